// A menu that opens over the page closes when the reader goes on elsewhere, and with Escape.
(() => {
  "use strict";

  const closeOthers = ({ target }) =>
    document.querySelectorAll("[data-popup][open]").forEach((popup) => {
      popup.open = popup.contains(target);
    });
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
  document.addEventListener("keydown", (event) => {
    const popup = event.key === "Escape" && document.querySelector("[data-popup][open]");
    if (popup) {
      const isInside = popup.contains(document.activeElement);
      popup.open = false;
      if (isInside) {
        popup.querySelector("summary").focus();
      }
    }
  });
})();
