// What stands at the head of a section, and columns, which have little room: what explains a statement is not shown but
// told to the speaker (notes.js), and who says more gets a wider column.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const EXPLAINS = ".note, .section__sources, .contrast";

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

  // Once for each section; then it is divided. Sources of the whole stand at its head, so on each slide of it.
  talk.inColumns = (section) => {
    const columns = [...section.querySelectorAll(".column")];
    section.querySelectorAll(".answer__sources").forEach((sources) => {
      const head = sources.closest(".column")?.querySelector(".column__head") ?? section.querySelector(".slide__kicker");
      if (head) {
        head.append(...sources.querySelectorAll(".source"));
        sources.remove();
      }
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
