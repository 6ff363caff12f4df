// The page as it will be, made of the values and the model as they stand: the classes of the real page, all text as text.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const STAND = { niet_vermeld: "Niet vermeld in de bron", volgt: "Volgt nog", niet_van_toepassing: "Niet van toepassing" };
  // These stand in fixed places around what is said.
  const AROUND = new Set(["bron", "afgeleid", "toelichting", "volgens", "zekerheid"]);
  let values = {};

  // ------------------------------------------------------------------------------------------------ words

  const absence = (text, ...more) => make("p", { class: "absence" }, text, ...more);
  // The little of Markdown that texts use: bold, slanted, links.
  const inline = (text = "") =>
    text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\(https:\/\/[^\s)]+\))/).map((part, at) => {
      if (at % 2 === 0) {
        return part;
      }
      const [, name, address] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
      return name ? make("a", { class: "link", href: address, rel: "noopener noreferrer" }, name) : make(part[1] === "*" ? "strong" : "em", {}, part.replaceAll("*", ""));
    });
  const block = (text = "") =>
    text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
      const points = part.trim().split("\n").map((line) => /^[-*] (.+)/.exec(line)?.[1]);
      return points.every(Boolean) ? make("ul", {}, points.map((point) => make("li", {}, inline(point)))) : make("p", {}, inline(part));
    });
  const date = (text = "") => {
    const engine = window.pilotwijzerForm;
    const found = engine.dateOf(text).date;
    return found ? engine.dateInWords(found) : text;
  };
  const label = (field, key) => ui.options(field).find((option) => option.key === key)?.label ?? key;
  const leaf = (field, value) => {
    if (field.kind === "choice") {
      return value === "ja" && !field.required ? field.label.toLowerCase() : label(field, value);
    }
    return field.kind === "date" ? date(value) : inline(value);
  };

  // What stands around a statement: whose opinion it is before it; how sure it is, its sources and its note behind it.
  const before = (part) => (part.volgens ? [make("span", { class: "opinion" }, `Volgens ${part.volgens}:`), " "] : []);
  const behind = (part) => {
    const known = Object.keys(values.bronnen ?? {});
    const sure = [part.zekerheid !== "vast" && part.zekerheid, part.afgeleid === "ja" && "afgeleid"].filter(Boolean).join(", ");
    const marks = known.length > 1 ? (part.bron ?? []).map((key) => make("span", { class: "source" }, ui.hidden("bron "), String(known.indexOf(key) + 1))) : [];
    return [sure && make("span", { class: "certainty" }, ` (${sure})`), ...marks, part.toelichting && make("span", { class: "note" }, inline(part.toelichting))];
  };

  // ---------------------------------------------------------------------------------------- by the model

  const filled = (field, part) => field.fields.filter((one) => part[one.key] !== undefined && !AROUND.has(one.key));
  const mainOf = (field, all) => all.find((one) => one.key === field.short) ?? all.find((one) => one.kind === "text" || one.kind === "date");
  const pairs = (rows, wide) => rows.length
    && make("dl", { class: wide ? "pairs pairs--wide" : "pairs" }, rows.map(([name, said]) => make("div", {}, make("dt", {}, name), make("dd", {}, said))));

  // One of several: tags, what is said, and the rest small behind it. `apart` leaves out what already stands elsewhere.
  const line = (field, part, apart) => {
    if (field.kind !== "group") {
      return [leaf(field, part)].flat();
    }
    const all = filled(field, part).filter((one) => one !== apart);
    const main = mainOf(field, all);
    const rest = all.filter((one) => one !== main && one.kind !== "list" && one.kind !== "choice");
    return [
      ...all.filter((one) => one.kind === "choice" && one !== main).flatMap((one) => [make("span", { class: "kind" }, leaf(one, part[one.key])), " "]),
      ...before(part),
      ...(main ? [leaf(main, part[main.key])].flat() : []),
      ...behind(part),
      rest.length > 0 && make("dl", { class: "inline-facts" }, rest.map((one) => make("div", {}, make("dt", {}, one.label), " ", make("dd", {}, line(one, part[one.key]))))),
      ...all.filter((one) => one.kind === "list").map((one) => many(one, part[one.key])),
    ];
  };
  const many = (field, all) => {
    const item = field.item;
    const name = item.kind === "group" && item.fields.find((one) => one.key === item.short && one.list || one.key === "partij");
    return name
      ? pairs(all.map((part) => [part[name.key] ? leaf(name, part[name.key]) : "Afspraak", line(item, part, name)]), true)
      : make(field.key === "stappen" ? "ol" : "ul", {}, all.map((part) => make("li", {}, line(item, part))));
  };
  // A field with a heading of its own: its text, its facts, its lists.
  const whole = (field, value) => {
    if (field.kind !== "group") {
      return [field.kind === "list" ? many(field, value) : make("ol", { class: "references" }, Object.values(value).map((part) => make("li", {}, line(field.item, part ?? {}))))];
    }
    const all = filled(field, value);
    const lists = all.filter((one) => one.kind === "list");
    const main = mainOf(field, all.filter((one) => one.multiline));
    return [
      ...(main ? block(value[main.key]) : []),
      pairs(all.filter((one) => one !== main && one.kind !== "list").map((one) => [one.label, line(one, value[one.key])])),
      ...lists.flatMap((one) => [make("h4", { class: "preview__sub" }, one.label), many(one, value[one.key])]),
      ...block(value.toelichting),
    ];
  };

  const content = (section) => {
    const own = section.own.filter((field) => values[field.key] !== undefined);
    const gone = values.ontbreekt?.[section.key];
    return [
      ...own.flatMap((field, at) => [at > 0 && make("h4", { class: "preview__sub" }, field.label), ...whole(field, values[field.key])]),
      section.kopje && (gone || !own.length)
        ? absence(STAND[gone?.stand] ?? "Nog niet ingevuld", gone?.deel && ": ", ...inline(gone?.deel), ". ", ...inline(gone?.toelichting))
        : null,
    ].filter(Boolean);
  };
  const sectionOf = (section) => {
    const made = content(section);
    return made.length > 0 && make(
      "section",
      { class: "section" },
      make("h3", { class: "preview__heading" }, section.label),
      section.question && make("p", { class: "section__question" }, section.question),
      ...made,
    );
  };

  const glance = (section) => {
    const facts = section.own.filter((field) => values[field.key] !== undefined && !["titel", "samenvatting"].includes(field.key));
    const said = (field) => (field.kind === "list" ? values[field.key].map((one) => leaf(field.item, one)).flat().join(" · ") : field.key === "leeftijd" ? [values.leeftijd.van, values.leeftijd.tot].filter(Boolean).join(" tot ") : line(field, values[field.key]));
    return make("dl", { class: "filed" }, facts.map((field) => make("div", {}, make("dt", {}, field.label), make("dd", {}, said(field)))));
  };

  // The whole page, or of one section what it puts there.
  ui.preview = (all, sections, only) => {
    values = all;
    const [general, ...rest] = sections;
    if (only && only !== general) {
      return [sectionOf(only) || absence("Hier staat nog niets.")];
    }
    return [
      make("h3", { class: "preview__title" }, values.titel ?? "Zonder titel"),
      make("p", { class: "lead" }, inline(values.samenvatting)),
      make("p", { class: "preview__points" }, rest.filter((section) => section.kopje).map((section) => ui.point(section.stand()))),
      glance(general),
      ...(only ? [] : [make("div", { class: "sections" }, rest.map(sectionOf))]),
    ];
  };
})();
