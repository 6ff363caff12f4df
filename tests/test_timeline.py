import re
from typing import Any

import pytest

from generator import timeline as module
from generator.figures import Axis
from generator.timeline import Row, Timeline, timeline
from tests.catalogues import in_memory


def drawn(**duren: Any) -> Timeline:
    return timeline(in_memory({slug: {"duur": duur} if duur else {} for slug, duur in duren.items()}))


def row(duur: dict[str, Any], **more: Any) -> Row:
    [found] = timeline(in_memory({"een": {"duur": duur, **more}})).rows
    return found


def width(svg: str, kind: str) -> float:
    return sum(float(found) for found in re.findall(rf'class="balk {kind}"[^>]* width="([\d.]+)%"', svg))


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
    found = drawn(laat={"start": "2013"}, geen=None, vroeg={"start": "2012-10"}, lengte={"looptijd": "1 jaar"})
    assert [row.slug for row in found.rows] == ["vroeg", "laat"]
    assert [slug for slug, _ in found.undated] == ["geen", "lengte"]


def test_a_year_is_not_a_day() -> None:
    assert width(row({"start": "2012", "eind": "2013"}).bar, "begin") > 20
    assert width(row({"start": "2012-01-01", "eind": "2013"}).bar, "begin") < 1


def test_an_end_that_is_not_told_fades_and_never_becomes_a_length() -> None:
    with_length, without = row({"start": "2012-01-01", "looptijd": "10 jaar"}), row({"start": "2012-01-01"})
    assert with_length.bar == without.bar
    assert width(with_length.bar, "vast") < 1
    assert 2 < width(with_length.bar, "onbekend") < 10


def test_a_presumed_day_fades_all_the_same() -> None:
    certain = row({"start": "2012-01-01", "eind": "2013-06-30"})
    presumed = row({"start": "2012-01-01", "eind": "2013-06-30", "zekerheid": "vermoedelijk"})
    assert width(certain.bar, "vermoedelijk") == 0
    assert width(presumed.bar, "vermoedelijk") > 1
    assert width(presumed.bar, "vast") < width(certain.bar, "vast")


def test_a_minimal_end_is_open_and_an_end_without_a_start_fades_in() -> None:
    assert 'class="minimaal"' in row({"start": "2012", "eind": "2013", "zekerheid": "minimaal"}).bar
    only_end = row({"eind": "2013-06-30"})
    assert width(only_end.bar, "begin") > 1
    assert width(only_end.bar, "eind") < 1


def test_planned_measurements_with_a_date_are_marked_over_all_that_the_date_can_mean() -> None:
    planning = [
        {"tekst": "Daarna", "wanneer": "zomer 2013"},
        {"tekst": "Eerst", "wanneer": "2012-10-01"},
        {"tekst": "Vaak", "ritme": "elk kwartaal"},
    ]
    found = row({"start": "2012", "eind": "2013"}, monitoring={"planning": planning})
    assert [item.tekst for item in found.moments] == ["Eerst", "Daarna"]
    assert found.bar.count('path class="meetmoment"') == 2
    [(left, right)] = re.findall(r'line class="meetmoment" x1="([\d.]+)%" y1="37" x2="([\d.]+)%"', found.bar)
    assert 10 < float(right) - float(left) < 15


def test_of_too_many_the_last_are_drawn_and_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    found = drawn(a={"start": "2011"}, b={"start": "2013"}, c={"start": "2012"})
    assert [row.slug for row in found.rows] == ["c", "b"]
    assert found.left_out == 1


def test_a_catalogue_without_any_year_has_no_picture() -> None:
    assert drawn(a=None).rows == ()
