"""A source held against the model: records out, and for every fault a message that a writer can use.

Pydantic finds the faults; this module says them in Dutch, at the place in the file, once for each
mistake. It also writes the JSON Schema with which editors complete and explain.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Literal, TypeVar, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, BeforeValidator, StringConstraints, ValidationError, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.diagnostics import MAX_DIAGNOSTICS, Diagnostic, bare, enumerated, is_clear_slip, mended, nearest, shown
from generator.model import HERKOMST_KEYS, ONTBREEKT_KEYS, KorteVorm, Pilot, Term, Verwijzing, stand_of, yes_or_no
from generator.source import DataPath, Source
from generator.syntax import in_quotes
from generator.texts import said

Record = TypeVar("Record", bound=BaseModel)

_SLUG = re.compile(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
MANY = 12


def is_slug(text: str) -> bool:
    """Tell whether a text can be a key or a file name: small letters, digits and single hyphens."""
    return bool(_SLUG.fullmatch(text))


def slug_of(text: str) -> str:
    """Return the slug that comes nearest to a text: `Utrecht West` → `utrecht-west`."""
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def validate(source: Source, model: type[Record]) -> tuple[Record | None, list[Diagnostic]]:
    """Hold a source against the model.

    Returns the record, or None when there is any fault in it, and the faults: no more than about
    MAX_DIAGNOSTICS, because nobody reads further and each asks for a search of what was meant.
    """
    record, found = _validated(source, source.data, model, ())
    return (None if found else record), found


def validate_list(source: Source, entry_model: type[Record]) -> tuple[dict[str, Record], list[Diagnostic]]:
    """Hold a list file (key → entry) against the model of its entries.

    Returns the entries without faults, and the faults of the others.
    """
    entries: dict[str, Record] = {}
    found: list[Diagnostic] = []
    for key, value in source.data.items():
        faults = [] if is_slug(key) else [_no_slug(source, key)]
        record, more = _entry(source, key, value, entry_model)
        faults += more
        if record is not None and not faults:
            entries[key] = record
        found += faults
        if len(found) > MAX_DIAGNOSTICS:
            break
    return entries, found


def _entry(source: Source, key: str, value: Any, model: type[Record]) -> tuple[Record | None, list[Diagnostic]]:
    if isinstance(value, dict) and value:
        return _validated(source, value, model, (key,))
    faults = _Faults(source, model, (key,), value)
    return None, [faults.empty(()) if value in (None, "", {}, []) else faults.wrong_shape((), value, "groep")]


def _validated(
    source: Source, data: dict[str, Any], model: type[Record], prefix: DataPath
) -> tuple[Record | None, list[Diagnostic]]:
    empties = _empties(data) if source.has_gaps else []
    gone = set(empties)
    try:
        record = model.model_validate(_without(data, gone) if empties else data)
    except ValidationError as error:
        return None, _Faults(source, model, prefix, data).all(empties, gone, error.errors(include_url=False))
    if empties:
        return None, _Faults(source, model, prefix, data).all(empties, gone, [])
    return record, []


def _no_slug(source: Source, key: str) -> Diagnostic:
    better = slug_of(key)
    example = said("voorbeeld.open", line=shown(better)) if is_slug(better) else ""
    hint = said("geen-sleutel.tekens", example=example)
    return source.diagnostic((key,), "geen-sleutel", said("geen-sleutel", key=shown(key)), hint, key=True)


# ------------------------------------------------------------------------------ nothing filled in


def _empties(data: dict[str, Any]) -> list[DataPath]:
    """The paths of everything in the data that holds nothing."""
    found: list[DataPath] = []
    todo: list[tuple[DataPath, Any]] = [((), data)]
    while todo:
        path, value = todo.pop()
        if isinstance(value, str) and value:
            continue
        if not value:
            found.append(path)
        elif isinstance(value, dict):
            todo.extend(((*path, key), item) for key, item in value.items() if type(item) is not str or not item)
        else:
            todo.extend(((*path, n), item) for n, item in enumerate(value) if type(item) is not str or not item)
    return found


def _without(data: Any, gone: set[DataPath], path: DataPath = ()) -> Any:
    """A copy of the data without what is empty; adds to `gone` what becomes empty by that.

    An empty point of a list stays, as None, so that the others keep their number.
    """
    if isinstance(data, dict):
        pairs = ((key, _without(item, gone, (*path, key))) for key, item in data.items())
        kept: Any = {key: item for key, item in pairs if item is not None}
    elif isinstance(data, list):
        kept = [_without(item, gone, (*path, number)) for number, item in enumerate(data)]
    else:
        return None if path in gone else data
    if path and not any(item is not None for item in (kept.values() if isinstance(kept, dict) else kept)):
        gone.add(path)
        return None
    return kept


# ------------------------------------------------------------------------------ the faults, in Dutch


@dataclass(frozen=True, slots=True)
class _Error:
    """One finding of pydantic; `path` is in the widened form."""

    type: str
    path: DataPath
    value: Any
    context: Mapping[str, Any]


class _Faults:
    """Says the findings about one mapping of a source as diagnostics."""

    def __init__(self, source: Source, model: type[BaseModel], prefix: DataPath, data: Any) -> None:
        self._source = source
        self._model = model
        self._prefix = prefix
        self._data = data

    def all(self, empties: list[DataPath], gone: set[DataPath], errors: list[Any]) -> list[Diagnostic]:
        """Say everything, each mistake once; `gone` are the paths that were left out because nothing is there."""
        told = set(gone)
        unknown: dict[DataPath, list[str]] = {}
        missing: dict[DataPath, list[str]] = {}
        found: list[Diagnostic] = []
        rest: list[_Error] = []
        empties = empties[: MAX_DIAGNOSTICS + 1]
        for item in errors[: MAX_DIAGNOSTICS + 1]:
            error = _Error(item["type"], item["loc"], item["input"], item.get("ctx", {}))
            if error.type == "extra_forbidden":
                unknown.setdefault(error.path[:-1], []).append(str(error.path[-1]))
                told.discard(error.path)
            elif error.type == "missing" and error.path not in told:
                missing.setdefault(error.path[:-1], []).append(str(error.path[-1]))
            elif error.path not in told:
                rest.append(error)
        # An empty value under an unknown name was left out; its name must still be told.
        for path in [p for p in empties if p and isinstance(p[-1], str)]:
            model = _model_at(self._model, path[:-1])
            if model and path[-1] not in model.model_fields:
                unknown.setdefault(path[:-1], []).append(str(path[-1]))
                told.discard(path)
        for parent in {**unknown, **missing}:
            found += self._names(parent, unknown.get(parent, []), missing.get(parent, []), told)
        found += [self.empty(path) for path in empties if path in told]
        found += [d for error in rest if (d := self._other(error))]
        return found

    # -- names of fields

    def _names(
        self, parent: DataPath, unknown: list[str], missing: list[str], told: set[DataPath]
    ) -> Iterator[Diagnostic]:
        """Say which names are unknown and which are missing; a name meant for a missing one is one mistake."""
        model = _model_at(self._model, parent)
        if model is None:
            return
        here = _value_at(self._data, parent)
        if colon := self._colon_in_point(parent, here, model):
            yield colon
            return
        left_out = list(missing)
        beside: dict[str, list[str]] = {}
        for name in unknown:
            owner = self._owner_above(parent, here, name)
            if owner:
                told.discard((*parent, owner))
                beside.setdefault(owner, []).append(name)
                continue
            meant = nearest(name, left_out) or (
                left_out[0] if len(unknown) == len(missing) == 1 and not nearest(name, model.model_fields) else None
            )
            if meant:
                left_out.remove(meant)
            yield self._unknown(parent, here, name, meant, model)
        for owner, names in beside.items():
            yield self._not_indented(parent, names, owner)
        for name in left_out:
            yield self._missing(parent, here, name, model)

    def _colon_in_point(self, parent: DataPath, here: Any, model: type[BaseModel]) -> Diagnostic | None:
        """Find `- Let op: dit werkt`: a point of a list that was meant as one text."""
        if not (parent and isinstance(parent[-1], int) and isinstance(here, dict) and len(here) == 1):
            return None
        key, value = next(iter(here.items()))
        if nearest(key, model.model_fields) or not isinstance(value, str) or " " not in key + value:
            return None
        return self._colon_in_text(parent, key, value)

    def _colon_in_text(self, path: DataPath, key: str, value: str) -> Diagnostic:
        return self._say(
            (*path, key),
            "dubbelepunt-in-tekst",
            said("dubbelepunt-in-tekst", name=shown(key)),
            said("dubbelepunt-in-tekst.quotes", line=shown(in_quotes(f"{key}: {value}"))),
            key=True,
        )

    def _owner_above(self, parent: DataPath, here: Any, name: str) -> str | None:
        """The empty field right above `name` that it should have stood under."""
        model = _model_at(self._model, parent)
        owner = None
        for key, value in here.items():
            if key == name:
                break
            if model and key in model.model_fields:
                owner = key if value is None else None
        if owner is None:
            return None
        part = _model_at(self._model, (*parent, owner))
        can_hold = name in part.model_fields if part else _holds_names(self._model, (*parent, owner))
        return owner if can_hold else None

    def _not_indented(self, parent: DataPath, names: list[str], owner: str) -> Diagnostic:
        belong, stand = ("hoort", "staat") if len(names) == 1 else ("horen", "staan")
        return self._say(
            (*parent, names[0]),
            "inspringing",
            f"{enumerated(names, 'en')} {belong} bij `{owner}`, maar {stand} ernaast",
            f"Zet twee spaties meer voor {'deze regel' if len(names) == 1 else 'deze regels'}.",
            key=True,
        )

    def _unknown(self, parent: DataPath, here: Any, name: str, meant: str | None, model: type[BaseModel]) -> Diagnostic:
        fields = list(model.model_fields)
        meant = meant or nearest(name, fields)
        is_safe = False
        if meant and meant in here:
            line = self._source.mark(self._full((*parent, meant)), key=True).line
            hint = said("onbekend-veld.dubbel", near=meant, line=line)
        elif meant:
            hint = said("bedoelt", near=meant)
            # Of two names that can both stand for it, a person chooses.
            alone = all(other == name or other in fields or nearest(other, fields) != meant for other in here)
            is_safe = alone and is_clear_slip(name, meant, fields)
        elif places := _places_of(self._model).get(name):
            hint = said("onbekend-veld.elders", name=shown(name), places=enumerated(places))
        elif len(fields) <= MANY:
            hint = said("onbekend-veld.kies", fields=enumerated(fields))
        else:
            hint = said("onbekend-veld.weg")
        message = said("onbekend-veld", name=shown(name), whole=self._whole(parent))
        found = self._say((*parent, name), "onbekend-veld", message, hint, key=True)
        if meant and meant in here:
            other = self._source.mark(self._full((*parent, meant)), key=True)
            found = replace(found, related=((other, f"Hier staat {shown(meant)} al."),))
        start = found.mark.column - 1
        as_written = found.excerpt[start : start + found.mark.length] == name  # and not in quotes
        return mended(found, meant, is_safe=is_safe) if meant and meant not in here and as_written else found

    def _missing(self, parent: DataPath, here: Any, name: str, model: type[BaseModel]) -> Diagnostic:
        """Say that a field is missing, at the line under which it can be added."""
        fields = list(model.model_fields)
        before = [f for f in fields[: fields.index(name)] if f in here]
        beside = before[-1] if before else next(iter(here), "")
        place = "ontbrekend-veld.na" if before else "ontbrekend-veld.boven"
        within = "ontbrekend-veld.in" if self._full(parent) else "ontbrekend-veld"
        return self._say(
            (*parent, beside),
            "ontbrekend-veld",
            said(within, name=name, field=self._name(parent)),
            said(place, beside=beside, example=_for_example(model, name)),
            key=True,
        )

    # -- values

    def empty(self, path: DataPath) -> Diagnostic:
        """Say that nothing is filled in at this path."""
        last = self._full(path)[-1]
        if isinstance(last, int):
            message, hint = said("leeg-veld", field=self._name(path, start=True)), said("leeg-veld.punt")
        elif self._model is Pilot and len(path) == 1 and last in ONTBREEKT_KEYS:
            message, hint = said("leeg-veld", field=shown(last)), said("leeg-veld.kopje")
        else:
            message, hint = said("leeg-veld", field=shown(last)), said("leeg-veld.weg")
            owner = _model_at(self._model, path[:-1]) if path else None
            if owner and last in owner.model_fields and owner.model_fields[last].is_required():
                hint = said("leeg-veld.nodig", example=_for_example(owner, last))
        return self._say(path, "leeg-veld", message, hint, key=True)

    def _other(self, error: _Error) -> Diagnostic | None:
        if "hint" in error.context:
            found = self._say(error.path, error.type, error.context["message"], error.context["hint"])
            better = error.context["better"]
            return mended(found, better, is_safe=error.context["is_safe"]) if better else found
        say = self._TEXTS.get(error.type)
        return say(self, error) if say else self._unforeseen(error)

    def _unforeseen(self, error: _Error) -> Diagnostic:
        message = f"De waarde van {self._name(error.path)} kan hier niet"
        return self._say(error.path, "ongeldige-waarde", message, "Kijk in de handleiding wat hier kan staan.")

    def _literal(self, error: _Error) -> Diagnostic | None:
        choices = re.findall(r"'([^']*)'", error.context["expected"])
        if not isinstance(error.value, str):
            return self.wrong_shape(error.path, error.value, "tekst")
        near = nearest(error.value, choices) or yes_or_no(error.value, choices)
        hint = said("bedoelt", near=near) if near else said("kies", choices=enumerated(choices))
        message = said("onbekende-waarde", value=shown(error.value), field=self._name(error.path))
        found = self._say(error.path, "onbekende-waarde", message, hint)
        return mended(found, near, is_safe=bare(error.value) == near) if near else found

    def _text(self, error: _Error) -> Diagnostic | None:
        value = error.value
        if isinstance(value, dict) and len(value) == 1:
            key, text = next(iter(value.items()))
            if isinstance(text, str) and " " in key + text:
                return self._colon_in_text(error.path, key, text)
        return self.wrong_shape(error.path, value, "tekst")

    def _list(self, error: _Error) -> Diagnostic | None:
        return self.wrong_shape(error.path, error.value, "lijst")

    def _group(self, error: _Error) -> Diagnostic | None:
        return self.wrong_shape(error.path, error.value, "groep")

    def _yes_no(self, error: _Error) -> Diagnostic | None:
        message = f"Bij {self._name(error.path)} past alleen ja of nee"
        return self._say(error.path, "ja-of-nee", message, "Schrijf `ja` of `nee`.")

    def _number(self, error: _Error) -> Diagnostic | None:
        message = f"Bij {self._name(error.path)} past alleen een getal"
        return self._say(error.path, "geen-geheel-getal", message, "Schrijf alleen cijfers, bijvoorbeeld `35`.")

    def _short(self, error: _Error) -> Diagnostic | None:
        """Say that a list is too short; pydantic also counts points that have a fault, we do not."""
        least = error.context["min_length"]
        if len(error.value) >= least:
            return None
        message = said("te-weinig", field=self._name(error.path), least=least)
        return self._say(error.path, "te-weinig", message, said("te-weinig.meer"), key=True)

    def _url(self, error: _Error) -> Diagnostic | None:
        value = str(error.value)
        address = ADDRESS.fullmatch(value)
        hint = said("bedoelt", near=f"https://{address[1]}") if address else said("geen-internetadres.vorm")
        return self._say(error.path, "geen-internetadres", said("geen-internetadres", value=shown(value)), hint)

    def wrong_shape(self, path: DataPath, value: Any, wanted: Literal["tekst", "lijst", "groep"]) -> Diagnostic:
        """Say that a text, a list or a group of fields stands where another of the three belongs."""
        name, words = self._name(path), _SHAPES
        stand = stand_of(value) if isinstance(value, str) and len(path) == 1 and path[0] in ONTBREEKT_KEYS else None
        if stand:
            hint = f"Haal de regel weg, en zet onder `ontbreekt`: `{path[0]}: {stand}`."
        elif wanted == "tekst" and isinstance(value, list) and value and isinstance(value[0], str):
            hint = f"Schrijf er één op, zonder streepje of haken: {shown(value[0])}."
        elif wanted == "tekst":
            hint = "Zet de tekst op dezelfde regel, achter de dubbele punt en een spatie."
        elif wanted == "lijst" and isinstance(value, str) and _ENUMERATION.fullmatch(value):
            names = value if len(value) < _MOST_NAMES else f"{value.split(',')[0]}, …"
            hint = f"Zet er haken omheen: {shown(f'[{names}]')}."
        elif wanted == "lijst" and isinstance(value, str):
            text = re.split(r"(?:^|\s)[•*·–-]\s", value.lstrip("•*·–- "))[0]
            hint = f"Zet elk punt op een eigen regel, met een streepje en een spatie ervoor: {shown('- ' + text)}."
        elif wanted == "lijst":
            hint = f"Zet voor elk onderdeel een streepje en een spatie: {shown('- ' + str(next(iter(value))) + ': …')}."
        else:
            hint = self._group_hint(path, value)
        message = f"{name[0].upper() + name[1:]} hoort {words[wanted]} te zijn, geen {_shape(value)}"
        return self._say(path, "verkeerde-vorm", message, hint)

    def _group_hint(self, path: DataPath, value: Any) -> str:
        model = _model_at(self._model, path)
        if model is None:
            example = _field_at(self._model, path)
            return f"Zet op elke regel eronder een naam en een waarde, bijvoorbeeld {shown(example)}."
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return "Haal het streepje weg."
        required = next((name for name, field in model.model_fields.items() if field.is_required()), None)
        text = value[0] if isinstance(value, list) and value else value
        if required and isinstance(text, str):
            line = f"{required}: {text}"
        else:
            own = (name for name in model.model_fields if name not in ("bron", "afgeleid"))
            line = _example_line(model, required or next(own))
        return f"Zet op de regel eronder, met twee spaties ervoor, bijvoorbeeld {shown(line)}."

    _TEXTS: ClassVar[dict[str, Callable[[_Faults, _Error], Diagnostic | None]]] = {
        "literal_error": _literal,
        "string_type": _text,
        "tuple_type": _list,
        "model_type": _group,
        "dict_type": _group,
        "bool_type": _yes_no,
        "int_type": _number,
        "is_instance_of": _text,
        "too_short": _short,
        "string_pattern_mismatch": _url,
    }

    # -- saying it

    def _say(self, path: DataPath, code: str, message: str, hint: str, *, key: bool = False) -> Diagnostic:
        return self._source.diagnostic(self._full(path), code, message, hint, key=key)

    def _full(self, path: DataPath) -> DataPath:
        return (*self._prefix, *path)

    def _name(self, path: DataPath, *, start: bool = False) -> str:
        """What a reader calls the value at this path."""
        full = self._full(path)
        while len(full) > 1 and not _stands(self._source.data, full):
            full = full[:-1]
        if not full:
            return "dit bestand"
        if isinstance(full[-1], str):
            return shown(full[-1])
        owner = next((part for part in reversed(full) if isinstance(part, str)), "")
        return f"{'Punt' if start else 'punt'} {full[-1] + 1} van {shown(owner)}"

    def _whole(self, parent: DataPath) -> str:
        return self._name(parent) if self._full(parent) else f"een {self._model.__name__.lower()}"


ADDRESS = re.compile(r"(?:https?:/*)?((?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)", re.IGNORECASE)
# A few short names after each other: in brackets that is a list.
_ENUMERATION = re.compile(r"\w[\w-]*(?: [\w-]+){0,2}(?:, ?\w[\w-]*(?: [\w-]+){0,2})+")
_MOST_NAMES = 56
_SHAPES = {"tekst": "één tekst", "lijst": "een lijst", "groep": "een groep velden"}


def _shape(value: Any) -> str:
    return "lijst" if isinstance(value, list) else "groep velden" if isinstance(value, dict) else "losse tekst"


def _value_at(data: Any, path: DataPath) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return {}
    return data


def _stands(data: Any, path: DataPath) -> bool:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


# ------------------------------------------------------------------------------ looking at the model


def _bare(annotation: Any) -> Any:
    """An annotation without Annotated and without `| None`."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, UnionType):
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        else:
            return annotation


def _model_at(model: type[BaseModel], path: DataPath) -> type[BaseModel] | None:
    """The model of the mapping at a path, or None when no model stands there."""
    annotation: Any = model
    for part in path:
        annotation = _bare(annotation)
        if get_origin(annotation) in (tuple, dict):
            annotation = get_args(annotation)[0 if get_origin(annotation) is tuple else 1]
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and part in annotation.model_fields:
            annotation = annotation.model_fields[str(part)].annotation
        else:
            return None
    annotation = _bare(annotation)
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


def _holds_names(model: type[BaseModel], path: DataPath) -> bool:
    """Tell whether the field at a path holds names of the writer's own choice, such as `bronnen`."""
    owner = _model_at(model, path[:-1])
    field = owner.model_fields.get(str(path[-1])) if owner else None
    return field is not None and get_origin(_bare(field.annotation)) is dict


@cache
def _places_of(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """For every name of a field inside a part: under which fields of the model it can stand."""
    places: dict[str, list[str]] = {}
    for name, field in model.model_fields.items():
        part = _part_of(field.annotation)
        for inner in part.model_fields if part else ():
            if inner not in ("bron", "afgeleid", "toelichting"):
                places.setdefault(inner, []).append(name)
    return {inner: tuple(names) for inner, names in places.items() if len(names) <= 3}


def _field_at(model: type[BaseModel], path: DataPath) -> str:
    """The example of a field that holds names and values, as a line."""
    owner = _model_at(model, path[:-1])
    field = owner.model_fields.get(str(path[-1])) if owner else None
    example = field.examples[0] if field and field.examples else {"…": "…"}
    return next(f"{name}: {value}" for name, value in example.items())


def _part_of(annotation: Any) -> type[BaseModel] | None:
    bare = _bare(annotation)
    if get_origin(bare) in (tuple, dict):
        bare = _bare(get_args(bare)[0 if get_origin(bare) is tuple else 1])
    return bare if isinstance(bare, type) and issubclass(bare, BaseModel) else None


def _for_example(model: type[BaseModel], name: str) -> str:
    line = _example_line(model, name)
    return said("voorbeeld.open" if line.endswith("…") else "voorbeeld", line=shown(line))


def _example_line(model: type[BaseModel], name: str) -> str:
    field = model.model_fields[name]
    return f"{name}: {in_file(field.examples[0]) if field.examples else '…'}"


def in_file(example: Any) -> str:
    """An example as it stands behind the name of its field: a list or a group between brackets."""
    if isinstance(example, list):
        return f"[{', '.join(example)}]"
    if isinstance(example, dict):
        return "{" + ", ".join(f"{key}: {value}" for key, value in example.items()) + "}"
    return str(example)


# ------------------------------------------------------------------------------ for editors

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"], "minLength": 1}


def json_schema(model: type[BaseModel], lists: Mapping[str, Mapping[str, Term]] | None = None) -> dict[str, Any]:
    """Write the JSON Schema (2020-12) of a model, in Dutch, for completion and hover texts in editors.

    With `lists`, the keys of each list are offered where they can be filled in. Editors read numbers and
    `true` as such; to us all is text, so the schema allows them wherever a text can stand.
    """
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_EditorSchema(lists or {}).whole(model)}


def schema_text(lists: Mapping[str, Mapping[str, Term]], address: str = "", model: type[BaseModel] = Pilot) -> str:
    """Write the JSON Schema of a model as a file; `address` is where it is published, if anywhere."""
    schema = json_schema(model, lists)
    if address:
        schema = {"$schema": schema.pop("$schema"), "$id": address, **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


class _EditorSchema:
    def __init__(self, lists: Mapping[str, Mapping[str, Term]]) -> None:
        self._lists = lists
        self._parts: dict[str, Any] = {}

    def whole(self, model: type[BaseModel]) -> dict[str, Any]:
        schema = {"title": model.__name__, **self._object(model)}
        for name, keys in (("ontbreekt", ONTBREEKT_KEYS), ("herkomst", HERKOMST_KEYS)):
            if name in schema["properties"]:
                schema["properties"][name]["propertyNames"] = {"enum": list(keys)}
        return schema | {"$defs": self._parts}

    def _object(self, model: type[BaseModel]) -> dict[str, Any]:
        fields = model.model_fields
        return {
            "type": "object",
            "properties": {name: self._field(field) for name, field in fields.items()},
            "required": [name for name, field in fields.items() if field.is_required()],
            "additionalProperties": False,
        }

    def _field(self, field: FieldInfo) -> dict[str, Any]:
        texts = {"title": field.title, "description": field.description, "examples": field.examples}
        schema = self._of(field.annotation, tuple(field.metadata))
        return {name: text for name, text in texts.items() if text} | schema

    def _of(self, annotation: Any, metadata: tuple[Any, ...] = ()) -> dict[str, Any]:
        """The schema of an annotation with what Annotated adds to it."""
        while get_origin(annotation) in (Annotated, Union, UnionType):
            if get_origin(annotation) is Annotated:
                metadata += get_args(annotation)[1:]
            annotation = next(arg for arg in get_args(annotation) if arg is not type(None))
        for meta in metadata:
            if isinstance(meta, WithJsonSchema):
                return dict(meta.json_schema or {})
            if isinstance(meta, Verwijzing):
                return self._key(meta.to)
        schema = self._plain(annotation, metadata)
        short = next((self._short(annotation, meta) for meta in metadata if isinstance(meta, BeforeValidator)), None)
        return {"anyOf": [short, schema]} if short else schema

    def _plain(self, annotation: Any, metadata: tuple[Any, ...]) -> dict[str, Any]:
        least = next((meta.min_length for meta in metadata if isinstance(meta, MinLen)), 0)
        if get_origin(annotation) is Literal:
            return {"enum": list(get_args(annotation))}
        if get_origin(annotation) is tuple:
            return {"type": "array", "items": self._of(get_args(annotation)[0]), "minItems": max(least, 1)}
        if get_origin(annotation) is dict:
            return {"type": "object", "additionalProperties": self._of(get_args(annotation)[1]), "minProperties": 1}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._part(annotation)
        pattern = next((meta.pattern for meta in metadata if isinstance(meta, StringConstraints)), None)
        return {"type": "string", "pattern": pattern} if pattern else dict(_TEXT)

    def _part(self, model: type[BaseModel]) -> dict[str, Any]:
        if model.__name__ not in self._parts:
            self._parts[model.__name__] = {}
            self._parts[model.__name__].update(self._object(model))
        return {"$ref": f"#/$defs/{model.__name__}"}

    def _short(self, annotation: Any, meta: BeforeValidator) -> dict[str, Any]:
        """The schema of the short form that a validator widens."""
        if isinstance(meta.func, KorteVorm):
            field = annotation.model_fields[meta.func.veld]
            return self._of(field.annotation, tuple(field.metadata))
        if get_origin(annotation) is tuple:
            return self._of(get_args(annotation)[0])
        return {"type": "string"}

    def _key(self, to: str) -> dict[str, Any]:
        terms = self._lists.get(to)
        if not terms:
            return dict(_TEXT)
        texts = [f"{term.label}. {term.uitleg}" if term.uitleg else term.label for term in terms.values()]
        return {"enum": list(terms), "enumDescriptions": texts, "markdownEnumDescriptions": texts}
