// Putting a session together. The form is the session: its fields have the names of a session file, and what stands in
// them, in that order, is the address. Going back undoes a step.
window.pilotwijzerComposer = (() => {
  "use strict";

  const form = document.querySelector("[data-composer]");
  const address = window.pilotwijzerAddress;
  const programme = window.pilotwijzerProgramme;
  const make = window.pilotwijzerMake;
  const find = (name, within = form) => within.querySelector(`[data-${name}]`);
  const all = (selector, within = form) => [...within.querySelectorAll(selector)];
  const fieldOf = (name, within) => within.querySelector(`[name=${name}]`);
  const list = find("parts");
  const partsNow = () => [...list.children];
  const pattern = (kind) => find(`part=${kind}`).content.firstElementChild;
  const say = (text) => {
    find("status").textContent = text;
  };

  // ------------------------------------------------------------------------------------------ pilots

  let names = new Map();
  let loading = null;
  // What the pilots are called comes when the first of them is asked for.
  const loadNames = () => {
    loading ??= window.pilotwijzerFrom(`${document.documentElement.dataset.base}assets/catalogus.js`, "pilotwijzerCatalogus").then((catalogue) => {
      const { slugs = "", titels, regios, regio } = catalogue ?? {};
      const known = slugs.split(" ").filter(Boolean);
      names = new Map(known.map((slug, at) => [slug, { slug, title: titels[at], place: regios[regio[at]] }]));
    });
    return loading;
  };
  const shortName = (slug, among) => {
    const { title, place } = names.get(slug);
    return among.some((other) => other !== slug && names.get(other).place === place) ? title : place;
  };

  // ------------------------------------------------------------------------------------- from the form

  const KOPJES = all("[name=kopjes]", pattern("pilot")).map(({ value }) => value);
  // What holds when nothing is filled in.
  const usual = ({ type, placeholder = "" }) => (type === "date" ? new Date().toLocaleDateString("sv") : placeholder);
  // Pairs of a name and a text for all that is filled in, with its keys behind one another.
  const filled = (within) => {
    const texts = new Map();
    all("[name]", within)
      .filter(({ type, checked }) => type !== "checkbox" || checked)
      .forEach((field) => {
        const { name } = field;
        const text = programme.clean(field.value) || usual(field).trim();
        texts.set(name, texts.has(name) ? `${texts.get(name)},${text}` : text);
      });
    return [...texts].filter(([name, text]) => text && !(name === "kopjes" && text === KOPJES.join(",")));
  };
  const isFilled = (part) => filled(part)[0]?.[0] === part.dataset.kind;
  const pairs = () => [...filled(find("head")), ...partsNow().filter(isFilled).flatMap(filled)];

  // --------------------------------------------------------------------------------------- to the form

  const chosenIn = (field) => field.selectedOptions[0].text;
  const nameOf = {
    pilot: (part) => {
      const { title, place } = names.get(fieldOf("pilot", part).value);
      return `${place}: ${title}`;
    },
    vergelijk: (part) => {
      const slugs = all("[name=vergelijk]", part).map(({ value }) => value);
      return slugs.map((slug) => shortName(slug, slugs)).join(" naast ");
    },
    kopje: (part) => `${chosenIn(fieldOf("kopje", part))}, bij alle pilots`,
    beeld: (part) => `${chosenIn(fieldOf("beeld", part))}: alle pilots in beeld`,
    vragen: () => "Vragen om over te praten",
    dia: (part) => fieldOf("dia", part).value || "Eigen dia",
  };
  const label = () => {
    partsNow().forEach((part, at, { length }) => {
      const name = nameOf[part.dataset.kind](part);
      all("[data-name]", part).forEach((place, first) => {
        place.textContent = first ? name : `${at + 1}. ${name}`;
      });
      find("do=up", part).setAttribute("aria-disabled", at === 0);
      find("do=down", part).setAttribute("aria-disabled", at === length - 1);
      const shown = all("[name=kopjes]:checked", part).map((box) => box.closest("label").textContent.trim());
      if (find("shown", part)) {
        find("shown", part).textContent = shown.length % KOPJES.length ? shown.join(", ") : "alle";
      }
    });
  };

  const beside = (slug) => {
    const { title, place } = names.get(slug);
    const sooner = make("button", { class: "text-button", type: "button", "data-do": "up" }, "Eerder", make("span", { class: "visually-hidden" }, ` ${title}`));
    return make("li", { "data-move": "" }, make("input", { type: "hidden", name: "vergelijk", value: slug }), make("strong", {}, place), " ", title, " ", sooner);
  };
  // A part with these texts; keys as a list or behind one another.
  const partOf = ({ kind, kopjes, ...texts }) => {
    const part = pattern(kind).cloneNode(true);
    if (kind === "vergelijk") {
      find("beside", part).append(...texts.vergelijk.map(beside));
    } else {
      const field = fieldOf(kind, part);
      field.value = [texts[kind] ?? field.value].flat().join("\n");
    }
    ["tekst", "minuten", "notities"].filter((name) => texts[name]).forEach((name) => {
      fieldOf(name, part).value = texts[name];
    });
    const boxes = all("[name=kopjes]", part);
    const place = ({ value }) => (kopjes.indexOf(value) + KOPJES.length + 1) % (KOPJES.length + 1);
    if (kopjes) {
      boxes.forEach((box) => {
        box.checked = kopjes.includes(box.value);
      });
      boxes[0].closest("ul").append(...boxes.sort((a, b) => place(a) - place(b)).map((box) => box.closest("li")));
    }
    return part;
  };

  const times = all("[data-time]");
  const restore = async () => {
    const asked = programme.split(address.pairs());
    if (programme.pilotsIn(asked).length) {
      await loadNames();
    }
    const beelden = new Set([...fieldOf("beeld", pattern("beeld")).options].map(({ value }) => value));
    const { verhuisd = {} } = window.pilotwijzerCatalogus ?? {};
    const session = programme.read(address.pairs(), { slugs: names, verhuisd, kopjes: new Set(KOPJES), beelden });
    programme.HEAD.forEach((name) => {
      fieldOf(name, find("head")).value = session.head[name] ?? "";
    });
    times.forEach((field, at) => {
      field.value = session.head.tijd?.split("-")[at] ?? "";
    });
    readTimes();
    list.replaceChildren(...session.points.map(partOf));
    find("notice").hidden = !session.problems.length;
    find("notice").replaceChildren(...session.problems.map((text) => make("p", {}, text)));
    return session;
  };

  // ----------------------------------------------------------------------------------------- changing

  const followers = [];
  const changed = (how) => {
    label();
    if (how) {
      address.rewrite([...pairs(), ...address.pairs().filter(([name]) => name === "keuze")], how);
    }
    followers.forEach((follow) => follow());
  };
  const placeOf = (part) => `Onderdeel ${partsNow().indexOf(part) + 1} van ${list.childElementCount}`;
  const touch = (part) => {
    partsNow().forEach((one) => one.classList.toggle("is-touched", one === part));
  };
  const add = (points) => {
    const made = points.map(partOf);
    list.append(...made);
    touch(made[0]);
    changed("pushState");
    (made[0].querySelector(".field:not([type=hidden], details *)") ?? made[0]).focus();
    say(`Erbij gezet. ${placeOf(made[0])}.`);
  };

  let removed = null;
  const move = (button, by) => {
    const item = button.closest("[data-move]");
    const [from, to] = by < 0 ? [item, item.previousElementSibling] : [item.nextElementSibling, item];
    if (from && to) {
      to.before(from);
    }
    const part = item.closest(".part");
    touch(part);
    changed("pushState");
    button.focus();
    say(item === part ? `${placeOf(part)}.` : `Plaats ${[...item.parentElement.children].indexOf(item) + 1} van ${item.parentElement.childElementCount}.`);
  };
  const acts = {
    up: (button) => move(button, -1),
    down: (button) => move(button, 1),
    none: (button) => {
      all("[name=kopjes]", button.closest(".part")).forEach((box) => {
        box.checked = false;
      });
      touch(button.closest(".part"));
      changed("pushState");
      say("Alle kopjes staan uit. Kies er een of meer.");
    },
    remove: (button) => {
      const part = button.closest(".part");
      removed = { part, at: partsNow().indexOf(part) };
      find("undo").firstElementChild.textContent = `Weggehaald: ${nameOf[part.dataset.kind](part)}.`;
      find("undo").hidden = false;
      part.remove();
      changed("pushState");
      find("do=undo").focus();
      say(`Weggehaald. Er ${list.childElementCount === 1 ? "is nog 1 onderdeel" : `zijn nog ${list.childElementCount} onderdelen`}.`);
    },
    undo: () => {
      const { part, at } = removed;
      list.insertBefore(part, list.children[at]);
      find("undo").hidden = true;
      touch(part);
      changed("pushState");
      part.focus();
      say(`Teruggezet. ${placeOf(part)}.`);
    },
  };
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    acts[button?.dataset.do]?.(button);
    if (button?.dataset.add) {
      add([{ kind: button.dataset.add }]);
    }
  });

  // Two fields for one text; a time without an end, or with one before it, is none.
  const readTimes = () => {
    const time = times.map(({ value }) => value).join("-");
    const half = times.some(({ value }) => value) && !programme.isTime(time);
    fieldOf("tijd", find("head")).value = half ? "" : time.replace(/^-$/, "");
    times[1].setCustomValidity(half ? times[1].dataset.ask : "");
  };
  let waiting = 0;
  const edited = ({ target }) => {
    clearTimeout(waiting);
    touch(target.closest(".part"));
    readTimes();
    changed("replaceState");
  };
  form.addEventListener("change", (event) => event.target.closest("[data-head], .part") && edited(event));
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = event.target.closest("[data-head], .part") && setTimeout(edited, 400, event);
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  const begin = async () => {
    const session = await restore();
    const day = fieldOf("datum", find("head"));
    day.value ||= usual(day);
    form.hidden = false;
    document.querySelector("[data-without]").hidden = true;
    document.querySelector("[data-example]").open = false;
    // Who comes with one thing to choose its headings sees them at once.
    if (session.points.length === 1) {
      find("headings", list)?.toggleAttribute("open", true);
    }
    changed(session.points.length && "replaceState");
    address.moved(async () => {
      await restore();
      find("undo").hidden = true;
      changed();
    });
  };

  return { acts, add, begin, find, follow: (act) => followers.push(act), form, isFilled, loadNames, pairs, partsNow, pilots: () => names, say };
})();
