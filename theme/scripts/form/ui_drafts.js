// Drafts: kept on the reader's own computer by themselves, apart for each pilot; to a file and back. Where nothing may be
// kept the page says so.
(() => {
  "use strict";

  const ui = window.pilotwijzerFormUi;
  const { make, part } = ui;
  const { isEqual, model, pilot, prune, read: valuesIn } = window.pilotwijzerForm;
  const PLACE = "pilotwijzer.concept.";
  const NEW = "nieuw.";

  // A description becomes a draft of the pilot that its file is called after, or of a new one.
  const draftOf = (values, slug) => ({ saved: new Date().toISOString(), title: values.titel ?? "", slug, values });
  const slugIn = (name) => model.lists.pilots.map(([slug]) => slug).find((slug) => slug === name);
  // A browser numbers a file of which it has the name already.
  const read = (text, file) => {
    const [, name] = /^(.+?)(?: ?\(\d+\))?\.ya?ml$/i.exec(file) ?? [];
    try {
      const draft = name ? draftOf(valuesIn(text), slugIn(name)) : JSON.parse(text);
      return draft?.values && draft.saved ? draft : null;
    } catch {
      return null;
    }
  };
  const stored = window.pilotwijzerStored;
  const get = (name) => stored((storage) => read(storage.getItem(PLACE + name)), null);
  const put = (name, draft) => stored((storage) => storage.setItem(PLACE + name, JSON.stringify(draft)) ?? true, false);
  const drop = (name) => stored((storage) => storage.removeItem(PLACE + name));
  const works = () => stored((storage) => storage.setItem(PLACE, "") ?? storage.removeItem(PLACE) ?? true, false);
  const all = () =>
    stored((storage) => Object.keys(storage), [])
      .filter((key) => key.startsWith(PLACE))
      .map((key) => ({ name: key.slice(PLACE.length), ...get(key.slice(PLACE.length)) }))
      .filter((draft) => draft.saved)
      .sort((one, other) => other.saved.localeCompare(one.saved));

  const fresh = () => NEW + Date.now().toString(36);
  const addressOf = ({ slug, name }) => (slug ? `?pilot=${slug}` : `?concept=${name.slice(NEW.length)}`);
  const when = (saved) => {
    const today = new Date().toLocaleDateString("nl-NL", { dateStyle: "long" });
    return new Date(saved).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" }).replace(today, "vandaag");
  };
  const sign = (text) => [...text].reduce((sum, one) => (sum * 31 + one.codePointAt(0)) | 0, 0);

  // The name of the draft to go on with: of this pilot, the one in the address, or the last new one.
  ui.draftName = (slug, id, wanted) => {
    if (slug) {
      return `pilot.${slug}`;
    }
    const last = !id && !wanted && all().find((draft) => draft.name.startsWith(NEW));
    return id && id !== "nieuw" ? NEW + id : last ? last.name : fresh();
  };

  // The bar above the form. `desk` knows the draft's `name`, the `source` of a pilot that exists, the `began` values, and
  // how to get the `values`, the `fileName`, to `reopen` others, to `tell` something and to `focus`.
  ui.keeper = (desk) => {
    const keeps = works();
    const slug = desk.source?.slug ?? null;
    const old = get(desk.name);
    let kept = old?.saved ?? null;

    const [state, others, picker, dropper] = ["state", "others", "picker", "drop"].map(part);

    const draft = () => ({ ...draftOf(desk.values(), slug), basis: slug && sign(desk.source.text) });
    const isChanged = () => !isEqual(...[desk.values(), desk.began].map((all) => prune(all, pilot)));
    const show = (problem) => {
      dropper.hidden = !kept;
      state.textContent = problem
        ?? (!keeps
          ? ui.text("nothing-kept")
          : kept
            ? ui.text("kept", when(kept))
            : ui.text("will-keep"));
    };
    const nameInAddress = () => {
      try {
        const changes = slug ? {} : { concept: desk.name.slice(NEW.length) };
        history.replaceState(null, "", window.pilotwijzerAddress.changed(location.href, changes));
      } catch {
        // From a folder a browser may refuse this; the draft is found without.
      }
    };
    const keep = () => {
      if (!keeps || (!kept && !isChanged())) {
        return;
      }
      const now = draft();
      if (put(desk.name, now)) {
        kept = now.saved;
        nameInAddress();
        show();
      } else {
        show(ui.text("no-room"));
      }
    };
    const reopen = (values, saved) => {
      desk.reopen(values);
      kept = saved;
      show();
    };
    const throwAway = () => {
      const { values } = draft();
      const was = kept;
      drop(desk.name);
      desk.tell();
      reopen(desk.began, null);
      desk.focus();
      ui.offer(ui.text("gone"), () => {
        reopen(values, was);
        keep();
        desk.focus();
      });
    };
    const list = () => {
      const found = all().filter((one) => one.name !== desk.name);
      others.hidden = !found.length;
      const entry = (one) => make(
        "li",
        {},
        make("a", { class: "link", href: addressOf(one) }, one.title || ui.text("untitled")),
        make("span", { class: "quiet" }, ` ${one.slug ? "wijziging" : "nieuw"}, ${when(one.saved)} `),
        ui.button(["Gooi weg", ui.hidden(` ${one.title}`)], () => {
          drop(one.name);
          list();
          desk.focus();
          ui.offer(ui.text("gone"), () => {
            put(one.name, one);
            list();
            desk.focus();
          });
        }, { class: "act act--small" }),
      );
      const [summary, entries] = others.children;
      summary.textContent = ui.text(found.length > 1 ? "others" : "other", found.length);
      entries.replaceChildren(...found.map(entry));
    };

    // A draft of another pilot opens on the page of that pilot; a new one takes nobody's place.
    const openFile = async () => {
      const [file] = picker.files;
      const found = read(await file.text(), file.name);
      picker.value = "";
      if (found && keeps && ((found.slug ?? null) !== slug || (kept && !slug))) {
        const name = found.slug ? `pilot.${found.slug}` : fresh();
        put(name, found);
        location.assign(addressOf({ ...found, name }));
        return;
      }
      try {
        reopen(found.values, found.saved);
        keep();
        desk.tell(ui.text("goes-on", when(found.saved)));
      } catch {
        desk.tell(ui.text("no-draft"));
      }
    };
    picker.addEventListener("change", openFile);
    dropper.addEventListener("click", throwAway);
    part("open").addEventListener("click", () => picker.click());
    part("save").addEventListener("click", () => {
      window.pilotwijzerFiles.saveData(`concept-${desk.fileName().slice(0, -".yml".length)}`, draft());
      ui.say(ui.text("downloaded", "Uw concept"));
    });
    addEventListener("beforeunload", (event) => !keeps && isChanged() && event.preventDefault());
    addEventListener("storage", ({ key, newValue }) => {
      const other = key === PLACE + desk.name && read(newValue);
      if (other) {
        desk.tell(ui.text("changed-elsewhere"), " ", ui.button(ui.text("take"), () => {
          desk.tell();
          reopen(other.values, other.saved);
        }));
      }
    });
    show();
    list();

    return {
      keep,
      values: old?.values,
      // What to tell about the draft that was found.
      greeting: old
        ? [
          `${ui.text("goes-on", when(old.saved))} `,
          slug && old.basis && old.basis !== sign(desk.source.text) && ui.text("changed-since"),
          !slug && make("a", { class: "link", href: "?concept=nieuw" }, ui.text("new")),
        ]
        : [],
    };
  };
})();
