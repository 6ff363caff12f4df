// What does not fit on a slide goes on the next one: cut between statements, else between sentences, never made smaller.
// Only here is known how large the screen is, so it is measured: nodes are put on a slide one by one until it is full.
(() => {
  "use strict";

  const { deck, inColumns, inParts, make } = window.pilotwijzerTalk;
  const CONTAINERS = "ul, ol, dl, table, tbody, div:not(.net, .maps, .map), section, li:has(> ul)";
  // These stand on each slide that has a part of what they belong to.
  const FIXED = ":scope > :is(thead, caption, .timeline__years, .timeline__lines, .baseline__title)";
  // These say what follows, and are nothing at the foot of a slide.
  const ANNOUNCES = ".subhead, .section__sources, .share__label, h3, h4, dt, caption";
  // These are cut only when one of them is longer than a slide.
  const WHOLE = ".contrast, .pairs > div, .ties > li, .moments__item, .slide__shared > div";

  // Nobody sits through more slides of one picture or table; the page has the rest.
  const MOST = 15;

  const SENTENCES = /(?<=[.!?;:] )/;
  const WORDS = /(?<=\s)/;

  const shell = (element) => {
    const copy = element.cloneNode(false);
    copy.removeAttribute("id");
    if (element.matches("ol")) {
      copy.start = element.start + element.children.length;
    }
    element.querySelectorAll(FIXED).forEach((part) => copy.append(part.cloneNode(true)));
    return copy;
  };

  // Sentences, and marks such as a source that belong to the sentence before them.
  const piecesOf = (element, pattern) =>
    [...element.childNodes].flatMap((node) =>
      node.nodeType === Node.TEXT_NODE
        ? node.data.split(pattern).filter(Boolean).map((text) => document.createTextNode(text))
        : [node],
    );
  const divideText = (element, fits) => {
    for (const pattern of [SENTENCES, WORDS]) {
      const pieces = piecesOf(element, pattern);
      element.replaceChildren();
      let at = 0;
      while (at < pieces.length && (element.append(pieces[at]), fits())) {
        at += 1;
      }
      const rest = pieces.slice(at);
      while (rest.length && rest[0].nodeType !== Node.TEXT_NODE && at > 1) {
        at -= 1;
        rest.unshift(pieces[at]);
      }
      rest.forEach((piece) => piece.remove());
      if (element.textContent.trim()) {
        const copy = shell(element);
        copy.classList.add("is-continued");
        element.classList.toggle("is-cut", rest.length > 0 && pattern === WORDS);
        copy.append(...rest);
        return rest.length ? [copy] : [];
      }
      element.append(...rest);
      element.normalize();
    }
    // One long word: it stays where it is.
    return [];
  };

  // Whether there is something here besides what announces more.
  const says = (node) => node.textContent.trim() && !(node.nodeType === Node.ELEMENT_NODE && node.matches(ANNOUNCES));

  // Put nodes into a holder until it is full; return what is left. `must` when the slide is still empty.
  const pour = (holder, nodes, fits, must) => {
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at];
      holder.append(node);
      if (!fits()) {
        const first = must && !nodes.slice(0, at).some(says);
        const left = divide(node, fits, first);
        const rest = [...left, ...nodes.slice(at + 1)];
        while (!first && holder.lastElementChild?.matches(ANNOUNCES)) {
          const [last] = [holder.lastElementChild];
          last.remove();
          rest.unshift(last);
        }
        return rest;
      }
    }
    return [];
  };
  const divide = (node, fits, must) => {
    if (node.nodeType !== Node.ELEMENT_NODE || (!must && node.matches(WHOLE))) {
      node.remove();
      return [node];
    }
    // In a column the cells of a row stand under each other.
    if (node.matches(`${CONTAINERS}, .column tr`) && node.children.length) {
      const fixed = [...node.querySelectorAll(FIXED)];
      const children = [...node.childNodes].filter((child) => !fixed.includes(child));
      node.replaceChildren(...fixed);
      const left = pour(node, children, fits, must);
      if (node.childElementCount > fixed.length) {
        const copy = shell(node);
        copy.append(...left);
        return left.some((one) => one.textContent.trim()) ? [copy] : [];
      }
      node.append(...left);
      node.remove();
      return [node];
    }
    if (must) {
      // A row of a table is whole, however long it is.
      return node.matches("tr, figure, svg") ? [] : divideText(node, fits);
    }
    node.remove();
    return [node];
  };

  const bottomOf = (flow, last = flow.lastElementChild) =>
    last ? last.getBoundingClientRect().bottom - flow.getBoundingClientRect().top : 0;

  // The slides of a section when only `part` of the height is used.
  const slidesOf = (section, part) => {
    const made = [];
    const whole = section.cloneNode(true);
    // What comes to stand there takes room already.
    whole.querySelector(".slide__title").append(make("span", { class: "slide__part" }, " 9 van 9"));
    let current = whole.cloneNode(true);
    // What is divided is long: the next slides are not made with all of it.
    whole.querySelectorAll("[data-flow]").forEach((flow) => flow.replaceChildren());
    for (;;) {
      deck.append(current);
      made.push(current);
      const flows = [...current.querySelectorAll("[data-flow]")];
      const scale = parseFloat(document.documentElement.style.getPropertyValue("--stage"));
      const letter = parseFloat(getComputedStyle(flows[0] ?? current).fontSize);
      const rests = flows.map((flow) => {
        // On a very small screen a slide is at least this long, and is scrolled.
        const room = Math.max(flow.getBoundingClientRect().height, 9 * letter * scale) * part;
        const nodes = [...flow.childNodes];
        flow.replaceChildren();
        return pour(flow, nodes, () => bottomOf(flow) <= room + 1, true);
      });
      if (!rests.some((rest) => rest.some((node) => node.textContent.trim()))) {
        break;
      }
      if (made.length === MOST) {
        current.dataset.more = "";
        break;
      }
      const next = whole.cloneNode(true);
      next.classList.add("is-next");
      [...next.querySelectorAll("[data-flow]")].forEach((flow, index) => {
        const rest = rests[index] ?? [];
        flow.replaceChildren(...rest);
        if (!rest.some((node) => node.textContent.trim())) {
          flow.closest(".column")?.remove();
        }
      });
      current = next;
    }
    made.forEach((slide) => slide.remove());
    return made;
  };

  // With letters as small as a beamer allows, where that saves a slide.
  const fewest = (section) => {
    const large = slidesOf(section, 1);
    if (large.length === 1 || large.length === MOST || section.querySelector(".column")) {
      return large;
    }
    section.classList.add("is-tight");
    const tight = slidesOf(section, 1);
    section.classList.toggle("is-tight", tight.length < large.length);
    return tight.length < large.length ? tight : large;
  };
  // The fewest slides, and then as even as they can be.
  const even = (section) => {
    const most = fewest(section);
    if (most.length === 1 || most.length === MOST) {
      return most;
    }
    let [low, high, best] = [0.3, 1, most];
    for (let step = 0; step < 5; step += 1) {
      const middle = (low + high) / 2;
      const made = slidesOf(section, middle);
      [low, high, best] = made.length > most.length ? [middle, high, best] : [low, middle, made];
    }
    return best;
  };

  // A picture of lines cannot be cut as a text is. What even then does not fit stands in the table that follows.
  const roomIn = (section) => {
    deck.append(section);
    const flow = section.querySelector("[data-flow]");
    const [node] = section.querySelectorAll(".net__node");
    const { offsetTop } = section.querySelector(".net");
    const names = Math.floor((flow.clientHeight - offsetTop) / parseFloat(getComputedStyle(node).minHeight));
    section.remove();
    return names;
  };
  const isTooLarge = (section) => {
    deck.append(section);
    const flow = section.querySelector("[data-flow]");
    const large = bottomOf(flow, flow.querySelector(".net")) > flow.getBoundingClientRect().height + 4;
    section.remove();
    return large;
  };
  const pictures = (section) => {
    const parts = isTooLarge(section) ? inParts(section, roomIn(section)) : [section];
    return parts.filter((part) => !isTooLarge(part)).flatMap((part) => slidesOf(part, 1));
  };

  window.pilotwijzerTalk.divided = (sections) =>
    sections.flatMap((whole) => {
      const section = whole.cloneNode(true);
      inColumns(section);
      const slides = section.querySelector(".net__node") ? pictures(section) : even(section);
      return slides.map((slide, index) => {
        slide.dataset.key = section.id;
        slide.dataset.part = index + 1;
        slide.id = index ? `${section.id}.${index + 1}` : section.id;
        const more = "more" in slide.dataset ? "; de rest staat op de pagina" : "";
        slide.querySelector(".slide__part").textContent = slides.length > 1 ? ` ${index + 1} van ${slides.length}${more}` : "";
        return slide;
      });
    });
})();
