"""The engine of the form: what it reads, writes and edits is what the checker makes of the same text."""

import json
from pathlib import Path

import pytest

from generator import form
from generator.catalogue import load_catalogue
from generator.model import Pilot
from tests.conftest import ROOT
from tests.forms import Ask, as_data

PILOTS = sorted((ROOT / "pilots").glob("*.yml"))
each_pilot = pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)


# ------------------------------------------------------------------------------ the definition


def test_every_field_is_asked_with_its_own_label_and_help() -> None:
    catalogue, _ = load_catalogue(ROOT)
    data = json.loads(form.form_script(catalogue).removeprefix("window.pilotwijzerFormModel=").removesuffix(";\n"))
    asked = data["parts"]["Pilot"]
    assert [field["key"] for field in asked] == list(Pilot.model_fields)
    for field in asked:
        assert (field["label"], field["help"]) == (
            Pilot.model_fields[field["key"]].title,
            Pilot.model_fields[field["key"]].description,
        )
    assert [key for section in data["sections"] for key in section["fields"]] == list(Pilot.model_fields)


# ------------------------------------------------------------------------------ read and write


@each_pilot
def test_a_real_pilot_is_read_as_the_checker_reads_it(path: Path, ask: Ask, tmp_path: Path) -> None:
    text = path.read_bytes().decode()
    assert ask.run("form.dataOf(form.parse(text))", text=text) == as_data(text, tmp_path)


@each_pilot
def test_a_real_pilot_written_anew_says_the_same(path: Path, ask: Ask) -> None:
    text = path.read_bytes().decode()
    values = ask("read", text)
    assert ask("read", ask("write", values)) == values
    assert ask("edit", text, values) == text
