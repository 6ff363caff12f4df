// A session that was put together on the site: its whole programme stands in the address. The slides are those that
// generator/slides.py makes of the same session in a file.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const address = window.pilotwijzerAddress;
  const programme = window.pilotwijzerProgramme;
  const { base, make, parts } = talk;
  if (!programme) {
    return;
  }

  // ------------------------------------------------------------------------------------- the points

  const pilots = new Map();
  const slugsOf = ({ pilot, vergelijk }) => vergelijk ?? (pilot ? [pilot] : []);
  const loaded = async (slugs) => Promise.all(slugs.map(async (slug) => pilots.set(slug, await parts.load(slug))));
  const standing = async (name) => {
    await parts.run(`presenteren/data/${name}.js`);
    const slides = window.pilotwijzerDias?.[name] ?? [];
    return slides.map(([key, kind, title, kicker, question, html]) => {
      const body = [...parts.parsed(html).childNodes];
      return parts.slide(kind, key, title, { kicker, question }, ...(kind === "columns" ? body : [parts.bodyOf("answer", ...body)]));
    });
  };
  const choiceOf = ({ kopjes }) => {
    const shown = ({ key }) => !kopjes || kopjes.includes(key);
    return { facts: shown({ key: programme.FEITEN }) ? parts.known("fact") : [], kopjes: parts.known("kopje").filter(shown) };
  };
  // The headings stand in the order of the file; what pilots share goes with the facts.
  const inOrder = (slides, { kopjes = [] }) => {
    const place = ({ id }) => (id === "titel" ? -2 : kopjes.indexOf(/^(delen|alleen-hier)$/.test(id) ? programme.FEITEN : id));
    return [...slides].sort((a, b) => place(a) - place(b));
  };
  const making = {
    pilot: (point) => inOrder(parts.alone(pilots.get(point.pilot), { ...choiceOf(point), level: "h2" }), point),
    vergelijk: (point) => {
      const beside = point.vergelijk.map((slug) => pilots.get(slug));
      const [, ...slides] = parts.side(beside, choiceOf(point));
      const names = beside.map(parts.nameIn(beside));
      const kicker = make("p", { class: "slide__kicker" }, `${names[0]} naast ${names.slice(1).join(", ")}`);
      slides.find(({ id }) => id === "delen")?.querySelector(".slide__head").prepend(kicker);
      return inOrder(slides, point);
    },
    kopje: ({ kopje }) => standing(`kopje-${kopje}`),
    beeld: ({ beeld }) => standing(`beeld-${beeld}`),
    vragen: ({ vragen }) => {
      const list = make("ul", { class: "slide__asked" }, ...vragen.map((vraag) => make("li", {}, ...talk.written(vraag))));
      return [parts.slide("text", "vragen", "Om over te praten", {}, parts.bodyOf("answer", list))];
    },
    dia: ({ dia, tekst = "" }) => [parts.slide(tekst ? "text" : "title", "dia", dia, {}, parts.bodyOf("answer", ...talk.written(tekst)))],
  };
  const slidesOf = async (point, at) => {
    const slides = slugsOf(point).every((slug) => pilots.get(slug).data) ? await making[point.kind](point) : [];
    if (point.notities && slides.length) {
      slides[0].querySelector(".slide__frame").append(make("div", { class: "slide__notes" }, ...talk.written(point.notities)));
    }
    slides.forEach((slide) => {
      slide.id = `${at + 1}-${slide.id}`;
      slide.querySelectorAll(".answer__state").forEach((state) => state.remove());
    });
    return slides;
  };

  // -------------------------------------------------------------------------------------- the whole

  const opening = ({ titel = "Kennissessie", datum, tijd, plaats, samenvatting = "" }, problems) => {
    const day = datum && new Date(`${datum}T12:00`).toLocaleDateString("nl-NL", { dateStyle: "long" });
    const when = [day, tijd && `${tijd.replaceAll(":", ".").replace("-", "–")} uur`, plaats].filter(Boolean).join(" · ");
    const lead = make("p", { class: "slide__lead" }, ...talk.written(samenvatting).map(({ textContent }) => textContent));
    const slide = parts.slide("title", "titel", titel, { kicker: when, level: "h1" }, parts.bodyOf("answer", lead));
    slide.querySelector(".slide__frame").append(...problems.map((text) => make("p", { class: "slide__missing" }, text)));
    return slide;
  };
  const ofPilots = talk.compose;
  talk.compose = async () => {
    const asked = programme.split(address.pairs());
    if (!asked.points.length) {
      return ofPilots();
    }
    if (programme.pilotsIn(asked).length) {
      await parts.run("assets/catalogus.js");
    }
    const keysOf = (name) => new Set(parts.known(name).map(({ key }) => key));
    const { slugs = "", verhuisd = {} } = window.pilotwijzerCatalogus ?? {};
    const known = { slugs: new Set(slugs.split(" ")), verhuisd, kopjes: keysOf("kopje"), beelden: keysOf("beeld") };
    const session = programme.read(address.pairs(), known);
    await loaded(session.points.flatMap(slugsOf));
    const missing = [...pilots.values()].filter(({ data }) => !data).map(({ slug }) => slug);
    session.problems.push(...missing.map((slug) => `De pilot “${slug}” kunnen wij nu niet laden.`));
    const without = (...left) => address.spelled(address.pairs().filter(([name]) => !left.includes(name)));
    document.querySelector(".talk__head").append(make("a", { class: "link", href: `${base}sessies/samenstellen/?${without("keuze")}`, "data-back": "" }, "Terug naar het programma"));
    const sections = [opening(session.head, session.problems)];
    for (const [at, point] of session.points.entries()) {
      sections.push(...(await slidesOf(point, at)));
    }
    // Who puts the session together sees beside it how many slides each point gives.
    talk.follow(() => parent !== window && parent.postMessage({ pilotwijzer: "dias", keys: talk.all().map(({ dataset }) => dataset.key) }, "*"));
    // What is for the speaker is not for who reads it later.
    return [...sections, parts.closing(`presenteren/?${without("keuze", "notities")}`)];
  };
})();
