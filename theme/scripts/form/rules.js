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
  const fieldsOf = (name) => kopjes.find((kopje) => kopje.key === name)?.fields ?? [name];
  const has = (pilot, name) => fieldsOf(name).some((field) => pilot[field] !== undefined);

  // -------------------------------------------------------------------------------------- references

  const unknownKey = (to, name, known) => {
    const near = form.near(name, known);
    const key = shown(name);
    if (to === "pilots") {
      return fault("onbekende-pilot", { key, near });
    }
    if (to === "bronnen") {
      const names = { key, near, known: enumerated(known, "conjunction") };
      return fault("onbekende-bron", names);
    }
    if (!known.length) {
      return fault("onbekende-sleutel", { key, to }, "onbekende-sleutel.eerste", "onbekende-sleutel.leeg");
    }
    const choose = near ? "bedoelt" : known.length <= limits.few && "kies";
    const hints = [choose, "onbekende-sleutel.erbij"].filter(Boolean);
    const hint = hints.map((one) => said(one, { near, choices: enumerated(known), to })).join(" ");
    return fault("onbekende-sleutel", { key, to }, hint);
  };

  const references = (file, pilot, slug) => {
    form.textsIn(pilot).forEach(([path, text]) => {
      const { list } = form.shapeAt(path);
      const keys = list === "bronnen" ? Object.keys(pilot.bronnen) : (lists[list]?.map(([key]) => key) ?? [text]);
      const known = [...keys, ...(list === "pilots" && slug ? [slug] : [])];
      if (!known.includes(text)) {
        file.say(path, unknownKey(list, text, known.sort()));
      }
    });
  };

  const relations = (file, pilot, slug) => {
    pilot.relaties?.forEach((relatie, at) => {
      if (relatie.pilot && relatie.pilot === slug) {
        file.say(["relaties", at, "pilot"], fault("relatie-met-zichzelf"));
      }
      if (Boolean(relatie.pilot) === Boolean(relatie.naam)) {
        const code = "relatie-zonder-doel";
        const [path, variant] = relatie.pilot ? [["relaties", at, "naam"], `${code}.beide`] : [["relaties", at]];
        file.say(path, fault(code, {}, `${code}.kies`, variant), { isKey: true });
      }
    });
  };

  const doubleKeys = (file, pilot) => {
    ["themas", "setting", "onderwijs", "aanpak", "gemeenten"].forEach((name) => {
      pilot[name]?.forEach((key, at, keys) => {
        if (keys.indexOf(key) < at) {
          file.say([name, at], fault("dubbele-sleutel", { key: shown(key), name }));
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
    pilot.eerdere_slugs?.forEach((old, at, olds) => {
      const near = !isSlug(old) && isSlug(slugOf(old)) ? slugOf(old) : "";
      const tell = (hint, variant) => {
        const names = { key: shown(old), other: shown(slug), near };
        file.say(["eerdere_slugs", at], fault("eerdere-slug", names, hint, variant));
      };
      if (!isSlug(old)) {
        tell();
      } else if (current.includes(old)) {
        tell("eerdere-slug.nu-weg", old === slug ? "eerdere-slug.zelf" : "eerdere-slug.nu");
      } else if (olds.indexOf(old) < at) {
        tell("eerdere-slug.ander-weg", "eerdere-slug.ander");
      }
    });
  };

  // -------------------------------------------------------------------------------- time and numbers

  const times = (file, { duur, leeftijd }) => {
    const [start, end] = [duur?.start, duur?.eind].map((moment) => moment && form.dateOf(moment.datum).date);
    if (start && end && form.latest(end) < form.earliest(start)) {
      const names = { eind: form.dateInWords(end), start: form.dateInWords(start) };
      file.say(["duur", "eind"], fault("eind-voor-start", names));
    }
    if (leeftijd && Number(leeftijd.van) > Number(leeftijd.tot)) {
      const { van, tot } = leeftijd;
      file.say(["leeftijd"], fault("leeftijd-omgekeerd", { van, tot, near: `${tot}-${van}` }));
    }
  };

  const measurements = (file, pilot) => {
    const known = Object.keys(pilot.bronnen);
    const names = { line: shown(`bron: ${known[0]}`), names: enumerated(known) };
    pilot.monitoring?.metingen?.forEach((meting, at) => {
      const path = ["monitoring", "metingen", at];
      if (!meting.bron) {
        file.say(path, fault("meting-zonder-bron", names, known.length > 1 && "meting-zonder-bron.meer"));
      }
      if (!meting.waarde && !meting.vergelijking) {
        file.say(path, fault("meting-zonder-waarde"));
      }
    });
  };

  const funding = (file, pilot) => {
    pilot.financiering?.forEach(({ tekst, partij, organisatie }, at) => {
      if (!(tekst || partij || organisatie)) {
        file.say(["financiering", at], fault("financiering-zonder-inhoud"));
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
      const [key] = silent;
      const names = { silent: enumerated(silent, "conjunction"), key };
      file.say(["ontbreekt"], fault("kopje-zonder-inhoud", names), { isKey: true, about: [key] });
    }
    absent
      .filter((key) => absentKeys.includes(key))
      .forEach((key) => {
        const { stand, deel } = pilot.ontbreekt[key];
        if (has(pilot, key) !== Boolean(deel)) {
          const code = deel ? "deel-van-niets" : "ontbreekt-maar-ingevuld";
          file.say(["ontbreekt", key], fault(code, { key, stand }), { isKey: true });
        }
      });
  };

  const headingNames = (file, pilot) => {
    const judge = (path, name, known, isKey) => {
      if (!known.includes(name)) {
        const near = form.near(name, known);
        const names = { key: shown(name), near, known: enumerated(kopjeKeys, "conjunction") };
        file.say(path, fault("onbekend-kopje", names), { isKey });
      }
    };
    Object.keys(pilot.ontbreekt ?? {}).forEach((name) => judge(["ontbreekt", name], name, absentKeys, true));
    Object.keys(pilot.herkomst ?? {}).forEach((name) => judge(["herkomst", name], name, sourceKeys, true));
    pilot.verschillen?.forEach(({ kopje }, at) => judge(["verschillen", at, "kopje"], kopje, kopjeKeys, false));
  };

  const saidInAWord = (file) => {
    kopjes.forEach(({ key, fields }) => {
      fields.forEach((name) => {
        const [[path, text] = [], more] = form.textsIn({ [name]: file.data[name] });
        const isShort = text && !more && form.signs(text).length < 20;
        const stand = isShort && words.absent[form.folded(text).replace(/^[ .]+|[ .]+$/g, "")];
        if (stand) {
          file.say(path, fault("ontbreekt-als-woord", { text: shown(text), name, key, stand }));
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
        file.say([filled[0]], fault("kopje-zonder-bron", { key }), { isKey: true });
      }
    });
  };

  // ------------------------------------------------------------------------------------------ texts

  const found = (pattern, text) => text.match(form.pattern(pattern, "g")) ?? [];

  const isCitizen = (text) => {
    const digits = text.match(/[0-9]/g);
    const sum = digits.reduce((before, digit, at) => before + digit * (at === 8 ? -1 : 9 - at), 0);
    return digits.some(Number) && sum % 11 === 0;
  };

  form.textsIn = (value, path = []) =>
    Object.keys(value ?? {}).flatMap((name) => {
      const item = value[name];
      const where = [...path, Array.isArray(value) ? Number(name) : name];
      return typeof item === "string" ? [[where, item]] : form.textsIn(item, where);
    });

  const office = form.pattern(patterns.office);
  const isOffice = (text) => text.search(office) === 0;

  const personal = (file, path, text) => {
    const kinds = {
      mail: text.includes("@") ? found(patterns.email, text).filter((piece) => !isOffice(piece)) : [],
      telefoon: found(patterns.phone, text),
      bsn: found(patterns.nineDigits, text).filter(isCitizen),
    };
    Object.entries(kinds).forEach(([kind, pieces]) =>
      pieces.forEach((piece) => {
        const names = { piece: shown(piece), kind: said(`persoonsgegeven.${kind}`) };
        file.say(path, fault("persoonsgegeven", names), { piece });
      }),
    );
    const [piece] = found(patterns.html, text);
    if (piece) {
      file.say(path, fault("html-in-tekst", { piece: shown(piece) }), { piece });
    }
  };

  const aboutTexts = (file) => {
    form.textsIn(file.data).forEach(([path, text]) => {
      const limit = limits.texts[path[0]] ?? limits.long;
      const { length } = form.signs(text);
      if (length > limit) {
        file.say(path, fault("lange-tekst", { length, limit }));
      }
      personal(file, path, text);
    });
  };

  form.applyRules = (file, pilot, slug) => {
    const rules = [
      references,
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
