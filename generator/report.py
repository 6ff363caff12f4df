"""Diagnostics as text for people and as JSON for programs: plain functions of a list."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator

from generator.diagnostics import Diagnostic, Severity

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
    return "\n\n".join(blocks) + "\n" if blocks else ""


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
    return json.dumps(rows, ensure_ascii=True, indent=2) + "\n"


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
    return _CONTROL.sub(_spelled, text)


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
