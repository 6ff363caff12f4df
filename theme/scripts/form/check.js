// Checks values as the checker does: they are written as a file, and that file is held against the model and the rules
// (rules.js), with the same codes and texts.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { fault, said, shown, enumerated } = form;
  const { advice, limits, patterns, words } = form.model;

  // Line and column, from 1 and in signs.
  const placeIn = (text, at) => {
    const lines = text.slice(0, at).split("\n");
    return { line: lines.length, column: form.signs(lines.at(-1)).length + 1 };
  };

  // ------------------------------------------------------------------------------- a file with places

  const fileOf = (text) => {
    const tree = form.parse(text) ?? { kind: "map", entries: [], start: 0, end: 0 };
    const data = form.dataOf(tree);

    // The entry or the point at a path, which has the value.
    const at = (path) =>
      path.reduce(
        (found, part) => found?.value.entries?.find(({ key }) => key === part) ?? found?.value.items?.[part],
        { value: tree },
      );

    const namesAt = (path) => at(path)?.value.entries?.map(({ key }) => key) ?? [];

    // As much of a path as stands in the file.
    const standing = (path) => (path.length && !at(path) ? standing(path.slice(0, -1)) : path);

    const place = (from, said) => {
      const rest = text.slice(from).split("\n")[0];
      const found = said && rest.startsWith(said) ? said : new RegExp(`^(?:${patterns.shown[0]})`, "u").exec(rest)?.[0];
      return { ...placeIn(text, from), length: form.signs(found || "·").length };
    };

    // Line and column, and the length of what stands there.
    const mark = (path, { isKey = false, piece = "" } = {}) => {
      const where = standing(path);
      const { key, start, value } = where.length ? at(where) : (tree.entries[0] ?? tree);
      if (!where.length || (isKey && where === path && key)) {
        return place(start, key);
      }
      if (value.kind === "nothing") {
        return { ...placeIn(text, value.start - 1), length: 1 };
      }
      const begin = place(value.start, value.text);
      const from = piece ? text.indexOf(piece, value.start) : -1;
      const found = from >= 0 && place(from, piece);
      return found && found.line < begin.line + 99 ? found : begin;
    };

    // What is wrong is noted with its path; `about` is the field to mend, when that is another one.
    const found = [];
    const say = (path, wrong, { about = path, ...options } = {}) => {
      const severity = advice.includes(wrong.code) ? "advies" : "fout";
      const isText = !options.isKey && at(about)?.value.kind === "text";
      found.push({ ...wrong, severity, path: about, isText, ...mark(path, options) });
    };

    return { data, found, mark, namesAt, say, standing };
  };

  // ----------------------------------------------------------------------- signs that nobody should see

  const CP1252 = new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  const ungarbled = (piece) => {
    const bytes = form.signs(piece).map((sign) => (CP1252.includes(sign) ? CP1252.indexOf(sign) : 63));
    return new TextDecoder().decode(Uint8Array.from(bytes)).split("\ufffd")[0];
  };

  const others = (count) => (count > 1 ? said(count === 2 ? "nog-een" : "nog-meer", { others: count - 1 }) : "");
  const namesOfSign = (sign) => ({
    name: words.signs[sign] ?? words.signs[""],
    number: sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0"),
  });

  // What is wrong with the signs of a text; and the text without those that are taken out before it is read.
  const signsOf = (text) => {
    const found = [];
    // Of each piece once, where it stands first, with how often it stands there.
    const judge = (pattern, from, wrongOf) => {
      const all = [...from.matchAll(form.pattern(pattern, "g"))];
      new Set(all.map(([piece]) => piece)).forEach((piece) => {
        const same = all.filter((one) => one[0] === piece);
        const wrong = wrongOf(piece);
        if (wrong) {
          const hint = wrong.hint + others(same.length);
          const { length } = form.signs(piece);
          found.push({ ...wrong, hint, severity: "fout", ...placeIn(from, same[0].index), length });
        }
      });
    };
    judge(patterns.invisible, text, (sign) => fault("onzichtbaar-teken", namesOfSign(sign)));
    judge(patterns.unknown, text, (sign) =>
      fault("verminkt-teken", namesOfSign(sign), "verminkt-teken.kijk", "verminkt-teken.onleesbaar"),
    );
    const clean = text.replace(form.pattern(patterns.invisible, "g"), "");
    const mayBe = form.signs(words.garbled).some((sign) => clean.includes(sign));
    judge(patterns.garbled, mayBe ? clean : "", (piece) => {
      const meant = ungarbled(piece);
      return meant && fault("verminkt-teken", { piece: shown(piece), meant: shown(meant) });
    });
    return [found, clean];
  };

  // ---------------------------------------------------------------------------------- the model

  const fieldsOf = (shape) => [...shape.fields].sort((a, b) => a.at - b.at);
  const namesOf = (shape) => fieldsOf(shape).map((field) => field.key);

  // What a reader calls the value at a path.
  const nameOf = (file, path) => {
    const full = file.standing(path);
    const last = full.at(-1);
    if (typeof last !== "number") {
      return full.length ? shown(last) : "dit bestand";
    }
    const owner = full.findLast((part) => typeof part === "string");
    return `punt ${last + 1} van ${shown(owner)}`;
  };

  const exampleOf = ({ key, example = "…" }) =>
    said(example.endsWith("…") ? "voorbeeld.open" : "voorbeeld", { line: shown(`${key}: ${example}`) });

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
    const here = file.namesAt(path);
    const near = meant ?? form.near(name, names);
    const places = placesOf(name);
    const isDouble = here.includes(near);
    const kinds = [
      [isDouble, "onbekend-veld.dubbel"],
      [near, "bedoelt"],
      [places.length, "onbekend-veld.elders"],
      [names.length <= limits.many, "onbekend-veld.kies"],
      [true, "onbekend-veld.weg"],
    ];
    const values = {
      near,
      name: shown(name),
      whole: path.length ? nameOf(file, path) : "een pilot",
      line: isDouble && file.mark([...path, near], { isKey: true }).line,
      places: enumerated(places),
      fields: enumerated(names),
    };
    const [, hint] = kinds.find(([holds]) => holds);
    file.say([...path, name], fault("onbekend-veld", values, hint), { isKey: true });
  };

  const missingName = (file, path, name, shape) => {
    const names = namesOf(shape);
    const here = file.namesAt(path);
    const before = names
      .slice(0, names.indexOf(name))
      .filter((other) => here.includes(other))
      .at(-1);
    const code = "ontbrekend-veld";
    const values = {
      name,
      field: nameOf(file, path),
      beside: before,
      example: exampleOf(form.fieldOf(shape, name)),
    };
    const wrong = fault(code, values, `${code}.${before ? "na" : "boven"}`, path.length ? `${code}.in` : code);
    file.say([...path, before ?? here[0] ?? ""], wrong, { isKey: true, about: [...path, name] });
  };

  const inQuotes = (text) =>
    text.includes("'") && !/["\\]/.test(text) ? `"${text}"` : form.yaml.single(text);

  // `- Let op: dit werkt`: a point of a list that was meant as one text.
  const isColonInPoint = (file, path, given, shape) => {
    const [name, ...more] = Object.keys(given);
    const isAlone = typeof path.at(-1) === "number" && !more.length && typeof given[name] === "string";
    if (!isAlone || form.near(name, namesOf(shape)) || !`${name}${given[name]}`.includes(" ")) {
      return false;
    }
    const line = shown(inQuotes(`${name}: ${given[name]}`));
    file.say([...path, name], fault("dubbelepunt-in-tekst", { name: shown(name), line }), { isKey: true });
    return true;
  };

  // Names that are no field, and fields that are not there: a name meant for a missing field is one mistake.
  const checkNames = (file, path, given, shape) => {
    const names = namesOf(shape);
    const unknown = Object.keys(given).filter((name) => !names.includes(name));
    const left = names.filter((name) => form.fieldOf(shape, name).required && !(name in given));
    const isOne = unknown.length === 1 && left.length === 1;
    unknown.forEach((name) => {
      const only = isOne && !form.near(name, names) ? left[0] : undefined;
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
      file.say(path, fault("leeg-veld", { field: shown(path.at(-1)) }, "leeg-veld.weg"), { isKey: true });
    } else if (shape.kind === "list") {
      value.forEach((item, at) => checkValue(file, [...path, at], item, shape.item));
      if (value.length < (shape.min ?? 0)) {
        const names = { field: nameOf(file, path), least: shape.min };
        file.say(path, fault("te-weinig", names), { isKey: true });
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
  const inValues = ({ isText, ...wrong }, values) => {
    const path = [];
    let value = values;
    wrong.path.forEach((part) => {
      const rows = Array.isArray(value) ? value : [];
      const { item } = form.shapeAt(path) ?? {};
      const kept = rows.flatMap((one, at) => (form.prune(one, item) === undefined ? [] : at));
      path.push(kept[part] ?? part);
      value = value?.[path.at(-1)];
    });
    const short = isText && form.shapeAt(path)?.short;
    return { ...wrong, path: short ? [...path, short] : path };
  };

  // Names that no reader of YAML takes for one.
  const LONGEST_NAME = 200;
  const noKey = (name) => {
    const wrong = fault("geen-sleutel", { key: shown(name), example: "" });
    return { ...wrong, severity: "fout", path: ["bronnen", name], line: 1, column: 1, length: 1 };
  };

  // Everything that is wrong with values, in the order of the fields; `slug` is the name of the file, when it has one.
  form.check = (values, slug = "") => {
    const pruned = form.prune(values, form.pilot) ?? {};
    const impossible = Object.keys(pruned.bronnen ?? {}).filter(
      (name) => name === "<<" || form.signs(name).length > LONGEST_NAME,
    );
    return impossible.length ? impossible.map(noKey) : checked(values, slug);
  };

  const checked = (values, slug) => {
    const [found, text] = signsOf(form.write(values));
    const file = fileOf(text);
    const told = new Set(found.map((one) => one.line));
    const record = form.widened(file.data, form.pilot);
    checkGroup(file, [], record, form.pilot);
    const about = found.map((one) => ({ ...one, path: pathAt(file, one), isText: true }));
    const faults = firstOf([...about, ...file.found.splice(0).filter((one) => !told.has(one.line))]);
    if (!faults.some((one) => one.severity === "fout")) {
      form.applyRules(file, record, slug);
      faults.push(...file.found.slice(0, limits.diagnostics));
    }
    return inOrder(faults).map((one) => inValues(one, values));
  };

  // No more than a person can use.
  const firstOf = (found) => {
    const sorted = inOrder(found);
    const last = sorted[limits.diagnostics];
    const more = last && { ...last, ...fault("te-veel-fouten") };
    return more ? [...sorted.slice(0, limits.diagnostics), more] : sorted;
  };

  // The text in which a place lies.
  const pathAt = (file, place) => {
    const before = form.textsIn(file.data).filter(([path]) => file.mark(path).line <= place.line);
    return before.at(-1)?.[0] ?? [];
  };
})();
