"""Where the pages of a catalogue live. Every address is permanent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.catalogue import PILOTS, Catalogue
from generator.guide import messages
from generator.model import KOPJE_KEYS, Pilot, TermMetPagina
from generator.overviews import OVERVIEWS
from generator.sessions import COMPOSER

# Kinds of pages that have one page per entry of a list: address, list, field of the pilot.
_PER_ENTRY = (("regios", "regio"), ("themas", "thema"), ("organisaties", "organisatie"))


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page lives: its address relative to the site's root, its kind (the template) and its key."""

    url: str
    kind: str
    key: str = ""

    @property
    def base(self) -> str:
        """The way back to the site's root."""
        return "../" * self.url.count("/")


def addresses(catalogue: Catalogue) -> Iterator[Address]:
    """Yield the address of every page."""
    yield from (Address(f"pilots/{slug}/", "pilot", slug) for slug in catalogue.pilots)
    for name, kind in _PER_ENTRY:
        yield from (Address(f"{name}/{key}/", kind, key) for key in catalogue.lists[name])
        yield Address(f"{name}/", name)
    yield Address("pilots/", "pilots")
    yield Address("begrippen/", "begrippen")
    yield Address("bijdragen/", "bijdragen")
    yield Address("bijdragen/velden/", "velden")
    yield Address("bijdragen/meldingen/", "meldingen")
    yield from (Address(f"bijdragen/meldingen/{code}/", "melding", code) for code in messages())
    yield Address("bijdragen/pilot/", "bijdragen_pilot")
    yield Address("data/", "data")
    yield Address("afdrukken/", "afdrukken")
    yield Address("zoeken/", "zoeken")
    yield Address("zoeken/alles/", "alles")
    yield from (Address(f"{kind}/", kind) for kind in OVERVIEWS)
    yield from (Address(f"sessies/{slug}/", "sessie", slug) for slug in catalogue.sessies)
    yield Address("sessies/", "sessies")
    yield Address(f"sessies/{COMPOSER}/", COMPOSER)
    yield Address("vergelijken/", "vergelijken")
    yield from (Address(f"vergelijken/{key}/", "kopje", key) for key in KOPJE_KEYS)
    yield Address("", "home")


def moved(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield the old addresses that still lead somewhere, each with the address of now."""
    yield from _moved(PILOTS, catalogue.pilots)
    for name, _ in _PER_ENTRY:
        yield from _moved(name, catalogue.lists[name])


def _moved(name: str, entries: Mapping[str, BaseModel]) -> Iterator[tuple[str, str]]:
    for key, entry in entries.items():
        if isinstance(entry, Pilot | TermMetPagina):
            yield from ((f"{name}/{old}/", f"{name}/{key}/") for old in entry.eerdere_slugs or ())
