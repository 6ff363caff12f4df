// The sections of the form, one in view at a time: for each heading first whether there is anything to tell, then its
// fields; and their list beside it with how far one is.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make } = ui;
  const APART = new Set(["herkomst", "ontbreekt"]);
  // What only the keepers of the site write: it is not asked, and stays as it is.
  const KEPT = new Set(["eerdere_slugs"]);
  const WITH_HET = new Set(["onderwijs"]);
  // ------------------------------------------------------------------------------- the model, made ready

  // Groups get the fields of their part, entries of a list the name of the list.
  const ready = (field, parts) => {
    const made = { ...field };
    if (field.options) {
      made.options = field.options.map(([key, label]) => ({ key, label }));
    }
    if (field.part) {
      made.fields = parts[field.part].map((one) => ready(one, parts));
    }
    if (field.item) {
      const { key, label } = field;
      made.item = ready({ key, label, ...field.item }, parts);
    }
    return made;
  };

  let lists = {};
  let sources = [];
  const watching = new Set();
  ui.optionsOf = (name) => (name === "bronnen" ? sources : lists[name] ?? []);
  ui.options = (field) => field.options ?? ui.optionsOf(field.list);
  ui.onSources = (act) => {
    watching.add(act);
    act(sources);
  };
  ui.setSources = (bronnen = {}) => {
    const now = Object.entries(bronnen).map(([key, bron]) => ({ key, label: bron.titel || key }));
    if (JSON.stringify(now) !== JSON.stringify(sources)) {
      sources = now;
      watching.forEach((act) => act(sources));
    }
  };

  // ------------------------------------------------------------------------------------------- the points

  // Each stands on the page, with what it says.
  const pointOf = (stand) => ui.part(`point=${stand}`);
  ui.point = (stand) => pointOf(stand).content.firstElementChild.cloneNode(true);

  // ----------------------------------------------------------------------------------------- one section

  const heading = (section) => make("h2", { class: "step__title", id: `kop-${section.key}`, tabindex: "-1" }, section.label);

  // Which source a heading comes from: only asked when there is more than one.
  const origin = (field, key, label, value) =>
    ui.editor({ ...field.item, key, label, help: "Uit welke bron komt dit?" }, value);

  const build = (section, all, values) => {
    const { fields, absence, sourced, absentKeys } = all;
    const own = section.fields.map((name) => fields.get(name));
    const parts = new Map();
    const origins = new Map();
    const reasons = new Map();
    const single = own.length === 1 && own[0].kind === "group";
    const body = [];
    const form = { key: section.key, label: section.label, fields: own };
    if (single) {
      const part = ui.editor(own[0], values[own[0].key], { named: false });
      parts.set(own[0].key, part);
      body.push(part.node);
    } else {
      const made = ui.fieldsOf(form, values, { top: true, quiet: own.length === 1 });
      made.parts.forEach((part, key) => parts.set(key, part));
      body.push(...made.open.map((part) => part.node), made.rest);
    }
    const content = make("div", { class: "step__fields" }, ...body);

    // A heading asks first; a field that may be left empty tells why behind it.
    section.fields.filter((key) => absentKeys.includes(key)).forEach((key) => {
      const whole = section.kopje && key === section.key;
      const reason = ui.absence(absence, key, values.ontbreekt?.[key], whole);
      reasons.set(key, reason);
      if (!whole) {
        const unknown = `Ik weet ${WITH_HET.has(key) ? "het" : "de"} ${fields.get(key).label.toLowerCase()} niet`;
        const why = make("details", { class: "more why" }, make("summary", {}, unknown), reason.node);
        why.open = Boolean(reason.stand());
        (single ? content : parts.get(key).node).append(why);
      }
    });
    const asked = section.kopje ? [section.key, ...section.fields.filter((key) => key !== section.key)] : section.fields;
    const askedBox = make("div", { class: "step__sources" });
    asked.filter((key) => sourced.has(key)).forEach((key) => {
      const label = section.kopje && key === section.key ? `Bron van ${section.label}` : `Bron van ${fields.get(key).label}`;
      const part = origin(fields.get("herkomst"), key, label, values.herkomst?.[key]);
      origins.set(key, part);
      askedBox.append(part.node);
    });
    const origined = section.key === "algemeen"
      ? make("details", { class: "more" }, make("summary", {}, "Uit welke bron komt dit?"), askedBox)
      : askedBox;
    ui.onSources((now) => {
      origined.hidden = now.length < 2 && ![...origins.values()].some((part) => part.value());
    });

    const whole = section.kopje ? reasons.get(section.key) : null;
    section.parts = parts;
    section.own = own;
    section.reasons = reasons;
    section.origins = origins;
    section.filled = () => [...parts.values()].some((part) => part.value() !== undefined);
    section.stand = () => {
      const gone = whole?.stand();
      return section.filled() ? (gone ? "deels" : "beschreven") : gone || "leeg";
    };
    // What is filled in stays in sight, whatever is said of it; `deel` is for what is filled in part.
    section.follow = () => {
      if (whole) {
        const filled = section.filled();
        whole.partly(filled);
        content.hidden = Boolean(whole.stand()) && !filled;
        whole.parts.get("deel").node.hidden = !filled && !whole.parts.get("deel").value();
      }
    };
    section.node = make(
      "section",
      { class: "step", id: section.key, "aria-labelledby": `kop-${section.key}`, hidden: true },
      heading(section),
      section.question && make("p", { class: "step__question" }, section.question),
      whole?.node,
      content,
      origined,
      section.footer,
    );
    section.follow();
    return section;
  };

  // ---------------------------------------------------------------------------------------- all sections

  // The editors of a description; `values` is where they begin.
  ui.form = (model, values) => {
    lists = Object.fromEntries(Object.entries(model.lists).map(([name, all]) => [name, all.map(([key, label]) => ({ key, label }))]));
    sources = [];
    watching.clear();
    ui.setSources(values.bronnen);
    const fields = new Map(model.parts.Pilot.map((field) => [field.key, ready(field, model.parts)]));
    const all = {
      fields,
      absence: { ...fields.get("ontbreekt").item, key: "ontbreekt" },
      absentKeys: model.absent,
      sourced: new Set(fields.get("herkomst").keys),
    };
    const sections = model.sections
      .map((section) => ({ ...section, fields: section.fields.filter((key) => !APART.has(key) && !KEPT.has(key)) }))
      .filter((section) => section.fields.length)
      .map((section) => build(section, all, values));
    const gather = (name) => sections.reduce((found, section) => {
      section[name].forEach((part, key) => {
        const value = part.value();
        if (value !== undefined) {
          found[key] = value;
        }
      });
      return found;
    }, {});
    const some = (found) => (Object.keys(found).length ? found : undefined);
    const value = () => {
      const parts = gather("parts");
      const [herkomst, ontbreekt] = [some(gather("origins")), some(gather("reasons"))];
      const made = {};
      fields.forEach((_, key) => {
        const found = { ...parts, herkomst, ontbreekt, ...(KEPT.has(key) && { [key]: values[key] }) }[key];
        if (found !== undefined) {
          made[key] = found;
        }
      });
      return made;
    };
    const sectionOf = (key) => sections.find((section) => section.parts.has(key) || section.origins.has(key) || section.reasons.has(key));
    const within = (name) => ({ node: null, at: (key) => sections.find((section) => section[name].has(key))?.[name].get(key) ?? null });
    const root = {
      at: (key) => (key === "ontbreekt" ? within("reasons") : key === "herkomst" ? within("origins") : sectionOf(key)?.parts.get(key) ?? null),
    };
    return { sections, headings: sections.filter((section) => section.kopje), value, root, sectionOf };
  };

  // ---------------------------------------------------------------------------------- where one is

  ui.outline = (steps) => {
    const links = new Map(steps.map((step) => [step.key, make("a", { class: "heading-link", href: `#${step.key}` })]));
    const summary = make("summary", { class: "outline__head" });
    const done = make("p", { class: "outline__done" });
    const list = make("ol", { class: "aside__list" }, steps.map((step) => make("li", { class: step.apart ? "outline__last" : false }, links.get(step.key))));
    const details = make("details", { class: "outline" }, summary, list, done);
    const wide = ui.openWhen(details, "(width >= 62em)");
    list.addEventListener("click", () => {
      details.open = wide.matches;
    });
    return {
      node: make("nav", { class: "aside form__aside", "aria-label": "Onderdelen van het formulier" }, details),
      // `here` is the step in view, `faultsIn` tells how much is wrong in a section.
      show: (here, faultsIn) => {
        const headings = steps.filter((step) => step.kopje);
        const told = headings.filter((step) => step.stand() !== "leeg").length;
        const text = `${told} van ${headings.length} kopjes`;
        done.textContent = `${text} beschreven of verklaard`;
        summary.replaceChildren(make("strong", {}, here.label), make("span", { class: "quiet" }, ` ${text}`));
        steps.forEach((step) => {
          const link = links.get(step.key);
          const wrong = faultsIn(step);
          const stand = step.stand?.() ?? "leeg";
          link.replaceChildren(
            step.apart ? make("span", { class: "outline__arrow", "aria-hidden": "true" }, "→") : ui.point(stand),
            make("span", {}, step.label, step.kopje && ui.hidden(`: ${pointOf(stand).dataset.said}`)),
            wrong ? make("span", { class: "outline__faults" }, String(wrong), ui.hidden(wrong === 1 ? " melding" : " meldingen")) : "",
          );
          step === here ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current");
        });
      },
    };
  };
})();
