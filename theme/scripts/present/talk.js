// What the parts of a presentation share: the deck, and what each part adds to it.
window.pilotwijzerTalk = (() => {
  "use strict";

  const deck = document.querySelector(".deck");

  const make = window.pilotwijzerMake;
  const { listed } = window.pilotwijzerPilots;

  // Where nothing may be kept, the colours are those of the system.
  document.documentElement.dataset.scheme = window.pilotwijzerStored((storage) => storage.getItem("pilotwijzer.scheme")) ?? "";

  const base = document.documentElement.dataset.base;
  const run = (path) => window.pilotwijzerRun(base + path);

  // From a folder no page has an origin; a page from elsewhere can open none of those.
  const ours = ({ origin }) => origin === location.origin || (location.protocol === "file:" && origin === "null");

  return { base, deck, listed, make, ours, run, site: document.body.dataset.site };
})();
