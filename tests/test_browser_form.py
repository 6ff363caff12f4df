"""The form for a pilot, as people meet it: by keyboard, on a phone, from a folder, where nothing may be kept."""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from generator.build import build_site
from generator.diagnostics import Diagnostic
from generator.model import KOPJE_KEYS
from generator.site import read_checked, sections
from tests.browser import find_violations, serve, visit
from tests.catalogues import write_catalogue
from tests.conftest import ROOT

FORM = "/bijdragen/pilot/"
PILOTS = sorted(path.stem for path in (ROOT / "pilots").glob("*.yml"))
STEPS = ["algemeen", *KOPJE_KEYS, "lessen", "onderdelen", "verschillen", "bronnen", "bekijken", "insturen"]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def waterwijzer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another catalogue, that says where descriptions are sent in."""
    root = write_catalogue(tmp_path_factory.mktemp("waterwijzer"))
    options = "{github_adres: https://github.example/water/wijzer, github_tak: hoofd, email: post@waterwijzer.example}"
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[pilotwijzer]", f"[pilotwijzer: {options}]"))
    assert build_site(root, root / "uit").ok
    return root / "uit"


@pytest.fixture
def water(browser: Browser, waterwijzer: Path) -> Iterator[Page]:
    with serve(waterwijzer) as address, visit(browser, address) as page:
        yield page


def opened(page: Page, address: str = FORM) -> Page:
    page.goto(address)
    expect(page.locator(".form__grid")).to_be_visible()
    return page


def step(page: Page, key: str) -> Locator:
    """Go to a step the way a link does, and return it."""
    page.evaluate("key => { location.hash = key; }", key)
    found = page.locator(f"#{key}")
    expect(found).to_be_visible()
    return found


def field(within: Page | Locator, label: str) -> Locator:
    return within.get_by_label(label, exact=False).first


def text_of_file(page: Page) -> str:
    step(page, "insturen")
    return page.locator(".way__file").input_value()


def settled(page: Page) -> Page:
    """What was typed is kept, checked and shown."""
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    return page


# What a description cannot do without, and is told to by the check.
LEAST = {
    "titel": "Tegels eruit",
    "soort": "pilot",
    "regio": "oost",
    "fase": "onbekend",
    "samenvatting": "De straat wordt groen.",
    "bronnen": {"verslag": {"titel": "Verslag van de straat"}},
}


def with_draft(page: Page, values: dict[str, Any]) -> Page:
    """Open the form on a draft with these values."""
    page.goto(FORM)
    draft = {"saved": "2026-11-23T08:00:00.000Z", "title": "", "slug": None, "basis": None, "values": values}
    page.evaluate("text => localStorage.setItem('pilotwijzer.concept.nieuw.proef', text)", json.dumps(draft))
    return opened(page, f"{FORM}?concept=proef")


# ---------------------------------------------------------------------------------- what it looks like


@pytest.mark.parametrize(
    ("address", "width", "scheme"),
    [(FORM, 320, "light"), (FORM, 1280, "dark"), (f"{FORM}?pilot=lekstroom", 320, "dark")],
)
def test_nobody_is_shut_out(open_page: OpenPage, address: str, width: int, scheme: str) -> None:
    page = opened(open_page(width=width, scheme=scheme), address)
    page.get_by_role("button", name="Controleer").click()
    for key in STEPS:
        step(page, key)
        page.evaluate("document.querySelectorAll('.form details').forEach((details) => { details.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, key
        if key in ("algemeen", "deelnemers", "monitoring", "bekijken", "insturen"):
            assert find_violations(page) == [], key


def test_forced_colours_keep_what_is_marked(open_page: OpenPage) -> None:
    page = opened(open_page(forced_colors=True), f"{FORM}?pilot=utrecht")
    field(page, "Titel").fill("Iets anders")
    step(page, "bekijken")
    assert find_violations(page) == []
    assert page.locator(".line-of-file--new").first.evaluate("e => getComputedStyle(e).fontWeight") == "700"


def test_without_a_script_the_page_tells_how_else(open_page: OpenPage) -> None:
    page = open_page(javascript=False)
    page.goto(FORM)
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.get_by_role("link", name="hoe een pilot op de site komt")).to_be_visible()
    expect(page.get_by_role("region", name="Voorbeeldbestand")).to_contain_text("titel:")


def test_what_waits_on_the_page_is_not_found_by_searching(site: Path) -> None:
    whole = (site / "bijdragen" / "pilot" / "index.html").read_text(encoding="utf-8")
    found = " ".join(f"{section.heading} {section.text}" for section in sections(whole))
    assert "Zonder formulier" in found
    for words in ("Volgende: Doelgroep", "Deze browser bewaart niets"):
        assert words in whole
        assert words not in found


def test_every_pilot_leads_to_its_form(page: Page) -> None:
    page.goto("/pilots/twente/")
    page.get_by_role("link", name="Wijzig deze pilot").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Wijzig: ")
    assert field(page, "Titel").input_value() in page.locator("h1").inner_text()


# --------------------------------------------------------------------------------- what exists already


@pytest.mark.parametrize("slug", PILOTS)
def test_a_pilot_that_is_only_opened_stays_as_it_was(page: Page, slug: str) -> None:
    opened(page, f"{FORM}?pilot={slug}")
    expect(step(page, "bekijken")).to_contain_text("U hebt nog niets veranderd.")
    assert text_of_file(page) == (ROOT / "pilots" / f"{slug}.yml").read_text(encoding="utf-8")
    assert page.locator(".form__notice").inner_text() == ""


def test_one_sentence_changed_is_one_line(page: Page) -> None:
    opened(page, f"{FORM}?pilot=twente")
    field(page, "Titel").fill("Een nieuwe naam: met dubbele punt")
    before = (ROOT / "pilots" / "twente.yml").read_text(encoding="utf-8").splitlines()
    view = step(page, "bekijken")
    expect(view).to_contain_text("Nieuw of anders: 1 regel. Weg: 1.")
    expect(view.locator(".preview__title")).to_have_text("Een nieuwe naam: met dubbele punt")
    after = text_of_file(page).splitlines()
    [(old, new)] = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert old.startswith("titel: ")
    assert yaml.safe_load(new) == {"titel": "Een nieuwe naam: met dubbele punt"}


def test_an_unknown_pilot_opens_an_empty_form_and_says_so(page: Page) -> None:
    opened(page, f"{FORM}?pilot=bestaat-niet")
    expect(page.locator(".form__notice")).to_contain_text("Er is geen pilot ‘bestaat-niet’")
    assert field(page, "Titel").input_value() == ""


# -------------------------------------------------------------------------------------------- fields


def test_entries_are_added_moved_and_removed_with_focus_and_words(page: Page) -> None:
    opened(page, f"{FORM}#doelen")
    goals = page.locator("#doelen .items").first
    add = page.get_by_role("button", name="Voeg toe: doel")
    field(goals, "Doel").fill("Eerste")
    for text in ("Tweede", "Derde"):
        add.press("Enter")
        page.keyboard.type(text)

    def values() -> list[str]:
        return [field(item, "Doel").input_value() for item in goals.locator("> .item").all()]

    assert values() == ["Eerste", "Tweede", "Derde"]
    up = goals.get_by_role("button", name="Omhoog Doel 3")
    up.press("Enter")
    assert values() == ["Eerste", "Derde", "Tweede"]
    expect(goals.get_by_role("button", name="Omhoog Doel 2")).to_be_focused()
    expect(page.locator(".form p[role=status]")).to_have_text("Staat nu op plaats 2 van 3.")
    goals.get_by_role("button", name="Haal weg Doel 1").press("Enter")
    assert values() == ["Derde", "Tweede"]
    expect(field(goals, "Doel 1")).to_be_focused()
    page.get_by_role("button", name="Zet terug").click()
    assert values() == ["Eerste", "Derde", "Tweede"]
    assert yaml.safe_load(text_of_file(page))["doelen"] == ["Eerste", "Derde", "Tweede"]


def test_a_list_helps_as_one_types(page: Page) -> None:
    opened(page)
    regio = page.get_by_role("combobox", name="Regio")
    regio.focus()
    page.keyboard.type("west")
    listbox = page.get_by_role("listbox", name="Regio")
    expect(listbox.get_by_role("option")).to_have_text(["Utrecht West"])
    assert find_violations(page) == []
    page.keyboard.press("ArrowDown")
    expect(regio).to_have_attribute("aria-activedescendant", re.compile("-lijst-0$"))
    page.keyboard.press("Enter")
    expect(listbox).to_be_hidden()
    assert regio.input_value() == "Utrecht West"
    assert "regio: utrecht-west" in text_of_file(page)


def test_a_slip_of_the_pen_can_be_taken_over(page: Page) -> None:
    with_draft(page, LEAST | {"regio": "lekstroom"})
    regio = page.get_by_role("combobox", name="Regio")
    regio.fill("")
    page.keyboard.type("Eemlant")
    expect(page.get_by_role("listbox", name="Regio")).to_contain_text("Bedoelt u: Eemland")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    settled(page)
    expect(regio).to_have_attribute("aria-invalid", "true")
    page.locator(".fault").get_by_role("button", name="Neem over").click()
    assert regio.input_value() == "Eemland"
    settled(page)
    expect(regio).not_to_have_attribute("aria-invalid", "true")


def test_a_heading_without_content_says_why(page: Page) -> None:
    opened(page, f"{FORM}#kennisdeling")
    part = page.locator("#kennisdeling")
    part.get_by_role("radio", name="Nee: volgt").check()
    expect(part.locator(".step__fields")).to_be_hidden()
    field(part, "Toelichting").fill("Na de zomer: in september.")
    settled(page)
    expect(page.locator(".outline__done")).to_have_text("1 van 11 kopjes beschreven of verklaard")
    assert yaml.safe_load(text_of_file(page))["ontbreekt"] == {
        "kennisdeling": {"stand": "volgt", "toelichting": "Na de zomer: in september."}
    }


def test_what_is_filled_in_is_not_lost_when_a_part_is_absent(page: Page) -> None:
    opened(page, f"{FORM}#doelgroep")
    part = page.locator("#doelgroep")
    field(part, "Omschrijving").fill("Kinderen van 4 tot 12 jaar")
    settled(page)
    part.get_by_role("radio", name="Ja, maar een deel: niet vermeld").check()
    settled(page)
    expect(field(part, "Omschrijving")).to_be_visible()
    part.get_by_label("Deel", exact=True).fill("hoeveel het er zijn")
    written = yaml.safe_load(text_of_file(page))
    assert written["doelgroep"] == "Kinderen van 4 tot 12 jaar"
    assert written["ontbreekt"]["doelgroep"] == {"stand": "niet_vermeld", "deel": "hoeveel het er zijn"}


def test_what_the_form_does_not_ask_stays_as_it_is(water: Page) -> None:
    with_draft(water, LEAST | {"eerdere_slugs": ["stenen"]})
    expect(water.locator(".form").get_by_text("Eerdere")).to_have_count(0)
    field(water, "Titel").fill("Tegels weg")
    assert yaml.safe_load(text_of_file(water))["eerdere_slugs"] == ["stenen"]


def test_sources_are_asked_for_once_there_are_two(page: Page) -> None:
    opened(page, f"{FORM}#bronnen")
    part = page.locator("#bronnen")
    field(part, "Titel").fill("Rapportage van de proeftuin")
    expect(page.locator("#duur .step__sources")).to_be_hidden()
    part.get_by_role("button", name="Voeg toe: bron").click()
    page.keyboard.type("Verslag")
    settled(page)
    sources = step(page, "duur").locator(".step__sources")
    sources.get_by_label("Verslag").check()
    assert yaml.safe_load(text_of_file(page))["herkomst"] == {"duur": "verslag"}


# --------------------------------------------------------------------------------------------- the check


def test_what_is_wrong_shows_after_leaving_a_field_and_leads_back_to_it(page: Page) -> None:
    opened(page)
    date = field(page, "Peildatum")
    date.fill("2012-9")
    settled(page)
    expect(page.locator(".fault")).to_have_count(0)
    date.press("Tab")
    settled(page)
    expect(date).to_have_attribute("aria-invalid", "true")
    fault = page.locator(".fault").first
    expect(fault).to_contain_text("Bedoelt u 2012-09?")
    assert str(fault.evaluate("e => e.parentElement.id")) in str(date.get_attribute("aria-describedby"))
    assert find_violations(page) == []
    step(page, "duur")
    page.get_by_role("button", name="Controleer").click()
    expect(page.locator(".faults__list > li").first).to_be_visible()
    assert find_violations(page) == []
    entry = page.locator(".faults__list > li", has_text="2012-9")
    expect(entry).to_contain_text("fout: geen-datum")
    entry.get_by_role("link").click()
    expect(date).to_be_focused()
    expect(date).to_be_in_viewport()


def test_all_empty_headings_can_be_settled_at_once(water: Page) -> None:
    with_draft(water, LEAST | {"duur": {"looptijd": "1 jaar"}, "peildatum": {"datum": "2020"}})
    water.get_by_role("button", name="Controleer").click()
    water.get_by_role("button", name="Zet alle lege kopjes op ‘niet vermeld’").click()
    expect(water.locator(".faults")).to_be_hidden()
    told = [key for key in KOPJE_KEYS if key != "duur"]
    assert yaml.safe_load(text_of_file(water))["ontbreekt"] == dict.fromkeys(told, "niet_vermeld")


def test_the_preview_does_not_say_of_what_is_empty_that_no_source_tells_it(water: Page) -> None:
    with_draft(water, LEAST | {"ontbreekt": {"duur": {"stand": "niet_vermeld"}}})
    shown = step(water, "bekijken").locator(".preview")
    expect(shown.get_by_text("Nog niet ingevuld.")).to_have_count(len(KOPJE_KEYS) - 1)
    expect(shown.get_by_text("Niet vermeld in de bron.")).to_have_count(1)


def test_what_is_no_heading_is_not_settled_with_the_headings(water: Page) -> None:
    with_draft(water, LEAST)
    water.get_by_role("button", name="Controleer").click()
    settle = water.get_by_role("button", name="Zet alle lege kopjes op ‘niet vermeld’")
    settle.click()
    left = water.locator(".faults__list > li")
    expect(left).to_contain_text("Over peildatum staat er niets")
    expect(settle).to_have_count(0)
    left.get_by_role("link").click()
    expect(field(water, "Peildatum")).to_be_focused()


def test_faults_are_told_in_the_order_of_the_form(water: Page) -> None:
    opened(water)
    water.get_by_role("button", name="Controleer").click()
    told = water.locator(".faults__list > li").all_text_contents()
    assert [re.findall(r"Vul (\w+) in", one) for one in told[:5]] == [
        ["Titel"],
        ["Soort"],
        ["Regio"],
        ["Fase"],
        ["Samenvatting"],
    ]


def test_a_remedy_is_told_in_the_words_of_the_form(water: Page) -> None:
    with_draft(water, {key: value for key, value in LEAST.items() if key != "fase"})
    water.get_by_role("button", name="Controleer").click()
    missing = water.locator(".faults__list > li", has_text="fase")
    expect(missing).to_contain_text("Vul Fase in.")
    expect(missing).to_contain_text("fout: ontbrekend-veld")
    expect(water.locator("#algemeen .fault")).to_contain_text("Vul Fase in.")
    field(water, "Fase").select_option("onbekend")
    settled(water)
    silent = water.locator(".faults__list > li", has_text="fout: kopje-zonder-inhoud")
    expect(silent).to_contain_text("Vul het in, of kies bij dit kopje waarom het ontbreekt.")
    expect(silent).not_to_contain_text("bijvoorbeeld")


def test_headings_that_are_empty_are_told_before_the_basics_are_right(water: Page) -> None:
    with_draft(water, {"titel": "Tegels eruit", "duur": {"looptijd": "1 jaar"}})
    water.get_by_role("button", name="Controleer").click()
    faults = water.locator(".faults__list .kind").count()
    empty = water.locator(".faults__empty")
    expect(empty).to_contain_text(f"{len(KOPJE_KEYS) - 1} kopjes zijn nog leeg: Doel, ")
    expect(empty).not_to_contain_text("Duur")
    expect(water.locator(".faults > summary")).to_have_text(
        f"{faults} fouten. {len(KOPJE_KEYS) - 1} kopjes zijn nog leeg"
    )
    assert find_violations(water) == []
    empty.get_by_role("link").click()
    expect(water.locator("#doelen").get_by_role("radio", name="Ja, ik vul het in")).to_be_focused()
    # Once the check names them itself they are told once.
    with_draft(water, LEAST)
    water.get_by_role("button", name="Controleer").click()
    expect(water.locator(".faults__list > li")).to_have_count(1)
    expect(empty).to_have_count(0)


def test_a_field_that_may_be_left_out_with_a_reason_says_so(water: Page) -> None:
    opened(water)
    expect(water.locator("label", has_text="Peildatum").first).to_have_text("Peildatum (nodig, of zeg waarom niet)")
    expect(water.get_by_text("nodig, of zeg waarom niet")).to_have_count(1)
    names = [
        "de peildatum",
        "de gemeenten",
        "de plek",
        "het onderwijs",
        "de leeftijd",
        "de aanpak",
        "de sturing",
        "de lessen",
    ]
    expect(water.locator(".why > summary")).to_have_text([f"Ik weet {name} niet" for name in names])
    water.get_by_text("Ik weet de peildatum niet", exact=True).click()
    water.locator(".why[open]").get_by_role("radio", name="niet vermeld").check()
    assert yaml.safe_load(text_of_file(water))["ontbreekt"] == {"peildatum": "niet_vermeld"}


def test_a_heading_that_is_partly_described_is_not_asked_as_if_it_were_empty(page: Page) -> None:
    opened(page, f"{FORM}?pilot=twente")
    partly = page.locator(".answers .tick", has_text="Ja, maar een deel: volgt")
    empty = page.locator(".answers .tick", has_text="Nee: volgt")
    filled = page.locator(".outline a", has_text=re.compile(": (deels )?beschreven")).count()
    assert filled > 0
    expect(partly).to_have_count(filled)
    expect(empty).to_have_count(len(KOPJE_KEYS) - filled)


def test_more_fields_tell_which(page: Page) -> None:
    opened(page, f"{FORM}?pilot=twente")
    summaries = page.locator(".more:not(.why) > summary", has_text="Meer velden").all_inner_texts()
    names = page.locator(".more:not(.why) > summary", has_text="Meer velden").evaluate_all(
        "all => all.map((one) => one.nextElementSibling.querySelector('.fill__name, .set__name').firstChild.data)"
    )
    assert summaries
    for summary, name in zip(summaries, names, strict=True):
        assert summary.lower().startswith(f"meer velden: {name.lower()}")


def test_signs_that_nobody_sees_do_not_come_along_with_a_paste(water: Page) -> None:
    opened(water)
    water.context.grant_permissions(["clipboard-read", "clipboard-write"])
    water.evaluate("text => navigator.clipboard.writeText(text)", "Groe\u00adne\u00a0da\u200bken\u2028en 👩‍👩‍👧")
    title = field(water, "Titel")
    title.fill("Oud: ")
    title.press("End")
    title.press("Control+v")
    assert title.input_value() == "Oud: Groene daken en 👩‍👩‍👧"
    expect(water.locator(".undo")).to_contain_text("tekens gehaald die u niet ziet")
    expect(water.locator(".form p[role=status]")).to_contain_text("tekens gehaald die u niet ziet")
    title.press("Control+z")
    assert title.input_value() == "Oud: "


def test_a_term_in_the_preview_stands_with_its_own_value(page: Page) -> None:
    opened(page, f"{FORM}?pilot=twente")
    gaps = page.locator(".form__preview .filed > div").evaluate_all(
        """rows => rows.slice(1).map((row, at) => {
            const box = (of, name) => of.querySelector(name).getBoundingClientRect();
            const term = box(row, "dt");
            return [term.top - box(rows[at], "dd").bottom, box(row, "dd").top - term.bottom];
        })"""
    )
    assert len(gaps) > 2
    assert all(above > 2 * max(below, 1) for above, below in gaps), gaps


def test_the_preview_calls_what_was_chosen_by_its_name(page: Page) -> None:
    opened(page, f"{FORM}?pilot=utrecht-west")
    facts = page.locator(".form__preview .filed")
    expect(facts).to_contain_text("Utrecht West")
    expect(facts).not_to_contain_text("utrecht-west")


def test_a_text_that_is_too_long_is_counted_and_kept(water: Page) -> None:
    with_draft(water, LEAST)
    summary = field(water, "Samenvatting")
    summary.fill("👩‍👩‍👧" + "x" * 8000)
    expect(water.locator(".fill__count.is-over")).to_have_text("8005 van 320 tekens")
    summary.press("Tab")
    settled(water)
    expect(water.locator(".fault--advies")).to_contain_text("8005 tekens")
    assert yaml.safe_load(text_of_file(water))["samenvatting"] == "👩‍👩‍👧" + "x" * 8000


# --------------------------------------------------------------------------------------------- drafts


def test_a_draft_survives_a_closed_tab(page: Page) -> None:
    opened(page)
    expect(page.locator(".draft__state")).to_have_text("Wat u invult, wordt vanzelf op deze computer bewaard.")
    field(page, "Titel").fill("Samen op school")
    expect(page.locator(".draft__state")).to_contain_text("Uw concept is vandaag om")
    other = page.context.new_page()
    page.close()
    opened(other)
    expect(other.locator(".form__notice")).to_contain_text("U werkt verder aan uw concept")
    assert field(other, "Titel").input_value() == "Samen op school"


def test_drafts_of_different_pilots_stay_apart(page: Page) -> None:
    opened(page)
    field(page, "Titel").fill("Nieuw begin")
    settled(page)
    opened(page, f"{FORM}?pilot=twente")
    field(page, "Titel").fill("Twente anders")
    settled(page)
    opened(page, f"{FORM}?pilot=eemland")
    assert "anders" not in field(page, "Titel").input_value()
    others = page.locator(".draft__others")
    expect(others.locator("summary")).to_have_text("Nog 2 andere concepten")
    others.locator("summary").click()
    assert find_violations(page) == []
    others.get_by_role("link", name="Twente anders").click()
    expect(page.locator(".form__notice")).to_contain_text("U werkt verder")
    assert field(page, "Titel").input_value() == "Twente anders"


def test_a_draft_can_be_thrown_away_and_taken_back(page: Page) -> None:
    opened(page, f"{FORM}?pilot=utrecht")
    title = field(page, "Titel").input_value()
    field(page, "Titel").fill("Weg ermee")
    opened(page, f"{FORM}?pilot=utrecht")
    expect(page.locator(".form__notice")).to_contain_text("U werkt verder aan uw concept")
    page.get_by_role("button", name="Gooi weg").click()
    assert field(page, "Titel").input_value() == title
    expect(page.locator(".form__notice")).to_be_empty()
    page.get_by_role("button", name="Zet terug").click()
    assert field(page, "Titel").input_value() == "Weg ermee"
    opened(page, f"{FORM}?pilot=utrecht")
    assert field(page, "Titel").input_value() == "Weg ermee"


def test_a_draft_goes_to_a_file_and_comes_back(page: Page, tmp_path: Path) -> None:
    opened(page)
    field(page, "Titel").fill("Op reis")
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar concept als bestand").click()
    assert download.value.suggested_filename == "concept-op-reis.json"
    download.value.save_as(tmp_path / "concept.json")
    page.evaluate("localStorage.clear()")
    opened(page, f"{FORM}?concept=nieuw")
    page.locator("input[type=file]").set_input_files(tmp_path / "concept.json")
    expect(field(page, "Titel")).to_have_value("Op reis")
    (tmp_path / "foto.json").write_bytes(b"\x89PNG")
    page.locator("input[type=file]").set_input_files(tmp_path / "foto.json")
    expect(page.locator(".form__notice")).to_contain_text("Dit formulier kan dit bestand niet lezen.")
    expect(field(page, "Titel")).to_have_value("Op reis")


def test_the_file_of_a_colleague_opens_beside_what_one_has(page: Page, tmp_path: Path) -> None:
    new, known, broken = (tmp_path / name for name in ("proef-zuid.yml", "utrecht (1).yml", "kapot.yml"))
    new.write_text("# Van een collega\ntitel: Proef Zuid\nsoort: pilot\n", encoding="utf-8")
    text = (ROOT / "pilots" / "utrecht.yml").read_text(encoding="utf-8")
    known.write_text(re.sub(r"^titel: .*", "titel: Utrecht anders", text, flags=re.MULTILINE), encoding="utf-8")
    broken.write_text("titel: 'Half\n", encoding="utf-8")
    opened(page)
    field(page, "Titel").fill("Van mijzelf")
    settled(page)
    page.locator("input[type=file]").set_input_files(broken)
    expect(page.locator(".form__notice")).to_contain_text("Dit formulier kan dit bestand niet lezen.")
    page.locator("input[type=file]").set_input_files(new)
    expect(field(page, "Titel")).to_have_value("Proef Zuid")
    expect(page.locator(".draft__name")).to_have_text("Bestand: proef-zuid.yml")
    expect(page.locator(".draft__others")).to_contain_text("Van mijzelf")
    page.locator("input[type=file]").set_input_files(known)
    expect(page.locator(".draft__name")).to_have_text("U wijzigt utrecht.yml")
    expect(field(page, "Titel")).to_have_value("Utrecht anders")
    expect(page.locator(".form__notice")).not_to_contain_text("Let op")
    step(page, "bekijken")
    expect(page.locator("#bekijken")).to_contain_text("Nieuw of anders: 1 regel. Weg: 1. De rest blijft")


def test_where_nothing_may_be_kept_the_form_says_so_and_works(open_page: OpenPage) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('dicht') }})")
    opened(page)
    expect(page.locator(".draft__state")).to_contain_text("Deze browser bewaart niets.")
    field(page, "Titel").fill("Toch")
    assert "titel: Toch" in text_of_file(page)


# ------------------------------------------------------------------------------------------- sending in


def test_a_short_description_goes_to_github_by_address(water: Page) -> None:
    opened(water)
    field(water, "Titel").fill("Tegels & bomen: 50% meer")
    field(water, "Samenvatting").fill('Emoji 🌳, "aanhalingstekens" en een + plus')
    written = text_of_file(water)
    link = water.get_by_role("link", name="Open uw bestand bij GitHub")
    address = urlsplit(str(link.get_attribute("href")))
    assert address.path == "/water/wijzer/new/hoofd/pilots"
    assert parse_qs(address.query) == {"filename": ["tegels-bomen-50-meer.yml"], "value": [written]}
    assert find_violations(water) == []


def test_a_long_description_goes_by_the_clipboard(water: Page) -> None:
    water.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(water)
    field(water, "Titel").fill("Lang")
    step(water, "werkwijze")
    field(water.locator("#werkwijze"), "Kern").fill("Een zin met: leestekens. " * 400)
    written = text_of_file(water)
    water.get_by_role("button", name="1. Kopieer het bestand").click()
    expect(water.get_by_role("button", name="Gekopieerd")).to_be_focused()
    assert water.evaluate("navigator.clipboard.readText()") == written
    link = water.get_by_role("link", name="2. Open de editor van GitHub")
    assert str(link.get_attribute("href")).endswith("/new/hoofd/pilots?filename=lang.yml")


def test_who_takes_time_keeps_the_place(water: Page) -> None:
    opened(water, f"{FORM}?pilot=dak")
    field(water, "Titel").fill("Een ander dak")
    water.evaluate("location.hash = 'insturen'")
    expect(water.get_by_role("heading", name="Stuur in", exact=True)).to_be_focused()
    for name in ("1. Kopieer het bestand", "2. Open de editor van GitHub", "1. Bewaar dak.yml", "2. Open een e-mail"):
        water.keyboard.press("Tab")
        water.wait_for_timeout(400)  # longer than what was typed waits for
        assert water.evaluate("document.activeElement.textContent").startswith(name)


def test_a_change_goes_to_the_editor_of_that_file(water: Page) -> None:
    opened(water, f"{FORM}?pilot=dak")
    step(water, "insturen")
    link = water.get_by_role("link", name="2. Open de editor van GitHub")
    assert link.get_attribute("href") == "https://github.example/water/wijzer/edit/hoofd/pilots/dak.yml"


def test_who_has_no_account_gets_a_file_and_a_letter(water: Page, tmp_path: Path) -> None:
    opened(water)
    field(water, "Titel").fill("Tegels eruit")
    written = text_of_file(water)
    with water.expect_download() as download:
        water.get_by_role("button", name="1. Bewaar tegels-eruit.yml").click()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    assert (tmp_path / "tegels-eruit.yml").read_text(encoding="utf-8") == written
    mail = str(water.get_by_role("link", name="2. Open een e-mail").get_attribute("href"))
    assert mail.startswith("mailto:post@waterwijzer.example?subject=Nieuwe%20pilot")
    assert "de bijlage: tegels-eruit.yml" in unquote(mail)


def test_without_settings_the_page_says_what_remains(page: Page) -> None:
    opened(page)
    ways = step(page, "insturen")
    expect(ways).to_contain_text("Deze site noemt geen adres om naar te mailen.")
    expect(ways.get_by_text("GitHub")).to_have_count(0)


def test_a_name_that_is_taken_gets_the_region_behind_it(water: Page) -> None:
    opened(water)
    field(water, "Titel").fill("Dak")
    water.get_by_role("combobox", name="Regio").or_(water.get_by_label("Regio")).first.select_option("west")
    settled(water)
    expect(water.locator(".draft__name")).to_have_text("Bestand: dak-west.yml")


def test_it_works_from_a_folder_under_a_strict_policy(browser: Browser, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "usb"
    shutil.copytree(site, folder)
    page_file = folder / "bijdragen" / "pilot" / "index.html"
    policy = "default-src 'none'; script-src file:; style-src file:; img-src file:"
    shell = re.sub(r"<script>.*?</script>", "", page_file.read_text(encoding="utf-8"), flags=re.DOTALL)
    meta = f'<head><meta http-equiv="Content-Security-Policy" content="{policy}">'
    page_file.write_text(shell.replace("<head>", meta, 1), encoding="utf-8")
    with visit(browser, folder.as_uri()) as page:
        page.goto(f"{page_file.as_uri()}?pilot=eemland")
        expect(page.locator(".form__grid")).to_be_visible()
        field(page, "Titel").fill("Vanaf een stick")
        settled(page)
        expect(step(page, "bekijken")).to_contain_text("Nieuw of anders: 1 regel.")


# ------------------------------------------------------------------------------ a newcomer, without a mouse


# Where Tab is pressed to, and what is typed there (`!` is Enter).
NEWCOMER = [
    ("Titel", "Groene daken"),
    ("Soort", "pi"),
    ("Regio", "Oo"),
    ("Fase", "in"),
    ("Peildatum", "2026-10"),
    ("Samenvatting", "Bewoners maken hun dak groen: 's zomers is het er koeler."),
    ("Volgende: Doel", "!"),
    ("Doel", "Minder water op straat"),
    ("Voeg toe: doel", "!Meer vlinders"),
    ("→Bekijk de pagina", "!"),
]
WHERE = """(document.activeElement.labels?.[0]?.firstChild
    ?? (document.activeElement.matches("h2") ? document.createTextNode("") : document.activeElement)).textContent"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until there; Shift and Tab when it is not ahead."""
    for key in ["Tab"] * 45 + ["Shift+Tab"] * 120:
        if str(page.evaluate(WHERE)).strip() == name:
            return
        page.keyboard.press(key)
    raise AssertionError(name)


def type_into(page: Page, name: str, typed: str) -> None:
    tab_to(page, name)
    for part in re.split("(!)", typed):
        page.keyboard.press("Enter") if part == "!" else page.keyboard.type(part)


def test_a_newcomer_describes_a_pilot_with_the_keyboard_alone(water: Page) -> None:
    opened(water)
    for name, typed in NEWCOMER:
        type_into(water, name, typed)
    expect(water.locator("#kop-bekijken")).to_be_focused()
    expect(water.locator(".preview__title")).to_have_text("Groene daken")
    # The list on top leads to what is left: first the source, then the headings.
    type_into(water, "Controleer", "!")
    type_into(water, "bronnen ontbreekt", "!")
    type_into(water, "Titel", "Plan groene daken")
    settled(water)
    type_into(water, "Controleer", "!")
    type_into(water, "Zet alle lege kopjes op ‘niet vermeld’", "!")
    type_into(water, "→Stuur in", "!")
    expect(water.locator("#insturen")).to_contain_text("Er zijn geen fouten gevonden.")
    tab_to(water, "Open uw bestand bij GitHub (opent in een nieuw venster)")
    written = yaml.safe_load(water.locator(".way__file").input_value())
    assert (written["titel"], written["soort"], written["regio"]) == ("Groene daken", "pilot", "oost")
    assert written["doelen"] == ["Minder water op straat", "Meer vlinders"]
    assert written["bronnen"] == {"plan_groene": "Plan groene daken"}


# ------------------------------------------------------------- filled in at random, and held against the check

FILL = (Path(__file__).parent / "fill_form.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with the real lists and pilots, to which a new pilot can be added."""
    root = tmp_path_factory.mktemp("catalogus")
    shutil.copytree(ROOT / "pilots", root / "pilots")
    return root


def checked(root: Path, name: str, text: str) -> list[Diagnostic]:
    """What the checker says of a file among the real ones."""
    path = root / "pilots" / name
    path.write_bytes(text.encode())
    found = [diagnostic for diagnostic in read_checked(root, {})[1] if diagnostic.mark.path == f"pilots/{name}"]
    path.unlink()
    return found


def test_what_the_form_writes_passes_the_check_when_the_form_says_so(open_page: OpenPage, lists: Path) -> None:
    page = opened(open_page())
    dice = random.Random(20261123)
    without_fault = 0
    for _ in range(40):
        page.evaluate("localStorage.clear()")
        opened(page, f"{FORM}?concept=nieuw")
        filled: dict[str, Any] = page.evaluate(FILL, {"seed": dice.randrange(2**31), "careful": dice.random() < 0.7})
        said = sorted(fault["code"] for fault in filled["faults"] if fault["severity"] == "fout")
        found = checked(lists, filled["name"], filled["text"])
        assert said == sorted(str(d.code) for d in found if d.severity == "fout"), (
            filled["text"],
            filled["faults"],
            found,
        )
        without_fault += not said
    assert without_fault >= 8
