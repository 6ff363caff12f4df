"""What must hold inside a record and between records, and advice about its texts.

One rule is one small generator with its own code; the registry at the end names them all. A rule only
sees records without faults, so it never repeats what the schema said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Any

from pydantic import BaseModel

from generator.catalogue import Catalogue
from generator.diagnostics import MAX_DIAGNOSTICS, Diagnostic, bare, enumerated, mended, nearest, shown
from generator.model import (
    HERKOMST_KEYS,
    KOPJE_KEYS,
    KOPJES,
    ONTBREEKT_KEYS,
    Kopje,
    Pilot,
    Term,
    TermMetPagina,
    is_filled,
    references,
    stand_of,
)
from generator.schema import is_slug, slug_of
from generator.sessions import FEITEN, KINDS, MOST_SIDE_BY_SIDE, Programmapunt, Sessie
from generator.source import DataPath, Source
from generator.texts import said

FEW = 12
LONG_TEXTS = {"titel": 90, "samenvatting": 320}
LONG_TEXT = 1500


@dataclass(frozen=True, slots=True)
class Subject:
    """What a rule looks at: one pilot, in its file, among all the others."""

    slug: str
    pilot: Pilot
    source: Source
    catalogue: Catalogue

    def say(self, path: DataPath, code: str, message: str, hint: str, *, key: bool = False) -> Diagnostic:
        """Make a diagnostic about the value, or with `key` the key, at a path of this pilot."""
        return self.source.diagnostic(path, code, message, hint, key=key)


Rule = Callable[[Subject], Iterator[Diagnostic]]


def check(catalogue: Catalogue) -> list[Diagnostic]:
    """Hold every record against every rule; returns what was found, in no particular order."""
    found: list[Diagnostic] = []
    for slug, pilot in catalogue.pilots.items():
        found += about_pilot(Subject(slug, pilot, catalogue.sources[slug], catalogue))
    for name, source in catalogue.list_sources.items():
        found += islice(_about_list(catalogue.lists[name], source, catalogue), MAX_DIAGNOSTICS)
    for slug, source in catalogue.session_sources.items():
        found += islice(_about_session(catalogue.sessies[slug], source, catalogue), MAX_DIAGNOSTICS)
    return found


def about_pilot(subject: Subject) -> list[Diagnostic]:
    """Hold one record against every rule."""
    return list(islice(chain.from_iterable(rule(subject) for rule in RULES.values()), MAX_DIAGNOSTICS))


# ------------------------------------------------------------------------------ references


def unknown_references(subject: Subject) -> Iterator[Diagnostic]:
    """Every key must exist: in its list, among the pilots, or among the sources of this file."""
    yield from _unknown_references(subject.pilot, subject.source, subject.catalogue, ())


def _unknown_references(
    record: BaseModel, source: Source, catalogue: Catalogue, prefix: DataPath
) -> Iterator[Diagnostic]:
    for reference in references(record, prefix):
        known: Iterable[str] | None
        if reference.to == "pilots":
            known = catalogue.slugs
        elif reference.to == "bronnen":
            known = record.bronnen if isinstance(record, Pilot) else ()
        else:
            known = catalogue.keys.get(reference.to)
        if known is not None and reference.key not in known:
            code, message, hint = _unknown(reference.to, reference.key, sorted(known))
            if isinstance(record, Sessie) and not nearest(reference.key, known):
                hint = said("onbekende-pilot.sessie")
            found = source.diagnostic(reference.path, code, message, hint)
            near = nearest(reference.key, known)
            yield mended(found, near, is_safe=bare(reference.key) == near) if near else found


def _unknown(to: str, key: str, known: list[str]) -> tuple[str, str, str]:
    near = nearest(key, known)
    meant = said("bedoelt", near=near) if near else ""
    if to == "pilots":
        return "onbekende-pilot", said("onbekende-pilot", key=shown(key)), meant or said("onbekende-pilot.naam")
    if to == "bronnen":
        hint = meant or said("onbekende-bron.eerst", known=enumerated(known, "en"))
        return "onbekende-bron", said("onbekende-bron", key=shown(key)), hint
    code = "onbekende-sleutel"
    if not known:
        return code, said("onbekende-sleutel.leeg", to=to), said("onbekende-sleutel.eerste", key=shown(key), to=to)
    if not meant and len(known) <= FEW:
        meant = said("kies", choices=enumerated(known))
    hint = f"{meant} {said('onbekende-sleutel.erbij', to=to)}".strip()
    return code, said(code, key=shown(key), to=to), hint


def own_relation(subject: Subject) -> Iterator[Diagnostic]:
    """A pilot has no relation with itself."""
    for number, relatie in enumerate(subject.pilot.relaties or ()):
        if relatie.pilot == subject.slug:
            yield subject.say(
                ("relaties", number, "pilot"),
                "relatie-met-zichzelf",
                said("relatie-met-zichzelf"),
                said("relatie-met-zichzelf.weg"),
            )


def relation_target(subject: Subject) -> Iterator[Diagnostic]:
    """A relation leads to a pilot of the catalogue or to something with a name: exactly one of the two."""
    for number, relatie in enumerate(subject.pilot.relaties or ()):
        if bool(relatie.pilot) == bool(relatie.naam):
            yield subject.say(
                ("relaties", number, "naam") if relatie.pilot else ("relaties", number),
                "relatie-zonder-doel",
                said("relatie-zonder-doel.beide" if relatie.pilot else "relatie-zonder-doel"),
                said("relatie-zonder-doel.kies"),
                key=bool(relatie.pilot),
            )


def double_keys(subject: Subject) -> Iterator[Diagnostic]:
    """A key stands once in a list of keys."""
    for name in ("themas", "setting", "onderwijs", "aanpak", "gemeenten"):
        yield from _doubles(getattr(subject.pilot, name) or (), subject.source, (name,))


def _doubles(keys: Iterable[str], source: Source, path: DataPath) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for number, key in enumerate(keys):
        if key in seen:
            message, hint = said("dubbele-sleutel", key=shown(key), name=path[-1]), said("dubbele-sleutel.weg")
            found = source.diagnostic((*path, number), "dubbele-sleutel", message, hint)
            yield replace(found, related=((source.mark((*path, seen[key])), "Hier staat het al."),))
        seen.setdefault(key, number)


# ------------------------------------------------------------------------------ time and numbers


def end_before_start(subject: Subject) -> Iterator[Diagnostic]:
    """A pilot ends after it begins; only what is certain, given how precise the dates are, is a fault."""
    duur = subject.pilot.duur
    if duur and duur.start and duur.eind and duur.eind.datum.latest < duur.start.datum.earliest:
        found = subject.say(
            ("duur", "eind"),
            "eind-voor-start",
            said("eind-voor-start", eind=duur.eind.datum, start=duur.start.datum),
            said("eind-voor-start.kijk"),
        )
        yield replace(found, related=((subject.source.mark(("duur", "start")), "Hier staat de start."),))


def age_order(subject: Subject) -> Iterator[Diagnostic]:
    """An age range runs upward."""
    age = subject.pilot.leeftijd
    if age and age.van is not None and age.tot is not None and age.van > age.tot:
        yield subject.say(
            ("leeftijd",),
            "leeftijd-omgekeerd",
            said("leeftijd-omgekeerd", van=age.van, tot=age.tot),
            said("bedoelt", near=f"{age.tot}-{age.van}"),
        )


def measurement_source(subject: Subject) -> Iterator[Diagnostic]:
    """Every figure says where it was found."""
    for number, meting in enumerate(_metingen(subject.pilot)):
        if not meting.bron:
            names = list(subject.pilot.bronnen)
            one = said("meting-zonder-bron.een", line=shown(f"bron: {names[0]}"))
            yield subject.say(
                ("monitoring", "metingen", number),
                "meting-zonder-bron",
                said("meting-zonder-bron"),
                one if len(names) == 1 else said("meting-zonder-bron.meer", names=enumerated(names)),
            )


def measurement_value(subject: Subject) -> Iterator[Diagnostic]:
    """A measurement found something: a value or a comparison."""
    for number, meting in enumerate(_metingen(subject.pilot)):
        if meting.waarde is None and meting.vergelijking is None:
            yield subject.say(
                ("monitoring", "metingen", number),
                "meting-zonder-waarde",
                said("meting-zonder-waarde"),
                said("meting-zonder-waarde.vul"),
            )


def _metingen(pilot: Pilot) -> tuple[Any, ...]:
    return (pilot.monitoring.metingen or ()) if pilot.monitoring else ()


def funding_content(subject: Subject) -> Iterator[Diagnostic]:
    """A line about funding says who pays, or what was agreed."""
    for number, line in enumerate(subject.pilot.financiering or ()):
        if not (line.tekst or line.partij or line.organisatie):
            yield subject.say(
                ("financiering", number),
                "financiering-zonder-inhoud",
                said("financiering-zonder-inhoud"),
                said("financiering-zonder-inhoud.vul"),
            )


# ------------------------------------------------------------------------------ filled or absent


def heading_told(subject: Subject) -> Iterator[Diagnostic]:
    """Every heading is filled, or said to be absent."""
    pilot = subject.pilot
    told = {*pilot.ontbreekt, *(nearest(key, ONTBREEKT_KEYS) for key in pilot.ontbreekt if key not in ONTBREEKT_KEYS)}
    silent = [key for key in (*KOPJE_KEYS, "peildatum") if key not in told and not _has(pilot, key)]
    if silent:
        yield subject.say(
            ("ontbreekt",),
            "kopje-zonder-inhoud",
            said("kopje-zonder-inhoud", silent=enumerated(silent, "en")),
            said("kopje-zonder-inhoud.vul", key=silent[0]),
            key=True,
        )


def absent_but_filled(subject: Subject) -> Iterator[Diagnostic]:
    """What is said to be absent is empty, unless only a part of it is absent; and the other way round."""
    for key, absent in subject.pilot.ontbreekt.items():
        if key not in ONTBREEKT_KEYS:
            continue
        filled = _has(subject.pilot, key)
        if filled and not absent.deel:
            found = subject.say(
                ("ontbreekt", key),
                "ontbreekt-maar-ingevuld",
                said("ontbreekt-maar-ingevuld", key=key),
                said("ontbreekt-maar-ingevuld.deel", key=key, stand=absent.stand),
                key=True,
            )
            field = next(name for name in _fields_of(key) if getattr(subject.pilot, name))
            yield replace(found, related=((subject.source.mark((field,), key=True), "Hier is het ingevuld."),))
        elif absent.deel and not filled:
            yield subject.say(
                ("ontbreekt", key),
                "deel-van-niets",
                said("deel-van-niets", key=key),
                said("deel-van-niets.vul", key=key),
                key=True,
            )


def heading_names(subject: Subject) -> Iterator[Diagnostic]:
    """What `ontbreekt`, `herkomst` and `verschillen` speak of must be a heading or a field."""
    pilot = subject.pilot
    named: list[tuple[DataPath, str, Iterable[str], bool]] = [
        *((("ontbreekt", key), key, ONTBREEKT_KEYS, True) for key in pilot.ontbreekt),
        *((("herkomst", key), key, HERKOMST_KEYS, True) for key in pilot.herkomst),
        *((("verschillen", n, "kopje"), v.kopje, KOPJE_KEYS, False) for n, v in enumerate(pilot.verschillen or ())),
    ]
    for path, key, known, is_key in named:
        if key not in known:
            near = nearest(key, known)
            known_keys = enumerated(KOPJE_KEYS, "en")
            hint = said("bedoelt", near=near) if near else said("onbekend-kopje.kies", known=known_keys)
            yield subject.say(path, "onbekend-kopje", said("onbekend-kopje", key=shown(key)), hint, key=is_key)


_BY_KEY = {kopje.key: kopje for kopje in KOPJES}


def _fields_of(key: str) -> tuple[str, ...]:
    kopje = _BY_KEY.get(key)
    return kopje.velden if kopje else (key,)


def said_in_a_word(subject: Subject) -> Iterator[Diagnostic]:
    """A heading whose only text says that there is nothing is not filled: it belongs under `ontbreekt`."""
    for kopje in KOPJES:
        for name in kopje.velden:
            path, text = _only_text(subject.source.data.get(name), (name,))
            stand = stand_of(text) if text is not None else None
            if stand and text is not None:
                yield subject.source.diagnostic(
                    path,
                    "ontbreekt-als-woord",
                    said("ontbreekt-als-woord", text=shown(text), name=name),
                    said("ontbreekt-als-woord.zet", name=name, key=kopje.key, stand=stand),
                )


def _only_text(value: Any, path: DataPath) -> tuple[DataPath, str | None]:
    """The one text that a value holds, and where; None when it holds more."""
    while isinstance(value, (dict, list)) and len(value) == 1:
        part = next(iter(value)) if isinstance(value, dict) else 0
        value, path = value[part], (*path, part)
    return path, value if isinstance(value, str) else None


def _has(pilot: Pilot, key: str) -> bool:
    kopje = _BY_KEY.get(key)
    return is_filled(pilot, kopje) if kopje else bool(getattr(pilot, key))


def heading_source(subject: Subject) -> Iterator[Diagnostic]:
    """With more than one source, each heading says which one it comes from."""
    pilot = subject.pilot
    if len(pilot.bronnen) < 2:
        return
    for kopje in KOPJES:
        if is_filled(pilot, kopje) and not _has_source(pilot, kopje):
            yield subject.say(
                (next(field for field in kopje.velden if getattr(pilot, field)),),
                "kopje-zonder-bron",
                said("kopje-zonder-bron", key=kopje.key),
                said("kopje-zonder-bron.zet", key=kopje.key),
                key=True,
            )


def _has_source(pilot: Pilot, kopje: Kopje) -> bool:
    for name in kopje.velden:
        value = getattr(pilot, name)
        if not value or name in pilot.herkomst or kopje.key in pilot.herkomst:
            continue
        parts = value if isinstance(value, tuple) else (value,)
        if not all(part.bron for part in parts):
            return False
    return True


# ------------------------------------------------------------------------------ texts


def about_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Texts hold no personal data and no HTML, and are no longer than a reader likes."""
    yield from _about_texts(subject.source)


EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
OFFICE = re.compile(
    r"(?:info|contact|secretariaat|receptie|post|postbus|redactie|communicatie|helpdesk|balie|service|klantenservice)\b",
    re.IGNORECASE,
)
_ALONE = r"(?<![\w.,/-])(?:{})(?![\w/]|[.,-]\d)"  # no part of a longer number, a date or an address
PHONE = re.compile(_ALONE.format(r"(?:\+31|0031|0)[ (/.-]{0,2}(?:0\)[ -]?)?[1-9](?:[ ()/.-]{0,3}[0-9]){8}"))
NINE_DIGITS = re.compile(_ALONE.format(r"[0-9]{4}[. ]?[0-9]{2}[. ]?[0-9]{3}|[0-9]{3}[. ][0-9]{3}[. ][0-9]{3}"))
HTML = re.compile(
    r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<[!?]|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE
)
_HTML_SIGN = re.compile("[<&]")
# Not `\d`, which would look every letter of the catalogue up among the digits of all scripts.
DIGITS = re.compile(r"[+0-9][0-9 ().+/-]{7,}[0-9]")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def _about_texts(source: Source) -> Iterator[Diagnostic]:
    for name, limit in LONG_TEXTS.items():
        text = source.data.get(name)
        if isinstance(text, str) and len(text) > limit:
            yield _long(source, (name,), text, limit)
    suspect = _is_suspect(source.text)
    if not suspect and source.longest <= LONG_TEXT:
        return
    for path, text in _texts(source.data):
        if len(text) > LONG_TEXT and path[0] not in LONG_TEXTS:
            yield _long(source, path, text, LONG_TEXT)
        if suspect and _is_suspect(text):
            yield from _private(source, path, text)
            yield from _markup(source, path, text)


def _is_suspect(text: str) -> bool:
    """Tell quickly whether a text is worth a closer look."""
    if "@" in text:
        return True
    if ("<" in text or "&" in text) and any(HTML.match(text, sign.start()) for sign in _HTML_SIGN.finditer(text)):
        return True
    return any(PHONE.search(match[0]) or NINE_DIGITS.search(match[0]) for match in DIGITS.finditer(text))


def _texts(data: Any) -> Iterator[tuple[DataPath, str]]:
    todo: list[tuple[DataPath, Any]] = [((), data)]
    while todo:
        path, value = todo.pop()
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            if type(item) is str:
                yield (*path, key), item
            elif item is not None:
                todo.append(((*path, key), item))


def _long(source: Source, path: DataPath, text: str, limit: int) -> Diagnostic:
    return source.diagnostic(
        path,
        "lange-tekst",
        said("lange-tekst", length=len(text)),
        said("lange-tekst.korter", limit=limit),
    )


def _private(source: Source, path: DataPath, text: str) -> Iterator[Diagnostic]:
    found = [
        *((said("persoonsgegeven.mail"), match[0]) for match in EMAIL.finditer(text) if not OFFICE.match(match[0])),
        *((said("persoonsgegeven.telefoon"), match[0]) for match in PHONE.finditer(text)),
        *((said("persoonsgegeven.bsn"), match[0]) for match in NINE_DIGITS.finditer(text) if _is_bsn(match[0])),
    ]
    for kind, piece in found:
        message, hint = said("persoonsgegeven", piece=shown(piece), kind=kind), said("persoonsgegeven.weg")
        yield source.diagnostic(path, "persoonsgegeven", message, hint, piece=piece)


def _is_bsn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    return any(digits) and sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0


def _markup(source: Source, path: DataPath, text: str) -> Iterator[Diagnostic]:
    match = HTML.search(text)
    if match:
        message, hint = said("html-in-tekst", piece=shown(match[0])), said("html-in-tekst.gewoon")
        yield source.diagnostic(path, "html-in-tekst", message, hint, piece=match[0])


# ------------------------------------------------------------------------------ lists


def _about_list(terms: Mapping[str, Term], source: Source, catalogue: Catalogue) -> Iterator[Diagnostic]:
    for key, term in terms.items():
        yield from _unknown_references(term, source, catalogue, (key,))
        yield from _unknown_names(term, source, (key,))
    yield from _former_keys(terms, source)
    yield from _about_texts(source)


def _unknown_names(term: Term, source: Source, path: DataPath) -> Iterator[Diagnostic]:
    fields = type(term).model_fields
    for number, name in enumerate(term.niet_uit_bron or ()):
        if name not in fields:
            near = nearest(name, fields)
            hint = said("bedoelt", near=near) if near else said("kies", choices=enumerated(fields))
            yield source.diagnostic(
                (*path, "niet_uit_bron", number), "onbekend-veld", f"{shown(name)} is geen veld van deze lijst", hint
            )


# ------------------------------------------------------------------------------ old addresses


# Who claims each old address, and the addresses of now.
_Known = tuple[Mapping[str, list[str]], frozenset[str]]


def former_slugs(subject: Subject) -> Iterator[Diagnostic]:
    """An old address leads to one page, and is no address of now."""
    slugs, catalogue = subject.pilot.eerdere_slugs, subject.catalogue
    if slugs:
        yield from _former_slugs(subject.source, (), subject.slug, slugs, (catalogue.once(_claims), catalogue.slugs))


def _claims(catalogue: Catalogue) -> Mapping[str, list[str]]:
    return _claimed({slug: pilot.eerdere_slugs or () for slug, pilot in catalogue.pilots.items()})


def _claimed(slugs: Mapping[str, Sequence[str]]) -> Mapping[str, list[str]]:
    """Who claims each old address."""
    claims: dict[str, list[str]] = {}
    for owner, olds in slugs.items():
        for old in olds:
            claims.setdefault(old, []).append(owner)
    return claims


def _former_keys(terms: Mapping[str, Term], source: Source) -> Iterator[Diagnostic]:
    slugs = {key: term.eerdere_slugs or () for key, term in terms.items() if isinstance(term, TermMetPagina)}
    known = (_claimed(slugs), frozenset(terms))
    for key, olds in slugs.items():
        yield from _former_slugs(source, (key,), key, olds, known)


def _former_slugs(
    source: Source,
    path: DataPath,
    own: str,
    slugs: Sequence[str],
    known: tuple[Mapping[str, list[str]], frozenset[str]],
) -> Iterator[Diagnostic]:
    """Hold the old addresses of one entry against all others."""
    claims, current = known
    for number, slug in enumerate(slugs):
        other = next((owner for owner in claims.get(slug, ()) if owner != own), "")
        key = shown(slug)
        if not is_slug(slug):
            better = slug_of(slug)
            hint = said("bedoelt", near=better) if is_slug(better) else said("eerdere-slug.weg")
            message = said("eerdere-slug", key=key)
        elif slug in current:
            message = said("eerdere-slug.zelf" if slug == own else "eerdere-slug.nu", key=key)
            hint = said("eerdere-slug.nu-weg")
        elif slug in slugs[:number] or other:
            message = said("eerdere-slug.ander", key=key, other=shown(other or own))
            hint = said("eerdere-slug.ander-weg")
        else:
            continue
        yield source.diagnostic((*path, "eerdere_slugs", number), "eerdere-slug", message, hint)


# ------------------------------------------------------------------------------ sessions


def _about_session(sessie: Sessie, source: Source, catalogue: Catalogue) -> Iterator[Diagnostic]:
    yield from _unknown_references(sessie, source, catalogue, ())
    for number, point in enumerate(sessie.programma):
        path = ("programma", number)
        yield from _unclear_point(point, source, path)
        yield from _headings_of_point(point, source, path)
        for name in ("vergelijk", "kopjes"):
            yield from _doubles(getattr(point, name) or (), source, (*path, name))
        if (count := len(point.vergelijk or ())) > MOST_SIDE_BY_SIDE:
            message, hint = said("te-veel-naast-elkaar", count=count), said("te-veel-naast-elkaar.splits")
            yield source.diagnostic((*path, "vergelijk", MOST_SIDE_BY_SIDE), "te-veel-naast-elkaar", message, hint)
    yield from _about_texts(source)


def _unclear_point(point: Programmapunt, source: Source, path: DataPath) -> Iterator[Diagnostic]:
    """A point of a programme is one thing, and says nothing that belongs to another."""
    code = "onduidelijk-programmapunt"
    kinds = [kind for kind in KINDS if getattr(point, kind)]
    if not kinds:
        hint = said("onduidelijk-programmapunt.kies", kinds=enumerated(KINDS))
        yield source.diagnostic(path, code, said(code), hint)
    elif len(kinds) > 1:
        message = said("onduidelijk-programmapunt.meer", kinds=enumerated(kinds, "en"))
        hint = said("onduidelijk-programmapunt.splits")
        yield source.diagnostic((*path, kinds[1]), code, message, hint, key=True)
    else:
        for name in ("tekst", "kopjes"):
            if getattr(point, name) and name not in KINDS[kinds[0]]:
                message = said("onduidelijk-programmapunt.past", name=name, kind=kinds[0])
                fitting = enumerated(kind for kind, others in KINDS.items() if name in others)
                hint = said("onduidelijk-programmapunt.weg", name=name, kinds=fitting)
                yield source.diagnostic((*path, name), code, message, hint, key=True)


def _headings_of_point(point: Programmapunt, source: Source, path: DataPath) -> Iterator[Diagnostic]:
    named: list[tuple[DataPath, str, tuple[str, ...]]] = [
        ((*path, "kopjes", number), key, (*KOPJE_KEYS, FEITEN)) for number, key in enumerate(point.kopjes or ())
    ]
    if point.kopje:
        named.append(((*path, "kopje"), point.kopje, KOPJE_KEYS))
    for place, key, known in named:
        if key not in known:
            near = nearest(key, known)
            hint = said("bedoelt", near=near) if near else said("onbekend-kopje.kies", known=enumerated(known, "en"))
            found = source.diagnostic(place, "onbekend-kopje", said("onbekend-kopje", key=shown(key)), hint)
            yield mended(found, near, is_safe=bare(key) == near) if near else found


# A name for each rule, in the order of running. The codes of their diagnostics stand in CODES.
RULES: dict[str, Rule] = {
    "verwijzingen": unknown_references,
    "relatie-met-zichzelf": own_relation,
    "relatie-zonder-doel": relation_target,
    "dubbele-sleutel": double_keys,
    "eind-voor-start": end_before_start,
    "leeftijd-omgekeerd": age_order,
    "meting-zonder-bron": measurement_source,
    "meting-zonder-waarde": measurement_value,
    "financiering-zonder-inhoud": funding_content,
    "kopje-zonder-inhoud": heading_told,
    "ontbreekt-als-woord": said_in_a_word,
    "ontbreekt-maar-ingevuld": absent_but_filled,
    "onbekend-kopje": heading_names,
    "kopje-zonder-bron": heading_source,
    "eerdere-slug": former_slugs,
    "teksten": about_texts,
}
