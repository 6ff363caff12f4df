"""What a person and a program get to see of a diagnostic."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Mark, Severity
from generator.report import as_json, as_text, summary, visible


def diagnostic(
    excerpt: str = "doelgroup: Jeugdigen", column: int = 1, length: int = 9, severity: Severity = Severity.FOUT
) -> Diagnostic:
    mark = Mark("pilots/proef.yml", 12, column, length)
    return Diagnostic(mark, "onbekend-veld", "`doelgroup` is geen veld", "Bedoelt u `doelgroep`?", severity, excerpt)


def test_a_diagnostic_shows_the_line_and_points_at_the_place() -> None:
    assert as_text([diagnostic()]) == (
        "fout[onbekend-veld]: `doelgroup` is geen veld\n"
        "  pilots/proef.yml:12:1\n"
        "   12 | doelgroup: Jeugdigen\n"
        "      | ^^^^^^^^^\n"
        "   → Bedoelt u `doelgroep`?\n"
    )


def test_without_a_line_there_is_nothing_to_point_at() -> None:
    assert "|" not in as_text([diagnostic(excerpt="")])
    assert "|" not in as_text([diagnostic(excerpt="   ")])


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "carets"),
    [
        ("\tdoel: x", 2, 4, "  ^^^^"),
        ("日本: doelgroup", 5, 9, "      ^^^^^^^^^"),
        ("日本", 1, 2, "^^^^"),
        ("e\u0301\u0301n doel", 6, 4, "   ^^^^"),
        ("a\u200bb doel", 4, 1, "          ^"),
        ("doel", 9, 3, "    ^"),
        ("doel", 3, 99, "  ^^"),
    ],
)
def test_the_caret_stands_below_its_sign(excerpt: str, column: int, length: int, carets: str) -> None:
    lines = as_text([diagnostic(excerpt, column, length)]).splitlines()
    assert lines[3].removeprefix("      | ") == carets


def test_a_long_line_is_cut_around_the_place() -> None:
    excerpt = "a" * 5_000 + "HIER" + "b" * 5_000
    _, _, line, carets, _ = as_text([diagnostic(excerpt, 5_001, 4)]).splitlines()
    assert len(line) < 130
    assert line.index("HIER") == carets.index("^")
    assert carets.count("^") == 4
    assert line.split("| ")[1].startswith("… ")
    assert line.endswith(" …")


def test_a_long_place_is_cut_as_well() -> None:
    _, _, line, carets, _ = as_text([diagnostic("x" * 5_000, 1, 5_000)]).splitlines()
    assert len(line) < 130
    assert carets.count("^") == 50


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    text = as_text([diagnostic("\x1b[31mrood\x1b[0m \x07\u202e\r")])
    assert "<U+001B>[31mrood<U+001B>[0m <U+0007><U+202E><U+000D>" in text
    assert visible("a\x00b") == "a<U+0000>b"


@given(st.text(), st.integers(1, 50), st.integers(1, 50))
def test_no_line_of_a_report_can_be_forged(excerpt: str, column: int, length: int) -> None:
    text = as_text([diagnostic(excerpt.replace("\n", " "), column, length)])
    assert text.count("\n") == (5 if excerpt.replace("\n", " ").strip() else 3)
    assert all(sign.isprintable() or sign == "\n" or ord(sign) > 0x9F for sign in text)


def test_color_is_only_there_when_asked_for() -> None:
    assert "\x1b" not in as_text([diagnostic()])
    assert as_text([diagnostic()], color=True).startswith("\x1b[1;31mfout[onbekend-veld]\x1b[0m: ")
    assert as_text([diagnostic(severity=Severity.ADVIES)], color=True).startswith("\x1b[1;33madvies[")


@pytest.mark.parametrize(
    ("severities", "files", "line"),
    [
        ([], 12, "12 bestanden in orde."),
        ([], 1, "1 bestand in orde."),
        ([Severity.FOUT], 12, "1 fout in 1 van 12 bestanden."),
        ([Severity.FOUT, Severity.FOUT, Severity.ADVIES], 12, "2 fouten, 1 advies in 1 van 12 bestanden."),
        ([Severity.ADVIES, Severity.ADVIES], 1, "2 adviezen in 1 van 1 bestand."),
    ],
)
def test_the_closing_line_counts(severities: list[Severity], files: int, line: str) -> None:
    assert summary([diagnostic(severity=severity) for severity in severities], files) == line
    assert as_text([diagnostic(severity=severity) for severity in severities], files=files).endswith(line + "\n")


def test_json_has_the_fields_of_the_contract() -> None:
    assert json.loads(as_json([diagnostic(severity=Severity.ADVIES)])) == [
        {
            "path": "pilots/proef.yml",
            "line": 12,
            "column": 1,
            "code": "onbekend-veld",
            "severity": "advies",
            "message": "`doelgroup` is geen veld",
            "hint": "Bedoelt u `doelgroep`?",
        }
    ]
    assert json.loads(as_json([])) == []
    assert as_json([diagnostic("é\udcff")]).isascii()
