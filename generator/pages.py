"""The catalogue made into pages: one address, one title, one piece of finished HTML each.

Nothing here knows the site tool. A page is rendered from our own autoescaping templates in theme/pages
straight to HTML; `base` (`../` for each level) makes every link relative, so that the site works from
any folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.runtime import Macro
from markupsafe import Markup

from generator.addresses import Address, addresses
from generator.annotated import annotated_pilot, annotated_session, session_reference
from generator.atlas import atlas
from generator.book import chapter
from generator.catalogue import Catalogue, collated
from generator.comparison import Likeness, baseline
from generator.exports import DESCRIPTION, FILES, VERSION
from generator.facets import options
from generator.figures import (
    compared_figure,
    derived_end,
    drawn,
    meting_figure,
    meting_groups,
    moment_in_words,
    period_figure,
    period_in_words,
)
from generator.form import steps
from generator.guide import field_reference, messages
from generator.headings import KopjeView, SourceView, headings, source_views
from generator.knowledge import Knowledge
from generator.model import (
    KOPJE_KEYS,
    KOPJES,
    Begrip,
    DeelnemerDeel,
    Herleidbaar,
    Kopje,
    Naamdrager,
    Onderdeel,
    Pilot,
    in_figures,
    in_words,
)
from generator.overviews import OVERVIEWS
from generator.prose import Glossary, Prose, Term, plain_text
from generator.publication import Linked, Quoted, SiteInfo, as_pasted, as_script, data_set, in_a_frame, quoted, web_page
from generator.sessions import COMPOSER, FEITEN, KINDS, calendar, composed, composed_of, in_time, session_file
from generator.side_by_side import FACTS, Answer, brief, data_name, data_script
from generator.slides import (
    MOST_PILOTS,
    QUESTIONS,
    Deck,
    Decks,
    Session,
    Slide,
    entry_slides,
    heading_slides,
    moved,
    pilot_slides,
    short_names,
    slides_name,
    slides_script,
    standing_files,
)
from generator.tables import Tables
from generator.templates import make_environment, markup

# With more pilots than this the page of a heading holds the beginning of each answer: it is for looking
# along all of them, and the whole of a thousand answers is no page but a book.
_MOST_WHOLE_ANSWERS = 60

# The file with sessions for a calendar, beside their page.
CALENDAR = "sessies.ics"

# What a session can show of a pilot, and the pictures of all of them: keys and what they are called.
_SHOWN = {FEITEN: "In het kort"} | {kopje.key: kopje.label for kopje in KOPJES}
_PICTURES = {kind: overview.title for kind, overview in OVERVIEWS.items()}

# A pilot on the page of a heading: what it says there.
Row = tuple[str, Pilot, KopjeView, str]

# Kinds of pages that can be presented, and what a deck calls them.
_PRESENTED = {
    "pilot": "pilot",
    "regio": "regio",
    "thema": "thema",
    "kopje": "kopje",
    "sessie": "sessie",
    **dict.fromkeys(OVERVIEWS, "pagina"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page; title and description are plain text, html is safe.

    `beside` are files that go with it: their names relative to the root, and what is in them. `parts` are put into it
    when it is written, where `html` has a comment with their key: what stands on other pages as well, and is so much
    that it is never made one text.
    """

    url: str
    kind: str
    title: str
    description: str
    html: str
    beside: Mapping[str, str]
    parts: Mapping[str, bytes]

    def written(self, document: str) -> Iterator[bytes]:
        """Yield the document with this page in it as it is written, piece by piece."""
        for index, piece in enumerate(_PART.split(document) if self.parts else [document]):
            yield self.parts[piece] if index % 2 else piece.encode()


_PART = re.compile("<!--deel:([^>]*)-->")


class Pages:
    """All pages of one catalogue; each is rendered when asked for."""

    def __init__(self, catalogue: Catalogue, site: SiteInfo, templates: Path, before: Pages | None = None) -> None:
        """Take a catalogue, and the pages of an earlier state of it: what still holds is not worked out again."""
        self.catalogue = catalogue
        self.likeness = Likeness(catalogue)
        if before:
            self.likeness.take_over(before.likeness)
        self._site = site
        self._glossary = Glossary(_glossary_terms(catalogue) | _names(catalogue))
        self._terms_on: dict[str, frozenset[str]] = {}
        self._chapters: dict[str, bytes] = {}
        self._environment = self._make_environment(templates)
        self._decks = Decks(self._environment, site.adres)
        self._words: Any = self._environment.get_template("parts/words.html").module
        self.addresses: dict[str, Address] = {address.url: address for address in addresses(catalogue)}
        self._kopjes: dict[int, tuple[KopjeView, ...]] = {}
        self._shared: dict[tuple[object, ...], Markup] = {}
        self._taken: dict[str, list[Slide]] = {}
        self._participations, self._other_roles = _roles(catalogue)

    def _make_environment(self, templates: Path) -> Environment:
        environment = make_environment(templates)
        environment.filters["plain"] = plain_text
        environment.filters["figures"] = in_figures
        environment.globals.update(
            site=self._site,
            catalogue=self.catalogue,
            term=self.catalogue.term,
            in_words=in_words,
            kopjes=self.kopjes,
            facets=partial(options, self.catalogue),
            shared=self._shared_points,
            once=self._once,
            period=period_in_words,
            moment=moment_in_words,
            baseline=baseline,
            period_figure=period_figure,
            meting_groups=meting_groups,
            meting_figure=meting_figure,
            compared_figure=compared_figure,
            derived_end=derived_end,
            drawn=drawn,
        )
        return environment

    # ------------------------------------------------------------------------------ rendering

    def render(self, url: str, knowledge: Knowledge | None = None, pages: Sequence[tuple[str, str, str]] = ()) -> Page:
        """Render the page at `url`. `pages` (address, title, kind) are for the list of all pages."""
        address = self.addresses[url]
        knowledge = knowledge or Knowledge()
        title, description, content = self._content(address)
        shown = {
            "title": knowledge.meta.get("title", title),
            "body": knowledge.body,
            "meta": knowledge.meta,
            "pages": pages,
        }
        html, slides, context = self._filled(address, title, content | shown)
        if address.kind == "pilot":
            self._terms_on[address.key] = context["prose"].terms
            self._chapters[address.key] = chapter(address.key, self.catalogue, slides)
        beside = context.get("beside", {})
        title = str(knowledge.meta.get("title", title))
        description = str(knowledge.meta.get("description", plain_text(description)))
        linked = web_page(self._site, url, title, description) | self._main_entity(address)
        return Page(
            url,
            address.kind,
            title,
            description,
            html + as_script(linked),
            {**beside, **self._deck(address, title, slides, beside)},
            context.get("parts", {}),
        )

    def _filled(
        self, address: Address, title: str, content: Mapping[str, Any]
    ) -> tuple[str, list[Slide], dict[str, Any]]:
        """The HTML of a page, the slides of it, and what both were made from."""
        slides: list[Slide] = list(content.get("slides", ()))

        def on_slide(key: str, heading: str, body: Markup, kind: str = "text", pilot: str = "") -> Markup:
            """What stands on the page stands on a slide as well."""
            slides.append(Slide(key, heading, body, kind, title, pilot=pilot))
            return body

        prose = Prose(self._glossary, address.base, address.url)
        here = {"base": address.base, "address": address.url, "prose": prose, "on_slide": on_slide}
        context: dict[str, Any] = here | dict(content)
        return self._environment.get_template(f"{address.kind}.html").render(context), slides, context

    def _slides_of(self, url: str) -> list[Slide]:
        """The slides of the page at `url`, as they stand on the page of a session."""
        if url not in self._taken:
            address = self.addresses[url]
            title, _, content = self._content(address)
            slides = content["slides"]
            if address.kind in OVERVIEWS:
                shown = {"title": title, "body": "", "meta": {}, "pages": ()}
                _, slides, _ = self._filled(address, title, content | shown)
            self._taken[url] = [moved(slide, url, "../../") for slide in slides]
        return self._taken[url]

    def _deck(self, address: Address, title: str, slides: Sequence[Slide], beside: Mapping[str, str]) -> dict[str, str]:
        if address.kind not in _PRESENTED:
            return {}
        picture = address.kind if address.kind in OVERVIEWS else ""
        has_rest = f"{address.url}rest.js" in beside
        deck = Deck(address.url, _PRESENTED[address.kind], title, slides, picture, has_rest)
        made = self._decks.file(deck)
        if address.kind == "kopje" or address.kind in OVERVIEWS:
            shown = [moved(slide, address.url, "../../") for slide in slides[address.kind in OVERVIEWS :]]
            name = f"kopje-{address.key}" if address.key else f"beeld-{address.kind}"
            made[slides_name(name)] = slides_script(name, shown)
        return made

    def _main_entity(self, address: Address) -> Linked:
        """What a page is about, for programs: a pilot, or the data."""
        if address.kind == "data":
            return {"mainEntity": data_set(self._site, DESCRIPTION, FILES)}
        if address.kind != "pilot":
            return {}
        pilot = self.catalogue.pilots[address.key]
        project = {
            "@type": "Project",
            "name": pilot.titel,
            "description": plain_text(pilot.samenvatting),
            "areaServed": self.catalogue.lists["regios"][pilot.regio].label,
            "keywords": [self.catalogue.lists["themas"][key].label for key in pilot.themas or ()],
        }
        confirmed = {"dateModified": pilot.bevestigd_op.edtf} if pilot.bevestigd_op and pilot.bevestigd_op.day else {}
        return {**confirmed, "mainEntity": project, "citation": [bron.titel for bron in pilot.bronnen.values()]}

    def _content(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        """The title, the description and what the template of this kind of page shows."""
        if overview := OVERVIEWS.get(address.kind):
            lead = Markup('<p class="slide__lead">{}</p>').format(overview.description)
            slides = [Slide("titel", overview.title, lead, "title", self._site.naam)]
            shown = overview.content(address.kind, self.catalogue)
            return overview.title, overview.description, shown | {"slides": slides}
        content: tuple[str, str, dict[str, Any]] = getattr(self, f"_{address.kind}")(address)
        return content

    def leading_to(self, url: str) -> str:
        """The whole document at an old address of the page at `url`."""
        address = self.addresses[url]
        canonical = self._site.address(url) if self._site.adres else ""
        return self._environment.get_template("verhuisd.html").render(
            base=address.base, url=url, title=self._content(address)[0], canonical=canonical
        )

    def mark_terms(self, url: str, content: str) -> str:
        """Mark the glossary's terms in the HTML of a knowledge page at `url`."""
        return Prose(self._glossary, "../" * url.count("/"), url).page(content)

    def changed_since(self, before: Pages) -> list[str]:
        """The addresses of pages that are not what they were in an earlier state with the same addresses."""
        changed = [url for url in self.addresses if self._made_of(url) != before._made_of(url)]
        pilots = {self.addresses[url].key for url in changed if self.addresses[url].kind == "pilot"}
        self._terms_on = {slug: terms for slug, terms in before._terms_on.items() if slug not in pilots}
        self._chapters = {slug: made for slug, made in before._chapters.items() if slug not in pilots}
        return changed

    def _made_of(self, url: str) -> tuple[object, ...]:
        """What the page is made of: as long as this is equal, the page need not be made again."""
        address = self.addresses[url]
        if overview := OVERVIEWS.get(address.kind):
            return (*overview.dependencies(self.catalogue), options(self.catalogue))
        if address.kind == "pilot":
            return tuple(self._shown_on(address.key))
        if address.kind in ("regio", "thema"):
            name = "regio" if address.kind == "regio" else "themas"
            return tuple(pilot for _, pilot in self._pilots_with(name, address.key))
        if address.kind in ("data", "sessies", COMPOSER, "bijdragen", "velden", "meldingen", "melding"):
            return ()
        if address.kind == "organisatie":
            return (self._participations.get(address.key), self._other_roles.get(address.key))
        return tuple(self.catalogue.pilots.values())

    def _shown_on(self, slug: str) -> Iterator[object]:
        """The pilot itself and every other one of which its page says something."""
        pilots = self.catalogue.pilots
        yield pilots[slug]
        yield from (pilots.get(relatie.pilot) for relatie in pilots[slug].relaties or () if relatie.pilot)
        yield from ((pilots[other], relatie) for other, relatie in self.catalogue.incoming(slug))
        yield from ((other, pilots[other]) for other in self.likeness.ranked(slug))

    # ---------------------------------------------------------------------- a context per kind

    def _home(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return self._site.naam, self._site.beschrijving, {"recent": self._recent(), "kaart": atlas(self.catalogue)}

    def _recent(self, most: int = 3) -> list[tuple[str, Pilot]]:
        dated = [item for item in self.catalogue.pilots.items() if item[1].peildatum]
        dated.sort(
            key=lambda item: (item[1].peildatum.datum.earliest, item[0]) if item[1].peildatum else (),
            reverse=True,
        )
        return dated[:most]

    def _pilots(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Pilots",
            "Alle pilots en programma's, elk onder dezelfde elf kopjes beschreven.",
            {"pilots": list(self.catalogue.pilots.items())},
        )

    def _pilot(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        slug = address.key
        pilot = self.catalogue.pilots[slug]
        described = self._described(slug, address.base)
        views = self.kopjes(pilot)
        answers = {view.key: self._answer(view, described) for view in views}
        others = {view.key: self._elsewhere(view, answers[view.key], described) for view in views}
        strip = self._strip(pilot)
        regio = self.catalogue.lists["regios"][pilot.regio]
        about = {"slug": slug, "pilot": pilot, "regio": regio, "strip": strip}
        return (
            pilot.titel,
            pilot.samenvatting,
            {
                **described,
                "regio": regio,
                "answers": answers,
                "quote": self._quoted(slug, pilot),
                "framed": in_a_frame(self._site, slug, pilot.titel),
                "pasted": as_pasted(self._site, slug, pilot.titel, regio.label, plain_text(pilot.samenvatting)),
                "beside": {
                    data_name(slug): data_script(slug, self.catalogue, strip, others),
                    f"{address.url}kaart/index.html": self._environment.get_template("kaartje.html").render(about),
                },
                "slides": pilot_slides(slug, self.catalogue, strip, [markup(others[view.key].html) for view in views]),
                "alike": self.likeness.nearest(slug),
                "onderdelen": _grouped(pilot.onderdelen or ()),
            },
        )

    def _quoted(self, slug: str, pilot: Pilot) -> Quoted:
        year = str(pilot.bevestigd_op.year) if pilot.bevestigd_op else ""
        note = f"stand van {moment_in_words(pilot.peildatum)}" if pilot.peildatum else ""
        return quoted(self._site, slug, pilot.titel, year, note)

    def _described(self, slug: str, base: str) -> dict[str, Any]:
        """What the parts of a pilot are rendered from, wherever they stand; `base` is the way to the root."""
        pilot = self.catalogue.pilots[slug]
        sources = source_views(pilot)
        by_key = {view.key: view for view in sources}
        kopjes = {kopje.key: kopje for kopje in self.kopjes(pilot)}

        def marks(part: Herleidbaar, kopje: str = "") -> list[SourceView]:
            own = [by_key[key] for key in part.bron if key in by_key]
            return [] if kopje and own == list(kopjes[kopje].bronnen) else own

        def origin(part: Herleidbaar, kopje: str = "") -> str:
            # Asked for every fact on the page; hardly any has an origin other than its heading's.
            return self._words.origin(part, marks(part, kopje)) if part.bron or part.afgeleid else ""

        cited: dict[tuple[int, ...], Markup] = {}

        def cite(views: Sequence[SourceView]) -> Markup:
            # The same few sources stand at every heading, on the page and in comparisons.
            key = tuple([view.number for view in views])
            if key not in cited:
                cited[key] = self._words.sources(views)
            return cited[key]

        def herkomst(name: str) -> list[SourceView]:
            return [by_key[key] for key in pilot.herkomst.get(name, ()) if key in by_key]

        def sourced(name: str) -> str:
            return self._words.sources(herkomst(name)) if name in pilot.herkomst else ""

        incoming = [(other, self.catalogue.pilots[other], relatie) for other, relatie in self.catalogue.incoming(slug)]
        return {
            "base": base,
            "prose": Prose(self._glossary, base),
            "slug": slug,
            "pilot": pilot,
            "sources": sources,
            "marks": marks,
            "origin": origin,
            "cite": cite,
            "herkomst": herkomst,
            "sourced": sourced,
            "unsaid": "Niet vermeld in de bronnen" if len(sources) > 1 else "Niet vermeld in de bron",
            "incoming": incoming,
        }

    def _answer(self, view: KopjeView, described: Mapping[str, Any]) -> Markup:
        """What a pilot says under a heading, as it stands on its own page."""
        return markup(self._environment.get_template("parts/answer.html").render(described, view=view))

    def _elsewhere(self, view: KopjeView, answer: Markup, described: Mapping[str, Any]) -> Answer:
        """The same answer on another page, where its sources are not and where a heading is not one of the page's."""
        # A text cannot hold any of these: its own < is escaped.
        made = str(answer).replace("<h3", '<p class="subhead"').replace("</h3>", "</p>")
        if view.bronnen:
            made += f'<p class="answer__sources">Bron {described["cite"](view.bronnen)}</p>'
        return Answer(view.stand, made.replace('href="#bron-', f'href="../../pilots/{described["slug"]}/#bron-'))

    def _strip(self, pilot: Pilot) -> Markup:
        points: Any = self._environment.get_template("parts/points.html").module
        return Markup(self._shared_points(points.strip, self.kopjes(pilot)).strip())

    def _vergelijken(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        pilots, regios = self._by_region(), self.catalogue.lists["regios"]
        return (
            "Vergelijken",
            "Zet twee, drie of vier pilots naast elkaar, kopje voor kopje.",
            {
                "pilots": pilots,
                "known": [(slug, pilot.titel, regios[pilot.regio].label) for slug, pilot in pilots],
                "moved": self.catalogue.moved_pilots,
                "facts": FACTS,
                "all_kopjes": KOPJES,
                "groups": self.likeness.groups(),
                "beside": standing_files(self._environment),
            },
        )

    def _kopje(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        place = KOPJE_KEYS.index(address.key)
        kopje = KOPJES[place]
        whole = len(self.catalogue.pilots) <= _MOST_WHOLE_ANSWERS
        rows = [self._row(slug, kopje, place, whole) for slug, _ in self._by_region()]
        regios = self.catalogue.lists["regios"]
        return (
            kopje.label,
            f"{kopje.vraag} Wat alle {len(rows)} beschrijvingen daarover zeggen.",
            {
                "kopje": kopje,
                "rows": rows,
                "by_region": [] if whole else _in_regions(rows),
                "whole": whole,
                "all_kopjes": KOPJES,
                "slides": heading_slides(
                    kopje,
                    (view.stand for _, _, view, _ in rows),
                    [
                        Slide(slug, pilot.titel, Markup(answer), kicker=f"{regios[pilot.regio].label} · {kopje.label}")
                        for slug, pilot, _, answer in rows
                        if whole
                    ],
                ),
            },
        )

    def _by_region(self) -> list[tuple[str, Pilot]]:
        order = {key: collated(regio.label) for key, regio in self.catalogue.lists["regios"].items()}
        return sorted(self.catalogue.pilots.items(), key=lambda item: order[item[1].regio])

    def _row(self, slug: str, kopje: Kopje, place: int, whole: bool) -> Row:
        """One pilot on the page of a heading: its whole answer, or the beginning of it."""
        pilot = self.catalogue.pilots[slug]
        view = self.kopjes(pilot)[place]
        if not whole:
            return slug, pilot, view, brief(pilot, kopje, self.catalogue)
        described = self._described(slug, "../../")
        return slug, pilot, view, Markup(self._elsewhere(view, self._answer(view, described), described).html)

    def _regio(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        return self._entry(address, "regios", "regio", "Pilots in {}.")

    def _thema(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        return self._entry(address, "themas", "themas", "Pilots over {}.")

    def _entry(self, address: Address, name: str, attribute: str, description: str) -> tuple[str, str, dict[str, Any]]:
        """The page of an entry of a list, with the pilots that have its key in the field `attribute`."""
        entry = self.catalogue.lists[name][address.key]
        pilots = self._pilots_with(attribute, address.key)
        strips = [self._strip(pilot) for _, pilot in pilots[:MOST_PILOTS]]
        return (
            entry.label,
            entry.uitleg or description.format(entry.label),
            {
                address.kind: entry,
                "pilots": pilots,
                "programme": composed_of(slug for slug, _ in pilots),
                "slides": entry_slides(entry.label, entry.uitleg or "", pilots, self.catalogue, strips),
            },
        )

    def _organisatie(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        organisatie = self.catalogue.lists["organisaties"][address.key]
        return (
            organisatie.label,
            organisatie.uitleg or f"Pilots waar {organisatie.label} aan meedoet.",
            {
                "key": address.key,
                "organisatie": organisatie,
                "participations": self._participations.get(address.key, []),
                "other": self._other_roles.get(address.key, []),
            },
        )

    def _regios(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Regio's",
            "Alle regio's met hun pilots.",
            {"entries": self._entries("regios", "regio")},
        )

    def _themas(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Thema's",
            "Waar de pilots over gaan.",
            {"entries": self._entries("themas", "themas")},
        )

    def _organisaties(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        entries = [
            (key, organisatie, len({slug for slug, *_ in self._participations.get(key, [])}))
            for key, organisatie in self.catalogue.lists["organisaties"].items()
        ]
        return (
            "Organisaties",
            "Wie er meedoen, en waaraan.",
            {"entries": sorted(entries, key=_by_label)},
        )

    def _begrippen(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        entries = sorted(self.catalogue.lists["begrippen"].items(), key=lambda item: collated(item[1].label))
        letters = groupby(entries, key=lambda item: collated(item[1].label)[:1].upper())
        by_term: dict[str, list[tuple[str, Pilot]]] = {}
        for slug, pilot in self.catalogue.pilots.items():
            for key in self._terms_in(slug):
                by_term.setdefault(key, []).append((slug, pilot))
        return (
            "Begrippen",
            "Woorden en afkortingen, uitgelegd.",
            {"letters": [(letter, list(group)) for letter, group in letters], "pilots_by_term": by_term},
        )

    def _bijdragen(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        description = "Hoe u een pilot toevoegt of verbetert."
        return "Een pilot aandragen", description, {"description": description}

    def _velden(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Alle velden",
            "Wat er in het bestand van een pilot kan staan, veld voor veld.",
            {"reference": field_reference(self.catalogue)},
        )

    def _meldingen(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return "Alle meldingen", "Wat de controle kan zeggen, en wat u dan doet.", {"messages": messages().values()}

    def _melding(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        message = messages()[address.key]
        return message.title, message.explanation, {"message": message}

    def _data(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        shown = {
            "tables": Tables(self.catalogue).all,
            "version": VERSION,
            "example": next(iter(self.catalogue.pilots), ""),
        }
        return "Gegevens", DESCRIPTION, shown

    def _afdrukken(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        pilots = self._by_region()
        return (
            "De hele catalogus op papier",
            "Alle beschrijvingen achter elkaar, genummerd, om af te drukken.",
            {"pilots": pilots, "parts": {slug: self._chapter(slug) for slug, _ in pilots}},
        )

    def _sessie(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        sessie = self.catalogue.sessies[address.key]
        when = " · ".join(str(part) for part in (sessie.datum, sessie.tijd, sessie.plaats) if part)
        prose = Prose(self._glossary, address.base, address.url)
        session = Session(self.catalogue, self._slides_of, prose.block)
        return (
            sessie.titel,
            sessie.samenvatting,
            {
                "slug": address.key,
                "sessie": sessie,
                "programme": composed(sessie),
                "names": partial(short_names, catalogue=self.catalogue),
                "questions": QUESTIONS,
                "kopje_labels": _SHOWN,
                "beelden": _PICTURES,
                "slides": session.slides(sessie, f"Voorbeeld · {when}" if sessie.voorbeeld else when),
                "beside": {
                    f"{address.url}{CALENDAR}": calendar([(address.key, sessie)], self._site),
                    f"{address.url}{address.key}.yml": session_file(self.catalogue.root, address.key),
                },
            },
        )

    def _sessies(self, address: Address) -> tuple[str, str, dict[str, Any]]:
        sessies = in_time(self.catalogue.sessies)
        return (
            "Kennissessies",
            "Bijeenkomsten over de pilots, met een programma om zo te presenteren.",
            {
                "sessies": sessies,
                "beside": {f"{address.url}{CALENDAR}": calendar(sessies, self._site)} if sessies else {},
            },
        )

    def _samenstellen(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Stel een sessie samen",
            "Zet pilots, vergelijkingen, beelden, vragen en eigen dia's op een rij, en presenteer meteen.",
            {
                "kinds": list(KINDS),
                "kopjes": list(_SHOWN.items()),
                "beelden": list(_PICTURES.items()),
                "example": annotated_session(self.catalogue, {}),
                "reference": session_reference(),
            },
        )

    def _zoeken(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return "Zoeken", "Zoek in alle pilots en kennispagina's.", {}

    def _bijdragen_pilot(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return (
            "Beschrijf een pilot",
            "Beschrijf een pilot in een formulier, bekijk de pagina en stuur haar in.",
            {"example": annotated_pilot(self.catalogue, {}), "steps": steps()},
        )

    def _alles(self, _: Address) -> tuple[str, str, dict[str, Any]]:
        return "Alle pagina's", "Alle pagina's van deze site op een rij.", {}

    # ------------------------------------------------------------------------------ look-ups

    def kopjes(self, pilot: Pilot) -> tuple[KopjeView, ...]:
        """The eleven headings as this pilot of the catalogue fills them."""
        # By identity: records hold mappings, so they have no hash, and the catalogue keeps them alive.
        if id(pilot) not in self._kopjes:
            self._kopjes[id(pilot)] = headings(pilot)
        return self._kopjes[id(pilot)]

    def _shared_points(self, macro: Macro, views: tuple[KopjeView, ...]) -> Markup:
        """What a macro makes of the eleven points: the same for all pilots whose points are the same."""
        key = (macro.name, *[view.stand for view in views])
        if key not in self._shared:
            self._shared[key] = Markup(macro(views))
        return self._shared[key]

    def _once(self, macro: Macro, *arguments: str) -> Markup:
        """What a macro makes of these texts: the same on every page that asks for it."""
        key = (macro.name, *arguments)
        if key not in self._shared:
            self._shared[key] = Markup(macro(*arguments))
        return self._shared[key]

    def _pilots_with(self, name: str, key: str) -> list[tuple[str, Pilot]]:
        return [(slug, self.catalogue.pilots[slug]) for slug in self.catalogue.pilots_with(name, key)]

    def _entries(self, name: str, attribute: str) -> list[tuple[str, Any, int]]:
        entries = self.catalogue.lists[name].items()
        return sorted(
            ((key, term, len(self.catalogue.pilots_with(attribute, key))) for key, term in entries),
            key=_by_label,
        )

    def _chapter(self, slug: str) -> bytes:
        if slug not in self._chapters:
            self.render(f"pilots/{slug}/")
        return self._chapters[slug]

    def _terms_in(self, slug: str) -> frozenset[str]:
        if slug not in self._terms_on:
            self.render(f"pilots/{slug}/")
        return self._terms_on[slug]


def _glossary_terms(catalogue: Catalogue) -> dict[str, Term]:
    terms = {}
    for key, begrip in catalogue.lists["begrippen"].items():
        assert isinstance(begrip, Begrip)
        forms = (begrip.label, begrip.afkorting, *(begrip.varianten or ()))
        terms[key] = Term(key, begrip.uitleg or "", tuple(form for form in forms if form))
    return terms


def _names(catalogue: Catalogue) -> dict[str, Term]:
    """The regions and organisations that texts may call by name, by their address."""
    return {
        address: Term(address, "", entry.namen, address)
        for name in ("regios", "organisaties")
        for key, entry in catalogue.lists[name].items()
        if isinstance(entry, Naamdrager) and entry.namen
        for address in [f"{name}/{key}/"]
    }


Participation = tuple[str, Pilot, DeelnemerDeel]
OtherRole = tuple[str, Pilot, str]


def _roles(
    catalogue: Catalogue,
) -> tuple[dict[str, list[Participation]], dict[str, list[OtherRole]]]:
    """Per organisation what it takes part in, and what else it does: training, paying."""
    participations: dict[str, list[Participation]] = {}
    others: dict[str, list[OtherRole]] = {}
    for slug, pilot in catalogue.pilots.items():
        for deelnemer in pilot.deelnemers or ():
            participations.setdefault(deelnemer.organisatie, []).append((slug, pilot, deelnemer))
        for scholing in pilot.scholing or ():
            if scholing.aanbieder:
                others.setdefault(scholing.aanbieder, []).append((slug, pilot, f"geeft scholing: {scholing.tekst}"))
        for post in pilot.financiering or ():
            if post.organisatie:
                what = post.bijdrage or post.tekst or "draagt bij"
                others.setdefault(post.organisatie, []).append((slug, pilot, f"financiering: {what}"))
    return participations, others


def _grouped(onderdelen: tuple[Onderdeel, ...]) -> list[tuple[str, list[Onderdeel]]]:
    """The sub-lines of a programme under their groups, both in the order of the file."""
    groups: dict[str, list[Onderdeel]] = {}
    for onderdeel in onderdelen:
        groups.setdefault(onderdeel.groep or "", []).append(onderdeel)
    return list(groups.items())


def _in_regions(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows of each region, in the order of their keys."""
    by_regio: dict[str, list[Row]] = {}
    for row in rows:
        by_regio.setdefault(row[1].regio, []).append(row)
    return sorted(by_regio.items())


def _by_label(entry: tuple[str, Any, int]) -> str:
    return collated(str(entry[1].label))
