// One editor for each kind of field in the model. An editor has its element (`node`), gives its value as it stands (`value`,
// undefined when empty), leads to the editor of a part (`at`), takes focus and shows what the check says of it.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;

  const COUNT_FROM = 0.75;

  const editors = new WeakMap();
  ui.editorOf = (node) => editors.get(node);

  // ---------------------------------------------------------------------------------------- what all have

  const messages = (id) => make("div", { class: "fill__faults", id });

  const showIn = (box, faults, editor) => {
    box.replaceChildren(...faults.map((fault) => ui.faultLine(fault, editor)));
  };

  const register = (editor) => {
    editor.touched = false;
    editors.set(editor.node, editor);
    return editor;
  };

  // Whether a field must be filled; `excused` is for what may be left empty with a reason.
  const need = (required, excused) =>
    (required || excused) && make("span", { class: "fill__need" }, excused ? " (nodig, of zeg waarom niet)" : " (nodig)");

  // The frame of a field with one control: name, explanation, control, counter, messages.
  const leaf = (field, value, makeControl, { label = field.label, required = field.required, excused = field.excused, help: said = field.help } = {}) => {
    const id = ui.id(field.key);
    const help = said && ui.fold(said) === `de ${ui.fold(label)}.` ? "" : said;
    const example = !field.options && !field.list && field.kind !== "choice" && field.example;
    const note = [help, example && `Bijvoorbeeld: ${example}`].filter(Boolean).join(" ");
    const frame = { id, described: note ? `${id}-uitleg ${id}-fout` : `${id}-fout` };
    const made = makeControl(frame);
    const faults = messages(`${id}-fout`);
    const name = make("label", { class: "fill__name", for: id }, label, need(required, excused));
    const explanation = note && make("p", { class: "fill__help", id: `${id}-uitleg` }, note);
    const editor = register({
      node: make(
        "div",
        { class: made.inline ? "fill fill--tick" : "fill" },
        ...(made.inline ? [made.control, name, explanation] : [name, explanation, made.holder ?? made.control, made.count]),
        faults,
      ),
      control: made.control,
      leaf: true,
      value: made.value,
      put: made.put,
      at: () => null,
      focus: () => made.control.focus(),
      name: (text) => {
        name.firstChild.data = text;
      },
      called: () => name.firstChild.data,
      show: (found) => {
        showIn(faults, found, editor);
        found.some((fault) => fault.severity === "fout")
          ? made.control.setAttribute("aria-invalid", "true")
          : made.control.removeAttribute("aria-invalid");
      },
    });
    return editor;
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

  const text = (field, value, options) =>
    leaf(field, value, (frame) => {
      const long = field.multiline || /\n/.test(value ?? "") || (value ?? "").length > 120;
      const attributes = {
        class: "control", id: frame.id, autocomplete: "off", "aria-describedby": frame.described, "aria-required": field.required && "true",
      };
      const control = long
        ? make("textarea", { ...attributes, rows: "2" })
        : make("input", { ...attributes, type: "text", inputmode: { number: "numeric", url: "url" }[field.kind], spellcheck: field.kind === "text" ? undefined : "false" });
      control.value = value ?? "";
      const began = control.value;
      return {
        control,
        count: field.max && field.kind === "text" && counter(field, control),
        // What was not touched stays as it is in the file, to the last space.
        value: () => (control.value === began ? value || undefined : control.value.trim() || undefined),
        put: (put) => {
          control.value = put;
        },
      };
    }, options);

  const choice = (field, value, options) => {
    const given = ui.options(field);
    if (given.length === 2 && given[0].key === "ja" && !field.required) {
      return leaf(field, value, (frame) => ui.tick(field, value, frame), options);
    }
    const kind = field.list && field.list !== "bronnen" && ui.isMany(given) ? ui.combobox : ui.select;
    return leaf(field, value, (frame) => kind(field, value, frame, given), options);
  };

  // A set of fields that belong together, with its name, explanation and messages.
  const set = (field, body, { label = field.label, named = true, quiet = false, help: note = field.help } = {}) => {
    const id = ui.id(field.key);
    const faults = messages(`${id}-fout`);
    const legend = named && make("legend", { class: quiet ? "visually-hidden" : "set__name" }, label, need(field.required, field.excused));
    const node = make(
      named ? "fieldset" : "div",
      { class: "set", "aria-describedby": named && note ? `${id}-uitleg` : false },
      legend,
      note && named && make("p", { class: "fill__help", id: `${id}-uitleg` }, note),
      ...body,
      faults,
    );
    return {
      node,
      name: (text) => legend && (legend.firstChild.data = text),
      called: () => (legend ? legend.firstChild.data : label),
      show(found) {
        showIn(faults, found, this);
      },
    };
  };

  const choices = (field, value, options) => {
    const sources = field.item.list === "bronnen";
    // A figure always says where it comes from; the rest only when there is something to choose.
    const least = options.inside?.key === "metingen" ? 1 : 2;
    const made = ui.choices(field, value, ui.options(field.item));
    const framed = set(field, made.parts.filter(Boolean), options);
    if (sources) {
      ui.onSources((all) => {
        made.draw(all);
        framed.node.hidden = all.length < least && !made.value();
      });
    }
    return register({
      ...framed,
      value: made.value,
      focus: made.focus,
      // A part of it is no editor of its own: what is said of it stands under the whole.
      at: () => null,
      put: made.put,
    });
  };

  // ------------------------------------------------------------------------------------- groups and lists

  const isTicks = (field) => field.kind === "list" && field.item.kind === "choice";
  
  const NAMED = 2;
  const more = (names, parts, filled) => {
    if (!parts.length) {
      return null;
    }
    const first = names.slice(0, NAMED).map((name) => name.charAt(0).toLowerCase() + name.slice(1)).join(", ");
    const summary = make("summary", {}, `Meer velden: ${first}${names.length > NAMED ? " …" : ""}`);
    const details = make("details", { class: "more" }, summary, make("div", { class: "more__fields" }, ...parts));
    details.open = filled;
    return details;
  };

  // The fields of a group: what most pilots fill in is open. `main` is the field that alone makes the short form.
  ui.fieldsOf = (field, value = {}, options = {}) => {
    const parts = new Map();
    const first = field.short && field.fields.find((one) => one.key === field.short);
    const order = (first ? [first, ...field.fields.filter((one) => one !== first)] : field.fields)
      .filter((one) => !options.without?.has(one.key));
    const rare = new Set(order.filter((one) => one !== first && one.rare));
    const alone = order.length - rare.size === 1;
    const edit = (one) => {
      // A field that stands for the whole has its name and its explanation.
      const instead = alone && !rare.has(one) ? options.instead : {};
      const part = ui.editor(one, value[one.key], { inside: field, top: options.top, quiet: options.quiet, ...instead });
      parts.set(one.key, part);
      return part;
    };
    const open = order.filter((one) => !rare.has(one)).map(edit);
    const rest = [...rare].map(edit);
    const filled = rest.some((part) => part.value() !== undefined);
    return { parts, open, rest: more([...rare].map((one) => one.label), rest.map((part) => part.node), filled) };
  };

  ui.collect = (keys, parts) => {
    const value = {};
    keys.forEach((key) => {
      const part = parts.get(key)?.value();
      if (part !== undefined) {
        value[key] = part;
      }
    });
    return Object.keys(value).length ? value : undefined;
  };

  const group = (field, value, options = {}) => {
    const label = options.label ?? field.label;
    const instead = { label, required: Boolean(field.required), excused: field.excused, help: options.help ?? field.help };
    const made = ui.fieldsOf(field, value ?? {}, { instead });
    const { parts, open, rest } = made;
    const keys = field.fields.map((one) => one.key);
    const alone = open.length === 1 && open[0].leaf;
    const body = [...open.map((part) => part.node), rest];
    const framed = set(field, body, { ...options, named: !alone && options.named !== false });
    return register({
      ...framed,
      value: () => ui.collect(keys, parts),
      at: (key) => parts.get(key) ?? null,
      focus: () => open[0].focus(),
      name: alone ? open[0].name : framed.name,
      called: alone ? open[0].called : framed.called,
      put: (put) => parts.get(field.short)?.put?.(put),
    });
  };

  // Entries that can be added, removed and moved. What is empty does not count.
  const list = (field, value = [], options = {}) => {
    const one = field.one ?? field.label;
    const entries = make("ol", { class: "items plain" });
    let items = [];
    const nameOf = (item) => `${one} ${items.indexOf(item) + 1}`;

    const number = () => {
      entries.replaceChildren(...items.map((item) => item.node));
      items.forEach((item, at) => {
        item.editor.name(items.length > 1 || !options.top ? `${one} ${at + 1}` : one);
        item.tools.replaceChildren(...tools(item, at));
        item.tools.hidden = items.length === 1 && options.top && item.editor.value() === undefined;
      });
    };
    const redraw = (item, word) => {
      number();
      const buttons = [...item.tools.querySelectorAll("button")];
      (buttons.find((button) => button.dataset.act === word) ?? buttons[0]).focus();
      ui.changed(entries);
    };
    const move = (item, by, word) => {
      const at = items.indexOf(item);
      const to = at + by;
      if (to < 0 || to >= items.length) {
        ui.say(by < 0 ? "Dit is al de eerste." : "Dit is al de laatste.");
        return;
      }
      items.splice(at, 1);
      items.splice(to, 0, item);
      redraw(item, word);
      ui.say(`Staat nu op plaats ${to + 1} van ${items.length}.`);
    };
    const remove = (item) => {
      const at = items.indexOf(item);
      const name = nameOf(item);
      items = items.filter((other) => other !== item);
      number();
      ui.changed(entries);
      (items[at] ?? items[at - 1])?.editor.focus();
      if (!items.length) {
        add.focus();
      }
      if (item.editor.value() === undefined) {
        ui.say(`${name} is weg.`);
        return;
      }
      ui.offer(`${name} is weg.`, "Zet terug", () => {
        items.splice(at, 0, item);
        number();
        ui.changed(entries);
        item.editor.focus();
        ui.say(`${name} staat er weer.`);
      });
    };
    const tool = (word, text, item, act, off) =>
      ui.button([text, ui.hidden(` ${nameOf(item)}`)], act, { class: "act act--small", "data-act": word, "aria-disabled": off && "true" });
    const tools = (item, at) => [
      ...(items.length > 1
        ? [
            tool("op", "Omhoog", item, () => move(item, -1, "op"), at === 0),
            tool("neer", "Omlaag", item, () => move(item, 1, "neer"), at === items.length - 1),
          ]
        : []),
      tool("weg", "Haal weg", item, () => remove(item)),
    ];
    const insert = (content) => {
      const editor = ui.editor(field.item, content, { label: one, help: "", inside: field, entry: true });
      const item = { editor, tools: make("div", { class: "item__tools", role: "group", "aria-label": "Plaats in de lijst" }) };
      item.node = make("li", { class: "item" }, editor.node, item.tools);
      items.push(item);
      return item;
    };
    const add = ui.button(`Voeg toe: ${one.toLowerCase()}`, () => {
      const item = insert();
      number();
      item.editor.focus();
      ui.say(`${nameOf(item)} is toegevoegd.`);
    }, { class: "act act--add" });
    const framed = set(field, [entries, add], options);
    value.forEach((content) => insert(content));
    if (!items.length && options.top) {
      insert();
    }
    number();
    entries.addEventListener("input", () => {
      if (items.length === 1) {
        items[0].tools.hidden = options.top && items[0].editor.value() === undefined;
      }
    });
    const full = () => items.filter((item) => item.editor.value() !== undefined);
    return register({
      ...framed,
      value: () => (full().length ? full().map((item) => item.editor.value()) : undefined),
      at: (place) => full()[place]?.editor ?? null,
      focus: () => (items[0] ? items[0].editor.focus() : add.focus()),
    });
  };

  // A mapping with keys of its own, shown as a list: each gets its key from what is written first, and keeps it.
  const map = (field, value = {}, options = {}) => {
    const keys = new WeakMap();
    const asList = { ...field, kind: "list" };
    const made = list(asList, Object.values(value), options);
    const entryEditors = () => [...made.node.querySelectorAll(":scope > .items > .item")].map((entry) => editors.get(entry.firstElementChild));
    entryEditors().forEach((editor, at) => Object.keys(value)[at] && keys.set(editor, Object.keys(value)[at]));
    const keyed = () => {
      const full = entryEditors().map((editor) => [editor, editor.value()]).filter(([, content]) => content !== undefined);
      const taken = new Set(full.map(([editor]) => keys.get(editor)));
      return full.map(([editor, content]) => {
        const key = keys.get(editor) ?? ui.unique(ui.slug(String(content[field.item.short] ?? "")).split("-").slice(0, 2).join("_") || "bron", taken);
        taken.add(key);
        if (editor.touched) {
          keys.set(editor, key);
        }
        return [key, content, editor];
      });
    };
    made.value = () => {
      const all = keyed();
      return all.length ? Object.fromEntries(all.map(([key, content]) => [key, content])) : undefined;
    };
    made.at = (key) => keyed().find(([own]) => own === key)?.[2] ?? null;
    return made;
  };

  // Why something is not there. `whole` is a heading: then it is the first question.
  ui.absence = (field, key, value, whole) => {
    const stand = field.fields.find((one) => one.key === "stand");
    const { parts } = ui.fieldsOf(field, value, { without: new Set(["stand"]) });
    const name = ui.id("ontbreekt");
    const answers = [{ key: "", label: whole ? "Ja, ik vul het in" : "Niet gekozen" }, ...ui.options(stand).map((one) => ({ ...one, label: one.label }))];
    const radios = answers.map((one) => {
      const radio = make("input", { type: "radio", name, value: one.key });
      radio.checked = one.key === (value?.stand ?? "");
      return radio;
    });
    const why = make("div", { class: "why__rest" }, ...[...parts.values()].map((part) => part.node));
    const chosen = () => radios.find((radio) => radio.checked).value;
    const framed = set(
      { key: "ontbreekt", label: whole ? "Staat hier iets over in uw bron?" : "Waarom is dit leeg?", help: "" },
      [make("div", { class: "answers" }, ...radios.map((radio, at) => make("label", { class: "tick" }, radio, make("span", {}, answers[at].label)))), why],
    );
    const words = [...framed.node.querySelectorAll(".answers span")];
    // A heading of which a part is filled in has no `Nee`.
    const partly = (filled) => {
      answers.forEach((one, at) => {
        if (whole && one.key) {
          words[at].textContent = `${filled ? "Ja, maar een deel" : "Nee"}: ${one.label}`;
        }
      });
    };
    partly(false);
    const follow = () => {
      why.hidden = !chosen();
    };
    framed.node.addEventListener("input", follow);
    follow();
    const order = field.fields.map((one) => one.key);
    const all = new Map([...parts, ["stand", { value: () => chosen() || undefined }]]);
    return register({
      ...framed,
      stand: chosen,
      partly,
      parts,
      value: () => (chosen() ? ui.collect(order, all) : undefined),
      put: (put) => {
        radios.find((radio) => radio.value === put).checked = true;
        follow();
      },
      at: (step) => parts.get(step) ?? null,
      focus: () => radios.find((radio) => radio.checked).focus(),
    });
  };

  ui.editor = (field, value, options = {}) => {
    if (field.kind === "group") {
      return group(field, value, options);
    }
    if (field.kind === "map") {
      return map(field, value, options);
    }
    if (field.kind === "list") {
      return isTicks(field) ? choices(field, value, options) : list(field, value, options);
    }
    return field.kind === "choice" || field.list ? choice(field, value, options) : text(field, value, options);
  };
})();
