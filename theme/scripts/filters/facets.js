// Filters: shows the pilots that match what is chosen, on any page that marks what belongs to a pilot. Several values of
// one facet are "or", facets among themselves "and"; each facet's counts are those of the other choices together.
(() => {
  "use strict";

  const section = document.querySelector("[data-facets]");
  if (!section) {
    return;
  }
  const address = window.pilotwijzerAddress;
  const part = (name) => section.querySelector(`[data-${name}]`);
  const form = part("facets-form");
  const words = form.elements.q;
  const make = window.pilotwijzerMake;
  const SILENT = "niet_vermeld";
  const figures = window.pilotwijzerFigures;

  // --------------------------------------------------------------------------------------- what is known

  let slugs = [];
  let places = new Map();
  let maybe = [];
  let facets = [];

  const cells = (column) => column.split(" ").map((cell) => (cell ? cell.split(",") : []));

  const read = (catalogue) => {
    slugs = catalogue.slugs ? catalogue.slugs.split(" ") : [];
    places = new Map(catalogue.bladzijde.map((place, pilot) => [place, pilot]));
    maybe = cells(catalogue.mogelijk);
    // By name, not by place: while somebody writes, this page can be older than the data.
    facets = Object.entries(catalogue.facetten).flatMap(([key, [values, column]]) => {
      const element = section.querySelector(`[data-facet="${key}"]`);
      const names = values.split(" ");
      return !element ? [] : [{
        key,
        element,
        name: element.querySelector(".facet__name").textContent,
        sum: element.querySelector("[data-facet-sum]"),
        values: names,
        cells: cells(column).map((cell) => cell.map(Number)),
        options: [...element.querySelectorAll("input")].map((input) => ({
          input,
          place: names.indexOf(input.value),
          row: input.closest("li"),
          label: input.nextElementSibling.textContent,
          count: input.closest("label").querySelector("[data-count]"),
        })),
      }];
    });
  };

  // -------------------------------------------------------------------------------------------- matching

  // The pilots that match everything, and per facet how many would match each value beside the other choices.
  const match = (wanted, found) => {
    const shown = [];
    const counts = facets.map((facet) => new Array(facet.values.length).fill(0));
    slugs.forEach((slug, pilot) => {
      if (found && !found.has(pilot)) {
        return;
      }
      let failed = -1;
      for (let at = 0; at < facets.length; at += 1) {
        if (wanted[at] && !facets[at].cells[pilot].some((value) => wanted[at].has(value))) {
          if (failed >= 0) {
            return;
          }
          failed = at;
        }
      }
      const add = (at) => facets[at].cells[pilot].forEach((value) => {
        counts[at][value] += 1;
      });
      if (failed >= 0) {
        add(failed);
      } else {
        facets.forEach((_, at) => add(at));
        shown.push(pilot);
      }
    });
    return { shown, counts };
  };

  // ---------------------------------------------------------------------------------------------- showing

  const hideInPicture = (element, out) => {
    const put = (one, name, value) => (out ? one.setAttribute(name, value) : one.removeAttribute(name));
    element.classList.toggle("is-out", out);
    put(element, "aria-hidden", "true");
    [element, ...element.querySelectorAll("a")].filter((one) => one.localName === "a").forEach((link) => put(link, "tabindex", "-1"));
  };

  const hide = (element, out) => {
    if (element.hidden !== out) {
      element.hidden = out;
    }
  };

  // To go through a long page takes longer than all the rest, so it is done once.
  const marked = Array.from(document.querySelectorAll("[data-pilot], [data-pilots]"), (element) => ({
    element,
    slugs: (element.dataset.pilot ?? element.dataset.pilots).split(" "),
    put: element instanceof SVGElement ? hideInPicture : hide,
    doubt: element.querySelector("[data-maybe]"),
  }));

  const showPilots = (matching) =>
    marked.forEach(({ element, slugs: own, put }) => put(element, !own.some((slug) => matching.has(slug))));

  // A year that is only possible is said to be so.
  const showDoubts = (years) => {
    const facet = facets.find(({ key }) => key === "periode");
    if (!facet) {
      return;
    }
    const place = new Map(slugs.map((slug, pilot) => [slug, pilot]));
    marked.filter(({ doubt }) => doubt && (years.length || !doubt.hidden)).forEach(({ doubt, slugs: [slug] }) => {
      const pilot = place.get(slug);
      const own = years.filter((year) => facet.cells[pilot].includes(facet.values.indexOf(year)));
      doubt.hidden = !own.length || own.some((year) => !maybe[pilot].includes(year));
      if (!doubt.hidden) {
        doubt.textContent = `Loopt mogelijk in ${own.join(" en ")}: dat staat niet vast.`;
      }
    });
  };

  const showCounts = (chosen, counts) => {
    facets.forEach(({ options, sum }, at) => {
      options.forEach(({ input, place, count, row }) => {
        const number = figures(counts[at][place] ?? 0);
        if (count.textContent !== number) {
          count.textContent = number;
          row.classList.toggle("is-empty", number === "0");
        }
        input.checked = chosen[at].includes(input.value);
      });
      sum.textContent = chosen[at].length ? `${chosen[at].length} gekozen` : "";
    });
  };

  const chip = (text, act, kind = "chip") => {
    const buttons = () => [...part("chips").querySelectorAll("button")];
    const click = async ({ currentTarget }) => {
      const at = buttons().indexOf(currentTarget);
      await act();
      (buttons()[at] ?? part("found")).focus();
    };
    const doing = kind === "chip" && make("span", { class: "visually-hidden" }, "Haal weg: ");
    return make("li", {}, make("button", { class: kind, type: "button", click }, doing, text));
  };

  // A source that is silent about what was asked may still be about it: those pilots are one press away.
  const silentToo = ({ key, name, values }, chosen, counts) => {
    const more = chosen.length && !chosen.includes(SILENT) ? counts[values.indexOf(SILENT)] : 0;
    const words = `${name}: toon ook niet vermeld (${figures(more)})`;
    return more ? [chip(words, () => choose({ [key]: [...chosen, SILENT] }), "chip chip--more")] : [];
  };

  const showChips = (chosen, counts, query) => {
    const undoing = facets.map(({ key, name, options }, at) =>
      chosen[at].map((value) => {
        const label = options.find(({ input }) => input.value === value)?.label ?? value;
        return chip(`${name}: ${label}`, () => choose({ [key]: chosen[at].filter((one) => one !== value) }));
      }));
    const chips = facets.flatMap((facet, at) => [...undoing[at], ...silentToo(facet, chosen[at], counts[at])]);
    if (query) {
      chips.push(chip(`Zoek: ${query}`, () => choose({ q: "" })));
    }
    if (chips.length) {
      chips.push(chip("Wis alles", () => choose({ q: "", ...Object.fromEntries(facets.map(({ key }) => [key, []])) }), "text-button"));
    }
    part("chips").replaceChildren(...chips);
    part("chips").hidden = !chips.length;
    const count = undoing.flat().length + (query ? 1 : 0);
    part("facets-label").textContent = count ? `Filters (${count})` : "Filters";
  };

  const counted = window.pilotwijzerCounted;

  // What a screen reader announces is only put in its place when it is something else than what is there.
  const say = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };

  const nothing = document.querySelectorAll("[data-none]");
  const showOutcome = (number, remark) => {
    say(part("found"), number === slugs.length ? counted(number) : `${figures(number)} van ${counted(slugs.length)}`);
    say(part("found-remark"), remark);
    part("found-remark").hidden = !remark;
    part("facets-done").textContent = number ? `Toon ${counted(number)}` : "Sluit de filters";
    nothing.forEach((element) => {
      element.hidden = number > 0;
    });
  };

  // ------------------------------------------------------------------------------------------ free text

  // Which pilots have these words; null when there are no words to look for.
  const withWords = async (query) => {
    if (query.length < 2) {
      return { found: null, remark: "" };
    }
    try {
      const answer = await window.pilotwijzerFind(query, (page) => places.has(page));
      const nowhere = answer.unknown.map((word) => `‘${word}’ staat nergens.`).join(" ");
      const remark = window.pilotwijzerRemark(answer, "pilot", nowhere);
      return { found: new Set(answer.pages.map((page) => places.get(page))), remark };
    } catch (problem) {
      console.error(problem);
      return { found: null, remark: "Zoeken op woorden lukt nu niet. Laad de pagina opnieuw." };
    }
  };

  // Of two questions the last one asked wins, whichever is answered first.
  let turn = 0;
  let last = { query: "", found: null, remark: "" };

  const update = async () => {
    turn += 1;
    const mine = turn;
    const query = address.text("q").trim();
    if (query !== last.query) {
      const answer = await withWords(query);
      if (mine !== turn) {
        return;
      }
      last = { query, ...answer };
    }
    show();
  };

  const show = () => {
    const chosen = facets.map(({ key }) => address.all(key));
    const wanted = chosen.map((values, at) => (values.length ? new Set(values.map((value) => facets[at].values.indexOf(value))) : null));
    const { shown, counts } = match(wanted, last.found);
    const matching = new Set(shown.map((pilot) => slugs[pilot]));
    showPilots(matching);
    showDoubts(address.all("periode"));
    showCounts(chosen, counts);
    showChips(chosen, counts, last.query);
    showOutcome(shown.length, last.remark);
    document.dispatchEvent(new CustomEvent("pilotwijzer:filter", { detail: { slugs: [...matching] } }));
  };

  // -------------------------------------------------------------------------------------------- choosing

  const choose = (changes) => {
    address.push(changes);
    if ("q" in changes) {
      words.value = changes.q;
    }
    return update();
  };

  const listen = () => {
    form.addEventListener("change", ({ target }) => {
      if (target.type === "checkbox") {
        const others = address.all(target.name).filter((value) => value !== target.value);
        choose({ [target.name]: target.checked ? [...others, target.value] : others });
      }
    });
    window.pilotwijzerAsked(words, update);
    part("facets-skip").addEventListener("click", (event) => {
      // Not by the address: that holds what is chosen, and a step in it would be one to go back.
      event.preventDefault();
      part("found").focus();
    });
    section.querySelectorAll("[data-facet-more]").forEach((button) => {
      button.addEventListener("click", () => {
        const list = button.previousElementSibling;
        const all = list.classList.toggle("facet__list--short");
        button.setAttribute("aria-expanded", String(!all));
        button.textContent = all ? `Toon alle ${list.children.length}` : "Toon minder";
      });
    });
  };

  const listenToFold = () => {
    const button = part("facets-open");
    const toggle = () => button.setAttribute("aria-expanded", section.classList.toggle("is-open"));
    const close = (next) => {
      if (section.classList.contains("is-open")) {
        toggle();
        next.focus();
      }
    };
    button.addEventListener("click", toggle);
    form.addEventListener("submit", () => close(part("found")));
    form.addEventListener("keydown", ({ key, target }) => key === "Escape" && target !== words && close(button));
  };

  // The data of all pilots is a script of its own, after this one.
  document.addEventListener("DOMContentLoaded", async () => {
    read(window.pilotwijzerCatalogus);
    facets.filter(({ key }) => address.all(key).length).forEach(({ element }) => {
      element.open = true;
    });
    listen();
    listenToFold();
    words.value = address.text("q");
    await update();
    document.documentElement.dataset.asked = "";
  });
})();
