"""The record: what a pilot is, and the controlled lists it draws on.

Names are the words of the YAML. Every field carries its Dutch label (`title`), its explanation
(`description`) and, where that helps, examples: the validator's messages, the JSON Schema, the form
and the reference in the guide are all made from them. A reference to a list stays a key; the
catalogue resolves it. Short forms (a plain text where a mapping is possible) are widened by the
validators here, so the rest of the program meets one form only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    InstanceOf,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from generator.dates import Datum, DatumError, parse_datum
from generator.diagnostics import bare, shown
from generator.texts import said

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Marks a text field as the key of an entry elsewhere.

    `to` is the name of a list, `pilots` (another file) or `bronnen` (this file's own sources).
    """

    to: str


def fault(code: str, message: str, hint: str, better: str = "", *, is_safe: bool = False) -> PydanticCustomError:
    """Make the error that `schema` turns into a diagnostic: its type is the code, its hint the remedy.

    `better` is what was probably meant; `is_safe` says that nothing else can have been meant. All of it
    travels in the context: pydantic would read braces in the user's text as its own.
    """
    context = {"message": message, "hint": hint, "better": better, "is_safe": is_safe}
    return PydanticCustomError(code, "{message}", context)


# ---------------------------------------------------------------- scalars: read as text, typed here


MEANT = {
    **dict.fromkeys(("ja", "j", "yes", "y", "true", "waar", "jawel"), "ja"),
    **dict.fromkeys(("nee", "n", "no", "false", "onwaar", "neen"), "nee"),
}


def yes_or_no(word: str, choices: Sequence[str]) -> str | None:
    """The one of the choices `ja` and `nee` that another word for it stands for."""
    meant = MEANT.get(word.casefold())
    return meant if meant in choices else None


def _to_bool(value: object) -> object:
    if isinstance(value, str):
        if value == "ja":
            return True
        if value == "nee":
            return False
        better = MEANT.get(bare(value).casefold(), "")
        hint = said("bedoelt", near=better) if better else said("ja-of-nee.kies")
        raise fault("ja-of-nee", said("ja-of-nee", value=shown(value)), hint, better, is_safe=bare(value) == better)
    return value


def _to_int(value: object) -> object:
    if not isinstance(value, str):
        return value
    if re.fullmatch(r"0|[1-9][0-9]{0,8}", value):
        return int(value)
    meant, has_more = _number_in(value[:60])
    hint = said("bedoelt", near=meant) if meant else said("geen-geheel-getal.cijfers")
    if meant and has_more:
        hint, meant = said("geen-geheel-getal.rest", near=meant), ""
    raise fault("geen-geheel-getal", said("geen-geheel-getal", value=shown(value)), hint, meant)


IN_WORDS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
NUMBER = re.compile(r"(?<![\d.,])(?:[0-9]{1,3}(?:[., ][0-9]{3})+|[0-9]{1,9})(?![\d]|[.,]\d)")


def _number_in(text: str) -> tuple[str, bool]:
    """The one whole number that a text holds ("" when there is none, or more), and whether it says more."""
    flat = bare(text)
    if flat.casefold() in IN_WORDS:
        return str(IN_WORDS.index(flat.casefold())), False
    numbers = NUMBER.findall(re.sub(r"[.,]0+$|[.,]-+$", "", flat))
    if len(numbers) != 1 or flat.startswith("-") or re.search(r"[^\W\d_]\d|\d/", flat):
        return "", False
    digits = re.sub("[., ]", "", numbers[0]).lstrip("0") or "0"
    return digits, bool(re.search(r"[^\W\d_]|\+", flat))


def to_datum(value: object, *, is_day: bool = False) -> object:
    """Read a text as a date; of one that must be a day (`is_day`) the remedy is a day as well.

    Anything else stays as it is. Raises the fault that tells what is wrong.
    """
    if not isinstance(value, str):
        return value
    try:
        return parse_datum(value)
    except DatumError as found:
        better = found.suggestion if found.suggestion and not found.has_more else ""
        if is_day and not (better and parse_datum(better).day):
            better, hint = "", said("geen-datum.dag")
        elif found.suggestion:
            hint = said("bedoelt" if better else "geen-datum.rest", near=found.suggestion)
        else:
            hint = said("geen-datum.vorm")
        message = said("geen-datum", value=shown(value), why=found)
        raise fault("geen-datum", message, hint, better, is_safe=found.is_safe) from None


def _to_tuple(value: object) -> object:
    """Let one text stand where a list of texts is possible."""
    return (value,) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class KorteVorm:
    """Lets a plain text stand for a mapping with only that text under the field `veld`."""

    veld: str

    def __call__(self, value: object) -> object:
        """Widen the short form; anything else stays as it is."""
        return {self.veld: value} if isinstance(value, str) else value


def _to_mapping(field: str) -> BeforeValidator:
    return BeforeValidator(KorteVorm(field), json_schema_input_type=str)


Tekst = Annotated[str, StringConstraints(min_length=1)]
JaNee = Annotated[bool, BeforeValidator(_to_bool), WithJsonSchema({"enum": ["ja", "nee"]})]
Aantal = Annotated[
    int,
    BeforeValidator(_to_int),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "pattern": "^(0|[1-9][0-9]{0,8})$"}),
]
DatumVeld = Annotated[
    InstanceOf[Datum],
    BeforeValidator(to_datum),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "examples": ["2012", "2012-10", "2012-10-01", "najaar 2013", "oktober 2012"],
        }
    ),
]
BronSleutels = Annotated[tuple[Annotated[Tekst, Verwijzing("bronnen")], ...], BeforeValidator(_to_tuple)]
Teksten = Annotated[tuple[Tekst, ...], Field(min_length=1)]

WAARDE = re.compile(
    r"(?:(?P<woord>ruim|bijna|ongeveer|minimaal|maximaal) )?"
    r"(?:(?P<teller>[0-9]{1,6})/(?P<noemer>[1-9][0-9]{0,5})|(?P<getal>-?(?:0|[1-9][0-9]{0,11})(?:,[0-9]{1,6})?))"
)
Precisie = Literal["exact", "ruim", "bijna", "ongeveer", "minimaal", "maximaal"]


@dataclass(frozen=True, slots=True)
class Waarde:
    """A measured value as the source gives it: a number or a share, with the word that qualifies it."""

    getal: Fraction
    tekst: str
    precisie: Precisie = "exact"
    aandeel: bool = False

    def __str__(self) -> str:
        """The value as Dutch text: `ruim 2 op de 5`, `6,8`."""
        return self.tekst.replace("/", " op de ") if self.aandeel else self.tekst


def _to_waarde(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = WAARDE.fullmatch(value)
    if not match:
        raise fault("geen-waarde", said("geen-waarde", value=shown(value)), _waarde_hint(value[:60]))
    precisie: Any = match["woord"] or "exact"
    if match["teller"]:
        return Waarde(Fraction(int(match["teller"]), int(match["noemer"])), value, precisie, aandeel=True)
    return Waarde(Fraction(match["getal"].replace(",", ".")), value, precisie)


OTHER_WORDS = {
    **dict.fromkeys(("circa", "ca", "ca.", "ong.", "rond", "zo'n", "±", "~"), "ongeveer"),
    "minstens": "minimaal",
    "hooguit": "maximaal",
    "meer dan": "ruim",
    ">": "ruim",
    "<": "bijna",
}


def _waarde_hint(value: str) -> str:
    """What to write instead, when that is clear."""
    flat = re.sub(r"^(\D+?) ?(?=\d)", lambda match: f"{OTHER_WORDS.get(match[1], match[1])} ", bare(value).casefold())
    percentage = re.fullmatch(r"(.*\d) ?(?:%|procent)", flat)
    flat = percentage[1] if percentage else flat
    flat = re.sub(r"\b0+(?=\d)", "", re.sub(r"(\d) op de (\d)", r"\1/\2", flat))
    flat = re.sub(r"(?<=\d)[. ](?=\d{3}\b)", "", flat).replace(".", ",")
    if not WAARDE.fullmatch(flat):
        return said("geen-waarde.vorm")
    return said("geen-waarde.procent" if percentage else "bedoelt", near=flat)


WaardeVeld = Annotated[
    InstanceOf[Waarde],
    BeforeValidator(_to_waarde),
    WithJsonSchema({"type": ["string", "number"], "examples": ["6,8", "1/5", "ruim 2/5"]}),
]


@dataclass(frozen=True, slots=True)
class Omtrek:
    """One closed line of an outline: points as (latitude, longitude) in degrees."""

    punten: tuple[tuple[float, float], ...]


_GRADEN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?")


def _degrees(text: str, most: int) -> float:
    with_point = text.replace(",", ".")
    if not _GRADEN.fullmatch(with_point):
        hint = "Schrijf graden met een punt, bijvoorbeeld `52.09`."
    elif abs(float(with_point)) > most:
        hint = f"Schrijf een getal tussen -{most} en {most}."
    elif with_point != text:
        hint = f"Bedoelt u {shown(with_point)}?"
    else:
        return float(text)
    raise fault("geen-coordinaat", f"{shown(text)} is geen coördinaat", hint)


def _to_degrees(most: int) -> BeforeValidator:
    """Read an angle in degrees of at most so many, north or east of zero, or south or west of it."""

    def read(value: object) -> object:
        return _degrees(value, most) if isinstance(value, str) else value

    return BeforeValidator(read)


def _to_omtrek(value: object) -> object:
    if not isinstance(value, str):
        return value
    points = []
    for pair in value.split():
        north, comma, east = pair.partition(",")
        if not comma:
            hint = "Schrijf elk punt als breedte, komma, lengte: `52.09,5.12`."
            raise fault("geen-coordinaat", f"{shown(pair)} is geen punt van een omtrek", hint)
        points.append((_degrees(north, 90), _degrees(east, 180)))
    return Omtrek(tuple(points))


Breedte = Annotated[InstanceOf[float], _to_degrees(90), WithJsonSchema({"type": "string", "examples": ["52.09"]})]
Lengte = Annotated[InstanceOf[float], _to_degrees(180), WithJsonSchema({"type": "string", "examples": ["5.12"]})]
OmtrekVeld = Annotated[
    InstanceOf[Omtrek],
    BeforeValidator(_to_omtrek),
    WithJsonSchema({"type": "string", "examples": ["52.32,5.02 52.26,5.34 52.05,5.40"]}),
]


# ------------------------------------------------------------------------- the parts of a record


class Deel(BaseModel):
    """A mapping in the YAML: frozen, and no field that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=False)


class Herleidbaar(Deel):
    """A part that can say where it comes from."""

    bron: BronSleutels = Field(
        (),
        title="Bron",
        description="De sleutel van de bron (of bronnen) waar dit staat. Nodig als de pilot meer dan één bron heeft.",
        examples=["rapportage"],
    )
    afgeleid: JaNee = Field(
        False,
        title="Afgeleid",
        description="Zet `ja` als u dit uit de bron afleidt en het er niet letterlijk staat. De site zegt dat erbij.",
    )


class UitspraakDeel(Herleidbaar):
    """One statement. Short form: the text alone."""

    tekst: Tekst = Field(title="Tekst", description="De uitspraak zelf, in uw eigen woorden.")
    volgens: Tekst | None = Field(
        None,
        title="Volgens",
        description="Wie dit vindt, als het een mening of ervaring is en geen feit. Noem een functie, geen naam.",
        examples=["de ambtelijk trekker"],
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


Uitspraak = Annotated[UitspraakDeel, _to_mapping("tekst")]
Uitspraken = Annotated[tuple[Uitspraak, ...], Field(min_length=1)]
Zekerheid = Literal["vast", "vermoedelijk", "minimaal"]
_ZEKERHEID = (
    "Hoe zeker de bron is: `vast`, `vermoedelijk` (waarschijnlijk of voorlopig) of `minimaal` (het kan langer duren)."
)


class MomentDeel(Herleidbaar):
    """A point in time with its certainty. Short form: the date alone."""

    datum: DatumVeld = Field(
        title="Datum",
        description="Zo precies als de bron: een jaar, een seizoen, een maand of een dag.",
        examples=["2012-10-01", "najaar 2013"],
    )
    zekerheid: Zekerheid | None = Field(None, title="Zekerheid", description=_ZEKERHEID)
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Hoe u aan deze datum komt.")


Moment = Annotated[MomentDeel, _to_mapping("datum")]


class DoelDeel(UitspraakDeel):
    """A goal. Short form: the text alone."""

    soort: Literal["preventief", "curatief"] | None = Field(
        None,
        title="Soort",
        description="`preventief` (voorkomen) of `curatief` (verhelpen). Alleen als de bron dat zegt.",
    )


class VraagDeel(UitspraakDeel):
    """A question the pilot wants answered. Short form: the text alone."""

    soort: Literal["inhoudelijk", "procesmatig"] | None = Field(
        None,
        title="Soort",
        description="`inhoudelijk` of `procesmatig`. Alleen als de bron dat onderscheid maakt.",
    )


class Leeftijd(Deel):
    """An age range in years, both ends included. Short form: `0-18`."""

    van: Aantal | None = Field(None, title="Van", description="Jongste leeftijd in jaren.", examples=["0"])
    tot: Aantal | None = Field(None, title="Tot", description="Oudste leeftijd in jaren.", examples=["18"])


def _to_leeftijd(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"([0-9]+) ?(?:-|–|tot) ?([0-9]+)", value)
    if not match:
        numbers = re.findall("[0-9]{1,3}", value[:60])
        hint = said("geen-leeftijd.vorm")
        if len(numbers) == 2:
            hint = said("bedoelt", near=f"{int(numbers[0])}-{int(numbers[1])}")
        elif len(numbers) == 1:
            hint = said("geen-leeftijd.een", age=int(numbers[0]))
        raise fault("geen-leeftijd", said("geen-leeftijd", value=shown(value)), hint)
    return {"van": match[1], "tot": match[2]}


class DoelgroepDeel(Herleidbaar):
    """Whom the pilot is for. Short form: the description alone."""

    omschrijving: Tekst = Field(
        title="Omschrijving",
        description="Voor wie de pilot is.",
        examples=["Gezinnen bij wie de hulp in de buurt niet genoeg lijkt."],
    )
    aantal: Aantal | None = Field(
        None,
        title="Aantal",
        description="Hoeveel, in cijfers. Alleen als de bron dat zegt.",
        examples=["35"],
    )
    eenheid: Tekst | None = Field(
        None,
        title="Eenheid",
        description="Wat u telt: jeugdigen, gezinnen, scholen …",
        examples=["jeugdigen"],
    )
    uitzondering: Tekst | None = Field(None, title="Uitzondering", description="Wie niet meedoet.")
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class Duur(Herleidbaar):
    """When the pilot runs."""

    start: Moment | None = Field(None, title="Start", description="Wanneer de pilot begint.", examples=["2012-10-01"])
    eind: Moment | None = Field(
        None,
        title="Eind",
        description="Wanneer de pilot stopt. Reken geen einde uit een looptijd uit.",
        examples=["najaar 2013"],
    )
    zekerheid: Zekerheid = Field("vast", title="Zekerheid van het eind", description=_ZEKERHEID)
    looptijd: Tekst | None = Field(
        None,
        title="Looptijd",
        description="Hoe lang, in de woorden van de bron.",
        examples=["1 jaar", "12 maanden"],
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class DeelnemerDeel(Herleidbaar):
    """A participant. Short form: the organisation's key alone."""

    organisatie: Annotated[Tekst, Verwijzing("organisaties")] = Field(
        title="Organisatie",
        description="De sleutel uit de lijst met organisaties.",
        examples=["bjz-utrecht"],
    )
    rol: Tekst | None = Field(None, title="Rol", description="Wat deze organisatie in de pilot doet.")
    trekker: JaNee = Field(
        False,
        title="Trekker",
        description="Zet `ja` bij wie de pilot trekt of ervoor verantwoordelijk is.",
    )


class WerkwijzeDeel(Herleidbaar):
    """How the pilot works. Short form: the core alone."""

    kern: Tekst | None = Field(None, title="Kern", description="De aanpak in een paar zinnen.")
    uitgangspunten: Uitspraken | None = Field(None, title="Uitgangspunten", description="Waar iedereen zich aan houdt.")
    stappen: Uitspraken | None = Field(None, title="Stappen", description="Wat er gebeurt, in volgorde.")
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class ScholingDeel(UitspraakDeel):
    """Training. Short form: the text alone."""

    aanbieder: Annotated[Tekst, Verwijzing("organisaties")] | None = Field(
        None,
        title="Aanbieder",
        description="De organisatie die de scholing geeft (sleutel uit de lijst).",
    )
    voor: Tekst | None = Field(None, title="Voor wie", description="Wie de scholing volgen.")
    omvang: Tekst | None = Field(
        None,
        title="Omvang",
        description="Hoeveel mensen en bijeenkomsten.",
        examples=["13 personen, 10 bijeenkomsten"],
    )


class FinancieringDeel(UitspraakDeel):
    """Who pays what. Short form: the text alone, when no party can be named."""

    tekst: Tekst | None = Field(
        None,
        title="Tekst",
        description="De afspraak in een zin, als die niet in partij en bijdrage past.",
    )  # type: ignore[assignment]
    partij: Tekst | None = Field(
        None,
        title="Partij",
        description="Wie betaalt of bijdraagt, in woorden.",
        examples=["de gemeenten"],
    )
    organisatie: Annotated[Tekst, Verwijzing("organisaties")] | None = Field(
        None,
        title="Organisatie",
        description="De sleutel uit de lijst, als de partij daarin staat.",
    )
    bijdrage: Tekst | None = Field(None, title="Bijdrage", description="Wat deze partij betaalt of inzet.")
    vorm: Annotated[Tekst, Verwijzing("financieringsvormen")] | None = Field(
        None,
        title="Vorm",
        description="De soort bijdrage (sleutel uit de lijst met vormen).",
        examples=["geld"],
    )


class Relatie(Herleidbaar):
    """A tie with another pilot, programme or project."""

    pilot: Annotated[Tekst, Verwijzing("pilots")] | None = Field(
        None,
        title="Pilot",
        description="De bestandsnaam (zonder .yml) van een pilot in deze catalogus.",
    )
    naam: Tekst | None = Field(None, title="Naam", description="De naam, als het project niet in deze catalogus staat.")
    plaats: Tekst | None = Field(None, title="Plaats", description="Waar het project loopt.")
    aard: Annotated[Tekst, Verwijzing("relaties")] = Field(
        title="Aard",
        description="Wat de twee met elkaar te maken hebben (sleutel uit de lijst met relaties).",
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class VoorbeeldDeel(Herleidbaar):
    """An example from elsewhere. Short form: the name alone."""

    naam: Tekst = Field(title="Naam", description="Het project, of het soort project.")
    plaats: Tekst | None = Field(None, title="Plaats", description="Gemeente of regio waar het voorbeeld vandaan komt.")
    aard: Annotated[Tekst, Verwijzing("relaties")] | None = Field(
        None,
        title="Aard",
        description="Hoe het voorbeeld is gebruikt (sleutel uit de lijst met relaties).",
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de regio ervan gebruikt of leert.")


class Nulmeting(Herleidbaar):
    """Whether the situation at the start was measured. Short form: `ja`, `nee` or `deels`."""

    stand: Literal["ja", "nee", "deels", "niet_vermeld"] = Field(
        title="Stand",
        description="`ja`, `nee`, `deels` (alleen een stuk gemeten) of `niet_vermeld`.",
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat wel en niet is gemeten.")


class Meetmoment(Herleidbaar):
    """A planned moment of monitoring."""

    wanneer: Moment | None = Field(None, title="Wanneer", description="Datum, zo precies als de bron.")
    ritme: Tekst | None = Field(
        None,
        title="Ritme",
        description="Hoe vaak, als er geen datum is.",
        examples=["elk kwartaal"],
    )
    tekst: Tekst = Field(title="Tekst", description="Wat er dan gebeurt.")


class Meting(Herleidbaar):
    """A figure that was found. Its source is obligatory."""

    indicator: Tekst = Field(title="Indicator", description="Wat is gemeten.")
    waarde: WaardeVeld | None = Field(
        None,
        title="Waarde",
        description="Het getal zoals de bron het geeft: `6,8`, `1/5`, `ruim 2/5`.",
        examples=["1/5"],
    )
    eenheid: Tekst | None = Field(
        None,
        title="Eenheid",
        description="Waarin de waarde is uitgedrukt.",
        examples=["rapportcijfer"],
    )
    groep: Tekst | None = Field(None, title="Groep", description="Bij wie is gemeten.")
    peildatum: Moment | None = Field(None, title="Peildatum", description="Wanneer is gemeten.")
    vergelijking: Tekst | None = Field(
        None,
        title="Vergelijking",
        description="Hoe de waarde zich verhoudt tot een andere, volgens de bron.",
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class Monitoring(Herleidbaar):
    """What is measured, with what, when, and what came out."""

    nulmeting: Annotated[Nulmeting, _to_mapping("stand")] | None = Field(
        None, title="Nulmeting", description="Is de situatie bij de start gemeten?"
    )
    instrumenten: Uitspraken | None = Field(None, title="Instrumenten", description="Waarmee wordt gemeten of gevolgd.")
    indicatoren: Uitspraken | None = Field(None, title="Indicatoren", description="Wat wordt gemeten of gevolgd.")
    vragen: Uitspraken | None = Field(None, title="Vragen", description="Welke vragen de monitoring moet beantwoorden.")
    planning: Annotated[tuple[Meetmoment, ...], Field(min_length=1)] | None = Field(
        None, title="Planning", description="Meetmomenten die zijn afgesproken."
    )
    metingen: Annotated[tuple[Meting, ...], Field(min_length=1)] | None = Field(
        None, title="Metingen", description="Cijfers die zijn gevonden."
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class KennisdelingDeel(Herleidbaar):
    """A channel of knowledge sharing. Short form: the channel alone."""

    kanaal: Tekst = Field(title="Kanaal", description="Hoe kennis wordt gedeeld.", examples=["kenniscafé"])
    frequentie: Tekst | None = Field(None, title="Frequentie", description="Hoe vaak.", examples=["elke maand"])
    voor: Tekst | None = Field(None, title="Voor wie", description="Voor wie het is.")
    door: Tekst | None = Field(None, title="Door wie", description="Wie het verzorgt.")
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


class Lessen(Herleidbaar):
    """What was learnt."""

    werkt: Uitspraken | None = Field(None, title="Wat werkt", description="Wat volgens de bron goed gaat.")
    werkt_niet: Uitspraken | None = Field(
        None, title="Wat niet werkt", description="Wat volgens de bron niet of moeilijk gaat."
    )
    randvoorwaarden: Uitspraken | None = Field(
        None, title="Randvoorwaarden", description="Wat nodig is om het te laten slagen."
    )
    ontwikkelvragen: Uitspraken | None = Field(
        None, title="Ontwikkelvragen", description="Wat nog uitgezocht moet worden."
    )


class Onderdeel(Herleidbaar):
    """A sub-line of a programme."""

    titel: Tekst = Field(title="Titel", description="De naam van het onderdeel.")
    groep: Tekst | None = Field(None, title="Groep", description="De lijn waar het onder valt.")
    label: Tekst | None = Field(
        None,
        title="Label",
        description="Het label dat de bron eraan geeft.",
        examples=["nieuw", "doorgaan met"],
    )
    tekst: Tekst | None = Field(None, title="Tekst", description="Wat het inhoudt.")
    stappen: Uitspraken | None = Field(None, title="Stappen", description="Wat er gaat gebeuren.")


class BronDeel(Deel):
    """A source document. Short form: the title alone."""

    titel: Tekst = Field(title="Titel", description="De titel van het document.")
    uitgever: Tekst | None = Field(None, title="Uitgever", description="Wie het uitgaf.")
    datum: Moment | None = Field(None, title="Datum", description="De datum die op het document staat.")
    url: Annotated[str, StringConstraints(pattern=r"^https://[^\s<>\"']+$")] | None = Field(
        None,
        title="Internetadres",
        description="Waar het document staat. Alleen https.",
        examples=["https://voorbeeld.nl/rapport"],
    )
    vindplaats: Tekst | None = Field(
        None,
        title="Vindplaats",
        description="Waar in het document het staat: hoofdstuk, bijlage of bladzijde.",
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat voor document het is.")


class Lezing(Deel):
    """What one source says."""

    bron: Annotated[Tekst, Verwijzing("bronnen")] = Field(title="Bron", description="De sleutel van de bron.")
    tekst: Tekst = Field(title="Tekst", description="Wat deze bron zegt.")


class VerschilDeel(Deel):
    """Sources that contradict each other, side by side."""

    kopje: Tekst = Field(
        title="Kopje",
        description="Het kopje waar de bronnen verschillen, bijvoorbeeld `doelgroep`.",
        examples=["doelgroep"],
    )
    volgens: Annotated[tuple[Lezing, ...], Field(min_length=2)] = Field(
        title="Volgens", description="Per bron wat die zegt: `bron` en `tekst`."
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat het verschil betekent.")


Stand = Literal["niet_vermeld", "volgt", "niet_van_toepassing"]


class OntbreektDeel(Herleidbaar):
    """Why something is not there. Short form: `niet_vermeld`, `volgt` or `niet_van_toepassing`."""

    stand: Stand = Field(
        title="Stand",
        description="`niet_vermeld` (de bron zwijgt), `volgt` of `niet_van_toepassing`.",
    )
    deel: Tekst | None = Field(
        None,
        title="Deel",
        description="Als maar een deel ontbreekt: welk deel. Het kopje zelf is dan wel ingevuld.",
        examples=["de bedragen"],
    )
    toelichting: Tekst | None = Field(None, title="Toelichting", description="Wat de lezer erbij moet weten.")


# What people fill in when there is nothing to fill in, and what they mean by it.
STAND_WORDS: dict[str, Stand] = {
    **dict.fromkeys(("n.v.t", "nvt", "n v t", "niet van toepassing", "niet_van_toepassing"), "niet_van_toepassing"),
    **dict.fromkeys(("volgt", "volgt nog", "volgt later", "nog niet bekend", "nog invullen", "tbd", "…", ""), "volgt"),
    **dict.fromkeys(("onbekend", "niet bekend", "niet vermeld", "niet_vermeld", "weet ik niet"), "niet_vermeld"),
    **dict.fromkeys(("n.b", "nb", "-", "–", "—", "?", "/", "x", "xx", "xxx"), "niet_vermeld"),
}


def stand_of(text: str) -> Stand | None:
    """What a text says that only says that there is nothing: `n.v.t.` → `niet_van_toepassing`."""
    return STAND_WORDS.get(text.casefold().strip(" .")) if len(text) < 20 else None


Ontbreekt = Annotated[OntbreektDeel, _to_mapping("stand")]


def _list_of(description: str, name: str, label: str, examples: list[Any] | None = None) -> Any:
    return Field(
        None,
        title=label,
        description=f"{description} Sleutels uit de lijst `{name}`.",
        min_length=1,
        examples=examples,
    )


class Pilot(Deel):
    """A pilot, as a region describes it in pilots/<slug>.yml."""

    titel: Tekst = Field(title="Titel", description="De naam van de pilot.", examples=["Proeftuin Passende Zorg"])
    soort: Literal["pilot", "proeftuin", "experiment", "programma", "actielijn"] = Field(
        title="Soort",
        description="Hoe de bron het noemt: `pilot`, `proeftuin`, `experiment`, `programma` of `actielijn`.",
        examples=["pilot"],
    )
    regio: Annotated[Tekst, Verwijzing("regios")] = Field(
        title="Regio",
        description="De regio. Sleutel uit de lijst `regios`.",
        examples=["utrecht-west"],
    )
    gemeenten: Teksten | None = Field(
        None,
        title="Gemeenten",
        description="De gemeenten die meedoen. Alleen gemeenten die de bron noemt.",
        examples=[["Houten", "Lopik"]],
    )
    fase: Literal["voorbereiding", "in_uitvoering", "afgerond", "gestopt", "onbekend"] = Field(
        title="Fase", description="Hoe ver de pilot op de peildatum is.", examples=["in_uitvoering"]
    )
    peildatum: Moment | None = Field(
        None,
        title="Peildatum",
        description="De beschrijving klopt op deze dag. Meestal de datum van de bron.",
        examples=["2012-11-08"],
    )
    bevestigd_op: DatumVeld | None = Field(
        None,
        title="Bevestigd op",
        description="De dag waarop de regio voor het laatst naging of deze beschrijving nog klopt.",
        examples=["2026-11-23"],
    )
    samenvatting: Tekst = Field(
        title="Samenvatting",
        description="De pilot in één of twee zinnen.",
        examples=["School en jeugdzorg helpen 35 leerlingen."],
    )
    themas: tuple[Annotated[Tekst, Verwijzing("themas")], ...] | None = _list_of(
        "Waar de pilot over gaat.", "themas", "Thema's"
    )
    setting: tuple[Annotated[Tekst, Verwijzing("settings")], ...] | None = _list_of(
        "Waar de hulp wordt gegeven.", "settings", "Plek"
    )
    onderwijs: tuple[Annotated[Tekst, Verwijzing("onderwijs")], ...] | None = _list_of(
        "Welk soort onderwijs meedoet.", "onderwijs", "Onderwijs"
    )
    leeftijd: Annotated[Leeftijd, BeforeValidator(_to_leeftijd, json_schema_input_type=str)] | None = Field(
        None,
        title="Leeftijd",
        description="De leeftijd van de doelgroep, als de bron die noemt.",
        examples=["0-18"],
    )
    aanpak: tuple[Annotated[Tekst, Verwijzing("aanpakken")], ...] | None = _list_of(
        "Het soort aanpak.", "aanpakken", "Aanpak"
    )
    sturing: Annotated[Tekst, Verwijzing("sturing")] | None = Field(
        None,
        title="Sturing",
        description="Wie stuurt. Sleutel uit de lijst `sturing`.",
        examples=["gemeenten"],
    )
    doelen: Annotated[tuple[Annotated[DoelDeel, _to_mapping("tekst")], ...], Field(min_length=1)] | None = Field(
        None, title="Doelen", description="Wat de pilot wil bereiken. Een tekst per doel."
    )
    vragen: Annotated[tuple[Annotated[VraagDeel, _to_mapping("tekst")], ...], Field(min_length=1)] | None = Field(
        None, title="Vragen", description="Wat de pilot wil uitzoeken."
    )
    duur: Duur | None = Field(None, title="Duur", description="Wanneer de pilot loopt, en hoe zeker dat is.")
    doelgroep: Annotated[DoelgroepDeel, _to_mapping("omschrijving")] | None = Field(
        None, title="Doelgroep", description="Voor wie de pilot is."
    )
    deelnemers: (
        Annotated[tuple[Annotated[DeelnemerDeel, _to_mapping("organisatie")], ...], Field(min_length=1)] | None
    ) = Field(None, title="Deelnemers", description="Wie meedoet, en in welke rol.")
    werkwijze: Annotated[WerkwijzeDeel, _to_mapping("kern")] | None = Field(
        None, title="Werkwijze", description="Hoe de pilot werkt."
    )
    scholing: Annotated[tuple[Annotated[ScholingDeel, _to_mapping("tekst")], ...], Field(min_length=1)] | None = Field(
        None, title="Scholing", description="Wie wat leert, en van wie."
    )
    financiering: (
        Annotated[tuple[Annotated[FinancieringDeel, _to_mapping("tekst")], ...], Field(min_length=1)] | None
    ) = Field(None, title="Financiering", description="Wie wat betaalt of inzet.")
    relaties: Annotated[tuple[Relatie, ...], Field(min_length=1)] | None = Field(
        None,
        title="Relatie met andere pilots",
        description="Andere pilots, projecten en programma's waar deze pilot mee te maken heeft.",
    )
    voorbeelden: Annotated[tuple[Annotated[VoorbeeldDeel, _to_mapping("naam")], ...], Field(min_length=1)] | None = (
        Field(
            None,
            title="Voorbeelden van elders",
            description="Voorbeelden van buiten de regio waar naar is gekeken.",
        )
    )
    monitoring: Monitoring | None = Field(
        None, title="Monitoring", description="Wat wordt gemeten en gevolgd, en wat dat opleverde."
    )
    kennisdeling: (
        Annotated[tuple[Annotated[KennisdelingDeel, _to_mapping("kanaal")], ...], Field(min_length=1)] | None
    ) = Field(None, title="Kennisdeling", description="Hoe de pilot kennis deelt, hoe vaak en met wie.")
    lessen: Lessen | None = Field(
        None, title="Lessen", description="Wat de pilot leerde: wat werkt, wat niet, wat nodig is."
    )
    onderdelen: Annotated[tuple[Onderdeel, ...], Field(min_length=1)] | None = Field(
        None, title="Onderdelen", description="De onderdelen van een programma of actielijn."
    )
    verschillen: Annotated[tuple[VerschilDeel, ...], Field(min_length=1)] | None = Field(
        None,
        title="Verschillen tussen bronnen",
        description="Waar bronnen elkaar tegenspreken: zet ze naast elkaar, kies niet.",
    )
    bronnen: dict[Tekst, Annotated[BronDeel, _to_mapping("titel")]] = Field(
        title="Bronnen",
        description="De documenten waar alles uit komt. Kies per bron een korte sleutel.",
        min_length=1,
        examples=[{"rapportage": "Rapportage van de proeftuinen"}],
    )
    herkomst: dict[Tekst, BronSleutels] = Field(
        default_factory=dict,
        title="Herkomst",
        description="Per kopje de bron, als er meer bronnen zijn. Geldt voor wat zelf geen `bron` noemt.",
        examples=[{"doelen": "rapportage"}],
    )
    eerdere_slugs: Teksten | None = Field(
        None,
        title="Eerdere adressen",
        description="De namen die dit bestand eerder had, zonder .yml. Wie het oude adres opent, komt dan hier.",
        examples=[["proeftuin-west"]],
    )
    ontbreekt: dict[Tekst, Ontbreekt] = Field(
        default_factory=dict,
        title="Ontbreekt",
        description="Per leeg kopje waarom het leeg is: `niet_vermeld`, `volgt` of `niet_van_toepassing`.",
        examples=[{"kennisdeling": "niet_vermeld"}],
    )


# --------------------------------------------------------------------- the eleven headings

Beschrevenheid = Literal["beschreven", "deels", "niet_vermeld", "niet_van_toepassing", "volgt"]


@dataclass(frozen=True, slots=True)
class Kopje:
    """One of the headings under which every pilot is described; `vraag` is what it answers."""

    key: str
    label: str
    vraag: str
    velden: tuple[str, ...]


KOPJES: tuple[Kopje, ...] = (
    Kopje("doelen", "Doel", "Wat wil de pilot bereiken en uitzoeken?", ("doelen", "vragen")),
    Kopje("duur", "Duur", "Wanneer loopt de pilot?", ("duur",)),
    Kopje("doelgroep", "Doelgroep", "Voor wie is de pilot?", ("doelgroep",)),
    Kopje("deelnemers", "Deelnemers", "Wie doen mee?", ("deelnemers",)),
    Kopje("werkwijze", "Werkwijze", "Hoe werkt de pilot?", ("werkwijze",)),
    Kopje("scholing", "Scholing", "Wie leert wat?", ("scholing",)),
    Kopje("financiering", "Financiering", "Wie betaalt wat?", ("financiering",)),
    Kopje(
        "relaties",
        "Relatie met andere pilots",
        "Met welke andere pilots is er een band?",
        ("relaties",),
    ),
    Kopje(
        "voorbeelden",
        "Voorbeelden van elders",
        "Naar welke voorbeelden is gekeken?",
        ("voorbeelden",),
    ),
    Kopje("monitoring", "Monitoring", "Wat wordt gemeten, en wat kwam eruit?", ("monitoring",)),
    Kopje("kennisdeling", "Kennisdeling", "Hoe wordt kennis gedeeld?", ("kennisdeling",)),
)
KOPJE_KEYS = tuple(kopje.key for kopje in KOPJES)
# What may be declared absent besides the headings.
ONTBREEKT_KEYS = (
    *KOPJE_KEYS,
    "peildatum",
    "gemeenten",
    "leeftijd",
    "setting",
    "onderwijs",
    "aanpak",
    "sturing",
    "lessen",
)
_NOT_FROM_A_SOURCE = ("bevestigd_op", "bronnen", "herkomst", "ontbreekt", "verschillen", "eerdere_slugs")
# What `herkomst` can give a source for: every heading, and every field that says something of the pilot.
HERKOMST_KEYS = tuple(name for name in Pilot.model_fields if name not in _NOT_FROM_A_SOURCE)


def is_filled(pilot: Pilot, kopje: Kopje) -> bool:
    """Tell whether the heading has any content."""
    return any(getattr(pilot, veld) for veld in kopje.velden)


def beschrevenheid(pilot: Pilot, kopje: Kopje) -> Beschrevenheid:
    """How much of a heading is described: the mark in the strip of eleven points."""
    absent = pilot.ontbreekt.get(kopje.key)
    if is_filled(pilot, kopje):
        return "deels" if absent else "beschreven"
    return absent.stand if absent else "niet_vermeld"


def in_words(value: str) -> str:
    """An allowed value as a reader sees it: `in_uitvoering` → `in uitvoering`."""
    return value.replace("_", " ")


def in_figures(number: int) -> str:
    """A number as a reader sees it, with a point for thousands: `1348` → `1.348`."""
    return f"{number:,}".replace(",", ".")


# ----------------------------------------------------------------------- the controlled lists


class Term(Deel):
    """An entry of a controlled list: a label and a plain explanation."""

    label: Tekst = Field(title="Naam", description="De naam zoals de site die toont.")
    uitleg: Tekst | None = Field(None, title="Uitleg", description="Uitleg in gewone taal, één of twee zinnen.")
    niet_uit_bron: Teksten | None = Field(
        None,
        title="Niet uit een bron",
        description="De velden van deze regel die niet uit een brondocument komen, maar algemeen bekend zijn.",
        examples=[["uitleg"]],
    )


class Ligging(Deel):
    """Where something lies, in degrees."""

    breedte: Breedte = Field(title="Breedte", description="Graden noorderbreedte, met een punt.", examples=["52.09"])
    lengte: Lengte = Field(title="Lengte", description="Graden oosterlengte, met een punt.", examples=["5.12"])


class TermMetPagina(Term):
    """An entry that has a page of its own."""

    eerdere_slugs: Teksten | None = Field(
        None,
        title="Eerdere adressen",
        description="De sleutels die deze regel eerder had. Wie het oude adres opent, komt dan op de pagina van nu.",
        examples=[["zorg-en-school"]],
    )


class Naamdrager(TermMetPagina):
    """An entry that is called by name in texts."""

    namen: Teksten | None = Field(
        None,
        title="Namen",
        description="Eigennamen die in teksten naar deze pagina leiden, precies zoals ze geschreven worden.",
        examples=[["Bureau Jeugdzorg Utrecht"]],
    )


class Regio(Naamdrager):
    """A region, or the area of a programme."""

    soort: Literal["regio", "provincie", "land"] = Field(
        "regio", title="Soort", description="`regio`, `provincie` of `land`."
    )
    provincies: Teksten | None = Field(
        None, title="Provincies", description="De provincie of provincies waar de regio ligt."
    )
    ligging: Ligging | None = Field(
        None, title="Ligging", description="Waar de regio op de kaart staat, bij benadering."
    )


class Gebied(Term):
    """A piece of the map. The map draws every outline in the list; `label` is the name that `provincies` uses."""

    omtrek: Annotated[tuple[OmtrekVeld, ...], Field(min_length=1)] = Field(
        title="Omtrek",
        description="De grens als punten (breedte en lengte). Voor elk eiland een eigen regel.",
    )


class Organisatie(Naamdrager):
    """An organisation, or a kind of organisation, that takes part."""

    afkorting: Tekst | None = Field(None, title="Afkorting", description="De gangbare afkorting.")
    soort: Annotated[Tekst, Verwijzing("organisatiesoorten")] = Field(
        title="Soort", description="Sleutel uit de lijst `organisatiesoorten`."
    )


class Begrip(Term):
    """A term of the glossary."""

    afkorting: Tekst | None = Field(
        None, title="Afkorting", description="De afkorting, als die er is.", examples=["ZAT"]
    )
    varianten: Teksten | None = Field(
        None,
        title="Varianten",
        description="Andere schrijfwijzen en vormen die ook herkend worden.",
        examples=[["ZAT's", "zorgadviesteam"]],
    )
    zoek_ook: Teksten | None = Field(
        None,
        title="Zoek ook",
        description="Woorden die iets anders betekenen, maar waarmee lezers hetzelfde zoeken.",
        examples=[["verzuim", "schooluitval"]],
    )


LISTS: dict[str, type[Term]] = {
    "regios": Regio,
    "gebieden": Gebied,
    "themas": TermMetPagina,
    "settings": Term,
    "onderwijs": Term,
    "aanpakken": Term,
    "sturing": Term,
    "organisatiesoorten": Term,
    "organisaties": Organisatie,
    "financieringsvormen": Term,
    "relaties": Term,
    "begrippen": Begrip,
}


# ------------------------------------------------------------------ references, found by type


@dataclass(frozen=True, slots=True)
class Reference:
    """A key that stands somewhere in a record: `path` leads to it in the widened form."""

    path: Path
    to: str
    key: str


def references(record: BaseModel, path: Path = ()) -> list[Reference]:
    """Return every reference in the record, in the order of the model."""
    found: list[Reference] = []
    _collect(record, path, found)
    return found


def _collect(record: BaseModel, path: Path, found: list[Reference]) -> None:
    values = record.__dict__
    for name, kind in _reference_fields(type(record)):
        value = values[name]
        if value:
            _collect_from(value, kind, (*path, name), found)


def _collect_from(value: Any, kind: str | None, path: Path, found: list[Reference]) -> None:
    if isinstance(value, str):
        if kind:
            found.append(Reference(path, kind, value))
    elif isinstance(value, BaseModel):
        _collect(value, path, found)
    else:
        for part, item in enumerate(value) if isinstance(value, tuple) else value.items():
            _collect_from(item, kind, (*path, part), found)


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """The fields that can hold references, with the list they point to (None: look inside)."""
    found = []
    for name, field in model.model_fields.items():
        kind = next((m.to for m in field.metadata if isinstance(m, Verwijzing)), None) or _verwijzing_in(
            field.annotation
        )
        if kind or _holds_parts(field.annotation):
            found.append((name, kind))
    return tuple(found)


def _verwijzing_in(annotation: Any) -> str | None:
    if get_origin(annotation) is Annotated:
        for meta in get_args(annotation)[1:]:
            if isinstance(meta, Verwijzing):
                return meta.to
    return next((to for arg in get_args(annotation) if (to := _verwijzing_in(arg))), None)


def _holds_parts(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple, dict):
        return any(_holds_parts(arg) for arg in get_args(annotation))
    return False
