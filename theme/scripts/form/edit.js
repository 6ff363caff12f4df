// Changes values in the text of a file and leaves all the rest as it was: comments, order, quotes, line ends.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const { WIDTH, asBlock, behind, entry, indented, inline, isClear, point, shortened, single, textAt, wrapped } = form.yaml;

  // ----------------------------------------------------------------------------------- what was what

  const leaves = (value) => (typeof value === "string" ? [value] : Object.values(value ?? {}).flatMap(leaves));

  const alike = (a, b) => {
    const [start, end] = form.sameEnds(a, b);
    return (start + end) / Math.max(a.length, b.length);
  };

  // How alike two values are, from 0 to 1: so that what was changed a little is not taken for something new.
  const likeness = (a, b) => {
    const [from, to] = [leaves(a), leaves(b)];
    const scores = from.map((leaf) => Math.max(0, ...to.map((other) => alike(leaf, other))));
    return scores.reduce((sum, score) => sum + score, 0) / Math.max(from.length, to.length, 1);
  };

  // For each new item the number of the old one that it was, or -1.
  const matched = (before, after) => {
    const match = after.map(() => -1);
    const free = new Set(before.keys());
    const take = (number, old) => {
      if (match[number] < 0 && free.delete(old)) {
        match[number] = old;
      }
    };
    after
      .flatMap((item, number) => before.map((one, old) => ({ score: likeness(one, item), number, old })))
      .filter(({ score }) => score > 0.3)
      .sort((a, b) => b.score - a.score)
      .forEach(({ number, old }) => take(number, old));
    // What is left was written anew, at the place of what is gone.
    after.forEach((_, number) => {
      const before = number ? match[number - 1] : -1;
      if (!number || before >= 0) {
        take(number, before + 1);
      }
    });
    return match;
  };

  // ----------------------------------------------------------------------------------- one file

  // The text of a file, that has this tree, with other values.
  const edited = (source, tree, wanted) => {
    let changes = [];

    const change = (start, end, insert) => {
      changes.push({ start, end, insert });
    };

    // The text between two places with the changes that fall there.
    const applied = (start, end, changes) => {
      const inside = changes
        .filter((one) => one.start >= start && one.end <= end)
        .sort((a, b) => a.start - b.start || a.end - b.end);
      let at = start;
      const parts = inside.map((one) => {
        const part = source.slice(at, one.start) + one.insert;
        at = one.end;
        return part;
      });
      return parts.join("") + source.slice(at, end);
    };

    // -- places

    const lineStartOf = (at) => form.lineStart(source, at);

    const afterLine = (at) => source.indexOf("\n", at) + 1;

    const columnOf = (at) => at - lineStartOf(at);

    // Where a part that ends here really ends: with the comments further in than its own column.
    const ending = (end, column) => {
      const from = afterLine(end);
      const deeper = new RegExp(`(?:(?:[ \\t]*\\n)*[ \\t]{${column + 1},}#[^\\n]*\\n)*`, "y");
      deeper.lastIndex = from;
      deeper.test(source);
      return deeper.lastIndex;
    };

    // Where the lines right above a place begin that are as this pattern says.
    const above = (at, lines, least = 0) => {
      const end = lineStartOf(at);
      return end - lines.exec(source.slice(least, end))[0].length;
    };

    // Where a part that stands at this place really begins: with the comments and the empty lines right above it.
    const beginning = (start, least) => above(start, /(?:(?<![^\n])[ \t]*\n)*(?:(?<![^\n])[ \t]*#[^\n]*\n)*$/, least);

    // -- one value

    // Put another value in the place of a node: behind a name or a dash, or between brackets.
    const putValue = (node, value, shape, place) => {
      const short = node.kind === "text" ? shortened(value, shape) : value;
      if (node.kind === "text" && typeof short === "string") {
        putText(node, short, place);
      } else if (node.kind === "map" && form.isGroup(short)) {
        editMap(node, short, shape, place);
      } else if (node.kind === "list" && Array.isArray(short)) {
        editList(node, short, shape, place);
      } else {
        replace(node, value, shape, place);
      }
    };

    const putText = (node, text, place) => {
      if (place.isFlow) {
        change(node.start, node.end, quotedLike(node, text, true));
        return;
      }
      if ((node.style === ">" || node.style === "|") && putInBlock(node, text)) {
        return;
      }
      const isOneLine = !source.slice(node.start, node.end).includes("\n");
      const like = quotedLike(node, text, false);
      const isWide = columnOf(node.start) + like.length > WIDTH;
      if (isOneLine && !text.includes("\n") && (!isWide || columnOf(node.end) > WIDTH)) {
        change(node.start, node.end, like);
      } else {
        const from = besideName(node, place);
        const made = textAt(text, columnOf(from) + (from < node.start ? 1 : 0), place.indent);
        put({ ...node, start: from }, from < node.start ? ` ${made}` : made);
      }
    };

    const quotedLike = (node, text, isFlow) => {
      if (node.style === "'" && !/[\n\t]/.test(text)) {
        return single(text);
      }
      if (node.style === '"' && !/["\\\n\t]/.test(text)) {
        return `"${text}"`;
      }
      return inline(text, isFlow);
    };

    // Where a text begins, or the end of its name when it only begins on the next line.
    const besideName = (node, { behind: name }) =>
      /^[ \t]*\n\s*$/.test(source.slice(name, node.start)) ? name : node.start;

    // Another text in the same block: lines that stay the same stay as they are.
    const putInBlock = (node, text) => {
      const lines =
        node.style === "|" ? (isClear(text) && !/^[ \t]/.test(text) ? text.split("\n") : null) : refolded(node, text);
      if (!lines || !node.indent) {
        return false;
      }
      const first = afterLine(node.start);
      change(first, node.end, indented(lines, node.indent));
      return true;
    };

    // Put a text in the place of a node; what stands behind the node on its line stays on the first line.
    const put = (node, made) => {
      const behindIt = source.slice(node.end, afterLine(node.end));
      const comment = node.head
        ? /[ \t]+#.*$/.exec(node.head)
        : made.includes("\n") && /^[ \t]*(?<=\s)#[^\n]*/.exec(behindIt);
      const kept = comment ? comment[0] : "";
      change(node.start, node.end + (node.head ? 0 : kept.length), made.replace(/\n|$/, (line) => kept + line));
    };

    // Another kind of value than stood there.
    const replace = (node, value, shape, place) => {
      if (place.isFlow) {
        place.rewrite();
        return;
      }
      if (place.isPoint && form.isGroup(value)) {
        const made = point(value, shape, place.indent - 2)
          .trimStart()
          .slice(2);
        put(node, (node.kind === "nothing" ? " " : "") + made);
        return;
      }
      const made = behind(value, shape, columnOf(place.behind), place.indent - 2);
      put({ ...node, start: place.behind }, made);
    };

    // -- groups

    const editMap = (node, after, shape, place) => {
      const rewrite = () => putAnew(node, after, shape, place);
      const edit = (one) => {
        const field = form.fieldOf(shape, one.key);
        if (!node.isRewritten && !same(form.dataOf(one.value), after[one.key], field)) {
          const inside = { isFlow: node.flow, indent: columnOf(node.start) + 2, behind: one.keyEnd, rewrite };
          putValue(one.value, after[one.key], field, inside);
        }
      };
      const keys = node.entries.map((one) => one.key);
      const isSame = keys.length === Object.keys(after).length && keys.every((key) => key in after);
      if (isSame) {
        node.entries.forEach(edit);
      } else if (node.flow) {
        rewrite();
      } else {
        reordered(node, node.entries, mapPieces(node, keys, after, shape, edit));
      }
    };

    // What stands between brackets, written anew.
    const putAnew = (node, after, shape, place) => {
      node.isRewritten = true;
      changes = changes.filter((one) => one.start < node.start || one.end > node.end);
      replace(node, after, shape, place);
    };

    // The fields of a group as they are to stand: those that stay in their order, a new one where the model has it.
    const mapPieces = (node, keys, after, shape, edit) => {
      const indent = columnOf(node.start);
      const order = form.inOrder([...new Set([...keys, ...Object.keys(after)])], shape);
      const pieces = node.entries
        .map((one, old) => ({ key: one.key, old, edit: () => edit(one) }))
        .filter(({ key }) => key in after);
      order.forEach((key) => {
        if (key in after && !keys.includes(key)) {
          const earlier = order.slice(0, order.indexOf(key));
          const blank = indent === 0 && form.isOpening(key) ? "\n" : "";
          const text = `${blank}${entry(key, after[key], form.fieldOf(shape, key), indent)}\n`;
          pieces.splice(pieces.findLastIndex((piece) => earlier.includes(piece.key)) + 1, 0, { key, text });
        }
      });
      return pieces;
    };

    // Fields or points that came, went or moved: each old one takes its own lines and comments along. A piece has the
    // number of what it was and how to edit that, or its text.
    const reordered = (node, parts, pieces) => {
      const column = columnOf(parts[0].start);
      const isInline = source.slice(lineStartOf(parts[0].start), parts[0].start).trim() !== "";
      const isTop = node.kind === "map" && !column;
      const first = isInline || isTop ? parts[0].start : beginning(parts[0].start, afterName(node));
      const ends = parts.map((part) => ending(part.end, column));
      const starts = parts.map((part, number) => (number ? beginning(part.start, ends[number - 1]) : first));
      // Comments between two that belong to neither stay where they are: behind what stays, or at the top.
      const rest = { top: "" };
      let owner = "top";
      const stay = new Set(pieces.map(({ old }) => old));
      parts.forEach((_, number) => {
        owner = stay.has(number) ? number : owner;
        rest[owner] = (rest[owner] ?? "") + source.slice(ends[number], starts[number + 1] ?? ends[number]);
      });
      const outer = changes;
      const lines = pieces.map(({ old, edit, text }, at) => {
        if (old === undefined) {
          return text;
        }
        changes = [];
        edit();
        const lead = isInline && old === 0 && at ? " ".repeat(column) : "";
        return lead + applied(starts[old], ends[old], changes) + rest[old];
      });
      changes = outer;
      const made = rest.top + lines.join("");
      change(first, ends.at(-1), isInline ? made.trimStart() : tight(first, made));
    };

    // Lines for this place: an empty line between two is none above the first.
    const tight = (at, lines) =>
      /^[ \t]*\n/.test(source.slice(at)) ? lines : lines.replace(/^(?:[ \t]*\n)+/, "");

    // -- lists

    const editList = (node, after, shape, place) => {
      const long = form.widened(form.dataOf(node), shape).map((one) => form.prune(one, shape?.item));
      const match = matched(long, after);
      const isSame = match.length === node.items.length && match.every((old, number) => old === number);
      const rewrite = () => putAnew(node, after, shape, place);
      if (isSame) {
        node.items.forEach(
          (item, number) =>
            node.isRewritten ||
            editItem(item, long[number], after[number], shape, node.flow && { isFlow: true, rewrite }),
        );
      } else if (node.flow) {
        editFlow(node, long, after, match, shape, place);
      } else {
        const indent = columnOf(node.items[0].start);
        const pieces = match.map((old, number) =>
          old < 0
            ? { text: `${point(after[number], shape?.item, indent)}\n` }
            : { old, edit: () => editItem(node.items[old], long[old], after[number], shape) },
        );
        reordered(node, node.items, pieces);
      }
    };

    const editItem = (item, before, after, shape, place) => {
      if (!form.isEqual(before, after)) {
        putValue(
          item.value,
          after,
          shape?.item,
          place || { isPoint: true, indent: columnOf(item.start) + 2, behind: item.start + 1 },
        );
      }
    };

    // The line under the name of the field that holds this list.
    const afterName = (node) => above(node.start, /(?:(?<![^\n])[ \t]*(?:#[^\n]*)?\n)*$/);

    const editFlow = (node, before, after, match, shape, place) => {
      const texts = after.map((value, number) =>
        inFlow(node.items[match[number]], before[match[number]], value, shape),
      );
      const isPlainList = texts.every((text) => text !== null);
      const old = node.items.map((item) => source.slice(item.start, item.end));
      if (!isPlainList || !old.length) {
        replace(node, after, shape, place);
        return;
      }
      const [start, end] = form.sameEnds(old, texts);
      const [from, to, made] = flowRange(node, start, old.length - end, texts.slice(start, texts.length - end));
      const line = source.slice(lineStartOf(node.start), node.end);
      const isWide = !line.includes("\n") && line.length - (to - from) + made.length > WIDTH && made.length > to - from;
      if (isWide && !place.isFlow) {
        replace(node, after, shape, place);
      } else {
        change(from, to, made);
      }
    };

    const inFlow = (item, before, value, shape) => {
      if (item && form.isEqual(before, value)) {
        return source.slice(item.start, item.end);
      }
      const short = shortened(value, shape?.item);
      if (typeof short !== "string") {
        return null;
      }
      return item?.value.kind === "text" ? quotedLike(item.value, short, true) : inline(short, true);
    };

    // Where the items from one number up to another stand with their commas, and what comes there.
    const flowRange = (node, first, last, made) => {
      const { items } = node;
      const text = made.join(", ");
      if (first < last) {
        if (made.length) {
          return [items[first].start, items[last - 1].end, text];
        }
        return last < items.length
          ? [items[first].start, items[last].start, ""]
          : [items[first - 1].end, items[last - 1].end, ""];
      }
      return first
        ? [items[first - 1].end, items[first - 1].end, `, ${text}`]
        : [items[0].start, items[0].start, `${text}, `];
    };

    editMap(tree, wanted, form.pilot, {});
    return applied(0, source.length, changes);
  };

  const same = (data, value, shape) => form.isEqual(form.prune(form.widened(data, shape), shape), value);

  // Lines of a folded text with other words: from the front and from the back, lines that still hold stay.
  const refolded = (node, text) => {
    if (text.includes("\n") || node.lines.some((line) => line === "" || /^[ \t]|[ \t]$/.test(line))) {
      const block = asBlock(text, WIDTH - node.indent);
      return block?.sign === ">" ? block.lines : null;
    }
    const { lines } = node;
    let front = 0;
    let rest = text;
    while (front < lines.length && rest.startsWith(`${lines[front]} `)) {
      rest = rest.slice(lines[front].length + 1);
      front += 1;
    }
    let back = lines.length;
    while (back > front && rest.endsWith(` ${lines[back - 1]}`)) {
      back -= 1;
      rest = rest.slice(0, -lines[back].length - 1);
    }
    const isOne = back - front === 1 && node.indent + rest.length <= WIDTH + 4;
    return [...lines.slice(0, front), ...(isOne ? [rest] : wrapped(rest, WIDTH - node.indent)), ...lines.slice(back)];
  };

  // ----------------------------------------------------------------------------------- the whole

  // The text of a file with other values. What came out is read again: it says what was asked, or the file is
  // written anew.
  form.edit = (raw, values) => {
    const wanted = form.prune(values, form.pilot) ?? {};
    const lineEnd = raw.includes("\r\n") ? "\r\n" : "\n";
    const mark = raw.startsWith("\ufeff") ? "\ufeff" : "";
    const text = form.lined(raw);
    const missing = text.endsWith("\n") ? "" : "\n";
    const tree = form.parse(text + missing);
    if (!tree) {
      return form.write(values);
    }
    const whole = edited(text + missing, tree, wanted);
    const made = missing ? whole.replace(/\n$/, "") : whole;
    if (made === text) {
      return raw;
    }
    const isAsked = form.isEqual(form.prune(form.read(made), form.pilot), wanted);
    return isAsked ? mark + made.replaceAll("\n", lineEnd) : form.write(values);
  };
})();
