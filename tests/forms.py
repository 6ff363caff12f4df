"""The engine of the form on an empty page, to be asked things from a test; and the checker to hold it against."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from generator import form, site
from generator.catalogue import Catalogue
from generator.source import read_source


class Ask:
    """Calls functions of the engine with plain values, and hands back plain values."""

    def __init__(self, browser: Browser, catalogue: Catalogue) -> None:
        self._page = browser.new_page()
        self._faults: list[object] = []
        self._page.on("pageerror", self._failed)
        self._page.add_script_tag(content=form.form_script(catalogue))
        parts = sorted((site.theme_folder() / "scripts" / "form").glob("*.js"))
        engine = site.as_sent([path for path in parts if not path.name.startswith("ui_")])
        self._page.add_script_tag(content=engine)

    def _failed(self, fault: object) -> None:
        self._faults.append(fault)

    def close(self) -> None:
        """Close the page; nothing on it may have failed."""
        self._page.close()
        assert not self._faults

    def __call__(self, name: str, *values: Any) -> Any:
        return self.all(name, [values])[0]

    def all(self, name: str, calls: Iterable[Sequence[Any]]) -> list[Any]:
        """What one function answers to each of many calls."""
        answers: list[Any] = self.run("calls.map((values) => form[name](...values))", name=name, calls=list(calls))
        return answers

    def widened(self, data: Any) -> Any:
        """Plain data of a file with its short forms made long, as the values of the form are."""
        return self.run("form.widened(data, form.pilot)", data=data)

    def run(self, expression: str, **values: Any) -> Any:
        """What an expression gives, with `form` and these values at hand."""
        names = ", ".join(values)
        script = f"({{ {names} }}, form = window.pilotwijzerForm) => JSON.stringify({expression} ?? null)"
        return json.loads(self._page.evaluate(script, values))


def as_data(text: str, folder: Path) -> Any:
    """What the checker reads in a text that has nothing wrong with it."""
    path = folder / "pilot.yml"
    path.write_bytes(text.encode())
    source, found = read_source(path, folder)
    assert source is not None, text
    assert not found, (found, text)
    return source.data
