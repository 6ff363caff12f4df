// Explanations of terms and names of sources, on hover and on focus. Escape puts one away, the pointer can
// move onto it, and a screen reader hears it as the description of the link.
(() => {
  "use strict";

  const tip = document.createElement("div");
  tip.className = "tooltip";
  tip.id = "_uitleg";
  tip.hidden = true;
  tip.setAttribute("role", "tooltip");
  (document.querySelector("main") ?? document.body).append(tip);
  let owner = null;
  let closing = 0;

  const hide = () => {
    clearTimeout(closing);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  };
  const place = () => {
    const [box] = owner.getClientRects();
    tip.style.left = "0";
    const room = document.documentElement.clientWidth - tip.offsetWidth - 16;
    const below = box.bottom + 8 + tip.offsetHeight < window.innerHeight;
    tip.style.left = `${window.scrollX + Math.max(16, Math.min(box.left, room))}px`;
    tip.style.top = `${window.scrollY + (below ? box.bottom + 8 : box.top - tip.offsetHeight - 8)}px`;
  };
  const show = (link) => {
    clearTimeout(closing);
    if (link === owner) {
      return;
    }
    hide();
    owner = link;
    tip.textContent = link.dataset.uitleg;
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place();
  };
  const hideSoon = () => {
    clearTimeout(closing);
    closing = setTimeout(hide, 200);
  };
  const linkOf = (event) => event.target.closest?.("a[data-uitleg]");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") {
      return;
    }
    const link = linkOf(event);
    if (link) {
      show(link);
    } else if (tip.contains(event.target)) {
      clearTimeout(closing);
    } else if (owner && owner !== document.activeElement) {
      hideSoon();
    }
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link) {
      show(link);
    } else {
      hide();
    }
  });
  document.addEventListener("focusout", (event) => {
    if (linkOf(event) === owner) {
      hideSoon();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) {
      hide();
    }
  });
})();
