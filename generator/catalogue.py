"""Every record by its key, and the look-ups that pages and rules are made from.

A file with faults keeps its name known, so that what refers to it is not called broken as well.
"""

from __future__ import annotations

import contextlib
import gc
import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from generator.diagnostics import CODES, Diagnostic, Mark, Severity, first_of, has_faults, nearest, shown
from generator.model import LISTS, Pilot, Relatie, Term
from generator.schema import is_slug, slug_of, validate, validate_list
from generator.sessions import COMPOSER, SESSIES, Sessie
from generator.source import Source, read_bytes, read_source

PILOTS = "pilots"
LISTS_FOLDER = "_lijsten"

Made = TypeVar("Made")

# What was read from a file, by its path: (modified at, size, what came out of it).
Cache = dict[str, tuple[int, int, "Read"]]


@dataclass(frozen=True)
class Catalogue:
    """All pilots and lists under one root.

    `pilots` holds the records without faults, by slug, in the order of their titles; `lists` every list
    of the model, by key, in the order of the file. `sources` and `list_sources` are the files they came
    from. `slugs` and `keys` are the names that exist, faults or not; the keys of a list that could not
    be read are None: nothing can be said about a reference to it. `files` are the paths of all files read.
    `sessies` are the knowledge sessions by slug, with the files they came from in `session_sources`.
    """

    root: Path
    pilots: Mapping[str, Pilot]
    lists: Mapping[str, Mapping[str, Term]]
    sources: Mapping[str, Source]
    list_sources: Mapping[str, Source]
    slugs: frozenset[str]
    keys: Mapping[str, frozenset[str] | None]
    files: tuple[str, ...] = ()
    sessies: Mapping[str, Sessie] = field(default_factory=dict)
    session_sources: Mapping[str, Source] = field(default_factory=dict)
    _found: dict[str, dict[str, list[str]]] = field(default_factory=dict, repr=False, compare=False)
    _made: dict[Callable[[Catalogue], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def term(self, name: str, key: str) -> Term | None:
        """Return the entry of a list, or None when there is no such list or entry."""
        return self.lists.get(name, {}).get(key)

    def pilots_with(self, name: str, key: str) -> list[str]:
        """Return the slugs of the pilots that have this key in this field.

        `name` is a field of the pilot, such as `themas` or `regio`, or `organisatie` for its participants.
        """
        if name not in self._found:
            self._found[name] = self._by_key(name)
        return self._found[name].get(key, [])

    def incoming(self, slug: str) -> list[tuple[str, Relatie]]:
        """Return the relations that other pilots have with this one."""
        return [
            (other, relatie)
            for other in self.pilots_with("relatie", slug)
            for relatie in self.pilots[other].relaties or ()
            if relatie.pilot == slug
        ]

    @property
    def moved_pilots(self) -> dict[str, str]:
        """The slugs that pilots had before, each with the one of now: for addresses that hold pilots."""
        return {old: slug for slug, pilot in self.pilots.items() for old in pilot.eerdere_slugs or ()}

    def once(self, make: Callable[[Catalogue], Made]) -> Made:
        """Return what `make` makes of this catalogue; asked again, it is not made again."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def _by_key(self, name: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for slug, pilot in self.pilots.items():
            for key in dict.fromkeys(_keys_in(pilot, name)):
                found.setdefault(key, []).append(slug)
        return found


def _keys_in(pilot: Pilot, name: str) -> tuple[str, ...]:
    if name == "organisatie":
        return tuple(deelnemer.organisatie for deelnemer in pilot.deelnemers or ())
    if name == "relatie":
        return tuple(relatie.pilot for relatie in pilot.relaties or () if relatie.pilot)
    value = getattr(pilot, name)
    return (value,) if isinstance(value, str) else value or ()


# ---------------------------------------------------------------------------------- loading


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of one file: a record, or the entries of a list.

    `is_whole` tells whether every line of the file could be read.
    """

    source: Source | None
    content: Any
    diagnostics: tuple[Diagnostic, ...]
    is_whole: bool = False


def load_catalogue(root: Path, cache: Cache | None = None) -> tuple[Catalogue, list[Diagnostic]]:
    """Read everything under `root`/pilots.

    Returns the catalogue and the faults of its files. With a `cache` that is kept between calls, only
    files that changed are read again.
    """
    kept: Cache = {}
    loader = _Loader(root, cache or {}, kept)
    with _without_collecting():
        catalogue = loader.load()
    if cache is not None:
        cache.clear()
        cache.update(kept)
    return catalogue, loader.diagnostics


@contextlib.contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector from searching, again and again, what is only growing: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Loader:
    def __init__(self, root: Path, cache: Cache, kept: Cache) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._root = root
        self._cache = cache
        self._kept = kept

    def load(self) -> Catalogue:
        folder = self._root / PILOTS
        names = self._names(folder)
        lists, list_sources, keys = self._lists(folder / LISTS_FOLDER)
        pilots: dict[str, Pilot] = {}
        sources: dict[str, Source] = {}
        slugs = self._slugs(names)
        for slug, name in slugs.items():
            read = self._read(folder / name, Pilot)
            if read.source and read.content is not None and is_slug(slug):
                pilots[slug], sources[slug] = read.content, read.source
        sessies, session_sources = self._sessies(self._root / SESSIES)
        order = sorted(pilots, key=lambda slug: (collated(pilots[slug].titel), slug))
        return Catalogue(
            self._root,
            {slug: pilots[slug] for slug in order},
            lists,
            sources,
            list_sources,
            frozenset(slugs),
            keys,
            tuple(sorted(Path(name).relative_to(self._root).as_posix() for name in self._kept)),
            sessies,
            session_sources,
        )

    def _sessies(self, folder: Path) -> tuple[dict[str, Sessie], dict[str, Source]]:
        sessies: dict[str, Sessie] = {}
        sources: dict[str, Source] = {}
        for file in self._names(folder):
            path = folder / file
            if path.suffix == ".md":
                continue  # a knowledge page, for the site tool
            if path.suffix != ".yml":
                self._strange(path)
                continue
            self._judge_name(path, path.stem)
            if path.stem == COMPOSER:
                message = f"{shown(path.name)} krijgt hetzelfde adres als een pagina van de site"
                hint = "Noem het bestand naar de dag en het onderwerp, zoals `2027-01-21-meten.yml`."
                self._about(path, "bestandsnaam", message, hint)
                continue
            read = self._read(path, Sessie)
            if read.source and read.content is not None and is_slug(path.stem):
                sessies[path.stem], sources[path.stem] = read.content, read.source
        return sessies, sources

    def _lists(
        self, folder: Path
    ) -> tuple[dict[str, dict[str, Term]], dict[str, Source], dict[str, frozenset[str] | None]]:
        lists: dict[str, dict[str, Term]] = {name: {} for name in LISTS}
        sources: dict[str, Source] = {}
        keys: dict[str, frozenset[str] | None] = {name: frozenset() for name in LISTS}
        for file in self._names(folder):
            name = file.removesuffix(".yml")
            if name == file:
                self._strange(folder / file)
            elif name not in LISTS:
                self._unknown_list(folder / file, name)
            else:
                read = self._read(folder / file, LISTS[name])
                lists[name] = read.content or {}
                keys[name] = frozenset(read.source.data) if read.source and read.is_whole else None
                if read.source:
                    sources[name] = read.source
        return lists, sources, keys

    # -- one file

    def _read(self, path: Path, model: type[BaseModel]) -> Read:
        """Read a file, or take what came out of it before when it has not changed since."""
        try:
            state = path.lstat()
        except OSError:
            stamp = (0, -1)
        else:
            stamp = (state.st_mtime_ns, state.st_size)
        name = os.fspath(path)
        before = self._cache.get(name)
        read = before[2] if before and before[:2] == stamp else _read_file(path, self._root, model)
        self._kept[name] = (*stamp, read)
        self.diagnostics += read.diagnostics
        return read

    # -- names of files

    def _names(self, folder: Path) -> list[str]:
        """The names in a folder that are not hidden; a link to a folder elsewhere is not followed."""
        if folder.is_symlink():
            hint = "Zet de map zelf op deze plek."
            self._about(folder, "snelkoppeling", "Deze map is een snelkoppeling naar een andere plek", hint)
            return []
        try:
            names = sorted(path.name for path in folder.iterdir())
        except FileNotFoundError:
            names = []
        except OSError:
            self._about(folder, "geen-bestand", "Deze map kan niet worden gelezen", "Kijk of u de map mag openen.")
            names = []
        return [name for name in names if not name.startswith(".")]

    def _slugs(self, names: list[str]) -> dict[str, str]:
        """The pilot files by slug; says what is wrong with the names of files."""
        slugs: dict[str, str] = {}
        taken: dict[str, str] = {}
        # The best name for an address comes first, so that the other one is told to change.
        for path in sorted(map(Path, names), key=lambda path: (path.suffix != ".yml", not is_slug(path.stem), path)):
            slug, name = path.stem, path.name
            if name == LISTS_FOLDER:
                continue
            if path.suffix == ".yml":
                slugs[slug] = name
            if path.suffix in (".yml", ".yaml") and taken.setdefault(slug.casefold(), name) != name:
                self._double(self._root / PILOTS / name, taken[slug.casefold()])
            elif path.suffix == ".yml":
                self._judge_name(self._root / PILOTS / name, slug)
            else:
                self._strange(self._root / PILOTS / name)
        return slugs

    def _judge_name(self, path: Path, slug: str) -> None:
        if is_slug(slug):
            return
        better = slug_of(slug)
        example = f": {shown(better + '.yml')}" if is_slug(better) else ""
        self._about(
            path,
            "bestandsnaam",
            f"{shown(path.name)} kan geen adres op de site worden",
            f"Gebruik in de naam kleine letters, cijfers en streepjes{example}.",
        )

    def _double(self, path: Path, other: str) -> None:
        self._about(
            path,
            "dubbele-naam",
            f"{shown(path.name)} en {shown(other)} krijgen hetzelfde adres op de site",
            "Geef één van de twee een andere naam, of voeg ze samen.",
            (Mark(f"{PILOTS}/{other}"), "Dit is het andere bestand."),
        )

    def _strange(self, path: Path) -> None:
        """Say what to do with a file that is not read."""
        name = path.name.casefold()
        if name.endswith((".yaml", ".yml", ".yml.txt", ".yaml.txt", ".json")):
            better = path.name[: name.rindex(".y") if ".y" in name else name.rindex(".")]
            message, hint = "De naam van dit bestand eindigt niet op `.yml`", f"Noem het {shown(better + '.yml')}."
            self._about(path, "extensie", message, hint)
            return
        kind = "Deze map" if path.is_dir() else "Dit bestand"
        hint = "Zet beschrijvingen rechtstreeks in `pilots/`, en al het andere ergens anders."
        if path.parent == self._root / SESSIES:
            hint = f"Zet sessies als `.yml` rechtstreeks in `{SESSIES}/`, en al het andere ergens anders."
        self._about(path, "onbekend-bestand", f"{kind} wordt niet gelezen", hint)

    def _unknown_list(self, path: Path, name: str) -> None:
        near = nearest(name, LISTS)
        hint = f"Bedoelt u `{near}.yml`?" if near else f"De lijsten zijn: {', '.join(f'`{known}`' for known in LISTS)}."
        self._about(path, "onbekende-lijst", f"{shown(name)} is geen lijst die wij kennen", hint)

    def _about(self, path: Path, code: str, message: str, hint: str, *related: tuple[Mark, str]) -> None:
        mark = Mark(path.relative_to(self._root).as_posix())
        self.diagnostics.append(Diagnostic(mark, code, message, hint, CODES[code].severity, related=related))


def read_content(path: str, content: bytes) -> Read:
    """Read a file again with other content; `path` is that of the file, relative to the root."""
    place = PurePosixPath(path)
    model: type[BaseModel] = LISTS.get(place.stem, Term) if place.parent.name == LISTS_FOLDER else Pilot
    if place.parent == PurePosixPath(SESSIES):
        model = Sessie
    return _judged(*read_bytes(path, content), model)


def _read_file(path: Path, root: Path, model: type[BaseModel]) -> Read:
    return _judged(*read_source(path, root), model)


def _judged(source: Source | None, found: list[Diagnostic], model: type[BaseModel]) -> Read:
    """Hold what was read against its model; `found` is what reading it had to say."""
    if source is None:
        return Read(None, None, tuple(first_of(found)))
    content: Any
    more: list[Diagnostic]
    is_list = issubclass(model, Term)
    if is_list:
        content, more = validate_list(source, model)
    else:
        content, more = validate(source, model)
    # A line that could not be read well says nothing about its content: no second message about it.
    is_whole = not has_faults(found)
    told = {diagnostic.mark.line for diagnostic in found if diagnostic.severity is Severity.FOUT}
    nameless = any(diagnostic.code == "lege-naam" for diagnostic in found)  # then its field is not missing as well
    found += [d for d in more if d.mark.line not in told and not (nameless and d.code == "ontbrekend-veld")]
    if not is_list and has_faults(found):
        content = None
    return Read(source, content, tuple(first_of(found)), is_whole)


def collated(text: str) -> str:
    """The text as a Dutch reader orders it: accents and case do not count, nor does an opening quote."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ").strip()
