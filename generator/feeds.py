"""Atom feeds (RFC 4287) that tell what changed: in everything, in a region, in a theme.

What changed comes from the history that git keeps. Where there is none, a feed says so, and tells of each
description only from which day it is.
"""

from __future__ import annotations

import datetime
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from generator.catalogue import PILOTS, Catalogue, read_content
from generator.changes import Change, around, changes, naming
from generator.history import Event, contents, recent
from generator.model import Pilot
from generator.publication import SiteInfo

# Each asks for reading two old versions of a description, so not too many.
_MOST_EVENTS = 60
_MOST_ENTRIES = 30
_MOST_CHANGES = 12
_MOST_TEXT = 300
_NEVER = "2000-01-01T00:00:00Z"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NO_HISTORY = "Van deze site is geen geschiedenis bekend. Dit bericht zegt alleen van wanneer de beschrijving is."


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to tell of a pilot: `key` is what makes it one of a kind, `lines` are plain text."""

    slug: str
    key: str
    updated: str
    title: str
    lines: tuple[str, ...]


def feeds(catalogue: Catalogue, site: SiteInfo) -> Iterator[tuple[str, str]]:
    """Yield every feed: its name, relative to the folder of the feeds, and its text."""
    entries = _from_history(catalogue) or _from_dates(catalogue)
    yield "alles.atom", _feed(site, "alles.atom", f"{site.naam}: wat er verandert", entries)
    for name, field in (("regios", "regio"), ("themas", "themas")):
        for key, term in catalogue.lists[name].items():
            slugs = frozenset(catalogue.pilots_with(field, key))
            own = [entry for entry in entries if entry.slug in slugs]
            yield f"{name}/{key}.atom", _feed(site, f"{name}/{key}.atom", f"{site.naam}: {term.label}", own)


# ---------------------------------------------------------------------------------- what there is to tell


def _from_history(catalogue: Catalogue) -> list[Entry]:
    events = recent(catalogue.root, PILOTS, _MOST_EVENTS)
    names = sorted({name for event in events for name in (event.before, event.after) if name})
    texts = dict(zip(names, contents(catalogue.root, names), strict=True)) if names else {}
    pilots: dict[str, Pilot | None] = {"": None}
    for name, text in texts.items():
        pilots[name] = read_content(f"{PILOTS}/proef.yml", text).content
    found = (_entry(event, pilots, catalogue) for event in events)
    return [entry for entry in found if entry]


def _entry(event: Event, pilots: Mapping[str, Pilot | None], catalogue: Catalogue) -> Entry | None:
    """What to tell of one change; None when a reader would see none."""
    before, after = pilots[event.before], pilots[event.after]
    known = after or before or catalogue.pilots.get(event.slug)
    title = known.titel if known else event.slug
    lines: tuple[str, ...] = ()
    if not event.after:
        kind = "Weg"
    elif not event.before:
        kind, lines = "Nieuw", (after.samenvatting,) if after else ()
    else:
        kind = "Gewijzigd"
        if before and after:
            lines = tuple(_told(changes(before, after, naming(catalogue))))
            if not lines:
                return None
    return Entry(event.slug, event.commit, _moment(event.when), f"{kind}: {title}", lines)


def _told(found: Sequence[Change]) -> Iterator[str]:
    for change in found[:_MOST_CHANGES]:
        where = ", ".join(change.where)
        if change.is_moved:
            yield f"{where} staat op een andere plaats: {_quoted(change.after)}"
        elif not change.before:
            yield f"{where} komt erbij: {_quoted(change.after)}"
        elif not change.after:
            yield f"{where} gaat weg: {_quoted(change.before)}"
        else:
            before, after = around(change)
            yield f"{where} was {_quoted(before)} en is nu {_quoted(after)}"
    if len(found) > _MOST_CHANGES:
        yield f"En nog {len(found) - _MOST_CHANGES} wijzigingen."


def _quoted(text: str) -> str:
    return f"‘{text if len(text) <= _MOST_TEXT else text[:_MOST_TEXT].rstrip() + ' …'}’"


def _moment(seconds: int) -> str:
    return f"{datetime.datetime.fromtimestamp(seconds, datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _from_dates(catalogue: Catalogue) -> list[Entry]:
    """Each description with the day it was confirmed, or the day it is of; the newest first."""
    found = []
    for slug, pilot in catalogue.pilots.items():
        datum = pilot.bevestigd_op or (pilot.peildatum.datum if pilot.peildatum else None)
        if datum:
            said = f"Bevestigd door de regio: {datum}." if pilot.bevestigd_op else f"Stand van {datum}."
            updated = f"{datum.earliest}T00:00:00Z"
            lines = (pilot.samenvatting, said, _NO_HISTORY)
            found.append(Entry(slug, datum.edtf, updated, pilot.titel, lines))
    return sorted(found, key=lambda entry: (entry.updated, entry.slug), reverse=True)


# ------------------------------------------------------------------------------------------------ as Atom


def _feed(site: SiteInfo, name: str, title: str, entries: Sequence[Entry]) -> str:
    entries = entries[:_MOST_ENTRIES]
    up = "../" * (name.count("/") + 2)
    own = [f'<link rel="self" type="application/atom+xml" href="{_text(site.address(f"data/feeds/{name}"))}"/>']
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        f"<id>{_identity(site, name)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{max((entry.updated for entry in entries), default=_NEVER)}</updated>",
        f"<author><name>{_text(site.naam)}</name></author>",
        *(own if site.adres else ()),
        f'<link rel="alternate" type="text/html" href="{_text(site.adres or up + "index.html")}"/>',
        *([f"<rights>{_text(site.licentie)}</rights>"] if site.licentie else ()),
        *(_as_atom(site, entry, up) for entry in entries),
        "</feed>\n",
    ]
    return "\n".join(lines)


def _as_atom(site: SiteInfo, entry: Entry, up: str) -> str:
    page = f"{PILOTS}/{entry.slug}/"
    href = site.address(page) if site.adres else f"{up}{page}index.html"
    told = _listed(entry.lines) if entry.lines else f"<p>{_text(entry.title)}</p>"
    return (
        f"<entry><id>{_identity(site, f'{entry.slug}@{entry.key}')}</id><title>{_text(entry.title)}</title>"
        f"<updated>{entry.updated}</updated>"
        f'<link rel="alternate" type="text/html" href="{_text(href)}"/>'
        f'<content type="html">{escape(told)}</content></entry>'
    )


def _listed(lines: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _identity(site: SiteInfo, name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{site.adres or site.naam}#{name}')}"


def _text(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", text))
