// Files that a reader takes along: made in the browser, so that it works from a folder on a disk as well.
window.pilotwijzerFiles = (() => {
  "use strict";

  const make = window.pilotwijzerMake;
  // A spreadsheet takes a text that begins like a formula for one.
  const field = (text) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;

  // Gives the name that the file got.
  const save = (content, type, name, extension) => {
    const url = URL.createObjectURL(new Blob([content], { type }));
    const link = make("a", { href: url, download: `${name}.${extension}`.slice(-120) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    return link.download;
  };

  return {
    save,
    // Rows of texts, as Dutch spreadsheets want them: semicolons, and a mark that the letters are Unicode.
    saveTable: (name, rows) => {
      const text = rows.map((row) => row.map(field).join(";")).join("\r\n");
      return save(`\ufeff${text}\r\n`, "text/csv;charset=utf-8", name, "csv");
    },
    saveData: (name, value) => save(`${JSON.stringify(value, null, 2)}\n`, "application/json", name, "json"),
  };
})();
