"""What must hold between and inside records: each rule finds its mistake, and nothing where there is none."""

from pathlib import Path

import pytest

from generator import rules
from generator.catalogue import load_catalogue
from generator.diagnostics import CODES, Severity
from tests.checking import HEAD, check, pilot, places, write
from tests.conftest import ROOT

TWO = "  rapport: Rapport over de proef\n  artikel: Artikel in de krant\n"


def codes(tmp_path: Path, text: str, **others: str) -> list[str]:
    """The codes of everything that is found in a catalogue with this pilot (and others: slug → text)."""
    files = {"proef.yml": text} | {f"{slug}.yml": other for slug, other in others.items()}
    return [diagnostic.code for diagnostic in check(write(tmp_path, files))]


def messages(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    return [(d.message, d.hint) for d in check(write(tmp_path, {"proef.yml": text}))]


def test_the_real_catalogue_keeps_all_rules() -> None:
    catalogue, found = load_catalogue(ROOT)
    assert [*found, *(d for d in rules.check(catalogue) if d.severity is Severity.FOUT)] == []
    assert len(catalogue.pilots) >= 10


# ------------------------------------------------------------------------------ references


def test_a_key_that_is_near_is_suggested_and_else_the_keys_are_listed(tmp_path: Path) -> None:
    text = pilot("themas: [preventief, wonen]\n").replace("regio: west", "regio: noord")
    add = "Staat het er niet bij? Voeg het dan toe aan `pilots/_lijsten/"
    assert messages(tmp_path, text) == [
        ("`noord` staat niet in de lijst `regios`", f"Kies uit `oost` of `west`. {add}regios.yml`."),
        ("`preventief` staat niet in de lijst `themas`", f"Bedoelt u `preventie`? {add}themas.yml`."),
        ("`wonen` staat niet in de lijst `themas`", f"Kies uit `preventie` of `samenwerking`. {add}themas.yml`."),
    ]


def test_an_empty_list_says_where_to_begin(tmp_path: Path) -> None:
    assert messages(tmp_path, pilot("setting: [school]\n")) == [
        ("De lijst `settings` is nog leeg", "Voeg `school` toe aan `pilots/_lijsten/settings.yml`.")
    ]


def test_references_are_found_at_every_depth(tmp_path: Path) -> None:
    more = (
        "scholing:\n  - tekst: Les\n    aanbieder: a\n    bron: [b]\nverschillen:\n  - kopje: doelen\n    volgens:\n"
        "      - {bron: c, tekst: x}\n      - {bron: rapport, tekst: y}\nherkomst: {scholing: d}\n"
    )
    found = check(write(tmp_path, {"proef.yml": pilot(more)}))
    assert places(found) == [
        (8, 16, "onbekende-sleutel"),
        (9, 12, "onbekende-bron"),
        (13, 16, "onbekende-bron"),
        (15, 22, "onbekende-bron"),
    ]


def test_references_between_lists_are_checked(tmp_path: Path) -> None:
    files = {"proef.yml": pilot(), "_lijsten/organisaties.yml": "de-brug: {label: De Brug, soort: winkel}\n"}
    found = check(write(tmp_path, files))
    assert [(d.mark.path, *place) for d, place in zip(found, places(found), strict=True)] == [
        ("pilots/_lijsten/organisaties.yml", 1, 34, "onbekende-sleutel")
    ]


RELATION = "relaties:\n  - {pilot: ander, aard: lijkt-op}\n"


def test_a_relation_leads_to_a_pilot(tmp_path: Path) -> None:
    assert codes(tmp_path, pilot(RELATION), ander=pilot()) == []
    assert codes(tmp_path, pilot(RELATION.replace("ander", "onder")), ander=pilot()) == ["onbekende-pilot"]
    assert codes(tmp_path, pilot(RELATION.replace("ander", "proef"))) == ["relatie-met-zichzelf"]


def test_a_pilot_with_faults_of_its_own_is_no_broken_relation(tmp_path: Path) -> None:
    assert codes(tmp_path, pilot(RELATION), ander="titel\n") == ["geen-velden"]
    assert codes(tmp_path, pilot(RELATION), ander=pilot().replace("soort: pilot\n", "")) == ["ontbrekend-veld"]


def test_a_list_that_cannot_be_read_breaks_no_references(tmp_path: Path) -> None:
    files = {"proef.yml": pilot("themas: [wonen]\n"), "_lijsten/themas.yml": "preventie: [\n"}
    assert {d.mark.path for d in check(write(tmp_path, files))} == {"pilots/_lijsten/themas.yml"}


def test_an_entry_with_a_fault_keeps_its_key(tmp_path: Path) -> None:
    files = {"proef.yml": pilot("themas: [preventie]\n"), "_lijsten/themas.yml": "preventie: {uitleg: x}\n"}
    assert [d.code for d in check(write(tmp_path, files))] == ["ontbrekend-veld"]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [
        ("{naam: Elders, aard: lijkt-op}", []),
        ("{aard: lijkt-op}", ["relatie-zonder-doel"]),
        ("{pilot: ander, naam: Elders, aard: lijkt-op}", ["relatie-zonder-doel"]),
    ],
)
def test_a_relation_has_one_goal(tmp_path: Path, relation: str, expected: list[str]) -> None:
    assert codes(tmp_path, pilot(f"relaties:\n  - {relation}\n"), ander=pilot()) == expected


# ------------------------------------------------------------------------------ time and numbers


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2013", "2012", ["eind-voor-start"]),
        ("2013-02", "2013-01-31", ["eind-voor-start"]),
        ("najaar 2013", "augustus 2013", ["eind-voor-start"]),
        ("2013", "2013", []),
        ("2013-05", "2013", []),
        ("najaar 2013", "2013-10", []),
        ("2013-12", "winter 2013", []),
        ("2012", "2013", []),
    ],
)
def test_only_an_end_that_is_certainly_before_the_start_is_a_fault(
    tmp_path: Path, start: str, end: str, expected: list[str]
) -> None:
    assert codes(tmp_path, pilot(f"duur: {{start: {start}, eind: {end}}}\n")) == expected


@pytest.mark.parametrize(
    ("age", "expected"), [("4-4", []), ("{van: 12}", []), ("{tot: 4}", []), ("5-4", ["leeftijd-omgekeerd"])]
)
def test_an_age_runs_upward(tmp_path: Path, age: str, expected: list[str]) -> None:
    assert codes(tmp_path, pilot(f"leeftijd: {age}\n")) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("waarde: 1/5, bron: rapport", []),
        ("vergelijking: meer dan elders, bron: rapport", []),
        ("waarde: 1/5", ["meting-zonder-bron"]),
        ("bron: rapport", ["meting-zonder-waarde"]),
        ("toelichting: x", ["meting-zonder-bron", "meting-zonder-waarde"]),
    ],
)
def test_a_measurement_has_a_source_and_an_outcome(tmp_path: Path, more: str, expected: list[str]) -> None:
    text = pilot(f"monitoring:\n  bron: rapport\n  metingen:\n    - {{indicator: x, {more}}}\n")
    assert codes(tmp_path, text) == expected


def test_the_sources_to_choose_from_are_named(tmp_path: Path) -> None:
    text = pilot(
        "monitoring:\n  metingen:\n    - {indicator: x, waarde: 1/5}\nherkomst: {monitoring: rapport}\n", sources=TWO
    )
    assert messages(tmp_path, text)[0][1] == "Voeg toe: `bron: …`, met `rapport` of `artikel`."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("De gemeente betaalt.", []),
        ("{partij: de gemeente}", []),
        ("{organisatie: de-brug}", []),
        ("{bijdrage: de helft}", ["financiering-zonder-inhoud"]),
    ],
)
def test_funding_says_who_pays(tmp_path: Path, line: str, expected: list[str]) -> None:
    assert codes(tmp_path, pilot(f"financiering:\n  - {line}\n")) == expected


@pytest.mark.parametrize("field", ["themas: [preventie, preventie]", "gemeenten: [Houten, Lopik, Houten]"])
def test_a_choice_is_made_once(tmp_path: Path, field: str) -> None:
    assert codes(tmp_path, pilot(f"{field}\n")) == ["dubbele-sleutel"]


# ------------------------------------------------------------------------------ filled or absent


def test_all_headings_that_are_passed_over_are_named_in_one_message(tmp_path: Path) -> None:
    assert messages(tmp_path, pilot(without="duur scholing peildatum")) == [
        (
            "Over `duur`, `scholing` en `peildatum` staat er niets, ook niet waarom het ontbreekt",
            "Vul het in, of zet onder `ontbreekt` bijvoorbeeld `duur: niet_vermeld`.",
        )
    ]


def test_questions_fill_the_heading_of_the_goals(tmp_path: Path) -> None:
    assert codes(tmp_path, pilot("vragen:\n  - Werkt het?\n", without="doelen")) == []


def test_a_slip_in_the_name_of_a_heading_is_not_a_missing_heading_as_well(tmp_path: Path) -> None:
    assert messages(tmp_path, pilot().replace("  duur:", "  dur:")) == [("`dur` is geen kopje", "Bedoelt u `duur`?")]


def test_a_heading_is_filled_or_absent(tmp_path: Path) -> None:
    text = pilot("scholing:\n  - Les\n") + "  scholing: volgt\n"
    assert codes(tmp_path, text) == ["ontbreekt-maar-ingevuld"]
    assert codes(tmp_path, text.replace("volgt", "{stand: volgt, deel: de data}")) == []
    assert codes(tmp_path, pilot().replace("duur: niet_vermeld", "duur: {stand: volgt, deel: het eind}")) == [
        "deel-van-niets"
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("herkomst: {doelen: rapport, samenvatting: rapport}\n", []),
        ("herkomst: {bronnen: rapport}\n", ["onbekend-kopje"]),
        ("verschillen:\n  - kopje: duur\n    volgens: [{bron: rapport, tekst: a}, {bron: rapport, tekst: b}]\n", []),
        (
            "verschillen:\n  - kopje: kleur\n    volgens: [{bron: rapport, tekst: a}, {bron: rapport, tekst: b}]\n",
            ["onbekend-kopje"],
        ),
    ],
)
def test_names_of_headings_must_exist(tmp_path: Path, more: str, expected: list[str]) -> None:
    assert codes(tmp_path, pilot(more)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("scholing:\n  - Les\n", ["kopje-zonder-bron"]),
        ("scholing:\n  - {tekst: Les, bron: rapport}\n", []),
        ("scholing:\n  - {tekst: Les, bron: rapport}\n  - Meer les\n", ["kopje-zonder-bron"]),
        ("scholing:\n  - Les\nherkomst: {scholing: [rapport, artikel]}\n", []),
        ("vragen:\n  - Werkt het?\nherkomst: {doelen: artikel}\n", []),
        ("duur: {looptijd: 1 jaar}\n", ["kopje-zonder-bron"]),
        ("duur: {looptijd: 1 jaar, bron: artikel}\n", []),
    ],
)
def test_with_two_sources_each_heading_says_which(tmp_path: Path, more: str, expected: list[str]) -> None:
    without = "doelen" if more.startswith("vragen") else ""
    assert codes(tmp_path, pilot(more, sources=TWO, without=without)) == expected


def test_with_one_source_that_goes_without_saying(tmp_path: Path) -> None:
    assert codes(tmp_path, pilot("scholing:\n  - Les\n")) == []


# ------------------------------------------------------------------------------ texts


@pytest.mark.parametrize(
    "text",
    [
        "Mail j.jansen@voorbeeld.nl.",
        "Mail jan+proef@mail.voorbeeld.nl",
        "Bel 06 12345678.",
        "Bel 06-12345678.",
        "Bel (030) 123 45 67",
        "Bel 030-1234567.",
        "Bel +31 6 12 34 56 78",
        "Bel 0031 (0)6 12345678",
        "Nummer 111222333.",
        "Nummer 1112.22.333",
        "Nummer 111 222 333",
    ],
)
def test_what_looks_like_a_person_is_advised_against(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, pilot(head=HEAD.replace("Een proef met hulp op school.", text))) == ["persoonsgegeven"]


@pytest.mark.parametrize(
    "text",
    [
        "Mail info@voorbeeld.nl of secretariaat@voorbeeld.nl.",
        "In 2012-2013 en 2013-2014, op 2012-10-01.",
        "Het kenmerk is 3363611-1028816-J.",
        "Er zijn 123456789 mogelijkheden.",
        "Het kost 1.234.567 euro, of 012345678901234.",
        "Zie https://voorbeeld.nl/0612345678/111222333.",
        "MEE & Co, a < b, x > y en R&D;",
    ],
)
def test_what_does_not_look_like_a_person_is_left_alone(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, pilot(head=HEAD.replace("Een proef met hulp op school.", text))) == []


def test_personal_data_is_pointed_at_where_it_stands(tmp_path: Path) -> None:
    more = "scholing:\n  - >-\n    Vijf middagen les.\n    Mail naar j.jansen@voorbeeld.nl.\n"
    [found] = check(write(tmp_path, {"proef.yml": pilot(more)}))
    assert (found.mark.line, found.mark.column, found.mark.length) == (9, 15, 21)
    assert found.severity is Severity.ADVIES


def test_texts_of_lists_are_looked_at_too(tmp_path: Path) -> None:
    files = {"proef.yml": pilot(), "_lijsten/themas.yml": "a: {label: A, uitleg: Bel 06-12345678.}\n"}
    assert [d.code for d in check(write(tmp_path, files))] == ["persoonsgegeven"]


@pytest.mark.parametrize(
    "text", ["<b>Les</b>", "Les<br/>", "<!-- les -->", "les&nbsp;les", "<script>x</script>", "&#39;"]
)
def test_html_is_advised_against(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, pilot(f"scholing:\n  - 'Les {text}'\n")) == ["html-in-tekst"]


@pytest.mark.parametrize(
    ("field", "limit"),
    [("titel: {}\n", rules.LONG_TEXTS["titel"]), ("samenvatting: {}\n", rules.LONG_TEXTS["samenvatting"])],
)
def test_a_long_text_is_advised_against(tmp_path: Path, field: str, limit: int) -> None:
    name = field.split(":", maxsplit=1)[0]
    head = "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(name))
    assert codes(tmp_path, pilot(head=head + field.format("a" * limit))) == []
    assert codes(tmp_path, pilot(head=head + field.format("a" * (limit + 1)))) == ["lange-tekst"]


def test_other_texts_may_be_longer(tmp_path: Path) -> None:
    assert codes(tmp_path, pilot(f"werkwijze: {'a' * rules.LONG_TEXT}\n")) == []
    assert codes(tmp_path, pilot(f"werkwijze: {'a' * (rules.LONG_TEXT + 1)}\n")) == ["lange-tekst"]


def test_advice_is_advice() -> None:
    advice = {name for name, code in CODES.items() if code.severity is Severity.ADVIES}
    about_texts = {"lange-tekst", "persoonsgegeven", "html-in-tekst", "harde-spatie", "json"}
    assert advice == about_texts | {"kopje-zonder-bron", "ontbreekt-als-woord", "onbekend-bestand"}
