// Showing a deck: one slide at a time, in step with the address (`#werkwijze`, and `#werkwijze.2` for what did not fit).
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { deck, make } = talk;
  const root = document.documentElement;

  let sections = [];
  let slides = [];
  let at = 0;

  // ------------------------------------------------------------------------------------- the foot

  const button = (label, sign, action) => {
    const element = make("button", { class: "foot__button", type: "button", title: label });
    element.append(make("span", { "aria-hidden": "true" }, sign), make("span", { class: "visually-hidden" }, label));
    element.addEventListener("click", action);
    return element;
  };
  const status = make("p", { class: "visually-hidden", role: "status" });
  const count = make("p", { class: "foot__count" });
  const progress = make("progress", { class: "foot__progress", "aria-label": "Hoe ver de presentatie is" });
  const back = button("Vorige dia", "‹", () => go(at - 1));
  const forth = button("Volgende dia", "›", () => go(at + 1));
  const buttons = make("div", { class: "foot__buttons" }, back, forth);
  const foot = make("footer", { class: "foot" }, progress, count, buttons);

  // ------------------------------------------------------------------------------------ the slides

  const place = (fragment) => {
    const [, number] = /^dia-(\d+)$/.exec(fragment) ?? [];
    if (number) {
      return Number(number) - 1;
    }
    const [, key, part] = /^(.*?)(?:\.(\d+))?$/.exec(fragment);
    const own = slides.filter((slide) => slide.dataset.key === key);
    // A larger screen has fewer slides: then the last of them has what was asked.
    return slides.indexOf(own[Math.min(Number(part ?? 1), own.length) - 1]);
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
      slide.inert = index !== at;
    });
    deck.scrollTo(0, 0);
    current.scrollTo(0, 0);
    progress.max = slides.length;
    progress.value = at + 1;
    count.textContent = `dia ${at + 1} van ${slides.length}`;
    status.textContent = `Dia ${at + 1} van ${slides.length}: ${current.querySelector(".slide__title").textContent}`;
    back.disabled = at === 0;
    forth.disabled = at === slides.length - 1;
    write(current.id);
  };
  const go = (to) => {
    at = Math.max(0, Math.min(to, slides.length - 1));
    show();
  };

  // ------------------------------------------------------------------------------------ laying out

  const lay = () => {
    const wanted = slides.length ? slides[at].id : fragment();
    deck.replaceChildren();
    slides = talk.divided(sections);
    slides.forEach((slide, index) => {
      slide.dataset.number = index + 1;
      // Of what is seen, the title of the slide is the first heading.
      slide.querySelectorAll("h2, h3").forEach((heading) => {
        heading.setAttribute("aria-level", heading.matches(".slide__title") ? "1" : "2");
      });
    });
    deck.append(...slides);
    go(Math.max(0, place(wanted)));
  };
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => slides.length && lay(), 150);
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
    lay();
  };
  Object.assign(talk, { go, foot, buttons, button, here: () => at, all: () => slides });
})();
