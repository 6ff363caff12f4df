// Makes an element of its name, its attributes and what is in it; and a number as all numbers on the site are written.
(() => {
  "use strict";

  window.pilotwijzerMake = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  window.pilotwijzerFigures = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");
})();
