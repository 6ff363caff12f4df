// The ways out: to the editor of GitHub, as a file with a letter, or copied. Which there are depends on the site's settings.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make, part } = ui;
  // GitHub refuses longer addresses.
  const LONGEST = 7000;

  ui.slug = (text) => ui.fold(text).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  ui.unique = (name, taken) => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) {
      free = `${name}-${number}`;
    }
    return free;
  };

  // From the title; where another pilot has that name already, with the region behind it.
  ui.fileName = (values, taken) => {
    const plain = ui.slug(values.titel ?? "") || "nieuwe-pilot";
    const title = /^[a-z]/.test(plain) ? plain : `pilot-${plain}`;
    const whole = taken.has(title) && values.regio ? `${title}-${ui.slug(values.regio)}` : title;
    return ui.unique(whole, taken);
  };

  const copiers = document.querySelectorAll("[data-form-copy]");
  copiers.forEach((button) =>
    button.addEventListener("click", async () => {
      const field = part(button.dataset.formCopy);
      const done = await window.pilotwijzerCopy(field.value, field);
      button.focus();
      ui.say(done ? "Gekopieerd." : ui.text("no-copy"));
      button.textContent = done ? "Gekopieerd" : "Kopiëren lukt hier niet";
    }),
  );

  // A new text that is not too long stands ready at GitHub; any other is pasted there.
  const github = ({ repository, branch }, { name, text, exists }) => {
    const folder = `${repository}/${exists ? "edit" : "new"}/${branch}/pilots`;
    const blank = exists ? `${folder}/${name}` : `${folder}?filename=${encodeURIComponent(name)}`;
    const filled = `${blank}&value=${encodeURIComponent(text)}`;
    const isReady = !exists && filled.length <= LONGEST;
    part("ready").hidden = !isReady;
    part("paste").hidden = isReady;
    part("ready-link").href = filled;
    part("paste-link").href = blank;
  };

  // The letter stands on the page with names in brackets for what differs.
  const letter = part("letter");
  const mail = (address, { titel }, { name, exists }) => {
    const names = {
      soort: exists ? "Wijziging van" : "Nieuwe",
      wat: exists ? "een wijziging van" : "de beschrijving van",
      titel: titel ?? name,
      bestand: name,
    };
    letter.value = letter.defaultValue.replace(/{(\w+)}/g, (_, key) => names[key]);
    if (address) {
      const [, subject, body] = /Onderwerp: (.*)\n\n([^]*)/.exec(letter.value);
      const said = [subject, body.replaceAll("\n", "\r\n")].map(encodeURIComponent);
      part("mail-link").href = `mailto:${address}?subject=${said[0]}&body=${said[1]}`;
    }
  };

  let sent = null;
  part("take").addEventListener("click", () => {
    window.pilotwijzerFiles.save(sent.text, "application/yaml;charset=utf-8", sent.name.slice(0, -".yml".length), "yml");
    ui.say(ui.text("downloaded", sent.name));
  });

  // Make all ways ready for a file, which has a name, a text and whether it exists already.
  ui.readyToSend = (site, values, file) => {
    sent = file;
    part("text").value = file.text;
    part("text").setAttribute("aria-label", `De inhoud van ${file.name}`);
    copiers.forEach((button) => {
      button.textContent = button.value;
    });
    if (site.repository) {
      github(site, file);
    }
    mail(site.mail, values, file);
  };
})();
