"""Dates that are exactly as precise as their source: a year, a season, a month or a day.

Also the certainty words that go with them. Nothing here guesses: a season is never turned into months
in a text, only into the outer days of its span when a picture needs them.
"""

from __future__ import annotations

import calendar
import datetime
import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.texts import said

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
OTHER_SEASON_WORDS = {"lente": "voorjaar", "herfst": "najaar"}
MONTH_BY_PREFIX = {name[:3]: number for number, name in enumerate(MAANDEN, 1)} | {
    # as they are also shortened, and in English
    "mrt": 3,
    "mar": 3,
    "may": 5,
    "oct": 10,
}

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
WORDS = re.compile(r"(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})", re.ASCII)
# Another order, another sign between the numbers, or none: what they stand for all the same.
YEAR_FIRST = re.compile(r"(?P<year>\d{4})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<day>\d{1,2}))?", re.ASCII)
OTHERWISE = (
    YEAR_FIRST,
    re.compile(r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{2})", re.ASCII),
    re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})t[\d:.z+-]*", re.ASCII),
)
QUOTES = "“”„‘’‚«»\"'"  # noqa: RUF001
FILLERS = re.compile(
    r"\b(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|in|de|het|van|maand|jaar|seizoen|per|op)\b|[,.'’/-]"
)


class DatumError(ValueError):
    """A text that is no date; `suggestion` is what was probably meant, or None.

    `is_safe` says that nothing else can have been meant. With `has_more` the text says more than a date can.
    """

    def __init__(
        self, message: str, suggestion: str | None = None, *, is_safe: bool = False, has_more: bool = False
    ) -> None:
        super().__init__(message)
        self.suggestion = suggestion
        self.is_safe = is_safe
        self.has_more = has_more


@dataclass(frozen=True, slots=True)
class Looptijd:
    """A length of time in months; `loose` when its words leave room, `least` when it may well be longer."""

    months: int
    loose: bool = False
    least: bool = False


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
            return datetime.date(year, month, _days_in(year, month))
        month = self.month or 12
        return datetime.date(self.year, month, self.day or _days_in(self.year, month))

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


@lru_cache(maxsize=512)
def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


_LENGTH = re.compile(r"(?:([a-z' ]+?)\.? )??(een half|anderhalf|[\w,½]+) (jaar|jaren|maand|maanden)")
_LOOSE = ("vooralsnog", "voorlopig", "vermoedelijk", "naar verwachting", "ongeveer", "circa", "ca", "rond de", "bijna")
_LEAST = ("minimaal", "minstens", "ten minste", "zeker", "ruim")
_NUMBERS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def parse_looptijd(text: str) -> Looptijd | None:
    """Read `1 jaar`, `18 maanden`, `anderhalf jaar` or `vooralsnog 12 maanden`; None for words that say no length."""
    match = _LENGTH.fullmatch(" ".join(text.lower().replace("é", "e").split()))
    if not match or (match[1] and match[1] not in _LOOSE + _LEAST):
        return None
    months = _number(match[2]) * (12 if match[3].startswith("jaar") or match[3] == "jaren" else 1)
    if not 0 < months <= 600 or months != int(months):
        return None
    return Looptijd(int(months), loose=match[1] in _LOOSE, least=match[1] in _LEAST)


def _number(word: str) -> float:
    """The number that a word stands for, 0 when it stands for none."""
    if word in _NUMBERS:
        return _NUMBERS.index(word) + 1
    known = {"anderhalf": 1.5, "een half": 0.5}
    digits = re.fullmatch(r"(\d{1,3})(½|,5)?", word)
    return known.get(word, 0) if not digits else int(digits[1]) + (0.5 if digits[2] else 0)


def later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def end_in_words(start: Datum, months: int) -> str:
    """Say until when it runs what begins at `start`, no more precisely than `start` is."""
    if start.season is not None and months % 3 == 0:
        year, season = divmod(start.year * 4 + start.season + months // 3, 4)
        return f"tot in {Datum(year, season=season)}"
    if start.month:
        end = later(start.earliest, months)
        return f"tot {Datum(end.year, end.month, end.day)}" if start.day else f"tot in {Datum(end.year, end.month)}"
    years = sorted({later(start.earliest, months).year, later(start.latest, months).year})
    return f"tot in {' of '.join(map(str, years))}"


def parse_datum(text: str) -> Datum:
    """Read `2012`, `2012-10`, `2012-10-01`, `najaar 2013`, `oktober 2012` or `1 oktober 2012`.

    Raises DatumError with a Dutch message, and a suggestion where the intention is clear.
    """
    text = " ".join(text.lower().split())
    if match := ISO.fullmatch(text):
        return _checked(*(int(group) if group else None for group in match.groups()))
    if match := WORDS.fullmatch(text):
        return _from_words(*match.groups())
    bare = text.strip(QUOTES)
    suggestion = _in_numbers(bare) or _in_words(bare) or (bare if bare != text and _is_datum(bare) else None)
    if suggestion:
        parse_datum(suggestion)  # a day that does not exist is the more important thing to say
        is_safe = bare == suggestion or bool(YEAR_FIRST.fullmatch(bare))
        raise DatumError(said("datum.vorm"), suggestion, is_safe=is_safe)
    years = re.findall(r"(?<![0-9])(?:1[89]|2[01])[0-9]{2}(?![0-9])", bare)
    year = years[0] if len(years) == 1 and len(bare) < 40 else None
    raise DatumError(said("datum.vorm"), year, has_more=year is not None)


def _from_words(day: str | None, word: str, year: str) -> Datum:
    word = OTHER_SEASON_WORDS.get(word, word)
    if word in SEIZOENEN and day is None:
        return Datum(int(year), season=SEIZOENEN.index(word))
    if word in MAANDEN:
        return _checked(int(year), MAANDEN.index(word) + 1, int(day) if day else None)
    meant = _period(word)
    suggestion = f"{day + ' ' if day and meant in MAANDEN else ''}{meant} {year}" if meant else year
    raise DatumError(said("datum.woord", word=word[:20]), suggestion, has_more=not meant)


def _period(word: str) -> str | None:
    """The month or season that a word stands for when it is shortened, misspelt or English."""
    month = MONTH_BY_PREFIX.get(word[:3]) if len(word) <= 4 or word == "march" else None
    if month:
        return MAANDEN[month - 1]
    near = difflib.get_close_matches(word, [*MAANDEN, *SEIZOENEN, *OTHER_SEASON_WORDS], n=1, cutoff=0.8)
    return near[0] if near else None


def _is_datum(text: str) -> bool:
    return bool(ISO.fullmatch(text) or WORDS.fullmatch(text))


def _checked(year: int | None, month: int | None = None, day: int | None = None) -> Datum:
    assert year is not None
    if year < 1800 or year > 2199:
        raise DatumError(said("datum.jaar"))
    if month is not None and not 1 <= month <= 12:
        raise DatumError(said("datum.maand", month=f"{month:02}"))
    if month and day is not None:
        last = _days_in(year, month)
        if not 1 <= day <= last:
            raise DatumError(said("datum.dag", month=MAANDEN[month - 1], year=year, days=last))
    return Datum(year, month, day)


def _in_numbers(text: str) -> str | None:
    """The date that numbers in another order, or with another sign between them, stand for."""
    for pattern in OTHERWISE:
        if match := pattern.fullmatch(text):
            year, month, day = match["year"], int(match["month"]), match["day"]
            full = f"20{year}" if len(year) == 2 else year
            return f"{full}-{month:02}" + (f"-{int(day):02}" if day else "")
    return None


def _in_words(text: str) -> str | None:
    """The date that a month or season and numbers stand for, in whatever order: `okt-12`, `2012, oktober`."""
    parts = re.findall(r"[^\W\d_]+|[0-9]+", FILLERS.sub(" ", text)) if len(text) < 40 else []
    words = [part for part in parts if part[0] not in "0123456789"]
    numbers = [part for part in parts if part[0] in "0123456789"]
    period = _period(words[0]) if len(words) == 1 else None
    if period is None or not 1 <= len(numbers) <= 2:
        return None
    years = [number for number in numbers if len(number) == 4] or [f"20{n}" for n in numbers[-1:] if len(n) == 2]
    days = [number for number in numbers if len(number) <= 2][: len(numbers) - 1]
    if len(years) != 1 or (days and period not in MAANDEN):
        return None
    return " ".join([*(str(int(day)) for day in days), period, *years])
