// What the check says: beside the field that it is about, and in a list on top in which each leads to its field.
(() => {
  "use strict";

  const ui = (window.pilotwijzerFormUi ??= {});
  const make = (...parts) => ui.make(...parts);

  // The nearest thing that was probably meant, to be taken over with one press.
  const meant = (fault, editor) => {
    const found = /^Bedoelt u `([^`]+)`\?/.exec(fault.hint);
    return found && editor.put
      ? ui.button("Neem over", () => {
        editor.put(found[1], fault.rest[0]);
        editor.focus();
        ui.changed(editor.node);
        ui.say("Overgenomen.");
      }, { class: "act act--small" })
      : null;
  };

  ui.faultLine = (fault, editor) =>
    make(
      "p",
      { class: `fault fault--${fault.severity}` },
      make("strong", {}, fault.severity === "fout" ? "Fout: " : "Advies: "),
      ...ui.words(fault.message),
      ". ",
      ...ui.words(fault.hint),
      " ",
      meant(fault, editor),
    );

  const counted = (number, one, more) => (number === 1 ? `1 ${one}` : `${number} ${more}`);
  ui.inSum = (faults) => {
    const wrong = faults.filter((fault) => fault.severity === "fout").length;
    const parts = [];
    if (wrong) {
      parts.push(counted(wrong, "fout", "fouten"));
    }
    if (faults.length - wrong) {
      parts.push(counted(faults.length - wrong, "advies", "adviezen"));
    }
    return parts.join(" en ");
  };

  // `lead` brings the reader to an editor; `settle` sets all empty headings to `niet_vermeld`.
  ui.faultList = (lead, settle) => {
    const summary = make("summary", {});
    const list = make("ol", { class: "faults__list" });
    const node = make("details", { class: "faults", hidden: true }, summary, list);
    const entry = ({ fault, editor, section }) => {
      const link = make("a", { class: "link", href: `#${section.key}`, click: (event) => {
        event.preventDefault();
        lead(section, editor);
      } }, ...ui.words(fault.message));
      return make(
        "li",
        {},
        make("span", { class: "quiet" }, `${section.label}: `),
        link,
        ". ",
        ...ui.words(fault.hint),
        " ",
        make("span", { class: "kind" }, `${fault.severity}: ${fault.code}`),
        // `peildatum` can be what is left without a word, and is no heading.
        fault.code === "kopje-zonder-inhoud" && section.kopje ? [" ", ui.button("Zet alle lege kopjes op ‘niet vermeld’", settle, { class: "act act--small" })] : null,
      );
    };
    return {
      node,
      show: (placed) => {
        node.hidden = !placed.length;
        summary.textContent = ui.inSum(placed.map((one) => one.fault));
        list.replaceChildren(...placed.map(entry));
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
    let at = 0;
    while (at < path.length) {
      const next = trail.at(-1).at(path[at]);
      if (!next) {
        break;
      }
      trail.push(next);
      at += 1;
    }
    return { editor: trail.at(-1), trail, rest: path.slice(at) };
  };
})();
