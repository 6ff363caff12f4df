// The file that the form writes, line by line; of a pilot that exists, what changes in it.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const engine = window.pilotwijzerForm;
  const AROUND = 2;
  const MOST_COMPARED = 1500;

  const marked = (lines, kind) => lines.map((text) => ({ text, kind }));
  // What is gone and new between lines that stay; ends that are equal are left out of the comparison.
  const compare = (before, after) => {
    const [head, tail] = engine.sameEnds(before, after);
    const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    const kept = Math.max(old.length, now.length) > MOST_COMPARED ? [] : engine.common(old, now);
    let [from, to] = [0, 0];
    const middle = [...kept, [old.length, now.length]].flatMap(([at, place]) => {
      const lines = [...marked(old.slice(from, at), "gone"), ...marked(now.slice(to, place), "new")];
      [from, to] = [at + 1, place + 1];
      return [...lines, ...marked(now.slice(place, to), "same")];
    });
    return [...marked(after.slice(0, head), "same"), ...middle, ...marked(tail ? after.slice(-tail) : [], "same")];
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
