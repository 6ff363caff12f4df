// Pilots as a file, for a spreadsheet or for a program: the facts at a glance of all that were chosen or found.
// Their data is a script of its own, loaded when somebody asks for a file.
(() => {
  "use strict";

  const files = window.pilotwijzerFiles;
  const root = document.documentElement.dataset.base;

  // Of what is not told there is not a list of items, but the reason and the same in words.
  const isTold = (cell) => typeof cell[0] !== "string";
  const inWords = (cell) => (isTold(cell) ? cell.map((item) => item.at(-1)).join("; ") : cell[1]);

  const saveTable = (name, slugs, { rijen, pilots }) => {
    const line = (slug) => {
      const [title, region, ...cells] = pilots[slug];
      return [title, region, ...cells.map(inWords), files.addressOf(slug)];
    };
    return files.saveTable(name, [["Titel", "Regio", ...rijen.map(([, label]) => label), "Adres"], ...slugs.map(line)]);
  };

  const saveData = (name, slugs, { rijen, pilots }) => {
    const value = (cell) =>
      isTold(cell)
        ? { stand: "beschreven", waarden: cell.map((item) => ({ sleutel: item[0], label: item.at(-1) })) }
        : { stand: cell[0], tekst: cell[1] };
    const record = (slug) => {
      const [titel, regio, ...cells] = pilots[slug];
      const feiten = Object.fromEntries(rijen.map(([key], at) => [key, value(cells[at])]));
      return { slug, titel, regio, adres: files.addressOf(slug), feiten };
    };
    return files.saveData(name, { adres: files.here(name === "keuze"), pilots: slugs.map(record) });
  };

  // Saves these pilots as "csv" or "json"; gives a sentence that says what came of it.
  window.pilotwijzerTakeAway = async (kind, name, slugs) => {
    await window.pilotwijzerRun(`${root}assets/feiten.js`);
    const data = window.pilotwijzerFeiten;
    if (!data) {
      return "Downloaden lukt nu niet. Laad de pagina opnieuw.";
    }
    const known = slugs.filter((slug) => data.pilots[slug]);
    const save = { csv: saveTable, json: saveData }[kind];
    return `Bewaard als ${save(name, known, data)}.`;
  };
})();
