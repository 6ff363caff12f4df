// The sections of the form, one in view at a time: for each heading first whether there is anything to tell, then its
// fields; and in their list how far one is. Sections and list stand on the page; here they are filled.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make, part } = ui;
  const { fieldOf, model, pilot } = window.pilotwijzerForm;
  // What only the keepers of the site write: it is not asked, and stays as it is.
  const KEPT = "eerdere_slugs";
  const WITH_HET = new Set(["onderwijs"]);
  const absence = fieldOf(pilot, "ontbreekt");
  const origin = fieldOf(pilot, "herkomst");

  // ---------------------------------------------------------------------------- what can be chosen

  let sources = [];
  const watching = new Set();
  // Pairs of a key and a name.
  ui.options = (field) => field.options ?? (field.list === "bronnen" ? sources : model.lists[field.list]);
  ui.onSources = (act) => {
    watching.add(act);
    act(sources);
  };
  ui.setSources = (bronnen = {}) => {
    const now = Object.entries(bronnen).map(([key, bron]) => [key, bron.titel || key]);
    if (JSON.stringify(now) !== JSON.stringify(sources)) {
      sources = now;
      watching.forEach((act) => act(sources));
    }
  };

  // ------------------------------------------------------------------------------------------- the points

  // Each stands on the page, with what it says.
  const pointOf = (stand) => part(`point=${stand}`);
  ui.point = (stand) => ui.copy(`point=${stand}`);

  // ----------------------------------------------------------------------------------------- one section

  const build = (section, values) => {
    const { key: name, label, fields: keys, kopje } = section;
    const own = keys.map((key) => fieldOf(pilot, key));
    const { parts, nodes } = ui.fieldsOf({ fields: own }, values, { top: true, quiet: own.length === 1 });
    const content = make("div", { class: "step__fields" }, nodes);
    const node = document.getElementById(name);

    // A heading asks first; a field that may be left empty tells why behind it.
    const reasons = new Map();
    keys.filter((key) => absence.keys.includes(key)).forEach((key) => {
      const isWhole = kopje && key === name;
      const reason = ui.absence(absence.item, values.ontbreekt?.[key], isWhole);
      reasons.set(key, reason);
      if (!isWhole) {
        const unknown = `Ik weet ${WITH_HET.has(key) ? "het" : "de"} ${fieldOf(pilot, key).label.toLowerCase()} niet`;
        const why = make("details", { class: "more why", open: Boolean(reason.stand()) }, make("summary", {}, unknown), reason.node);
        parts.get(key).node.append(why);
      }
    });
    const whole = kopje && reasons.get(name);

    const origins = new Map();
    [...new Set(kopje ? [name, ...keys] : keys)].filter((key) => origin.keys.includes(key)).forEach((key) => {
      const of = kopje && key === name ? label : fieldOf(pilot, key).label;
      const field = { ...origin.item, key, label: `Bron van ${of}`, help: ui.text("whence") };
      origins.set(key, ui.editor(field, values.herkomst?.[key]));
    });
    const asked = make("div", { class: "step__sources" }, [...origins.values()].map((one) => one.node));
    const origined = kopje || origins.size < 2 ? asked : make("details", { class: "more" }, make("summary", {}, ui.text("whence")), asked);
    ui.onSources((now) => {
      origined.hidden = now.length < 2 && !ui.collect(origins);
    });

    const filled = () => Boolean(ui.collect(parts));
    // What is filled in stays in sight, whatever is said of it; `deel` is for what is filled in part.
    const follow = () => {
      if (whole) {
        const deel = whole.at("deel");
        whole.partly(filled());
        content.hidden = Boolean(whole.stand()) && !filled();
        deel.node.hidden = !filled() && !deel.value();
      }
    };
    const stand = () => {
      const gone = whole?.stand?.();
      return filled() ? (gone ? "deels" : "beschreven") : gone || "leeg";
    };
    follow();
    const body = [whole?.node, content, origined].filter(Boolean);
    return { ...section, node, body, own, parts, reasons, origins, follow, stand };
  };

  // ---------------------------------------------------------------------------------------- all sections

  // The editors of a description; `values` is where they begin.
  ui.form = (values) => {
    sources = [];
    watching.clear();
    ui.setSources(values.bronnen);
    // What is asked stands on the page.
    const sections = model.sections.filter(({ key }) => document.getElementById(key)).map((section) => build(section, values));
    sections.forEach(({ node, body }) => node.querySelector(".step__body").replaceChildren(...body));
    const [parts, origins, reasons] = ["parts", "origins", "reasons"].map((name) => new Map(sections.flatMap((section) => [...section[name]])));
    const within = (editors) => ({ at: (key) => editors.get(key) });
    return {
      sections,
      headings: sections.filter((section) => section.kopje),
      value: () => ({ [KEPT]: values[KEPT], ...ui.collect(parts), herkomst: ui.collect(origins), ontbreekt: ui.collect(reasons) }),
      root: within(new Map([...parts, ["herkomst", within(origins)], ["ontbreekt", within(reasons)]])),
    };
  };

  // ---------------------------------------------------------------------------------- where one is

  const outline = part("outline");
  const wide = ui.openWhen(outline, "(width >= 62em)");
  outline.addEventListener("click", ({ target }) => {
    if (target.closest("a")) {
      outline.open = wide.matches;
    }
  });

  // `here` is the step in view, `faultsIn` tells how much is wrong in a section.
  ui.showWay = (steps, here, faultsIn) => {
    const headings = steps.filter((step) => step.kopje);
    const told = headings.filter((step) => step.stand() !== "leeg").length;
    part("here").textContent = here.label;
    document.querySelectorAll("[data-form-told]").forEach((place) => {
      place.textContent = `${told} van ${headings.length} kopjes`;
    });
    steps.forEach((step) => {
      const link = outline.querySelector(`[href="#${step.key}"]`);
      const wrong = faultsIn(step);
      const stand = step.stand?.();
      link.replaceChildren(
        stand ? ui.point(stand) : make("span", { class: "outline__arrow", "aria-hidden": "true" }, "→"),
        make("span", {}, step.label, step.kopje && ui.hidden(`: ${pointOf(stand).dataset.said}`)),
        wrong ? make("span", { class: "outline__faults" }, wrong, ui.hidden(wrong === 1 ? " melding" : " meldingen")) : "",
      );
      step === here ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current");
    });
  };
})();
