// Paper: the buttons that print what is left when filters are on.
(() => {
  "use strict";

  document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => print()));
})();
