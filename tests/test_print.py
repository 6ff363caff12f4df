"""On paper nothing is lost: every page printed to PDF, and the PDF read back letter by letter."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page

from generator.addresses import addresses
from generator.catalogue import load_catalogue
from generator.model import KOPJES
from tests.conftest import ROOT

OpenPage = Callable[..., Page]

KINDS = [
    "",
    "pilots/",
    "pilots/lekstroom/",
    "pilots/drechtsteden/",
    "regios/",
    "regios/lekstroom/",
    "themas/",
    "themas/monitoring-en-data/",
    "organisaties/",
    "organisaties/bureau-jeugdzorg-utrecht/",
    "begrippen/",
    "sessies/",
    "sessies/2027-01-21-indicatievrij-werken/",
    "vergelijken/",
    "vergelijken/?pilots=lekstroom,utrecht-west,eemland",
    "vergelijken/deelnemers/",
    "tijdlijn/",
    "kaart/",
    "netwerk/",
    "dekking/",
    "monitoring/",
    "opgave/",
    "over/bronnen/",
    "bijdragen/",
    "bijdragen/goede-beschrijving/",
    "bijdragen/velden/",
    "bijdragen/meldingen/",
    "bijdragen/meldingen/tab/",
    "zoeken/",
    "zoeken/alles/",
    "data/",
    "afdrukken/",
]
NUMBER_OF_SHEET = re.compile(r"\d+ / \d+")

_IN_CELLS = """() => [...document.querySelectorAll("main :is(th, td)")].flatMap((cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const holder = walker.currentNode.parentElement;
        if (holder.checkVisibility() && !holder.closest(".visually-hidden, svg")) {
            found.push(walker.currentNode.data);
        }
    }
    return found;
})"""
_HEADINGS = """() => [...document.querySelectorAll("main :is(h1, h2, h3, h4, .subhead)")]
    .filter((heading) => heading.checkVisibility() && heading.offsetWidth > 2)
    .map((heading) => heading.innerText)"""
_CHROME = """() => [...document.querySelectorAll("button, input, select, textarea, .menu, .skip-link, .aside, .tray")]
    .filter((element) => element.checkVisibility() && element.offsetWidth > 2)
    .map((element) => element.outerHTML.slice(0, 80))"""


class Print:
    """A page on paper: what is written on each sheet, and every letter that is not wholly on it."""

    def __init__(self, pdf: bytes) -> None:
        self.sheets: list[str] = []
        self.last_lines: list[str] = []
        self.outside: list[str] = []
        document = pypdfium2.PdfDocument(pdf)
        for sheet in document:
            text = sheet.get_textpage()
            width, height = sheet.get_size()
            lines = [line for line in text.get_text_bounded().splitlines() if not NUMBER_OF_SHEET.fullmatch(line)]
            self.sheets.append(letters("".join(lines)))
            self.last_lines.append(letters(lines[-1]) if lines else "")
            self.outside += self._outside(text, width, height)
        document.close()

    @staticmethod
    def _outside(text: Any, width: float, height: float) -> Iterator[str]:
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            if left < 0 or bottom < 0 or right > width or top > height:
                yield text.get_text_range(place, 1)

    def has(self, said: str) -> bool:
        """Whether this stands somewhere, on one sheet or running on to the next."""
        wanted, whole = letters(said), "\n".join(self.sheets)
        return wanted in whole or any(
            wanted[:place] in whole and wanted[place:] in whole for place in range(1, len(wanted))
        )


def letters(text: str) -> str:
    """Only what is read: how spaces, line ends and hyphens come out of a PDF says nothing."""
    return re.sub(r"[\W_]+", "", text).casefold()


def printed(page: Page) -> Print:
    return Print(page.pdf(format="A4", prefer_css_page_size=True))


@pytest.mark.parametrize("address", KINDS)
def test_nothing_is_lost_on_paper(open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(f"/{address}", wait_until="networkidle")
    page.emulate_media(media="print")
    cells, headings, chrome = page.evaluate(_IN_CELLS), page.evaluate(_HEADINGS), page.evaluate(_CHROME)
    paper = printed(page)
    assert [cell for cell in cells if not paper.has(cell)] == []
    assert paper.outside == []
    assert chrome == []
    assert {letters(heading) for heading in headings} & set(paper.last_lines[:-1]) == set()
    assert paper.has(f"https://pilotwijzer.example/{address.partition('?')[0]}")
    page.emulate_media(media="screen")


def test_a_pilot_on_paper_has_its_sources_and_its_date(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/pilots/lekstroom/")
    paper = printed(page)
    pilot = load_catalogue(ROOT)[0].pilots["lekstroom"]
    assert paper.has("op 8 november 2012")
    assert [bron.titel for bron in pilot.bronnen.values() if not paper.has(bron.titel)] == []


def test_a_comparison_on_paper_has_the_sources_of_each_pilot_and_its_whole_address(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/vergelijken/?pilots=lekstroom,twente", wait_until="networkidle")
    paper = printed(page)
    pilots = load_catalogue(ROOT)[0].pilots
    named = [bron.titel for slug in ("lekstroom", "twente") for bron in pilots[slug].bronnen.values()]
    assert [title for title in named if not paper.has(title)] == []
    assert paper.has("/vergelijken/?pilots=lekstroom,twente")


def test_a_heading_on_paper_names_the_sources_that_it_cites(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/vergelijken/doelen/")
    paper = printed(page)
    catalogue = load_catalogue(ROOT)[0]
    titles = {bron.titel for pilot in catalogue.pilots.values() if pilot.doelen for bron in pilot.bronnen.values()}
    assert len(titles) > 3
    assert [title for title in titles if not paper.has(title)] == []


def test_a_link_to_elsewhere_tells_where_it_leads(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/data/")
    assert printed(page).has("creativecommons.org/licenses/by/4.0")


def test_every_kind_of_page_is_printed() -> None:
    """But the two forms: their fields are what is to be printed. A preview and a hand-out are printed for others."""
    kinds = {address.url: address.kind for address in addresses(load_catalogue(ROOT)[0])}
    printed = {kinds.get(address.partition("?")[0]) for address in KINDS}
    assert set(kinds.values()) - printed == {"bijdragen_pilot", "samenstellen"}


def test_the_whole_catalogue_on_paper_has_every_answer(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/afdrukken/")
    paper = printed(page)
    titles = page.locator(".book > h2").all_inner_texts()
    pilots = load_catalogue(ROOT)[0].pilots
    assert sorted(titles) == sorted(pilot.titel for pilot in pilots.values())
    # Each begins on a sheet of its own, with its number.
    firsts = [f"{number}{letters(title)}" for number, title in enumerate(titles, 1)]
    assert [first for first in firsts if not any(sheet.startswith(first) for sheet in paper.sheets)] == []
    for slug in pilots:
        page.goto(f"/pilots/{slug}/")
        page.evaluate("document.querySelectorAll('.visually-hidden, .source').forEach((part) => part.remove())")
        assert page.locator(".sections > section").count() > len(KOPJES)
        said = page.locator(
            ".sections > section:not([aria-labelledby=lijkt-op]) :is(li, dd, td, cite)"
        ).all_inner_texts()
        assert [line for text in said for line in text.splitlines() if not paper.has(line)] == []


def test_a_part_of_the_catalogue_on_paper(open_page: OpenPage) -> None:
    """What filters leave is printed from the list in two steps; it is numbered anew, and the paper says what it is."""
    page = open_page()
    page.add_init_script("window.print = () => { window.isPrinted = true; }")
    page.goto("/pilots/?regio=twente", wait_until="networkidle")
    page.get_by_role("link", name="Druk af wat ik nu zie").click()
    page.wait_for_url("**/afdrukken/?regio=twente")
    page.wait_for_selector("html[data-asked]")
    assert page.locator(".book:visible").count() == page.locator(".book__contents li:visible").count() == 1
    page.get_by_role("button", name="Druk af wat ik nu zie").click()
    assert page.evaluate("window.isPrinted")
    paper = printed(page)
    assert paper.has("Regio: Twente")
    assert any(sheet.startswith("1twentse") for sheet in paper.sheets)
    assert not paper.has("Indicatievrije jeugdzorgtrajecten bij de ZAT's")
