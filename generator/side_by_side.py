"""Pilots beside each other: what is laid side by side at a glance, one heading in brief, and the data for it.

The words here are plain text, and whoever puts them on a page escapes them; only what the browser is given is HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pydantic_core import to_json

from generator.catalogue import Catalogue
from generator.comparison import baseline, why_absent
from generator.figures import moment_in_words, period_in_words
from generator.headings import source_views
from generator.model import (
    KOPJE_KEYS,
    DeelnemerDeel,
    FinancieringDeel,
    Kopje,
    Monitoring,
    Organisatie,
    Pilot,
    Relatie,
    Stand,
    VoorbeeldDeel,
    WerkwijzeDeel,
    in_words,
)
from generator.prose import plain_text
from generator.templates import escaped

# A key that is equal in two pilots when they mean the same, and what the reader sees.
Item = tuple[str, str]
# As long as the first lines of an answer: enough to know whether to read on.
_BRIEF = 140


class Absent(NamedTuple):
    """That a pilot tells nothing: for which of the three reasons, and the same in words, with what it adds to that."""

    stand: Stand
    tekst: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the facts at a glance.

    `told` gives what a pilot says; `is_set` tells that a pilot can say more than one thing, so that pilots can
    share some of them; `ontbreekt` is where a pilot says why it says nothing.
    """

    key: str
    label: str
    told: Callable[[Pilot, Catalogue], Iterable[Item]]
    is_set: bool = False
    ontbreekt: str = ""


def values_of(fact: Fact, pilot: Pilot, catalogue: Catalogue) -> list[Item] | Absent:
    """Return what a pilot says in this row, or why it says nothing."""
    return list(dict.fromkeys(fact.told(pilot, catalogue))) or _absent(fact, pilot)


def all_facts(catalogue: Catalogue) -> Mapping[str, tuple[list[Item] | Absent, ...]]:
    """Return what every pilot says in each row of FACTS, by its slug."""
    return catalogue.once(_all_facts)


def _all_facts(catalogue: Catalogue) -> Mapping[str, tuple[list[Item] | Absent, ...]]:
    return {
        slug: tuple([values_of(fact, pilot, catalogue) for fact in FACTS]) for slug, pilot in catalogue.pilots.items()
    }


def _absent(fact: Fact, pilot: Pilot) -> Absent:
    stand = why_absent(pilot, fact.ontbreekt)
    unsaid = "niet vermeld in de bronnen" if len(pilot.bronnen) > 1 else "niet vermeld in de bron"
    words = {"niet_vermeld": unsaid, "volgt": "volgt nog", "niet_van_toepassing": "niet van toepassing"}[stand]
    # The explanation of a whole heading stands there in full.
    absent = None if fact.ontbreekt in KOPJE_KEYS else pilot.ontbreekt.get(fact.ontbreekt)
    more = plain_text(absent.toelichting) if absent and absent.toelichting and not absent.deel else ""
    return Absent(stand, f"{words}. {more}" if more else words)


def _text(make: Callable[[Pilot], str | None]) -> Callable[[Pilot, Catalogue], Iterable[Item]]:
    """A row with one text; equal texts mean the same."""

    def told(pilot: Pilot, _: Catalogue) -> Iterator[Item]:
        if text := make(pilot):
            yield text, text

    return told


def _terms(field: str, name: str) -> Callable[[Pilot, Catalogue], Iterable[Item]]:
    def told(pilot: Pilot, catalogue: Catalogue) -> Iterator[Item]:
        value = getattr(pilot, field) or ()
        for key in (value,) if isinstance(value, str) else value:
            yield key, catalogue.lists[name][key].label

    return told


def _municipalities(pilot: Pilot, _: Catalogue) -> Iterator[Item]:
    yield from ((name, name) for name in pilot.gemeenten or ())


def _size(pilot: Pilot) -> str | None:
    doelgroep = pilot.doelgroep
    if doelgroep is None or doelgroep.aantal is None:
        return None
    derived = " (afgeleid)" if doelgroep.afgeleid else ""
    return f"{doelgroep.aantal} {doelgroep.eenheid or ''}".rstrip() + derived


def _age(pilot: Pilot) -> str | None:
    leeftijd = pilot.leeftijd
    if leeftijd is None:
        return None
    if leeftijd.tot is None:
        return f"vanaf {leeftijd.van} jaar" if leeftijd.van is not None else None
    return f"{leeftijd.van} tot {leeftijd.tot} jaar" if leeftijd.van is not None else f"tot {leeftijd.tot} jaar"


def _leaders(pilot: Pilot, catalogue: Catalogue) -> Iterator[Item]:
    yield from _participants((one for one in pilot.deelnemers or () if one.trekker), catalogue)


def _participants(deelnemers: Iterable[DeelnemerDeel], catalogue: Catalogue) -> Iterator[Item]:
    for deelnemer in deelnemers:
        yield deelnemer.organisatie, catalogue.lists["organisaties"][deelnemer.organisatie].label


def _kinds_of_participants(pilot: Pilot, catalogue: Catalogue) -> Iterator[Item]:
    for deelnemer in pilot.deelnemers or ():
        organisatie = catalogue.lists["organisaties"][deelnemer.organisatie]
        assert isinstance(organisatie, Organisatie)
        yield organisatie.soort, catalogue.lists["organisatiesoorten"][organisatie.soort].label


def _forms(pilot: Pilot, catalogue: Catalogue) -> Iterator[Item]:
    for post in pilot.financiering or ():
        if post.vorm:
            yield post.vorm, catalogue.lists["financieringsvormen"][post.vorm].label


def _baseline(pilot: Pilot) -> str | None:
    stand = baseline(pilot)
    return None if stand == "niet_vermeld" else stand


def _phase(pilot: Pilot) -> str | None:
    return None if pilot.fase == "onbekend" else in_words(pilot.fase)


def _reference_day(pilot: Pilot) -> str | None:
    return moment_in_words(pilot.peildatum) if pilot.peildatum else None


FACTS: tuple[Fact, ...] = (
    Fact("samenvatting", "In het kort", _text(lambda pilot: plain_text(pilot.samenvatting))),
    Fact("soort", "Soort", _text(lambda pilot: pilot.soort)),
    Fact("gemeenten", "Gemeenten", _municipalities, is_set=True, ontbreekt="gemeenten"),
    Fact("fase", "Fase", _text(_phase)),
    Fact("peildatum", "Stand van", _text(_reference_day)),
    Fact("periode", "Periode", _text(lambda pilot: period_in_words(pilot) if pilot.duur else None), ontbreekt="duur"),
    Fact("omvang", "Voor hoeveel", _text(_size), ontbreekt="doelgroep"),
    Fact("leeftijd", "Leeftijd", _text(_age), ontbreekt="leeftijd"),
    Fact("trekker", "Wie trekt", _leaders, is_set=True, ontbreekt="deelnemers"),
    Fact("sturing", "Wie stuurt", _terms("sturing", "sturing"), ontbreekt="sturing"),
    Fact("themas", "Thema's", _terms("themas", "themas"), is_set=True),
    Fact("aanpak", "Soort aanpak", _terms("aanpak", "aanpakken"), is_set=True, ontbreekt="aanpak"),
    Fact("setting", "Plek", _terms("setting", "settings"), is_set=True, ontbreekt="setting"),
    Fact("onderwijs", "Onderwijs", _terms("onderwijs", "onderwijs"), is_set=True, ontbreekt="onderwijs"),
    Fact("partners", "Soorten partners", _kinds_of_participants, is_set=True, ontbreekt="deelnemers"),
    Fact("financieringsvormen", "Soorten bijdrage", _forms, is_set=True, ontbreekt="financiering"),
    Fact("nulmeting", "Nulmeting", _text(_baseline), ontbreekt="monitoring"),
)


# ------------------------------------------------------------------------ what is shared and what is not

# What tells most to who knows nothing of the pilots, and only what stands in fields of its own.
TELLING = ("setting", "onderwijs", "leeftijd", "omvang", "aanpak", "themas", "sturing", "nulmeting")
# The name of a field, and what is said there.
Line = tuple[str, str]
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Sum:
    """What all of some pilots name, what some of them do, and per pilot what only that one does."""

    all: tuple[Line, ...]
    some: tuple[Line, ...]
    only: tuple[tuple[Line, ...], ...]


def summed(slugs: Sequence[str], names: Sequence[str], catalogue: Catalogue) -> Sum:
    """Return how these pilots differ in a few lines, as theme/scripts/pilots/sum.js does; `names` are short ones."""
    told = [(fact.label, _holders(fact, slugs, catalogue)) for key in TELLING for fact in FACTS if fact.key == key]

    def lines(wanted: Callable[[list[int]], bool], named: Sequence[str] = ()) -> tuple[Line, ...]:
        said = ((label, _named(found, wanted, named)) for label, found in told)
        return tuple((label, text) for label, text in said if text)

    return Sum(
        lines(lambda holders: len(holders) == len(slugs)),
        lines(lambda holders: 1 < len(holders) < len(slugs), names),
        tuple(lines([own].__eq__) for own in range(len(slugs))),
    )


def _holders(fact: Fact, slugs: Sequence[str], catalogue: Catalogue) -> dict[str, tuple[str, list[int]]]:
    """Per thing that any of these pilots says: its label, and the places of the pilots that say it."""
    found: dict[str, tuple[str, list[int]]] = {}
    for place, slug in enumerate(slugs):
        values = values_of(fact, catalogue.pilots[slug], catalogue)
        for key, label in () if isinstance(values, Absent) else values:
            found.setdefault(key, (label, []))[1].append(place)
    return found


def _named(
    found: Mapping[str, tuple[str, list[int]]], wanted: Callable[[list[int]], bool], names: Sequence[str]
) -> str:
    """Name what the wanted pilots say, with their own `names` behind it if there are any."""
    labels = [
        f"{label} ({_listed([names[place] for place in holders])})" if names else label
        for label, holders in found.values()
        if wanted(holders)
    ]
    if len(labels) > _MOST_NAMED + 1:
        return f"{'; '.join(labels[:_MOST_NAMED])} en nog {len(labels) - _MOST_NAMED}"
    return "; ".join(labels)


def _listed(words: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1])))


# ---------------------------------------------------------------------------- one heading in brief


def brief(pilot: Pilot, kopje: Kopje, catalogue: Catalogue) -> str:
    """Return the beginning of what a pilot says under a heading; "" when it says nothing."""
    said: list[str] = []
    room = _BRIEF
    for part in filter(None, _BRIEFLY[kopje.key](pilot, catalogue)):
        said.append(" ".join(part.split()).rstrip("."))
        room -= len(said[-1])
        if room < 0:
            break  # what comes after this is left out anyway
    return shortened("; ".join(said))


def shortened(text: str) -> str:
    """Cut a text at a word, so that it is no longer than the first lines of an answer."""
    text = " ".join(text.split())
    return text if len(text) <= _BRIEF else text[: text.rindex(" ", 0, _BRIEF)].rstrip(" ,;:.") + " …"


def _statements(field: str) -> Callable[[Pilot, Catalogue], Iterable[str]]:
    def told(pilot: Pilot, _: Catalogue) -> Iterable[str]:
        return (statement.tekst for statement in getattr(pilot, field) or ())

    return told


def _goals(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    return [statement.tekst for statement in (*(pilot.doelen or ()), *(pilot.vragen or ()))]


def _duration(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    return (period_in_words(pilot),) if pilot.duur else ()


def _target_group(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    return filter(None, (_size(pilot), pilot.doelgroep.omschrijving)) if pilot.doelgroep else ()


def _who(pilot: Pilot, catalogue: Catalogue) -> Iterable[str]:
    return (label for _, label in _participants(pilot.deelnemers or (), catalogue))


def _method(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    werkwijze = pilot.werkwijze or WerkwijzeDeel()
    statements = (*(werkwijze.uitgangspunten or ()), *(werkwijze.stappen or ()))
    return (werkwijze.kern or "", *(statement.tekst for statement in statements), werkwijze.toelichting or "")


def _money(pilot: Pilot, catalogue: Catalogue) -> Iterable[str]:
    return (_one_post(post, catalogue) for post in pilot.financiering or ())


def _one_post(post: FinancieringDeel, catalogue: Catalogue) -> str:
    party = post.partij or (catalogue.lists["organisaties"][post.organisatie].label if post.organisatie else "")
    return ": ".join(filter(None, (party, post.bijdrage or post.tekst)))


def _elsewhere(parts: Iterable[Relatie | VoorbeeldDeel], catalogue: Catalogue) -> Iterator[str]:
    for part in parts:
        slug = part.pilot if isinstance(part, Relatie) else None
        name = catalogue.pilots[slug].titel if slug and slug in catalogue.pilots else part.naam or slug or ""
        yield ", ".join(filter(None, (name, part.plaats)))


def _measured(pilot: Pilot, _: Catalogue) -> Iterator[str]:
    monitoring = pilot.monitoring or Monitoring()
    if monitoring.nulmeting:
        yield f"nulmeting: {in_words(monitoring.nulmeting.stand)}"
    yield from (meting.indicator for meting in monitoring.metingen or ())
    for statements in (monitoring.indicatoren, monitoring.instrumenten, monitoring.vragen):
        yield from (statement.tekst for statement in statements or ())
    yield from (moment.tekst for moment in monitoring.planning or ())
    yield monitoring.toelichting or ""


def _channels(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    return (f"{one.kanaal} ({one.frequentie})" if one.frequentie else one.kanaal for one in pilot.kennisdeling or ())


_BRIEFLY: Mapping[str, Callable[[Pilot, Catalogue], Iterable[str]]] = {
    "doelen": _goals,
    "duur": _duration,
    "doelgroep": _target_group,
    "deelnemers": _who,
    "werkwijze": _method,
    "scholing": _statements("scholing"),
    "financiering": _money,
    "relaties": lambda pilot, catalogue: _elsewhere(pilot.relaties or (), catalogue),
    "voorbeelden": lambda pilot, catalogue: _elsewhere(pilot.voorbeelden or (), catalogue),
    "monitoring": _measured,
    "kennisdeling": _channels,
}


# --------------------------------------------------------------------------------- for the browser

FACTS_SCRIPT = "assets/feiten.js"


def facts_script(catalogue: Catalogue) -> str:
    """Make the script with the facts at a glance of every pilot; theme/scripts/takeaway.js makes files of them.

    An item is a list: a key and a label, or one text where these are the same. An `Absent` is two texts.
    """
    regios = catalogue.lists["regios"]
    data = {
        "rijen": [[fact.key, fact.label] for fact in FACTS],
        "pilots": {
            slug: [pilot.titel, regios[pilot.regio].label, *map(_packed, all_facts(catalogue)[slug])]
            for slug, pilot in catalogue.pilots.items()
        },
    }
    return f"window.pilotwijzerFeiten={to_json(data).decode()};\n"


def _packed(values: list[Item] | Absent) -> list[list[str]] | Absent:
    return values if isinstance(values, Absent) else [[key] if key == label else [key, label] for key, label in values]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a pilot says under a heading: how much of it is described, and safe HTML for another page."""

    stand: str
    html: str


def data_name(slug: str) -> str:
    """Where the data of a pilot is, relative to the site's root."""
    return f"vergelijken/data/{slug}.js"


def data_script(slug: str, catalogue: Catalogue, strip: str, answers: Mapping[str, Answer]) -> str:
    """Make the script with all of one pilot that a comparison shows; theme/scripts/compare/ reads it.

    `strip` is the picture of its eleven headings, `answers` are by the key of the heading.
    """
    pilot = catalogue.pilots[slug]
    data = {
        "titel": pilot.titel,
        "regio": catalogue.lists["regios"][pilot.regio].label,
        "punten": strip,
        "bronnen": _on_paper(pilot),
        "feiten": dict(zip([fact.key for fact in FACTS], all_facts(catalogue)[slug], strict=True)),
        "kopjes": {key: [answer.stand, answer.html] for key, answer in answers.items()},
    }
    made = to_json(data).decode()
    return f'(window.pilotwijzerNaastElkaar??={{}})["{slug}"]={made};\n'


def _on_paper(pilot: Pilot) -> str:
    """The sources that the numbers in the answers mean, as HTML; on a screen a number leads to its source."""
    told = "".join([f"<li>{escaped(source.cited)}</li>" for source in source_views(pilot)])
    return f'<div class="only-print side__sources">Bronnen<ol>{told}</ol></div>'
