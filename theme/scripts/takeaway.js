// Pilots as a file, for a spreadsheet or for a program: the facts at a glance of all that were chosen or found.
// Their data is a script of its own, loaded when somebody asks for a file.
(() => {
  "use strict";

  const files = window.pilotwijzerFiles;
  const root = document.documentElement.dataset.base;

  const inWords = (values) => (files.isTold(values) ? values.map((item) => item.at(-1)).join("; ") : values[1]);

  const saveTable = (name, slugs, { rijen, pilots }) => {
    const line = (slug) => {
      const [title, region, ...cells] = pilots[slug];
      return [title, region, ...cells.map(inWords), files.addressOf(slug)];
    };
    return files.saveTable(name, [["Titel", "Regio", ...rijen.map(([, label]) => label), "Adres"], ...slugs.map(line)]);
  };

  const saveData = (name, slugs, { rijen, pilots }) => {
    const record = (slug) => {
      const [titel, regio, ...cells] = pilots[slug];
      const feiten = Object.fromEntries(rijen.map(([key], at) => [key, files.valueOf(cells[at])]));
      return { slug, titel, regio, adres: files.addressOf(slug), feiten };
    };
    return files.saveData(name, { adres: files.here(name === "keuze"), pilots: slugs.map(record) });
  };

  // Saves these pilots as "csv" or "json"; gives a sentence that says what came of it.
  const taken = async (kind, name, slugs) => {
    const data = await window.pilotwijzerFrom(`${root}assets/feiten.js`, "pilotwijzerFeiten");
    if (!data) {
      return "Downloaden lukt nu niet. Laad de pagina opnieuw.";
    }
    const save = kind === "csv" ? saveTable : saveData;
    return `Bewaard als ${save(name, slugs.filter((slug) => data.pilots[slug]), data)}.`;
  };

  // Lets a menu save the pilots of that moment, in a file of that name; `status` tells what came of it.
  window.pilotwijzerTakeAway = (menu, status, name, slugsNow) =>
    menu.addEventListener("click", async ({ target }) => {
      if (target.value) {
        menu.open = false;
        menu.firstElementChild.focus();
        status.textContent = await taken(target.value, name, slugsNow());
      }
    });
})();
