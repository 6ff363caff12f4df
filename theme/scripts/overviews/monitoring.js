// Monitoring: the answers about a baseline follow the filters; and pilots that did not fit on the page are added from
// their own data, which the comparison has for each of them.
(() => {
  "use strict";

  const baselines = [...document.querySelectorAll("[data-baseline]")];
  if (!baselines.length) {
    return;
  }
  const { count, fill, fits, leftOut, make, nameOf, onFilter, pilot, values } = window.pilotwijzerPictures;
  const most = 8;

  onFilter((shown) => baselines.forEach((answer) => {
    const own = [...shown].filter((slug) => values("nulmeting", slug).includes(answer.dataset.baseline));
    count(answer.querySelector("[data-count-here]"), own.length);
    const list = answer.querySelector("ul");
    list.replaceChildren(...own.slice(0, most).map((slug) => make("li", {}, nameOf(pilot(slug), "#monitoring"))));
    answer.querySelector(".baseline__all").hidden = own.length <= most;
  }));

  // ------------------------------------------------------------------------------ what did not fit

  const list = document.querySelector(".measures");
  const moments = document.querySelector(".moments");

  const measured = (slug, data) => {
    const answer = make("div", { class: "answer" }, window.pilotwijzerPilots.parsed(data.kopjes.monitoring[1]));
    const name = make("h3", { class: "measures__name" }, nameOf(pilot(slug), "#monitoring"));
    return make("li", { class: "measures__pilot", "data-pilot": slug, "data-added": "" }, name, answer);
  };
  const momentOf = ([slug, when, text]) => make(
    "li",
    { class: "moments__item", "data-pilot": slug, "data-added": "" },
    make("p", { class: "moments__when" }, when),
    make("p", {}, nameOf(pilot(slug), "#monitoring"), " ", make("span", { class: "moments__what" }, text)),
  );

  let turn = 0;
  onFilter(async (shown, rest) => {
    turn += 1;
    const mine = turn;
    if (!rest) {
      return;
    }
    if (moments) {
      const more = rest.momenten.filter(([slug]) => shown.has(slug));
      const fit = fits(moments, shown, more, "prepend");
      fill(moments, shown, fit.map(momentOf), more.length - fit.length, "prepend");
    }
    const more = rest.slugs.filter((slug) => shown.has(slug));
    if (!list) {
      // The slides of a pilot are made with its page: of the others a slide says that they are not here.
      const slides = [...document.querySelectorAll("[id^=gemeten-]")].filter(({ dataset }) => shown.has(dataset.pilot));
      leftOut(document.querySelector("#wat-en-waarmee [data-left-out]"), slides.length, more.length);
      return;
    }
    const fit = fits(list, shown, more, "append");
    const found = (await Promise.all(fit.map(window.pilotwijzerPilots.load))).map((data, at) => [fit[at], data]).filter(([, data]) => data);
    if (mine === turn) {
      fill(list, shown, found.map(([slug, data]) => measured(slug, data)), more.length - found.length, "append");
    }
  });
})();
