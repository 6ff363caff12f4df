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

  // Copies a text, if need be out of the field that shows it; tells whether it could.
  window.pilotwijzerCopy = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      field?.focus();
      field?.select();
      return Boolean(field) && document.execCommand("copy");
    }
  };
})();
