// Writes YAML the way the descriptions are written: as it stands where that can be, in quotes where it must, and long
// texts folded over lines.
(() => {
  "use strict";

  const form = window.pilotwijzerForm;
  const WIDTH = 106;

  // Words that mean something else, here or in another reader of YAML.
  const SPECIAL = /^(?:null|~|true|false|yes|no|on|off|y|n)$/i;
  const PLAIN = /^[\p{L}\p{N}(€+](?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}:]|:(?=\/\/))*$/u;
  const isPlain = (text, isFlow) =>
    PLAIN.test(text) && !SPECIAL.test(text) && !/ #/.test(text) && !(isFlow && /[,[\]{}]/.test(text));

  const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t" };
  const doubled = (text) => `"${text.replace(/["\\\n\t]/g, (sign) => ESCAPES[sign])}"`;
  const single = (text) => `'${text.replace(/'/g, "''")}'`;

  // A text on one line.
  const inline = (text, isFlow = false) =>
    isPlain(text, isFlow) ? text : /["\\]/.test(text) && !/[\n\t]/.test(text) ? single(text) : doubled(text);

  // Words over lines; only where one space stands between them, because that is what a reader puts back.
  const wrapped = (text, width) => {
    const lines = [];
    text.split(/(?<=\S) (?=\S)/).forEach((word) => {
      const last = lines.length - 1;
      if (last >= 0 && lines[last].length + word.length < width) {
        lines[last] += ` ${word}`;
      } else {
        lines.push(word);
      }
    });
    return lines;
  };

  const canFold = (text) => !/^[ \t]|[ \t]$/m.test(text);
  const isClear = (text) => !/^[ \t]*\t[ \t]*(?:#|$)/m.test(text);

  // The lines of a text in a block, without what stands before them; null when a block cannot hold it.
  const asBlock = (text, width) => {
    const lines = text.split("\n");
    if (lines.length > 1 && (!canFold(text) || lines.every((line) => line.length <= width))) {
      return isClear(text) ? { sign: "|", lines } : null;
    }
    // Between paragraphs one line end more than the reader is to give back.
    const folded = lines.flatMap((line, number) => [...(number ? [""] : []), ...(line ? wrapped(line, width) : [])]);
    return { sign: ">", lines: folded };
  };

  const indented = (lines, indent) => lines.map((line) => (line ? " ".repeat(indent) + line : "")).join("\n");

  // A text behind `before` characters on its line; a block is set in by `indent`.
  const textAt = (text, before, indent) => {
    const line = inline(text);
    const block = text.includes("\n") || before + line.length > WIDTH ? asBlock(text, WIDTH - indent) : null;
    const isBetter = block && (block.lines.length > 1 || text.includes("\n"));
    return isBetter ? `${block.sign}-\n${indented(block.lines, indent)}` : line;
  };

  // ------------------------------------------------------------------------------------------ the whole

  // The short form of a value, where there is one and nothing is lost by it.
  const shortened = (value, shape) => {
    if (shape?.single && value.length === 1) {
      return value[0];
    }
    if (shape?.kind !== "group" || !form.isGroup(value)) {
      return value;
    }
    const keys = Object.keys(value);
    if (shape.short && keys.length === 1 && keys[0] === shape.short) {
      return value[shape.short];
    }
    const ends = shape.range && keys.length === 2 ? shape.fields.slice(0, 2).map((field) => value[field.key]) : [];
    return ends.length && ends.every((end) => /^[0-9]+$/.test(end)) ? ends.join("-") : value;
  };

  const name = (key) =>
    /^[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?$/.test(key) && !SPECIAL.test(key) ? key : inline(key, true);

  const flowList = (items) => `[${items.map((item) => inline(item, true)).join(", ")}]`;
  const fitsOneLine = (items, before) =>
    items.every((item) => typeof item === "string" && !item.includes("\n")) && before + flowList(items).length <= WIDTH;

  // What comes behind the colon of a name, or behind a dash when it is not a group; `before` counts what stands there.
  const behind = (value, shape, before, indent) => {
    if (value === null) {
      return "";
    }
    if (typeof value === "string") {
      return ` ${textAt(value, before + 1, indent + 2)}`;
    }
    if (!Array.isArray(value)) {
      return `\n${entries(value, shape, indent + 2)}`;
    }
    const isShort = shape?.item?.kind !== "group" && fitsOneLine(value, before + 1);
    return isShort
      ? ` ${flowList(value)}`
      : `\n${value.map((item) => point(item, shape?.item, indent + 2)).join("\n")}`;
  };

  const entry = (key, value, shape, indent) => {
    const start = `${" ".repeat(indent)}${name(key)}:`;
    return start + behind(shortened(value, shape), shape, start.length, indent);
  };

  const entries = (value, shape, indent) =>
    form
      .inOrder(Object.keys(value), shape)
      .map((key) => entry(key, value[key], form.fieldOf(shape, key), indent))
      .join("\n");

  const point = (value, shape, indent) => {
    const short = shortened(value, shape);
    const pad = " ".repeat(indent);
    return form.isGroup(short)
      ? `${pad}- ${entries(short, shape, indent + 2).trimStart()}`
      : `${pad}-${behind(short, shape, indent + 1, indent)}`;
  };

  // Before the first field of each section stands an empty line, but not between the facts at the top.
  const opens = new Set(form.model.sections.slice(1).map((section) => section.fields[0]));

  form.isOpening = (key) => opens.has(key);
  form.yaml = { WIDTH, asBlock, behind, entry, indented, inline, isClear, point, shortened, single, textAt, wrapped };

  // The text of a new file.
  form.write = (values) => {
    const pruned = form.prune(values, form.pilot) ?? {};
    const head = form.model.schema ? `# yaml-language-server: $schema=${form.model.schema}\n` : "";
    const lines = form.inOrder(Object.keys(pruned), form.pilot).map((key) => {
      const blank = opens.has(key) ? "\n" : "";
      return `${blank}${entry(key, pruned[key], form.fieldOf(form.pilot, key), 0)}\n`;
    });
    return head + lines.join("");
  };
})();
