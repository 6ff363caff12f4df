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

  // From a folder on a disk an address leads nowhere for anybody else, and it says where that folder is.
  const onDisk = location.protocol === "file:";
  const root = document.documentElement.dataset.base;

  // What a pilot says in a row of facts is a list of [key, words], or of words alone; why it says nothing [reason, words].
  const isTold = (values) => Array.isArray(values[0]);

  return {
    addressOf: (slug) => (onDisk ? `pilots/${slug}/` : new URL(`${root}pilots/${slug}/`, location.href).href),
    // The page as it can be sent; what the reader keeps in the tray is nobody else's business, unless it is sent itself.
    here: (withChoice = false) => {
      const address = window.pilotwijzerAddress.changed(location.href, withChoice ? {} : { keuze: "" });
      return onDisk ? address.search : address.href;
    },
    isTold,
    onDisk,
    save,
    // Rows of texts, as Dutch spreadsheets want them: semicolons, and a mark that the letters are Unicode.
    saveTable: (name, rows) => {
      const text = rows.map((row) => row.map(field).join(";")).join("\r\n");
      return save(`\ufeff${text}\r\n`, "text/csv;charset=utf-8", name, "csv");
    },
    saveText: (name, text) => save(text, "text/yaml;charset=utf-8", name, "yml"),
    // Says of itself whether it is there.
    valueOf: (values) =>
      isTold(values)
        ? { stand: "beschreven", waarden: values.map((item) => ({ sleutel: item[0], label: item.at(-1) })) }
        : { stand: values[0], tekst: values[1] },
    saveData: (name, value) => save(`${JSON.stringify(value, null, 2)}\n`, "application/json", name, "json"),
  };
})();
