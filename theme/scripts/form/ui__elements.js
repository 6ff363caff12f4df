// What the parts of the form share: making elements, saying things aloud, and the words around an engine's texts.
// The second underscore puts this before the other files of the form's page, which count on it.
(() => {
  "use strict";

  const make = window.pilotwijzerMake;
  // What stands on the page already.
  const part = (name) => document.querySelector(`[data-form-${name}]`);
  const ui = { make, part };
  window.pilotwijzerFormUi = ui;
  let made = 0;

  // A copy of what stands on the page as a template.
  ui.copy = (name) => part(name).content.firstElementChild.cloneNode(true);
  // A sentence that stands on the page, with what is filled in.
  ui.text = (name, filled) => part(`text=${name}`).content.textContent.replace("{}", () => filled);
  ui.id = (name) => `f-${name}-${++made}`;

  ui.hidden = (text) => make("span", { class: "visually-hidden" }, text);
  ui.button = (text, act, attributes = {}) => make("button", { type: "button", class: "act", ...attributes, click: act }, text);

  // The engine's texts put what stands in the file between backticks.
  ui.words = (text) => text.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));

  // Open where there is room for it.
  ui.openWhen = (details, query) => {
    const room = matchMedia(query);
    const fit = () => {
      details.open = room.matches;
    };
    room.addEventListener("change", fit);
    fit();
    return room;
  };

  ui.fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  ui.changed = (node) => node.dispatchEvent(new Event("input", { bubbles: true }));

  // One voice for all announcements; the same words twice are still heard.
  const voice = part("voice");
  let waiting = 0;
  ui.say = (text) => {
    clearTimeout(waiting);
    voice.textContent = "";
    waiting = setTimeout(() => {
      voice.textContent = text;
    }, 60);
  };

  // What was just done and can be undone, or only is told; stays until the next such thing.
  const [bar, told, back] = ["undo", "undone", "back"].map(part);
  let undo;
  const inBar = (text, act) => {
    told.textContent = text;
    undo = act;
    back.hidden = !act;
    bar.hidden = false;
  };
  bar.addEventListener("click", ({ target }) => {
    if (target !== told) {
      bar.hidden = true;
    }
    if (target === back) {
      undo();
    }
  });
  ui.offer = (text, act) => {
    inBar(text, act);
    ui.say(ui.text("undoable", text));
  };
  // It does not take the place of something that can still be undone.
  ui.remark = (text) => {
    if (bar.hidden) {
      inBar(text);
    }
    ui.say(text);
  };
})();
