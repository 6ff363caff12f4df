// Reads YAML: as much of it as a description may hold, and nothing that the checker refuses (no anchors, no tags, no
// second document). Every part keeps the place where it begins and ends, so that it can be changed in the text.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;

  const COLON = /[ \t]*:(?=\s|$)/y;
  const FLOW_COLON = /\s*:(?=[\s,[\]{}]|$)/y;
  const DASH = /-(?=\s|$)/y;
  const BLOCK_HEAD = /[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?:[ \t]+(?:#[^\n]*)?)?$/my;
  const QUOTED = /'(?:[^']|'')*'|"(?:[^"\\]|\\[^])*"/y;
  const PLAIN_START = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}])/y;
  const PLAIN_REST = /(?:[^\s:#]|:(?=\S)|(?<=\S)#|[ \t]+(?![\s#]))*/y;
  const FLOW_REST = /(?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#|[ \t]+(?![\s#]))*/y;
  const SPACES = /[ \t]*/y;
  const BREAKS = /(?:[ \t]*\n)+/y;
  const BLANK = /(?:[ \t]*(?:(?<!\S)#[^\n]*)?\n)*[ \t]*(?:(?<!\S)#[^\n]*$)?/y;
  const LINE_DONE = /[ \t]*(?:(?<=[ \t])#[^\n]*)?(?:\n|$)/y;

  // The others stand for signs that the checker refuses.
  const ESCAPES = { t: "\t", "\t": "\t", n: "\n", r: "\r", " ": " ", '"': '"', "/": "/", "\\": "\\", _: "\xa0" };
  const NOTHING = new Set(["", "~", "null", "Null", "NULL"]);
  const DEEPEST = 20;

  class Unreadable extends Error {}
  // What must be there; or else this is no YAML that we know.
  const must = (found) => {
    if (!found) {
      throw new Unreadable();
    }
    return found;
  };

  // A line end between words is a space; each empty line is a line end.
  const folded = (breaks) => "\n".repeat(breaks.split("\n").length - 2) || " ";

  const unescaped = (escape) => {
    const sign = escape[1];
    if (sign === "\n") {
      return "";
    }
    return "xuU".includes(sign) ? String.fromCodePoint(parseInt(escape.slice(2), 16)) : must(ESCAPES[sign]);
  };
  const BREAK_IN_QUOTES = /[ \t]*\n[ \t\n]*/g;
  const DOUBLE_PART = /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n[ \t]*|[^])|[ \t]*\n[ \t\n]*/g;
  const unquoted = (raw) => {
    const body = raw.slice(1, -1);
    return raw[0] === "'"
      ? body.replace(/''/g, "'").replace(BREAK_IN_QUOTES, folded)
      : body.replace(DOUBLE_PART, (part) => (part[0] === "\\" ? unescaped(part) : folded(part)));
  };

  const once = (entries) => must(new Set(entries.map((entry) => entry.key)).size === entries.length) && entries;

  const nothing = (at) => ({ kind: "nothing", start: at, end: at });

  // One reading of a text, from its beginning to its end.
  const treeOf = (source) => {
    let at = 0;
    let depth = 0;

    const take = (pattern) => {
      pattern.lastIndex = at;
      const found = pattern.exec(source);
      if (found) {
        at += found[0].length;
      }
      return found;
    };

    const sees = (pattern) => {
      pattern.lastIndex = at;
      return pattern.test(source);
    };

    const columnHere = () => at - form.lineStart(source, at);

    const skip = () => {
      take(BLANK);
      return at < source.length;
    };

    const whole = () => {
      take(/(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*(?=\n)/y);
      const root = skip() ? block(-1) : nothing(at);
      must(!skip());
      return root;
    };

    const deeper = (read) => {
      depth += 1;
      must(depth <= DEEPEST);
      const made = read();
      depth -= 1;
      return made;
    };

    // What begins here, on a line of its own or after a dash.
    const block = (parent) => {
      const column = columnHere();
      return deeper(() => (sees(DASH) ? listHere(column) : isKey() ? mapHere(column) : valueHere(parent)));
    };

    const isKey = () => {
      const from = at;
      const found = nameHere(PLAIN_REST) && take(COLON);
      at = from;
      return Boolean(found);
    };

    const nameHere = (rest) => {
      const from = at;
      if (!take(QUOTED) && take(PLAIN_START)) {
        take(rest);
      }
      return source.slice(from, at).trimEnd();
    };

    const keyHere = (rest, colon) => {
      const start = at;
      const raw = nameHere(rest);
      const isQuoted = /^["']/.test(raw);
      const name = form.clean(isQuoted ? unquoted(raw) : raw);
      must(take(colon) && name && name !== "<<" && (isQuoted || !NOTHING.has(name)));
      return { key: name, start, keyEnd: at };
    };

    const mapHere = (column) => {
      const entries = [];
      const start = at;
      do {
        const entry = keyHere(PLAIN_REST, COLON);
        entry.value = after(column, true);
        entry.end = Math.max(entry.value.end, entry.keyEnd);
        entries.push(entry);
      } while (next(column));
      return { kind: "map", entries: once(entries), start, end: entries.at(-1).end };
    };

    const listHere = (column) => {
      const items = [];
      const start = at;
      do {
        const from = at;
        take(DASH);
        const value = after(column, false);
        items.push({ start: from, value, end: Math.max(value.end, from + 1) });
      } while (next(column) && sees(DASH));
      return { kind: "list", items, start, end: items.at(-1).end };
    };

    // Is there more in this column?
    const next = (column) => {
      const isMore = skip();
      must(!isMore || columnHere() <= column);
      return isMore && columnHere() === column;
    };

    // What stands behind the colon of a name, or the dash of a point, in this column.
    const after = (column, isName) => {
      const end = at;
      if (!sees(LINE_DONE)) {
        take(SPACES);
        return isName ? valueHere(column) : block(column);
      }
      if (skip() && columnHere() === column && isName && sees(DASH)) {
        return listHere(column);
      }
      if (at < source.length && columnHere() > column) {
        return block(column);
      }
      at = end;
      return nothing(end);
    };

    const valueHere = (parent) => {
      const sign = source[at];
      if (sign === "|" || sign === ">") {
        return blockText(parent);
      }
      const made = /["'[{]/.test(sign) ? flowNode() : plain(parent);
      must(sees(LINE_DONE));
      return made;
    };

    const scalar = (start, style, text, more) => ({ kind: "text", style, text: form.clean(text), start, end: at, ...more });

    // A text without quotes, that may run on over deeper lines.
    const plain = (parent) => {
      const start = at;
      let text = piece(PLAIN_START, PLAIN_REST);
      let end = at;
      for (;;) {
        const breaks = take(BREAKS);
        take(SPACES);
        if (!breaks || at >= source.length || columnHere() <= parent || source[at] === "#") {
          break;
        }
        must(!isKey());
        text += folded(breaks[0]) + piece(/\S/y, PLAIN_REST);
        end = at;
      }
      at = end;
      return scalar(start, "", text);
    };

    const piece = (first, rest) => {
      const from = at;
      must(take(first));
      take(rest);
      return source.slice(from, at);
    };

    const quoted = () => {
      const start = at;
      const raw = must(take(QUOTED))[0];
      return scalar(start, raw[0], unquoted(raw));
    };

    const blockText = (parent) => {
      const start = at;
      const head = must(take(BLOCK_HEAD));
      const digit = head[1] ?? head[2];
      const from = at;
      // As far in as it says, or as its first line that is not empty.
      const first = /\n( *)[^ \n]/.exec(source.slice(from))?.[1].length ?? 0;
      const indent = Math.max(digit ? Math.max(parent, 0) + Number(digit) : first, parent + 1);
      const inside = take(new RegExp(`(?:\\n(?: {${indent}}[^\\n]*| *(?=\\n|$)))*`, "y"))[0];
      const full = inside.replace(/(?:\n *)*$/, "");
      at = from + full.length;
      const lines = full.split("\n").slice(1).map((line) => line.slice(indent));
      const text = lines.join("\n");
      const style = head[0][0];
      // What is set further in, or empty, keeps its line ends.
      const read = style === "|" ? text : text.replace(/(?<=^[^ \t\n][^\n]*)\n+(?=[^ \t\n])/gm, folded);
      return scalar(start, style, read, { head: head[0].trimEnd(), indent: lines.length && indent, lines });
    };

    // -- between brackets

    const flowNode = () => {
      const sign = source[at];
      const read = {
        "[": () => flowList(),
        "{": () => flowMap(),
        '"': () => quoted(),
        "'": () => quoted(),
      }[sign];
      const start = at;
      return deeper(read ?? (() => scalar(start, "", piece(PLAIN_START, FLOW_REST))));
    };

    const flow = (close, read) => {
      const start = at;
      const parts = [];
      do {
        at += 1;
        if (skip() && source[at] !== close) {
          parts.push(read());
          skip();
        }
      } while (source[at] === ",");
      must(source[at] === close);
      at += 1;
      return { flow: true, parts, start, end: at };
    };

    const flowList = () => {
      const { parts, ...made } = flow("]", () => {
        const value = flowNode();
        return { start: value.start, value, end: value.end };
      });
      return { kind: "list", items: parts, ...made };
    };

    const flowMap = () => {
      const { parts, ...made } = flow("}", () => {
        const entry = keyHere(FLOW_REST, FLOW_COLON);
        const end = at;
        skip();
        entry.value = /[,}]/.test(source[at]) ? nothing(end) : flowNode();
        entry.end = entry.value.end;
        return entry;
      });
      return { kind: "map", entries: once(parts), ...made };
    };

    return whole();
  };

  // The tree of a text, or null when this is no YAML that we know.
  form.parse = (text) => {
    try {
      const root = treeOf(form.spaced(form.lined(text)));
      return root.kind === "map" ? root : null;
    } catch (fault) {
      if (fault instanceof Unreadable) {
        return null;
      }
      throw fault;
    }
  };

  // What a tree says, as plain data in the form in which it stands; what is empty is null.
  form.dataOf = (node) => {
    if (node.kind === "map") {
      return form.group(node.entries.map((entry) => [entry.key, form.dataOf(entry.value)]));
    }
    if (node.kind === "list") {
      return node.items.map((item) => form.dataOf(item.value));
    }
    return node.kind === "nothing" || !node.text || (!node.style && NOTHING.has(node.text)) ? null : node.text;
  };

  // Short forms made long, as the model does.
  form.widened = (data, shape) => {
    if (Array.isArray(data)) {
      return data.map((item) => form.widened(item, shape?.item));
    }
    if (typeof data === "string" && shape?.kind === "group") {
      return fromShort(data, shape);
    }
    if (typeof data === "string" && shape?.single) {
      return [data];
    }
    if (form.isGroup(data)) {
      return form.group(Object.keys(data).map((key) => [key, form.widened(data[key], form.fieldOf(shape, key))]));
    }
    return data;
  };

  const fromShort = (text, shape) => {
    if (shape.short) {
      return form.group([[shape.short, text]]);
    }
    const ends = shape.range && /^([0-9]+) ?(?:-|–|tot) ?([0-9]+)$/.exec(text);
    return ends ? form.group(shape.fields.slice(0, 2).map((field, number) => [field.key, ends[number + 1]])) : text;
  };

  // Whether values have the shapes that the form knows; names that the model does not know may hold anything.
  const fits = (value, shape) => {
    if (!shape || value === null || (shape.range && typeof value === "string")) {
      return true;
    }
    if (shape.kind === "list") {
      return Array.isArray(value) && value.every((item) => fits(item, shape.item));
    }
    if (shape.kind === "group" || shape.kind === "map") {
      return form.isGroup(value) && Object.keys(value).every((key) => fits(value[key], form.fieldOf(shape, key)));
    }
    return typeof value === "string";
  };

  // A source with a name and nothing else is a source to be filled in.
  const opened = (values) => {
    Object.keys(values.bronnen ?? {}).forEach((key) => (values.bronnen[key] ??= form.group([])));
    return values;
  };

  // The values in the text of a file. Null when it cannot be read, or is something else.
  form.read = (text) => {
    const tree = form.parse(text);
    const values = tree && form.widened(form.dataOf(tree), form.pilot);
    return values && fits(values, form.pilot) ? opened(form.prune(values, form.pilot) ?? form.group([])) : null;
  };
})();
