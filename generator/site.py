"""The whole site from one catalogue: pages, assets, search index and link check, without any site tool.

A site tool (see plugin) asks for pages one by one and writes them; what has to be gathered on the way,
for the search index and the link check, is gathered here.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BufferedWriter, FileIO
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

import minify
from markupsafe import Markup, escape

from generator import rules
from generator.addresses import moved
from generator.annotated import SCHEMA_REFERENCE
from generator.catalogue import Cache, Catalogue, load_catalogue
from generator.diagnostics import Diagnostic, has_faults, in_order
from generator.exports import DATA, write_data
from generator.facets import CATALOGUE_SCRIPT, catalogue_script
from generator.form import MODEL_SCRIPT, form_script, source_name, source_script
from generator.knowledge import Knowledge
from generator.links import BrokenLink, Links
from generator.model import Begrip
from generator.overviews import OVERVIEWS
from generator.pages import Page, Pages
from generator.publication import SiteInfo, as_script, web_page
from generator.search import Document, Section, index_files
from generator.side_by_side import FACTS_SCRIPT, facts_script

_KINDS = {
    "pilot": "Pilot",
    "regio": "Regio",
    "thema": "Thema",
    "organisatie": "Organisatie",
    "begrippen": "Begrippen",
    "sessie": "Kennissessie",
}
# Lists of lists have nothing of their own to find; the terms in the glossary do.
_LISTS = {
    "home",
    "afdrukken",
    "zoeken",
    "alles",
    "pilots",
    "regios",
    "themas",
    "organisaties",
    "vergelijken",
    "kopje",
    "bijdragen_pilot",
    "sessies",
    "samenstellen",
}
_NOT_SEARCHED = _LISTS | OVERVIEWS.keys()
# How to describe a pilot is for few of those who search.
_GUIDE = "bijdragen/"
# While serving a larger site, its search index waits for the next whole build.
_SEARCHED_AT_ONCE = 400


def read_checked(root: Path, cache: Cache | None) -> tuple[Catalogue, list[Diagnostic]]:
    """Read the catalogue under `root`, and all that is to be said of it, in order; see `load_catalogue`.

    The catalogue comes without its sources: once all is said of them, they are a third of what it takes in memory.
    """
    catalogue, found = load_catalogue(root, cache)
    found = in_order([*found, *rules.check(catalogue)])
    return replace(catalogue, sources={}, list_sources={}, session_sources={}), found


def write(folder: Path, name: str, *content: str | bytes) -> None:
    """Write a file of the site, the same on every system; `name` is relative to the folder of the site."""
    # Thousands are written: what pathlib does around each costs as much as the writing itself.
    path = f"{folder}/{name}"
    try:
        file = FileIO(path, "w")
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = FileIO(path, "w")
    with BufferedWriter(file) as whole:
        whole.writelines([piece.encode() if isinstance(piece, str) else piece for piece in content])


def theme_folder() -> Path:
    """Where the theme is: inside an installed package, or beside it in a checkout."""
    inside = Path(__file__).parent / "theme"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "theme"


# The parts of the script for presenting, each after those that it builds on.
PRESENTING = tuple(
    f"present/{name}.js"
    for name in (
        *("talk", "qr", "columns", "net", "divide", "filtered", "compose", "markdown", "session", "silent"),
        *("show", "notes", "views", "keys", "desk", "start"),
    )
)


def assets(theme: Path) -> dict[str, str]:
    """Style sheets and scripts out of one file per component; what only some pages need is a file of its own."""
    return {
        "assets/pilotwijzer.css": _joined(theme / "styles", "*.css"),
        "assets/basis.js": _joined(theme / "scripts" / "base", "*.js"),
        "assets/pilotwijzer.js": _joined(theme / "scripts", "*.js"),
        "assets/zoeken.js": _joined(theme / "scripts" / "search", "*.js"),
        "assets/gegevens.js": _joined(theme / "scripts" / "pilots", "*.js"),
        "assets/vergelijken.js": _joined(theme / "scripts" / "compare", "*.js"),
        "assets/kaartje.css": _joined(theme / "styles", "_tokens.css", "strip.css", "card/*.css"),
        "assets/verhuisd.js": _joined(theme / "scripts" / "moved", "*.js"),
        "assets/formulier.css": _joined(theme / "styles" / "form", "*.css"),
        "assets/formulier.js": _joined(theme / "scripts" / "form", "*.js"),
        "assets/filters.js": _joined(theme / "scripts" / "filters", "*.js"),
        "assets/programma.js": _joined(theme / "scripts" / "programme", "*.js"),
        "assets/samenstellen.js": _joined(theme / "scripts" / "composer", "*.js"),
        "assets/overzichten.js": _joined(theme / "scripts" / "overviews", "*.js"),
        "assets/presenteren.css": _joined(theme / "styles", "present/*.css"),
        "assets/presenteren.js": _joined(theme / "scripts", *PRESENTING),
    }


# Lines of comment, and what stands before a line: of use in theme/, and an eighth of what a page weighs.
_FOR_MAKERS = re.compile(r"^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*\n|^[ \t]+", re.MULTILINE)


def _joined(folder: Path, *patterns: str) -> str:
    paths = [path for pattern in patterns for path in sorted(folder.glob(pattern))]
    return as_sent(paths)


def as_sent(paths: Sequence[Path]) -> str:
    """Return style sheets or scripts as one text without what is there for its makers."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return minify.string("text/javascript", text) if paths and paths[0].suffix == ".js" else _FOR_MAKERS.sub("", text)


class Shell:
    """A finished page of the theme with slots; filling it is all that a page of ours costs."""

    TITLE: ClassVar[str] = "SLOTxTITELxSLOT"
    DESCRIPTION: ClassVar[str] = "SLOTxBESCHRIJVINGxSLOT"
    CONTENT: ClassVar[str] = "SLOTxINHOUDxSLOT"
    URL: ClassVar[str] = "SLOTxADRESxSLOT"

    def __init__(self, rendered: str) -> None:
        self._parts = re.split("(SLOTx[A-Z]+xSLOT)", rendered)

    def fill(self, page: Page, canonical: str) -> str:
        """Put one page into the slots; its title and description are escaped here."""
        slots = {
            self.TITLE: str(escape(page.title)),
            self.DESCRIPTION: str(escape(page.description)),
            self.CONTENT: page.html,
            self.URL: str(escape(canonical)),
        }
        return "".join([slots[part] if index % 2 else part for index, part in enumerate(self._parts)])


class Site:
    """All pages of one catalogue and its knowledge pages, made when asked for."""

    def __init__(self, catalogue: Catalogue, info: SiteInfo) -> None:
        self.shells: dict[int, Shell] = {}
        """The page of the theme for each depth at which we have pages."""
        self._info = info
        self._pages = Pages(catalogue, info, theme_folder() / "pages")
        self._links = Links()
        self._documents: dict[str, Document] = {}
        self._listed: dict[str, tuple[str, str]] = {}
        self._knowledge: dict[str, Knowledge] = {}
        self._beside: dict[str, str] = {}

    @property
    def addresses(self) -> list[str]:
        """The address of every page of ours, relative to the root."""
        return list(self._pages.addresses)

    @property
    def made(self) -> int:
        """How many pages are finished."""
        return len(self._links.anchors)

    def page(self, url: str) -> Page:
        """Make the page at one of our addresses."""
        listed = [(url, title, kind) for url, (title, kind) in self._listed.items()] if url == "zoeken/alles/" else ()
        page = self._pages.render(url, self._knowledge.get(url), listed)
        self._take_in(page.url, page.title, page.kind, page.html)
        return replace(page, beside={**page.beside, **self._source(url)}) if page.kind == "pilot" else page

    def fill(self, page: Page) -> str:
        """The whole HTML document of a page of ours."""
        canonical = self._info.adres + quote(page.url) if self._info.adres else ""
        return self.shells[page.url.count("/")].fill(page, canonical)

    def write_page(self, url: str, folder: Path) -> Page:
        """Make a page, and write it and what goes with it into the folder of the site; return it."""
        page = self.page(url)
        write(folder, f"{url}index.html", *page.written(self.fill(page)))
        for name, content in page.beside.items():
            write(folder, name, content)
        return page

    def write_gathered(self, folder: Path, *, searched: bool = True) -> None:
        """Write what was gathered from all pages: what the filters need and, unless told not to, the search index.

        With it goes what belongs to our pages that are part of a knowledge page.
        """
        for name, content in self._search_files() if searched else ():
            write(folder, name, content)
        for name, content in (self._filter_files() | self._beside).items():
            write(folder, name, content)

    def finish(self, folder: Path) -> list[BrokenLink]:
        """Write all that comes after the pages: what was gathered, old addresses and open data; return broken links."""
        self.write_gathered(folder)
        for old, new in moved(self._pages.catalogue):
            write(folder, f"{old}index.html", self._pages.leading_to(new))
        write_data(self._pages.catalogue, self._info, folder / DATA)
        return self.broken_links(folder)

    def _source(self, url: str) -> dict[str, str]:
        """The file behind the page of a pilot, for a form that edits it."""
        slug = self._pages.addresses[url].key
        return {source_name(slug): source_script(self._pages.catalogue.root, slug)}

    def knowledge_page(self, url: str, title: str, content: str, meta: Mapping[str, Any]) -> str:
        """Take in a knowledge page; return its HTML with terms marked, inside our page of the same address if any."""
        content = self._pages.mark_terms(url, content)
        if url in self._pages.addresses:
            self._knowledge[url] = Knowledge(Markup(content), meta)
            page = self.page(url)
            self._beside |= page.beside
            return b"".join(page.written(page.html)).decode()
        self._take_in(url, title, "kennis", content)
        return content + as_script(web_page(self._info, url, title, str(meta.get("description", ""))))

    def _take_in(self, url: str, title: str, kind: str, content: str) -> None:
        self._links.add(url, content)
        if kind not in _NOT_SEARCHED:
            name = _KINDS.get(kind, "Kennis")
            self._listed[url] = (title, name)
            region, municipalities = self._places(url) if kind == "pilot" else ("", ())
            self._documents[url] = Document(
                url,
                title,
                f"{name} · {region}" if region else name,
                tuple(sections(content)),
                " ".join([region, *municipalities]),
                aside=url.startswith(_GUIDE),
            )

    def _places(self, url: str) -> tuple[str, tuple[str, ...]]:
        """The region and the municipalities by which readers know a pilot; the region is "" when there is none."""
        pilot = self._pages.catalogue.pilots[self._pages.addresses[url].key]
        regio = self._pages.catalogue.lists["regios"].get(pilot.regio)
        return regio.label if regio else "", tuple(pilot.gemeenten or ())

    def _search_files(self) -> Iterator[tuple[str, str]]:
        """The search index: file names relative to the root, and what goes in them."""
        begrippen = [
            begrip for begrip in self._pages.catalogue.lists["begrippen"].values() if isinstance(begrip, Begrip)
        ]
        synonyms = [
            [
                *filter(None, (begrip.label, begrip.afkorting)),
                *(begrip.varianten or ()),
                *(begrip.zoek_ook or ()),
            ]
            for begrip in begrippen
        ]
        return index_files([self._documents[url] for url in sorted(self._documents)], synonyms)

    def _filter_files(self) -> dict[str, str]:
        """What the filters and the form know of all pilots, as the search index; only when every page is made."""
        places = {url: number for number, url in enumerate(sorted(self._documents))}
        pilots = self._pages.catalogue.pilots
        return {
            CATALOGUE_SCRIPT: catalogue_script(
                self._pages.catalogue, {slug: places[f"pilots/{slug}/"] for slug in pilots}
            ),
            MODEL_SCRIPT: form_script(self._pages.catalogue, SCHEMA_REFERENCE),
            FACTS_SCRIPT: facts_script(self._pages.catalogue),
        }

    def broken_links(self, folder: Path) -> list[BrokenLink]:
        """Every link on the pages made so far that leads nowhere in `folder`, the finished site."""

        def is_there(url: str) -> bool:
            # A deck is no page of the list, but a folder with one in it.
            return (folder / url / "index.html" if url.endswith("/") else folder / url).is_file()

        return list(self._links.broken(is_there))

    def update(self, catalogue: Catalogue) -> list[str] | None:
        """Take another state of the catalogue; return the addresses to make again.

        None means that pages came or went, or that a list or a session changed: then everything is made anew.
        """
        old, new = self._pages, Pages(catalogue, self._info, theme_folder() / "pages", before=self._pages)
        before = old.catalogue
        if old.addresses.keys() != new.addresses.keys():
            return None
        if (before.lists, before.sessies) != (catalogue.lists, catalogue.sessies):
            return None
        self._pages = new
        return new.changed_since(old)


@dataclass(frozen=True, slots=True)
class Updated:
    """What was found in the catalogue, and how many pages were written anew; none when there are faults."""

    diagnostics: list[Diagnostic]
    pages: int = 0


class Upkeep:
    """Knows what a site was made from; while it is served, brings it up to date with as little work as will do."""

    def __init__(self) -> None:
        self._read_before: Cache = {}
        self._made_from: dict[Path, int] | None = None

    def begin(self, root: Path, others: Sequence[Path], *, keep: bool) -> tuple[Catalogue, list[Diagnostic]]:
        """Read the catalogue for a whole site, that is also made from `others`; `keep` what was read for next time."""
        self._root, self._others = root, others
        # Known again when this build has succeeded: until then nothing can be brought up to date by the page.
        self._made_from, self._making_from = None, _stamp(others)
        return read_checked(root, self._read_before if keep else None)

    def succeeded(self) -> None:
        """Take note that the whole site stands."""
        self._made_from = self._making_from

    def update(self, site: Site, folder: Path) -> Updated | None:
        """Write the pages that are not what they were; None when the whole site must be made anew."""
        if _stamp(self._others) != self._made_from:
            return None
        catalogue, diagnostics = read_checked(self._root, self._read_before)
        if has_faults(diagnostics):
            return Updated(diagnostics)
        urls = site.update(catalogue)
        if urls is None:
            return None
        for url in urls:
            site.write_page(url, folder)
        site.write_gathered(folder, searched=len(site.addresses) <= _SEARCHED_AT_ONCE)
        return Updated(diagnostics, len(urls))


def _stamp(paths: Iterable[Path]) -> dict[Path, int]:
    """When each file under `paths` was last changed, in nanoseconds."""
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path])]
    return {file: file.stat().st_mtime_ns for file in files if file.is_file()}


_HEADING = re.compile(r"<h([1-4])([^>]*)>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
# Written without `.*?`, which looks at every character on its way.
_NOT_TEXT = re.compile(
    r"""<(?:
        (nav|svg|script|style|button|template)\b [^<]* (?:<(?!/\1>)[^<]*)* </\1>
      | ([ap]|ul|details|section)\ class="[^"]*"\ data-not-searched [^<]* (?:<(?!/\2>)[^<]*)* </\2>
      | a\ class="headerlink".*?</a>
      | !--.*?-->
    )""",
    re.DOTALL | re.VERBOSE,
)
_ELSEWHERE = re.compile(r'<a\s[^>]*\bhref="[^#]')
_INLINE = re.compile(r"</?(?:a|abbr|b|em|i|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def sections(content: str) -> Iterator[Section]:
    """Split the HTML of a page at its headings; what has an id can be opened at that place.

    A heading that links elsewhere is the announcement of another page, which is found itself.
    """
    content = _NOT_TEXT.sub(" ", content)
    anchor, heading, start, announced = "", "", 0, False
    for match in _HEADING.finditer(content):
        if not announced:
            yield from _section(anchor, heading, content[start : match.start()])
        _, attributes, inside = match.groups()
        identifier = _ID.search(attributes)
        anchor = identifier[1] if identifier else anchor
        heading, start, announced = _text(inside), match.end(), bool(_ELSEWHERE.search(inside))
    if not announced:
        yield from _section(anchor, heading, content[start:])


def _section(anchor: str, heading: str, content: str) -> Iterator[Section]:
    text = _text(content)
    if heading or text:
        yield Section(anchor, heading, text)


def _text(content: str) -> str:
    if "<" in content:
        content = _TAG.sub(" ", _INLINE.sub("", content))
    return " ".join(html.unescape(content).split())
