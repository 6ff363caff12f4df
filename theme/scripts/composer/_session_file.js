// A session as the file that the site is built from. Each text comes back from it as it was: what could mean anything else
// stands in quotes, and of more lines as a block.
window.pilotwijzerSessionFile = (() => {
  "use strict";

  const SPECIAL = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
  const PLAIN = /^\p{L}[\p{L}\p{N} ,.()?!'’‘–-]*$/u;
  const NOT_IN_BLOCK = /^ | $|[^\S\n ]/m;
  const quoted = (text) =>
    JSON.stringify(text).replace(/[^\P{Z} ]/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const written = (text, indent) => {
    if (text.includes("\n") && !NOT_IN_BLOCK.test(text)) {
      return `|-\n${text.replace(/^(?=.)/gm, " ".repeat(indent))}`;
    }
    return PLAIN.test(text) && !SPECIAL.test(text) ? text : quoted(text);
  };
  const { linesOf } = window.pilotwijzerProgramme;
  const AS_IT_IS = ["datum", "minuten", "pilot", "kopje", "beeld"];
  const line = ([name, text], indent) => {
    if (name === "vragen") {
      return ["vragen:", ...linesOf(text).map(written)].join("\n      - ");
    }
    if (name === "vergelijk" || name === "kopjes") {
      return `${name}: [${text.replaceAll(",", ", ")}]`;
    }
    return `${name}: ${AS_IT_IS.includes(name) ? text : written(text, indent)}`;
  };
  const pointOf = ({ kind, ...texts }) =>
    Object.entries(texts).map((entry, at) => `  ${at ? "  " : "- "}${line(entry, 6)}\n`).join("");

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const nameOf = ({ titel, datum }) => {
    const name = plain(titel).replace(/[^a-z0-9]+/g, "-").slice(0, 60);
    return `${datum}-${name}`.replace(/-+$/, "").replaceAll("--", "-");
  };
  // `head` has a title, a day and a summary; `points` are as they stand in the address.
  const textOf = ({ head, points }) =>
    [
      "# yaml-language-server: $schema=../../schema/sessie.json\n",
      ...window.pilotwijzerProgramme.HEAD.filter((name) => head[name]).map((name) => `${line([name, head[name]], 2)}\n`),
      "programma:\n",
      ...points.map(pointOf),
    ].join("");

  return { nameOf, plain, textOf };
})();
