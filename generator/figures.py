"""Pictures as inline SVG, drawn as honestly as the words beside them.

Ends that are not certain look uncertain: presumed ends fade in steps, minimal ends are an open arrow,
unknown ends are cut off. Every picture has a title and says nothing that the text or table beside it
does not say. Colours come from the style sheet through class names.
"""

from __future__ import annotations

import datetime
import math
from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from generator.dates import end_in_words, later, parse_looptijd
from generator.model import Duur, Meting, MomentDeel, Pilot, Precisie

_BAR_TOP = 14
_BAR_HEIGHT = 12
# From how many years in a row an axis leaves out what is empty, and how wide that is beside one year.
_LEAST_GAP = 2
_GAP_WIDTH = 0.35
# How much of the width a presumed date fades over at least, however exact that date is.
_LEAST_FADE = 4.0
# A stretch that is not certain, but too short to be drawn in strokes.
_LEAST_STROKES = 0.6
_MOST_YEARS = 6


def period_in_words(pilot: Pilot) -> str:
    """Say when a pilot runs, in one line, with its certainty; nothing is worked out that was not given."""
    duur = pilot.duur
    if duur is None:
        return "niet vermeld"
    start = ""
    if duur.start:
        start = str(duur.start.datum) + _certainty(duur.start.zekerheid, duur.start.afgeleid or duur.afgeleid)
    if duur.eind:
        eind = str(duur.eind.datum) + _certainty(
            duur.eind.zekerheid or duur.zekerheid, duur.eind.afgeleid or duur.afgeleid
        )
        return f"{start} – {eind}" if start else f"tot {eind}"
    if duur.looptijd:
        looptijd = f"looptijd {duur.looptijd}{_certainty(duur.zekerheid, duur.afgeleid)}"
        return f"vanaf {start}, {looptijd}" if start else looptijd
    return f"vanaf {start}, einde niet vermeld" if start else "niet vermeld"


@dataclass(frozen=True, slots=True)
class DerivedEnd:
    """An end that no source gives, worked out from the start and the length that one does give."""

    earliest: datetime.date
    latest: datetime.date
    loose: bool
    least: bool
    words: str


def derived_end(pilot: Pilot) -> DerivedEnd | None:
    """Work out when a pilot ends that has a start and a length; None when the source gives an end, or no length."""
    duur = pilot.duur
    if duur is None or duur.start is None or duur.eind or not duur.looptijd:
        return None
    length = parse_looptijd(duur.looptijd)
    if length is None:
        return None
    start = duur.start.datum
    return DerivedEnd(
        later(start.earliest, length.months),
        later(start.latest, length.months),
        length.loose or "vermoedelijk" in (duur.zekerheid, duur.start.zekerheid),
        length.least or duur.zekerheid == "minimaal",
        f"{end_in_words(start, length.months)} (afgeleid van start en looptijd)",
    )


def moment_in_words(moment: MomentDeel) -> str:
    """A date in words, with `(vermoedelijk)`, `(minimaal)` or `(afgeleid)` behind it where that holds."""
    return str(moment.datum) + _certainty(moment.zekerheid, moment.afgeleid)


def _certainty(zekerheid: str | None, afgeleid: bool) -> str:
    words = [zekerheid] if zekerheid and zekerheid != "vast" else []
    words += ["afgeleid"] if afgeleid else []
    return f" ({', '.join(words)})" if words else ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole years on an axis, from the first of January of `first` up to that of `last`, between two places.

    A gap stands for years in which nothing happens: it takes little room, whatever its length.
    """

    first: int
    last: int
    left: float
    right: float
    gap: bool = False

    @property
    def label(self) -> str:
        """The year, or the years that a gap leaves out."""
        return str(self.first) if self.last - self.first == 1 else f"{self.first}–{self.last - 1}"


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis; places are percentages of its width."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def over(cls, years: Iterable[int]) -> Axis:
        """Make an axis of the years that are used; two or more unused years in a row become a gap."""
        used = sorted(set(years))
        pieces: list[tuple[int, int, float]] = []
        for year, following in zip(used, [*used[1:], used[-1] + 1], strict=True):
            pieces.append((year, year + 1, 1.0))
            if following - year > _LEAST_GAP:
                pieces.append((year + 1, following, _GAP_WIDTH))
            else:
                pieces += [(between, between + 1, 1.0) for between in range(year + 1, following)]
        whole = sum(width for _, _, width in pieces)
        places = [0.0, *accumulate(width / whole * 100 for _, _, width in pieces)]
        return cls(
            tuple(
                Stretch(first, last, left, right, gap=width < 1)
                for (first, last, width), left, right in zip(pieces, places, places[1:], strict=False)
            )
        )

    def x(self, day: datetime.date) -> float:
        """Where a day lies, in per cent of the width."""
        index = bisect(self.stretches, day.year, key=lambda stretch: stretch.first) - 1
        stretch = self.stretches[index]
        start, end = datetime.date(stretch.first, 1, 1), datetime.date(stretch.last, 1, 1)
        return stretch.left + (day - start).days / (end - start).days * (stretch.right - stretch.left)


def period_figure(pilot: Pilot, identifier: str = "periode") -> Markup:
    """Draw a pilot's period on an axis of years; empty when there is no start to draw from.

    Places are percentages, so that the picture fills any width and its letters keep their size.
    """
    duur = pilot.duur
    if duur is None or duur.start is None:
        return Markup("")
    axis, years = _axis_of(*_outer_years(pilot))
    body = years + drawn([*period_marks(axis, pilot), *reference_day(axis, pilot)])
    end = derived_end(pilot)
    # Where the length ends is drawn, and said on the time line; the pilot's own page gives no end that no source gives.
    words = f"{period_in_words(pilot)}; de open balk is zo lang als de looptijd" if end else period_in_words(pilot)
    return Markup(
        f'<svg class="periode-figuur" width="100%" height="52" role="img" aria-labelledby="{identifier}-titel">'
        f'<title id="{identifier}-titel">Periode: {escape(words)}</title>{body}</svg>'
    )


def _outer_years(pilot: Pilot) -> tuple[int, int]:
    """The first year of the picture, and the year before which it ends: an open end gets a year to fade in."""
    assert pilot.duur is not None
    assert pilot.duur.start is not None
    eind = pilot.duur.eind
    known = [moment.datum for moment in (pilot.duur.start, eind, pilot.peildatum) if moment]
    end = derived_end(pilot)
    last = max([datum.latest for datum in known] + ([end.latest] if end else [])).year
    return min(datum.earliest for datum in known).year, last + (1 if eind or end else 2)


@lru_cache(maxsize=512)  # many pilots begin and end in the same years
def _axis_of(first: int, last: int) -> tuple[Axis, Markup]:
    axis = Axis((Stretch(first, last, 0, 100),))
    return axis, _years(axis, first, last)


def _years(axis: Axis, first: int, last: int) -> Markup:
    # A narrow screen has room for so many years; of a longer period some are left out, evenly.
    step = math.ceil((last - first) / _MOST_YEARS)
    anchor = "middle" if step == 1 else "start"
    marks = []
    for year in range(first, last + 1, step):
        x = axis.x(datetime.date(year, 1, 1))
        marks.append(f'<line class="as" x1="{x:.2f}%" y1="8" x2="{x:.2f}%" y2="32"/>')
        if year + step <= last:
            place = (x + axis.x(datetime.date(year + 1, 1, 1))) / 2 if step == 1 else x
            marks.append(f'<text class="jaar" x="{place:.2f}%" y="47" text-anchor="{anchor}">{year}</text>')
    return Markup("".join(marks))


class Mark(NamedTuple):
    """Something on an axis, from one place to another in per cent of the width.

    `kind` says what it stands for, `shape` how it is drawn: a solid bar, strokes where it is not certain, an outline
    where it is worked out, an arrow where it may go on, a tick for the day of the source, a diamond for a measurement.
    """

    shape: Literal["bar", "strokes", "outline", "arrow", "tick", "diamond"]
    kind: str
    x1: float
    x2: float


def period_marks(axis: Axis, pilot: Pilot, fade: float = 100) -> list[Mark]:
    """Lay out a period on an axis.

    An end (or start) that is not told fades out over `fade` per cent of the width: a length without a meaning.
    """
    duur = pilot.duur
    if duur is None or (duur.start is None and duur.eind is None):
        return []
    left, sure_from = _start(axis, duur, fade)
    begin = _loose("begin", left, sure_from)
    if duur.eind is None:
        end = derived_end(pilot)
        return [begin, *(_derived(axis, sure_from, end) if end else _unknown(sure_from, fade))]
    zekerheid = duur.eind.zekerheid or duur.zekerheid
    sure_until, last = axis.x(duur.eind.datum.earliest), axis.x(duur.eind.datum.latest)
    if zekerheid == "minimaal":
        return [begin, Mark("bar", "vast", sure_from, last), Mark("arrow", "minimaal", last, last)]
    presumed = zekerheid == "vermoedelijk"
    sure_until = max(min(sure_until, last - _LEAST_FADE) if presumed else sure_until, sure_from)
    kind = "vermoedelijk" if presumed else "eind"
    return [begin, Mark("bar", "vast", sure_from, sure_until), _loose(kind, sure_until, last)]


def _unknown(x: float, fade: float) -> list[Mark]:
    return [_loose("onbekend", x, min(x + fade, 100))]


def _derived(axis: Axis, x: float, end: DerivedEnd) -> list[Mark]:
    until, last = axis.x(end.earliest), axis.x(end.latest)
    if end.least:
        return [Mark("outline", "afgeleid", x, last), Mark("arrow", "minimaal", last, last)]
    until = max(min(until, last - _LEAST_FADE) if end.loose else until, x)
    return [Mark("outline", "afgeleid", x, until), *([_loose("vermoedelijk", until, last)] if last > until else [])]


def _start(axis: Axis, duur: Duur, fade: float) -> tuple[float, float]:
    """Where a period may have begun, and from where it surely runs."""
    if duur.start is None:
        assert duur.eind is not None
        sure_from = axis.x(duur.eind.datum.earliest)
        return max(sure_from - fade, 0), sure_from
    left, sure_from = axis.x(duur.start.datum.earliest), axis.x(duur.start.datum.latest)
    if duur.start.zekerheid == "vermoedelijk":
        sure_from = max(sure_from, left + _LEAST_FADE)
    return left, sure_from


def _loose(kind: str, x1: float, x2: float) -> Mark:
    """A stretch that is not certain; of one too short for strokes a bar is left."""
    return Mark("strokes" if x2 - x1 >= _LEAST_STROKES else "bar", kind, x1, x2)


def reference_day(axis: Axis, pilot: Pilot) -> list[Mark]:
    """Mark the day on which a description is true; nothing when that day is not known."""
    if pilot.peildatum is None or pilot.peildatum.datum.day is None:
        return []
    x = axis.x(pilot.peildatum.datum.earliest)
    return [Mark("tick", "peildatum", x, x)]


def drawn(marks: Iterable[Mark]) -> Markup:
    """Draw marks as SVG, to put into a picture. theme/scripts/overviews/tijdlijn.js draws the same."""
    return Markup("".join(_DRAW[mark.shape](mark) for mark in marks))


def _bar(mark: Mark) -> str:
    return _rectangle(mark.kind, mark.x1, mark.x2)


def _rectangle(kind: str, x1: float, x2: float) -> str:
    width = max(x2 - x1, 0.3)
    return f'<rect class="balk {kind}" x="{x1:.2f}%" y="{_BAR_TOP}" width="{width:.2f}%" height="{_BAR_HEIGHT}"/>'


def _strokes(mark: Mark) -> str:
    """Separate strokes, so that it also shows in grey and in print."""
    strokes, x = [], mark.x1
    while x < mark.x2:
        strokes.append(_rectangle(mark.kind, x, min(x + 0.7, mark.x2)))
        x += 1.4
    return "".join(strokes)


def _arrow(mark: Mark) -> str:
    top, bottom = _BAR_TOP - 4, _BAR_TOP + _BAR_HEIGHT + 4
    arrow = f'<path class="minimaal" d="M0 {top} L14 {(top + bottom) / 2} L0 {bottom}"/>'
    return f'<svg x="{mark.x1:.2f}%" overflow="visible">{arrow}</svg>'


def _tick(mark: Mark) -> str:
    x = f"{mark.x1:.2f}%"
    return (
        f'<line class="peildatum" x1="{x}" y1="4" x2="{x}" y2="36"/><circle class="peildatum" cx="{x}" cy="4" r="3"/>'
    )


def _diamond(mark: Mark) -> str:
    """A diamond in the middle of all that a date can mean, with its ends."""
    ends = f'x1="{mark.x1:.2f}%" y1="37" x2="{mark.x2:.2f}%" y2="37"'
    span = f'<line class="meetmoment" {ends}/>' if mark.x2 > mark.x1 else ""
    diamond = '<path class="meetmoment" d="M0 32l5 5-5 5-5-5z"/>'
    return f'{span}<svg x="{(mark.x1 + mark.x2) / 2:.2f}%" overflow="visible">{diamond}</svg>'


_DRAW = {"bar": _bar, "outline": _bar, "strokes": _strokes, "arrow": _arrow, "tick": _tick, "diamond": _diamond}


def meting_groups(metingen: Sequence[Meting]) -> list[tuple[str, list[Meting]]]:
    """Gather the measurements that may stand in one picture: shares (parts of a whole) of one group.

    Returns (group, measurements) pairs with at least two measurements each, in the order of the source.
    """
    groups: dict[str, list[Meting]] = {}
    for meting in metingen:
        if meting.waarde and meting.waarde.aandeel and meting.waarde.getal <= 1:
            groups.setdefault(meting.groep or "", []).append(meting)
    return [(groep, found) for groep, found in groups.items() if len(found) > 1]


def meting_figure(metingen: Sequence[Meting]) -> Markup:
    """Draw shares of one group as bars on one scale from 0 to 100 %, with their names and values as text.

    A share that is `ruim`, `minimaal`, … has an arrow to where it may lie. The table beside the picture holds the same.
    """
    return compared_figure([(meting.indicator, meting) for meting in metingen])


def compared_figure(named: Sequence[tuple[str, Meting]]) -> Markup:
    """Draw measurements that may be compared as bars on one scale, each under its name.

    Shares stand on a scale of the whole, other values on one that ends at the highest.
    """
    values = [meting.waarde for _, meting in named if meting.waarde]
    whole = max((value.getal for value in values if not value.aandeel), default=Fraction(1)) or Fraction(1)
    bars = Markup("").join(_bar_of(name, meting, whole) for name, meting in named)
    return Markup('<ul class="meting-figuur">{}</ul>').format(bars)


_UP, _DOWN = "M1 0 L9 7 L1 14", "M-1 0 L-9 7 L-1 14"
# Which way the true value may lie from the end of the bar.
_ARROWS: dict[Precisie, tuple[str, ...]] = {
    "exact": (),
    "ruim": (_UP,),
    "minimaal": (_UP,),
    "bijna": (_DOWN,),
    "maximaal": (_DOWN,),
    "ongeveer": (_DOWN, _UP),
}


def _bar_of(name: str, meting: Meting, whole: Fraction) -> Markup:
    assert meting.waarde is not None
    end = float(min(max(meting.waarde.getal / whole, Fraction(0)), Fraction(1))) * 100
    bar = f'<rect class="schaal" width="100%" height="14"/><rect class="balk vast" width="{end:.2f}%" height="14"/>'
    for arrow in _ARROWS[meting.waarde.precisie]:
        bar += f'<svg x="{end:.2f}%" overflow="visible"><path class="minimaal" d="{arrow}"/></svg>'
    return Markup(
        '<li><span class="naam">{naam}</span>'
        '<svg class="aandeel" width="100%" height="14" aria-hidden="true" focusable="false">{bar}</svg>'
        '<span class="waarde">{waarde}</span></li>'
    ).format(naam=name, bar=Markup(bar), waarde=str(meting.waarde))
