// The page as it will be, made of the values and the model as they stand: the classes of the real page, all text as text.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const engine = window.pilotwijzerForm;
  const STAND = { niet_vermeld: "Niet vermeld in de bron", volgt: "Volgt nog", niet_van_toepassing: "Niet van toepassing" };
  // These stand in fixed places around what is said.
  const AROUND = new Set(["bron", "afgeleid", "toelichting", "volgens", "zekerheid"]);
  let values = {};

  // ------------------------------------------------------------------------------------------------ words

  const absence = (...text) => make("p", { class: "absence" }, text);
  // The little of Markdown that texts use: bold, slanted, links.
  const inline = (text = "") =>
    text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|\[[^\]]+\]\(https:\/\/[^\s)]+\))/).map((part, at) => {
      if (at % 2 === 0) {
        return part;
      }
      const [, name, href] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
      return name ? make("a", { class: "link", href, rel: "noopener noreferrer" }, name) : make(part[1] === "*" ? "strong" : "em", {}, part.replaceAll("*", ""));
    });
  const listOf = (kind, all) => make(kind, {}, all.map((one) => make("li", {}, one)));
  const block = (text = "") =>
    text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
      const points = part.trim().split("\n").map((line) => /^[-*] (.+)/.exec(line)?.[1]);
      return points.every(Boolean) ? listOf("ul", points.map(inline)) : make("p", {}, inline(part));
    });
  const leaf = (field, value) => {
    if (field.kind === "choice") {
      const name = ui.options(field).find(([key]) => key === value)?.[1] ?? value;
      return value === "ja" && !field.required ? field.label.toLowerCase() : name;
    }
    const { date } = field.kind === "date" ? engine.dateOf(value) : {};
    return date ? engine.dateInWords(date) : inline(value);
  };

  // What stands behind a statement: how sure it is, its sources and its note.
  const behind = ({ zekerheid, afgeleid, bron = [], toelichting }) => {
    const known = Object.keys(values.bronnen ?? {});
    const sure = [zekerheid !== "vast" && zekerheid, afgeleid === "ja" && "afgeleid"].filter(Boolean).join(", ");
    return [
      sure && make("span", { class: "certainty" }, ` (${sure})`),
      known.length > 1 && bron.map((key) => make("span", { class: "source" }, ui.hidden("bron "), known.indexOf(key) + 1)),
      toelichting && make("span", { class: "note" }, inline(toelichting)),
    ];
  };

  // ---------------------------------------------------------------------------------------- by the model

  const has = (field) => values[field.key] !== undefined;
  const filled = (field, part) => field.fields.filter((one) => part[one.key] !== undefined && !AROUND.has(one.key));
  const mainOf = (field, all) => all.find((one) => one.key === field.short) ?? all.find((one) => one.kind === "text" || one.kind === "date");
  const facts = (kind, rows) =>
    rows.length > 0 && make("dl", { class: kind }, rows.map(([name, said]) => make("div", {}, make("dt", {}, name), " ", make("dd", {}, said))));

  // One of several: tags, what is said, and the rest small behind it. `apart` leaves out what already stands elsewhere.
  const line = (field, part, apart) => {
    if (field.kind !== "group") {
      return leaf(field, part);
    }
    const all = filled(field, part).filter((one) => one !== apart);
    const main = mainOf(field, all);
    const rest = all.filter((one) => one !== main);
    const of = (kind) => rest.filter((one) => one.kind === kind);
    const small = rest.filter((one) => one.kind !== "list" && one.kind !== "choice");
    return [
      of("choice").map((one) => [make("span", { class: "kind" }, leaf(one, part[one.key])), " "]),
      part.volgens && [make("span", { class: "opinion" }, `Volgens ${part.volgens}:`), " "],
      main && leaf(main, part[main.key]),
      behind(part),
      facts("inline-facts", small.map((one) => [one.label, line(one, part[one.key])])),
      of("list").map((one) => many(one, part[one.key])),
    ];
  };
  const many = ({ key, item }, all) => {
    const name = item.fields?.find((one) => (one.key === item.short && one.list) || one.key === "partij");
    return name
      ? facts("pairs pairs--wide", all.map((part) => [part[name.key] ? leaf(name, part[name.key]) : "Afspraak", line(item, part, name)]))
      : listOf(key === "stappen" ? "ol" : "ul", all.map((part) => line(item, part)));
  };
  const under = (heading, made) => [make("h4", { class: "preview__sub" }, heading), made];
  // A field with a heading of its own: its text, its facts, its lists.
  const whole = (field, value) => {
    if (field.kind === "list") {
      return many(field, value);
    }
    if (field.kind === "map") {
      return make("ol", { class: "references" }, Object.values(value).map((part) => make("li", {}, line(field.item, part))));
    }
    const all = filled(field, value);
    const main = mainOf(field, all.filter((one) => one.multiline));
    const rest = all.filter((one) => one !== main && one.kind !== "list");
    return [
      main && block(value[main.key]),
      facts("pairs", rest.map((one) => [one.label, line(one, value[one.key])])),
      all.filter((one) => one.kind === "list").map((one) => under(one.label, many(one, value[one.key]))),
      block(value.toelichting),
    ];
  };

  const sectionOf = ({ key, label, question, kopje, own }) => {
    const gone = values.ontbreekt?.[key];
    const full = own.filter(has);
    const isAbsent = kopje && (gone || !full.length);
    return (full.length > 0 || isAbsent) && make(
      "section",
      { class: "section" },
      make("h3", { class: "preview__heading" }, label),
      question && make("p", { class: "section__question" }, question),
      full.map((field, at) => (at ? under(field.label, whole(field, values[field.key])) : whole(field, values[field.key]))),
      isAbsent && absence(STAND[gone?.stand] ?? ui.text("unfilled"), gone?.deel && ": ", inline(gone?.deel), ". ", inline(gone?.toelichting)),
    );
  };

  const glance = ({ own }) => {
    const said = (field, value) =>
      field.kind === "list"
        ? value.flatMap((one) => leaf(field.item, one)).join(" · ")
        : field.range
          ? [value.van, value.tot].filter(Boolean).join(" tot ")
          : line(field, value);
    const shown = own.filter((field) => has(field) && !["titel", "samenvatting"].includes(field.key));
    return facts("filed", shown.map((field) => [field.label, said(field, values[field.key])]));
  };

  // The whole page, or of one section what it puts there.
  ui.preview = (all, sections, only) => {
    values = all;
    const [general, ...rest] = sections;
    if (only && only !== general) {
      return [sectionOf(only) || absence(ui.text("nothing"))];
    }
    return [
      make("h3", { class: "preview__title" }, values.titel ?? ui.text("untitled")),
      make("p", { class: "lead" }, inline(values.samenvatting)),
      make("p", { class: "preview__points" }, rest.filter((section) => section.kopje).map((section) => ui.point(section.stand()))),
      glance(general),
      !only && make("div", { class: "sections" }, rest.map(sectionOf)),
    ].filter(Boolean);
  };
})();
