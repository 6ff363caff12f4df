// Numbers that stand in pictures: pilots of two facets at once, of one region, and of one answer about a baseline.
(() => {
  "use strict";

  const { count, numberIn, onFilter, pilot, some, values } = window.pilotwijzerPictures;
  const address = window.pilotwijzerAddress;

  // Of a facet that is filtered only the chosen values are there: a link can ask for a value, not for two at once.
  const ofGrid = (grid) => {
    const keys = grid.dataset.grid.split(" ");
    const cells = [...grid.querySelectorAll("td[data-row]")];
    const heads = [...grid.querySelectorAll("[data-column]")];
    const rows = [...grid.querySelectorAll("tr[data-row]")];
    return (shown) => {
      const counts = new Map();
      shown.forEach((slug) => values(keys[0], slug).forEach((row) => values(keys[1], slug).forEach((column) => {
        counts.set(`${row} ${column}`, (counts.get(`${row} ${column}`) ?? 0) + 1);
      })));
      const [row, column] = keys.map((key) => address.all(key));
      const out = (chosen, value) => chosen.length > 0 && !chosen.includes(value);
      heads.forEach((head) => {
        head.hidden = out(column, head.dataset.column);
      });
      rows.forEach((one) => {
        one.hidden = out(row, one.dataset.row);
      });
      const numberOf = (cell) => counts.get(`${cell.dataset.row} ${cell.dataset.column}`) ?? 0;
      const most = Math.max(1, ...cells.filter((cell) => !cell.hidden && !cell.parentElement.hidden).map(numberOf));
      cells.forEach((cell) => {
        const number = cell.querySelector("[data-count-here]");
        cell.dataset.level = Math.ceil((numberOf(cell) * 4) / most);
        if (number) {
          count(number, numberOf(cell));
        }
      });
    };
  };
  document.querySelectorAll("[data-grid]").forEach((grid) => onFilter(ofGrid(grid)));

  const places = [...document.querySelectorAll("[data-place-count]")];
  if (places.length) {
    const all = new Map(places.map((place) => [place, numberIn(place.textContent)]));
    onFilter((shown) => {
      const numbers = new Map();
      shown.forEach((slug) => {
        const { regio } = pilot(slug);
        numbers.set(regio, (numbers.get(regio) ?? 0) + 1);
      });
      places.forEach((place) => {
        const number = numbers.get(place.dataset.placeCount) ?? 0;
        count(place, number, some(number, all.get(place)));
      });
    });
  }
})();
