"""What a person and a program get to see of a diagnostic."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.diagnostics import CODES, Diagnostic, Fix, Mark, Severity
from generator.report import (
    MOST_IN_MARKDOWN,
    as_github,
    as_json,
    as_markdown,
    as_sarif,
    as_text,
    code_span,
    in_markdown,
    summary,
    visible,
)


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


# ------------------------------------------------------------------------------ words that would be more

FORGED = [
    "::error file=x::gehackt",
    " ::set-output name=a::b",
    "%0A::error::x",
    "\n::stop-commands::x",
    "\r::error::x",
    "\u2028::error::x",
    "##[error]gehackt",
    "a ##[group]b",
    "##vso[task.setvariable variable=a]b",
    "a,line=99::b",
    "%25%0D%3A",
]
HOSTILE = [
    *FORGED,
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://kwaad.example/x.png)",
    "[klik](https://kwaad.example)",
    "[klik](javascript:alert(1))",
    "[ref]: https://kwaad.example",
    "https://kwaad.example/a www.kwaad.example jan@kwaad.example",
    "<https://kwaad.example>",
    "@minister #12 GH-12 a/b#12 deadbeefdeadbeef :tada:",
    "&lt;b&gt; &#64;jan &commat;jan",
    "`code` ``meer`` ```",
    "a `@jan` b `<b>",
    "| a | b |\n|---|---|",
    "# kop\n- punt\n> citaat\n***\n```\n<b>",
    "\\`<b>`\\",
    "$`x`$ $$x$$ ~~weg~~ **vet** __vet__",
    "\x1b[31m\u202e\x00",
]


def about(text: str, path: str | None = None) -> Diagnostic:
    """A diagnostic with this text wherever a text can come from a file."""
    mark = Mark(path or f"pilots/{text}.yml", 3, 5, 4)
    related = ((Mark(f"pilots/{text}", 1, 1), text),)
    line = text.replace("\n", " ")
    return Diagnostic(mark, "onbekend-veld", text, f"{text}.", Severity.FOUT, line, related, Fix(((mark, text),)))


def commands_in(log: str) -> list[str]:
    """The lines that a build server obeys, the way the runner of GitHub looks for them."""
    lines = re.split("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]", log)
    return [line for line in lines if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)]


@given(st.text())
@example(*FORGED[:1])
def test_no_text_of_a_file_becomes_a_command_of_a_build_server(text: str) -> None:
    _commands_nothing(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_becomes_a_command_of_a_build_server(text: str) -> None:
    _commands_nothing(text)


def _commands_nothing(text: str) -> None:
    found = [about(text), about("veilig"), about("x" + text)]
    logs = [form(found) for form in (as_json, as_sarif)] + [
        as_text(found, files=3, color=color) for color in (True, False)
    ]
    for log in (*logs, as_markdown(found, 3)):
        assert commands_in(log) == []
    annotations = as_github(found, 3).split("\n")
    assert commands_in("\n".join(annotations)) == annotations[:3]
    assert annotations[3:] == [summary(found, 3), ""]
    for line, diagnostic in zip(annotations, found, strict=False):
        level, properties, said = annotation(line)
        assert level == "error"
        assert properties == {
            "file": visible(diagnostic.mark.path),
            "line": "3",
            "col": "5",
            "endColumn": "9",
            "title": f"fout[onbekend-veld] {CODES['onbekend-veld'].title}",
        }
        assert said == f"{visible(diagnostic.message)}\n{visible(diagnostic.hint)}"


def annotation(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command the way GitHub's toolkit documents it: properties up to the first `::`, then the data."""
    match = re.fullmatch("::(?P<level>[a-z]+) (?P<properties>.*?)::(?P<data>.*)", line)
    assert match
    pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
    return match["level"], {name: unescaped(value) for name, value in pairs}, unescaped(match["data"])


def unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_advice_is_a_notice_and_nothing_found_is_one_line() -> None:
    assert as_github([diagnostic(severity=Severity.ADVIES)], 1).startswith("::notice file=pilots/proef.yml,line=12,")
    assert as_github([], 12) == "12 bestanden in orde.\n"


# ------------------------------------------------------------------------------ Markdown

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = re.compile(r"</?(?:p|ul|li|h3|strong|br|code)(?: /)?>")
# What a code host links by itself, outside code.
LINKED = re.compile(r"@\w|#\w|://|www\.\w|\bGH-\d|:\w+:|\b[0-9a-f]{7,40}\b", re.IGNORECASE)


def shows_nothing_but_text(markdown: str) -> None:
    html = MARKDOWN.render(markdown)
    outside = re.sub(r"<code>[^<]*</code>", "", html)
    assert "<" not in OURS.sub("", outside)
    assert not LINKED.search(OURS.sub(" ", outside))


@given(st.text())
def test_markdown_holds_no_markup_of_a_file(text: str) -> None:
    shows_nothing_but_text(as_markdown([about(text)], 1))


@given(st.lists(st.sampled_from([*"`<>@#[]()!*_|\\&:/ \n-", "a", "https://", "www.", "``"]), max_size=12))
def test_markdown_holds_no_markup_of_a_soup_of_signs(signs: list[str]) -> None:
    shows_nothing_but_text(as_markdown([about("".join(signs))], 1))


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_no_markup_of_a_hostile_text(text: str) -> None:
    shows_nothing_but_text(as_markdown([about(text), about(f"Er staat `{text}` in")], 1))


def test_markdown_is_a_list_for_each_file() -> None:
    assert as_markdown([diagnostic(), diagnostic(severity=Severity.ADVIES)], 12) == (
        "**1 fout, 1 advies in 1 van 12 bestanden.**\n"
        "\n"
        "### `pilots/proef.yml`\n"
        "\n"
        "- Regel 12, **fout** `onbekend-veld`: `doelgroup` is geen veld  \n"
        "  → Bedoelt u `doelgroep`?\n"
        "- Regel 12, **advies** `onbekend-veld`: `doelgroup` is geen veld  \n"
        "  → Bedoelt u `doelgroep`?\n"
    )
    assert as_markdown([], 2) == "**2 bestanden in orde.**\n"


def test_a_long_list_in_markdown_ends_somewhere() -> None:
    text = as_markdown([diagnostic()] * (MOST_IN_MARKDOWN + 7), 1)
    assert text.count("- Regel") == MOST_IN_MARKDOWN
    assert "Er zijn er nog 7." in text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Schrijf `a: b`.", "Schrijf `a: b`."),
        ("Gewone tekst, met (haakjes): ja!", "Gewone tekst\\, met \\(haakjes\\)\\: ja\\!"),
        ("Stuur het aan @jan.", "Stuur het aan `@jan.`"),
        ("een ` los", "een ˋ los"),  # noqa: RUF001
        ("a*b", "a\\*b"),
    ],
)
def test_a_message_in_markdown(text: str, markdown: str) -> None:
    assert in_markdown(text) == markdown


@pytest.mark.parametrize(
    ("text", "code"), [("a", "`a`"), ("a`b", "``a`b``"), ("`a`", "`` `a` ``"), ("a  b", "`a b`"), ("", "")]
)
def test_code_in_markdown_keeps_its_signs(text: str, code: str) -> None:
    assert code_span(text) == code


# ------------------------------------------------------------------------------ for programs

_TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
_PLACE = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "additionalProperties": False,
            "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~/%-]+$", "not": {"pattern": "^/"}}},
        },
        "region": {"$ref": "#/$defs/region"},
    },
}
_REGION = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": False,
    "patternProperties": {"^(start|end)(Line|Column)$": {"type": "integer", "minimum": 1}},
}
_RULE = {
    "type": "object",
    "required": ["id", "shortDescription", "fullDescription", "defaultConfiguration"],
    "additionalProperties": False,
    "properties": {
        "id": {"enum": list(CODES)},
        "shortDescription": _TEXT,
        "fullDescription": _TEXT,
        "defaultConfiguration": {"properties": {"level": {"enum": ["error", "note"]}}, "required": ["level"]},
    },
}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {"physicalLocation": _PLACE, "id": {"type": "integer", "minimum": 1}, "message": _TEXT},
}
_CHANGE = {
    "type": "object",
    "required": ["artifactLocation", "replacements"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": _PLACE["properties"]["artifactLocation"],  # type: ignore[index]
        "replacements": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["deletedRegion", "insertedContent"],
                "additionalProperties": False,
                "properties": {
                    "deletedRegion": {"$ref": "#/$defs/region"},
                    "insertedContent": {"type": "object", "required": ["text"]},
                },
            },
        },
    },
}
_RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"enum": list(CODES)},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["error", "note"]},
        "message": _TEXT,
        "locations": {"type": "array", "minItems": 1, "items": _LOCATION},
        "relatedLocations": {"type": "array", "minItems": 1, "items": _LOCATION},
        "fixes": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["description", "artifactChanges"],
                "additionalProperties": False,
                "properties": {
                    "description": _TEXT,
                    "artifactChanges": {"type": "array", "minItems": 1, "items": _CHANGE},
                },
            },
        },
    },
}
# The part of SARIF 2.1.0 that we use, written after its specification, and stricter: nothing else may be there.
SARIF: dict[str, Any] = {
    "$defs": {"region": _REGION},
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "pattern": "sarif-schema-2\\.1\\.0\\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string", "minLength": 1},
                                    "language": {"pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
                                    "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
                                },
                            }
                        },
                    },
                    "results": {"type": "array", "items": _RESULT},
                },
            },
        },
    },
}


def sarif(found: list[Diagnostic]) -> Any:
    log = json.loads(as_sarif(found))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    return log["runs"][0]


@given(st.lists(st.text(min_size=1), max_size=3))
def test_sarif_keeps_to_the_specification(texts: list[str]) -> None:
    run = sarif([about(text) for text in texts])
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_sarif_tells_what_a_diagnostic_tells() -> None:
    place = Mark("pilots/é#?.yml", 2, 3, 4)
    one = Diagnostic(
        place, "onbekend-veld", "Feit", "Doe dit.", related=((Mark("a", 9), "Ook"),), fix=Fix(((place, "x"),))
    )
    run = sarif([one, diagnostic(severity=Severity.ADVIES)])
    result, advice = run["results"]
    assert result["message"]["text"] == "Feit. Doe dit."
    physical = result["locations"][0]["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == "pilots/é#?.yml"
    assert physical["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 7}
    assert result["relatedLocations"][0]["message"]["text"] == "Ook"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "x"
    assert (result["level"], advice["level"]) == ("error", "note")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["onbekend-veld"]


@pytest.mark.parametrize("write", [as_json, as_sarif])
def test_programs_can_read_names_of_files_in_no_encoding(write: Callable[[list[Diagnostic]], str]) -> None:
    text = write([about("##[error]", "pilots/c\udcff.yml")])
    assert text.isascii()
    assert "##[error]" in str(json.loads(text)).replace("<U+005B>", "[")
