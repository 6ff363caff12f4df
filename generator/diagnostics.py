"""What is wrong, where it stands, and what to do about it.

Everything in the core that judges content returns diagnostics; nothing prints, logs or raises about
content. A diagnostic is a frozen value, so reports in any format are plain functions of a list.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How serious a diagnostic is; the values are the words that users see."""

    FOUT = "fout"
    ADVIES = "advies"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: path relative to the root with forward slashes, line and column from 1.

    `length` is the number of characters that deserve the underlining; 1 when nothing better is known.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Fix:
    """A safe textual repair: replace `length` characters at `mark` by `replacement`."""

    mark: Mark
    replacement: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, one message.

    `message` states the fact, `hint` the remedy, both in plain Dutch. `excerpt` is the source line the
    mark points at ("" when there is none). `related` are other places worth a look, each with a note.
    """

    mark: Mark
    code: str
    message: str
    hint: str
    severity: Severity = Severity.FOUT
    excerpt: str = ""
    related: tuple[tuple[Mark, str], ...] = ()
    fix: Fix | None = None


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then code, and drop exact repeats, so that every run prints the same report."""
    unique = {(d.mark, d.code, d.message): d for d in diagnostics}
    return [unique[key] for key in sorted(unique)]


def has_faults(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything here must be mended before a site may be built; advice does not count."""
    return any(d.severity is Severity.FOUT for d in diagnostics)


def shown(text: str, limit: int = 60) -> str:
    """Quote a piece of the user's text in a message: on one line, and no longer than a reader needs."""
    flat = " ".join(text.replace("`", "ˋ").split())  # noqa: RUF001 - a backtick ends the quote
    return f"`{flat if len(flat) <= limit else flat[: limit - 2].rstrip() + ' …'}`"


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the one choice that `word` is most likely a slip of the pen for, or None when none is near.

    Case, spaces, hyphens and underscores do not count as a difference.
    """
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(_fold(choice), choice)
    near = difflib.get_close_matches(_fold(word), folded, n=1, cutoff=0.72)
    return folded[near[0]] if near else None


def _fold(word: str) -> str:
    return word.casefold().translate(str.maketrans({" ": "", "-": "", "_": "", "'": "", "’": ""}))
