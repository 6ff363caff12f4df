"""Every link on every page leads somewhere: checked over the finished HTML, without the network."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link on `page` (its address) to `target` (as written) that leads nowhere; `why` in Dutch."""

    page: str
    target: str
    why: str


@dataclass
class Links:
    """Gathers addresses, anchors and links page by page; judges them when all pages are known."""

    anchors: dict[str, frozenset[str]] = field(default_factory=dict)
    references: dict[str, frozenset[str]] = field(default_factory=dict)
    _shared: dict[str, str] = field(default_factory=dict)

    def add(self, url: str, content: str) -> None:
        """Take in one page; a page added again replaces the earlier one."""
        url = unquote(url)
        self.anchors[url] = self._kept(_values(content, "id"))
        self.references[url] = self._kept([*_values(content, "href"), *_values(content, "src")])

    def _kept(self, texts: list[str]) -> frozenset[str]:
        """The texts, each kept in memory once however many pages have it."""
        return frozenset([self._shared.setdefault(text, text) for text in texts])

    def broken(self, is_file: Callable[[str], bool]) -> Iterator[BrokenLink]:
        """Yield each link that leads nowhere; `is_file` tells whether the site has a file at an address."""
        # From the root on, a link means the same on every page that is as deep in the site.
        sound: dict[str, set[str]] = {}
        for page, references in sorted(self.references.items()):
            root = "../" * page.count("/")
            known = sound.setdefault(root, set())
            for reference in sorted(references - known):
                why = self._why_broken(page, html.unescape(reference), is_file)
                if why:
                    yield BrokenLink(page, html.unescape(reference), why)
                elif root and reference.startswith(root):
                    known.add(reference)

    def _why_broken(self, page: str, reference: str, is_file: Callable[[str], bool]) -> str:
        parts = urlsplit(reference)
        if parts.scheme or parts.netloc:
            return ""
        target = _resolve(page, unquote(parts.path))
        if target is None:
            return "wijst buiten de site"
        if target in self.anchors:
            anchor = unquote(parts.fragment)
            return f"de pagina heeft geen `#{anchor}`" if anchor and anchor not in self.anchors[target] else ""
        return "" if is_file(target) else "deze pagina of dit bestand bestaat niet"


def _values(content: str, attribute: str) -> list[str]:
    """Every value of an attribute in HTML. Splitting takes a fraction of what a pattern takes here."""
    before, *pieces = content.split(f'{attribute}="')
    found = []
    for piece in pieces:
        if before[-1:].isspace():  # and so not the end of another name, as in `data-id`
            found.append(piece.partition('"')[0])
        before = piece
    return found


def _resolve(page: str, path: str) -> str | None:
    """The address that `path` on `page` leads to, or None when it climbs out of the site."""
    if not path:
        return page
    if path.startswith("/"):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined == ".." or joined.startswith("../"):
        return None
    joined = "" if joined == "." else joined
    if joined.endswith("index.html"):
        return joined.removesuffix("index.html")
    return f"{joined}/" if joined and path.endswith(("/", "..", ".")) else joined
