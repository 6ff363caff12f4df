// The file that the form writes, line by line; of a pilot that exists, what changes in it.
(() => {
  "use strict";

  const ui = (window.pilotwijzerFormUi ??= {});
  const make = (...parts) => ui.make(...parts);
  const AROUND = 2;
  const MOST_COMPARED = 1500;

  // The longest run of lines that two texts have in common, by the usual table; ends that are equal are left out of it.
  const compare = (before, after) => {
    let head = 0;
    while (head < before.length && head < after.length && before[head] === after[head]) {
      head += 1;
    }
    let tail = 0;
    while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) {
      tail += 1;
    }
    const same = (lines) => lines.map((text) => ({ text, kind: "same" }));
    const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    return [...same(after.slice(0, head)), ...middle(old, now), ...same(tail ? after.slice(-tail) : [])];
  };
  const middle = (old, now) => {
    const whole = () => [...old.map((text) => ({ text, kind: "gone" })), ...now.map((text) => ({ text, kind: "new" }))];
    if (Math.max(old.length, now.length) > MOST_COMPARED) {
      return whole();
    }
    const table = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
    for (let row = old.length - 1; row >= 0; row -= 1) {
      for (let column = now.length - 1; column >= 0; column -= 1) {
        table[row][column] = old[row] === now[column] ? table[row + 1][column + 1] + 1 : Math.max(table[row + 1][column], table[row][column + 1]);
      }
    }
    const lines = [];
    let [row, column] = [0, 0];
    while (row < old.length || column < now.length) {
      if (row < old.length && column < now.length && old[row] === now[column]) {
        lines.push({ text: now[column], kind: "same" });
        [row, column] = [row + 1, column + 1];
      } else if (row < old.length && (column === now.length || table[row + 1][column] >= table[row][column + 1])) {
        lines.push({ text: old[row], kind: "gone" });
        row += 1;
      } else {
        lines.push({ text: now[column], kind: "new" });
        column += 1;
      }
    }
    return lines;
  };

  const SIGN = { same: " ", gone: "−", new: "+" };
  const SAID = { gone: "weg: ", new: "nieuw: " };
  const TAG = { same: "span", gone: "del", new: "ins" };
  const lineOf = ({ text, kind }) =>
    make(
      TAG[kind],
      { class: `line-of-file line-of-file--${kind}` },
      make("span", { class: "line-of-file__sign", "aria-hidden": "true" }, SIGN[kind]),
      SAID[kind] && ui.hidden(SAID[kind]),
      text,
      "\n",
    );
  const block = (lines, label) => make("pre", { class: "file", tabindex: "0", role: "region", "aria-label": label }, ...lines.map(lineOf));

  // Only what changes, with a few lines around it.
  const hunks = (lines) => {
    const near = lines.map((_, at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => line.kind !== "same"));
    return lines.flatMap((line, at) => (near[at] ? [line] : near[at - 1] ? [{ text: "…", kind: "same" }] : []));
  };

  ui.fileView = (text, before) => {
    const after = text.split("\n");
    const lines = compare(before === undefined ? after : before.split("\n"), after);
    const whole = block(lines, "Het bestand");
    if (before === undefined) {
      return [whole];
    }
    const [fresh, gone] = ["new", "gone"].map((kind) => lines.filter((line) => line.kind === kind).length);
    if (!fresh && !gone) {
      return [make("p", {}, "U hebt nog niets veranderd."), make("details", { class: "more" }, make("summary", {}, "Het hele bestand"), whole)];
    }
    return [
      make("p", {}, `Nieuw of anders: ${fresh} ${fresh === 1 ? "regel" : "regels"}. Weg: ${gone}. De rest blijft precies zoals het was.`),
      block(hunks(lines), "Wat er verandert"),
      make("details", { class: "more" }, make("summary", {}, "Het hele bestand"), whole),
    ];
  };
})();
