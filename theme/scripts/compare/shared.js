// What pilots share and what only one of them says: marks in the cells, rows that are the same, and the few lines at
// the top that tell how the pilots differ.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { everybody, find, labelOf, listed, make, rows, state } = compare;

  const capital = (words) => words[0].toUpperCase() + words.slice(1);

  // ---------------------------------------------------------------------------------- within a row

  // The signs of two circles: both filled, the part they share, or one of them.
  const sign = (kind) => {
    const drawn = find("sign").content.firstElementChild.cloneNode(true);
    drawn.classList.add(`share__sign--${kind}`);
    return drawn;
  };
  const labelled = (kind, words) => [sign(kind), make("span", {}, words)];
  const wordsFor = (holders, own, short) => {
    const others = [...holders].filter((column) => column !== own);
    if (!others.length) {
      return ["only", "alleen hier genoemd"];
    }
    return holders.size === short.length
      ? ["all", `bij ${everybody(short.length)} genoemd`]
      : ["some", `ook genoemd bij ${listed(others.map((column) => short[column]))}`];
  };
  // Put the items of one list under what they have in common with the other columns; all of them together first.
  const group = (list, own, found, short) => {
    const groups = new Map();
    [...list.children].forEach((item) => {
      const { holders, isSame } = found.get(item.dataset.item);
      const [kind, words] = wordsFor(holders, own, short);
      item.classList.toggle("is-same", isSame);
      const { items } = groups.get(words) ?? { items: [] };
      groups.set(words, { kind, items: [...items, item], size: holders.size });
    });
    const made = [...groups].sort(([, a], [, b]) => b.size - a.size).map(([words, { kind, items }]) => {
      const same = items.every((item) => item.classList.contains("is-same")) ? " is-same" : "";
      const copy = list.cloneNode(false);
      copy.append(...items);
      return make("div", { class: `share share--${kind}${same}` }, make("p", { class: "share__label" }, labelled(kind, words)), copy);
    });
    list.replaceWith(...made);
  };
  // Which columns name an item, and whether all of them say just the same of it.
  const itemsOf = (cells) => {
    const found = new Map();
    cells.forEach((cell, column) => {
      cell.querySelectorAll("[data-item]").forEach((item) => {
        const { holders, texts } = found.get(item.dataset.item) ?? { holders: new Set(), texts: new Set() };
        holders.add(column);
        texts.add(compare.wordsOf(item));
        const name = item.querySelector("dt")?.textContent ?? item.textContent;
        found.set(item.dataset.item, { holders, texts, name, isSame: holders.size === cells.length && texts.size === 1 });
      });
    });
    return found;
  };
  // With only the differences shown, what all have in common stands in one line.
  const foldCommon = (row, cells, found) => {
    const same = [...found.values()].filter(({ isSame }) => isSame).map(({ name }) => name.trim());
    if (!same.length) {
      return;
    }
    const words = labelled("all", `bij ${everybody(cells.length)}: ${same.join("; ")}`);
    const cell = make("td", { role: "cell", colspan: cells.length }, make("p", {}, words));
    row.after(make("tr", { class: "side__common", role: "row" }, make("td", { role: "cell" }), cell));
    cells.forEach((one) => {
      if (one.querySelector(".share") && !one.querySelector(".share:not(.is-same)")) {
        one.append(make("p", { class: "share__nothing" }, `alleen wat ${everybody(cells.length)} noemen`));
      }
    });
  };

  // Nothing is said where the source is silent or the text is yet to come. Of a list the order does not count, of a
  // text neither: its parts are the same or they are not.
  const sayingOf = (cell) => {
    const absent = cell.querySelector(":scope > [data-stand]");
    if (absent) {
      return absent.dataset.stand === "niet_van_toepassing" ? "–" : "";
    }
    return compare.wordsOf(cell).split("\n").sort().join("\n");
  };
  const sameWords = { "": "nergens genoemd", "–": "nergens van toepassing" };

  compare.mark = (row, cells, short) => {
    if (row.nextElementSibling?.matches(".side__common")) {
      row.nextElementSibling.remove();
    }
    const sayings = cells.map(sayingOf);
    const equal = sayings.every((saying) => saying === sayings[0]);
    row.classList.toggle("is-equal", equal);
    row.querySelector(".side__same")?.remove();
    if (equal) {
      row.querySelector(".side__label").after(make("span", { class: "side__same" }, sameWords[sayings[0]] ?? "gelijk"));
    }
    const found = itemsOf(cells);
    cells.forEach((cell, column) => {
      const lists = new Set([...cell.querySelectorAll("[data-item]")].map((item) => item.parentElement));
      lists.forEach((list) => group(list, column, found, short));
    });
    foldCommon(row, cells, found);
  };
  compare.commonOf = (row) => (row.nextElementSibling?.matches(".side__common") ? row.nextElementSibling : null);

  // Say what "alleen verschillen" has left out.
  compare.leftOut = () => {
    const chosen = (row) => !state().kopjes.length || state().kopjes.includes(row.parentElement.dataset.part);
    const all = rows.filter(chosen);
    const equal = all.filter((row) => row.classList.contains("is-equal"));
    if (!state().differences || !equal.length) {
      return state().differences ? "In elke rij verschillen zij." : "";
    }
    const reasons = new Map();
    equal.forEach((row) => {
      const words = row.querySelector(".side__same").textContent;
      reasons.set(words, [...(reasons.get(words) ?? []), labelOf(row)]);
    });
    const why = [...reasons].map(([words, labels]) => `${capital(words)}: ${listed(labels)}.`);
    const left = `Van de ${all.length} rijen ${equal.length === 1 ? "is er 1" : `zijn er ${equal.length}`} weggelaten.`;
    return [left, ...why].join(" ");
  };

  // ------------------------------------------------------------------------- the few lines at the top

  const lineOf = ([label, text]) =>
    make("p", { class: "brief__line" }, make("span", { class: "brief__field" }, `${label}:`), ` ${text}`);
  const groupOf = (kind, words, lines, otherwise) => make(
    "div",
    { class: `brief__group brief__group--${kind}` },
    make("dt", { class: "brief__who" }, labelled(kind, words)),
    make("dd", {}, lines.length ? lines.map(lineOf) : make("p", { class: "quiet" }, otherwise)),
  );
  compare.sum = (columns) => {
    const { all, some, only } = window.pilotwijzerSum(columns, (key) => labelOf(rows.find((row) => row.dataset.row === key)));
    find("brief").replaceChildren(
      groupOf("all", `${capital(everybody(columns.length))} noemen`, all, "Op deze punten niets dat gelijk is."),
      ...(some.length ? [groupOf("some", "Sommige noemen", some)] : []),
      ...only.map((lines, own) => groupOf("only", `Alleen ${columns[own].short} noemt`, lines, "Niets wat de andere niet ook noemen.")),
    );
    find("brief").style.setProperty("--columns", columns.length);
  };
})();
