// The page of the form as a whole: which description is open, the section in view, what is checked and what is shown of it.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make, part } = ui;
  const engine = window.pilotwijzerForm;
  const SOON = 250;

  // A step that is no part of the description: it stands apart in the list, and uses the whole width.
  const apart = (key) => {
    const node = document.getElementById(key);
    return { key, label: node.firstElementChild.textContent, node };
  };

  const run = (place, source, wanted) => {
    const known = new Set(engine.model.lists.pilots.map(([slug]) => slug));
    const began = source ? engine.read(source.text) : {};

    let form = null;
    let here = null; // the step in view
    let checked = false; // whether all that is wrong is shown, or only what was left
    let found = [];
    let shown = new Set(); // the editors with a message

    const values = () => form.value();
    const file = (all = values()) => ({
      name: `${source?.slug ?? ui.fileName(all, known)}.yml`,
      text: source ? engine.edit(source.text, all) : engine.write(all),
      exists: Boolean(source),
    });

    // ------------------------------------------------------------------------------------ what is seen

    const [notice, steps, aside, top, grid] = ["notice", "steps", "aside", "top", "grid"].map(part);
    const faultList = ui.faultList((section, editor) => lead(section, editor), () => settle());
    ui.openWhen(aside, "(width >= 76em)");
    const tell = (...said) => notice.replaceChildren(...(said.length ? [make("p", {}, ...said)] : []));
    const [look, send] = ["bekijken", "insturen"].map(apart);
    // Some of what is said holds for a new description only, some for a change.
    document.querySelectorAll(`[data-form-when=${source ? "new" : "changed"}]`).forEach((other) => other.remove());
    const stepsOf = () => [...form.sections, look, send];
    const asked = () => stepsOf().find((step) => `#${step.key}` === location.hash);

    const build = (all) => {
      form = ui.form(all);
      checked = false;
      show(asked() ?? form.sections[0]);
    };

    // ------------------------------------------------------------------------------------ the check

    const empty = () => form.headings.filter((section) => section.stand() === "leeg");
    // A fault of no field in particular stands at the first heading that is empty, or else at the top.
    const homeOf = ({ path }) => {
      const home = ui.resolve(form.root, path);
      const [first] = path[0] === "ontbreekt" ? empty() : [];
      const top = first?.reasons.get(first.key) ?? form.root.at(path[1]) ?? form.root.at("titel");
      return home.editor.node ? home : { ...home, editor: top, general: true };
    };
    // The check looks at the headings once the basics are right; who asks is told at once which are empty.
    const unnamed = () =>
      found.some((fault) => fault.severity === "fout") && !found.some((fault) => fault.code === "kopje-zonder-inhoud")
        ? empty()
        : [];
    // In the order of the form: 2 is before, 4 is behind.
    const inForm = (one, { editor }) => 3 - (one.editor.node.compareDocumentPosition(editor.node) & 6 || 3);
    const judge = () => {
      found = engine.check(values());
      const placed = found.flatMap((fault) => {
        const { editor, trail, rest, general } = homeOf(fault);
        const section = form.sections.find((one) => one.node.contains(editor.node));
        const isShown = checked || (!general && trail.some(ui.wasLeft));
        return isShown ? [{ ...fault, rest, editor, section }] : [];
      }).sort(inForm);
      shown.forEach((editor) => editor.show([]));
      shown = new Set(placed.map((fault) => fault.editor));
      shown.forEach((editor) => editor.show(placed.filter((fault) => fault.editor === editor)));
      faultList.show(placed, checked ? unnamed() : []);
      ui.showWay(stepsOf(), here, (section) => placed.filter((fault) => fault.section === section).length);
    };
    const checkAll = () => {
      checked = true;
      judge();
      if (found.length) {
        faultList.open();
        ui.say(ui.text("list-above", ui.inAll(found, unnamed())));
      } else {
        tell(ui.text("all-right"));
      }
    };
    const lead = (section, editor) => {
      show(section);
      for (let parent = editor.node.parentElement; parent !== steps; parent = parent.parentElement) {
        parent.open = parent.tagName === "DETAILS" || parent.open;
      }
      editor.focus();
      editor.node.scrollIntoView({ block: "center" });
    };
    const settle = () => {
      empty().forEach((section) => section.reasons.get(section.key).put("niet_vermeld"));
      update();
      ui.say(ui.text("settled"));
      faultList.open();
    };

    // ------------------------------------------------------------------------------- the step in view

    const draw = () => {
      const all = values();
      const now = file(all);
      document.querySelectorAll("[data-form-file]").forEach((name) => {
        name.textContent = now.name;
      });
      if (here === look) {
        part("whole").replaceChildren(...ui.preview(all, form.sections));
        part("lines").replaceChildren(...ui.fileView(now.text, source?.text));
      } else if (here === send) {
        const wrong = ui.inSum(found.filter((fault) => fault.severity === "fout"));
        part("note").textContent = wrong
          ? ui.text("not-right", wrong)
          : ui.text("right");
        ui.readyToSend(place.dataset, all, now);
      } else {
        part("small").replaceChildren(...ui.preview(all, form.sections, here));
      }
    };
    const show = (step) => {
      here = step;
      stepsOf().forEach((one) => {
        one.node.hidden = one !== step;
      });
      const isApart = !form.sections.includes(step);
      aside.hidden = isApart;
      grid.classList.toggle("is-apart", isApart);
      checked ||= isApart;
      judge();
      draw();
    };
    addEventListener("hashchange", () => {
      const step = asked();
      if (step) {
        show(step);
        const title = step.node.querySelector("h2");
        title.focus({ preventScroll: true });
        atOnce(); // what is drawn later on takes the focus away from what is in it
        title.scrollIntoView({ block: "start" });
      }
    });

    // ---------------------------------------------------------------------------------- what changes

    let waiting = 0;
    const update = () => {
      clearTimeout(waiting);
      waiting = 0;
      ui.setSources(values().bronnen);
      form.sections.forEach((section) => section.follow());
      keeper.keep();
      judge();
      draw();
    };
    const soon = () => {
      clearTimeout(waiting);
      waiting = setTimeout(update, SOON);
    };
    const atOnce = () => waiting && update();
    steps.addEventListener("input", soon);
    steps.addEventListener("paste", ui.cleanPaste);
    steps.addEventListener("focusout", ({ target, relatedTarget }) => {
      for (let node = target; node !== steps; node = node.parentElement) {
        if (!node.contains(relatedTarget)) {
          node.classList.add("was-left");
        }
      }
      soon();
    });
    addEventListener("pagehide", atOnce);
    document.addEventListener("visibilitychange", atOnce);

    // ---------------------------------------------------------------------------------------- opening

    const name = ui.draftName(source?.slug, window.pilotwijzerAddress.text("concept"), wanted);
    const keeper = ui.keeper({ name, source, began, values, fileName: () => file().name, reopen: build, tell, focus: () => top.focus() });
    part("check").addEventListener("click", checkAll);
    try {
      build(keeper.values ?? began);
    } catch {
      build(began);
    }
    tell(...[wanted && !source && `${ui.text("unknown", wanted)} `, ...keeper.greeting].filter(Boolean));
    place.hidden = false;
    part("fallback").hidden = true;
    if (source) {
      part("title").textContent = `Wijzig: ${began.titel}`;
    }
  };

  const open = async () => {
    const wanted = window.pilotwijzerAddress.text("pilot");
    const exists = engine.model.lists.pilots.some(([slug]) => slug === wanted);
    const script = `${document.documentElement.dataset.base}pilots/${wanted}/bron.js`;
    run(document.querySelector("[data-form]"), exists && (await window.pilotwijzerFrom(script, "pilotwijzerFormSource")), wanted);
  };
  open();
})();
