// The columns: a pilot's name and what can be done with it at the top, and a cell for every row.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { base, change, find, make, rows, state, table } = compare;
  const { parsed } = window.pilotwijzerPilots;
  const { isTold } = window.pilotwijzerFiles;
  const names = table.querySelector(".side__names");

  // --------------------------------------------------------------------------------- what heads a column

  const button = (name, label, slug, icon, click) => make(
    "button",
    { class: "action action--small", type: "button", "data-focus": `${name} ${slug}`, click },
    make("span", { "aria-hidden": "true" }, icon),
    make("span", { class: "visually-hidden" }, label),
  );
  const move = ({ slug, short }, step) => {
    const pilots = [...state().pilots];
    const from = pilots.indexOf(slug);
    [pilots[from], pilots[from + step]] = [pilots[from + step], slug];
    const say = `${short} staat nu op plaats ${from + step + 1} van ${pilots.length}.`;
    change({ pilots }, { focus: [`left ${slug}`, `right ${slug}`], prefer: step < 0 ? 0 : 1, say });
  };
  const remove = ({ slug, short }) => {
    const place = state().pilots.indexOf(slug);
    const pilots = state().pilots.filter((other) => other !== slug);
    const neighbour = pilots[Math.min(place, pilots.length - 1)];
    const focus = [`remove ${neighbour}`, `replace ${neighbour}`];
    change({ pilots }, { focus, prefer: 0, say: `${short} is weggehaald.` });
  };
  const buttonsFor = (column, index, count, [back, forth, before, after]) => {
    const { slug, short } = column;
    return make(
      "div",
      { class: "side__buttons no-print" },
      index > 0 && button("left", `${before}: ${short}`, slug, back, () => move(column, -1)),
      index < count - 1 && button("right", `${after}: ${short}`, slug, forth, () => move(column, 1)),
      button("replace", `Vervang: ${short}`, slug, "Vervang", () => compare.pick(slug)),
      count > 2 && button("remove", `Haal weg: ${short}`, slug, "×", () => remove(column)),
    );
  };
  const nameOf = ({ slug, data }) => [
    make("span", { class: "side__place" }, data.regio),
    make("a", { class: "title-link side__title", href: `${base}pilots/${slug}/`, "data-focus": `name ${slug}` }, data.titel),
  ];
  const headOf = (column) => make("th", { class: "side__name", scope: "col", role: "columnheader" }, nameOf(column));
  const told = (values) => (isTold(values) ? values.map(([, label]) => label).join(", ") : "");
  // How sure the dates are and of which day all this is: always in sight, whatever rows are left out.
  const whenOf = ({ data }) => {
    const day = told(data.feiten.peildatum);
    const period = told(data.feiten.periode);
    const lines = [period || "Periode niet vermeld", day ? `Stand van ${day}` : "Niet vermeld op welke dag dit zo is"];
    return make("p", { class: "side__when" }, `${lines.join(". ")}.`);
  };
  const cellOf = (attributes, ...content) => make("td", { role: "cell", ...attributes }, ...content);
  const aboutOf = (column, index, { length }) => {
    const buttons = buttonsFor(column, index, length, ["←", "→", "Naar links", "Naar rechts"]);
    return cellOf({}, parsed(column.data.punten), whenOf(column), parsed(column.data.bronnen), buttons);
  };
  // The same for a narrow screen, where the pilots stand under each other: who they are, and what can be done.
  const introOf = (column) => make("li", {}, nameOf(column), whenOf(column));
  const entryOf = (column, index, { length }) => {
    const buttons = buttonsFor(column, index, length, ["↑", "↓", "Naar boven", "Naar onderen"]);
    return make("li", {}, make("span", { class: "side__place" }, column.short), buttons);
  };

  // ------------------------------------------------------------------------------------------- a cell

  const factOf = (values, isSet) => {
    if (!isTold(values)) {
      return make("span", { class: "absence", "data-stand": values[0] }, values[1]);
    }
    return isSet
      ? make("ul", { class: "plain" }, values.map(([key, label]) => make("li", { "data-item": key }, label)))
      : make("span", {}, told(values));
  };
  const answerOf = ([stand, html]) => {
    const state = stand === "deels" && make("p", { class: "answer__state" }, "deels beschreven");
    const answer = make("div", { class: "answer" }, state, parsed(html));
    if (answer.querySelector(":scope > .absence:first-child:last-child, :scope > .absence:first-child + .answer__sources:last-child")) {
      answer.dataset.stand = stand;
    }
    return answer;
  };
  const fillRow = (row, columns) => {
    compare.cellsOf(row).forEach((cell) => cell.remove());
    const key = row.dataset.row;
    const cells = columns.map(({ data, short }) => {
      const content = key in data.kopjes ? answerOf(data.kopjes[key]) : factOf(data.feiten[key], "set" in row.dataset);
      return cellOf({ class: "side__cell" }, make("p", { class: "side__who" }, short), content);
    });
    row.append(...cells);
    compare.mark(row, cells, columns.map(({ short }) => short));
  };
  // An answer can hold a table of its own.
  compare.cellsOf = (row) => [...row.querySelectorAll(":scope > td")];

  compare.fill = (columns) => {
    names.querySelectorAll("th").forEach((cell) => cell.remove());
    table.querySelector(".side__abouts")?.remove();
    // Not in the head of the table: that is on every sheet of paper.
    const about = make("tr", { role: "row" }, cellOf({}), columns.map(aboutOf));
    names.append(...columns.map(headOf));
    names.parentElement.after(make("tbody", { class: "side__abouts", role: "rowgroup" }, about));
    find("pilots").replaceChildren(...columns.map(entryOf));
    find("names").replaceChildren(...columns.map(introOf));
    rows.forEach((row) => fillRow(row, columns));
  };
})();
