// The engine behind the form for one pilot. What a pilot is comes from the model (assets/formulier-model.js, made
// by generator/form.py); the files beside this one each do one thing with it: read, write, edit, check.
//
// Values are a tree as in the YAML, with every short form made long: texts, arrays and objects.
(() => {
  "use strict";

  const model = window.pilotwijzerFormModel;
  // Groups get the fields of their part, entries of a list the name of the list.
  const complete = (shape) => {
    shape.fields = model.parts[shape.part];
    if (shape.item) {
      shape.item = complete({ key: shape.key, label: shape.label, ...shape.item });
    }
    return shape;
  };
  Object.values(model.parts).flat().forEach(complete);

  // Files are kept in one kind of Unicode, with one kind of space and of line end: what nobody sees is no difference.
  const lined = (text) => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
  const spaced = (text) => text.replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " ");
  const clean = (text) =>
    spaced(lined(String(text)))
      .replace(/\0/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .normalize("NFC")
      .trim();

  const lineStart = (text, at) => text.lastIndexOf("\n", at - 1) + 1;

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
  // stays, as null.
  const prune = (value, shape) => {
    if (Array.isArray(value)) {
      const kept = value.map((item) => prune(item, shape?.item)).filter((item) => item !== undefined);
      return kept.length ? kept : undefined;
    }
    if (isGroup(value)) {
      const pairs = inOrder(Object.keys(value), shape).flatMap((key) => {
        const kept = prune(value[key], fieldOf(shape, key));
        const isName = shape?.kind === "map" && !shape.keys.length && clean(key);
        return kept === undefined && !isName ? [] : [[clean(key), kept ?? null]];
      });
      return pairs.length ? group(pairs) : undefined;
    }
    return clean(value ?? "") || undefined;
  };

  const inOrder = (keys, shape) => {
    const known = shape?.fields?.map((field) => field.key) ?? shape?.keys ?? [];
    return [...known.filter((key) => keys.includes(key)), ...keys.filter((key) => !known.includes(key))];
  };

  // Of pruned values, which have one order.
  const isEqual = (a, b) => JSON.stringify(a) === JSON.stringify(b);

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

  // The pieces that two rows have in common, in their order, each as its places in both and its length: the longest, and
  // what the rest has in common before and behind it.
  const common = (a, b, fromA = 0, fromB = 0) => {
    let [atA, atB, size] = [0, 0, 0];
    let lengths = [];
    a.forEach((one, i) => {
      lengths = b.map((other, j) => (one === other ? (lengths[j - 1] ?? 0) + 1 : 0));
      lengths.forEach((length, j) => {
        if (length > size) {
          [atA, atB, size] = [i - length + 1, j - length + 1, length];
        }
      });
    });
    const [endA, endB] = [atA + size, atB + size];
    return size
      ? [
          ...common(a.slice(0, atA), b.slice(0, atB), fromA, fromB),
          [fromA + atA, fromB + atB, size],
          ...common(a.slice(endA), b.slice(endB), fromA + endA, fromB + endB),
        ]
      : [];
  };

  // The whole: a group with the fields of a pilot.
  const pilot = { kind: "group", fields: model.parts.Pilot };
  const shapeAt = (path) =>
    path.reduce((shape, part) => (typeof part === "number" ? shape?.item : fieldOf(shape, part)), pilot);

  window.pilotwijzerForm = {
    model,
    pilot,
    clean,
    common,
    fieldOf,
    group,
    inOrder,
    isEqual,
    isGroup,
    lineStart,
    lined,
    prune,
    sameEnds,
    shapeAt,
    spaced,
  };
})();
