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
from itertools import accumulate

from markupsafe import Markup, escape

from generator.model import Duur, Meting, MomentDeel, Pilot, Precisie

_BAR_TOP = 14
_BAR_HEIGHT = 12
# From how many years in a row an axis leaves out what is empty, and how wide that is beside one year.
_LEAST_GAP = 2
_GAP_WIDTH = 0.35
# How much of the width a presumed date fades over at least, however exact that date is.
_LEAST_FADE = 4.0
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
    first, last = _outer_years(pilot)
    axis = Axis((Stretch(first, last, 0, 100),))
    body = _years(axis, first, last) + period_bar(axis, duur) + reference_day(axis, pilot)
    return Markup(
        f'<svg class="periode-figuur" width="100%" height="52" role="img" aria-labelledby="{identifier}-titel">'
        f'<title id="{identifier}-titel">Periode: {escape(period_in_words(pilot))}</title>{body}</svg>'
    )


def _outer_years(pilot: Pilot) -> tuple[int, int]:
    """The first year of the picture, and the year before which it ends: an open end gets a year to fade in."""
    assert pilot.duur is not None
    assert pilot.duur.start is not None
    eind = pilot.duur.eind
    known = [moment.datum for moment in (pilot.duur.start, eind, pilot.peildatum) if moment]
    last = max(datum.latest for datum in known).year
    return min(datum.earliest for datum in known).year, last + (1 if eind else 2)


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


def period_bar(axis: Axis, duur: Duur, fade: float = 100) -> Markup:
    """Draw a period on an axis, as SVG to put into a picture of its own.

    An end (or start) that is not told fades out over `fade` per cent of the width: a length without a meaning.
    """
    if duur.start is None and duur.eind is None:
        return Markup("")
    left, sure_from = _start(axis, duur, fade)
    body = _fading(left, sure_from, "begin")
    if duur.eind is None:
        return Markup(body + _fading(sure_from, min(sure_from + fade, 100), "onbekend"))
    zekerheid = duur.eind.zekerheid or duur.zekerheid
    sure_until, end = axis.x(duur.eind.datum.earliest), axis.x(duur.eind.datum.latest)
    if zekerheid == "minimaal":
        return Markup(body + _bar(sure_from, end, "vast") + _open_end(end))
    if zekerheid == "vermoedelijk":
        sure_until = min(sure_until, end - _LEAST_FADE)
    sure_until = max(sure_until, sure_from)
    body += _bar(sure_from, sure_until, "vast")
    return Markup(body + _fading(sure_until, end, "vermoedelijk" if zekerheid == "vermoedelijk" else "eind"))


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


def _bar(x1: float, x2: float, kind: str) -> str:
    return (
        f'<rect class="balk {kind}" x="{x1:.2f}%" y="{_BAR_TOP}" width="{max(x2 - x1, 0.3):.2f}%"'
        f' height="{_BAR_HEIGHT}"/>'
    )


def _fading(x1: float, x2: float, kind: str) -> str:
    """A stretch that is not certain: separate strokes, so that it also shows in grey and in print."""
    if x2 - x1 < 0.6:
        return _bar(x1, x2, kind)
    strokes, x = [], x1
    while x < x2:
        strokes.append(_bar(x, min(x + 0.7, x2), kind))
        x += 1.4
    return "".join(strokes)


def _open_end(x: float) -> str:
    top, bottom = _BAR_TOP - 4, _BAR_TOP + _BAR_HEIGHT + 4
    arrow = f'<path class="minimaal" d="M0 {top} L14 {(top + bottom) / 2} L0 {bottom}"/>'
    return f'<svg x="{x:.2f}%" overflow="visible">{arrow}</svg>'


def reference_day(axis: Axis, pilot: Pilot) -> Markup:
    """Mark the day on which a description is true, as SVG; nothing when that day is not known."""
    if pilot.peildatum is None or pilot.peildatum.datum.day is None:
        return Markup("")
    x = f"{axis.x(pilot.peildatum.datum.earliest):.2f}%"
    return Markup(
        f'<line class="peildatum" x1="{x}" y1="4" x2="{x}" y2="36"/><circle class="peildatum" cx="{x}" cy="4" r="3"/>'
    )


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
