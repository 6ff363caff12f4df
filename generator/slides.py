"""Decks: the slides of a page, as a document of its own that is also a page to read.

A deck stands at `presenteren/` followed by the address of its page. Its slides are what the page itself says: they hold
the same pieces of HTML. The browser divides what does not fit on one (theme/scripts/present/): only there is known how
large the screen is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup
from pydantic_core import to_json

from generator.catalogue import Catalogue
from generator.model import KOPJE_KEYS, KOPJES, Kopje, Pilot, in_words
from generator.prose import plain_text
from generator.sessions import FEITEN, Programmapunt, Sessie
from generator.side_by_side import FACTS, TELLING, Absent, Fact, Item, Line, Sum, all_facts, summed, values_of
from generator.templates import escaped, markup

# What is read from the last row: the rest stands under the headings.
_AT_A_GLANCE = ("soort", "fase", "peildatum", "periode", "omvang", "leeftijd", "trekker", "gemeenten", "nulmeting")
SLIDE_FACTS = tuple(fact for key in _AT_A_GLANCE for fact in FACTS if fact.key == key)
ROOM = "presenteren/"
# With more pilots than this a region or a theme names them, and leaves the rest to the page.
MOST_PILOTS = 40
_NO_NOTES = Markup("")


class Slide(NamedTuple):
    """One thought: its key in the address, its title, and safe HTML as it stands on the page.

    `kicker` stands above the title, `question` below it; `kind` is how it is laid out: `title`, `facts`, `text`,
    `picture` or `columns`, whose body says itself what is divided. `notes` are for the speaker. What does not fit is
    divided, so a slide here may become several on the screen.
    """

    key: str
    title: str
    body: Markup
    kind: str = "text"
    kicker: str = ""
    question: str = ""
    notes: Markup = _NO_NOTES
    pilot: str = ""
    """The pilot that it is about, of slides that stand for one of many."""


@dataclass(frozen=True, slots=True)
class Deck:
    """The slides of the page at `url`; `kind` says in Dutch what the page is about, `title` is that of the page.

    `picture` names a page with filters, which the slides follow; `has_rest` tells that it does not hold all pilots.
    """

    url: str
    kind: str
    title: str
    slides: Sequence[Slide]
    picture: str = ""
    has_rest: bool = False


def deck_address(url: str) -> str:
    """Where the deck of a page is, relative to the site's root."""
    return f"{ROOM}{url}"


class Decks:
    """Makes the documents of decks; what decks at the same depth have in common is rendered once.

    `site` is the address of the site, or "".
    """

    def __init__(self, environment: Environment, site: str) -> None:
        self._environment = environment
        self._site = site
        self._shared: dict[int, list[str]] = {}

    def file(self, deck: Deck) -> dict[str, str]:
        """Make the document of a deck: file name and content."""
        base = "../" * deck.url.count("/")
        # The pieces are those of the page, which is one level less deep; a fragment is one of the page.
        slides = self._slides(deck, base).replace('href="#', f'href="{base}{deck.url}#')
        slots = {
            "title": escaped(f"Dia's: {deck.kind} {deck.title}"),
            "description": escaped(f"{deck.title} in dia's."),
            "url": escaped(deck_address(deck.url)),
            "back": escaped(deck.url),
            "slides": slides.replace('href="../', 'href="../../'),
        }
        parts = self._document(deck.url.count("/"))
        made = [slots[part] if index % 2 else part for index, part in enumerate(parts)]
        return {f"{deck_address(deck.url)}index.html": "".join(made)}

    def _document(self, depth: int) -> list[str]:
        """What stands around the slots of a deck, and between them the name of each slot."""
        if depth not in self._shared:
            slots = {name: Markup(f"SLOTx{name}xSLOT") for name in ("title", "description", "url", "back", "slides")}
            made = self._environment.get_template("presenteren_deck.html").render(base="../" * (depth + 1), **slots)
            self._shared[depth] = re.split("SLOTx([a-z]+)xSLOT", made)
        return self._shared[depth]

    def _slides(self, deck: Deck, base: str) -> str:
        """The slides, and the last one of each deck: where to read on."""
        sections = [_section(slide, 2 if index else 1) for index, slide in enumerate(deck.slides)]
        return self._environment.get_template("presenteren_dias.html").render(
            base=base,
            deck=deck,
            slides=Markup("".join(sections)),
            address=self._site + quote(deck.url) if self._site else "",
        )


def _section(slide: Slide, level: int) -> str:
    """A slide with its heading of this level, as it stands in the document of a deck."""
    title, kind = escaped(slide.title), slide.kind
    pilot = f' data-pilot="{escaped(slide.pilot)}"' if slide.pilot else ""
    kicker = f'<p class="slide__kicker">{escaped(slide.kicker)}</p>' if slide.kicker else ""
    question = f'<p class="slide__question">{escaped(slide.question)}</p>' if slide.question else ""
    # HTML stays as it is here; a text that somebody takes for it is escaped.
    body = escaped(slide.body)
    body = body if kind == "columns" else f'<div class="slide__body answer" data-flow>{body}</div>'
    notes = f'<div class="slide__notes">{escaped(slide.notes)}</div>' if slide.notes else ""
    return (
        f'<section class="slide slide--{kind}" id="{escaped(slide.key)}" data-title="{title}"{pilot}>'
        f'<div class="slide__frame"><header class="slide__head">\n{kicker}'
        f'<h{level} class="slide__title">{title}</h{level}>{question}</header>{body}{notes}</div></section>\n'
    )


def slides_name(name: str) -> str:
    """Where the slides of one heading over all pilots, or of a picture, are for a session of the reader's own."""
    return f"{ROOM}data/{name}.js"


def slides_script(name: str, slides: Iterable[Slide]) -> str:
    """Make the script with such slides; theme/scripts/present/session.js reads it."""
    data = [[one.key, one.kind, one.title, one.kicker, one.question, one.body] for one in slides]
    return f'(window.pilotwijzerDias??={{}})["{name}"]={to_json(data).decode()};\n'


def pilot_slides(slug: str, catalogue: Catalogue, strip: Markup, answers: Iterable[Markup]) -> list[Slide]:
    """The slides of one pilot; `answers` are what it says under each of the headings."""
    pilot = catalogue.pilots[slug]
    regio = catalogue.lists["regios"][pilot.regio].label
    return [
        Slide("titel", pilot.titel, markup(f"{_paragraph(pilot)}{escaped(strip)}"), "title", regio),
        Slide("feiten", "In het kort", _facts(slug, catalogue, SLIDE_FACTS), "facts", regio),
        *[
            Slide(kopje.key, kopje.label, answer, kicker=regio, question=kopje.vraag)
            for kopje, answer in zip(KOPJES, answers, strict=True)
        ],
    ]


def entry_slides(
    title: str, explanation: str, pilots: Sequence[tuple[str, Pilot]], catalogue: Catalogue, strips: Sequence[Markup]
) -> list[Slide]:
    """The slides of a region or a theme: what it is, which pilots there are, and each in brief."""
    regios = catalogue.lists["regios"]
    names = [
        f"<li><strong>{escaped(regios[pilot.regio].label)}</strong> <span>{escaped(pilot.titel)}</span></li>"
        for _, pilot in pilots[:MOST_PILOTS]
    ]
    body = Markup(f'<ul class="slide__pilots plain">{"".join(names)}</ul>')
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
                markup(f"{_paragraph(pilot)}{_facts(slug, catalogue, _IN_BRIEF)}{escaped(strip)}"),
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


class Session:
    """Makes the slides of a session, point by point.

    `take` gives the slides of the page at an address, with links that hold on the page of the session; `text` makes
    HTML of a text that somebody wrote.
    """

    def __init__(
        self, catalogue: Catalogue, take: Callable[[str], Sequence[Slide]], text: Callable[[str], Markup]
    ) -> None:
        self._catalogue = catalogue
        self._take = take
        self._text = text

    def slides(self, sessie: Sessie, when: str) -> list[Slide]:
        """The slides of all points; `when` says when and where the session is."""
        lead = Markup('<p class="slide__lead">{}</p>').format(plain_text(sessie.samenvatting))
        slides = [Slide("titel", sessie.titel, lead, "title", when)]
        for number, point in enumerate(sessie.programma, 1):
            made = list(self._of(point))
            if point.notities and made:
                made[0] = made[0]._replace(notes=self._text(point.notities))
            # A key ends in no number of its own: `.2` behind it is the second slide of what did not fit on one.
            slides += [slide._replace(key=f"{number}-{slide.key}") for slide in made]
        return slides

    def _of(self, point: Programmapunt) -> Sequence[Slide]:
        if point.pilot:
            found = {slide.key: slide for slide in self._take(f"pilots/{point.pilot}/")}
            return [found[key] for key in ("titel", *(point.kopjes or (FEITEN, *KOPJE_KEYS)))]
        if point.vergelijk:
            return list(self._columns(point.vergelijk, point.kopjes or (FEITEN, *KOPJE_KEYS)))
        if point.kopje:
            return self._take(f"vergelijken/{point.kopje}/")
        if point.beeld:
            return self._take(f"{point.beeld}/")[1:]
        if point.vragen:
            asked = Markup("").join(Markup("<li>{}</li>").format(self._text(vraag)) for vraag in point.vragen)
            return [Slide("vragen", QUESTIONS, Markup('<ul class="slide__asked">{}</ul>').format(asked))]
        return [Slide("dia", point.dia or "", self._text(point.tekst or ""), "text" if point.tekst else "title")]

    def _columns(self, slugs: Sequence[str], kopjes: Sequence[str]) -> Iterator[Slide]:
        names = short_names(slugs, self._catalogue)
        decks = [{slide.key: slide for slide in self._take(f"pilots/{slug}/")} for slug in slugs]
        kicker = " naast ".join((names[0], ", ".join(names[1:])))
        for key in kopjes:
            slide = decks[0][key]
            if key == FEITEN:
                yield from _sum_slides(summed(slugs, names, self._catalogue), names, kicker)
                yield slide._replace(body=self._table(slugs, names), kicker="")
                continue
            body = _columns(names, [deck[key].body for deck in decks])
            yield slide._replace(body=body, kind="columns", kicker="")

    def _table(self, slugs: Sequence[str], names: Sequence[str]) -> Markup:
        heads = [f'<th scope="col">{escaped(name)}</th>' for name in names]
        rows = []
        for fact in SLIDE_FACTS:
            values = [values_of(fact, self._catalogue.pilots[slug], self._catalogue) for slug in slugs]
            cells = [f"<td>{_told(found)}</td>" for found in values]
            rows.append(f'<tr><th scope="row">{escaped(fact.label)}</th>{"".join(cells)}</tr>')
        return Markup(
            f'<table class="slide__table" data-columns="{len(names)}"><thead><tr><td></td>{"".join(heads)}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table>"
        )


def _columns(names: Sequence[str], bodies: Sequence[Markup]) -> Markup:
    column = Markup(
        '<div class="column"><h3 class="column__head">{}</h3><div class="column__body answer" data-flow>{}</div></div>'
    )
    columns = [column.format(name, body) for name, body in zip(names, bodies, strict=True)]
    return Markup('<div class="slide__columns">{}</div>').format(Markup("").join(columns))


def _sum_slides(found: Sum, names: Sequence[str], kicker: str) -> Iterator[Slide]:
    """What pilots beside each other share, and what only one of them names; compose.js makes the same slides."""
    who = ("", "", "Beide", "Alle drie", "Alle vier")[len(names)]
    shared = Markup('<p class="subhead">{} noemen</p>').format(who)
    shared += _lines(found.all) if found.all else Markup('<p class="quiet">Op deze punten niets dat gelijk is.</p>')
    if found.some:
        shared += Markup('<p class="subhead">Sommige noemen</p>') + _lines(found.some)
    yield Slide("delen", "Wat delen zij?", shared, kicker=kicker, question=SILENCE)
    nothing = Markup('<p class="quiet">Niets wat de andere niet ook noemen.</p>')
    apart = [_lines(lines) if lines else nothing for lines in found.only]
    yield Slide("alleen-hier", "Wat noemt er maar één?", _columns(names, apart), "columns", question=SILENCE)


def _lines(lines: Iterable[Line]) -> Markup:
    rows = [f"<div><dt>{escaped(label)}</dt><dd>{escaped(text)}</dd></div>" for label, text in lines]
    return Markup(f'<dl class="slide__shared">{"".join(rows)}</dl>')


SILENCE = "Wat een bron niet noemt, kan er wel zijn."
QUESTIONS = "Om over te praten"


def short_names(slugs: Sequence[str], catalogue: Catalogue) -> list[str]:
    """What pilots are called beside each other: their region, or their title where that does not tell them apart."""
    regios = [catalogue.lists["regios"][catalogue.pilots[slug].regio].label for slug in slugs]
    return [
        catalogue.pilots[slug].titel if regios.count(regio) > 1 else regio
        for slug, regio in zip(slugs, regios, strict=True)
    ]


def moved(slide: Slide, url: str, base: str) -> Slide:
    """A slide of the page at `url`, with links that hold on another page, from which `base` leads to the root."""
    back = "../" * url.count("/")
    # As plain text: put into Markup, the quotes would be escaped. Fragments come last, for they begin with `base` then.
    body = str(escaped(slide.body)).replace(f'href="{back}', f'href="{base}').replace('href="#', f'href="{base}{url}#')
    return slide._replace(body=markup(body))


_PLACES = {fact.key: place for place, fact in enumerate(FACTS)}
_IN_BRIEF = tuple(fact for fact in SLIDE_FACTS if fact.key in ("soort", "fase", "periode", "omvang"))
_TOO_MANY = Markup(
    "<p>Er zijn te veel pilots om achter elkaar te laten zien. "
    "Kies er een paar op de pagina, en daarna “Presenteren”.</p>"
)


def _paragraph(pilot: Pilot) -> Markup:
    return markup(f'<p class="slide__lead">{escaped(plain_text(pilot.samenvatting))}</p>')


def _facts(slug: str, catalogue: Catalogue, facts: Iterable[Fact]) -> Markup:
    # As text: what Markup does around each piece takes as long for these few words as the rest of the deck.
    found = all_facts(catalogue)[slug]
    rows = [_fact(fact.label, found[_PLACES[fact.key]]) for fact in facts]
    return markup(f'<dl class="slide__facts">{"".join(rows)}</dl>')


def _fact(label: str, values: list[Item] | Absent) -> str:
    if isinstance(values, Absent):
        return f'<div><dt>{escaped(label)}</dt><dd class="absence">{escaped(values.tekst)}</dd></div>'
    return f"<div><dt>{escaped(label)}</dt><dd>{_told(values)}</dd></div>"


def _told(values: list[Item] | Absent) -> str:
    if isinstance(values, Absent):
        return f'<span class="absence">{escaped(values.tekst)}</span>'
    return escaped(" · ".join([value for _, value in values]))


def standing_files(environment: Environment) -> dict[str, str]:
    """Make the page where pilots of the reader's choice are presented, and the one for the speaker's window."""
    room = environment.get_template("presenteren.html").render(
        base="../",
        facts=SLIDE_FACTS,
        telling=[fact for fact in FACTS if fact.key in TELLING],
        silence=SILENCE,
        all_kopjes=KOPJES,
    )
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
