// The list of all pilots: in another order, as a compact table made out of the cards, as a file. Of a long list only the
// first part is on the page: of thousands of cards a browser is slow with each change, and nobody reads them all.
(() => {
  "use strict";

  const listing = document.querySelector("[data-listing]");
  if (!listing) {
    return;
  }
  const address = window.pilotwijzerAddress;
  const make = window.pilotwijzerMake;
  const find = (name) => listing.querySelector(`[data-${name}]`);
  const list = listing.querySelector(".rows");
  const frame = find("table");
  const body = frame.querySelector("tbody");
  const sort = find("sort");
  const views = [...listing.querySelectorAll("[data-view]")];
  const cards = new Map([...list.children].map((card) => [card.dataset.pilot, card]));
  const PART = 100;
  const isTable = () => address.text("weergave") === "tabel";

  // ---------------------------------------------------------------------------------------------- order

  // What comes first, by its place in the order of titles; what is not told comes last.
  const orders = ({ regio, start, volledigheid }) => ({
    "": (a, b) => a - b,
    regio: (a, b) => regio[a] - regio[b] || a - b,
    start: (a, b) => start[b].localeCompare(start[a]) || a - b,
    volledigheid: (a, b) => volledigheid[b] - volledigheid[a] || a - b,
  });

  let order = null;
  let ordered = [];
  const arrange = () => {
    const asked = address.text("sorteer");
    sort.value = [...sort.options].some(({ value }) => value === asked) ? asked : "";
    if (sort.value !== order) {
      order = sort.value;
      const { slugs, ...keys } = window.pilotwijzerCatalogus;
      const places = slugs.split(" ").map((slug, at) => [at, cards.get(slug)]);
      const before = orders(keys)[order];
      ordered = places.sort(([a], [b]) => before(a, b)).flatMap(([, card]) => card ?? []);
    }
  };
  const matching = () => ordered.filter((card) => !card.hidden);

  // ---------------------------------------------------------------------------------------------- table

  const lines = new Map();
  const lineOf = (card) => {
    const copy = (selector) => card.querySelector(selector).cloneNode(true);
    const [, phase, period] = card.querySelectorAll(".row__facts dd");
    const cells = [copy(".row__place a"), phase.textContent, period.textContent, copy(".strip"), copy(".choose")];
    return make(
      "tr",
      { role: "row", "data-pilot": card.dataset.pilot },
      make("th", { role: "rowheader" }, copy(".row__title a")),
      cells.map((cell) => make("td", { role: "cell" }, cell)),
    );
  };
  const line = (card) => {
    if (!lines.has(card)) {
      lines.set(card, lineOf(card));
    }
    return lines.get(card);
  };

  // ---------------------------------------------------------------------------------------------- showing

  const put = (parent, children) => {
    const same = children.length === parent.children.length && children.every((child, at) => child === parent.children[at]);
    if (!same) {
      parent.replaceChildren(...children);
    }
  };

  // How many the reader asked to see; anything else is what one sees at first.
  const most = () => (address.text("toon") === "alles" ? Infinity : Math.max(PART, Number(address.text("toon")) || 0));

  const show = (limit = most()) => {
    arrange();
    const table = isTable();
    const found = matching();
    const shown = found.slice(0, limit);
    put(list, table ? [] : shown);
    put(body, table ? shown.map(line) : []);
    list.hidden = table;
    frame.hidden = !table;
    views.forEach((button) => button.setAttribute("aria-pressed", String((button.dataset.view === "tabel") === table)));
    const rest = found.length - shown.length;
    find("more").hidden = rest <= 0;
    find("more-count").textContent = `U ziet er ${shown.length} van ${window.pilotwijzerFigures(found.length)}.`;
    find("more-next").textContent = `Toon er ${Math.min(PART, rest)} meer`;
    document.dispatchEvent(new CustomEvent("pilotwijzer:listed"));
    // Whether the frame scrolls, and must take focus, is judged when the window changes.
    dispatchEvent(new Event("resize"));
  };

  const showMore = (toon) => {
    const parent = isTable() ? body : list;
    const before = parent.children.length;
    address.replace({ toon });
    show();
    parent.children[before].querySelector("a[href*='pilots/']").focus();
  };

  // --------------------------------------------------------------------------------------------- a file

  window.pilotwijzerTakeAway(find("download"), find("download-status"), "pilots", () =>
    matching().map((card) => card.dataset.pilot));

  // -------------------------------------------------------------------------------------------- choosing

  document.addEventListener("DOMContentLoaded", () => {
    sort.addEventListener("change", () => {
      address.push({ sorteer: sort.value });
      show();
    });
    views.forEach((button) => {
      button.addEventListener("click", () => {
        address.push({ weergave: button.dataset.view });
        show();
      });
    });
    find("more-next").addEventListener("click", () => showMore(String((isTable() ? body : list).children.length + PART)));
    find("more-all").addEventListener("click", () => showMore("alles"));
    address.moved(() => show());
    document.addEventListener("pilotwijzer:filter", () => show());
    // Paper has no button.
    addEventListener("beforeprint", () => show(Infinity));
    addEventListener("afterprint", () => show());
    show();
  });
})();
