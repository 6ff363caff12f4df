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
from generator.coverage import coverage, coverage_data, measuring, measuring_data
from generator.model import KOPJES, Pilot, is_filled
from generator.network import network, network_data
from generator.timeline import timeline, timeline_data


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about all pilots; `make` gives what its template shows, under the name of the page.

    `shows` is what the page shows of one pilot: as long as that is equal, the page need not be made again.
    `data` makes files of what does not fit on the page, so that a script can show it: names relative to the root.
    """

    title: str
    description: str
    make: Callable[[Catalogue], Any]
    shows: Callable[[Pilot], object]
    data: Callable[[Any], Mapping[str, str]] = lambda _: {}

    def content(self, kind: str, catalogue: Catalogue) -> dict[str, Any]:
        """What the template shows, under the name of the page, and the files that go with it as `beside`."""
        made = self.make(catalogue)
        return {kind: made, "beside": self.data(made)}

    def dependencies(self, catalogue: Catalogue) -> tuple[object, ...]:
        """What the page is made of, besides its filters."""
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
        timeline_data,
    ),
    "kaart": Overview("Kaart", "Waar de pilots en programma's zijn.", atlas, attrgetter("titel", "regio")),
    "netwerk": Overview(
        "Netwerk",
        "Wie met wie te maken heeft.",
        network,
        attrgetter("titel", "regio", "relaties", "voorbeelden", "deelnemers"),
        network_data,
    ),
    "dekking": Overview(
        "Dekking", "Wie wat beschrijft, en waar nog niets over is.", coverage, _standing, coverage_data
    ),
    "monitoring": Overview(
        "Monitoring",
        "Wat waar wordt gemeten, en wat eruit kwam.",
        measuring,
        attrgetter("titel", "regio", "monitoring", "bronnen", "ontbreekt"),
        measuring_data,
    ),
}
