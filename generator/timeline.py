"""All pilots on one axis of time, drawn no more precisely than their sources speak.

Of a large catalogue the page draws those that began last. What it takes to draw the others is data for a
script, which draws the pilots that the filters leave.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.catalogue import Catalogue
from generator.dates import Datum
from generator.figures import (
    Axis,
    Mark,
    derived_end,
    moment_in_words,
    period_in_words,
    period_marks,
    reference_day,
)
from generator.model import Meetmoment, Pilot
from generator.prose import plain_text

# More rows than this nobody reads, and the page would weigh too much.
MOST_ROWS = 150
# How much of the width an end that is not told fades over.
_FADE = 7.0


@dataclass(frozen=True, slots=True)
class Row:
    """A pilot on the time line: its picture, and what that shows in words besides the period itself."""

    slug: str
    pilot: Pilot
    marks: tuple[Mark, ...]
    more: list[str]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The pilots with a year by their start, and those without one; `rest` are those that the page does not draw."""

    axis: Axis
    rows: tuple[Row, ...]
    undated: tuple[tuple[str, Pilot], ...]
    rest: tuple[Row, ...] = ()
    rest_undated: tuple[tuple[str, Pilot], ...] = ()


def timeline(catalogue: Catalogue) -> Timeline:
    """Lay out all pilots with a year on one axis; of a great many the page draws those that began last."""
    dated, undated = _parted(catalogue)
    axis = Axis.over({year for _, pilot in dated for year in _years(pilot)} or {0})
    rows = tuple(_row(slug, pilot, axis) for slug, pilot in dated)
    return Timeline(axis, rows[-MOST_ROWS:], tuple(undated[:MOST_ROWS]), rows[:-MOST_ROWS], tuple(undated[MOST_ROWS:]))


def timeline_data(made: Timeline) -> dict[str, str]:
    """Make the file with what the page does not draw, for scripts/overviews; none when it draws everything.

    By slug in the order of the page: the marks, each a letter and its places, and what the row says in words.
    """
    if not made.rest and not made.rest_undated:
        return {}
    data = {
        "rijen": {row.slug: _as_data(row) for row in made.rest},
        "zonderJaar": {slug: _undated_in_words(pilot) for slug, pilot in made.rest_undated},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {"tijdlijn/rest.js": f"window.pilotwijzerRest={text};\n"}


def planned(pilot: Pilot) -> tuple[Meetmoment, ...]:
    """The planned measurements of a pilot that have a date, in order of time."""
    planning = (pilot.monitoring.planning if pilot.monitoring else None) or ()
    dated = [(item.wanneer.datum.earliest, item) for item in planning if item.wanneer]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


def _parted(catalogue: Catalogue) -> tuple[list[tuple[str, Pilot]], list[tuple[str, Pilot]]]:
    """The pilots with a year by their start, and those without one."""
    dated: list[tuple[Datum, str, Pilot]] = []
    undated: list[tuple[str, Pilot]] = []
    for slug, pilot in catalogue.pilots.items():
        first = _first(pilot)
        if first:
            dated.append((first, slug, pilot))
        else:
            undated.append((slug, pilot))
    dated.sort(key=lambda item: (item[0].earliest, item[0].latest, item[1]))
    return [(slug, pilot) for _, slug, pilot in dated], undated


def _first(pilot: Pilot) -> Datum | None:
    moment = pilot.duur and (pilot.duur.start or pilot.duur.eind)
    return moment.datum if moment else None


def _years(pilot: Pilot) -> Iterator[int]:
    assert pilot.duur is not None
    ends = [moment.datum for moment in (pilot.duur.start, pilot.duur.eind) if moment]
    end = derived_end(pilot)
    last = max(ends[-1].latest.year, end.latest.year if end else 0)
    yield from range(ends[0].earliest.year, last + 1)
    if pilot.peildatum:
        yield from _years_of(pilot.peildatum.datum)
    for item in planned(pilot):
        if item.wanneer:
            yield from _years_of(item.wanneer.datum)


def _years_of(datum: Datum) -> Iterable[int]:
    return range(datum.earliest.year, datum.latest.year + 1)


def _row(slug: str, pilot: Pilot, axis: Axis) -> Row:
    moments = planned(pilot)
    marks = [
        *period_marks(axis, pilot, _FADE),
        *reference_day(axis, pilot),
        *(_diamond(axis, item.wanneer.datum) for item in moments if item.wanneer),
    ]
    end = derived_end(pilot)
    planned_words = [f"meting gepland: {moment_in_words(item.wanneer)}" for item in moments if item.wanneer]
    return Row(slug, pilot, tuple(marks), ([end.words] if end else []) + planned_words)


def _diamond(axis: Axis, datum: Datum) -> Mark:
    """A planned measurement."""
    return Mark("diamond", "meetmoment", axis.x(datum.earliest), axis.x(datum.latest))


def _as_data(row: Row) -> list[str]:
    marks = " ".join(f"{mark.shape[0]}{mark.x1:.1f},{mark.x2:.1f}" for mark in row.marks)
    return [marks, period_in_words(row.pilot), *row.more]


def _undated_in_words(pilot: Pilot) -> str:
    duur = pilot.duur
    if duur is None:
        return ""
    return " ".join(filter(None, (period_in_words(pilot) if duur.looptijd else "", plain_text(duur.toelichting or ""))))
