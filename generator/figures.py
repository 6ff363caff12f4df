"""Pictures as inline SVG, drawn as honestly as the words beside them.

Ends that are not certain look uncertain: presumed ends fade in steps, minimal ends are an open arrow,
unknown ends are cut off. Every picture has a title and says nothing that the text or table beside it
does not say. Colours come from the style sheet through class names.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Duur, Meting, MomentDeel, Pilot

_BAR_TOP = 14
_BAR_HEIGHT = 12
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
class _Axis:
    """A time axis in whole years, from the first of January of `first` to that of `last`."""

    first: int
    last: int

    def x(self, day: datetime.date) -> float:
        """Where a day lies, in per cent of the width."""
        span = (datetime.date(self.last, 1, 1) - datetime.date(self.first, 1, 1)).days
        return (day - datetime.date(self.first, 1, 1)).days / span * 100


def period_figure(pilot: Pilot, identifier: str = "periode") -> Markup:
    """Draw a pilot's period on an axis of years; empty when there is no start to draw from.

    Places are percentages, so that the picture fills any width and its letters keep their size.
    """
    duur = pilot.duur
    if duur is None or duur.start is None:
        return Markup("")
    start = duur.start.datum
    eind = duur.eind.datum if duur.eind else None
    known = [start.earliest, start.latest] + ([eind.latest] if eind else [])
    if pilot.peildatum:
        known.append(pilot.peildatum.datum.latest)
    axis = _Axis(min(known).year, max(known).year + (1 if eind else 2))
    body = _years(axis) + _period_bar(axis, duur) + _reference_day(axis, pilot)
    return Markup(
        '<svg class="periode-figuur" width="100%" height="52" role="img" aria-labelledby="{id}-titel">'
        '<title id="{id}-titel">{title}</title>{body}</svg>'
    ).format(id=identifier, title=f"Periode: {period_in_words(pilot)}", body=Markup(body))


def _years(axis: _Axis) -> str:
    # A narrow screen has room for so many years; of a longer period some are left out, evenly.
    step = math.ceil((axis.last - axis.first) / _MOST_YEARS)
    anchor = "middle" if step == 1 else "start"
    marks = []
    for year in range(axis.first, axis.last + 1, step):
        x = axis.x(datetime.date(year, 1, 1))
        marks.append(f'<line class="as" x1="{x:.2f}%" y1="8" x2="{x:.2f}%" y2="32"/>')
        if year + step <= axis.last:
            place = (x + axis.x(datetime.date(year + 1, 1, 1))) / 2 if step == 1 else x
            marks.append(f'<text class="jaar" x="{place:.2f}%" y="47" text-anchor="{anchor}">{year}</text>')
    return "".join(marks)


def _period_bar(axis: _Axis, duur: Duur) -> str:
    assert duur.start is not None
    left, right_of_left = axis.x(duur.start.datum.earliest), axis.x(duur.start.datum.latest)
    if duur.eind is None:
        return _fading(left, right_of_left, "begin") + _fading(right_of_left, 100, "onbekend")
    zekerheid = duur.eind.zekerheid or duur.zekerheid
    end, surely_until = axis.x(duur.eind.datum.latest), axis.x(duur.eind.datum.earliest)
    body = _fading(left, right_of_left, "begin") + _bar(right_of_left, max(surely_until, right_of_left), "vast")
    if zekerheid == "minimaal":
        return body + _bar(surely_until, end, "vast") + _open_end(end)
    return body + _fading(surely_until, end, "vermoedelijk" if zekerheid == "vermoedelijk" else "eind")


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


def _reference_day(axis: _Axis, pilot: Pilot) -> str:
    if pilot.peildatum is None or pilot.peildatum.datum.day is None:
        return ""
    x = f"{axis.x(pilot.peildatum.datum.earliest):.2f}%"
    return (
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

    A share that is `ruim`, `minimaal`, … has an open end. The table beside the picture holds the same.
    """
    return Markup('<ul class="meting-figuur">{}</ul>').format(Markup("").join(_share(meting) for meting in metingen))


def _share(meting: Meting) -> Markup:
    assert meting.waarde is not None
    end = float(meting.waarde.getal) * 100
    bar = f'<rect class="schaal" width="100%" height="14"/><rect class="balk vast" width="{end:.2f}%" height="14"/>'
    if meting.waarde.precisie != "exact":
        bar += f'<svg x="{end:.2f}%" overflow="visible"><path class="minimaal" d="M1 0 L9 7 L1 14"/></svg>'
    return Markup(
        '<li><span class="naam">{naam}</span>'
        '<svg class="aandeel" width="100%" height="14" aria-hidden="true" focusable="false">{bar}</svg>'
        '<span class="waarde">{waarde}</span></li>'
    ).format(naam=meting.indicator, bar=Markup(bar), waarde=str(meting.waarde))
