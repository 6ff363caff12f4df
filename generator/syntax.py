"""What went wrong when a file could not be read as YAML, and where its writer must mend it.

The parser says where it got stuck, which is often not where the mistake was made. The detectors here
look at the raw lines around that place themselves. Each answers one kind of mistake and may offer a
repair: lines to go on reading with, so that the mistakes further down are found in the same run. A
repair keeps every line number; it is never written to a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.diagnostics import shown

Lines = list[str]

_INDENT = re.compile(r"[ \t]*")
_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\s:#\"'\[{-][^:#\"']*?|\"[^\"]*\"|'[^']*') *:(?: +(?P<value>.*))?$")
_GLUED_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s/:])")
_GLUED_DASH = re.compile(r" *(?:- +)*-(?=[^\s-])")
_OTHER_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*) *(?P<sign>[=;：])")  # noqa: RUF001
_HASH = re.compile(r"\S +(?P<hash>#.*)$")
_LOOKS_LIKE_FIELD = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)| *- ")
_OPENING_CURLS = "“”„‘’‚«"  # noqa: RUF001
_BLOCK_TEXT = re.compile(r"[|>][0-9+-]*\s*(?:#.*)?$")

# What a repair puts in the place of a sign that means something to the parser: it looks the same,
# takes the same room, and means nothing.
_HARMLESS = str.maketrans({":": "∶", '"': "“", "'": "’"})  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Span:
    """Where a text begins and ends, counted from 0; `style` is its quote sign or ''."""

    line: int
    column: int
    end_line: int
    end_column: int
    style: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where the parser got stuck, counted from 0.

    `opened` is the begin of what it was reading, `last` the last text it read whole.
    """

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None
    last: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, its place counted from 0; `repair` holds lines to go on reading with."""

    line: int
    column: int
    length: int
    code: str
    message: str
    hint: str
    repair: tuple[tuple[int, str], ...] = ()


def explain(lines: Lines, trouble: Trouble) -> Finding:
    """Say what its writer did wrong, at the place to mend. Always answers."""
    return next(found for detector in _DETECTORS if (found := detector(lines, trouble)))


# --------------------------------------------------------------------------- signs and spaces


def _tab(lines: Lines, trouble: Trouble) -> Finding | None:
    lead = _lead(lines, trouble.line)
    if "\t" not in lead:
        return None
    tabbed = [n for n, line in enumerate(lines) if "\t" in _lead(lines, n) and line.strip()]
    others = [str(n + 1) for n in tabbed if n != trouble.line]
    also = f" Doe dat ook op regel {_enumerate(others)}." if others else ""
    place = "Na het streepje" if lead[: lead.index("\t")].strip() else "Aan het begin van deze regel"
    return Finding(
        trouble.line,
        lead.index("\t"),
        1,
        "tab",
        f"{place} staat een tab",
        f"Gebruik spaties: twee voor elke stap naar rechts.{also}",
        tuple((n, _without_tabs(lines[n])) for n in tabbed),
    )


def _without_tabs(line: str) -> str:
    lead = _LEAD.match(line)
    assert lead
    return lead[0].replace("\t", "  ") + line[lead.end() :]


def glued_colon(lines: Lines, number: int) -> Finding | None:
    """Find `regio:utrecht`, a field name without the space after its colon, on this line."""
    match = _GLUED_COLON.match(lines[number])
    if not match:
        return None
    line, at = lines[number], match.end()
    return Finding(
        number,
        match.start("key"),
        len(match["key"]) + 1,
        "spatie-na-dubbelepunt",
        f"Na `{match['key']}:` ontbreekt een spatie",
        f"Schrijf {shown(match['key'] + ': ' + line[at:].strip())}.",
        ((number, f"{line[:at]} {line[at:]}"),),
    )


def glued_dash(lines: Lines, number: int) -> Finding | None:
    """Find `-tekst`, a point of a list without the space after its dash, on this line."""
    match = _GLUED_DASH.match(lines[number])
    if not match:
        return None
    line, at = lines[number], match.end()
    return Finding(
        number,
        at - 1,
        1,
        "spatie-na-streepje",
        "Na het streepje ontbreekt een spatie",
        f"Schrijf {shown('- ' + line[at:].strip())}.",
        ((number, f"{line[:at]} {line[at:]}"),),
    )


def glued_in_text(lines: Lines, line: int, column: int, end_line: int) -> Finding | None:
    """Find, in a text that the parser took as it stands, a line that was meant as a field or a point."""
    before = lines[line][:column]
    if not before.strip(" -") or before.rstrip().endswith(("{", ",")):
        found = _glued_value(lines, line, column)
        if found:
            return found
    for number in range(line + 1, end_line + 1):
        text = lines[number].lstrip()
        if text.startswith("- "):
            return point_in_text(number, _indent(lines[number]))
        if found := glued_colon(lines, number):
            return found
    return None


def _glued_value(lines: Lines, line: int, column: int) -> Finding | None:
    text = lines[line][column:]
    if match := re.match(r"[a-z][a-z_-]*:(?=[^\s/:])", text):
        at = column + match.end()
        key, rest = match[0], re.split(r"[,}]", text[match.end() :])[0].strip()
        message, code, start = f"Na `{key}` ontbreekt een spatie", "spatie-na-dubbelepunt", column
        better = f"{key} {rest}"
        spaced = re.sub(r"(?<=[{, ])([a-z_]+):(?=[^\s/:])", r"\1: ", lines[line][at:])
    elif re.match(r"-[^\s0-9-]", text):
        at = column + 1
        message, code, start = "Na het streepje ontbreekt een spatie", "spatie-na-streepje", column
        better, spaced = f"- {text[1:].strip()}", lines[line][at:]
    else:
        return None
    repair = ((line, f"{lines[line][:at]} {spaced}"),)
    return Finding(line, start, at - start, code, message, f"Schrijf {shown(better)}.", repair)


def _glued(lines: Lines, trouble: Trouble) -> Finding | None:
    for number in _suspects(lines, trouble):
        if found := glued_colon(lines, number) or glued_dash(lines, number):
            return found
    return None


def _other_colon(lines: Lines, trouble: Trouble) -> Finding | None:
    for number in _suspects(lines, trouble):
        match = _OTHER_COLON.match(lines[number])
        if match:
            line, at = lines[number], match.end()
            return Finding(
                number,
                match.start("sign"),
                1,
                "dubbelepunt-ontbreekt",
                f"Na `{match['key']}` staat `{match['sign']}` in plaats van een dubbele punt",
                f"Schrijf {shown(match['key'] + ': ' + line[at:].strip())}.",
                ((number, f"{line[: match.end('key')]}: {line[at:].lstrip()}"),),
            )
    return None


def swallowed(lines: Lines, number: int, column: int) -> Finding:
    """Say that the text on this line ends at the `#` in this column."""
    lost = lines[number][column:].strip()
    return Finding(
        number,
        column,
        len(lost),
        "afgekapte-tekst",
        f"Alles vanaf het hekje valt weg: {shown(lost)}",
        "Hoort dit bij de tekst? Zet de hele tekst tussen aanhalingstekens. "
        "Is het een opmerking voor uzelf? Zet dan twee spaties voor het hekje.",
    )


def _swallowed(lines: Lines, trouble: Trouble) -> Finding | None:
    """Find the ` #` that cut a text off, so that what followed it could not be understood."""
    before = _line_before(lines, trouble.line)
    for number in {trouble.opened[0] if trouble.opened else before, before}:
        field = _FIELD.match(lines[number].split(" #")[0]) or _LEAD.match(lines[number])
        match = _HASH.search(lines[number])
        if not (match and field):
            continue
        key_cut = trouble.opened and number == trouble.opened[0] and ":" in match["hash"]
        continues = number < trouble.line and _indent(lines[number]) < _indent(lines[trouble.line])
        plain = not (field.groupdict().get("value") or "x").lstrip().startswith(('"', "'", "|", ">"))
        if plain and (key_cut or continues):
            found = swallowed(lines, number, match.start("hash"))
            return _with_repair(found, (number, lines[number].replace(" #", " ♯")))
    return None


# ------------------------------------------------------------------------------ quotes


def unclosed_quote(lines: Lines, line: int, column: int) -> Finding:
    """Say that the quote at this place is never closed."""
    sign = lines[line][column]
    text = lines[line][column + 1 :].strip()
    return Finding(
        line,
        column,
        1,
        "open-aanhalingsteken",
        f"Dit aanhalingsteken ({sign}) wordt niet gesloten",
        f"Zet aan het eind van de tekst nog een aanhalingsteken: {shown(sign + text + sign)}.",
        ((line, lines[line][:column] + lines[line][column:].translate(_HARMLESS)),),
    )


def swallows_fields(lines: Lines, span: Span) -> bool:
    """Tell whether a quoted text runs on over lines that look like fields of their own."""
    column = _indent(lines[span.line])
    return any(
        _LOOKS_LIKE_FIELD.match(line) and _indent(line) <= column for line in lines[span.line + 1 : span.end_line + 1]
    )


def _quote(lines: Lines, trouble: Trouble) -> Finding | None:
    if trouble.opened and "end of stream" in trouble.problem and _sign(lines, *trouble.opened) in "\"'":
        return unclosed_quote(lines, *trouble.opened)
    last = trouble.last
    if not (last and last.style in ("'", '"') and last.end_line == trouble.line):
        return None
    if last.end_column > trouble.column or lines[trouble.line][last.end_column : trouble.column].strip(" ,"):
        return None
    if last.line < last.end_line and swallows_fields(lines, last):
        return unclosed_quote(lines, last.line, last.column)
    if _sign(lines, trouble.line, trouble.column) in "\"'":
        return None
    return _quote_inside(lines, last)


def _quote_inside(lines: Lines, span: Span) -> Finding:
    rest = lines[span.line][span.column :].rstrip()
    closed = len(rest) > 1 and rest.endswith(span.style)
    body = rest[1:-1] if closed else rest[1:] if span.style == "'" else rest
    other = "'" if span.style == '"' else '"'
    better = f"{other}{body}{other}" if other not in body else "'" + body.replace("'", "''") + "'"
    hint = f"Schrijf {shown(better)}." if span.line == span.end_line else "Gebruik in de tekst ‘ en ’."
    numbers = range(span.line, span.end_line + 1)
    return Finding(
        span.end_line,
        span.end_column - 1,
        1,
        "aanhalingsteken-in-tekst",
        f"De tekst tussen aanhalingstekens stopt al bij deze {span.style}, maar er staat nog iets achter",
        hint,
        tuple((n, lines[n].replace(span.style, "“")) for n in numbers),
    )


def _escape(lines: Lines, trouble: Trouble) -> Finding | None:
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    column = lines[trouble.line].rfind("\\", 0, trouble.column + 1)
    if column < 0:
        return None
    return Finding(
        trouble.line,
        column,
        2,
        "schuine-streep",
        "Na een `\\` tussen dubbele aanhalingstekens mag dit teken niet staan",
        "Gebruik enkele aanhalingstekens om de tekst, of schrijf `\\\\`.",
        ((trouble.line, lines[trouble.line].replace("\\", "/")),),
    )


# ------------------------------------------------------------------------ texts in the wrong place


def _loose_text(lines: Lines, trouble: Trouble) -> Finding | None:
    number = None
    if "':'" in trouble.problem and trouble.opened:
        number = trouble.opened[0]
    elif "mapping values" in trouble.problem and trouble.line:
        before = _line_before(lines, trouble.line)
        alone = not _FIELD.match(lines[before]) and not lines[before].lstrip().startswith("- ")
        same_depth = _indent(lines[before]) == _indent(lines[trouble.line])
        number = before if alone and same_depth else None
    if number is None or not lines[number].strip():
        return None
    text = lines[number].strip()
    return Finding(
        number,
        _indent(lines[number]),
        len(text),
        "losse-tekst",
        f"{shown(text)} hoort bij geen enkel veld",
        "Hoort het bij de tekst erboven? Zet er dan meer spaties voor. "
        "Is het een veld? Schrijf de naam, een dubbele punt, een spatie en de tekst.",
        ((number, ""),),
    )


def _colon_in_text(lines: Lines, trouble: Trouble) -> Finding | None:
    if "mapping values" not in trouble.problem:
        return None
    line = lines[trouble.line]
    colon = line.find(":", max(trouble.column - 1, 0))
    before = line[:colon] if colon >= 0 else line
    head = before[len(_lead(lines, trouble.line)) :]
    if colon < 0:
        return None
    repair = (trouble.line, line[:colon] + "∶" + line[colon + 1 :])  # noqa: RUF001
    if ": " not in head and re.fullmatch(r"[a-z_]+", head.strip()):
        return _with_repair(_field_too_deep(lines, trouble.line), repair)
    own_field = re.match(r"[a-z_]+ *: +", head)
    value = head[own_field.end() if own_field else 0 :] + line[colon:]
    if value.lstrip()[:1] in _OPENING_CURLS:
        return Finding(
            trouble.line,
            line.index(value.strip()),
            1,
            "gekrulde-aanhalingstekens",
            "Gekrulde aanhalingstekens houden een tekst niet bij elkaar",
            "Vervang ze door rechte: " + shown(_straight(value)) + ".",
            (repair,),
        )
    return Finding(
        trouble.line,
        colon,
        1,
        "dubbelepunt-in-tekst",
        "In deze tekst staat een dubbele punt met een spatie erachter",
        f"Zet de hele tekst tussen aanhalingstekens: {shown(in_quotes(value.strip()))}.",
        (repair,),
    )


def _field_too_deep(lines: Lines, number: int) -> Finding:
    """Say that a line is indented below a field that already has a text."""
    above = number - 1
    while above > 0 and not (_FIELD.match(lines[above]) and _indent(lines[above]) < _indent(lines[number])):
        above -= 1
    match = _FIELD.match(lines[above])
    key = lines[number].split(":")[0].strip()
    column = _indent(lines[number])
    length = len(key) + 1
    if not match:
        message, hint = f"`{key}` staat niet op de goede plek", "Zet de velden recht onder elkaar."
    else:
        message = f"`{key}` staat te ver naar rechts: `{match['key']}` heeft al een tekst"
        hint = (
            f"Is `{key}` een veld? Zet het recht onder `{match['key']}` (regel {above + 1}). "
            "Hoort het bij de tekst? Zet dan de hele tekst tussen aanhalingstekens."
        )
    return Finding(number, column, length, "inspringing", message, hint)


def _dash_after_colon(lines: Lines, trouble: Trouble) -> Finding | None:
    if "block sequence entries" not in trouble.problem:
        return None
    text = lines[trouble.line][trouble.column :].strip()
    return Finding(
        trouble.line,
        trouble.column,
        1,
        "streepje-na-dubbelepunt",
        "Een streepje mag niet op dezelfde regel staan als het veld",
        f"Is dit een lijst? Zet {shown(text)} op de regel eronder, met twee spaties ervoor. "
        f"Is het een tekst? Schrijf {shown(in_quotes(text))}.",
    )


# --------------------------------------------------------------------- signs with another meaning


def special_start(lines: Lines, line: int, column: int) -> Finding:
    """Say that a text may not begin with the sign at this place."""
    sign = _sign(lines, line, column)
    text = lines[line][column:].strip()
    harmless = "·"
    if sign == "*" and lines[line][:column].strip() in ("", "-"):
        harmless = "-" if text.startswith("* ") else "·"
        more = " Wilt u een lijst maken? Begin dan met `- `."
    elif sign in "&*!":
        more = " Verwijzingen (`&`, `*`) en soorten (`!`) van YAML gebruiken wij niet."
    elif sign in "|>":
        more = f" Of zet na `{sign}` niets meer, en de tekst op de regels eronder."
    else:
        more = ""
    return Finding(
        line,
        column,
        1,
        "leesteken-vooraan",
        f"Een tekst mag niet beginnen met {shown(sign)}",
        f"Zet de hele tekst tussen aanhalingstekens: {shown(in_quotes(text))}.{more}",
        ((line, lines[line][:column] + harmless + lines[line][column + 1 :].translate(_HARMLESS)),),
    )


def _special_start(lines: Lines, trouble: Trouble) -> Finding | None:
    places = [(trouble.line, trouble.column)]
    if trouble.opened:
        places.append(trouble.opened)
    for line, column in places:
        sign = _sign(lines, line, column)
        if sign and sign in "`@%&*!|>,?]}" and _starts_value(lines, line, column):
            return special_start(lines, line, column)
    return None


def _bracket(lines: Lines, trouble: Trouble) -> Finding | None:
    line = lines[trouble.line]
    if trouble.opened and "flow" in trouble.problem:
        return _unclosed_bracket(lines, trouble)
    value = re.match(r" *(?:- +)*(?:[^\s\"'#][^:]*: +)?(?=[\[{])", line)
    if value and value.end() < trouble.column:
        return special_start(lines, trouble.line, value.end())
    return None


def _unclosed_bracket(lines: Lines, trouble: Trouble) -> Finding:
    assert trouble.opened
    start_line, start = trouble.opened
    sign = _sign(lines, start_line, start)
    closing = {"[": "]", "{": "}"}.get(sign, "]")
    if trouble.line == start_line and closing in lines[start_line][trouble.column :]:
        fixed = lines[start_line][: trouble.column] + "·" + lines[start_line][trouble.column + 1 :]
        return Finding(
            trouble.line,
            trouble.column,
            1,
            "komma-ontbreekt",
            f"Tussen de haken `{sign}` en `{closing}` ontbreekt hier een komma",
            "Zet een komma tussen twee onderdelen, of zet elk onderdeel op een eigen regel.",
            ((start_line, fixed.translate(_HARMLESS)),) if closing == "]" else (),
        )
    text = lines[start_line][start:].strip()
    return Finding(
        start_line,
        start,
        1,
        "open-haakje",
        f"Deze haak `{sign}` wordt niet gesloten",
        f"Zet `{closing}` aan het eind. Hoort de haak bij de tekst? Schrijf {shown(in_quotes(text))}.",
        ((start_line, lines[start_line][:start] + in_quotes(text)),),
    )


# -------------------------------------------------------------------------------- structure


def second_document(line: int, length: int = 3) -> Finding:
    """Say that a second document begins on this line."""
    return Finding(
        line,
        0,
        length,
        "tweede-document",
        "Hier begint een tweede document; een bestand beschrijft één pilot of één lijst",
        "Haal deze regel weg, of zet wat eronder staat in een eigen bestand.",
    )


def _directive(lines: Lines, trouble: Trouble) -> Finding | None:
    number = next((n for n in range(trouble.line + 1) if lines[n].startswith("%")), None)
    if number is None or not any(word in trouble.problem for word in ("directive", "document")):
        return None
    return Finding(
        number,
        0,
        1,
        "leesteken-vooraan",
        "Een regel mag niet beginnen met `%`",
        "Haal deze regel weg, of zet er de naam van het veld voor.",
        ((number, ""),),
    )


def _document_end(lines: Lines, trouble: Trouble) -> Finding | None:
    if "document start" not in trouble.problem:
        return None
    ends = [n for n, line in enumerate(lines[: trouble.line + 1]) if line.rstrip() in ("...", "---")]
    if ends and lines[ends[-1]].startswith("..."):
        found = second_document(ends[-1])
        return _with_repair(found, (ends[-1], ""))
    first = next((n for n, line in enumerate(lines) if line.strip() and line.lstrip()[0] not in "#%"), 0)
    if _indent(lines[first]) > _indent(lines[trouble.line]):
        return _too_far(lines, first, f"Haal de spaties vooraan weg, net als op regel {trouble.line + 1}.")
    return None


def _too_far(lines: Lines, number: int, hint: str) -> Finding:
    return Finding(number, _indent(lines[number]), 1, "inspringing", "Deze regel staat te ver naar rechts", hint)


def _empty_key(lines: Lines, trouble: Trouble) -> Finding | None:
    if not lines[trouble.line][trouble.column :].startswith(":"):
        return None
    return Finding(
        trouble.line,
        trouble.column,
        1,
        "lege-naam",
        "Voor deze dubbele punt staat geen veldnaam",
        "Zet de naam van het veld voor de dubbele punt, of haal de regel weg.",
        ((trouble.line, ""),),
    )


def _indentation(lines: Lines, trouble: Trouble) -> Finding | None:
    line = lines[trouble.line]
    lead = _INDENT.match(line)
    assert lead
    if not line.strip() or trouble.column != lead.end():
        return None
    column, is_point = trouble.column, line[trouble.column :].startswith("- ")
    if block := _block_text_above(lines, trouble.line):
        return _aligned(trouble.line, column, block, _indent(lines[block]), "de tekst")
    places = list(_open_columns(lines, trouble.line))
    same_kind = [place for place in places if place[2] == is_point]
    if not same_kind:
        return _mixed(line, trouble.line, column, is_point)
    number, target, _, name = min(same_kind, key=lambda place: abs(place[1] - column))
    return _aligned(trouble.line, column, number, target, f"`{name}`")


def _aligned(number: int, column: int, model: int, target: int, name: str) -> Finding:
    spaces = "zonder spaties" if not target else f"met {target} spaties" if target > 1 else "met 1 spatie"
    return Finding(
        number,
        column,
        1,
        "inspringing",
        "Deze regel staat niet recht onder de regels waar hij bij hoort",
        f"Zet de regel recht onder {name} (regel {model + 1}), {spaces} ervoor.",
    )


def _mixed(line: str, number: int, column: int, is_point: bool) -> Finding:
    if is_point:
        message = "Hier begint een lijst, maar erboven staan velden"
        hint = "Zet de lijst onder een eigen veld, of haal het streepje weg."
    else:
        message = "Hier staat een veld tussen de punten van een lijst"
        hint = "Begin de regel met `- `, of zet het veld verder naar links."
    return Finding(number, column, len(line.strip()), "inspringing", message, hint)


def _open_columns(lines: Lines, number: int) -> list[tuple[int, int, bool, str]]:
    """The fields and points above a line that it could belong to: (line, column, is a point, name)."""
    found: list[tuple[int, int, bool, str]] = []
    limit = 10**6
    for above in range(number - 1, -1, -1):
        line = lines[above]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        for column, is_point, name in reversed(_columns(line)):
            if column < limit or (column == limit and found and found[-1][2] != is_point):
                found.append((above, column, is_point, name))
                limit = column
        if limit == 0:
            break
    return found


def _columns(line: str) -> list[tuple[int, bool, str]]:
    lead = _LEAD.match(line)
    assert lead
    columns = [(at, True, "- …") for at, sign in enumerate(lead[0]) if sign == "-"]
    field = _FIELD.match(line)
    if field:
        columns.append((field.start("key"), False, field["key"]))
    return columns


def _block_text_above(lines: Lines, number: int) -> int | None:
    """The first line of the block of text that this line should have been part of."""
    for above in range(number - 1, -1, -1):
        if lines[above].strip() and _indent(lines[above]) < _indent(lines[number]):
            inside = [n for n in range(above + 1, number) if lines[n].strip()]
            return inside[0] if inside and _BLOCK_TEXT.search(lines[above]) else None
    return None


def point_in_text(line: int, column: int) -> Finding:
    """Say that a point of a list is read as part of the text above it."""
    return Finding(
        line,
        column,
        1,
        "inspringing",
        "Dit streepje begint geen nieuw punt: de regel telt als deel van de tekst erboven",
        "Zet het streepje recht onder het streepje van de vorige regel, of zet de tekst tussen aanhalingstekens.",
    )


def _fallback(lines: Lines, trouble: Trouble) -> Finding:
    number = min(trouble.line, len(lines) - 1)
    if not lines[number].strip():
        number = _line_before(lines, number)
    column = min(trouble.column, max(len(lines[number]) - 1, 0)) if number == trouble.line else _indent(lines[number])
    return Finding(
        number,
        column,
        1,
        "onleesbare-regel",
        "Vanaf hier kunnen wij het bestand niet lezen",
        "Kijk naar deze regel en de regel erboven: staat er `veld: tekst`, met twee spaties per stap naar rechts, "
        "en is elk aanhalingsteken gesloten?",
    )


_DETECTORS: tuple[Callable[[Lines, Trouble], Finding | None], ...] = (
    _tab,
    _quote,
    _glued,
    _swallowed,
    _other_colon,
    _directive,
    _bracket,
    _special_start,
    _loose_text,
    _colon_in_text,
    _dash_after_colon,
    _escape,
    _document_end,
    _empty_key,
    _indentation,
    _fallback,
)


# ------------------------------------------------------------------------------ looking at lines


def in_quotes(text: str) -> str:
    """Put a text between the quotes that need the least change."""
    if "'" not in text:
        return f"'{text}'"
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def _straight(text: str) -> str:
    return in_quotes(text.strip().strip(_OPENING_CURLS + "»"))


def _suspects(lines: Lines, trouble: Trouble) -> list[int]:
    """The lines where a mistake may stand that only shows further on."""
    before = _line_before(lines, trouble.line)
    return [trouble.opened[0], trouble.line] if trouble.opened and "':'" in trouble.problem else [before, trouble.line]


def _line_before(lines: Lines, number: int) -> int:
    above = min(number, len(lines)) - 1
    while above > 0 and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above -= 1
    return max(above, 0)


def _starts_value(lines: Lines, line: int, column: int) -> bool:
    """Tell whether a value can begin at this place: nothing before it but its field name or dash."""
    before = lines[line][:column]
    return not before.strip() or before.rstrip().endswith((":", "-", "[", "{", ","))


def _sign(lines: Lines, line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""


def _lead(lines: Lines, number: int) -> str:
    match = _LEAD.match(lines[number]) if number < len(lines) else None
    return match[0] if match else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _with_repair(found: Finding, repair: tuple[int, str]) -> Finding:
    return Finding(found.line, found.column, found.length, found.code, found.message, found.hint, (repair,))


def _enumerate(words: list[str]) -> str:
    shown_words = words[:5]
    tail = f" en {len(words) - 5} andere regels" if len(words) > 5 else ""
    return ", ".join(shown_words) + tail
