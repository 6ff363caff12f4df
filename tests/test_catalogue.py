"""All records by key: what is loaded, what is left out, and what is read again."""

import os
from pathlib import Path

import pytest

from generator.catalogue import Cache, Catalogue, load_catalogue
from generator.model import LISTS
from tests.checking import HEAD, pilot, places, write
from tests.checking import LISTS as BASE_LISTS
from tests.conftest import ROOT


def load(root: Path) -> Catalogue:
    catalogue, found = load_catalogue(root)
    assert found == []
    return catalogue


def titled(titel: str, more: str = "") -> str:
    return pilot(more, head=HEAD.replace("Samen naar school", titel))


def test_pilots_are_in_the_order_of_their_titles(tmp_path: Path) -> None:
    files = {
        "c.yml": titled("Zorg"),
        "b.yml": titled("'‘Eén plan’'"),
        "a.yml": titled("een"),
        "d.yml": titled("appel"),
        "e.yml": titled("Één"),
    }
    assert list(load(write(tmp_path, files)).pilots) == ["d", "a", "e", "b", "c"]


def test_every_list_of_the_model_is_there_even_when_its_file_is_not(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path, {}))
    assert set(catalogue.lists) == set(LISTS)
    assert catalogue.lists["begrippen"] == {}
    assert list(catalogue.lists["regios"]) == ["west", "oost"]
    assert catalogue.keys["settings"] == frozenset()


def test_look_ups(tmp_path: Path) -> None:
    parts = "[{organisatie: de-brug, trekker: ja}, {organisatie: de-brug, rol: Geeft les.}]"
    more = f"themas: [preventie]\ndeelnemers: {parts}\n"
    ties = "[{pilot: een, aard: lijkt-op}, {naam: Elders, aard: lijkt-op}]"
    relation = f"themas: [samenwerking, preventie]\nrelaties: {ties}\n"
    catalogue = load(write(tmp_path, {"een.yml": titled("Een", more), "twee.yml": titled("Twee", relation)}))
    assert catalogue.pilots_with("themas", "preventie") == ["een", "twee"]
    assert catalogue.pilots_with("themas", "samenwerking") == ["twee"]
    assert catalogue.pilots_with("regio", "west") == ["een", "twee"]
    assert catalogue.pilots_with("regio", "oost") == []
    assert catalogue.pilots_with("organisatie", "de-brug") == ["een"]
    assert [(slug, part.trekker, part.rol) for slug, _, part in catalogue.participations("de-brug")] == [
        ("een", True, None),
        ("een", False, "Geeft les."),
    ]
    assert [(slug, relatie.aard) for slug, relatie in catalogue.incoming("een")] == [("twee", "lijkt-op")]
    assert catalogue.incoming("twee") == []
    term = catalogue.term("regios", "west")
    assert term is not None
    assert term.label == "West"
    assert catalogue.term("regios", "noord") is None
    assert catalogue.term("nergens", "west") is None


def test_a_pilot_with_faults_is_left_out_but_known(tmp_path: Path) -> None:
    catalogue, found = load_catalogue(
        write(tmp_path, {"goed.yml": pilot(), "fout.yml": pilot().replace("soort: pilot\n", "")})
    )
    assert list(catalogue.pilots) == list(catalogue.sources) == ["goed"]
    assert catalogue.slugs == {"goed", "fout"}
    assert [d.code for d in found] == ["ontbrekend-veld"]


def test_one_broken_file_does_not_hide_the_faults_of_another(tmp_path: Path) -> None:
    files = {"a.yml": "titel: [\n", "b.yml": "titel: 'x\n", "_lijsten/themas.yml": "x\n"}
    _, found = load_catalogue(write(tmp_path, files))
    assert {d.mark.path for d in found} == {"pilots/a.yml", "pilots/b.yml", "pilots/_lijsten/themas.yml"}


def test_no_second_message_about_a_line_that_could_not_be_read(tmp_path: Path) -> None:
    text = pilot(head=HEAD.replace("soort: pilot", "soort:proef"))
    _, found = load_catalogue(write(tmp_path, {"proef.yml": text}))
    assert places(found) == [(2, 1, "spatie-na-dubbelepunt")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Proef.yml", "bestandsnaam"),
        ("proef_een.yml", "bestandsnaam"),
        ("proef een.yml", "bestandsnaam"),
        ("2012.yml", "bestandsnaam"),
        ("proef.yaml", "extensie"),
        ("proef.YML", "extensie"),
        ("proef.yml.txt", "extensie"),
        ("proef.json", "extensie"),
        ("README.md", "onbekend-bestand"),
        ("map/proef.yml", "onbekend-bestand"),
        ("_lijsten/thema.yml", "onbekende-lijst"),
        ("_lijsten/themas.yaml", "extensie"),
    ],
)
def test_a_name_that_is_no_good_is_told(tmp_path: Path, name: str, code: str) -> None:
    catalogue, found = load_catalogue(write(tmp_path, {name: "a: {label: A}\n" if "lijsten" in name else pilot()}))
    assert [d.code for d in found] == [code]
    assert catalogue.pilots == {}


@pytest.mark.parametrize(
    ("first", "second"), [("proef.yml", "proef.yaml"), ("proef.yml", "Proef.yml"), ("proef.yml", "PROEF.yaml")]
)
def test_two_files_for_one_address(tmp_path: Path, first: str, second: str) -> None:
    catalogue, found = load_catalogue(write(tmp_path, {first: pilot(), second: pilot()}))
    assert [(d.mark.path, d.code) for d in found] == [(f"pilots/{second}", "dubbele-naam")]
    assert list(catalogue.pilots) == ["proef"]


@pytest.mark.parametrize("name", [".DS_Store", ".proef.yml.swp", "_lijsten/.gitkeep"])
def test_hidden_files_are_ignored(tmp_path: Path, name: str) -> None:
    assert load(write(tmp_path, {name: "x", "proef.yml": pilot()})).slugs == {"proef"}


def test_a_folder_elsewhere_is_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "echt", {"proef.yml": pilot()})
    (tmp_path / "nep").mkdir()
    (tmp_path / "nep" / "pilots").symlink_to(root / "pilots")
    catalogue, found = load_catalogue(tmp_path / "nep")
    assert [d.code for d in found][:1] == ["snelkoppeling"]
    assert catalogue.pilots == {}
    (root / "pilots" / "_lijsten").rename(tmp_path / "lijsten")
    (root / "pilots" / "_lijsten").symlink_to(tmp_path / "lijsten")
    _, found = load_catalogue(root)
    assert [(d.mark.path, d.code) for d in found] == [("pilots/_lijsten", "snelkoppeling")]


def test_without_a_folder_there_is_an_empty_catalogue(tmp_path: Path) -> None:
    assert load(tmp_path).pilots == {}


def test_the_files_that_were_read_are_named(tmp_path: Path) -> None:
    catalogue, _ = load_catalogue(write(tmp_path, {"proef.yml": pilot(), "fout.yml": "x"}))
    lists = {f"pilots/_lijsten/{name}.yml" for name in BASE_LISTS}
    assert set(catalogue.files) == {"pilots/proef.yml", "pilots/fout.yml"} | lists


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    root = write(tmp_path, {"een.yml": titled("Een"), "twee.yml": titled("Twee"), "fout.yml": "x"})
    cache: Cache = {}
    before, found = load_catalogue(root, cache)
    again, found_again = load_catalogue(root, cache)
    assert found_again == found != []
    assert again.pilots["een"] is before.pilots["een"]
    path = root / "pilots" / "een.yml"
    path.write_text(titled("Één"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    (root / "pilots" / "fout.yml").unlink()
    after, found_after = load_catalogue(root, cache)
    assert after.pilots["een"].titel == "Één"
    assert after.pilots["twee"] is before.pilots["twee"]
    assert found_after == []
    assert str(root / "pilots" / "fout.yml") not in cache


def test_a_record_cannot_be_changed(tmp_path: Path) -> None:
    catalogue = load(write(tmp_path, {"proef.yml": pilot()}))
    with pytest.raises(ValueError, match="frozen"):
        catalogue.pilots["proef"].titel = "Anders"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        catalogue.root = ROOT  # type: ignore[misc]
