// Leads from an old address to the page of now, with what was asked of it and the place on it.
(() => {
  "use strict";

  const to = new URL(document.querySelector("a").getAttribute("href"), location.href);
  if (location.protocol !== "file:") {
    to.pathname = to.pathname.replace(/index\.html$/, "");
  }
  to.search = location.search;
  to.hash = location.hash;
  location.replace(to);
})();
