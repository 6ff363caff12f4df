"""All pilots on one axis of time, drawn no more precisely than their sources speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.dates import Datum
from generator.figures import Axis, period_bar, reference_day
from generator.model import Meetmoment, Pilot

# More rows than this nobody reads, and the page would weigh too much.
MOST_ROWS = 1000
# How much of the width an end that is not told fades over.
_FADE = 7.0


@dataclass(frozen=True, slots=True)
class Row:
    """A pilot on the time line: its picture, and the planned measurements that have a date, in order."""

    slug: str
    pilot: Pilot
    bar: Markup
    moments: tuple[Meetmoment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows by their start, the pilots that have no year, and how many more there are than are drawn."""

    axis: Axis
    rows: tuple[Row, ...]
    undated: tuple[tuple[str, Pilot], ...]
    left_out: int


def timeline(catalogue: Catalogue) -> Timeline:
    """Lay out all pilots with a year on one axis; of a great many only those that began last."""
    dated: list[tuple[Datum, str, Pilot]] = []
    undated: list[tuple[str, Pilot]] = []
    for slug, pilot in catalogue.pilots.items():
        first = _first(pilot)
        if first:
            dated.append((first, slug, pilot))
        else:
            undated.append((slug, pilot))
    dated.sort(key=lambda item: (item[0].earliest, item[0].latest, item[1]))
    drawn = dated[-MOST_ROWS:]
    axis = Axis.over({year for _, _, pilot in drawn for year in _years(pilot)} or {0})
    rows = tuple(_row(slug, pilot, axis) for _, slug, pilot in drawn)
    return Timeline(axis, rows, tuple(undated), len(dated) - len(drawn))


def planned(pilot: Pilot) -> tuple[Meetmoment, ...]:
    """The planned measurements of a pilot that have a date, in order of time."""
    planning = (pilot.monitoring.planning if pilot.monitoring else None) or ()
    dated = [(item.wanneer.datum.earliest, item) for item in planning if item.wanneer]
    return tuple(item for _, item in sorted(dated, key=lambda pair: pair[0]))


def _first(pilot: Pilot) -> Datum | None:
    moment = pilot.duur and (pilot.duur.start or pilot.duur.eind)
    return moment.datum if moment else None


def _years(pilot: Pilot) -> Iterator[int]:
    assert pilot.duur is not None
    ends = [moment.datum for moment in (pilot.duur.start, pilot.duur.eind) if moment]
    yield from range(ends[0].earliest.year, ends[-1].latest.year + 1)
    if pilot.peildatum:
        yield from _years_of(pilot.peildatum.datum)
    for item in planned(pilot):
        if item.wanneer:
            yield from _years_of(item.wanneer.datum)


def _years_of(datum: Datum) -> Iterable[int]:
    return range(datum.earliest.year, datum.latest.year + 1)


def _row(slug: str, pilot: Pilot, axis: Axis) -> Row:
    assert pilot.duur is not None
    moments = planned(pilot)
    marks = Markup("").join(_mark(axis, item.wanneer.datum) for item in moments if item.wanneer)
    bar = period_bar(axis, pilot.duur, _FADE) + reference_day(axis, pilot) + marks
    return Row(slug, pilot, bar, moments)


def _mark(axis: Axis, datum: Datum) -> Markup:
    """Draw a planned measurement: a diamond in the middle of all that its date can mean, with its ends."""
    left, right = axis.x(datum.earliest), axis.x(datum.latest)
    middle = (left + right) / 2
    span = f'<line class="meetmoment" x1="{left:.2f}%" y1="37" x2="{right:.2f}%" y2="37"/>' if right > left else ""
    diamond = '<path class="meetmoment" d="M0 32l5 5-5 5-5-5z"/>'
    return Markup(f'{span}<svg x="{middle:.2f}%" overflow="visible">{diamond}</svg>')
