// Choosing pilots for a session: those in the tray first, then what matches. Of many pilots only the first stand here.
(() => {
  "use strict";

  const { acts, add, find, form, loadNames, partsNow, pilots } = window.pilotwijzerComposer;
  const make = window.pilotwijzerMake;
  const MOST_LISTED = 50;
  const MOST_COLUMNS = 4;
  const { plain } = window.pilotwijzerSessionFile;
  const field = find("find");
  const list = find("list");
  const ticked = new Set();

  const optionOf = ({ slug, title, place }) => {
    const box = make("input", { type: "checkbox", value: slug });
    box.checked = ticked.has(slug);
    return make("li", {}, make("label", { class: "option" }, box, make("span", { class: "option__place" }, place), make("span", { class: "option__title" }, title)));
  };
  const show = () => {
    const words = plain(field.value).split(/\s+/);
    const found = [...pilots().values()].filter(({ place, title }) => words.every((word) => plain(`${place} ${title}`).includes(word)));
    const mine = new Set(window.pilotwijzerAddress.all("keuze"));
    const first = ({ slug }) => ticked.has(slug) || (!field.value && mine.has(slug));
    const shown = [...[...pilots().values()].filter(first), ...found.filter((pilot) => !first(pilot))].slice(0, Math.max(MOST_LISTED, ticked.size));
    list.replaceChildren(...shown.map(optionOf));
    const more = found.length > shown.length ? ` U ziet de eerste ${shown.length}: typ meer woorden.` : "";
    find("found").textContent = field.value || more ? `${window.pilotwijzerCounted(found.length)} gevonden.${more}` : "";
  };
  const count = (text = ticked.size ? `${ticked.size} gekozen.` : "") => {
    find("chosen").textContent = text;
  };
  const take = (make) => {
    const slugs = [...ticked];
    ticked.clear();
    show();
    count();
    add(make(slugs));
  };
  acts.beside = () => {
    if (ticked.size < 2 || ticked.size > MOST_COLUMNS) {
      count("Kies er twee, drie of vier.");
      return;
    }
    take((vergelijk) => [{ kind: "vergelijk", vergelijk }]);
  };
  acts.inturn = () => {
    if (!ticked.size) {
      count("Kies eerst een pilot.");
      return;
    }
    take((slugs) => slugs.map((pilot) => ({ kind: "pilot", pilot })));
  };
  list.addEventListener("change", ({ target }) => {
    ticked[target.checked ? "add" : "delete"](target.value);
    count();
  });
  const open = async () => {
    await loadNames();
    show();
  };
  field.addEventListener("focus", open, { once: true });
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
    }
  });
  // A few pilots stand here at once.
  if (!form.hasAttribute("data-many") || window.pilotwijzerAddress.all("keuze").length) {
    open();
  }
})();
