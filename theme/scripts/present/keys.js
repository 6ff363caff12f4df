// Moving through a deck with keys, a clicker, a finger or the mouse.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { deck } = talk;
  // How far each key goes, here and in the speaker's window.
  const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, "shift ": -1, Home: -Infinity, End: Infinity };
  talk.steps = steps;
  if (!deck) {
    return;
  }
  const has = (name) => document.documentElement.classList.contains(name);

  const inOverview = {
    ArrowRight: () => talk.step(1),
    ArrowLeft: () => talk.step(-1),
    ArrowDown: () => talk.step(talk.across()),
    ArrowUp: () => talk.step(-talk.across()),
    Home: () => talk.step(-Infinity),
    End: () => talk.step(Infinity),
  };
  // Single letters get in the way of speech input, so a reader can put them off in the help.
  const letters = {
    b: () => talk.blacken(),
    ".": talk.blacken,
    c: talk.recolour,
    f: talk.fullScreen,
    n: talk.openDesk,
    o: talk.overview,
    "?": talk.explain,
  };
  // On a small screen a slide may be longer than it: these keys first show the rest of it.
  const scrolls = (key) => {
    const slide = talk.all()[talk.here()];
    const down = slide.scrollTop + slide.clientHeight < slide.scrollHeight - 2;
    const up = slide.scrollTop > 2;
    return (["ArrowDown", "PageDown", " "].includes(key) && down) || (["ArrowUp", "PageUp", "shift "].includes(key) && up);
  };
  const actionFor = (key) => {
    if (key === "Escape") {
      return talk.escape;
    }
    if (talk.letters() && key.toLowerCase() in letters) {
      return letters[key.toLowerCase()];
    }
    if (has("is-overview")) {
      return inOverview[key];
    }
    return key in steps && !scrolls(key) ? () => talk.go(talk.here() + steps[key]) : undefined;
  };

  document.addEventListener("keydown", (event) => {
    const key = event.shiftKey && event.key === " " ? "shift " : event.key;
    const pressing = [" ", "Enter", "shift "].includes(key) && event.target.closest("a, button, input");
    if (!has("is-presenting") || talk.isOpen() || event.ctrlKey || event.altKey || event.metaKey || pressing) {
      return;
    }
    const action = talk.isBlack() ? talk.blacken : actionFor(key);
    if (action && !["Shift", "Tab"].includes(key)) {
      event.preventDefault();
      action();
    }
  });

  // A click beside links and text that is being selected goes on, as in other programs.
  deck.addEventListener("click", (event) => {
    if (has("is-presenting") && !has("is-overview") && !event.target.closest("a, button, input, summary, label") && !String(getSelection())) {
      talk.go(talk.here() + 1);
    }
  });

  let begin = null;
  const touched = (event) => {
    begin = event.touches.length === 1 && !has("is-overview") ? event.touches[0] : null;
  };
  deck.addEventListener("touchstart", touched, { passive: true });
  deck.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!has("is-presenting") || !begin) {
      return;
    }
    const [x, y] = [end.clientX - begin.clientX, end.clientY - begin.clientY];
    if (Math.abs(x) > 40 && Math.abs(x) > 1.5 * Math.abs(y)) {
      talk.go(talk.here() + (x < 0 ? 1 : -1));
    }
    begin = null;
  });
})();
