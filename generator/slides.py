"""Decks: the slides of a page, as a document of its own that is also a page to read.

A deck stands at `presenteren/` followed by the address of its page. Its slides are what the page itself says: they hold
the same pieces of HTML. The browser divides what does not fit on one (theme/scripts/present/): only there is known how
large the screen is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape

from generator.catalogue import Catalogue
from generator.model import KOPJES, Kopje, Pilot, in_words
from generator.prose import plain_text
from generator.side_by_side import FACTS, Absent, Fact, Item, values_of

# What is read from the last row: the rest stands under the headings.
_AT_A_GLANCE = ("soort", "fase", "peildatum", "periode", "omvang", "leeftijd", "trekker", "gemeenten", "nulmeting")
SLIDE_FACTS = tuple(fact for key in _AT_A_GLANCE for fact in FACTS if fact.key == key)
ROOM = "presenteren/"
# With more pilots than this a region or a theme names them, and leaves the rest to the page.
MOST_PILOTS = 40


@dataclass(frozen=True, slots=True)
class Slide:
    """One thought: its key in the address, its title, and safe HTML as it stands on the page.

    `kicker` stands above the title, `question` below it; `kind` is how it is laid out: `title`, `facts`, `text` or
    `picture`. What does not fit is divided, so a slide here may become several on the screen.
    """

    key: str
    title: str
    body: Markup
    kind: str = "text"
    kicker: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of the page at `url`; `kind` says in Dutch what the page is about, `title` is that of the page."""

    url: str
    kind: str
    title: str
    slides: Sequence[Slide]


def deck_address(url: str) -> str:
    """Where the deck of a page is, relative to the site's root."""
    return f"{ROOM}{url}"


def deck_file(environment: Environment, site: str, deck: Deck) -> dict[str, str]:
    """Make the document of a deck: file name and content. `site` is the address of the site, or ""."""
    base = "../" * deck.url.count("/")
    inside = environment.get_template("presenteren_dias.html").render(
        base=base, deck=deck, address=site + quote(deck.url) if site else ""
    )
    # The pieces are those of the page, which is one level less deep; a fragment is one of the page.
    inside = inside.replace('href="#', f'href="{base}{deck.url}#').replace('href="../', 'href="../../')
    return _file(
        environment,
        deck_address(deck.url),
        title=f"Dia's: {deck.kind} {deck.title}",
        description=f"{deck.title} in dia's.",
        back=deck.url,
        slides=Markup(inside),
    )


def pilot_slides(pilot: Pilot, catalogue: Catalogue, strip: Markup, headings: Iterable[Slide]) -> list[Slide]:
    """The slides of one pilot; `headings` are those of its headings, without the name of its region."""
    regio = catalogue.lists["regios"][pilot.regio].label
    return [
        Slide("titel", pilot.titel, _paragraph(pilot) + strip, "title", regio),
        Slide("feiten", "In het kort", _facts(pilot, catalogue, SLIDE_FACTS), "facts", regio),
        *(replace(heading, kicker=regio) for heading in headings),
    ]


def entry_slides(
    title: str, explanation: str, pilots: Sequence[tuple[str, Pilot]], catalogue: Catalogue, strips: Sequence[Markup]
) -> list[Slide]:
    """The slides of a region or a theme: what it is, which pilots there are, and each in brief."""
    regios = catalogue.lists["regios"]
    names = [
        Markup("<li><strong>{}</strong> <span>{}</span></li>").format(regios[pilot.regio].label, pilot.titel)
        for _, pilot in pilots[:MOST_PILOTS]
    ]
    body = Markup('<ul class="slide__pilots plain">{}</ul>').format(Markup("").join(names)) if names else Markup()
    if len(pilots) > MOST_PILOTS:
        more = len(pilots) - MOST_PILOTS
        body += Markup('<p class="slide__missing">De andere {} staan op de pagina.</p>').format(more)
    if not pilots:
        body = Markup('<p class="absence">Nog geen pilot in de catalogus.</p>')
    return [
        Slide("titel", title, Markup('<p class="slide__lead">{}</p>').format(plain_text(explanation)), "title"),
        Slide("pilots", "Pilots" if len(pilots) != 1 else "Eén pilot", body, kicker=title),
        *(
            Slide(
                slug,
                pilot.titel,
                _paragraph(pilot) + _facts(pilot, catalogue, _IN_BRIEF) + strip,
                "facts",
                f"{title} · {regios[pilot.regio].label}" if title != regios[pilot.regio].label else title,
            )
            for (slug, pilot), strip in zip(pilots[:MOST_PILOTS], strips, strict=False)
        ),
    ]


def heading_slides(kopje: Kopje, stands: Iterable[str], answers: Iterable[Slide]) -> list[Slide]:
    """The slides of one heading over all pilots; `stands` says how much each of them describes it."""
    counts = [f"{count} {in_words(stand)}" for stand, count in Counter(stands).most_common()]
    lead = Markup('<p class="slide__lead">Van de beschrijvingen: {}.</p>').format(", ".join(counts))
    return [
        Slide("titel", kopje.label, lead if counts else Markup(), "title", question=kopje.vraag),
        *(answers or [Slide("te-veel", "Kies pilots", _TOO_MANY, kicker=kopje.label)]),
    ]


_IN_BRIEF = tuple(fact for fact in SLIDE_FACTS if fact.key in ("soort", "fase", "periode", "omvang"))
_TOO_MANY = Markup(
    "<p>Er zijn te veel pilots om achter elkaar te laten zien. "
    "Kies er een paar op de pagina, en daarna “Presenteren”.</p>"
)


def _paragraph(pilot: Pilot) -> Markup:
    return Markup('<p class="slide__lead">{}</p>').format(plain_text(pilot.samenvatting))


def _facts(pilot: Pilot, catalogue: Catalogue, facts: Iterable[Fact]) -> Markup:
    # Joined as text: `Markup.format` takes as long for these few words as the rest of the deck.
    rows = [_fact(fact.label, values_of(fact, pilot, catalogue)) for fact in facts]
    return Markup(f'<dl class="slide__facts">{"".join(rows)}</dl>')


def _fact(label: str, values: list[Item] | Absent) -> str:
    if isinstance(values, Absent):
        return f'<div><dt>{escape(label)}</dt><dd class="absence">{escape(values.tekst)}</dd></div>'
    told = " · ".join([value for _, value in values])
    return f"<div><dt>{escape(label)}</dt><dd>{escape(told)}</dd></div>"


def standing_files(environment: Environment) -> dict[str, str]:
    """Make the page where pilots of the reader's choice are presented, and the one for the speaker's window."""
    room = environment.get_template("presenteren.html").render(base="../", facts=SLIDE_FACTS, all_kopjes=KOPJES)
    desk = environment.get_template("presenteren_spreker.html").render(base="../../")
    return {
        **_file(
            environment,
            ROOM,
            title="Presenteren",
            description="Maak dia's van de pilots die u kiest.",
            back="",
            slides=Markup(room),
        ),
        **_file(
            environment,
            f"{ROOM}spreker/",
            title="Notities voor de spreker",
            description="Het venster van de spreker bij een presentatie.",
            back="",
            slides=Markup(desk),
        ),
    }


def _file(environment: Environment, url: str, **parts: object) -> dict[str, str]:
    made = environment.get_template("presenteren_deck.html").render(base="../" * url.count("/"), url=url, **parts)
    return {f"{url}index.html": made}
