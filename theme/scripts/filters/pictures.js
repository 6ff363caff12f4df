// Pictures of all pilots: lines light up with the name that is looked at, counts follow the filters, and links between
// the pictures keep what is chosen.
(() => {
  "use strict";

  // ------------------------------------------------------------------------------------------- lines

  document.querySelectorAll("[data-net]").forEach((net) => {
    const lines = [...net.querySelectorAll("[data-ends]")];
    const light = (target) => {
      const node = target?.closest?.("[data-node]")?.dataset.node;
      const ends = (line) => line.dataset.ends.split("|").includes(node);
      net.classList.toggle("is-looking", Boolean(node));
      lines.forEach((line) => line.classList.toggle("is-lit", Boolean(node) && ends(line)));
    };
    net.addEventListener("pointerover", (event) => light(event.target));
    net.addEventListener("pointerleave", () => light(document.activeElement));
    net.addEventListener("focusin", (event) => light(event.target));
    net.addEventListener("focusout", () => light(null));
  });

  // ------------------------------------------------------------------------------------------ counts

  // The values of a facet, per pilot that is shown.
  const answers = (key, shown) => {
    const { facetten, slugs } = window.pilotwijzerCatalogus;
    const names = facetten[key][0].split(" ");
    const cells = facetten[key][1].split(" ");
    const named = (cell) => cell.split(",").map((value) => names[value]);
    return slugs.split(" ").flatMap((slug, pilot) => (shown.has(slug) ? [named(cells[pilot])] : []));
  };

  const recount = (grid, shown) => {
    const [rows, columns] = grid.dataset.grid.split(" ").map((key) => answers(key, shown));
    const counts = new Map();
    rows.forEach((values, pilot) => values.forEach((row) => columns[pilot].forEach((column) => {
      counts.set(`${row} ${column}`, (counts.get(`${row} ${column}`) ?? 0) + 1);
    })));
    const most = Math.max(1, ...counts.values());
    grid.querySelectorAll("[data-row]").forEach((cell) => {
      const count = counts.get(`${cell.dataset.row} ${cell.dataset.column}`) ?? 0;
      const number = cell.querySelector("[data-count-here]");
      cell.dataset.level = Math.ceil((count * 4) / most);
      if (number) {
        number.textContent = count;
      }
    });
  };

  const recountOne = (number, shown) => {
    const [key, value] = number.dataset.countOf.split(" ");
    number.textContent = answers(key, shown).filter((values) => values.includes(value)).length;
  };

  const sayWhenEmpty = (net) => {
    const empty = !net.querySelector(".net__node:not([hidden])");
    net.hidden = empty;
    net.parentElement.querySelector("[data-net-none]").hidden = !empty;
  };

  // -------------------------------------------------------------------------------------------- links

  const plain = new Map();
  const keepFilters = () => {
    const address = window.pilotwijzerAddress;
    const names = [...Object.keys(window.pilotwijzerCatalogus.facetten), "q", "keuze"];
    document.querySelectorAll("[data-keep-filters], [data-grid] a").forEach((link) => {
      const url = new URL(plain.get(link) ?? link.href);
      plain.set(link, url.href);
      const asked = names.filter((name) => !url.searchParams.has(name)).map((name) => [name, address.text(name)]);
      link.href = address.changed(url, Object.fromEntries(asked)).href;
    });
  };

  document.addEventListener("pilotwijzer:filter", ({ detail }) => {
    const shown = new Set(detail.slugs);
    document.querySelectorAll("[data-grid]").forEach((grid) => recount(grid, shown));
    document.querySelectorAll("[data-count-of]").forEach((number) => recountOne(number, shown));
    document.querySelectorAll("[data-net]").forEach(sayWhenEmpty);
    keepFilters();
  });
})();
