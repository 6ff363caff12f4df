// What a reader takes along from a comparison: the link, a print, a spreadsheet, open data. Files hold what is shown.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { base, cellsOf, everybody, find, labelOf, make, result, shown, state, tell } = compare;

  const files = window.pilotwijzerFiles;
  const { addressOf, here, onDisk } = files;

  // ----------------------------------------------------------------------------------------- the link

  // The ways to the slides of what is compared.
  compare.aim = () => {
    const { kopjes } = state();
    const chosen = shown().map(({ slug }) => slug).join(",") + (kopjes.length ? `&kopjes=${kopjes.join(",")}` : "");
    find("present").href = `${base}presenteren/?pilots=${chosen}`;
    find("compose").href = `${base}sessies/samenstellen/?vergelijk=${chosen}`;
  };

  // What is said of it: that it was copied or how to do so by hand, and what more there is to know.
  const words = [...find(onDisk ? "on-disk" : "on-site").content.children].map((words) => words.textContent);
  find("copy").addEventListener("click", async () => {
    const field = find("link").querySelector("input");
    field.value = here();
    find("link").hidden = !onDisk;
    const [copied, byHand, more = ""] = words;
    tell(`${(await window.pilotwijzerCopy(here(), field)) ? copied : byHand} ${more}`);
  });

  // ------------------------------------------------------------------------------------------ on paper

  const first = 160;
  const beginningOf = (cell) => {
    const answer = cell.cloneNode(true);
    answer.querySelectorAll(".share__label, .answer__state").forEach((part) => part.remove());
    const text = compare.wordsOf(answer).replaceAll("• ", "").split("\n").join("; ").replace(/([.?!:]); /g, "$1 ");
    return text.length > first ? `${text.slice(0, text.lastIndexOf(" ", first))} …` : text;
  };
  const shorten = () => {
    result.classList.add("is-short");
    result.querySelectorAll(".side__cell:has(> .answer)").forEach((cell) => {
      cell.append(make("p", { class: "side__beginning" }, beginningOf(cell)));
    });
  };
  const printed = () => {
    result.classList.remove("is-short");
    result.querySelectorAll(".side__beginning").forEach((beginning) => beginning.remove());
  };
  find("print").addEventListener("click", () => print());
  find("print-short").addEventListener("click", () => {
    shorten();
    print();
  });
  addEventListener("beforeprint", () => {
    const short = result.classList.contains("is-short");
    const whole = short ? "Van elk antwoord het begin. De hele vergelijking" : "Deze vergelijking";
    find("address").textContent = `${whole}: ${onDisk ? `vergelijken/${here()}` : here()}`;
  });
  addEventListener("afterprint", printed);

  // ------------------------------------------------------------------------------------------- as a file

  // Where a line ends in the source of a page, none ends for the reader.
  const unbroken = (element) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(/\s+/g, " ");
    }
    return element;
  };
  // The words of a cell, an item per line: what it looks like, without marks that only mean something on a page.
  compare.wordsOf = (element) => {
    const copy = unbroken(element.cloneNode(true));
    const apart = ".side__who, .side__beginning, .answer__sources, .source, svg, caption, thead";
    const equal = state().differences ? ", .is-same" : ", .share__nothing";
    copy.querySelectorAll(apart + equal).forEach((part) => part.remove());
    copy.querySelectorAll("li").forEach((item) => item.prepend("• "));
    copy.querySelectorAll(".share__label, .opinion").forEach((term) => term.append(" "));
    copy.querySelectorAll("dt").forEach((term) => term.append(term.textContent.trim() ? ": " : ""));
    copy.querySelectorAll("dl, ul, ol").forEach((list) => list.prepend("\n"));
    copy.querySelectorAll("p, li, div, dl, tr, ul, ol").forEach((block) => block.append("\n"));
    copy.querySelectorAll(".note, .kind, td").forEach((aside) => aside.append(" "));
    return copy.textContent
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim())
      .filter((line) => line && line !== "•")
      .join("\n");
  };
  const name = () => `vergelijking-${shown().map(({ slug }) => slug).join("-")}`;
  const told = (file) => tell(`Bewaard als ${file}.`);
  // With only the differences shown, what all say alike is one line, which holds for every column.
  const linesOf = (row) => {
    const common = state().differences && compare.commonOf(row);
    const line = [labelOf(row), ...cellsOf(row).map(compare.wordsOf)];
    const who = `${labelOf(row)}: bij ${everybody(shown().length)}`;
    return common ? [line, [who, ...shown().map(() => compare.wordsOf(common).split(": ").slice(1).join(": "))]] : [line];
  };
  find("csv").addEventListener("click", () => {
    const lines = [
      ["Kopje", ...shown().map(({ data }) => data.titel)],
      ["Regio", ...shown().map(({ data }) => data.regio)],
      ...compare.shownRows().flatMap(linesOf),
      ["Adres", ...shown().map(({ slug }) => addressOf(slug))],
    ];
    told(files.saveTable(name(), lines));
  });
  const valueOf = (row, { data }, cell) => {
    const key = row.dataset.row;
    return key in data.kopjes ? { stand: data.kopjes[key][0], tekst: compare.wordsOf(cell) } : files.valueOf(data.feiten[key]);
  };
  find("json").addEventListener("click", () => {
    const pilots = shown().map((column, at) => ({
      slug: column.slug,
      titel: column.data.titel,
      regio: column.data.regio,
      adres: addressOf(column.slug),
      rijen: Object.fromEntries(
        compare.shownRows().map((row) => [row.dataset.row, valueOf(row, column, cellsOf(row)[at])]),
      ),
    }));
    told(files.saveData(name(), { adres: here(), pilots }));
  });
})();
