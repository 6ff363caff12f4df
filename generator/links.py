"""Every link on every page leads somewhere: checked over the finished HTML, without the network."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

_ID = re.compile(r'\sid="([^"]+)"')
_REFERENCE = re.compile(r'\s(?:href|src)="([^"]*)"')


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

    def add(self, url: str, content: str) -> None:
        """Take in one page; a page added again replaces the earlier one."""
        self.anchors[url] = frozenset(_ID.findall(content))
        self.references[url] = frozenset(_REFERENCE.findall(content))

    def broken(self, is_file: Callable[[str], bool]) -> Iterator[BrokenLink]:
        """Yield each link that leads nowhere; `is_file` tells whether the site has a file at an address."""
        for page, references in sorted(self.references.items()):
            for reference in sorted(references):
                why = self._why_broken(page, html.unescape(reference), is_file)
                if why:
                    yield BrokenLink(page, html.unescape(reference), why)

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
