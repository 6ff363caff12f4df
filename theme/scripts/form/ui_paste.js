// What is pasted from a word processor: signs that nobody sees are taken out, hard spaces become spaces.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const BREAKS = /[\v\u0085\u2028\u2029]/g;
  const HARD = /[\u00a0\u2007\u202f]/g;

  const cleaned = (text) => {
    const { pattern, model } = window.pilotwijzerForm;
    const seen = text.replace(BREAKS, "\n");
    const plain = seen.replace(pattern(model.patterns.invisible, "g"), "");
    return { text: plain.replace(HARD, " "), gone: plain !== seen };
  };

  // Typed in at the caret, so that it can be undone with the keyboard; where a browser does not do that, put there.
  const insert = (control, text) => {
    if (!document.execCommand("insertText", false, text)) {
      control.setRangeText(text, control.selectionStart, control.selectionEnd, "end");
      ui.changed(control);
    }
  };

  ui.cleanPaste = (event) => {
    const control = event.target;
    const given = event.clipboardData?.getData("text/plain") ?? "";
    const { text, gone } = cleaned(given);
    if (text === given || !control.matches("input, textarea")) {
      return;
    }
    event.preventDefault();
    insert(control, control.matches("textarea") ? text : text.replace(/\s*\n\s*/g, " "));
    if (gone) {
      ui.remark(ui.text("pasted"));
    }
  };
})();
