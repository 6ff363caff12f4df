"""The catalogue as tables: one row per pilot, and one table for each list that a pilot can have.

Made from the records of `exports` and the definition of the form, so that a new field is a new column by
itself. The same rows go into files with semicolons and into the sheets of one workbook.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from generator.catalogue import Catalogue
from generator.form import Definition, definition
from generator.model import Pilot
from generator.side_by_side import FACTS, Absent, all_facts

Cell = str | int | float
Row = list[Cell]
# Puts what a record says under one name into a row.
Put = Callable[[Row, Any], None]
# What a spreadsheet program takes at most in one cell; what is longer ends with dots.
_MOST_SIGNS = 32_767
# The workbook is the same as long as the pilots are: it carries no time of its own.
_NO_TIME = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
_FORMULA = frozenset("=+-@\t\r")
# Stand between rows, between cells and before a number, while many are looked at together. None of them prints, so that
# a text with one of them is found out.
_NEXT, _BETWEEN, _NUMBER = "\x1e", "\x1f", "\x02"
_MARKS = str.maketrans({_NEXT: " ", _BETWEEN: " ", _NUMBER: " "})
_LONGEST_NAME, _WIDTH = 31, 24
_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
# So many rows of a table are made at once: what is the same for all of them is asked once.
_AT_ONCE = 200
# What XML cannot hold, and what a spreadsheet program would read as the code of a letter.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AS_CODE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")


@dataclass
class Table:
    """A table: its name, what it is about, and its columns with what each of them means."""

    name: str
    about: str
    columns: list[str] = field(default_factory=list)
    helps: list[str] = field(default_factory=list)
    has_numbers: bool = False
    """Whether there are cells in it that are no text."""

    @property
    def explained(self) -> list[tuple[str, str]]:
        """The columns, each with what it means."""
        return list(zip(self.columns, self.helps, strict=True))

    def add(self, name: str, about: str) -> int:
        """Add a column; return its place."""
        self.columns.append(name)
        self.helps.append(about)
        return len(self.columns) - 1


_IN_WORDS = {"Stand van": "De peildatum: op die dag klopt de beschrijving.", "Adres": "De pagina van de pilot."}


class Tables:
    """All tables of a catalogue, in order; `rows` fills them with one pilot."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._parts: Mapping[str, list[Definition]] = definition(catalogue)["parts"]
        self._overview = Table("pilots", "Eén rij per pilot, in gewone woorden: dezelfde kolommen als op de site.")
        for label in ("Titel", "Regio", *(fact.label for fact in FACTS), "Adres"):
            self._overview.add(label, _IN_WORDS.get(label, ""))
        self._fields = Table("velden", "Eén rij per pilot, met elk enkelvoudig veld onder de naam uit het bestand.")
        self._fields.add("pilot", "De sleutel van de pilot.")
        self._lists: list[Table] = []
        self._fillers: dict[int, Callable[[str, Any], Iterator[Row]]] = {}
        self._found: dict[int, list[Row]] = {}
        self._put = self._puts(self._fields, self._parts[Pilot.__name__], "", is_row=True)
        self._terms = Table("lijsten", "Alle vaste lijsten: wat een sleutel betekent.")
        for name in ("lijst", "sleutel", "naam", "uitleg"):
            self._terms.add(name, f"De {name}.")

    @property
    def all(self) -> list[Table]:
        """Every table, those with one row per pilot first."""
        return [self._overview, self._fields, *self._lists, self._terms]

    def rows(self, slug: str, record: Mapping[str, Any]) -> Iterator[tuple[int, list[Row]]]:
        """What a pilot adds: places in `all`, with rows; `record` is as `exports` makes it."""
        yield 0, [self._in_words(slug, record["adres"])]
        fields: Row = [""] * len(self._fields.columns)
        fields[0] = slug
        self._found = {}
        self._slug = slug
        for name, value in record.items():
            if put := self._put.get(name):
                put(fields, value)
        yield 1, [fields]
        yield from self._found.items()

    def terms(self) -> Iterator[Row]:
        """The rows of the table with all lists."""
        for name, terms in self._catalogue.lists.items():
            for key, term in terms.items():
                yield [name, key, term.label, term.uitleg or ""]

    def _in_words(self, slug: str, address: str) -> Row:
        pilot, catalogue = self._catalogue.pilots[slug], self._catalogue
        cells = all_facts(catalogue)[slug]
        words = [cell.tekst if isinstance(cell, Absent) else "; ".join([text for _, text in cell]) for cell in cells]
        return [pilot.titel, catalogue.lists["regios"][pilot.regio].label, *words, address]

    # ------------------------------------------------------------------- from definitions to columns

    def _puts(self, table: Table, fields: Sequence[Definition], prefix: str, *, is_row: bool) -> dict[str, Put]:
        """How each field of a part gets into a row; with `is_row` a list of parts becomes a table of its own."""
        return {one["key"]: self._column(table, one, prefix, is_row=is_row) for one in fields}

    def _column(self, table: Table, one: Definition, prefix: str, *, is_row: bool) -> Put:
        name, kind = prefix + one["key"], one["kind"]
        if kind == "group":
            return _inside(self._puts(table, self._parts[one["part"]], f"{name}_", is_row=is_row))
        if is_row and (kind == "map" or (kind == "list" and one["item"]["kind"] == "group")):
            return self._list(name, one)
        place = table.add(name, one["help"])
        if kind == "choice" and one.get("list") in self._catalogue.lists:
            return self._named(place, table.add(f"{name}_naam", "De naam die bij de sleutel hoort."), one["list"])
        table.has_numbers |= kind == "number"
        return _one(place) if kind not in ("list", "map") else _joined(place)

    def _list(self, name: str, one: Definition) -> Put:
        """A table for what a pilot can have more of."""
        table = Table(name, one["help"])
        at = len(self._lists) + 2
        self._lists.append(table)
        table.add("pilot", "De sleutel van de pilot.")
        is_map, item = one["kind"] == "map", one["item"]
        if is_map:
            table.add("sleutel", "De naam waaronder het staat.")
        if item["kind"] == "group":
            puts = _inside(self._puts(table, self._parts[item["part"]], "", is_row=False))
        else:
            puts = _joined(table.add(item.get("list", "waarde"), one["help"]))

        def put(_: Row, value: Any) -> None:
            rows = self._found[at] = []
            width = len(table.columns)
            for key, part in value.items() if is_map else enumerate(value):
                row: Row = [""] * width
                row[0] = self._slug
                if is_map:
                    row[1] = key
                puts(row, part)
                rows.append(row)

        return put

    def _named(self, place: int, label: int, name: str) -> Put:
        terms = self._catalogue.lists[name]

        def put(row: Row, value: Any) -> None:
            row[place] = value
            row[label] = terms[value].label if value in terms else ""

        return put


def _inside(puts: Mapping[str, Put]) -> Put:
    def put(row: Row, value: Any) -> None:
        for name, part in value.items():
            puts[name](row, part)

    return put


def _one(place: int) -> Put:
    def put(row: Row, value: Any) -> None:
        row[place] = value if type(value) is str else _cell(value)

    return put


def _joined(place: int) -> Put:
    def put(row: Row, value: Any) -> None:
        row[place] = "; ".join([part if type(part) is str else str(_cell(part)) for part in value])

    return put


def _cell(value: Any) -> Cell:
    """One value: a date as EDTF, a measured value in words, a statement by its text."""
    if type(value) is dict:
        text: str = value.get("edtf") or value["tekst"]
        return text
    if value is True:
        return "ja"
    cell: Cell = value
    return cell


# ------------------------------------------------------------------------------------------- files


class TableFiles:
    """Files with semicolons in a folder, and one workbook, filled while the pilots go by."""

    def __init__(self, tables: Tables, workbook: Path, folder: Path, title: str) -> None:
        self._tables = tables
        self._open = ExitStack()
        self._book = _Book(tables.all, workbook, title)
        folder.mkdir(parents=True, exist_ok=True)
        self._names = [f"{table.name}.csv" for table in tables.all]
        self._files = [self._open.enter_context((folder / name).open("wb")) for name in self._names]
        self._waiting: list[list[Row]] = [[] for _ in self._names]
        # Most tables hold texts only, which are joined as they are.
        self._line: list[Callable[[Any], str]] = [
            _numbered if table.has_numbers else _BETWEEN.join for table in tables.all
        ]
        for table, file in zip(tables.all, self._files, strict=True):
            # The mark says that the letters are Unicode; without it a Dutch spreadsheet program guesses wrong.
            file.write(_as_csv(_BETWEEN.join(table.columns)).encode("utf-8-sig"))

    def add(self, slug: str, record: Mapping[str, Any]) -> None:
        """Add one pilot."""
        for place, rows in self._tables.rows(slug, record):
            waiting = self._waiting[place]
            waiting += rows
            if len(waiting) >= _AT_ONCE:
                self._write(place)

    def close(self) -> list[str]:
        """Write the lists, and finish every file; return the names of those in the folder."""
        self._waiting[-1] += self._tables.terms()
        for place in range(len(self._files)):
            self._write(place)
        self._open.close()
        self._book.close()
        return self._names

    def _write(self, place: int) -> None:
        """Write the rows that wait for one of the tables."""
        rows, self._waiting[place] = self._waiting[place], []
        if not rows:
            return
        text = _NEXT.join(map(self._line[place], rows))
        is_plain = _is_plain(text, rows)
        self._book.add(place, text if is_plain else _NEXT.join([_numbered(list(map(_in_xml, row))) for row in rows]))
        if not is_plain or _has_formula(text):
            text = _NEXT.join([_BETWEEN.join(map(_in_csv, row)) for row in rows])
        self._files[place].write(_as_csv(text).encode())


def _numbered(row: Row) -> str:
    """A row as one text."""
    return _BETWEEN.join([cell if type(cell) is str else f"{_NUMBER}{cell}" for cell in row])


def _has_formula(text: str) -> bool:
    """Tell whether a cell of these rows begins like a formula."""
    marked = any(sign in text and (_BETWEEN + sign in text or _NEXT + sign in text) for sign in _FORMULA)
    return marked or text[:1] in _FORMULA


def _in_csv(cell: Cell) -> str:
    """A cell as text; a spreadsheet takes a text that begins like a formula for one."""
    if type(cell) is not str:
        return str(cell)
    text = cell.translate(_MARKS)
    return f"'{text}" if text[:1] in _FORMULA else text


def _as_csv(text: str) -> str:
    """Rows as one text, as Python's own `csv` writes them in many times the time."""
    return "".join([f"{_quoted(line)}\r\n" for line in text.replace(_NUMBER, "").split(_NEXT)])


def _quoted(line: str) -> str:
    if ";" in line or '"' in line or "\n" in line or "\r" in line:
        cells = line.split(_BETWEEN)
        return ";".join([f'"{cell.replace(_QUOTE, _TWICE)}"' if _TO_QUOTE.search(cell) else cell for cell in cells])
    return line.replace(_BETWEEN, ";")


_QUOTE, _TWICE = '"', '""'
_TO_QUOTE = re.compile('[;"\r\n]')


class _Book:
    """A workbook with a sheet for each table.

    The library makes the workbook; the rows are put into its sheets as they come, in a tenth of the time and
    without keeping them in memory. They hold texts and numbers only: nothing in them is ever worked out.
    """

    def __init__(self, tables: Sequence[Table], path: Path, title: str) -> None:
        self._path = path
        self._tables = tables
        self._empty = _empty_book(tables, title)
        self._heights = [1] * len(tables)
        self._open = ExitStack()
        self._rows: list[IO[bytes]] = [self._open.enter_context(TemporaryFile()) for _ in tables]  # noqa: SIM115 - closed with the others

    def add(self, place: int, text: str) -> None:
        """Add rows, as one text, to one of the sheets; what XML cannot hold is not in them."""
        self._heights[place] += text.count(_NEXT) + 1
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = text.replace(_NEXT, f"{_CLOSE}</row><row>{_OPEN}").replace(_BETWEEN, f"{_CLOSE}{_OPEN}")
        text = f"<row>{_OPEN}{text}{_CLOSE}</row>".replace(f"{_OPEN}{_CLOSE}", "<c/>")
        if _NUMBER in text:
            text = _A_NUMBER.sub(r"<c><v>\1</v></c>", text)
        self._rows[place].write(text.encode())

    def close(self) -> None:
        """Write the workbook."""
        with self._open, ZipFile(self._empty) as empty, ZipFile(self._path, "w", ZIP_DEFLATED, compresslevel=1) as book:
            for name in empty.namelist():
                part, sheet = ZipInfo(name), _SHEET.fullmatch(name)
                part.compress_type = ZIP_DEFLATED
                if sheet is None:
                    book.writestr(part, empty.read(name))
                else:
                    with book.open(part, "w") as out:
                        self._fill(out, empty.read(name), int(sheet[1]) - 1)

    def _fill(self, out: IO[bytes], empty: bytes, place: int) -> None:
        """Write a sheet of the empty workbook with its rows in it."""
        last = f"{xl_col_to_name(len(self._tables[place].columns) - 1)}{self._heights[place]}"
        head, end, tail = empty.partition(b"</sheetData>")
        out.write(_DIMENSION.sub(f'<dimension ref="A1:{last}"/>'.encode(), head, count=1))
        self._rows[place].seek(0)
        shutil.copyfileobj(self._rows[place], out)
        out.write(end + tail)


def _empty_book(tables: Sequence[Table], title: str) -> BytesIO:
    """A workbook with the names of the columns and no rows."""
    made = BytesIO()
    book = Workbook(made, {"in_memory": True})
    book.set_properties({"title": title, "created": _NO_TIME})
    bold = book.add_format({"bold": True})
    for table in tables:
        sheet = book.add_worksheet(table.name[:_LONGEST_NAME])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(table.columns) - 1, _WIDTH)
        for place, name in enumerate(table.columns):
            sheet.write_string(0, place, name, bold)
    book.close()
    made.seek(0)
    return made


# A cell without its place stands behind the one before it, as in a table of a web page.
_OPEN, _CLOSE = '<c t="inlineStr"><is><t>', "</t></is></c>"
_A_NUMBER = re.compile(f"{_OPEN}{_NUMBER}([^<]*){_CLOSE}")


def _is_plain(text: str, rows: Sequence[Row]) -> bool:
    """Tell whether a sheet can hold these rows, of which `text` is made, as they are."""
    numbers = sum([type(cell) is not str for row in rows for cell in row]) if _NUMBER in text else 0
    marks = (text.count(_NEXT) + 1, text.count(_BETWEEN), text.count(_NUMBER))
    if marks != (len(rows), sum(map(len, rows)) - len(rows), numbers):
        return False
    if ("_" in text and "_x" in text) or (len(text) > _MOST_SIGNS and max(map(len, text.split(_NEXT))) > _MOST_SIGNS):
        return False
    return text.replace(_BETWEEN, "").replace(_NEXT, "").replace(_NUMBER, "").isprintable()


def _in_xml(cell: Cell) -> Cell:
    """Make of a text what a sheet can hold."""
    if type(cell) is not str:
        return cell
    if not cell.isprintable() or "_x" in cell:
        cell = _AS_CODE.sub("_x005F_x", _NOT_IN_XML.sub("", cell))
    return cell if len(cell) <= _MOST_SIGNS else f"{cell[: _MOST_SIGNS - 2]} …"
