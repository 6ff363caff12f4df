// The button for light and dark: the system's choice, light, dark, and round again. The choice is kept
// on the reader's own computer, where that is allowed.
(() => {
  "use strict";

  const button = document.querySelector("[data-scheme-button]");
  if (!button) {
    return;
  }
  const root = document.documentElement;
  const label = button.querySelector("[data-scheme-label]");
  const names = { "": "volgens uw systeem", light: "licht", dark: "donker" };
  const order = ["", "light", "dark"];
  const current = () => (order.includes(root.dataset.scheme) ? root.dataset.scheme : "");
  const after = (scheme) => order[(order.indexOf(scheme) + 1) % order.length];

  const tell = () => {
    const scheme = current();
    label.textContent = `Kleuren: ${names[scheme]}. Zet op ${names[after(scheme)]}.`;
    button.title = label.textContent;
  };

  button.addEventListener("click", () => {
    const scheme = after(current());
    root.dataset.scheme = scheme;
    // Where that is not kept, the choice holds for this page.
    window.pilotwijzerStored((storage) => storage.setItem("pilotwijzer.scheme", scheme));
    tell();
  });
  tell();
  button.hidden = false;
})();
