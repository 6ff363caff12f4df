// Choosing from a list: one tick, a few options, many with search as one types, or several at once. An option is a pair of
// a key and a name.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const { near } = window.pilotwijzerForm;
  const FILTERED = 12;

  // What was chosen and is no option, as one.
  const withUnknown = (options, chosen) => {
    const keys = options.map(([key]) => key);
    return [...options, ...chosen.filter((key) => key && !keys.includes(key)).map((key) => [key, key])];
  };

  ui.tick = (field, value) => {
    const control = make("input", { type: "checkbox", checked: value === "ja" });
    // What was written as `nee` stays written.
    return { control, isTick: true, value: () => (control.checked ? "ja" : value === "nee" ? "nee" : undefined) };
  };

  ui.select = (field, value = "", options) => {
    const control = make("select", { class: "control" });
    const draw = (all, chosen) => {
      control.replaceChildren(...withUnknown([["", "Kies …"], ...all], [chosen]).map(([key, name]) => new Option(name, key)));
      control.value = chosen;
    };
    draw(options, value);
    if (field.list === "bronnen") {
      ui.onSources((all) => draw(all, control.value));
    }
    return { control, value: () => control.value || undefined, put: (key) => draw(options, key) };
  };

  // What is typed stands for an option when it is its name or its key; anything else stays as it is, for the check.
  ui.combobox = (field, value = "", options) => {
    const holder = ui.copy("combobox");
    const [control, toggle, list] = holder.children;
    list.id = `${ui.id(field.key)}-lijst`;
    list.setAttribute("aria-label", field.label);
    control.setAttribute("aria-controls", list.id);
    const nameOf = (key) => options.find((option) => option[0] === key)?.[1] ?? key;
    const keyOf = (text) => {
      const folded = ui.fold(text.trim());
      const found = options.find(([, name]) => ui.fold(name) === folded) ?? options.find(([key]) => key === folded);
      return found ? found[0] : text.trim();
    };
    const put = (key) => {
      control.value = nameOf(key);
    };
    put(value);
    let at = -1;

    const show = (isOpen) => {
      list.hidden = !isOpen;
      at = -1;
      control.setAttribute("aria-expanded", isOpen);
      control.removeAttribute("aria-activedescendant");
    };
    const close = () => show(false);
    const choose = (name) => {
      control.value = name;
      close();
      ui.changed(control);
    };
    const move = (to) => {
      const items = list.children;
      items[at]?.setAttribute("aria-selected", "false");
      at = (to + items.length) % items.length;
      items[at].setAttribute("aria-selected", "true");
      control.setAttribute("aria-activedescendant", items[at].id);
      items[at].scrollIntoView({ block: "nearest" });
    };
    const matches = (text) => {
      const words = ui.fold(text).split(/\s+/);
      return options.filter((option) => words.every((word) => ui.fold(option.join(" ")).includes(word)));
    };
    // Of which the name or the key is most like what was typed.
    const likely = (text) => {
      const found = [0, 1].map((part) => near(text, options.map((option) => option[part])));
      return options.filter((option) => option.some((word) => found.includes(word)));
    };
    const open = (text) => {
      const found = matches(text);
      const shown = found.length ? found : likely(text);
      const remark = found.length ? "" : "Bedoelt u: ";
      list.replaceChildren(...shown.map(([, name], number) =>
        make("li", {
          class: "offer", id: `${list.id}-${number}`, role: "option", "aria-selected": "false",
          mousedown: (event) => event.preventDefault(), click: () => choose(name),
        }, remark && number === 0 ? make("span", { class: "offer__near" }, remark) : "", name)));
      show(shown.length > 0);
      if (found.length) {
        ui.say(`${found.length} ${found.length === 1 ? "mogelijkheid" : "mogelijkheden"}`);
      } else {
        ui.say(shown.length ? "Bedoelt u:" : ui.text("nothing-found"));
      }
    };
    const arrow = (by) => {
      if (list.hidden) {
        open(options.some(([, name]) => name === control.value) ? "" : control.value);
      }
      if (!list.hidden) {
        move(at < 0 && by < 0 ? -1 : at + by);
      }
    };

    toggle.addEventListener("click", () => {
      const wasOpen = !list.hidden;
      control.focus();
      wasOpen ? close() : open("");
    });
    control.addEventListener("input", (event) => event.isTrusted && open(control.value));
    control.addEventListener("click", () => list.hidden && open(""));
    control.addEventListener("blur", () => {
      close();
      put(keyOf(control.value));
    });
    control.addEventListener("keydown", (event) => {
      const act = {
        ArrowDown: () => arrow(1),
        ArrowUp: () => arrow(-1),
        Enter: () => !list.hidden && (at >= 0 || list.children.length === 1) && list.children[Math.max(at, 0)].click(),
        Escape: list.hidden ? null : close,
      }[event.key];
      if (act) {
        event.preventDefault();
        act();
      }
    });
    return {
      control,
      holder,
      value: () => keyOf(control.value) || undefined,
      put,
    };
  };

  // Several keys of a list: the order in the file stays, what is added comes behind it.
  ui.choices = (field, value = [], options) => {
    const box = make("div", { class: "ticks" });
    let ticks = [];
    const picked = () => {
      const now = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
      return [...value.filter((key) => now.includes(key)), ...now.filter((key) => !value.includes(key))];
    };
    const draw = (all) => {
      const chosen = ticks.length ? picked() : value;
      const labels = withUnknown(all, chosen).map(([key, name]) => {
        const tick = make("input", { type: "checkbox", value: key, id: `${ui.id(field.key)}-${key}`, checked: chosen.includes(key) });
        return make("label", { class: "tick" }, tick, make("span", {}, name));
      });
      box.replaceChildren(...labels);
      ticks = labels.map((label) => label.firstChild);
    };
    draw(options);
    const filter = make("input", {
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
      parts: [options.length > FILTERED && filter, box],
      draw,
      value: () => (picked().length ? picked() : undefined),
      focus: () => ticks[0]?.focus(),
      // In the place of the one that was no option.
      put: (key, place) =>
        ticks.forEach((tick, at) => {
          tick.checked = tick.value === key || (tick.checked && at !== place);
        }),
    };
  };
})();
