// A button at each heading that copies the link to it. Without this the headings in texts have a plain link.
(() => {
  "use strict";

  const make = window.pilotwijzerMake;
  const status = make("p", { class: "copied", role: "status" });
  document.body.append(status);

  const linkTo = (id) => {
    // What the reader keeps in the tray is nobody else's business.
    const link = window.pilotwijzerAddress.changed(location.href, { keuze: "" });
    link.hash = id;
    return link.href;
  };
  const copy = async (id) => {
    if (await window.pilotwijzerCopy(linkTo(id))) {
      return "Link gekopieerd.";
    }
    // In the bar of the browser anybody can copy it.
    location.hash = id;
    return "Kopiëren mag hier niet. De link staat in de adresbalk.";
  };

  let clearing = 0;
  document.querySelectorAll("main :is(h2, h3)[id]:not(.visually-hidden, :is(.book, .step, form) *)").forEach((heading) => {
    heading.querySelector(".headerlink")?.remove();
    const name = heading.textContent.replace(/\s+/g, " ").trim();
    const click = async () => {
      clearTimeout(clearing);
      status.textContent = "";
      status.textContent = await copy(heading.id);
      clearing = setTimeout(() => status.replaceChildren(), 6000);
    };
    // The name of the button is none of the heading's.
    heading.setAttribute("aria-label", name);
    heading.append(make("button", { "aria-label": `Kopieer link naar ${name}`, class: "copy-link no-print", click }));
  });
})();
