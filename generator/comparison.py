"""What is alike and what differs between pilots, in words that come from the structured fields."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from generator.catalogue import Catalogue
from generator.model import Pilot, in_words

Feature = tuple[str, str]

# Kind of feature → (weight, list it comes from, sentence for what is shared).
_KINDS: Mapping[str, tuple[float, str, str]] = {
    "themas": (3.0, "themas", "werken allebei aan {}"),
    "aanpak": (2.0, "aanpakken", "kiezen allebei voor {}"),
    "setting": (1.5, "settings", "bieden hulp op dezelfde plek: {}"),
    "onderwijs": (1.5, "onderwijs", "richten zich allebei op {}"),
    "organisatie": (1.0, "organisaties", "werken allebei samen met {}"),
    "sturing": (0.5, "sturing", "worden op dezelfde manier gestuurd: {}"),
}
_MOST = 3
# A feature shared by more pilots than this says little, and pairing them all would cost a square.
_MOST_NEIGHBOURS = 48


@dataclass(frozen=True, slots=True)
class Alike:
    """Another pilot that looks like this one: why, and in what it differs. Sentences without a full stop."""

    slug: str
    pilot: Pilot
    reasons: tuple[str, ...]
    differences: tuple[str, ...]


class Likeness:
    """Finds each pilot's nearest others, by shared features; rare features weigh more than common ones."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._features = {slug: tuple(features(pilot)) for slug, pilot in catalogue.pilots.items()}
        self._holders: dict[Feature, list[str]] = defaultdict(list)
        self._position: dict[tuple[str, Feature], int] = {}
        for slug, own in self._features.items():
            for feature in own:
                self._position[slug, feature] = len(self._holders[feature])
                self._holders[feature].append(slug)
        total = max(len(self._features), 2)
        self._weight = {
            feature: _KINDS[feature[0]][0] * math.log(1 + total / len(slugs))
            for feature, slugs in self._holders.items()
        }
        self._ranked: dict[str, list[str]] = {}

    def take_over(self, before: Likeness) -> None:
        """Keep what was worked out in an earlier state of the catalogue, if all that counts is still the same."""
        if before._features == self._features:
            self._ranked = before._ranked

    def nearest(self, slug: str) -> list[Alike]:
        """Return at most three pilots that share two features or more, the most alike first."""
        return [self._explain(slug, other) for other in self.ranked(slug)]

    def ranked(self, slug: str) -> list[str]:
        """Return the slugs of those pilots."""
        if slug not in self._ranked:
            self._ranked[slug] = self._rank(slug)
        return self._ranked[slug]

    def _rank(self, slug: str) -> list[str]:
        neighbours = [(self._weight[feature], self._neighbours(slug, feature)) for feature in self._features[slug]]
        shared = Counter(chain.from_iterable(others for _, others in neighbours))
        several = {other for other, count in shared.items() if count > 1 and other != slug}
        scores = dict.fromkeys(several, 0.0)
        for weight, others in neighbours:
            for other in several.intersection(others):
                scores[other] += weight
        return [other for _, other in nsmallest(_MOST, ((-score, other) for other, score in scores.items()))]

    def _neighbours(self, slug: str, feature: Feature) -> list[str]:
        holders = self._holders[feature]
        if len(holders) <= _MOST_NEIGHBOURS:
            return holders
        start = max(
            0,
            min(
                self._position[slug, feature] - _MOST_NEIGHBOURS // 2,
                len(holders) - _MOST_NEIGHBOURS,
            ),
        )
        return holders[start : start + _MOST_NEIGHBOURS]

    def _explain(self, slug: str, other: str) -> Alike:
        pilot, counterpart = self._catalogue.pilots[slug], self._catalogue.pilots[other]
        own = set(self._features[slug])
        shared: dict[str, list[str]] = defaultdict(list)
        for kind, key in self._features[other]:
            if (kind, key) in own:
                shared[kind].append(self._label(kind, key))
        reasons = tuple(_KINDS[kind][2].format(_enumerate(shared[kind])) for kind in _KINDS if shared[kind])
        return Alike(other, counterpart, reasons, tuple(self._differences(pilot, counterpart)))

    def _differences(self, pilot: Pilot, other: Pilot) -> Iterator[str]:
        if pilot.fase != other.fase:
            yield f"fase daar: {in_words(other.fase)}; hier: {in_words(pilot.fase)}"
        if pilot.sturing and other.sturing and pilot.sturing != other.sturing:
            yield f"daar stuurt: {self._label('sturing', other.sturing)}; hier: {self._label('sturing', pilot.sturing)}"
        here, there = baseline(pilot), baseline(other)
        if here != there:
            yield f"nulmeting daar: {in_words(there)}; hier: {in_words(here)}"
        only_there = [key for key in other.themas or () if key not in (pilot.themas or ())]
        if only_there:
            yield f"daar ook: {_enumerate([self._label('themas', key) for key in only_there[:3]])}"

    def _label(self, kind: str, key: str) -> str:
        return self._catalogue.lists[_KINDS[kind][1]][key].label


def baseline(pilot: Pilot) -> str:
    """Whether the situation at the start was measured: ja, nee, deels or niet_vermeld."""
    nulmeting = pilot.monitoring and pilot.monitoring.nulmeting
    return nulmeting.stand if nulmeting else "niet_vermeld"


def features(pilot: Pilot) -> Iterator[Feature]:
    """Yield what a pilot can share with another, without repeats."""
    for field in ("themas", "aanpak", "setting", "onderwijs"):
        yield from dict.fromkeys((field, key) for key in getattr(pilot, field) or ())
    yield from dict.fromkeys(("organisatie", deelnemer.organisatie) for deelnemer in pilot.deelnemers or ())
    if pilot.sturing:
        yield "sturing", pilot.sturing


def _enumerate(labels: list[str]) -> str:
    return labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} en {labels[-1]}"
