// Choosing from a list: one tick, a few options, many with search as one types, or several at once.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const MANY = 7;
  const FILTERED = 12;

  ui.isMany = (options) => options.length > MANY;

  ui.tick = (field, value, frame) => {
    const box = make("input", { type: "checkbox", id: frame.id, "aria-describedby": frame.described });
    box.checked = value === "ja";
    // What was written as `nee` stays written.
    return { control: box, inline: true, value: () => (box.checked ? "ja" : value === "nee" ? "nee" : undefined) };
  };

  ui.select = (field, value = "", frame, options) => {
    const select = make("select", { class: "control", id: frame.id, "aria-describedby": frame.described });
    const draw = (all, chosen) => {
      const unknown = chosen && !all.some((option) => option.key === chosen) ? [{ key: chosen, label: chosen }] : [];
      select.replaceChildren(...[{ key: "", label: "Kies …" }, ...all, ...unknown].map((option) => make("option", { value: option.key }, option.label)));
      select.value = chosen;
    };
    draw(options, value);
    if (field.list === "bronnen") {
      ui.onSources((all) => draw(all, select.value));
    }
    return {
      control: select,
      value: () => select.value || undefined,
      put: (text) => draw(options, text),
    };
  };

  // What is typed stands for an option when it is its name or its key; anything else stays as it is, for the check.
  ui.combobox = (field, value, frame, options) => {
    const listId = `${frame.id}-lijst`;
    const labelOf = (key) => options.find((option) => option.key === key)?.label ?? key ?? "";
    const keyOf = (text) => {
      const folded = ui.fold(text.trim());
      const found = options.find((option) => ui.fold(option.label) === folded) ?? options.find((option) => option.key === folded);
      return found ? found.key : text.trim();
    };
    const input = make("input", {
      class: "control", id: frame.id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": listId, "aria-describedby": frame.described,
    });
    const list = make("ul", { class: "options plain", id: listId, role: "listbox", "aria-label": field.label, hidden: true });
    const toggle = ui.button("", () => {
      const wasOpen = !list.hidden;
      input.focus();
      wasOpen ? close() : open("");
    }, { class: "pick__toggle", tabindex: "-1", "aria-hidden": "true" });
    input.value = labelOf(value);
    let shown = [];
    let at = -1;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (option) => {
      input.value = option.label;
      close();
      ui.changed(input);
    };
    const move = (to) => {
      list.children[at]?.setAttribute("aria-selected", "false");
      at = to;
      const item = list.querySelectorAll("[role=option]")[at];
      item.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    };
    const matches = (text) => {
      const words = ui.fold(text).split(/\s+/).filter(Boolean);
      return options.filter((option) => words.every((word) => ui.fold(`${option.label} ${option.key}`).includes(word)));
    };
    const open = (text) => {
      shown = matches(text);
      const near = shown.length || !text.trim() ? [] : ui.nearest(text, options);
      const remark = near.length ? "Bedoelt u:" : "Niets gevonden. U kunt de naam zo laten staan.";
      const found = shown.length > 0;
      shown = found ? shown : near;
      list.replaceChildren(...shown.map((option, number) =>
        make("li", {
          class: "offer", id: `${listId}-${number}`, role: "option", "aria-selected": "false",
          mousedown: (event) => event.preventDefault(), click: () => choose(option),
        }, !found && number === 0 ? make("span", { class: "offer__near" }, "Bedoelt u: ") : "", option.label)));
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(shown.length > 0));
      ui.say(found ? `${shown.length} ${shown.length === 1 ? "mogelijkheid" : "mogelijkheden"}` : remark);
    };

    input.addEventListener("input", (event) => event.isTrusted && open(input.value));
    input.addEventListener("click", () => list.hidden && open(""));
    input.addEventListener("blur", () => {
      close();
      input.value = labelOf(keyOf(input.value));
    });
    input.addEventListener("keydown", (event) => {
      const last = shown.length - 1;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) {
          open(options.some((option) => option.label === input.value) ? "" : input.value);
        }
        if (!list.hidden) {
          move(event.key === "ArrowDown" ? (at >= shown.length - 1 ? 0 : at + 1) : at <= 0 ? shown.length - 1 : at - 1);
        }
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!list.hidden && (at >= 0 || last === 0)) {
          choose(shown[Math.max(at, 0)]);
        }
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      }
    });
    return {
      control: input,
      holder: make("div", { class: "pick" }, input, toggle, list),
      value: () => (input.value.trim() ? keyOf(input.value) : undefined),
      put: (text) => {
        input.value = labelOf(text);
      },
    };
  };

  // Several keys of a list: the order in the file stays, what is added comes behind it.
  ui.choices = (field, value = [], options) => {
    const id = ui.id(field.key);
    const box = make("div", { class: "ticks" });
    const boxes = new Map();
    const started = [...value];
    const draw = (all) => {
      const chosen = boxes.size ? picked() : started;
      boxes.clear();
      const unknown = chosen.filter((key) => !all.some((option) => option.key === key)).map((key) => ({ key, label: key }));
      box.replaceChildren(...[...all, ...unknown].map((option) => {
        const tick = make("input", { type: "checkbox", value: option.key, id: `${id}-${option.key}` });
        tick.checked = chosen.includes(option.key);
        boxes.set(option.key, tick);
        return make("label", { class: "tick" }, tick, make("span", {}, option.label));
      }));
    };
    const picked = () => {
      const now = [...boxes].filter(([, tick]) => tick.checked).map(([key]) => key);
      return [...started.filter((key) => now.includes(key)), ...now.filter((key) => !started.includes(key))];
    };
    draw(options);
    const filter = options.length > FILTERED && make("input", {
      class: "control ticks__filter", type: "search", "aria-label": `Zoek in ${field.label}`, placeholder: "Zoek …",
      input: (event) => {
        event.stopPropagation();
        const words = ui.fold(filter.value);
        const found = [...box.children].filter((label) => {
          label.hidden = !ui.fold(label.textContent).includes(words);
          return !label.hidden;
        });
        ui.say(`${found.length} gevonden`);
      },
      keydown: (event) => event.key === "Enter" && event.preventDefault(),
    });
    return {
      parts: [filter, box],
      draw,
      value: () => (picked().length ? picked() : undefined),
      focus: () => box.querySelector("input")?.focus(),
      put: (text, place) => {
        const tick = [...boxes.values()][place];
        if (tick) {
          tick.checked = false;
        }
        const wanted = boxes.get(text);
        if (wanted) {
          wanted.checked = true;
        }
      },
    };
  };
})();
