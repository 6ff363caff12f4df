// A deck that stands in the page, or one that the address asks for; else the page is there to be read.
(async () => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const own = [...talk.deck.querySelectorAll(".slide")];
  const sections = own.length ? own : await talk.compose();
  if (sections.length) {
    talk.present(sections);
  }
  document.documentElement.classList.add("is-ready");
})();
