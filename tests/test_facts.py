"""The facts of the sources against the finished pages: section by section, as a reader sees them.

facts.yml holds the facts, read from the source documents by people. The pages are the built ones, so a
template that forgets a field is found here, and so is a fact that a later hand changed in a pilot.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.catalogue import Catalogue, load_catalogue
from generator.dates import Datum
from generator.model import KOPJES, Verwijzing, Waarde
from tests.conftest import ROOT

Fact = dict[str, Any]

BY_PILOT: dict[str, list[Fact]] = yaml.safe_load((ROOT / "tests" / "facts.yml").read_text(encoding="utf-8"))
FACTS = [(slug, fact) for slug, facts in BY_PILOT.items() for fact in facts]
PILOTS = sorted(path.stem for path in (ROOT / "pilots").glob("*.yml"))
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
INLINE = {"a", "abbr", "b", "cite", "em", "i", "span", "strong", "sub", "sup"}
SILENT = {"head", "script", "style", "svg"}
WHOLE = "pagina"
SECTION_OF = {veld: kopje.key for kopje in KOPJES for veld in kopje.velden} | {"titel": "kop", "samenvatting": "kop"}


class Reader(HTMLParser):
    """Gathers the visible text of a pilot's page by section; `kop` is what stands above the first one."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {WHOLE: [], "kop": []}
        self.sources: dict[str, set[str]] = {}
        self._open: list[tuple[str, str, bool]] = []  # tag, section, is it read out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._space(tag)
        if tag in VOID:
            return
        attributes = dict(attrs)
        _, section, read = self._open[-1] if self._open else ("", "", True)
        if tag == "article":
            section = "kop"
        elif tag == "section" and attributes.get("aria-labelledby"):
            section = str(attributes["aria-labelledby"])
        # The number of a source behind a fact is no part of the sentence.
        read = read and tag not in SILENT and attributes.get("class") != "source"
        if attributes.get("class") == "source":
            self.sources.setdefault(section, set()).add(str(attributes["href"]))
        self._open.append((tag, section, read))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass
        self._space(tag)

    def handle_data(self, data: str) -> None:
        _, section, read = self._open[-1] if self._open else ("", "", False)
        if section and read:
            self.texts.setdefault(section, []).append(data)
            self.texts[WHOLE].append(data)

    def _space(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")


def one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def read(page: Path) -> Reader:
    reader = Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader


def sections(page: Path) -> Mapping[str, str]:
    """The text of each section on the page of a pilot, as one line."""
    return {section: one_line("".join(pieces)) for section, pieces in read(page).texts.items()}


def sources(page: Path) -> Mapping[str, set[str]]:
    """The links to sources in each section on the page of a pilot."""
    return read(page).sources


def page_of(site: Path, slug: str) -> Path:
    return site / "pilots" / slug / "index.html"


def test_the_facts_are_many_and_touch_every_pilot() -> None:
    assert len(FACTS) >= 80
    assert {*BY_PILOT} == {*PILOTS, "*"}
    assert all(fact.keys() <= {"kopje", "wel", "niet", "bron"} for _, fact in FACTS)
    assert all(fact.get("wel") or fact.get("niet") for _, fact in FACTS)


@pytest.mark.parametrize(
    ("slug", "fact"), [pytest.param(slug, fact, id=f"{slug}-{fact['kopje']}-{fact['bron']}") for slug, fact in FACTS]
)
def test_a_fact_of_the_source_stands_under_its_heading(site: Path, slug: str, fact: Fact) -> None:
    for pilot in PILOTS if slug == "*" else [slug]:
        text = sections(page_of(site, pilot))[fact["kopje"]]
        assert [wanted for wanted in fact.get("wel", []) if wanted not in text] == [], text
        assert [trap for trap in fact.get("niet", []) if trap.casefold() in text.casefold()] == [], text


@pytest.mark.parametrize(
    "words",
    [
        "Pleio Plein Overheid, een website waarop mensen van de overheid met elkaar documenten delen. In:",
        "Leerlingenzorg Voortgezet Onderwijs Zuid-Utrecht (LZVO)",
        "ondertoezichtstelling (OTS)",
        "De bron schrijft de afkorting niet uit. Lekstroom noemt",
        "verzamelt en deelt. (naam en uitleg niet uit een bron)",
        "op elkaar afstemmen. (naam en uitleg niet uit een bron)",
        "samen passend onderwijs regelen. (afkorting en uitleg niet uit een bron)",
    ],
)
def test_the_glossary_says_what_no_source_says(site: Path, words: str) -> None:
    assert words in sections(site / "begrippen" / "index.html")[WHOLE]


# The names of people whom a source quotes; as digests, because they stand nowhere, not even here.
PRIVATE = {"18798a015cd11838", "c7ac166bf2e28852"}


def test_no_page_names_a_private_person(site: Path) -> None:
    named = [
        page.parent.name
        for page in site.rglob("*.html")
        for word in set(re.findall(r"[^\W\d_]+", page.read_text(encoding="utf-8").casefold()))
        if blake2b(word.encode(), digest_size=8).hexdigest() in PRIVATE
    ]
    assert named == []


# ------------------------------------------------------------------- nothing that is written gets lost


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    loaded, _ = load_catalogue(ROOT)
    return loaded


def written(
    record: BaseModel, catalogue: Catalogue, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text, date, number and value in the record as a page should show it, with the way to it."""
    for name, field in type(record).model_fields.items():
        if name == "organisatie" and getattr(record, "partij", None):
            continue  # the source's own word for a party stands there, as a link to the organisation
        yield from shown_as(getattr(record, name), field, catalogue, (*path, name))


def shown_as(
    value: Any, field: FieldInfo, catalogue: Catalogue, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, BaseModel):
        yield from written(value, catalogue, path)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from shown_as(item, field, catalogue, (*path, key))
    elif isinstance(value, tuple):
        for item in value:
            yield from shown_as(item, field, catalogue, path)
    elif isinstance(value, str):
        yield path, in_full(value, field, catalogue)
    elif isinstance(value, Datum | Waarde) or (isinstance(value, int) and not isinstance(value, bool)):
        yield path, str(value)


def in_full(value: str, field: FieldInfo, catalogue: Catalogue) -> str:
    """A key as the name it stands for, a choice in words, a text as it is without the marks of Markdown."""
    to = next((mark.to for mark in marks_in(field) if isinstance(mark, Verwijzing)), "")
    if to == "pilots":
        return catalogue.pilots[value].titel
    if to == "bronnen":
        return ""
    if to:
        entry = catalogue.term(to, value)
        assert entry
        return entry.label
    return one_line(value.replace("_", " ").replace("*", ""))


def marks_in(kind: Any) -> Iterator[Any]:
    yield from getattr(kind, "metadata", ())
    for part in get_args(getattr(kind, "annotation", kind)):
        yield from marks_in(part)
        if isinstance(part, Verwijzing):
            yield part


def place_of(path: tuple[str, ...]) -> str:
    """The section where a reader looks for what stands at this path."""
    if path[0] == "ontbreekt":
        return SECTION_OF.get(path[1], "in-het-kort")
    if path[0] in ("onderdelen", "lessen", "bronnen"):
        return path[0]
    return SECTION_OF.get(path[0], "in-het-kort")


# Which words a page uses for a choice is the template's own business; the facts above hold those that matter.
CHOICES = {"stand", "zekerheid", "kopje", "herkomst"}


@pytest.mark.parametrize("slug", PILOTS)
def test_every_text_of_a_pilot_is_on_its_page(site: Path, catalogue: Catalogue, slug: str) -> None:
    found = sections(page_of(site, slug))
    lost = [
        (".".join(path), text)
        for path, text in written(catalogue.pilots[slug], catalogue)
        if not CHOICES & {*path}
        and text.casefold() not in found[WHOLE if path[0] == "verschillen" else place_of(path)].casefold()
    ]
    assert lost == []


@pytest.mark.parametrize("slug", PILOTS)
def test_what_was_derived_says_so(site: Path, catalogue: Catalogue, slug: str) -> None:
    found = sections(page_of(site, slug))
    derived = Counter(place_of(path) for path in derived_in(catalogue.pilots[slug]))
    said = {place: found[place].count("afgeleid)") for place in derived}
    assert [place for place, count in derived.items() if said[place] < count] == []


def derived_in(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The way to each part of a record that is marked as derived."""
    if isinstance(value, BaseModel):
        if getattr(value, "afgeleid", False):
            yield path
        for name in type(value).model_fields:
            yield from derived_in(getattr(value, name), (*path, name))
    elif isinstance(value, dict | tuple):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from derived_in(item, (*path, str(key)))


@pytest.mark.parametrize("slug", PILOTS)
def test_every_heading_leads_to_the_sources_it_comes_from(site: Path, catalogue: Catalogue, slug: str) -> None:
    pilot = catalogue.pilots[slug]
    numbers = {key: f"#bron-{number}" for number, key in enumerate(pilot.bronnen, 1)}
    linked = sources(page_of(site, slug))
    silent = [
        (kopje, key)
        for kopje, keys in pilot.herkomst.items()
        for key in keys
        if numbers[key] not in linked[place_of((kopje,))]
    ]
    assert silent == []
