"""The pages that show all pilots at once: time line, map, network, coverage and monitoring.

Each is an address with a title, a description and the way its content is made from a catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from generator.atlas import atlas
from generator.catalogue import Catalogue
from generator.coverage import coverage, measuring
from generator.model import KOPJES, Pilot, is_filled
from generator.network import network
from generator.timeline import timeline


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about all pilots; `make` gives what its template shows, under the name of the page.

    `shows` is what the page shows of one pilot: as long as that is equal, the page need not be made again.
    """

    title: str
    description: str
    make: Callable[[Catalogue], Any]
    shows: Callable[[Pilot], object]

    def dependencies(self, catalogue: Catalogue) -> tuple[object, ...]:
        """What the page is made of."""
        return tuple((slug, self.shows(pilot)) for slug, pilot in catalogue.pilots.items())


def _standing(pilot: Pilot) -> object:
    filled = tuple(is_filled(pilot, kopje) for kopje in KOPJES)
    return filled, pilot.ontbreekt, pilot.titel, pilot.regio, pilot.themas, pilot.setting, pilot.onderwijs


OVERVIEWS: Mapping[str, Overview] = {
    "tijdlijn": Overview(
        "Tijdlijn",
        "Alle pilots op één tijdlijn, zo precies als hun bronnen.",
        timeline,
        attrgetter("titel", "regio", "duur", "peildatum", "monitoring"),
    ),
    "kaart": Overview("Kaart", "Waar de pilots en programma's zijn.", atlas, attrgetter("titel", "regio")),
    "netwerk": Overview(
        "Netwerk",
        "Wie met wie te maken heeft.",
        network,
        attrgetter("titel", "regio", "relaties", "voorbeelden", "deelnemers"),
    ),
    "dekking": Overview("Dekking", "Wie wat beschrijft, en waar nog niets over is.", coverage, _standing),
    "monitoring": Overview(
        "Monitoring",
        "Wat waar wordt gemeten, en wat eruit kwam.",
        measuring,
        attrgetter("titel", "regio", "monitoring", "bronnen", "ontbreekt"),
    ),
}
