// The columns: a pilot's name and what can be done with it at the top, and a cell for every row.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { base, change, find, make, rows, state, table } = compare;
  const { parsed } = window.pilotwijzerPilots;
  const names = table.querySelector(".side__names");

  // --------------------------------------------------------------------------------- what heads a column

  const button = (name, label, slug, icon, action) => {
    const element = make("button", "action action--small");
    element.type = "button";
    element.dataset.focus = `${name} ${slug}`;
    const picture = make("span", "", icon);
    picture.ariaHidden = "true";
    element.append(picture, make("span", "visually-hidden", label));
    element.addEventListener("click", action);
    return element;
  };
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
    const buttons = make("div", "side__buttons no-print");
    const { slug, short } = column;
    if (index > 0) {
      buttons.append(button("left", `${before}: ${short}`, slug, back, () => move(column, -1)));
    }
    if (index < count - 1) {
      buttons.append(button("right", `${after}: ${short}`, slug, forth, () => move(column, 1)));
    }
    buttons.append(button("replace", `Vervang: ${short}`, slug, "Vervang", () => compare.pick(slug)));
    if (count > 2) {
      buttons.append(button("remove", `Haal weg: ${short}`, slug, "×", () => remove(column)));
    }
    return buttons;
  };
  const nameOf = ({ slug, data }) => {
    const link = make("a", "title-link side__title", data.titel);
    link.href = `${base}pilots/${slug}/`;
    link.dataset.focus = `name ${slug}`;
    return [make("span", "side__place", data.regio), link];
  };
  const headOf = (column) => {
    const cell = make("th", "side__name");
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    cell.append(...nameOf(column));
    return cell;
  };
  const told = (values) => (compare.isTold(values) ? values.map(([, label]) => label).join(", ") : "");
  // How sure the dates are and of which day all this is: always in sight, whatever rows are left out.
  const whenOf = ({ data }) => {
    const day = told(data.feiten.peildatum);
    const period = told(data.feiten.periode);
    const lines = [period || "Periode niet vermeld", day ? `Stand van ${day}` : "Niet vermeld op welke dag dit zo is"];
    return make("p", "side__when", `${lines.join(". ")}.`);
  };
  const aboutOf = (column, index, count) => {
    const cell = make("td");
    cell.setAttribute("role", "cell");
    cell.append(parsed(column.data.punten), whenOf(column), buttonsFor(column, index, count, ["←", "→", "Naar links", "Naar rechts"]));
    return cell;
  };
  // The same for a narrow screen, where the pilots stand under each other: who they are, and what can be done.
  const introOf = (column) => {
    const entry = make("li");
    entry.append(...nameOf(column), whenOf(column));
    return entry;
  };
  const entryOf = (column, index, count) => {
    const entry = make("li");
    const buttons = buttonsFor(column, index, count, ["↑", "↓", "Naar boven", "Naar onderen"]);
    entry.append(make("span", "side__place", column.short), buttons);
    return entry;
  };

  // ------------------------------------------------------------------------------------------- a cell

  // What a pilot says in a row of facts is a list of [key, words]; why it says nothing is one of [reason, words].
  compare.isTold = (values) => Array.isArray(values[0]);
  const factOf = (values, isSet) => {
    if (!compare.isTold(values)) {
      const absence = make("span", "absence", values[1]);
      absence.dataset.stand = values[0];
      return absence;
    }
    if (!isSet) {
      return make("span", "", told(values));
    }
    const list = make("ul", "plain");
    values.forEach(([key, label]) => {
      const item = make("li", "", label);
      item.dataset.item = key;
      list.append(item);
    });
    return list;
  };
  const answerOf = ([stand, html]) => {
    const answer = make("div", "answer");
    answer.append(parsed(html));
    if (stand === "deels") {
      answer.prepend(make("p", "answer__state", "deels beschreven"));
    }
    if (answer.querySelector(":scope > .absence:first-child:last-child, :scope > .absence:first-child + .answer__sources:last-child")) {
      answer.dataset.stand = stand;
    }
    return answer;
  };
  const fillRow = (row, columns) => {
    compare.cellsOf(row).forEach((cell) => cell.remove());
    const key = row.dataset.row;
    const cells = columns.map(({ data, short }) => {
      const cell = make("td", "side__cell");
      cell.setAttribute("role", "cell");
      const content = key in data.kopjes ? answerOf(data.kopjes[key]) : factOf(data.feiten[key], "set" in row.dataset);
      cell.append(make("p", "side__who", short), content);
      return cell;
    });
    row.append(...cells);
    compare.mark(row, cells, columns.map(({ short }) => short));
  };
  // An answer can hold a table of its own.
  compare.cellsOf = (row) => [...row.querySelectorAll(":scope > td")];

  compare.fill = (columns) => {
    const count = columns.length;
    names.querySelectorAll("th").forEach((cell) => cell.remove());
    table.querySelector(".side__abouts")?.remove();
    // Not in the head of the table: that is on every sheet of paper.
    const abouts = make("tbody", "side__abouts");
    const about = make("tr");
    abouts.setAttribute("role", "rowgroup");
    about.setAttribute("role", "row");
    const blank = make("td");
    blank.setAttribute("role", "cell");
    about.append(blank, ...columns.map((column, index) => aboutOf(column, index, count)));
    abouts.append(about);
    names.append(...columns.map(headOf));
    names.parentElement.after(abouts);
    find("pilots").replaceChildren(...columns.map((column, index) => entryOf(column, index, count)));
    find("names").replaceChildren(...columns.map(introOf));
    rows.forEach((row) => fillRow(row, columns));
  };
})();
