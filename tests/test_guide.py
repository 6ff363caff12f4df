"""What the pages in content/ tell people about the program is so."""

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator import model, rules
from generator.catalogue import load_catalogue
from generator.diagnostics import Diagnostic, in_order
from generator.guide import FieldHelp, field_reference
from generator.model import KOPJES, Pilot
from generator.report import as_text
from tests.conftest import ROOT
from tests.tools.screenshots import drawings, what_the_checker_says

GUIDE = (ROOT / "content" / "bijdragen" / "index.md").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the pilots, with the region of the example in the list."""
    shutil.copytree(ROOT / "pilots", tmp_path / "pilots")
    with (tmp_path / "pilots" / "_lijsten" / "regios.yml").open("a", encoding="utf-8") as regios:
        regios.write("uw-regio: {label: Uw regio}\n")
    return tmp_path


def block(language: str) -> str:
    [found] = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    return str(found)


def check(root: Path, example: str) -> list[Diagnostic]:
    """What the checker says with the example among the pilots."""
    (root / "pilots" / "samen-op-school.yml").write_text(example, encoding="utf-8")
    catalogue, found = load_catalogue(root)
    return in_order([*found, *rules.check(catalogue)])


def test_the_example_of_a_pilot_is_correct(root: Path) -> None:
    assert as_text(check(root, block("yaml"))) == ""


def test_the_example_of_a_message_is_what_one_sees(root: Path) -> None:
    found = check(root, block("yaml").replace("doelgroep:", "doelgroup:"))
    assert as_text(found, files=22) == block("text")


def test_the_pictures_are_light_and_told_in_words() -> None:
    pictures = re.findall(r"!\[(.+?)\]\((beeld/.+?)\)", GUIDE)
    folder = ROOT / "content" / "bijdragen"
    assert sorted(name for _, name in pictures) == sorted(f"beeld/{path.name}" for path in folder.glob("beeld/*"))
    assert max((folder / name).stat().st_size for _, name in pictures) <= 60_000
    assert min(len(alt) for alt, _ in pictures) > 40


def test_the_drawings_show_what_the_checker_says_now(tmp_path: Path) -> None:
    # If not: make screenshots.
    for name, drawn in drawings(what_the_checker_says(tmp_path / "controle")).items():
        assert (ROOT / "content" / "bijdragen" / "beeld" / name).read_bytes() == drawn, name


def test_the_eleven_headings_are_explained_in_the_words_of_the_pages() -> None:
    page = (ROOT / "content" / "wegwijs" / "index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+\?) \|$", page, re.MULTILINE)
    assert rows == [(kopje.label, kopje.vraag) for kopje in KOPJES]


def test_the_reference_explains_every_field_of_the_model() -> None:
    reference = field_reference(load_catalogue(ROOT)[0])
    top = [field.key for section in reference.sections for field in section.fields]
    assert sorted(top) == sorted(Pilot.model_fields)
    explained = {field.key for section in reference.sections for field in fields_in(section.fields)}
    explained |= {field.key for field in reference.everywhere}
    parts = [part for part in vars(model).values() if isinstance(part, type) and issubclass(part, model.Deel)]
    of_a_pilot = [part for part in parts if not issubclass(part, model.Term) and part is not model.Ligging]
    assert explained == {name for part in of_a_pilot for name in part.model_fields}


def fields_in(fields: Iterable[FieldHelp]) -> Iterator[FieldHelp]:
    for field in fields:
        yield field
        yield from fields_in(field.fields)


def test_the_reference_has_what_a_writer_asks() -> None:
    reference = field_reference(load_catalogue(ROOT)[0])
    fields = {field.key: field for section in reference.sections for field in section.fields}
    assert fields["titel"].required
    assert fields["fase"].kind == "een keuze: voorbereiding, in_uitvoering, afgerond, gestopt, onbekend"
    assert fields["doelen"].kind.startswith("een of meer: een tekst")
    assert fields["doelen"].kind.endswith("(`tekst`), of een groep velden")
    assert fields["gemeenten"].example == "[Houten, Lopik]"
    assert fields["ontbreekt"].example == "{kennisdeling: niet_vermeld}"
    assert fields["themas"].list == "themas"
    [themas] = [each for each in reference.lists if each.name == "themas"]
    assert ("kennisdeling", "Kennis delen") in themas.entries
