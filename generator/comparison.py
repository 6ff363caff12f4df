"""What is alike and what differs between pilots, in words that come from the structured fields."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from generator.catalogue import Catalogue
from generator.model import Naamdrager, Pilot, Stand, Term, in_words

Feature = tuple[str, str]

# Kind of feature → (weight, list it comes from, how a sentence that begins with "beide" goes on).
_KINDS: Mapping[str, tuple[float, str, str]] = {
    "themas": (3.0, "themas", "werken aan {}"),
    "aanpak": (2.0, "aanpakken", "hebben deze aanpak: {}"),
    "setting": (1.5, "settings", "helpen op dezelfde plek: {}"),
    "onderwijs": (1.5, "onderwijs", "richten zich op {}"),
    "organisatie": (1.0, "organisaties", "noemen deze deelnemers: {}"),
    "sturing": (0.5, "sturing", "worden op dezelfde manier gestuurd: {}"),
}
_MOST = 3
# A feature shared by more pilots than this says little, and pairing them all would cost a square.
_MOST_NEIGHBOURS = 48
# What pilots can differ in, besides their approach.
_POINTS = ("wie stuurt", "omvang", "fase", "nulmeting")
# A sentence with more names or points than this is not read to its end.
_MOST_LABELS = 4
_MOST_DIFFERENCES = 4


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that two pilots both tell, and differently; `here` and `there` are words.

    Of a set they name what only that pilot has; one of them can be empty.
    """

    label: str
    here: str
    there: str
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class Alike:
    """Another pilot that looks like this one: why, as sentences after "beide", and in what it differs."""

    slug: str
    pilot: Pilot
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Two or three pilots that are worth laying side by side, and why: sentences after "beide" or "alle drie"."""

    pilots: tuple[tuple[str, Pilot], ...]
    reasons: tuple[str, ...]


# A feature of a pilot, the slugs of all that have it, and which of those this one is.
_Held = tuple[Feature, list[str], int]


class Likeness:
    """Finds each pilot's nearest others, by shared features; rare features weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._features = {slug: tuple(features(pilot)) for slug, pilot in catalogue.pilots.items()}
        self._nearest: dict[str, tuple[tuple[float, str], ...]] = {}
        holders: dict[Feature, list[str]] = defaultdict(list)
        self._held: dict[str, list[_Held]] = {}
        for slug, own in self._features.items():
            self._held[slug] = [(feature, holders[feature], len(holders[feature])) for feature in own]
            for feature in own:
                holders[feature].append(slug)
        total = max(len(self._features), 2)
        self._weight = {
            feature: _KINDS[feature[0]][0] * math.log(1 + total / len(slugs)) for feature, slugs in holders.items()
        }
        self._words: dict[str, tuple[str, ...]] = {}
        self._labels_of: dict[Feature, str] = {}

    def take_over(self, before: Likeness) -> None:
        """Keep what was worked out in an earlier state of the catalogue, if all that counts is still the same."""
        if before._features == self._features:
            self._nearest = before._nearest

    def nearest(self, slug: str) -> list[Alike]:
        """Return at most three pilots that share two features or more, the most alike first."""
        return [
            Alike(
                other,
                self._catalogue.pilots[other],
                self._shared((slug, other)),
                tuple(self._differences(slug, other))[:_MOST_DIFFERENCES],
            )
            for other in self.ranked(slug)
        ]

    def ranked(self, slug: str) -> list[str]:
        """Return the slugs of those pilots."""
        return [other for _, other in self._scored(slug)]

    def groups(self, most: int = 4) -> list[Group]:
        """Return the pilots that are most alike, in groups that do not overlap: one of three, the others of two."""
        pairs = ((score, slug, other) for slug in self._features for score, other in self._scored(slug))
        made: list[Group] = []
        taken: set[str] = set()
        for _, slug, other in sorted(pairs):
            if len(made) < most and not taken & {slug, other}:
                keys = [slug, other, *([] if made else self._third(slug, other))]
                taken.update(keys)
                made.append(Group(tuple((key, self._catalogue.pilots[key]) for key in keys), self._shared(keys)))
        return made

    def _third(self, slug: str, other: str) -> list[str]:
        """A pilot that is near to both and shares something with both, if there is one."""
        near = {key for _, key in self._scored(other)}
        common = (key for _, key in self._scored(slug) if key in near)
        return [key for key in common if self._shared((slug, other, key))][:1]

    def _scored(self, slug: str) -> tuple[tuple[float, str], ...]:
        """The three nearest, as (minus the score, slug)."""
        if slug not in self._nearest:
            neighbours = [(self._weight[feature], _around(place, slugs)) for feature, slugs, place in self._held[slug]]
            shared = Counter(chain.from_iterable(others for _, others in neighbours))
            several = {other for other, count in shared.items() if count > 1 and other != slug}
            scores = dict.fromkeys(several, 0.0)
            for weight, others in neighbours:
                for other in several.intersection(others):
                    scores[other] += weight
            least = min(sorted(scores.values())[-_MOST:], default=0.0)
            best = sorted([(-score, other) for other, score in scores.items() if score >= least])
            self._nearest[slug] = tuple(best[:_MOST])
        return self._nearest[slug]

    def _shared(self, slugs: Sequence[str]) -> tuple[str, ...]:
        """What all these pilots have in common, in words, the most telling kind first."""
        common = set(self._features[slugs[0]]).intersection(*(self._features[slug] for slug in slugs[1:]))
        shared: dict[str, list[str]] = defaultdict(list)
        for kind, key in self._features[slugs[0]]:
            if (kind, key) in common:
                shared[kind].append(self._label(kind, key))
        return tuple(_KINDS[kind][2].format(_enumerate(shared[kind])) for kind in _KINDS if shared[kind])

    def _differences(self, slug: str, other: str) -> Iterator[Difference]:
        """What both tell and tell otherwise, the most telling first; what one does not tell is no difference."""
        told = self._in_words(slug), self._in_words(other)
        pilot, another = self._catalogue.pilots[slug], self._catalogue.pilots[other]
        yield from self._only("plek", "setting", pilot, another)
        yield from self._only("onderwijs", "onderwijs", pilot, another)
        for label, here, there in zip(_POINTS, *told, strict=True):
            # A phase is that of one day: on different days it says nothing about the two.
            if here and there and here != there and (label != "fase" or pilot.peildatum == another.peildatum):
                yield Difference(label, here, there)
        yield from self._only("aanpak", "aanpak", pilot, another)

    def _only(self, label: str, kind: str, pilot: Pilot, other: Pilot) -> Iterator[Difference]:
        """What only one of the two has, of sets that both tell."""
        here, there = getattr(pilot, kind), getattr(other, kind)
        if here and there and set(here) != set(there):
            only_here = self._labels(kind, [key for key in here if key not in there])
            only_there = self._labels(kind, [key for key in there if key not in here])
            yield Difference(label, only_here, only_there, is_set=True)

    def _in_words(self, slug: str) -> tuple[str, ...]:
        """What a pilot tells on each of the points, "" where it tells nothing; asked for by each that is near to it."""
        if slug not in self._words:
            pilot = self._catalogue.pilots[slug]
            self._words[slug] = (
                self._labels("sturing", pilot.sturing),
                _size(pilot),
                _known(pilot.fase, "onbekend"),
                _known(baseline(pilot), "niet_vermeld"),
            )
        return self._words[slug]

    def _labels(self, kind: str, keys: str | Iterable[str] | None) -> str:
        listed = (keys,) if isinstance(keys, str) else keys or ()
        return _enumerate([self._label(kind, key) for key in listed])

    def _label(self, kind: str, key: str) -> str:
        if (kind, key) not in self._labels_of:
            self._labels_of[kind, key] = _label(kind, self._catalogue.lists[_KINDS[kind][1]][key])
        return self._labels_of[kind, key]


def _label(kind: str, entry: Term) -> str:
    named = isinstance(entry, Naamdrager) and entry.namen
    inside = entry.label if named else in_a_sentence(entry.label)
    # Where a label reads as a statement, its own commas and "en" would run into those of the list.
    return f"“{inside}”" if kind == "themas" else inside


def _around(place: int, slugs: list[str]) -> list[str]:
    """The neighbours of the pilot at this place among those that share a feature."""
    if len(slugs) <= _MOST_NEIGHBOURS:
        return slugs
    start = max(0, min(place - _MOST_NEIGHBOURS // 2, len(slugs) - _MOST_NEIGHBOURS))
    return slugs[start : start + _MOST_NEIGHBOURS]


def in_a_sentence(label: str) -> str:
    """A label as it stands inside a sentence: without its capital, unless it is an abbreviation or a name."""
    first, *others = label.split()
    is_name = any(word[:1].isupper() and not word.isupper() for word in others)
    if is_name or not (first[1:] or "x" * len(others)).islower():
        return label
    return " ".join(["één" if first == "Eén" else first.lower(), *others])


def _known(value: str, unknown: str) -> str:
    return "" if value == unknown else in_words(value)


def _size(pilot: Pilot) -> str:
    doelgroep = pilot.doelgroep
    if doelgroep is None or doelgroep.aantal is None or doelgroep.eenheid is None:
        return ""
    return f"{doelgroep.aantal} {doelgroep.eenheid}"


def baseline(pilot: Pilot) -> str:
    """Whether the situation at the start was measured: ja, nee, deels or niet_vermeld."""
    nulmeting = pilot.monitoring and pilot.monitoring.nulmeting
    return nulmeting.stand if nulmeting else "niet_vermeld"


def why_absent(pilot: Pilot, field: str) -> Stand:
    """Why a pilot does not tell something: as it says itself, or else because its source does not."""
    absent = pilot.ontbreekt.get(field)
    # A reason for a part says nothing about the rest.
    return absent.stand if absent and not absent.deel else "niet_vermeld"


def features(pilot: Pilot) -> Iterator[Feature]:
    """Yield what a pilot can share with another, without repeats."""
    for field in ("themas", "aanpak", "setting", "onderwijs"):
        yield from dict.fromkeys((field, key) for key in getattr(pilot, field) or ())
    yield from dict.fromkeys(("organisatie", deelnemer.organisatie) for deelnemer in pilot.deelnemers or ())
    if pilot.sturing:
        yield "sturing", pilot.sturing


def _enumerate(labels: Sequence[str]) -> str:
    """`a, b en c`; of a long list the first ones, and how many more there are."""
    if len(labels) > _MOST_LABELS:
        return f"{', '.join(labels[: _MOST_LABELS - 1])} en nog {len(labels) - _MOST_LABELS + 1}"
    return " en ".join(filter(None, (", ".join(labels[:-1]), "".join(labels[-1:]))))
