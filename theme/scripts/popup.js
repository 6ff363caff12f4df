// A menu that opens over the page closes when the reader goes on elsewhere, and with Escape.
(() => {
  "use strict";

  const close = (popup) => {
    popup.open = false;
    popup.querySelector("summary").focus();
  };
  const closeOthers = ({ target }) =>
    document.querySelectorAll("[data-popup][open]").forEach((popup) => {
      popup.open = popup.contains(target);
    });
  document.addEventListener("click", closeOthers);
  document.addEventListener("focusin", closeOthers);
  document.addEventListener("keydown", (event) => {
    const popup = event.key === "Escape" && event.target.closest?.("[data-popup][open]");
    if (popup) {
      close(popup);
    }
  });
})();
