// The network: lines light up with the name that is looked at, and with filters the picture is drawn anew of what they
// leave, as generator/network.py draws the whole.
(() => {
  "use strict";

  const pictures = [...document.querySelectorAll("[data-net]")];
  if (!pictures.length) {
    return;
  }
  const { base, leftOut, make, onFilter, pilot, some } = window.pilotwijzerPictures;

  // --------------------------------------------------------------------------------------- lighting up

  pictures.forEach((net) => {
    const light = (target) => {
      const node = target?.closest?.("[data-node]")?.dataset.node;
      net.classList.toggle("is-looking", Boolean(node));
      net.querySelectorAll("[data-ends]").forEach((line) => {
        line.classList.toggle("is-lit", Boolean(node) && line.dataset.ends.split("|").includes(node));
      });
    };
    net.addEventListener("pointerover", (event) => light(event.target));
    net.addEventListener("pointerleave", () => light(document.activeElement));
    net.addEventListener("focusin", (event) => light(event.target));
    net.addEventListener("focusout", () => light(null));
  });

  // ---------------------------------------------------------------------------------------- laying out

  const grouped = (items, keyOf) => {
    const found = new Map();
    items.forEach((item) => found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]));
    return found;
  };
  const placesIn = (column) => new Map(column.map((node, at) => [node, at]));

  // The pilots with the most lines, as long as they and what they are tied to fit; those that match come first.
  const fitting = (lines, mostRight, matches) => {
    const own = [...grouped(lines, ({ left }) => left)].map(([left, some]) => ({ left, some, first: matches(left) }));
    own.sort((a, b) => b.first - a.first || b.some.length - a.some.length || a.left - b.left);
    const right = new Set();
    const kept = [];
    own.forEach(({ some }) => {
      const more = some.filter((line) => !right.has(line.right)).length;
      if (kept.length < 24 && right.size + more <= mostRight) {
        kept.push(some);
        some.forEach((line) => right.add(line.right));
      }
    });
    return kept.flat();
  };

  // A column in the order of the middle of what each name is tied to.
  const byMiddle = (column, lines, own, other, places) => {
    const middle = new Map([...grouped(lines, (line) => line[own])].map(([node, some]) =>
      [node, some.reduce((sum, line) => sum + places.get(line[other]), 0) / some.length]));
    return [...column].sort((a, b) => middle.get(a) - middle.get(b));
  };
  // Back and forth until hardly any line crosses another for nothing.
  const ordered = (lines) => {
    let left = [...new Set(lines.map((line) => line.left))];
    let right = [...new Set(lines.map((line) => line.right))];
    for (let sweep = 0; sweep < 8; sweep += 1) {
      right = byMiddle(right, lines, "right", "left", placesIn(left));
      left = byMiddle(left, lines, "left", "right", placesIn(right));
    }
    return { left, right };
  };

  // ------------------------------------------------------------------------------------------- drawing

  const reader = ({ namen, aard }) => ({
    // What is known of a name by its number: its kind, its words, and where its page is.
    name: (at) => {
      const [soort, key, naam = "", plaats = ""] = namen[at];
      const own = soort === "organisatie" || !key ? null : pilot(key);
      const href = own ? `pilots/${key}/` : key && `organisaties/${key}/`;
      return { soort, slug: own?.slug, naam: own?.titel ?? naam, plaats: own?.plaats ?? plaats, href: href && base + href };
    },
    line: ([left, right, natures, flag, note = ""]) =>
      ({ left, right, natures: natures.map((one) => aard[one]), flag: Boolean(flag), note }),
  });

  const textOf = ({ naam, plaats, href, slug }, anchor = "") => {
    const who = href ? make("a", { class: "link", href: href + anchor }, naam) : naam;
    return [who, plaats && (slug || !href) && `, ${plaats}`];
  };
  const leftNode = (at, { naam, plaats, href }, aside) => make(
    "li",
    { class: "net__node", "data-node": at },
    make("a", { class: "net__name", href }, make("strong", {}, plaats), " ", make("span", { class: "net__title" }, naam)),
    aside,
  );
  const kind = (text) => make("span", { class: "net__kind" }, text);
  const natures = (lines, backward) => {
    const told = lines.filter((line) => line.flag === backward);
    const words = [...new Set(told.flatMap((line) => line.natures))].join(", ") || "voorbeeld";
    return told.length > 0 && kind(backward ? `${words} …` : words);
  };
  const rightNode = (at, name, before, after) => {
    const { href, plaats, soort } = name;
    const who = make(href ? "a" : "span", { class: "net__name", href: href || null }, make("strong", {}, name.naam), !href && plaats && `, ${plaats}`);
    return make("li", { class: `net__node net__node--${soort}`, "data-node": at }, before, " ", who, " ", after);
  };
  const pathOf = (line, { left, right }, soort, strong) => {
    const middle = (column, node) => ((column.indexOf(node) + 0.5) / column.length) * 100;
    const [from, to] = [middle(left, line.left), middle(right, line.right)];
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", `net__line net__line--${soort}${strong ? " is-strong" : ""}`);
    path.setAttribute("d", `M0 ${from}C55 ${from} 45 ${to} 100 ${to}`);
    path.setAttribute("data-ends", `${line.left}|${line.right}`);
    return path;
  };

  // What is different about the two pictures: which lines fit, what stands with a name, and the rows of the table.
  const parts = {
    banden: {
      choose: (lines, matches) => fitting(lines, 40, matches),
      right: (at, name, lines) => rightNode(at, name, natures(lines, false), natures(lines, true)),
      rows: (lines, name) => lines.map((line) => {
        const ends = [name(line.left), name(line.right)].map((end) => textOf(end, end.slug ? "#relaties" : ""));
        const [who, other] = line.flag ? ends.reverse() : ends;
        const said = line.natures.join(", ") || "voorbeeld van elders";
        return make("tr", {}, make("th", { scope: "row" }, who), [said, other, line.note || "–"].map((cell) => make("td", {}, cell)));
      }),
    },
    gedeeld: {
      strong: true,
      choose: (lines, matches) => {
        const often = [...grouped(lines, ({ right }) => right).values()].sort((a, b) => b.length - a.length);
        return fitting(often.slice(0, 20).flat(), 20, matches);
      },
      right: (at, name, lines, all) => rightNode(at, name, null, kind(`bij ${some(lines.length, all.get(at))}`)),
      rows: (lines, name) => [...grouped(lines, ({ right }) => right)].map(([right, own]) => make(
        "tr",
        {},
        make("th", { scope: "row" }, textOf(name(right))),
        make("td", {}, own.flatMap((line, at) => {
          const { plaats, href } = name(line.left);
          return [at ? ", " : "", make("a", { class: "link", href: `${href}#deelnemers` }, plaats), line.flag ? " (trekt)" : ""];
        })),
      )),
    },
  };

  const drawer = (net) => {
    const part = parts[net.dataset.net];
    const section = net.closest("section");
    const [left, lines, right] = net.children;
    const rows = document.querySelector(`[data-net-rows="${net.dataset.net}"]`);
    const none = section.querySelector("[data-net-none]");
    return (shown, rest) => {
      if (!rest) {
        return;
      }
      const { name, line } = reader(rest);
      const all = rest[net.dataset.net].map(line);
      const often = new Map([...grouped(all, (one) => one.right)].map(([node, own]) => [node, own.length]));
      const matches = (at) => shown.has(name(at).slug);
      const found = all.filter((one) => matches(one.left) || matches(one.right));
      const chosen = part.choose(found, matches);
      const order = ordered(chosen);
      const aside = (at) => !matches(at) && kind("valt buiten uw filters");
      const of = grouped(chosen, (one) => one.right);
      left.replaceChildren(...order.left.map((at) => leftNode(at, name(at), aside(at))));
      right.replaceChildren(...order.right.map((at) => part.right(at, name(at), of.get(at), often)));
      lines.replaceChildren(...chosen.map((one) => pathOf(one, order, name(one.right).soort, part.strong && one.flag)));
      rows.replaceChildren(...part.rows(chosen, name));
      const among = (some) => new Set(some.flatMap((one) => [one.left, one.right]).filter(matches).map((at) => name(at).slug));
      const drawn = among(chosen).size;
      leftOut(section.querySelector("[data-left-out]"), drawn, among(found).size - drawn);
      section.querySelector("[data-net-example]")?.toggleAttribute("hidden", shown.size < window.pilotwijzerCatalogus.titels.length);
      [net, section.querySelector(".as-table")].forEach((one) => one?.toggleAttribute("hidden", !chosen.length));
      none.hidden = chosen.length > 0;
      net.classList.toggle("net--tall", order.right.length > 24);
    };
  };
  pictures.forEach((net) => onFilter(drawer(net)));
})();
