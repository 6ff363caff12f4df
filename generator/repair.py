"""A file with faults in, the same file with the safe repairs made out.

A repair is safe when its writer can have meant nothing else; the diagnostics say which are. Every byte that
is not mended stays: line ends, comments, spaces, even the way an accent is written. Whether a repair did
what it should is not believed but looked at, by reading the file again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator import rules
from generator.catalogue import Catalogue, read_content
from generator.diagnostics import Diagnostic, Mark
from generator.model import Pilot
from generator.source import has_invisible
from generator.syntax import without_tabs

Edits = list[tuple[Mark, str]]

# One round mends all that shows at once; a mistake can hide others.
MOST_ROUNDS = 60

# Faults in how a file is written down: none of these may stand where a repair was made.
_FORM = frozenset(
    {
        "tab",
        "inspringing",
        "spatie-na-dubbelepunt",
        "spatie-na-streepje",
        "dubbelepunt-ontbreekt",
        "dubbelepunt-in-tekst",
        "streepje-na-dubbelepunt",
        "afgekapte-tekst",
        "leesteken-vooraan",
        "open-aanhalingsteken",
        "aanhalingsteken-in-tekst",
        "apostrof-vooraan",
        "schuine-streep",
        "open-haakje",
        "komma-ontbreekt",
        "losse-tekst",
        "lege-naam",
        "dubbel-veld",
        "onleesbare-regel",
        "onbekend-veld",
    }
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What was mended in one file: its bytes before and after.

    `changes` are the lines that became others, with their number; `was_recoded` tells that the file was not UTF-8.
    """

    path: str
    before: bytes
    after: bytes
    was_recoded: bool = False

    @property
    def changes(self) -> list[tuple[int, str, str]]:
        """Every line that changed: its number, and how it was and is."""
        before = _lines(_recoded(self.before) or "")
        after = _lines(self.after.decode("utf-8", "replace"))
        pairs = enumerate(zip(before, after, strict=True), 1)
        return [(number, old.strip("\r\n"), new.strip("\r\n")) for number, (old, new) in pairs if old != new]


def repair(catalogue: Catalogue, path: str, content: bytes) -> Repair:
    """Mend what can safely be mended in the file at `path`, relative to the root, of which `content` are the bytes."""
    text = _recoded(content)
    if text is None:
        return Repair(path, content, content)
    was_recoded = not _is_utf8(content)
    current = text.encode() if was_recoded else content
    barred: set[int] = set()  # lines where a repair did not do what it should
    for _ in range(MOST_ROUNDS):
        after = _round(catalogue, path, current, barred)
        if after is None:
            break
        current = after
    return Repair(path, content, current, was_recoded)


def _round(catalogue: Catalogue, path: str, content: bytes, barred: set[int]) -> bytes | None:
    """Make all repairs that can be made now; return the new bytes, or None when there is nothing left to mend."""

    found = _judged(catalogue, path, content)
    for tab in [diagnostic for diagnostic in found if diagnostic.code == "tab" and diagnostic.mark.line not in barred]:
        if widened := _without_tabs(path, content, tab):
            return widened
        barred.add(tab.mark.line)
    while edits := [edit for edit in _safe_edits(content, found) if edit[0].line not in barred]:
        after = _edited(content, edits)
        wrong = _lines_gone_wrong({mark.line for mark, _ in edits}, found, _judged(catalogue, path, after))
        if not wrong:
            return after if after != content else None
        barred |= wrong
    return None


def _judged(catalogue: Catalogue, path: str, content: bytes) -> list[Diagnostic]:
    read = read_content(path, content)
    found = list(read.diagnostics)
    if isinstance(read.content, Pilot) and read.source:
        found += rules.about_pilot(rules.Subject(PurePosixPath(path).stem, read.content, read.source, catalogue))
    return found


def _safe_edits(content: bytes, found: list[Diagnostic]) -> Iterator[tuple[Mark, str]]:
    lines = _lines(content.decode("utf-8-sig"))
    hidden = {number for number, line in enumerate(lines, 1) if has_invisible(line.rstrip("\r\n"))}
    for diagnostic in found:
        if diagnostic.fix and diagnostic.fix.is_safe and diagnostic.code != "tab":
            # Other places on a line with invisible signs count what can be seen.
            is_about_signs = diagnostic.code in ("harde-spatie", "verminkt-teken")
            yield from (edit for edit in diagnostic.fix.edits if is_about_signs or edit[0].line not in hidden)


def _lines_gone_wrong(lines: set[int], before: list[Diagnostic], after: list[Diagnostic]) -> set[int]:
    """The lines where a repair left, or made, a fault of form that it should not have."""
    known = {(diagnostic.mark.line, diagnostic.message) for diagnostic in before}
    return {
        diagnostic.mark.line
        for diagnostic in after
        if diagnostic.mark.line in lines
        and diagnostic.code in _FORM
        and not (diagnostic.fix and diagnostic.fix.is_safe)  # then it is mended in the next round
        and (diagnostic.mark.line, diagnostic.message) not in known
    }


# ------------------------------------------------------------------------------ tabs


def _without_tabs(path: str, content: bytes, tab: Diagnostic) -> bytes | None:
    """Put spaces for tabs, when every width that can be read says the same; nobody knows how wide a tab was."""
    assert tab.fix
    readings: list[tuple[Any, bytes]] = []
    lines = {mark.line for mark, _ in tab.fix.edits}
    for width in (2, 4, 8, 3):
        changed = _edited(content, [(mark, without_tabs(_piece(content, mark), width)) for mark, _ in tab.fix.edits])
        again = read_content(path, changed)
        if again.source and not any(d.mark.line in lines and d.code in _FORM for d in again.diagnostics):
            readings.append((again.source.data, changed))
    if not readings or any(data != readings[0][0] for data, _ in readings):
        return None
    return readings[0][1]


def _piece(content: bytes, mark: Mark) -> str:
    line = _lines(content.decode("utf-8-sig"))[mark.line - 1]
    return line[mark.column - 1 : mark.column - 1 + mark.length]


# ------------------------------------------------------------------------------ bytes and signs

# What a Dutch text can hold besides ASCII: when every byte stands for one of these, it was Windows-1252.
_LIKELY = frozenset("áàâäãåéèêëíìîïóòôöõúùûüýÿçñæœßÁÀÂÄÃÅÉÈÊËÍÌÎÏÓÒÔÖÕÚÙÛÜÇÑÆŒ€‘’‚“”„–—…•·°²³½¼¾±×«»§©®™´ \xa0")  # noqa: RUF001


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\x00" not in content


def _recoded(content: bytes) -> str | None:
    """The text of a file in UTF-8, UTF-16 or Windows-1252; None when nobody can be sure of it."""
    if _is_utf8(content):
        return content.decode("utf-8")
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return _sensible(content.decode("utf-16"))
        if b"\x00" in content[:200]:
            return _sensible(content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"))
    except UnicodeDecodeError:
        return None
    # A sentence pasted from elsewhere can be UTF-8 in a file that is not.
    pieces = re.split(rb"([\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})", content)
    text = "".join(
        piece.decode("utf-8", "replace") if number % 2 else piece.decode("cp1252", "replace")
        for number, piece in enumerate(pieces)
    )
    foreign = {sign for sign in text if ord(sign) > 0x7F}
    return text if foreign <= _LIKELY and "\x00" not in text else None


def _sensible(text: str) -> str | None:
    return text if "\x00" not in text and ":" in text[:1000] else None


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, whatever these are."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _edited(content: bytes, edits: Edits) -> bytes:
    """The bytes with all edits made that can be; of two that overlap only the last one on the line is."""
    mark = b"\xef\xbb\xbf" if content.startswith(b"\xef\xbb\xbf") else b""
    lines = _lines(content[len(mark) :].decode("utf-8"))
    by_line: dict[int, Edits] = defaultdict(list)
    for edit in edits:
        by_line[edit[0].line].append(edit)
    for number, own in by_line.items():
        if number <= len(lines):
            lines[number - 1] = _edited_line(lines[number - 1], own)
    return mark + "".join(lines).encode()


def _edited_line(line: str, edits: Edits) -> str:
    limit = len(line)
    for mark, text in sorted(edits, key=lambda edit: edit[0].column, reverse=True):
        start, end = _place(line, mark.column - 1), _place(line, mark.column - 1 + mark.length)
        if start is not None and end is not None and end <= limit:
            line = line[:start] + text + line[end:]
            limit = start
    return line


def _place(line: str, column: int) -> int | None:
    """The index in a line, as it is written, of a column, which counts accents as one with their letter."""
    if unicodedata.is_normalized("NFC", line) or column == 0:
        return column if column <= len(line) else None
    if len(line) > 2_000:
        return None
    whole = unicodedata.normalize("NFC", line)
    for index in range(column, len(line) + 1):
        before, after = unicodedata.normalize("NFC", line[:index]), unicodedata.normalize("NFC", line[index:])
        if before == whole[:column] and after == whole[column:]:
            return index
    return None
