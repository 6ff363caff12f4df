from typing import Any

import pytest

from generator import coverage as module
from generator.coverage import Coverage, Measuring, coverage, coverage_data, measuring, measuring_data
from tests.catalogues import in_memory

THEMAS = {"regen": {"label": "Regen"}, "wind": {"label": "Wind"}}
SETTINGS = {"dak": {"label": "Op het dak"}, "straat": {"label": "Op straat"}}


def covered(pilots: dict[str, dict[str, Any]]) -> Coverage:
    return coverage(in_memory(pilots, themas=THEMAS, settings=SETTINGS))


def measured(**pilots: dict[str, Any]) -> Measuring:
    return measuring(in_memory({slug: {"monitoring": own} if own else {} for slug, own in pilots.items()}))


def test_headings_that_are_described_in_part_count_and_others_do_not() -> None:
    found = covered(
        {
            "een": {"scholing": ["Les"], "ontbreekt": {"scholing": {"stand": "volgt", "deel": "de rest"}}},
            "twee": {"ontbreekt": {"scholing": "volgt"}},
            "drie": {},
        }
    )
    assert {count.kopje.key: count.described for count in found.counts}["scholing"] == 1


def test_a_cell_holds_every_pilot_that_has_both() -> None:
    [grid] = covered(
        {
            "een": {"themas": ["regen", "wind"], "setting": ["dak"]},
            "twee": {"themas": ["regen"], "setting": ["dak"]},
            "drie": {"themas": ["wind"]},
        }
    ).grids
    assert (grid.row_facet, grid.column_facet) == ("thema", "setting")
    assert grid.cells == {
        ("regen", "dak"): ("een", "twee"),
        ("wind", "dak"): ("een",),
        ("wind", "niet_vermeld"): ("drie",),
    }
    assert [one.label for one in grid.columns] == ["Op het dak", "Op straat", "Niet vermeld"]
    assert [grid.level("regen", "dak"), grid.level("wind", "dak"), grid.level("regen", "straat")] == [4, 2, 0]


def test_many_pilots_are_counted_by_region(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PILOTS", 2)
    found = covered({"een": {"duur": {"start": "2012"}}, "twee": {}, "drie": {"regio": "west"}})
    assert [(row.key, row.pilots, row.described[1]) for row in found.regions] == [
        ("oost", 2, 1),
        ("west", 1, 0),
    ]
    [(name, content)] = coverage_data(found).items()
    assert name == "dekking/rest.js"
    assert '"standen":"nbnnnnnnnnn nnnnnnnnnnn nnnnnnnnnnn"' in content
    assert covered({"een": {}}).regions == ()
    assert coverage_data(covered({"een": {}})) == {}


def test_what_is_not_described_is_said_in_words_with_its_reason() -> None:
    [row] = covered(
        {
            "een": {
                "duur": {"start": "2012"},
                "ontbreekt": {
                    "duur": {"stand": "volgt", "deel": "het einde"},
                    "scholing": {"stand": "niet_van_toepassing", "toelichting": "Er is *niets* te leren."},
                },
            }
        }
    ).rows
    told = {point.kopje.key: (point.words, point.note) for point in row.missing}
    assert told["duur"] == ("volgt: het einde", "")
    assert told["scholing"] == ("niet van toepassing", "Er is niets te leren.")
    assert told["doelen"] == ("niet vermeld", "")
    assert row.letters == "ndnnnnnnnnn"


def test_every_answer_about_a_baseline_stands_with_its_pilots() -> None:
    found = measured(een={"nulmeting": "ja"}, twee={"nulmeting": "deels"}, drie={"toelichting": "Later."}, vier={})
    assert [(answer.value, slugs) for answer, slugs in found.baselines] == [
        ("ja", ("een",)),
        ("deels", ("twee",)),
        ("nee", ()),
        ("niet_vermeld", ("drie", "vier")),
    ]
    assert [slug for slug, _ in found.described] == ["een", "twee", "drie"]


def test_planned_moments_stand_in_the_order_of_time() -> None:
    found = measured(
        een={"planning": [{"tekst": "B", "wanneer": "zomer 2013"}, {"tekst": "C", "ritme": "vaak"}]},
        twee={"planning": [{"tekst": "A", "wanneer": "2013-01"}]},
    )
    assert [moment.item.tekst for moment in found.moments] == ["A", "B"]


def meting(waarde: str, **more: str) -> dict[str, Any]:
    return {"metingen": [{"indicator": "Tevreden", "waarde": waarde, "groep": "ouders", "bron": "r", **more}]}


def test_only_what_is_measured_alike_is_compared() -> None:
    found = measured(
        een=meting("1/5"),
        twee=meting("2/5"),
        ander=meting("3/5", groep="scholen"),
        cijfer=meting("6,8"),
        eenheid=meting("2/5", eenheid="gevallen"),
    )
    [same] = found.comparable
    assert [slug for slug, *_ in same.metingen] == ["een", "twee"]
    assert [name for name, _ in same.named] == ["Oost", "Oost"]


def test_two_figures_of_one_pilot_compare_no_pilots() -> None:
    twice = {"metingen": meting("1/5")["metingen"] * 2}
    assert measured(een=twice).comparable == ()


def test_of_too_many_those_that_tell_most_are_kept_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MONITORED", 2)
    found = measured(een={"indicatoren": ["A"]}, twee={"toelichting": "Later."}, drie=meting("1/5"))
    assert [slug for slug, _ in found.described] == ["een", "drie"]
    assert found.rest == ("twee",)
    assert '"slugs":["twee"]' in measuring_data(found)["monitoring/rest.js"]


def test_of_too_many_planned_moments_the_last_are_kept_and_the_rest_is_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MOMENTS", 1)
    found = measured(
        een={"planning": [{"tekst": "Een *gesprek*", "wanneer": "zomer 2012"}, {"tekst": "B", "wanneer": "2013"}]}
    )
    assert [moment.item.tekst for moment in found.moments] == ["B"]
    assert '"momenten":[["een","zomer 2012","Een gesprek"]]' in measuring_data(found)["monitoring/rest.js"]


def test_monitoring_that_fits_on_the_page_needs_no_data() -> None:
    assert measuring_data(measured(een={"nulmeting": "ja"})) == {}
