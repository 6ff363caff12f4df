"""Drawings for the guide: what cannot be photographed here, and what a command prints.

They are drawn on paper of their own, so that they can be read in light and dark alike.
"""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

INK, QUIET, RULE, PAPER, WHITE, TEAL, OCHRE = "#16202c", "#47525e", "#ddd8cb", "#fbfaf7", "#fff", "#0a5c63", "#a86f0b"
SANS = "Segoe UI, Roboto, Noto Sans, Liberation Sans, Arial, sans-serif"
MONO = "Cascadia Mono, Consolas, Liberation Mono, monospace"
WIDTH, HEIGHT = 360, 200


class Box(NamedTuple):
    """A place in a drawing, in pixels."""

    x: float
    y: float
    width: float
    height: float


def _svg(width: int, height: int, *parts: str) -> str:
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
    return "\n".join([head, *parts, "</svg>", ""])


def _box(box: Box, fill: str = WHITE, edge: str = RULE) -> str:
    x, y, width, height = box
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}" stroke="{edge}"/>'


def _text(x: float, y: float, said: str, more: str = "") -> str:
    return f'<text x="{x}" y="{y}" font-family="{SANS}" font-size="14" fill="{INK}" {more}>{escape(said)}</text>'


def _code(x: float, y: float, said: str) -> str:
    return _text(x, y, said).replace(SANS, MONO).replace('"14"', '"13"')


def _button(box: Box, said: str) -> str:
    middle = 'text-anchor="middle" font-weight="600"'
    label = _text(box.x + box.width / 2, box.y + box.height / 2 + 5, said, middle)
    return _box(box, TEAL, TEAL) + label.replace(INK, WHITE)


def _here(box: Box) -> str:
    """A ring around what is to be pressed."""
    x, y, width, height = box.x - 5, box.y - 5, box.width + 10, box.height + 10
    ring = f'rx="8" fill="none" stroke="{OCHRE}" stroke-width="3"'
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {ring}/>'


def _window(*parts: str) -> str:
    frame = _box(Box(0.5, 0.5, WIDTH - 1, HEIGHT - 1), PAPER, "#7b8188")
    bar = f'<path d="M1 32H{WIDTH - 1}" stroke="{RULE}"/>'
    dots = "".join(f'<circle cx="{x}" cy="16" r="4" fill="{RULE}"/>' for x in (16, 30, 44))
    return _svg(WIDTH, HEIGHT, frame, bar, dots, _text(62, 21, "github.com").replace(INK, QUIET), *parts)


_BUTTON = Box(196, 44, 148, 30)


def _pencil() -> str:
    place = Box(308, 44, 34, 30)
    drawn = f'<path d="M317 66l2-7 11-11 5 5-11 11z" fill="none" stroke="{INK}" stroke-width="1.6"/>'
    lines = [
        _code(30, 108, "titel: Samen op school"),
        _code(30, 132, "soort: pilot"),
        _code(30, 156, "fase: voorbereiding"),
    ]
    name = _text(18, 64, "samen-op-school.yml", 'font-weight="600"')
    return _window(name, _box(place), drawn, _here(place), _box(Box(16, 84, 328, 100)), *lines)


def _editor() -> str:
    marked = '<rect x="17" y="140" width="326" height="24" fill="#f4dd9b"/>'
    lines = [
        _code(30, 108, "titel: Samen op school"),
        _code(30, 132, "soort: pilot"),
        _code(30, 156, "fase: in_uitvoering"),
    ]
    paper = _box(Box(16, 84, 328, 100))
    return _window(_text(18, 64, "Edit"), _button(_BUTTON, "Commit changes…"), _here(_BUTTON), paper, marked, *lines)


def _proposal() -> str:
    button = Box(188, 148, 148, 30)
    fields = [
        _text(30, 82, "Commit message").replace(INK, QUIET),
        _box(Box(30, 92, 300, 32)),
        _text(40, 113, "De pilot is begonnen"),
    ]
    title = _text(30, 58, "Propose changes", 'font-weight="600"')
    return _window(_box(Box(16, 40, 328, 148)), title, *fields, _button(button, "Propose changes"), _here(button))


def _request() -> str:
    button = Box(178, 144, 164, 30)
    lines = [
        '<rect x="17" y="82" width="326" height="22" fill="#fbe3df"/>',
        '<rect x="17" y="104" width="326" height="22" fill="#dff0e0"/>',
        _code(30, 98, "- fase: voorbereiding"),
        _code(30, 120, "+ fase: in_uitvoering"),
    ]
    return _window(
        _text(18, 62, "Comparing changes", 'font-weight="600"'),
        *lines,
        _button(button, "Create pull request"),
        _here(button),
    )


def github_steps() -> dict[str, str]:
    """Draw how one changes a file at GitHub in the browser: a file name and an SVG for each step."""
    steps = (_pencil, _editor, _proposal, _request)
    return {f"github-{number}.svg": draw() for number, draw in enumerate(steps, start=1)}


# ------------------------------------------------------------------------------------------- a terminal

_COLORS = {"1;31": "#ffb4a8", "31": "#ffb4a8", "32": "#a6dba6", "1;33": "#f2cd7c", "33": "#f2cd7c"}
_LINE = 21
_CHARACTER = 8.15


def terminal(text: str) -> str:
    """Draw what a terminal shows; `text` holds the signs for colours that a command writes."""
    lines = text.rstrip("\n").split("\n")
    longest = max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in lines)
    width, height = round(longest * _CHARACTER) + 40, len(lines) * _LINE + 32
    style = f'font-family="{MONO}" font-size="13.5" fill="#eae7df" xml:space="preserve"'
    drawn = [
        f'<text x="20" y="{_LINE * (number + 1) + 9}" {style}>{"".join(_colored(line))}</text>'
        for number, line in enumerate(lines)
    ]
    return _svg(width, height, f'<rect width="{width}" height="{height}" rx="6" fill="#11171d"/>', *drawn)


def _colored(line: str) -> Iterator[str]:
    first, *rest = re.split(r"\x1b\[([\d;]*)m", line)
    yield escape(first)
    for sign, part in zip(rest[::2], rest[1::2], strict=True):
        color = _COLORS.get(sign)
        yield f'<tspan fill="{color}">{escape(part)}</tspan>' if color else escape(part)
