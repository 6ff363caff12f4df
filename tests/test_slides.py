"""Decks: what their slides say, where their links lead, and that they are pages to read."""

import json
import re
from pathlib import Path
from typing import cast

import pytest
from markupsafe import Markup

from generator.book import chapter
from generator.build import build_site
from generator.catalogue import load_catalogue
from generator.links import Links
from generator.model import KOPJE_KEYS
from generator.pages import Pages
from generator.publication import SiteInfo
from generator.site import PRESENTING, theme_folder
from generator.slides import MOST_PILOTS, Deck, Decks, Slide, deck_address, entry_slides, moved, pilot_slides
from generator.templates import make_environment
from tests.catalogues import pilot, write_catalogue
from tests.test_theme import Reader

PRESENTED = re.compile(r'<a class="action present__link" href="([^"]+)"')


def decks_of(site: Path) -> dict[str, str]:
    """Each deck by the address of its page."""
    folder = site / "presenteren"
    made = {path.parent.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("index.html")}
    return {f"{name}/": deck for name, deck in made.items() if name not in (".", "spreker")}


def keys_of(deck: str) -> list[str]:
    return [found["id"] for name, found in Reader(deck).elements if name == "section" and "data-title" in found]


def test_every_page_that_can_be_presented_leads_to_its_deck_and_back(site: Path) -> None:
    decks = decks_of(site)
    for url, deck in decks.items():
        [way] = PRESENTED.findall((site / url / "index.html").read_text("utf-8"))
        assert (site / url / way / "index.html").resolve() == (site / deck_address(url) / "index.html").resolve()
        back = re.findall(r'href="([^"]+)" data-back', deck)
        assert [(site / deck_address(url) / way).resolve() for way in back] == [(site / url).resolve()]
    kinds = {url.split("/")[0] for url in decks}
    assert kinds == {
        *(
            "pilots",
            "regios",
            "themas",
            "vergelijken",
            "tijdlijn",
            "kaart",
            "netwerk",
            "dekking",
            "monitoring",
            "sessies",
        ),
    }


def test_the_slides_of_a_pilot_are_its_title_its_facts_and_its_headings(site: Path) -> None:
    deck = decks_of(site)["pilots/lekstroom/"]
    assert keys_of(deck) == ["titel", "feiten", *KOPJE_KEYS, "lessen", "bronnen", "lees-na"]
    page = (site / "pilots/lekstroom/index.html").read_text("utf-8")
    for text in ("Snellere en kortere routes naar zorg.", "(vermoedelijk)", "deels beschreven"):
        assert text in deck
        assert text in page


def test_links_on_a_slide_lead_where_they_led_on_the_page(site: Path) -> None:
    links = Links()
    for path in site.rglob("*.html"):
        url = path.parent.relative_to(site).as_posix()
        if path.name == "index.html":
            links.add("" if url == "." else f"{url}/", path.read_text("utf-8"))
    # Slides for a session of the reader's own have the links of a page two levels deep.
    for path in (site / "presenteren/data").glob("*.js"):
        slides = json.loads(path.read_text("utf-8").partition("]=")[2].rstrip(";\n"))
        links.add(f"presenteren/data/{path.stem}", "".join(body for *_, body in slides))
    assert "../../pilots/twente/#duur" in links.references["presenteren/data/beeld-tijdlijn"]
    broken = links.broken(lambda url: (site / url).is_file())
    assert [found for found in broken if found.page.startswith("presenteren/")] == []


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("tijdlijn/", '<a href="#duur">a</a> <a href="../begrippen/#b">b</a> <a href="https://c.example/">c</a>'),
        ("pilots/dak/", '<a href="#duur">a</a> <a href="../../begrippen/#b">b</a> <a href="https://c.example/">c</a>'),
    ],
)
def test_a_slide_on_another_page_leads_where_it_led(url: str, there: str) -> None:
    here = moved(Slide("x", "X", Markup(there)), url, "../../").body
    expected = f'<a href="../../{url}#duur">a</a> <a href="../../begrippen/#b">b</a> <a href="https://c.example/">c</a>'
    assert here == expected


def test_the_address_on_the_last_slide_is_that_of_the_page_and_left_out_when_nobody_knows_it(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path)
    assert build_site(root, tmp_path / "met").ok
    settings = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(re.sub("site_url: .*\n", "", settings), "utf-8")
    assert build_site(root, tmp_path / "zonder").ok
    for url, deck in decks_of(tmp_path / "met").items():
        assert f'data-qr="https://waterwijzer.example/{url}"' in deck
    for deck in decks_of(tmp_path / "zonder").values():
        assert "data-qr" not in deck
        assert "Er is geen QR-code: deze site kent haar eigen adres niet." in deck


def test_a_region_with_many_pilots_names_some_and_says_so(tmp_path: Path) -> None:
    many = {f"p{number:03}": pilot(titel=f"Pilot {number}") for number in range(MOST_PILOTS + 5)}
    catalogue, _ = load_catalogue(write_catalogue(tmp_path, many))
    page = Pages(catalogue, SiteInfo("Proef"), theme_folder() / "pages").render("regios/oost/")
    deck = page.beside["presenteren/regios/oost/index.html"]
    assert len(keys_of(deck)) == MOST_PILOTS + 3
    assert "De andere 5 staan op de pagina." in deck


def test_a_text_stays_a_text_on_a_slide(tmp_path: Path) -> None:
    hostile = json.dumps('<script>alert(1)</script> & "><img src=x onerror=alert(1)>')
    root = write_catalogue(tmp_path, {"proef": pilot(titel=hostile, samenvatting=hostile)})
    assert build_site(root, tmp_path / "uit").ok
    for deck in decks_of(tmp_path / "uit").values():
        elements = Reader(deck).elements
        assert "img" not in {name for name, _ in elements}
        scripts = [found["src"].rsplit("/", 1)[1] for name, found in elements if name == "script"]
        assert scripts == ["basis.js", "gegevens.js", "presenteren.js"]


def test_a_text_that_is_taken_for_html_is_escaped(tmp_path: Path) -> None:
    catalogue, _ = load_catalogue(write_catalogue(tmp_path, {"dak": pilot()}))
    text = cast(Markup, '<b id="x">')
    shown = "&lt;b id=&#34;x&#34;&gt;"
    environment = make_environment(theme_folder() / "pages")
    environment.globals["site"] = SiteInfo("Proef")
    decks = Decks(environment, "")
    for kind in ("text", "columns", "title"):
        slide = Slide("k", "K", text, kind, notes=text)
        [deck] = decks.file(Deck("pilots/dak/", "pilot", "Dak", [slide])).values()
        assert deck.count(shown) == 2
        assert shown in chapter("dak", catalogue, [slide]).decode()
        assert moved(slide, "pilots/dak/", "../../").body == shown
    [title, *_] = pilot_slides("dak", catalogue, text, [Markup()] * len(KOPJE_KEYS))
    [*_, last] = entry_slides("Oost", "", list(catalogue.pilots.items()), catalogue, [text])
    assert title.body.endswith(shown)
    assert last.body.endswith(shown)


def test_every_part_of_the_script_is_sent() -> None:
    parts = {path.stem for path in (theme_folder() / "scripts" / "present").glob("*.js")}
    assert {Path(name).stem for name in PRESENTING} == parts


@pytest.mark.parametrize("name", ["presenteren.js", "presenteren.css"])
def test_presenting_is_loaded_only_where_it_is_used(site: Path, name: str) -> None:
    pages = {path for path in site.rglob("*.html") if name in path.read_text("utf-8")}
    assert {path.relative_to(site).parts[0] for path in pages} == {"presenteren"}
