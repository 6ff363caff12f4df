"""The pages about all pilots, in a browser and as files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.build import build_site
from generator.catalogue import load_catalogue
from generator.overviews import OVERVIEWS
from generator.publication import SiteInfo
from generator.site import Site
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
    assert all("eemland" in ends for ends in lit.evaluate_all("all => all.map((one) => one.dataset.ends.split('|'))"))
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


def test_a_long_word_in_the_network_stays_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320)
    page.goto("/netwerk/")
    page.locator(".net__kind").first.evaluate("(one) => { one.textContent = 'x'.repeat(60); }")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


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
    left_empty = page.locator(".spots__cell[data-level='0'] a").first
    assert left_empty.evaluate("(one) => getComputedStyle(one).fontWeight") == "400"
    cell = page.locator("[data-row=zorgstructuur-op-school][data-column=school]")
    expect(cell).to_have_text("1 bij Zorgstructuur op school, Op school", use_inner_text=False)
    cell.locator("a").click()
    expect(page.locator("[data-found]")).to_have_text("1 van 10 pilots")
    page.goto("/monitoring/?regio=lekstroom", wait_until="networkidle")
    assert page.locator("[data-count-here]").all_inner_texts() == ["0", "0", "0", "1"]


def test_a_number_that_the_filters_made_0_leads_nowhere(page: Page) -> None:
    page.goto("/dekking/?regio=lekstroom", wait_until="networkidle")
    assert page.locator(".spots__cell[data-level='0'] a[href]").count() == 0
    page.goto("/monitoring/?regio=lekstroom", wait_until="networkidle")
    assert page.locator(".baseline a[href]:has([data-count-here])").count() == 1


def test_a_number_and_the_list_it_opens_agree_whatever_is_filtered(page: Page) -> None:
    page.goto("/dekking/?thema=zorgstructuur-op-school,eigen-kracht&fase=in_uitvoering", wait_until="networkidle")
    grid = page.locator("[data-grid='thema setting']")
    assert grid.locator("tbody tr:visible").count() == 2, "only the themes that are asked for"
    for link in grid.locator("a[href]:visible").all():
        number, address = link.locator("[data-count-here]").inner_text(), str(link.get_attribute("href"))
        other = page.context.new_page()
        other.goto(address)
        expect(other.locator("[data-found]")).to_have_text(re.compile(rf"^{number} van 10 pilots?$"))
        other.close()


def test_the_foot_of_the_headings_counts_what_is_filtered(page: Page) -> None:
    page.goto("/dekking/?thema=schoolaanwezigheid", wait_until="networkidle")
    expect(page.locator("[data-coverage-all]")).to_have_text("2")
    assert page.locator("[data-coverage-count]").all_inner_texts() == [
        "2",
        "1",
        "2",
        "2",
        "2",
        "1",
        "2",
        "2",
        "1",
        "2",
        "2",
    ]
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("[data-coverage-all]")).to_have_text("10")


def test_why_something_is_not_there_stands_in_words(open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    page.goto("/dekking/")
    utrecht_west = page.locator(".missing [data-pilot=utrecht-west]")
    expect(utrecht_west).to_contain_text("Kennisdeling: niet vermeld")
    expect(utrecht_west).to_contain_text("De bron heeft dit kopje niet bij Utrecht West.")
    expect(page.locator(".missing [data-pilot=lekstroom]")).to_contain_text("Monitoring: volgt: de resultaten")
    assert page.locator(".missing [data-pilot=food-valley]").count() == 0


def test_a_length_is_drawn_and_said_to_be_worked_out(page: Page) -> None:
    page.goto("/tijdlijn/")
    row = page.locator(".timeline [data-pilot=utrecht-west]")
    outline, bar = row.locator(".balk.afgeleid").bounding_box(), row.locator("svg").bounding_box()
    assert outline
    assert bar
    assert outline["width"] / bar["width"] > 0.25
    expect(row.locator(".timeline__words")).to_contain_text("tot 1 oktober 2013 (afgeleid van start en looptijd)")
    expect(page.locator(".legend")).to_contain_text("het einde is afgeleid")
    page.goto("/pilots/utrecht-west/")
    facts = page.locator(".facts")
    expect(facts).to_contain_text("De open balk is zo lang als de looptijd. Een einde noemt de bron niet.")


def test_with_filters_the_network_is_drawn_of_what_is_left(page: Page) -> None:
    page.goto("/netwerk/")
    ties = page.locator("[data-net=banden]")
    before = ties.locator(".net__line").count()
    page.goto("/netwerk/?regio=nederland", wait_until="networkidle")
    left, right = ties.locator(".net__column").all()
    expect(left.locator(".net__node")).to_have_count(1)
    expect(left).to_contain_text("Lekstroom")
    expect(left).to_contain_text("valt buiten uw filters")
    expect(right).to_contain_text("Voorlopen in de verbinding")
    expect(page.locator("[data-net=gedeeld]")).to_contain_text("bij 1 van 3 pilots")
    expect(page.locator("[data-net-rows]").first.locator("tr")).to_have_count(1)
    page.get_by_role("button", name="Wis alles").click()
    expect(left.locator(".net__node")).to_have_count(7)
    assert ties.locator(".net__line").count() == before


def test_the_network_fits_under_its_heading_on_paper(page: Page) -> None:
    page.goto("/netwerk/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 1000})
    box = page.locator("[data-net]").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 1009, "267 mm"


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


def test_every_page_with_filters_is_made_again_when_their_values_change(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot(), "dak": pilot("Groen dak")})
    site = Site(load_catalogue(root)[0], SiteInfo("Waterwijzer"))
    file = root / "pilots/dak.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("in_uitvoering", "afgerond"), encoding="utf-8")
    changed = site.update(load_catalogue(root)[0])
    assert changed is not None
    assert {"kaart/", "netwerk/", "dekking/", "monitoring/", "tijdlijn/", "pilots/"} <= set(changed)


def test_without_a_map_no_numbers_are_promised(tmp_path: Path, site: Path) -> None:
    promise = "Elke regio heeft een nummer"
    assert promise in (site / "kaart" / "index.html").read_text(encoding="utf-8")
    assert build_site(write_catalogue(tmp_path), tmp_path / "uit").ok
    assert promise not in (tmp_path / "uit" / "kaart" / "index.html").read_text(encoding="utf-8")


def test_the_outline_in_the_repository_is_one_land_of_twelve_provinces() -> None:
    catalogue, _ = load_catalogue(ROOT)
    names = {term.label for term in catalogue.lists["gebieden"].values()}
    told = {name for regio in catalogue.lists["regios"].values() for name in getattr(regio, "provincies", None) or ()}
    assert len(names) == 12
    assert told <= names
