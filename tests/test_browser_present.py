"""Presenting, as the chair of a session does it: by clicker, on any beamer, from a folder on a disk."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import Scheme, find_violations, visit

OpenPage = Callable[..., Page]
ROOM = "/presenteren/"
DECK = "/presenteren/pilots/lekstroom/"


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
    # Of three of the eleven headings nothing is told: they are one slide.
    assert len(keys) == 12


def test_headings_of_which_nothing_is_told_are_one_slide(page: Page) -> None:
    reasons = """() => Object.fromEntries([...document.querySelectorAll(".is-current .slide__shared > div")]
      .map((row) => [...row.children].map((cell) => cell.textContent)))"""
    presented(page, "/presenteren/pilots/twente/#scholing")
    assert title(page) == "Niet beschreven"
    unsaid = "Niet vermeld in de bron.bron 1"
    told = {"Duur": unsaid, "Scholing": unsaid, "Voorbeelden van elders": unsaid}
    assert page.evaluate(reasons) == told
    assert find_violations(page) == []
    presented(page, f"{ROOM}?pilots=twente#duur")
    assert page.evaluate(reasons) == told
    presented(page, "/presenteren/vergelijken/scholing/#twente")
    assert title(page) == "Niet beschreven"
    found = page.evaluate(reasons)
    assert found["Twente: Twentse actielijn onderwijs en jeugdhulp"] == unsaid
    assert len(found) == 5
    expect(page.locator(".is-current .slide__kicker")).to_have_text("Scholing")


def test_in_columns_what_none_of_them_tells_is_one_slide(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=voorlopen,twente#scholing")
    assert title(page) == "Niet beschreven"
    columns = page.locator(".is-current .column__body")
    assert [column.locator("dt").all_inner_texts() for column in columns.all()] == [
        ["Scholing", "Voorbeelden van elders"]
    ] * 2
    expect(page.locator("[data-key=monitoring]").first).to_be_attached()
    assert find_violations(page) == []


def test_the_sources_of_a_heading_stand_at_its_head_on_each_slide(page: Page) -> None:
    presented(page, f"{DECK}#doelen.3")
    expect(page.locator(".is-current .slide__kicker .source")).to_have_text("bron 1")
    expect(page.locator(".slide .answer__sources")).to_have_count(0)


def test_columns_say_where_sources_differ_and_where_to_read_how(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=lekstroom,eemland#doelen.3")
    head = page.locator(".is-current .contrast .subhead").first
    expect(head).to_have_text("De bronnen verschillen")
    assert "staat op de pagina" in head.evaluate("head => getComputedStyle(head, '::after').content")


def test_two_to_four_pilots_are_columns_and_more_come_in_turn(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=lekstroom,eemland,utrecht&kopjes=doelen,duur")
    assert title(page) == "Lekstroom naast Eemland en Utrecht"
    names = "heads => heads.map((head) => head.firstChild.textContent)"
    heads = page.locator("section#doelen .column__head").evaluate_all(names)
    assert heads == ["Lekstroom", "Eemland", "Utrecht"]
    presented(page, f"{ROOM}?pilots=lekstroom,eemland,utrecht,twente,drechtsteden&kopjes=duur")
    assert title(page) == "Duur: 5 pilots"
    assert page.locator("section[id$='.duur']").count() == 5


# What the slides of which the key ends like this say, by the name of the column if there are any.
TOLD = """end => {
  const told = {};
  document.querySelectorAll(".slide [data-flow]").forEach((flow) => {
    const name = flow.closest(".column")?.querySelector(".column__head").textContent ?? "";
    if (flow.closest(".slide").dataset.key.endsWith(end)) {
      told[name] = (told[name] ?? "") + flow.textContent.replace(/[\\s\u00ad]+/g, "");
    }
  });
  return told;
}"""


def test_a_comparison_begins_with_what_they_share_and_what_one_says_as_the_deck_of_a_session(
    page: Page, site: Path
) -> None:
    session = "2027-01-21-indicatievrij-werken"
    programme = (site / f"sessies/{session}/{session}.yml").read_text("utf-8")
    found = re.search(r"vergelijk:\s*\[?([\w\s,-]+?)\]?\n", programme)
    assert found
    slugs = ",".join(re.findall(r"[a-z][\w-]+", found[1]))
    shown = []
    for address in (f"{ROOM}?pilots={slugs}&kopjes=feiten", f"{ROOM}sessies/{session}/"):
        presented(page, address)
        shown.append([page.evaluate(TOLD, end) for end in ("delen", "alleen-hier")])
    assert shown[0] == shown[1]
    shared, only = shown[0]
    assert "noemen" in shared[""]
    assert len(only) == slugs.count(",") + 1


def test_what_explains_a_statement_in_a_column_is_told_to_the_speaker(page: Page) -> None:
    presented(page, f"{ROOM}?pilots=lekstroom,eemland&kopjes=duur")
    note = page.locator("section#duur .column .note").first
    expect(note).to_be_hidden()
    text = str(note.text_content())
    assert text.strip() in page.evaluate("pilotwijzerTalk.notesOf(document.querySelector('section#duur'))")


# Of what is continued, slides with a line or two, or that end in the announcement of what is on the next one.
EMPTY = """() => pilotwijzerTalk.all().filter((slide) => {
  const flows = [...slide.querySelectorAll("[data-flow]")];
  const isSeen = (part) => part.getClientRects().length && part.textContent.trim();
  const lines = (flow) => [...flow.querySelectorAll("*")].filter(isSeen);
  const part = (flow) => {
    const { top, height } = flow.getBoundingClientRect();
    return (Math.max(0, ...lines(flow).map((one) => one.getBoundingClientRect().bottom)) - top) / height;
  };
  const used = Math.max(...flows.map(part));
  const orphan = flows.some((flow) => lines(flow).at(-1)?.matches(":is(.subhead, h3, dt):not(.contrast *)"));
  return orphan || (slide.matches(".is-next") && used < 0.2);
}).map((slide) => slide.id)"""


def test_four_whole_pilots_are_no_more_slides_than_a_session_bears(open_page: OpenPage) -> None:
    for size, most in (((1280, 720), 38), ((1024, 768), 46)):
        page = presented(open_page(width=size[0], height=size[1]), f"{ROOM}?pilots=lekstroom,eemland,utrecht,twente")
        assert page.locator(".slide").count() <= most
        assert page.evaluate(EMPTY) == []


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


def test_every_view_has_its_key_and_escape_goes_back(page: Page) -> None:
    presented(page, f"{DECK}#doelen")
    page.keyboard.press("b")
    expect(page.locator(".black")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator(".black")).to_be_hidden()
    assert page.url.endswith("#doelen"), "the key only brings the slide back"
    page.keyboard.press("o")
    picks = page.locator(".slide__pick")
    expect(picks).to_have_count(page.locator(".slide").count())
    expect(page.get_by_role("button", name="Dia 1:")).to_be_visible()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(picks).to_have_count(0)
    assert page.url.endswith("#feiten")
    page.keyboard.press("Shift+?")
    expect(page.get_by_role("dialog", name="Toetsen bij het presenteren")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_url("**/pilots/lekstroom/")


def test_letters_can_be_put_off_for_who_speaks_to_the_computer(page: Page) -> None:
    presented(page, DECK)
    page.keyboard.press("Shift+?")
    page.get_by_label("Letters en leestekens als toets gebruiken").uncheck()
    page.get_by_role("button", name="Sluit", exact=True).click()
    page.keyboard.press("b")
    expect(page.locator(".black")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(page.locator(".foot__count")).to_contain_text("dia 2 van")


def test_a_swipe_and_a_click_go_on(page: Page) -> None:
    presented(page, DECK)
    swipe = """by => {
      const deck = document.querySelector(".deck");
      const at = (x) => [new Touch({ identifier: 1, target: deck, clientX: x, clientY: 300 })];
      deck.dispatchEvent(new TouchEvent("touchstart", { touches: at(600), changedTouches: at(600) }));
      deck.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: at(600 + by) }));
    }"""
    page.evaluate(swipe, -200)
    expect(page.locator(".foot__count")).to_contain_text("dia 2 van")
    page.evaluate(swipe, 200)
    expect(page.locator(".foot__count")).to_contain_text("dia 1 van")
    page.mouse.click(640, 600)
    expect(page.locator(".foot__count")).to_contain_text("dia 2 van")


@pytest.mark.parametrize(("width", "height"), [(1366, 620), (1024, 600), (320, 640)])
def test_a_clicker_moves_on_in_a_window_that_is_small(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    presented(page, DECK)
    for place in (2, 3):
        page.keyboard.press("PageDown")
        expect(page.locator(".foot__count")).to_contain_text(f"dia {place} van")


# ------------------------------------------------------------------------------- the speaker's window


def test_the_speaker_is_told_of_being_alone_only_then(browser: Browser, site_url: str) -> None:
    with visit(browser, site_url) as page:
        presented(page, f"{site_url}{DECK}#doelen")
        with page.context.expect_page() as opened:
            page.keyboard.press("n")
        alone = opened.value.locator("[data-desk-alone]")
        opened.value.wait_for_selector("html.is-ready")
        # It has not been answered yet, or it has: in neither case is it alone.
        assert alone.is_hidden()
        page.close()
        expect(alone).to_be_visible()
    with visit(browser, site_url) as page:
        page.goto(f"{site_url}/presenteren/spreker/")
        page.wait_for_selector("html.is-ready")
        assert page.locator("[data-desk-alone]").is_visible(), "nobody opened it: it need not wait for an answer"


def test_the_speaker_sees_columns_as_they_are_on_the_slide(browser: Browser, site_url: str) -> None:
    shown = """slide => [...slide.querySelectorAll(".column :is(.note, .section__sources, .contrast)")]
        .map((part) => [part.className, getComputedStyle(part).display])"""
    with visit(browser, site_url) as page:
        presented(page, f"{site_url}{ROOM}?pilots=lekstroom,eemland&kopjes=duur")
        page.goto(f"{page.url.partition('#')[0]}#duur")
        with page.context.expect_page() as opened:
            page.keyboard.press("n")
        desk = opened.value
        now = desk.locator("[data-desk-now] .slide")
        expect(now.locator(".column")).to_have_count(2)
        on_slide = page.locator(".slide.is-current").evaluate(shown)
        assert ["note", "none"] in on_slide
        assert now.evaluate(shown) == on_slide


def test_the_window_of_the_speaker_tells_of_a_black_screen_and_draws_as_large_as_it_is(
    browser: Browser, site_url: str
) -> None:
    with visit(browser, site_url, width=1920, height=1080) as page:
        presented(page, f"{site_url}{DECK}#doelen")
        with page.context.expect_page() as opened:
            page.keyboard.press("n")
        desk = opened.value
        frame, place = desk.locator("[data-desk-now] .slide__frame"), desk.locator("[data-desk-now]")
        for width in (1280, 800):
            desk.set_viewport_size({"width": width, "height": 800})
            drawn, room = frame.bounding_box(), place.bounding_box()
            assert drawn
            assert room
            assert drawn["width"] == pytest.approx(room["width"], abs=1)
        page.keyboard.press("b")
        expect(desk.locator("[data-desk-count]")).to_contain_text("het scherm is zwart")
        page.keyboard.press("b")
        expect(desk.locator("[data-desk-count]")).not_to_contain_text("zwart")


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_window_of_the_speaker_stays_in_step(site: Path, browser: Browser, site_url: str, from_disk: bool) -> None:
    base = f"file://{site}" if from_disk else site_url
    name = "index.html" if from_disk else ""
    with visit(browser, base) as page:
        presented(page, f"{base}{DECK}{name}#doelen")
        with page.context.expect_page() as opened:
            page.keyboard.press("n")
        desk = opened.value
        count = desk.locator("[data-desk-count]")
        place = int(page.locator(".slide.is-current").get_attribute("data-number") or 0)
        expect(count).to_contain_text(f"dia {place} van")
        expect(desk.locator("[data-desk-now]")).to_contain_text("Wat wil de pilot bereiken")
        expect(desk.locator("[data-desk-notes]")).to_contain_text("Bron 1: Rapportage Proeftuinen Jeugdzorg")
        expect(desk.locator("[data-desk-clock]")).to_have_text(re.compile(r"\d\d\.\d\d uur"))
        page.keyboard.press("PageDown")
        expect(count).to_contain_text(f"dia {place + 1} van")
        desk.keyboard.press("PageUp")
        expect(page.locator(".foot__count")).to_contain_text(f"dia {place} van")
        for key in ("b", "PageDown", ".", "."):
            shown = page.locator(".black").is_visible()
            desk.keyboard.press(key)
            expect(page.locator(".black")).to_be_visible(visible=not shown)
        expect(page.locator(".foot__count")).to_contain_text(f"dia {place} van")
        page.reload()
        desk.keyboard.press("End")
        expect(desk.get_by_text("Dit is de laatste dia.")).to_be_visible()
        # From a folder axe cannot fetch the style sheets that it wants to read.
        assert from_disk or find_violations(desk) == []


def test_a_message_from_elsewhere_moves_nothing(page: Page) -> None:
    presented(page, DECK)
    page.evaluate(
        """() => dispatchEvent(new MessageEvent("message", {
          data: { pilotwijzer: "ga", to: 3 }, origin: "https://elders.example", source: window,
        }))"""
    )
    expect(page.locator(".foot__count")).to_contain_text("dia 1 van")


# --------------------------------------------------------------------------------- whatever the screen

SMALL_TEXT = """() => {
  const scale = Number(getComputedStyle(document.documentElement).getPropertyValue("--stage"));
  const walker = document.createTreeWalker(document.querySelector(".deck"), NodeFilter.SHOW_TEXT);
  const small = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    const unseen = holder.closest(".visually-hidden, title, .slide__number, [hidden]");
    if (node.data.trim() && !unseen && holder.getClientRects().length) {
      const size = parseFloat(getComputedStyle(holder).fontSize) * scale;
      if (size < 24 * Math.min(innerWidth / 1024, innerHeight / 720) - 0.1) {
        small.add(`${holder.tagName}.${holder.className.baseVal ?? holder.className}: ${size}`);
      }
    }
  }
  return [...small];
}"""
OVERFLOWS = """() => pilotwijzerTalk.all().filter((slide) => {
  const frame = slide.querySelector(".slide__frame").getBoundingClientRect();
  const foot = document.querySelector(".foot").getBoundingClientRect();
  return [...slide.querySelectorAll("[data-flow] *:not(svg *)")].some((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.bottom > foot.top + 2 || box.right > frame.right + 2);
  });
}).map((slide) => slide.id)"""
DECKS = (
    DECK,
    f"{ROOM}?pilots=lekstroom,eemland,utrecht,twente",
    f"{ROOM}themas/schoolaanwezigheid/",
    f"{ROOM}vergelijken/monitoring/",
    *(f"{ROOM}{name}/" for name in ("tijdlijn", "kaart", "netwerk", "dekking", "monitoring")),
)


@pytest.mark.parametrize("size", [(1280, 720), (1024, 768), (3840, 2160)])
def test_everything_can_be_read_from_the_last_row_and_nothing_falls_off(
    open_page: OpenPage, size: tuple[int, int]
) -> None:
    page = open_page(width=size[0], height=size[1])
    for address in DECKS:
        presented(page, address)
        assert page.evaluate(SMALL_TEXT) == [], address
        assert page.evaluate(OVERFLOWS) == [], address


def test_a_deck_is_cut_in_the_same_places_on_every_beamer_of_one_shape(open_page: OpenPage) -> None:
    cuts = []
    for width, height in ((1280, 720), (1920, 1080), (3840, 2160)):
        page = presented(open_page(width=width, height=height), DECK)
        cuts.append(page.locator(".slide").evaluate_all("slides => slides.map((slide) => slide.id)"))
    assert cuts[0] == cuts[1] == cuts[2]


def test_no_word_is_lost_between_slides(page: Page, browser: Browser, site_url: str) -> None:
    with visit(browser, site_url, javascript=False) as plain:
        plain.goto(DECK)
        whole = {slide.get_attribute("id"): words(slide) for slide in plain.locator(".slide").all()}
    presented(page, DECK)
    shown: dict[str | None, str] = {}
    for slide in page.locator(".slide").all():
        key = slide.get_attribute("data-key")
        shown[key] = shown.get(key, "") + words(slide)
    assert shown == whole


def words(slide: Locator) -> str:
    """What a slide says below its title, without white space; sources of the whole stand beside its title."""
    said = """slide => {
      const body = slide.querySelector(".slide__body").cloneNode(true);
      body.querySelectorAll(".answer__sources").forEach((sources) => sources.remove());
      return body.textContent;
    }"""
    return "".join(slide.evaluate(said).split())


def test_a_deck_is_a_page_to_read_without_scripts(open_page: OpenPage) -> None:
    page = open_page(javascript=False, width=320)
    page.goto(f"{DECK}#werkwijze")
    expect(page.get_by_role("heading", name="Werkwijze")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.goto(f"{ROOM}?pilots=lekstroom,eemland")
    expect(page.get_by_text("Lezen kan wel")).to_be_visible()


def test_a_hand_out_has_every_slide_two_to_a_sheet(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    presented(page, DECK)
    slides = page.locator(".slide").count()
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == -(-slides // 2)


def test_the_qr_code_leads_to_the_page(page: Page) -> None:
    presented(page, f"{DECK}#lees-na")
    code = page.locator(".slide.is-current svg.qr")
    expect(code).to_be_visible()
    address = "https://pilotwijzer.example/pilots/lekstroom/"
    assert page.locator("[data-qr]").get_attribute("data-qr") == address
    presented(page, f"{ROOM}?pilots=lekstroom,eemland&kopjes=duur#lees-na")
    chosen = page.locator("[data-qr]").get_attribute("data-qr")
    assert chosen == "https://pilotwijzer.example/vergelijken/?pilots=lekstroom,eemland&kopjes=duur"
    # The most of each size, and what needs the next.
    most = (154, 192, 230, 271, 321, 367, 425, 458, 520, 586, 644, 718, 792)
    for length in (1, *(size + more for size in most for more in (0, 1)), 858):
        text = (address * 60)[:length]
        assert read(page.evaluate("text => pilotwijzerTalk.qr.matrix(text)", text)) == text
    assert page.evaluate("pilotwijzerTalk.qr.matrix('a'.repeat(859))") is None


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768)])
def test_a_code_as_large_as_can_be_has_squares_for_the_last_row(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    address = "https://pilotwijzer.example/presenteren/?dia=Welkom&tekst="
    presented(page, f"{ROOM}?dia=Welkom&tekst={'a' * (858 - len(address))}#lees-na")
    code = page.locator(".slide.is-current svg.qr")
    expect(code).to_have_attribute("viewBox", "0 0 105 105")
    box, foot = code.bounding_box(), page.locator(".foot").bounding_box()
    assert box
    assert foot
    assert box["width"] / 105 >= 5
    assert box["y"] + box["height"] <= foot["y"]
    assert box["x"] + box["width"] <= width


def read(modules: list[list[int]]) -> str:
    """What a reader of QR codes makes of these modules, four pixels each, with an edge."""
    side = (len(modules) + 8) * 4
    pixels = bytearray(b"\xff" * side * side)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            for line in range(4):
                start = ((y + 4) * 4 + line) * side + (x + 4) * 4
                pixels[start : start + 4] = (b"\x00" if dark else b"\xff") * 4
    [found] = zxingcpp.read_barcodes(memoryview(pixels).cast("B", (side, side)))
    return str(found.text)


def test_it_works_from_a_folder_on_a_disk(site: Path, browser: Browser) -> None:
    with visit(browser, f"file://{site}") as page:
        presented(page, f"file://{site}/presenteren/index.html?pilots=twente,utrecht#doelen")
        assert title(page).startswith("Doel")
        page.keyboard.press("PageDown")
        assert "#" in page.url


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (320, "light")])
def test_nobody_is_shut_out(open_page: OpenPage, width: int, scheme: Scheme) -> None:
    page = open_page(width=width, height=720, scheme=scheme)
    for address in (ROOM, *(f"{deck}#doelen" for deck in DECKS)):
        page.goto(address)
        expect(page.locator("html.is-ready")).to_be_attached()
        assert find_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("o")
    assert find_violations(page) == []


def test_high_contrast_and_forced_colours(open_page: OpenPage) -> None:
    page = presented(open_page(), f"{DECK}#doelen")
    for _ in range(3):
        page.keyboard.press("c")
    assert page.evaluate("getComputedStyle(document.querySelector('.slide')).backgroundColor") == "rgb(0, 0, 0)"
    assert find_violations(page) == []
    forced = presented(open_page(forced_colors=True), f"{DECK}#doelen")
    assert find_violations(forced) == []


@pytest.mark.parametrize("from_disk", [False, True])
@pytest.mark.parametrize("picture", ["tijdlijn", "kaart", "netwerk", "dekking", "monitoring"])
def test_a_deck_of_pictures_has_what_the_filters_leave(
    site: Path, browser: Browser, site_url: str, picture: str, from_disk: bool
) -> None:
    base, name = (f"file://{site}", "index.html") if from_disk else (site_url, "")
    with visit(browser, base) as page:
        page.goto(f"{base}/{picture}/{name}?regio=lekstroom,eemland")
        expect(page.locator("html[data-asked]")).to_be_attached()
        page.get_by_role("link", name="Presenteren").click()
        expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
        assert "regio=lekstroom,eemland" in page.url
        expect(page.get_by_text("U ziet 2 van 10 pilots · Regio: Eemland en Lekstroom.")).to_be_visible()
        shown = page.locator(".slide").evaluate_all("slides => slides.map((slide) => slide.innerHTML).join(' ')")
        assert "lekstroom" in shown
        assert "drechtsteden" not in shown
        assert page.evaluate(OVERFLOWS) == []


def test_the_catalogue_is_presented_as_it_is_filtered(page: Page) -> None:
    page.goto("/pilots/?regio=lekstroom,eemland")
    expect(page.locator("html[data-asked]")).to_be_attached()
    page.get_by_role("link", name="Presenteren").click()
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    assert page.locator("section#feiten thead th").all_text_contents() == ["Lekstroom", "Eemland"]
    expect(page.get_by_text("U ziet 2 van 10 pilots · Regio: Eemland en Lekstroom.")).to_be_visible()
    page.goto(f"{ROOM}?regio=bestaat-niet&kopjes=feiten")
    expect(page.get_by_role("alert")).to_contain_text("Geen pilot past bij alles wat u koos.")


def test_a_network_that_does_not_fit_goes_on_several_slides_with_all_its_lines(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    presented(page, f"{ROOM}netwerk/")
    lines = page.locator("[data-key=plaatje-banden] [data-ends]")
    whole = lines.evaluate_all("lines => lines.map((line) => line.dataset.ends)")
    cut = page.evaluate(
        """() => {
          const net = document.querySelector("[data-key=plaatje-banden]");
          const parts = pilotwijzerTalk.inParts(net, 8);
          const count = (part, column) => part.querySelector(".net").children[column].childElementCount;
          return parts.map((part) => ({
            ends: [...part.querySelectorAll("[data-ends]")].map((line) => line.dataset.ends),
            names: Math.max(count(part, 0), count(part, 2)),
          }));
        }"""
    )
    assert len(cut) > 1
    assert sorted(end for part in cut for end in part["ends"]) == sorted(whole)
    assert max(part["names"] for part in cut) <= 8
