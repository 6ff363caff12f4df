"""A new description with everything explained: for who starts one in an editor, and as an example to read.

All of it comes from the definition of the form, so from the model: labels, explanations, examples, lists. Lines
with `##` explain, lines with one `#` are fields to fill in: without that sign and the space behind it they are
right as they stand.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.catalogue import LISTS_FOLDER, PILOTS, Catalogue
from generator.form import Definition, definition
from generator.model import KOPJE_KEYS, Pilot
from generator.sessions import KINDS, SESSIES, Programmapunt, Sessie
from generator.syntax import in_quotes

# Where editors find the schema, seen from the folder with the pilots: a file, so that it works without a network.
SCHEMA_FILE = "schema/pilot.json"
SCHEMA_REFERENCE = f"../{SCHEMA_FILE}"

SESSION_SCHEMA_FILE = "schema/sessie.json"
SESSION_SCHEMA_REFERENCE = f"../../{SESSION_SCHEMA_FILE}"

SOURCE_KEY = "rapportage"
_WIDTH = 110
_MOST_CHOICES = 14
_EVERYWHERE = ("bron", "afgeleid", "toelichting")
_ABSENT = (*KOPJE_KEYS, "peildatum")
_INTRODUCTION = (
    "Dit bestand beschrijft één pilot.",
    "Regels met ## zijn uitleg. Regels met één # zijn velden die u nog kunt invullen: haal het hekje en de spatie "
    "erachter weg, en zet uw eigen tekst neer. Een veld dat niet van pas komt, laat u staan of haalt u weg.",
    "Vult u een kopje in? Haal het dan onderaan weg bij `ontbreekt`.",
    "Bij bijna elk onderdeel kan ook `toelichting: …` staan, en met meer bronnen `bron: …`. "
    "Leidt u iets zelf af uit de bron? Zet er dan `afgeleid: ja` bij.",
    f"Controleren: pilotwijzer check {PILOTS}/",
)


def annotated_pilot(catalogue: Catalogue, answers: Mapping[str, str], schema: str = SCHEMA_REFERENCE) -> str:
    """Write a new description that passes the checker, with every heading explained.

    `answers` has a text for each obligatory field of a pilot, and under `bron` the title of its source; what it
    leaves out becomes the example of the model. `schema` is what the first line refers editors to.
    """
    return "\n".join(_Writer(catalogue, answers).lines(schema)) + "\n"


class _Writer:
    def __init__(self, catalogue: Catalogue, answers: Mapping[str, str]) -> None:
        defined = definition(catalogue)
        self._parts: Definition = defined["parts"]
        self._sections: Sequence[Definition] = defined["sections"]
        self._lists: Mapping[str, Sequence[Sequence[str]]] = defined["lists"]
        self._answers = answers

    def lines(self, schema: str) -> Iterator[str]:
        if schema:
            yield f"# yaml-language-server: $schema={schema}"
        for paragraph in _INTRODUCTION:
            yield from _explained(paragraph)
        fields = {field["key"]: field for field in self._parts[Pilot.__name__]}
        for section in self._sections:
            yield ""
            title = f"{section['label']}. {section['question']}" if section["question"] else section["label"]
            yield f"## ---- {title} ".ljust(_WIDTH, "-")
            for key in section["fields"]:
                yield from self._field(fields[key])

    # -- one field of the pilot

    def _field(self, field: Definition) -> Iterator[str]:
        key = field["key"]
        yield ""
        yield from _explained(f"{field['label']}. {field['help']}{self._choices(field)}")
        if key == "ontbreekt":
            yield "ontbreekt:"
            yield from (f"  {absent}: volgt" for absent in _ABSENT)
        elif key == "bronnen":
            yield "bronnen:"
            yield f"  {SOURCE_KEY}:"
            titel, *more = self._parts["BronDeel"]
            yield f"    ## {titel['help']}"
            yield f"    {titel['key']}: {_plain(self._answers.get('bron', 'Rapportage van de pilot'))}"
            yield from (f"#     {line}" for inner in more for line in self._inner(inner))
        elif field.get("required"):
            yield f"{key}: {_plain(self._answers.get(key) or str(self._sample(field)))}"
        else:
            yield from (f"# {line}" for line in self._yaml(field, depth=0))

    def _choices(self, field: Definition) -> str:
        """The choices of a field in words, unless its explanation names them."""
        what = field.get("item", field)
        entries = self._lists.get(what.get("list", ""), what.get("options", ()))
        keys = [entry[0] for entry in entries]
        if not keys or all(f"`{key}`" in field["help"] for key in keys):
            return ""
        if len(keys) > _MOST_CHOICES:
            return f" Alle sleutels staan in {PILOTS}/{LISTS_FOLDER}/{what['list']}.yml." if "list" in what else ""
        return f" Kies uit: {', '.join(keys)}."

    # -- YAML

    def _yaml(self, field: Definition, depth: int) -> list[str]:
        """A field filled in with an example."""
        key, kind = field["key"], field["kind"]
        if kind == "list":
            return self._list(field, depth)
        example = field.get("example")
        if kind == "map":
            assert isinstance(example, dict)
            return [f"{key}:", *(f"  {name}: {value}" for name, value in example.items())]
        if kind == "group" and not isinstance(example, str) and (depth == 0 or "short" not in field):
            return [f"{key}:", *(f"  {line}" for line in self._group(field["part"]))]
        return [f"{key}: {_plain(str(self._sample(field)))}"]

    def _list(self, field: Definition, depth: int) -> list[str]:
        item, example = field["item"], field.get("example")
        if item["kind"] != "group":
            values = example if isinstance(example, list) else [example or self._sample(item)]
            return [f"{field['key']}: [{', '.join(map(str, values))}]"]
        if depth and "short" in item:
            return [f"{field['key']}:", f"  - {self._sample(item)}"]
        point = self._group(item["part"])
        first = next(number for number, line in enumerate(point) if not line.startswith("#"))
        # The explanation of the first field stands above the dash.
        lines = [*(f"  {line}" for line in point[:first]), f"  - {point[first]}"]
        lines += [f"    {line}" for line in point[first + 1 :]]
        return [f"{field['key']}:", *lines * field.get("min", 1)]

    def _group(self, part: str) -> list[str]:
        skipped = _EVERYWHERE[1:] if part in ("Meting", "Lezing") else _EVERYWHERE  # these need their source
        inner = [field for field in self._parts[part] if field["key"] not in skipped and not _is_other_pilot(field)]
        return [line for field in inner for line in self._inner(field)]

    def _inner(self, field: Definition) -> list[str]:
        """A field inside a group, below its explanation."""
        help_ = f"{field['help']}{self._choices(field)}{' Dit moet er staan.' if field.get('required') else ''}"
        return [*(f"# {line}" for line in textwrap.wrap(help_, _WIDTH - 10)), *self._yaml(field, depth=1)]

    def _sample(self, field: Definition) -> Any:
        """Something that can stand there."""
        if "list" in field:
            entries = self._lists.get(field["list"]) or [["…"]]
            return SOURCE_KEY if field["list"] == "bronnen" else entries[0][0]
        if "example" in field:
            return field["example"]
        if "options" in field:
            return field["options"][0][0]
        if field["kind"] == "group":
            return self._sample(next(one for one in self._parts[field["part"]] if one["key"] == field["short"]))
        return {"number": "35", "date": "2012-10-01", "url": "https://voorbeeld.nl"}.get(field["kind"], "…")


def _is_other_pilot(field: Definition) -> bool:
    """A relation names another pilot or something outside the catalogue, never both."""
    return bool(field.get("list") == PILOTS)


def _explained(text: str) -> list[str]:
    return [f"## {line}" for line in textwrap.wrap(text, _WIDTH - 3)]


# ------------------------------------------------------------------------------ a session

_SESSION_INTRODUCTION = (
    "Dit bestand is een kennissessie: wat u laat zien en vraagt, in deze volgorde.",
    "Regels met ## zijn uitleg. Regels met één # kunt u gebruiken: haal het hekje en de spatie erachter weg.",
    f"Controleren: pilotwijzer check {SESSIES}/",
)
# What an example of each kind says, besides its own field.
_ALSO = {"dia": {"tekst": "Waarom wij deze pilots bekijken.", "minuten": "5"}, "vragen": {"minuten": "15"}}
_HEADINGS = "[feiten, doelen, werkwijze]"


def annotated_session(catalogue: Catalogue, answers: Mapping[str, str]) -> str:
    """Write a new session that passes the checker, with every field and every kind of point explained.

    `answers` has texts for fields of a session; what it leaves out becomes the example of the model.
    """
    return "\n".join(_session_lines(list(catalogue.pilots)[:2], answers)) + "\n"


def session_reference() -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Explain the fields of a session and of a point of it: key, explanation, and whether it must be there."""
    return [
        (title, [(key, field.description or "", field.is_required()) for key, field in model.model_fields.items()])
        for title, model in (("Velden van een sessie", Sessie), ("Velden van een onderdeel", Programmapunt))
    ]


def _session_lines(pilots: Sequence[str], answers: Mapping[str, str]) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SESSION_SCHEMA_REFERENCE}"
    for paragraph in _SESSION_INTRODUCTION:
        yield from _explained(paragraph)
    for key, field in Sessie.model_fields.items():
        yield ""
        yield from _explained(f"{field.title}. {field.description}")
        if key == "programma":
            yield "programma:"
        else:
            sample = answers.get(key) or str((field.examples or ["nee"])[0])
            yield f"{'' if field.is_required() else '# '}{key}: {_plain(sample)}"
    samples = {"pilot": "".join(pilots[:1]), "vergelijk": f"[{', '.join(pilots)}]" if len(pilots) > 1 else ""}
    for kind, others in KINDS.items():
        yield from _point_lines(kind, samples.get(kind, _sample_of(kind)), others)


def _point_lines(kind: str, sample: str, others: Sequence[str]) -> Iterator[str]:
    fields = Programmapunt.model_fields
    # Of a catalogue without pilots there is nothing to show.
    sign = "" if sample else "# "
    told = _ALSO.get(kind, {}) | ({"kopjes": _HEADINGS} if "kopjes" in others else {})
    yield ""
    yield from (f"  {line}" for line in _explained(f"{fields[kind].description}"))
    yield f"{sign}  - {kind}: {sample or '…'}"
    for name, text in told.items():
        yield from (f"    {line}" for line in _explained(f"{fields[name].description}"))
        yield f"{sign}    {name}: {text}"


def _sample_of(kind: str) -> str:
    [sample] = Programmapunt.model_fields[kind].examples or ["…"]
    return f"[{', '.join(sample)}]" if isinstance(sample, list) else str(sample)


_SAFE = re.compile(r"(?:[^\W_]|…)[^:#\"\\]*")
_NOTHING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def _plain(text: str) -> str:
    """A text as a YAML value on one line, in quotes when it needs them."""
    flat = " ".join(text.split())
    needs_none = _SAFE.fullmatch(flat) or re.fullmatch(r"https://\S+", flat)
    return flat if needs_none and flat.casefold() not in _NOTHING else in_quotes(flat)
