// Moving through a deck with keys, a clicker, a finger or the mouse.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { deck } = talk;
  const on = () => document.documentElement.classList.contains("is-presenting");

  const moves = {
    ArrowRight: () => talk.here() + 1,
    ArrowDown: () => talk.here() + 1,
    PageDown: () => talk.here() + 1,
    " ": () => talk.here() + 1,
    ArrowLeft: () => talk.here() - 1,
    ArrowUp: () => talk.here() - 1,
    PageUp: () => talk.here() - 1,
    "shift ": () => talk.here() - 1,
    Home: () => 0,
    End: () => talk.all().length - 1,
  };
  // On a small screen a slide may be longer than it: these keys first show the rest of it.
  const scrolls = (key) => {
    const slide = talk.all()[talk.here()];
    const down = slide.scrollTop + slide.clientHeight < slide.scrollHeight - 2;
    const up = slide.scrollTop > 2;
    return (["ArrowDown", "PageDown", " "].includes(key) && down) || (["ArrowUp", "PageUp", "shift "].includes(key) && up);
  };
  const typing = (target) => target.closest("input, select, textarea, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    const key = event.shiftKey && event.key === " " ? "shift " : event.key;
    const pressing = [" ", "Enter", "shift "].includes(key) && event.target.closest("a, button, summary");
    if (!on() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || pressing) {
      return;
    }
    if (key in moves && !scrolls(key)) {
      event.preventDefault();
      talk.go(moves[key]());
    }
  });

  // A click beside links and text that is being selected goes on, as in other programs.
  deck.addEventListener("click", (event) => {
    if (on() && !event.target.closest("a, button, input, summary, label") && !String(getSelection())) {
      talk.go(talk.here() + 1);
    }
  });

  let begin = null;
  deck.addEventListener("touchstart", ({ touches }) => {
    begin = touches.length === 1 ? touches[0] : null;
  }, { passive: true });
  deck.addEventListener("touchend", ({ changedTouches: [end] }) => {
    if (!on() || !begin) {
      return;
    }
    const [x, y] = [end.clientX - begin.clientX, end.clientY - begin.clientY];
    if (Math.abs(x) > 40 && Math.abs(x) > 1.5 * Math.abs(y)) {
      talk.go(talk.here() + (x < 0 ? 1 : -1));
    }
    begin = null;
  });
})();
