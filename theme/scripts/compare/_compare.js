// Pilots side by side. The address holds everything: which pilots in which order, which headings, and whether only
// differences are shown. Each pilot's data is a script of its own, so that this also works from a folder on a disk.
// This file reads the address and shows what it asks; the others in this folder each do a part, and go by
// window.pilotwijzerCompare.
window.pilotwijzerCompare = (() => {
  "use strict";

  const page = document.querySelector("[data-compare]");
  const address = window.pilotwijzerAddress;
  const base = document.documentElement.dataset.base;
  const most = 4;
  const find = (name, within = page) => within.querySelector(`[data-compare-${name}]`);
  const table = find("table");
  const result = find("result");
  const known = new Map(
    JSON.parse(find("known").textContent).map(([slug, title, place]) => [slug, { title, place }]),
  );
  const { listed, load } = window.pilotwijzerPilots;

  // ---------------------------------------------------------------------------------- the address

  // `whole` are the headings of which the answers stand in full; "alles" is all of them.
  let state = { pilots: [], kopjes: [], whole: [], differences: false };
  let refused = [];

  const moved = JSON.parse(find("moved").textContent);
  const read = () => {
    address.follow("pilots", moved);
    const asked = address.all("pilots");
    const here = asked.filter((slug) => known.has(slug));
    refused = [
      ...asked.filter((slug) => !known.has(slug)).map((slug) => `“${slug}” kennen wij niet (meer)`),
      ...here.slice(most).map((slug) => `${known.get(slug).title} past er niet bij: vier is het meeste`),
    ];
    state = {
      pilots: here.slice(0, most),
      kopjes: address.all("kopjes").filter((key) => compare.parts.some((part) => part.dataset.part === key)),
      whole: address.all("heel"),
      differences: address.text("verschillen") === "1",
    };
  };
  // Puts changes in the address; `after` says what to tell and where the focus goes, once they are shown.
  const change = (changes, after) => {
    address.push({ pilots: state.pilots, ...changes });
    start(after);
  };
  const open = (whole) => {
    state.whole = whole;
    address.replace({ heel: whole });
  };

  // ------------------------------------------------------------------------------------- the data

  // A name that is short and still tells the columns apart.
  const named = (columns) =>
    columns.map((column) => {
      const { regio, titel } = column.data;
      const alone = columns.filter(({ data }) => data.regio === regio).length === 1;
      return { ...column, short: alone ? regio : titel };
    });

  // ------------------------------------------------------------------------------ one of two faces

  let turn = 0;
  let shown = [];
  const show = async (after = {}) => {
    const mine = (turn += 1);
    const data = state.pilots.length > 1 ? await Promise.all(state.pilots.map(load)) : [];
    if (mine !== turn) {
      return;
    }
    const columns = data.map((one, index) => ({ slug: state.pilots[index], data: one }));
    const missing = columns.filter((column) => !column.data).map(({ slug }) => known.get(slug).title);
    const present = named(columns.filter((column) => column.data));
    notice([...refused, ...missing.map((title) => `${title} kon niet worden geladen`)]);
    const ready = present.length > 1;
    page.querySelectorAll("[data-compare-choice]").forEach((element) => {
      element.hidden = ready;
    });
    result.hidden = !ready;
    page.dataset.ready = "";
    const heading = ready ? titleOf(present.map(({ short }) => short)) : "Vergelijken";
    find("title").textContent = heading;
    document.title = `${heading} · ${document.title.split(" · ").at(-1)}`;
    if (ready) {
      shown = present;
      compare.aim();
      compare.fill(present);
      compare.sum(present);
      find("add").disabled = state.pilots.length >= most;
      find("differences").checked = state.differences;
      checkKopjes();
      compare.arrange();
      tell([after.say, `${present.length} pilots naast elkaar.`, compare.leftOut()].filter(Boolean).join(" "));
    } else {
      compare.tick();
    }
    find("link").hidden = true;
    focusOn(after);
  };
  const titleOf = ([first, ...others]) => `${first} naast ${listed(others)}`;
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
    find("status").textContent = text;
  };

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
  find("differences").addEventListener("change", (event) => change({ verschillen: event.target.checked ? "1" : "" }));

  const start = (after) => {
    read();
    return show(after);
  };
  address.moved(start);
  // By then the other scripts are there as well.
  document.addEventListener("DOMContentLoaded", async () => {
    await start();
    if (address.text("kopje") && shown.length) {
      compare.go(address.text("kopje"));
    }
  });

  // The other scripts add what they do: aim, fill, arrange, leftOut, go, sum, tick, pick, wordsOf.
  const compare = {
    address,
    base,
    change,
    find,
    known,
    listed,
    make: window.pilotwijzerMake,
    most,
    open,
    page,
    parts: [...table.querySelectorAll("[data-part]")],
    result,
    rows: [...table.querySelectorAll("[data-row]")],
    shown: () => shown,
    state: () => state,
    table,
    tell,
    everybody: (number) => ["", "", "beide", "alle drie", "alle vier"][number],
    isShown: (row) => !row.hidden && !row.parentElement.hidden,
    labelOf: (row) => row.querySelector(".side__label").textContent,
  };
  return compare;
})();
