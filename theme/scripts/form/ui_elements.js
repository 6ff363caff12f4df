// What the parts of the form share: making elements, saying things aloud, and the words around an engine's texts.
(() => {
  "use strict";

  const ui = (window.pilotwijzerFormUi ??= {});
  let made = 0;

  ui.id = (name) => `f-${name}-${++made}`;

  // An element; false and undefined leave an attribute out, a function listens to the event of that name.
  ui.make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => {
      if (typeof value === "function") {
        element.addEventListener(key, value);
      } else if (value !== false && value !== undefined && value !== null) {
        element.setAttribute(key, value === true ? "" : value);
      }
    });
    element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
    return element;
  };
  const make = ui.make;

  ui.hidden = (text) => make("span", { class: "visually-hidden" }, text);
  ui.button = (text, act, attributes = {}) => make("button", { type: "button", class: "act", ...attributes, click: act }, text);

  // The engine's texts put what stands in the file between backticks.
  ui.words = (text) => text.split("`").map((part, at) => (at % 2 ? make("code", {}, part) : part));

  // The model explains fields to who writes the file; here nobody types a key.
  ui.help = (text) =>
    (text ?? "")
      .replace(/ ?\((?:de )?sleutel[^)]*\)/gi, "")
      .replace(/(?:De )?sleutels? uit de lijst[^.]*\.|Kies per bron een korte sleutel\./gi, "")
      .replace(/^De sleutel van de bron \(of bronnen\)/, "De bron (of bronnen)")
      .replace(/Zet `ja` /g, "Kruis aan ")
      .replaceAll("`", "")
      .trim();

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
  const voice = make("p", { class: "visually-hidden", role: "status" });
  let waiting = 0;
  ui.voice = voice;
  ui.say = (text) => {
    clearTimeout(waiting);
    voice.textContent = "";
    waiting = setTimeout(() => {
      voice.textContent = text;
    }, 60);
  };

  // What was just done and can be undone, or only is told; stays until the next such thing.
  const bar = make("div", { class: "undo", hidden: true });
  ui.bar = bar;
  const inBar = (text, ...acts) => {
    const away = ui.button("Sluit", () => {
      bar.hidden = true;
    });
    bar.replaceChildren(make("p", {}, text), ...acts, away);
    bar.hidden = false;
  };
  ui.offer = (text, word, act) => {
    const back = ui.button(word, () => {
      bar.hidden = true;
      act();
    });
    inBar(text, back);
    ui.say(`${text} ${word} kan onder aan de pagina.`);
  };
  // It does not take the place of something that can still be undone.
  ui.remark = (text) => {
    if (bar.hidden) {
      inBar(text);
    }
    ui.say(text);
  };
})();
