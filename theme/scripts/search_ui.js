// What a reader sees of searching: the dialog behind the link in the header, suggestions under a search field, the
// page with all results, and the marks on the page that a result opens. All text goes in as text, never as markup.
(() => {
  "use strict";

  const root = document.documentElement.dataset.base;
  const SHORTCUT = "pilotwijzer-sneltoets";

  const address = window.pilotwijzerAddress;
  const make = window.pilotwijzerMake;

  // What finds is a script of its own, for who searches.
  const engine = () => window.pilotwijzerFrom(`${root}assets/zoeken.js`, "pilotwijzerSearch");
  window.pilotwijzerFind = async (...query) => (await engine()).find(...query);

  const pieces = (segments) => segments.map(([text, marked]) => (marked ? make("mark", {}, text) : text));

  const linkTo = (hit, anchor) => {
    const marks = hit.marks.slice(0, 6).map((mark) => `markeer=${encodeURIComponent(mark)}`).join("&");
    return `${root}${hit.url}${marks && `?${marks}`}${anchor && `#${anchor}`}`;
  };
  const resultsFor = (query) => `${root}zoeken/?q=${encodeURIComponent(query)}`;

  // ---------------------------------------------------------------------------------------------- results

  const count = (total) => (total === 1 ? "1 resultaat" : `${total} resultaten`);
  const quoted = (words) => words.map((word) => `‘${word}’`).join(", ");

  // What there is to know of what is found: `what` was looked for, and `without` says what is nowhere.
  window.pilotwijzerRemark = ({ meant, unknown, every, total }, what, without) => [
    ...meant.map(([typed, taken]) => `‘${typed}’ staat nergens. U ziet wat er is over ‘${taken}’.`),
    unknown.length > 0 && without,
    total && !every && !unknown.length && `Geen ${what} heeft al uw woorden. Dit komt er het dichtst bij.`,
  ].filter(Boolean).join(" ");

  const verdict = (query, found) => {
    const without = `Zonder ${quoted(found.unknown)}: dat staat nergens.`;
    return found.total
      ? `${count(found.total)} voor ‘${query}’. ${window.pilotwijzerRemark(found, "pagina", without)}`.trim()
      : `Niets gevonden voor ‘${query}’.`;
  };

  const placeText = (place) => place.text.length > 0 && make("p", { class: "hit__text" }, pieces(place.text));
  const kind = (hit) => make("span", { class: "kind" }, hit.kind);
  const link = (href, text) => make("a", { class: "link", href }, text);

  // One line per page, for the dialog and the suggestions: its best place.
  const line = (hit) => {
    const [place] = hit.places;
    const to = make(
      "a",
      { class: "hit__link", href: linkTo(hit, place.anchor) },
      make("span", { class: "hit__title" }, pieces(hit.title)),
      place.anchor && make("span", { class: "hit__heading" }, " › ", pieces(place.heading)),
    );
    return make("li", { class: "hit" }, to, " ", kind(hit), placeText(place));
  };

  // A page with its best places, for the page of results.
  const group = (hit) => {
    const places = hit.places.filter((place) => place.anchor).map((place) =>
      make("li", { class: "hit__place" }, link(linkTo(hit, place.anchor), pieces(place.heading)), placeText(place)));
    return make(
      "li",
      { class: "hit hit--page" },
      make("h2", { class: "hit__name" }, make("a", { class: "title-link", href: linkTo(hit, "") }, pieces(hit.title)), " ", kind(hit)),
      hit.places.filter((place) => !place.anchor).map(placeText),
      places.length > 0 && make("ul", { class: "hit__places plain" }, places),
    );
  };

  const wayOn = ({ near }) => [
    near.length > 0 && make("p", {}, "Lijkt erop: ", near.flatMap((word, at) => [at ? ", " : "", link(resultsFor(word), word)]), "."),
    make("p", {}, "Kijk ook in ", link(`${root}pilots/`, "alle pilots"), " of in ", link(`${root}begrippen/`, "de begrippen"), "."),
  ].filter(Boolean);

  // The best of what is found stands there before the texts of the others have come.
  const FIRST = 2;

  // A place to search, known by what is in it: a field, and for what is found a list, a status and advice. A page is drawn
  // by `one`; the rest is left to `after`, that gets the query and how many pages there are.
  // Of two queries the last one typed wins, whichever answers first.
  const searching = (within, one, after) => {
    const [input, status, list, advice] = ["input[name=q]", "[role=status]", "[data-zoekresultaten]", "[data-search-advice]"].map(
      (part) => within.querySelector(part),
    );
    let turn = 0;
    const show = async (most) => {
      turn += 1;
      const mine = turn;
      const wanted = input.value.trim();
      if (wanted.length < 2) {
        list.replaceChildren();
        advice.replaceChildren();
        status.textContent = wanted && "Typ nog een letter: zoeken begint bij twee.";
        after(wanted, null);
        return;
      }
      try {
        const found = await window.pilotwijzerFind(wanted);
        const first = await found.hits(FIRST);
        if (mine === turn) {
          list.replaceChildren(...first.map(one));
          advice.replaceChildren(...(found.total && !found.unknown.length ? [] : wayOn(found)));
          status.textContent = verdict(wanted, found);
          const others = (await found.hits(most)).slice(FIRST);
          if (mine === turn) {
            list.append(...others.map(one));
            after(wanted, found.total);
          }
        }
      } catch (problem) {
        if (mine === turn) {
          list.replaceChildren();
          advice.replaceChildren(...wayOn({ near: [] }));
          status.textContent = "Zoeken lukt nu niet. Laad de pagina opnieuw.";
          console.error(problem);
        }
      }
    };
    walk(within, input);
    return { input, list, show };
  };

  // Arrows go from the field into the results and through them; typing goes on in the field.
  const walk = (within, input) => {
    within.addEventListener("keydown", (event) => {
      const all = [...within.querySelectorAll("[data-zoekresultaten] a")];
      const at = all.indexOf(document.activeElement);
      if (!isPlain(event) || (at < 0 && document.activeElement !== input)) {
        return;
      }
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at < 0 ? NaN : 0, End: at < 0 ? NaN : all.length - 1 }[event.key];
      if (to >= -1 && to < all.length && !(at < 0 && to < 0)) {
        event.preventDefault();
        (to < 0 ? input : all[to]).focus();
      } else if (at >= 0 && event.key.length === 1 && event.key !== " ") {
        input.focus();
      }
    });
  };

  // ----------------------------------------------------------------------------------------------- dialog

  let shortcut = window.pilotwijzerStored((storage) => storage.getItem(SHORTCUT)) !== "uit";

  const template = document.querySelector("[data-search-dialog]");
  const pageField = document.querySelector("[data-search-page] input[name=q]");
  const makeDialog = () => {
    const dialog = template.content.firstElementChild;
    const all = dialog.querySelector(".search__all");
    const { input, list, show } = searching(dialog, line, (query, total) => {
      all.replaceChildren(...(total > list.children.length ? [link(resultsFor(query), `Toon alle ${total} resultaten`)] : []));
    });
    window.pilotwijzerTyped(input, () => show(8));
    dialog.addEventListener("click", ({ target }) => {
      if (target === dialog || target.closest("a")) {
        dialog.close();
      }
    });
    dialog.addEventListener("keydown", (event) => {
      // A search field takes Escape for itself, to empty it.
      if (event.key === "Escape") {
        event.preventDefault();
        dialog.close();
      }
    });
    // What had focus before gets it back; when that was nothing, it may not stay in here.
    dialog.addEventListener("close", () => input.blur());
    const box = dialog.querySelector("[type=checkbox]");
    box.checked = shortcut;
    box.addEventListener("change", () => {
      shortcut = box.checked;
      // Where that is not kept, the choice holds for this page.
      window.pilotwijzerStored((storage) => storage.setItem(SHORTCUT, shortcut ? "aan" : "uit"));
    });
    document.body.append(dialog);
    return { dialog, input };
  };

  let made = null;
  const open = (event) => {
    let input = pageField;
    // In a frame of somebody else's there may be no dialog: links lead to the page then.
    if (!input && !template) {
      return;
    }
    event.preventDefault();
    if (!input) {
      made ??= makeDialog();
      input = made.input;
      // It comes while the first letters are typed.
      engine();
      made.dialog.showModal();
    }
    input.focus();
    input.select();
  };
  const isPlain = (event) => !event.ctrlKey && !event.metaKey && !event.altKey;

  document.querySelectorAll("a[data-search-open]").forEach((opener) => {
    opener.addEventListener("click", (event) => {
      if (isPlain(event) && !event.shiftKey) {
        open(event);
      }
    });
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    if (event.key === "/" && shortcut && !typing && isPlain(event)) {
      open(event);
    }
  });

  // ------------------------------------------------------------------------------------------ suggestions

  const ofField = (input) => {
    const { form } = input;
    const box = form.querySelector(".suggest");
    const { show } = searching(form, line, (_, total) => {
      box.hidden = total === null || !form.contains(document.activeElement);
    });
    input.addEventListener("focus", engine);
    window.pilotwijzerTyped(input, () => show(5));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      box.hidden ||= !form.contains(relatedTarget);
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !box.hidden) {
        event.preventDefault();
        input.focus();
        box.hidden = true;
      }
    });
  };
  document.querySelectorAll("input[data-search-suggest]").forEach(ofField);

  // ---------------------------------------------------------------------------------- the page of results

  const STEP = 10;

  const ofPage = (page) => {
    const more = make("button", { class: "button", type: "button", hidden: true }, "Toon meer resultaten");
    const { title } = document;
    let most = STEP;
    const { input, list, show } = searching(page, group, (query, total) => {
      more.hidden = total <= list.children.length;
      document.title = query ? `${query} · ${title}` : title;
    });
    const begin = () => {
      most = STEP;
      show(most);
    };
    list.after(more);
    more.addEventListener("click", async () => {
      const before = list.children.length;
      most += STEP;
      await show(most);
      list.children[before]?.querySelector("a").focus();
    });
    window.pilotwijzerAsked(input, begin);
    // Who comes here is going to search; the page has asked for this file already.
    engine().then((found) => found.start()).catch(() => {});
    input.value = address.text("q");
    begin();
  };
  document.querySelectorAll("[data-search-page]").forEach(ofPage);

  // ------------------------------------------------------------------------- marks on the page of a result

  const NOT_MARKED = "script, style, svg, nav, button, form, noscript, [role=tooltip]";

  const textsOf = (within) => {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const result = [];
    while (walker.nextNode()) {
      if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest(NOT_MARKED)) {
        result.push(walker.currentNode);
      }
    }
    return result;
  };

  const mark = (within, words, { marker, segments }) => {
    const find = marker(words);
    const marks = [];
    textsOf(within).forEach((node) => {
      const ranges = find(node.data);
      if (ranges.length && marks.length < 500) {
        const parts = pieces(segments(node.data, ranges));
        marks.push(...parts.filter((part) => part instanceof Element));
        node.replaceWith(...parts);
      }
    });
    return marks;
  };

  const unmark = (marks) =>
    marks.forEach((one) => {
      const parent = one.parentNode;
      one.replaceWith(...one.childNodes);
      parent.normalize();
    });

  const markPage = async () => {
    const words = new URLSearchParams(location.search).getAll("markeer").slice(0, 8);
    const within = document.querySelector("#_inhoud article, article");
    const found = words.length && within && (await engine());
    const marks = found ? mark(within, words, found) : [];
    if (!marks.length) {
      return;
    }
    const click = () => {
      unmark(marks);
      bar.remove();
      within.setAttribute("tabindex", "-1");
      within.focus({ preventScroll: true });
      address.replace({ markeer: "" });
    };
    const names = words.map((word) => word.replace(/\*$/, "…"));
    const bar = make(
      "aside",
      { class: "marked", "aria-label": "Gemarkeerde woorden" },
      make("p", { class: "marked__words" }, `Gemarkeerd: ${quoted(names)}`),
      make("button", { class: "marked__away text-button", type: "button", click }, "Haal markering weg"),
    );
    within.before(bar);
  };
  markPage();
})();
