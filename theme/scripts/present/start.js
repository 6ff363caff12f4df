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
      const long = "Het adres is te lang voor een QR-code. De spreker kan u de link sturen.";
      place.append(talk.qr.picture(place.dataset.qr) ?? talk.make("p", { class: "slide__missing" }, long));
    });
    talk.present(talk.gathered(sections));
  }
  document.documentElement.classList.add("is-ready");
})();
