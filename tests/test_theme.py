"""The theme as files and as finished pages: what can be judged without a browser."""

import gzip
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.build import build_site
from generator.catalogue import load_catalogue
from generator.model import KOPJES, Pilot
from generator.pages import Pages
from generator.publication import SiteInfo
from generator.site import assets
from tests.catalogues import write_catalogue
from tests.conftest import ROOT

THEME = ROOT / "theme"
TOKENS = re.findall(
    r"--([a-z]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", (THEME / "styles" / "_tokens.css").read_text()
)
LIGHT = {name: light for name, light, _ in TOKENS}
DARK = {name: dark for name, _, dark in TOKENS}

# An element that nothing of ours ever makes, in every way that a text could smuggle it in.
HOSTILE = (
    """ <xx-boos> "><xx-boos> '><xx-boos> " onload="boos() </script><xx-boos> [klik](javascript:boos()) {{ 7*191 }}"""
)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("mark", "grounds", "least"),
    [
        ("ink", ("paper", "tint", "marked"), 7),
        ("quiet", ("paper", "tint"), 7),
        ("accent", ("paper", "tint"), 7),
        ("point", ("paper", "tint"), 3),
        ("edge", ("paper", "tint"), 3),
        ("ochre", ("paper", "tint"), 3),
    ],
)
def test_colours_stand_out(scheme: dict[str, str], mark: str, grounds: tuple[str, ...], least: float) -> None:
    found = {ground: contrast(scheme[mark], scheme[ground]) for ground in grounds}
    assert min(found.values()) >= least, found


def test_the_theme_asks_nothing_of_anybody() -> None:
    names_of_formats = {"http://www.w3.org/2000/svg", "http://www.sitemaps.org/schemas/sitemap/0.9"}
    allowed = names_of_formats | {"https://squidfunk.github.io/mkdocs-material/"}
    for path in sorted(path for path in THEME.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://\w[^\s\"'<>)]*", text)) <= allowed, path
        if path.suffix == ".css":
            assert "@import" not in text, path
            assert "url(" not in text, path


class Reader(HTMLParser):
    """Gathers what is on a page: its elements in order, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def render(record: Pilot) -> Reader:
    """The page of one record, among the lists of the real catalogue."""
    catalogue, _ = load_catalogue(ROOT)
    alone = replace(catalogue, pilots={"proef": record}, _found={})
    return Reader(Pages(alone, SiteInfo("Pilotwijzer"), THEME / "pages").render("pilots/proef/").html)


def raw_pilot(slug: str) -> dict[str, Any]:
    raw: dict[str, Any] = yaml.load((ROOT / "pilots" / f"{slug}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return raw


@pytest.mark.parametrize("slug", ["lekstroom", "twente", "food-valley"])
def test_no_text_of_a_record_becomes_markup(slug: str) -> None:
    def poison(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: poison(item) for key, item in value.items()}
        if isinstance(value, list):
            return [poison(item) for item in value]
        free = isinstance(value, str) and " " in value and not re.search(r"\d", value)
        return value + HOSTILE if free else value

    record = Pilot.model_validate(poison(raw_pilot(slug)))
    assert str(record).count("xx-boos") > 100
    reader = render(record)
    assert "xx-boos" in reader.text
    assert "{{ 7*191 }}" in reader.text
    # The one script is ours: data for programs, that a browser does not run.
    linked = ("script", {"type": "application/ld+json"})
    bad = [(tag, found) for tag, found in reader.elements if tag in ("xx-boos", "script") or "onload" in found]
    assert bad == [linked]
    assert [link for link in reader.all("a") if "javascript:" in link.get("href", "")] == []


def test_every_heading_is_there_filled_or_not() -> None:
    raw = raw_pilot("utrecht")
    bare = {name: raw[name] for name in ("titel", "soort", "regio", "fase", "samenvatting", "bronnen")}
    stands = ["niet_vermeld", "volgt", "niet_van_toepassing"]
    bare["ontbreekt"] = {kopje.key: stands[number % 3] for number, kopje in enumerate(KOPJES)}
    reader = render(Pilot.model_validate(bare))
    assert [found["id"] for found in reader.all("h2") if found["id"] in {kopje.key for kopje in KOPJES}] == [
        kopje.key for kopje in KOPJES
    ]
    for words, times in (("Niet vermeld in de bron.", 4), ("Volgt nog.", 4), ("Niet van toepassing.", 3)):
        assert reader.text.count(words) >= times, words
    titles = [found["title"] for found in reader.all("a") if found.get("class") == "points__link"]
    assert titles[:3] == ["Doel: niet vermeld", "Duur: volgt", "Doelgroep: niet van toepassing"]
    assert len(titles) == 11


# -------------------------------------------------------------------------- the finished site


def pages_of(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


def test_every_page_is_a_whole_document(site: Path) -> None:
    titles: Counter[tuple[str, str]] = Counter()
    for name, page in pages_of(site).items():
        reader = Reader(page)
        assert reader.all("html")[0]["lang"] == "nl", name
        assert len(reader.all("h1")) == 1, name
        assert len(reader.all("main")) == 1, name
        metas = {found.get("name"): found.get("content") for found in reader.all("meta")}
        assert metas["description"], name
        ids = Counter(found["id"] for _, found in reader.elements if "id" in found)
        assert [identifier for identifier, times in ids.items() if times > 1] == [], name
        # A region and an organisation may have one name; two of a kind may not.
        titles[name.split("/")[0], re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]] += 1
        if name != "404.html":
            canonical = [found["href"] for found in reader.all("link") if found.get("rel") == "canonical"]
            assert canonical == ["https://pilotwijzer.example/" + name.removesuffix("index.html")]
    assert [title for title, times in titles.items() if times > 1] == []


def test_the_only_inline_script_is_the_choice_of_colours(site: Path) -> None:
    found = set()
    for name, page in pages_of(site).items():
        found |= set(re.findall(r"<script>(.*?)</script>", page, re.DOTALL))
        handlers = [
            attribute for _, attributes in Reader(page).elements for attribute in attributes if attribute[:2] == "on"
        ]
        assert handlers == [], name
        assert "bundle." not in page, name
    assert len(found) == 1
    assert "pilotwijzer.scheme" in found.pop()


@pytest.mark.parametrize(
    "english",
    ["Not found", "Permanent link", "Made with", "Table of contents", "Skip to", "Back to top", "Jump back", "Footer"],
)
def test_no_english_of_the_theme_is_left(site: Path, english: str) -> None:
    assert [name for name, page in pages_of(site).items() if english in page] == []


def test_a_page_is_light(site: Path) -> None:
    weights = {}
    for name, page in pages_of(site).items():
        reader = Reader(page)
        files = [found["href"] for found in reader.all("link") if found.get("rel") in ("stylesheet", "icon")]
        files += [found["src"] for found in reader.all("script") if "src" in found]
        root = site if name == "404.html" else (site / name).parent
        parts = [page.encode()] + [(root / file.lstrip("/")).read_bytes() for file in files]
        weights[name] = sum(len(gzip.compress(part)) for part in parts)
    # The form is a program with the whole model and all lists; nobody gets it who only reads.
    form = weights.pop("bijdragen/pilot/index.html")
    assert form <= 120_000, form
    # The whole catalogue to print is all that all pilots say.
    book = weights.pop("afdrukken/index.html")
    assert book <= 120_000, book
    assert max(weights.values()) <= 80_000, max(weights.items(), key=lambda item: item[1])


def test_the_scripts_for_finding_and_comparing_are_light(site: Path) -> None:
    """All scripts of the site but the form's and the presentation's, which only those pages load, and data."""
    theme = assets(ROOT / "theme")
    scripts = {name: text for name, text in theme.items() if name.endswith(".js")}
    weights = {name: len(gzip.compress(text.encode())) for name, text in scripts.items()}
    own = {name for name in weights if name not in ("assets/formulier.js", "assets/presenteren.js")}
    assert sum(weights[name] for name in own) <= 40_000, weights
    assert all((site / name).read_text(encoding="utf-8") == scripts[name] for name in own)


def test_another_catalogue_needs_no_settings(tmp_path: Path) -> None:
    built = build_site(write_catalogue(tmp_path), tmp_path / "uit")
    assert built.problems == ()
    reader = Reader((tmp_path / "uit" / "pilots" / "index.html").read_text(encoding="utf-8"))
    menu = [found["href"] for found in reader.all("a") if found.get("class") == "menu__link"]
    assert menu[:5] == ["../pilots/", "../regios/", "../themas/", "../organisaties/", "../begrippen/"]
    assert "Waterwijzer" in reader.text
    assert "jeugd" not in reader.text


def test_what_leads_to_other_pilots_is_not_found_as_text_of_this_one(site: Path) -> None:
    page = (site / "pilots" / "utrecht-west" / "index.html").read_text(encoding="utf-8")
    searched = "".join(path.read_text(encoding="utf-8") for path in (site / "zoeken").glob("texts-*.js"))
    for words in ("Zo pakken anderen dit aan", "Citeer deze pilot"):
        assert words in page
        assert words not in searched
