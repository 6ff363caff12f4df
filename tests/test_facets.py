import json
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue import Catalogue, load_catalogue
from generator.diagnostics import has_faults
from generator.facets import FACETS, Option, catalogue_script, options, values_of, years_of
from generator.model import Pilot
from tests.catalogues import pilot, write_catalogue
from tests.conftest import ROOT


def record(**more: Any) -> Pilot:
    given = {
        "titel": "Proef",
        "soort": "pilot",
        "regio": "oost",
        "fase": "onbekend",
        "samenvatting": "Een proef.",
        "bronnen": {"rapport": "Rapport"},
    }
    return Pilot.model_validate(given | more)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    other = pilot("Dak", "west").replace("themas: [regen, wind]", "themas: [wind]")
    loaded, found = load_catalogue(write_catalogue(tmp_path, {"tegels": pilot(), "dak": other}))
    assert not has_faults(found)
    return loaded


def facet(catalogue: Catalogue, key: str) -> tuple[Option, ...]:
    return next(choices for one, choices in options(catalogue) if one.key == key)


def test_the_names_in_an_address_are_fixed() -> None:
    names = "regio provincie thema aanpak setting onderwijs leeftijd sturing financiering fase nulmeting periode"
    assert [one.key for one in FACETS] == names.split()


def test_a_facet_has_every_value_with_the_number_of_pilots(catalogue: Catalogue) -> None:
    assert facet(catalogue, "thema") == (Option("regen", "Regen", 1), Option("wind", "Wind", 2))
    assert facet(catalogue, "fase")[0] == Option("voorbereiding", "Voorbereiding", 0)


def test_what_no_pilot_and_no_list_knows_is_not_asked(catalogue: Catalogue) -> None:
    asked = {one.key for one, _ in options(catalogue)}
    assert "thema" in asked
    assert asked.isdisjoint({"provincie", "aanpak", "setting", "onderwijs", "sturing"})


@pytest.mark.parametrize(
    ("given", "values"),
    [
        ({}, ("niet_vermeld",)),
        ({"ontbreekt": {"onderwijs": "niet_van_toepassing"}}, ("niet_van_toepassing",)),
        ({"ontbreekt": {"onderwijs": {"stand": "volgt", "deel": "de namen"}}}, ("niet_vermeld",)),
        ({"onderwijs": ["po", "vo", "po"]}, ("po", "vo")),
    ],
)
def test_what_is_not_told_is_a_value_too(catalogue: Catalogue, given: dict[str, Any], values: tuple[str, ...]) -> None:
    assert values_of(record(**given), catalogue)["onderwijs"] == values


@pytest.mark.parametrize(
    ("leeftijd", "bands"),
    [
        ("0-18", ("0-3", "4-11", "12-17")),
        ("4-12", ("4-11",)),
        ("12-23", ("12-17", "18-plus")),
        ({"van": "16"}, ("12-17", "18-plus")),
        ({"tot": "5"}, ("0-3", "4-11")),
        ("12-12", ("12-17",)),
        ("18-18", ("18-plus",)),
    ],
)
def test_an_age_falls_in_the_bands_it_reaches(
    catalogue: Catalogue, leeftijd: str | dict[str, str], bands: tuple[str, ...]
) -> None:
    assert values_of(record(leeftijd=leeftijd), catalogue)["leeftijd"] == bands


@pytest.mark.parametrize(
    ("financiering", "forms"),
    [
        (None, ("niet_vermeld",)),
        (["Ieder betaalt mee."], ("zonder_vorm",)),
        ([{"partij": "de gemeente", "vorm": "geld"}, "Ieder betaalt mee."], ("geld",)),
    ],
)
def test_money_without_a_form_is_told_apart_from_no_word_of_money(
    catalogue: Catalogue, financiering: Any, forms: tuple[str, ...]
) -> None:
    assert values_of(record(financiering=financiering), catalogue)["financiering"] == forms


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ({}, {}),
        ({"duur": {"looptijd": "1 jaar"}}, {}),
        ({"duur": {"start": "2012-05-16", "eind": "2014-04-30"}}, {2012: True, 2013: True, 2014: True}),
        # An end that may be later, and one that is not told: a year more is possible.
        (
            {"duur": {"start": "2012-03", "eind": "2013-01", "zekerheid": "minimaal"}},
            {2012: True, 2013: True, 2014: False},
        ),
        ({"duur": {"start": "2012-10-01", "looptijd": "1 jaar"}}, {2012: True, 2013: False}),
        ({"duur": {"start": "2012"}, "fase": "afgerond"}, {2012: True}),
        # A presumed end makes the years before it possible, a presumed or derived start that of the start.
        (
            {"duur": {"start": "2012-09", "eind": "2014", "zekerheid": "vermoedelijk"}},
            {2012: True, 2013: False, 2014: False},
        ),
        ({"duur": {"start": {"datum": "2012", "afgeleid": "ja"}, "eind": "2012"}}, {2012: False}),
        # A winter lies in two years.
        ({"duur": {"start": "winter 2012", "eind": "2013"}}, {2012: False, 2013: True}),
        # Under way on a day is sure for that year, whatever the source says of start and end.
        ({"fase": "in_uitvoering", "peildatum": "2015-03-01"}, {2015: True}),
        ({"fase": "voorbereiding", "peildatum": "2015-03-01"}, {}),
        (
            {"fase": "in_uitvoering", "peildatum": "2014-01", "duur": {"start": "2012"}},
            {2012: True, 2013: False, 2014: True, 2015: False},
        ),
        ({"duur": {"eind": "2024"}}, {2024: False}),
    ],
)
def test_a_year_is_sure_or_possible(given: dict[str, Any], years: dict[int, bool]) -> None:
    assert years_of(record(**given)) == years


def test_a_country_is_no_province() -> None:
    catalogue, _ = load_catalogue(ROOT)
    provinces = {slug: values_of(one, catalogue)["provincie"] for slug, one in catalogue.pilots.items()}
    assert provinces["voorlopen"] == ("landelijk",)
    assert provinces["food-valley"] == ("utrecht", "gelderland")
    assert provinces["zuid-kennemerland-en-ijmond"] == ("noord-holland",)


def test_counts_are_those_of_the_values() -> None:
    catalogue, _ = load_catalogue(ROOT)
    answers = [values_of(one, catalogue) for one in catalogue.pilots.values()]
    for one, choices in options(catalogue):
        told = [value for answer in answers for value in answer[one.key]]
        assert {choice.value: choice.count for choice in choices if choice.count} == {
            value: told.count(value) for value in told
        }


def test_the_script_holds_the_answers_of_every_pilot(catalogue: Catalogue) -> None:
    script = catalogue_script(catalogue, {"tegels": 5, "dak": 4})
    data = json.loads(script.removeprefix("window.pilotwijzerCatalogus=").removesuffix(";\n"))
    assert data["slugs"] == "dak tegels"
    assert data["bladzijde"] == [4, 5]
    assert data["facetten"]["thema"] == ["regen wind", "1 0,1"]
    assert data["facetten"]["regio"] == ["oost west", "1 0"]
    assert [data["regios"][place] for place in data["regio"]] == ["West", "Oost"]
    assert data["start"] == ["2020-01-01", "2020-01-01"]
    assert data["mogelijk"] == "2021 2021"
    # Goals, period, people and participants are described: two points each.
    assert data["volledigheid"] == [8, 8]
