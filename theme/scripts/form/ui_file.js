// The file that the form writes, line by line; of a pilot that exists, what changes in it.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const engine = window.pilotwijzerForm;
  const AROUND = 2;
  const MOST_COMPARED = 1000;

  const marked = (lines, kind) => lines.map((text) => ({ text, kind }));
  // What is gone and new between lines that stay.
  const compare = (before, after) => {
    const kept = Math.max(before.length, after.length) > MOST_COMPARED ? [] : engine.common(before, after);
    let [from, to] = [0, 0];
    return [...kept, [before.length, after.length, 0]].flatMap(([at, place, size]) => {
      const changed = [...marked(before.slice(from, at), "gone"), ...marked(after.slice(to, place), "new")];
      [from, to] = [at + size, place + size];
      return [...changed, ...marked(after.slice(place, to), "same")];
    });
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
      return [make("p", {}, ui.text("unchanged")), make("details", { class: "more" }, make("summary", {}, "Het hele bestand"), whole)];
    }
    return [
      make("p", {}, `Nieuw of anders: ${fresh} ${fresh === 1 ? "regel" : "regels"}. Weg: ${gone}. `, ui.text("rest")),
      block(hunks(lines), ui.text("changes")),
      make("details", { class: "more" }, make("summary", {}, "Het hele bestand"), whole),
    ];
  };
})();
