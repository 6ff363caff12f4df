"""Diagnostics for people, for pull requests and for programs: plain functions of a list.

Nearly all that a diagnostic says can hold words out of somebody's file. Each format here sees to it that
such words stay words: they command no terminal, no build server and no page.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote

from generator.diagnostics import CODES, Diagnostic, Fix, Mark, Severity

_WIDTH = 100
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_COLORS = {Severity.FOUT: "31", Severity.ADVIES: "33"}


def as_text(diagnostics: Iterable[Diagnostic], *, color: bool = False, files: int | None = None) -> str:
    """Write diagnostics for a person: what is wrong, where, the line itself, and what to do.

    With `files`, the number of files that were checked, a closing line sums up.
    """
    diagnostics = list(diagnostics)
    blocks = ["\n".join(_block(diagnostic, color)) for diagnostic in diagnostics]
    if files is not None:
        blocks.append(summary(diagnostics, files))
    return _without_commands("\n\n".join(blocks)) + "\n" if blocks else ""


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Say in one line how many faults and advices there are, in how many of the files."""
    diagnostics = list(diagnostics)
    total = _count(files, "bestand", "bestanden")
    if not diagnostics:
        return f"{total} in orde."
    faults = sum(diagnostic.severity is Severity.FOUT for diagnostic in diagnostics)
    counts = [
        _count(number, one, more)
        for number, one, more in (
            (faults, "fout", "fouten"),
            (len(diagnostics) - faults, "advies", "adviezen"),
        )
        if number
    ]
    touched = len({diagnostic.mark.path for diagnostic in diagnostics})
    return f"{', '.join(counts)} in {touched} van {_count(max(files, touched), 'bestand', 'bestanden')}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics as one JSON list, for other programs."""
    rows = [
        {
            "path": diagnostic.mark.path,
            "line": diagnostic.mark.line,
            "column": diagnostic.mark.column,
            "code": diagnostic.code,
            "severity": diagnostic.severity.value,
            "message": diagnostic.message,
            "hint": diagnostic.hint,
        }
        for diagnostic in diagnostics
    ]
    return _json(rows)


def _json(content: Any) -> str:
    """Plain ASCII, in which a build server finds no command either."""
    return _BUILD_COMMAND.sub(r"\1\\u005b", json.dumps(content, ensure_ascii=True, indent=2)) + "\n"


def _block(diagnostic: Diagnostic, color: bool) -> Iterator[str]:
    label = f"{diagnostic.severity}[{diagnostic.code}]"
    if color:
        label = f"\x1b[1;{_COLORS[diagnostic.severity]}m{label}\x1b[0m"
    mark = diagnostic.mark
    yield f"{label}: {visible(diagnostic.message)}"
    yield f"  {visible(mark.path)}:{mark.line}:{mark.column}"
    if diagnostic.excerpt.strip():
        yield from _excerpt(diagnostic)
    yield f"   → {visible(diagnostic.hint)}"
    for place, note in diagnostic.related:
        yield f"     {visible(place.path)}:{place.line}:{place.column}: {visible(note)}"


def _excerpt(diagnostic: Diagnostic) -> Iterator[str]:
    mark, line = diagnostic.mark, diagnostic.excerpt
    start = min(mark.column - 1, len(line))
    end = max(min(start + mark.length, len(line)), start)
    number = f" {mark.line} | "
    before, place, after = _cut(line, start, end)
    before, place, after = visible(before), visible(place), visible(after)
    yield f"  {number}{before}{place}{after}".rstrip()
    yield f"  {' ' * (len(number) - 2)}| {' ' * _cells(before)}{'^' * max(_cells(place), 1)}"


def _cut(line: str, start: int, end: int) -> tuple[str, str, str]:
    """Split a line before, at and after the place; of a long line keep what surrounds the place."""
    end = min(end, start + _WIDTH // 2)
    first = 0 if end <= _WIDTH else max(start - _WIDTH // 4, 0)
    last = max(first + _WIDTH, end)
    before = ("… " if first else "") + line[first:start]
    after = line[end:last] + (" …" if last < len(line) else "")
    return before, line[start:end], after


def visible(text: str) -> str:
    """Make signs that a terminal would obey, or that nobody sees, into something to read."""
    return _without_commands(_CONTROL.sub(_spelled, text))


# Build servers obey `##[…]` wherever it stands in a line of a log, and `::…` at its beginning. No line of a
# report begins with words out of a file.
_BUILD_COMMAND = re.compile(r"(##\w*)\[")


def _without_commands(text: str) -> str:
    return _BUILD_COMMAND.sub(r"\1<U+005B>", text)


def _spelled(match: re.Match[str]) -> str:
    sign = match[0]
    return "  " if sign == "\t" else f"<U+{ord(sign):04X}>"


def _cells(text: str) -> int:
    """How many columns a terminal needs for a text."""
    return sum(_width(sign) for sign in text) if not text.isascii() else len(text)


def _width(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


Changes = Iterable[tuple[int, str, str]]


def as_changes(path: str, changes: Changes, *, was_recoded: bool = False, color: bool = False) -> str:
    """Write for a person which lines of a file became others: number, how it was, how it is."""
    red, green, plain = ("\x1b[31m", "\x1b[32m", "\x1b[0m") if color else ("", "", "")
    lines = [f"Hersteld in {visible(path)}:"]
    if was_recoded:
        lines.append("  Het bestand is nu opgeslagen als UTF-8.")
    for number, before, after in changes:
        at = _first_difference(before, after)
        lines.append(f"  {number:>4} {red}- {_around(before, at)}{plain}")
        lines.append(f"  {number:>4} {green}+ {_around(after, at)}{plain}")
    return _without_commands("\n".join(lines)) + "\n\n"


def _first_difference(before: str, after: str) -> int:
    return next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)


def _around(line: str, at: int) -> str:
    """A line, or of a long one what surrounds a place; signs that look like a space are spelled out."""
    start = max(at - _WIDTH // 2, 0) if len(line) > _WIDTH else 0
    piece = line[start : start + _WIDTH].replace("\t", "<tab>")
    piece = re.sub(r"[^\S ]", lambda match: f"<U+{ord(match[0]):04X}>", piece)
    return visible(f"{'… ' if start else ''}{piece}{' …' if start + _WIDTH < len(line) else ''}")


# ------------------------------------------------------------------------------ annotations of GitHub


def as_github(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Write diagnostics as the commands with which GitHub shows them beside the line, and a line that sums up."""
    diagnostics = list(diagnostics)
    return "".join(f"{_annotation(diagnostic)}\n" for diagnostic in diagnostics) + summary(diagnostics, files) + "\n"


def _annotation(diagnostic: Diagnostic) -> str:
    mark = diagnostic.mark
    level = "error" if diagnostic.severity is Severity.FOUT else "notice"
    properties = {
        "file": visible(mark.path),
        "line": mark.line,
        "col": mark.column,
        "endColumn": mark.column + mark.length,
        "title": f"{diagnostic.severity}[{diagnostic.code}] {CODES[diagnostic.code].title}",
    }
    settings = ",".join(f"{name}={_as_property(str(value))}" for name, value in properties.items())
    said = "\n".join(visible(text) for text in (diagnostic.message, diagnostic.hint))
    return f"::{level} {settings}::{_as_data(said)}"


def _as_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _as_property(text: str) -> str:
    return _as_data(text).replace(":", "%3A").replace(",", "%2C")


# ------------------------------------------------------------------------------ SARIF

_SARIF = {
    "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    "version": "2.1.0",
}


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """Write diagnostics in SARIF 2.1.0, which code hosts and editors read; paths are relative to the root."""
    diagnostics = list(diagnostics)
    codes = list(dict.fromkeys(diagnostic.code for diagnostic in diagnostics))
    run = {
        "tool": {"driver": {"name": "Pilotwijzer", "language": "nl", "rules": [_sarif_rule(code) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics],
    }
    return _json(_SARIF | {"runs": [run]})


def _sarif_rule(code: str) -> dict[str, Any]:
    about = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": about.title},
        "fullDescription": {"text": about.explanation},
        "defaultConfiguration": {"level": _sarif_level(about.severity)},
    }


def _sarif_level(severity: Severity) -> str:
    return "error" if severity is Severity.FOUT else "note"


def _sarif_result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _sarif_level(diagnostic.severity),
        "message": {"text": visible(f"{diagnostic.message}. {diagnostic.hint}")},
        "locations": [_sarif_location(diagnostic.mark)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            _sarif_location(mark) | {"id": number, "message": {"text": visible(note)}}
            for number, (mark, note) in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fix:
        result["fixes"] = [_sarif_fix(diagnostic.hint, diagnostic.fix)]
    return result


def _sarif_location(mark: Mark) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _sarif_file(mark), "region": _sarif_region(mark)}}


def _sarif_fix(hint: str, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _sarif_region(mark), "insertedContent": {"text": text}} for mark, text in fix.edits
    ]
    changes = [{"artifactLocation": _sarif_file(fix.edits[0][0]), "replacements": replacements}]
    return {"description": {"text": visible(hint)}, "artifactChanges": changes}


def _sarif_file(mark: Mark) -> dict[str, str]:
    return {"uri": quote(os.fsencode(mark.path))}


def _sarif_region(mark: Mark) -> dict[str, int]:
    return {
        "startLine": mark.line,
        "startColumn": mark.column,
        "endLine": mark.line,
        "endColumn": mark.column + mark.length,
    }


# ------------------------------------------------------------------------------ Markdown

MOST_IN_MARKDOWN = 200


def as_markdown(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Write diagnostics as Markdown, for the summary of a run: a list for each file."""
    diagnostics = list(diagnostics)
    lines = [f"**{summary(diagnostics, files)}**", ""]
    for path, found in groupby(diagnostics[:MOST_IN_MARKDOWN], key=lambda diagnostic: diagnostic.mark.path):
        lines += [f"### {code_span(path)}", ""]
        lines += [item for diagnostic in found for item in _item(diagnostic)]
        lines.append("")
    if len(diagnostics) > MOST_IN_MARKDOWN:
        lines += [f"Er zijn er nog {len(diagnostics) - MOST_IN_MARKDOWN}. Ze staan in het verslag van de controle.", ""]
    return "\n".join(lines)


def _item(diagnostic: Diagnostic) -> Iterator[str]:
    where = f"Regel {diagnostic.mark.line}, **{diagnostic.severity}** `{diagnostic.code}`"
    yield f"- {where}: {in_markdown(diagnostic.message)}  "
    yield f"  → {in_markdown(diagnostic.hint)}"


def in_markdown(text: str) -> str:
    """A text of ours with pieces of a file between backticks, as Markdown that shows exactly that.

    Nothing in it becomes HTML, a link, an image, or the name of a person or an issue on the code host.
    """
    pieces = visible(text).split("`")
    if len(pieces) % 2 == 0:  # a backtick without a second one quotes nothing
        pieces[-2:] = [f"{pieces[-2]}ˋ{pieces[-1]}"]  # noqa: RUF001
    return "".join(code_span(piece) if odd % 2 else _plain_markdown(piece) for odd, piece in enumerate(pieces))


def code_span(text: str) -> str:
    """A text as it stands, as code in Markdown: code is never read for links, names or HTML."""
    flat = " ".join(visible(text).split())
    longest = max((len(run) for run in re.findall("`+", flat)), default=0)
    fence = "`" * (longest + 1)
    inside = f" {flat} " if flat.startswith("`") or flat.endswith("`") else flat
    return f"{fence}{inside}{fence}" if flat else ""


# What a code host makes a link of by itself; as code it stays text.
_LINKED = re.compile(r"[@#]\S*|\S*://\S*|\bwww\.\S*|\S*\bGH-\d+|\b[0-9a-f]{7,40}\b|:\w+:", re.IGNORECASE)


def _plain_markdown(text: str) -> str:
    words, end = [], 0
    for match in _LINKED.finditer(text):
        words += [_escaped(text[end : match.start()]), code_span(match[0])]
        end = match.end()
    return "".join([*words, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return re.sub(r"([!\"#$%&'()*+,./:;<=>?@\[\\\]^_{|}~-])", r"\\\1", text) if _MARKUP.search(text) else text


_MARKUP = re.compile(r"[<>&*_\[\]\\|~$^{}=+#!]")
