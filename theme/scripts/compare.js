// Pilots side by side. The address holds everything: which pilots in which order, which headings, and whether only
// differences are shown. Each pilot's data is a script of its own, so that this also works from a folder on a disk.
// compare_choice.js lets the reader choose pilots, compare_keep.js shares and saves; both go by window.pilotwijzerCompare.
(() => {
  "use strict";

  const page = document.querySelector("[data-compare]");
  if (!page) {
    return;
  }
  const address = window.pilotwijzerAddress;
  const base = document.documentElement.dataset.base;
  const most = 4;
  const find = (name, within = page) => within.querySelector(`[data-compare-${name}]`);
  const table = find("table");
  const parts = [...table.querySelectorAll("[data-part]")];
  const rows = [...table.querySelectorAll("[data-row]")];
  const names = table.querySelector(".side__names");
  const result = find("result");
  const status = find("status");
  const known = new Map(
    [...find("form").querySelectorAll("input[name=pilots]")].map((input) => {
      const option = input.closest(".option");
      const text = (name) => option.querySelector(name).textContent;
      return [input.value, { input, title: text(".option__title"), place: text(".option__place") }];
    }),
  );
  const numbers = ["", "", "beide", "alle drie", "alle vier"];
  const placed = ([first, ...others]) => `${first} naast ${listed(others)}`;
  const listed = (words) => [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" en ");
  const make = (tag, className = "", text = "") => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  // ---------------------------------------------------------------------------------- the address

  // `whole` are the headings of which the answers stand in full; "alles" is all of them.
  let state = { pilots: [], kopjes: [], whole: [], differences: false };
  let refused = [];

  const read = () => {
    const asked = address.all("pilots");
    const here = asked.filter((slug) => known.has(slug));
    refused = [
      ...asked.filter((slug) => !known.has(slug)).map((slug) => `“${slug}” kennen wij niet (meer)`),
      ...here.slice(most).map((slug) => `${known.get(slug).title} past er niet bij: vier is het meeste`),
    ];
    state = {
      pilots: here.slice(0, most),
      kopjes: address.all("kopjes").filter((key) => parts.some((part) => part.dataset.part === key)),
      whole: address.all("heel"),
      differences: address.text("verschillen") === "1",
    };
  };
  const change = (changes, after) => {
    state = { ...state, ...changes };
    refused = [];
    const { pilots, kopjes, whole, differences } = state;
    address.push({ pilots, kopjes, heel: whole, verschillen: differences ? "1" : "" });
    show(after);
  };

  // ------------------------------------------------------------------------------------- the data

  const loading = new Map();
  const load = (slug) => {
    if (!loading.has(slug)) {
      loading.set(
        slug,
        new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = `${base}vergelijken/data/${slug}.js`;
          script.onload = script.onerror = () => {
            const data = window.pilotwijzerNaastElkaar?.[slug];
            if (!data) {
              // Asked again with the next change.
              loading.delete(slug);
            }
            resolve(data);
          };
          document.head.append(script);
        }),
      );
    }
    return loading.get(slug);
  };

  // A name that is short and still tells the columns apart.
  const shortNames = (columns) =>
    columns.map(({ data }) =>
      columns.filter((other) => other.data.regio === data.regio).length > 1 ? data.titel : data.regio,
    );

  // ------------------------------------------------------------------------------------ the cells

  const button = (name, label, slug, icon, action) => {
    const element = make("button", "action action--small");
    element.type = "button";
    element.dataset.focus = `${name} ${slug}`;
    const picture = make("span", "", icon);
    picture.ariaHidden = "true";
    element.append(picture, make("span", "visually-hidden", label));
    element.addEventListener("click", action);
    return element;
  };
  const move = (slug, step) => {
    const pilots = [...state.pilots];
    const from = pilots.indexOf(slug);
    [pilots[from], pilots[from + step]] = [pilots[from + step], slug];
    const place = `${pilots.indexOf(slug) + 1} van ${pilots.length}`;
    change({ pilots }, { focus: [`left ${slug}`, `right ${slug}`], prefer: step < 0 ? 0 : 1, say: `Plaats ${place}.` });
  };
  const remove = (slug) => {
    const place = state.pilots.indexOf(slug);
    const pilots = state.pilots.filter((other) => other !== slug);
    const neighbour = pilots[Math.min(place, pilots.length - 1)];
    change({ pilots }, { focus: [`remove ${neighbour}`, `replace ${neighbour}`], prefer: 0, say: "Weggehaald." });
  };
  const buttonsFor = ({ slug, data }, index, count, [back, forth, before, after]) => {
    const buttons = make("div", "side__buttons no-print");
    const who = `: ${data.regio}`;
    if (index > 0) {
      buttons.append(button("left", `${before}${who}`, slug, back, () => move(slug, -1)));
    }
    if (index < count - 1) {
      buttons.append(button("right", `${after}${who}`, slug, forth, () => move(slug, 1)));
    }
    buttons.append(button("replace", `Vervang${who}`, slug, "Vervang", () => compare.pick(slug)));
    if (count > 2) {
      buttons.append(button("remove", `Haal weg${who}`, slug, "×", () => remove(slug)));
    }
    return buttons;
  };
  const headOf = ({ slug, data }) => {
    const cell = make("th", "side__name");
    cell.scope = "col";
    cell.setAttribute("role", "columnheader");
    const link = make("a", "title-link side__title", data.titel);
    link.href = `${base}pilots/${slug}/`;
    link.dataset.focus = `name ${slug}`;
    cell.append(make("span", "side__place", data.regio), link);
    return cell;
  };
  const aboutOf = (column, index, count) => {
    const cell = make("td");
    cell.setAttribute("role", "cell");
    cell.insertAdjacentHTML("beforeend", column.data.punten);
    cell.append(buttonsFor(column, index, count, ["←", "→", "Naar links", "Naar rechts"]));
    return cell;
  };
  // The same for a narrow screen, where the pilots stand under each other.
  const entryOf = (column, index, count) => {
    const entry = make("li");
    const link = make("a", "title-link side__title", column.data.titel);
    link.href = `${base}pilots/${column.slug}/`;
    link.dataset.focus = `name ${column.slug}`;
    entry.append(make("span", "side__place", column.data.regio), link);
    entry.append(buttonsFor(column, index, count, ["↑", "↓", "Naar boven", "Naar onderen"]));
    return entry;
  };

  const factOf = (values, isSet) => {
    if (typeof values === "string") {
      return make("span", "absence", values);
    }
    if (!isSet) {
      return make("span", "", values.map(([, label]) => label).join(", "));
    }
    const list = make("ul", "plain");
    values.forEach(([key, label]) => {
      const item = make("li", "", label);
      item.dataset.item = key;
      list.append(item);
    });
    return list;
  };
  const states = {
    deels: "deels beschreven",
    niet_vermeld: "niet vermeld",
    volgt: "volgt",
    niet_van_toepassing: "niet van toepassing",
  };
  const answerOf = ([stand, html]) => {
    const answer = make("div", "answer");
    // Made and cleaned when the site was built, as the page of the pilot itself.
    answer.insertAdjacentHTML("beforeend", html);
    answer.querySelectorAll("a[href^='../../']").forEach((link) => {
      link.setAttribute("href", base + link.getAttribute("href").slice("../../".length));
    });
    if (stand === "deels") {
      answer.prepend(make("p", "answer__state", states.deels));
    }
    return answer;
  };

  // ------------------------------------------------------------------- what is shared and what is not

  const sign = (kind) => {
    const svg = `<svg class="share__sign share__sign--${kind}" viewBox="0 0 22 14" aria-hidden="true" focusable="false"><circle cx="7.5" cy="7" r="5.5"/><circle cx="14.5" cy="7" r="5.5"/><path d="M11 2.8a5.5 5.5 0 0 1 0 8.4a5.5 5.5 0 0 1 0-8.4z"/></svg>`;
    const holder = document.createElement("template");
    holder.innerHTML = svg;
    return holder.content.firstChild;
  };
  const wordsFor = (with_, own, short) => {
    const others = [...with_].filter((column) => column !== own);
    if (!others.length) {
      return ["only", "alleen hier genoemd"];
    }
    return with_.size === short.length
      ? ["all", `bij ${numbers[short.length]} genoemd`]
      : ["some", `ook genoemd bij ${listed(others.map((column) => short[column]))}`];
  };
  // Put the items of one list under what they have in common with the other columns; all of them together first.
  const group = (list, own, holders, short) => {
    const groups = new Map();
    [...list.children].forEach((item) => {
      const [kind, words] = wordsFor(holders.get(item.dataset.item), own, short);
      const found = groups.get(words) ?? { kind, items: [], size: holders.get(item.dataset.item).size };
      groups.set(words, { ...found, items: [...found.items, item] });
    });
    const made = [...groups].sort(([, a], [, b]) => b.size - a.size).map(([words, { kind, items }]) => {
      const share = make("div", `share share--${kind}`);
      const label = make("p", "share__label", words);
      label.prepend(sign(kind));
      const copy = list.cloneNode(false);
      copy.append(...items);
      share.append(label, copy);
      return share;
    });
    list.replaceWith(...made);
  };
  const markShared = (cells, short) => {
    const holders = new Map();
    cells.forEach((cell, column) => {
      cell.querySelectorAll("[data-item]").forEach(({ dataset }) => {
        holders.set(dataset.item, (holders.get(dataset.item) ?? new Set()).add(column));
      });
    });
    cells.forEach((cell, column) => {
      const lists = new Set([...cell.querySelectorAll("[data-item]")].map((item) => item.parentElement));
      lists.forEach((list) => group(list, column, holders, short));
    });
  };

  // What all have in common is left out of the differences; a cell that has nothing else is not one without an answer.
  const sayNothingElse = (cell) => {
    if (cell.querySelector(".share") && !cell.querySelector(".share:not(.share--all)")) {
      cell.append(make("p", "share__nothing", "alleen wat alle pilots noemen"));
    }
  };

  // ------------------------------------------------------------------------------------ the table

  const labelOf = (row) => row.querySelector(".side__label").textContent;
  // An answer can hold a table of its own.
  const cellsOf = (row) => [...row.querySelectorAll(":scope > td")];
  const fillRow = (row, columns, short) => {
    cellsOf(row).forEach((cell) => cell.remove());
    const key = row.dataset.row;
    const contents = columns.map(({ data }) =>
      key in data.kopjes ? answerOf(data.kopjes[key]) : factOf(data.feiten[key], "set" in row.dataset),
    );
    // Before it is marked: a set is the same in any order, and an answer by its words.
    const told = contents.map((content) =>
      content.tagName === "UL"
        ? [...content.children].map((item) => item.dataset.item).sort().join("\n")
        : content.textContent.replace(/\s+/g, " ").trim(),
    );
    const equal = told.every((text) => text === told[0]);
    const cells = contents.map((content, column) => {
      const cell = make("td", "side__cell");
      cell.setAttribute("role", "cell");
      cell.append(make("p", "side__who", short[column]), content);
      return cell;
    });
    row.append(...cells);
    if (!equal || key in columns[0].data.kopjes || "set" in row.dataset) {
      markShared(cells, short);
    }
    if ("set" in row.dataset) {
      cells.forEach(sayNothingElse);
    }
    row.classList.toggle("is-equal", equal);
    row.querySelector(".side__same")?.remove();
    if (equal) {
      // That nobody tells something does not make it the same.
      const untold = contents.every((content) => content.matches(".absence") || content.querySelector(":scope > .absence:only-child"));
      row.querySelector(".side__label").after(make("span", "side__same", untold ? "nergens genoemd" : "gelijk"));
    }
  };

  // Long answers show how they begin, so that a row can be seen as one; who wants more opens the row.
  const isWhole = (key) => state.whole.includes("alles") || state.whole.includes(key);
  const open = (row, whole) => {
    const key = row.dataset.row;
    const opened = (state.whole.includes("alles") ? parts.map((part) => part.dataset.part) : state.whole).filter(
      (other) => other !== key,
    );
    state.whole = whole ? [...opened, key] : opened;
    address.replace({ heel: state.whole });
    fold();
  };
  const fold = () => {
    rows.filter((row) => row.parentElement.id !== "feiten").forEach((row) => {
      const toggle = row.querySelector("[data-whole]");
      const whole = isWhole(row.dataset.row);
      row.classList.add("is-folded");
      const answers = [...row.querySelectorAll(".answer")];
      answers.forEach((answer) => {
        answer.classList.toggle("is-long", answer.scrollHeight > answer.clientHeight + 24);
      });
      const long = answers.some((answer) => answer.classList.contains("is-long"));
      row.classList.toggle("is-folded", long && !whole);
      toggle.hidden = !long;
      toggle.setAttribute("aria-expanded", String(whole));
      const words = whole ? "Toon minder" : "Toon alles";
      toggle.firstChild.textContent = words;
      toggle.lastChild.textContent = `${words}: ${labelOf(row)}`;
    });
    find("whole").checked = state.whole.includes("alles");
  };
  const openAround = ({ target }) => {
    const row = target.closest?.(".is-folded");
    if (row && target.closest(".answer")) {
      open(row, true);
    }
  };
  table.addEventListener("focusin", openAround);
  // Looking for a word on the page scrolls to what is folded away.
  table.addEventListener("scroll", openAround, true);

  const fill = (columns) => {
    const short = shortNames(columns);
    table.dataset.columns = columns.length;
    names.querySelectorAll("th").forEach((cell) => cell.remove());
    table.querySelector(".side__abouts")?.remove();
    // Not in the head of the table: that is on every sheet of paper.
    const abouts = make("tbody", "side__abouts");
    const about = make("tr");
    abouts.setAttribute("role", "rowgroup");
    about.setAttribute("role", "row");
    const blank = make("td");
    blank.setAttribute("role", "cell");
    about.append(blank, ...columns.map((column, index) => aboutOf(column, index, columns.length)));
    abouts.append(about);
    names.append(...columns.map(headOf));
    names.parentElement.after(abouts);
    find("pilots").replaceChildren(...columns.map((column, index) => entryOf(column, index, columns.length)));
    rows.forEach((row) => fillRow(row, columns, short));
    return short;
  };

  const choose = () => {
    const chosen = (part) => !state.kopjes.length || state.kopjes.includes(part.dataset.part);
    parts.forEach((part) => {
      const own = [...part.querySelectorAll("[data-row]")];
      own.forEach((row) => {
        row.hidden = state.differences && row.classList.contains("is-equal");
      });
      part.hidden = !chosen(part) || own.every((row) => row.hidden);
    });
    table.classList.toggle("is-differences", state.differences);
    const shown = parts.filter((part) => !part.hidden);
    page.querySelectorAll("[data-compare-jump]").forEach((select) => {
      select.replaceChildren(...shown.map((part) => new Option(part.dataset.label, part.dataset.part)));
    });
    step(address.text("kopje"));
  };

  // On a narrow screen one heading is seen at a time.
  const step = (wanted) => {
    const shown = parts.filter((part) => !part.hidden);
    const current = shown.find((part) => part.dataset.part === wanted) ?? shown[0];
    parts.forEach((part) => part.classList.toggle("is-current", part === current));
    page.querySelectorAll("[data-compare-jump]").forEach((select) => {
      select.value = current?.dataset.part ?? "";
    });
    const place = shown.indexOf(current);
    find("previous").disabled = place <= 0;
    find("next").disabled = place === shown.length - 1;
    return current;
  };
  const go = (wanted) => {
    const current = step(wanted);
    if (current) {
      address.replace({ kopje: current.dataset.part });
      const steps = find("steps");
      const narrow = getComputedStyle(steps).display !== "none";
      (narrow ? steps : current).scrollIntoView({ block: "start" });
    }
  };
  const beside = (by) => {
    const shown = parts.filter((part) => !part.hidden);
    return shown[shown.findIndex((part) => part.classList.contains("is-current")) + by]?.dataset.part;
  };

  // ------------------------------------------------------------------------------ one of two faces

  const summary = (short) => {
    const equal = rows.filter((row) => row.classList.contains("is-equal"));
    const hidden = state.differences && equal.length;
    const left = hidden ? ` Weggelaten, want gelijk of nergens genoemd: ${listed(equal.map(labelOf))}.` : "";
    return `${short.length} pilots naast elkaar.${left}`;
  };
  let turn = 0;
  let shown = [];
  const show = async (after = {}) => {
    const mine = (turn += 1);
    const comparing = state.pilots.length > 1;
    const columns = comparing
      ? (await Promise.all(state.pilots.map(load))).map((data, index) => ({ slug: state.pilots[index], data }))
      : [];
    if (mine !== turn) {
      return;
    }
    const missing = columns.filter(({ data }) => !data).map(({ slug }) => known.get(slug).title);
    const present = columns.filter(({ data }) => data);
    notice([...refused, ...missing.map((title) => `${title} kon niet worden geladen`)]);
    const ready = present.length > 1;
    page.querySelectorAll("[data-compare-choice]").forEach((element) => {
      element.hidden = ready;
    });
    result.hidden = !ready;
    page.dataset.ready = "";
    const site = document.title.split(" · ").at(-1);
    let heading = "Vergelijken";
    if (ready) {
      shown = present;
      const short = fill(present);
      heading = placed(short);
      choose();
      tell(after.say ? `${after.say} ${summary(short)}` : summary(short));
      find("add").disabled = state.pilots.length >= most;
      find("differences").checked = state.differences;
      checkKopjes();
      measure();
      fold();
    } else {
      compare.tick();
    }
    find("title").textContent = heading;
    document.title = `${heading} · ${site}`;
    find("link").hidden = true;
    focusOn(after);
  };
  const focusOn = ({ focus = [], prefer }) => {
    const seen = (name) => [...page.querySelectorAll(`[data-focus="${name}"]`)].find((one) => one.checkVisibility());
    const found = focus.map(seen);
    (found[prefer] ?? found.find(Boolean))?.focus({ preventScroll: prefer !== undefined });
  };
  const notice = (sentences) => {
    find("notice").hidden = !sentences.length;
    find("notice").textContent = sentences.length ? `${sentences.join("; ")}.` : "";
  };
  const tell = (text) => {
    status.textContent = text;
  };
  // A column needs some thirty letters; what stays in view at the top is as high as the longest name.
  const measure = () => {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = page.parentElement.clientWidth / letter;
    result.classList.toggle("is-narrow", room < 8 + 14 * names.querySelectorAll("th").length);
    table.style.setProperty("--names-height", `${names.getBoundingClientRect().height}px`);
  };
  let width = 0;
  addEventListener("resize", () => {
    if (!result.hidden && width !== innerWidth) {
      width = innerWidth;
      measure();
      fold();
    }
  });

  // ------------------------------------------------------------------------- headings and differences

  const boxes = [...find("kopjes").querySelectorAll("input")];
  const checkKopjes = () => {
    boxes.forEach((box) => {
      box.checked = !state.kopjes.length || state.kopjes.includes(box.value);
    });
  };
  find("kopjes").addEventListener("change", (event) => {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (chosen.length) {
      change({ kopjes: chosen.length === boxes.length ? [] : chosen });
    } else {
      event.target.checked = true;
      tell("Eén kopje blijft altijd staan.");
    }
  });
  find("all").addEventListener("click", () => change({ kopjes: [] }));
  find("differences").addEventListener("change", (event) => change({ differences: event.target.checked }));
  find("whole").addEventListener("change", (event) => {
    state.whole = event.target.checked ? ["alles"] : [];
    address.replace({ heel: state.whole });
    fold();
  });
  table.querySelectorAll("[data-whole]").forEach((toggle) => {
    toggle.addEventListener("click", () => {
      const row = toggle.closest("tr");
      open(row, row.classList.contains("is-folded"));
      row.scrollIntoView({ block: "nearest" });
    });
  });
  page.querySelectorAll("[data-compare-jump]").forEach((select) => {
    select.addEventListener("change", () => go(select.value));
  });
  find("previous").addEventListener("click", () => go(beside(-1)));
  find("next").addEventListener("click", () => go(beside(1)));

  // On a wide screen the list of headings says which one is being read.
  const mark = () => {
    const line = (parseFloat(table.style.getPropertyValue("--names-height")) || 0) + 48;
    const shown = parts.filter((part) => !part.hidden);
    const reading = shown.findLast((part) => part.getBoundingClientRect().top < line) ?? shown[0];
    names.querySelector("[data-compare-jump]").value = reading?.dataset.part ?? "";
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (!waiting && !result.hidden) {
        waiting = true;
        requestAnimationFrame(() => {
          waiting = false;
          mark();
        });
      }
    },
    { passive: true },
  );

  const compare = {
    page,
    base,
    most,
    known,
    names,
    find,
    make,
    change,
    tell,
    cellsOf,
    labelOf,
    state: () => state,
    shown: () => shown,
    rows: () => rows.filter((row) => !row.hidden && !row.parentElement.hidden),
  };
  window.pilotwijzerCompare = compare;

  const start = () => {
    read();
    return show();
  };
  address.moved(start);
  // By then the other two scripts are there as well.
  document.addEventListener("DOMContentLoaded", async () => {
    await start();
    if (address.text("kopje") && shown.length) {
      go(address.text("kopje"));
    }
  });
})();
