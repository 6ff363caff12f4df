"""One YAML file: its plain data, and the place of every key and value in it.

A file is guarded first (is it a text file, of a sensible size, in the right encoding, without signs
that nobody can see), then read in one pass over the parser's events. Every scalar stays text. Nothing
here knows what a pilot is.
"""

from __future__ import annotations

import json
import re
import stat
import unicodedata
from array import array
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator import syntax
from generator.diagnostics import CODES, Diagnostic, Fix, Mark, shown
from generator.syntax import Finding, Span, Trouble
from generator.texts import said

try:
    from yaml._yaml import CParser
except ImportError as missing:  # pragma: no cover - depends on how PyYAML was installed
    raise ImportError("PyYAML is built without libyaml; install the wheel of your platform.") from missing

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_REPAIRS = 40
MAX_LOOK_BACK = 300

Data = dict[str, Any]
DataPath = tuple[str | int, ...]

_SHIFT = 20  # a place is packed as line << _SHIFT | column; a file has fewer columns than MAX_BYTES
_COLUMNS = (1 << _SHIFT) - 1


@dataclass(frozen=True)
class Source:
    """A file that could be read.

    `path` is relative to the root, with forward slashes. `data` holds dicts, lists, texts and None
    (nothing filled in). `lines` are the lines that marks count in. `has_gaps` tells whether anything in
    the data is empty, `longest` how long its longest text is: they spare most files a closer look.
    """

    path: str
    text: str
    data: Data
    has_gaps: bool
    longest: int
    _places: array[int]

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return self.text.split("\n")

    def mark(self, path: DataPath = (), *, key: bool = False, piece: str = "") -> Mark:
        """Return the place of the value at `path`, or with `key` the place of its key.

        A path that does not stand in the file (a short form is widened while validating) gives the
        place of the nearest part that does. With `piece`, the place of that piece of the text.
        """
        while path and path not in self._index:
            path, key = path[:-1], False
        if not path:
            return self._first_mark
        own_key, own_value = self._index[path]
        if key and own_key >= 0:
            return self._mark_at(own_key, str(path[-1]))
        value = self._value(path)
        mark = self._mark_at(own_value, value if isinstance(value, str) else "", empty=value is None)
        return (self._mark_of(piece, mark) if piece else None) or mark

    def diagnostic(
        self,
        path: DataPath,
        code: str,
        message: str,
        hint: str,
        *,
        key: bool = False,
        piece: str = "",
    ) -> Diagnostic:
        """Make a diagnostic about the value at `path`, its key, or a piece of its text."""
        mark = self.mark(path, key=key, piece=piece)
        return Diagnostic(mark, code, message, hint, CODES[code].severity, self.lines[mark.line - 1])

    def _value(self, path: DataPath) -> Any:
        value: Any = self.data
        for part in path:
            value = value[part]
        return value

    def _mark_of(self, piece: str, start: Mark) -> Mark | None:
        """The first place of a piece of text from a mark on; a text may run on over many lines."""
        for number in range(start.line - 1, min(start.line + 100, len(self.lines))):
            column = self.lines[number].find(piece, start.column - 1 if number == start.line - 1 else 0)
            if column >= 0:
                return Mark(self.path, number + 1, column + 1, len(piece))
        return None

    @cached_property
    def _first_mark(self) -> Mark:
        first = next(iter(self._index.values()), (0, 0))
        return self._mark_at(max(first[0], 0), next(iter(self.data), ""))

    @cached_property
    def _index(self) -> dict[DataPath, tuple[int, int]]:
        """The packed place of the key (-1 when it has none) and of the value, by path.

        Made when the first mark is asked for: most files are correct and never need one.
        """
        index: dict[DataPath, tuple[int, int]] = {}
        places = iter(self._places)
        next(places, None)  # the place of the whole
        todo: list[tuple[DataPath, Any]] = [((), self.data)]
        while todo:
            path, value = todo.pop()
            if path:
                own_key = next(places) if isinstance(path[-1], str) else -1
                index[path] = own_key, next(places)
            if isinstance(value, dict):
                todo.extend(((*path, name), item) for name, item in reversed(value.items()))
            elif isinstance(value, list):
                todo.extend(((*path, number), value[number]) for number in reversed(range(len(value))))
        return index

    def _mark_at(self, place: int, text: str, *, empty: bool = False) -> Mark:
        """The mark at a packed place, as long as the text when that is what stands there."""
        line, column = place >> _SHIFT, place & _COLUMNS
        whole = self.lines[line] if line < len(self.lines) else ""
        if empty:  # the place of nothing is behind the dash or the colon that should have had something
            column = max(len(whole[:column].rstrip()) - 1, 0)
            return Mark(self.path, line + 1, column + 1)
        rest = whole[column:]
        if text and rest.startswith(text):
            return Mark(self.path, line + 1, column + 1, len(text))
        match = VALUE.match(rest)
        return Mark(self.path, line + 1, column + 1, max(len(match[0]) if match else 1, 1))


# What a value looks like on its first line: in quotes, in brackets, or up to a comment.
VALUE = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\}|(?:(?! #| *$).)+")


def read_source(path: Path, root: Path) -> tuple[Source | None, list[Diagnostic]]:
    """Read one YAML file under `root`.

    Returns the source, or None when nothing can be made of it, and what is wrong with it. A source can
    come with faults: then the rest of the file is still worth validating.
    """
    name = path.relative_to(root).as_posix()
    content, refusal = _content(path)
    if content is None:
        return None, [_about_file(name, *refusal)]
    return read_bytes(name, content)


def read_bytes(name: str, content: bytes) -> tuple[Source | None, list[Diagnostic]]:
    """Read the content of a YAML file; `name` is its path relative to the root. Returns what `read_source` does."""
    text, findings = _decoded(content)
    if text is None:
        return None, _diagnostics(name, findings, _rough_text(content))
    original = text
    text, more = _cleaned(text)
    found = _diagnostics(name, [*findings, *more], original)
    if found and not text.strip():
        return None, found  # nothing is left of it, and why has been told
    builder, more = _read(text)
    if text.lstrip()[:1] in ("{", "[") and _JSON.match(text):
        more = _as_json(text, builder, more)
    found += _diagnostics(name, more, text)
    if builder is None:
        return None, found
    return Source(name, text, builder.root, builder.has_gaps, builder.longest, array("Q", builder.places)), found


def _diagnostics(path: str, findings: list[Finding], text: str) -> list[Diagnostic]:
    lines = text.split("\n") if findings else []
    return [
        Diagnostic(
            Mark(path, found.line + 1, found.column + 1, found.length),
            found.code,
            found.message,
            found.hint,
            CODES[found.code].severity,
            lines[found.line] if found.line < len(lines) else "",
            tuple((Mark(path, line + 1, column + 1), note) for line, column, note in found.related),
            _fix(path, found) if found.edits else None,
        )
        for found in findings
    ]


def _fix(path: str, found: Finding) -> Fix:
    edits = ((Mark(path, line + 1, column + 1, length), text) for line, column, length, text in found.edits)
    return Fix(tuple(edits), found.is_safe)


def _about_file(path: str, code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Mark(path), code, message, hint)


# -------------------------------------------------------------------------------- the guards

_LINK = (
    "snelkoppeling",
    "Dit is een snelkoppeling naar een ander bestand",
    "Zet het bestand zelf in de map.",
)
_NO_FILE = ("geen-bestand", "Dit is geen gewoon bestand", "Zet hier een tekstbestand dat eindigt op .yml.")
_UNREADABLE = (
    "geen-bestand",
    "Dit bestand kan niet worden geopend",
    "Kijk of u het bestand mag lezen, en of het niet in een ander programma open staat.",
)


def _content(path: Path) -> tuple[bytes | None, tuple[str, str, str]]:
    try:
        state = path.lstat()
        if stat.S_ISLNK(state.st_mode):
            return None, _LINK
        if not stat.S_ISREG(state.st_mode):
            return None, _NO_FILE
        # Room for the largest file there may be takes longer to get than most files take to read.
        with path.open("rb") as file:
            content = file.read(min(state.st_size, MAX_BYTES) + 1)
            if len(content) > state.st_size:  # it grew in the meantime
                content += file.read(MAX_BYTES)
    except OSError:
        return None, _UNREADABLE
    if len(content) > MAX_BYTES:
        return None, (
            "te-groot",
            f"Dit bestand is groter dan {MAX_BYTES // 1000} kB",
            "Een beschrijving is zelden groter dan 20 kB. Staat er een heel rapport in? Vat het samen.",
        )
    return content, ("", "", "")


_PACKED = (
    (b"word/", "een Word-bestand"),
    (b"xl/", "een Excel-bestand"),
    (b"ppt/", "een PowerPoint-bestand"),
    (b"opendocument", "een bestand van LibreOffice"),
    (b"", "een Word-, Excel- of zip-bestand"),
)
_KINDS = (
    *((b"PK\x03\x04", inside, kind) for inside, kind in _PACKED),
    (b"\xd0\xcf\x11\xe0", b"", "een oud Word- of Excel-bestand"),
    (b"%PDF", b"", "een PDF"),
    (b"{\\rtf", b"", "een RTF-document"),
    (b"\x89PNG", b"", "een afbeelding"),
    (b"\xff\xd8\xff", b"", "een afbeelding"),
    (b"GIF8", b"", "een afbeelding"),
    (b"\x1f\x8b", b"", "een ingepakt bestand"),
)
_AS_TEXT = "Maak een gewoon tekstbestand, bijvoorbeeld met Kladblok, en bewaar het als UTF-8."


def _decoded(content: bytes) -> tuple[str | None, list[Finding]]:
    """Turn the bytes into text with \\n as line end, or say why that cannot be."""
    kind = next((kind for start, inside, kind in _KINDS if content.startswith(start) and inside in content), None)
    if kind:
        return None, [Finding(0, 0, 1, "geen-tekst", f"Dit is {kind}, geen tekst", _AS_TEXT)]
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or _looks_like_utf16(content):
        hint = "Kies bij `Opslaan als` de codering UTF-8."
        return None, [Finding(0, 0, 1, "codering", "Dit bestand is opgeslagen als UTF-16 (Unicode)", hint)]
    if b"\x00" in content:
        return None, [Finding(0, 0, 1, "geen-tekst", "Dit is geen tekstbestand", _AS_TEXT)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, [_wrong_byte(content, fault.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.isascii() else unicodedata.normalize("NFC", text), []


def _looks_like_utf16(content: bytes) -> bool:
    start = content[:200]
    return len(start) > 3 and b"\x00" in start and any(start[::2]) != any(start[1::2])


def _wrong_byte(content: bytes, at: int) -> Finding:
    before = content[:at].replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("utf-8-sig")
    guess = content[at : at + 1].decode("cp1252", "replace")
    meant = f" (waarschijnlijk {shown(guess)})" if guess.isprintable() and guess != "\ufffd" else ""
    return Finding(
        before.count("\n"),
        len(before) - before.rfind("\n") - 1,
        1,
        "codering",
        f"Dit teken{meant} is niet opgeslagen als UTF-8",
        "Kies bij `Opslaan als` de codering UTF-8. Kijk daarna of letters met een accent nog kloppen.",
    )


def _rough_text(content: bytes) -> str:
    if b"\x00" in content[:1000] or content.startswith(tuple(start for start, *_ in _KINDS)):
        return ""
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").decode("cp1252", "replace")


# Signs that a reader cannot see, or that turn the reading direction: never meant, always a nuisance.
# The joiner between two pictures, which makes one of them, is meant.
_PICTURE = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c"
    "\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    f"\U000e0000-\U000e0fff]|(?<!{_PICTURE})\u200d|\u200d(?!{_PICTURE})"
)
_PRINTABLE_YET_UNSEEN = "\u034f\u115f\u1160\u3164\uffa0\ufffd"
_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NAMES = {
    "": "een teken dat u niet ziet",  # any other
    "\xad": "een verborgen afbreekstreepje",
    "\u200b": "een spatie zonder breedte",
    "\ufeff": "een verborgen begin-van-bestand-teken",
    "\u2028": "een verborgen regeleinde",
    "\u2029": "een verborgen regeleinde",
    **dict.fromkeys(_TURNING, "een verborgen teken dat de leesrichting omdraait"),
}
GARBLED = re.compile("[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}")
GARBLED_STARTS = "ÂÃÄÅâ\xd0\xd1"
UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff]")
_WIDE_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BLANK_TABS = re.compile(r"^[ \t]*\t[ \t]*(?=#|$)", re.MULTILINE)
# Where other programs do not see a space: before a text, behind a dash or behind the name of a field.
_STRUCTURE = re.compile(r"(?:\s|-(?=\s))*(?:[\w-]+\s*:\s+)?")
_CONFLICT = re.compile(r"\s*<{7}(?: .*)?")
_CONFLICT_END = re.compile(r"\s*>{7}(?: .*)?")
_CONFLICT_MIDDLE = re.compile(r"={7}|\|{7}(?: .*)?")


def _cleaned(text: str) -> tuple[str, list[Finding]]:
    """Take out what cannot be seen, and report it; places on such a line count what can be seen."""
    findings: list[Finding] = []
    if "\t" in text:
        text = _BLANK_TABS.sub(lambda match: " " * len(match[0]), text)
    # Nearly all files pass these tests, which are much faster than the expressions behind them.
    if not text.replace("\n", "").isprintable() or any(sign in text for sign in _PRINTABLE_YET_UNSEEN):
        findings += [*_invisible(text), *_unknown(text), *_hard_spaces(text)]
        text = _WIDE_SPACES.sub(" ", INVISIBLE.sub("", text))
    if any(sign in text for sign in GARBLED_STARTS):
        findings += _garbled(text)
    return text, findings


def has_invisible(text: str) -> bool:
    """Tell whether a text holds signs that are taken out before it is read: places count what is left."""
    return not text.isprintable() and bool(INVISIBLE.search(text))


def _invisible(text: str) -> list[Finding]:
    return [
        _sign_finding(
            text,
            places,
            "onzichtbaar-teken",
            said("onzichtbaar-teken", name=NAMES.get(sign, NAMES[""]), number=f"{ord(sign):04X}"),
            said("onzichtbaar-teken.weg"),
        )
        for sign, places in _grouped(INVISIBLE, text).items()
    ]


def _hard_spaces(text: str) -> list[Finding]:
    """Find spaces of another kind where the form of the file depends on them; inside a text they do no harm."""
    edits = []
    for number, line in enumerate(text.split("\n")):
        if not line.isascii() and _WIDE_SPACES.search(line):
            lead = _STRUCTURE.match(line)
            edits += [(number, match.start(), 1, " ") for match in _WIDE_SPACES.finditer(lead[0] if lead else "")]
    if not edits:
        return []
    first, column, _, _ = edits[0]
    lines = sorted({number + 1 for number, *_ in edits[1:]} - {first + 1})
    also = f" Doe dat ook op regel {syntax.first_few(list(map(str, lines)))}." if lines else ""
    message = "Hier staat een harde spatie in plaats van een gewone"
    hint = f"Wis de spatie en typ hem opnieuw.{also}"
    return [Finding(first, column, 1, "harde-spatie", message, hint, edits=tuple(edits))]


def _garbled(text: str) -> list[Finding]:
    """Find `Ã«` where `ë` was meant: text that was read in the wrong encoding and saved again."""
    found = []
    for piece, places in _grouped(GARBLED, text).items():
        meant = _ungarbled(piece)
        if meant:
            message = said("verminkt-teken", piece=shown(piece), meant=shown(meant))
            hint = said("verminkt-teken.vervang", meant=shown(meant))
            finding = _sign_finding(text, places, "verminkt-teken", message, hint)
            found.append(replace(finding, length=len(piece), edits=_everywhere(text, places, piece, meant)))
    return found


def _everywhere(text: str, places: list[int], piece: str, meant: str) -> tuple[tuple[int, int, int, str], ...]:
    """The edits that put what was meant in all places; none when signs would be left over, or when there are many."""
    if len(places) > MAX_REPAIRS or len(meant) != 1 or len(meant.encode()) != len(piece):
        return ()
    return tuple((text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1, len(piece), meant) for at in places)


def _ungarbled(piece: str) -> str | None:
    raw = b""
    for sign in piece:
        try:
            raw += sign.encode("cp1252")
        except UnicodeEncodeError:
            raw += bytes([ord(sign)]) if ord(sign) < 256 else b"?"
    for end in range(len(raw), 1, -1):
        try:
            return raw[:end].decode("utf-8")
        except UnicodeDecodeError:
            continue
    return None


def _unknown(text: str) -> list[Finding]:
    return [
        _sign_finding(
            text,
            places,
            "verminkt-teken",
            said("verminkt-teken.onleesbaar", number=f"{ord(sign):04X}"),
            said("verminkt-teken.kijk"),
        )
        for sign, places in _grouped(UNKNOWN, text).items()
    ]


def _grouped(pattern: re.Pattern[str], text: str) -> dict[str, list[int]]:
    """The places of everything that the pattern finds, by what was found."""
    places: dict[str, list[int]] = {}
    for match in pattern.finditer(text):
        places.setdefault(match[0], []).append(match.start())
    return places


def _sign_finding(text: str, places: list[int], code: str, message: str, hint: str) -> Finding:
    first = places[0]
    others = len(places) - 1
    more = said("nog-een" if others == 1 else "nog-meer", others=others) if others else ""
    column = first - text.rfind("\n", 0, first) - 1
    return Finding(text.count("\n", 0, first), column, 1, code, message, hint + more)


def _conflict(text: str) -> list[Finding]:
    lines = text.split("\n")
    begins = [number for number, line in enumerate(lines) if _CONFLICT.fullmatch(line)]
    ends = [number for number, line in enumerate(lines) if _CONFLICT_END.fullmatch(line)]
    middles = [number for number, line in enumerate(lines) if _CONFLICT_MIDDLE.fullmatch(line)]
    if begins and ends:
        message = "Hier staan twee versies van dezelfde tekst onder elkaar"
        hint = "Kies wat moet blijven en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg."
    else:
        message, hint = "Deze regel is blijven staan na een samenvoeging", "Haal de regel weg."
    return [
        Finding(number, len(lines[number]) - len(lines[number].lstrip()), 7, "niet-samengevoegd", message, hint)
        for number in begins or ends or middles
    ]


def _refused(text: str) -> list[Finding]:
    """Why there is no use in reading this text, if so."""
    if any(sign in text for sign in _CONFLICT_SIGNS) and (conflicts := _conflict(text)):
        return conflicts
    found = _other_form(text)
    return [found] if found else []


_CONFLICT_SIGNS = ("<<<<<<<", ">>>>>>>", "\n=======\n", "\n|||||||")


def _other_form(text: str) -> Finding | None:
    """Recognise by its first signs what was made for another program."""
    start = text.lstrip()
    if not re.match(r"<[!?a-zA-Z][^<>\n]*>(?!\s*:)", start):
        return None
    line = text.count("\n", 0, len(text) - len(start))
    hint = "Zet de gegevens over in een bestand dat zo begint: `titel: …`."
    return Finding(line, 0, 1, "geen-velden", "Dit is een webpagina of XML, geen beschrijving", hint)


_JSON = re.compile(r"\s*[{\[]\s*[{\[]?\s*\"")
_JSON_HINT = "Zet elk veld op een eigen regel, zonder haken, komma's en aanhalingstekens: `titel: Samen naar school`."


def _as_json(text: str, builder: _Builder | None, findings: list[Finding]) -> list[Finding]:
    """What to say of a text in JSON: it can be read, or one thing is wrong with it."""
    if builder is not None:
        return [Finding(0, 0, 1, "json", "Dit bestand is opgeschreven als JSON", _JSON_HINT), *findings]
    line, column = 0, 0
    try:
        json.loads(text)
    except RecursionError:
        pass
    except json.JSONDecodeError as fault:
        line, column = fault.lineno - 1, fault.colno - 1
    message = "Dit bestand is opgeschreven als JSON, en hier klopt het niet"
    return [Finding(line, column, 1, "geen-velden", message, _JSON_HINT)]


# ------------------------------------------------------------------------------ the one pass


class _StopError(Exception):
    """Reading cannot go on; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def _read(text: str) -> tuple[_Builder | None, list[Finding]]:
    """Read the text; after a mistake with an obvious repair, read on to find the next one.

    Returns what was built, or None when that is of no use, and the mistakes.
    """
    if refused := _refused(text):
        return None, refused
    lines = text.split("\n")
    mistakes: list[Finding] = []
    for _ in range(MAX_REPAIRS):
        builder = _Builder(lines)
        finding = builder.read("\n".join(lines) if mistakes else text)
        if finding is None:
            if mistakes:
                _put_back(builder.places, lines, text)
            return _whole(builder, lines, mistakes)
        touched = {mistake.line for mistake in mistakes} | {n for mistake in mistakes for n, _ in mistake.repair}
        if finding.line in touched:
            break  # most likely the fault of our own repair
        mistakes.append(finding)
        if not finding.repair:
            break
        for number, line in finding.repair:
            lines[number] = line
    return None, mistakes + builder.findings


def _put_back(places: list[int], lines: list[str], text: str) -> None:
    """Count places again in the lines as they were before a repair moved them to the left or the right."""
    moved = {}
    for number, (old, new) in enumerate(zip(text.split("\n"), lines, strict=True)):
        if old != new and old.lstrip() == new.lstrip():
            moved[number] = len(old) - len(new)
    for index, place in enumerate(places):
        places[index] += moved.get(place >> _SHIFT, 0)


def _whole(builder: _Builder, lines: list[str], mistakes: list[Finding]) -> tuple[_Builder | None, list[Finding]]:
    """Judge what came out of a text that was read to its end."""
    found = mistakes + builder.findings
    if isinstance(builder.root, dict) and builder.root:
        if builder.has_doubles:
            builder.places = _without_doubles(builder.root, builder.places)
        return builder, found
    return None, found or [_no_fields(builder.root, lines)]


def _no_fields(root: Any, lines: list[str]) -> Finding:
    first = next((n for n, line in enumerate(lines) if not re.match(r"\s*(#|%|---|$)", line)), 0)
    if root is None or root == {}:
        return Finding(0, 0, 1, "leeg-bestand", "Er staat niets in dit bestand", "Vul het bestand, of haal het weg.")
    kind = "een lijst" if isinstance(root, list) else "losse tekst"
    line = lines[first]
    if any(line.count(sign) > 1 and lines[first + 1 : first + 2] and sign in lines[first + 1] for sign in ";,\t"):
        kind = "een tabel (CSV)"
    return Finding(
        first,
        len(line) - len(line.lstrip()),
        max(len(line.strip()), 1),
        "geen-velden",
        f"Dit bestand begint met {kind} in plaats van met een veld",
        "Begin elke regel met de naam van een veld, een dubbele punt en een spatie: `titel: …`.",
    )


_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_HASHES = re.compile(r"\S (?=#)")


class _Builder:
    """Builds plain data from the events of the parser; notes the place of every key and value in turn."""

    __slots__ = (
        "_container",
        "_hashes",
        "_key",
        "_last",
        "_lines",
        "_stack",
        "findings",
        "has_doubles",
        "has_gaps",
        "longest",
        "places",
        "root",
    )

    def __init__(self, lines: list[str]) -> None:
        self.root: Any = None
        self.places: list[int] = []
        self.findings: list[Finding] = []
        self.has_doubles = False
        self.has_gaps = False
        self.longest = 0
        self._lines = lines
        self._container: Any = None
        self._key: str | None = None
        self._stack: list[tuple[Any, tuple[int, int] | None]] = []  # what is outside, and our own bracket
        self._last: Any = None
        self._hashes: frozenset[int] = frozenset()

    def read(self, text: str) -> Finding | None:
        """Read the whole text; return the mistake that made that impossible, if any."""
        if " #" in text:
            self._hashes = frozenset(
                n << _SHIFT | match.end() - 1
                for n, line in enumerate(self._lines)
                if " #" in line
                for match in _HASHES.finditer(line)
            )
        parser = CParser(text)
        scalar, scalar_event, other = self._scalar, yaml.ScalarEvent, self._other
        try:
            while (event := parser.get_event()) is not None:
                if type(event) is scalar_event:
                    scalar(event)
                else:
                    other(event)
        except _StopError as stop:
            return stop.finding
        except yaml.YAMLError as error:
            return syntax.explain(self._lines, self._trouble(error))
        finally:
            parser.dispose()
        return None

    def _trouble(self, error: yaml.YAMLError) -> Trouble:
        mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        last, end = self._last, len(self._lines) - 1
        return Trouble(
            f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or ''}",
            min(mark.line, end) if mark else 0,
            mark.column if mark else 0,
            (min(context.line, end), context.column) if context else None,
            self._bracket(),
            last and _span(last),
        )

    def _bracket(self) -> tuple[int, int] | None:
        return next((bracket for _, bracket in reversed(self._stack) if bracket), None)

    # -- one event each

    def _scalar(self, event: Any) -> None:
        value: str = event.value
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            raise _StopError(syntax.special_start(self._lines, mark.line, mark.column))
        self._last = event
        if event.style:
            value = self._styled(event, value)
        elif self._hashes or ":" in value or " -" in value or value[:1] == "-":
            self._look_closer(event, value)
        if len(value) > self.longest:  # noqa: PLR1730 - max() would be a call for every text
            self.longest = len(value)
        if value in _EMPTY and not (value and event.style):
            self.has_gaps = True
            self._put(None, mark.line << _SHIFT | mark.column)
        else:
            self._put(value, mark.line << _SHIFT | mark.column)

    def _put(self, value: Any, place: int) -> None:
        """Put a value, or a key, where it belongs."""
        container = self._container
        if self._key is not None:
            container[self._key] = value
            self._key = None
        elif type(container) is list:
            container.append(value)
        elif container is None:
            self.root = value
        else:
            self._take_key(value, place)
        self.places.append(place)

    def _take_key(self, key: Any, place: int) -> None:
        if type(key) is not str or key == "<<":
            raise _StopError(_no_name(self._lines, place))
        if key in self._container:
            self.findings.append(_double(self._lines, key, place))
            # Keeps data and places in step; `_without_doubles` takes it out again.
            key = f"{_DOUBLE}{len(self.places)}"
            self.has_doubles = True
        self._key = key

    def _styled(self, event: Any, value: str) -> str:
        """Look closer at a text in quotes or in a block."""
        style, start, end = event.style, event.start_mark, event.end_mark
        if style in "\"'" and start.line != end.line:
            span = _span(event)
            if syntax.swallows_fields(self._lines, span):
                raise _StopError(syntax.unclosed_quote(self._lines, start.line, start.column))
        elif (
            style == "'"
            and value[1:2] in (" ", "-")
            and (found := syntax.lost_apostrophe(self._lines, start.line, start.column))
        ):
            self.findings.append(found)
        if style == '"' and not value.isprintable() and (signs := INVISIBLE.findall(value)):
            self.findings.append(_escaped(signs[0], start.line, start.column))
            value = INVISIBLE.sub("", value)
        return value.strip()

    def _look_closer(self, event: Any, value: str) -> None:
        """Find the mistakes in a plain text that the parser does not mind."""
        start, end = event.start_mark, event.end_mark
        if end.line << _SHIFT | end.column in self._hashes:
            self.findings.append(syntax.swallowed(self._lines, end.line, end.column + 1))
        if ":" in value or "-" in value:
            found = syntax.glued_in_text(self._lines, start.line, start.column, end.line)
            bracket = self._bracket()
            if found and bracket and start.line != end.line:
                found = syntax.unclosed_bracket(self._lines, *bracket)
            if found:
                raise _StopError(found)

    def _other(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.MappingStartEvent:
            self._open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if not self._container:
                self.has_gaps = True
            self._container, self._key = self._stack.pop()[0], None
        elif kind is yaml.AliasEvent:
            mark = event.start_mark
            raise _StopError(syntax.special_start(self._lines, mark.line, mark.column))
        elif kind is yaml.DocumentStartEvent and self.places:
            raise _StopError(syntax.second_document(event.start_mark.line))

    def _open(self, container: Any, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or event.tag is not None:
            raise _StopError(syntax.special_start(self._lines, mark.line, mark.column))
        if len(self._stack) >= MAX_DEPTH:
            raise _StopError(_too_deep(mark.line, mark.column))
        outer = self._container
        self._put(container, mark.line << _SHIFT | mark.column)
        self._stack.append((outer, (mark.line, mark.column) if event.flow_style else None))
        self._container = container


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line, start.column, end.line, end.column, event.style or "")


_DOUBLE = "\0"  # cannot begin a key: NUL is taken out of every text


def _without_doubles(data: Data, places: list[int]) -> list[int]:
    """Take the second of two equal keys out of the data, and return the places without it."""
    kept: list[int] = []
    rest = iter(places)
    todo: list[tuple[str | int | None, Any, bool]] = [(None, data, True)]
    while todo:
        name, value, keep = todo.pop()
        own = [next(rest), next(rest)] if isinstance(name, str) else [next(rest)]
        if keep:
            kept += own
        if isinstance(value, dict):
            todo.extend((key, item, keep and not key.startswith(_DOUBLE)) for key, item in reversed(value.items()))
            for key in [key for key in value if key.startswith(_DOUBLE)]:
                del value[key]
        elif isinstance(value, list):
            todo.extend((number, value[number], keep) for number in reversed(range(len(value))))
    return kept


def _double(lines: list[str], key: str, place: int) -> Finding:
    line, column = place >> _SHIFT, place & _COLUMNS
    return Finding(
        line,
        column,
        len(key),
        "dubbel-veld",
        f"{shown(key)} staat hier voor de tweede keer",
        "Houd er één over. Wilt u meer waarden geven? Maak er een lijst van onder één veld.",
        related=_first_time(lines, key, line, column),
    )


def _first_time(lines: list[str], key: str, line: int, column: int) -> tuple[tuple[int, int, str], ...]:
    """Where a key stands for the first time, when that is above it in the same column."""
    for number in range(line - 1, max(line - MAX_LOOK_BACK, 0) - 1, -1):
        if lines[number][column:].startswith(f"{key}:"):
            return ((number, column, "Hier staat het voor het eerst."),)
    return ()


def _no_name(lines: list[str], place: int) -> Finding:
    line, column = place >> _SHIFT, place & _COLUMNS
    text = lines[line][column:].strip()
    return Finding(
        line,
        column,
        max(len(text), 1),
        "lege-naam",
        f"Hier hoort de naam van een veld te staan, niet {shown(text)}" if text else "Hier ontbreekt een veldnaam",
        "Schrijf de naam van het veld, een dubbele punt, een spatie en dan de tekst of de lijst.",
    )


def _too_deep(line: int, column: int) -> Finding:
    return Finding(
        line,
        column,
        1,
        "te-diep",
        f"Hier zitten meer dan {MAX_DEPTH} lagen in elkaar",
        "Een beschrijving heeft er hooguit zes. Kijk of er haken te veel staan.",
    )


def _escaped(sign: str, line: int, column: int) -> Finding:
    return Finding(
        line,
        column,
        1,
        "onzichtbaar-teken",
        f"In deze tekst staat een teken dat u niet ziet (U+{ord(sign):04X})",
        "Haal de code met de schuine streep weg.",
    )
