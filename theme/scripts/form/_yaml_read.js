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

  class Reader {
    constructor(text) {
      this.text = text;
      this.at = 0;
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

    column() {
      return this.at - form.lineStart(this.text, this.at);
    }

    skip() {
      this.take(BLANK);
      return this.at < this.text.length;
    }

    whole() {
      this.take(/(?:[ \t]*(?:#[^\n]*)?\n)*---[ \t]*(?=\n)/y);
      const root = this.skip() ? this.block(-1) : nothing(this.at);
      must(!this.skip());
      return root;
    }

    deeper(read) {
      this.depth += 1;
      must(this.depth <= DEEPEST);
      const made = read();
      this.depth -= 1;
      return made;
    }

    // What begins here, on a line of its own or after a dash.
    block(parent) {
      const column = this.column();
      return this.deeper(() =>
        this.sees(DASH) ? this.list(column) : this.isKey() ? this.map(column) : this.value(parent),
      );
    }

    isKey() {
      const from = this.at;
      const found = this.name(PLAIN_REST) && this.take(COLON);
      this.at = from;
      return Boolean(found);
    }

    name(rest) {
      const from = this.at;
      if (!this.take(QUOTED) && this.take(PLAIN_START)) {
        this.take(rest);
      }
      return this.text.slice(from, this.at).trimEnd();
    }

    key(rest, colon) {
      const start = this.at;
      const raw = this.name(rest);
      const isQuoted = /^["']/.test(raw);
      const name = form.clean(isQuoted ? unquoted(raw) : raw);
      must(this.take(colon) && name && name !== "<<" && (isQuoted || !NOTHING.has(name)));
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
      const isMore = this.skip();
      must(!isMore || this.column() <= column);
      return isMore && this.column() === column;
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
      return nothing(end);
    }

    value(parent) {
      const sign = this.text[this.at];
      if (sign === "|" || sign === ">") {
        return this.blockText(parent);
      }
      const made = /["'[{]/.test(sign) ? this.flowNode() : this.plain(parent);
      must(this.sees(LINE_DONE));
      return made;
    }

    scalar(start, style, text, more) {
      return { kind: "text", style, text: form.clean(text), start, end: this.at, ...more };
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
        must(!this.isKey());
        text += folded(breaks[0]) + this.piece(/\S/y, PLAIN_REST);
        end = this.at;
      }
      this.at = end;
      return this.scalar(start, "", text);
    }

    piece(first, rest) {
      const from = this.at;
      must(this.take(first));
      this.take(rest);
      return this.text.slice(from, this.at);
    }

    quoted() {
      const start = this.at;
      const raw = must(this.take(QUOTED))[0];
      return this.scalar(start, raw[0], unquoted(raw));
    }

    blockText(parent) {
      const start = this.at;
      const head = must(this.take(BLOCK_HEAD));
      const digit = head[1] ?? head[2];
      const from = this.at;
      // As far in as it says, or as its first line that is not empty.
      const first = /\n( *)[^ \n]/.exec(this.text.slice(from))?.[1].length ?? 0;
      const indent = Math.max(digit ? Math.max(parent, 0) + Number(digit) : first, parent + 1);
      const inside = this.take(new RegExp(`(?:\\n(?: {${indent}}[^\\n]*| *(?=\\n|$)))*`, "y"))[0];
      const full = inside.replace(/(?:\n *)*$/, "");
      this.at = from + full.length;
      const lines = full.split("\n").slice(1).map((line) => line.slice(indent));
      const text = lines.join("\n");
      const style = head[0][0];
      // What is set further in, or empty, keeps its line ends.
      const read = style === "|" ? text : text.replace(/(?<=^[^ \t\n][^\n]*)\n+(?=[^ \t\n])/gm, folded);
      return this.scalar(start, style, read, { head: head[0].trimEnd(), indent: lines.length && indent, lines });
    }

    // -- between brackets

    flowNode() {
      const sign = this.text[this.at];
      const read = {
        "[": () => this.flowList(),
        "{": () => this.flowMap(),
        '"': () => this.quoted(),
        "'": () => this.quoted(),
      }[sign];
      const start = this.at;
      return this.deeper(read ?? (() => this.scalar(start, "", this.piece(PLAIN_START, FLOW_REST))));
    }

    flow(close, read) {
      const start = this.at;
      const parts = [];
      do {
        this.at += 1;
        if (this.skip() && this.text[this.at] !== close) {
          parts.push(read());
          this.skip();
        }
      } while (this.text[this.at] === ",");
      must(this.text[this.at] === close);
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
        entry.value = /[,}]/.test(this.text[this.at]) ? nothing(end) : this.flowNode();
        entry.end = entry.value.end;
        return entry;
      });
      return { kind: "map", entries: once(parts), ...made };
    }
  }

  // The tree of a text, or null when this is no YAML that we know.
  form.parse = (text) => {
    try {
      const root = new Reader(form.spaced(form.lined(text))).whole();
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
