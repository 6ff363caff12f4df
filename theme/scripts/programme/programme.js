// The programme of a session as an address holds it: the names and texts of a session file, one after the other. A name of
// KINDS begins a point; what follows belongs to it. A comma stands between keys, a line end between questions.
window.pilotwijzerProgramme = (() => {
  "use strict";

  const HEAD = ["titel", "datum", "tijd", "plaats", "samenvatting"];
  // As KINDS in generator/sessions.py.
  const KINDS = { dia: ["tekst"], pilot: ["kopjes"], vergelijk: ["kopjes"], kopje: [], beeld: [], vragen: [] };
  const FEITEN = "feiten";
  const MOST_COLUMNS = 4;
  const MOST = 60;
  const TIME = /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/;
  // What the checker finds in no text: signs that nobody sees, but for those that join two pictures into one.
  const PICTURE = "[\\u2190-\\u2bff\\ufe0f\\u{1f000}-\\u{1faff}]";
  const UNSEEN = new RegExp(
    `(?![\\n\\t\\u200d\\ufe00-\\ufe0f])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{DI}\\p{NChar}\\ufff9-\\ufffd]|(?<!${PICTURE})\\u200d|\\u200d(?!${PICTURE})`,
    "gu",
  );
  const clean = (text) => text.replace(UNSEEN, "").trim();
  const listed = (text) => [...new Set(text.split(",").map((key) => key.trim()).filter(Boolean))];
  const linesOf = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T12:00Z`).toJSON()?.startsWith(text);
  const isTime = (text) => TIME.test(text) && text.slice(6) > text.slice(0, 5);

  // What the address says, as it stands there.
  const split = (pairs) => {
    const [head, points] = [{}, []];
    pairs.forEach(([name, value]) => {
      const text = clean(value);
      if (text && HEAD.includes(name) && !points.length) {
        head[name] = text;
      } else if (text && Object.hasOwn(KINDS, name)) {
        points.push({ kind: name, [name]: text });
      } else if (text && points.length && [...KINDS[points.at(-1).kind], "minuten", "notities"].includes(name)) {
        points.at(-1)[name] = text;
      }
    });
    return { head, points };
  };

  // The same without what the catalogue does not know, and in `problems` what that is. `known` has the keys of headings
  // (`kopjes`) and pictures (`beelden`), and the `slugs` of pilots with those of before (`verhuisd`).
  const read = (pairs, known) => {
    const { head, points } = split(pairs);
    const problems = [];
    const keep = (keys, of, what) => {
      problems.push(...keys.filter((key) => !of.has(key)).map((key) => `${what} “${key}” kennen wij niet (meer). Wij laten de rest zien.`));
      return keys.filter((key) => of.has(key));
    };
    const wrong = (name, isRight, remedy) => {
      if (head[name] && !isRight(head[name])) {
        problems.push(`“${head[name]}” is geen ${name}. ${remedy}`);
        delete head[name];
      }
    };
    wrong("datum", isDay, "Kies een dag.");
    wrong("tijd", isTime, "Kies een begin, en een eind daarna.");

    const pilotsOf = (text) =>
      keep([...new Set(listed(text).map((slug) => (Object.hasOwn(known.verhuisd, slug) ? known.verhuisd[slug] : slug)))], known.slugs, "De pilot");
    const readings = {
      pilot: (point) => pilotsOf(point.pilot).map((pilot) => ({ ...point, pilot })),
      vergelijk: (point) => {
        const slugs = pilotsOf(point.vergelijk);
        if (slugs.length > MOST_COLUMNS) {
          problems.push(`Naast elkaar passen er vier. Wij laten ${slugs.slice(MOST_COLUMNS).join(", ")} weg.`);
        }
        const { vergelijk, ...rest } = point;
        return slugs.length > 1
          ? [{ ...point, vergelijk: slugs.slice(0, MOST_COLUMNS) }]
          : slugs.map((pilot) => ({ ...rest, kind: "pilot", pilot }));
      },
      kopje: (point) => keep([point.kopje], known.kopjes, "Het kopje").map(() => point),
      beeld: (point) => keep([point.beeld], known.beelden, "Het beeld").map(() => point),
      vragen: (point) => [{ ...point, vragen: linesOf(point.vragen) }],
    };
    const finished = (point) => {
      const { kopjes, minuten } = point;
      if (kopjes) {
        const keys = keep(listed(kopjes), new Set([FEITEN, ...known.kopjes]), "Het kopje");
        point = { ...point, kopjes: keys.length ? keys : undefined };
      }
      if (minuten && !/^(0|[1-9]\d{0,3})$/.test(minuten)) {
        problems.push(`“${minuten}” is geen aantal minuten.`);
        point = { ...point, minuten: undefined };
      }
      return point;
    };
    const all = points.flatMap((point) => (readings[point.kind] ?? ((one) => [one]))(point)).map(finished);
    if (all.length > MOST) {
      problems.push(`Een sessie heeft hoogstens ${MOST} onderdelen. Wij laten de laatste ${all.length - MOST} weg.`);
    }
    return { head, points: all.slice(0, MOST), problems };
  };

  const pilotsIn = ({ points }) => points.flatMap(({ kind, [kind]: text }) => (kind === "pilot" || kind === "vergelijk" ? listed(text) : []));

  return { FEITEN, HEAD, KINDS, clean, isTime, linesOf, pilotsIn, read, split };
})();
