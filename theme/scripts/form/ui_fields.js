// One editor for each kind of field in the model. An editor has its element (`node`), gives its value as it stands (`value`,
// undefined when empty), leads to the editor of a part (`at`), takes focus and shows what the check says of it.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;

  const COUNT_FROM = 0.75;
  // More than so many options are searched.
  const MANY = 7;

  // ---------------------------------------------------------------------------------------- what all have

  const messages = (id) => make("div", { class: "fill__faults", id });

  const showIn = (box, faults) => box.replaceChildren(...faults.map(ui.faultLine));

  // Whether the focus was in it and is elsewhere now.
  ui.wasLeft = ({ node }) => Boolean(node?.classList.contains("was-left"));

  // Whether a field must be filled; `excused` is for what may be left empty with a reason.
  const need = (required, excused) =>
    (required || excused) && make("span", { class: "fill__need" }, excused ? " (nodig, of zeg waarom niet)" : " (nodig)");

  // The frame of a field with one control: name, explanation, control, counter, messages.
  const leaf = (field, made, options) => {
    const { key, label, help: said, required, excused, example } = { ...field, ...options };
    const id = ui.id(key);
    const help = ui.fold(said) === `de ${ui.fold(label)}.` ? "" : said;
    const isOpen = !field.options && !field.list;
    const note = [help, isOpen && example && `Bijvoorbeeld: ${example}`].filter(Boolean).join(" ");
    const faults = messages(`${id}-fout`);
    const words = new Text(label);
    const name = make("label", { class: "fill__name", for: id }, words, need(required, excused));
    const explanation = note && make("p", { class: "fill__help", id: `${id}-uitleg` }, note);
    const { control, isTick, holder = control } = made;
    control.id = id;
    control.setAttribute("aria-describedby", `${note && `${id}-uitleg `}${id}-fout`);
    return {
      ...made,
      node: make(
        "div",
        { class: isTick ? "fill fill--tick" : "fill" },
        isTick ? [control, name, explanation] : [name, explanation, holder, made.count],
        faults,
      ),
      leaf: true,
      label: words,
      at: () => null,
      focus: () => control.focus(),
      show: (found) => {
        showIn(faults, found);
        control.setAttribute("aria-invalid", found.some((fault) => fault.severity === "fout"));
      },
    };
  };

  const counter = (field, control) => {
    const count = make("p", { class: "fill__count", "aria-hidden": "true" });
    let told = "";
    const show = () => {
      const { length } = [...control.value];
      const over = length > field.max;
      count.textContent = field.max <= 500 || length > field.max * COUNT_FROM ? `${length} van ${field.max} tekens` : "";
      count.classList.toggle("is-over", over);
      const state = over ? `Langer dan ${field.max} tekens` : length > field.max * 0.9 ? `Nog ${field.max - length} tekens` : "";
      if (document.activeElement === control && state && told.slice(0, 3) !== state.slice(0, 3)) {
        ui.say(state);
      }
      told = state;
    };
    control.addEventListener("input", show);
    show();
    return count;
  };

  const text = (field, value = "", options) => {
    const isLong = field.multiline || value.includes("\n") || value.length > 120;
    const attributes = { class: "control", autocomplete: "off", "aria-required": field.required && "true" };
    const control = isLong
      ? make("textarea", { ...attributes, rows: "2" })
      : make("input", { ...attributes, inputmode: { number: "numeric", url: "url" }[field.kind], spellcheck: field.kind !== "text" && "false" });
    const put = (text) => {
      control.value = text;
    };
    put(value);
    const began = control.value;
    return leaf(field, {
      control,
      count: field.max && field.kind === "text" && counter(field, control),
      // What was not touched stays as it is in the file, to the last space.
      value: () => (control.value === began ? value : control.value.trim()) || undefined,
      put,
    }, options);
  };

  const choice = (field, value, options) => {
    const given = ui.options(field);
    const isTick = given.length === 2 && given[0][0] === "ja" && !field.required;
    const isSearched = field.list && field.list !== "bronnen" && given.length > MANY;
    const kind = isTick ? ui.tick : isSearched ? ui.combobox : ui.select;
    return leaf(field, kind(field, value, given), options);
  };

  // A set of fields that belong together, with its name, explanation and messages.
  const set = (field, body, options) => {
    const { label, help: note, named = true, quiet } = { ...field, ...options };
    const id = ui.id(field.key);
    const faults = messages(`${id}-fout`);
    const words = new Text(label);
    const isTold = Boolean(named && note);
    return {
      label: words,
      node: make(
        named ? "fieldset" : "div",
        { class: "set", "aria-describedby": isTold && `${id}-uitleg` },
        named && make("legend", { class: quiet ? "visually-hidden" : "set__name" }, words, need(field.required, field.excused)),
        isTold && make("p", { class: "fill__help", id: `${id}-uitleg` }, note),
        body,
        faults,
      ),
      show: (found) => showIn(faults, found),
    };
  };

  const choices = (field, value, options) => {
    // A figure always says where it comes from; the rest only when there is something to choose.
    const least = options.inside?.key === "metingen" ? 1 : 2;
    const made = ui.choices(field, value, ui.options(field.item));
    const framed = set(field, made.parts, options);
    if (field.item.list === "bronnen") {
      ui.onSources((all) => {
        made.draw(all);
        framed.node.hidden = all.length < least && !made.value();
      });
    }
    // A part of it is no editor of its own: what is said of it stands under the whole.
    return { ...framed, ...made, at: () => null };
  };

  // ------------------------------------------------------------------------------------- groups and lists

  const NAMED = 2;
  const more = (editors) => {
    const names = editors.map(({ label }) => label.data);
    const first = names.slice(0, NAMED).map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(", ");
    return make(
      "details",
      { class: "more", open: editors.some((editor) => editor.value() !== undefined) },
      make("summary", {}, `Meer velden: ${first}${names.length > NAMED ? " …" : ""}`),
      make("div", { class: "more__fields" }, editors.map((editor) => editor.node)),
    );
  };

  // The fields of a group: what most pilots fill in is open. The field that alone makes the short form comes first.
  ui.fieldsOf = (field, value = {}, { instead, ...options } = {}) => {
    const isShort = (one) => one.key === field.short;
    const order = [...field.fields].sort((one, other) => isShort(other) - isShort(one));
    const isRare = (one) => one.rare && !isShort(one);
    const usual = order.filter((one) => !isRare(one));
    const parts = new Map();
    const edit = (one, more) => {
      const part = ui.editor(one, value[one.key], { inside: field, ...options, ...more });
      parts.set(one.key, part);
      return part;
    };
    // A field that stands for the whole has its name and its explanation.
    const open = usual.map((one) => edit(one, usual.length === 1 && instead));
    const rest = order.filter(isRare).map((one) => edit(one));
    return { parts, open, nodes: [...open.map((part) => part.node), rest.length ? more(rest) : null] };
  };

  // The values of editors by their keys, or undefined when all are empty.
  ui.collect = (editors) => {
    const full = [...editors].map(([key, editor]) => [key, editor.value()]).filter(([, value]) => value !== undefined);
    return full.length ? Object.fromEntries(full) : undefined;
  };

  const group = (field, value, options) => {
    const { label, help, required, excused } = { ...field, ...options };
    const { parts, open, nodes } = ui.fieldsOf(field, value, { instead: { label, help, required, excused } });
    const alone = open.length === 1 && open[0].leaf;
    const framed = set(field, nodes, { ...options, named: !alone && !options.quiet });
    return {
      ...framed,
      label: alone ? open[0].label : framed.label,
      value: () => ui.collect(parts),
      at: (key) => parts.get(key),
      focus: () => open[0].focus(),
      put: (put) => parts.get(field.short)?.put?.(put),
    };
  };

  // Entries that can be added, removed and moved. What is empty does not count.
  const list = (field, value = [], options) => {
    const one = field.one ?? field.label;
    const entries = make("ol", { class: "items plain", input: () => number() });
    let items = [];
    const nameOf = (item) => `${one} ${items.indexOf(item) + 1}`;
    const isEmpty = (item) => item.editor.value() === undefined;

    // What stands in the list and is called as it should be is left where it is, with the focus in it.
    const number = () => {
      const isOnly = items.length === 1 && options.top;
      items.forEach((item) => {
        item.editor.label.data = isOnly ? one : nameOf(item);
        item.tools.hidden = isOnly && isEmpty(item);
      });
    };
    const draw = () => {
      entries.replaceChildren(...items.map((item) => item.node));
      const last = items.length - 1;
      items.forEach((item, at) => {
        const [up, down, away] = item.tools.children;
        [up, down, away].forEach((tool) => {
          tool.lastChild.textContent = ` ${nameOf(item)}`;
          tool.hidden = tool !== away && !last;
        });
        up.setAttribute("aria-disabled", at === 0);
        down.setAttribute("aria-disabled", at === last);
      });
      number();
    };
    const redraw = () => {
      draw();
      ui.changed(entries);
    };
    const move = (by) => (item, tool) => {
      const at = items.indexOf(item);
      const to = at + by;
      if (!items[to]) {
        ui.say(ui.text(by < 0 ? "first" : "last"));
        return;
      }
      items.splice(at, 1);
      items.splice(to, 0, item);
      redraw();
      tool.focus();
      ui.say(`Staat nu op plaats ${to + 1} van ${items.length}.`);
    };
    const remove = (item) => {
      const at = items.indexOf(item);
      const name = nameOf(item);
      items.splice(at, 1);
      redraw();
      ((items[at] ?? items[at - 1])?.editor ?? add).focus();
      if (isEmpty(item)) {
        ui.say(`${name} is weg.`);
        return;
      }
      ui.offer(`${name} is weg.`, () => {
        items.splice(at, 0, item);
        redraw();
        item.editor.focus();
        ui.say(`${name} staat er weer.`);
      });
    };
    const acts = { op: move(-1), neer: move(1), weg: remove };
    const insert = (content) => {
      const editor = ui.editor(field.item, content, { label: one, help: "", inside: field });
      const node = ui.copy("item");
      const item = { editor, node, tools: node.firstElementChild };
      item.tools.addEventListener("click", ({ target }) => {
        const tool = target.closest("button");
        acts[tool?.dataset.act]?.(item, tool);
      });
      node.prepend(editor.node);
      items.push(item);
      return item;
    };
    const add = ui.button(`Voeg toe: ${one.toLowerCase()}`, () => {
      const item = insert();
      draw();
      item.editor.focus();
      ui.say(`${nameOf(item)} is toegevoegd.`);
    }, { class: "act act--add" });
    (value.length || !options.top ? value : [undefined]).forEach(insert);
    draw();
    const full = () => items.filter((item) => !isEmpty(item)).map((item) => item.editor);
    return {
      ...set(field, [entries, add], options),
      editors: () => items.map((item) => item.editor),
      full,
      value: () => (full().length ? full().map((editor) => editor.value()) : undefined),
      at: (place) => full()[place],
      focus: () => (items[0]?.editor ?? add).focus(),
    };
  };

  // A mapping with keys of its own, shown as a list: each gets its key from what is written first, and keeps it.
  const map = (field, value = {}, options) => {
    const made = list(field, Object.values(value), options);
    const keys = new WeakMap(made.editors().map((editor, at) => [editor, Object.keys(value)[at]]));
    const keyed = () => {
      const taken = new Set(made.full().map((editor) => keys.get(editor)));
      return made.full().map((editor) => {
        const title = String(editor.value()[field.item.short] ?? "");
        const key = keys.get(editor) ?? ui.unique(ui.slug(title).split("-").slice(0, 2).join("_") || "bron", taken);
        taken.add(key);
        if (ui.wasLeft(editor)) {
          keys.set(editor, key);
        }
        return [key, editor];
      });
    };
    made.value = () => ui.collect(keyed());
    made.at = (key) => new Map(keyed()).get(key);
    return made;
  };

  // Why something is not there. Of a whole heading it is the first question.
  ui.absence = (field, value, isWhole) => {
    const [stand] = field.fields.filter((one) => one.key === "stand");
    const others = ui.fieldsOf({ fields: field.fields.filter((one) => one !== stand).map((one) => ({ ...one, rare: false })) }, value);
    const name = ui.id("ontbreekt");
    const answers = [["", isWhole ? "Ja, ik vul het in" : "Niet gekozen"], ...ui.options(stand)].map(([key, label]) => {
      const radio = make("input", { type: "radio", name, value: key, checked: key === (value?.stand ?? "") });
      return { radio, label, words: make("span", {}, label) };
    });
    const rest = make("div", { class: "why__rest" }, others.nodes);
    const chosen = () => answers.find(({ radio }) => radio.checked).radio;
    const framed = set(
      { key: "ontbreekt", label: ui.text(isWhole ? "is-there" : "why") },
      [make("div", { class: "answers" }, answers.map(({ radio, words }) => make("label", { class: "tick" }, radio, words))), rest],
    );
    // A heading of which a part is filled in has no `Nee`.
    const partly = (isFilled) => {
      answers.slice(isWhole ? 1 : answers.length).forEach(({ words, label }) => {
        words.textContent = `${isFilled ? "Ja, maar een deel" : "Nee"}: ${label}`;
      });
    };
    partly(false);
    const follow = () => {
      rest.hidden = !chosen().value;
    };
    framed.node.addEventListener("input", follow);
    follow();
    const parts = new Map([["stand", { value: () => chosen().value || undefined }], ...others.parts]);
    return {
      ...framed,
      stand: () => chosen().value,
      partly,
      value: () => (chosen().value ? ui.collect(parts) : undefined),
      put: (put) => {
        answers.find(({ radio }) => radio.value === put).radio.checked = true;
        follow();
      },
      at: (key) => others.parts.get(key),
      focus: () => chosen().focus(),
    };
  };

  ui.editor = (field, value, options = {}) => {
    const isTicks = field.item?.kind === "choice";
    const kind = { group, map, choice, list: isTicks ? choices : list }[field.kind] ?? text;
    return kind(field, value, options);
  };
})();
