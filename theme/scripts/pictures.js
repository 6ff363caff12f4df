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

  // How many of the pilots have each pair of values of two facets.
  const pairs = (catalogue, shown, keys) => {
    const columns = keys.map((key) => {
      const [values, column] = catalogue.facetten[key];
      const names = values.split(" ");
      return column.split(" ").map((cell) => cell.split(",").map((value) => names[value]));
    });
    const counts = new Map();
    catalogue.slugs.split(" ").forEach((slug, pilot) => {
      if (shown.has(slug)) {
        columns[0][pilot].forEach((one) => columns[1][pilot].forEach((other) => {
          counts.set(`${one} ${other}`, (counts.get(`${one} ${other}`) ?? 0) + 1);
        }));
      }
    });
    return counts;
  };

  const recount = (grid, shown) => {
    const counts = pairs(window.pilotwijzerCatalogus, shown, grid.dataset.grid.split(" "));
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

  // -------------------------------------------------------------------------------------------- links

  const own = (link) => new URL(link.dataset.own ?? (link.dataset.own = link.href));
  const keepFilters = () => {
    const chosen = new URLSearchParams(location.search);
    document.querySelectorAll("[data-keep-filters], [data-grid] a").forEach((link) => {
      const url = own(link);
      chosen.forEach((value, name) => {
        if (!url.searchParams.has(name)) {
          url.searchParams.set(name, value);
        }
      });
      link.href = url.href.replaceAll("%2C", ",");
    });
  };

  document.addEventListener("pilotwijzer:filter", ({ detail }) => {
    const shown = new Set(detail.slugs);
    document.querySelectorAll("[data-grid]").forEach((grid) => recount(grid, shown));
    keepFilters();
  });
})();
