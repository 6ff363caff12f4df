// Reads YAML: as much of it as a description may hold, and nothing that the checker refuses (no anchors, no tags, no
// second document). Every part keeps the place where it begins and ends, so that it can be changed in the text.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;

  const COLON = /[ \t]*:(?=\s|$)/y;
  const FLOW_COLON = /\s*:(?=[\s,[\]{}]|$)/y;
  const DASH = /-(?=\s|$)/y;
  const BLOCK_HEAD = /[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?:[ \t]+(?:#[^\n]*)?)?\r?$/my;
  const SINGLE = /'(?:[^']|'')*'/y;
  const DOUBLE = /"(?:[^"\\]|\\[^])*"/y;
  const QUOTED_KEY = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'/y;
  const PLAIN_START = /[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=[^\s,[\]{}])/y;
  const PLAIN_REST = /(?:[^\s:#]|:(?=\S)|(?<=\S)#|[ \t]+(?![\s#]))*/y;
  const FLOW_REST = /(?:[^\s:#,[\]{}]|:(?=[^\s,[\]{}])|(?<=\S)#|[ \t]+(?![\s#]))*/y;
  const SPACES = /[ \t]*/y;
  const BREAKS = /[ \t\r]*\n(?:[ \t\r]*\n)*/y;
  const BLANK = /(?:[ \t\r]*(?:(?<!\S)#[^\n]*)?\n)*[ \t\r]*(?:(?<!\S)#[^\n]*$)?/y;
  const LINE_DONE = /[ \t]*(?:(?<=[ \t])#[^\n]*)?\r?(?:\n|$)/y;

  const ESCAPES = {
    0: "\0",
    a: "\x07",
    b: "\b",
    t: "\t",
    "\t": "\t",
    n: "\n",
    v: "\v",
    f: "\f",
    r: "\r",
    e: "\x1b",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    N: "\x85",
    _: "\xa0",
    L: "\u2028",
    P: "\u2029",
  };
  const NOTHING = new Set(["", "~", "null", "Null", "NULL"]);
  const DEEPEST = 20;

  class Unreadable extends Error {}

  // A line end between words is a space; each empty line is a line end.
  const folded = (breaks) => "\n".repeat(breaks - 1) || " ";
  const breaksIn = (text) => text.split("\n").length - 1;

  const unescaped = (escape) => {
    if (escape[1] === "\n" || escape[1] === "\r") {
      return "";
    }
    if ("xuU".includes(escape[1])) {
      return String.fromCodePoint(parseInt(escape.slice(2), 16));
    }
    if (!(escape[1] in ESCAPES)) {
      throw new Unreadable();
    }
    return ESCAPES[escape[1]];
  };
  const DOUBLE_PART =
    /\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\r?\n[ \t]*|[^])|[ \t\r]*\n[ \t\r\n]*|[^\\\s]+|[ \t\r]+/g;
  const unquoted = (raw) => {
    const body = raw.slice(1, -1);
    const fold = (part) => folded(breaksIn(part));
    return raw[0] === "'"
      ? body.replace(/''/g, "'").replace(/[ \t\r]*\n[ \t\r\n]*/g, fold)
      : body.replace(DOUBLE_PART, (part) =>
          part[0] === "\\" ? unescaped(part) : part.includes("\n") ? fold(part) : part,
        );
  };

  const once = (entries) => {
    if (new Set(entries.map((entry) => entry.key)).size < entries.length) {
      throw new Unreadable();
    }
    return entries;
  };

  class Reader {
    constructor(text) {
      this.text = text;
      this.at = text.startsWith("\ufeff") ? 1 : 0;
      this.first = this.at;
      this.depth = 0;
    }

    take(pattern) {
      pattern.lastIndex = this.at;
      const found = pattern.exec(this.text);
      if (found) {
        this.at += found[0].length;
      }
      return found;
    }

    sees(pattern) {
      pattern.lastIndex = this.at;
      return pattern.test(this.text);
    }

    lineStart(at) {
      return Math.max(this.text.lastIndexOf("\n", at - 1) + 1, this.first);
    }

    column() {
      return this.at - this.lineStart(this.at);
    }

    skip() {
      this.take(BLANK);
      return this.at < this.text.length;
    }

    whole() {
      this.take(/(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*(?=\r?\n)/y);
      const more = this.skip();
      const root = more ? this.block(-1, -1) : this.nothing(this.at);
      if (this.skip()) {
        throw new Unreadable();
      }
      return root;
    }

    nothing(at) {
      return { kind: "nothing", start: at, end: at };
    }

    // What begins here, on a line of its own or after a dash.
    block(parent) {
      if ((this.depth += 1) > DEEPEST) {
        throw new Unreadable();
      }
      const column = this.column();
      const made = this.sees(DASH) ? this.list(column) : this.isKey() ? this.map(column) : this.value(parent);
      this.depth -= 1;
      return made;
    }

    isKey() {
      const from = this.at;
      const found = this.name(PLAIN_REST) && this.take(COLON);
      this.at = from;
      return Boolean(found);
    }

    name(rest) {
      const from = this.at;
      if (!this.take(QUOTED_KEY)) {
        if (!this.sees(PLAIN_START)) {
          return "";
        }
        this.at += 1;
        this.take(rest);
      }
      return this.text.slice(from, this.at).trimEnd();
    }

    key(rest, colon) {
      const start = this.at;
      const raw = this.name(rest);
      const isQuoted = /^["']/.test(raw);
      const name = form.clean(isQuoted ? unquoted(raw) : raw);
      if (!this.take(colon) || !name || name === "<<" || (!isQuoted && NOTHING.has(name))) {
        throw new Unreadable();
      }
      return { key: name, start, keyEnd: this.at };
    }

    map(column) {
      const entries = [];
      const start = this.at;
      do {
        const entry = this.key(PLAIN_REST, COLON);
        entry.value = this.after(column, true);
        entry.end = Math.max(entry.value.end, entry.keyEnd);
        entries.push(entry);
      } while (this.next(column));
      return { kind: "map", entries: once(entries), start, end: entries.at(-1).end };
    }

    list(column) {
      const items = [];
      const start = this.at;
      do {
        const from = this.at;
        this.take(DASH);
        const value = this.after(column, false);
        items.push({ start: from, value, end: Math.max(value.end, from + 1) });
      } while (this.next(column) && this.sees(DASH));
      return { kind: "list", items, start, end: items.at(-1).end };
    }

    // Is there more in this column?
    next(column) {
      const more = this.skip();
      if (more && this.column() > column) {
        throw new Unreadable();
      }
      return more && this.column() === column;
    }

    // What stands behind the colon of a name, or the dash of a point, in this column.
    after(column, isName) {
      const end = this.at;
      if (!this.sees(LINE_DONE)) {
        this.take(SPACES);
        return isName ? this.value(column) : this.block(column);
      }
      if (this.skip() && this.column() === column && isName && this.sees(DASH)) {
        return this.list(column);
      }
      if (this.at < this.text.length && this.column() > column) {
        return this.block(column);
      }
      this.at = end;
      return this.nothing(end);
    }

    value(parent) {
      const sign = this.text[this.at];
      if (sign === "|" || sign === ">") {
        return this.blockText(parent);
      }
      const made =
        sign === "["
          ? this.flowList()
          : sign === "{"
            ? this.flowMap()
            : /["']/.test(sign)
              ? this.quoted()
              : this.plain(parent);
      if (!this.sees(LINE_DONE)) {
        throw new Unreadable();
      }
      return made;
    }

    // A text without quotes, that may run on over deeper lines.
    plain(parent) {
      const start = this.at;
      let text = this.piece(PLAIN_START, PLAIN_REST);
      let end = this.at;
      for (;;) {
        const breaks = this.take(BREAKS);
        this.take(SPACES);
        if (!breaks || this.at >= this.text.length || this.column() <= parent || this.text[this.at] === "#") {
          break;
        }
        if (this.isKey()) {
          throw new Unreadable();
        }
        text += folded(breaksIn(breaks[0])) + this.piece(/\S/y, PLAIN_REST);
        end = this.at;
      }
      this.at = end;
      return { kind: "text", style: "", text: form.clean(text), start, end };
    }

    piece(first, rest) {
      const from = this.at;
      if (!this.sees(first)) {
        throw new Unreadable();
      }
      this.at += 1;
      this.take(rest);
      return this.text.slice(from, this.at);
    }

    quoted() {
      const start = this.at;
      const raw = this.take(this.text[start] === "'" ? SINGLE : DOUBLE)?.[0];
      if (raw === undefined) {
        throw new Unreadable();
      }
      return { kind: "text", style: raw[0], text: form.clean(unquoted(raw)), start, end: this.at };
    }

    blockText(parent) {
      const start = this.at;
      const head = this.take(BLOCK_HEAD);
      if (!head) {
        throw new Unreadable();
      }
      const digit = head[1] ?? head[2];
      let indent = digit ? Math.max(parent, 0) + Number(digit) : 0;
      const lines = [];
      let end = this.at;
      while (this.at < this.text.length) {
        const from = this.at + 1;
        const to = this.text.indexOf("\n", from) < 0 ? this.text.length : this.text.indexOf("\n", from);
        const line = this.text.slice(from, to).replace(/\r$/, "");
        const lead = /^ */.exec(line)[0].length;
        const isBlank = lead === line.length;
        indent ||= isBlank ? 0 : lead;
        if ((!isBlank && (lead < indent || lead <= parent)) || from > this.text.length) {
          break;
        }
        lines.push(isBlank && (!indent || lead <= indent) ? "" : line.slice(indent));
        this.at = to;
        end = isBlank ? end : from + line.length;
      }
      this.at = end;
      const kept = lines.join("\n").replace(/\n+$/, "").split("\n");
      const text = head[0][0] === "|" ? kept.join("\n") : foldedLines(kept);
      return {
        kind: "text",
        style: head[0][0],
        head: head[0].trimEnd(),
        indent,
        lines: kept,
        text: form.clean(text),
        start,
        end,
      };
    }

    // -- between brackets

    flowNode() {
      if ((this.depth += 1) > DEEPEST) {
        throw new Unreadable();
      }
      const sign = this.text[this.at];
      const made = sign === "[" ? this.flowList() : sign === "{" ? this.flowMap() : this.flowScalar();
      this.depth -= 1;
      return made;
    }

    flowScalar() {
      const start = this.at;
      if (this.text[start] === "'" || this.text[start] === '"') {
        return this.quoted();
      }
      const text = this.piece(PLAIN_START, FLOW_REST);
      return { kind: "text", style: "", text: form.clean(text), start, end: this.at };
    }

    flow(close, take) {
      const start = this.at;
      const parts = [];
      this.at += 1;
      while (this.skip() && this.text[this.at] !== close) {
        parts.push(take());
        this.skip();
        if (this.text[this.at] === ",") {
          this.at += 1;
        } else if (this.text[this.at] !== close) {
          throw new Unreadable();
        }
      }
      if (this.text[this.at] !== close) {
        throw new Unreadable();
      }
      this.at += 1;
      return { flow: true, parts, start, end: this.at };
    }

    flowList() {
      const { parts, ...made } = this.flow("]", () => {
        const value = this.flowNode();
        return { start: value.start, value, end: value.end };
      });
      return { kind: "list", items: parts, ...made };
    }

    flowMap() {
      const { parts, ...made } = this.flow("}", () => {
        const entry = this.key(FLOW_REST, FLOW_COLON);
        const end = this.at;
        this.skip();
        entry.value = /[,}]/.test(this.text[this.at] ?? "") ? this.nothing(end) : this.flowNode();
        entry.end = entry.value.end;
        return entry;
      });
      return { kind: "map", entries: once(parts), ...made };
    }
  }

  // Lines of a folded text: what is set further in, or empty, keeps its line ends.
  const foldedLines = (lines) => {
    let text = lines[0];
    let breaks = 0;
    let before = lines[0];
    lines.slice(1).forEach((line) => {
      breaks += 1;
      if (line !== "") {
        const keeps = /^[ \t]/.test(line) || /^[ \t]/.test(before);
        text += (keeps || before === "" ? "\n".repeat(breaks) : folded(breaks)) + line;
        breaks = 0;
        before = line;
      }
    });
    return text;
  };

  // The tree of a text, or null when this is no YAML that we know.
  form.parse = (text) => {
    try {
      const root = new Reader(
        text.replace(/\r(?!\n)/g, "\n").replace(/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, " "),
      ).whole();
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

  // The values in a file: its text, or the script made of it. Null when it cannot be read, or is something else.
  form.read = (source) => {
    const tree = form.parse(typeof source === "string" ? source : source.text);
    const values = tree && form.widened(form.dataOf(tree), form.pilot);
    return values && fits(values, form.pilot) ? opened(form.prune(values, form.pilot) ?? form.group([])) : null;
  };
})();
