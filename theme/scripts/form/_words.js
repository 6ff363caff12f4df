// Words for the checks: the texts of the checker, quoted pieces, and the nearest of what can be chosen.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { patterns, texts } = form.model;

  // Length and pieces count signs as the checker does, not halves of them.
  form.signs = (text) => [...text];
  const startOf = (text, count) => form.signs(text).slice(0, count).join("");
  form.startOf = startOf;

  form.pattern = ([source, flags], more = "") => new RegExp(source, flags + more);
  form.whole = ([source, flags]) => new RegExp(`^(?:${source})$`, flags);

  form.said = (name, values = {}) =>
    texts[name].replace(/\{\{|\}\}|\{(\w+)\}/g, (found, key) => (key ? values[key] : found[0]));

  // What is wrong, in the words that the checker has for it: the text of its code, or another one (`variant`). The hint is
  // a text of that name or one that was made already; or else what is nearest, or the first hint of the code.
  form.fault = (code, names = {}, hint = "", variant = code) => {
    const own = Object.keys(texts).find((one) => one.startsWith(`${code}.`));
    const name = hint || (names.near ? "bedoelt" : own);
    return { code, message: form.said(variant, names), hint: texts[name] ? form.said(name, names) : name };
  };

  // A piece of somebody's text in a message: on one line, and no longer than a reader needs.
  form.shown = (text, limit = 60) => {
    const flat = text.replace(/`/g, "ˋ").split(/\s+/).filter(Boolean).join(" ");
    return `\`${form.signs(flat).length <= limit ? flat : `${startOf(flat, limit - 2).trimEnd()} …`}\``;
  };

  form.enumerated = (names, type = "disjunction") =>
    new Intl.ListFormat("nl", { type }).format(names.map((name) => `\`${name}\``));

  // As it is compared, whatever its case.
  form.folded = (text) => text.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");

  form.bare = (text) => text.replace(form.pattern(patterns.bare, "g"), "");

  // ------------------------------------------------------------------------------------- how alike

  const ratio = (a, b) =>
    a.length + b.length ? (2 * form.common(a, b).reduce((sum, [, , size]) => sum + size, 0)) / (a.length + b.length) : 1;

  // The choice that is most like a word, or undefined when none is alike enough.
  form.closest = (word, choices, least) => {
    const b = form.signs(word);
    return choices
      .map((choice) => [form.signs(choice), choice])
      .filter(([a]) => 2 * Math.min(a.length, b.length) >= least * (a.length + b.length))
      .map(([a, choice]) => [ratio(a, b), choice])
      .filter(([score]) => score >= least)
      .sort(([a, one], [b, other]) => b - a || (one < other ? 1 : -1))[0]?.[1];
  };

  const plain = (word) => form.folded(word).replace(/[ \-_.'’]/g, "");

  // The one choice that a word is most likely a slip of the pen for.
  form.near = (word, choices) => {
    const known = new Map();
    const enter = (key, choice) => known.has(key) || known.set(key, choice);
    choices.forEach((choice) => {
      enter(plain(choice), choice);
      const parts = choice.split(/[_-]/);
      if (parts.length > 1 && parts.every(Boolean)) {
        enter(form.folded(parts.map((part) => form.signs(part)[0]).join("")), choice);
      }
    });
    return known.get(form.closest(plain(word), [...known.keys()], 0.72));
  };
})();
