"""The pages about all pilots, in a browser and as files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.catalogue import load_catalogue
from generator.overviews import OVERVIEWS
from tests.browser import Scheme, find_violations
from tests.catalogues import pilot, write_catalogue
from tests.conftest import ROOT

ALL = [f"/{name}/" for name in OVERVIEWS]


def visible_slugs(page: Page, within: str) -> set[str]:
    found = page.locator(f"{within} [data-pilot]:visible")
    return {str(slug) for slug in found.evaluate_all("all => all.map((one) => one.dataset.pilot)")}


def opacity(element: Locator) -> float:
    return float(element.evaluate("(one) => getComputedStyle(one).opacity"))


# ------------------------------------------------------------------------------------ for everyone


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(open_page: Callable[..., Page], width: int, scheme: Scheme) -> None:
    page = open_page(width=width, scheme=scheme)
    for address in ALL:
        page.goto(address, wait_until="networkidle")
        assert find_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_axe_finds_nothing_with_filters_in_forced_colours(open_page: Callable[..., Page]) -> None:
    page = open_page(forced_colors=True)
    for address in ALL:
        page.goto(f"{address}?regio=lekstroom", wait_until="networkidle")
        assert find_violations(page) == [], address


@pytest.mark.parametrize("address", ALL)
def test_everything_is_there_without_a_script(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(javascript=False)
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    unseen = page.locator(".page :is([data-pilot], [data-pilots]):not(.as-table *)").evaluate_all(
        "all => all.filter((one) => !one.checkVisibility({ visibilityProperty: true })).length"
    )
    assert unseen == 0
    expect(page.locator("[data-facets]")).to_be_hidden()


@pytest.mark.parametrize("address", ALL)
def test_pictures_have_a_name_and_no_link_in_them_is_without_words(page: Page, address: str) -> None:
    page.goto(address)
    nameless = "svg[role]:not([aria-label]):not(:has(> title)), svg a:not(:has(> title))"
    assert page.locator(f".page :is({nameless})").count() == 0
    unnamed = page.locator(".page a").evaluate_all(
        "all => all.filter((one) => !(one.textContent.trim() || one.getAttribute('aria-label'))).length"
    )
    assert unnamed == 0


def test_from_each_page_one_reaches_the_others_with_the_same_filters(page: Page) -> None:
    page.goto("/tijdlijn/?regio=lekstroom,eemland", wait_until="networkidle")
    for name in ("Kaart", "Netwerk", "Dekking", "Monitoring", "Lijst"):
        page.get_by_role("navigation", name="Anders kijken").get_by_role("link", name=name).click()
        assert page.url.endswith("?regio=lekstroom,eemland")
        expect(page.locator("[data-found]")).to_have_text("2 van 10 pilots")


# --------------------------------------------------------------------------------- each by itself


def test_filters_leave_only_what_matches_on_the_time_line(page: Page) -> None:
    page.goto("/tijdlijn/?regio=lekstroom,twente", wait_until="networkidle")
    assert visible_slugs(page, ".timeline") == {"lekstroom"}
    assert visible_slugs(page, ".undated") == {"twente"}


def test_the_real_time_line_draws_no_pilot_without_a_year(page: Page) -> None:
    page.goto("/tijdlijn/")
    assert visible_slugs(page, ".undated") == {"drechtsteden", "twente", "proeftuinen-provincie-utrecht"}
    lekstroom = page.locator(".timeline [data-pilot=lekstroom]")
    expect(lekstroom).to_contain_text("najaar 2013 (vermoedelijk)")
    assert lekstroom.locator("path.meetmoment").count() == 2
    assert page.locator(".timeline [data-pilot=utrecht] path.minimaal").count() == 1


def test_every_region_has_one_marker_of_the_number_in_the_list(page: Page) -> None:
    page.goto("/kaart/")
    markers = dict(
        page.locator(".marker").evaluate_all(
            "all => all.map((one) => [one.querySelector('text').textContent, one.getAttribute('href')])"
        )
    )
    listed = dict(
        page.locator(".places__item:has(.places__number)").evaluate_all(
            "all => all.map((one) => [one.firstElementChild.textContent, one.querySelector('a').getAttribute('href')])"
        )
    )
    assert markers == listed
    assert len(markers) == 8
    assert page.locator(".maps__inset .marker").count() == 5
    expect(page.locator(".atlas__caption")).to_contain_text("niet uit een bron")
    expect(page.locator(".atlas__note")).to_contain_text("Natural Earth")


@pytest.mark.parametrize("width", [320, 1280])
def test_markers_do_not_cover_each_other(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width=width)
    page.goto("/kaart/")
    for sheet in page.locator(".map__markers").all():
        boxes = [box for marker in sheet.locator(".marker circle").all() if (box := marker.bounding_box())]
        for number, one in enumerate(boxes):
            for other in boxes[:number]:
                apart = ((one["x"] - other["x"]) ** 2 + (one["y"] - other["y"]) ** 2) ** 0.5
                assert apart >= 24


def test_a_marker_is_reached_by_keyboard_and_a_filtered_one_is_not(page: Page) -> None:
    page.goto("/kaart/?regio=twente", wait_until="networkidle")
    twente = page.locator(".marker").filter(has=page.locator("title", has_text="Twente"))
    eemland = page.locator(".marker").filter(has=page.locator("title", has_text="Eemland"))
    assert twente.get_attribute("tabindex") is None
    assert eemland.get_attribute("tabindex") == "-1"
    assert opacity(eemland) < opacity(twente)
    twente.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/regios/twente/")


def test_a_heading_over_nothing_and_a_province_without_its_programme_are_gone(page: Page) -> None:
    page.goto("/kaart/?regio=twente", wait_until="networkidle")
    expect(page.get_by_role("heading", name="Regio's")).to_be_visible()
    expect(page.get_by_role("heading", name="Provincie en land")).to_be_hidden()
    expect(page.locator(".area__programme").first).to_be_hidden()
    page.goto("/kaart/")
    expect(page.locator(".area__programme").first).to_be_visible()


def test_a_name_lights_its_own_lines(page: Page) -> None:
    page.goto("/netwerk/")
    net = page.locator("[data-net]").first
    net.locator("[data-node=eemland] a").focus()
    lit = net.locator(".is-lit")
    assert lit.count() == 5
    assert set(lit.evaluate_all("all => all.map((one) => one.dataset.pilot)")) == {"eemland"}
    assert opacity(net.locator(".net__line:not(.is-lit)").first) < 0.5


def test_the_table_has_every_line_of_the_network(page: Page) -> None:
    page.goto("/netwerk/")
    for section in page.locator(".listing:has([data-net])").all():
        section.locator("summary").click()
        lines = section.locator(".net__line").count()
        rows = section.locator("tbody tr")
        links = section.locator("tbody td a[href*='#deelnemers']").count()
        assert lines == (links or rows.count())
    expect(page.locator(".as-table").first).to_contain_text("Voorlopen")


def test_the_network_says_when_nothing_of_it_matches(page: Page) -> None:
    page.goto("/netwerk/?regio=zuid-kennemerland-en-ijmond", wait_until="networkidle")
    first, second = page.locator("[data-net]").all()
    expect(first).to_be_hidden()
    expect(page.locator("[data-net-none]").first).to_be_visible()
    expect(second).to_be_visible()


def test_a_point_leads_to_its_heading_and_says_why_it_is_open(page: Page) -> None:
    page.goto("/dekking/")
    point = page.locator("[data-pilot=utrecht-west] .coverage__point").last
    expect(point).to_have_text("Kennisdeling: niet vermeld")
    point.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("De bron heeft dit kopje niet bij Utrecht West")
    point.press("Enter")
    page.wait_for_url("**/pilots/utrecht-west/#kennisdeling")


def test_a_number_leads_to_just_so_many_pilots(page: Page) -> None:
    page.goto("/dekking/")
    cell = page.locator("[data-row=vroegsignalering-en-preventie][data-column=school] a")
    number = cell.locator("[data-count-here]").inner_text()
    cell.click()
    page.wait_for_url("**/pilots/?thema=vroegsignalering-en-preventie&setting=school")
    expect(page.locator("[data-found]")).to_have_text(f"{number} van 10 pilots")


def test_numbers_follow_the_filters_and_take_them_along(page: Page) -> None:
    page.goto("/dekking/?regio=lekstroom", wait_until="networkidle")
    cell = page.locator("[data-row=zorgstructuur-op-school][data-column=school]")
    expect(cell).to_have_text("1 bij Zorgstructuur op school, Op school", use_inner_text=False)
    cell.locator("a").click()
    expect(page.locator("[data-found]")).to_have_text("1 van 10 pilots")
    page.goto("/monitoring/?regio=lekstroom", wait_until="networkidle")
    assert page.locator("[data-count-of]").all_inner_texts() == ["0", "0", "0", "1"]


def test_figures_say_where_they_come_from_and_are_not_mixed(page: Page) -> None:
    page.goto("/monitoring/")
    expect(page.locator("#cijfers ~ p").first).to_contain_text("Geen twee pilots hebben hetzelfde gemeten")
    drechtsteden = page.locator(".found[data-pilot=drechtsteden]")
    assert drechtsteden.locator(".meting-figuur > li").count() == 4
    expect(drechtsteden.locator(".found__source")).to_contain_text("Bron: Aansluiting Onderwijs - Jeugdzorg")


# ---------------------------------------------------------------------------------------- the rest


def test_a_page_is_made_again_only_when_what_it_shows_changes(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot(), "dak": pilot("Groen dak")})
    before, _ = load_catalogue(root)
    file = root / "pilots/dak.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("start: 2020", "start: 2021"), encoding="utf-8")
    after, _ = load_catalogue(root)
    changed = {name for name, page in OVERVIEWS.items() if page.dependencies(before) != page.dependencies(after)}
    assert changed == {"tijdlijn"}


def test_the_outline_in_the_repository_is_one_land_of_twelve_provinces() -> None:
    catalogue, _ = load_catalogue(ROOT)
    names = {term.label for term in catalogue.lists["gebieden"].values()}
    told = {name for regio in catalogue.lists["regios"].values() for name in getattr(regio, "provincies", None) or ()}
    assert len(names) == 12
    assert told <= names
