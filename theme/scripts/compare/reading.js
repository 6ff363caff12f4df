// Reading along the table: which rows stand there, long answers that open, the heading that one is at, and the two
// forms: columns where they fit, else one heading at a time with the pilots under each other.
(() => {
  "use strict";

  const compare = window.pilotwijzerCompare;
  const { address, find, isShown, labelOf, open, page, parts, result, rows, state, table } = compare;
  const names = table.querySelector(".side__names");
  const settings = find("settings");
  const jumps = page.querySelectorAll("[data-compare-jump]");
  const shownParts = () => parts.filter((part) => !part.hidden);

  // ------------------------------------------------------------------------------------- which rows

  compare.arrange = () => {
    const { kopjes, differences } = state();
    const isChosen = (part) => !kopjes.length || kopjes.includes(part.dataset.part);
    parts.forEach((part) => {
      const own = rows.filter((row) => row.parentElement === part);
      own.forEach((row) => {
        row.hidden = differences && row.classList.contains("is-equal");
        const common = compare.commonOf(row);
        if (common) {
          common.hidden = row.hidden;
        }
      });
      part.hidden = !isChosen(part) || own.every((row) => row.hidden);
    });
    table.classList.toggle("is-differences", differences);
    find("sum").hidden = !isChosen(parts[0]);
    jumps.forEach((select) => {
      select.replaceChildren(...shownParts().map((part) => new Option(part.dataset.label, part.dataset.part)));
    });
    step(address.text("kopje"));
    measure();
    fold();
  };

  // ------------------------------------------------------------------------------------ long answers

  // They show how they begin, so that a row can be seen as one; who wants more opens the row.
  const isWhole = (key) => state().whole.includes("alles") || state().whole.includes(key);
  const openRow = (row, whole) => {
    const key = row.dataset.row;
    const others = parts.map((part) => part.dataset.part).filter((other) => other !== key && isWhole(other));
    open(whole ? [...others, key] : others);
    fold();
  };
  const fold = () => {
    rows.filter((row) => row.parentElement.id !== "feiten").forEach((row) => {
      const toggle = row.querySelector("[data-whole]");
      const whole = isWhole(row.dataset.row);
      row.classList.add("is-folded");
      row.querySelectorAll(".answer").forEach((answer) => {
        answer.classList.toggle("is-long", answer.scrollHeight > answer.clientHeight + 24);
      });
      const long = row.querySelector(".is-long") !== null;
      row.classList.toggle("is-folded", long && !whole);
      toggle.hidden = !long;
      toggle.setAttribute("aria-expanded", whole);
      const words = whole ? "Toon minder" : "Toon alles";
      toggle.firstChild.textContent = words;
      toggle.lastChild.textContent = `${words}: ${labelOf(row)}`;
    });
    find("whole").checked = isWhole("alles");
  };
  const openAround = ({ target }) => {
    const row = target.closest?.(".is-folded");
    if (row && target.closest(".answer")) {
      openRow(row, true);
    }
  };
  table.addEventListener("focusin", openAround);
  // Looking for a word on the page scrolls to what is folded away.
  table.addEventListener("scroll", openAround, true);
  find("whole").addEventListener("change", (event) => {
    open(event.target.checked ? ["alles"] : []);
    fold();
  });
  table.querySelectorAll("[data-whole]").forEach((toggle) => {
    toggle.addEventListener("click", () => {
      const row = toggle.closest("tr");
      openRow(row, row.classList.contains("is-folded"));
      row.scrollIntoView({ block: "nearest" });
    });
  });

  // --------------------------------------------------------------------------------- going to a heading

  const step = (wanted) => {
    const shown = shownParts();
    const current = shown.find((part) => part.dataset.part === wanted) ?? shown[0];
    parts.forEach((part) => part.classList.toggle("is-current", part === current));
    jumps.forEach((select) => {
      select.value = current?.dataset.part ?? "";
    });
    const place = shown.indexOf(current);
    find("previous").disabled = place <= 0;
    find("next").disabled = place === shown.length - 1;
    return current;
  };
  compare.go = (wanted) => {
    const current = step(wanted);
    if (current) {
      address.replace({ kopje: current.dataset.part });
      const steps = find("steps");
      const narrow = getComputedStyle(steps).display !== "none";
      (narrow ? steps : current).scrollIntoView({ block: "start" });
    }
  };
  const beside = (by) => {
    const shown = shownParts();
    return shown[shown.findIndex((part) => part.classList.contains("is-current")) + by]?.dataset.part;
  };
  jumps.forEach((select) => {
    select.addEventListener("change", () => compare.go(select.value));
  });
  find("previous").addEventListener("click", () => compare.go(beside(-1)));
  find("next").addEventListener("click", () => compare.go(beside(1)));

  // Where there are columns the list of headings says which one is being read.
  const mark = () => {
    const line = (parseFloat(table.style.getPropertyValue("--names-height")) || 0) + 48;
    const shown = shownParts();
    const reading = shown.findLast((part) => part.getBoundingClientRect().top < line) ?? shown[0];
    names.querySelector("[data-compare-jump]").value = reading?.dataset.part ?? "";
  };
  addEventListener("scroll", window.pilotwijzerPerFrame(() => result.hidden || mark()), { passive: true });

  // ------------------------------------------------------------------------------------ the two forms

  // A column needs some thirty letters; what stays in view at the top is as high as the longest name. Settings stand
  // open beside columns, and behind one button where the comparison itself must come first.
  let wasNarrow = null;
  const measure = () => {
    const letter = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const room = page.parentElement.clientWidth / letter;
    const narrow = room < 8 + 14 * names.querySelectorAll("th").length;
    result.classList.toggle("is-narrow", narrow);
    table.style.setProperty("--names-height", `${names.getBoundingClientRect().height}px`);
    if (narrow !== wasNarrow) {
      wasNarrow = narrow;
      settings.open = !narrow;
    }
  };
  const isMenuOpen = () => settings.querySelector("[data-popup][open]") !== null;
  settings.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && result.classList.contains("is-narrow") && settings.open && !isMenuOpen()) {
      settings.open = false;
      settings.querySelector("summary").focus();
    }
  });
  let width = 0;
  addEventListener("resize", () => {
    if (!result.hidden && width !== innerWidth) {
      width = innerWidth;
      measure();
      fold();
    }
  });

  compare.shownRows = () => rows.filter(isShown);
})();
