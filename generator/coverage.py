"""Who describes what, and what is measured where: tables in which white spots show.

Only what can be compared stands side by side in one picture: the same indicator in the same unit for the
same group, or shares of one group within one pilot.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue, collated
from generator.facets import FACETS, Option, all_values, options
from generator.figures import moment_in_words
from generator.model import KOPJES, Beschrevenheid, Kopje, Meetmoment, Meting, Pilot, beschrevenheid, in_words
from generator.prose import plain_text
from generator.timeline import planned

# With more pilots than this the table of headings has a row for each region.
MOST_PILOTS = 150
# Pilots laid out in full on the page about monitoring.
MOST_MONITORED = 40
MOST_MOMENTS = 100

_DESCRIBED = ("beschreven", "deels")


@dataclass(frozen=True, slots=True)
class HeadingCount:
    """A heading with the number of pilots that describe it, wholly or in part."""

    kopje: Kopje
    described: int


@dataclass(frozen=True, slots=True)
class Point:
    """How much of a heading a pilot describes; of what it does not, `words` say what is missing and `note` why."""

    kopje: Kopje
    stand: Beschrevenheid
    words: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PilotRow:
    """A pilot with its eleven points."""

    slug: str
    pilot: Pilot
    points: tuple[Point, ...]

    @property
    def letters(self) -> str:
        """The first letter of how much of each heading is described."""
        return "".join(point.stand[0] for point in self.points)

    @property
    def missing(self) -> list[Point]:
        """The points that are not wholly described."""
        return [point for point in self.points if point.words]


@dataclass(frozen=True, slots=True)
class RegionRow:
    """A region with the number of its pilots that describe each heading."""

    key: str
    label: str
    pilots: int
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
    """The headings of every pilot, and the grids of facets.

    With more than `most` pilots the page shows `regions` in place of `rows`.
    """

    counts: tuple[HeadingCount, ...]
    rows: tuple[PilotRow, ...]
    regions: tuple[RegionRow, ...]
    grids: tuple[Grid, ...]
    most: int = MOST_PILOTS


def coverage(catalogue: Catalogue) -> Coverage:
    """Count what is described, and where the white spots are."""
    rows = tuple(_pilot_row(slug, pilot) for slug, pilot in catalogue.pilots.items())
    counts = zip(KOPJES, _described(rows), strict=True)
    return Coverage(
        tuple(HeadingCount(kopje, count) for kopje, count in counts),
        rows,
        _regions(catalogue, rows) if len(rows) > MOST_PILOTS else (),
        _grids(catalogue, (("thema", "setting"), ("thema", "onderwijs"))),
    )


def coverage_data(made: Coverage) -> dict[str, str]:
    """Make the file with all rows, for scripts/overviews; none when the page has them itself.

    In the order of the catalogue: a letter for each heading, and by slug what is not described in words.
    """
    if not made.regions:
        return {}
    data = {
        "standen": " ".join(row.letters for row in made.rows),
        "woorden": {
            row.slug: [[KOPJES.index(one.kopje), one.words, one.note] for one in row.missing]
            for row in made.rows
            if row.missing
        },
    }
    return _rest("dekking", data)


def _rest(page: str, data: object) -> dict[str, str]:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {f"{page}/rest.js": f"window.pilotwijzerRest={text};\n"}


def _pilot_row(slug: str, pilot: Pilot) -> PilotRow:
    return PilotRow(slug, pilot, tuple(_point(pilot, kopje) for kopje in KOPJES))


def _point(pilot: Pilot, kopje: Kopje) -> Point:
    stand = beschrevenheid(pilot, kopje)
    if stand == "beschreven":
        return Point(kopje, stand)
    why = pilot.ontbreekt.get(kopje.key)
    words = f"{in_words(why.stand)}: {why.deel}" if why and why.deel else in_words(stand)
    return Point(kopje, stand, words, plain_text(why.toelichting) if why and why.toelichting else "")


def _described(rows: Sequence[PilotRow]) -> tuple[int, ...]:
    return tuple(sum(row.points[number].stand in _DESCRIBED for row in rows) for number in range(len(KOPJES)))


def _regions(catalogue: Catalogue, rows: Sequence[PilotRow]) -> tuple[RegionRow, ...]:
    by_region: dict[str, list[PilotRow]] = defaultdict(list)
    for row in rows:
        by_region[row.pilot.regio].append(row)
    regios = catalogue.lists["regios"]
    found = [RegionRow(key, regios[key].label, len(own), _described(own)) for key, own in by_region.items()]
    return tuple(sorted(found, key=lambda row: collated(row.label)))


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
    tell about monitoring, `rest` those that do too but are not on the page; `moments` the planned measurements in
    order of time, `rest_moments` those that are not on the page.
    """

    baselines: tuple[tuple[Option, tuple[str, ...]], ...]
    described: tuple[tuple[str, Pilot], ...]
    moments: tuple[Moment, ...]
    comparable: tuple[Comparable, ...]
    rest: tuple[str, ...] = ()
    rest_moments: tuple[Moment, ...] = ()


def measuring(catalogue: Catalogue) -> Measuring:
    """Gather what pilots tell about monitoring; those that tell most stand first when not all fit."""
    telling = [(slug, pilot) for slug, pilot in catalogue.pilots.items() if pilot.monitoring]
    chosen = {slug for slug, _ in sorted(telling, key=lambda item: -_weight(item[1]))[:MOST_MONITORED]}
    moments = [Moment(slug, pilot, item) for slug, pilot in telling for item in planned(pilot)]
    moments.sort(key=_when)
    return Measuring(
        _baselines(catalogue),
        tuple(item for item in telling if item[0] in chosen),
        tuple(moments[-MOST_MOMENTS:]),
        _comparable(catalogue, telling),
        tuple(slug for slug, _ in telling if slug not in chosen),
        tuple(moments[:-MOST_MOMENTS]),
    )


def measuring_data(made: Measuring) -> dict[str, str]:
    """Make the file with what the page does not show, for scripts/overviews; none when it shows everything.

    What a pilot tells is in its data for comparisons; here is only which pilots tell something.
    """
    if not made.rest and not made.rest_moments:
        return {}
    moments = [
        [one.slug, moment_in_words(one.item.wanneer), plain_text(one.item.tekst)]
        for one in made.rest_moments
        if one.item.wanneer
    ]
    return _rest("monitoring", {"slugs": list(made.rest), "momenten": moments})


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
