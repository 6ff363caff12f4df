// Words for the checks: the texts of the checker, quoted pieces, and the nearest of what can be chosen.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { texts, words } = form.model;

  // Length and pieces count signs as the checker does, not halves of them.
  form.signs = (text) => [...text];
  const startOf = (text, count) => form.signs(text).slice(0, count).join("");
  form.startOf = startOf;

  form.pattern = ([source, flags], more = "") => new RegExp(source, flags + more);
  form.whole = ([source, flags]) => new RegExp(`^(?:${source})$`, flags);

  form.said = (name, values = {}) =>
    texts[name].replace(/\{\{|\}\}|\{(\w+)\}/g, (found, key) => (key ? values[key] : found[0]));

  // What is wrong, in the words that the checker has for it; `variant` is another text than that of the code.
  form.fault = (code, names, hint, variant = code) => ({ code, message: form.said(variant, names), hint });

  // A piece of somebody's text in a message: on one line, and no longer than a reader needs.
  form.shown = (text, limit = 60) => {
    const flat = text.replace(/`/g, "ˋ").split(/\s+/).filter(Boolean).join(" ");
    return `\`${form.signs(flat).length <= limit ? flat : `${startOf(flat, limit - 2).trimEnd()} …`}\``;
  };

  form.enumerated = (names, last = "of") => {
    const quoted = names.map((name) => `\`${name}\``);
    return [quoted.slice(0, -1).join(", "), ...quoted.slice(-1)].filter(Boolean).join(` ${last} `);
  };

  // As it is compared, whatever its case.
  form.folded = (text) => text.toLowerCase().toUpperCase().toLowerCase().replace(/ς/g, "σ");

  // Without signs from a set at its ends.
  form.stripped = (text, set) => {
    const signs = form.signs(text);
    while (signs.length && set.includes(signs[0])) {
      signs.shift();
    }
    while (signs.length && set.includes(signs.at(-1))) {
      signs.pop();
    }
    return signs.join("");
  };
  form.bare = (text) => form.stripped(text, words.bare);

  // ------------------------------------------------------------------------------------- how alike

  // Where two texts have the longest piece in common; `where` says at which places of the other a sign stands.
  const longest = (a, b, where, [fromA, toA, fromB, toB]) => {
    let [bestA, bestB, size] = [fromA, fromB, 0];
    let lengths = new Map();
    for (let i = fromA; i < toA; i += 1) {
      const next = new Map();
      (where.get(a[i]) ?? []).forEach((j) => {
        if (j >= fromB && j < toB) {
          const length = (lengths.get(j - 1) ?? 0) + 1;
          next.set(j, length);
          if (length > size) {
            [bestA, bestB, size] = [i - length + 1, j - length + 1, length];
          }
        }
      });
      lengths = next;
    }
    while (bestA > fromA && bestB > fromB && a[bestA - 1] === b[bestB - 1]) {
      [bestA, bestB, size] = [bestA - 1, bestB - 1, size + 1];
    }
    while (bestA + size < toA && bestB + size < toB && a[bestA + size] === b[bestB + size]) {
      size += 1;
    }
    return [bestA, bestB, size];
  };

  const placesIn = (signs) => {
    const where = new Map();
    signs.forEach((sign, at) => where.set(sign, [...(where.get(sign) ?? []), at]));
    if (signs.length >= 200) {
      where.forEach((places, sign) => places.length > Math.floor(signs.length / 100) + 1 && where.delete(sign));
    }
    return where;
  };

  const ratio = (a, b, where) => {
    let equal = 0;
    const todo = [[0, a.length, 0, b.length]];
    while (todo.length) {
      const range = todo.pop();
      const [fromA, fromB, size] = longest(a, b, where, range);
      if (size) {
        equal += size;
        todo.push([range[0], fromA, range[2], fromB], [fromA + size, range[1], fromB + size, range[3]]);
      }
    }
    return a.length + b.length ? (2 * equal) / (a.length + b.length) : 1;
  };

  // The choice that is most like a word, or undefined when none is alike enough.
  form.closest = (word, choices, least) => {
    const b = form.signs(word);
    const where = placesIn(b.slice(0, 5000));
    let best;
    choices.forEach((choice) => {
      const a = form.signs(choice);
      if (2 * Math.min(a.length, b.length) >= least * (a.length + b.length)) {
        const score = ratio(a, b, where);
        if (score >= least && (!best || score > best.score || (score === best.score && choice > best.choice))) {
          best = { score, choice };
        }
      }
    });
    return best?.choice;
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
