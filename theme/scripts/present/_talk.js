// What the parts of a presentation share: the deck, how elements are made, and what each part adds to it.
window.pilotwijzerTalk = (() => {
  "use strict";

  const deck = document.querySelector(".deck");

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };

  // The letters of a name that may stand in an address: a part of a slide's id.
  const listed = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" en ");

  try {
    document.documentElement.dataset.scheme = localStorage.getItem("pilotwijzer.scheme") ?? "";
  } catch {
    // Then the colours are those of the system.
  }

  return { deck, listed, make, base: document.documentElement.dataset.base, site: document.body.dataset.site };
})();
