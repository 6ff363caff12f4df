"""Decks: the slides of a page, each a document of its own that is also a page to read.

A deck stands at `presenteren/` followed by the address of its page. The browser divides what does not fit on one slide
(theme/scripts/present/): only there is known how large the screen is.
"""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from generator.model import KOPJES
from generator.side_by_side import FACTS

# What is read from the last row: the rest stands under the headings.
_AT_A_GLANCE = (
    "soort",
    "fase",
    "peildatum",
    "periode",
    "omvang",
    "leeftijd",
    "trekker",
    "gemeenten",
    "themas",
    "nulmeting",
)
SLIDE_FACTS = tuple(fact for key in _AT_A_GLANCE for fact in FACTS if fact.key == key)
ROOM = "presenteren/"


def room(environment: Environment) -> dict[str, str]:
    """Make the page where pilots of the reader's choice are presented: file name and content."""
    inside = environment.get_template("presenteren.html").render(base="../", facts=SLIDE_FACTS, all_kopjes=KOPJES)
    return {
        f"{ROOM}index.html": environment.get_template("presenteren_deck.html").render(
            base="../",
            url=ROOM,
            back="",
            title="Presenteren",
            description="Maak dia's van de pilots die u kiest.",
            slides=Markup(inside),
        )
    }
