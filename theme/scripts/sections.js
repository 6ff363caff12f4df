// Marks the section that is being read in every list of sections, and names it under the points on a phone.
(() => {
  "use strict";

  const links = [...document.querySelectorAll("[data-sections] a, .points__link")];
  const headings = [...new Set(links.map((link) => link.hash))]
    .map((hash) => document.getElementById(decodeURIComponent(hash.slice(1))))
    .filter(Boolean);
  if (!headings.length) {
    return;
  }
  const points = document.querySelector("[data-points]");
  const here = document.querySelector("[data-points-here]");
  const pointLinks = [...document.querySelectorAll(".points__link")];
  let marked = null;

  const mark = () => {
    const line = window.innerHeight * 0.3;
    const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const reading = atEnd && window.scrollY > 0 ? headings.at(-1) : passed.at(-1);
    points?.classList.toggle("is-stuck", points.getBoundingClientRect().top <= 0);
    if (reading === marked) {
      return;
    }
    marked = reading;
    links.forEach((link) => {
      if (reading && link.hash === `#${reading.id}`) {
        link.setAttribute("aria-current", "true");
      } else {
        link.removeAttribute("aria-current");
      }
    });
    if (here) {
      const index = pointLinks.findIndex((link) => link.hasAttribute("aria-current"));
      here.textContent = index < 0 ? "" : `${index + 1} van ${pointLinks.length} · ${marked.textContent}`;
    }
  };

  const soon = window.pilotwijzerPerFrame(mark);
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  mark();
})();
