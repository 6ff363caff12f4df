// Links to other looks at the same pilots keep what is chosen here; a link over nothing (see overviews/) leads nowhere.
window.pilotwijzerKeepFilters = (() => {
  "use strict";

  // Per link its address without what is chosen, and what that asks for itself: a page can have thousands of them.
  const links = new Map();
  const linkOf = (link) => {
    if (!links.has(link)) {
      const [path, query = ""] = link.href.split("?");
      links.set(link, { path, query, own: new URLSearchParams(query) });
    }
    return links.get(link);
  };

  const keep = () => {
    const address = window.pilotwijzerAddress;
    const names = [...Object.keys(window.pilotwijzerCatalogus.facetten), "q", "keuze"];
    const chosen = names.map((name) => [name, address.text(name)]).filter(([, value]) => value);
    document.querySelectorAll("[data-keep-filters]").forEach((link) => {
      const { path, query, own } = linkOf(link);
      if (link.hasAttribute("data-empty")) {
        link.removeAttribute("href");
      } else if (!link.closest("[hidden]")) {
        const beside = address.spelled(chosen.filter(([name]) => !own.has(name)));
        const asked = [query, beside].filter(Boolean).join("&");
        link.setAttribute("href", asked ? `${path}?${asked}` : path);
      }
    });
  };
  document.addEventListener("pilotwijzer:filter", keep);
  return keep;
})();
