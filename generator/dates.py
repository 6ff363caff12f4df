"""Dates that are exactly as precise as their source: a year, a season, a month or a day.

Also the certainty words that go with them. Nothing here guesses: a season is never turned into months
in a text, only into the outer days of its span when a picture needs them.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SEIZOENEN = ("voorjaar", "zomer", "najaar", "winter")
_OTHER_SEASON_WORDS = {"lente": "voorjaar", "herfst": "najaar"}
_MONTH_BY_PREFIX = {name[:3]: number for number, name in enumerate(MAANDEN, 1)} | {"mrt": 3}

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WORDS = re.compile(r"(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})")
_LOOSE_ISO = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


class DatumError(ValueError):
    """A text that is no date; `suggestion` is what was probably meant, or None."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Datum:
    """A date with its precision.

    `month` is 1–12; `season` indexes SEIZOENEN; `day` only stands beside a month. What the source does
    not say is None.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None

    @property
    def earliest(self) -> datetime.date:
        """The first day that the date can mean."""
        if self.season is not None:
            return datetime.date(self.year, 3 * self.season + 3, 1)
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> datetime.date:
        """The last day that the date can mean."""
        if self.season is not None:
            year, month = (self.year, 3 * self.season + 5) if self.season < 3 else (self.year + 1, 2)
            return datetime.date(year, month, calendar.monthrange(year, month)[1])
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def edtf(self) -> str:
        """Extended Date/Time Format (ISO 8601-2); seasons are 21 (spring) to 24 (winter)."""
        if self.season is not None:
            return f"{self.year:04}-{21 + self.season}"
        parts = (
            f"{self.year:04}",
            self.month and f"{self.month:02}",
            self.day and f"{self.day:02}",
        )
        return "-".join(part for part in parts if part)

    def __str__(self) -> str:
        """The date in Dutch words, no more precise than it is."""
        if self.season is not None:
            return f"{SEIZOENEN[self.season]} {self.year}"
        words = (
            str(self.day) if self.day else "",
            MAANDEN[self.month - 1] if self.month else "",
            str(self.year),
        )
        return " ".join(word for word in words if word)


def parse_datum(text: str) -> Datum:
    """Read `2012`, `2012-10`, `2012-10-01`, `najaar 2013`, `oktober 2012` or `1 oktober 2012`.

    Raises DatumError with a Dutch message, and a suggestion where the intention is clear.
    """
    text = " ".join(text.lower().split())
    if match := _ISO.fullmatch(text):
        return _checked(*(int(group) if group else None for group in match.groups()))
    if match := _WORDS.fullmatch(text):
        return _from_words(*match.groups())
    suggestion = _with_zeros(text)
    if suggestion:
        parse_datum(suggestion)  # a day that does not exist is the more important thing to say
    raise DatumError("is geen datum die wij kunnen lezen", suggestion)


def _from_words(day: str | None, word: str, year: str) -> Datum:
    word = _OTHER_SEASON_WORDS.get(word, word)
    if word in SEIZOENEN and day is None:
        return Datum(int(year), season=SEIZOENEN.index(word))
    if word in MAANDEN:
        return _checked(int(year), MAANDEN.index(word) + 1, int(day) if day else None)
    month = _MONTH_BY_PREFIX.get(word[:3])
    suggestion = f"{day + ' ' if day else ''}{MAANDEN[month - 1]} {year}" if month else year
    raise DatumError(f"heeft geen maand of seizoen dat wij kennen: `{word[:20]}`", suggestion)


def _checked(year: int | None, month: int | None = None, day: int | None = None) -> Datum:
    assert year is not None
    if year < 1800 or year > 2199:
        raise DatumError("heeft een jaar buiten 1800–2199")
    if month is not None and not 1 <= month <= 12:
        raise DatumError(f"heeft geen bestaande maand: {month:02}")
    if month and day is not None:
        last = calendar.monthrange(year, month)[1]
        if not 1 <= day <= last:
            raise DatumError(f"bestaat niet: {MAANDEN[month - 1]} {year} heeft {last} dagen")
    return Datum(year, month, day)


def _with_zeros(text: str) -> str | None:
    """Return the date that another order or another sign between its numbers stands for, if it does."""
    if match := _LOOSE_ISO.fullmatch(text):
        year, month, day = match.groups()
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match.groups()
    else:
        return None
    return "-".join([year, f"{int(month):02}"] + ([f"{int(day):02}"] if day else []))
