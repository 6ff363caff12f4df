// What must hold inside one description, and advice about its texts: generator/rules.py, once more, for the form. A test
// holds the two together.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { fault, said, shown, enumerated } = form;
  const { limits, lists, patterns, words } = form.model;
  const kopjes = form.model.sections.filter((section) => section.kopje);
  const kopjeKeys = kopjes.map((kopje) => kopje.key);
  const fieldOf = (name) => form.fieldOf(form.pilot, name);
  const absentKeys = fieldOf("ontbreekt").keys;
  const sourceKeys = fieldOf("herkomst").keys;
  const isKopje = (name) => kopjes.find((kopje) => kopje.key === name);
  const has = (pilot, name) => (isKopje(name)?.fields ?? [name]).some((field) => pilot[field] !== undefined);
  const all = (value) => value ?? [];
  const meant = (near) => near && said("bedoelt", { near });

  // -------------------------------------------------------------------------------------- references

  const unknownKey = (to, name, known) => {
    const near = meant(form.near(name, known));
    const key = shown(name);
    if (to === "pilots") {
      return fault("onbekende-pilot", { key }, near || said("onbekende-pilot.naam"));
    }
    if (to === "bronnen") {
      return fault("onbekende-bron", { key }, near || said("onbekende-bron.eerst", { known: enumerated(known, "en") }));
    }
    if (!known.length) {
      return fault(
        "onbekende-sleutel",
        { to },
        said("onbekende-sleutel.eerste", { key, to }),
        "onbekende-sleutel.leeg",
      );
    }
    const choose = near || (known.length <= limits.few ? said("kies", { choices: enumerated(known) }) : "");
    return fault("onbekende-sleutel", { key, to }, `${choose} ${said("onbekende-sleutel.erbij", { to })}`.trim());
  };

  const references = (file, value, shape, path, known) => {
    if (Array.isArray(value)) {
      value.forEach((item, at) => references(file, item, shape.item, [...path, at], known));
    } else if (form.isGroup(value)) {
      Object.keys(value).forEach((name) =>
        references(file, value[name], form.fieldOf(shape, name), [...path, name], known),
      );
    } else if (shape.list && !known(shape.list).includes(value)) {
      file.say(path, unknownKey(shape.list, value, known(shape.list)));
    }
  };

  const unknownReferences = (file, pilot, slug) => {
    const known = {};
    const keysOf = (to) => {
      known[to] ??= (
        to === "bronnen"
          ? Object.keys(pilot.bronnen)
          : lists[to].map(([key]) => key).concat(to === "pilots" && slug ? slug : [])
      ).sort();
      return known[to];
    };
    references(file, pilot, form.pilot, [], keysOf);
  };

  const relations = (file, pilot, slug) => {
    all(pilot.relaties).forEach((relatie, at) => {
      if (relatie.pilot && relatie.pilot === slug) {
        file.say(["relaties", at, "pilot"], fault("relatie-met-zichzelf", {}, said("relatie-met-zichzelf.weg")));
      }
      if (Boolean(relatie.pilot) === Boolean(relatie.naam)) {
        const both = relatie.pilot ? "relatie-zonder-doel.beide" : "relatie-zonder-doel";
        const path = relatie.pilot ? ["relaties", at, "naam"] : ["relaties", at];
        file.say(path, fault("relatie-zonder-doel", {}, said("relatie-zonder-doel.kies"), both), {
          isKey: Boolean(relatie.pilot),
        });
      }
    });
  };

  const doubleKeys = (file, pilot) => {
    ["themas", "setting", "onderwijs", "aanpak", "gemeenten"].forEach((name) => {
      all(pilot[name]).forEach((key, at, keys) => {
        if (keys.indexOf(key) < at) {
          file.say([name, at], fault("dubbele-sleutel", { key: shown(key), name }, said("dubbele-sleutel.weg")));
        }
      });
    });
  };

  const isSlug = (text) => /^(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text);
  const slugOf = (text) =>
    text.normalize("NFD").replace(/[^ -~]/g, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

  // What another pilot claims is not known here; the checker sees that.
  const formerSlugs = (file, pilot, slug) => {
    const current = lists.pilots.map(([key]) => key).concat(slug || []);
    all(pilot.eerdere_slugs).forEach((old, at, olds) => {
      const key = shown(old);
      const tell = (hint, variant, names = {}) =>
        file.say(["eerdere_slugs", at], fault("eerdere-slug", { key, ...names }, hint, variant));
      if (!isSlug(old)) {
        tell((isSlug(slugOf(old)) && meant(slugOf(old))) || said("eerdere-slug.weg"), "eerdere-slug");
      } else if (current.includes(old)) {
        tell(said("eerdere-slug.nu-weg"), old === slug ? "eerdere-slug.zelf" : "eerdere-slug.nu");
      } else if (olds.indexOf(old) < at) {
        tell(said("eerdere-slug.ander-weg"), "eerdere-slug.ander", { other: shown(slug) });
      }
    });
  };

  // -------------------------------------------------------------------------------- time and numbers

  const times = (file, { duur, leeftijd }) => {
    const [start, end] = [duur?.start, duur?.eind].map((moment) => moment && form.dateOf(moment.datum).date);
    if (start && end && form.latest(end) < form.earliest(start)) {
      const names = { eind: form.dateInWords(end), start: form.dateInWords(start) };
      file.say(["duur", "eind"], fault("eind-voor-start", names, said("eind-voor-start.kijk")));
    }
    if (leeftijd && Number(leeftijd.van) > Number(leeftijd.tot)) {
      const { van, tot } = leeftijd;
      file.say(["leeftijd"], fault("leeftijd-omgekeerd", { van, tot }, meant(`${tot}-${van}`)));
    }
  };

  const measurements = (file, pilot) => {
    const names = Object.keys(pilot.bronnen);
    const hint =
      names.length === 1
        ? said("meting-zonder-bron.een", { line: shown(`bron: ${names[0]}`) })
        : said("meting-zonder-bron.meer", { names: enumerated(names) });
    all(pilot.monitoring?.metingen).forEach((meting, at) => {
      const path = ["monitoring", "metingen", at];
      if (!meting.bron) {
        file.say(path, fault("meting-zonder-bron", {}, hint));
      }
      if (!meting.waarde && !meting.vergelijking) {
        file.say(path, fault("meting-zonder-waarde", {}, said("meting-zonder-waarde.vul")));
      }
    });
  };

  const funding = (file, pilot) => {
    all(pilot.financiering).forEach(({ tekst, partij, organisatie }, at) => {
      if (!(tekst || partij || organisatie)) {
        file.say(["financiering", at], fault("financiering-zonder-inhoud", {}, said("financiering-zonder-inhoud.vul")));
      }
    });
  };

  // -------------------------------------------------------------------------------- filled or absent

  const headings = (file, pilot) => {
    const absent = Object.keys(pilot.ontbreekt ?? {});
    const told = new Set([
      ...absent,
      ...absent.filter((key) => !absentKeys.includes(key)).map((key) => form.near(key, absentKeys)),
    ]);
    const silent = [...kopjeKeys, "peildatum"].filter((key) => !told.has(key) && !has(pilot, key));
    if (silent.length) {
      const hint = said("kopje-zonder-inhoud.vul", { key: silent[0] });
      const names = { silent: enumerated(silent, "en") };
      file.say(["ontbreekt"], fault("kopje-zonder-inhoud", names, hint), { isKey: true, about: [silent[0]] });
    }
    absent
      .filter((key) => absentKeys.includes(key))
      .forEach((key) => {
        const { stand, deel } = pilot.ontbreekt[key];
        if (has(pilot, key) && !deel) {
          const hint = said("ontbreekt-maar-ingevuld.deel", { key, stand });
          file.say(["ontbreekt", key], fault("ontbreekt-maar-ingevuld", { key }, hint), { isKey: true });
        } else if (deel && !has(pilot, key)) {
          file.say(["ontbreekt", key], fault("deel-van-niets", { key }, said("deel-van-niets.vul", { key })), {
            isKey: true,
          });
        }
      });
  };

  const headingNames = (file, pilot) => {
    const judge = (path, name, known, isKey) => {
      if (!known.includes(name)) {
        const hint =
          meant(form.near(name, known)) || said("onbekend-kopje.kies", { known: enumerated(kopjeKeys, "en") });
        file.say(path, fault("onbekend-kopje", { key: shown(name) }, hint), { isKey });
      }
    };
    Object.keys(pilot.ontbreekt ?? {}).forEach((name) => judge(["ontbreekt", name], name, absentKeys, true));
    Object.keys(pilot.herkomst ?? {}).forEach((name) => judge(["herkomst", name], name, sourceKeys, true));
    all(pilot.verschillen).forEach(({ kopje }, at) => judge(["verschillen", at, "kopje"], kopje, kopjeKeys, false));
  };

  const onlyText = (value, path) => {
    const keys = typeof value === "object" && value !== null ? Object.keys(value) : [];
    if (keys.length !== 1) {
      return [path, value];
    }
    return onlyText(value[keys[0]], [...path, Array.isArray(value) ? 0 : keys[0]]);
  };

  const saidInAWord = (file) => {
    kopjes.forEach((kopje) => {
      kopje.fields.forEach((name) => {
        const [path, text] = onlyText(file.data[name], [name]);
        const isShort = typeof text === "string" && form.signs(text).length < 20;
        const stand = isShort && words.absent[form.stripped(form.folded(text), " .")];
        if (stand) {
          const hint = said("ontbreekt-als-woord.zet", { name, key: kopje.key, stand });
          file.say(path, fault("ontbreekt-als-woord", { text: shown(text), name }, hint));
        }
      });
    });
  };

  const headingSources = (file, pilot) => {
    if (Object.keys(pilot.bronnen).length < 2) {
      return;
    }
    const origin = pilot.herkomst ?? {};
    kopjes.forEach(({ key, fields }) => {
      const filled = fields.filter((field) => pilot[field] !== undefined);
      const bare = filled.filter(
        (field) => !(field in origin || key in origin) && ![pilot[field]].flat().every((part) => part.bron),
      );
      if (bare.length) {
        file.say([filled[0]], fault("kopje-zonder-bron", { key }, said("kopje-zonder-bron.zet", { key })), {
          isKey: true,
        });
      }
    });
  };

  // ------------------------------------------------------------------------------------------ texts

  const one = Object.fromEntries(
    ["html", "office", "phone", "nineDigits"].map((name) => [name, form.pattern(patterns[name])]),
  );
  const every = Object.fromEntries(
    ["email", "phone", "nineDigits", "digits"].map((name) => [name, form.pattern(patterns[name], "g")]),
  );
  const found = (pattern, text) => text.match(pattern) ?? [];
  const isSuspect = (text) =>
    text.includes("@") ||
    one.html.test(text) ||
    found(every.digits, text).some((piece) => one.phone.test(piece) || one.nineDigits.test(piece));

  const isCitizen = (text) => {
    const digits = [...text].filter((sign) => /[0-9]/.test(sign)).map(Number);
    return (
      digits.some(Boolean) && digits.reduce((sum, digit, at) => sum + digit * (at === 8 ? -1 : 9 - at), 0) % 11 === 0
    );
  };

  const textsIn = (value, path = []) =>
    Object.keys(value ?? {}).flatMap((name) => {
      const item = value[name];
      const where = [...path, Array.isArray(value) ? Number(name) : name];
      return typeof item === "string" ? [[where, item]] : textsIn(item, where);
    });

  const isOffice = (text) => text.search(one.office) === 0;

  const personal = (file, path, text) => {
    const pieces = [
      ...found(every.email, text)
        .filter((piece) => !isOffice(piece))
        .map((piece) => ["mail", piece]),
      ...found(every.phone, text).map((piece) => ["telefoon", piece]),
      ...found(every.nineDigits, text)
        .filter(isCitizen)
        .map((piece) => ["bsn", piece]),
    ];
    pieces.forEach(([kind, piece]) => {
      const names = { piece: shown(piece), kind: said(`persoonsgegeven.${kind}`) };
      file.say(path, fault("persoonsgegeven", names, said("persoonsgegeven.weg")), { piece });
    });
    const markup = one.html.exec(text);
    if (markup) {
      file.say(path, fault("html-in-tekst", { piece: shown(markup[0]) }, said("html-in-tekst.gewoon")), {
        piece: markup[0],
      });
    }
  };

  const aboutTexts = (file) => {
    const suspect = isSuspect(file.text);
    textsIn(file.data).forEach(([path, text]) => {
      const limit = limits.texts[path[0]] ?? limits.long;
      const { length } = form.signs(text);
      if (length > limit) {
        file.say(path, fault("lange-tekst", { length }, said("lange-tekst.korter", { limit })));
      }
      if (suspect && isSuspect(text)) {
        personal(file, path, text);
      }
    });
  };

  form.applyRules = (file, pilot, slug) => {
    const rules = [
      unknownReferences,
      relations,
      doubleKeys,
      times,
      measurements,
      funding,
      headings,
      headingNames,
      saidInAWord,
      headingSources,
      formerSlugs,
      aboutTexts,
    ];
    rules.forEach((rule) => rule(file, pilot, slug));
  };
})();
