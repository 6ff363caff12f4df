"""What the pages in content/ tell people about the program is so."""

import re
import shutil
from pathlib import Path

import pytest

from generator import rules
from generator.catalogue import load_catalogue
from generator.diagnostics import Diagnostic, in_order
from generator.model import KOPJES
from generator.report import as_text
from tests.conftest import ROOT

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


def test_the_eleven_headings_are_explained_in_the_words_of_the_pages() -> None:
    page = (ROOT / "content" / "wegwijs" / "index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (.+\?) \|$", page, re.MULTILINE)
    assert rows == [(kopje.label, kopje.vraag) for kopje in KOPJES]
