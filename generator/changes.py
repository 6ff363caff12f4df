"""What differs between two versions of a record, field by field, in the words that a reader knows.

Texts come back as they stand in the record: whoever shows them escapes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from generator.catalogue import PILOTS, Catalogue
from generator.model import Path, in_words, references

# Gives the label of an entry: the name of a list (or `pilots`) and a key.
Naming = Callable[[str, str], str]
# Two statements with so much in common are one statement that was rewritten.
_SAME = 0.5
_VALUE = re.compile("[a-z]+(?:_[a-z]+)+")
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: where it is (labels, from outside in), what stood there and what stands there now.

    `before` is "" for what is new, `after` for what is gone. A point of a list that only moved has both.
    """

    where: tuple[str, ...]
    before: str
    after: str

    @property
    def is_moved(self) -> bool:
        """Whether the same stands in another place."""
        return self.before == self.after


def naming(catalogue: Catalogue) -> Naming:
    """Name entries as this catalogue does; what it does not know keeps its key."""

    def name(to: str, key: str) -> str:
        if to == PILOTS:
            return catalogue.pilots[key].titel if key in catalogue.pilots else key
        term = catalogue.term(to, key)
        return term.label if term else key

    return name


def changes(before: BaseModel, after: BaseModel, naming: Naming) -> list[Change]:
    """Return every difference between two records of one model, in the order of the model."""
    old, new = (_Version(record, naming) for record in (before, after))
    return list(_parts((), old.top, new.top))


def around(change: Change) -> tuple[str, str]:
    """Return the two texts without the long stretches that they begin and end with in common."""
    before, after = change.before.split(), change.after.split()
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _trimmed(before, start, end), _trimmed(after, start, end)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = zip(one, other, strict=False)
    return next((number for number, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _trimmed(words: Sequence[str], start: int, end: int) -> str:
    """Keep a few words around the middle, and say with dots that there is more."""
    first, last = max(start - 6, 0), min(len(words) - end + 6, len(words))
    if len(" ".join(words)) <= 2 * _CONTEXT:
        first, last = 0, len(words)
    return ("… " if first else "") + " ".join(words[first:last]) + (" …" if last < len(words) else "")


# ------------------------------------------------------------------------------ values with their names


class _Version:
    """One of the two records, with the labels of the keys in it."""

    def __init__(self, record: BaseModel, naming: Naming) -> None:
        self.labels = {reference.path: naming(reference.to, reference.key) for reference in references(record)}
        self.top = _Value(record, (), self)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of one version and its place there, by which a key finds its label."""

    value: Any
    path: Path
    version: _Version

    def part(self, key: str | int) -> _Value:
        value = getattr(self.value, str(key)) if isinstance(self.value, BaseModel) else self.value[key]
        return _Value(value, (*self.path, key), self.version)

    def is_filled(self) -> bool:
        return self.value not in (None, (), {}, False)

    def text(self) -> str:
        if isinstance(self.value, bool):
            return "ja" if self.value else "nee"
        if isinstance(self.value, str):
            label = self.version.labels.get(self.path, self.value)
            return in_words(label) if _VALUE.fullmatch(label) else label
        if isinstance(self.value, BaseModel):
            return self._said()
        if isinstance(self.value, tuple):
            return "; ".join(self.part(number).text() for number in range(len(self.value)))
        if isinstance(self.value, Mapping):
            return "; ".join(f"{key}: {self.part(key).text()}" for key in self.value)
        return "" if self.value is None else str(self.value)

    def _said(self) -> str:
        """A group in one line: what it is, and between brackets what else it says."""
        fields = {name: self.part(name) for name in type(self.value).model_fields}
        said = [(name, part.text()) for name, part in fields.items() if part.is_filled() and name not in _PROVENANCE]
        if not said:
            return ""
        more = "; ".join(f"{_label(self.value, name).lower()}: {text}" for name, text in said[1:])
        return said[0][1] + (f" ({more})" if more else "")


# Said of a statement, and no part of it.
_PROVENANCE = ("bron", "afgeleid")


def _label(record: BaseModel, name: str) -> str:
    return type(record).model_fields[name].title or name


# ---------------------------------------------------------------------------------------- what differs


Where = tuple[str, ...]


def _parts(where: Where, old: _Value, new: _Value) -> Iterator[Change]:
    for name in type(new.value).model_fields:
        before, after = old.part(name), new.part(name)
        if before.value != after.value:
            yield from _change((*where, _label(new.value, name)), before, after)


def _change(where: Where, old: _Value, new: _Value) -> Iterator[Change]:
    if isinstance(old.value, BaseModel) and type(old.value) is type(new.value):
        yield from _parts(where, old, new)
    elif isinstance(old.value, tuple) and isinstance(new.value, tuple):
        yield from _points(where, old, new)
    elif isinstance(old.value, Mapping) and isinstance(new.value, Mapping):
        yield from _entries(where, old, new)
    else:
        yield Change(where, old.text() if old.value is not None else "", new.text() if new.value is not None else "")


def _entries(where: Where, old: _Value, new: _Value) -> Iterator[Change]:
    for key in dict.fromkeys([*old.value, *new.value]):
        inside = (*where, str(key))
        if key not in old.value:
            yield Change(inside, "", new.part(key).text())
        elif key not in new.value:
            yield Change(inside, old.part(key).text(), "")
        elif old.value[key] != new.value[key]:
            yield from _change(inside, old.part(key), new.part(key))


def _points(where: Where, old: _Value, new: _Value) -> Iterator[Change]:
    """The differences between two lists: points rewritten, moved, gone and new."""
    before, after = [repr(item) for item in old.value], [repr(item) for item in new.value]
    gone: list[int] = []
    come: list[int] = []
    for kind, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += range(first, last)
            come += range(start, end)
    moved = {repr(old.value[number]) for number in gone} & {repr(new.value[number]) for number in come}
    come_left = [number for number in come if after[number] not in moved]
    gone_left = [number for number in gone if before[number] not in moved]
    pairs = _rewritten(old, new, gone_left, come_left)
    for number in gone_left:
        if number not in pairs:
            yield Change((*where, f"punt {number + 1}"), old.part(number).text(), "")
    by_place = {now: was for was, now in pairs.items()}
    for number in come:
        place = (*where, f"punt {number + 1}")
        if number in by_place:
            yield from _change(place, old.part(by_place[number]), new.part(number))
        else:
            text = new.part(number).text()
            yield Change(place, text if after[number] in moved else "", text)


def _rewritten(old: _Value, new: _Value, gone: Sequence[int], come: Sequence[int]) -> dict[int, int]:
    """Pair what is gone with what came, where the one is the other in other words."""
    pairs: dict[int, int] = {}
    if isinstance(next(iter(old.value), None), str):
        return pairs  # keys and names: another one is another one
    left = list(come)
    for number in gone:
        text = old.part(number).text()
        likeness = [(SequenceMatcher(None, text, new.part(one).text()).ratio(), -one) for one in left]
        best, place = max(likeness, default=(0.0, 0))
        if best >= _SAME:
            pairs[number] = -place
            left.remove(-place)
    return pairs
