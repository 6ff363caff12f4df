import re
from typing import Any

import pytest

from generator.figures import meting_figure, meting_groups, period_figure, period_in_words
from generator.model import Meting, Pilot


def pilot(duur: dict[str, Any] | None, **more: Any) -> Pilot:
    return Pilot.model_validate(
        {
            "titel": "Proef",
            "soort": "pilot",
            "regio": "hier",
            "fase": "onbekend",
            "samenvatting": "Een proef.",
            "bronnen": {"rapport": "Rapport"},
            "duur": duur,
            **more,
        }
    )


@pytest.mark.parametrize(
    ("duur", "words"),
    [
        (None, "niet vermeld"),
        ({"start": "2012-10-01", "looptijd": "1 jaar"}, "vanaf 1 oktober 2012, looptijd 1 jaar"),
        ({"start": "2012-05-16", "eind": "2013-04-30"}, "16 mei 2012 – 30 april 2013"),
        (
            {"start": "2012-03", "eind": {"datum": "2013-01", "zekerheid": "minimaal"}},
            "maart 2012 – januari 2013 (minimaal)",
        ),
        (
            {"start": "2012-09", "eind": "najaar 2013", "zekerheid": "vermoedelijk"},
            "september 2012 – najaar 2013 (vermoedelijk)",
        ),
        ({"looptijd": "12 maanden", "zekerheid": "vermoedelijk"}, "looptijd 12 maanden (vermoedelijk)"),
        ({"start": {"datum": "2023-04-06", "afgeleid": "ja"}}, "vanaf 6 april 2023 (afgeleid), einde niet vermeld"),
        ({"eind": "2024"}, "tot 2024"),
        ({"start": "2012", "eind": "2013", "afgeleid": "ja"}, "2012 (afgeleid) – 2013 (afgeleid)"),
        ({"looptijd": "1 jaar", "afgeleid": "ja"}, "looptijd 1 jaar (afgeleid)"),
        ({"toelichting": "Alleen een seizoen."}, "niet vermeld"),
    ],
)
def test_a_period_says_no_more_than_its_source(duur: dict[str, Any] | None, words: str) -> None:
    assert period_in_words(pilot(duur)) == words


def bars(svg: str, kind: str) -> list[tuple[float, float]]:
    found = re.findall(rf'class="balk {kind}" x="([\d.]+)%" y="\d+" width="([\d.]+)%"', svg)
    return [(float(x), float(width)) for x, width in found]


def test_a_certain_period_is_one_solid_bar_at_its_place() -> None:
    svg = period_figure(pilot({"start": "2012-01-01", "eind": "2012-12-31"}))
    [(x, width)] = [bar for bar in bars(svg, "vast") if bar[1] > 1]
    assert x == 0
    assert 99 < width < 100
    assert "<title" in svg


def test_a_presumed_end_fades_in_strokes() -> None:
    svg = period_figure(pilot({"start": "2012-09", "eind": "najaar 2013", "zekerheid": "vermoedelijk"}))
    assert len(bars(svg, "vermoedelijk")) > 3


def test_a_minimal_end_is_an_open_arrow() -> None:
    assert 'class="minimaal"' in period_figure(pilot({"start": "2012-03", "eind": "2013-01", "zekerheid": "minimaal"}))


def test_a_length_without_an_end_is_drawn_as_worked_out_and_not_as_sure() -> None:
    svg = period_figure(pilot({"start": "2012-10-01", "looptijd": "1 jaar"}))
    assert all(width < 1 for kind in ("begin", "vast") for _, width in bars(svg, kind))
    [(x, width)] = bars(svg, "afgeleid")
    assert x == pytest.approx(37.5, abs=0.2), "1 October 2012, on an axis of two years"
    assert width == pytest.approx(50, abs=0.2)
    assert "de open balk is zo lang als de looptijd" in svg


def test_a_length_in_words_that_say_no_number_fades() -> None:
    assert bars(period_figure(pilot({"start": "2012-10-01", "looptijd": "zo lang als nodig"})), "onbekend")


def test_without_a_start_there_is_no_picture() -> None:
    assert period_figure(pilot({"looptijd": "1 jaar"})) == ""


@pytest.mark.parametrize(
    ("start", "eind", "years"),
    [
        ("2012", "2013", ["2012", "2013"]),
        ("1990", "2026", ["1990", "1997", "2004", "2011", "2018"]),
    ],
)
def test_years_leave_each_other_room(start: str, eind: str, years: list[str]) -> None:
    assert re.findall(r">(\d{4})</text>", period_figure(pilot({"start": start, "eind": eind}))) == years


def meting(**values: str) -> Meting:
    return Meting.model_validate({"indicator": "samen optrekken", "bron": "rapport", **values})


def test_only_shares_of_one_group_stand_in_one_picture() -> None:
    found = [
        meting(waarde="1/5", groep="professionals"),
        meting(waarde="ruim 2/5", groep="professionals"),
        meting(waarde="6,8", groep="professionals"),
        meting(waarde="1/3", groep="ouders"),
        meting(waarde="7/5", groep="professionals"),
        meting(vergelijking="hoger dan gemiddeld"),
    ]
    assert meting_groups(found) == [("professionals", found[:2])]


def test_a_share_is_drawn_to_scale_and_a_rough_one_stays_open() -> None:
    svg = meting_figure([meting(waarde="1/5"), meting(waarde="ruim 2/5")])
    assert re.findall(r'class="balk vast" width="([\d.]+)%"', svg) == ["20.00", "40.00"]
    assert svg.count('class="minimaal"') == 1
    assert "ruim 2 op de 5" in svg


@pytest.mark.parametrize(("word", "up", "down"), [("bijna", 0, 1), ("maximaal", 0, 1), ("ongeveer", 1, 1), ("", 0, 0)])
def test_an_arrow_points_to_where_the_value_may_lie(word: str, up: int, down: int) -> None:
    svg = meting_figure([meting(waarde=f"{word} 2/5".strip())])
    assert (svg.count('d="M1 '), svg.count('d="M-1 ')) == (up, down)


def test_a_hostile_indicator_stays_text() -> None:
    svg = meting_figure([meting(waarde="1/5", indicator="<script>alert(1)</script>")])
    assert "<script>" not in svg
