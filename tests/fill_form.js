// Fills the form at random and hands back what it writes and what it says of that. The same seed fills in the same.
async ({ seed, careful }) => {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const chance = (share) => random() < share;
  const one = (all) => all[Math.floor(random() * all.length)];

  const TEXTS = [
    "Gewone tekst", "Met een dubbele punt: en nog iets", "'s ochtends vroeg", "Zij zei: \"ja\"", "Nee", "ja", "null", "~", "0123",
    "1.200", "12:30", "2012-10-01", "# geen commentaar", "tekst # met hek", "- streepje vooraan", "? vraag", "! uitroep", "& en *ster",
    "*anker", "%procent", "@apenstaart", "`accent`", "[haken]", "{accolades}", "a, b en c", "eindigt op:", "👩‍👩‍👧 en 🌳", "e\u0301e\u0301n",
    "harde\u00a0spatie", "  spaties eromheen  ", "Regel één\nregel twee", "Alinea één.\n\nAlinea twee: met meer.\n\n- punt\n- punt twee",
    "tab\ttussen", "schuine \\ streep", "<b>vet</b>", "<script>alert(1)</script>", "{{ 7*7 }}", "|", ">", "|-", "---", "...", "-", ":",
    "“gekruld”", "x".repeat(300), "Een lange zin met: van alles. ".repeat(270),
    "C:\\map\\bestand", "=1+1", "true", "Zin.\n  ingesprongen\n\n\n\neinde",
  ];
  const BAD_TEXTS = ["\u200bnul", "rechts\u202elinks", "\u0007bel", "Ã«", "info@voorbeeld.nl", "jan@voorbeeld.nl", "06-12345678", "tweede\u2028regel"];
  const DATES = ["2012", "2012-10", "2012-10-01", "najaar 2013", "oktober 2012", "1 mei 2014"];
  const BAD_DATES = ["2012-9", "31-12-2012", "gisteren", "2012-13", "2013-02-30", ""];
  const VALUES = ["6,8", "1/5", "ruim 2/5", "-3"];

  const put = (control, text) => {
    control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const textFor = (control) => {
    if (control.inputMode === "numeric") {
      return careful || chance(0.7) ? String(Math.floor(random() * 18)) : one(["012", "1.200", "veel", "-1"]);
    }
    if (control.inputMode === "url") {
      return careful || chance(0.7) ? "https://voorbeeld.nl/rapport?x=1#deel" : one(["http://x.nl", "voorbeeld.nl"]);
    }
    if (control.getAttribute("spellcheck") === "false") {
      return careful || chance(0.7) ? one(DATES) : one(BAD_DATES);
    }
    if (/Waarde/.test(labelOf(control))) {
      return careful || chance(0.7) ? one(VALUES) : one(TEXTS);
    }
    return careful || chance(0.9) ? one(TEXTS) : one(BAD_TEXTS);
  };
  const click = (button) => button?.click();
  const settle = () => dispatchEvent(new Event("pagehide"));

  // Who is careful fills in what must be there, and nothing that then contradicts something else.
  const labelOf = (control) => control.labels?.[0]?.textContent ?? "";
  const mustBe = (control) => /\(nodig\)|^(Waarde|Partij)/.test(labelOf(control)) || control.id.startsWith("f-bron-");
  const isWise = (control) => {
    const set = control.closest(".more")?.parentElement;
    const first = set?.querySelector(".control");
    return (mustBe(control) || !/^(Eind|Van|Naam|Pilot)\b/.test(labelOf(control))) && !(first && first !== control && !first.value);
  };

  // The sources come first: other fields choose from them.
  const steps = [...document.querySelectorAll(".form .step")].slice(0, -2).reverse();
  steps.forEach((step) => {
    if (careful && ["verschillen", "relaties"].includes(step.id) && chance(0.8)) {
      return;
    }
    step.querySelectorAll(".act--add").forEach((button) => {
      for (let times = Math.floor(random() * 3); times > 0; times -= 1) {
        click(button);
      }
    });
    step.querySelectorAll(".act--add").forEach((button) => chance(0.15) && click(button));
    const full = step.id === "algemeen" || step.id === "bronnen" ? 0.9 : one([0, 0.3, 0.7]);
    step.querySelectorAll("input, textarea, select").forEach((control) => {
      if (control.type === "search" || control.type === "file" || !chance(careful && full && mustBe(control) ? 1 : full) || (careful && !isWise(control))) {
        return;
      }
      if (control.type === "radio") {
        if (chance(careful ? 0 : 0.2)) {
          click(control);
        }
      } else if (control.type === "checkbox") {
        if (chance(careful && control.id.startsWith("f-bron-") && !control.checked ? 1 : 0.25)) {
          click(control);
        }
      } else if (control.tagName === "SELECT") {
        put(control, one([...control.options].slice(careful && control.options.length > 1 ? 1 : 0)).value);
      } else if (control.getAttribute("role") === "combobox") {
        control.click();
        const options = [...document.getElementById(control.getAttribute("aria-controls")).children];
        careful || chance(0.8) ? click(one(options)) : put(control, one(TEXTS).replace(/\s+/g, " "));
        control.dispatchEvent(new Event("blur"));
      } else {
        put(control, textFor(control));
      }
    });
    step.querySelectorAll("[data-act]").forEach((button) => button.isConnected && chance(0.05) && click(button));
    settle();
    step.querySelectorAll("[data-act=op], [data-act=neer]").forEach((button) => button.isConnected && chance(0.2) && click(button));
  });
  if (careful) {
    [...document.querySelectorAll(".form .act")].find((button) => button.textContent === "Controleer").click();
    click([...document.querySelectorAll(".faults .act")].find((button) => /lege kopjes/.test(button.textContent)));
    settle();
  }
  location.hash = "insturen";
  await new Promise((done) => setTimeout(done, 50));
  settle();
  const faults = [...document.querySelectorAll(".faults__list .kind")].map((kind) => {
    const [severity, code] = kind.textContent.split(": ");
    return { severity, code, text: kind.parentElement.textContent };
  });
  const field = document.querySelector(".way__file");
  return { faults, text: field.value, name: field.getAttribute("aria-label").replace("De inhoud van ", "") };
}
