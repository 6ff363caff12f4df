// Choosing what to lay side by side: the list on the page without pilots, and the window to add or replace one. Of
// many pilots only those stand in a list that match, and the first of them: a list of a thousand is slow and no help.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { address, change, find, known, make, most, state } = compare;
  const MOST_LISTED = 50;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const pilots = [...known].map(([slug, { title, place }]) => ({ slug, title, place, text: plain(`${place} ${title}`) }));
  const matching = (asked) => {
    const words = plain(asked).split(/\s+/);
    return pilots.filter(({ text }) => words.every((word) => text.includes(word)));
  };
  const nameOf = ({ place, title }) => [
    make("span", { class: "option__place" }, place),
    " ",
    make("span", { class: "option__title" }, title),
  ];
  const inList = (list, found, optionOf) => list.replaceChildren(...found.map((pilot) => make("li", {}, optionOf(pilot))));
  const counted = (found) => {
    const number = `${found.length} ${found.length === 1 ? "pilot" : "pilots"} gevonden.`;
    return found.length > MOST_LISTED ? `${number} U ziet de eerste ${MOST_LISTED}: typ meer woorden.` : number;
  };
  // Enter looks for a pilot here; it does not send the form.
  const stay = (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  };

  // -------------------------------------------------------------------------------- the list on the page

  const form = find("form");
  const list = find("list");
  const field = find("find");
  let ticked = new Set();
  const optionOf = (pilot) => {
    const input = make("input", { type: "checkbox", name: "pilots", value: pilot.slug, checked: ticked.has(pilot.slug) });
    return make("label", { class: "option" }, input, nameOf(pilot));
  };
  const listPilots = () => {
    const found = matching(field.value);
    const first = new Set(found.slice(0, MOST_LISTED));
    inList(list, pilots.filter((pilot) => ticked.has(pilot.slug) || first.has(pilot)), optionOf);
    find("found").textContent = field.value.trim() || found.length > MOST_LISTED ? counted(found) : "";
    count();
  };
  const count = () => {
    list.querySelectorAll("input").forEach((input) => {
      input.disabled = ticked.size >= most && !input.checked;
    });
    const words = ticked.size ? `${ticked.size} gekozen${ticked.size >= most ? ", meer kan niet" : ""}.` : "";
    find("count").textContent = `${words}${ticked.size < 2 ? " Kies er minstens twee." : ""}`.trim();
  };
  // What is kept in the tray stands in the address as well.
  compare.tick = () => {
    const asked = state().pilots.length ? state().pilots : address.all("keuze");
    ticked = new Set(asked.filter((slug) => known.has(slug)).slice(0, most));
    form.hidden = false;
    find("examples")?.removeAttribute("hidden");
    listPilots();
  };
  list.addEventListener("change", ({ target }) => {
    ticked[target.checked ? "add" : "delete"](target.value);
    count();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const chosen = pilots.map(({ slug }) => slug).filter((slug) => ticked.has(slug));
    if (chosen.length > 1) {
      change({ pilots: chosen }, { focus: [`name ${chosen[0]}`] });
      scrollTo(0, 0);
    } else {
      list.querySelector("input")?.focus();
    }
  });
  field.addEventListener("input", listPilots);
  field.addEventListener("keydown", stay);

  // -------------------------------------------------------------------- one more, or one instead of another

  const picker = find("picker");
  const pickerField = picker.querySelector("[data-picker-find]");
  let replacing = null;
  const choiceOf = (pilot) => make("button", { class: "option", value: pilot.slug }, nameOf(pilot));
  const listChoices = () => {
    const found = matching(pickerField.value).filter(({ slug }) => !state().pilots.includes(slug));
    inList(picker.querySelector("[data-picker-list]"), found.slice(0, MOST_LISTED), choiceOf);
    picker.querySelector("[data-picker-count]").textContent = counted(found);
  };
  compare.pick = (slug) => {
    replacing = slug;
    picker.querySelector("[data-picker-title]").textContent = slug
      ? `Welke pilot in plaats van ${known.get(slug).title}?`
      : "Welke pilot erbij?";
    picker.returnValue = "";
    pickerField.value = "";
    listChoices();
    picker.showModal();
    pickerField.focus();
  };
  pickerField.addEventListener("input", listChoices);
  pickerField.addEventListener("keydown", stay);
  picker.addEventListener("close", () => {
    const slug = picker.returnValue;
    if (!slug) {
      return;
    }
    const { title } = known.get(slug);
    const { pilots: old } = state();
    const say = replacing ? `${title} staat op de plaats van ${known.get(replacing).title}.` : `${title} staat erbij.`;
    change({ pilots: replacing ? old.map((one) => (one === replacing ? slug : one)) : [...old, slug] }, { focus: [`name ${slug}`], say });
  });
  find("add").addEventListener("click", () => compare.pick(null));
})();
