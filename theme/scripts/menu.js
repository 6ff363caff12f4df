// The menu on a narrow screen is a <details>, so it works without this. With it, Escape and a press
// elsewhere close it.
(() => {
  "use strict";

  const menu = document.querySelector("[data-menu]");
  if (!menu) {
    return;
  }
  const close = () => {
    menu.open = false;
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      const inside = menu.contains(document.activeElement);
      close();
      if (inside) {
        menu.querySelector("summary").focus();
      }
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) {
      close();
    }
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
      close();
    }
  });
})();
