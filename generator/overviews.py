"""The pages that show all pilots at once: time line, map, network, coverage and monitoring.

Each is an address with a title, a description and the way its content is made from a catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.atlas import atlas
from generator.catalogue import Catalogue
from generator.coverage import coverage, measuring
from generator.network import network
from generator.timeline import timeline


@dataclass(frozen=True, slots=True)
class Overview:
    """A page about all pilots; `make` gives what its template shows, under the name of the page."""

    title: str
    description: str
    make: Callable[[Catalogue], Any]


OVERVIEWS: Mapping[str, Overview] = {
    "tijdlijn": Overview("Tijdlijn", "Alle pilots op één tijdlijn, zo precies als hun bronnen.", timeline),
    "kaart": Overview("Kaart", "Waar de pilots en programma's zijn.", atlas),
    "netwerk": Overview("Netwerk", "Wie met wie te maken heeft.", network),
    "dekking": Overview("Dekking", "Wie wat beschrijft, en waar nog niets over is.", coverage),
    "monitoring": Overview("Monitoring", "Wat waar wordt gemeten, en wat eruit kwam.", measuring),
}
