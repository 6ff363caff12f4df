"""Presenting, as the chair of a session does it: by clicker, on any beamer, from a folder on a disk."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser import find_violations, visit

OpenPage = Callable[..., Page]
ROOM = "/presenteren/"


def presented(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    return page


def title(page: Page) -> str:
    return page.locator(".slide.is-current .slide__title").inner_text().splitlines()[0]


# ------------------------------------------------------------------------------------ chosen pilots


def test_one_pilot_is_a_deck_of_its_title_its_facts_and_all_headings(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=twente")
    assert title(page) == page.locator("section#titel").get_attribute("data-title")
    keys = page.locator(".slide").evaluate_all("slides => [...new Set(slides.map((slide) => slide.dataset.key))]")
    assert keys[:3] == ["titel", "feiten", "doelen"]
    assert keys[-2:] == ["kennisdeling", "lees-na"]
    assert len(keys) == 14


def test_two_to_four_pilots_are_columns_and_more_come_in_turn(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=lekstroom,eemland,utrecht&kopjes=doelen,duur")
    assert title(page) == "Lekstroom naast Eemland en Utrecht"
    heads = page.locator("section#doelen .column__head").all_text_contents()
    assert heads == ["Lekstroom", "Eemland", "Utrecht"]
    presented(page, f"{ROOM}?pilots=lekstroom,eemland,utrecht,twente,drechtsteden&kopjes=duur")
    assert title(page) == "Duur: 5 pilots"
    assert page.locator("section[id$='.duur']").count() == 5


def test_an_unknown_pilot_is_named_and_the_others_are_shown(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=twente,bestaat-niet")
    expect(page.get_by_text("Niet gevonden: “bestaat-niet”.")).to_be_visible()
    page.goto(f"{ROOM}?pilots=bestaat-niet")
    expect(page.get_by_role("alert")).to_contain_text("Wij kennen “bestaat-niet” niet (meer)")


# ------------------------------------------------------------------------------------------- moving


def test_a_clicker_and_the_keyboard_move_and_the_address_follows(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=twente")
    count = page.locator(".foot__count")
    total = page.locator(".slide").count()
    expect(count).to_have_text(f"dia 1 van {total}")
    places = {"PageDown": 2, "ArrowRight": 3, " ": 4, "PageUp": 3, "ArrowLeft": 2, "Shift+Space": 1, "End": total}
    for key, place in places.items():
        page.keyboard.press("Space" if key == " " else key)
        expect(count).to_have_text(f"dia {place} van {total}")
    assert page.url.endswith("#lees-na")
    page.keyboard.press("Home")
    expect(page.get_by_role("status")).to_contain_text(f"Dia 1 van {total}")


def test_the_address_of_a_slide_opens_that_slide(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=twente#financiering")
    assert title(page).startswith("Financiering")
    page.goto(f"{ROOM}?pilots=twente#dia-2")
    assert title(page).startswith("In het kort")


# --------------------------------------------------------------------------------- whatever the screen


def test_it_works_from_a_folder_on_a_disk(site: Path, browser: Browser) -> None:
    with visit(browser, f"file://{site}") as page:
        presented(page, f"file://{site}/presenteren/index.html?pilots=twente,utrecht#doelen")
        assert title(page).startswith("Doel")
        page.keyboard.press("PageDown")
        assert "#" in page.url


def test_nobody_is_shut_out(open_page: OpenPage) -> None:
    for address in (ROOM, f"{ROOM}?pilots=twente#doelen", f"{ROOM}?pilots=twente,utrecht#doelen"):
        page = open_page(width=1280, height=720)
        page.goto(address)
        expect(page.locator("html.is-ready")).to_be_attached()
        assert find_violations(page) == []
