"""What went wrong when a file could not be read as YAML, and where its writer must mend it.

The parser says where it got stuck, which is often not where the mistake was made. The detectors here
look at the raw lines around that place themselves. Each answers one kind of mistake and may offer a
repair: lines to go on reading with, so that the mistakes further down are found in the same run. A
repair keeps every line number; it is never written to a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import shown

Lines = list[str]
Edits = tuple[tuple[int, int, int, str], ...]  # line, column, number of signs, what comes in their place
Places = tuple[tuple[int, int, str], ...]  # line, column, why it is worth a look

_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_FIELD = re.compile(r"(?P<lead> *(?:- +)*)(?P<key>[^\s:#\"'\[{-][^:#\"']*?|\"[^\"]*\"|'[^']*') *:(?: +(?P<value>.*))?$")
_GLUED_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s/:])")
_GLUED_DASH = re.compile(r" *(?:- +)*-(?=[^\s-])")
_OTHER_COLON = re.compile(r" *(?:- +)*(?P<key>[A-Za-z_][\w-]*) *(?P<sign>[=;：])")  # noqa: RUF001
_HASH = re.compile(r"\S +(?P<hash>#.*)$")
_LOOKS_LIKE_FIELD = re.compile(r" *(?:- +)*[a-z_]+:(?: |$)| *- ")
_OPENING_CURLS = "“”„‘’‚«"  # noqa: RUF001
_CLOSING_CURLS = "“”‘’»"
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

    `opened` is the begin of what it was reading, `bracket` the last bracket that is still open, `last` the
    last text it read whole.
    """

    problem: str
    line: int
    column: int
    opened: tuple[int, int] | None
    bracket: tuple[int, int] | None
    last: Span | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, its place counted from 0.

    `repair` holds lines to go on reading with. `edits` are what would mend the file; only when `is_safe` can
    nothing else have been meant. `related` are other places to look at.
    """

    line: int
    column: int
    length: int
    code: str
    message: str
    hint: str
    repair: tuple[tuple[int, str], ...] = ()
    edits: Edits = ()
    is_safe: bool = True
    related: Places = ()


def explain(lines: Lines, trouble: Trouble) -> Finding:
    """Say what its writer did wrong, at the place to mend. Always answers."""
    return next(found for detector in _DETECTORS if (found := detector(lines, trouble)))


# --------------------------------------------------------------------------- signs and spaces


def _tab(lines: Lines, trouble: Trouble) -> Finding | None:
    lead = _lead(lines, trouble.line)
    if "\t" not in lead:
        return None
    tabbed = [n for n, line in enumerate(lines) if "\t" in _lead(lines, n) and line.strip()]
    spaced = any(line.startswith(" ") for line in lines if line.strip())
    others = [str(n + 1) for n in tabbed if n != trouble.line]
    also = f" Doe dat ook op regel {first_few(others)}." if others else ""
    place = "Na het streepje" if lead[: lead.index("\t")].strip() else "Aan het begin van deze regel"
    return Finding(
        trouble.line,
        lead.index("\t"),
        1,
        "tab",
        f"{place} staat een tab",
        f"Gebruik spaties: twee voor elke stap naar rechts.{also}",
        # Beside lines with spaces nobody can tell how deep a tab was meant to be.
        () if spaced else tuple((n, without_tabs(lines[n], 2)) for n in tabbed),
        tuple((n, 0, len(_lead(lines, n)), without_tabs(_lead(lines, n), 2)) for n in tabbed),
        not spaced,
    )


def without_tabs(line: str, width: int) -> str:
    """The line with so many spaces for each tab before its text, and one for a tab behind a dash."""
    lead = _LEAD.match(line)
    assert lead
    return re.sub(r"-[ \t]*\t[ \t]*", "- ", lead[0]).replace("\t", " " * width) + line[lead.end() :]


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
        ((number, at, 0, " "),),
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
        ((number, at, 0, " "),),
    )


def glued_in_text(lines: Lines, line: int, column: int, end_line: int) -> Finding | None:
    """Find, in a text that the parser took as it stands, a line that was meant as a field or a point."""
    before = lines[line][:column]
    word = lines[line][column:].strip()
    if not before.strip() and re.fullmatch("[a-z_]+", word) and end_line > line and _is_point(lines[line + 1]):
        return _without_colon(lines[line], line, column, word)
    if not before.strip(" -") or before.rstrip().endswith(("{", ",")):
        found = _glued_value(lines, line, column)
        if found:
            return found
    for number in range(line + 1, end_line + 1):
        text = lines[number].lstrip()
        if text.startswith("- "):
            return _point_in_text(lines, line, number)
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
    edits = ((line, at, 0, " "),)
    return Finding(line, start, at - start, code, message, f"Schrijf {shown(better)}.", repair, edits)


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
    for number in dict.fromkeys((trouble.opened[0] if trouble.opened else before, before)):
        field = _FIELD.match(lines[number].split(" #")[0]) or _LEAD.match(lines[number])
        match = _HASH.search(lines[number])
        if not (match and field):
            continue
        key_cut = trouble.opened and number == trouble.opened[0] and ":" in match["hash"]
        deeper = _indent(lines[trouble.line]) - _indent(lines[number])
        continues = number < trouble.line and (deeper > 0 or (deeper == 0 and not _FIELD.match(lines[number])))
        plain = not (field.groupdict().get("value") or "x").lstrip().startswith(('"', "'", "|", ">"))
        if plain and (key_cut or continues):
            found = swallowed(lines, number, match.start("hash"))
            return replace(found, repair=((number, lines[number].replace(" #", " ♯")),))
    return None


# ------------------------------------------------------------------------------ quotes


def unclosed_quote(lines: Lines, line: int, column: int) -> Finding:
    """Say that the quote at this place is never closed."""
    if found := _apostrophe(lines, line, column):
        return found
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


# What a Dutch word can begin with: 's ochtends, 't plein, 'n boek, 's-Hertogenbosch.
_APOSTROPHE = re.compile(r"'[snkmrtd](?:er|r)?(?=[ -]\S)")


def _apostrophe(lines: Lines, line: int, column: int) -> Finding | None:
    """Find `'s ochtends`: a text that begins with an apostrophe, which counts as a quote."""
    text = lines[line][column:].strip()
    match = _APOSTROPHE.match(text)
    if not match or text.endswith("'"):
        return None
    better = in_quotes(text)
    return Finding(
        line,
        column,
        1,
        "apostrof-vooraan",
        f"De apostrof van {shown(match[0])} telt hier als aanhalingsteken, want de tekst begint ermee",
        f"Zet de hele tekst tussen dubbele aanhalingstekens: {shown(better)}.",
        ((line, lines[line][:column] + lines[line][column:].translate(_HARMLESS)),),
        *_to_the_end(lines, line, column, better),
    )


def lost_apostrophe(lines: Lines, line: int, column: int) -> Finding | None:
    """Find `'s ochtends'`: a text in single quotes that needs the first of them as its own apostrophe."""
    text = lines[line][column:].strip()
    if not (_APOSTROPHE.match(text) and re.fullmatch(r"'[^']*'", text)):
        return None
    return Finding(
        line,
        column,
        1,
        "apostrof-vooraan",
        f"De apostrof van {shown(text.split()[0].split('-')[0])} telt hier als aanhalingsteken en valt weg",
        f"Hoort hij erbij? Zet er dubbele aanhalingstekens omheen: {shown(in_quotes(text.rstrip(chr(39))))}.",
    )


def _to_the_end(lines: Lines, line: int, column: int, better: str) -> tuple[Edits, bool]:
    """The edit that replaces the rest of a line by a text in quotes, and whether it is safe.

    It is not when the text may end before the line does, or go on below it.
    """
    rest = lines[line][column:].rstrip()
    below = next((n for n in range(line + 1, len(lines)) if lines[n].strip()), None)
    before = lines[line][:column]
    starts = not before.strip(" -") or bool(re.fullmatch(r" *(?:- +)*[^\s:#\"'\[{,]+ *: +", before))
    goes_on = below is not None and _indent(lines[below]) > _indent(lines[line]) and not _stands_alone(lines[below])
    return ((line, column, len(rest), better),), starts and not goes_on and " #" not in rest


def _stands_alone(line: str) -> bool:
    return bool(_LOOKS_LIKE_FIELD.match(line)) or line.lstrip().startswith("#")


def swallows_fields(lines: Lines, span: Span) -> bool:
    """Tell whether a quoted text runs on over lines that look like fields of their own."""
    column = _indent(lines[span.line])
    return any(
        _LOOKS_LIKE_FIELD.match(line) and _indent(line) <= column for line in lines[span.line + 1 : span.end_line + 1]
    )


def _quote(lines: Lines, trouble: Trouble) -> Finding | None:
    if trouble.opened and "end of stream" in trouble.problem and _sign(lines, *trouble.opened) in "\"'":
        return unclosed_quote(lines, *trouble.opened)
    last = _quoted_before(lines, trouble) or trouble.last
    if not (last and last.style in ("'", '"') and last.end_line == trouble.line):
        return None
    if last.end_column > trouble.column or lines[trouble.line][last.end_column : trouble.column].strip(" ,"):
        return None
    if last.line < last.end_line and swallows_fields(lines, last):
        return unclosed_quote(lines, last.line, last.column)
    if trouble.bracket:  # two texts in a row: a comma is missing
        return None
    return _quote_inside(lines, last)


def _quoted_before(lines: Lines, trouble: Trouble) -> Span | None:
    """The quoted text that ends right before the trouble, when the parser did not come to hand it over."""
    line = lines[trouble.line]
    end = len(line[: trouble.column].rstrip())
    start = _value_start(line)
    style = line[start : start + 1]
    if style in ("'", '"') and end - start > 1 and line[end - 1] == style:
        return Span(trouble.line, start, trouble.line, end, style)
    return None


def _quote_inside(lines: Lines, span: Span) -> Finding:
    if found := _apostrophe(lines, span.line, span.column):
        return found
    rest = lines[span.line][span.column :].rstrip()
    closed = len(rest) > 1 and rest.endswith(span.style)
    # In 'ZAT's op school the first sign was to open the text; in 'Goed' is de naam it belongs to it.
    opens = span.style == "'" and lines[span.end_line][span.end_column : span.end_column + 1].isalpha()
    body = rest[1:-1] if closed else rest[1:] if opens else rest
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
    elif "mapping values" in trouble.problem and _begins_with_field(lines[trouble.line], trouble.column):
        before = _sibling_above(lines, trouble.line)
        number = before if before is not None and not _FIELD.match(lines[before]) else None
    if number is None or not lines[number].strip():
        return None
    start = _content(lines[number])
    text = lines[number][start:].strip()
    name = re.match(r"[a-z][a-z_]*(?= |$)(?! *[=;])", text)
    if name and (name[0] == text or text[name.end() :].strip() in _BLOCK_SIGNS):
        return _without_colon(lines[number], number, start, name[0])
    guess = f" Schrijf bijvoorbeeld {shown(name[0] + ': ' + text[name.end() :].strip())}." if name else ""
    if text[0] in _OTHER_DASHES and text[1:2] == " ":
        return _other_dash(lines, number, start)
    return Finding(
        number,
        start,
        len(text),
        "losse-tekst",
        f"{shown(text)} hoort bij geen enkel veld",
        "Hoort het bij de tekst erboven? Zet er dan meer spaties voor. "
        f"Is het een veld? Zet dan een dubbele punt achter de naam.{guess}",
        ((number, _with_colon(lines[number], start + name.end())),) if name else _taken_up(lines, number),
    )


_OTHER_DASHES = "–—−‐•·●▪*"  # noqa: RUF001


def _other_dash(lines: Lines, number: int, column: int) -> Finding:
    line = lines[number]
    return Finding(
        number,
        column,
        1,
        "losse-tekst",
        f"Een {shown(line[column])} begint geen punt van een lijst",
        f"Schrijf {shown('- ' + line[column + 1 :].strip())}.",
        ((number, f"{line[:column]}-{line[column + 1 :]}"),),
        ((number, column, 1, "-"),),
        is_safe=False,
    )


def _taken_up(lines: Lines, number: int) -> tuple[tuple[int, str], ...]:
    """The loose lines from this one on as part of the block of text above, or else left out."""
    in_block = bool(_BLOCK_TEXT.search(lines[_line_before(lines, number)]))
    moved = []
    for n in range(number, len(lines)):
        if n > number and (_indent(lines[n]) != _indent(lines[number]) or _FIELD.match(lines[n])):
            break
        moved.append((n, "  " + lines[n] if in_block else ""))
    return tuple(moved)


_BLOCK_SIGNS = ("|", ">", ">-", "|-", ">+", "|+")


def _without_colon(line: str, number: int, start: int, name: str) -> Finding:
    return Finding(
        number,
        start,
        len(name),
        "dubbelepunt-ontbreekt",
        f"Na `{name}` ontbreekt een dubbele punt",
        f"Schrijf {shown(_with_colon(line, start + len(name)).strip())}.",
        ((number, _with_colon(line, start + len(name))),),
    )


def _with_colon(line: str, at: int) -> str:
    return f"{line[:at]}:{line[at:]}"


def _begins_with_field(line: str, colon: int) -> bool:
    """Tell whether the colon belongs to the first word on a line that is no point of a list."""
    return not line.lstrip().startswith("- ") and bool(re.fullmatch(r" *[\w-]+ *", line[:colon].rstrip(":")))


def _sibling_above(lines: Lines, number: int) -> int | None:
    """The nearest line above that begins in the same column, when nothing between stands further left."""
    column = _content(lines[number])
    for above in _lines_above(lines, number):
        if _content(lines[above]) <= column:
            return above if _content(lines[above]) == column else None
    return None


def _colon_in_text(lines: Lines, trouble: Trouble) -> Finding | None:
    if "mapping values" not in trouble.problem:
        return None
    if found := _block_without_colon(lines, trouble.line):
        return found
    line = lines[trouble.line]
    colon = line.find(":", max(trouble.column - 1, 0))
    before = line[:colon] if colon >= 0 else line
    head = before[len(_lead(lines, trouble.line)) :]
    if colon < 0:
        return None
    repair = (trouble.line, line[:colon] + "∶" + line[colon + 1 :])  # noqa: RUF001
    if ": " not in head and re.fullmatch(r"[a-z_]+", head.strip()):
        return _out_of_column(lines, trouble.line)
    own_field = re.match(r"[a-z_]+ *: +", head)
    value = head[own_field.end() if own_field else 0 :] + line[colon:]
    if value.lstrip()[:1] in _OPENING_CURLS:
        start = line.index(value.strip())
        edits, is_safe = _to_the_end(lines, trouble.line, start, _straight(value))
        inside = value.strip()[1:-1]
        return Finding(
            trouble.line,
            start,
            1,
            "gekrulde-aanhalingstekens",
            "Gekrulde aanhalingstekens houden een tekst niet bij elkaar",
            "Vervang ze door rechte: " + shown(_straight(value)) + ".",
            (repair,),
            edits,
            is_safe and value.rstrip()[-1] in _CLOSING_CURLS and not set(inside) & set(_OPENING_CURLS + _CLOSING_CURLS),
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


def _block_without_colon(lines: Lines, number: int) -> Finding | None:
    """Find `toelichting >-` above a text, a field without its colon."""
    above = next((n for n in _lines_above(lines, number) if _indent(lines[n]) < _indent(lines[number])), None)
    match = re.fullmatch(r" *(?:- +)*([a-z_]+) +[|>][+-]?\s*", lines[above]) if above is not None else None
    return _without_colon(lines[above], above, match.start(1), match[1]) if match and above is not None else None


def _out_of_column(lines: Lines, number: int) -> Finding:
    """Say which line is out of its column: this one, below a field that has a text already, or that field."""
    column = _indent(lines[number])
    key = lines[number][_content(lines[number]) :].split(":")[0].strip()
    above = next((n for n in _lines_above(lines, number) if _indent(lines[n]) < column), None)
    match = _FIELD.match(lines[above]) if above is not None else None
    if above is None or not match:
        word = lines[above].strip() if above is not None else ""
        if above is not None and re.fullmatch("[a-z_]+", word):
            return _without_colon(lines[above], above, _content(lines[above]), word)
        fields = [place for place in _open_columns(lines, number) if not place[2] and place[1] < column]
        if fields:
            return _aligned(lines, number, fields[0][1], fields[0][0])
        return _misplaced(number, column, f"`{key}` staat niet op de goede plek", "Zet de velden recht onder elkaar.")
    columns = [place for _, place, is_point in _open_columns(lines, number) if not is_point]
    if found := _header_out_of_column(lines, number, columns):
        return found
    if _hangs_out(lines, above, number):
        return _aligned(lines, above, _indent(lines[above]) + column - match.start("key"), number)
    target = match.start("key")
    found = _misplaced(
        number,
        column,
        f"`{key}` staat te ver naar rechts: `{match['key']}` heeft al een tekst",
        f"Is `{key}` een veld? Zet het recht onder `{match['key']}` (regel {above + 1}). "
        "Hoort het bij de tekst? Zet dan de hele tekst tussen aanhalingstekens.",
        _shifted(lines, number, target - column),
    )
    return _beside(found, lines, above)


def _hangs_out(lines: Lines, above: int, number: int) -> bool:
    """Tell whether the line above stands too far to the left, rather than the line `number` too far right."""
    column, own = _indent(lines[number]), _indent(lines[above])
    group = next((n for n in _lines_above(lines, above) if _indent(lines[n]) <= column), None)
    if group is not None and _indent(lines[group]) == column and len(_group(lines, number)) > 1:
        return True  # the lines around it agree
    parent = next((n for n in _lines_above(lines, above) if _indent(lines[n]) <= own), None)
    if parent is None or not lines[parent].rstrip().endswith(":"):
        return False
    moved = own + column - _content(lines[above])
    step = moved - _content(lines[parent])
    return step == _step(lines) and own - _content(lines[parent]) != _step(lines)


def _misplaced(number: int, column: int, message: str, hint: str, repair: tuple[tuple[int, str], ...] = ()) -> Finding:
    return Finding(number, column, 1, "inspringing", message, hint, repair)


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
    if text.startswith("```"):
        return _code_fence(line, column)
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
        *_quoted_start(lines, line, column),
    )


def _code_fence(line: int, column: int) -> Finding:
    message = "Deze regel hoort bij Markdown, niet bij een beschrijving"
    return Finding(line, column, 3, "leesteken-vooraan", message, "Haal de regel weg.", ((line, ""),))


def _quoted_start(lines: Lines, line: int, column: int) -> tuple[Edits, bool]:
    """The edit that puts the rest of a line in quotes, and whether nothing but a text can have been meant."""
    rest = lines[line][column:].rstrip()
    sign, name = rest[:1], re.match(r"[&*!]([\w-]+)", rest)
    edits, is_safe = _to_the_end(lines, line, column, in_quotes(rest))
    meant_otherwise = (
        sign in "|>,?]}"
        or rest.startswith(("!!", "* ", "```"))
        or (sign in "[{" and rest.endswith(_CLOSING[sign]))
        or (name is not None and any(f"{other}{name[1]}" in text for text in lines for other in "&*·" if other != sign))
    )
    return edits, is_safe and not meant_otherwise


def _special_start(lines: Lines, trouble: Trouble) -> Finding | None:
    places = [(trouble.line, trouble.column)]
    if trouble.opened:
        places.append(trouble.opened)
    for line, column in places:
        sign = _sign(lines, line, column)
        if sign and sign in "`@%&*!|>,?]}" and _starts_value(lines, line, column):
            return special_start(lines, line, column)
    start = _value_start(lines[trouble.line])
    if start < trouble.column and lines[trouble.line][start] in "&*!":
        return special_start(lines, trouble.line, start)
    return None


def _bracket(lines: Lines, trouble: Trouble) -> Finding | None:
    line = lines[trouble.line]
    if trouble.bracket and "flow" in trouble.problem:
        return _comma_or_bracket(lines, trouble, *trouble.bracket)
    start = _value_start(line)
    if start < trouble.column and line[start] in "[{":
        return special_start(lines, trouble.line, start)
    return None


def _comma_or_bracket(lines: Lines, trouble: Trouble, start_line: int, start: int) -> Finding:
    line = lines[start_line]
    closing = _CLOSING.get(_sign(lines, start_line, start), "]")
    if trouble.line != start_line or closing not in line[trouble.column :]:
        return unclosed_bracket(lines, start_line, start)
    fixed = line[: trouble.column] + "·" + line[trouble.column + 1 :]
    return Finding(
        trouble.line,
        trouble.column,
        1,
        "komma-ontbreekt",
        f"Tussen de haken `{line[start]}` en `{closing}` ontbreekt hier een komma",
        "Zet een komma tussen twee onderdelen, of zet elk onderdeel op een eigen regel.",
        ((start_line, fixed.translate(_HARMLESS)),) if closing == "]" else (),
    )


_CLOSING = {"[": "]", "{": "}"}


def unclosed_bracket(lines: Lines, line: int, column: int) -> Finding:
    """Say that the bracket at this place is never closed."""
    sign, text = _sign(lines, line, column), lines[line][column:].strip()
    return Finding(
        line,
        column,
        1,
        "open-haakje",
        f"Deze haak `{sign}` wordt niet gesloten",
        f"Zet `{_CLOSING.get(sign, ']')}` aan het eind. Hoort de haak bij de tekst? Schrijf {shown(in_quotes(text))}.",
        ((line, lines[line][:column] + "·" + lines[line][column + 1 :].translate(_HARMLESS)),),
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
        "Haal deze regel weg, of haal het teken weg.",
        ((number, lines[number][1:] if _FIELD.match(lines[number][1:]) else ""),),
    )


def _document_end(lines: Lines, trouble: Trouble) -> Finding | None:
    if "document start" not in trouble.problem:
        return None
    ends = [n for n, line in enumerate(lines[: trouble.line + 1]) if line.rstrip() in ("...", "---")]
    if ends and lines[ends[-1]].startswith("..."):
        found = second_document(ends[-1])
        return replace(found, repair=((ends[-1], ""),))
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
    line, column = lines[trouble.line], _indent(lines[trouble.line])
    if not line.strip() or trouble.column != column:
        return None
    is_point = line[column:].startswith("- ")
    is_text = not is_point and not re.match(r" *[a-z_]+:(?: |$)", line)
    if is_text and (found := _text_out_of_column(lines, trouble.line)):
        return found
    places = _open_columns(lines, trouble.line)
    same_kind = [place for place in places if place[2] == is_point]
    if not same_kind:
        return _mixed(trouble.line, column, is_point)
    if found := _header_out_of_column(lines, trouble.line, [place[1] for place in same_kind]):
        return found
    deeper = [place for place in same_kind if place[1] > column][-1:]
    blank = not lines[trouble.line - 1].strip()
    nearest = min(same_kind, key=lambda place: (abs(place[1] - column), place[1] if blank else 0))
    for model, target, _ in (*deeper, nearest):
        if _is_odd_one(lines, trouble.line, model, target):
            return _aligned(lines, model, _indent(lines[model]) + column - target, trouble.line)
    return _aligned(lines, trouble.line, nearest[1], nearest[0])


def _step(lines: Lines) -> int:
    """How many columns this writer goes to the right for each level: two, unless most lines say otherwise."""
    steps: Counter[int] = Counter()
    for number, line in enumerate(lines[:-1]):
        if line.rstrip().endswith(":") and lines[number + 1].strip():
            steps[_indent(lines[number + 1]) - _indent(line)] += 1
    usual = [step for step, _ in steps.most_common() if step > 0]
    return usual[0] if usual else 2


def _text_out_of_column(lines: Lines, number: int) -> Finding | None:
    """Find out which line of a block of text is out of its column, when this line is one of them."""
    column, before = _indent(lines[number]), _line_before(lines, number)
    if _BLOCK_TEXT.search(lines[before]):
        usual = _text_column(lines[before], _step(lines))
        if _indent(lines[before]) >= column - 1 and not _is_point(lines[before]):
            return _aligned(lines, before, column - _step(lines), number, more=-_step(lines))
        return _aligned(lines, number, usual, before, more=usual - _indent(lines[before]))
    if block := _block_text_above(lines, number):
        key, first = block
        if column == _text_column(lines[key], _step(lines)):
            return _aligned(lines, first, column, number)
        return _aligned(lines, number, _indent(lines[first]), first)
    return None


def _text_column(line: str, step: int) -> int:
    """The column where a block of text below this line usually begins."""
    return _content(line) + (0 if line.lstrip(" -").startswith(("|", ">")) else step)


def _header_out_of_column(lines: Lines, number: int, columns: list[int]) -> Finding | None:
    """Find a field without a text of its own that does not stand two columns left of what is below it."""
    column, below = _indent(lines[number]), _line_below(lines, number)
    if lines[number].rstrip().endswith(":") and below is not None:
        target = _indent(lines[below]) - _step(lines)
        if target != column and target in columns:
            return _aligned(lines, number, target, below, more=-_step(lines))
    for above in _lines_above(lines, number):
        below = _line_below(lines, above)
        if lines[above].rstrip().endswith(":") and _indent(lines[above]) < column and below is not None:
            wrong = _indent(lines[below]) - _indent(lines[above]) != _step(lines)
            agree = len([n for n in _group(lines, below) if n < number]) > 1
            if wrong and agree and _indent(lines[below]) - column == _step(lines):
                return _aligned(lines, above, column, number)
            return None
    return None


def _line_below(lines: Lines, number: int) -> int | None:
    return next((n for n in range(number + 1, len(lines)) if lines[n].strip()), None)


def _is_odd_one(lines: Lines, number: int, model: int, target: int) -> bool:
    """Tell whether the line `model` is out of its column rather than the line `number` below it."""
    own = _indent(lines[model])
    parent = next((n for n in _lines_above(lines, model) if _indent(lines[n]) < own), None)
    beside = next((n for n in _lines_above(lines, model) if _indent(lines[n]) <= own), None)
    if parent is None or parent != beside:
        return False  # other lines stand in the same column
    moved = own + _indent(lines[number]) - target
    step = moved - _content(lines[parent])
    return own - _content(lines[parent]) != _step(lines) and (step == _step(lines) or len(_group(lines, number)) > 1)


def _aligned(lines: Lines, number: int, target: int, model: int, *, more: int = 0) -> Finding:
    """Say that a line must begin in another column: where the line `model` begins, or `more` columns further."""
    column, target = _indent(lines[number]), max(target, 0)
    spaces = "geen spaties" if not target else f"{target} spaties" if target > 1 else "1 spatie"
    like = f"bij regel {model + 1}"
    reason = f"{abs(more)} {'meer' if more > 0 else 'minder'} dan {like}" if more else f"zoals {like}"
    moved = _shifted(lines, number, target - column)
    found = _misplaced(
        number,
        column,
        "Deze regel staat niet recht onder of boven de regels waar hij bij hoort",
        f"Zet er {spaces} voor, {reason}.",
        moved if target < column or not lines[number].rstrip().endswith(":") else moved[:1],
    )
    return _beside(found, lines, model)


def _beside(found: Finding, lines: Lines, number: int) -> Finding:
    """The finding with the line to align with, as it stands."""
    return replace(found, related=((number, _indent(lines[number]), f"Lijn uit met {shown(lines[number])}."),))


def _group(lines: Lines, number: int) -> list[int]:
    """The lines from this one on that begin in its column, up to where something further left begins."""
    column, found = _indent(lines[number]), []
    for n in range(number, len(lines)):
        if not lines[n].strip() or lines[n].lstrip().startswith("#"):
            continue
        if _indent(lines[n]) < column:
            break
        if _indent(lines[n]) == column:
            if _is_point(lines[n]) != _is_point(lines[number]):
                break
            found.append(n)
    return found


def _is_point(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _shifted(lines: Lines, number: int, by: int) -> tuple[tuple[int, str], ...]:
    """The line, and all that stands deeper below it, moved to the right or (less than 0) to the left."""
    column, moved = _indent(lines[number]), []
    for n in range(number, len(lines)):
        if n > number and lines[n].strip() and _indent(lines[n]) <= column:
            break
        if lines[n].strip():
            moved.append((n, " " * max(_indent(lines[n]) + by, 0) + lines[n].lstrip()))
    return tuple(moved)


def _mixed(number: int, column: int, is_point: bool) -> Finding:
    if is_point:
        message = "Hier begint een lijst, maar erboven staan velden"
        hint = "Zet de lijst onder een eigen veld, of haal het streepje weg."
    else:
        message = "Hier staat een veld tussen de punten van een lijst"
        hint = "Begin de regel met `- `, of zet het veld verder naar links."
    return _misplaced(number, column, message, hint)


def _open_columns(lines: Lines, number: int) -> list[tuple[int, int, bool]]:
    """The fields and points above a line that it could stand below: (line, column, is a point)."""
    found: list[tuple[int, int, bool]] = []
    limit = 10**6
    for above in _lines_above(lines, number):
        for column, is_point in reversed(_columns(lines[above])):
            if column < limit or (column == limit and found and found[-1][2] != is_point):
                found.append((above, column, is_point))
                limit = column
        if limit == 0:
            break
    return found


def _columns(line: str) -> list[tuple[int, bool]]:
    lead = _lead([line], 0)
    columns = [(at, True) for at, sign in enumerate(lead) if sign == "-"]
    field = _FIELD.match(line)
    return [*columns, (field.start("key"), False)] if field else columns


def _block_text_above(lines: Lines, number: int) -> tuple[int, int] | None:
    """The field whose block of text this line fell out of, and the first line of that text."""
    above = next((n for n in _lines_above(lines, number) if _indent(lines[n]) < _indent(lines[number])), None)
    if above is None or not _BLOCK_TEXT.search(lines[above]):
        return None
    inside = [n for n in range(above + 1, number) if lines[n].strip()]
    return (above, inside[0]) if inside else None


def _point_in_text(lines: Lines, start: int, number: int) -> Finding:
    """Say that a point of a list is read as part of the text that begins on the line `start`."""
    column = _indent(lines[number])
    if not _is_point(lines[start]):
        repair: tuple[tuple[int, str], ...] = ()
    elif _is_odd_one(lines, number, start, _indent(lines[start])) or _is_alone(lines, start, number):
        return _aligned(lines, start, column, number)
    else:
        repair = _shifted(lines, number, _indent(lines[start]) - column)
    found = _misplaced(
        number,
        column,
        "Dit streepje begint geen nieuw punt: de regel telt als deel van de tekst erboven",
        f"Zet het streepje recht onder dat van regel {start + 1}, of zet de tekst tussen aanhalingstekens.",
        repair,
    )
    return _beside(found, lines, start)


def _is_alone(lines: Lines, start: int, number: int) -> bool:
    """Tell whether the point `start` is the only one in its column, above several in the column of `number`."""
    above = next((n for n in _lines_above(lines, start) if _indent(lines[n]) <= _indent(lines[start])), None)
    first = above is None or not _is_point(lines[above]) or _indent(lines[above]) < _indent(lines[start])
    return first and len(_group(lines, number)) > 1 and len(_group(lines, start)) == 1


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


def _lines_above(lines: Lines, number: int) -> Iterator[int]:
    """The numbers of the lines above that say something, from near to far."""
    for above in range(min(number, len(lines)) - 1, -1, -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            yield above


def _line_before(lines: Lines, number: int) -> int:
    return next(_lines_above(lines, number), number)


def _content(line: str) -> int:
    """The column where a line says something, behind its dashes."""
    lead = _LEAD.match(line)
    return lead.end() if lead else 0


def _value_start(line: str) -> int:
    """The column where the value on a line begins: behind its dashes and the name of its field."""
    match = re.match(r" *(?:[-?] +)*(?:[^\s\"'#\[{][^:]*: +)?", line)
    return match.end() if match else 0


def _starts_value(lines: Lines, line: int, column: int) -> bool:
    """Tell whether a value can begin at this place: nothing before it but its field name or dash."""
    before = lines[line][:column]
    return not before.strip() or before.rstrip().endswith((":", "-", "?", "[", "{", ","))


def _sign(lines: Lines, line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""


def _lead(lines: Lines, number: int) -> str:
    match = _LEAD.match(lines[number]) if number < len(lines) else None
    return match[0] if match else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def first_few(words: list[str]) -> str:
    """Name the first five, and how many more there are."""
    shown_words = words[:5]
    tail = f" en {len(words) - 5} andere regels" if len(words) > 5 else ""
    return ", ".join(shown_words) + tail
