// Other ways to look while presenting: all slides at once, a black screen, the full screen, other colours, help.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { base, deck, make } = talk;
  const root = document.documentElement;
  const has = (name) => root.classList.contains(name);
  if (!deck) {
    return;
  }

  // ------------------------------------------------------------------------------------- all slides

  const picks = () => [...deck.querySelectorAll(".slide__pick")];
  const closeOverview = (to = talk.here()) => {
    root.classList.remove("is-overview");
    picks().forEach((pick) => pick.remove());
    talk.all().forEach((slide) => {
      slide.querySelector(".slide__frame").inert = false;
    });
    talk.go(to);
  };
  const overview = () => {
    if (has("is-overview")) {
      closeOverview();
      return;
    }
    root.classList.add("is-overview");
    talk.all().forEach((slide, index) => {
      const pick = make("button", { class: "slide__pick", type: "button", "aria-label": `Dia ${index + 1}: ${talk.titleOf(slide)}` });
      pick.addEventListener("click", (event) => {
        event.stopPropagation();
        closeOverview(index);
      });
      // What is this small is a picture of the slide, not something to read or to follow.
      slide.querySelector(".slide__frame").inert = true;
      slide.append(pick);
    });
    picks()[talk.here()].focus();
    talk.tell(`Overzicht van ${talk.all().length} dia's.`);
  };
  const step = (by) => {
    const all = picks();
    all[Math.max(0, Math.min(all.indexOf(document.activeElement) + by, all.length - 1))].focus();
  };
  const across = () => getComputedStyle(deck).gridTemplateColumns.split(" ").length;

  // --------------------------------------------------------------------------------------- nothing

  const black = make("div", { class: "black", hidden: "" });
  const blacken = () => {
    black.hidden = !black.hidden;
    talk.tell(black.hidden ? "De dia is weer te zien." : "Het scherm is zwart. Met een toets gaat u verder.");
  };
  black.addEventListener("click", blacken);

  // ----------------------------------------------------------------------------- screen and colours

  const fullScreen = async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen());
    } catch {
      talk.tell("Uw browser laat geen volledig scherm toe. Probeer F11.");
    }
  };
  const KEPT = "pilotwijzer.dias";
  const stored = window.pilotwijzerStored;
  const schemes = { "": "volgens uw systeem", light: "licht", dark: "donker", contrast: "hoog contrast" };
  const recolour = () => {
    const names = Object.keys(schemes);
    root.dataset.scheme = names[(names.indexOf(root.dataset.scheme) + 1) % names.length];
    // Where that is not kept, it holds for this presentation.
    stored((storage) => storage.setItem(KEPT, root.dataset.scheme));
    talk.tell(`Kleuren: ${schemes[root.dataset.scheme]}.`);
  };
  // Where nothing was kept, the colours are those of the site.
  root.dataset.scheme = stored((storage) => storage.getItem(KEPT)) ?? root.dataset.scheme;

  // ------------------------------------------------------------------------------------------ help

  const help = document.querySelector(".help");
  const letters = help.querySelector("input");
  const explain = () => (help.open ? help.close() : help.showModal());

  // ----------------------------------------------------------------------------------------- leaving

  const leave = () => {
    location.href = document.querySelector("[data-back]")?.href ?? deck.querySelector(".slide__address a")?.href ?? base;
  };
  const escape = () => {
    if (has("is-overview")) {
      closeOverview();
    } else {
      leave();
    }
  };

  talk.button("Alle dia's", "M4 5h7v6H4zM14 5h6v6h-6zM4 14h7v5H4zM14 14h6v5h-6z", overview);
  Object.assign(talk, {
    across,
    blacken,
    escape,
    explain,
    fullScreen,
    overview,
    recolour,
    step,
    isBlack: () => !black.hidden,
    isOpen: () => help.open,
    letters: () => letters.checked,
  });
  talk.button("Kleuren", "M12 3.5a8.5 8.5 0 1 0 0 17zM12 3.5a8.5 8.5 0 0 1 0 17", recolour, "foot__button--half");
  talk.button("Volledig scherm", "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5", fullScreen, "foot__button--wide");
  talk.button("Uitleg", "M9 9.5a3 3 0 1 1 4.4 2.6c-1 .5-1.4 1-1.4 2.2M12 17.5v.6", explain);
  talk.button("Sluit de presentatie", "M6 6l12 12M18 6L6 18", escape);
  document.body.append(black);
})();
