import re
from typing import Any

import pytest

from generator import timeline as module
from generator.figures import Axis, drawn
from generator.timeline import Row, Timeline, timeline, timeline_data
from tests.catalogues import in_memory


def made(**duren: Any) -> Timeline:
    return timeline(in_memory({slug: {"duur": duur} if duur else {} for slug, duur in duren.items()}))


def row(duur: dict[str, Any], **more: Any) -> Row:
    [found] = timeline(in_memory({"een": {"duur": duur, **more}})).rows
    return found


def width(row: Row, kind: str) -> float:
    return sum(mark.x2 - mark.x1 for mark in row.marks if mark.kind == kind)


def shapes(row: Row) -> list[str]:
    return [mark.shape for mark in row.marks]


def test_years_without_anything_take_little_room_and_are_named() -> None:
    axis = Axis.over([2012, 2013, 2023])
    assert [(one.label, one.gap) for one in axis.stretches] == [
        ("2012", False),
        ("2013", False),
        ("2014–2022", True),
        ("2023", False),
    ]
    gap, year = axis.stretches[2], axis.stretches[3]
    assert gap.right - gap.left < (year.right - year.left) / 2
    assert axis.stretches[0].left == 0
    assert axis.stretches[-1].right == pytest.approx(100)


def test_one_empty_year_is_no_gap() -> None:
    assert [one.label for one in Axis.over([2012, 2014]).stretches] == ["2012", "2013", "2014"]


def test_pilots_stand_in_the_order_of_their_start_and_those_without_a_year_apart() -> None:
    found = made(laat={"start": "2013"}, geen=None, vroeg={"start": "2012-10"}, lengte={"looptijd": "1 jaar"})
    assert [row.slug for row in found.rows] == ["vroeg", "laat"]
    assert [slug for slug, _ in found.undated] == ["geen", "lengte"]


def test_a_year_is_not_a_day() -> None:
    assert width(row({"start": "2012", "eind": "2013"}), "begin") > 20
    assert width(row({"start": "2012-01-01", "eind": "2013"}), "begin") < 1


def test_an_end_that_is_not_told_fades() -> None:
    open_end = row({"start": "2012-01-01"})
    assert width(open_end, "vast") < 1
    assert 2 < width(open_end, "onbekend") < 10
    assert open_end.more == []


def test_a_length_is_drawn_as_long_as_it_is_and_said_to_be_worked_out() -> None:
    found = row({"start": "2012-10-01", "looptijd": "1 jaar"}, peildatum="2014-12-31")
    assert shapes(found) == ["bar", "outline", "tick"]
    assert width(found, "afgeleid") == pytest.approx(100 / 3, abs=0.1)
    assert found.more == ["tot 1 oktober 2013 (afgeleid van start en looptijd)"]


def test_a_length_that_the_source_doubts_or_calls_minimal_looks_so() -> None:
    provisional = row({"start": "2012-10-01", "looptijd": "vooralsnog 12 maanden"})
    assert shapes(provisional) == ["bar", "outline", "strokes"]
    assert shapes(row({"start": "2012-10-01", "looptijd": "minimaal 1 jaar"})) == ["bar", "outline", "arrow"]
    assert shapes(row({"start": "2012-10-01", "looptijd": "zo lang als nodig"})) == ["bar", "strokes"]
    told = row({"start": "2012-10-01", "eind": "2013-12-31", "looptijd": "1 jaar"})
    assert "outline" not in shapes(told), "an end of the source goes before one that is worked out"


def test_a_presumed_day_fades_all_the_same() -> None:
    certain = row({"start": "2012-01-01", "eind": "2013-06-30"})
    presumed = row({"start": "2012-01-01", "eind": "2013-06-30", "zekerheid": "vermoedelijk"})
    assert width(certain, "vermoedelijk") == 0
    assert width(presumed, "vermoedelijk") > 1
    assert width(presumed, "vast") < width(certain, "vast")


def test_a_minimal_end_is_open_and_an_end_without_a_start_fades_in() -> None:
    assert "arrow" in shapes(row({"start": "2012", "eind": "2013", "zekerheid": "minimaal"}))
    only_end = row({"eind": "2013-06-30"})
    assert width(only_end, "begin") > 1
    assert width(only_end, "eind") < 1


def test_planned_measurements_with_a_date_are_marked_over_all_that_the_date_can_mean() -> None:
    planning = [
        {"tekst": "Daarna", "wanneer": "zomer 2013"},
        {"tekst": "Eerst", "wanneer": "2012-10-01"},
        {"tekst": "Vaak", "ritme": "elk kwartaal"},
    ]
    found = row({"start": "2012", "eind": "2013"}, monitoring={"planning": planning})
    assert found.more == ["meting gepland: 1 oktober 2012", "meting gepland: zomer 2013"]
    svg = drawn(found.marks)
    assert svg.count('path class="meetmoment"') == 2
    [(left, right)] = re.findall(r'line class="meetmoment" x1="([\d.]+)%" y1="37" x2="([\d.]+)%"', svg)
    assert 10 < float(right) - float(left) < 15


def test_of_too_many_the_last_are_drawn_and_the_rest_is_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    found = made(a={"start": "2011-01-01"}, b={"start": "2013"}, c={"start": "2012"}, d=None, e=None, f=None)
    assert [row.slug for row in found.rows] == ["c", "b"]
    assert [slug for slug, _ in found.undated] == ["d", "e"]
    [(name, content)] = timeline_data(found).items()
    assert name == "tijdlijn/rest.js"
    assert content == (
        'window.pilotwijzerRest={"rijen":{"a":["b0.0,0.0 s0.0,7.0","vanaf 1 januari 2011, einde niet vermeld"]},'
        '"zonderJaar":{"f":""}};\n'
    )


def test_what_fits_on_the_page_needs_no_data() -> None:
    assert timeline_data(made(a={"start": "2011"})) == {}


def test_a_catalogue_without_any_year_has_no_picture() -> None:
    assert made(a=None).rows == ()
