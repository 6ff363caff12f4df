"""The eleven headings as one pilot fills them, each with the sources behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.model import (
    KOPJES,
    Beschrevenheid,
    BronDeel,
    Herleidbaar,
    Kopje,
    OntbreektDeel,
    Pilot,
    VerschilDeel,
    beschrevenheid,
)


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with its number on the page."""

    number: int
    key: str
    bron: BronDeel

    @property
    def anchor(self) -> str:
        """The fragment of the source in the list at the foot."""
        return f"bron-{self.number}"

    @property
    def cited(self) -> str:
        """What its number stands for: title, publisher and where in it."""
        name = ", ".join(filter(None, (self.bron.titel, self.bron.uitgever)))
        return f"{name}. {self.bron.vindplaats}" if self.bron.vindplaats else name


class KopjeView(NamedTuple):
    """A heading as one pilot fills it; `afgeleid` when that holds for all that stands there."""

    key: str
    label: str
    vraag: str
    stand: Beschrevenheid
    filled: bool
    afgeleid: bool
    ontbreekt: OntbreektDeel | None
    bronnen: tuple[SourceView, ...]
    verschillen: tuple[VerschilDeel, ...]


def headings(pilot: Pilot) -> tuple[KopjeView, ...]:
    """Return the eleven headings in their order."""
    by_key = {view.key: view for view in source_views(pilot)}
    return tuple(_heading(pilot, kopje, by_key) for kopje in KOPJES)


def _heading(pilot: Pilot, kopje: Kopje, by_key: Mapping[str, SourceView]) -> KopjeView:
    values = [value for veld in kopje.velden if (value := getattr(pilot, veld))]
    # What fills the heading in one piece, such as its `duur`, rather than as a list of parts.
    whole = [value for value in values if type(value) is not tuple and isinstance(value, Herleidbaar)]
    return KopjeView(
        kopje.key,
        kopje.label,
        kopje.vraag,
        beschrevenheid(pilot, kopje),
        bool(values),
        any(part.afgeleid for part in whole),
        pilot.ontbreekt.get(kopje.key),
        tuple([by_key[key] for key in _sources(pilot, kopje, values, whole) if key in by_key]),
        tuple([verschil for verschil in pilot.verschillen or () if verschil.kopje == kopje.key]),
    )


def source_views(pilot: Pilot) -> list[SourceView]:
    """The pilot's sources, numbered in the order of the file."""
    return [SourceView(number, key, bron) for number, (key, bron) in enumerate(pilot.bronnen.items(), 1)]


def _sources(pilot: Pilot, kopje: Kopje, values: list[Any], whole: list[Herleidbaar]) -> tuple[str, ...]:
    """The keys of the sources behind a heading: its own, as declared, of its parts, or the only one there is."""
    if own := [key for part in whole for key in part.bron]:
        return tuple(own)
    if declared := pilot.herkomst.get(kopje.key):
        return declared
    of_parts = dict.fromkeys(
        [key for value in values if isinstance(value, tuple) for part in value for key in part.bron]
    )
    return tuple(of_parts) or (tuple(pilot.bronnen) if len(pilot.bronnen) == 1 else ())
