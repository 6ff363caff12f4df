// Links to other looks at the same pilots keep what is chosen here; a link over nothing (see overviews/) leads nowhere.
window.pilotwijzerKeepFilters = (() => {
  "use strict";

  const addresses = new Map();
  const keep = () => {
    const address = window.pilotwijzerAddress;
    const names = [...Object.keys(window.pilotwijzerCatalogus.facetten), "q", "keuze"];
    document.querySelectorAll("[data-keep-filters]").forEach((link) => {
      const url = new URL(addresses.get(link) ?? link.href);
      addresses.set(link, url.href);
      if (link.hasAttribute("data-empty")) {
        link.removeAttribute("href");
        return;
      }
      const asked = names.filter((name) => !url.searchParams.has(name)).map((name) => [name, address.text(name)]);
      link.href = address.changed(url, Object.fromEntries(asked)).href;
    });
  };
  document.addEventListener("pilotwijzer:filter", keep);
  return keep;
})();
