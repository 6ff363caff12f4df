"""Knowledge pages: what a person may write above the text of a page in content/, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel, ValidationError

_NO_TEXT = Markup("")


@dataclass(frozen=True)
class Knowledge:
    """What a knowledge page in content/ adds to a page of ours at the same address."""

    body: Markup = _NO_TEXT
    meta: Mapping[str, Any] = field(default_factory=dict)


class Deur(BaseModel):
    """A way into the site, from the home page."""

    label: str
    url: str
    tekst: str


class PageMeta(BaseModel):
    """What may stand above the text of a knowledge page; the last four are for the home page."""

    title: str | None = None
    description: str | None = None
    vraag: str | None = None
    inleiding: str | None = None
    zoekvoorbeelden: list[str] = []
    deuren: list[Deur] = []


def meta_problem(meta: Mapping[str, Any]) -> str:
    """Say in Dutch what is wrong with the lines above the text of a knowledge page; "" when nothing is."""
    try:
        PageMeta.model_validate(meta)
    except ValidationError as fault:
        name = str(fault.errors()[0]["loc"][0])
        remedy = {
            "deuren": "Maak er een lijst van; elke deur heeft `label`, `url` en `tekst`",
            "zoekvoorbeelden": "Maak er een lijst van woorden van",
        }.get(name, "Schrijf er één tekst achter, zo nodig tussen aanhalingstekens")
        return f"`{name}` boven aan de pagina klopt niet. {remedy}."
    return ""
