"""The reference for who writes a description: every field in the words of the model, and all that the checker says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.catalogue import PILOTS, Catalogue
from generator.diagnostics import CODES, Severity
from generator.form import Definition, definition
from generator.model import Herleidbaar, Pilot

# Fields of nearly every part: explained once, at the end.
EVERYWHERE = (*Herleidbaar.model_fields, "toelichting")
# A longer list is looked up on its own page.
_MOST_ENTRIES = 40


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """A field as the reference explains it: `kind` says in words what can stand there, `fields` what is inside."""

    key: str
    label: str
    help: str
    kind: str
    example: str
    required: bool
    list: str
    fields: tuple[FieldHelp, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionHelp:
    """A heading of the reference with its fields."""

    key: str
    label: str
    question: str
    fields: tuple[FieldHelp, ...]


@dataclass(frozen=True, slots=True)
class ListHelp:
    """A controlled list: its entries as (key, name), or none when it is too long to show here."""

    name: str
    size: int
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FieldReference:
    """The whole reference."""

    sections: tuple[SectionHelp, ...]
    everywhere: tuple[FieldHelp, ...]
    lists: tuple[ListHelp, ...]


def field_reference(catalogue: Catalogue) -> FieldReference:
    """Explain every field of a pilot, in the order of the form."""
    defined = definition(catalogue)
    parts = defined["parts"]
    by_key = {field["key"]: field for field in parts[Pilot.__name__]}
    sections = tuple(
        SectionHelp(
            section["key"],
            section["label"],
            section["question"],
            tuple(_explained(by_key[key], parts) for key in section["fields"]),
        )
        for section in defined["sections"]
    )
    common = {field["key"]: field for part in parts.values() for field in part if field["key"] in EVERYWHERE}
    everywhere = tuple(_explained(common[key], parts) for key in EVERYWHERE)
    return FieldReference(sections, everywhere, tuple(_lists(defined["lists"])))


def _lists(lists: Mapping[str, Any]) -> Iterator[ListHelp]:
    for name, entries in lists.items():
        if name != PILOTS:
            few = tuple((entry[0], entry[1]) for entry in entries) if len(entries) <= _MOST_ENTRIES else ()
            yield ListHelp(name, len(entries), few)


def _explained(field: Definition, parts: Mapping[str, Any]) -> FieldHelp:
    inside = _group(field)
    fields = parts[inside["part"]] if inside else []
    return FieldHelp(
        field["key"],
        field["label"],
        field["help"],
        _in_words(field, parts),
        _as_yaml(field["example"]) if "example" in field else "",
        field.get("required", False),
        _list_of(field),
        tuple(_explained(part, parts) for part in fields if part["key"] not in EVERYWHERE),
    )


def _group(field: Definition) -> Definition | None:
    """The group that a field holds one or more of."""
    while "item" in field:
        field = field["item"]
    return field if field["kind"] == "group" else None


def _list_of(field: Definition) -> str:
    while "item" in field:
        field = field["item"]
    name: str = field.get("list", "")
    return "" if name in _ELSEWHERE else name


# References that are to no controlled list.
_ELSEWHERE = {PILOTS: "de bestandsnaam van een pilot, zonder .yml", "bronnen": "de sleutel van een bron in dit bestand"}
_KINDS = {
    "text": "een tekst",
    "number": "een getal, alleen cijfers",
    "date": "een datum: jaar, seizoen, maand of dag",
    "url": "een internetadres met https",
}


def _in_words(field: Definition, parts: Mapping[str, Any]) -> str:
    kind = field["kind"]
    if kind == "list":
        return f"een of meer: {_in_words(field['item'], parts)}"
    if kind == "map":
        return f"regels met een eigen sleutel, en daarachter {_in_words(field['item'], parts)}"
    if kind == "choice":
        if "list" in field:
            return _ELSEWHERE.get(field["list"], "een sleutel uit de lijst")
        return "een keuze: " + ", ".join(value for value, _ in field["options"])
    if kind == "group":
        return _group_in_words(field, parts)
    return f"{_KINDS[kind]}, liefst hoogstens {_thousands(field['max'])} tekens" if "max" in field else _KINDS[kind]


def _group_in_words(field: Definition, parts: Mapping[str, Any]) -> str:
    if "short" in field:
        short = next(part for part in parts[field["part"]] if part["key"] == field["short"])
        return f"{_in_words(short, parts)} (`{short['key']}`), of een groep velden"
    if "range" in field:
        return "van en tot, bijvoorbeeld 4-12, of een groep velden"
    return "een groep velden"


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _as_yaml(value: Any) -> str:
    """An example in one line, as it can be written."""
    if isinstance(value, list):
        return f"[{', '.join(map(_as_yaml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_as_yaml(item)}' for key, item in value.items())}}}"
    return str(value)


# ------------------------------------------------------------------------------ what the checker says


@dataclass(frozen=True, slots=True)
class MessageHelp:
    """A code of the checker: what it means, and an example that is wrong beside the same mended."""

    code: str
    title: str
    explanation: str
    severity: Severity
    wrong: str
    right: str


@cache
def messages() -> Mapping[str, MessageHelp]:
    """Explain every code, in the order in which the checker comes to it."""
    examples = json.loads(Path(__file__).with_name("examples.json").read_text(encoding="utf-8"))
    return {
        code: MessageHelp(code, about.title, about.explanation, about.severity, **examples[code])
        for code, about in CODES.items()
    }
