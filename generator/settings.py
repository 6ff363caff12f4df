"""What can be set in mkdocs.yml: where descriptions are sent in, and how others may use the data."""

from __future__ import annotations

import re

from mkdocs.config import base
from mkdocs.config.config_options import Type

from generator.diagnostics import shown


class _Text(Type[str]):
    """An option that is a text of a certain shape, or empty; `remedy` says in Dutch what to write."""

    def __init__(self, shape: str, remedy: str, default: str = "") -> None:
        super().__init__(str, default=default)
        self._shape = shape
        self._remedy = remedy

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (value and not re.fullmatch(self._shape, value)):
            raise base.ValidationError(f"{shown(str(value))} kan hier niet staan. {self._remedy}")
        return value.rstrip("/")


class PilotwijzerConfig(base.Config):
    """The plugin's options in mkdocs.yml."""

    github_adres = _Text(
        r"https://[\w.-]+/[\w.-]+/[\w.-]+/?",
        "Schrijf het adres van de bewaarplaats, zoals `https://github.com/uw-organisatie/uw-pilots`.",
    )
    github_tak = _Text(r"[\w./-]+", "Schrijf de naam van een tak, zoals `main`.", default="main")
    licentie = Type(str, default="")
    email = _Text(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", "Schrijf een e-mailadres, zoals `pilots@voorbeeld.nl`.")
