"""Every link on every page leads somewhere: checked over the finished HTML, without the network."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

# What our templates and the allow-list write: one space before an attribute. A pattern that begins with one sign
# goes through a page three times as fast as one that begins with any of several.
_ATTRIBUTE = re.compile(' (?:id|href|src)="[^"]*')
_ID = ' id="'
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


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
        found = set(_ATTRIBUTE.findall(content))
        anchors = {attribute for attribute in found if attribute.startswith(_ID)}
        self.anchors[url] = self._values(anchors)
        self.references[url] = self._values(found - anchors)

    def _values(self, attributes: Iterable[str]) -> frozenset[str]:
        """The values of attributes, each kept in memory once however many pages have it."""
        values = [attribute.partition('"')[2] for attribute in attributes]
        return frozenset([self._shared.setdefault(value, value) for value in values])

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
        address, _, fragment = reference.partition("#")
        if _ELSEWHERE.match(address):
            return ""
        target = _resolve(page, unquote(address.partition("?")[0]))
        if target is None:
            return "wijst buiten de site"
        if target in self.anchors:
            anchor = unquote(fragment)
            return f"de pagina heeft geen `#{anchor}`" if anchor and anchor not in self.anchors[target] else ""
        return "" if is_file(target) else "deze pagina of dit bestand bestaat niet"


def _resolve(page: str, path: str) -> str | None:
    """The address that `path` on `page` leads to, or None when it climbs out of the site."""
    if not path:
        return page
    if path.startswith("/"):
        return None
    root = "../" * page.count("/")
    below = path.removeprefix(root)
    if path.startswith(root) and below.endswith("/") and "./" not in below and "//" not in path:
        return below  # so are nearly all links
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if joined == ".." or joined.startswith("../"):
        return None
    joined = "" if joined == "." else joined
    if joined.endswith("index.html"):
        return joined.removesuffix("index.html")
    return f"{joined}/" if joined and path.endswith(("/", "..", ".")) else joined
