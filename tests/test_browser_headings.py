"""The buttons at headings that copy the link to them."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import find_violations

OpenPage = Callable[..., Page]
# The clipboard of the machine is shared by all tests that run at once.
CLIPBOARD = """(works) => Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => {
    if (!works) throw new Error("no");
    window.copied = text;
} } })"""


@pytest.mark.parametrize(
    ("address", "name", "identifier"),
    [
        ("pilots/lekstroom/", "Duur", "duur"),
        ("opgave/schooluitval/", "", ""),
        ("regios/twente/", "Wat hier loopt of liep", "pilots"),
    ],
)
def test_the_link_to_a_heading_is_copied(open_page: OpenPage, address: str, name: str, identifier: str) -> None:
    page = open_page()
    page.goto(f"/{address}?keuze=twente", wait_until="networkidle")
    page.evaluate(CLIPBOARD, True)
    button = page.get_by_role("button", name=f"Kopieer link naar {name}").first
    heading = button.locator("xpath=..")
    assert heading.get_attribute("id")
    assert identifier in (heading.get_attribute("id"), "")
    button.focus()
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Link gekopieerd").wait_for()
    assert page.evaluate("window.copied").endswith(f"/{address}#{heading.get_attribute('id')}")
    assert page.evaluate("location.hash") == ""
    assert page.locator(":is(h2, h3) .headerlink").count() == 0
    assert find_violations(page) == []


def test_who_may_not_copy_finds_the_link_in_the_address(open_page: OpenPage) -> None:
    page = open_page(width=320)
    page.goto("/pilots/lekstroom/")
    page.evaluate(CLIPBOARD, False)
    page.get_by_role("button", name="Kopieer link naar Doelgroep").press("Space")
    page.get_by_role("status").filter(has_text="De link staat in de adresbalk").wait_for()
    assert page.evaluate("location.hash") == "#doelgroep"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    # What the bar at the top covers by then is no target.
    page.evaluate("scrollTo(0, 0)")
    assert find_violations(page) == []


def test_the_button_is_no_part_of_the_name_of_a_heading_and_shows_when_it_is_of_use(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/pilots/lekstroom/")
    heading = page.get_by_role("heading", name="Duur", exact=True)
    button = heading.get_by_role("button")

    def opacity() -> str:
        return str(button.evaluate("button => getComputedStyle(button).opacity"))

    assert opacity() == "0"
    heading.hover()
    assert opacity() == "1"
    page.mouse.move(0, 0)
    assert opacity() == "0"
    page.get_by_role("button", name="Kopieer link naar Doel", exact=True).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.ariaLabel, getComputedStyle(document.activeElement).opacity]")
    assert focused == ["Kopieer link naar Doel", "1"]
