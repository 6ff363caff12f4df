// The ways out: to the editor of GitHub, as a file with a letter, or copied. Which there are depends on the site's settings.
(() => {
  "use strict";

  const ui = (window.pilotwijzerFormUi ??= {});
  const make = (...parts) => ui.make(...parts);
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

  ui.copy = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  };

  const copier = (word, text, field) =>
    ui.button(word, async (event) => {
      const button = event.currentTarget;
      const done = await ui.copy(text, field);
      button.focus();
      ui.say(done ? "Gekopieerd." : "Kopiëren lukt hier niet. Selecteer de tekst en kopieer hem zelf.");
      button.textContent = done ? "Gekopieerd" : "Kopiëren lukt hier niet";
    }, { class: "act" });

  const way = (title, ...content) => make("section", { class: "way" }, make("h3", {}, title), ...content);
  // What to do after the buttons, which are the first two steps.
  const steps = (first, ...all) => make("ol", { class: "way__steps", start: first }, all.map((step) => make("li", {}, step)));
  const outward = (text, href) => make("a", { class: "button way__go", href, target: "_blank", rel: "noopener noreferrer" }, text, ui.hidden(" (opent in een nieuw venster)"));

  // Who may not write there is asked for one press more: without it nothing is sent in.
  const proposed = () => [
    make("span", {}, "Kies ", make("strong", {}, "Commit changes"), " of ", make("strong", {}, "Propose changes"), ", en bevestig."),
    make("span", {}, "Ziet u ", make("strong", {}, "Create pull request"), "? Kies dat. Pas dan is uw voorstel ingestuurd."),
  ];

  const github = (site, { name, text, exists }, field) => {
    const folder = `${site.repository}/${exists ? "edit" : "new"}/${site.branch}/pilots`;
    const blank = exists ? `${folder}/${name}` : `${folder}?filename=${encodeURIComponent(name)}`;
    const filled = exists ? "" : `${blank}&value=${encodeURIComponent(text)}`;
    if (filled && filled.length <= LONGEST) {
      return way(
        "Stuur in met GitHub",
        make("p", {}, "U hebt een (gratis) account bij GitHub nodig. Uw tekst staat daar al klaar."),
        outward("Open uw bestand bij GitHub", filled),
        steps(1, "Kijk het bestand na.", ...proposed()),
      );
    }
    const why = exists ? "U plakt uw tekst over de oude heen." : "Uw tekst is te lang voor een kant-en-klare koppeling. U plakt hem daarom zelf.";
    return way(
      "Stuur in met GitHub",
      make("p", {}, `U hebt een (gratis) account bij GitHub nodig. ${why}`),
      make("p", { class: "way__acts" }, copier("1. Kopieer het bestand", text, field), outward("2. Open de editor van GitHub", blank)),
      steps(
        3,
        exists ? "Klik in de tekst en selecteer alles (Ctrl + A)." : "Klik in het lege vak.",
        "Plak (Ctrl + V).",
        ...proposed(),
      ),
    );
  };

  const letter = (values, { name, exists }) => ({
    subject: `${exists ? "Wijziging van" : "Nieuwe"} pilot: ${values.titel ?? name}`,
    body: [
      "Beste redactie,",
      "",
      `Hierbij ${exists ? "een wijziging van" : "de beschrijving van"} de pilot ‘${values.titel ?? name}’. U vindt haar in de bijlage: ${name}.`,
      "",
      "Met vriendelijke groet,",
      "",
    ].join("\r\n"),
  });

  const mail = (site, values, file) => {
    const { subject, body } = letter(values, file);
    const whole = make("textarea", { class: "control way__letter", readonly: true, rows: "8", "aria-label": "De tekst van de e-mail" });
    whole.value = `${site.mail ? `Aan: ${site.mail}\n` : ""}Onderwerp: ${subject}\n\n${body.replaceAll("\r\n", "\n")}`;
    const address = `mailto:${site.mail}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    return way(
      site.mail ? "Stuur in met e-mail" : "Geef het bestand aan de redactie",
      make("p", {}, site.mail ? "U hebt geen account nodig." : "Deze site noemt geen adres om naar te mailen. Geef het bestand aan wie de site beheert. De tekst hieronder kunt u erbij gebruiken."),
      make(
        "p",
        { class: "way__acts" },
        ui.button(`${site.mail ? "1. " : ""}Bewaar ${file.name}`, () => {
          window.pilotwijzerFiles.save(file.text, "application/yaml;charset=utf-8", file.name.slice(0, -".yml".length), "yml");
          ui.say(`${file.name} staat bij uw downloads.`);
        }),
        site.mail && make("a", { class: "button way__go", href: address }, "2. Open een e-mail"),
      ),
      site.mail && steps(3, make("span", {}, "Voeg ", make("code", {}, file.name), " toe als bijlage. U vindt het bij uw downloads."), "Verstuur de e-mail."),
      make("details", { class: "more" }, make("summary", {}, site.mail ? "Opent er geen e-mail? Kopieer de tekst" : "De tekst om mee te sturen"), whole, copier("Kopieer de tekst", whole.value, whole)),
    );
  };

  // `file` has a name, a text and whether it exists already; `field` is where its text stands to be copied by hand.
  ui.ways = (site, values, file) => {
    const field = make("textarea", { class: "control way__file", readonly: true, rows: "12", spellcheck: "false", "aria-label": `De inhoud van ${file.name}` });
    field.value = file.text;
    return [
      ...(site.repository ? [github(site, file, field)] : []),
      mail(site, values, file),
      way("Kopieer het bestand", make("p", {}, "Hebt u een eigen manier om bestanden te leveren? Kopieer dan de inhoud."), field, copier("Kopieer", file.text, field)),
    ];
  };
})();
