// Makes an element: its name, its attributes, and what is in it.
(() => {
  "use strict";

  window.pilotwijzerMake = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };
})();
