// Showing a deck: one slide at a time, in step with the address (`#werkwijze`, and `#werkwijze.2` for what did not fit).
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { deck, make } = talk;
  const root = document.documentElement;

  let sections = [];
  let slides = [];
  let at = 0;
  const followers = [];

  // ------------------------------------------------------------------------------------- the foot

  const status = make("p", { class: "visually-hidden", role: "status" });
  const count = make("p", { class: "foot__count" });
  const progress = make("progress", { class: "foot__progress", "aria-label": "Hoe ver de presentatie is" });
  const buttons = make("div", { class: "foot__buttons" });
  const foot = make("footer", { class: "foot" }, progress, count, buttons);
  const button = (label, path, action, className = "") => {
    const element = make("button", { class: `foot__button ${className}`, type: "button", title: label });
    element.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`;
    element.append(make("span", { class: "visually-hidden" }, label));
    element.addEventListener("click", action);
    buttons.append(element);
    return element;
  };
  const back = button("Vorige dia", "M15 5l-7 7 7 7", () => go(at - 1));
  const forth = button("Volgende dia", "M9 5l7 7-7 7", () => go(at + 1));

  // ------------------------------------------------------------------------------------ the slides

  const titleOf = (slide) => slide.querySelector(".slide__title").textContent;
  const place = (fragment) => {
    const [, number] = /^dia-(\d+)$/.exec(fragment) ?? [];
    if (number) {
      return Number(number) - 1;
    }
    const whole = slides.filter((slide) => slide.dataset.key === fragment);
    const [, key, part] = /^(.*)\.(\d+)$/.exec(fragment) ?? ["", fragment, 1];
    const own = whole.length ? whole : slides.filter((slide) => slide.dataset.key === key);
    // What stands on a slide with others has its own address still.
    const within = slides.findIndex((slide) => slide.querySelector(`[id="${CSS.escape(fragment)}"]`));
    // A larger screen has fewer slides: then the last of them has what was asked.
    return own.length ? slides.indexOf(own[Math.min(whole.length ? 1 : Number(part), own.length) - 1]) : within;
  };
  const fragment = () => decodeURIComponent(location.hash.slice(1));

  const write = (id) => {
    if (fragment() === id) {
      return;
    }
    try {
      history.replaceState(history.state, "", `#${id}`);
    } catch {
      location.replace(`#${id}`);
    }
  };

  const show = () => {
    const current = slides[at];
    slides.forEach((slide, index) => {
      slide.classList.toggle("is-current", index === at);
    });
    current.scrollTo(0, 0);
    progress.max = slides.length;
    progress.value = at + 1;
    count.textContent = `dia ${at + 1} van ${slides.length}`;
    status.textContent = `Dia ${at + 1} van ${slides.length}: ${titleOf(current)}`;
    back.disabled = at === 0;
    forth.disabled = at === slides.length - 1;
    write(current.id);
    followers.forEach((follow) => follow());
  };
  const go = (to) => {
    at = Math.max(0, Math.min(to, slides.length - 1));
    show();
  };

  // ------------------------------------------------------------------------------------ laying out

  // A slide is laid out on a sheet 720 high, or 1024 wide where that is less, and then enlarged: it is cut in the same
  // places on every screen of the same shape. On a phone the sheet is as small as keeps the letters readable.
  const SMALLEST = 17 / 28;
  const measure = () => {
    const scale = Math.max(SMALLEST, Math.min(innerWidth / 1024, innerHeight / 720));
    const [width, height] = [Math.round(innerWidth / scale), Math.round(innerHeight / scale)];
    root.style.setProperty("--stage", scale);
    const before = [root.style.getPropertyValue("--w"), root.style.getPropertyValue("--h")].map(Number);
    root.style.setProperty("--w", width);
    root.style.setProperty("--h", height);
    return Math.abs(before[0] - width) > 8 || Math.abs(before[1] - height) > 8;
  };
  const lay = () => {
    const wanted = slides.length ? slides[at].id : fragment();
    deck.replaceChildren();
    root.classList.remove("is-overview");
    slides = talk.divided(sections);
    slides.forEach((slide, index) => {
      slide.dataset.number = index + 1;
      // Of what is seen, the title of the slide is the first heading.
      slide.querySelectorAll("h1, h2, h3, h4").forEach((heading) => {
        heading.setAttribute("aria-level", heading.matches(".slide__title") ? "1" : "2");
      });
      // What is looked up during a presentation opens beside it.
      slide.querySelectorAll("a[href]").forEach((link) => {
        link.setAttribute("target", "_blank");
        link.setAttribute("rel", "noopener");
      });
      const lines = make("div", { class: "slide__lines", "aria-hidden": "true" }, make("i"), make("i"), make("i"));
      slide.append(make("p", { class: "slide__number", "aria-hidden": "true" }, `${index + 1} van ${slides.length}`), lines);
    });
    deck.append(...slides);
    go(Math.max(0, place(wanted)));
  };
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => slides.length && measure() && lay(), 100);
  });
  addEventListener("hashchange", () => {
    const to = place(fragment());
    if (to >= 0 && to !== at) {
      go(to);
    }
  });

  talk.present = (made) => {
    sections = made;
    root.classList.add("is-presenting");
    document.title = `${sections[0].dataset.title} · presenteren · ${document.title.split(" · ").at(-1)}`;
    document.body.append(foot, status);
    measure();
    lay();
  };
  Object.assign(talk, {
    button,
    go,
    titleOf,
    all: () => slides,
    follow: (act) => followers.push(act),
    here: () => at,
    tell: (text) => {
      status.textContent = text;
    },
  });
})();
