// Checks values as the checker does: they are written as a file, and that file is held against the model and the rules
// (rules.js), with the same codes and texts.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { fault, said, shown, enumerated } = form;
  const { advice, limits, patterns, words } = form.model;
  const key = (path) => JSON.stringify(path);

  // From 1, and in signs.
  const columnAt = (line, at) => form.signs(line.slice(0, at)).length + 1;

  // ------------------------------------------------------------------------------- a file with places

  class File {
    constructor(text) {
      this.text = text;
      this.lines = text.split("\n");
      this.starts = [0];
      this.lines.forEach((line) => this.starts.push(this.starts.at(-1) + line.length + 1));
      this.tree = form.parse(text) ?? { kind: "map", entries: [], start: 0, end: 0 };
      this.data = form.dataOf(this.tree);
      this.places = new Map();
      this.found = [];
      this.enter([], this.tree);
    }

    enter(path, node, name) {
      this.places.set(key(path), { node, name });
      node.entries?.forEach((entry) => this.enter([...path, entry.key], entry.value, entry));
      node.items?.forEach((item, number) => this.enter([...path, number], item.value));
    }

    at(path) {
      return this.places.get(key(path));
    }

    stands(path) {
      return this.places.has(key(path));
    }

    // Line and column, from 1, and the length of what stands there.
    mark(path, { isKey = false, piece = "" } = {}) {
      let [where, wantsKey] = [path, isKey];
      while (where.length && !this.stands(where)) {
        [where, wantsKey] = [where.slice(0, -1), false];
      }
      if (!where.length) {
        return this.place(this.tree.entries[0]?.start ?? 0, this.tree.entries[0]?.key ?? "");
      }
      const { node, name } = this.at(where);
      if (wantsKey && name) {
        return this.place(name.start, name.key);
      }
      if (node.kind === "nothing") {
        return { ...this.place(node.start - 1, ""), length: 1 };
      }
      const start = this.place(node.start, form.dataOf(node));
      return (piece && this.pieceFrom(start, piece)) || start;
    }

    place(at, text) {
      const line = this.starts.findLastIndex((start) => start <= at);
      const before = at - this.starts[line];
      const rest = this.lines[line].slice(before);
      const column = columnAt(this.lines[line], before);
      const isText = typeof text === "string" && text && rest.startsWith(text);
      const found = isText ? text : (new RegExp(`^(?:${patterns.shown[0]})`, "u").exec(rest)?.[0] ?? "");
      return { line: line + 1, column, length: Math.max(form.signs(found).length, 1) };
    }

    pieceFrom(start, piece) {
      for (let number = start.line - 1; number < Math.min(start.line + 99, this.lines.length); number += 1) {
        const line = this.lines[number];
        const from = number === start.line - 1 ? form.startOf(line, start.column - 1).length : 0;
        const at = line.indexOf(piece, from);
        if (at >= 0) {
          return { line: number + 1, column: columnAt(line, at), length: form.signs(piece).length };
        }
      }
      return null;
    }

    // Note what is wrong at a path; `about` is the field to mend, when that is another one.
    say(path, wrong, { about = path, ...options } = {}) {
      const severity = advice.includes(wrong.code) ? "advies" : "fout";
      const isText = !options.isKey && this.at(about)?.node.kind === "text";
      this.found.push({ ...wrong, severity, path: about, isText, ...this.mark(path, options) });
    }
  }

  // ----------------------------------------------------------------------- signs that nobody should see

  const grouped = (pattern, text) => {
    const places = new Map();
    [...text.matchAll(form.pattern(pattern, "g"))].forEach(({ 0: piece, index }) =>
      places.set(piece, [...(places.get(piece) ?? []), index]),
    );
    return [...places];
  };
  const number = (sign) => sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  const others = (count) => (count > 1 ? said(count === 2 ? "nog-een" : "nog-meer", { others: count - 1 }) : "");

  const CP1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
  const ungarbled = (piece) => {
    const bytes = form.signs(piece).map((sign) => {
      const at = CP1252.indexOf(sign);
      return at >= 0 ? 0x80 + at : sign.codePointAt(0) < 256 ? sign.codePointAt(0) : 63;
    });
    for (let end = bytes.length; end > 1; end -= 1) {
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes.slice(0, end)));
      } catch {
        // not so long
      }
    }
    return "";
  };

  // What is wrong with the signs of a text; and the text without those that are taken out before it is read.
  const signsOf = (text) => {
    const found = [];
    const say = (places, from, wrong, length = 1) => {
      const lines = from.slice(0, places[0]).split("\n");
      const column = columnAt(lines.at(-1));
      const hint = wrong.hint + others(places.length);
      found.push({ ...wrong, hint, severity: "fout", line: lines.length, column, length });
    };
    grouped(patterns.invisible, text).forEach(([sign, places]) => {
      const name = words.signs[sign] ?? words.signs[""];
      const names = { name, number: number(sign) };
      say(places, text, fault("onzichtbaar-teken", names, said("onzichtbaar-teken.weg")));
    });
    grouped(patterns.unknown, text).forEach(([sign, places]) => {
      const names = { number: number(sign) };
      say(places, text, fault("verminkt-teken", names, said("verminkt-teken.kijk"), "verminkt-teken.onleesbaar"));
    });
    const clean = text.replace(form.pattern(patterns.invisible, "g"), "");
    grouped(patterns.garbled, [...words.garbled].some((sign) => clean.includes(sign)) ? clean : "").forEach(
      ([piece, places]) => {
        const meant = ungarbled(piece);
        if (meant) {
          const names = { piece: shown(piece), meant: shown(meant) };
          const wrong = fault("verminkt-teken", names, said("verminkt-teken.vervang", names));
          say(places, clean, wrong, form.signs(piece).length);
        }
      },
    );
    return [found, clean];
  };

  // ---------------------------------------------------------------------------------- the model

  const fieldsOf = (shape) => [...shape.fields].sort((a, b) => a.at - b.at);
  const namesOf = (shape) => fieldsOf(shape).map((field) => field.key);

  // What a reader calls the value at a path.
  const nameOf = (file, path) => {
    let full = path;
    while (full.length > 1 && !file.stands(full)) {
      full = full.slice(0, -1);
    }
    const last = full.at(-1);
    if (typeof last !== "number") {
      return full.length ? shown(last) : "dit bestand";
    }
    const owner = full.findLast((part) => typeof part === "string");
    return `punt ${last + 1} van ${shown(owner)}`;
  };

  const exampleOf = (field) => {
    const example = field.example ?? "…";
    const pairs = form.isGroup(example)
      ? `{${Object.entries(example)
          .map(([name, value]) => `${name}: ${value}`)
          .join(", ")}}`
      : example;
    const line = `${field.key}: ${Array.isArray(example) ? `[${example.join(", ")}]` : pairs}`;
    return said(line.endsWith("…") ? "voorbeeld.open" : "voorbeeld", { line: shown(line) });
  };

  // Under which fields of a pilot a name that stands in the wrong place can stand.
  const placesOf = (name) => {
    const owners = fieldsOf(form.pilot).filter((field) => {
      const part = field.fields ?? field.item?.fields ?? [];
      return part.some((inner) => inner.key === name) && !["bron", "afgeleid", "toelichting"].includes(name);
    });
    return owners.length <= 3 ? owners.map((field) => field.key) : [];
  };

  const unknownName = (file, path, name, meant, shape) => {
    const names = namesOf(shape);
    const here = file.at(path)?.node.entries?.map((entry) => entry.key) ?? [];
    const near = meant ?? form.near(name, names);
    const places = placesOf(name);
    let hint = said("onbekend-veld.weg");
    if (near && here.includes(near)) {
      hint = said("onbekend-veld.dubbel", { near, line: file.mark([...path, near], { isKey: true }).line });
    } else if (near) {
      hint = said("bedoelt", { near });
    } else if (places.length) {
      hint = said("onbekend-veld.elders", { name: shown(name), places: enumerated(places) });
    } else if (names.length <= limits.many) {
      hint = said("onbekend-veld.kies", { fields: enumerated(names) });
    }
    const whole = path.length ? nameOf(file, path) : "een pilot";
    file.say([...path, name], fault("onbekend-veld", { name: shown(name), whole }, hint), { isKey: true });
  };

  const missingName = (file, path, name, shape) => {
    const names = namesOf(shape);
    const here = file.at(path)?.node.entries?.map((entry) => entry.key) ?? [];
    const before = names
      .slice(0, names.indexOf(name))
      .filter((other) => here.includes(other))
      .at(-1);
    const example = exampleOf(form.fieldOf(shape, name));
    const code = "ontbrekend-veld";
    const hint = said(`${code}.${before ? "na" : "boven"}`, { beside: before, example });
    const wrong = fault(code, { name, field: nameOf(file, path) }, hint, path.length ? `${code}.in` : code);
    file.say([...path, before ?? here[0] ?? ""], wrong, { isKey: true, about: [...path, name] });
  };

  const inQuotes = (text) => {
    const isDouble = text.includes("'") && !/["\\]/.test(text);
    return isDouble ? `"${text}"` : `'${text.replace(/'/g, "''")}'`;
  };

  // `- Let op: dit werkt`: a point of a list that was meant as one text.
  const isColonInPoint = (file, path, given, shape) => {
    const [name, ...more] = Object.keys(given);
    const isAlone = typeof path.at(-1) === "number" && !more.length && typeof given[name] === "string";
    if (!isAlone || form.near(name, namesOf(shape)) || !`${name}${given[name]}`.includes(" ")) {
      return false;
    }
    const line = shown(inQuotes(`${name}: ${given[name]}`));
    const wrong = fault("dubbelepunt-in-tekst", { name: shown(name) }, said("dubbelepunt-in-tekst.quotes", { line }));
    file.say([...path, name], wrong, { isKey: true });
    return true;
  };

  // Names that are no field, and fields that are not there: a name meant for a missing field is one mistake.
  const checkNames = (file, path, given, shape) => {
    const names = namesOf(shape);
    const unknown = Object.keys(given).filter((name) => !names.includes(name));
    const missing = fieldsOf(shape)
      .filter((field) => field.required && !(field.key in given))
      .map((field) => field.key);
    const left = [...missing];
    unknown.forEach((name) => {
      const only = unknown.length === 1 && missing.length === 1 && !form.near(name, names) ? left[0] : undefined;
      const meant = form.near(name, left) ?? only;
      if (meant) {
        left.splice(left.indexOf(meant), 1);
      }
      unknownName(file, path, name, meant, shape);
    });
    left.forEach((name) => missingName(file, path, name, shape));
  };

  const checkValue = (file, path, value, shape) => {
    if (value === null) {
      file.say(path, fault("leeg-veld", { field: shown(path.at(-1)) }, said("leeg-veld.weg")), { isKey: true });
    } else if (shape.kind === "list") {
      value.forEach((item, at) => checkValue(file, [...path, at], item, shape.item));
      if (value.length < (shape.min ?? 0)) {
        const names = { field: nameOf(file, path), least: shape.min };
        file.say(path, fault("te-weinig", names, said("te-weinig.meer")), { isKey: true });
      }
    } else if (shape.kind === "map") {
      Object.keys(value).forEach((name) => checkValue(file, [...path, name], value[name], shape.item));
    } else if (shape.kind === "group") {
      checkGroup(file, path, value, shape);
    } else {
      const wrong = form.valueFault(value, shape, nameOf(file, path));
      if (wrong) {
        file.say(path, wrong);
      }
    }
  };

  const checkGroup = (file, path, value, shape) => {
    if (typeof value === "string") {
      file.say(path, form.ageFault(value));
      return;
    }
    if (!isColonInPoint(file, path, value, shape)) {
      checkNames(file, path, value, shape);
    }
    fieldsOf(shape).forEach((field) => {
      if (field.key in value) {
        checkValue(file, [...path, field.key], value[field.key], field);
      }
    });
  };

  // ------------------------------------------------------------------------------------ the whole

  // By place, and what is the same once.
  const compare = (a, b) => {
    const part = ["line", "column", "length", "code", "message"].find((name) => a[name] !== b[name]);
    return part ? (a[part] < b[part] ? -1 : 1) : 0;
  };
  const inOrder = (found) => {
    const sorted = found.sort(compare);
    return sorted.filter((one, at) => !at || compare(one, sorted[at - 1]));
  };

  // What was found, with its path in the values: rows that were left out count, and a short form is a field there.
  const inValues = ({ isText, ...wrong }, pruned) => {
    const path = [];
    let [value, shape] = [pruned, form.pilot];
    wrong.path.forEach((part) => {
      path.push(form.origin.get(value)?.[part] ?? part);
      shape = typeof part === "number" ? shape?.item : form.fieldOf(shape, part);
      value = value?.[part];
    });
    return { ...wrong, path: isText && shape?.short ? [...path, shape.short] : path };
  };

  // Names that no reader of YAML takes for one.
  const LONGEST_NAME = 200;
  const noKey = (name) => {
    const wrong = fault("geen-sleutel", { key: shown(name) }, said("geen-sleutel.tekens", { example: "" }));
    return { ...wrong, severity: "fout", path: ["bronnen", name], line: 1, column: 1, length: 1 };
  };

  // Everything that is wrong with values, in the order of the fields; `slug` is the name of the file, when it has one.
  form.check = (values, slug = "") => {
    const pruned = form.prune(values, form.pilot) ?? {};
    const impossible = Object.keys(pruned.bronnen ?? {}).filter(
      (name) => name === "<<" || form.signs(name).length > LONGEST_NAME,
    );
    return impossible.length ? impossible.map(noKey) : checked(values, pruned, slug);
  };

  const checked = (values, pruned, slug) => {
    const [found, text] = signsOf(form.write(values));
    const file = new File(text);
    const told = new Set(found.map((one) => one.line));
    const record = form.widened(file.data, form.pilot);
    checkGroup(file, [], record, form.pilot);
    const about = found.map((one) => ({ ...one, path: pathAt(file, one), isText: true }));
    const faults = firstOf([...about, ...file.found.filter((one) => !told.has(one.line))]);
    if (!faults.some((one) => one.severity === "fout")) {
      file.found = [];
      form.applyRules(file, record, slug);
      faults.push(...file.found.slice(0, limits.diagnostics));
    }
    return inOrder(faults).map((one) => inValues(one, pruned));
  };

  // No more than a person can use.
  const firstOf = (found) => {
    const sorted = inOrder(found);
    const last = sorted[limits.diagnostics];
    const more = last && { ...last, ...fault("te-veel-fouten", {}, said("te-veel-fouten.eerst")) };
    return more ? [...sorted.slice(0, limits.diagnostics), more] : sorted;
  };

  // The value in which a place lies.
  const pathAt = (file, { line }) => {
    const starts = [...file.places].filter(([, { node }]) => node.kind === "text" && file.starts[line] > node.start);
    return starts.length ? JSON.parse(starts.at(-1)[0]) : [];
  };
})();
