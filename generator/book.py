"""The whole catalogue as one document to print: a chapter per pilot, made of the pieces of its page.

Nothing is rendered again: a chapter holds what the slides of the page hold (see slides), with anchors of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.side_by_side import FACTS, Absent, all_facts
from generator.slides import Slide


def chapter(slug: str, catalogue: Catalogue, slides: Iterable[Slide]) -> bytes:
    """Make the chapter of a pilot, for a page one level deep, out of the slides of the pilot's own page.

    Its title is left to the page. It comes as it is written: a thousand chapters are much to keep as text.
    """
    parts = []
    for slide in slides:
        if slide.kind == "title":
            parts.append(f"{slide.body}{_facts(slug, catalogue)}")
        elif slide.kind != "facts":
            parts.append(
                f'<section class="section" id="{slide.key}"><h3>{escape(slide.title)}</h3>'
                f'<div class="answer">{_one_level_down(slide.body)}</div></section>'
            )
    # A text cannot hold any of these: its own < and " are escaped. What the page calls `x` is `slug-x` here.
    made, own = "".join(parts).encode(), slug.encode()
    for attribute in (b' id="', b'labelledby="', b'href="#'):
        made = made.replace(attribute, attribute + own + b"-")
    return made.replace(b'href="../../', b'href="../')


def _one_level_down(body: Markup) -> str:
    # As plain text: put into Markup, a tag would be escaped. Most have none: answers come without headings.
    if "<h3" not in body:
        return body
    return str(body).replace("<h3", "<h4").replace("</h3>", "</h4>")


def _facts(slug: str, catalogue: Catalogue) -> str:
    """All that is told at a glance, but the summary, which stands above it."""
    told = zip(FACTS[1:], all_facts(catalogue)[slug][1:], strict=True)
    rows = [
        f'<div><dt>{fact.label}</dt><dd class="absence">{escape(values.tekst)}</dd></div>'
        if isinstance(values, Absent)
        else f"<div><dt>{fact.label}</dt><dd>{escape(' · '.join([value for _, value in values]))}</dd></div>"
        for fact, values in told
    ]
    return f'<dl class="book__facts">{"".join(rows)}</dl>'
