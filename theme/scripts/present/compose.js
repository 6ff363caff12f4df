// A deck of the pilots in the address: one pilot, two to four side by side, or more of them one after the other. What a
// slide says was made with the pilots' own pages (vergelijken/data/); each pilot is a script, so a folder on a disk will do.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const address = window.pilotwijzerAddress;
  const { base, deck, listed, make, run, site } = talk;
  const MOST_COLUMNS = 4;
  const EVERYBODY = ["", "", "Beide", "Alle drie", "Alle vier"];
  const MOST = 60;
  const STATES = { deels: "deels beschreven", niet_vermeld: "niet vermeld", volgt: "volgt", niet_van_toepassing: "niet van toepassing" };

  const known = (name) =>
    [...deck.querySelectorAll(`[data-${name}]`)].map((item) => ({
      key: item.dataset[name],
      label: (item.querySelector("a") ?? item).textContent.trim(),
      question: item.querySelector(".quiet")?.textContent ?? "",
    }));

  // ------------------------------------------------------------------------------------- the data

  const { parsed } = window.pilotwijzerPilots;
  const load = async (slug) => ({ slug, data: await window.pilotwijzerPilots.load(slug) });

  // A name that is short and still tells the pilots apart.
  const nameIn = (pilots) => ({ data }) =>
    pilots.filter((other) => other.data.regio === data.regio).length > 1 ? data.titel : data.regio;

  // ------------------------------------------------------------------------------------- the parts

  const answerOf = ({ data }, key) => {
    const [stand, html] = data.kopjes[key];
    const parts = [...parsed(html).childNodes];
    return stand === "deels" ? [make("p", { class: "answer__state" }, STATES.deels), ...parts] : parts;
  };
  const valueOf = ({ data }, key) => {
    const values = data.feiten[key];
    // Of what is not told there is no list of items, but the reason and the same in words.
    return typeof values[0] === "string"
      ? make("span", { class: "absence" }, values[1])
      : make("span", {}, values.map(([, label]) => label).join(" · "));
  };
  const slide = (kind, id, title, { kicker = "", question = "", level = "h2" } = {}, ...body) => {
    const head = make("header", { class: "slide__head" });
    if (kicker) {
      head.append(make("p", { class: "slide__kicker" }, kicker));
    }
    head.append(make(level, { class: "slide__title" }, title));
    if (question) {
      head.append(make("p", { class: "slide__question" }, question));
    }
    return make(
      "section",
      { class: `slide slide--${kind}`, id, "data-title": title },
      make("div", { class: "slide__frame" }, head, ...body),
    );
  };
  const bodyOf = (kind, ...parts) => make("div", { class: `slide__body ${kind}`, "data-flow": "" }, ...parts);

  // ---------------------------------------------------------------------------------- one pilot

  const opening = (pilot, level, prefix) =>
    slide(
      "title",
      `${prefix}titel`,
      pilot.data.titel,
      { kicker: pilot.data.regio, level },
      bodyOf("", make("p", { class: "slide__lead" }, valueOf(pilot, "samenvatting"))),
      parsed(pilot.data.punten),
    );
  const factsOf = (pilot, facts, prefix) => {
    const list = make("dl", { class: "slide__facts" });
    list.append(...facts.map(({ key, label }) => make("div", {}, make("dt", {}, label), make("dd", {}, valueOf(pilot, key)))));
    return slide("facts", `${prefix}feiten`, "In het kort", { kicker: pilot.data.regio }, bodyOf("", list));
  };
  const headingOf = (pilot, { key, label, question }, prefix) =>
    slide("text", `${prefix}${key}`, label, { kicker: pilot.data.regio, question }, bodyOf("answer", ...answerOf(pilot, key)));

  const alone = (pilot, { facts, kopjes, prefix = "", level = "h1" }) => [
    opening(pilot, level, prefix),
    ...(facts.length ? [factsOf(pilot, facts, prefix)] : []),
    ...kopjes.map((kopje) => headingOf(pilot, kopje, prefix)),
  ];

  // -------------------------------------------------------------------------------- side by side

  const side = (pilots, { facts, kopjes }) => {
    const name = nameIn(pilots);
    const title = `${name(pilots[0])} naast ${listed(pilots.slice(1).map(name))}`;
    const columnsOf = (told) =>
      make(
        "div",
        { class: "slide__columns" },
        ...pilots.map((pilot, at) =>
          make(
            "div",
            { class: "column" },
            make("h3", { class: "column__head" }, name(pilot)),
            make("div", { class: "column__body answer", "data-flow": "" }, ...told(pilot, at)),
          ),
        ),
      );
    // As _sum_slides in generator/slides.py.
    const sums = () => {
      const labels = new Map(known("field").map(({ key, label }) => [key, label]));
      const found = window.pilotwijzerSum(pilots.map((pilot) => ({ ...pilot, short: name(pilot) })), (key) => labels.get(key));
      const question = deck.querySelector("[data-silence]").textContent;
      const linesOf = (lines, otherwise) => {
        const list = make("dl", { class: "slide__shared" });
        list.append(...lines.map(([label, text]) => make("div", {}, make("dt", {}, label), make("dd", {}, text))));
        return lines.length ? list : make("p", { class: "quiet" }, otherwise);
      };
      const subhead = (who) => make("p", { class: "subhead" }, `${who} noemen`);
      const all = [subhead(EVERYBODY[pilots.length]), linesOf(found.all, "Op deze punten niets dat gelijk is.")];
      const some = found.some.length ? [subhead("Sommige"), linesOf(found.some)] : [];
      const only = (_, at) => [linesOf(found.only[at], "Niets wat de andere niet ook noemen.")];
      return [
        slide("text", "delen", "Wat delen zij?", { question }, bodyOf("answer", ...all, ...some)),
        slide("columns", "alleen-hier", "Wat noemt er maar één?", { question }, columnsOf(only)),
      ];
    };
    const entries = pilots.map((pilot) =>
      make("li", {}, make("strong", {}, pilot.data.regio), make("span", {}, pilot.data.titel), parsed(pilot.data.punten)),
    );
    const table = () => {
      const heads = pilots.map((pilot) => make("th", { scope: "col" }, name(pilot)));
      const rows = facts.map(({ key, label }) =>
        make("tr", {}, make("th", { scope: "row" }, label), ...pilots.map((pilot) => make("td", {}, valueOf(pilot, key)))),
      );
      return make(
        "table",
        { class: "slide__table", "data-columns": pilots.length },
        make("thead", {}, make("tr", {}, make("td"), ...heads)),
        make("tbody", {}, ...rows),
      );
    };
    return [
      slide("title", "titel", title, { kicker: "Naast elkaar", level: "h1" }, bodyOf("", make("ul", { class: "slide__pilots plain" }, ...entries))),
      ...(facts.length ? [...sums(), slide("facts", "feiten", "In het kort", {}, bodyOf("", table()))] : []),
      ...kopjes.map(({ key, label, question }) =>
        slide("columns", key, label, { question }, columnsOf((pilot) => answerOf(pilot, key)))),
    ];
  };

  // ------------------------------------------------------------------------------------ the whole

  // A longer address is nothing to copy from a wall.
  const LONGEST = 120;
  const closing = (path) => {
    const whole = site + path;
    const link = make("a", { class: "link", href: base + path }, site && whole.length <= LONGEST ? whole : "Naar de pagina");
    const code = site
      ? make("div", { class: "slide__qr", "data-qr": whole })
      : make("p", { class: "slide__missing" }, "Er is geen QR-code: deze site kent haar eigen adres niet.");
    return slide("end", "lees-na", "Lees het na", {}, make("div", { class: "slide__body" }, make("p", { class: "slide__address" }, link), code));
  };
  const pathFor = (pilots, asked) => {
    const slugs = pilots.map(({ slug }) => slug).join(",");
    const kopjes = asked.length ? `&kopjes=${asked.join(",")}` : "";
    if (pilots.length === 1) {
      return `pilots/${slugs}/`;
    }
    return pilots.length > MOST_COLUMNS ? `presenteren/?pilots=${slugs}${kopjes}` : `vergelijken/?pilots=${slugs}${kopjes}`;
  };

  const series = (pilots, choice) => {
    const title = `${pilots.length} pilots`;
    const names = pilots.map((pilot) => make("li", {}, make("strong", {}, pilot.data.regio), make("span", {}, pilot.data.titel)));
    const [only] = choice.kopjes;
    const single = choice.kopjes.length === 1 && !choice.facts.length;
    return [
      slide(
        "title",
        "titel",
        single ? `${only.label}: ${title}` : title,
        { level: "h1", question: single ? only.question : "" },
        bodyOf("", make("ul", { class: "slide__pilots plain" }, ...names)),
      ),
      ...pilots.flatMap((pilot) =>
        single
          ? [slide("text", `${pilot.slug}.${only.key}`, pilot.data.titel, { kicker: `${pilot.data.regio} · ${only.label}` }, bodyOf("answer", ...answerOf(pilot, only.key)))]
          : alone(pilot, { ...choice, prefix: `${pilot.slug}.`, level: "h2" }),
      ),
    ];
  };

  const notice = (sentences) => {
    const place = deck.querySelector("[data-notice]");
    place.hidden = !sentences.length;
    place.textContent = sentences.join(" ");
  };

  // Of these a session is made as well.
  talk.parts = { alone, bodyOf, closing, known, load, nameIn, parsed, run, side, slide };

  // The sections of the deck that the address asks for; none when it asks for nothing that we know.
  talk.compose = async () => {
    const left = await talk.asked();
    if (!left) {
      return [];
    }
    const catalogue = new Set(window.pilotwijzerCatalogus?.slugs.split(" "));
    const all = address.text("pilots") ? address.all("pilots") : left.slugs;
    const wished = all.slice(0, MOST);
    const asked = address.all("kopjes");
    const wanted = ({ key }) => !asked.length || asked.includes(key);
    const choice = {
      facts: !asked.length || asked.includes("feiten") ? known("fact") : [],
      kopjes: known("kopje").filter(wanted),
    };
    const pilots = (await Promise.all(wished.filter((slug) => catalogue.has(slug)).map(load))).filter(({ data }) => data);
    const unknown = wished.filter((slug) => !pilots.some((pilot) => pilot.slug === slug)).map((slug) => `“${slug}”`);
    if (!wished.length) {
      notice(["Geen pilot past bij alles wat u koos."]);
      return [];
    }
    if (!pilots.length) {
      notice([`Wij kennen ${listed(unknown)} niet (meer). Kies andere pilots.`]);
      return [];
    }
    const inTurn = pilots.length > MOST_COLUMNS || address.text("vorm") === "na-elkaar";
    const sections =
      pilots.length === 1 ? alone(pilots[0], choice) : (inTurn ? series : side)(pilots, choice);
    const isFiltered = !address.text("pilots");
    const remarks = [
      unknown.length && `Niet gevonden: ${listed(unknown)}.`,
      isFiltered && `U ziet ${left.words}.`,
      all.length > MOST && `Dit zijn de eerste ${MOST}.`,
    ].filter(Boolean);
    if (remarks.length) {
      sections[0].querySelector(".slide__frame").append(make("p", { class: "slide__missing" }, remarks.join(" ")));
    }
    const path = isFiltered ? `presenteren/${location.search}` : pathFor(pilots, asked);
    return [...sections, closing(path)];
  };
})();
