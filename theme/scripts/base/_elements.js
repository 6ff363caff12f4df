// Makes an element of its name, its attributes and what is in it; runs a script that is only wanted now; and writes a
// number as all numbers on the site are written.
(() => {
  "use strict";

  // False and undefined leave an attribute out, a function listens to the event of that name; of the children lists are
  // laid out, and what is nothing is left out.
  window.pilotwijzerMake = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => {
      if (typeof value === "function") {
        element.addEventListener(key, value);
      } else if (value !== false && value !== undefined && value !== null) {
        element.setAttribute(key, value === true ? "" : value);
      }
    });
    element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
    return element;
  };

  // Runs a script by its address; done when it has run, or could not be had.
  const running = new Map();
  window.pilotwijzerRun = (src) => {
    if (!running.has(src)) {
      const asked = new Promise((done) => {
        const end = () => done(running.delete(src));
        document.head.append(window.pilotwijzerMake("script", { src, load: end, error: end }));
      });
      running.set(src, asked);
    }
    return running.get(src);
  };
  // What a script puts in the window under a name: it runs when that is not there yet. Undefined when it did not come.
  window.pilotwijzerFrom = async (src, name) => {
    if (!window[name]) {
      await window.pilotwijzerRun(src);
    }
    return window[name];
  };

  window.pilotwijzerFigures = new Intl.NumberFormat("nl").format;
  window.pilotwijzerCounted = (number) => `${window.pilotwijzerFigures(number)} ${number === 1 ? "pilot" : "pilots"}`;
})();
