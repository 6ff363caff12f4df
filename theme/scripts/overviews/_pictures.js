// What the pictures of all pilots have in common: numbers and links that follow the filters, and what did not fit on the
// page. That is data in a script of its own, asked for when a filter leaves pilots that the page does not have.
window.pilotwijzerPictures = (() => {
  "use strict";

  const page = document.querySelector("[data-rest]");
  const base = document.documentElement.dataset.base;

  // ---------------------------------------------------------------------------------------- the pilots

  let known = null;
  const catalogue = () => {
    if (!known) {
      const { slugs, titels, regios, regio, facetten } = window.pilotwijzerCatalogus;
      const columns = Object.fromEntries(Object.entries(facetten).map(([key, [names, cells]]) => {
        const values = names.split(" ");
        return [key, cells.split(" ").map((cell) => cell.split(",").map((value) => values[value]))];
      }));
      const named = (slug, at) => [slug, { slug, at, titel: titels[at], regio: columns.regio[at][0], plaats: regios[regio[at]] }];
      known = { pilots: new Map(titels.length ? slugs.split(" ").map(named) : []), columns };
    }
    return known;
  };
  const pilot = (slug) => catalogue().pilots.get(slug);
  // What a pilot answers to a facet.
  const values = (key, slug) => catalogue().columns[key]?.[pilot(slug)?.at] ?? [];

  // ----------------------------------------------------------------------------------------- elements

  const make = window.pilotwijzerMake;
  const nameOf = ({ slug, titel, plaats }, anchor = "") => [
    make("a", { class: "title-link", href: `${base}pilots/${slug}/${anchor}` }, titel),
    " ",
    make("span", { class: "kicker" }, plaats),
  ];
  const figures = window.pilotwijzerFigures;
  const numberIn = (text) => parseInt(text.replaceAll(".", ""), 10);
  const pilots = window.pilotwijzerCounted;
  const some = (number, all) => (number === all ? pilots(all) : `${figures(number)} van ${pilots(all)}`);

  // ------------------------------------------------------------------------------------- what is asked

  // A number that is 0 leads nowhere.
  const count = (element, number, text = figures(number)) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
    element.closest("a")?.toggleAttribute("data-empty", !number);
  };

  // How much of what matches is not drawn.
  const leftOut = (note, shown, left) => {
    if (note) {
      note.hidden = !left;
      note.querySelector("[data-drawn]").textContent = figures(shown);
      note.querySelector("[data-left]").textContent = figures(left);
    }
  };

  // Of more rows as many as the filters take away from a list; where they are put before its own, those are the last.
  const fits = (list, shown, more, put) => {
    const room = [...list.children].filter(({ dataset }) => !("added" in dataset) && !shown.has(dataset.pilot)).length;
    return put === "prepend" ? more.slice(Math.max(0, more.length - room)) : more.slice(0, room);
  };
  // Puts rows in a list instead of those that were added before; so many more are left out.
  const fill = (list, shown, rows, left, put) => {
    list.querySelectorAll("[data-added]").forEach((row) => row.remove());
    list[put](...rows);
    const there = [...list.children].filter(({ dataset }) => shown.has(dataset.pilot)).length;
    leftOut(list.closest("figure, section").querySelector("[data-left-out]"), there, left);
  };

  // ------------------------------------------------------------------------------------- what is drawn

  const rest = async () => {
    const found = await window.pilotwijzerFrom(page.dataset.rest, "pilotwijzerRest");
    document.querySelectorAll("[data-not-loaded]").forEach((note) => {
      note.hidden = Boolean(found);
    });
    return found;
  };

  // Calls `draw(shown, rest)` after each filter: the slugs that match, and the data of what is not on the page, or nothing
  // as long as the page is right as it is.
  let turn = 0;
  const drawers = [];
  const onFilter = (draw) => drawers.push(draw);
  document.addEventListener("pilotwijzer:filter", async ({ detail }) => {
    turn += 1;
    const mine = turn;
    const shown = new Set(detail.slugs);
    const asked = page && (window.pilotwijzerRest || shown.size < catalogue().pilots.size);
    const found = asked ? await rest() : null;
    if (mine === turn) {
      drawers.forEach((draw) => draw(shown, found));
      window.pilotwijzerKeepFilters();
    }
  });

  return { base, count, fill, fits, leftOut, make, nameOf, numberIn, onFilter, pilot, some, values };
})();
