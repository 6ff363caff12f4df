// Headings of which nothing is told stand together on one slide, each with the reason, where the last of them was.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;
  const { make } = talk;

  const flowsOf = (section) => [...section.querySelectorAll("[data-flow]")];
  const reasonsIn = (flow) => [...flow.querySelectorAll(":scope > .absence")];
  const isSilent = (section) =>
    section.matches(".slide--text, .slide--columns") &&
    !section.querySelector(".slide__notes") &&
    flowsOf(section).every((flow) => reasonsIn(flow).length && !flow.querySelector(":scope > :not(.absence, .answer__sources)"));
  const kickerOf = (section) => section.querySelector(".slide__kicker")?.textContent ?? "";

  // Makes the last of them that of all, and returns the others.
  const gather = (group) => {
    const whole = group.at(-1);
    const parts = kickerOf(whole).split(" · ");
    // Of one heading at many pilots each is called by its region and its name.
    const isMany = new Set(group.map(kickerOf)).size > 1;
    const nameOf = (section) => (isMany ? `${kickerOf(section).split(" · ")[0]}: ` : "") + section.dataset.title;
    const rows = flowsOf(whole).map((_, at) =>
      group.map((section) => {
        const flow = flowsOf(section)[at];
        const id = !at && section !== whole && section.id;
        return make("div", { id }, make("dt", {}, nameOf(section)), make("dd", {}, reasonsIn(flow), ...flow.querySelectorAll(".answer__sources .source")));
      }),
    );
    flowsOf(whole).forEach((flow, at) => flow.replaceChildren(make("dl", { class: "slide__shared slide__silent" }, rows[at])));
    whole.dataset.title = "Niet beschreven";
    whole.querySelector(".slide__title").textContent = whole.dataset.title;
    whole.querySelector(".slide__question")?.remove();
    if (isMany) {
      whole.querySelector(".slide__kicker").textContent = parts.at(-1);
    }
    return group.slice(0, -1);
  };

  // Those of one pilot, of one heading, or of one point of a session.
  talk.gathered = (sections) => {
    const groups = new Map();
    let titles = 0;
    sections.forEach((section) => {
      titles += section.matches(".slide--title");
      const key = [titles, section.className, parseInt(section.id, 10)].join();
      if (isSilent(section)) {
        groups.set(key, [...(groups.get(key) ?? []), section]);
      }
    });
    const gone = new Set([...groups.values()].filter((group) => group.length > 1).flatMap(gather));
    return sections.filter((section) => !gone.has(section));
  };
})();
