"""What a record holds has its place on the pages: its origin, what differs, what is missing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.catalogue import load_catalogue
from generator.model import HERKOMST_KEYS, KOPJE_KEYS, Herleidbaar, Pilot
from generator.pages import Pages
from generator.publication import SiteInfo
from generator.site import theme_folder
from tests.conftest import ROOT

Path = tuple[str | int, ...]

FULL = """
titel: Proef
soort: pilot
regio: utrecht
gemeenten: [Utrecht]
fase: in_uitvoering
peildatum: 2012-11-08
bevestigd_op: 2026-11-23
samenvatting: Een proef.
themas: [kennisdeling]
setting: [school]
onderwijs: [vo]
leeftijd: 12-18
aanpak: [zorgadviesteam]
sturing: gemeenten
doelen: [Een doel]
vragen: [Een vraag]
duur: {start: 2012, eind: 2013, toelichting: Vanaf de start.}
doelgroep: {omschrijving: Leerlingen, aantal: 35}
deelnemers: [timon]
werkwijze: {kern: De kern, uitgangspunten: [Vooraf], stappen: [Daarna]}
scholing: [Een cursus]
financiering: [Ieder betaalt zelf]
relaties: [{naam: Elders, aard: inspiratie}]
voorbeelden: [Een voorbeeld]
monitoring:
  nulmeting: nee
  instrumenten: [Een lijst]
  indicatoren: [Tevredenheid]
  vragen: [Hoe gaat het]
  planning: [{tekst: Tellen, wanneer: 2013}]
  metingen: [{indicator: Tevreden, waarde: 1/5, peildatum: 2013, bron: een}]
kennisdeling: [Een brief]
lessen: {werkt: [Praten], werkt_niet: [Zwijgen], randvoorwaarden: [Tijd], ontwikkelvragen: [Hoe verder]}
onderdelen: [{titel: Deel, stappen: [Een stap]}]
bronnen: {een: {titel: Eerste bron, datum: {datum: 2013}}, twee: Tweede bron}
herkomst: {doelen: een}
ontbreekt:
  financiering: {stand: niet_vermeld, deel: de bedragen}
  gemeenten: {stand: niet_vermeld, toelichting: Niet alle.}
  lessen: volgt
"""


def record(**changes: Any) -> Pilot:
    raw: dict[str, Any] = yaml.load(FULL, yaml.BaseLoader)
    return Pilot.model_validate(raw | changes)


def parts(value: Any, path: Path = ()) -> Iterator[Path]:
    """The way to every part that can say where it comes from."""
    if isinstance(value, BaseModel):
        if isinstance(value, Herleidbaar):
            yield path
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple | dict):
        for key, item in enumerate(value) if isinstance(value, tuple) else value.items():
            yield from parts(item, (*path, key))


def changed(value: Any, path: Path, change: dict[str, Any]) -> Any:
    """The value with another state of the part at the end of `path`."""
    if not path:
        return value.model_copy(update=change)
    first, rest = path[0], path[1:]
    if isinstance(value, BaseModel):
        return value.model_copy(update={str(first): changed(getattr(value, str(first)), rest, change)})
    items = enumerate(value) if isinstance(value, tuple) else value.items()
    new = {key: changed(item, rest, change) if key == first else item for key, item in items}
    return tuple(new.values()) if isinstance(value, tuple) else new


FIRST = record()
PARTS = list(parts(FIRST))
SIDES = [{"bron": "een", "tekst": "Zo staat het hier."}, {"bron": "twee", "tekst": "En zo staat het daar."}]
AGES = {
    "12 tot 18 jaar": {"van": "12", "tot": "18"},
    "vanaf 12 jaar": {"van": "12"},
    "tot 18 jaar": {"tot": "18"},
}
# All in one catalogue, so that the templates are read once.
VARIANTS: dict[tuple[object, ...], Pilot] = {
    ("first",): FIRST,
    ("unconfirmed",): FIRST.model_copy(update={"bevestigd_op": None}),
    **{("afgeleid", path): changed(FIRST, path, {"afgeleid": True}) for path in PARTS},
    **{("bron", path): changed(FIRST, path, {"bron": ("twee",)}) for path in PARTS},
    **{("herkomst", name): record(herkomst={"doelen": "een", name: "twee"}) for name in HERKOMST_KEYS},
    **{("verschil", name): record(verschillen=[{"kopje": name, "volgens": SIDES}]) for name in KOPJE_KEYS},
    **{("leeftijd", words): record(leeftijd=leeftijd) for words, leeftijd in AGES.items()},
}


@pytest.fixture(scope="module")
def page() -> Callable[..., str]:
    """Renders the variant of that name."""
    slugs = {name: f"proef-{number}" for number, name in enumerate(VARIANTS)}
    catalogue, _ = load_catalogue(ROOT)
    many = replace(catalogue, pilots={slugs[name]: variant for name, variant in VARIANTS.items()}, _found={})
    pages = Pages(many, SiteInfo("Proef"), theme_folder() / "pages")
    return lambda *name: pages.render(f"pilots/{slugs[name]}/").html


def test_the_record_holds_every_field() -> None:
    assert [name for name in Pilot.model_fields if not getattr(FIRST, name)] == [
        "verschillen",
        "eerdere_slugs",  # not said of the pilot, but of its page
    ]


@pytest.mark.parametrize("path", PARTS, ids=lambda path: ".".join(map(str, path)))
def test_every_part_shows_where_it_comes_from(page: Callable[..., str], path: Path) -> None:
    before, derived, sourced = page("first"), page("afgeleid", path), page("bron", path)
    assert derived.count("afgeleid)") > before.count("afgeleid)")
    assert sourced.count('href="#bron-2"') > before.count('href="#bron-2"')


@pytest.mark.parametrize("name", HERKOMST_KEYS)
def test_every_field_shows_the_source_it_is_said_to_come_from(page: Callable[..., str], name: str) -> None:
    assert page("herkomst", name).count('href="#bron-2"') > page("first").count('href="#bron-2"')


@pytest.mark.parametrize("name", KOPJE_KEYS)
def test_what_sources_say_differently_is_shown_under_any_heading(page: Callable[..., str], name: str) -> None:
    shown = page("verschil", name)
    assert shown.count("Zo staat het hier.") == shown.count("En zo staat het daar.") == 1


@pytest.mark.parametrize("words", AGES)
def test_an_age_with_an_open_end_reads_as_one(page: Callable[..., str], words: str) -> None:
    assert page("leeftijd", words).count(f">{words}<") == 2


def test_a_page_says_when_its_region_last_confirmed_it(page: Callable[..., str]) -> None:
    assert "De regio heeft deze beschrijving bevestigd op 23 november 2026." in page("first")
    assert "De regio heeft deze beschrijving nog niet bevestigd." in page("unconfirmed")
