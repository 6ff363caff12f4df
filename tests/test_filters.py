"""Filters, the list and the choice, as a reader uses them in a browser."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Route, expect

from generator.build import build_site
from tests.bench.synthetic import make_catalogue, write_catalogue
from tests.browser import find_violations, serve, visit
from tests.catalogues import pilot as pilot_file
from tests.catalogues import write_catalogue as write_small

THEME = "[data-facet=thema] input[value=schoolaanwezigheid]"


def found(page: Page) -> Locator:
    return page.locator("[data-found]")


def shown(page: Page) -> list[str]:
    """The slugs of the pilots that are to be seen, in their order."""
    visible = page.locator(".listing [data-pilot]:visible")
    return [str(slug) for slug in visible.evaluate_all("all => all.map((one) => one.dataset.pilot)")]


def address(page: Page) -> str:
    """What stands in the address after the question mark."""
    return page.url.partition("?")[2]


def tick(page: Page, box: str) -> None:
    """Choose a value, in its filter if that is still closed."""
    facet = page.locator(box).locator("xpath=ancestor::details")
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    page.check(box)


def counts(page: Page, facet: str) -> dict[str, int]:
    rows = page.locator(f"[data-facet={facet}] label").all()
    return {row.locator("input").input_value(): int(row.locator("[data-count]").text_content() or "") for row in rows}


# -------------------------------------------------------------------------------------------- filtering


def test_a_choice_narrows_the_list_and_stands_in_the_address(page: Page) -> None:
    page.goto("/pilots/")
    expect(found(page)).to_have_text("10 pilots")
    tick(page, THEME)
    expect(found(page)).to_have_text("2 van 10 pilots")
    assert shown(page) == ["lekstroom", "twente"]
    assert address(page) == "thema=schoolaanwezigheid"


def test_values_of_one_facet_are_or_and_facets_are_and(page: Page) -> None:
    page.goto("/pilots/?regio=lekstroom,eemland")
    assert shown(page) == ["lekstroom", "eemland"]
    tick(page, THEME)
    assert shown(page) == ["lekstroom"]
    assert address(page) == "regio=lekstroom,eemland&thema=schoolaanwezigheid"


def test_counts_follow_the_other_choices_and_nothing_is_hidden(page: Page) -> None:
    page.goto("/pilots/")
    before = counts(page, "regio")
    tick(page, THEME)
    after = counts(page, "regio")
    assert after.keys() == before.keys()
    assert {regio for regio, count in after.items() if count} == {"lekstroom", "twente"}
    # Another theme would be added to this one: its own facet does not count.
    assert counts(page, "thema")["eigen-kracht"] == 4
    page.click("[data-facet=regio] summary")
    assert page.locator("[data-facet=regio] label:visible").count() == len(before)


def test_back_and_forward_undo_and_redo_a_choice(page: Page) -> None:
    page.goto("/pilots/")
    tick(page, THEME)
    tick(page, "[data-facet=provincie] input[value=overijssel]")
    assert shown(page) == ["twente"]
    page.go_back()
    assert shown(page) == ["lekstroom", "twente"]
    assert not page.is_checked("[data-facet=provincie] input[value=overijssel]")
    page.go_back()
    expect(found(page)).to_have_text("10 pilots")
    page.go_forward()
    assert page.is_checked(THEME)
    assert shown(page) == ["lekstroom", "twente"]


def test_chips_undo_one_choice_each_and_keep_the_focus_near(page: Page) -> None:
    page.goto("/pilots/?thema=schoolaanwezigheid&fase=in_uitvoering&q=school")
    chips = page.locator("[data-chips] .chip")
    expect(chips).to_have_count(3)
    page.get_by_role("button", name="Haal weg: Thema: Schoolaanwezigheid en schooluitval").click()
    assert address(page) == "fase=in_uitvoering&q=school"
    expect(page.get_by_role("button", name="Haal weg: Fase: In uitvoering")).to_be_focused()
    page.get_by_role("button", name="Wis alles").click()
    assert address(page) == ""
    assert page.input_value("[name=q]") == ""
    expect(found(page)).to_be_focused()
    expect(page.locator("[data-chips]")).to_be_hidden()


def test_who_is_silent_about_what_is_asked_is_one_press_away(page: Page) -> None:
    page.goto("/pilots/?onderwijs=vo")
    narrow = shown(page)
    silent = page.get_by_role("button", name="Onderwijs: toon ook niet vermeld")
    text = silent.inner_text()
    silent.click()
    assert address(page) == "onderwijs=vo,niet_vermeld"
    assert text == f"Onderwijs: toon ook niet vermeld ({len(shown(page)) - len(narrow)})"
    assert set(narrow) < set(shown(page))
    expect(silent).to_have_count(0)
    expect(page.locator("[data-chips] .chip")).to_have_count(2)
    expect(page.get_by_role("button", name="Haal weg: Onderwijs: Niet vermeld")).to_be_focused()
    page.go_back()
    assert shown(page) == narrow


def test_the_keyboard_is_soon_at_a_filter_and_past_them(page: Page) -> None:
    page.goto("/pilots/")
    skip = page.get_by_role("link", name="Ga langs de filters naar de pilots")
    skip.focus()
    expect(skip).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Zoek in de pilots")).to_be_focused()
    # One stop for each filter, and none for what is in it while it is closed.
    for _ in page.locator(".facet").all():
        page.keyboard.press("Tab")
    expect(page.locator(".facet__head").last).to_be_focused()
    before = page.url
    skip.press("Enter")
    expect(found(page)).to_be_focused()
    assert page.url == before
    page.keyboard.press("Tab")
    expect(page.locator("[data-sort]")).to_be_focused()


def test_words_narrow_the_list_as_the_search_would(page: Page) -> None:
    page.goto("/pilots/?thema=schoolaanwezigheid")
    page.fill("[name=q]", "ijsselstein")
    expect(found(page)).to_have_text("1 van 10 pilots")
    assert shown(page) == ["lekstroom"]
    assert address(page) == "thema=schoolaanwezigheid&q=ijsselstein"
    assert counts(page, "regio")["twente"] == 0
    page.fill("[name=q]", "ijselstein")
    expect(page.locator("[data-found-remark]")).to_contain_text("‘ijselstein’ staat nergens.")
    page.go_back()
    expect(found(page)).to_have_text("2 van 10 pilots")
    assert page.input_value("[name=q]") == ""


def test_the_count_is_announced_and_nothing_found_says_what_to_do(page: Page) -> None:
    page.goto("/pilots/?regio=eemland&thema=schoolaanwezigheid")
    status = page.get_by_role("status").filter(has_text="van 10 pilots")
    expect(status).to_have_text("0 van 10 pilots")
    expect(page.get_by_text("Geen pilot past bij alles wat u koos.")).to_be_visible()
    page.get_by_role("button", name="Haal weg: Regio: Eemland").click()
    expect(status).to_have_text("2 van 10 pilots")
    expect(page.locator("[data-none]")).to_be_hidden()


def test_what_the_catalogue_does_not_know_can_be_undone_as_well(page: Page) -> None:
    page.goto("/pilots/?thema=<b>weg</b>")
    expect(found(page)).to_have_text("0 van 10 pilots")
    page.get_by_role("button", name="Haal weg: Thema: <b>weg</b>").click()
    expect(found(page)).to_have_text("10 pilots")


def test_filters_that_a_catalogue_does_not_have_are_no_fault(browser: Browser, tmp_path: Path) -> None:
    text = pilot_file().replace("duur: {start: 2020, looptijd: 2 jaar}\n", "").replace("in_uitvoering", "onbekend")
    root = write_small(tmp_path, {"tegels": text.replace("ontbreekt:", "ontbreekt:\n  duur: niet_vermeld")})
    assert build_site(root, tmp_path / "site").ok
    with serve(tmp_path / "site") as base, visit(browser, base) as page:
        page.goto("/pilots/?periode=2020")
        expect(found(page)).to_have_text("1 pilot")
        tick(page, "[data-facet=thema] input[value=regen]")
        assert counts(page, "thema")["regen"] == 1


# While somebody writes, only the pages that show the changed pilot are made again.
NEWER = """
;(({ facetten, slugs }) => {
  const [values, column] = facetten.thema;
  const one_on = (cell) => cell.split(",").map((place) => Number(place) + 1).join(",");
  facetten.thema = [`verzonnen ${values}`, column.split(" ").map(one_on).join(" ")];
  facetten.nieuw = ["een", slugs.split(" ").map(() => "0").join(" ")];
})(window.pilotwijzerCatalogus);
"""


def test_a_page_that_is_older_than_the_data_counts_right(page: Page) -> None:
    def newer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text() + NEWER)

    page.goto("/kaart/")
    before = counts(page, "thema")
    page.route("**/assets/catalogus.js", newer)
    page.goto("/kaart/?regio=lekstroom,eemland,twente,utrecht")
    expect(found(page)).to_have_text("4 van 10 pilots")
    page.goto("/kaart/")
    expect(found(page)).to_have_text("10 pilots")
    assert counts(page, "thema") == before


def test_a_year_that_is_only_possible_is_said_to_be_so(page: Page) -> None:
    page.goto("/pilots/?periode=2013")
    assert "food-valley" in shown(page)
    expect(page.locator("#pilot-lekstroom [data-maybe]")).to_have_text("Loopt mogelijk in 2013: dat staat niet vast.")
    expect(page.locator("#pilot-food-valley [data-maybe]")).to_be_hidden()
    page.check("[data-facet=periode] input[value='2012']")
    expect(page.locator("#pilot-lekstroom [data-maybe]")).to_be_hidden()


def test_the_same_address_shows_the_same_in_another_browser(open_page: Callable[..., Page]) -> None:
    one = open_page()
    one.goto("/pilots/")
    tick(one, THEME)
    one.select_option("[data-sort]", "volledigheid")
    one.get_by_role("button", name="Tabel").click()
    one.locator("tr[data-pilot=twente] .choose").click()
    other = open_page(width=1280)
    other.goto(one.url)
    assert shown(other) == shown(one)
    expect(other.locator(".tray__head")).to_contain_text("Twente")
    expect(other.get_by_role("table")).to_be_visible()


def test_nothing_is_shown_before_it_is_filtered(browser: Browser, site_url: str) -> None:
    with visit(browser, site_url) as page:
        # The data come late: what is seen meanwhile is nothing, not everything.
        page.route("**/catalogus.js", lambda _: None)
        page.goto("/pilots/?thema=schoolaanwezigheid", wait_until="commit")
        expect(page.locator("#pilot-eemland")).to_be_attached()
        expect(page.locator("#pilot-eemland")).to_be_hidden()
        expect(page.get_by_role("heading", name="Pilots", exact=True)).to_be_visible()


def test_without_scripts_the_whole_list_is_there_and_no_dead_controls(open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    page.goto("/pilots/?thema=schoolaanwezigheid")
    assert page.locator(".row:visible").count() == 10
    for dead in (".filters", ".listing__tools", ".choose"):
        expect(page.locator(dead).first).to_be_hidden()
    for way in ("regio", "thema", "organisatie"):
        expect(page.locator(".page__head").get_by_role("link", name=way)).to_be_visible()


def test_filters_work_from_a_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"file://{site}/pilots/index.html?thema=schoolaanwezigheid")
    expect(found(page)).to_have_text("2 van 10 pilots")
    page.fill("[name=q]", "ijsselstein")
    expect(found(page)).to_have_text("1 van 10 pilots")
    page.locator("#pilot-lekstroom .choose").click()
    page.locator("#pilot-lekstroom .title-link").click()
    expect(page.locator(".tray__head")).to_contain_text("Lekstroom")
    context.close()


def test_on_a_phone_the_filters_fold_behind_a_button(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320, height=640)
    page.goto("/pilots/?fase=in_uitvoering")
    button = page.get_by_role("button", name="Filters (1)")
    expect(page.locator("[data-facets-form]")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    expect(page.locator("[name=q]")).to_be_focused()
    page.locator("[data-facet=thema] summary").press("Enter")
    page.locator(THEME).press("Space")
    done = page.get_by_role("button", name="Toon 2 pilots")
    done.press("Enter")
    expect(page.locator("[data-facets-form]")).to_be_hidden()
    expect(found(page)).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


# --------------------------------------------------------------------------------------- order and table


@pytest.mark.parametrize(
    ("order", "first"),
    [("regio", "drechtsteden"), ("start", "zuid-kennemerland-en-ijmond"), ("volledigheid", "food-valley")],
)
def test_the_list_can_be_put_in_another_order(page: Page, order: str, first: str) -> None:
    page.goto("/pilots/")
    titles = shown(page)
    page.select_option("[data-sort]", order)
    assert shown(page)[0] == first
    assert address(page) == f"sorteer={order}"
    page.go_back()
    assert shown(page) == titles


def test_an_order_that_is_not_there_is_that_of_the_titles(page: Page) -> None:
    page.goto("/pilots/")
    titles = shown(page)
    page.goto("/pilots/?sorteer=onzin")
    assert shown(page) == titles


COLUMNS = ["Pilot", "Regio", "Fase", "Periode", "Kopjes", "Vergelijk"]


def test_the_table_holds_what_the_cards_hold(page: Page) -> None:
    page.goto("/pilots/?thema=schoolaanwezigheid")
    page.get_by_role("button", name="Tabel").click()
    expect(page.get_by_role("button", name="Tabel")).to_have_attribute("aria-pressed", "true")
    table = page.get_by_role("table")
    assert table.get_by_role("columnheader").all_inner_texts() == COLUMNS
    expect(table.get_by_role("row")).to_have_count(3)
    row = table.get_by_role("row").filter(has_text="Lekstroom")
    expect(row.get_by_role("rowheader")).to_have_text("Indicatievrije jeugdzorgtrajecten bij de ZAT's")
    expect(row).to_contain_text("september 2012 – najaar 2013 (vermoedelijk)")
    page.get_by_role("button", name="Wis alles").click()
    expect(table.get_by_role("row")).to_have_count(11)
    page.get_by_role("button", name="Kaarten").click()
    expect(table).to_be_hidden()
    assert page.locator(".row:visible").count() == 10


# ------------------------------------------------------------------------------------------ taken along


def saved(page: Page, within: str, button: str) -> str:
    """What is in the file that a menu with files gives."""
    page.locator(f"{within} summary").click()
    with page.expect_download() as download:
        page.locator(within).get_by_role("button", name=button).click()
    return download.value.path().read_text(encoding="utf-8")


LIST, TRAY = "[data-download]", ".tray .popup"


def test_what_is_found_can_be_taken_along_in_its_order(page: Page) -> None:
    page.goto("/pilots/?thema=schoolaanwezigheid&sorteer=regio&weergave=tabel")
    text = saved(page, LIST, "Spreadsheet")
    assert text.startswith("\ufeff")
    head, *lines = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";")
    assert head[:3] == ["Titel", "Regio", "In het kort"]
    assert [line[1] for line in lines] == ["Lekstroom", "Twente"]
    lekstroom = dict(zip(head, lines[0], strict=True))
    assert lekstroom["Periode"] == "september 2012 – najaar 2013 (vermoedelijk)"
    assert lekstroom["Soort aanpak"].count("; ") > 0
    assert lekstroom["Adres"].endswith("/pilots/lekstroom/")
    expect(page.get_by_text("Bewaard als pilots.csv.")).to_be_visible()


def test_a_choice_can_be_taken_along_whole_on_any_page(page: Page) -> None:
    page.goto(f"/pilots/lekstroom/?{FIVE}")
    data = json.loads(saved(page, TRAY, "Open data"))
    assert [pilot["slug"] for pilot in data["pilots"]] == FIVE.removeprefix("keuze=").split(",")
    assert data["adres"].endswith(FIVE)
    first = data["pilots"][0]
    assert first["regio"] == "Lekstroom"
    assert {"sleutel": "vo", "label": "Voortgezet onderwijs (VO)"} in first["feiten"]["onderwijs"]["waarden"]
    untold = {"stand": "niet_vermeld", "tekst": "niet vermeld in de bronnen"}
    assert data["pilots"][4]["feiten"]["nulmeting"] == untold


def test_a_file_is_made_from_a_folder_too_and_without_formulas(browser: Browser, tmp_path: Path) -> None:
    root = write_small(tmp_path, {"tegels": pilot_file('"=1+1; \\"a\\""')})
    assert build_site(root, tmp_path / "site").ok
    with visit(browser, f"file://{tmp_path}/site") as page:
        page.goto(f"file://{tmp_path}/site/pilots/index.html")
        text = saved(page, LIST, "Spreadsheet")
        data = json.loads(saved(page, LIST, "Open data"))
    assert text.splitlines()[1].startswith("""\"'=1+1; ""a"\"";""")
    # Where the folder is, is nobody else's business.
    assert data["adres"] == ""
    assert data["pilots"][0]["adres"] == "pilots/tegels/"
    assert "file:" not in text


# --------------------------------------------------------------------------------------------- choosing


def choose(page: Page, slug: str) -> Locator:
    return page.locator(f"[data-choose={slug}]:visible")


def test_a_choice_stays_while_browsing_and_leads_to_the_comparison(page: Page) -> None:
    page.goto("/pilots/")
    choose(page, "lekstroom").click()
    expect(choose(page, "lekstroom")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".tray")).to_contain_text("Kies er nog een om ze naast elkaar te zetten.")
    page.goto("/pilots/twente/")
    choose(page, "twente").click()
    assert address(page) == "keuze=lekstroom,twente"
    expect(page.get_by_role("link", name="Zet naast elkaar")).to_have_attribute(
        "href", re.compile(r"vergelijken/\?pilots=lekstroom,twente$")
    )
    page.go_back()
    expect(page.locator(".tray__head")).to_contain_text("Uw keuze: 2")


def test_a_choice_is_presented_whole(page: Page) -> None:
    page.goto(f"/pilots/?{FIVE}")
    page.locator(".tray").get_by_role("link", name="Presenteren").click()
    expect(page).to_have_url(re.compile(r"/presenteren/\?pilots=lekstroom,twente,eemland,utrecht,voorlopen(#|$)"))
    expect(page.locator(".slide").first).to_be_visible()


FIVE = "keuze=lekstroom,twente,eemland,utrecht,voorlopen"


def test_of_more_than_four_the_first_are_compared_and_another_can_be_put_first(page: Page) -> None:
    page.goto(f"/pilots/?{FIVE}")
    expect(page.locator(".tray")).to_contain_text("Naast elkaar passen er vier.")
    way = page.get_by_role("link", name="Vergelijk de eerste vier")
    expect(way).to_have_attribute("href", re.compile(r"\?pilots=lekstroom,twente,eemland,utrecht$"))
    page.locator(".tray__head").click()
    page.get_by_role("button", name="Zet vooraan Voorlopen in de verbinding").click()
    expect(way).to_have_attribute("href", re.compile(r"\?pilots=voorlopen,lekstroom,twente,eemland$"))
    page.get_by_role("button", name="Haal weg Proeftuin Soesterkwartier").click()
    expect(page.get_by_role("button", name="Haal weg Buurtteam Jeugd & Gezin")).to_be_focused()
    expect(page.get_by_role("link", name="Zet naast elkaar")).to_be_visible()
    expect(page.locator(".tray__advice")).to_have_count(0)
    assert address(page) == "keuze=voorlopen,lekstroom,twente,utrecht"
    page.get_by_role("button", name="Wis mijn keuze").click()
    expect(page.locator(".tray")).to_be_hidden()
    expect(page.locator("#_inhoud")).to_be_focused()
    assert address(page) == ""


def test_the_tray_opens_and_closes_by_keyboard_and_names_pilots_briefly(page: Page) -> None:
    page.goto("/pilots/lekstroom/?keuze=lekstroom,twente")
    head = page.locator(".tray__head")
    expect(head).to_have_text("Uw keuze: 2 Lekstroom · Twente")
    head.press("Enter")
    expect(head).to_have_attribute("aria-expanded", "true")
    title = page.locator(".tray__title").first
    expect(title).to_have_text("Indicatievrije jeugdzorgtrajecten bij de ZAT's")
    title.press("Escape")
    expect(head).to_be_focused()
    expect(title).to_be_hidden()
    assert page.evaluate("scrollY") == 0


def test_a_pilot_that_is_gone_falls_out_of_the_choice(page: Page) -> None:
    page.goto("/pilots/?keuze=lekstroom,bestaat-niet")
    expect(page.locator(".tray__head")).to_contain_text("Uw keuze: 1")
    assert address(page) == "keuze=lekstroom"


def test_a_choice_works_where_nothing_may_be_kept(browser: Browser, site_url: str) -> None:
    with visit(browser, site_url) as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
        )
        page.goto("/pilots/")
        choose(page, "lekstroom").click()
        page.locator("#pilot-twente .title-link").click()
        expect(page.locator(".tray__head")).to_contain_text("Lekstroom")
        assert address(page) == "keuze=lekstroom"
        # The links of a picture are links as well.
        page.goto("/kaart/?keuze=lekstroom")
        page.locator("svg a[data-pilots=twente]").first.click()
        expect(page).to_have_url(re.compile(r"/regios/twente/\?keuze=lekstroom$"))


def test_going_back_undoes_a_filter_and_not_the_choice(page: Page) -> None:
    page.goto("/pilots/")
    tick(page, THEME)
    choose(page, "lekstroom").click()
    page.go_back()
    expect(found(page)).to_have_text("10 pilots")
    expect(page.locator(".tray__head")).to_contain_text("Uw keuze: 1")
    assert address(page) == "keuze=lekstroom"


# ---------------------------------------------------------------------------------------- for everybody

STATES = {
    "open": "/pilots/",
    "filtered": "/pilots/?thema=schoolaanwezigheid,eigen-kracht&periode=2013&q=school",
    "nothing": "/pilots/?regio=eemland&thema=schoolaanwezigheid",
    "table": "/pilots/?weergave=tabel",
    "chosen": "/pilots/lekstroom/?keuze=lekstroom,twente",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_nobody_is_shut_out(open_page: Callable[..., Page], state: str, width: int, scheme: str) -> None:
    # High enough for the tray not to lie half over a button, which axe takes for a small one.
    page = open_page(width=width, height=9000, scheme=scheme)
    page.goto(STATES[state], wait_until="networkidle")
    if width == 320 and state == "filtered":
        page.locator("[data-facets-open]").click()
    if state == "chosen":
        page.locator(".tray__head").click()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_what_has_focus_is_not_under_the_tray(open_page: Callable[..., Page]) -> None:
    page = open_page(width=1280, height=700)
    page.goto("/pilots/?keuze=lekstroom,twente")
    expect(page.locator(".tray")).to_be_visible()
    covered = []
    for link in page.locator(".row .title-link, .facet__head").all():
        link.focus()
        box, tray = link.bounding_box(), page.locator(".tray").bounding_box()
        assert box
        assert tray
        if box["y"] + box["height"] > tray["y"]:
            covered.append(link.inner_text())
    assert covered == []


# ------------------------------------------------------------------------------------------- a thousand


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with 1,000 made-up pilots."""
    folder = tmp_path_factory.mktemp("duizend")
    write_catalogue(make_catalogue(1000), folder / "eigen")
    built = build_site(folder / "eigen", folder / "site")
    assert built.ok, built.problems
    with serve(folder / "site") as address_of_site:
        yield address_of_site


def test_a_thousand_pilots_are_filtered_at_once_with_little_data(browser: Browser, thousand: str) -> None:
    with visit(browser, thousand) as page:
        page.goto("/pilots/", wait_until="networkidle")
        # The work of the browser's main thread, style and layout included, whatever else this machine is doing.
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        spent = [_work(page, session, "[data-facet=thema] input") for _ in range(6)]
        expect(found(page)).to_have_text("1.000 pilots")
        size = page.evaluate(
            """async () => {
              const data = await (await fetch("../assets/catalogus.js")).blob();
              const packed = data.stream().pipeThrough(new CompressionStream("gzip"));
              return (await new Response(packed).blob()).size;
            }"""
        )
    assert sorted(spent)[2] < 0.1, spent
    assert size <= 60_000


def test_of_a_thousand_the_first_are_on_the_page_and_all_on_request_and_on_paper(
    browser: Browser, thousand: str
) -> None:
    with visit(browser, thousand) as page:
        page.goto("/pilots/?sorteer=regio")
        rows = page.locator(".listing [data-pilot]")
        expect(rows).to_have_count(100)
        expect(page.get_by_text("U ziet er 100 van 1.000.")).to_be_visible()
        page.get_by_role("button", name="Toon er 100 meer").click()
        expect(rows).to_have_count(200)
        expect(rows.nth(100).locator(".title-link")).to_be_focused()
        first = shown(page)[:101]
        # The address holds it, for another view and for who comes back.
        page.get_by_role("button", name="Tabel").click()
        page.reload()
        expect(page.get_by_role("table").get_by_role("row")).to_have_count(201)
        assert shown(page)[:101] == first
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(rows).to_have_count(1000)
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(rows).to_have_count(200)
        # A choice made in one view is seen in the other, also on a card that was not on the page meanwhile.
        page.emulate_media(media="screen")
        page.locator("tr .choose").first.click()
        page.get_by_role("button", name="Kaarten").click()
        expect(page.locator(".row .choose").first).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="Toon alles").click()
        expect(page.locator(".row")).to_have_count(1000)


def _work(page: Page, session: CDPSession, button: str) -> float:
    """How long, in seconds, a press on `button` keeps the page at work until the next picture."""
    before = _task_time(session)
    page.evaluate(
        """(button) => new Promise((resolve) => {
          document.querySelector(button).click();
          requestAnimationFrame(() => setTimeout(resolve));
        })""",
        button,
    )
    return _task_time(session) - before


def _task_time(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))
