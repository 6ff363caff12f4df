// The pilots that a reader chose, to lay side by side: in the address, and where that is allowed kept on the reader's own
// computer. A tray at the foot of every page shows them and leads on.
(() => {
  "use strict";

  const address = window.pilotwijzerAddress;
  const root = document.documentElement.dataset.base;
  const KEPT = "pilotwijzer.keuze";
  const MOST_SIDE_BY_SIDE = 4;

  const make = window.pilotwijzerMake;

  // --------------------------------------------------------------------------------------------- keeping

  let keeps = true;
  const kept = () => {
    try {
      return (localStorage.getItem(KEPT) ?? "").split(",").filter(Boolean);
    } catch {
      keeps = false;
      return [];
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(KEPT, chosen.join(","));
    } catch {
      keeps = false;
    }
  };

  let chosen = [];

  // -------------------------------------------------------------------------------------- names of pilots

  let titles = null;
  const readTitles = () => {
    const catalogue = window.pilotwijzerCatalogus;
    titles = new Map(catalogue.slugs.split(" ").map((slug, at) => [slug, catalogue.titels[at]]));
    const known = chosen.filter((slug) => titles.has(slug));
    if (known.length < chosen.length) {
      change(known);
    }
  };
  // Pages without filters load the catalogue only when there is a choice to show.
  const wantTitles = () => {
    if (titles || document.querySelector("script[data-titles]")) {
      return;
    }
    if (window.pilotwijzerCatalogus) {
      readTitles();
      return;
    }
    const script = make("script", { src: `${root}assets/catalogus.js`, "data-titles": "" });
    script.addEventListener("load", () => {
      readTitles();
      show();
    });
    document.head.append(script);
  };

  // ---------------------------------------------------------------------------------------------- the tray

  const status = make("p", { class: "visually-hidden", role: "status" });
  const summary = make("summary", { class: "tray__head" });
  const list = make("ul", { class: "tray__list plain" });
  const details = make("details", { class: "tray__what" }, summary, list);
  const way = make("div", { class: "tray__way" });
  const tray = make("aside", { class: "tray", "aria-label": "Uw keuze", hidden: "" }, details, way);

  const counted = (number) => (number === 1 ? "1 pilot gekozen" : `${number} pilots gekozen`);

  const entry = (slug) => {
    const remove = make(
      "button",
      { class: "tray__remove", type: "button" },
      "Haal weg",
      make("span", { class: "visually-hidden" }, ` ${titles.get(slug)}`),
    );
    remove.addEventListener("click", () => {
      const at = chosen.indexOf(slug);
      change(chosen.filter((one) => one !== slug));
      (list.querySelectorAll("button")[at] ?? summary).focus();
    });
    return make("li", { class: "tray__pilot" }, make("a", { class: "link", href: `${root}pilots/${slug}/` }, titles.get(slug)), remove);
  };

  const wayOn = () => {
    if (chosen.length < 2) {
      return make("p", { class: "tray__advice" }, "Kies er nog een om ze naast elkaar te zetten.");
    }
    if (chosen.length > MOST_SIDE_BY_SIDE) {
      return make("p", { class: "tray__advice" }, `Naast elkaar passen er ${MOST_SIDE_BY_SIDE}. Haal er ${chosen.length - MOST_SIDE_BY_SIDE} weg.`);
    }
    return make("a", { class: "button tray__compare", href: `${root}vergelijken/?pilots=${chosen.join(",")}` }, "Zet naast elkaar");
  };

  const clearing = () => {
    const clear = make("button", { class: "tray__clear", type: "button" }, "Wis mijn keuze");
    clear.addEventListener("click", () => {
      change([]);
      document.querySelector("#_inhoud").focus({ preventScroll: true });
    });
    return clear;
  };

  const show = () => {
    document.querySelectorAll("[data-choose]").forEach((button) => {
      button.setAttribute("aria-pressed", String(chosen.includes(button.dataset.choose)));
    });
    tray.hidden = !chosen.length || document.querySelector("[data-no-tray]") !== null;
    document.documentElement.classList.toggle("has-tray", !tray.hidden);
    if (!chosen.length) {
      details.open = false;
      return;
    }
    wantTitles();
    summary.replaceChildren(make("strong", {}, `Uw keuze: ${chosen.length}`));
    if (titles) {
      summary.append(" ", make("span", { class: "tray__names" }, chosen.map((slug) => titles.get(slug)).join(" · ")));
      list.replaceChildren(...chosen.map(entry), make("li", { class: "tray__pilot" }, clearing()));
    }
    way.replaceChildren(wayOn());
  };

  // -------------------------------------------------------------------------------------------- choosing

  const change = (slugs) => {
    chosen = slugs;
    keep();
    address.replace({ keuze: chosen });
    show();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choose]");
    if (button) {
      const slug = button.dataset.choose;
      change(chosen.includes(slug) ? chosen.filter((one) => one !== slug) : [...chosen, slug]);
      status.textContent = chosen.length ? `${counted(chosen.length)}. Uw keuze staat onder aan de pagina.` : "Uw keuze is leeg.";
    }
  });

  // Where nothing may be kept, a link to another page of the site takes the choice along.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    const site = new URL(root, location.href).href.replace(/index\.html$/, "");
    if (!keeps && chosen.length && link?.href?.startsWith?.(site)) {
      link.href = address.changed(link.href, { keuze: chosen }).href;
    }
  });

  const follow = (slugs) => {
    chosen = slugs;
    address.replace({ keuze: chosen });
    show();
  };

  // An address that somebody shared brings its choice. One that the reader comes back to may hold an older one.
  const begin = () => {
    const own = kept();
    const shared = address.all("keuze");
    const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    follow(shared.length && !(back && keeps) ? shared : own);
    // A comparison that somebody sent is looked at; it does not replace what the reader had chosen before.
    if (chosen.length && !(own.length && document.querySelector("[data-no-tray]"))) {
      keep();
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    document.body.append(tray, status);
    begin();
    // Going back undoes a filter, not the choice.
    address.moved(() => follow(chosen));
    addEventListener("storage", ({ key }) => key === KEPT && follow(kept()));
    addEventListener("pageshow", ({ persisted }) => persisted && keeps && follow(kept()));
  });
})();
