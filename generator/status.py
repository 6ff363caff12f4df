"""How the catalogue stands, for its editors: which descriptions are oldest, and which tell least."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue import PILOTS, Catalogue
from generator.dates import Datum
from generator.model import KOPJES, Beschrevenheid, Pilot, beschrevenheid
from generator.report import visible

_DESCRIBED = ("beschreven", "deels")


@dataclass(frozen=True, slots=True)
class Standing:
    """How one pilot stands: its headings by how much of them is described, and since when it is known to be true."""

    slug: str
    titel: str
    regio: str
    kopjes: dict[str, Beschrevenheid]
    peildatum: Datum | None
    bevestigd_op: Datum | None

    @property
    def described(self) -> int:
        """The number of headings that are described, wholly or in part."""
        return sum(told in _DESCRIBED for told in self.kopjes.values())

    def of(self, told: Beschrevenheid) -> list[str]:
        """The headings that are told about like this."""
        return [key for key, how in self.kopjes.items() if how == told]


def standings(catalogue: Catalogue) -> list[Standing]:
    """How every pilot without faults stands; what was confirmed longest ago and tells least comes first."""
    found = [_standing(catalogue, slug, pilot) for slug, pilot in catalogue.pilots.items()]
    return sorted(found, key=_urgency)


def _standing(catalogue: Catalogue, slug: str, pilot: Pilot) -> Standing:
    regio = catalogue.term("regios", pilot.regio)
    return Standing(
        slug,
        pilot.titel,
        regio.label if regio else pilot.regio,
        {kopje.key: beschrevenheid(pilot, kopje) for kopje in KOPJES},
        pilot.peildatum.datum if pilot.peildatum else None,
        pilot.bevestigd_op,
    )


def _urgency(standing: Standing) -> tuple[int, int, int, str]:
    """A description that nobody ever confirmed is as old as its own date, and older than all when it has none."""
    known = standing.bevestigd_op or standing.peildatum
    age = known.latest.toordinal() if known else 0
    return age, standing.described, -len(standing.of("volgt")), standing.slug


def as_text(found: Sequence[Standing]) -> str:
    """Write the standings as a table, for a person."""
    if not found:
        return "Er zijn nog geen pilots zonder fouten.\n"
    head = ("kopjes", "bevestigd op", "peildatum", "pilot")
    rows = [head, *(_row(standing) for standing in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head) - 1)]
    lines = ["  ".join([*map(str.ljust, row, widths), row[-1]]) for row in rows]
    never = sum(standing.bevestigd_op is None for standing in found)
    return "\n".join([*lines, "", _closing(len(found), never)]) + "\n"


def _row(standing: Standing) -> tuple[str, str, str, str]:
    return (
        f"{standing.described} van {len(standing.kopjes)}",
        str(standing.bevestigd_op or "nog niet"),
        str(standing.peildatum or "onbekend"),
        visible(f"{standing.slug}: {standing.titel} ({standing.regio})"),
    )


def _closing(total: int, never: int) -> str:
    pilots = f"{total} {'pilot' if total == 1 else 'pilots'}"
    return f"{pilots}, waarvan {never} nog niet door de regio bevestigd. Bovenaan staat wat het langst geleden klopte."


def as_json(found: Sequence[Standing]) -> str:
    """Write the standings as one JSON list, for other programs; dates as EDTF."""
    rows = [
        {
            "path": f"{PILOTS}/{standing.slug}.yml",
            "titel": standing.titel,
            "regio": standing.regio,
            "beschreven": standing.described,
            "kopjes": standing.kopjes,
            "peildatum": standing.peildatum.edtf if standing.peildatum else None,
            "bevestigd_op": standing.bevestigd_op.edtf if standing.bevestigd_op else None,
        }
        for standing in found
    ]
    return json.dumps(rows, ensure_ascii=True, indent=2) + "\n"
