// What the check says: beside the field that it is about, and in a list on top in which each leads to its field.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make, part } = ui;

  // The nearest thing that was probably meant, to be taken over with one press.
  const meant = ({ hint, rest, editor }) => {
    const [, near] = /^Bedoelt u `([^`]+)`\?/.exec(hint) ?? [];
    const take = () => {
      editor.put(near, rest[0]);
      editor.focus();
      ui.changed(editor.node);
      ui.say("Overgenomen.");
    };
    return near && editor.put && ui.button("Neem over", take, { class: "act act--small" });
  };

  // What to do about it, said to who fills in a form: where the engine tells what to write in the file, this tells what to
  // fill in here.
  const remedy = ({ code, hint, rest, editor, section }) => {
    if (code === "ontbrekend-veld" && !rest.length) {
      return ["Vul ", make("em", {}, editor.label.data), " in."];
    }
    return code === "kopje-zonder-inhoud"
      ? ui.text("fill-or-say", section.kopje ? "kopje" : "veld")
      : ui.words(hint);
  };

  ui.faultLine = (fault) =>
    make(
      "p",
      { class: `fault fault--${fault.severity}` },
      make("strong", {}, fault.severity === "fout" ? "Fout: " : "Advies: "),
      ui.words(fault.message),
      ". ",
      remedy(fault),
      " ",
      meant(fault),
    );

  const counted = (number, one, more) => (number === 1 ? `1 ${one}` : `${number} ${more}`);
  ui.inSum = (faults) => {
    const numberOf = (severity) => faults.filter((fault) => fault.severity === severity).length;
    const kinds = [[numberOf("fout"), "fout", "fouten"], [numberOf("advies"), "advies", "adviezen"]];
    return kinds.filter(([number]) => number).map((kind) => counted(...kind)).join(" en ");
  };

  // Headings of which nothing is said are told apart from the faults: the check names them once the rest is right.
  const ofEmpty = (empty) => counted(empty.length, "kopje is nog leeg", "kopjes zijn nog leeg");
  ui.inAll = (faults, empty) => [ui.inSum(faults), empty.length && ofEmpty(empty)].filter(Boolean).join(". ");

  // `lead` brings the reader to an editor; `settle` sets all empty headings to `niet_vermeld`.
  ui.faultList = (lead, settle) => {
    const node = part("faults");
    const [summary, list] = node.children;
    const linkTo = (section, editor, ...words) => {
      const click = (event) => {
        event.preventDefault();
        lead(section, editor);
      };
      return make("a", { class: "link", href: `#${section.key}`, click }, words);
    };
    const entry = (fault) =>
      make(
        "li",
        {},
        make("span", { class: "quiet" }, `${fault.section.label}: `),
        linkTo(fault.section, fault.editor, ...ui.words(fault.message)),
        ". ",
        remedy(fault),
        " ",
        make("span", { class: "kind" }, `${fault.severity}: ${fault.code}`),
        // `peildatum` can be what is left without a word, and is no heading.
        fault.code === "kopje-zonder-inhoud" && fault.section.kopje && [" ", ui.button(ui.text("settle"), settle, { class: "act act--small" })],
      );
    const emptyEntry = (empty) => {
      const [first] = empty;
      const names = empty.map((section) => section.label).join(", ");
      return make(
        "li",
        { class: "faults__empty" },
        linkTo(first, first.reasons.get(first.key), ofEmpty(empty)),
        `: ${ui.text("fill-each", names)}`,
      );
    };
    return {
      // `empty` are the headings of which nothing is said, as long as the check does not name them.
      show: (placed, empty) => {
        node.hidden = !placed.length;
        summary.textContent = ui.inAll(placed, empty);
        list.replaceChildren(...placed.map(entry), ...(empty.length ? [emptyEntry(empty)] : []));
      },
      open: () => {
        node.open = true;
        (node.hidden ? node.parentElement : summary).focus();
      },
    };
  };

  // Follow the path of a fault as far as there are editors; what is left of it is `rest`.
  ui.resolve = (root, path) => {
    const trail = [root];
    const rest = [...path];
    while (rest.length && trail.at(-1).at(rest[0])) {
      trail.push(trail.at(-1).at(rest.shift()));
    }
    return { editor: trail.at(-1), trail, rest };
  };
})();
