// The list of all pilots: in another order, and as a compact table made out of the cards.
(() => {
  "use strict";

  const listing = document.querySelector("[data-listing]");
  if (!listing) {
    return;
  }
  const address = window.pilotwijzerAddress;
  const list = listing.querySelector(".rows");
  const frame = listing.querySelector("[data-table]");
  const sort = listing.querySelector("[data-sort]");
  const views = [...listing.querySelectorAll("[data-view]")];
  let body = null;

  // ---------------------------------------------------------------------------------------------- order

  // What comes first, by its place in the order of titles; what is not told comes last.
  const orders = ({ regio, start, volledigheid }) => ({
    "": (a, b) => a - b,
    regio: (a, b) => regio[a] - regio[b] || a - b,
    start: (a, b) => start[b].localeCompare(start[a]) || a - b,
    volledigheid: (a, b) => volledigheid[b] - volledigheid[a] || a - b,
  });

  const wanted = () => ([...sort.options].some(({ value }) => value === address.text("sorteer")) ? address.text("sorteer") : "");

  let shown = "";
  const arrange = () => {
    sort.value = wanted();
    if (sort.value !== shown) {
      shown = sort.value;
      put(list);
      if (body) {
        put(body);
      }
    }
  };
  const put = (parent) => {
    const { slugs, ...keys } = window.pilotwijzerCatalogus;
    const bySlug = new Map([...parent.children].map((child) => [child.dataset.pilot, child]));
    const order = slugs.split(" ").map((slug, at) => [at, bySlug.get(slug)]);
    const before = orders(keys)[shown];
    parent.append(...order.sort(([a], [b]) => before(a, b)).map(([, child]) => child));
  };

  // ---------------------------------------------------------------------------------------------- table

  const make = window.pilotwijzerMake;
  const COLUMNS = ["Pilot", "Regio", "Fase", "Periode", "Kopjes", "Vergelijk"];

  const line = (card) => {
    const copy = (selector) => card.querySelector(selector).cloneNode(true);
    const [, phase, period] = card.querySelectorAll(".row__facts dd");
    const cells = [copy(".row__place a"), phase.textContent, period.textContent, copy(".strip"), copy(".choose")];
    const row = make(
      "tr",
      { role: "row", "data-pilot": card.dataset.pilot },
      make("th", { role: "rowheader" }, copy(".row__title a")),
      ...cells.map((cell) => make("td", { role: "cell" }, cell)),
    );
    row.hidden = card.hidden;
    return row;
  };

  // With its roles in so many words: the style sheet makes grids of the rows, and a browser forgets what they are then.
  const makeTable = () => {
    const head = make("tr", { role: "row" }, ...COLUMNS.map((name) => make("th", { role: "columnheader" }, name)));
    body = make("tbody", { role: "rowgroup" }, ...[...list.children].map(line));
    frame.append(make("table", { class: "table table--pilots", role: "table" }, make("thead", { role: "rowgroup" }, head), body));
    frame.dispatchEvent(new CustomEvent("pilotwijzer:added", { bubbles: true }));
  };

  const view = () => {
    const table = address.text("weergave") === "tabel";
    if (table && !body) {
      makeTable();
    }
    list.hidden = table;
    frame.hidden = !table;
    views.forEach((button) => button.setAttribute("aria-pressed", String((button.dataset.view === "tabel") === table)));
    // Whether the frame scrolls, and must take focus, is judged when the window changes.
    dispatchEvent(new Event("resize"));
  };

  // --------------------------------------------------------------------------------------------- a file

  const download = listing.querySelector("[data-download]");
  download.addEventListener("click", async ({ target }) => {
    if (target.value) {
      const shown = [...list.children].filter((card) => !card.hidden).map((card) => card.dataset.pilot);
      download.open = false;
      download.firstElementChild.focus();
      const said = await window.pilotwijzerTakeAway(target.value, "pilots", shown);
      listing.querySelector("[data-download-status]").textContent = said;
    }
  });

  // -------------------------------------------------------------------------------------------- choosing

  const update = () => {
    arrange();
    view();
  };

  document.addEventListener("DOMContentLoaded", () => {
    sort.addEventListener("change", () => {
      address.push({ sorteer: sort.value });
      arrange();
    });
    views.forEach((button) => {
      button.addEventListener("click", () => {
        address.push({ weergave: button.dataset.view });
        view();
      });
    });
    address.moved(update);
    update();
  });
})();
