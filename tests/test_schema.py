"""Every fault that the model can find becomes one Dutch message at the right place; editors agree."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.catalogue import load_catalogue
from generator.diagnostics import CODES, Diagnostic, Fix, Severity
from generator.model import LISTS, Organisatie, Pilot, Term
from generator.schema import is_slug, json_schema, slug_of, validate, validate_list
from generator.source import Source, read_source
from tests.checking import pilot
from tests.conftest import ROOT
from tests.test_golden import foreign_words


def source_of(tmp_path: Path, text: str) -> Source:
    path = tmp_path / "proef.yml"
    path.write_text(text, encoding="utf-8")
    source, found = read_source(path, tmp_path)
    assert [diagnostic for diagnostic in found if diagnostic.severity is Severity.FOUT] == []
    assert source is not None
    return source


def faults(tmp_path: Path, text: str) -> list[Diagnostic]:
    """What is wrong with a pilot."""
    record, found = validate(source_of(tmp_path, text), Pilot)
    assert (record is None) == bool(found)
    return sorted(found, key=lambda diagnostic: diagnostic.mark)


def said(tmp_path: Path, text: str) -> list[tuple[int, str, str]]:
    """Line, message and hint of all that is wrong with a pilot."""
    return [(d.mark.line, d.message, d.hint) for d in faults(tmp_path, text)]


def test_a_correct_source_becomes_a_record(tmp_path: Path) -> None:
    record, found = validate(source_of(tmp_path, pilot("doelen:\n  - Iedereen op school.\n")), Pilot)
    assert found == []
    assert record is not None
    assert record.doelen is not None
    assert record.doelen[0].tekst == "Iedereen op school."


# ------------------------------------------------------------------------------ one message a mistake


def test_a_slip_of_the_pen_is_not_a_missing_field_as_well(tmp_path: Path) -> None:
    text = pilot().replace("titel:", "tittel:").replace("samenvatting:", "samenvating:")
    assert said(tmp_path, text) == [
        (1, "`tittel` is geen veld van een pilot", "Bedoelt u `titel`?"),
        (5, "`samenvating` is geen veld van een pilot", "Bedoelt u `samenvatting`?"),
    ]


def test_a_slip_can_be_mended_by_a_program(tmp_path: Path) -> None:
    [wrong] = faults(tmp_path, pilot().replace("titel:", "tittel:"))
    assert wrong.fix == Fix(((wrong.mark, "titel"),))
    [wrong] = faults(tmp_path, pilot().replace("soort: pilot", "soort: 'Pilot'"))
    assert wrong.fix == Fix(((wrong.mark, "pilot"),), is_safe=False)


def test_a_slip_for_a_field_that_is_there_is_told_so(tmp_path: Path) -> None:
    assert said(tmp_path, pilot("themas: [a]\nthemaas: [b]\n")) == [
        (
            7,
            "`themaas` is geen veld van een pilot",
            "Bedoelt u `themas`? Dat staat er al, op regel 6. Houd er één over.",
        )
    ]


def test_a_field_of_another_part_is_told_where_it_belongs(tmp_path: Path) -> None:
    assert said(tmp_path, pilot("aantal: 35\n")) == [
        (6, "`aantal` is geen veld van een pilot", "`aantal` hoort onder `doelgroep`.")
    ]


def test_few_fields_are_listed(tmp_path: Path) -> None:
    assert said(tmp_path, pilot("leeftijd:\n  kleur: rood\n")) == [
        (7, "`kleur` is geen veld van `leeftijd`", "Hier kan staan: `van` of `tot`.")
    ]


def test_a_missing_field_is_told_at_the_line_that_it_should_follow(tmp_path: Path) -> None:
    text = pilot("deelnemers:\n  - rol: trekker\n    trekker: ja\n").replace("regio: west\n", "")
    assert said(tmp_path, text) == [
        (2, "`regio` ontbreekt", "Voeg toe, na `soort`, bijvoorbeeld: `regio: utrecht-west`."),
        (
            6,
            "`organisatie` ontbreekt bij punt 1 van `deelnemers`",
            "Voeg toe, bovenaan, bijvoorbeeld: `organisatie: bjz-utrecht`.",
        ),
    ]


def test_what_is_empty_is_only_empty(tmp_path: Path) -> None:
    text = pilot("doelen:\ngemeenten:\n  - Houten\n  -\nduur: {}\ndoelgroep: {omschrijving: ''}\nkleur:\n").replace(
        "titel: Samen naar school", "titel:"
    )
    assert [(d.mark.line, d.code) for d in faults(tmp_path, text)] == [
        (1, "leeg-veld"),
        (6, "leeg-veld"),
        (9, "leeg-veld"),
        (10, "leeg-veld"),
        (11, "leeg-veld"),
        (12, "onbekend-veld"),
    ]


def test_fields_that_were_not_indented_are_one_mistake(tmp_path: Path) -> None:
    assert said(tmp_path, pilot("doelgroep:\nomschrijving: Jeugd\naantal: 35\n")) == [
        (
            7,
            "`omschrijving` en `aantal` horen bij `doelgroep`, maar staan ernaast",
            "Zet twee spaties meer voor deze regels.",
        )
    ]


def test_sources_that_were_not_indented_are_told_so(tmp_path: Path) -> None:
    text = pilot().replace("  rapport: Rapport", "rapport: Rapport")
    assert said(tmp_path, text) == [
        (7, "`rapport` hoort bij `bronnen`, maar staat ernaast", "Zet twee spaties meer voor deze regel.")
    ]


def test_a_fault_deep_down_does_not_make_the_list_too_short(tmp_path: Path) -> None:
    readings = "[{bron: rapport, tekst: a}, {bron: rapport, tekst: [b]}]"
    text = pilot(f"verschillen: [{{kopje: doelen, volgens: {readings}}}]\n")
    assert [d.code for d in faults(tmp_path, text)] == ["verkeerde-vorm"]


POINT = "Zet elk punt op een eigen regel, met een streepje en een spatie ervoor: "
BELOW = "Zet op de regel eronder, met twee spaties ervoor, bijvoorbeeld "


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ("doelen: Iedereen.\n", POINT + "`- Iedereen.`."),
        ("doelen:\n  • Een\n  • Twee\n", POINT + "`- Een`."),
        ("gemeenten: Houten, Lopik\n", "Zet er haken omheen: `[Houten, Lopik]`."),
        (f"gemeenten: {'Houten, ' * 9}Lopik\n", "Zet er haken omheen: `[Houten, …]`."),
        ("doelen: Op school, thuis en in de wijk.\n", POINT + "`- Op school, thuis en in de wijk.`."),
        ("doelen: {tekst: Iedereen}\n", "Zet voor elk onderdeel een streepje en een spatie: `- tekst: …`."),
        ("sturing: [gemeenten]\n", "Schrijf er één op, zonder streepje of haken: `gemeenten`."),
        ("duur: [{start: 2012}]\n", "Haal het streepje weg."),
        ("duur: een jaar\n", BELOW + "`start: 2012-10-01`."),
        ("doelgroep: [Jeugd]\n", BELOW + "`omschrijving: Jeugd`."),
        ("herkomst: rapport\n", "Zet op elke regel eronder een naam en een waarde, bijvoorbeeld `doelen: rapportage`."),
    ],
)
def test_another_shape_is_explained_with_an_example(tmp_path: Path, more: str, hint: str) -> None:
    [wrong] = faults(tmp_path, pilot(more))
    assert wrong.code == "verkeerde-vorm"
    assert wrong.hint == hint


DATES = "Schrijf een jaar, maand, dag of seizoen: `2012`, `2012-10`, `2012-10-01` of `najaar 2013`."
VALUES = "Schrijf een getal met een komma (`6,8`), een deel (`1/5`), en zo nodig een woord ervoor: `ruim 2/5`."


@pytest.mark.parametrize(
    ("more", "message", "hint"),
    [
        ("duur: {start: 2012-9}\n", "`2012-9` is geen datum die wij kunnen lezen", "Bedoelt u `2012-09`?"),
        ("duur: {start: '{hint} {x}'}\n", "`{hint} {x}` is geen datum die wij kunnen lezen", DATES),
        ("doelgroep: {omschrijving: J, aantal: 1.200}\n", "`1.200` is geen heel getal", "Bedoelt u `1200`?"),
        ("deelnemers: [{organisatie: x, trekker: NO}]\n", "`NO` is geen `ja` of `nee`", "Bedoelt u `nee`?"),
        ("deelnemers: [{organisatie: x, trekker: wel}]\n", "`wel` is geen `ja` of `nee`", "Schrijf `ja` of `nee`."),
        (
            "deelnemers: [{organisatie: x, trekker: [ja]}]\n",
            "Bij `trekker` past alleen ja of nee",
            "Schrijf `ja` of `nee`.",
        ),
        (
            "doelgroep: {omschrijving: J, aantal: {a: b}}\n",
            "Bij `aantal` past alleen een getal",
            "Schrijf alleen cijfers, bijvoorbeeld `35`.",
        ),
        ("leeftijd: jong\n", "`jong` is geen leeftijd", "Schrijf bijvoorbeeld `0-18`, of `van` en `tot` apart."),
        (
            "monitoring: {nulmeting: misschien}\n",
            "`misschien` kan niet bij `nulmeting`",
            "Kies uit `ja`, `nee`, `deels` of `niet_vermeld`.",
        ),
        *(
            (f"doelgroep: {{omschrijving: J, aantal: {text}}}\n", f"`{text}` is geen heel getal", hint)
            for text, hint in [
                ("012", "Bedoelt u `12`?"),
                ("1 200", "Bedoelt u `1200`?"),
                ("35.0", "Bedoelt u `35`?"),
                ("vijf", "Bedoelt u `5`?"),
                ("ca. 35", "Bedoelt u `35`? Zet de rest in `toelichting` of `eenheid`."),
                ("30-40", "Schrijf alleen cijfers, bijvoorbeeld `35`."),
                ("-5", "Schrijf alleen cijfers, bijvoorbeeld `35`."),
            ]
        ),
        *(
            (
                f"monitoring: {{metingen: [{{indicator: x, waarde: {text}, bron: rapport}}]}}\n",
                f"`{text}` is geen meetwaarde",
                hint,
            )
            for text, hint in [
                ("6.8", "Bedoelt u `6,8`?"),
                ("1.200", "Bedoelt u `1200`?"),
                ("007", "Bedoelt u `7`?"),
                ("20%", "Bedoelt u `20`, met daaronder `eenheid: procent`?"),
                ("circa 2 op de 5", "Bedoelt u `ongeveer 2/5`?"),
            ]
        ),
        (
            "scholing: niet vermeld\n",
            "`scholing` hoort een lijst te zijn, geen losse tekst",
            "Haal de regel weg, en zet onder `ontbreekt`: `scholing: niet_vermeld`.",
        ),
        ("leeftijd: 4 t/m 12 jaar\n", "`4 t/m 12 jaar` is geen leeftijd", "Bedoelt u `4-12`?"),
        ("monitoring: {metingen: [{indicator: x, waarde: zes, bron: rapport}]}\n", "`zes` is geen meetwaarde", VALUES),
    ],
)
def test_a_value_that_cannot_be_says_what_can(tmp_path: Path, more: str, message: str, hint: str) -> None:
    [wrong] = faults(tmp_path, pilot(more))
    assert (wrong.message, wrong.hint) == (message, hint)


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("http://voorbeeld.nl/a", "Bedoelt u `https://voorbeeld.nl/a`?"),
        ("www.voorbeeld.nl", "Bedoelt u `https://www.voorbeeld.nl`?"),
        ("javascript:alert(1)", "Schrijf het hele adres: `https://…`."),
        ("https://a b", "Schrijf het hele adres: `https://…`."),
    ],
)
def test_an_address_must_be_safe(tmp_path: Path, url: str, hint: str) -> None:
    [wrong] = faults(tmp_path, pilot(sources=f"  rapport:\n    titel: Rapport\n    url: {url}\n"))
    assert (wrong.code, wrong.hint) == ("geen-internetadres", hint)


def test_errors_in_names_of_our_own_choice_name_the_key(tmp_path: Path) -> None:
    text = pilot(sources="  rapport: [a]\n").replace("  duur: niet_vermeld", "  duur: nvt")
    assert [(message, hint) for _, message, hint in said(tmp_path, text)] == [
        ("`rapport` hoort een groep velden te zijn, geen lijst", BELOW + "`titel: a`."),
        ("`nvt` kan niet bij `duur`", "Bedoelt u `niet_van_toepassing`?"),
    ]


# ------------------------------------------------------------------------------ lists


def test_a_list_gives_its_good_entries_and_the_faults_of_the_others(tmp_path: Path) -> None:
    text = "goed: {label: Goed, soort: x}\nSlecht!: {label: S, soort: x}\nkort: Kort\nleeg:\nhalf: {label: Half}\n"
    entries, found = validate_list(source_of(tmp_path, text), Organisatie)
    assert list(entries) == ["goed"]
    assert sorted((d.mark.line, d.code, d.message) for d in found) == [
        (2, "geen-sleutel", "`Slecht!` kan geen sleutel zijn"),
        (3, "verkeerde-vorm", "`kort` hoort een groep velden te zijn, geen losse tekst"),
        (4, "leeg-veld", "`leeg` is leeg"),
        (5, "ontbrekend-veld", "`soort` ontbreekt bij `half`"),
    ]


@pytest.mark.parametrize("text", ["a", "a-b", "3-gemeenten", "po-3"])
def test_a_slug(text: str) -> None:
    assert is_slug(text)
    assert slug_of(text) == text


@pytest.mark.parametrize("text", ["", "A", "a_b", "a b", "-a", "a-", "a--b", "é", "12", "a\n", "../a"])
def test_no_slug(text: str) -> None:
    assert not is_slug(text)


def test_the_nearest_slug() -> None:
    assert slug_of("Café 't Hoekje (Zuid)") == "cafe-t-hoekje-zuid"


# ------------------------------------------------------------------------------ nothing unforeseen

WRONG: list[Any] = ["x", "", "ja", "-5", ["x"], [["x"]], [{}], [None], {"x": "y"}, {"x": {"y": "z"}}, [], {}, None]


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from _paths(item, (*path, key))


def _places_in_the_model() -> list[tuple[dict[str, Any], tuple[str | int, ...]]]:
    """A real record and a path in it, for every field that any real record fills in."""
    found: dict[tuple[str, ...], tuple[dict[str, Any], tuple[str | int, ...]]] = {}
    for file in sorted((ROOT / "pilots").glob("*.yml")):
        data = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
        for path in _paths(data):
            own_names = path[0] in ("bronnen", "ontbreekt", "herkomst")
            found.setdefault(
                tuple("*" if type(p) is int or (own_names and n == 1) else str(p) for n, p in enumerate(path)),
                (data, path),
            )
    return list(found.values())


def test_no_wrong_value_anywhere_gets_an_unforeseen_message(tmp_path: Path) -> None:
    places = _places_in_the_model()
    assert len(places) > 120
    told = set()
    for data, path in places:
        for wrong in WRONG:
            changed = json.loads(json.dumps(data))
            owner = changed
            for step in path[:-1]:
                owner = owner[step]
            owner[path[-1]] = wrong
            source = source_of(tmp_path, json.dumps(changed, ensure_ascii=False))
            record, found = validate(source, Pilot)
            assert (record is None) == bool(found)
            for diagnostic in found:
                told.add(diagnostic.code)
                assert diagnostic.code in CODES, diagnostic
                assert foreign_words(diagnostic) == []
    assert {"verkeerde-vorm", "leeg-veld", "onbekende-waarde", "geen-datum", "ja-of-nee", "geen-waarde"} <= told


# ------------------------------------------------------------------------------ for editors


class Yaml12(yaml.SafeLoader):
    """Reads scalars by the core rules of YAML 1.2, as editors do."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), list(first))

CATALOGUE, _ = load_catalogue(ROOT)
SCHEMA = json_schema(Pilot, CATALOGUE.lists)


def objections(text: str) -> list[str]:
    """What an editor would underline in a pilot."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [error.json_path for error in validator.iter_errors(yaml.load(text, Yaml12))]


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(json_schema(Pilot))
    for model in LISTS.values():
        jsonschema.Draft202012Validator.check_schema(json_schema(model))


@pytest.mark.parametrize("path", sorted((ROOT / "pilots").glob("*.yml")), ids=lambda path: path.stem)
def test_an_editor_underlines_nothing_in_a_correct_file(path: Path) -> None:
    assert objections(path.read_text(encoding="utf-8")) == []


def correct(more: str = "") -> str:
    return pilot(more).replace("regio: west", f"regio: {next(iter(CATALOGUE.lists['regios']))}")


@pytest.mark.parametrize(
    "more",
    [
        "gemeenten: [2012, 1.5, true]\n",
        "doelgroep: {omschrijving: 35, aantal: 35}\n",
        "doelgroep: {omschrijving: Jeugd, aantal: '35'}\n",
        "duur: {start: 2012, eind: {datum: 2013-05, zekerheid: minimaal}}\n",
        "duur: {start: 2012, looptijd: 1}\n",
        "leeftijd: 0-18\n",
        "leeftijd: {van: 0, tot: '18'}\n",
        "doelen: [Een, {tekst: Twee, bron: rapport}, {tekst: Drie, bron: [rapport]}]\n",
        "monitoring: {nulmeting: deels, metingen: [{indicator: x, waarde: 7, bron: rapport}]}\n",
        "monitoring: {metingen: [{indicator: y, waarde: 1/5, bron: [rapport], peildatum: 2012}]}\n",
    ],
)
def test_an_editor_accepts_every_short_form(tmp_path: Path, more: str) -> None:
    assert objections(correct(more)) == []
    assert faults(tmp_path, correct(more)) == []


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("kleur: rood\n", "$"),
        ("themas: [bestaat-niet]\n", "$.themas[0]"),
        ("duur: {start: 2012, zekerheid: misschien}\n", "$.duur.zekerheid"),
        ("doelen: Iedereen.\n", "$.doelen"),
        ("doelen: []\n", "$.doelen"),
        ("doelgroep: {aantal: 35}\n", "$.doelgroep"),
        ("bronnen: {}\n", "$.bronnen"),
        ("herkomst: {kleur: rapport}\n", "$.herkomst"),
    ],
)
def test_an_editor_underlines_what_is_wrong(more: str, path: str) -> None:
    assert path in objections(
        correct(more)
        if not more.startswith("bronnen")
        else correct().replace("bronnen:\n  rapport: Rapport over de proef\n", more)
    )


def test_the_schema_explains_itself_in_dutch() -> None:
    regio = SCHEMA["properties"]["regio"]
    assert regio["title"] == "Regio"
    assert "lijst `regios`" in regio["description"]
    assert regio["enum"] == list(CATALOGUE.lists["regios"])
    first = next(iter(CATALOGUE.lists["regios"].values()))
    assert regio["enumDescriptions"][0].startswith(first.label)
    for name, field in SCHEMA["properties"].items():
        assert field["title"], name
        assert field["description"].endswith("."), name


def test_without_lists_every_key_is_accepted() -> None:
    assert "enum" not in json_schema(Pilot)["properties"]["regio"]
    assert json_schema(Term)["required"] == ["label"]
