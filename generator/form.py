"""The form for one pilot, as data: what its script needs to ask, write, edit and check a description.

Everything comes from the model: the fields in their order with labels, explanations and examples, the
controlled lists, the limits. Nothing is said twice: what the checker can find, the form finds with the same
codes and texts. theme/scripts/form/ does the work in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, StringConstraints
from pydantic.fields import FieldInfo
from pydantic_core import to_json

from generator import dates, model, rules, schema, source
from generator.catalogue import PILOTS, Catalogue
from generator.dates import Datum
from generator.diagnostics import BARE, CODES, MAX_DIAGNOSTICS, Severity
from generator.model import (
    HERKOMST_KEYS,
    KOPJES,
    ONTBREEKT_KEYS,
    Herleidbaar,
    KorteVorm,
    Meting,
    Pilot,
    Verwijzing,
    Waarde,
    in_words,
)
from generator.rules import FEW, LONG_TEXT, LONG_TEXTS
from generator.schema import MANY
from generator.texts import TEXTS

Definition = dict[str, Any]

MODEL_SCRIPT = "assets/formulier-model.js"

# Fields with sentences rather than a word or a name: the form gives them more than one line.
_PROSE = {
    "samenvatting",
    "tekst",
    "toelichting",
    "omschrijving",
    "uitzondering",
    "rol",
    "bijdrage",
    "kern",
    "vergelijking",
}
# Fields that few pilots need: the form has them behind `Meer velden`, unless they are filled or must be.
_RARE = {
    *Herleidbaar.model_fields,
    "volgens",
    "toelichting",
    "zekerheid",
    "uitzondering",
    "vindplaats",
    "vergelijking",
    "label",
    "soort",
    "gemeenten",
    "setting",
    "onderwijs",
    "leeftijd",
    "aanpak",
    "sturing",
    "verschillen",
}
# Fields of which the form knows more than the model.
_ASKED_OTHERWISE: dict[tuple[str, str], Definition] = {
    # Needed, or the reason why it is not there: the one field that the check asks for with the headings.
    ("Pilot", "peildatum"): {"excused": True},
    # The rules judge it, with the other names of headings.
    ("VerschilDeel", "kopje"): {
        "kind": "choice",
        "format": "kopje",
        "options": [[kopje.key, kopje.label] for kopje in KOPJES],
    },
}
# A figure always says where it comes from.
_NEVER_RARE = {(Meting, "bron")}
# How one of several is called, where that is not the name of the field.
_ONE = {
    "doelen": "Doel",
    "vragen": "Vraag",
    "deelnemers": "Deelnemer",
    "uitgangspunten": "Uitgangspunt",
    "stappen": "Stap",
    "financiering": "Bijdrage",
    "relaties": "Relatie",
    "voorbeelden": "Voorbeeld",
    "instrumenten": "Instrument",
    "indicatoren": "Indicator",
    "planning": "Meetmoment",
    "metingen": "Meting",
    "kennisdeling": "Manier van delen",
    "werkt": "Wat werkt",
    "werkt_niet": "Wat niet werkt",
    "randvoorwaarden": "Randvoorwaarde",
    "ontwikkelvragen": "Ontwikkelvraag",
    "onderdelen": "Onderdeel",
    "bronnen": "Bron",
    "verschillen": "Verschil",
    "volgens": "Lezing",
    "gemeenten": "Gemeente",
}
# The model explains fields to who writes the file; in the form nobody types a key.
_FOR_FILES = {
    re.compile(pattern, re.IGNORECASE): instead
    for pattern, instead in {
        r" ?\((?:de )?sleutel[^)]*\)": "",
        r"(?:De )?sleutels? uit de lijst[^.]*\.|Kies per bron een korte sleutel\.": "",
        r"^De sleutel van de bron": "De bron",
        r"Zet `ja` ": "Kruis aan ",
        "`": "",
    }.items()
}
_LAST = ("toelichting", *Herleidbaar.model_fields)
# The keys that a mapping with free names can have, when they are not free after all.
_KEYS = {"herkomst": HERKOMST_KEYS, "ontbreekt": ONTBREEKT_KEYS}


def definition(catalogue: Catalogue) -> Definition:
    """Describe the record as data.

    `parts` has the fields of each part of the model by its name, `sections` the names of the fields of a pilot by
    heading, `lists` the entries of every list that a field draws on, `absent` what may be said to be absent.
    """
    parts: Definition = {}
    _add_part(Pilot, parts)
    return {
        "parts": parts,
        "sections": list(_sections()),
        "lists": _lists(catalogue, parts),
        "absent": list(ONTBREEKT_KEYS),
    }


def form_script(catalogue: Catalogue, schema_url: str = "") -> str:
    """Make the script with the definition of the form; theme/scripts/form/ reads it.

    `schema_url` is the address of the JSON Schema, for the first line of a new file; "" leaves that line out.
    """
    checks = {
        "texts": TEXTS,
        "advice": [code for code, meaning in CODES.items() if meaning.severity is Severity.ADVIES],
        "patterns": {name: _in_script(pattern) for name, pattern in _PATTERNS.items()},
        "words": {name: _alone(words) for name, words in _WORDS.items()},
        "limits": {"few": FEW, "many": MANY, "long": LONG_TEXT, "texts": LONG_TEXTS, "diagnostics": MAX_DIAGNOSTICS},
    }
    defined = definition(catalogue)
    # The form shows names; what they mean stands in the reference.
    names = {name: [entry[:2] for entry in entries] for name, entries in defined["lists"].items()}
    data = defined | {"parts": _asked(defined["parts"]), "lists": names} | checks | {"schema": schema_url}
    return f"window.pilotwijzerFormModel={_as_script(data)};\n"


def _asked(parts: Definition) -> Definition:
    """The fields of each part as they are asked: with their example as it stands in a file."""
    return {
        part: [
            field
            | ({"example": schema.in_file(field["example"])} if "example" in field else {})
            | _ASKED_OTHERWISE.get((part, field["key"]), {})
            for field in fields
        ]
        for part, fields in parts.items()
    }


class Step(NamedTuple):
    """A section that the form has a step for, with the address of that step on its page."""

    key: str
    label: str
    question: str = ""


def steps() -> list[Step]:
    """The sections that are asked one by one; the rest is asked with them, or kept as it is."""
    return [
        Step(section["key"], section["label"], section["question"])
        for section in _sections()
        if section["key"] not in ("herkomst", "ontbreekt", "eerdere_slugs")
    ]


def source_name(slug: str) -> str:
    """Where the script with the file of a pilot stands, relative to the site's root."""
    return f"{PILOTS}/{slug}/bron.js"


def source_script(root: Path, slug: str) -> str:
    """Make the script with the file of one pilot, sign for sign, for a form that edits it.

    The file is read again: keeping all of them in memory costs more than that.
    """
    text = (root / PILOTS / f"{slug}.yml").read_bytes().decode("utf-8", "replace")
    return f"window.pilotwijzerFormSource={_as_script({'slug': slug, 'text': text})};\n"


def _alone(words: Any) -> Any:
    """Words as a script has them without what every object has: `constructor` is no word."""
    return {"__proto__": None, **words} if isinstance(words, Mapping) else words


def _as_script(data: Any) -> str:
    return to_json(data).decode()


def _sections() -> Iterator[Definition]:
    """The sections in the order of the model: what comes before the headings, each heading, and the rest."""
    heading = {name: kopje for kopje in KOPJES for name in kopje.velden}
    general: list[str] = []
    rest = iter(Pilot.model_fields)
    for name in rest:
        if name in heading:
            break
        general.append(name)
    yield {"key": "algemeen", "label": "Algemeen", "question": "", "fields": general, "kopje": False}
    for kopje in KOPJES:
        yield {
            "key": kopje.key,
            "label": kopje.label,
            "question": kopje.vraag,
            "fields": list(kopje.velden),
            "kopje": True,
        }
    for name, field in Pilot.model_fields.items():
        if name not in heading and name not in general:
            yield {"key": name, "label": field.title, "question": "", "fields": [name], "kopje": False}


def _lists(catalogue: Catalogue, parts: Definition) -> dict[str, list[list[str]]]:
    """Every list that a field draws on, as key, label and, if any, explanation; and the pilots themselves."""
    used = set(_used_lists(parts))
    lists = {
        name: [[key, term.label, *([term.uitleg] if term.uitleg else [])] for key, term in terms.items()]
        for name, terms in catalogue.lists.items()
        if name in used
    }
    return lists | {PILOTS: [[slug, pilot.titel] for slug, pilot in catalogue.pilots.items()]}


def _used_lists(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for item in part:
            yield from _used_lists(item)
    elif isinstance(part, dict):
        if "list" in part:
            yield part["list"]
        yield from _used_lists(list(part.values()))


# ------------------------------------------------------------------------------ what the checker knows

_PATTERNS: dict[str, re.Pattern[str] | tuple[re.Pattern[str], ...]] = {
    "iso": dates.ISO,
    "words": dates.WORDS,
    "otherwise": dates.OTHERWISE,
    "fillers": dates.FILLERS,
    "number": model.NUMBER,
    "value": model.WAARDE,
    "address": schema.ADDRESS,
    "email": rules.EMAIL,
    "office": rules.OFFICE,
    "phone": rules.PHONE,
    "nineDigits": rules.NINE_DIGITS,
    "html": rules.HTML,
    "invisible": source.INVISIBLE,
    "unknown": source.UNKNOWN,
    "garbled": source.GARBLED,
    "shown": source.VALUE,
    "quotes": re.compile(f"^[{dates.QUOTES}]+|[{dates.QUOTES}]+$"),
    "bare": re.compile(f"^[{BARE}]+|[{BARE}]+$"),
}
_WORDS = {
    "months": dates.MAANDEN,
    "seasons": dates.SEIZOENEN,
    "otherSeasons": dates.OTHER_SEASON_WORDS,
    "shortMonths": dates.MONTH_BY_PREFIX,
    "yesNo": model.MEANT,
    "numbers": model.IN_WORDS,
    "about": model.OTHER_WORDS,
    "absent": model.STAND_WORDS,
    "signs": source.NAMES,
    "garbled": source.GARBLED_STARTS,
}
# What a script writes otherwise, outside and inside brackets: its own letters and digits are those of English.
_LETTER = r"\p{L}\p{N}_"
_IN_SCRIPT = {
    r"\w": (f"[{_LETTER}]", _LETTER),
    r"\d": (r"\p{Nd}", r"\p{Nd}"),
    r"\b": (f"(?:(?<=[{_LETTER}])(?![{_LETTER}])|(?<![{_LETTER}])(?=[{_LETTER}]))", ""),
    r"\"": ('"', '"'),
    "(?P<": ("(?<", "(?P<"),
}
_PIECE = re.compile(r"\\.|\(\?P<|.", re.DOTALL)


def _in_script(pattern: re.Pattern[str] | tuple[re.Pattern[str], ...]) -> Any:
    """A pattern as a script reads it, with the flags for it."""
    if isinstance(pattern, tuple):
        return [_in_script(one) for one in pattern]
    made, inside = [], False
    for piece in _PIECE.findall(pattern.pattern):
        inside = piece == "[" or (inside and piece != "]")
        stays = piece not in _IN_SCRIPT or (pattern.flags & re.ASCII and piece.startswith("\\"))
        made.append(piece if stays else _IN_SCRIPT[piece][inside])
    return ["".join(made), "iu" if pattern.flags & re.IGNORECASE else "u"]


# ------------------------------------------------------------------------------ one field


def _add_part(part: type[BaseModel], parts: Definition) -> str:
    """Enter the fields of a part under its name, once; return the name."""
    name = part.__name__
    if name not in parts:
        parts[name] = []
        fields = [_field(key, field, parts) for key, field in part.model_fields.items()]
        # The model has them first because they are inherited; a writer thinks of them last.
        parts[name] += sorted(fields, key=lambda field: _LAST.index(field["key"]) if field["key"] in _LAST else -1)
        for at, field in enumerate(fields):
            field["at"] = at  # the order of the model, in which the checker speaks of them
            if field["key"] in _RARE and "required" not in field and (part, field["key"]) not in _NEVER_RARE:
                field["rare"] = True
    return name


def _field(key: str, field: FieldInfo, parts: Definition) -> Definition:
    """The definition of a field: what stands with it, and what can be filled in."""
    made: Definition = {"key": key, "label": field.title, "help": _to_who_fills_in(field.description or "")}
    if field.examples:
        made["example"] = field.examples[0]
    if field.is_required():
        made["required"] = True
    made |= _shape(field.annotation, tuple(field.metadata), parts)
    if made["kind"] == "text" and "format" not in made:
        made["max"] = LONG_TEXTS.get(key, LONG_TEXT)
        if key in _PROSE:
            made["multiline"] = True
    if made["kind"] == "map":
        made["keys"] = list(_KEYS.get(key, ()))
    if key in _ONE:
        made["one"] = _ONE[key]
    return made


def _to_who_fills_in(explanation: str) -> str:
    for pattern, instead in _FOR_FILES.items():
        explanation = pattern.sub(instead, explanation)
    return explanation.strip()


def _shape(annotation: Any, metadata: tuple[Any, ...], parts: Definition) -> Definition:
    """What can be filled in where this annotation stands, with what Annotated adds to it."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        if get_origin(annotation) is Annotated:
            metadata += get_args(annotation)[1:]
        annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
    if to := next((meta.to for meta in metadata if isinstance(meta, Verwijzing)), None):
        return {"kind": "choice", "list": to}
    if get_origin(annotation) is Literal:
        return {"kind": "choice", "options": [[value, in_words(value)] for value in get_args(annotation)]}
    if get_origin(annotation) in (tuple, dict):
        return _many(annotation, metadata, parts)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {"kind": "group", "part": _add_part(annotation, parts), **_short(metadata)}
    return _scalar(annotation, metadata)


def _many(annotation: Any, metadata: tuple[Any, ...], parts: Definition) -> Definition:
    if get_origin(annotation) is dict:
        return {"kind": "map", "item": _shape(get_args(annotation)[1], (), parts)}
    made: Definition = {"kind": "list", "item": _shape(get_args(annotation)[0], (), parts)}
    least = next((meta.min_length for meta in metadata if isinstance(meta, MinLen)), 0)
    if least > 1:
        made["min"] = least
    if any(isinstance(meta, BeforeValidator) for meta in metadata):
        made["single"] = True  # one text may stand where a list can
    return made


def _short(metadata: tuple[Any, ...]) -> Definition:
    """The short form of a group: the field that can stand for the whole, or the two ends of a range."""
    for meta in metadata:
        if isinstance(meta, BeforeValidator):
            return {"short": meta.func.veld} if isinstance(meta.func, KorteVorm) else {"range": True}
    return {}


_SCALARS: Mapping[Any, Definition] = {
    bool: {"kind": "choice", "options": [["ja", "ja"], ["nee", "nee"]], "format": "ja-of-nee"},
    int: {"kind": "number"},
    Datum: {"kind": "date"},
    Waarde: {"kind": "text", "format": "waarde"},
}


def _scalar(annotation: Any, metadata: tuple[Any, ...]) -> Definition:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    pattern = any(isinstance(meta, StringConstraints) and meta.pattern for meta in metadata)
    return {"kind": "url"} if pattern else {"kind": "text"}
