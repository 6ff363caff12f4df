// A network that does not fit on a slide goes on several: each has as many pilots, with all that they are tied to, as fit.
(() => {
  "use strict";

  const talk = window.pilotwijzerTalk;

  // The names and the lines of these pilots only, drawn as high as they are now.
  const keep = (net, pilots) => {
    const [left, lines, right] = net.children;
    const endsOf = (line) => line.dataset.ends.split("|");
    [...lines.children].filter((line) => !pilots.has(endsOf(line)[0])).forEach((line) => line.remove());
    const tied = new Set([...lines.children].map((line) => endsOf(line)[1]));
    [...left.children].filter((node) => !pilots.has(node.dataset.node)).forEach((node) => node.remove());
    [...right.children].filter((node) => !tied.has(node.dataset.node)).forEach((node) => node.remove());
    const middle = (column, id) => {
      const nodes = [...column.children];
      return ((nodes.findIndex((node) => node.dataset.node === id) + 0.5) / nodes.length) * 100;
    };
    [...lines.children].forEach((line) => {
      const [from, to] = [middle(left, endsOf(line)[0]), middle(right, endsOf(line)[1])];
      line.setAttribute("d", `M0 ${from}C55 ${from} 45 ${to} 100 ${to}`);
    });
  };

  // The sections that come in place of one; `room` is how many names fit under each other.
  talk.inParts = (section, room) => {
    const net = section.querySelector(".net");
    const lines = [...net.children[1].children].map((line) => line.dataset.ends.split("|"));
    const parts = [];
    let [pilots, tied] = [new Set(), new Set()];
    [...net.children[0].children].forEach(({ dataset: { node } }) => {
      const own = lines.filter(([from]) => from === node).map(([, to]) => to);
      if (pilots.size && (new Set([...tied, ...own]).size > room || pilots.size >= room)) {
        parts.push(pilots);
        [pilots, tied] = [new Set(), new Set()];
      }
      pilots.add(node);
      own.forEach((to) => tied.add(to));
    });
    return [...parts, pilots].map((own) => {
      const copy = section.cloneNode(true);
      keep(copy.querySelector(".net"), own);
      return copy;
    });
  };
})();
