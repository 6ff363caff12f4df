"""The site as people meet it: with eyes, ears, thumbs and keys, on screens of any width and on paper."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.build import write_pages
from tests.browser import find_violations, serve, visit
from tests.catalogues import write_catalogue
from tests.conftest import ROOT

KINDS = (
    "/",
    "/pilots/",
    "/pilots/lekstroom/",
    "/pilots/twente/",
    "/regios/",
    "/regios/utrecht/",
    "/themas/",
    "/themas/schoolaanwezigheid/",
    "/organisaties/",
    "/organisaties/bureau-jeugdzorg-utrecht/",
    "/begrippen/",
    "/zoeken/",
    "/zoeken/alles/",
    "/opgave/",
    "/wegwijs/",
    "/bijdragen/",
    "/bestaat-niet/",
)
# What takes focus on the page as it stands now, in the order of the document.
FOCUSABLE = """() => [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")]
    .filter(element => element.checkVisibility({visibilityProperty: true}) && !element.disabled)"""
# Where the focus is, whether it has a ring, and whether it is in sight and not covered by something else.
LOOK = """() => {
    const found = document.activeElement, style = getComputedStyle(found), box = found.getBoundingClientRect();
    const on_top = document.elementFromPoint(box.x + Math.min(box.width, 40) / 2, box.y + box.height / 2);
    return {
        index: (FOCUSABLE)().indexOf(found),
        ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: !!on_top && (found.contains(on_top) || on_top.contains(found) || !!on_top.closest("[role=tooltip]")),
    }
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", KINDS)
def test_nobody_is_shut_out(open_page: Callable[..., Page], address: str, width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme)
    page.goto(address)
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", ["/", "/pilots/lekstroom/", "/opgave/"])
def test_nobody_is_shut_out_in_forced_colours(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(forced_colors=True)
    page.goto(address)
    assert find_violations(page) == []
    # The points take the reader's colour, not ours.
    colours = "element => [getComputedStyle(element).color, getComputedStyle(document.body).color]"
    points, text = page.locator(".logo").first.evaluate(colours)
    assert points == text


def test_nothing_sticks_out_of_any_page_on_a_phone(open_page: Callable[..., Page], site: Path) -> None:
    page = open_page(width=320)
    wide = []
    for file in sorted(site.rglob("index.html")):
        address = "/" + file.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append(address)
    assert wide == []


@pytest.mark.parametrize("width", [640, 768, 1024, 1920])
@pytest.mark.parametrize("address", KINDS)
def test_nothing_sticks_out(open_page: Callable[..., Page], address: str, width: int) -> None:
    page = open_page(width=width, javascript=False)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# ------------------------------------------------------------------------------------ keyboard


@pytest.mark.parametrize(("address", "width"), [("/", 1280), ("/pilots/utrecht/", 1280), ("/pilots/twente/", 320)])
def test_tab_reaches_everything_and_shows_where_one_is(
    open_page: Callable[..., Page], address: str, width: int
) -> None:
    page = open_page(width=width, height=700)
    page.goto(address)
    expected = page.evaluate(f"({FOCUSABLE})().length")
    assert expected > 20
    look = LOOK.replace("FOCUSABLE", FOCUSABLE)
    for index in range(expected):
        page.keyboard.press("Tab")
        assert page.evaluate(look) == {"index": index, "ring": True, "seen": True}, page.evaluate(
            "document.activeElement.outerHTML.slice(0, 200)"
        )


def test_the_first_key_offers_to_skip_the_menu(page: Page) -> None:
    page.goto("/pilots/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#_inhoud').contains(document.activeElement)")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_menu_on_a_phone_is_a_button(open_page: Callable[..., Page], javascript: bool) -> None:
    page = open_page(width=320, height=640, javascript=javascript)
    page.goto("/opgave/")
    link = page.locator(".menu__panel").get_by_role("link", name="Begrippen")
    expect(link).to_be_hidden()
    button = page.locator(".menu--narrow > summary")
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    assert box_of(link)["height"] >= 24
    page.keyboard.press("Tab")
    expect(page.locator(".menu__panel").get_by_role("link", name="Pilots")).to_be_focused()
    if javascript:
        assert find_violations(page) == []
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begrippen")


@pytest.mark.parametrize("width", [993, 1024, 1280])
def test_the_menu_is_one_line_and_leads_to_the_sessions(open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width=width)
    page.goto("/")
    links = page.locator(".menu--wide .menu__link").all()
    assert len({box_of(link)["y"] for link in links}) == 1
    page.locator(".menu--wide").get_by_role("link", name="Sessies").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kennissessies")


def test_closed_menu_links_take_no_focus(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320, height=640)
    page.goto("/pilots/")
    page.locator(".menu--narrow > summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#_inhoud').contains(document.activeElement)")


def test_the_menu_says_where_one_is(page: Page) -> None:
    page.goto("/pilots/twente/")
    current = page.locator(".menu--wide [aria-current]")
    expect(current).to_have_text("Pilots")
    expect(current).to_have_attribute("aria-current", "true")
    page.goto("/pilots/")
    expect(current).to_have_attribute("aria-current", "page")
    page.goto("/")
    expect(current).to_have_count(0)


# -------------------------------------------------------------------------------------- colours


def ground(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_reader_chooses_the_colours(open_page: Callable[..., Page]) -> None:
    page = open_page(scheme="dark")
    page.goto("/pilots/")
    dark = ground(page)
    button = page.get_by_role("button", name="Kleuren: volgens uw systeem. Zet op licht.")
    button.click()
    light = ground(page)
    assert light != dark
    page.goto("/opgave/")
    assert ground(page) == light
    # Set before anything is drawn, so that nothing flashes.
    assert page.evaluate("document.documentElement.outerHTML.indexOf('data-scheme')") < 200
    page.get_by_role("button", name="Kleuren: licht. Zet op donker.").click()
    assert ground(page) == dark
    page.get_by_role("button", name="Kleuren: donker. Zet op volgens uw systeem.").click()
    page.emulate_media(color_scheme="light")
    assert ground(page) == light


def test_the_choice_holds_for_the_page_where_nothing_may_be_kept(open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('dicht') }})")
    page.goto("/pilots/")
    light = ground(page)
    button = page.get_by_role("button", name="Kleuren")
    button.click()
    button.click()
    assert ground(page) != light


# ------------------------------------------------------------------------- reading one pilot


def test_a_term_is_explained_on_hover_and_focus(page: Page) -> None:
    page.goto("/pilots/lekstroom/")
    term = page.locator("a.begrip[data-uitleg]").first
    tip = page.get_by_role("tooltip")
    expect(tip).to_be_hidden()
    term.hover()
    expect(tip).to_have_text(str(term.get_attribute("data-uitleg")))
    assert find_violations(page) == []
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.mouse.move(5, 5)
    expect(tip).to_be_hidden()
    term.focus()
    expect(tip).to_be_visible()
    expect(term).to_have_attribute("aria-describedby", str(tip.get_attribute("id")))
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(term).to_be_focused()
    assert term.get_attribute("aria-describedby") is None


def test_a_tooltip_stays_on_a_narrow_screen(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320, height=640)
    page.goto("/pilots/lekstroom/")
    for term in page.locator("a.begrip").all()[:12]:
        term.focus()
        box = box_of(page.get_by_role("tooltip"))
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320


def test_a_mark_behind_a_fact_names_its_source(page: Page) -> None:
    page.goto("/pilots/lekstroom/")
    mark = page.locator(".section .source").first
    mark.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Rapportage Proeftuinen Jeugdzorg")
    page.keyboard.press("Enter")
    expect(page.locator(".references > li:target")).to_be_in_viewport()


def test_the_heading_that_is_read_is_marked(page: Page) -> None:
    page.goto("/pilots/utrecht/")
    page.locator(".aside").get_by_role("link", name="Werkwijze").click()
    expect(page.locator(".aside [aria-current]")).to_have_text("Werkwijze")
    expect(page.locator(".aside")).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".aside [aria-current]")).to_have_text("Bronnen")


def test_the_points_stay_in_view_on_a_phone(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320, height=640)
    page.goto("/pilots/utrecht/")
    points = page.get_by_role("navigation", name="De elf kopjes in het kort")
    links = points.get_by_role("link")
    assert links.count() == 11
    assert all(box_of(link)["width"] >= 24 for link in links.all())
    links.nth(7).click()
    expect(points).to_be_in_viewport()
    expect(page.locator("[data-points-here]")).to_have_text("8 van 11 · Relatie met andere pilots")
    heading = page.get_by_role("heading", name="Relatie met andere pilots", exact=True)
    assert box_of(points)["y"] + box_of(points)["height"] <= box_of(heading)["y"]


def box_of(element: Locator) -> dict[str, float]:
    box: Any = element.bounding_box()
    assert box, "not drawn"
    return dict(box)


def test_a_table_becomes_a_list_on_a_phone_and_stays_a_table_to_the_ear(open_page: Callable[..., Page]) -> None:
    page = open_page(width=320)
    page.goto("/pilots/drechtsteden/")
    table = page.get_by_role("table", name="Gevonden cijfers")
    cell = table.get_by_role("cell", name="Uitkomst: 1 op de 3")
    assert box_of(cell)["x"] + box_of(cell)["width"] <= 320
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() > 5
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(table.get_by_role("columnheader", name="Uitkomst")).to_be_visible()


def test_a_frame_takes_focus_only_where_it_scrolls(page: Page) -> None:
    page.goto("/pilots/twente/")
    frame = page.get_by_role("region", name="Gevonden cijfers")
    expect(frame).not_to_have_attribute("tabindex", "0")
    page.add_style_tag(content=".table { width: 90rem }")
    page.set_viewport_size({"width": 1100, "height": 900})
    expect(frame).to_have_attribute("tabindex", "0")
    frame.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table-scroll').scrollLeft > 0")


# ----------------------------------------------------------- without script, server or screen


def test_everything_is_there_without_script(open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    page.goto("/pilots/")
    expect(page.locator(".row")).to_have_count(10)
    page.get_by_role("link", name="Buurtteam Jeugd & Gezin").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(["Doel", "Duur", "Doelgroep"])
    # A button that cannot do anything is not there.
    expect(page.locator("[data-scheme-button]")).to_be_hidden()


def test_the_site_opens_from_a_folder(browser: Browser, site: Path) -> None:
    context = browser.new_context(service_workers="block")
    asked: list[str] = []
    faults: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Pilots").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pilots")
    page.get_by_role("link", name="Lekstroom", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lekstroom")
    page.get_by_role("link", name="Indicatievrije jeugdzorgtrajecten").click()
    page.locator("a.begrip").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Begrippen")
    assert "/begrippen/index.html#" in page.url
    page.locator(".wordmark").click()
    form = page.locator("form[role=search]")
    expect(form).to_have_attribute("action", re.compile(r"zoeken/index\.html$"))
    assert page.url == (site / "index.html").as_uri()
    context.close()
    assert faults == []
    assert [address for address in asked if not address.startswith(site.as_uri())] == []


# A4 less its margins, in CSS pixels.
PAPER = 657


@pytest.mark.parametrize(
    "address", ["/", "/pilots/", "/pilots/lekstroom/", "/pilots/twente/", "/wegwijs/", "/bijdragen/"]
)
def test_nothing_is_cut_off_on_paper(open_page: Callable[..., Page], address: str) -> None:
    page = open_page(width=PAPER, scheme="dark")
    page.goto(address)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
    cut = """() => [...document.querySelectorAll("main *")].filter(element =>
        element.checkVisibility() && getComputedStyle(element).overflowX !== "visible"
        && element.scrollWidth > element.clientWidth + 1 && !element.closest(".visually-hidden, svg")
    ).map(element => element.className)"""
    assert page.evaluate(cut) == []
    assert ground(page) == "rgb(255, 255, 255)"
    expect(page.locator(".menu--wide")).to_be_hidden()
    expect(page.get_by_role("button", name="Kleuren")).to_be_hidden()


def test_an_explanation_is_shown_as_text(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="nl"><title>t</title><link rel="icon" href="data:,"><main>'
        '<a class="begrip" data-uitleg="&lt;img src=x onerror=window.boos=1&gt;" href="./">woord</a></main>',
        encoding="utf-8",
    )
    with serve(tmp_path) as base, visit(browser, base) as page:
        page.goto("/")
        page.add_script_tag(path=ROOT / "theme" / "scripts" / "tooltip.js")
        page.get_by_role("link").focus()
        expect(page.get_by_role("tooltip")).to_have_text("<img src=x onerror=window.boos=1>")
        assert page.evaluate("window.boos") is None


FRAME = """<!doctype html><html lang="nl" class="no-js" data-base="{base}"><head><meta charset="utf-8">
<title>Elders</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="{base}assets/pilotwijzer.css">
<script defer src="{base}assets/basis.js"></script><script defer src="{base}assets/pilotwijzer.js"></script></head>
<body><main id="_inhoud">{piece}</main></body></html>"""


def test_scripts_run_in_a_frame_of_another_site_tool(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    assert write_pages(write_catalogue(tmp_path), out) == ()
    with visit(browser, out.as_uri()) as page:
        for url in ("", "pilots/", "pilots/dak/", "vergelijken/", "zoeken/"):
            file = out / url / "index.html"
            framed = FRAME.format(base="../" * url.count("/") or "./", piece=file.read_text(encoding="utf-8"))
            file.write_text(framed, encoding="utf-8")
            page.goto(file.as_uri(), wait_until="networkidle")
            # There is no dialog to search in; the page has a field of its own, or nothing happens.
            page.keyboard.press("/")
            # The last of the scripts, which are one file.
            assert page.evaluate("typeof pilotwijzerTakeAway") == "function"
