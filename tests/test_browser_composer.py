"""Putting a session together on the site: by keyboard, from a folder, by its address, and as a file."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from generator.build import build_site
from generator.prose import markdown
from generator.site import read_checked
from tests.browser import find_violations, serve, visit
from tests.catalogues import pilot, write_catalogue
from tests.conftest import ROOT
from tests.test_browser_present import title

OpenPage = Callable[..., Page]
PAGE = "/sessies/samenstellen/"
ABOUT = ("samenvatting", "Voor wie natte voeten heeft.")
WHOLE = [
    ("titel", "Regen: wat nu?"),
    ("datum", "2027-01-21"),
    ("tijd", "13:30-15:00"),
    ("plaats", "Zaal 1"),
    ("samenvatting", "Voor wie *natte* voeten heeft."),
    ("dia", "Welkom"),
    ("tekst", "Met **nadruk**.\n\n- een\n- twee"),
    ("minuten", "5"),
    ("notities", "Zeg wie u bent."),
    ("vergelijk", "tegels,dak"),
    ("kopjes", "doelen,feiten"),
    ("pilot", "dak"),
    ("kopjes", "duur,doelgroep"),
    ("kopje", "duur"),
    ("beeld", "tijdlijn"),
    ("vragen", "Wat doet u?\nWie helpt?"),
]


def at(pairs: list[tuple[str, str]], room: str = PAGE) -> str:
    return f"{room}?{urlencode(pairs)}"


def composed(page: Page, address: str = PAGE) -> Page:
    page.goto(address)
    expect(page.locator("form.composer")).to_be_visible()
    return page


def names(page: Page) -> list[str]:
    return page.locator(".part__title").all_inner_texts()


def query_of(page: Page) -> list[tuple[str, str]]:
    return [(name, text) for name, texts in parse_qs(urlsplit(page.url).query).items() for text in texts]


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar het bestand").click()
    file = folder / "content/sessies" / download.value.suggested_filename
    download.value.save_as(file)
    return file


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pilots = {"tegels": pilot() + "eerdere_slugs: [stoep]\n", "dak": pilot("Groen dak", "west")}
    pilots |= {f"straat-{number}": pilot(f"Straat {number}", "west") for number in range(4)}
    made = write_catalogue(tmp_path_factory.mktemp("composer") / "water", pilots)
    settings = made / "mkdocs.yml"
    options = "{pilotwijzer: {github_adres: https://github.example/water/wijzer, email: post@water.example}}"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[pilotwijzer]", f"[{options}]"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def wet(root: Path) -> Path:
    built = build_site(root, root.parent / "site")
    assert built.ok, [*built.diagnostics, *built.problems]
    return built.out


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    pilots = {f"straat-{number}": pilot(f"Straat {number}", "west") for number in range(70)}
    built = build_site(write_catalogue(folder / "water", pilots | {"dak": pilot("Groen dak")}), folder / "site")
    assert built.ok
    return built.out


@pytest.fixture(scope="module")
def wet_url(wet: Path) -> Iterator[str]:
    with serve(wet) as address:
        yield address


@pytest.fixture
def water(browser: Browser, wet_url: str) -> Iterator[Page]:
    with visit(browser, wet_url) as page:
        yield page


# --------------------------------------------------------------------------------------- the programme


def test_with_the_keyboard_alone_from_an_empty_page_to_the_slides(page: Page) -> None:
    composed(page)
    page.get_by_label("Titel", exact=True).press_sequentially("Wat werkt?")
    page.get_by_label("Zoek op naam of regio").focus()
    page.keyboard.type("twen")
    page.keyboard.press("Enter")
    expect(page.locator("[data-found]")).to_have_text("1 pilot gevonden.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text("1 gekozen.")
    page.get_by_role("button", name="Zet naast elkaar").press("Enter")
    expect(page.locator("[data-chosen]")).to_have_text("Kies er twee, drie of vier.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".part__title")).to_have_text("1. Twente: Twentse actielijn onderwijs en jeugdhulp")
    page.get_by_role("button", name="Vragen om over te praten").press("Enter")
    page.keyboard.type("Wat neemt u mee?")
    expect(page.locator(".part__count").last).to_have_text("1 dia")

    page.get_by_role("link", name="Presenteer nu").press("Enter")
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    assert title(page) == "Wat werkt?"
    page.keyboard.press("End")
    page.keyboard.press("PageUp")
    assert page.url.endswith("#2-vragen")
    page.keyboard.press("Escape")
    expect(page.locator(".part")).to_have_count(2)


def test_who_moves_or_removes_a_point_keeps_the_place(water: Page) -> None:
    composed(water, at([("pilot", "tegels"), ("vragen", "Wat nu?")]))
    up = water.get_by_role("button", name="Omhoog: Vragen")
    up.press("Enter")
    expect(water.locator("[data-status]")).to_have_text("Onderdeel 1 van 2.")
    expect(up).to_be_focused()
    expect(up).to_have_attribute("aria-disabled", "true")
    assert names(water) == ["1. Vragen om over te praten", "2. Oost: Tegels eruit"]
    water.get_by_role("button", name="Haal weg Oost").press("Enter")
    expect(water.get_by_role("button", name="Zet terug")).to_be_focused()
    assert "pilot" not in dict(query_of(water))
    water.keyboard.press("Enter")
    expect(water.locator(".part").last).to_be_focused()
    expect(water.locator("[data-status]")).to_have_text("Teruggezet. Onderdeel 2 van 2.")
    assert names(water) == ["1. Vragen om over te praten", "2. Oost: Tegels eruit"]


def test_the_address_holds_it_all_and_going_back_undoes(water: Page) -> None:
    composed(water, at(WHOLE))
    assert names(water) == [
        "1. Welkom",
        "2. Oost naast West",
        "3. West: Groen dak",
        "4. Duur, bij alle pilots",
        "5. Tijdlijn: alle pilots in beeld",
        "6. Vragen om over te praten",
    ]
    assert urlsplit(water.url).query == water.evaluate("pairs => pilotwijzerAddress.spelled(pairs)", WHOLE)
    expect(water.locator("[data-shown]").first).to_have_text("Doel, In het kort")
    water.get_by_role("button", name="Haal weg Welkom").click()
    water.get_by_role("button", name="Omlaag: Oost naast West").click()
    assert [name[3:] for name in names(water)][:2] == ["West: Groen dak", "Oost naast West"]
    water.go_back()
    expect(water.locator(".part__title").first).to_have_text("1. Oost naast West")
    water.go_back()
    expect(water.locator(".part__title").first).to_have_text("1. Welkom")


def test_headings_and_pilots_of_a_point_have_an_order(water: Page) -> None:
    composed(water, at([("vergelijk", "tegels,dak")]))
    boxes = water.locator("[name=kopjes]")
    for number in range(3, 12):
        boxes.nth(number).uncheck()
    water.get_by_role("button", name="Eerder Duur").press("Enter")
    expect(water.locator("[data-status]")).to_have_text("Plaats 2 van 12.")
    water.get_by_role("button", name="Eerder Groen dak").press("Enter")
    query = dict(query_of(water))
    assert (query["vergelijk"], query["kopjes"]) == ("dak,tegels", "feiten,duur,doelen")


def test_it_says_how_many_slides_each_point_gives_and_shows_them(water: Page) -> None:
    composed(water, at([*WHOLE, ("dia", ""), ("vragen", "Nog iets?")]))
    expect(water.locator(".part__count").first).to_have_text("1 dia")
    counts = [int(text.split()[0]) for text in water.locator(".part__count").all_inner_texts()]
    frame = water.frame_locator(".preview iframe")
    assert frame.locator(".slide").count() == sum(counts) + 2
    expect(water.locator("[data-sum]")).to_have_text(f"Samen {sum(counts) + 2} dia's, 5 minuten")
    expect(water.locator(".composer__sum")).to_contain_text("geteld voor een breed scherm")
    water.get_by_role("button", name="Een eigen dia").click()
    expect(water.locator(".part__count").last).to_have_text("Nog leeg: telt niet mee")


# ------------------------------------------------------------------------------------------ the pilots


def test_the_choice_of_the_reader_is_a_programme_at_once(page: Page) -> None:
    page.goto("/pilots/?keuze=twente,eemland")
    page.get_by_role("link", name="Stel een sessie samen").click()
    expect(page.locator(".part__title")).to_have_text("1. Twente naast Eemland")
    page.goto("/pilots/?keuze=twente")
    page.get_by_role("link", name="Stel een sessie samen").click()
    expect(page.locator(".part__title")).to_contain_text("1. Twente: ")


def test_of_many_pilots_nothing_is_loaded_before_it_is_needed(browser: Browser, many: Path) -> None:
    asked: list[str] = []

    def take_note(request: Request) -> None:
        asked.append(request.url)

    with serve(many) as url, visit(browser, url) as page:
        page.on("request", take_note)
        composed(page)
        assert not [url for url in asked if "catalogus" in url or "/data/" in url or "feiten" in url]
        page.get_by_label("Zoek op naam of regio").focus()
        expect(page.locator("[data-list] li")).to_have_count(50)
        expect(page.locator("[data-found]")).to_have_text("71 pilots gevonden. U ziet de eerste 50: typ meer woorden.")
        page.keyboard.type("groen")
        expect(page.locator("[data-list] li")).to_have_count(1)


def test_what_an_address_does_not_know_is_told_and_the_rest_is_shown(water: Page) -> None:
    pairs = [("datum", "2027-02-30"), ("pilot", "stoep"), ("kopjes", "duur,weer"), ("pilot", "weg"), ("beeld", "foto")]
    pairs += [("vergelijk", "dak,tegels,straat-1,straat-2,straat-3"), ("minuten", "lang"), ("geen", "x")]
    composed(water, at(pairs))
    told = water.get_by_role("alert").inner_text()
    for text in ("“2027-02-30” is geen datum", "“weer” kennen wij niet", "“weg” kennen wij niet", "“foto”", "“lang”"):
        assert text in told
    assert "straat-3 weg" in told
    assert [name[3:] for name in names(water)] == [
        "Oost: Tegels eruit",
        "Groen dak naast Oost naast Straat 1 naast Straat 2",
    ]
    assert ("pilot", "tegels") in query_of(water), "the address of now"
    water.goto(at(pairs, "/presenteren/"))
    expect(water.locator("html.is-presenting.is-ready")).to_be_attached()
    expect(water.locator(".slide.is-current")).to_contain_text("De pilot “weg” kennen wij niet (meer)")
    assert "1-duur" in water.locator(".slide").evaluate_all("slides => slides.map((slide) => slide.id)")


@pytest.mark.parametrize(
    ("start", "name", "points", "shown"),
    [
        ("/pilots/lekstroom/", "Kies kopjes en volgorde", ["1. Lekstroom: Indicatievrije"], "alle"),
        ("/regios/eemland/", "Kies kopjes en volgorde", ["1. Eemland: Proeftuin"], "alle"),
        ("/themas/eigen-kracht/", "Kies kopjes en volgorde", ["1. ", "2. ", "3. "], "alle"),
        ("/vergelijken/?pilots=twente,utrecht", "Kies ook de volgorde", ["1. Twente naast Utrecht"], "alle"),
        ("/vergelijken/?pilots=twente,utrecht&kopjes=duur", "Kies ook de volgorde", ["1. Twente naast"], "Duur"),
    ],
)
def test_headings_are_chosen_from_where_one_presents(
    page: Page, start: str, name: str, points: list[str], shown: str
) -> None:
    page.goto(start)
    if "vergelijken" in start:
        page.locator("summary", has_text="Kopjes kiezen").click()
    page.get_by_role("link", name=name).click()
    expect(page.locator("form.composer")).to_be_visible()
    found = names(page)
    assert [text[: len(point)] for text, point in zip(found, points, strict=False)] == points
    expect(page.locator("[data-shown]").first).to_have_text(shown)
    assert page.locator("[data-headings]").first.evaluate("one => one.open") == (len(found) == 1)


def test_a_few_headings_are_chosen_by_putting_all_out_first(water: Page) -> None:
    composed(water, at([("pilot", "dak")]))
    water.get_by_role("button", name="Zet alle kopjes uit bij West").press("Enter")
    expect(water.locator("[data-status]")).to_have_text("Alle kopjes staan uit. Kies er een of meer.")
    expect(water.get_by_text("alle staan uit. Kies er een of meer")).to_be_visible()
    expect(water.locator("[data-shown]")).to_be_hidden()
    water.get_by_label("Duur").press("Space")
    expect(water.get_by_text("alle staan uit. Kies er een of meer")).to_be_hidden()
    expect(water.locator("[data-shown]")).to_have_text("Duur")
    assert dict(query_of(water))["kopjes"] == "duur"


# --------------------------------------------------------------------------------------------- the file


def slides_of(page: Page, address: str) -> list[list[str]]:
    page.goto(address)
    expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
    read = """slides => slides.filter(({ id }) => id !== "lees-na").map((slide) =>
      [slide.id, slide.querySelector(".slide__frame").textContent.replace(/\\s+/g, "")])"""
    slides: list[list[str]] = page.locator(".slide").evaluate_all(read)
    return slides


def test_the_file_passes_the_checker_and_gives_the_same_slides(
    browser: Browser, root: Path, water: Page, tmp_path: Path
) -> None:
    composed(water, at(WHOLE))
    shutil.copytree(root, tmp_path / "water")
    file = saved(water, tmp_path / "water")
    assert file.name == "2027-01-21-regen-wat-nu.yml"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/sessie.json\ntitel: ")
    catalogue, found = read_checked(tmp_path / "water", None)
    assert found == []
    assert len(catalogue.sessies[file.stem].programma) == 6
    assert build_site(tmp_path / "water", tmp_path / "site").ok
    with serve(tmp_path / "site") as url, visit(browser, url) as page:
        built = slides_of(page, f"/presenteren/sessies/{file.stem}/")
    assert slides_of(water, at(WHOLE, "/presenteren/")) == built


@pytest.mark.parametrize("name", [path.stem for path in sorted((ROOT / "content/sessies").glob("*.yml"))])
def test_a_session_of_the_site_is_opened_again_as_it_is(page: Page, tmp_path: Path, name: str) -> None:
    page.goto(f"/sessies/{name}/")
    page.get_by_role("link", name="Verder samenstellen").click()
    expect(page.locator(".part__count").first).to_have_text("1 dia")
    expect(page.get_by_role("alert")).to_have_count(0)
    before = read_checked(ROOT, None)[0].sessies[name]
    shutil.copytree(ROOT / "pilots", tmp_path / "pilots")
    file = saved(page, tmp_path)
    catalogue, found = read_checked(tmp_path, None)
    assert [one for one in found if one.mark.path.endswith(file.name)] == []
    # That it is an example holds for the one that was there.
    assert catalogue.sessies[file.stem] == before.model_copy(update={"voorbeeld": False})


TEXTS = [
    "no",
    "12:30",
    "0123",
    "null",
    "a: b #c",
    "# niets",
    "- punt",
    "'enkel' en \"dubbel\"",
    "een \\n terug\\",
    "{{ x }} & [y] {z}",
    "é ĳ 🌧️ 👩‍👧 ☔",
    "tab\there",
    "vaste\u00a0spatie",
    "@x `y` %z | > ! * ?",
    "één\n\n  twee\n- drie: vier\n\n\nvijf",
    "eind \nspatie",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
]


def test_any_text_comes_back_as_it_was(root: Path, water: Page, tmp_path: Path) -> None:
    pairs = [pair for text in TEXTS for pair in (("dia", text.replace("\n", " ")), ("tekst", text), ("notities", text))]
    composed(
        water, at([("titel", "Alles: 'zo'"), ABOUT, *pairs, ("vragen", "\n".join(" ".join(t.split()) for t in TEXTS))])
    )
    shutil.copytree(root, tmp_path / "water")
    file = saved(water, tmp_path / "water")
    catalogue, found = read_checked(tmp_path / "water", None)
    assert {one.code for one in found} <= {"html-in-tekst"}
    sessie = catalogue.sessies[file.stem]
    *slides, questions = sessie.programma
    assert [slide.tekst for slide in slides] == TEXTS
    assert [slide.notities for slide in slides] == TEXTS
    assert list(questions.vragen or ()) == [" ".join(text.split()) for text in TEXTS]


def test_signs_that_nobody_sees_are_left_out(root: Path, water: Page, tmp_path: Path) -> None:
    composed(water, at([("titel", "Re\u200bgen\u202e\u0007"), ABOUT, ("dia", "Wel\u00adkom\ufeff\u200d")]))
    shutil.copytree(root, tmp_path / "water")
    file = saved(water, tmp_path / "water")
    catalogue, found = read_checked(tmp_path / "water", None)
    assert found == []
    assert (catalogue.sessies[file.stem].titel, catalogue.sessies[file.stem].programma[0].dia) == ("Regen", "Welkom")


def test_what_the_file_must_say_is_asked_for_and_never_made_up(water: Page, tmp_path: Path) -> None:
    composed(water, at([("titel", "Regen"), ("dia", "Welkom")]))
    expect(water.locator(".part__count")).to_have_text("1 dia")
    assert "samenvatting" not in dict(query_of(water))
    assert "samenvatting" not in water.locator("[data-text]").input_value()
    expect(water.frame_locator(".preview iframe").locator("#titel .slide__lead")).to_have_text("")
    expect(water.locator(".composer__ask")).to_be_visible()
    water.get_by_role("button", name="Bewaar het bestand").press("Enter")
    about = water.get_by_label("Waar gaat het over")
    expect(about).to_be_focused()
    expect(water.locator("[data-kept]")).to_contain_text("Schrijf eerst waar het over gaat")
    assert find_violations(water) == []
    water.keyboard.type("Voor iedereen.")
    expect(water.locator(".composer__ask")).to_be_hidden()
    expect(water.locator("[data-text]")).to_have_value(re.compile("^samenvatting: Voor iedereen.$", re.MULTILINE))
    file = saved(water, tmp_path)
    expect(water.locator("[data-kept]")).to_have_text(f"Bewaard als {file.name}.")
    expect(water.locator("[data-kept]")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        (("Titel", "", "Regen"), "Geef de sessie een titel."),
        (("Titel", " \u200b", "Regen"), "Geef de sessie een titel."),
        (("Dag", "", "2027-01-21"), "Kies een dag."),
        (("Tot", "13:00", "15:00"), "Kies een begin, en een eind daarna."),
        (("Tot", "", "15:00"), "Kies een begin, en een eind daarna."),
        (("Minuten", "-5", "5"), "Schrijf de minuten als heel getal, zoals 10."),
        (("Minuten", "2.5", "5"), "Schrijf de minuten als heel getal, zoals 10."),
        (("Minuten", "1e3", "5"), "Schrijf de minuten als heel getal, zoals 10."),
    ],
)
def test_what_the_checker_refuses_is_not_saved(
    root: Path, water: Page, tmp_path: Path, field: tuple[str, str, str], asked: str
) -> None:
    label, wrong, right = field
    composed(water, at([("titel", "Regen"), ("datum", "2027-01-21"), ("tijd", "14:00-15:00"), ABOUT, ("dia", "Hoi")]))
    water.locator(".composer__about > summary, .part__more > summary").evaluate_all("all => all.map((s) => s.click())")
    asking = water.get_by_label(label, exact=True)
    asking.fill(wrong)
    water.locator(".composer__about > summary, .part__more > summary").evaluate_all("all => all.map((s) => s.click())")
    water.get_by_role("button", name="Bewaar het bestand").press("Enter")
    expect(water.locator("[data-kept]")).to_have_text(f"{asked} Bewaar daarna het bestand.")
    expect(asking).to_be_focused()
    expect(asking).to_be_in_viewport()
    asking.fill(right)
    shutil.copytree(root, tmp_path / "water")
    file = saved(water, tmp_path / "water")
    catalogue, found = read_checked(tmp_path / "water", None)
    assert found == []
    assert catalogue.sessies[file.stem].tijd


def test_a_time_that_was_wrong_is_forgotten_by_going_back(water: Page, tmp_path: Path) -> None:
    composed(water, at([("titel", "Regen"), ("datum", "2027-01-21"), ("tijd", "14:00-15:00"), ABOUT, ("dia", "Hoi")]))
    water.get_by_role("button", name="Alle pilots in beeld").click()
    water.locator(".composer__about > summary").click()
    wrong = water.get_by_text("Kies een begin, en een eind daarna.")
    expect(wrong).to_be_hidden()
    water.get_by_label("Tot", exact=True).fill("13:00")
    expect(wrong).to_be_visible()
    water.go_back()
    expect(wrong).to_be_hidden()
    assert "tijd: " in saved(water, tmp_path).read_text(encoding="utf-8")


def test_the_tray_is_not_over_what_the_composer_offers(water: Page) -> None:
    water.goto("/pilots/?keuze=dak,tegels")
    expect(water.locator(".tray")).to_be_visible()
    composed(water)
    expect(water.locator("[data-list] li").first).to_be_visible()
    expect(water.locator(".tray")).to_be_hidden()


def test_presenting_and_saving_are_seen_at_once_and_reached_in_a_few_steps(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    composed(page, f"{PAGE}?pilot=lekstroom")
    expect(page.locator(".part__count")).to_have_text(re.compile("dia's$"))
    page.evaluate("scrollTo(0, 0)")
    for name in ("Kopieer de link", "Bewaar het bestand"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert box["y"] + box["height"] <= 720
    skip = page.get_by_role("link", name="Ga naar wat u erbij kunt zetten")
    skip.focus()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Zoek op naam of regio")).to_be_focused()


@pytest.mark.parametrize("may", [True, False])
def test_it_says_whether_the_link_could_be_copied(water: Page, *, may: bool) -> None:
    composed(water, at([("dia", "Welkom")]))
    water.evaluate(
        """may => {
          const writeText = (text) => (may ? Promise.resolve((window.copied = text)) : Promise.reject(new Error()));
          Object.defineProperty(navigator, "clipboard", { value: { writeText } });
          document.execCommand = () => false;
        }""",
        may,
    )
    button, link = water.get_by_role("button", name="Kopieer de link"), water.locator("[data-link]")
    button.press("Enter")
    told = (
        "De link is gekopieerd." if may else "Kopiëren mag hier niet. De link is geselecteerd: kopieer hem met Ctrl+C."
    )
    expect(water.locator("[data-kept]")).to_have_text(told)
    expect(button if may else link).to_be_focused()
    assert water.evaluate("window.copied") == (link.input_value() if may else None)


def test_it_goes_to_github_or_is_mailed(water: Page) -> None:
    composed(water, at(WHOLE))
    link = water.get_by_role("link", name="Open de editor van GitHub").get_attribute("href") or ""
    assert link.startswith("https://github.example/water/wijzer/new/main/content/sessies?filename=2027-01-21-regen")
    assert parse_qs(urlsplit(link).query)["value"] == [water.locator("[data-text]").input_value()]
    expect(water.locator("[data-paste]")).to_be_hidden()
    expect(water.get_by_role("link", name="post@water.example")).to_be_visible()


def test_a_long_address_is_told_and_has_no_code(water: Page) -> None:
    composed(water, at(WHOLE))
    expect(water.locator("[data-long]")).to_be_hidden()
    expect(water.locator(".composer__disk")).to_be_hidden()
    long = at([*WHOLE, ("dia", "Lang"), ("tekst", "Nog een zin. " * 700)])
    composed(water, long)
    expect(water.locator("[data-long]")).to_contain_text("tekens lang. Een mailprogramma kan het afbreken.")
    expect(water.locator("[data-paste]")).to_be_visible()
    water.get_by_role("link", name="Presenteer nu").click()
    expect(water.locator("html.is-presenting.is-ready")).to_be_attached()
    expect(water.locator("#lees-na .slide__qr svg")).to_have_count(0)
    expect(water.locator("#lees-na .slide__missing")).to_contain_text("te lang voor een QR-code")
    water.goto(at([("titel", "Kort"), ("dia", "Welkom")], "/presenteren/"))
    expect(water.locator("#lees-na .slide__qr svg")).to_be_attached()


def test_who_reads_it_later_gets_no_notes_of_the_speaker(water: Page) -> None:
    water.goto(at(WHOLE, "/presenteren/"))
    expect(water.locator("#lees-na .slide__qr svg")).to_be_attached()
    kept = water.evaluate(
        "pairs => pilotwijzerAddress.spelled(pairs)", [pair for pair in WHOLE if pair[0] != "notities"]
    )
    address = f"https://waterwijzer.example/presenteren/?{kept}"
    expect(water.locator("[data-qr]")).to_have_attribute("data-qr", address)
    assert (water.locator("#lees-na a").get_attribute("href") or "").endswith(kept)


# ---------------------------------------------------------------------------------------------- as text

WRITTEN = [
    "Gewoon.",
    "Een **vet** en *schuin* en __vet__ en _schuin_ woord.",
    "snake_case_naam en 2*3*4 en * los * en ** los **",
    "Regel een\nregel twee\n\nAlinea twee",
    "Inleiding:\n- een\n- twee **vet**\n  vervolg\n\nNa de lijst",
    "1. een\n2. twee\n\n3. drie",
    "3. drie\n4. vier",
    "In 2012\n13. geen lijst",
    "* ster\n* ster",
    "[naam](https://voorbeeld.nl/a_b) en <https://voorbeeld.nl> en [kwaad](javascript:alert(1))",
    "\\*geen\\* nadruk, 5 < 6 & 7 > 3",
    "<script>alert(1)</script> <b>x</b>",
    "-geen punt\n--- ook niet",
]


def test_own_text_reads_as_the_site_would_have_shown_it(page: Page) -> None:
    page.goto("/presenteren/")
    read = """([text, html]) => {
      const [own, site] = [document.createElement("div"), document.createElement("div")];
      own.append(...pilotwijzerTalk.written(text));
      site.innerHTML = html;
      site.querySelectorAll("li > p").forEach((p) => p.replaceWith(...p.childNodes));
      const bare = ({ innerHTML }) => innerHTML.replace(/ (rel|class)="[^"]*"/g, "").replace(/\\s+/g, " ");
      return [own, site].map((element) => bare(element).replace(/> | </g, (sign) => sign.trim()).trim());
    }"""
    for text in WRITTEN:
        own, site = page.evaluate(read, [text, markdown(text)])
        assert own == site, text


def test_hostile_text_is_text(water: Page) -> None:
    hostile = '<img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a> [x](javascript:alert(1))'
    names_ = ("titel", "plaats", "samenvatting", "dia", "tekst", "notities", "pilot", "kopje", "beeld", "vragen")
    pairs = [(name, hostile) for name in names_]
    faults: list[str] = []
    water.on("dialog", lambda dialog: faults.append(dialog.message))
    composed(water, at(pairs))
    expect(water.locator(".part")).to_have_count(2)
    bad = "[...document.querySelectorAll('img[src=x], [onerror], a[href^=javascript]')].length"
    assert water.evaluate(bad) == 0
    water.goto(at(pairs, "/presenteren/"))
    expect(water.locator("html.is-presenting.is-ready")).to_be_attached()
    assert water.evaluate(bad) == 0
    expect(water.locator("[id='1-dia']")).to_contain_text("<img src=x onerror=alert(1)>")
    assert faults == []


# -------------------------------------------------------------------------------------------- everybody


def test_it_works_from_a_folder_on_a_disk(wet: Path, browser: Browser) -> None:
    with visit(browser, f"file://{wet}") as page:
        composed(page, f"file://{wet}{PAGE}index.html?{urlencode(WHOLE, quote_via=quote)}")
        expect(page.locator(".part__count").nth(2)).to_have_text(re.compile(r"^\d+ dia"))
        expect(page.get_by_text("Deze link werkt alleen op deze computer")).to_be_visible()
        expect(page.locator("[data-long]")).to_be_hidden()
        page.get_by_role("button", name="Haal weg Welkom").click()
        page.get_by_role("link", name="Presenteer nu").click()
        expect(page.locator("html.is-presenting.is-ready")).to_be_attached()
        page.keyboard.press("PageDown")
        expect(page).to_have_url(re.compile("#1-doelen$"))
        page.keyboard.press("Escape")
        expect(page.locator(".part")).to_have_count(5)


def test_on_paper_it_is_the_programme_without_what_is_empty(water: Page) -> None:
    composed(water, at([*WHOLE, ("dia", "Leeg")]))
    expect(water.locator(".part__count").first).to_have_text("1 dia")
    water.emulate_media(media="print")
    for name, times in (("Notities voor de spreker", 1), ("Minuten", 1), ("Tekst", 1), ("Plaats", 1), ("Tot", 1)):
        assert sum(label.is_visible() for label in water.get_by_label(name).all()) == times, name
    for hidden in ("Kopje", "Beeld", "Titel van de dia", "Zoek op naam of regio"):
        assert not any(field.is_visible() for field in water.get_by_label(hidden, exact=True).all()), hidden
    expect(water.get_by_text("Kopjes: Doel, In het kort")).to_be_visible()
    expect(water.get_by_role("button", name="Bewaar het bestand")).to_be_hidden()


@pytest.mark.parametrize("options", [{}, {"width": 320}, {"scheme": "dark"}, {"forced_colors": True}], ids=str)
def test_nobody_is_shut_out(browser: Browser, wet_url: str, options: dict[str, object]) -> None:
    with visit(browser, wet_url, **options) as page:  # type: ignore[arg-type]
        composed(page)
        assert find_violations(page) == []
        composed(page, at(WHOLE))
        expect(page.locator(".part__count").first).to_have_text("1 dia")
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        assert find_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = """elements => elements.filter((element) => element.checkVisibility())
          .map((element) => [element.textContent, element.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < 24 || height < 24).map(([text]) => text)"""
        assert page.locator("form.composer button").evaluate_all(small) == []


def test_without_scripts_it_says_what_can_be_done(open_page: OpenPage) -> None:
    page = open_page(javascript=False)
    page.goto(PAGE)
    expect(page.locator("form.composer")).to_be_hidden()
    expect(page.get_by_role("heading", name="Zonder JavaScript")).to_be_visible()
    expect(page.get_by_role("region", name="Voorbeeldbestand van een sessie")).to_contain_text("programma:")
    for address in ("/", "/sessies/", "/presenteren/"):
        page.goto(address)
        assert page.locator("a[href*='samenstellen/']").count() >= 1
