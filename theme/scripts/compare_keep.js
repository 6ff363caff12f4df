// What a reader takes along from a comparison: the link, a print, a spreadsheet, open data. Files hold what is shown.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  if (!compare) {
    return;
  }
  const { base, cellsOf, find, labelOf, rows, shown, state, tell } = compare;

  // The comparison and nothing else: what the reader keeps in the tray is nobody else's business.
  const here = () => {
    const address = new URL(location.href);
    address.searchParams.delete("keuze");
    return address.href.replaceAll("%2C", ",");
  };

  find("copy").addEventListener("click", async () => {
    const label = find("link");
    const field = label.querySelector("input");
    const copied = "De link is gekopieerd. Wie hem opent, ziet precies deze vergelijking.";
    try {
      await navigator.clipboard.writeText(here());
      tell(copied);
      return;
    } catch {
      // No right to, or no such thing here: the field does it.
    }
    label.hidden = false;
    field.value = here();
    field.focus();
    field.select();
    tell(document.execCommand("copy") ? copied : "Hieronder staat de link. Kopieer hem met Ctrl+C.");
  });
  find("print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    find("address").textContent = here();
  });

  // The words of a cell, an item per line: what it looks like, without marks that only mean something on a page.
  const wordsOf = (element) => {
    const copy = element.cloneNode(true);
    const apart = ".side__who, .answer__sources, .source, svg, caption, thead";
    const equal = state().differences ? ", .share--all" : ", .share__nothing";
    copy.querySelectorAll(apart + equal).forEach((part) => part.remove());
    copy.querySelectorAll("li").forEach((item) => item.prepend("• "));
    copy.querySelectorAll("dt, .share__label, .opinion").forEach((term) => term.append(" "));
    copy.querySelectorAll("dt").forEach((term) => term.append("– "));
    copy.querySelectorAll("p, li, div, dl, tr, ul, ol").forEach((block) => block.append("\n"));
    copy.querySelectorAll(".note, .kind, td").forEach((aside) => aside.append(" "));
    return copy.textContent
      .split("\n")
      .map((line) => line.replace(/\s+/g, " ").trim())
      .filter((line) => line && line !== "•")
      .join("\n");
  };
  const files = window.pilotwijzerFiles;
  const name = () => `vergelijking-${shown().map(({ slug }) => slug).join("-")}`;
  const told = (file) => tell(`Bewaard als ${file}.`);
  const addressOf = ({ slug }) => new URL(`${base}pilots/${slug}/`, location.href).href;
  find("csv").addEventListener("click", () => {
    const table = [
      ["Kopje", ...shown().map(({ data }) => data.titel)],
      ["Regio", ...shown().map(({ data }) => data.regio)],
      ...rows().map((row) => [labelOf(row), ...cellsOf(row).map(wordsOf)]),
      ["Adres", ...shown().map(addressOf)],
    ];
    told(files.saveTable(name(), table));
  });
  find("json").addEventListener("click", () => {
    const valueOf = (row, { data }, at) => {
      const values = data.feiten[row.dataset.row];
      return Array.isArray(values)
        ? values.map(([sleutel, label]) => ({ sleutel, label }))
        : { stand: data.kopjes[row.dataset.row]?.[0], tekst: wordsOf(cellsOf(row)[at]) };
    };
    const pilots = shown().map((column, at) => ({
      slug: column.slug,
      titel: column.data.titel,
      regio: column.data.regio,
      adres: addressOf(column),
      rijen: Object.fromEntries(rows().map((row) => [row.dataset.row, valueOf(row, column, at)])),
    }));
    told(files.saveData(name(), { adres: here(), pilots }));
  });
})();
