// What the speaker's window (desk.js) is told: where the presentation is, and what there is to say at this slide.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { base, make, ours } = talk;
  if (!talk.deck) {
    return;
  }

  const notesOf = (slide) => {
    const notes = make("div");
    const own = slide.querySelector(".slide__notes");
    const question = slide.querySelector(".slide__question");
    if (own) {
      notes.append(...[...own.childNodes].map((node) => node.cloneNode(true)));
    }
    if (question) {
      notes.append(make("p", {}, question.textContent));
    }
    // In columns an explanation stands here, with the statement that it explains.
    talk.explained(slide).filter(({ parts }) => parts.length).forEach(({ name, parts }) => {
      notes.append(make("p", { class: "subhead" }, name), ...parts.map((part) => make("div", {}, ...part.cloneNode(true).childNodes)));
    });
    const told = (selector, wordsOf) =>
      new Map([...slide.querySelectorAll(selector)].map((mark) => [mark.dataset.uitleg, wordsOf(mark)]));
    const terms = told("a.begrip[data-uitleg]", (mark) => mark.textContent);
    const sources = told("a.source[data-uitleg]", (mark) => mark.textContent.replace("bron", "Bron"));
    [...terms, ...sources].forEach(([text, word]) => notes.append(make("p", {}, make("strong", {}, `${word}: `), text)));
    return notes.innerHTML;
  };

  let desktop = null;
  const send = () => {
    const [slides, at] = [talk.all(), talk.here()];
    desktop?.postMessage(
      {
        pilotwijzer: "dia",
        at,
        count: slides.length,
        black: talk.isBlack(),
        style: document.documentElement.getAttribute("style"),
        scheme: document.documentElement.dataset.scheme,
        now: slides[at].outerHTML,
        next: slides[at + 1]?.outerHTML ?? "",
        notes: notesOf(slides[at]),
      },
      "*",
    );
  };
  const openDesk = () => {
    const file = location.protocol === "file:" ? "index.html" : "";
    desktop = open(`${base}presenteren/spreker/${file}`, "pilotwijzer-spreker", "popup,width=1100,height=760");
    talk.tell(desktop ? "De notities staan in een tweede venster." : "Uw browser hield het venster tegen. Sta vensters van deze site toe.");
  };

  talk.button("Notities in een tweede venster", "M5 4h14v16H5zM8 9h8M8 13h8M8 17h5", openDesk, "foot__button--wide");
  Object.assign(talk, { notesOf, openDesk });
  talk.follow(send);
  addEventListener("message", (event) => {
    if (!ours(event) || !talk.all().length) {
      return;
    }
    const { pilotwijzer, to } = event.data ?? {};
    if (pilotwijzer === "waar") {
      desktop = event.source;
      send();
    } else if (pilotwijzer === "ga") {
      // As in the window itself: any key ends a black screen, and it begins only for who has letters on.
      if (talk.isBlack() || (to === "black" && talk.letters())) {
        talk.blacken();
      } else if (to !== "black") {
        talk.go(talk.here() + to);
      }
    }
  });
})();
