"""The engine of the form: what it reads, writes and edits is what the checker makes of the same text."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator import form, site
from generator.catalogue import load_catalogue
from generator.model import Pilot
from generator.source import read_source
from tests.conftest import ROOT

PILOTS = sorted((ROOT / "pilots").glob("*.yml"))
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def model() -> str:
    catalogue, _ = load_catalogue(ROOT)
    return form.form_script(catalogue)


@pytest.fixture(scope="module")
def engine(browser: Browser, model: str) -> Iterator[Page]:
    """An empty page with only the engine on it; a script error fails the test that caused it."""
    page = browser.new_page()
    page.add_script_tag(content=model)
    for path in sorted((site.theme_folder() / "scripts" / "form").glob("*.js")):
        if not path.name.startswith("ui_"):
            page.add_script_tag(content=path.read_text(encoding="utf-8"))
    yield page
    page.close()


@pytest.fixture
def ask(engine: Page) -> Ask:
    """Calls a function of the engine with plain values, and hands back plain values."""

    def call(name: str, *values: Any) -> Any:
        script = "([name, values]) => JSON.stringify(window.pilotwijzerForm[name](...values) ?? null)"
        return json.loads(engine.evaluate(script, [name, list(values)]))

    return call


def as_data(text: str, folder: Path) -> Any:
    """What the checker reads in a text."""
    folder.mkdir(exist_ok=True)
    path = folder / "pilot.yml"
    path.write_bytes(text.encode())
    source, found = read_source(path, folder)
    assert source is not None, found
    assert not found
    return source.data


# ------------------------------------------------------------------------------ the definition


def test_every_field_is_asked_with_its_own_label_and_help(model: str) -> None:
    data = json.loads(model.removeprefix("window.pilotwijzerFormModel=").removesuffix(";\n"))
    asked = data["parts"]["Pilot"]
    assert [field["key"] for field in asked] == list(Pilot.model_fields)
    for field in asked:
        assert (field["label"], field["help"]) == (
            Pilot.model_fields[field["key"]].title,
            Pilot.model_fields[field["key"]].description,
        )
    assert [key for section in data["sections"] for key in section["fields"]] == list(Pilot.model_fields)


# ------------------------------------------------------------------------------ read and write


@pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)
def test_a_real_pilot_is_read_as_the_checker_reads_it(path: Path, engine: Page, tmp_path: Path) -> None:
    text = path.read_bytes().decode()
    script = "text => JSON.stringify(pilotwijzerForm.dataOf(pilotwijzerForm.parse(text)))"
    assert json.loads(engine.evaluate(script, text)) == as_data(text, tmp_path)


@pytest.mark.parametrize("path", PILOTS, ids=lambda path: path.stem)
def test_a_real_pilot_written_anew_says_the_same(path: Path, ask: Ask) -> None:
    text = path.read_bytes().decode()
    values = ask("read", text)
    assert ask("read", ask("write", values)) == values
    assert ask("edit", text, values) == text
