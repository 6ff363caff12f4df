// The engine behind the form for one pilot. What a pilot is comes from the model (assets/formulier-model.js, made
// by generator/form.py); the files beside this one each do one thing with it: read, write, edit, check.
//
// Values are a tree as in the YAML, with every short form made long: texts, arrays and objects.
(() => {
  "use strict";

  const model = window.pilotwijzerFormModel;
  const complete = (shape) => {
    if (shape.part) {
      shape.fields = model.parts[shape.part];
    }
    if (shape.item) {
      complete(shape.item);
    }
  };
  Object.values(model.parts).forEach((fields) => fields.forEach(complete));
  // In a list of words `constructor` is no word.
  Object.values(model.words).forEach(
    (words) => Array.isArray(words) || typeof words === "string" || Object.setPrototypeOf(words, null),
  );

  // Files are kept in one kind of Unicode, with one kind of space and of line end: what nobody sees is no difference.
  const WIDE_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  const clean = (text) =>
    String(text)
      .replace(/\r\n?/g, "\n")
      .replace(/\0|^\ufeff/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(WIDE_SPACES, " ")
      .normalize("NFC")
      .trim();

  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const fieldOf = (shape, key) =>
    shape?.fields?.find((field) => field.key === key) ?? (shape?.kind === "map" ? shape.item : undefined);

  // Objects without a prototype: a source may be called `constructor`.
  const group = (pairs) => {
    const made = Object.create(null);
    pairs.forEach(([key, value]) => (made[key] = value));
    return made;
  };

  // The values without what is empty, cleaned, in the order of the model. A source that got a name and nothing else
  // stays, as null. Of each list `origin` remembers where its items stood.
  const origin = new WeakMap();
  const prune = (value, shape) => {
    if (Array.isArray(value)) {
      const kept = value
        .map((item, number) => [prune(item, shape?.item), number])
        .filter(([item]) => item !== undefined);
      const list = kept.map(([item]) => item);
      origin.set(
        list,
        kept.map(([, number]) => number),
      );
      return list.length ? list : undefined;
    }
    if (isGroup(value)) {
      const pairs = inOrder(Object.keys(value), shape).flatMap((key) => {
        const kept = prune(value[key], fieldOf(shape, key));
        const isName = shape?.kind === "map" && !shape.keys.length && clean(key);
        return kept === undefined && !isName ? [] : [[clean(key), kept ?? null]];
      });
      return pairs.length ? group(pairs) : undefined;
    }
    return value === undefined || value === null ? undefined : clean(value) || undefined;
  };

  const inOrder = (keys, shape) => {
    const known = shape?.fields?.map((field) => field.key) ?? shape?.keys ?? [];
    return [...known.filter((key) => keys.includes(key)), ...keys.filter((key) => !known.includes(key))];
  };

  const isEqual = (a, b) => {
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item, number) => isEqual(item, b[number]));
    }
    if (isGroup(a) && isGroup(b)) {
      const keys = Object.keys(a);
      return keys.length === Object.keys(b).length && keys.every((key) => key in b && isEqual(a[key], b[key]));
    }
    return a === b;
  };

  // How many signs or parts two texts or lists have in common at their beginning, and how many more at their end.
  const sameEnds = (a, b) => {
    const most = Math.min(a.length, b.length);
    let start = 0;
    while (start < most && a[start] === b[start]) {
      start += 1;
    }
    let end = 0;
    while (end < most - start && a.at(-1 - end) === b.at(-1 - end)) {
      end += 1;
    }
    return [start, end];
  };

  // The longest row of equal items that both have in the same order, as pairs of places.
  const common = (before, after) => {
    const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
    for (let i = before.length - 1; i >= 0; i -= 1) {
      for (let j = after.length - 1; j >= 0; j -= 1) {
        lengths[i][j] = isEqual(before[i], after[j])
          ? lengths[i + 1][j + 1] + 1
          : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    const pairs = [];
    for (let i = 0, j = 0; i < before.length && j < after.length;) {
      if (isEqual(before[i], after[j])) {
        pairs.push([i++, j++]);
      } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
        i += 1;
      } else {
        j += 1;
      }
    }
    return pairs;
  };

  window.pilotwijzerForm = {
    model,
    // The whole: a group with the fields of a pilot.
    pilot: { kind: "group", part: "Pilot", fields: model.parts.Pilot },
    clean,
    common,
    fieldOf,
    group,
    inOrder,
    isEqual,
    isGroup,
    origin,
    prune,
    sameEnds,
  };
})();
