// What other scripts count on, and what holds on every page: where the site's root is, links that work
// from a folder on a disk, and the menu item of the page one is on.
(() => {
  "use strict";

  const root = document.documentElement;
  root.dataset.base = document.querySelector("[data-base]")?.dataset.base ?? "./";
  root.classList.replace("no-js", "js");

  // Without a server nobody turns a folder into its index.html.
  const toFile = (element, name) => {
    const address = element.getAttribute(name);
    if (address && !/^[a-z]+:/i.test(address)) {
      const found = /^([^?#]*\/|\.{1,2})([?#].*)?$/.exec(address);
      if (found) {
        element.setAttribute(name, found[1].replace(/\/?$/, "/index.html") + (found[2] ?? ""));
      }
    }
  };
  const toFiles = (within) => {
    within.querySelectorAll("a[href]").forEach((link) => toFile(link, "href"));
    within.querySelectorAll("form[action]").forEach((form) => toFile(form, "action"));
  };
  if (location.protocol === "file:") {
    root.classList.add("on-disk");
    toFiles(document);
    // Some links only get their address when they are followed; this still runs before the browser goes there.
    new MutationObserver((changes) => {
      changes.forEach(({ type, target }) => {
        if (type === "attributes") {
          toFile(target, "href");
        } else {
          toFiles(target);
        }
      });
    }).observe(document.body, { attributeFilter: ["href"], childList: true, subtree: true });
  }

  const here = location.pathname.replace(/index\.html$/, "");
  document.querySelectorAll(".menu__link").forEach((link) => {
    const there = link.pathname.replace(/index\.html$/, "");
    if (here.startsWith(there)) {
      link.setAttribute("aria-current", here === there ? "page" : "true");
    }
  });
})();
