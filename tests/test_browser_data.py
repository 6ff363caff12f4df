"""Old addresses, cards and the page with data, as a reader meets them in a browser."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import build_site
from tests.browser import find_violations, serve, visit
from tests.catalogues import pilot, write_catalogue


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("moved")
    pilots = {"tegels": pilot() + "eerdere_slugs: [stoep]\n", "dak": pilot("Groen dak", "west")}
    built = build_site(write_catalogue(root, pilots), root / "site")
    assert built.ok, [*built.diagnostics, *built.problems]
    return root / "site"


def test_an_old_address_leads_on_with_what_was_asked_of_it(browser: Browser, moved: Path) -> None:
    with serve(moved) as url, visit(browser, url) as page:
        page.goto(f"{url}/pilots/stoep/?vraag=1#duur")
        page.wait_for_url(f"{url}/pilots/tegels/?vraag=1#duur")
        assert page.locator("h1").inner_text() == "Tegels eruit"


@pytest.mark.parametrize("room", ["vergelijken", "presenteren"])
@pytest.mark.parametrize("from_disk", [False, True])
def test_an_address_that_holds_an_old_slug_shows_the_pilot_and_is_mended(
    browser: Browser, moved: Path, room: str, from_disk: bool
) -> None:
    with serve(moved) as url:
        base = f"file://{moved}" if from_disk else url
        with visit(browser, base) as page:
            page.goto(f"{base}/{room}/index.html?pilots=stoep,dak,constructor,tegels&kopjes=duur")
            expect(page.locator("h1:visible, .slide.is-current .slide__title")).to_have_text("Oost naast West")
            assert "pilots=tegels,dak,constructor" in page.url
            assert "kopjes=duur" in page.url
            assert "“stoep”" not in page.locator("body").inner_text()


def test_an_old_address_leads_on_from_a_disk(browser: Browser, moved: Path) -> None:
    with visit(browser, moved.as_uri()) as page:
        page.goto(f"{moved.as_uri()}/pilots/stoep/index.html#duur")
        page.wait_for_url(f"{moved.as_uri()}/pilots/tegels/index.html#duur")


def test_an_old_address_leads_on_without_script(browser: Browser, moved: Path) -> None:
    with serve(moved) as url, visit(browser, url, javascript=False) as page:
        page.goto(f"{url}/pilots/stoep/")
        page.wait_for_url(f"{url}/pilots/tegels/index.html")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/data/", "/pilots/lekstroom/kaart/"])
def test_the_page_with_data_and_a_card_are_for_everybody(
    open_page: Callable[..., Page], address: str, scheme: str, width: int
) -> None:
    page = open_page(width=width, scheme=scheme)
    page.goto(address)
    page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_how_to_quote_a_pilot_can_be_read_by_everybody(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320)
    page.goto("/pilots/lekstroom/")
    page.get_by_text("Citeer deze pilot").click()
    assert page.get_by_text("@misc{lekstroom").is_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_one_downloads_from_the_list_is_what_the_data_says(page: Page, site: Path) -> None:
    page.goto("/pilots/")
    page.locator("details:has(button[value=csv]) > summary").click()
    with page.expect_download() as download:
        page.locator("button[value=csv]").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        downloaded = list(csv.DictReader(file, delimiter=";"))
    with (site / "data" / "csv" / "pilots.csv").open(encoding="utf-8-sig", newline="") as file:
        whole = list(csv.DictReader(file, delimiter=";"))
    assert list(downloaded[0]) == list(whole[0])
    address = "Adres"
    rows = [sorted((key, text) for key, text in row.items() if key != address) for row in downloaded]
    assert sorted(rows) == sorted(sorted((key, text) for key, text in row.items() if key != address) for row in whole)
