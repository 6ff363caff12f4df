"""Sessions, as the chair opens them: on a beamer, on a phone, from a folder, and when they are past."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import find_violations, visit
from tests.test_browser_present import presented, title

OpenPage = Callable[..., Page]
SESSIE = "/sessies/2027-01-21-indicatievrij-werken/"


def test_the_page_leads_to_slides_of_every_point(page: Page) -> None:
    page.goto(SESSIE)
    page.get_by_role("link", name="Presenteren", exact=True).press("Enter")
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    assert title(page) == "Indicatievrij werken: vier regio's vergeleken"
    keys = page.locator(".slide").evaluate_all("slides => [...new Set(slides.map((slide) => slide.dataset.key))]")
    points = list(dict.fromkeys(key.split("-")[0] for key in keys))
    assert points == ["titel", *map(str, range(1, 9)), "lees"]
    heads = page.locator("section[id='3-feiten'] thead th").all_text_contents()
    assert heads == ["Lekstroom", "Food Valley", "Utrecht West", "Utrecht"]


def test_columns_of_a_session_are_divided_as_those_of_a_comparison(page: Page) -> None:
    presented(page, f"/presenteren{SESSIE}#4-werkwijze")
    slides = page.locator("section[data-key='4-werkwijze']")
    assert slides.count() > 1
    for slide in slides.all():
        flows = slide.locator("[data-flow]")
        assert flows.evaluate_all("flows => flows.every((flow) => flow.scrollHeight <= flow.clientHeight + 4)")


def test_notes_are_for_the_speaker_only(page: Page) -> None:
    presented(page, f"/presenteren{SESSIE}#1-dia")
    notes = page.locator("section[id='1-dia'] .slide__notes")
    expect(notes).to_contain_text("8 november 2012")
    expect(notes).not_to_be_visible()


def test_it_works_from_a_folder_on_a_disk(site: Path, browser: Browser) -> None:
    with visit(browser, f"file://{site}") as page:
        page.goto(f"file://{site}{SESSIE}index.html")
        page.get_by_role("link", name="Presenteren", exact=True).click()
        expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
        page.keyboard.press("PageDown")
        assert page.url.endswith("#1-dia")


@pytest.mark.parametrize(("day", "past"), [("2027-02-01", 1), ("2027-01-21", 0), ("2027-03-19", 2)])
def test_the_browser_says_what_is_past(page: Page, day: str, past: int) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/sessies/")
    expect(page.get_by_text("(is geweest)")).to_have_count(past)


@pytest.mark.parametrize(
    ("day", "order"),
    [
        ("2026-12-01", ["2027-01-21", "2027-03-18"]),
        ("2027-02-01", ["2027-03-18", "2027-01-21"]),
        ("2028-01-01", ["2027-03-18", "2027-01-21"]),
    ],
)
def test_the_session_that_comes_first_is_first(page: Page, day: str, order: list[str]) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/sessies/")
    assert page.locator("[data-day]").evaluate_all("days => days.map(({ dateTime }) => dateTime)") == order


@pytest.mark.parametrize("options", [{"width": 320}, {"scheme": "dark"}, {"javascript": False}], ids=str)
def test_nobody_is_shut_out(open_page: OpenPage, options: dict[str, object]) -> None:
    for address in ("/sessies/", SESSIE, f"/presenteren{SESSIE}"):
        page = open_page(**options)
        page.goto(address)
        if "javascript" not in options:
            assert find_violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
