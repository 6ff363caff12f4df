// Columns have little room. What explains a statement is not shown but told to the speaker (notes.js), and who says more
// gets a wider column.
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

  // Once for each section; then it is divided.
  talk.inColumns = (section) => {
    const columns = [...section.querySelectorAll(".column")];
    columns.forEach((column) => {
      const marks = [...column.querySelectorAll(".answer__sources .source")].map((mark) => mark.cloneNode(true));
      column.querySelector(".column__head").append(...marks);
    });
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
