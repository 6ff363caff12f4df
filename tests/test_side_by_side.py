import json
import re
from typing import Any

import pytest

from generator.catalogue import Catalogue, load_catalogue
from generator.model import KOPJES, Pilot, is_filled
from generator.pages import Pages
from generator.publication import SiteInfo
from generator.side_by_side import FACTS, Answer, brief, data_script, facts_script, shortened, values_of
from generator.site import theme_folder
from tests.catalogues import pilot as pilot_file
from tests.catalogues import write_catalogue
from tests.conftest import ROOT

BY_KEY = {fact.key: fact for fact in FACTS}


@pytest.fixture(scope="module")
def real() -> Catalogue:
    catalogue, _ = load_catalogue(ROOT)
    return catalogue


@pytest.fixture
def small(tmp_path: Any) -> Catalogue:
    catalogue, _ = load_catalogue(write_catalogue(tmp_path))
    return catalogue


def changed(record: Pilot, **more: Any) -> Pilot:
    return Pilot.model_validate(dict(record) | more)


def test_facts_say_what_the_record_says(small: Catalogue) -> None:
    pilot = small.pilots["tegels"]
    told = {key: values_of(fact, pilot, small) for key, fact in BY_KEY.items()}
    assert told["soort"] == [("pilot", "pilot")]
    assert told["fase"] == [("in uitvoering", "in uitvoering")]
    assert told["peildatum"] == [("1 mei 2020", "1 mei 2020")]
    assert told["periode"] == [("vanaf 2020, looptijd 2 jaar",) * 2]
    assert told["themas"] == [("regen", "Regen"), ("wind", "Wind")]
    assert told["partners"] == [("club", "Club")]


def test_a_fact_that_is_not_told_says_why(small: Catalogue) -> None:
    pilot = changed(small.pilots["tegels"], ontbreekt={"leeftijd": "niet_van_toepassing", "setting": "volgt"})
    assert values_of(BY_KEY["leeftijd"], pilot, small) == ("niet_van_toepassing", "niet van toepassing")
    assert values_of(BY_KEY["setting"], pilot, small) == ("volgt", "volgt nog")
    assert values_of(BY_KEY["omvang"], pilot, small) == ("niet_vermeld", "niet vermeld in de bron")


def test_a_fact_that_is_not_told_adds_what_the_pilot_says_about_that(small: Catalogue) -> None:
    absent = {"leeftijd": {"stand": "niet_van_toepassing", "toelichting": "Voor **iedereen**."}, "deelnemers": "volgt"}
    pilot = changed(small.pilots["tegels"], deelnemers=None, ontbreekt=absent, bronnen={"a": "A", "b": "B"})
    assert values_of(BY_KEY["leeftijd"], pilot, small)[1] == "niet van toepassing. Voor iedereen."
    assert values_of(BY_KEY["trekker"], pilot, small) == ("volgt", "volgt nog")
    assert values_of(BY_KEY["sturing"], pilot, small) == ("niet_vermeld", "niet vermeld in de bronnen")


def test_a_reason_for_a_part_is_not_a_reason_for_all(small: Catalogue) -> None:
    absent = {"financiering": {"stand": "volgt", "deel": "de bedragen"}}
    pilot = changed(small.pilots["tegels"], ontbreekt=absent)
    assert values_of(BY_KEY["financieringsvormen"], pilot, small) == ("niet_vermeld", "niet vermeld in de bron")


@pytest.mark.parametrize(
    ("fields", "key", "words"),
    [
        ({"leeftijd": {"van": "4"}}, "leeftijd", "vanaf 4 jaar"),
        ({"leeftijd": {"tot": "18"}}, "leeftijd", "tot 18 jaar"),
        ({"leeftijd": "0-18"}, "leeftijd", "0 tot 18 jaar"),
        ({"doelgroep": {"omschrijving": "x", "aantal": "35", "eenheid": "straten"}}, "omvang", "35 straten"),
        ({"doelgroep": {"omschrijving": "x", "aantal": "35", "afgeleid": "ja"}}, "omvang", "35 (afgeleid)"),
        ({"monitoring": {"nulmeting": "deels"}}, "nulmeting", "deels"),
    ],
)
def test_a_figure_is_no_surer_and_no_wider_than_it_is(
    small: Catalogue, fields: dict[str, Any], key: str, words: str
) -> None:
    assert values_of(BY_KEY[key], changed(small.pilots["tegels"], **fields), small) == [(words, words)]


def test_every_filled_heading_of_every_real_pilot_has_a_brief_answer_and_no_other(real: Catalogue) -> None:
    for slug, pilot in real.pilots.items():
        for kopje in KOPJES:
            text = brief(pilot, kopje, real)
            assert bool(text) == is_filled(pilot, kopje), (slug, kopje.key)
            assert len(text) < 150


def test_a_brief_answer_names_the_pilot_and_the_place_it_refers_to(small: Catalogue) -> None:
    relaties = next(kopje for kopje in KOPJES if kopje.key == "relaties")
    ties = [{"pilot": "dak", "aard": "lijkt-op"}, {"naam": "Sloot", "plaats": "Oost", "aard": "lijkt-op"}]
    assert brief(changed(small.pilots["tegels"], relaties=ties), relaties, small) == "Groen dak; Sloot, Oost"


def test_a_text_is_cut_at_a_word() -> None:
    assert shortened("kort  en\n bondig") == "kort en bondig"
    cut = shortened("woord, " * 40)
    assert cut.endswith("woord …")
    assert len(cut) <= 142


def test_the_data_of_a_pilot_is_one_script_that_puts_it_in_its_place(small: Catalogue) -> None:
    hostile = "</script><script>alert(1)</script>\u2028"
    script = data_script("tegels", small, "<svg></svg>", {"doelen": Answer("beschreven", hostile)})
    match = re.fullmatch(r'\(window\.pilotwijzerNaastElkaar\?\?=\{\}\)\["tegels"\]=(.*);\n', script, re.DOTALL)
    assert match
    data = json.loads(match[1])
    assert data["titel"] == "Tegels eruit"
    assert data["regio"] == "Oost"
    assert data["punten"] == "<svg></svg>"
    assert data["bronnen"].startswith('<div class="only-print side__sources">Bronnen<ol><li>')
    assert data["kopjes"] == {"doelen": ["beschreven", hostile]}
    assert set(data["feiten"]) == set(BY_KEY)
    assert data["feiten"]["themas"] == [["regen", "Regen"], ["wind", "Wind"]]


def test_the_facts_of_all_pilots_are_one_script(small: Catalogue) -> None:
    script = facts_script(small)
    data = json.loads(script.removeprefix("window.pilotwijzerFeiten=").removesuffix(";\n"))
    assert data["rijen"] == [[fact.key, fact.label] for fact in FACTS]
    titel, regio, *cells = data["pilots"]["tegels"]
    assert (titel, regio) == ("Tegels eruit", "Oost")
    told = dict(zip(BY_KEY, cells, strict=True))
    assert told["soort"] == [["pilot"]]
    assert told["themas"] == [["regen", "Regen"], ["wind", "Wind"]]
    assert told["setting"] == ["niet_vermeld", "niet vermeld in de bron"]


def test_a_title_cannot_end_the_script(tmp_path: Any) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot_file("""'"};alert(1)//'""")})
    catalogue, _ = load_catalogue(root)
    script = data_script("tegels", catalogue, "", {})
    assert json.loads(script.split("=", 2)[2].removesuffix(";\n"))["titel"] == '"};alert(1)//'


def test_with_many_pilots_the_page_of_a_heading_holds_how_each_answer_begins(
    small: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = Pages(small, SiteInfo("Waterwijzer"), theme_folder() / "pages")
    whole = pages.render("vergelijken/doelen/").html
    assert 'href="../../begrippen/#rwa"' in whole
    assert "U ziet het begin van elk antwoord" not in whole
    monkeypatch.setattr("generator.pages._MOST_WHOLE_ANSWERS", 1)
    made = pages.render("vergelijken/doelen/").html
    assert "U ziet het begin van elk antwoord" in made
    assert re.findall(r'id="regio-(\w+)"', made) == ["oost", "west"]
    assert re.findall(r'<tr[^>]* data-pilot="(\w+)"', made) == ["tegels", "dak"]
    assert made.count("Minder water op straat door RWA</td>") == 2
    assert "niet van toepassing" in pages.render("vergelijken/scholing/").html


def test_beside_the_page_of_a_pilot_go_its_data_and_its_deck(small: Catalogue) -> None:
    page = Pages(small, SiteInfo("Waterwijzer"), theme_folder() / "pages").render("pilots/tegels/")
    name = "vergelijken/data/tegels.js"
    assert set(page.beside) == {name, "presenteren/pilots/tegels/index.html", "pilots/tegels/kaart/index.html"}
    script = page.beside[name]
    data = json.loads(script.split("=", 2)[2].removesuffix(";\n"))
    assert list(data["kopjes"]) == [kopje.key for kopje in KOPJES]
    assert data["kopjes"]["scholing"][0] == "niet_van_toepassing"
    assert 'href="../../pilots/tegels/#bron-1"' in data["kopjes"]["doelen"][1]
    assert "<h3" not in script
