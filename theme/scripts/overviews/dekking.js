// Who describes what: numbers that follow the filters; and of a catalogue that is too large for a row per pilot, those
// rows as soon as the filters leave few enough.
(() => {
  "use strict";

  const section = document.querySelector("[data-coverage]");
  if (!section) {
    return;
  }
  const { base, count, make, nameOf, numberIn, onFilter, pilot, some } = window.pilotwijzerPictures;
  const body = section.querySelector("tbody[data-by-pilot]");
  const corner = section.querySelector(".coverage__corner");
  const missing = document.querySelector("[data-missing]");
  const heads = [...section.querySelectorAll(".coverage__turned")];
  const labels = heads.map((head) => head.textContent);
  const keys = heads.map((head) => head.dataset.kopje);

  // How many of these pilots describe each heading, wholly or in part.
  const described = (slugs, of) => keys.map((_, at) => slugs.filter((slug) => "bd".includes(of(slug)[at])).length);

  const showTotal = (slugs, of) => {
    count(section.querySelector("[data-coverage-all]"), slugs.length);
    const numbers = described(slugs, of);
    section.querySelectorAll("[data-coverage-count]").forEach((cell, at) => {
      count(cell, numbers[at]);
    });
  };

  // --------------------------------------------------------------------------------- a row per region

  const regions = Array.from(section.querySelectorAll("[data-region]"), (row) => {
    const total = row.querySelector("[data-region-count]");
    return { row, total, all: numberIn(total.textContent), numbers: [...row.querySelectorAll("td")] };
  });
  const showRegions = (slugs, of) => {
    const own = new Map(regions.map(({ row }) => [row.dataset.region, []]));
    slugs.forEach((slug) => own.get(pilot(slug).regio)?.push(slug));
    regions.forEach(({ row, total, all, numbers }) => {
      const here = own.get(row.dataset.region);
      row.hidden = !here.length;
      total.textContent = some(here.length, all);
      const found = described(here, of);
      numbers.forEach((cell, at) => count(cell.firstElementChild ?? cell, found[at]));
    });
  };

  // ---------------------------------------------------------------------------------- a row per pilot

  const samples = section.querySelector("template[data-points]")?.content;
  const pointOf = (slug, letter, at) => {
    const point = samples.querySelector(`[data-letter="${letter}"]`).cloneNode(true);
    point.href = `${base}pilots/${slug}/#${keys[at]}`;
    point.lastElementChild.prepend(`${labels[at]}: `);
    return make("td", { role: "cell" }, point);
  };
  const rowOf = (slug, own) => make(
    "tr",
    { role: "row", "data-pilot": slug },
    make("th", { class: "coverage__name", scope: "row", role: "rowheader" }, nameOf(pilot(slug))),
    [...own].map((letter, at) => pointOf(slug, letter, at)),
  );
  const missingOf = (slug, points) => make(
    "li",
    { class: "missing__pilot", "data-pilot": slug },
    make("p", { class: "missing__name" }, nameOf(pilot(slug))),
    make("ul", { class: "missing__points plain" }, points.map(([at, words, note]) =>
      make("li", {}, make("strong", {}, labels[at]), `: ${words}`, note && make("span", { class: "note" }, note)))),
  );

  const most = Number(section.dataset.coverage);
  const swap = (few) => {
    section.querySelectorAll("[data-by-region]").forEach((part) => {
      part.hidden = few;
    });
    section.querySelectorAll("[data-by-pilot]").forEach((part) => {
      part.hidden = !few;
    });
    corner.textContent = few ? "Pilot" : "Regio";
  };
  const showLarge = (slugs, { standen, woorden }) => {
    const own = standen.split(" ");
    const of = (slug) => own[pilot(slug).at];
    const few = slugs.length <= most;
    swap(few);
    body.replaceChildren(...(few ? slugs.map((slug) => rowOf(slug, of(slug))) : []));
    const open = few ? slugs.filter((slug) => woorden[slug]) : [];
    missing?.replaceChildren(...open.map((slug) => missingOf(slug, woorden[slug])));
    showTotal(slugs, of);
    if (!few) {
      showRegions(slugs, of);
    }
  };

  const letters = new Map(Array.from(body.rows, (row) => [row.dataset.pilot, row.dataset.letters]));
  onFilter((shown, rest) => {
    if (!regions.length) {
      showTotal([...shown], (slug) => letters.get(slug));
    } else if (rest) {
      showLarge([...shown], rest);
    }
  });
})();
