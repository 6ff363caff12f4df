"""Who describes what, and what is measured where: tables in which white spots show.

Only what can be compared stands side by side in one picture: the same indicator in the same unit for the
same group, or shares of one group within one pilot.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.facets import FACETS, Option, all_values, options
from generator.model import KOPJES, Beschrevenheid, Kopje, Meetmoment, Meting, Pilot, beschrevenheid
from generator.timeline import planned

# With more pilots than this the table of headings has a row for each region.
MOST_PILOTS = 200
# Pilots laid out in full on the page about monitoring.
MOST_MONITORED = 60
MOST_MOMENTS = 100

_DESCRIBED = ("beschreven", "deels")


@dataclass(frozen=True, slots=True)
class HeadingCount:
    """A heading with the number of pilots that describe it, wholly or in part."""

    kopje: Kopje
    described: int


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region with the number of its pilots that describe each heading."""

    key: str
    label: str
    pilots: tuple[str, ...]
    described: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Two facets against each other: the slugs of the pilots in each cell, by the values of row and column."""

    row_facet: str
    column_facet: str
    row_label: str
    column_label: str
    rows: tuple[Option, ...]
    columns: tuple[Option, ...]
    cells: dict[tuple[str, str], tuple[str, ...]]

    def level(self, row: str, column: str) -> int:
        """How full a cell is beside the fullest one: 0 (no pilot) to 4."""
        count = len(self.cells.get((row, column), ()))
        most = max(map(len, self.cells.values()), default=1)
        return -(-count * 4 // most)


@dataclass(frozen=True, slots=True)
class Coverage:
    """The headings of every pilot (or of every region, when there are many), and the grids of facets."""

    counts: tuple[HeadingCount, ...]
    regions: tuple[RegionRow, ...]
    grids: tuple[Grid, ...]


def coverage(catalogue: Catalogue) -> Coverage:
    """Count what is described, and where the white spots are."""
    standing = {slug: [beschrevenheid(pilot, kopje) for kopje in KOPJES] for slug, pilot in catalogue.pilots.items()}
    counts = _described(standing, list(standing))
    many = len(standing) > MOST_PILOTS
    return Coverage(
        tuple(HeadingCount(kopje, count) for kopje, count in zip(KOPJES, counts, strict=True)),
        _regions(catalogue, standing) if many else (),
        _grids(catalogue, (("thema", "setting"), ("thema", "onderwijs"))),
    )


def _described(standing: dict[str, list[Beschrevenheid]], slugs: Sequence[str]) -> tuple[int, ...]:
    return tuple(sum(standing[slug][number] in _DESCRIBED for slug in slugs) for number in range(len(KOPJES)))


def _regions(catalogue: Catalogue, standing: dict[str, list[Beschrevenheid]]) -> tuple[RegionRow, ...]:
    found = []
    for key, regio in catalogue.lists["regios"].items():
        slugs = catalogue.pilots_with("regio", key)
        if slugs:
            found.append(RegionRow(key, regio.label, tuple(slugs), _described(standing, slugs)))
    return tuple(sorted(found, key=lambda row: row.label.casefold()))


def _grids(catalogue: Catalogue, wanted: Sequence[tuple[str, str]]) -> tuple[Grid, ...]:
    choices = {facet.key: found for facet, found in options(catalogue)}
    labels = {facet.key: facet.label for facet in FACETS}
    told = all_values(catalogue)
    grids = []
    for row, column in wanted:
        if row in choices and column in choices:
            cells: dict[tuple[str, str], list[str]] = defaultdict(list)
            for slug, values in told.items():
                for one in values[row]:
                    for other in values[column]:
                        cells[one, other].append(slug)
            frozen = {key: tuple(slugs) for key, slugs in cells.items()}
            grids.append(Grid(row, column, labels[row], labels[column], choices[row], choices[column], frozen))
    return tuple(grids)


# ------------------------------------------------------------------------------ monitoring


@dataclass(frozen=True, slots=True)
class Moment:
    """A planned measurement of a pilot; without a date only its rhythm is known, or not even that."""

    slug: str
    pilot: Pilot
    item: Meetmoment


@dataclass(frozen=True, slots=True)
class Comparable:
    """Measurements of several pilots that measured the same: indicator, unit and group are equal.

    `named` are the same measurements under the names of their regions, as a picture shows them.
    """

    indicator: str
    eenheid: str
    groep: str
    metingen: tuple[tuple[str, Pilot, Meting], ...]
    named: tuple[tuple[str, Meting], ...]


@dataclass(frozen=True, slots=True)
class Measuring:
    """What is measured where.

    `baselines` are the answers to whether there was a baseline, with their pilots; `described` the pilots that
    tell about monitoring, `left_out` how many more do; `moments` the planned measurements in order of time.
    """

    baselines: tuple[tuple[Option, tuple[str, ...]], ...]
    described: tuple[tuple[str, Pilot], ...]
    left_out: int
    moments: tuple[Moment, ...]
    comparable: tuple[Comparable, ...]


def measuring(catalogue: Catalogue) -> Measuring:
    """Gather what pilots tell about monitoring; those that tell most stand first when not all fit."""
    telling = [(slug, pilot) for slug, pilot in catalogue.pilots.items() if pilot.monitoring]
    chosen = {slug for slug, _ in sorted(telling, key=lambda item: -_weight(item[1]))[:MOST_MONITORED]}
    moments = [Moment(slug, pilot, item) for slug, pilot in telling for item in planned(pilot)]
    moments.sort(key=_when)
    return Measuring(
        _baselines(catalogue),
        tuple(item for item in telling if item[0] in chosen),
        len(telling) - len(chosen),
        tuple(moments[-MOST_MOMENTS:]),
        _comparable(catalogue, telling),
    )


def _baselines(catalogue: Catalogue) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = defaultdict(list)
    for slug, values in all_values(catalogue).items():
        for value in values["nulmeting"]:
            found[value].append(slug)
    choices = {facet.key: choices for facet, choices in options(catalogue)}
    return tuple((one, tuple(found[one.value])) for one in choices.get("nulmeting", ()))


def _when(moment: Moment) -> tuple[int, int, str]:
    assert moment.item.wanneer is not None
    datum = moment.item.wanneer.datum
    return datum.earliest.toordinal(), datum.latest.toordinal(), moment.slug


def _weight(pilot: Pilot) -> int:
    """How much a pilot tells about monitoring: figures count most."""
    monitoring = pilot.monitoring
    if monitoring is None:
        return 0
    lists = (monitoring.indicatoren, monitoring.instrumenten, monitoring.planning)
    return 10 * len(monitoring.metingen or ()) + sum(bool(found) for found in lists)


def _comparable(catalogue: Catalogue, telling: Sequence[tuple[str, Pilot]]) -> tuple[Comparable, ...]:
    groups: dict[tuple[str, str, str, bool], list[tuple[str, Pilot, Meting]]] = defaultdict(list)
    for slug, pilot in telling:
        for meting in (pilot.monitoring.metingen if pilot.monitoring else None) or ():
            if meting.waarde:
                key = (meting.indicator, meting.eenheid or "", meting.groep or "", meting.waarde.aandeel)
                groups[key].append((slug, pilot, meting))
    regios = catalogue.lists["regios"]
    return tuple(
        Comparable(
            indicator,
            eenheid,
            groep,
            tuple(found),
            tuple((regios[pilot.regio].label, meting) for _, pilot, meting in found),
        )
        for (indicator, eenheid, groep, _), found in groups.items()
        if len(Counter(slug for slug, *_ in found)) > 1
    )
