"""Searching as people do it: what is found, with which keys, and what it costs to find it."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request, Route, expect

from generator.search import Document, Section, build_index, fold, stem
from tests.bench.synthetic import Writer
from tests.browser import find_violations, serve, visit
from tests.conftest import ROOT

QUERIES = yaml.safe_load((ROOT / "tests" / "search_queries.yml").read_text(encoding="utf-8"))
SCRIPTS = ROOT / "theme" / "scripts"

FIND_ALL = """async (queries) => {
    const result = {};
    for (const query of queries) {
        const found = await pilotwijzerSearch.find(query);
        const hits = await found.hits(5);
        const places = hits.flatMap((hit) => [hit.url, ...hit.places.map(({ anchor }) => `${hit.url}#${anchor}`)]);
        result[query] = { places, meant: found.meant.map(([, taken]) => taken) };
    }
    return result;
}"""


@pytest.fixture(scope="module")
def answers(browser: Browser, site_url: str) -> dict[str, Any]:
    """The first five pages for each query, with the headings named."""
    with visit(browser, site_url) as page:
        page.goto("/zoeken/")
        found: dict[str, Any] = page.evaluate(FIND_ALL, [query["vraag"] for query in QUERIES])
        return found


@pytest.fixture
def dialog(page: Page) -> Page:
    """A pilot's page on which somebody has pressed the key for searching."""
    page.goto("/pilots/lekstroom/")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def results(page: Page) -> Any:
    return page.locator("[data-zoekresultaten] > li")


def status(page: Page) -> Any:
    return page.locator("dialog .search__status")


# --------------------------------------------------------------------------------------- what is found


@pytest.mark.parametrize("query", QUERIES, ids=[query["vraag"] for query in QUERIES])
def test_a_query_finds_what_it_should(answers: dict[str, Any], query: dict[str, Any]) -> None:
    answer = answers[query["vraag"]]
    assert set(query["vindt"]) <= set(answer["places"])
    assert answer["meant"] == [word for word in [query.get("opgevat")] if word]


def test_the_list_of_queries_is_long_enough_to_mean_something() -> None:
    assert len(QUERIES) >= 60


def test_browser_and_generator_have_the_same_stems(page: Page, site: Path) -> None:
    texts = " ".join(path.read_text(encoding="utf-8") for path in site.glob("zoeken/texts-*.js"))
    forms = sorted({fold(form) for form in re.findall(r"[^\W_]+", texts)})
    page.goto("/zoeken/")
    stems = page.evaluate("forms => forms.map((form) => pilotwijzerSearch.stem(pilotwijzerSearch.fold(form)))", forms)
    assert len(forms) > 2000
    assert dict(zip(forms, stems, strict=True)) == {form: stem(form) for form in forms}


# --------------------------------------------------------------------------------------------- the dialog


def test_a_hit_opens_at_its_heading_with_the_words_marked(dialog: Page) -> None:
    dialog.keyboard.type("kenniscafé")
    hit = results(dialog).filter(has_text="Buurtteam Jeugd & Gezin")
    expect(hit.locator("mark").first).to_have_text(re.compile("kenniscafé", re.IGNORECASE))
    link = hit.get_by_role("link")
    expect(link).to_contain_text("Kennisdeling")
    link.click()
    dialog.wait_for_url(re.compile(r"/pilots/utrecht/\?markeer=kenniscaf%C3%A9#kennisdeling$"))
    expect(dialog.locator("article mark").first).to_have_text(re.compile("kenniscafé", re.IGNORECASE))
    expect(dialog.locator("#kennisdeling")).to_be_in_viewport()


def test_marks_go_away_when_asked(page: Page) -> None:
    page.goto("/pilots/utrecht-west/?markeer=zorg#doelen")
    text = page.locator("article").inner_text()
    page.get_by_role("button", name="Haal markering weg").click()
    expect(page.locator("article mark")).to_have_count(0)
    expect(page.get_by_role("button", name="Haal markering weg")).to_have_count(0)
    assert page.locator("article").inner_text() == text
    assert page.url.endswith("/pilots/utrecht-west/#doelen")


def test_a_phrase_is_marked_as_one(page: Page) -> None:
    page.goto("/begrippen/?markeer=zorg-%20en%20adviesteam#zorg-en-adviesteam")
    assert "zorg- en adviesteam" in page.locator("article mark").all_inner_texts()
    assert "zorg" not in page.locator("article mark").all_inner_texts()


def test_arrows_walk_through_the_results_and_typing_goes_on(dialog: Page) -> None:
    field = dialog.get_by_role("searchbox")
    dialog.keyboard.type("eemland")
    expect(results(dialog).nth(2)).to_be_visible()
    links = dialog.locator("dialog [data-zoekresultaten] a")
    dialog.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    dialog.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    dialog.keyboard.press("End")
    expect(links.last).to_be_focused()
    dialog.keyboard.press("Home")
    dialog.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    dialog.keyboard.press("ArrowDown")
    dialog.keyboard.type("s")
    expect(field).to_be_focused()
    expect(field).to_have_value("eemlands")


def test_enter_on_a_result_opens_it(dialog: Page) -> None:
    dialog.keyboard.type("eemland")
    expect(results(dialog).first).to_be_visible()
    dialog.keyboard.press("ArrowDown")
    dialog.keyboard.press("Enter")
    dialog.wait_for_url(re.compile("/regios/eemland/"))


def test_enter_in_the_field_shows_all_results(dialog: Page) -> None:
    dialog.keyboard.type("zorg")
    dialog.keyboard.press("Enter")
    dialog.wait_for_url(re.compile(r"/zoeken/\?q=zorg$"))
    expect(dialog.get_by_role("searchbox")).to_have_value("zorg")
    expect(results(dialog)).to_have_count(10)


def test_escape_closes_and_gives_focus_back(page: Page) -> None:
    page.goto("/pilots/")
    opener = page.locator("a[data-search-open]")
    opener.click()
    page.keyboard.type("zorg")
    expect(results(page).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(opener).to_be_focused()


def test_the_dialog_has_a_name_and_says_how_much_it_found(dialog: Page) -> None:
    expect(dialog.get_by_role("dialog", name="Zoek in pilots en kennispagina's")).to_be_visible()
    dialog.keyboard.type("kenniscafé")
    expect(status(dialog)).to_have_text(re.compile(r"^\d+ resultaten voor ‘kenniscafé’\.$"))
    told = int(status(dialog).inner_text().split()[0])
    assert told > 1
    expect(results(dialog)).to_have_count(told)


def test_the_last_query_typed_is_the_one_that_is_answered(dialog: Page) -> None:
    field = dialog.get_by_role("searchbox")
    field.fill("zorg")
    field.fill("dagbesteding")
    expect(status(dialog)).to_contain_text("‘dagbesteding’")
    field.fill("")
    expect(results(dialog)).to_have_count(0)
    expect(status(dialog)).to_have_text("")


def test_one_letter_is_too_few_and_that_is_said(dialog: Page) -> None:
    dialog.keyboard.type("z")
    expect(status(dialog)).to_have_text("Typ nog een letter: zoeken begint bij twee.")
    dialog.keyboard.type("a")
    expect(status(dialog)).to_contain_text("resultaten voor ‘za’.")


def test_a_pilot_that_is_found_says_its_region(dialog: Page) -> None:
    dialog.keyboard.type("soesterkwartier")
    expect(results(dialog).filter(has_text="Proeftuin Soesterkwartier").locator(".kind").first).to_have_text(
        "Pilot · Eemland"
    )


def test_the_best_hits_do_not_wait_for_the_others(page: Page) -> None:
    texts: list[Route] = []

    def hold_all_but_two(route: Route) -> None:
        texts.append(route)
        if len(texts) <= 2:
            route.continue_()

    page.route("**/zoeken/texts-*.js*", hold_all_but_two)
    page.goto("/zoeken/?q=school", wait_until="commit")  # these scripts are part of the load
    expect(results(page)).to_have_count(2)
    page.unroute("**/zoeken/texts-*.js*")  # lets go of what is held
    expect(results(page)).to_have_count(10)


def test_without_hits_there_is_a_way_on(dialog: Page) -> None:
    dialog.keyboard.type("bjzz")
    expect(status(dialog)).to_contain_text("bjz")
    dialog.get_by_role("searchbox").fill("wageninggen")
    expect(status(dialog)).to_have_text("Niets gevonden voor ‘wageninggen’.")
    advice = dialog.locator("dialog .search__advice")
    expect(advice.get_by_role("link", name="alle pilots")).to_have_attribute("href", "../../pilots/")
    expect(advice.get_by_role("link", name="de begrippen")).to_have_attribute("href", "../../begrippen/")


def test_without_hits_the_known_part_of_a_long_word_is_offered(dialog: Page) -> None:
    dialog.keyboard.type("multiprobleemgezinnen")
    expect(status(dialog)).to_have_text("Niets gevonden voor ‘multiprobleemgezinnen’.")
    dialog.locator("dialog .search__advice").get_by_role("link", name="gezin", exact=True).click()
    dialog.wait_for_url(re.compile(r"/zoeken/\?q=gezin$"))
    expect(results(dialog).first).to_be_visible()


def test_a_word_that_is_nowhere_is_left_out_and_said(dialog: Page) -> None:
    dialog.keyboard.type("dagbesteding xyzzyq")
    expect(status(dialog)).to_contain_text("Zonder ‘xyzzyq’: dat staat nergens.")
    expect(results(dialog).first).to_be_visible()


def test_a_typing_error_is_mended_and_said(dialog: Page) -> None:
    dialog.keyboard.type("jeugdzrog")
    expect(status(dialog)).to_contain_text("U ziet wat er is over ‘jeugdzorg’.")


def test_the_key_can_be_switched_off(dialog: Page) -> None:
    dialog.get_by_role("checkbox", name="Open zoeken met de toets /").uncheck()
    dialog.keyboard.press("Escape")
    dialog.keyboard.press("/")
    expect(dialog.get_by_role("dialog")).to_be_hidden()
    dialog.goto("/pilots/")
    dialog.keyboard.press("/")
    expect(dialog.get_by_role("dialog")).to_be_hidden()


def test_the_key_is_a_letter_in_a_field(page: Page) -> None:
    page.goto("/")
    field = page.locator("input[data-search-suggest]")
    field.focus()
    page.keyboard.type("en/of")
    expect(field).to_have_value("en/of")
    expect(page.get_by_role("dialog")).to_be_hidden()


# -------------------------------------------------------------------------------- home and the page of results


def test_home_suggests_while_one_types(page: Page) -> None:
    page.goto("/")
    page.locator("input[data-search-suggest]").fill("zat")
    expect(results(page).first).to_contain_text("Indicatievrije jeugdzorgtrajecten")
    expect(page.locator("form").get_by_role("status")).to_contain_text("voor ‘zat’")
    page.keyboard.press("Escape")
    expect(results(page).first).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/zoeken/\?q=zat$"))


def test_results_stand_per_page_with_their_headings(page: Page) -> None:
    page.goto("/zoeken/?q=nulmeting")
    pilot = results(page).filter(has=page.get_by_role("heading", name="Ambulante jeugdzorg zonder indicatie"))
    expect(pilot.get_by_role("link", name="Monitoring", exact=True)).to_have_attribute(
        "href", "../pilots/food-valley/?markeer=nulmeting#monitoring"
    )
    expect(pilot.locator("mark").first).to_have_text(re.compile("nulmeting", re.IGNORECASE))


def test_an_address_can_be_shared_and_back_and_forward_work(page: Page) -> None:
    page.goto("/zoeken/?q=zat")
    field, status = page.get_by_role("searchbox"), page.locator("[data-search-page] [role=status]")
    expect(status).to_contain_text("‘zat’")
    field.fill("kenniscafé")
    expect(status).to_contain_text("‘kenniscafé’")
    field.press("Enter")
    assert page.url.endswith("/zoeken/?q=kenniscaf%C3%A9")
    expect(page).to_have_title(re.compile("^kenniscafé"))
    found = int(status.inner_text().split()[0])
    expect(results(page)).to_have_count(found)
    page.go_back()
    expect(field).to_have_value("zat")
    expect(status).to_contain_text("‘zat’")
    page.go_forward()
    expect(field).to_have_value("kenniscafé")
    expect(results(page)).to_have_count(found)


def test_more_results_come_when_asked_and_focus_goes_to_the_first_new_one(page: Page) -> None:
    page.goto("/zoeken/?q=zorg")
    expect(results(page)).to_have_count(10)
    page.get_by_role("button", name="Toon meer resultaten").click()
    expect(results(page)).to_have_count(20)
    expect(results(page).nth(10).get_by_role("link").first).to_be_focused()


def test_without_javascript_all_pages_are_listed(open_page: Callable[..., Page]) -> None:
    page = open_page(javascript=False)
    page.goto("/zoeken/")
    expect(page.locator("noscript p")).to_contain_text("Zoeken werkt alleen met JavaScript.")
    page.get_by_role("link", name="Alle pagina's op een rij").click()
    page.wait_for_url(re.compile("/zoeken/alles/$"))
    expect(page.get_by_role("link", name="Proeftuin Soesterkwartier")).to_be_visible()


# ------------------------------------------------------------------------------------- everyone, everywhere


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out_while_searching(open_page: Callable[..., Page], width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme)
    states: list[tuple[str, list[str]]] = []

    def look(state: str) -> None:
        states.append((state, find_violations(page)))
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.goto("/pilots/lekstroom/")
    page.keyboard.press("/")
    look("dialog")
    page.keyboard.type("schooluitval")
    expect(results(page).first).to_be_visible()
    look("results")
    page.get_by_role("searchbox").fill("xyzzyq")
    expect(status(page)).to_contain_text("Niets gevonden")
    look("no results")
    page.goto("/zoeken/?q=zorg")
    expect(results(page).first).to_be_visible()
    look("page")
    page.goto("/pilots/utrecht-west/?markeer=zorg#doelen")
    expect(page.locator("article mark").first).to_be_attached()
    look("marked")
    page.goto("/")
    page.locator("input[data-search-suggest]").fill("zat")
    expect(results(page).first).to_be_visible()
    look("suggestions")
    assert [(state, found) for state, found in states if found] == []


def test_searching_works_from_a_folder_on_a_disk(browser: Browser, site: Path) -> None:
    with visit(browser, "file://") as page:
        page.goto((site / "pilots" / "lekstroom" / "index.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("eemland")
        expect(results(page).first).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"^file:.*/regios/eemland/index\.html\?markeer=eemland"))
        expect(page.locator("article mark").first).to_be_attached()
        page.keyboard.press("/")
        page.keyboard.type("nulmeting")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"^file:.*/zoeken/index\.html\?q=nulmeting"))
        expect(results(page)).to_have_count(10)


# ------------------------------------------------------------------- a page of our own, with an index of our own

POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'self'"
OWN_SCRIPTS = {
    **{name: f"base/{name}" for name in ("_allowed.js", "_elements.js", "address.js")},
    "_typing.js": "_typing.js",
    "search_ui.js": "search_ui.js",
}
OWN_PAGE = f"""<!doctype html>
<html lang="nl" data-base="./"><head><meta charset="utf-8"><title>Zoeken</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="{POLICY}; img-src data:">
{"".join(f'<script defer src="{name}"></script>' for name in OWN_SCRIPTS)}</head>
<body><main data-search-page><form action="zoeken/"><input name="q" aria-label="Zoek"></form>
<p role="status"></p><ol data-zoekresultaten></ol><div data-search-advice></div></main></body></html>"""


def own_site(folder: Path, documents: list[Document], glossary: list[list[str]]) -> Path:
    (folder / "zoeken").mkdir()
    (folder / "index.html").write_text(OWN_PAGE, encoding="utf-8")
    (folder / "assets").mkdir()
    for name, path in {**OWN_SCRIPTS, "assets/zoeken.js": "search/search.js"}.items():
        (folder / name).write_text((SCRIPTS / path).read_text(encoding="utf-8"), encoding="utf-8")
    for name, content in build_index(documents, glossary).items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_hostile_text_is_text_and_a_strict_policy_is_no_hindrance(browser: Browser, tmp_path: Path) -> None:
    hostile = "<img src=x onerror=\"document.title='stuk'\"> <b>hulp</b> javascript:alert(1)"
    document = Document("a/", hostile, hostile, (Section('"><script>', hostile, hostile),))
    folder = own_site(tmp_path, [document, Document("b/", "__proto__ constructor", "Blad", ())], [[hostile, "hulp"]])
    with serve(folder) as base, visit(browser, base) as page:
        page.goto("/?q=hulp")
        expect(results(page)).to_have_count(1)
        expect(results(page)).to_contain_text("<b>hulp</b>")
        expect(page.locator("main img, main b, main script:not([type='application/ld+json'])")).to_have_count(0)
        page.get_by_role("textbox").fill("constructor __proto__")
        expect(results(page)).to_have_count(1)
        expect(results(page)).to_contain_text("constructor")
        assert "stuk" not in page.title()


def test_a_short_word_is_mended_but_not_at_its_first_letter(browser: Browser, tmp_path: Path) -> None:
    folder = own_site(tmp_path, [Document("a/", "Blad", "Pilot", (Section("", "", "erop zorg"),))], [])
    with serve(folder) as base, visit(browser, base) as page:
        page.goto("/?q=zrog")
        expect(results(page)).to_have_count(1)
        page.get_by_role("textbox").fill("drop")
        expect(page.get_by_role("status")).to_have_text("Niets gevonden voor ‘drop’.")


def test_a_long_word_is_not_mended_into_another_word(browser: Browser, tmp_path: Path) -> None:
    text = "wat duidelijk is en het veiligheidsplan"
    folder = own_site(tmp_path, [Document("a/", "Blad", "Pilot", (Section("", "", text),))], [])
    with serve(folder) as base, visit(browser, base) as page:
        page.goto("/?q=huiselijk")
        expect(page.get_by_role("status")).to_have_text("Niets gevonden voor ‘huiselijk’.")
        for one in ("feiligheidsplan", "veiligheidpslann"):
            page.get_by_role("textbox").fill(one)
            expect(page.get_by_role("status")).to_contain_text("U ziet wat er is over ‘veiligheidsplan’.")


def test_a_page_for_few_readers_comes_after_one_that_says_as_much(browser: Browser, tmp_path: Path) -> None:
    one = (Section("", "", "wat de kosten zijn"),)
    pages = [
        Document("a/", "Regels", "Kennis", one, aside=True),
        Document("b/", "Blad", "Pilot", one),
        Document("c/", "Kosten opgeven", "Kennis", one, aside=True),
        Document("d/", "Iets", "Kennis", ()),
    ]
    with serve(own_site(tmp_path, pages, [])) as base, visit(browser, base) as page:
        page.goto("/?q=kosten")
        expect(results(page)).to_have_count(3)
        titles = " ".join(results(page).all_inner_texts())
        assert titles.index("Kosten opgeven") < titles.index("Blad") < titles.index("Regels")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A thousand pages of some six hundred words."""
    documents = [
        Document(
            f"pilots/proef-{number}/",
            writer.label(),
            "Pilot",
            tuple(Section(f"kop-{kop}", f"Kop {kop}", writer.text(5)) for kop in range(11)),
        )
        for number in range(1000)
        for writer in [Writer(str(number))]
    ]
    with serve(own_site(tmp_path_factory.mktemp("groot"), documents, [["ZAT", "zorg- en adviesteam"]])) as base:
        yield base


@pytest.mark.parametrize(
    "query", ["ouders", "zorg", "zorgplan", "gemeente ouders", "vrijwiligres", "onderwijs zorg school"]
)
def test_a_first_query_among_a_thousand_pages_loads_little(browser: Browser, large: str, query: str) -> None:
    loaded: list[str] = []

    def note(request: Request) -> None:
        if "/zoeken/" in request.url:
            response = request.response()
            assert response is not None
            loaded.append(response.text())

    with visit(browser, large) as page:
        page.on("requestfinished", note)
        page.goto("/?q=" + query)
        expect(results(page)).to_have_count(10)
        page.wait_for_load_state("networkidle")
    assert 0 < sum(len(gzip.compress(content.encode())) for content in loaded) <= 60_000


def test_nothing_is_loaded_until_someone_searches(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/pilots/", wait_until="networkidle")
    assert [url for url in asked if "zoeken" in url] == []
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert [url.rsplit("/", 1)[1] for url in asked if "zoeken" in url] == ["zoeken.js"]
    page.keyboard.type("zorg")
    expect(results(page).first).to_be_visible()
    assert [url for url in asked if url.endswith("/zoeken/start.js")] != []
