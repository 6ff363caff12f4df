"""One vocabulary to filter by, for every page: what can be asked of a pilot, and what each one answers.

A facet has a key, which is also its name in an address (`?thema=…&fase=…`), and values. What a source
does not tell is a value too: `niet_vermeld`, or the reason that the pilot itself gives.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.catalogue import Catalogue, collated
from generator.comparison import baseline, why_absent
from generator.model import KOPJES, Pilot, Regio, beschrevenheid, in_words
from generator.schema import slug_of

NIET_VERMELD = "niet_vermeld"
_ABSENT = (NIET_VERMELD, "volgt", "niet_van_toepassing")
# Ages from the first up to the second; the last one is open.
_AGES = ((0, 4), (4, 12), (12, 18), (18, None))

Told = Callable[[Pilot, Catalogue], Iterable[str]]
Known = Callable[[Catalogue], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """Something to filter by; `key` names it in addresses, `label` on the page, `explanation` says how it counts.

    `told` gives a pilot's values as far as its source tells them, `known` the values that there are with their
    labels, and `ontbreekt` is where a pilot says why it has none.
    """

    key: str
    label: str
    told: Told
    known: Known
    ontbreekt: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a facet, and how many pilots of the whole catalogue have it."""

    value: str
    label: str
    count: int


Values = Mapping[str, tuple[str, ...]]


def values_of(pilot: Pilot, catalogue: Catalogue) -> Values:
    """Return the pilot's values by the key of each facet; never empty: at least why there is none."""
    return {
        facet.key: tuple(dict.fromkeys(facet.told(pilot, catalogue))) or (why_absent(pilot, facet.ontbreekt),)
        for facet in FACETS
    }


def all_values(catalogue: Catalogue) -> Mapping[str, Values]:
    """Return the values of each pilot, by its slug."""
    return catalogue.once(_all_values)


def _all_values(catalogue: Catalogue) -> Mapping[str, Values]:
    return {slug: values_of(pilot, catalogue) for slug, pilot in catalogue.pilots.items()}


Choices = tuple[tuple[Facet, tuple[Option, ...]], ...]


def options(catalogue: Catalogue) -> Choices:
    """Return the facets that this catalogue can be asked by, each with its values, those without pilots too."""
    return catalogue.once(_choices)


def _choices(catalogue: Catalogue) -> Choices:
    counts: dict[str, Counter[str]] = {facet.key: Counter() for facet in FACETS}
    for told in all_values(catalogue).values():
        for key, values in told.items():
            counts[key].update(values)
    found = ((facet, tuple(_options(facet.known(catalogue), counts[facet.key]))) for facet in FACETS)
    return tuple((facet, choices) for facet, choices in found if any(one.value not in _ABSENT for one in choices))


def _options(known: Mapping[str, str], counts: Counter[str]) -> Iterator[Option]:
    for value, label in known.items():
        yield Option(value, label, counts[value])
    for value in _ABSENT:
        if value not in known and counts[value]:
            yield Option(value, _as_label(value), counts[value])


def years_of(pilot: Pilot) -> dict[int, bool]:
    """Return the years in which a pilot runs, in order: True when that is sure, False when it is possible.

    An end that is not told, or is the earliest there can be, may lie a year further. Presumed dates make
    years possible, and being under way on the reference date makes that year sure.
    """
    years = dict.fromkeys(_possible_years(pilot), False)
    years.update(dict.fromkeys(_sure_years(pilot), True))
    return dict(sorted(years.items()))


def _sure_years(pilot: Pilot) -> Iterator[int]:
    if pilot.fase == "in_uitvoering" and pilot.peildatum:
        yield from _if_one(pilot.peildatum.datum.earliest.year, pilot.peildatum.datum.latest.year)
    duur = pilot.duur
    if duur and duur.start and duur.start.zekerheid in (None, "vast") and not duur.start.afgeleid:
        first = duur.start.datum.latest.year
        sure_end = duur.eind and (duur.eind.zekerheid or duur.zekerheid) != "vermoedelijk"
        yield from range(first, (duur.eind.datum.earliest.year if duur.eind and sure_end else first) + 1)


def _if_one(first: int, last: int) -> tuple[int, ...]:
    return (first,) if first == last else ()


def _possible_years(pilot: Pilot) -> Iterable[int]:
    duur = pilot.duur
    moment = (duur.start or duur.eind) if duur else None
    if duur is None or moment is None:
        return ()
    first = moment.datum.earliest.year
    if duur.eind:
        further = (duur.eind.zekerheid or duur.zekerheid) == "minimaal"
        return range(first, duur.eind.datum.latest.year + further + 1)
    last = moment.datum.latest.year
    if pilot.peildatum:
        last = max(last, pilot.peildatum.datum.latest.year)
    return range(first, last + (pilot.fase not in ("afgerond", "gestopt")) + 1)


# ------------------------------------------------------------------------------------ what is told


def _listed(field: str) -> Told:
    def told(pilot: Pilot, _: Catalogue) -> Iterable[str]:
        value = getattr(pilot, field)
        return (value,) if isinstance(value, str) else value or ()

    return told


def _labels(name: str, *, by_label: bool = False) -> Known:
    def known(catalogue: Catalogue) -> Mapping[str, str]:
        labels = {key: term.label for key, term in catalogue.lists[name].items()}
        return _by_label(labels) if by_label else labels

    return known


def _by_label(labels: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(labels.items(), key=lambda item: collated(item[1])))


def _words(*values: str) -> Known:
    return lambda _: {value: _as_label(value) for value in values}


def _as_label(value: str) -> str:
    return in_words(value).capitalize()


def _provinces(regio: Regio) -> dict[str, str]:
    if regio.soort == "land":
        return {"landelijk": "Landelijk"}
    return {slug_of(name): name for name in regio.provincies or ()}


def _told_provinces(pilot: Pilot, catalogue: Catalogue) -> Iterable[str]:
    regio = catalogue.lists["regios"][pilot.regio]
    assert isinstance(regio, Regio)
    return _provinces(regio)


def _known_provinces(catalogue: Catalogue) -> Mapping[str, str]:
    regios = (regio for regio in catalogue.lists["regios"].values() if isinstance(regio, Regio))
    return _by_label({key: label for regio in regios for key, label in _provinces(regio).items()})


def _told_ages(pilot: Pilot, _: Catalogue) -> Iterator[str]:
    if pilot.leeftijd is None:
        return
    youngest, oldest = pilot.leeftijd.van or 0, pilot.leeftijd.tot
    for first, below in _AGES:
        # Who is for 0 to 18 is not for adults: a range does not reach the band that begins where it ends.
        reaches = oldest is None or oldest > first or oldest == youngest == first
        if reaches and (below is None or youngest < below):
            yield _age(first, below)


def _age(first: int, below: int | None) -> str:
    return f"{first}-plus" if below is None else f"{first}-{below - 1}"


def _known_ages(_: Catalogue) -> Mapping[str, str]:
    return {
        _age(first, below): f"{first} jaar en ouder" if below is None else f"{first} tot {below} jaar"
        for first, below in _AGES
    }


def _told_forms(pilot: Pilot, _: Catalogue) -> Iterator[str]:
    yield from (post.vorm for post in pilot.financiering or () if post.vorm)
    if pilot.financiering and not any(post.vorm for post in pilot.financiering):
        yield "zonder_vorm"


def _known_forms(catalogue: Catalogue) -> Mapping[str, str]:
    return {**_labels("financieringsvormen")(catalogue), "zonder_vorm": "Wel beschreven, zonder vorm"}


def _told_baseline(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    stand = baseline(pilot)
    return () if stand == NIET_VERMELD else (stand,)


def _told_years(pilot: Pilot, _: Catalogue) -> Iterable[str]:
    return map(str, years_of(pilot))


def _known_years(catalogue: Catalogue) -> Mapping[str, str]:
    years = {year for pilot in catalogue.pilots.values() for year in years_of(pilot)}
    return {str(year): str(year) for year in sorted(years)}


_PERIOD = (
    "Wij tellen elk jaar waarin een pilot zeker of mogelijk loopt. Noemt de bron geen einde, of alleen het vroegste "
    "einde? Dan telt één jaar extra mee als mogelijk."
)

FACETS: tuple[Facet, ...] = (
    Facet("regio", "Regio", _listed("regio"), _labels("regios", by_label=True)),
    Facet("provincie", "Provincie", _told_provinces, _known_provinces),
    Facet("thema", "Thema", _listed("themas"), _labels("themas", by_label=True)),
    Facet("aanpak", "Soort aanpak", _listed("aanpak"), _labels("aanpakken", by_label=True), "aanpak"),
    Facet("setting", "Plek", _listed("setting"), _labels("settings"), "setting"),
    Facet("onderwijs", "Onderwijs", _listed("onderwijs"), _labels("onderwijs"), "onderwijs"),
    Facet("leeftijd", "Leeftijd", _told_ages, _known_ages, "leeftijd"),
    Facet("sturing", "Wie stuurt", _listed("sturing"), _labels("sturing"), "sturing"),
    Facet("financiering", "Financiering", _told_forms, _known_forms, "financiering"),
    Facet(
        "fase",
        "Fase",
        _listed("fase"),
        _words("voorbereiding", "in_uitvoering", "afgerond", "gestopt", "onbekend"),
        explanation="De fase op de peildatum van de beschrijving.",
    ),
    Facet("nulmeting", "Nulmeting", _told_baseline, _words("ja", "deels", "nee", NIET_VERMELD), "monitoring"),
    Facet("periode", "Periode", _told_years, _known_years, "duur", _PERIOD),
)


# --------------------------------------------------------------------------------- for the browser

CATALOGUE_SCRIPT = "assets/catalogus.js"


def catalogue_script(catalogue: Catalogue, places: Mapping[str, int]) -> str:
    """Make the script with what the filters need of every pilot; theme/scripts/filters/facets.js reads it.

    `places` holds, by slug, which page of the search index a pilot is. Everything is a column with the pilots
    in the order of their titles, because equal things beside each other compress well; but `verhuisd` gives for each
    old slug the one of now, for addresses that hold pilots.
    """
    pilots = catalogue.pilots
    answers = list(all_values(catalogue).values())
    regions = _labels("regios", by_label=True)(catalogue)
    place = {key: index for index, key in enumerate(regions)}
    data = {
        "slugs": " ".join(pilots),
        "verhuisd": catalogue.moved_pilots,
        "titels": [pilot.titel for pilot in pilots.values()],
        "regios": list(regions.values()),
        "regio": [place[pilot.regio] for pilot in pilots.values()],
        "start": [_start(pilot) for pilot in pilots.values()],
        "volledigheid": [_completeness(pilot) for pilot in pilots.values()],
        "bladzijde": [places.get(slug, -1) for slug in pilots],
        "mogelijk": _column(
            [str(year) for year, sure in years_of(pilot).items() if not sure] for pilot in pilots.values()
        ),
        "facetten": {
            facet.key: _indexed([one.value for one in choices], [answer[facet.key] for answer in answers])
            for facet, choices in options(catalogue)
        },
    }
    return f"window.pilotwijzerCatalogus={json.dumps(data, ensure_ascii=False, separators=(',', ':'))};\n"


def _indexed(values: list[str], answers: list[tuple[str, ...]]) -> list[str]:
    """The values of a facet, and per pilot which of them it has."""
    place = {value: str(index) for index, value in enumerate(values)}
    return [" ".join(values), _column([place[value] for value in answer] for answer in answers)]


def _column(cells: Iterable[Iterable[str]]) -> str:
    return " ".join(",".join(cell) for cell in cells)


def _start(pilot: Pilot) -> str:
    return pilot.duur.start.datum.earliest.isoformat() if pilot.duur and pilot.duur.start else ""


def _completeness(pilot: Pilot) -> int:
    """How much of the eleven headings is described: two for a whole one, one for a part."""
    weights = {"beschreven": 2, "deels": 1}
    return sum(weights.get(beschrevenheid(pilot, kopje), 0) for kopje in KOPJES)
