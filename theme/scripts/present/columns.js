// Columns have little room. What explains a statement is not shown but told to the speaker (notes.js), who says more gets
// a wider column, and long words get places to be broken at.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const EXPLAINS = ".note, .answer__sources, .section__sources, .contrast";

  // How many parts of the width a column gets: the least is that of a long word.
  const [LEAST, MOST] = [5, 8];
  const lengthOf = (column) => {
    const copy = column.cloneNode(true);
    copy.querySelectorAll(EXPLAINS).forEach((part) => part.remove());
    return copy.textContent.length;
  };
  const spread = (columns) => {
    const lengths = columns.map(lengthOf);
    const most = Math.max(...lengths);
    columns.forEach((column, at) => {
      column.dataset.span = Math.max(LEAST, Math.round((MOST * lengths[at]) / most));
    });
  };

  // The words of this catalogue, written with hyphens, are a script of their own.
  const hyphen = (element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/\p{L}{13,}/gu, talk.hyphened);
    }
  };
  let parts = null;
  talk.hyphened = (word) => {
    parts ??= new Map((window.pilotwijzerAfbreken ?? "").split(" ").map((one) => [one.replaceAll("-", ""), one.split("-")]));
    let at = 0;
    const found = parts.get(word.toLowerCase()) ?? [word];
    return found.map((part) => word.slice(at, (at += part.length))).join("\u00ad");
  };

  // Once for each section; then it is divided.
  talk.inColumns = (section) => {
    const columns = [...section.querySelectorAll(".column")];
    columns.forEach((column) => {
      const marks = [...column.querySelectorAll(".answer__sources .source")].map((mark) => mark.cloneNode(true));
      column.querySelector(".column__head").append(...marks);
    });
    section.querySelectorAll(".column, .slide__table, .slide__facts").forEach(hyphen);
    if (columns.length) {
      spread(columns);
    }
  };
  talk.explained = (slide) =>
    [...slide.querySelectorAll(".column")].map((column) => ({
      name: column.querySelector(".column__head").firstChild.textContent,
      parts: [...new Set([...column.querySelectorAll(".note, .contrast")].map((part) => part.closest("li, .contrast, dd") ?? part))],
    }));
})();
