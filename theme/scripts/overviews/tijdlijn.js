// The time line: rows that did not fit on the page, drawn when a filter leaves them. The bars are those of
// generator/figures.py: each mark is a letter, the first of its shape, and its places in per cent.
(() => {
  "use strict";

  const rows = document.querySelector(".timeline__rows");
  if (!rows) {
    return;
  }
  const { fill, fits, make, nameOf, onFilter, pilot } = window.pilotwijzerPictures;
  const undated = document.querySelector(".undated");

  const bar = (x1, x2, kind = "vast") =>
    `<rect class="balk ${kind}" x="${x1}%" y="14" width="${Math.max(x2 - x1, 0.3)}%" height="12"/>`;
  const strokes = (x1, x2) =>
    Array.from({ length: Math.ceil((x2 - x1) / 1.4) }, (_, at) => x1 + at * 1.4)
      .map((x) => bar(x, Math.min(x + 0.7, x2)))
      .join("");
  const at = (x, path, kind) => `<svg x="${x}%" overflow="visible"><path class="${kind}" d="${path}"/></svg>`;
  const shapes = {
    b: bar,
    s: strokes,
    o: (x1, x2) => bar(x1, x2, "afgeleid"),
    a: (x) => at(x, "M0 10 L14 20.0 L0 30", "minimaal"),
    t: (x) =>
      `<line class="peildatum" x1="${x}%" y1="4" x2="${x}%" y2="36"/><circle class="peildatum" cx="${x}%" cy="4" r="3"/>`,
    d: (x1, x2) =>
      `<line class="meetmoment" x1="${x1}%" y1="37" x2="${x2}%" y2="37"/>${at((x1 + x2) / 2, "M0 32l5 5-5 5-5-5z", "meetmoment")}`,
  };
  const draw = (mark) => shapes[mark[0]](...mark.slice(1).split(",").map(Number));

  // In the form of the rows that the page has.
  const rowOf = (slug, [marks, period, ...more]) => {
    const own = pilot(slug);
    const moments = make("ul", { class: "timeline__moments plain" }, more.map((text) => make("li", {}, text)));
    const row = rows.lastElementChild.cloneNode(true);
    const [what, picture, said] = row.children;
    row.hidden = false;
    row.dataset.pilot = slug;
    row.dataset.added = "";
    what.replaceChildren(...nameOf(own, "#duur"));
    picture.innerHTML = `<title></title>${marks.split(" ").map(draw).join("")}`;
    picture.firstChild.textContent = `${own.titel}: ${[period, ...more].join("; ")}`;
    said.replaceChildren(make("p", {}, period), ...(more.length ? [moments] : []));
    return row;
  };
  const undatedOf = (slug, words) => {
    const said = words || make("span", { class: "absence" }, "Niets over de duur vermeld.");
    const name = nameOf(pilot(slug), "#duur");
    return make("li", { class: "undated__item", "data-pilot": slug, "data-added": "" }, name, make("p", {}, said));
  };

  // The page has the last rows of all, so what is added stands before them; of those without a year it has the first.
  const filler = (list, name, rowFrom, put) => (shown, rest) => {
    if (rest) {
      const more = Object.keys(rest[name]).filter((slug) => shown.has(slug));
      const fit = fits(list, shown, more, put);
      fill(list, shown, fit.map((slug) => rowFrom(slug, rest[name][slug])), more.length - fit.length, put);
    }
  };
  onFilter(filler(rows, "rijen", rowOf, "prepend"));
  if (undated) {
    onFilter(filler(undated, "zonderJaar", undatedOf, "append"));
  }
})();
