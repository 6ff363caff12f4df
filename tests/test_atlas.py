import math
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from generator.atlas import Atlas, Sheet, atlas
from generator.catalogue import load_catalogue
from generator.model import Regio
from tests.catalogues import in_memory, write_catalogue

LAND = {"land": {"label": "Land", "omtrek": ["50,4 54,4 54,8 50,8"]}}


def regio(north: str, east: str, **more: Any) -> dict[str, Any]:
    return {"label": f"R{north}", "ligging": {"breedte": north, "lengte": east}, **more}


def drawn(regios: dict[str, dict[str, Any]], gebieden: dict[str, Any] | None = None) -> Atlas:
    pilots = {f"p-{key}": {"regio": key} for key in regios}
    return atlas(in_memory(pilots, regios=regios, gebieden=LAND if gebieden is None else gebieden))


def distances(sheet: Sheet) -> list[float]:
    spots = [(one.x, one.y * sheet.height / sheet.width) for one in sheet.markers]
    return [math.dist(a, b) for number, a in enumerate(spots) for b in spots[:number]]


def test_a_region_stands_at_its_place_with_its_number() -> None:
    found = drawn({"zuid": regio("51", "7"), "noord": regio("53", "5"), "elders": {"label": "Elders"}})
    assert found.sheet is not None
    places = {one.place.key: (one.place.number, one.x, one.y) for one in found.sheet.markers}
    assert places["zuid"][0] == 1
    assert places["noord"][0] == 2
    assert places["noord"][1] < places["zuid"][1], "west is left"
    assert places["noord"][2] < places["zuid"][2], "north is up"
    assert [place.key for place in found.unplaced] == ["elders"]
    assert found.inset is None


def test_the_shape_of_the_land_is_true() -> None:
    found = drawn({"een": regio("52", "6")})
    assert found.sheet is not None
    assert found.sheet.width / found.sheet.height == pytest.approx(math.cos(math.radians(52)), abs=0.03)
    assert [area.label for area in found.areas] == ["Land"]


def test_a_crowd_is_shown_enlarged_where_no_marker_covers_another() -> None:
    crowd = {f"c{number}": regio(f"52.{number:02}", f"5.{number * 7 % 10:02}") for number in range(5)}
    found = drawn({**crowd, "ver": regio("53.5", "7.5")})
    assert found.sheet is not None
    assert found.inset is not None
    assert [one.place.key for one in found.sheet.markers] == ["ver"]
    assert len(found.sheet.dots) == len(found.inset.markers) == 5
    assert min(distances(found.inset)) > 9


def test_two_at_one_spot_give_way_to_each_other_and_say_so() -> None:
    found = drawn({"een": regio("52", "6"), "twee": regio("52", "6")})
    assert found.sheet is not None
    assert min(distances(found.sheet)) > 9
    assert all(one.moved for one in found.sheet.markers)


def test_a_programme_is_no_spot_but_the_province_that_it_covers() -> None:
    programme = {"label": "Provincie", "soort": "provincie", "provincies": ["Land"]}
    found = drawn({"een": regio("52", "6"), "prov": programme, "rijk": {"label": "Rijk", "soort": "land"}})
    assert [place.key for place in found.wide] == ["prov", "rijk"]
    assert [place.key for place in found.places] == ["een"]
    assert [place.key for area in found.areas for place in area.programmes] == ["prov"]


def test_without_an_outline_or_a_place_there_is_a_list_only() -> None:
    assert drawn({"een": regio("52", "6")}, {}).sheet is None
    found = drawn({"een": {"label": "Een"}})
    assert found.sheet is None
    assert [place.key for place in found.unplaced] == ["een"]


def test_a_region_without_pilots_is_not_on_the_map() -> None:
    regios = {"een": regio("52", "6"), "leeg": regio("53", "6")}
    found = atlas(in_memory({"p": {"regio": "een"}}, regios=regios, gebieden=LAND))
    assert [place.key for place in found.places] == ["een"]


def test_very_many_markers_are_drawn_small_without_pushing() -> None:
    found = drawn({f"r{number}": regio(f"51.{number:02}", f"5.{number:02}") for number in range(41)})
    assert found.small
    assert found.sheet is not None
    assert not any(one.moved for one in found.sheet.markers)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("52,09", "Bedoelt u `52.09`?"),
        ("noord", "Schrijf graden met een punt, bijvoorbeeld `52.09`."),
        ("152.1", "Schrijf een getal tussen -90 en 90."),
        ("1e1", "Schrijf graden met een punt, bijvoorbeeld `52.09`."),
    ],
)
def test_a_place_that_cannot_be_read_says_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Regio.model_validate(regio(text, "5.1"))
    [error] = caught.value.errors()
    assert (error["type"], error["ctx"]["hint"]) == ("geen-coordinaat", hint)


@pytest.mark.parametrize("text", ["52.1", "52.1;5.2 52.3,5.4", "52.1,5.2 noord,5.4"])
def test_an_outline_that_cannot_be_read_says_so_at_its_place(tmp_path: Path, text: str) -> None:
    root = write_catalogue(tmp_path)
    outline = root / "pilots/_lijsten/gebieden.yml"
    outline.write_text(f'land:\n  label: Land\n  omtrek:\n    - "{text}"\n', encoding="utf-8")
    _, [found] = load_catalogue(root)
    assert (found.code, found.mark.line) == ("geen-coordinaat", 4)
