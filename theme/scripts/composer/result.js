// What comes of a session that is being put together: its slides beside it, the presentation, its address and its file.
(() => {
  "use strict";

  const { acts, begin, find, follow, form, isFilled, pairs, partsNow } = window.pilotwijzerComposer;
  const { nameOf, textOf } = window.pilotwijzerSessionFile;
  const { clean, split } = window.pilotwijzerProgramme;
  const address = window.pilotwijzerAddress;
  const files = window.pilotwijzerFiles;
  const make = window.pilotwijzerMake;
  const { repository, branch } = form.dataset;
  // Programs for mail break longer addresses; GitHub refuses them.
  const LONG = 2000;
  const LONGEST = 7000;
  const room = new URL(`${document.documentElement.dataset.base}presenteren/${files.onDisk ? "index.html" : ""}`, location.href).href;

  // ---------------------------------------------------------------------------------------- the slides

  const counted = (number) => (number === 1 ? "1 dia" : `${number} dia's`);
  let frame = null;
  let first = 1;
  const showCounts = (keys) => {
    let number = 0;
    partsNow().forEach((part) => {
      number += isFilled(part);
      const slides = isFilled(part) ? keys.filter((key) => key.startsWith(`${number}-`)).length : 0;
      part.dataset.slides = slides;
      find("count", part).textContent = isFilled(part) ? counted(slides) : "Nog leeg: telt niet mee";
    });
    first = keys.filter((key) => key === "titel").length;
    const minutes = partsNow().reduce((sum, part) => sum + Number(part.querySelector("[name=minuten]").value), 0);
    find("sum").textContent = [`Samen ${counted(keys.length)}`, ...(minutes ? [`${minutes} minuten`] : [])].join(", ");
  };
  addEventListener("message", ({ source, data }) => {
    if (frame && source === frame.contentWindow && data?.pilotwijzer === "dias") {
      showCounts(data.keys);
    }
  });
  // A new frame for each state: that is no step to go back to.
  const preview = (query) => {
    const before = partsNow().slice(0, partsNow().findIndex((part) => part.classList.contains("is-touched")) + 1);
    const at = before.slice(0, -1).reduce((sum, part) => sum + Number(part.dataset.slides ?? 0), before.length ? first + 1 : 1);
    frame = make("iframe", { src: `${room}?${query}#dia-${at}`, title: "De dia's", tabindex: "-1" });
    find("preview").replaceChildren(frame);
  };

  // -------------------------------------------------------------------------------------- link and file

  const file = () => {
    const session = split(pairs());
    return { name: nameOf(session.head), text: textOf(session) };
  };
  const toGithub = ({ name, text }) => {
    const link = find("github");
    const blank = `${repository}/new/${branch}/content/sessies?filename=${encodeURIComponent(`${name}.yml`)}`;
    const whole = `${blank}&value=${encodeURIComponent(text)}`;
    link.href = whole.length > LONGEST ? blank : whole;
    find("paste").hidden = whole.length <= LONGEST;
  };
  const tellLength = ({ length }) => {
    find("long").hidden = length <= LONG || files.onDisk;
    find("length").textContent = window.pilotwijzerFigures(length);
  };

  let waiting = 0;
  follow(() => {
    const query = address.spelled(pairs());
    const isEmpty = !partsNow().some(isFilled);
    const whole = `${room}?${query}`;
    find("out").hidden = isEmpty;
    find("go").href = whole;
    find("link").value = whole;
    tellLength(whole);
    const made = file();
    find("text").value = made.text;
    find("file").textContent = `${made.name}.yml`;
    if (repository) {
      toGithub(made);
    }
    clearTimeout(waiting);
    waiting = isEmpty ? 0 : setTimeout(preview, 300, query);
  });

  const tell = (text) => {
    find("kept").textContent = text;
  };
  // What the checker would refuse is not saved: each field that can be wrong says itself what it asks.
  acts.save = () => {
    const wrong = [...form.querySelectorAll("[data-ask]")].find((field) => !field.validity.valid || (field.required && !clean(field.value)));
    if (wrong) {
      wrong.closest("details")?.setAttribute("open", "");
      wrong.focus();
      tell(`${wrong.dataset.ask} Bewaar daarna het bestand.`);
      return;
    }
    const { name, text } = file();
    tell(`Bewaard als ${files.saveText(name, text)}.`);
  };
  acts.copy = async (button) => {
    const field = find("link");
    if (await window.pilotwijzerCopy(field.value, field)) {
      button.focus();
      tell("De link is gekopieerd.");
    } else {
      tell("Kopiëren mag hier niet. De link is geselecteerd: kopieer hem met Ctrl+C.");
    }
  };

  begin();
})();
