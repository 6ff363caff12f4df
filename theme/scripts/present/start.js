// A deck that stands in the page, or one that the address asks for; else the page is there to be read.
(async () => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  if (!talk.deck) {
    return;
  }
  const own = [...talk.deck.querySelectorAll(".slide")];
  const sections = own.length ? await talk.filtered(own) : await talk.compose();
  if (sections.length) {
    sections.flatMap((section) => [...section.querySelectorAll("[data-qr]")]).forEach((place) => {
      place.replaceChildren(talk.qr.picture(place.dataset.qr) ?? "Het adres is te lang voor een QR-code. Kies minder pilots.");
    });
    talk.present(sections);
  }
  document.documentElement.classList.add("is-ready");
})();
