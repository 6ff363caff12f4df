// What a speaker wrote, as the site would have shown it (generator/prose.py): paragraphs, lists, bold, slanted and links.
// Only elements and texts are made, so nothing that somebody wrote can become markup.
(() => {
  "use strict";

  const { make } = window.pilotwijzerTalk;

  const INLINE =
    /\\([!-/:-@[-`{-~])|(\*\*|__)(?=\S)(.*?\S)\2(?!\*)|([*_])(?=\S)((?:(?!\4).)*?\S)\4|\[([^\]]+)\]\(<?((?:https:\/\/|mailto:)[^\s)>]+)>?\)|<((?:https:\/\/|mailto:)[^\s<>]+)>/su;
  const inline = (text) => {
    const found = INLINE.exec(text);
    if (!found) {
      return text ? [text] : [];
    }
    const [whole, sign, , bold, mark, slanted, name, address, plain] = found;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + whole.length);
    const inWord = (mark === "_" || found[2] === "__") && (/[\p{L}\p{N}]$/u.test(before) || /^[\p{L}\p{N}]/u.test(after));
    const made = inWord
      ? whole
      : sign ?? (bold ? make("strong", {}, ...inline(bold)) : slanted ? make("em", {}, ...inline(slanted)) : make("a", { href: address ?? plain, rel: "noopener noreferrer" }, ...(name ? inline(name) : [plain])));
    return [before, made, ...inline(after)].filter((part) => part !== "");
  };

  const POINT = /^ {0,3}(?:([-+*])|(\d{1,9})[.)]) +(?=\S)/;
  const blocks = (text) => {
    const made = [];
    let last = null;
    text.split("\n").forEach((line) => {
      const [all, bullet, number] = POINT.exec(line) ?? [""];
      const name = all && (bullet ? "ul" : "ol");
      // In the middle of a paragraph only a list that begins at one begins a list.
      if (all && !(last?.name === "p" && number && number !== "1")) {
        const list = made.at(-1)?.name === name && made.at(-1);
        last = { name, lines: [line.slice(all.length)] };
        if (list) {
          list.items.push(last);
        } else {
          made.push({ name, items: [last] });
        }
      } else if (!line.trim()) {
        last = null;
      } else if (last) {
        last.lines.push(line.trim());
      } else {
        last = { name: "p", lines: [line.trim()] };
        made.push(last);
      }
    });
    return made.map(({ name, items, lines }) =>
      items
        ? make(name, {}, ...items.map((item) => make("li", {}, ...inline(item.lines.join("\n")))))
        : make(name, {}, ...inline(lines.join("\n"))),
    );
  };

  window.pilotwijzerTalk.written = blocks;
})();
