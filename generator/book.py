"""The whole catalogue as one document to print: a chapter per pilot, made of the pieces of its page.

Nothing is rendered again: a chapter holds what the slides of the page hold (see slides), with anchors of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogue import Catalogue
from generator.side_by_side import FACTS, Absent, all_facts
from generator.slides import Slide
from generator.templates import escaped


def chapter(slug: str, catalogue: Catalogue, slides: Iterable[Slide]) -> bytes:
    """Make the chapter of a pilot, for a page one level deep, out of the slides of the pilot's own page.

    Its title is left to the page. It comes as it is written: a thousand chapters are much to keep as text.
    """
    parts = []
    for slide in slides:
        if slide.kind == "title":
            parts.append(f"{_of_its_own(slide, slug)}{_facts(slug, catalogue)}")
        elif slide.kind != "facts":
            parts.append(
                f'<section class="section" id="{slug}-{slide.key}"><h3>{escaped(slide.title)}</h3>'
                f'<div class="answer">{_one_level_down(_of_its_own(slide, slug))}</div></section>'
            )
    return "".join(parts).replace('href="#', f'href="#{slug}-').replace('href="../../', 'href="../').encode()


def _of_its_own(slide: Slide, slug: str) -> str:
    """What the page calls `x` is `slug-x` here. A text cannot hold any of these: its own < and " are escaped."""
    body = str(escaped(slide.body))
    if ' id="' not in body:
        return body
    return body.replace(' id="', f' id="{slug}-').replace('labelledby="', f'labelledby="{slug}-')


def _one_level_down(body: str) -> str:
    # Most have none: answers come without headings.
    return body.replace("<h3", "<h4").replace("</h3>", "</h4>") if "<h3" in body else body


def _facts(slug: str, catalogue: Catalogue) -> str:
    """All that is told at a glance, but the summary, which stands above it."""
    told = zip(FACTS[1:], all_facts(catalogue)[slug][1:], strict=True)
    rows = [
        f'<div><dt>{fact.label}</dt><dd class="absence">{escaped(values.tekst)}</dd></div>'
        if isinstance(values, Absent)
        else f"<div><dt>{fact.label}</dt><dd>{escaped(' · '.join([value for _, value in values]))}</dd></div>"
        for fact, values in told
    ]
    return f'<dl class="book__facts">{"".join(rows)}</dl>'
