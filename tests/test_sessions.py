"""Knowledge sessions: read and checked as pilots are, a page and a deck for each, and a file for a calendar."""

import datetime
import json
import re
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
import yaml
from icalendar import Calendar
from jsonschema import Draft202012Validator

from generator import rules
from generator.annotated import SESSION_SCHEMA_FILE, SESSION_SCHEMA_REFERENCE, annotated_session
from generator.build import build_site
from generator.catalogue import Catalogue, load_catalogue, read_content
from generator.cli import main
from generator.diagnostics import has_faults
from generator.publication import SiteInfo
from generator.schema import json_schema
from generator.sessions import KINDS, MOST_IN_TURN, Programmapunt, Sessie, calendar, composed, composed_of
from generator.site import read_checked
from tests.catalogues import write_catalogue
from tests.conftest import ROOT
from tests.test_slides import keys_of
from tests.test_theme import Reader

SESSIE = """\
titel: "Regen: wat doen wij eraan, en wie?"
datum: 2021-06-03
tijd: 09:30-11:00
plaats: "Zaal 1; de Waag"
samenvatting: Voor wie natte voeten heeft.
programma:
  - dia: Welkom
    tekst: "Met **nadruk**."
    notities: Zeg wie u bent.
  - pilot: tegels
    kopjes: [duur]
  - vergelijk: [tegels, dak]
    kopjes: [feiten, doelen]
  - kopje: duur
  - beeld: tijdlijn
  - vragen: [Wat doet u?, Wie helpt?]
    minuten: 20
"""
NAME = "2021-06-03-regen"


def with_session(tmp_path: Path, text: str = SESSIE, name: str = f"{NAME}.yml") -> Path:
    return write_catalogue(tmp_path / "catalogus", content={f"sessies/{name}": text})


def told(root: Path) -> list[str]:
    catalogue, found = load_catalogue(root)
    return [f"{one.mark.line}:{one.mark.column} {one.code}" for one in [*found, *rules.check(catalogue)]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sessies")
    made = build_site(with_session(folder), folder / "site")
    assert made.ok, [*made.diagnostics, *made.problems]
    return folder / "site"


def event(text: str) -> dict[str, object]:
    [found] = Calendar.from_ical(text).walk("VEVENT")
    return {name: getattr(value, "dt", value) for name, value in found.items()}


def made(**changes: object) -> Sessie:
    point = {"dia": "Welkom"}
    given = {"titel": "T", "datum": "2021-06-03", "samenvatting": "S", "programma": [point]}
    return Sessie.model_validate(given | changes)


def test_its_programme_is_an_address_in_the_order_of_the_file(tmp_path: Path) -> None:
    catalogue, _ = read_checked(with_session(tmp_path), None)
    assert parse_qsl(composed(catalogue.sessies[NAME])) == [
        ("titel", "Regen: wat doen wij eraan, en wie?"),
        ("datum", "2021-06-03"),
        ("tijd", "09:30-11:00"),
        ("plaats", "Zaal 1; de Waag"),
        ("samenvatting", "Voor wie natte voeten heeft."),
        ("dia", "Welkom"),
        ("tekst", "Met **nadruk**."),
        ("notities", "Zeg wie u bent."),
        ("pilot", "tegels"),
        ("kopjes", "duur"),
        ("vergelijk", "tegels,dak"),
        ("kopjes", "feiten,doelen"),
        ("kopje", "duur"),
        ("beeld", "tijdlijn"),
        ("vragen", "Wat doet u?\nWie helpt?"),
        ("minuten", "20"),
    ]


def test_pilots_in_turn_are_a_programme_until_they_are_too_many_to_sit_through() -> None:
    slugs = [f"straat-{number}" for number in range(MOST_IN_TURN)]
    assert parse_qsl(composed_of(slugs)) == [("pilot", slug) for slug in slugs]
    assert composed_of([*slugs, "laan"]) == ""


# ------------------------------------------------------------------------------------------ the check


def test_a_session_without_faults_is_read_and_counted(tmp_path: Path) -> None:
    root = with_session(tmp_path)
    catalogue, found = read_checked(root, None)
    assert found == []
    assert list(catalogue.sessies) == [NAME]
    assert f"content/sessies/{NAME}.yml" in catalogue.files
    assert [point.kind for point in catalogue.sessies[NAME].programma] == list(KINDS)


def test_a_misspelt_pilot_is_told_at_its_place_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = with_session(tmp_path, SESSIE.replace("pilot: tegels", "pilot: tegles"))
    assert main(["check", "--root", str(root)]) == 1
    said = capsys.readouterr().out
    assert f"content/sessies/{NAME}.yml:10:12" in said
    assert "Bedoelt u `tegels`?" in said
    assert main(["check", str(root / "content/sessies"), "--root", str(root)]) == 1
    built = build_site(root, tmp_path / "site")
    assert not built.ok
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("wrong", "right", "expected"),
    [
        ("datum: 2021-06-03", "datum: 2021-02-30", ["2:8 geen-datum"]),
        ("tijd: 09:30-11:00", "tijd: 11:00-09:30", ["3:7 geen-tijd"]),
        ("tijd: 09:30-11:00", "tijd: 09:30-25:00", ["3:7 geen-tijd"]),
        ("beeld: tijdlijn", "beeld: foto.png", ["15:12 onbekende-waarde"]),
        ("kopje: duur", "kopje: feiten", ["14:12 onbekend-kopje"]),
        ("minuten: 20", "minuten: kwartier", ["17:14 geen-geheel-getal"]),
        ("titel:", "tietel:", ["1:1 onbekend-veld"]),
        ("    kopjes: [duur]\n", "    tekst: Kijk.\n", ["11:5 onduidelijk-programmapunt"]),
    ],
)
def test_each_mistake_is_told_once(tmp_path: Path, wrong: str, right: str, expected: list[str]) -> None:
    assert wrong in SESSIE
    assert told(with_session(tmp_path, SESSIE.replace(wrong, right, 1))) == expected


@pytest.mark.parametrize(
    ("like", "hint"),
    [
        ("morgen", "Schrijf jaar, maand en dag: `2027-01-21`."),
        ("begin 2027", "Schrijf jaar, maand en dag: `2027-01-21`."),
        ("najaar 2027", "Schrijf jaar, maand en dag: `2027-01-21`."),
        ("2027-02-30", "Schrijf jaar, maand en dag: `2027-01-21`."),
        ("21-1-2027", "Bedoelt u `2027-01-21`?"),
    ],
)
def test_who_writes_no_day_is_told_how_a_day_is_written(tmp_path: Path, like: str, hint: str) -> None:
    _, [found] = load_catalogue(with_session(tmp_path, SESSIE.replace("2021-06-03", like, 1)))
    assert (found.code, found.hint) == ("geen-datum", hint)


@pytest.mark.parametrize("like", ["9.30-11.00", "09:30 tot 11:00 uur", "van 9:30 tot 11", "9.30 – 11 uur"])
def test_a_time_in_other_words_is_understood_well_enough_to_say_how_to_write_it(tmp_path: Path, like: str) -> None:
    catalogue, [found] = load_catalogue(with_session(tmp_path, SESSIE.replace("09:30-11:00", like, 1)))
    assert found.code == "geen-tijd"
    assert found.hint == "Bedoelt u `09:30-11:00`?"
    assert not catalogue.sessies


@pytest.mark.parametrize(
    ("name", "code"), [("Regen juni.yml", "bestandsnaam"), ("regen.yaml", "extensie"), ("foto.png", "onbekend-bestand")]
)
def test_a_file_that_is_no_session_is_told(tmp_path: Path, name: str, code: str) -> None:
    assert told(with_session(tmp_path, SESSIE, name)) == [f"1:1 {code}"]


def test_no_session_takes_the_address_where_sessions_are_made(tmp_path: Path) -> None:
    root = with_session(tmp_path, SESSIE, "samenstellen.yml")
    assert told(root) == ["1:1 bestandsnaam"]
    assert load_catalogue(root)[0].sessies == {}


# ------------------------------------------------------------------------------------------ a new one


def test_a_new_session_has_every_field_explained_and_passes_the_checker(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_catalogue(tmp_path)
    given = ["--titel", "Regen: wat nu?", "--datum", "2027-01-21", "--samenvatting", "no"]
    assert main(["new", "--sessie", "--root", str(root), *given]) == 0
    file = root / "content/sessies/2027-01-21-regen-wat-nu.yml"
    assert str(file) in capsys.readouterr().out
    catalogue, found = read_checked(root, None)
    assert found == []
    sessie = catalogue.sessies[file.stem]
    assert (sessie.titel, sessie.samenvatting) == ("Regen: wat nu?", "no")
    assert [point.kind for point in sessie.programma] == list(KINDS)
    first, *_ = text = file.read_text("utf-8").splitlines()
    assert (file.parent / first.removeprefix("# yaml-language-server: $schema=")).is_file()
    for name in (*Sessie.model_fields, *KINDS):
        assert any(re.match(rf"(?:# )?(?:  - )?{name}:", line) for line in text), name
    assert main(["new", "--sessie", "--root", str(root), *given]) == 2


def test_a_new_session_wants_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write_catalogue(tmp_path)
    given = ["--titel", "Regen", "--datum", "morgen", "--samenvatting", "Iets"]
    assert main(["new", "--sessie", "--root", str(root), *given]) == 2
    assert "--datum: Schrijf een dag als jaar-maand-dag: 2027-01-21." in capsys.readouterr().err
    assert not (root / "content/sessies").exists()


def test_an_example_in_a_catalogue_without_pilots_shows_the_rest() -> None:
    text = annotated_session(Catalogue(Path(), {}, {}, {}, {}, frozenset(), {}), {})
    read = read_content("content/sessies/2027-01-21-leeg.yml", text.encode())
    assert not has_faults(read.diagnostics)
    assert isinstance(read.content, Sessie)
    assert [point.kind for point in read.content.programma] == ["dia", "kopje", "beeld", "vragen"]


@pytest.mark.parametrize("path", sorted((ROOT / "content/sessies").glob("*.yml")), ids=lambda path: path.stem)
def test_the_schema_for_editors_is_kept_in_step_and_accepts_the_sessions(path: Path) -> None:
    kept = json.loads((ROOT / SESSION_SCHEMA_FILE).read_text("utf-8"))
    assert kept == json_schema(Sessie)
    Draft202012Validator.check_schema(kept)
    text = path.read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SESSION_SCHEMA_REFERENCE}\n")
    validator = Draft202012Validator(kept)
    assert validator.is_valid(yaml.load(text, yaml.BaseLoader))
    assert not validator.is_valid(yaml.load(text.replace("kopjes: [", "kopjes: [weer, "), yaml.BaseLoader))


def test_the_names_of_kinds_are_fields() -> None:
    fields = Programmapunt.model_fields.keys()
    assert {*KINDS, *(name for others in KINDS.values() for name in others)} <= fields


# -------------------------------------------------------------------------------------- page and deck


def test_the_page_tells_the_whole_programme(built: Path) -> None:
    page = (built / f"sessies/{NAME}/index.html").read_text("utf-8")
    for text in (
        "3 juni 2021",
        "09.30–11.00 uur",
        "<strong>nadruk</strong>",
        "Oost en West naast elkaar",
        "Wie helpt?",
    ):
        assert text in page
    assert f'href="../../presenteren/sessies/{NAME}/"' in page
    assert (built / f"sessies/{NAME}/{NAME}.yml").read_text("utf-8") == SESSIE
    assert not (built / f"sessies/{NAME}.yml").exists()


def test_the_deck_holds_every_point_in_its_order(built: Path) -> None:
    deck = (built / f"presenteren/sessies/{NAME}/index.html").read_text("utf-8")
    keys = keys_of(deck)
    assert keys[:4] == ["titel", "1-dia", "2-titel", "2-duur"]
    assert keys[4:8] == ["3-delen", "3-alleen-hier", "3-feiten", "3-doelen"]
    assert keys[8:11] == ["4-titel", "4-tegels", "4-dak"]
    assert keys[11].startswith("5-")
    assert keys[-2:] == ["6-vragen", "lees-na"]
    assert len(keys) == len(set(keys))
    assert deck.count('class="column__head"') == 4
    assert '<div class="slide__notes"><p>Zeg wie u bent.</p>' in deck


def test_the_list_has_the_last_session_first_and_says_what_is_an_example(site: Path) -> None:
    page = (site / "sessies/index.html").read_text("utf-8")
    days = re.findall(r'<time datetime="([^"]+)" data-day>', page)
    assert days == sorted(days, reverse=True)
    assert len(days) >= 2
    assert page.count("er komt geen bijeenkomst") == len(days)


def test_a_catalogue_without_sessions_says_so_and_has_no_calendar(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path / "catalogus")
    assert build_site(root, tmp_path / "site").ok
    assert "nog geen sessie" in (tmp_path / "site/sessies/index.html").read_text("utf-8")
    assert not list((tmp_path / "site").rglob("*.ics"))


def test_a_text_stays_a_text(tmp_path: Path) -> None:
    hostile = "'<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>'"
    text = SESSIE.replace("Welkom", hostile).replace("Wat doet u?", hostile).replace("Zeg wie u bent.", hostile)
    assert build_site(with_session(tmp_path, text), tmp_path / "site").ok
    for name in (f"sessies/{NAME}", f"presenteren/sessies/{NAME}"):
        elements = Reader((tmp_path / "site" / name / "index.html").read_text("utf-8")).elements
        assert "img" not in {tag for tag, _ in elements}
        assert not [
            found for tag, found in elements if tag == "script" and "src" not in found and "pilotwijzer" in name
        ]
        assert not [found for _, found in elements if "javascript:" in str(found.get("href"))]


# ------------------------------------------------------------------------------------------ calendar


def test_another_program_reads_the_calendar(built: Path) -> None:
    text = (built / f"sessies/{NAME}/sessies.ics").read_bytes().decode()
    found = event(text)
    assert found["SUMMARY"] == "Regen: wat doen wij eraan, en wie?"
    assert found["LOCATION"] == "Zaal 1; de Waag"
    assert found["URL"] == f"https://waterwijzer.example/sessies/{NAME}/"
    begin = found["DTSTART"]
    assert isinstance(begin, datetime.datetime)
    # In June the clock in Amsterdam is two hours ahead.
    assert begin.astimezone(datetime.UTC).isoformat() == "2021-06-03T07:30:00+00:00"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert text.endswith("END:VCALENDAR\r\n")


def test_long_and_strange_texts_come_back_as_they_were() -> None:
    long = "Coördinatie — één, twee; drie\\vier 🌧 " * 12
    text = calendar([("een", made(titel=long, samenvatting="Regel 1\nRegel 2\nBEGIN:VEVENT"))], SiteInfo("Proef"))
    assert event(text)["SUMMARY"] == long.strip()
    assert event(text)["DESCRIPTION"] == "Regel 1\nRegel 2\nBEGIN:VEVENT"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_without_a_time_it_is_the_whole_day_and_an_example_is_told_so() -> None:
    found = event(calendar([("een", made(voorbeeld="ja"))], SiteInfo("Proef")))
    assert found["DTSTART"] == datetime.date(2021, 6, 3)
    assert str(found["SUMMARY"]).startswith("Voorbeeld: ")
    assert "er komt geen bijeenkomst" in str(found["DESCRIPTION"])
    assert found["STATUS"] == "TENTATIVE"
