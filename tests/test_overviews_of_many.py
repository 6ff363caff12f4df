"""The pages about all pilots when those are too many to draw: what the filters leave is drawn all the same."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import build_site
from generator.catalogue import Catalogue, load_catalogue
from generator.figures import period_in_words
from tests.bench.synthetic import make_catalogue, write_catalogue
from tests.browser import find_violations, serve, visit
from tests.test_browser_present import OVERFLOWS

COUNT = 300


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a catalogue of 300 made-up pilots, and its site beside it."""
    found = tmp_path_factory.mktemp("veel")
    write_catalogue(make_catalogue(COUNT), found / "eigen")
    built = build_site(found / "eigen", found / "site")
    assert built.ok, built.problems
    return found


@pytest.fixture(scope="module")
def catalogue(folder: Path) -> Catalogue:
    return load_catalogue(folder / "eigen")[0]


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with visit(browser, address) as found:
        yield found


def drawn(page: Page, within: str) -> list[str]:
    rows = page.locator(f"{within} [data-pilot]:visible")
    return [str(slug) for slug in rows.evaluate_all("all => all.map((one) => one.dataset.pilot)")]


def of_regions(catalogue: Catalogue, count: int) -> tuple[list[str], set[str]]:
    """The first regions, and the pilots there."""
    regions = sorted({pilot.regio for pilot in catalogue.pilots.values()})[:count]
    return regions, {slug for slug, pilot in catalogue.pilots.items() if pilot.regio in regions}


def filtered(page: Page, name: str, catalogue: Catalogue, count: int = 3) -> set[str]:
    regions, slugs = of_regions(catalogue, count)
    page.goto(f"/{name}/?regio={','.join(regions)}", wait_until="networkidle")
    return slugs


def test_the_time_line_draws_every_pilot_that_the_filters_leave(page: Page, catalogue: Catalogue) -> None:
    page.goto("/tijdlijn/")
    expect(page.locator(".timeline [data-left-out]")).to_contain_text(re.compile(r"De andere \d+ staan in de lijst"))
    slugs = filtered(page, "tijdlijn", catalogue)
    rows = drawn(page, ".timeline")
    assert {*rows, *drawn(page, ".undated")} == slugs
    starts = [period.start.datum.earliest for slug in rows if (period := catalogue.pilots[slug].duur) and period.start]
    assert starts == sorted(starts)
    for slug in rows:
        row = page.locator(f".timeline [data-pilot='{slug}']")
        expect(row).to_contain_text(period_in_words(catalogue.pilots[slug]))
        assert row.locator(".balk").count() > 0
        assert row.locator("title").inner_html().count(catalogue.pilots[slug].titel) == 1
    expect(page.locator(".timeline [data-left-out]")).to_be_hidden()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator(".timeline [data-left-out]")).to_be_visible()
    assert len(drawn(page, ".timeline")) == 150


def test_a_row_that_is_added_is_drawn_as_the_page_draws_it(page: Page, catalogue: Catalogue) -> None:
    page.goto("/tijdlijn/", wait_until="networkidle")
    shape = """(row) => [...row.querySelectorAll("svg *")].map((one) => one.localName).sort().join(" ")"""
    of_page = {
        words: page.locator(f"[data-pilot='{slug}']").evaluate(shape)
        for slug in drawn(page, ".timeline")
        if (words := kind(catalogue, slug))
    }
    filtered(page, "tijdlijn", catalogue, 8)
    added = page.locator("[data-added]")
    slugs = [str(slug) for slug in added.evaluate_all("all => all.map((one) => one.dataset.pilot)")]
    compared = [(slug, words) for slug in slugs if (words := kind(catalogue, slug)) in of_page]
    assert compared
    for slug, words in compared:
        assert page.locator(f"[data-pilot='{slug}']").evaluate(shape).split()[-1] == of_page[words].split()[-1]
        names = set(page.locator(f"[data-pilot='{slug}']").evaluate(shape).split())
        assert names == set(of_page[words].split())


def kind(catalogue: Catalogue, slug: str) -> str:
    """Which of the shapes of a period a pilot has, as far as its words tell."""
    duur = catalogue.pilots[slug].duur
    if duur is None or duur.start is None:
        return ""
    exact = "dag" if duur.start.datum.day else "ruim"
    return f"{exact} {duur.zekerheid} {bool(duur.eind)}"


def test_coverage_counts_by_region_until_the_pilots_fit(page: Page, catalogue: Catalogue) -> None:
    page.goto("/dekking/", wait_until="networkidle")
    first = page.locator("[data-region]").first
    expect(first.locator("[data-region-count]")).to_have_text(re.compile(r"^\d+ pilots$"))
    link = first.locator("td a").first
    number = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/vergelijken/doelen/\?regio="))
    expect(page.locator("[data-found]")).to_have_text(f"{number} van {COUNT} pilots")
    slugs = filtered(page, "dekking", catalogue)
    assert set(drawn(page, ".coverage")) == slugs
    expect(page.locator("[data-coverage-all]")).to_have_text(str(len(slugs)))
    described = sum(bool(catalogue.pilots[slug].scholing) for slug in slugs)
    expect(page.locator("[data-coverage-count]").nth(5)).to_have_text(str(described))
    point = page.locator(".coverage [data-pilot] a.coverage__point").first
    expect(point).to_have_text("Doel: beschreven")
    point.click()
    page.wait_for_url(re.compile(r"/pilots/.*/#doelen"))


def test_coverage_by_region_follows_filters_that_leave_many(page: Page, catalogue: Catalogue) -> None:
    counts = {
        phase: sum(pilot.fase == phase for pilot in catalogue.pilots.values())
        for phase in ("afgerond", "voorbereiding")
    }
    page.goto("/dekking/?fase=afgerond,voorbereiding", wait_until="networkidle")
    total = sum(counts.values())
    assert total > 150
    expect(page.locator("[data-coverage-all]")).to_have_text(str(total))
    row = page.locator("[data-region]").first
    expect(row.locator("[data-region-count]")).to_have_text(re.compile(r"^\d+ van \d+ pilots$"))
    link = row.locator("td a[href]").first
    number = link.inner_text()
    link.click()
    expect(page.locator("[data-found]")).to_have_text(re.compile(rf"^{number} van {COUNT} pilots?$"))


def test_the_network_draws_the_pilots_that_the_filters_leave(page: Page, catalogue: Catalogue) -> None:
    slugs = filtered(page, "netwerk", catalogue, 1)
    titles = {catalogue.pilots[slug].titel for slug in slugs}
    names = page.locator("[data-net=banden] .net__column").first.locator(".net__node:not(:has(.net__kind)) .net__title")
    assert set(names.all_inner_texts()) <= titles
    drawn_in_all = set(names.all_inner_texts()) | set(page.locator("[data-net=gedeeld] .net__title").all_inner_texts())
    assert drawn_in_all == titles
    lines = page.locator("[data-net=banden] .net__line").count()
    assert page.locator("[data-net-rows]").first.locator("tr").count() == lines


def test_monitoring_shows_the_pilots_that_the_filters_leave(page: Page, catalogue: Catalogue) -> None:
    slugs = filtered(page, "monitoring", catalogue)
    telling = {slug for slug in slugs if catalogue.pilots[slug].monitoring}
    expect(page.locator(".measures > [data-pilot]:visible")).to_have_count(len(telling))
    assert set(drawn(page, ".measures")) == telling
    added = page.locator(".measures [data-added]").first
    slug = str(added.get_attribute("data-pilot"))
    monitoring = catalogue.pilots[slug].monitoring
    assert monitoring
    assert monitoring.indicatoren
    expect(added).to_contain_text(monitoring.indicatoren[0].tekst)
    assert set(drawn(page, ".moments")) == telling
    numbers = [int(number) for number in page.locator(".baseline [data-count-here]").all_inner_texts()]
    assert sum(numbers) == len(slugs)


@pytest.mark.parametrize("query", ["", "?fase=afgerond"])
def test_the_slides_of_monitoring_say_what_they_leave_out_and_stay_in_their_frame(
    page: Page, catalogue: Catalogue, query: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(f"/presenteren/monitoring/{query}")
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    assert page.evaluate(OVERFLOWS) == []
    asked = [pilot for pilot in catalogue.pilots.values() if not query or pilot.fase == "afgerond"]
    telling = sum(pilot.monitoring is not None for pilot in asked)
    shown = page.locator("section[data-pilot][id^=gemeten-][data-part='1']").count()
    assert 0 < shown < telling
    note = page.locator("#wat-en-waarmee [data-left-out]")
    expect(note).to_contain_text(f"U ziet {shown} pilots")
    expect(note).to_contain_text(f"De andere {telling - shown} staan in de lijst")
    assert not note.evaluate("note => note.hidden")
    # What a part of a list answers stands above each part of it.
    heads = page.locator("[data-key=vooraf-gemeten] .baseline:not(:has(> .baseline__title))")
    expect(heads).to_have_count(0)


def test_a_map_that_is_a_list_counts_what_the_filters_leave(page: Page) -> None:
    page.goto("/kaart/?fase=afgerond", wait_until="networkidle")
    count = page.locator("[data-place-count]:visible").first
    expect(count).to_have_text(re.compile(r"^\d+ van \d+ pilots$"))
    number = count.inner_text().split()[0]
    count.click()
    expect(page.locator("[data-found]")).to_have_text(re.compile(rf"^{number} van {COUNT} pilots?$"))


@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out_of_what_is_added(browser: Browser, address: str, catalogue: Catalogue, width: int) -> None:
    with visit(browser, address, width=width) as page:
        for name in ("tijdlijn", "dekking", "netwerk", "monitoring"):
            filtered(page, name, catalogue)
            assert find_violations(page) == [], name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name


def test_it_works_from_a_folder(browser: Browser, folder: Path, catalogue: Catalogue) -> None:
    regions, slugs = of_regions(catalogue, 2)
    with folder_page(browser) as page:
        page.goto(f"file://{folder}/site/tijdlijn/index.html?regio={','.join(regions)}", wait_until="networkidle")
        assert {*drawn(page, ".timeline"), *drawn(page, ".undated")} == slugs


@contextmanager
def folder_page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    try:
        yield context.new_page()
    finally:
        context.close()


def test_what_does_not_load_is_said_and_asked_again(page: Page, catalogue: Catalogue) -> None:
    page.route("**/rest.js", lambda route: route.abort())
    slugs = filtered(page, "dekking", catalogue)
    expect(page.locator("[data-not-loaded]")).to_be_visible()
    page.unroute("**/rest.js")
    page.get_by_role("button", name="Wis alles").click()
    page.go_back()
    expect(page.locator("[data-not-loaded]")).to_be_hidden()
    assert set(drawn(page, ".coverage")) == slugs


def test_pages_stay_light(folder: Path) -> None:
    for name in ("tijdlijn", "kaart", "netwerk", "dekking", "monitoring"):
        html = (folder / "site" / name / "index.html").read_bytes()
        assert len(gzip.compress(html)) <= 30_000, name
