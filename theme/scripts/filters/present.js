// "Presenteren" where there are filters: the address of the deck holds what is asked here.
(() => {
  "use strict";

  const link = document.querySelector("[data-present]");
  if (!link) {
    return;
  }
  const MOST = 60;
  const address = window.pilotwijzerAddress;
  const kopjes = link.dataset.present;
  const [whole, root] = [link.getAttribute("href"), document.documentElement.dataset.base];
  // The words that somebody looks for, and a list without filters, are told by the pilots that they give.
  const askedFor = (slugs) => {
    const names = Object.keys(window.pilotwijzerCatalogus.facetten);
    const asked = Object.fromEntries(names.map((name) => [name, address.all(name)]).filter(([, values]) => values.length));
    const all = kopjes === "feiten" && !Object.keys(asked).length && slugs.length <= MOST;
    return address.text("q").trim().length > 1 || all ? { ...asked, pilots: slugs.slice(0, MOST) } : asked;
  };
  document.addEventListener("pilotwijzer:filter", ({ detail: { slugs } }) => {
    const asked = askedFor(slugs);
    const { search } = address.changed("about:blank", kopjes ? { ...asked, kopjes } : asked);
    const path = kopjes ? `${root}presenteren/` : whole;
    link.setAttribute("href", Object.keys(asked).length ? path + search : whole);
  });
})();
