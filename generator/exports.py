"""The catalogue as open data: files that other programs read, with everything that the descriptions say.

A record is made once for each pilot and goes into all files. What the model leaves empty is left out, what a
source does not tell stays told as such; a date is both EDTF and Dutch words, a key is explained under `lijsten`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json

from generator.catalogue import Catalogue
from generator.dates import Datum
from generator.feeds import feeds
from generator.form import Definition, definition
from generator.model import KOPJES, Pilot, Waarde, beschrevenheid
from generator.publication import SiteInfo, dcat
from generator.schema import schema_text
from generator.tables import TableFiles, Tables

# Of the form of the data. What is added leaves the first number as it is; what goes or changes does not.
VERSION = "1.0"
DATA, FEEDS = "data", "feeds"
# Of the file that a region writes; the other two are of what comes out.
SCHEMA = "schema/pilot.json"
_CATALOGUE_SCHEMA = "schema/catalogus.json"
_PILOT_SCHEMA = "schema/uitvoer-pilot.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

DESCRIPTION = "Alle gegevens van deze site als bestand: om mee te rekenen, of om elders te gebruiken."
# What can be downloaded: the name, the media type and the title of each file.
FILES = (
    ("pilotwijzer.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel-bestand"),
    ("csv/pilots.csv", "text/csv", "Tabel met één rij per pilot"),
    ("pilots.json", "application/json", "De hele catalogus"),
    ("feeds/alles.atom", "application/atom+xml", "Wat er verandert"),
)

Json = dict[str, Any]


def write_data(catalogue: Catalogue, site: SiteInfo, folder: Path) -> None:
    """Write every file of the data set in `folder`, and at last what each of them adds up to."""
    files = _Files(folder)
    for name, schema in schemas(catalogue, site).items():
        files.write(name, _pretty(schema))
    files.write(SCHEMA, schema_text(catalogue.lists, site.adres and site.address(f"{DATA}/{SCHEMA}")))
    _write_pilots(catalogue, site, files)
    files.write("dcat.jsonld", _pretty(dcat(site, DESCRIPTION, VERSION, FILES)))
    for name, text in feeds(catalogue, site):
        files.write(f"{FEEDS}/{name}", text)
    files.write("LICENTIE.txt", site.licence_text())
    (folder / "SHA256SUMS").write_text("".join(files.sums()), encoding="utf-8", newline="")


class _Files:
    """The files of the data set; of each is kept what it adds up to, so that it need not be read again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: set[str] = set()
        self._sums: dict[str, str] = {}

    def write(self, name: str, text: str | bytes) -> None:
        """Write one file; its name is relative to the folder."""
        content = text.encode() if isinstance(text, str) else text
        self.path(name).write_bytes(content)
        self._sums[name] = hashlib.sha256(content).hexdigest()

    def path(self, name: str) -> Path:
        """Where a file stands, in a folder that is there."""
        room = name.rpartition("/")[0]
        if room not in self._made:
            (self.folder / room).mkdir(parents=True, exist_ok=True)
            self._made.add(room)
        return self.folder / name

    def take_in(self, name: str) -> None:
        """Count in a file that was written piece by piece."""
        with (self.folder / name).open("rb") as file:
            self._sums[name] = hashlib.file_digest(file, "sha256").hexdigest()

    def sums(self) -> list[str]:
        """The lines of the file with sums, by name."""
        return [f"{self._sums[name]}  {name}\n" for name in sorted(self._sums, key=_by_folder)]


def _by_folder(name: str) -> list[str]:
    return name.split("/")


def _write_pilots(catalogue: Catalogue, site: SiteInfo, files: _Files) -> None:
    """Write all that is made of each pilot, one after the other, so that not all of it is in memory at once."""
    tables = TableFiles(Tables(catalogue), files.path("pilotwijzer.xlsx"), files.folder / "csv", site.naam)
    with files.path("pilots.json").open("wb") as whole:
        whole.write(_beginning(_head(site, _CATALOGUE_SCHEMA) | {"lijsten": _lists(catalogue)}, "pilots"))
        head = _beginning(_head(site, f"../{_PILOT_SCHEMA}"), "pilot")
        for number, slug in enumerate(catalogue.pilots):
            made = record(catalogue, slug, site)
            text = to_json(made)
            whole.write((b",\n" if number else b"[\n") + text)
            files.write(f"pilots/{slug}.json", b"%b%b}\n" % (head, text))
            tables.add(slug, made)
        whole.write(b"\n]}\n" if catalogue.pilots else b"[]}\n")
    for name in ("pilots.json", "pilotwijzer.xlsx", *[f"csv/{name}" for name in tables.close()]):
        files.take_in(name)


def _head(site: SiteInfo, schema: str) -> Json:
    return {"$schema": schema, "versie": VERSION, **site.as_data()}


def _beginning(head: Json, name: str) -> bytes:
    """An object up to and including the name of its last member."""
    return b'%b,"%b":' % (to_json(head)[:-1], name.encode())


def _lists(catalogue: Catalogue) -> Json:
    return {name: {key: plain(term) for key, term in terms.items()} for name, terms in catalogue.lists.items()}


def _pretty(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


# -------------------------------------------------------------------------------------- the record


def record(catalogue: Catalogue, slug: str, site: SiteInfo) -> Json:
    """Return one pilot as plain data: its key, its address, all it says, and how much of each heading that is."""
    pilot = catalogue.pilots[slug]
    beschreven = {kopje.key: beschrevenheid(pilot, kopje) for kopje in KOPJES}
    return {"slug": slug, "adres": site.address(f"pilots/{slug}/"), **plain(pilot), "beschreven": beschreven}


def plain(value: Any) -> Any:
    """Return a part of a record as plain data, without what is not filled in."""
    kind: type = type(value)
    if kind in _SCALARS:
        return value
    if kind is tuple:
        return [item if type(item) is str else plain(item) for item in value]
    if kind is dict:
        return {key: plain(item) for key, item in value.items()}
    if kind is Datum:
        return _datum(value)
    if _is_record(kind):
        return {
            name: item if type(item) is str else plain(item)
            for name, item in value.__dict__.items()
            if item or (item is not None and type(item) is int)
        }
    return _waarde(value) if kind is Waarde else [list(point) for point in value.punten]


_SCALARS = frozenset((str, bool, int, float))


@cache
def _is_record(kind: type) -> bool:
    return issubclass(kind, BaseModel)


@lru_cache(maxsize=512)
def _datum(datum: Datum) -> Json:
    return {"edtf": datum.edtf, "tekst": str(datum)}


def _waarde(waarde: Waarde) -> Json:
    made: Json = {"tekst": str(waarde), "getal": float(waarde.getal), "precisie": waarde.precisie}
    return made | {"breuk": waarde.tekst.rpartition(" ")[2]} if waarde.aandeel else made


# -------------------------------------------------------------------------------------- its schema

_DATE_SCHEMA: Json = {
    "title": "Datum",
    "description": "Zo precies als de bron: als EDTF (ISO 8601-2) en in Nederlandse woorden.",
    "type": "object",
    "properties": {
        "edtf": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
        "tekst": {"type": "string"},
    },
    "required": ["edtf", "tekst"],
    "additionalProperties": False,
}
_VALUE_SCHEMA: Json = {
    "title": "Meetwaarde",
    "description": "Het getal zoals de bron het geeft, in woorden en als getal; `breuk` als de bron een deel noemt.",
    "type": "object",
    "properties": {
        "tekst": {"type": "string"},
        "getal": {"type": "number"},
        "precisie": {"enum": ["exact", "ruim", "bijna", "ongeveer", "minimaal", "maximaal"]},
        "breuk": {"type": "string", "pattern": "^[0-9]+/[0-9]+$"},
    },
    "required": ["tekst", "getal", "precisie"],
    "additionalProperties": False,
}
_STANDS = ["beschreven", "deels", "niet_vermeld", "niet_van_toepassing", "volgt"]


def schemas(catalogue: Catalogue, site: SiteInfo) -> dict[str, Json]:
    """Return the JSON Schemas of the data by the name of the file: of the whole catalogue, and of one pilot's file."""
    parts: Mapping[str, list[Definition]] = definition(catalogue)["parts"]
    defined = {name: _object_schema(fields) for name, fields in parts.items()}
    defined |= {"Datum": _DATE_SCHEMA, "Meetwaarde": _VALUE_SCHEMA}
    defined[Pilot.__name__] = _record_schema(defined[Pilot.__name__])
    lists: Json = {
        "description": "Alle vaste lijsten: per sleutel de naam en de uitleg.",
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": {"type": "object", "required": ["label"]}},
    }
    pilot: Json = {"$ref": f"#/$defs/{Pilot.__name__}"}
    return {
        _CATALOGUE_SCHEMA: _document(
            site, _CATALOGUE_SCHEMA, {"lijsten": lists, "pilots": {"type": "array", "items": pilot}}, defined
        ),
        _PILOT_SCHEMA: _document(site, _PILOT_SCHEMA, {"pilot": pilot}, defined),
    }


def _document(site: SiteInfo, name: str, content: Json, defined: Json) -> Json:
    head: Json = {key: {"type": "string"} for key in ("$schema", "naam", "adres", "licentie")}
    made = {
        "type": "object",
        "properties": {**head, "versie": {"const": VERSION, "description": "De vorm van deze gegevens."}, **content},
        "required": ["$schema", "versie", "naam", *content],
        "additionalProperties": False,
        "$defs": defined,
    }
    identity = {"$id": site.address(f"{DATA}/{name}")} if site.adres else {}
    return {"$schema": _DIALECT, **identity, "title": f"{site.naam}: gegevens", **made}


def _record_schema(pilot: Json) -> Json:
    own: Json = {
        "slug": {"type": "string", "description": "De sleutel van de pilot: de naam van het bestand, zonder .yml."},
        "adres": {"type": "string", "description": "De pagina van de pilot."},
    }
    stands = {kopje.key: {"title": kopje.label, "enum": _STANDS} for kopje in KOPJES}
    told: Json = {
        "description": "Per kopje of de bron het beschrijft.",
        "type": "object",
        "properties": stands,
        "required": list(stands),
        "additionalProperties": False,
    }
    properties = {**own, **pilot["properties"], "beschreven": told}
    return pilot | {"properties": properties, "required": ["slug", "adres", *pilot["required"], "beschreven"]}


def _object_schema(fields: list[Definition]) -> Json:
    return {
        "type": "object",
        "properties": {
            field["key"]: {"title": field["label"], "description": field["help"], **_value_schema(field)}
            for field in fields
        },
        "required": [field["key"] for field in fields if field.get("required")],
        "additionalProperties": False,
    }


def _value_schema(field: Definition) -> Json:
    kind = field["kind"]
    if kind == "list":
        return {"type": "array", "minItems": 1, "items": _value_schema(field["item"])}
    if kind == "map":
        return {"type": "object", "minProperties": 1, "additionalProperties": _value_schema(field["item"])}
    if kind == "group":
        return {"$ref": f"#/$defs/{field['part']}"}
    if kind == "choice" and "options" in field:
        values = [value for value, _ in field["options"]]
        return {"const": True} if field.get("format") == "ja-of-nee" else {"enum": values}
    if field.get("format") == "waarde":
        return {"$ref": "#/$defs/Meetwaarde"}
    return {"number": {"type": "integer"}, "date": {"$ref": "#/$defs/Datum"}}.get(kind, {"type": "string"})
