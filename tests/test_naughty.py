"""Broken files: the right code on the right line; hostile and random files: no crash, no hang, plain Dutch."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.diagnostics import CODES, Diagnostic
from generator.report import as_text
from tests.checking import HEAD, check, pilot, places, write
from tests.conftest import ROOT
from tests.test_golden import foreign_words

# A name, the line of the head that is replaced, what stands there instead ("" when nothing does), and
# every place that must be told, no more and no less: line, column and code.
IN_HEAD = [
    ("colon glued to the value", 3, "regio:west", "3:1 spatie-na-dubbelepunt"),
    ("colon glued in the first line", 1, "titel:Samen naar school", "1:1 spatie-na-dubbelepunt"),
    ("equals sign for a colon", 3, "regio = west", "3:7 dubbelepunt-ontbreekt"),
    ("semicolon for a colon", 3, "regio; west", "3:6 dubbelepunt-ontbreekt"),
    ("wide colon", 3, "regio\uff1awest", "3:6 dubbelepunt-ontbreekt"),
    ("no colon at all", 3, "regio west", "3:1 losse-tekst"),
    ("a sentence between fields", 3, "Dit is west.\nregio: west", "3:1 losse-tekst"),
    ("colon in a text", 1, "titel: Samen: naar naar school", "1:13 dubbelepunt-in-tekst"),
    ("two fields on a line", 3, "regio: west, fase: onbekend", "3:18 dubbelepunt-in-tekst"),
    ("open double quote", 1, 'titel: "Samen naar school', "1:8 open-aanhalingsteken"),
    ("open single quote", 3, "regio: 'west", "3:8 open-aanhalingsteken"),
    ("apostrophe first", 1, "titel: 's ochtends naar school", "1:8 apostrof-vooraan"),
    ("apostrophe first and one further on", 1, "titel: 's ochtends naar 't plein", "1:8 apostrof-vooraan"),
    ("apostrophe first, in quotes", 1, "titel: 't plein'", "1:8 apostrof-vooraan"),
    ("quote inside quotes", 1, 'titel: "Samen "naar" school"', "1:15 aanhalingsteken-in-tekst"),
    ("apostrophe inside quotes", 1, "titel: 'ZAT's op school'", "1:12 aanhalingsteken-in-tekst"),
    ("text behind quotes", 1, 'titel: "Samen" naar school', "1:14 aanhalingsteken-in-tekst"),
    ("curly quotes around a colon", 1, "titel: “Samen: naar school”", "1:8 gekrulde-aanhalingstekens"),
    ("backslash in double quotes", 1, 'titel: "Samen \\naar \\school"', "1:21 schuine-streep"),
    ("hash swallows the rest", 1, "titel: Samen naar #1 school", "1:19 afgekapte-tekst"),
    ("hash swallows all", 1, "titel: #1 school", "1:8 afgekapte-tekst"),
    ("indented field", 3, " regio: west", "3:2 inspringing"),
    ("first line indented", 1, "  titel: Samen naar school", "1:3 inspringing"),
    ("backtick first", 1, "titel: `Samen` naar school", "1:8 leesteken-vooraan"),
    ("at sign first", 1, "titel: @Samen naar school", "1:8 leesteken-vooraan"),
    ("percent sign first", 1, "titel: %Samen naar school", "1:8 leesteken-vooraan"),
    ("ampersand first", 1, "titel: &Samen naar school", "1:8 leesteken-vooraan"),
    ("ampersand and a space first", 1, "titel: & Samen naar school", "1:8 leesteken-vooraan"),
    ("star first", 1, "titel: *Samen naar school", "1:8 leesteken-vooraan"),
    ("bold text first", 1, "titel: **Samen** naar school", "1:8 leesteken-vooraan"),
    ("exclamation mark first", 1, "titel: !Samen naar school", "1:8 leesteken-vooraan"),
    ("pipe and text", 1, "titel: | Samen naar school", "1:8 leesteken-vooraan"),
    ("greater-than sign and text", 1, "titel: > Samen naar school", "1:8 leesteken-vooraan"),
    ("bracket first", 1, "titel: [Samen] naar school", "1:8 leesteken-vooraan"),
    ("brace first", 1, "titel: {Samen} naar school", "1:8 leesteken-vooraan"),
    ("comma first", 1, "titel: , Samen naar school", "1:8 leesteken-vooraan"),
    ("question mark first", 1, "titel: ? Samen naar school", "1:8 leesteken-vooraan"),
    ("closing bracket first", 1, "titel: ] Samen naar school", "1:8 leesteken-vooraan"),
    ("bracket never closed", 1, "titel: [Samen naar school", "1:8 open-haakje"),
    ("brace never closed", 1, "titel: {Samen naar school", "1:8 open-haakje"),
    ("dash first", 1, "titel: - Samen naar school", "1:8 streepje-na-dubbelepunt"),
    ("a Python object", 1, "titel: !!python/object:os.system x", "1:8 leesteken-vooraan"),
    ("a directive half-way", 3, "%regio: west", "3:1 leesteken-vooraan"),
    ("a merge key", 3, "<<: {regio: west}", "3:1 lege-naam"),
    ("a list for a name", 3, "[regio]: west", "3:1 lege-naam"),
    ("no name", 3, ": west", "3:1 lege-naam"),
    ("a field twice", 3, "regio: west\nregio: oost", "4:1 dubbel-veld"),
    ("tab for spaces", 3, "\tregio: west", "3:1 tab"),
    ("zero-width space", 3, "regio: w\u200best", "3:9 onzichtbaar-teken"),
    ("right-to-left override", 1, "titel: Samen \u202enaar school", "1:14 onzichtbaar-teken"),
    ("control sign", 1, "titel: Samen \x07naar school", "1:14 onzichtbaar-teken"),
    ("mojibake", 1, "titel: SÃ¡men naar school", "1:9 verminkt-teken"),
    ("lost letter", 1, "titel: S�men naar school", "1:9 verminkt-teken"),
    ("Word's own bullet", 1, "titel: \uf0b7 Samen naar school", "1:8 verminkt-teken"),
    ("merge conflict", 3, "<<<<<<< a\nregio: west\n=======\nregio: oost\n>>>>>>> b", "3:1 niet-samengevoegd"),
    ("first mark of a merge left", 3, "<<<<<<< HEAD\nregio: west", "3:1 niet-samengevoegd"),
    ("last mark of a merge left", 3, "regio: west\n>>>>>>> tak", "4:1 niet-samengevoegd"),
    ("middle mark of a merge left", 3, "regio: west\n=======", "4:1 niet-samengevoegd"),
    ("marks of a merge moved to the right", 3, "  <<<<<<< HEAD\nregio: west", "3:3 niet-samengevoegd"),
    ("Markdown around it", 1, "```yaml\ntitel: Samen", "1:1 leesteken-vooraan"),
    ("second document", 3, "---\nregio: west", "3:1 tweede-document"),
    ("end of document", 3, "...\nregio: west", "3:1 tweede-document"),
    ("slip of the pen in a name", 3, "reggio: west", "3:1 onbekend-veld"),
    ("another word for a name", 1, "naam: Samen naar school", "1:1 onbekend-veld"),
    ("unknown name", 3, "regio: west\nkleur: rood", "4:1 onbekend-veld"),
    ("missing field", 3, "", "2:1 ontbrekend-veld"),
    ("missing first field", 1, "", "1:1 ontbrekend-veld"),
    ("empty field", 3, "regio:", "3:1 leeg-veld"),
    ("null", 3, "regio: null", "3:1 leeg-veld"),
    ("list for a text", 1, "titel: [Samen]  # naar school", "1:8 verkeerde-vorm"),
    ("mapping for a text", 1, "titel: {naam: Samen}", "1:8 verkeerde-vorm"),
    ("capital", 2, "soort: Pilot", "2:8 onbekende-waarde"),
    ("capital in a name", 2, "Soort: pilot", "2:1 onbekend-veld"),
    ("curly quotes around a value", 2, "soort: “pilot”", "2:8 onbekende-waarde"),
    ("curly quotes around a key", 3, "regio: ‘west’", "3:8 onbekende-sleutel"),
    ("curly quotes around a name", 3, "“regio”: west", "3:1 onbekend-veld"),
    ("hard space behind a colon", 3, "regio:\xa0west", "3:7 harde-spatie"),
    ("space for an underscore", 4, "fase: in uitvoering", "4:7 onbekende-waarde"),
    ("value that does not exist", 4, "fase: loopt", "4:7 onbekende-waarde"),
    ("key that is not in the list", 3, "regio: weest", "3:8 onbekende-sleutel"),
]
# A name, what stands below the five lines of the head, and every place that must be told.
BELOW_HEAD = [
    ("dash glued to the text", "themas:\n  -preventie\n  - samenwerking\n", "7:3 spatie-na-streepje"),
    ("all dashes glued", "themas:\n  -preventie\n  -samenwerking\n", "7:3 spatie-na-streepje, 8:3 spatie-na-streepje"),
    ("stars for dashes", "gemeenten:\n  * Houten\n", "7:3 leesteken-vooraan"),
    ("bullets for dashes", "gemeenten:\n  • Houten\n  • Lopik\n", "7:3 verkeerde-vorm"),
    ("dash on the line of the field", "gemeenten: - Houten\n  - Lopik\n", "6:12 streepje-na-dubbelepunt"),
    ("point too far right", "gemeenten:\n  - Houten\n    - Lopik\n", "8:5 inspringing"),
    ("point one to the left", "gemeenten:\n  - Houten\n - Lopik\n", "8:2 inspringing"),
    ("first point too far right", "gemeenten:\n    - Houten\n  - Lopik\n  - Oudewater\n", "7:5 inspringing"),
    ("empty point", "gemeenten:\n  - Houten\n  -\n", "8:3 leeg-veld"),
    (
        "all names with an apostrophe",
        "gemeenten:\n  - 's-Gravenhage\n  - 's-Graveland\n",
        "7:5 apostrof-vooraan, 8:5 apostrof-vooraan",
    ),
    ("another dash", "gemeenten:\n  - Houten\n  – Lopik\n", "8:3 losse-tekst"),
    ("hard spaces before a field", "duur:\n\xa0\xa0start: 2012\n", "7:1 harde-spatie"),
    ("one tab beside spaces", "duur:\n  start: 2012\n\teind: 2013\n", "8:1 tab"),
    ("not applicable as a text", "doelgroep: n.v.t.\n", "6:12 ontbreekt-als-woord"),
    ("not told as a point", "scholing:\n  - Onbekend\n", "7:5 ontbreekt-als-woord"),
    ("month in English", "duur: {start: 1 October 2012}\n", "6:15 geen-datum"),
    ("day first", "duur: {start: 1-10-2012}\n", "6:15 geen-datum"),
    ("number with its unit", "doelgroep: {omschrijving: Jeugd, aantal: 35 jongeren}\n", "6:42 geen-geheel-getal"),
    ("missing comma", 'gemeenten: ["Houten" "Lopik"]\n', "6:22 komma-ontbreekt"),
    ("bracket over lines", "gemeenten: [Houten,\n  Lopik\n", "6:12 open-haakje"),
    ("glued colons in braces", "leeftijd: {van:4, tot:12}\n", "6:12 spatie-na-dubbelepunt"),
    (
        "steps of four",
        "duur:\n    start: 2012\n    eind: 2013\nlessen:\n    werkt:\n"
        "        - Samen.\n  werkt_niet:\n        - Apart.\n",
        "12:3 inspringing",
    ),
    ("field with tab", "duur:\n\tstart: 2012\n", "7:1 tab"),
    ("field too far right", "duur:\n  start: 2012\n   eind: 2013\n", "8:4 inspringing"),
    ("field too far left", "duur:\n  start: 2012\n eind: 2013\n  looptijd: 1 jaar\n", "8:2 inspringing"),
    ("fields beside their owner", "duur:\nstart: 2012\n", "7:1 inspringing"),
    ("field of another part", "duur:\n  start: 2012\n  aantal: 35\n", "8:3 onbekend-veld"),
    ("text in a block too far left", "werkwijze: >-\n    Een tekst\n  en nog een.\n", "7:5 inspringing"),
    ("colon in a point", "doelen:\n  - Let op: dit is een doel.\n", "7:5 dubbelepunt-in-tekst"),
    ("text for a list", "doelen: Iedereen op school.\n", "6:9 verkeerde-vorm"),
    ("list for a mapping", "duur:\n  - start: 2012\n", "7:3 verkeerde-vorm"),
    ("text for a mapping", "duur: een jaar\n", "6:7 verkeerde-vorm"),
    ("month with one digit", "duur: {start: 2012-9}\n", "6:15 geen-datum"),
    ("day that does not exist", "duur: {start: 2013-02-29}\n", "6:15 geen-datum"),
    ("mapping for a date", "duur: {start: {datum: {year: 2012}}}\n", "6:23 verkeerde-vorm"),
    ("end before start", "duur: {start: 2013, eind: 2012}\n", "6:27 eind-voor-start"),
    ("number with a point", "doelgroep: {omschrijving: Jeugd, aantal: 1.200}\n", "6:42 geen-geheel-getal"),
    ("number with a zero in front", "doelgroep: {omschrijving: Jeugd, aantal: 035}\n", "6:42 geen-geheel-getal"),
    ("digits without end", f"doelgroep: {{omschrijving: Jeugd, aantal: {'9' * 5_000}}}\n", "6:42 geen-geheel-getal"),
    ("age without end", "leeftijd: 12+\n", "6:11 geen-leeftijd"),
    ("unknown participant", "deelnemers: [de-bruug]\n", "6:14 onbekende-sleutel"),
    ("English yes", "deelnemers:\n  - organisatie: de-brug\n    trekker: yes\n", "8:14 ja-of-nee"),
    ("unknown source", "doelen:\n  - tekst: Iedereen.\n    bron: raport\n", "8:11 onbekende-bron"),
    ("unknown pilot", "relaties:\n  - pilot: nergens\n    aard: lijkt-op\n", "7:12 onbekende-pilot"),
    ("the same choice twice", "themas: [preventie, preventie]\n", "6:21 dubbele-sleutel"),
]


def told(found: list[Diagnostic]) -> str:
    return ", ".join(f"{line}:{column} {code}" for line, column, code in places(found))


@pytest.mark.parametrize(
    ("number", "line", "expected"), [rest for _, *rest in IN_HEAD], ids=[name for name, *_ in IN_HEAD]
)
def test_a_broken_head_is_told_where_it_is_broken(tmp_path: Path, number: int, line: str, expected: str) -> None:
    lines = HEAD.splitlines()
    lines[number - 1 : number] = [line] if line else []
    found = check(write(tmp_path, {"proef.yml": pilot(head="\n".join(lines) + "\n")}))
    assert told(found) == expected


@pytest.mark.parametrize(("more", "expected"), [rest for _, *rest in BELOW_HEAD], ids=[name for name, *_ in BELOW_HEAD])
def test_a_broken_part_is_told_where_it_is_broken(tmp_path: Path, more: str, expected: str) -> None:
    assert told(check(write(tmp_path, {"proef.yml": pilot(more)}))) == expected


def test_the_file_that_is_broken_above_is_correct(tmp_path: Path) -> None:
    assert check(write(tmp_path, {"proef.yml": pilot()})) == []


# ------------------------------------------------------------------------------ hostile files

HOSTILE: dict[str, str | bytes] = {
    "50,000 brackets": "a: " + "[" * 50_000,
    "50,000 braces": "{a: " * 50_000,
    "50,000 dashes": "- " * 50_000,
    "50,000 question marks": "? " * 50_000,
    "1,000 levels of blocks": "".join(" " * n + "a:\n" for n in range(1_000)),
    "billion laughs": "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghi")),
    "10 MB": b"a: " + b"x" * 10_000_000,
    "a Python object": "!!python/object/apply:os.system ['false']\n",
    "70,000 fields": "".join(f"k{n}: x\n" for n in range(70_000)),
    "100,000 times the same field": "a: x\n" * 100_000,
    "150,000 points": "themas:\n" + "- x\n" * 150_000,
    "one long line": "titel: " + "x " * 400_000,
    "20,000 hashes": "a: x #\n" * 20_000,
    "50,000 tabs": "a:\n" + "\tb: c\n" * 50_000,
    "30,000 glued colons": "a:b\n" * 30_000,
    "20,000 open quotes": "a: 'b\n" * 20_000,
    "20,000 open brackets": "a: [b\n" * 20_000,
    "100,000 backslashes": 'a: "' + "\\" * 99_999,
    "300,000 invisible signs": "\u200b" * 300_000,
    "100,000 garbled signs": "titel: " + "Ã«" * 100_000,
    "20,000 conflicts": "<<<<<<< a\n>>>>>>> b\n" * 20_000,
    "900,000 line ends": "\n" * 900_000,
    "900,000 spaces": " " * 900_000 + "a: b",
    "nothing but NUL": b"\x00" * 1_000,
    "100,000 documents": "---\n" * 100_000,
    "60,000 ragged lines": "".join(" " * (n % 7) + "a: b\n" for n in range(60_000)),
    "500,000 digits": "titel: " + "1" * 500_000,
    "50,000 addresses": pilot(head=HEAD.replace("Samen", "a@b.nl " * 50_000)),
    "100,000 half tags": pilot(head=HEAD.replace("Samen", "<a " * 100_000)),
    "50,000 phone numbers": pilot(head=HEAD.replace("Samen", "06 12345678 " * 50_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_soon_and_briefly(tmp_path: Path, name: str) -> None:
    content = HOSTILE[name]
    root = write(tmp_path, {"proef.yml": content})
    start = time.process_time()
    found = check(root)
    report = as_text(found)
    assert time.process_time() - start < 5
    assert 1 <= len(found) <= 101
    assert len(report) < 60_000
    for diagnostic in found:
        _is_proper(diagnostic, content if isinstance(content, bytes) else content.encode())


# ------------------------------------------------------------------------------ random files

SEEDS = [path.read_text(encoding="utf-8")[:3_000] for path in sorted((ROOT / "pilots").glob("*.yml"))]
SIGNS = st.sampled_from(
    [
        *"\t :-\"'#[]{}|>&*!%@`,?\\=~\r\n",
        *("\x00", "\ufeff", "\u200b", "\u202e", "\x85", "\ufffe", "\U0001f600", "Ã«", "e\u0301"),
        *(": ", "- ", " #", "---\n", "...\n", "<<: ", '"\n', "'\n", ":\n", "null", "|\n", "!!x ", "%YAML 1.1\n"),
    ]
)


def _is_proper(diagnostic: Diagnostic, content: bytes) -> None:
    """Whatever the file, a diagnostic is Dutch, registered, and about a place in the file."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert diagnostic.code in CODES
    assert 1 <= diagnostic.mark.line <= lines
    assert diagnostic.mark.column >= 1
    assert not diagnostic.excerpt or diagnostic.mark.column <= len(diagnostic.excerpt) + 1
    assert foreign_words(diagnostic) == []
    assert diagnostic.message
    assert diagnostic.hint.endswith((".", "?"))


def _check_random(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = write(tmp_path_factory.mktemp("random"), {"proef.yml": content})
    found = check(root)
    for diagnostic in found:
        if diagnostic.mark.path == "pilots/proef.yml":
            _is_proper(diagnostic, content)
    as_text(found)


@given(st.binary(max_size=400))
@example(b"titel: \xf0\x9f\x98\x80\xff")
@example(b"'titel'| %x: y")
@example(b"? \t:c:")
def test_any_bytes_are_answered(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    _check_random(tmp_path_factory, content)


@given(st.text(alphabet=st.sampled_from("ab:- \n\t\"'#[]{},|>&*!%@?`\\~="), max_size=60))
def test_any_soup_of_signs_is_answered(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    _check_random(tmp_path_factory, text.encode())


@given(st.data())
def test_any_change_of_a_real_file_is_answered(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(SEEDS))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(SIGNS | st.just("")) + text[at + gone :]
    _check_random(tmp_path_factory, text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("'Goed' is de naam", "\"'Goed' is de naam\""),
        ("'ZAT's op school'", '"ZAT\'s op school"'),
        ("'ZAT's op school", '"ZAT\'s op school"'),
        ('"Goed" is de naam', "'\"Goed\" is de naam'"),
    ],
)
def test_quotes_in_a_text_are_all_kept(written: str, better: str, tmp_path: Path) -> None:
    text = pilot(head=HEAD.replace("Samen naar school", written))
    assert [one.hint for one in check(write(tmp_path, {"proef.yml": text}))] == [f"Schrijf `{better}`."]
