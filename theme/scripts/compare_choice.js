// Choosing what to lay side by side: the list on the page without pilots, and the window to add or replace one.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  if (!compare) {
    return;
  }
  const { change, find, known, make, most, state } = compare;
  const form = find("form");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const matches = (words, { title, place }) => {
    const text = plain(`${place} ${title}`);
    return plain(words).split(/\s+/).every((word) => text.includes(word));
  };
  const ticked = () => [...known.values()].filter(({ input }) => input.checked).map(({ input }) => input.value);
  const count = () => {
    const chosen = ticked();
    known.forEach(({ input }) => {
      input.disabled = chosen.length >= most && !input.checked;
    });
    const words = chosen.length ? `${chosen.length} gekozen${chosen.length >= most ? ", meer kan niet" : ""}.` : "";
    find("count").textContent = `${words}${chosen.length < 2 ? " Kies er minstens twee." : ""}`.trim();
    return chosen;
  };
  compare.tick = () => {
    let chosen = state().pilots.length ? state().pilots : window.pilotwijzerAddress.all("keuze").slice(0, most);
    if (!chosen.length) {
      try {
        chosen = (localStorage.getItem("pilotwijzer.keuze") ?? "").split(",").slice(0, most);
      } catch {
        // Nothing kept, then.
      }
    }
    known.forEach(({ input }, slug) => {
      input.checked = chosen.includes(slug);
    });
    form.hidden = false;
    if (find("examples")) {
      find("examples").hidden = false;
    }
    count();
  };
  form.addEventListener("change", count);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const pilots = count();
    if (pilots.length > 1) {
      change({ pilots }, { focus: [`name ${pilots[0]}`] });
      scrollTo(0, 0);
    } else {
      known.values().next().value?.input.focus();
    }
  });
  find("find").addEventListener("input", (event) => {
    known.forEach((pilot) => {
      pilot.input.closest("li").hidden = !pilot.input.checked && !matches(event.target.value, pilot);
    });
  });
  find("find").addEventListener("keydown", (event) => {
    // Enter looks for a pilot here; it does not send the form.
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });

  // -------------------------------------------------------------------- one more, or one instead of another

  const picker = find("picker");
  const pickerFind = picker.querySelector("[data-picker-find]");
  let replacing = null;
  const listPilots = () => {
    const found = [...known].filter(([slug, pilot]) => !state().pilots.includes(slug) && matches(pickerFind.value, pilot));
    const options = found.slice(0, 40).map(([slug, { title, place }]) => {
      const item = make("li");
      const choice = make("button", "option");
      choice.value = slug;
      choice.append(make("span", "option__place", place), " ", make("span", "option__title", title));
      item.append(choice);
      return item;
    });
    picker.querySelector("[data-picker-list]").replaceChildren(...options);
    const more = found.length - options.length;
    picker.querySelector("[data-picker-count]").textContent =
      `${found.length} ${found.length === 1 ? "pilot" : "pilots"} gevonden.${more > 0 ? " Typ meer om te kiezen uit minder." : ""}`;
  };
  compare.pick = (slug) => {
    replacing = slug;
    picker.querySelector("[data-picker-title]").textContent = slug
      ? `Welke pilot in plaats van ${known.get(slug).title}?`
      : "Welke pilot erbij?";
    picker.returnValue = "";
    pickerFind.value = "";
    listPilots();
    picker.showModal();
    pickerFind.focus();
  };
  pickerFind.addEventListener("input", listPilots);
  pickerFind.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
  picker.addEventListener("close", () => {
    const slug = picker.returnValue;
    if (slug) {
      const pilots = replacing ? state().pilots.map((old) => (old === replacing ? slug : old)) : [...state().pilots, slug];
      change({ pilots }, { focus: [`name ${slug}`], say: `${known.get(slug).title} staat erbij.` });
    }
  });
  find("add").addEventListener("click", () => compare.pick(null));
})();
