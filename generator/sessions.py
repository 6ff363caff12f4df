"""A knowledge session: what is shown and asked, in which order, and its place in a calendar.

A session is a file in `content/sessies/`, read and checked as a pilot is. It is YAML and no Markdown: its programme
names things of the catalogue, and of each that does not exist the line and the column must be told.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlencode

from pydantic import BeforeValidator, Field, InstanceOf, WithJsonSchema

from generator.dates import Datum
from generator.diagnostics import bare, shown
from generator.model import KOPJE_KEYS, Aantal, Deel, JaNee, Tekst, Teksten, Verwijzing, fault, to_datum
from generator.publication import SiteInfo
from generator.texts import said

SESSIES = "content/sessies"
MOST_SIDE_BY_SIDE = 4
MOST_IN_TURN = 12
FEITEN = "feiten"
# The page where a session is put together, beside those of sessions: no session has this name.
COMPOSER = "samenstellen"

# What a point of the programme can be, and what may be said with it besides how long it takes and what to say.
KINDS: Mapping[str, tuple[str, ...]] = {
    "dia": ("tekst",),
    "pilot": ("kopjes",),
    "vergelijk": ("kopjes",),
    "kopje": (),
    "beeld": (),
    "vragen": (),
}


@dataclass(frozen=True, slots=True)
class Tijd:
    """From when until when, on one day."""

    begin: datetime.time
    eind: datetime.time

    def __str__(self) -> str:
        """The time as Dutch text: `13.30–15.30 uur`."""
        return f"{self.begin:%H.%M}–{self.eind:%H.%M} uur"


_CLOCK = r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?(?: ?(?:u|uur))?"
_TIJD = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]-(?:[01][0-9]|2[0-3]):[0-5][0-9]")
_LIKE_TIJD = re.compile(rf"(?:van )?{_CLOCK} ?(?:-|–|tot) ?{_CLOCK}")


def _to_tijd(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not _TIJD.fullmatch(value):
        like = _LIKE_TIJD.fullmatch(bare(value).casefold())
        better = "{:0>2}:{}-{:0>2}:{}".format(*(part or "00" for part in like.groups())) if like else ""
        hint = said("bedoelt", near=better) if better else said("geen-tijd.vorm")
        raise fault("geen-tijd", said("geen-tijd", value=shown(value)), hint, better)
    begin, eind = value.split("-")
    tijd = Tijd(datetime.time.fromisoformat(begin), datetime.time.fromisoformat(eind))
    if tijd.eind <= tijd.begin:
        raise fault("geen-tijd", said("geen-tijd.omgekeerd", value=shown(value)), said("geen-tijd.vorm"))
    return tijd


def _to_day(value: object) -> object:
    day = to_datum(value, is_day=True)
    if isinstance(day, Datum) and not day.day:
        raise fault("geen-datum", said("geen-datum.grof", value=shown(str(value))), said("geen-datum.dag"))
    return day


TijdVeld = Annotated[
    InstanceOf[Tijd], BeforeValidator(_to_tijd), WithJsonSchema({"type": "string", "pattern": _TIJD.pattern})
]
DagVeld = Annotated[
    InstanceOf[Datum],
    BeforeValidator(_to_day),
    WithJsonSchema({"type": "string", "examples": ["2027-01-21", "21 januari 2027"]}),
]
# For editors; the rules say it when a heading does not exist.
_Kopje = Annotated[Tekst, WithJsonSchema({"enum": list(KOPJE_KEYS)})]
_Kopjes = Annotated[Teksten, WithJsonSchema({"type": "array", "items": {"enum": [FEITEN, *KOPJE_KEYS]}, "minItems": 1})]
_Slug = Annotated[Tekst, Verwijzing("pilots")]
Beeld = Literal["tijdlijn", "kaart", "netwerk", "dekking", "monitoring"]


class Programmapunt(Deel):
    """One point of the programme: exactly one of the fields in KINDS is filled."""

    dia: Tekst | None = Field(
        None,
        title="Dia",
        description="Een eigen dia: hier de titel, onder `tekst` wat erop staat.",
        examples=["Welkom"],
    )
    tekst: Tekst | None = Field(None, title="Tekst", description="Wat er op een eigen dia staat, in Markdown.")
    pilot: _Slug | None = Field(
        None,
        title="Pilot",
        description="Een pilot: de naam van zijn bestand, zonder `.yml`.",
        examples=["utrecht-west"],
    )
    vergelijk: Annotated[tuple[_Slug, ...], Field(min_length=2)] | None = Field(
        None, title="Vergelijk", description="Twee tot vier pilots naast elkaar.", examples=[["eemland", "lekstroom"]]
    )
    kopjes: _Kopjes | None = Field(
        None,
        title="Kopjes",
        description="Welke kopjes u laat zien; `feiten` is het overzicht in het kort. Zonder `kopjes` alle.",
        examples=[["feiten", "werkwijze"]],
    )
    kopje: _Kopje | None = Field(
        None, title="Kopje", description="Eén kopje, over alle pilots.", examples=["monitoring"]
    )
    beeld: Beeld | None = Field(None, title="Beeld", description="Alle pilots in één beeld.", examples=["tijdlijn"])
    vragen: Teksten | None = Field(
        None, title="Vragen", description="Vragen om over te praten.", examples=[["Wat neemt u mee?"]]
    )
    minuten: Aantal | None = Field(None, title="Minuten", description="Hoe lang dit duurt.", examples=["10"])
    notities: Tekst | None = Field(None, title="Notities", description="Wat alleen de spreker ziet.")

    @property
    def kind(self) -> str:
        """What this point is: one of KINDS, the first that is filled."""
        return next((kind for kind in KINDS if getattr(self, kind)), "")


class Sessie(Deel):
    """A knowledge session."""

    titel: Tekst = Field(title="Titel", description="Waar de sessie over gaat.", examples=["Meten: wat daarna?"])
    datum: DagVeld = Field(title="Datum", description="De dag van de sessie.", examples=["2027-01-21"])
    tijd: TijdVeld | None = Field(None, title="Tijd", description="Van wanneer tot wanneer.", examples=["13:30-15:30"])
    plaats: Tekst | None = Field(None, title="Plaats", description="Waar de sessie is.", examples=["Online"])
    voorbeeld: JaNee = Field(
        False, title="Voorbeeld", description="Zet `ja` als dit laat zien hoe het kan, en er geen bijeenkomst komt."
    )
    samenvatting: Tekst = Field(
        title="Samenvatting", description="In een of twee zinnen: voor wie, en wat zij meenemen.", examples=["…"]
    )
    programma: Annotated[tuple[Programmapunt, ...], Field(min_length=1)] = Field(
        title="Programma", description="Wat u laat zien en vraagt, in deze volgorde."
    )

    @property
    def day(self) -> datetime.date:
        """The day of the session."""
        return self.datum.earliest

    @property
    def minutes(self) -> int:
        """How long the points take of which that is said."""
        return sum(point.minuten or 0 for point in self.programma)


def in_time(sessions: Mapping[str, Sessie]) -> list[tuple[str, Sessie]]:
    """The sessions by their day, the last one first."""
    return sorted(sessions.items(), key=lambda item: (item[1].day, item[0]), reverse=True)


def session_file(root: Path, slug: str) -> str:
    """The file of a session as it was written, for who wants to make another of it."""
    return (root / SESSIES / f"{slug}.yml").read_bytes().decode("utf-8-sig", "replace")


# ------------------------------------------------------------------------------------------- address


def composed(sessie: Sessie) -> str:
    """The programme as the address of the composer holds it, what stands behind the question mark.

    What it has no field for is left out: that a session is an example.
    """
    head = {
        "titel": sessie.titel,
        "datum": sessie.datum.edtf,
        "tijd": sessie.tijd and f"{sessie.tijd.begin:%H:%M}-{sessie.tijd.eind:%H:%M}",
        "plaats": sessie.plaats,
        "samenvatting": sessie.samenvatting,
    }
    pairs = [*head.items(), *(pair for point in sessie.programma for pair in _pairs(point))]
    # As theme/scripts/base/address.js spells it.
    return urlencode([(name, text) for name, text in pairs if text], safe="!*'(),")


def composed_of(slugs: Iterable[str]) -> str:
    """The same for a programme of these pilots in turn; "" when they are more than one sits through."""
    points = [f"pilot={slug}" for slug in slugs]
    return "&".join(points) if len(points) <= MOST_IN_TURN else ""


def _pairs(point: Programmapunt) -> Iterator[tuple[str, str]]:
    # A point of the programme begins with the name of its kind.
    for name in (point.kind, *KINDS[point.kind], "minuten", "notities"):
        value = getattr(point, name)
        if name == "vragen":
            # A line for each.
            yield name, "\n".join(" ".join(vraag.split()) for vraag in value)
        elif isinstance(value, tuple):
            yield name, ",".join(value)
        elif value is not None:
            yield name, str(value)


# ------------------------------------------------------------------------------------------ calendar


def calendar(sessions: Iterable[tuple[str, Sessie]], info: SiteInfo) -> str:
    """Write sessions, each with its slug, as an iCalendar file (RFC 5545), for a calendar to read."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pilotwijzer//Sessies//NL", f"X-WR-CALNAME:{_text(info.naam)}"]
    lines += _TIMEZONE
    for slug, sessie in sessions:
        lines += _event(slug, sessie, info)
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


# Summer time begins on the last Sunday of March and ends on that of October, in all countries of the Union.
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    *("BEGIN:DAYLIGHT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST"),
    *("DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT"),
    *("BEGIN:STANDARD", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"),
    *("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD"),
    "END:VTIMEZONE",
)
EXAMPLE_ONLY = "Voorbeeldprogramma: er komt geen bijeenkomst."


def _event(slug: str, sessie: Sessie, info: SiteInfo) -> Iterator[str]:
    day = f"{sessie.day:%Y%m%d}"
    told = f"{EXAMPLE_ONLY}\n{sessie.samenvatting}" if sessie.voorbeeld else sessie.samenvatting
    yield "BEGIN:VEVENT"
    yield f"UID:{slug}@{re.sub(r'^https?://|/.*$', '', info.adres) or 'pilotwijzer.invalid'}"
    # Two builds of the same content are the same, so this is not when the file was made.
    yield f"DTSTAMP:{day}T000000Z"
    if sessie.tijd:
        yield f"DTSTART;TZID=Europe/Amsterdam:{day}T{sessie.tijd.begin:%H%M%S}"
        yield f"DTEND;TZID=Europe/Amsterdam:{day}T{sessie.tijd.eind:%H%M%S}"
    else:
        yield f"DTSTART;VALUE=DATE:{day}"
    yield f"SUMMARY:{_text(f'Voorbeeld: {sessie.titel}' if sessie.voorbeeld else sessie.titel)}"
    yield f"DESCRIPTION:{_text(told)}"
    if sessie.plaats:
        yield f"LOCATION:{_text(sessie.plaats)}"
    if info.adres:
        yield f"URL:{info.address(f'sessies/{slug}/')}"
    if sessie.voorbeeld:
        yield "STATUS:TENTATIVE"
        yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(text: str) -> str:
    escaped = re.sub(r"([\\;,])", r"\\\1", text.strip())
    return re.sub(r"\r?\n", r"\\n", escaped)


def _folded(line: str) -> str:
    """Break a line after at most 75 bytes, never inside a letter."""
    parts, size = [""], 0
    for sign in line:
        length = len(sign.encode())
        if size + length > 75:
            parts.append(" ")
            size = 1
        parts[-1] += sign
        size += length
    return "\r\n".join(parts)
