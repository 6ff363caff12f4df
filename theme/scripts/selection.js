// The pilots that a reader chose, to lay side by side: in the address, and where that is allowed kept on the reader's own
// computer. A tray at the foot of every page shows them and leads on.
(() => {
  "use strict";

  const find = (name) => document.querySelector(name);
  const tray = find(".tray");
  // A page in a frame of somebody else's need not have one.
  if (!tray) {
    return;
  }
  const address = window.pilotwijzerAddress;
  const root = document.documentElement.dataset.base;
  const KEPT = "pilotwijzer.keuze";
  const MOST_SIDE_BY_SIDE = 4;

  const make = window.pilotwijzerMake;

  // --------------------------------------------------------------------------------------------- keeping

  const stored = window.pilotwijzerStored;
  let chosen = [];
  let keeps = true;
  const kept = () => {
    const text = stored((storage) => storage.getItem(KEPT) ?? "", null);
    keeps &&= text !== null;
    return (text ?? "").split(",").filter(Boolean);
  };
  const keep = () => {
    keeps &&= stored((storage) => storage.setItem(KEPT, chosen.join(",")) ?? true, false);
  };

  // -------------------------------------------------------------------------------------- names of pilots

  let names = null;
  // A pilot is known by its region; where that says too little, by its title.
  const nameOf = (slug) => names.get(slug) ?? { title: slug, place: slug };
  const shortName = (slug) => {
    const { title, place } = nameOf(slug);
    return chosen.filter((other) => nameOf(other).place === place).length > 1 ? title : place;
  };
  // Pages without filters load the catalogue only when there is a choice to show; on others it is there when all has run.
  let arrived = false;
  const wantNames = async () => {
    const catalogue = await window.pilotwijzerFrom(`${root}assets/catalogus.js`, "pilotwijzerCatalogus");
    if (catalogue && !names) {
      const { slugs, titels, regios, regio } = catalogue;
      names = new Map(slugs.split(" ").map((slug, at) => [slug, { title: titels[at], place: regios[regio[at]] }]));
      const known = chosen.filter((slug) => names.has(slug));
      (known.length < chosen.length ? change : follow)(known);
    }
  };

  // ---------------------------------------------------------------------------------------------- the tray

  const status = find("[data-tray-status]");
  const head = find(".tray__head");
  const way = find(".tray__way");
  const list = find(".tray__list");
  const what = find(".tray__what");
  const open = (opened) => {
    head.setAttribute("aria-expanded", String(opened));
    what.hidden = !opened;
  };
  head.addEventListener("click", () => open(what.hidden));
  tray.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !what.hidden) {
      open(false);
      head.focus();
    }
  });

  // After a change the focus is on the same button of the pilot that came in its place.
  const act = (text, slug, kind, next) => {
    const click = () => {
      const at = chosen.indexOf(slug);
      change(next());
      const there = list.children[Math.min(at, chosen.length - 1)]?.querySelector(`[data-act=${kind}]`);
      (there ?? head).focus();
    };
    const name = make("span", { class: "visually-hidden" }, ` ${nameOf(slug).title}`);
    return make("button", { class: "text-button", type: "button", "data-act": kind, click }, text, name);
  };

  const entry = (slug, at) => {
    const { title, place } = nameOf(slug);
    const without = () => chosen.filter((one) => one !== slug);
    const first = () => [slug, ...without()];
    return make(
      "li",
      { class: "tray__pilot" },
      make("span", { class: "tray__place" }, place),
      make("a", { class: "tray__title link", href: `${root}pilots/${slug}/`, title }, title),
      at >= MOST_SIDE_BY_SIDE && act("Zet vooraan", slug, "first", first),
      act("Haal weg", slug, "remove", without),
    );
  };

  const compare = (text) => {
    const pilots = chosen.slice(0, MOST_SIDE_BY_SIDE).join(",");
    return make("a", { class: "button tray__compare", href: `${root}vergelijken/?pilots=${pilots}` }, text);
  };
  const advise = (text) => make("p", { class: "tray__advice" }, text);
  const wayOn = () => {
    if (chosen.length < 2) {
      return [advise("Kies er nog een om ze naast elkaar te zetten.")];
    }
    return chosen.length > MOST_SIDE_BY_SIDE
      ? [advise(`Naast elkaar passen er vier. Presenteren en downloaden kan met alle ${chosen.length}.`), compare("Vergelijk de eerste vier")]
      : [compare("Zet naast elkaar")];
  };

  const [present, session, download] = way.firstElementChild.content.children;
  const aim = () => {
    const all = chosen.join(",");
    const beside = chosen.length > 1 && chosen.length <= MOST_SIDE_BY_SIDE;
    const points = beside ? `vergelijk=${all}` : chosen.map((slug) => `pilot=${slug}`).join("&");
    present.href = `${root}presenteren/?pilots=${all}`;
    session.href = `${root}sessies/samenstellen/?${points}`;
  };

  find("[data-tray-clear]").addEventListener("click", () => {
    change([]);
    find("#_inhoud").focus({ preventScroll: true });
  });

  // A list can put buttons on the page, or back on it, at any time.
  const mark = () =>
    document.querySelectorAll("[data-choose]").forEach((button) => {
      button.setAttribute("aria-pressed", String(chosen.includes(button.dataset.choose)));
    });
  document.addEventListener("pilotwijzer:listed", mark);

  const show = () => {
    mark();
    tray.hidden = !chosen.length || find("[data-no-tray]") !== null;
    document.documentElement.classList.toggle("has-tray", !tray.hidden);
    if (!chosen.length) {
      open(false);
      return;
    }
    if (arrived && !names) {
      wantNames();
    }
    head.replaceChildren(make("strong", {}, `Uw keuze: ${chosen.length}`));
    if (names) {
      head.append(" ", make("span", { class: "tray__names" }, chosen.map(shortName).join(" · ")));
      list.replaceChildren(...chosen.map(entry));
    }
    aim();
    way.replaceChildren(...wayOn(), present, session, download);
  };

  // -------------------------------------------------------------------------------------------- choosing

  const follow = (slugs) => {
    chosen = slugs;
    address.replace({ keuze: chosen });
    show();
  };
  const change = (slugs) => {
    follow(slugs);
    keep();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-choose]");
    if (button) {
      const slug = button.dataset.choose;
      change(chosen.includes(slug) ? chosen.filter((one) => one !== slug) : [...chosen, slug]);
      const limit = chosen.length > MOST_SIDE_BY_SIDE ? " Naast elkaar passen er vier." : "";
      status.textContent = chosen.length ? `${window.pilotwijzerCounted(chosen.length)} gekozen.${limit} Uw keuze staat onder aan de pagina.` : "Uw keuze is leeg.";
    }
  });

  // Where nothing may be kept, a link to another page of the site takes the choice along; in a new window as well. The
  // links of a picture hold their address otherwise, but have the same attribute.
  const site = new URL(root, location.href).href.replace(/index\.html$/, "");
  const takeAlong = (event) => {
    const link = event.target.closest?.("a[href]");
    const href = link?.getAttribute("href") ?? "#";
    if (!keeps && chosen.length && !href.startsWith("#") && new URL(href, location.href).href.startsWith(site)) {
      link.setAttribute("href", address.changed(new URL(href, location.href), { keuze: chosen }).href);
    }
  };
  ["click", "auxclick", "contextmenu"].forEach((kind) => document.addEventListener(kind, takeAlong));

  // An address that somebody shared brings its choice. One that the reader comes back to may hold an older one.
  const begin = () => {
    const own = kept();
    const shared = address.all("keuze");
    const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
    follow(shared.length && !(back && keeps) ? shared : own);
    // A comparison that somebody sent is looked at; it does not replace what the reader had chosen before.
    if (chosen.length && !(own.length && find("[data-no-tray]"))) {
      keep();
    }
  };

  new ResizeObserver(() => {
    document.querySelectorAll(":root, body, .filters__panel, .marked").forEach((element) => {
      element.style.setProperty("--tray", `${tray.offsetHeight}px`);
    });
  }).observe(tray);

  // Buttons are marked before they are drawn; what the pilots are called can come later.
  begin();
  document.addEventListener("DOMContentLoaded", () => {
    arrived = true;
    show();
    window.pilotwijzerTakeAway(download, status, "keuze", () => chosen);
    // Going back undoes a filter, not the choice.
    address.moved(() => follow(chosen));
    addEventListener("storage", ({ key }) => key === KEPT && follow(kept()));
    addEventListener("pageshow", ({ persisted }) => persisted && keeps && follow(kept()));
  });
})();
