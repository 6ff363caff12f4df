// What there is to say of a pilot beside others, made with the pilot's own page: a script for each, so that it also works
// from a folder on a disk.
window.pilotwijzerPilots = (() => {
  "use strict";

  const base = document.documentElement.dataset.base;

  // Undefined when it did not come.
  const load = async (slug) => {
    const known = () => window.pilotwijzerNaastElkaar?.[slug];
    if (!known()) {
      await window.pilotwijzerRun(`${base}vergelijken/data/${slug}.js`);
    }
    return known();
  };

  // Made and cleaned when the site was built, as the page of the pilot itself; links hold from here as well.
  const parsed = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    holder.content.querySelectorAll("a[href^='../../']").forEach((link) => {
      link.setAttribute("href", base + link.getAttribute("href").slice("../../".length));
    });
    return holder.content;
  };

  const listed = (words) => new Intl.ListFormat("nl").format(words);

  return { listed, load, parsed };
})();
