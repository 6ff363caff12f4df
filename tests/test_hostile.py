"""Texts that want to be more than text: in every field, every list, every name and every knowledge page.

Two catalogues are made by walking the model, alike but for their texts: in one every text is an attack,
in the other it is harmless. Chromium parses all pages of both. What stands on the one and not on the
other, an element or an attribute, came out of a text.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from urllib.parse import quote, unquote

import pytest
import yaml
from playwright.sync_api import Browser, Dialog, Page
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator import rules
from generator.build import build_site
from generator.catalogue import load_catalogue
from generator.dates import Datum
from generator.model import KOPJES, LISTS, ONTBREEKT_KEYS, Omtrek, Pilot, Verwijzing, Waarde
from generator.report import as_text
from tests.browser import serve, visit
from tests.catalogues import pilot as harmless_pilot
from tests.catalogues import write_catalogue
from tests.conftest import ROOT

# An attack, and a harmless text that should give the same page. An attack that should show as it stands
# has no twin of its own.
TWINS: list[tuple[str, str]] = [
    ("[klik](https://kwaad.example/)", "[klik](https://goed.example/)"),
    ("[klik](https://kwaad.example/ 'x\" onclick=alert(1) y=\"')", "[klik](https://goed.example/)"),
    ("![beeld](https://kwaad.example/pixel.png)", "[beeld](https://goed.example/)"),
    ("<https://kwaad.example/?a='b'>", "<https://goed.example/>"),
    ("*<img src=x onerror=alert(1)>*", "*tekst*"),
    ("**<svg/onload=alert(1)>**", "**tekst**"),
    ("- <b onclick=alert(1)>punt</b>", "- punt"),
    ("> <b onclick=alert(1)>citaat</b>", "> citaat"),
    ("__proto__ constructor toString hasOwnProperty valueOf", "__tekst__ tekst"),
    ("[x]: https://kwaad.example 'x'\n\n[x]", "tekst\n\ntekst"),
]
ALONE = [
    "<script>alert(1)</script>",
    '"><script src="https://kwaad.example/x.js"></script>',
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "</p></dd></dl></section></article></main><h1>Nep</h1>",
    "</script><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "</style></textarea></noscript><img src=https://kwaad.example/pixel.png>",
    "<!-- <![CDATA[ ]]> -->",
    "--><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    '" onmouseover="alert(1)" autofocus onfocus="alert(1)" x="',
    "` onmouseover=alert(1) x=`",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<a href='https://kwaad.example' class='begrip' data-uitleg='<img src=x onerror=alert(1)>'>klik</a>",
    "<base href='https://kwaad.example/'><meta http-equiv=refresh content='0;https://kwaad.example/'>",
    "<form action='https://kwaad.example/'><input name=q><button>Stuur</button></form>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "&quot; onclick=&quot;alert(1) &amp;lt;b&amp;gt; &nbsp; &NewLine;",
    "[klik](javascript:alert(1))",
    "[klik](JaVaScRiPt:alert(1)) [klik](java&#115;cript:alert(1)) [klik](&#x6A;avascript:alert(1))",
    "[klik](data:text/html,<script>alert(1)</script>)",
    "[klik](vbscript:alert(1)) [klik](file:///etc/passwd)",
    "<javascript:alert(1)> <data:text/html,x>",
    "[klik][x] ![x][x] [klik]",
    "```\n<script>alert(1)</script>\n```",
    "| a | b |\n|---|---|\n| <b>c</b> | d |",
    "# Kop {: onclick=alert(1) }",
    "\\<script\\>alert(1)\\</script\\> \\",
    "{{ 7*7 }} {% include '/etc/passwd' %} {{ config }} {# weg #} {%",
    "${alert(1)} #{7*7} <%= 7+7 %> %(naam)s {naam} {0}",
    "SLOTxINHOUDxSLOT SLOTxTITELxSLOT SLOTxADRESxSLOT SLOTxBESCHRIJVINGxSLOT SLOTxslidesxSLOT SLOTxtitlexSLOT",
    "<!--deel:constructor--> <!--deel:-->",
    '=HYPERLINK("https://kwaad.example";"klik")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "%3Cscript%3Ealert(1)%3C/script%3E %0A::error file=x::y",
    "([a-z]+)* \\1 $& $1 .+ ^$",
    'O\'Brien & Zonen "groot" 1 < 2 && 3 > 2',
    "Ünïcödé ẞ 💥👩‍👩‍👧 漢字 العربية עברית e\u0301".replace("\u200d", ""),
    "lang" * 300,
]
ATTACKS = [attack for attack, _ in TWINS] + ALONE
HARMLESS = [twin for _, twin in TWINS] + ["tekst"] * len(ALONE)

# Names that are allowed for files and keys, and that mean something elsewhere.
NAMES = [
    *("items", "values", "keys", "get", "pop", "copy", "update", "clear", "constructor", "prototype", "index"),
    *("inhoud", "uitleg", "bronnen", "doelen", "letter-1", "bron-1", "assets", "zoeken", "start", "none", "true"),
]
KEYS = [*NAMES, *(f"sleutel-{number}" for number in range(len(ATTACKS) - len(NAMES)))]


# -------------------------------------------------------------------------- a catalogue out of the model


@dataclass
class Maker:
    """Fills the model with one text over and over; `key` is the entry of every list that it refers to."""

    text: str
    key: str
    number: int
    count: int = 0

    def record(self, model: type[BaseModel]) -> dict[str, Any]:
        """All fields of the model filled, as plain data for YAML."""
        return {name: self._field(name, field) for name, field in model.model_fields.items()}

    def next_text(self) -> str:
        # The number keeps texts apart, so that no text is by chance a term or a repetition of another.
        self.count += 1
        return f"{self.text} Klem{self.number} nr{self.count}"

    def _field(self, name: str, field: FieldInfo) -> Any:
        special: dict[str, Callable[[], Any]] = {
            "titel": self._title,
            "label": self._title,
            "url": lambda: f"https://goed.example/{quote(self.text)[:80]}?a=1&b={{{{7*7}}}}`#javascript:alert(1)",
            "bronnen": lambda: self._by_key(["een", self.text], field),
            "herkomst": lambda: {kopje.key: ["een", self.text] for kopje in KOPJES},
            "ontbreekt": lambda: self._by_key(ONTBREEKT_KEYS, field),
            "kopje": lambda: "doelgroep",
            "niet_uit_bron": lambda: ["uitleg"],
            "eerdere_slugs": lambda: [f"oud-{self.number}"],
            "relaties": lambda: self._apart(self._of(field)),
        }
        return special[name]() if name in special else self._of(field)

    def _title(self) -> str:
        return f"A{self.number:02} {self.next_text()}"  # pages are in the order of these

    def _of(self, field: FieldInfo) -> Any:
        return self._value(Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation)

    def _by_key(self, keys: Iterable[str], field: FieldInfo) -> dict[str, Any]:
        return {key: self._value(get_args(field.annotation)[1]) for key in keys}

    def _apart(self, relaties: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """A relation leads to a pilot or has a name, not both."""
        return [
            {name: value for name, value in relatie.items() if name != left_out}
            for relatie, left_out in zip(relaties, ("naam", "pilot"), strict=True)
        ]

    def _value(self, kind: Any) -> Any:
        origin, parts = get_origin(kind), get_args(kind)
        if origin is Annotated:
            return self._marked(kind)
        if origin in (Union, UnionType):
            return self._value(next(part for part in parts if part is not type(None)))
        if origin is tuple:
            return self._items(parts[0])
        if origin is Literal:
            return parts[-1]
        return self.record(kind) if issubclass(kind, BaseModel) else self._scalar(kind)

    def _items(self, kind: Any) -> list[Any]:
        """Two of a kind; a key stands in a list once."""
        first, second = self._value(kind), self._value(kind)
        return [first] if first == second else [first, second]

    def _marked(self, kind: Any) -> Any:
        to = next((mark.to for mark in kind.__metadata__ if isinstance(mark, Verwijzing)), None)
        if to == "bronnen":
            return self.text
        return self.key if to else self._value(get_args(kind)[0])

    def _scalar(self, kind: type) -> Any:
        if kind is str:
            return self.next_text()
        shapes = {bool: "ja", int: "5", float: "5.2", Datum: "2012-10", Waarde: "ruim 2/5"}
        return (shapes | {Omtrek: "52.0,5.0 52.2,5.0 52.1,5.3"})[kind]


def write_hostile(root: Path, texts: list[str], content: dict[str, str]) -> Path:
    """A catalogue in which pilot and list entry number n hold text number n in every field."""
    files = {f"content/{name}": text for name, text in content.items()}
    makers = [Maker(text, key, number) for number, (text, key) in enumerate(zip(texts, KEYS, strict=False))]
    for name, model in LISTS.items():
        entries = {maker.key: maker.record(model) for maker in makers}
        if name == "begrippen":
            for maker in makers:
                entries[maker.key]["varianten"] = [f"Klem{maker.number}", maker.next_text()]
        files[f"pilots/_lijsten/{name}.yml"] = yaml.safe_dump(entries, allow_unicode=True, width=10**6)
    for maker, following in zip(makers, [*makers[1:], makers[0]], strict=True):
        record = maker.record(Pilot)
        record["relaties"][0]["pilot"] = following.key
        files[f"pilots/{maker.key}.yml"] = yaml.safe_dump(record, allow_unicode=True, width=10**6)
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del settings["nav"]
    settings["extra"] = {"menu": [{"label": "Pilots", "url": "pilots/"}], "voet": []}
    files["mkdocs.yml"] = yaml.safe_dump(settings)
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


# ------------------------------------------------------------------------------------- what comes of it

PARSED = """html => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const elements = {}, addresses = new Set(), names = new Set();
  const count = (element) => { elements[element] = (elements[element] ?? 0) + 1; };
  const walk = (node, path) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.COMMENT_NODE) count(`${path} comment`);
      if (child.nodeType !== Node.ELEMENT_NODE) continue;
      const own = `${path} ${child.localName}`;
      const attributes = [...child.attributes].map(one => one.name === "class" ? `class=${one.value}` : one.name);
      count(`${own}[${attributes.sort().join(" ")}]`);
      names.add(child.localName);
      for (const { name, value } of child.attributes) {
        names.add(`${child.localName} ${name}${name === "style" ? `=${value}` : ""}`);
        if (/^(href|src|srcset|action|formaction|poster|data|ping|background|cite|.*:href)$/.test(name)) {
          addresses.add(`${child.localName} ${name} ${new URL(value, "https://zelf.example/").href}`);
        }
      }
      walk(child, own);
    }
  };
  walk(page, "");
  return JSON.stringify({ elements, addresses: [...addresses], names: [...names] });
}"""

OWN = re.compile(r"\w+ (?:href|src|action) https://zelf\.example/|link href https://pilotwijzer\.example/")
# Free text may link to other places, knowledge pages may too; nothing is ever fetched from there.
LINK = re.compile(r"a href (?:https://|mailto:)")


@dataclass(frozen=True)
class Parsed:
    """A page as Chromium reads it: each element with the way to it and its attributes, and every address.

    `names` holds the name of each element, and with it that of each of its attributes.
    """

    elements: Counter[str]
    addresses: set[str]
    names: set[str]


def parse(browser: Browser, folder: Path, names: Iterable[str] = ()) -> dict[str, Parsed]:
    """Parse all pages of a site, or those with these names, without running or fetching anything."""
    blank = browser.new_page()
    parsed = {}
    for path in [folder / name for name in names] or sorted(folder.rglob("*.html")):
        found = json.loads(blank.evaluate(PARSED, path.read_text(encoding="utf-8")))
        parsed[str(path.relative_to(folder))] = Parsed(
            Counter(found["elements"]), set(found["addresses"]), set(found["names"])
        )
    blank.close()
    return parsed


def built(root: Path) -> Path:
    """Build the catalogue; the folder with its site."""
    done = build_site(root, root / "site")
    assert done.ok, [*done.problems, as_text(done.diagnostics)]
    return root / "site"


FRONT_MATTER = """\
---
title: {text}
description: {text}
vraag: {text}
inleiding: {text}
zoekvoorbeelden: [{text}]
deuren: [{{label: {text}, url: pilots/, tekst: {text}}}]
---

Welkom.
"""
NASTY = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} SLOTxINHOUDxSLOT </title>"


# Names that a file of a knowledge page may have.
ODD_NAMES = ['over/"><img src=x onerror=alert(1)>.md', "over/{{ 7*7 }}.md", "over/mijn pagina 50% ?a=b.md"]


def front_matter(text: str) -> dict[str, str]:
    """Knowledge pages with this text in everything that stands above a page, also above pages of ours."""
    page = FRONT_MATTER.format(text=json.dumps(text))
    names = ("index.md", "over/index.md", f"regios/{KEYS[-1]}/index.md", "zoeken/index.md", *ODD_NAMES)
    return dict.fromkeys(names, page)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write_hostile(tmp_path_factory.mktemp("kwaad"), ATTACKS, front_matter(NASTY)))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(write_hostile(tmp_path_factory.mktemp("goed"), HARMLESS, front_matter("tekst")))


def test_the_catalogues_hold_every_text_in_every_field(tmp_path: Path) -> None:
    root = write_hostile(tmp_path, ATTACKS, {})
    catalogue, found = load_catalogue(root)
    assert found == []
    assert len(catalogue.pilots) == len(ATTACKS) == len({*ATTACKS})
    for pilot in catalogue.pilots.values():
        assert [name for name in Pilot.model_fields if not getattr(pilot, name)] == []
    advices = {advice.code for advice in rules.check(catalogue)}
    assert "html-in-tekst" in advices


def test_no_text_becomes_an_element_or_an_attribute(browser: Browser, hostile: Path, harmless: Path) -> None:
    attacked, quiet = parse(browser, hostile), parse(browser, harmless)
    assert attacked.keys() == quiet.keys()
    assert len(attacked) > 4 * len(ATTACKS)
    grown = {
        page: [*(attacked[page].elements - quiet[page].elements), *(quiet[page].elements - attacked[page].elements)]
        for page in attacked
        if attacked[page].elements != quiet[page].elements
    }
    assert grown == {}
    assert strange(attacked) == set()


def strange(pages: dict[str, Parsed]) -> set[str]:
    """Addresses that no text may bring onto a page."""
    addresses = {address for page in pages.values() for address in page.addresses}
    return {address for address in addresses if not (OWN.match(address) or LINK.match(address))}


KNOWLEDGE = """\
# Kop <img src="https://kwaad.example/p.png" onerror="alert(1)"> {: onclick="alert(1)" onmouseover="alert(1)" }

<script>alert(1)</script> <img src="https://kwaad.example/p.png" onerror="alert(1)"> <svg onload="alert(1)"></svg>

![beeld](https://kwaad.example/p.png) ![beeld](//kwaad.example/p.png) ![beeld](data:image/svg+xml,x)

[klik](javascript:alert(1)){: onclick="alert(1)" style="background:url(https://kwaad.example/p.png)" }
[klik](data:text/html,x) [klik](vbscript:x) <javascript:alert(1)>
[klik](https://goed.example/ "titel"){: ping="https://kwaad.example/" target=_blank }

<div markdown="1" onclick="alert(1)" style="position:fixed;background:url(https://kwaad.example/p.png)">**dik**</div>

<iframe src="https://kwaad.example/"></iframe><object data="https://kwaad.example/"></object>
<embed src="https://kwaad.example/">

<video src="https://kwaad.example/v" poster="https://kwaad.example/p" onerror="alert(1)"></video>
<audio src="https://kwaad.example/a" autoplay></audio><picture><source srcset="https://kwaad.example/p"></picture>

<style>@import url(https://kwaad.example/s.css); body { background: url(https://kwaad.example/p.png) }</style>
<link rel="stylesheet" href="https://kwaad.example/s.css"><base href="https://kwaad.example/">
<meta http-equiv="refresh" content="0;url=https://kwaad.example/">

<form action="https://kwaad.example/">
<input name="q" type="image" src="https://kwaad.example/p.png" autofocus onfocus="alert(1)">
<button formaction="javascript:alert(1)">Stuur</button></form>

<details open ontoggle="alert(1)"><summary>Meer</summary>x</details> <marquee onstart="alert(1)">x</marquee>

<table><tr><td background="https://kwaad.example/p.png" style="background:url(https://kwaad.example/p.png)">x</td></tr></table>

/// let-op | Let op <img src="https://kwaad.example/p.png" onerror="alert(1)">
<b onclick="alert(1)">x</b>
///

Noot[^1] {{ config }} {% include "x" %} SLOTxINHOUDxSLOT

[^1]: <a href="javascript:alert(1)">klik</a> <math><mtext><img src="https://kwaad.example/p" onerror="alert(1)"></math>
"""
# What the shell of a page has, and a text may not.
SHELL = {"link", "meta", "script", "style", "form", "base"}
NEVER = {"iframe", "object", "embed", "video", "audio", "source", "base", "marquee", "math", "frame", "applet"}


PLACES = ("", "over/", "over/tweede/", "regios/", f"themas/{KEYS[0]}/")


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the same attack in a page of its own and in a page that becomes part of one of ours."""
    return built(
        write_hostile(
            tmp_path_factory.mktemp("kennis"),
            HARMLESS[:2],
            dict.fromkeys([f"{place}index.md" for place in PLACES], KNOWLEDGE),
        )
    )


def test_a_knowledge_page_brings_nothing_that_runs_or_fetches(browser: Browser, knowledge: Path) -> None:
    shell = parse(browser, knowledge, ["organisaties/index.html"])["organisaties/index.html"]
    pages = parse(browser, knowledge, [f"{place}index.html" for place in PLACES])
    assert strange(pages) == set()
    for name, page in pages.items():
        assert "kwaad.example" not in " ".join(page.addresses)
        brought = {
            one for one in page.names - shell.names if one.split()[-1].startswith("on") or {*one.split()} & NEVER
        }
        assert brought == set()
        own = {"form"} if name == "index.html" else set()  # the home page has a search field
        assert {one for one in page.names & SHELL if count(page, one) > count(shell, one)} == own
        assert not re.findall(r"\w+ style=\S.*", "\n".join(page.names))
        ends = (" srcset", " formaction", " name", " autofocus", " target", " ping")
        assert {one for one in page.names if one.endswith(ends)} <= shell.names | ({"input name"} if own else set())


def count(page: Parsed, name: str) -> int:
    return sum(number for element, number in page.elements.items() if element.split("[")[0].endswith(f" {name}"))


# ------------------------------------------------------------------------------------------ in a browser


@pytest.fixture
def look(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens a site in Chromium; in the end nothing may have run, called out or complained."""
    with ExitStack() as stack:
        dialogs: list[str] = []

        def close(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        def open_site(folder: Path) -> Page:
            page = stack.enter_context(visit(browser, stack.enter_context(serve(folder))))
            page.on("dialog", close)
            return page

        yield open_site
    assert dialogs == []


PER_KIND = ["", "pilots/", "regios/", "themas/", "organisaties/", "begrippen/", "zoeken/", "over/", "404.html"]


def test_nothing_runs_on_any_page(look: Callable[[Path], Page], hostile: Path) -> None:
    page = look(hostile)
    entries = [f"{kind}/{KEYS[number]}/" for kind in ("regios", "themas", "organisaties") for number in (1, 10, 40)]
    for address in [*PER_KIND, *entries, *(f"pilots/{key}/" for key in KEYS)]:
        page.goto(f"/{address}")
        assert page.locator("h1").count() == 1, address


def test_nothing_runs_on_a_knowledge_page(look: Callable[[Path], Page], knowledge: Path) -> None:
    page = look(knowledge)
    for address in PLACES:
        page.goto(f"/{address}")
        assert "Kop" in " ".join(page.locator("h1").all_inner_texts()), address


def test_a_page_with_an_odd_name_opens(look: Callable[[Path], Page], hostile: Path) -> None:
    page = look(hostile)
    for name in ODD_NAMES:
        address = quote(name.removesuffix(".md"))
        page.goto("/zoeken/alles/")
        links = page.locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        assert any(unquote(link).endswith(name.removesuffix(".md") + "/") for link in links)
        response = page.goto(f"/{address}/")
        assert response
        assert response.ok


def test_an_explanation_is_shown_as_text(look: Callable[[Path], Page], hostile: Path) -> None:
    page = look(hostile)
    shown = 0
    for key in KEYS[::12]:
        page.goto(f"/pilots/{key}/")
        for link in page.locator("a[data-uitleg]").all()[:4]:
            link.focus()
            tip = page.locator("#_uitleg[role=tooltip]")
            assert tip.evaluate("tip => tip.childElementCount") == 0
            assert tip.inner_text().split() == str(link.get_attribute("data-uitleg")).split()
            shown += 1
    assert shown > len(KEYS[::12])


def test_a_search_shows_what_it_finds_as_text(look: Callable[[Path], Page], hostile: Path) -> None:
    page = look(hostile)
    page.goto("/")
    page.locator("[data-search-open]").first.click()
    for attack in ATTACKS:
        query = " ".join(attack.split())[:80].strip()
        page.locator("dialog input[type=search]").fill(query)
        page.wait_for_function(
            "query => document.querySelector('dialog [role=status]').textContent.includes(query)", arg=query
        )
        inside = page.locator("dialog [data-zoekresultaten] *")
        assert {*inside.evaluate_all("all => all.map(one => one.localName)")} <= {"li", "a", "span", "p", "mark"}
    assert page.locator("dialog [data-zoekresultaten] a").count() > 0


@pytest.mark.parametrize(
    "address", ["/zoeken/?q={}", f"/pilots/{KEYS[9]}/?markeer={{}}&markeer=tekst#doelen", "/?q={}#{}"]
)
def test_what_stands_in_the_address_is_text(look: Callable[[Path], Page], hostile: Path, address: str) -> None:
    page = look(hostile)
    for attack in ALONE[:8]:
        page.goto(address.replace("{}", quote(attack)))
        # A block of data does not run.
        ran = "main script:not([type='application/ld+json'])"
        assert page.locator(f"main img, main iframe, {ran}, main svg[onload]").count() == 0


# ----------------------------------------------------------------------------------------- what is refused

REFUSED = [
    ("regio: oost", "regio: <script>alert(1)</script>", "onbekende-sleutel", "staat niet in de lijst"),
    ("soort: pilot", 'soort: "<img src=x onerror=alert(1)>"', "onbekende-waarde", "kan niet bij"),
    ("peildatum: 2020-05-01", "peildatum: '{{ 7*7 }}'", "geen-datum", "is geen datum"),
    ("deelnemers: [waterclub]", "deelnemers: ['\"><b>']", "onbekende-sleutel", "staat niet in de lijst"),
    ("verslag: Verslag", "verslag: {titel: x, url: 'javascript:alert(1)'} #", "geen-internetadres", "geen veilig"),
    ("verslag: Verslag", "verslag: {titel: x, url: 'data:text/html,x'} #", "geen-internetadres", "geen veilig"),
    ("verslag: Verslag", "verslag: {titel: x, url: 'https://a\" onclick=\"x'} #", "geen-internetadres", "geen veilig"),
    ("verslag: Verslag", "verslag: {titel: x, url: 'https://a/<script>'} #", "geen-internetadres", "geen veilig"),
    ("titel: Tegels", "titel: \u202eslegeT", "onzichtbaar-teken", "leesrichting"),
    ("titel: Tegels", 'titel: "\\u202eslegeT" #', "onzichtbaar-teken", "niet ziet"),
    ("titel: Tegels", "titel: Te\u200bgels", "onzichtbaar-teken", "spatie zonder breedte"),
    ("titel: Tegels", "titel: \x1b[31mTegels", "onzichtbaar-teken", "niet ziet"),
    ("titel: Tegels", "<script>: 1\ntitel: Tegels", "onbekend-veld", "is geen veld"),
    ("titel: Tegels", "titel: !!python/object:os.system x", "leesteken-vooraan", "mag niet beginnen"),
    ("werkwijze: niet_vermeld", "'<b>': niet_vermeld", "onbekend-kopje", "is geen kopje"),
]
# What a terminal would obey, or what would hide in a report.
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.mark.parametrize(("correct", "wrong", "code", "says"), REFUSED)
def test_what_cannot_be_accepted_is_refused_in_dutch(
    tmp_path: Path, correct: str, wrong: str, code: str, says: str
) -> None:
    text = harmless_pilot()
    assert correct in text
    root = write_catalogue(tmp_path, {"tegels": text.replace(correct, wrong, 1)})
    catalogue, found = load_catalogue(root)
    refusals = {one.code: one.message for one in [*found, *rules.check(catalogue)] if one.severity == "fout"}
    assert code in refusals
    assert says in refusals[code]
    assert not CONTROL.search(as_text(found))


@pytest.mark.parametrize(
    "name",
    [
        "<img src=x onerror=alert(1)>",
        '"onclick="alert(1)',
        "{{ 7*7 }}",
        "javascript:alert(1)",
        "a b",
        "\u202eab",
        "\x1b[31m",
    ],
)
def test_a_file_name_that_could_do_harm_is_refused(tmp_path: Path, name: str) -> None:
    root = write_catalogue(tmp_path, {name: harmless_pilot()})
    catalogue, found = load_catalogue(root)
    assert [one.code for one in found] == ["bestandsnaam"]
    assert "kan geen adres op de site worden" in found[0].message
    assert not CONTROL.search(as_text(found))
    assert name not in catalogue.pilots


def test_a_key_that_could_do_harm_is_refused(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path)
    (root / "pilots" / "_lijsten" / "themas.yml").write_text(
        "'\"><script>alert(1)</script>': {label: x}\n", encoding="utf-8"
    )
    _, found = load_catalogue(root)
    assert "geen-sleutel" in {one.code for one in found}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "//kwaad.example/", "https://kwaad.example/"])
def test_a_door_on_the_home_page_leads_into_the_site(tmp_path: Path, address: str) -> None:
    home = f"---\ntitle: Start\ndeuren: [{{label: Deur, url: '{address}', tekst: Kom binnen.}}]\n---\n\nWelkom.\n"
    done = build_site(write_catalogue(tmp_path / "bron", content={"index.md": home}), tmp_path / "site")
    assert not done.ok
    assert any(address in problem for problem in done.problems)


def test_a_key_with_the_name_of_a_method_is_only_a_key(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path / "bron")
    begrippen = "".join(f"{name}: {{label: Woord {name}}}\n" for name in NAMES)
    (root / "pilots" / "_lijsten" / "begrippen.yml").write_text(begrippen, encoding="utf-8")
    assert build_site(root, tmp_path / "site").ok
