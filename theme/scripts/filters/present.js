// On the page of a heading, with filters on: the deck is of the pilots that are left. Too many to show one after the other
// leave the link as it is, to the deck of the whole heading.
(() => {
  "use strict";

  const link = document.querySelector("[data-present]");
  if (!link) {
    return;
  }
  const MOST = 60;
  const [whole, root] = [link.getAttribute("href"), document.documentElement.dataset.base];
  const aim = () => {
    const rows = [...document.querySelectorAll(".answers__row")];
    const left = rows.filter((row) => !row.hidden && !row.parentElement.hidden);
    const some = left.length > 0 && left.length < rows.length && left.length <= MOST;
    const slugs = left.map((row) => row.dataset.pilot).join(",");
    link.setAttribute("href", some ? `${root}presenteren/?pilots=${slugs}&kopjes=${link.dataset.present}` : whole);
  };
  ["pointerover", "focus", "click"].forEach((name) => link.addEventListener(name, aim));
})();
