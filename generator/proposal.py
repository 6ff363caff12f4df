"""A pull request on pilots, looked at with the program of the main branch.

Of the request nothing is used but the files in `pilots/` and `content/sessies/`, as data: they are read out of
git object by object and written to a folder of their own, over the newest state of the main branch. So no program, no
setting and no link of the request ever does anything here.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.catalogue import PILOTS, Catalogue, load_catalogue
from generator.changes import Change, around, changes, naming
from generator.diagnostics import Diagnostic, has_faults, in_order
from generator.history import contents, git
from generator.model import KOPJES, Beschrevenheid, Pilot, beschrevenheid, in_words
from generator.report import as_markdown, code_span, in_markdown
from generator.rules import check
from generator.sessions import SESSIES

# What a summary shows before it refers to the files themselves; a code host refuses more than a megabyte.
MOST_PILOTS = 40
MOST_CHANGES = 60
MOST_TEXT = 400

_FILE, _LINK = ("100644", "100755"), "120000"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a tree of git: its path from the top, its mode and the name of its content."""

    path: str
    mode: str
    content: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a request changes: `changed` are files of the catalogue as they would become (content "" when they go),
    `elsewhere` the paths outside it, `both` what the main branch changed as well since the request began."""

    base: str
    changed: tuple[Entry, ...]
    elsewhere: tuple[str, ...]
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A request held against the main branch: the catalogue before and after, and what is wrong by this request."""

    proposal: Proposal
    before: Catalogue
    after: Catalogue
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether the request brings no faults."""
        return not has_faults(self.diagnostics)


# ----------------------------------------------------------------------------------------- out of git


def read_proposal(repository: Path, base: str, head: str) -> Proposal:
    """Find out what the request `head` changes, besides what `base` itself has changed since. Raises GitError."""
    base, head = (_commit(repository, revision) for revision in (base, head))
    parent = git(repository, "merge-base", base, head, doing="een gemeenschappelijk begin vinden").strip().decode()
    entries = list(_difference(repository, parent, head))
    ours = {entry.path for entry in _difference(repository, parent, base)}
    read = [entry for entry in entries if entry.path.startswith((f"{PILOTS}/", f"{SESSIES}/"))]
    return Proposal(
        base,
        tuple(read),
        tuple(entry.path for entry in entries if entry not in read),
        tuple(entry.path for entry in read if entry.path in ours),
    )


def _commit(repository: Path, revision: str) -> str:
    found = git(
        repository,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
        doing=f"{revision} vinden",
    )
    return found.strip().decode()


def _difference(repository: Path, before: str, after: str) -> Iterator[Entry]:
    raw = git(repository, "diff-tree", "-r", "-z", "--no-renames", before, after, doing="versies vergelijken")
    fields = raw.split(b"\0")
    for head, path in zip(fields[0:-1:2], fields[1::2], strict=True):
        _, mode, _, content, status = head.decode().removeprefix(":").split(" ")
        yield Entry(os.fsdecode(path), mode, "" if status == "D" else content)


def lay_out(repository: Path, proposal: Proposal, folder: Path) -> tuple[Path, Path]:
    """Write the main branch to a folder, and beside it the same with the request's pilots; return both roots."""
    before, after = folder / "voor", folder / "na"
    tree = list(_tree(repository, proposal.base))
    changed = {entry.path for entry in proposal.changed}
    _write(repository, tree, before)
    kept = [entry for entry in tree if entry.path not in changed]
    _write(repository, [*kept, *(entry for entry in proposal.changed if entry.content)], after)
    return before, after


def _tree(repository: Path, revision: str) -> Iterator[Entry]:
    for line in git(repository, "ls-tree", "-r", "-z", revision, doing="bestanden lezen").split(b"\0")[:-1]:
        about, _, path = line.partition(b"\t")
        mode, _, content = about.decode().split(" ")
        yield Entry(os.fsdecode(path), mode, content)


def _write(repository: Path, entries: Iterable[Entry], root: Path) -> None:
    entries = [entry for entry in entries if entry.mode in (*_FILE, _LINK) and _is_safe(entry.path)]
    (root / PILOTS).mkdir(parents=True)
    files = [entry for entry in entries if entry.mode in _FILE]
    for entry, content in zip(files, contents(repository, [entry.content for entry in files]), strict=True):
        _place(root, entry.path).write_bytes(content)
    for entry in entries:
        # A link stays one, for the checker to refuse, but leads nowhere.
        if entry.mode == _LINK and not _place(root, entry.path).exists():
            _place(root, entry.path).symlink_to("nergens")


def _place(root: Path, path: str) -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def _is_safe(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and not {"..", ".git"} & {part.lower() for part in parts}


# ---------------------------------------------------------------------------------------- judging


def judge(proposal: Proposal, before: Path, after: Path) -> Judged:
    """Check both states and keep what the request brings: all of its own files, and elsewhere what is new."""
    old, known = _checked(before)
    new, found = _checked(after)
    own = {entry.path for entry in proposal.changed}
    there = {(one.mark.path, one.code, one.message) for one in known}
    brought = [one for one in found if one.mark.path in own or (one.mark.path, one.code, one.message) not in there]
    return Judged(proposal, old, new, tuple(in_order(brought)))


def _checked(root: Path) -> tuple[Catalogue, list[Diagnostic]]:
    catalogue, found = load_catalogue(root)
    return catalogue, [*found, *check(catalogue)]


# ---------------------------------------------------------------------------------------- telling it


def as_summary(judged: Judged, site: str = "") -> str:
    """Write for the region and the editor, in Markdown, what the request does.

    `site` is the name of the file with the built site, "" when there is none.
    """
    parts = [
        ["# Uw voorstel voor de Pilotwijzer"],
        _verdict(judged, site),
        ["## Wat er verandert", *_all_changes(judged)],
        _completeness(judged),
        _elsewhere(judged.proposal),
    ]
    return "\n\n".join(text for part in parts for text in part) + "\n"


def _verdict(judged: Judged, site: str) -> list[str]:
    files = len(judged.proposal.changed)
    if not judged.diagnostics:
        said = ["**Alles is in orde.** Een redacteur kijkt nu naar uw voorstel."]
    elif judged.ok:
        said = [
            "**Uw voorstel kan door.** Hieronder staat een advies; u hoeft het niet te volgen.",
            as_markdown(judged.diagnostics, files),
        ]
    else:
        said = [
            "**Er moet nog iets gebeuren.** Hieronder staat wat, en op welke regel. Wijzig het bestand in dit "
            "voorstel: dan wordt het vanzelf opnieuw gecontroleerd.",
            as_markdown(judged.diagnostics, files),
        ]
    if site:
        said.append(
            f"Zo ziet de site eruit met uw voorstel: open de bijlage `{site}` onder aan deze pagina, pak alles uit en "
            "open `index.html`."
        )
    return said


def _slug(path: str) -> str:
    place = PurePosixPath(path)
    return place.stem if place.parent == PurePosixPath(PILOTS) else ""


def _session(path: str) -> str:
    place = PurePosixPath(path)
    return place.stem if place.parent == PurePosixPath(SESSIES) else ""


def _all_changes(judged: Judged) -> Iterator[str]:
    entries = judged.proposal.changed
    if not entries:
        yield f"Niets in `{PILOTS}/` of `{SESSIES}/`."
    for entry in entries[:MOST_PILOTS]:
        yield from _file_changes(judged, entry)
    if len(entries) > MOST_PILOTS:
        yield f"En nog {len(entries) - MOST_PILOTS} bestanden."


def _file_changes(judged: Judged, entry: Entry) -> Iterator[str]:
    if sessie := judged.after.sessies.get(_session(entry.path)):
        yield f"### {in_markdown(sessie.titel)} ({code_span(entry.path)})"
        yield f"Een kennissessie: {in_markdown(sessie.samenvatting)}"
        return
    slug = _slug(entry.path)
    before, after = judged.before.pilots.get(slug), judged.after.pilots.get(slug)
    before = before or _former(judged, after)
    known = after or before
    yield f"### {in_markdown(known.titel)} ({code_span(entry.path)})" if known else f"### {code_span(entry.path)}"
    if not entry.content:
        yield _gone(judged, slug)
    elif after is None:
        yield "Wat er verandert, staat hier als de fouten weg zijn." if slug else "Een lijst, of een ander bestand."
    elif before is None:
        yield f"Een nieuwe pilot: {in_markdown(after.samenvatting)}"
    else:
        found = changes(before, after, naming(judged.after))
        yield (
            "\n".join(f"- {_change(change)}" for change in found[:MOST_CHANGES]) or "Voor de lezer verandert er niets."
        )
        if len(found) > MOST_CHANGES:
            yield f"En nog {len(found) - MOST_CHANGES} wijzigingen."


def _former(judged: Judged, after: Pilot | None) -> Pilot | None:
    """The pilot that goes on under another name in this request."""
    slugs = (after and after.eerdere_slugs) or ()
    gone = (slug for slug in slugs if slug not in judged.after.pilots)
    return next((judged.before.pilots[slug] for slug in gone if slug in judged.before.pilots), None)


def _gone(judged: Judged, slug: str) -> str:
    heirs = (heir for heir, pilot in judged.after.pilots.items() if slug in (pilot.eerdere_slugs or ()))
    if heir := next(heirs, ""):
        return f"Dit bestand verdwijnt. Wie het adres van de pilot opent, komt bij {code_span(f'{PILOTS}/{heir}.yml')}."
    return (
        "Dit bestand verdwijnt. Het adres van de pilot werkt daarna niet meer. Kreeg het een andere naam? Zet de oude "
        "dan in het nieuwe bestand onder `eerdere_slugs`."
    )


def _change(change: Change) -> str:
    where = "**" + ", ".join(in_markdown(label) for label in change.where) + "**"
    if change.is_moved:
        return f"{where} staat op een andere plaats: {_quoted(change.after)}"
    if not change.before:
        return f"{where} komt erbij: {_quoted(change.after)}"
    if not change.after:
        return f"{where} gaat weg: {_quoted(change.before)}"
    before, after = around(change)
    return f"{where} was {_quoted(before)} en wordt {_quoted(after)}"


def _quoted(text: str) -> str:
    text = " ".join(text.split())
    return "‘" + in_markdown(text if len(text) <= MOST_TEXT else text[:MOST_TEXT].rstrip() + " …") + "’"


_MARKS: dict[Beschrevenheid, str] = {
    "beschreven": "●",
    "deels": "◐",
    "niet_vermeld": "○",
    "niet_van_toepassing": "–",
    "volgt": "…",
}


def _completeness(judged: Judged) -> list[str]:
    slugs = [_slug(entry.path) for entry in judged.proposal.changed if entry.content]
    pilots = [judged.after.pilots[slug] for slug in slugs if slug in judged.after.pilots][:MOST_PILOTS]
    if not pilots:
        return []
    return ["## Hoe volledig het is", "\n".join(map(_described, pilots))]


def _described(pilot: Pilot) -> str:
    marks = [(kopje, beschrevenheid(pilot, kopje)) for kopje in KOPJES]
    strip = "".join(_MARKS[mark] for _, mark in marks)
    rest = [f"{kopje.label} ({in_words(mark)})" for kopje, mark in marks if mark not in ("beschreven", "deels")]
    told = f"{len(KOPJES) - len(rest)} van de {len(KOPJES)} kopjes beschreven {strip}"
    return f"- **{in_markdown(pilot.titel)}**: {told}" + (f". Nog niet: {', '.join(rest)}" if rest else "")


def _elsewhere(proposal: Proposal) -> list[str]:
    said = []
    if proposal.both:
        paths = ", ".join(map(code_span, proposal.both[:MOST_PILOTS]))
        said.append(f"Intussen is dit ook in de hoofdversie veranderd: {paths}. Een redacteur voegt het samen.")
    if proposal.elsewhere:
        paths = ", ".join(map(code_span, proposal.elsewhere[:MOST_PILOTS]))
        more = len(proposal.elsewhere) - MOST_PILOTS
        said.append(
            f"Dit voorstel verandert ook bestanden buiten `{PILOTS}/` en `{SESSIES}/`: "
            f"{paths}{f' en nog {more}' if more > 0 else ''}. "
            "Die zijn hier niet gebruikt en niet gecontroleerd."
        )
    return ["## Let ook op", *said] if said else []
