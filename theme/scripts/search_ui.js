// What a reader sees of searching: the dialog behind the link in the header, suggestions under a search field, the
// page with all results, and the marks on the page that a result opens. All text goes in as text, never as markup.
(() => {
  "use strict";

  const root = document.documentElement.dataset.base;
  const SHORTCUT = "pilotwijzer-sneltoets";

  const make = window.pilotwijzerMake;

  // What finds is a script of its own, for who searches; one that did not come is asked again the next time.
  let loading = null;
  const engine = async () => {
    if (!window.pilotwijzerSearch) {
      loading ??= window.pilotwijzerRun(`${root}assets/zoeken.js`);
      await loading;
      loading = null;
    }
    return window.pilotwijzerSearch;
  };
  window.pilotwijzerFind = async (...query) => (await engine()).find(...query);

  const pieces = (segments) => segments.map(([text, marked]) => (marked ? make("mark", {}, text) : text));

  const addressOf = (hit, anchor) => {
    const marks = hit.marks.slice(0, 6).map((mark) => `markeer=${encodeURIComponent(mark)}`).join("&");
    return `${root}${hit.url}${marks && `?${marks}`}${anchor && `#${anchor}`}`;
  };
  const resultsFor = (query) => `${root}zoeken/?q=${encodeURIComponent(query)}`;

  // ---------------------------------------------------------------------------------------------- results

  const count = (total) => (total === 1 ? "1 resultaat" : `${total} resultaten`);
  const quoted = (words) => words.map((word) => `‘${word}’`).join(", ");

  const verdict = (query, found) => {
    if (!found.total) {
      return `Niets gevonden voor ‘${query}’.`;
    }
    const said = [`${count(found.total)} voor ‘${query}’.`];
    found.meant.forEach(([typed, taken]) => said.push(`‘${typed}’ staat nergens. U ziet wat er is over ‘${taken}’.`));
    if (found.unknown.length) {
      said.push(`Zonder ${quoted(found.unknown)}: dat staat nergens.`);
    } else if (!found.every) {
      said.push("Geen pagina heeft al uw woorden. Dit komt er het dichtst bij.");
    }
    return said.join(" ");
  };

  const placeText = (place) => (place.text.length ? [make("p", { class: "hit__text" }, ...pieces(place.text))] : []);
  const kind = (hit) => make("span", { class: "kind" }, hit.kind);

  // One line per page, for the dialog and the suggestions: its best place.
  const line = (hit) => {
    const [place] = hit.places;
    const link = make(
      "a",
      { class: "hit__link", href: addressOf(hit, place.anchor) },
      make("span", { class: "hit__title" }, ...pieces(hit.title)),
      ...(place.anchor ? [make("span", { class: "hit__heading" }, " › ", ...pieces(place.heading))] : []),
    );
    return make("li", { class: "hit" }, link, " ", kind(hit), ...placeText(place));
  };

  // A page with its best places, for the page of results.
  const group = (hit) => {
    const own = hit.places.filter((place) => !place.anchor);
    const places = hit.places.filter((place) => place.anchor).map((place) =>
      make(
        "li",
        { class: "hit__place" },
        make("a", { class: "link", href: addressOf(hit, place.anchor) }, ...pieces(place.heading)),
        ...placeText(place),
      ));
    return make(
      "li",
      { class: "hit hit--page" },
      make("h2", { class: "hit__name" }, make("a", { class: "title-link", href: addressOf(hit, "") }, ...pieces(hit.title)), " ", kind(hit)),
      ...own.flatMap(placeText),
      ...(places.length ? [make("ul", { class: "hit__places plain" }, ...places)] : []),
    );
  };

  const wayOn = (found) => {
    const near = found.near.flatMap((word, at) => [at ? ", " : "", make("a", { class: "link", href: resultsFor(word) }, word)]);
    return [
      ...(near.length ? [make("p", {}, "Lijkt erop: ", ...near, ".")] : []),
      make(
        "p",
        {},
        "Kijk ook in ",
        make("a", { class: "link", href: `${root}pilots/` }, "alle pilots"),
        " of in ",
        make("a", { class: "link", href: `${root}begrippen/` }, "de begrippen"),
        ".",
      ),
    ];
  };

  // The best of what is found stands there before the texts of the others have come.
  const FIRST = 2;

  // Shows what is found for a query in `list`, says how much in `status`, and leaves the rest to `after`.
  // Of two queries the last one typed wins, whichever answers first.
  const shower = ({ list, status, advice, one, after = () => {} }) => {
    let turn = 0;
    return async (query, most) => {
      turn += 1;
      const mine = turn;
      const wanted = query.trim();
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
  };

  const delayed = (act, wait) => {
    let timer = 0;
    return (...values) => {
      clearTimeout(timer);
      timer = setTimeout(() => act(...values), wait);
    };
  };

  // Arrows go from the field into the results and through them; typing goes on in the field.
  const walk = (within, input) => {
    const links = () => Array.from(within.querySelectorAll("[data-zoekresultaten] a"));
    within.addEventListener("keydown", (event) => {
      const all = links();
      const at = all.indexOf(document.activeElement);
      if (event.ctrlKey || event.metaKey || event.altKey || (at < 0 && document.activeElement !== input)) {
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

  const shortcutWanted = () => {
    try {
      return localStorage.getItem(SHORTCUT) !== "uit";
    } catch {
      return true;
    }
  };
  let shortcut = shortcutWanted();

  const shortcutChoice = () => {
    const box = make("input", { type: "checkbox" });
    box.checked = shortcut;
    box.addEventListener("change", () => {
      shortcut = box.checked;
      try {
        localStorage.setItem(SHORTCUT, shortcut ? "aan" : "uit");
      } catch {
        // Then the choice holds for this page.
      }
    });
    return make("label", { class: "search__shortcut" }, box, " Open zoeken met de toets ", make("kbd", {}, "/"));
  };

  const makeDialog = () => {
    const input = make("input", {
      class: "ask__input", id: "zoek-in-venster", type: "search", name: "q", autocomplete: "off", enterkeyhint: "search",
    });
    const close = make("button", { class: "search__close text-button", type: "button" }, "Sluit");
    const status = make("p", { class: "search__status", role: "status" });
    const advice = make("div", { class: "search__advice" });
    const list = make("ol", { class: "hits plain", "data-zoekresultaten": "" });
    const all = make("p", { class: "search__all" });
    const form = make(
      "form",
      { class: "ask search__form", action: `${root}zoeken/`, method: "get", role: "search" },
      make("label", { class: "search__label", id: "zoekvenster-titel", for: input.id }, "Zoek in pilots en kennispagina's"),
      make("div", { class: "ask__field" }, input, make("button", { class: "button", type: "submit" }, "Zoek")),
    );
    const dialog = make(
      "dialog",
      { class: "search", "aria-labelledby": "zoekvenster-titel" },
      make("div", { class: "search__inside" }, close, form, status, list, advice, all, shortcutChoice()),
    );
    const show = shower({
      list,
      status,
      advice,
      one: line,
      after: (query, total) => {
        const more = total > list.children.length;
        all.replaceChildren(
          ...(more ? [make("a", { class: "link", href: resultsFor(query) }, `Toon alle ${total} resultaten`)] : []),
        );
      },
    });
    input.addEventListener("input", delayed(() => show(input.value, 8), 90));
    walk(dialog, input);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog || event.target.closest("a")) {
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
    document.body.append(dialog);
    return { dialog, input };
  };

  let made = null;
  const pageField = document.querySelector("[data-search-page] input[name=q]");
  const open = () => {
    if (pageField) {
      pageField.focus();
      pageField.select();
      return;
    }
    made ??= makeDialog();
    if (!made.dialog.open) {
      // It comes while the first letters are typed.
      engine();
      made.dialog.showModal();
      made.input.focus();
      made.input.select();
    }
  };

  document.querySelectorAll("a[data-search-open]").forEach((link) => {
    link.addEventListener("click", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        open();
      }
    });
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
    if (event.key === "/" && shortcut && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });

  // ------------------------------------------------------------------------------------------ suggestions

  const suggest = (input) => {
    const status = make("p", { class: "suggest__status", role: "status" });
    const list = make("ol", { class: "hits plain", "data-zoekresultaten": "" });
    const advice = make("div", { class: "search__advice" });
    const box = make("div", { class: "suggest", hidden: "" }, status, list, advice);
    const form = input.form;
    const away = () => {
      box.hidden = true;
    };
    const show = shower({
      list,
      status,
      advice,
      one: line,
      after: (_, total) => {
        box.hidden = total === null || !form.contains(document.activeElement);
      },
    });
    input.parentElement.append(box);
    walk(form, input);
    input.addEventListener("focus", engine);
    input.addEventListener("input", delayed(() => show(input.value, 5), 90));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(event.relatedTarget)) {
        away();
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !box.hidden) {
        event.preventDefault();
        input.focus();
        away();
      }
    });
  };
  document.querySelectorAll("input[data-search-suggest]").forEach(suggest);

  // ---------------------------------------------------------------------------------- the page of results

  const STEP = 10;

  const resultsPage = (here) => {
    const input = here.querySelector("input[name=q]");
    const list = here.querySelector("[data-zoekresultaten]");
    const more = make("button", { class: "button", type: "button", hidden: "" }, "Toon meer resultaten");
    const title = document.title;
    let most = STEP;
    let settled = true;
    list.after(more);
    const show = shower({
      list,
      status: here.querySelector("[role=status]"),
      advice: here.querySelector("[data-search-advice]"),
      one: group,
      after: (query, total) => {
        more.hidden = total <= list.children.length;
        document.title = query ? `${query} · ${title}` : title;
      },
    });
    const asked = () => new URLSearchParams(location.search).get("q") ?? "";
    // While someone types, one step in the history holds what is typed; what was settled before stays behind it.
    const note = (query) => {
      const address = new URL(location.href);
      address.searchParams.set("q", query);
      if (!query) {
        address.searchParams.delete("q");
      }
      try {
        history[settled && asked() ? "pushState" : "replaceState"](null, "", address);
      } catch {
        // From a folder a browser may refuse this; then Enter makes the address.
        return false;
      }
      return true;
    };
    const fromAddress = () => {
      input.value = asked();
      settled = true;
      most = STEP;
      return show(input.value, most);
    };
    input.addEventListener("input", delayed(() => {
      most = STEP;
      if (input.value.trim() !== asked()) {
        note(input.value.trim());
        settled = false;
      }
      show(input.value, most);
    }, 90));
    input.addEventListener("change", () => {
      settled = true;
    });
    input.form.addEventListener("submit", (event) => {
      const query = input.value.trim();
      if (query === asked() || note(query)) {
        event.preventDefault();
        settled = true;
        show(query, most);
      }
    });
    more.addEventListener("click", async () => {
      const before = list.children.length;
      most += STEP;
      await show(input.value, most);
      list.children[before]?.querySelector("a").focus();
    });
    walk(here, input);
    window.addEventListener("popstate", fromAddress);
    // Who comes here is going to search; the page has asked for this file already.
    engine().then((found) => found.start()).catch(() => {});
    fromAddress();
  };
  document.querySelectorAll("[data-search-page]").forEach(resultsPage);

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
    const button = make("button", { class: "marked__away text-button", type: "button" }, "Haal markering weg");
    const names = words.map((word) => word.replace(/\*$/, "…"));
    const bar = make(
      "aside",
      { class: "marked", "aria-label": "Gemarkeerde woorden" },
      make("p", { class: "marked__words" }, `Gemarkeerd: ${quoted(names)}`),
      button,
    );
    button.addEventListener("click", () => {
      unmark(marks);
      bar.remove();
      within.setAttribute("tabindex", "-1");
      within.focus({ preventScroll: true });
      const address = new URL(location.href);
      address.searchParams.delete("markeer");
      try {
        history.replaceState(null, "", address);
      } catch {
        // From a folder a browser may refuse this; the marks are gone all the same.
      }
    });
    within.before(bar);
  };
  markPage();
})();
