// Pilots that the filters of an address leave: of a deck with pictures only those stay, drawn by the scripts of its page.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const address = window.pilotwijzerAddress;
  const { deck, listed, make, run } = talk;

  const matching = ({ slugs, facetten, verhuisd = {} }, asked) => {
    address.follow("pilots", verhuisd);
    const only = new Set(address.all("pilots"));
    const fits = asked.map(({ key }) => {
      const [values, column] = facetten[key];
      const names = values.split(" ");
      const [wanted, cells] = [new Set(address.all(key)), column.split(" ")];
      return (at) => cells[at].split(",").some((value) => wanted.has(names[value]));
    });
    return slugs.split(" ").filter((slug, at) => (!only.size || only.has(slug)) && fits.every((fit) => fit(at)));
  };

  // The slugs of the pilots that are left, how many there are, and what was asked in words; null when nothing was.
  talk.asked = async () => {
    const asked = [...deck.querySelectorAll("[data-facet]")]
      .map((facet) => ({ key: facet.dataset.facet, facet }))
      .filter(({ key }) => address.all(key).length);
    if (!asked.length && !address.text("pilots")) {
      return null;
    }
    await run("assets/catalogus.js");
    const catalogue = window.pilotwijzerCatalogus;
    const slugs = catalogue ? matching(catalogue, asked) : [];
    const words = asked.map(({ key, facet }) => {
      const labels = [...facet.querySelectorAll("input")].filter(({ value }) => address.all(key).includes(value));
      const chosen = labels.map(({ nextElementSibling }) => nextElementSibling.textContent);
      return `${facet.firstElementChild.textContent}: ${listed(chosen.length ? chosen : address.all(key))}`;
    });
    const count = `${slugs.length} van ${catalogue?.titels.length ?? 0} pilots`;
    return { slugs, count, words: [count, ...words].join(" · ") };
  };

  // What belongs to pilots of which none is left goes, and a slide on which nothing is left with it.
  const leave = (sections, shown) => {
    const isOut = ({ dataset }) => !(dataset.pilot ?? dataset.pilots).split(" ").some((slug) => shown.has(slug));
    return sections.filter((section) => {
      const own = [...section.querySelectorAll("[data-pilot], [data-pilots]")];
      const out = own.filter(isOut);
      out.forEach((part) => part.remove());
      section.querySelectorAll("[data-region][hidden], [data-by-region][hidden]").forEach((part) => part.remove());
      const gone = "pilot" in section.dataset ? isOut(section) : own.length > 0 && !section.querySelector("[data-pilot], [data-pilots]");
      if (gone) {
        section.remove();
      }
      return !gone;
    });
  };

  // With the address of the picture goes what was asked.
  const lengthen = (section) => {
    section.querySelectorAll(".slide__address a").forEach((link) => {
      link.search = location.search;
      link.append(link.textContent.includes("//") ? location.search : "");
    });
    section.querySelectorAll("[data-qr]").forEach((place) => {
      place.dataset.qr += location.search;
    });
  };

  talk.filtered = async (sections) => {
    const { picture } = deck.dataset;
    const asked = picture ? await talk.asked() : null;
    if (!asked) {
      return sections;
    }
    await run("assets/overzichten.js");
    // It is called when all is drawn.
    const drawn = new Promise((resolve) => {
      window.pilotwijzerKeepFilters = resolve;
    });
    document.dispatchEvent(new CustomEvent("pilotwijzer:filter", { detail: { slugs: asked.slugs } }));
    await drawn;
    const [first, ...others] = sections;
    const left = [first, ...leave(others, new Set(asked.slugs))];
    first.querySelector(".slide__frame").append(make("p", { class: "slide__missing" }, `U ziet ${asked.words}.`));
    left.forEach((section) => {
      section.querySelector(".slide__kicker")?.append(` · ${asked.count}`);
      lengthen(section);
    });
    return left;
  };
})();
