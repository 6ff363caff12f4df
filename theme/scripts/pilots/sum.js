// What tells most to who knows nothing of the pilots, and only what stands in fields of its own: what all of these pilots
// name, what some of them do, and what only one does. generator/side_by_side.py says the same on the slides of a session.
window.pilotwijzerSum = (() => {
  "use strict";

  const FIELDS = ["setting", "onderwijs", "leeftijd", "omvang", "aanpak", "themas", "sturing", "nulmeting"];
  const MOST = 3;
  const shortened = (labels) =>
    labels.length > MOST + 1 ? `${labels.slice(0, MOST).join("; ")} en nog ${labels.length - MOST}` : labels.join("; ");
  const { listed } = window.pilotwijzerPilots;

  // `columns` have data and a short name, `labelOf` gives the name of a field; a line is that name and what is said.
  return (columns, labelOf) => {
    const linesOf = (wanted, more = () => "") =>
      FIELDS.flatMap((key) => {
        const found = new Map();
        columns.forEach(({ data }, column) => {
          const values = data.feiten[key];
          // Why nothing is told is no list of items.
          (Array.isArray(values[0]) ? values : []).forEach(([item, label]) => {
            const { holders } = found.get(item) ?? { holders: [] };
            found.set(item, { label, holders: [...holders, column] });
          });
        });
        const labels = [...found.values()].filter(({ holders }) => wanted(holders)).map(({ label, holders }) => label + more(holders));
        return labels.length ? [[labelOf(key), shortened(labels)]] : [];
      });
    return {
      all: linesOf((holders) => holders.length === columns.length),
      some: linesOf(
        (holders) => holders.length > 1 && holders.length < columns.length,
        (holders) => ` (${listed(holders.map((column) => columns[column].short))})`,
      ),
      only: columns.map((_, own) => linesOf(([first, ...others]) => first === own && !others.length)),
    };
  };
})();
