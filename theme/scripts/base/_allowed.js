// What a browser may refuse: to keep something on the reader's own computer, and to use the clipboard.
(() => {
  "use strict";

  // What `act` gives with the storage of the browser, or `otherwise` where nothing may be kept.
  window.pilotwijzerStored = (act, otherwise) => {
    try {
      return act(localStorage);
    } catch {
      return otherwise;
    }
  };

  // Copies a text; where that may not, out of the field that shows it, that is then in sight. Tells whether it could.
  window.pilotwijzerCopy = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      field?.closest("[hidden]")?.removeAttribute("hidden");
      // Not every browser puts the focus where it selects, and a person copies from where the focus is.
      field?.focus();
      field?.select();
      return Boolean(field) && document.execCommand("copy");
    }
  };
})();
