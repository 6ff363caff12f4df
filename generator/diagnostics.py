"""What is wrong, where it stands, and what to do about it.

Everything in the core that judges content returns diagnostics; nothing prints, logs or raises about
content. A diagnostic is a frozen value, so reports in any format are plain functions of a list.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.texts import said


class Severity(StrEnum):
    """How serious a diagnostic is; the values are the words that users see."""

    FOUT = "fout"
    ADVIES = "advies"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file: path relative to the root with forward slashes, line and column from 1.

    `length` is the number of characters that deserve the underlining; 1 when nothing better is known.
    """

    path: str
    line: int = 1
    column: int = 1
    length: int = 1


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair of one mistake: for each mark the text that comes in the place of what stands there.

    No edit holds a line end, so lines keep their number. `is_safe` when the writer can have meant nothing
    else; any other repair is a proposal.
    """

    edits: tuple[tuple[Mark, str], ...]
    is_safe: bool = True


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake, one message.

    `message` states the fact, `hint` the remedy, both in plain Dutch. `excerpt` is the source line the
    mark points at ("" when there is none). `related` are other places worth a look, each with a note.
    """

    mark: Mark
    code: str
    message: str
    hint: str
    severity: Severity = Severity.FOUT
    excerpt: str = ""
    related: tuple[tuple[Mark, str], ...] = ()
    fix: Fix | None = None


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by place, then code, and drop exact repeats, so that every run prints the same report."""
    unique = {(d.mark, d.code, d.message): d for d in diagnostics}
    return [unique[key] for key in sorted(unique)]


MAX_DIAGNOSTICS = 100


def first_of(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort what was found in one file, and keep no more of it than a person can use."""
    found = in_order(diagnostics)
    if len(found) <= MAX_DIAGNOSTICS:
        return found
    message, hint = said("te-veel-fouten"), said("te-veel-fouten.eerst")
    last = found[MAX_DIAGNOSTICS]
    return [*found[:MAX_DIAGNOSTICS], replace(last, code="te-veel-fouten", message=message, hint=hint, fix=None)]


def has_faults(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether anything here must be mended before a site may be built; advice does not count."""
    return any(d.severity is Severity.FOUT for d in diagnostics)


def shown(text: str, limit: int = 60) -> str:
    """Quote a piece of the user's text in a message: on one line, and no longer than a reader needs."""
    flat = " ".join(text.replace("`", "ˋ").split())  # noqa: RUF001 - a backtick ends the quote
    return f"`{flat if len(flat) <= limit else flat[: limit - 2].rstrip() + ' …'}`"


def enumerated(words: Iterable[str], last: str = "of") -> str:
    """Quote words and write them after each other: `a`, `b` of `c`."""
    quoted = [f"`{word}`" for word in words]
    return f" {last} ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def mended(found: Diagnostic, better: str, *, is_safe: bool) -> Diagnostic:
    """The diagnostic with a repair: what it points at becomes `better`."""
    return replace(found, fix=Fix(((found.mark, better),), is_safe))


BARE = "“”„‘’‚«» "  # noqa: RUF001


def bare(text: str) -> str:
    """A text without the curly quotes that a word processor puts around it."""
    return text.strip(BARE)


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the one choice that `word` is most likely a slip of the pen for, or None when none is near.

    Case, spaces, hyphens and underscores do not count as a difference; initials will do: `n.v.t.`.
    """
    folded: dict[str, str] = {}
    for choice in choices:
        folded.setdefault(_fold(choice), choice)
        parts = re.split("[_-]", choice)
        if len(parts) > 1 and all(parts):
            folded.setdefault("".join(part[0] for part in parts).casefold(), choice)
    near = difflib.get_close_matches(_fold(word), folded, n=1, cutoff=0.72)
    return folded[near[0]] if near else None


def is_clear_slip(word: str, choice: str, choices: Iterable[str]) -> bool:
    """Tell whether `word` can only be a slip of the pen for `choice`: no other choice is nearly as near."""

    def likeness(other: str) -> float:
        return difflib.SequenceMatcher(None, _fold(word), _fold(other)).ratio()

    near = likeness(choice)
    return near >= 0.8 and all(likeness(other) < near - 0.1 for other in choices if other != choice)


def _fold(word: str) -> str:
    return word.casefold().translate(str.maketrans("", "", " -_.'’"))


@dataclass(frozen=True, slots=True)
class Code:
    """What a code stands for: `title` names the mistake, `explanation` says why it is one, both in Dutch."""

    title: str
    explanation: str
    severity: Severity = Severity.FOUT


# Every code that a diagnostic can have, in the order of the guide.
CODES: dict[str, Code] = {
    # het bestand
    "snelkoppeling": Code(
        "Een snelkoppeling in plaats van een bestand",
        "Een snelkoppeling wijst naar een plek die een ander niet heeft. In de map staat het bestand zelf.",
    ),
    "geen-bestand": Code(
        "Een bestand dat niet te openen is",
        "Er staat iets met deze naam, maar het is geen bestand dat wij kunnen lezen.",
    ),
    "te-groot": Code(
        "Een te groot bestand", "Een beschrijving is een samenvatting. Een bestand van meer dan 1 MB is iets anders."
    ),
    "leeg-bestand": Code("Een leeg bestand", "Er staan geen velden in, hooguit opmerkingen."),
    "geen-tekst": Code(
        "Geen tekstbestand",
        "Een document van Word, een PDF of een afbeelding kunnen wij niet lezen, ook niet als de naam op .yml eindigt.",
    ),
    "codering": Code("Niet opgeslagen als UTF-8", "Alleen in UTF-8 blijven letters met een accent overal gelijk."),
    "onzichtbaar-teken": Code(
        "Een teken dat u niet ziet",
        "Zulke tekens komen mee uit een website of PDF. Zoeken werkt dan niet, en de tekst kan omgedraaid staan.",
    ),
    "verminkt-teken": Code(
        "Een teken dat stuk is gegaan",
        "`Ã«` in plaats van `ë`: de tekst is een keer in de verkeerde codering geopend en weer bewaard.",
    ),
    "niet-samengevoegd": Code(
        "Twee versies die nog samengevoegd moeten worden",
        "Git zet twee versies onder elkaar als het niet kan kiezen. Dat kiezen doet u.",
    ),
    "json": Code(
        "Een bestand in JSON",
        "JSON is voor programma's. Regel voor regel leest en schrijft een mens makkelijker.",
        Severity.ADVIES,
    ),
    "geen-velden": Code(
        "Een bestand dat niet met een veld begint",
        "Elk bestand bestaat uit velden: een naam, een dubbele punt, een spatie en een tekst.",
    ),
    "tweede-document": Code(
        "Een tweede document in één bestand",
        "Een regel met `---` of `...` begint of eindigt een document. Wij lezen er één per bestand.",
    ),
    "te-diep": Code(
        "Te veel lagen in elkaar", "Zoveel lagen heeft geen enkele beschrijving; waarschijnlijk staan er haken te veel."
    ),
    # hoe het is opgeschreven
    "tab": Code(
        "Een tab in plaats van spaties",
        "Aan het begin van een regel mogen alleen spaties staan, omdat een tab overal een andere breedte heeft.",
    ),
    "inspringing": Code(
        "Een regel die niet goed is ingesprongen",
        "Aan de spaties vooraan is te zien wat bij wat hoort. Wat bij elkaar hoort, staat recht onder elkaar.",
    ),
    "spatie-na-dubbelepunt": Code(
        "Geen spatie na de dubbele punt", "Zonder spatie is `regio:utrecht` één woord, en geen veld met een waarde."
    ),
    "harde-spatie": Code(
        "Een spatie die geen gewone spatie is",
        "Word en websites maken spaties die een regel bij elkaar houden. Andere programma's lezen die niet als spatie.",
        Severity.ADVIES,
    ),
    "spatie-na-streepje": Code(
        "Geen spatie na het streepje", "Zonder spatie is `-tekst` een gewoon woord, en geen punt van een lijst."
    ),
    "dubbelepunt-ontbreekt": Code(
        "Een ander teken in plaats van een dubbele punt",
        "Tussen de naam van een veld en zijn waarde staat een dubbele punt.",
    ),
    "streepje-na-dubbelepunt": Code("Een streepje op de regel van het veld", "Een lijst begint op een nieuwe regel."),
    "dubbelepunt-in-tekst": Code(
        "Een dubbele punt midden in een tekst",
        "Een dubbele punt met een spatie erachter begint een waarde. Aanhalingstekens maken er weer gewone tekst van.",
    ),
    "afgekapte-tekst": Code(
        "Een tekst die bij een hekje ophoudt",
        "Na een spatie begint met een hekje een opmerking. Wat erachter staat, komt niet op de site.",
    ),
    "leesteken-vooraan": Code(
        "Een leesteken met een andere betekenis vooraan",
        "Aan het begin van een tekst betekenen tekens als `*`, `&`, `[` en `@` iets anders. Aanhalingstekens helpen.",
    ),
    "open-aanhalingsteken": Code(
        "Een aanhalingsteken dat niet wordt gesloten", "Alles wat volgt, telt dan mee als tekst."
    ),
    "apostrof-vooraan": Code(
        "Een apostrof aan het begin van een tekst",
        "In `'s ochtends` telt de apostrof als aanhalingsteken. Dubbele aanhalingstekens eromheen helpen.",
    ),
    "aanhalingsteken-in-tekst": Code(
        "Een aanhalingsteken midden in een tekst",
        "Het eerste gelijke aanhalingsteken sluit de tekst. Gebruik eromheen de andere soort.",
    ),
    "gekrulde-aanhalingstekens": Code(
        "Gekrulde aanhalingstekens om een tekst",
        "Word maakt aanhalingstekens krom. Alleen rechte houden een tekst bij elkaar.",
    ),
    "schuine-streep": Code(
        "Een schuine streep tussen dubbele aanhalingstekens",
        "Tussen dubbele aanhalingstekens heeft `\\` een eigen betekenis, tussen enkele niet.",
    ),
    "open-haakje": Code("Een haak die niet wordt gesloten", "Bij elke `[` hoort een `]` en bij elke `{` een `}`."),
    "komma-ontbreekt": Code("Een komma die ontbreekt", "Tussen haken staan komma's tussen de onderdelen."),
    "losse-tekst": Code(
        "Tekst die bij geen enkel veld hoort", "Elke tekst staat achter de naam van een veld, of ingesprongen eronder."
    ),
    "lege-naam": Code("Een veld zonder naam", "Voor een dubbele punt staat de naam van een veld."),
    "dubbel-veld": Code("Hetzelfde veld twee keer", "Van twee gelijke velden zou er één ongemerkt verdwijnen."),
    "onleesbare-regel": Code(
        "Een regel die wij niet kunnen lezen", "Hier klopt iets niet aan de vorm, maar wij kunnen niet zeggen wat."
    ),
    # namen van bestanden
    "bestandsnaam": Code(
        "Een naam die geen adres kan worden",
        "De naam van het bestand wordt het adres op de site: kleine letters, cijfers en streepjes.",
    ),
    "dubbele-naam": Code("Twee bestanden met hetzelfde adres", "Twee pilots kunnen niet op dezelfde pagina staan."),
    "extensie": Code("Een naam die niet op .yml eindigt", "Zo herkennen wij welke bestanden een beschrijving zijn."),
    "onbekend-bestand": Code(
        "Een bestand dat niet wordt gelezen",
        "In `pilots/` staan alleen beschrijvingen en de map met lijsten.",
        Severity.ADVIES,
    ),
    "onbekende-lijst": Code(
        "Een lijst die wij niet kennen", "Alleen lijsten waar een veld naar verwijst, worden gelezen."
    ),
    # velden en waarden
    "onbekend-veld": Code("Een veld dat niet bestaat", "Meestal een tikfout, of een veld dat ergens anders hoort."),
    "ontbrekend-veld": Code("Een veld dat niet mag ontbreken", "Zonder dit veld is er geen goede pagina van te maken."),
    "leeg-veld": Code(
        "Een veld waar niets achter staat", "Leeg laten zegt niets. Vul het in, of zeg waarom het ontbreekt."
    ),
    "verkeerde-vorm": Code(
        "Een tekst, lijst of groep op de verkeerde plek",
        "Een veld heeft één tekst, een lijst met streepjes, of een groep van velden.",
    ),
    "onbekende-waarde": Code(
        "Een waarde die hier niet kan", "Hier past alleen een vaste keuze, zodat pilots te vergelijken zijn."
    ),
    "ja-of-nee": Code("Geen ja of nee", "Alleen `ja` en `nee` zijn duidelijk genoeg."),
    "geen-geheel-getal": Code("Geen heel getal", "Alleen cijfers, zonder punten, nullen vooraan of woorden."),
    "geen-datum": Code(
        "Geen datum", "Een datum is zo precies als de bron: een jaar, een seizoen, een maand of een dag."
    ),
    "geen-coordinaat": Code(
        "Geen plek op de kaart", "Een plek is een breedte en een lengte in graden, met een punt ertussen: `52.09`."
    ),
    "geen-waarde": Code("Geen meetwaarde", "Een gemeten waarde is een getal met een komma, of een deel zoals `2/5`."),
    "geen-leeftijd": Code("Geen leeftijd", "Een leeftijd is een bereik in jaren, zoals `0-18`."),
    "geen-internetadres": Code("Geen veilig internetadres", "Een adres begint met https://."),
    "te-weinig": Code("Te weinig punten in een lijst", "Om te vergelijken zijn er twee nodig."),
    "geen-sleutel": Code(
        "Een sleutel met verkeerde tekens",
        "Een sleutel wordt een adres op de site: kleine letters, cijfers en streepjes.",
    ),
    "te-veel-fouten": Code(
        "Meer fouten dan u in één keer wilt lezen", "Vaak verdwijnen er veel tegelijk als u de eerste oplost."
    ),
    # wat bij elkaar moet passen
    "onbekende-sleutel": Code(
        "Een sleutel die niet in de lijst staat",
        "Door vaste lijsten heet hetzelfde overal hetzelfde, en werken filters.",
    ),
    "onbekende-pilot": Code(
        "Een pilot die niet in de catalogus staat",
        "Een relatie met `pilot` wordt een link naar een pagina; die moet bestaan.",
    ),
    "onbekende-bron": Code(
        "Een bron die niet onder bronnen staat", "Elk feit is terug te vinden in een bron met een titel."
    ),
    "relatie-met-zichzelf": Code("Een pilot die naar zichzelf verwijst", "Een relatie is er altijd met iets anders."),
    "relatie-zonder-doel": Code(
        "Een relatie zonder of met twee doelen",
        "Een relatie wijst naar een pilot in de catalogus, of noemt de naam van iets daarbuiten.",
    ),
    "dubbele-sleutel": Code("Twee keer dezelfde keuze", "Eén keer noemen is genoeg."),
    "eind-voor-start": Code("Een einde voor de start", "Eén van de twee datums klopt niet."),
    "leeftijd-omgekeerd": Code("Een leeftijd van hoog naar laag", "De jongste leeftijd staat vooraan."),
    "meting-zonder-bron": Code("Een cijfer zonder bron", "Een cijfer zonder bron kan niemand nagaan."),
    "meting-zonder-waarde": Code(
        "Een meting zonder uitkomst", "Wat nog niet is gemeten, is een indicator en geen meting."
    ),
    "financiering-zonder-inhoud": Code("Financiering zonder partij of afspraak", "Het gaat erom wie wat betaalt."),
    "kopje-zonder-inhoud": Code(
        "Een kopje waar niets over gezegd is",
        "Alle pilots hebben dezelfde kopjes. Wat een bron niet vertelt, is ook informatie.",
    ),
    "ontbreekt-maar-ingevuld": Code(
        "Een kopje dat is ingevuld en ontbreekt", "Dat kan niet allebei, tenzij een deel ontbreekt."
    ),
    "deel-van-niets": Code(
        "Een deel dat ontbreekt van iets dat leeg is", "Als alles ontbreekt, ontbreekt niet een deel."
    ),
    "eerdere-slug": Code(
        "Een oud adres dat niet kan",
        "Een oud adres stuurt door naar één pagina. Het is dus geen adres van nu, en staat maar op één plaats.",
    ),
    "onbekend-kopje": Code(
        "Een kopje dat niet bestaat", "`ontbreekt`, `herkomst` en `verschillen` noemen de naam van een kopje."
    ),
    # een sessie
    "geen-tijd": Code("Een tijd die wij niet kunnen lezen", "In een agenda heeft een sessie een begin en een eind."),
    "onduidelijk-programmapunt": Code(
        "Een punt van een programma dat niet één ding is",
        "Elk punt wordt een of meer dia's: van een eigen tekst, een pilot, een vergelijking, een kopje, een beeld of "
        "vragen.",
    ),
    "te-veel-naast-elkaar": Code(
        "Te veel pilots naast elkaar", "Meer dan vier kolommen kan niemand lezen op een scherm in een zaal."
    ),
    # advies
    "ontbreekt-als-woord": Code(
        "Een woord dat zegt dat er niets is",
        "Met `n.v.t.` als tekst lijkt een kopje ingevuld. Onder `ontbreekt` is te zien dat er niets is, en waarom.",
        Severity.ADVIES,
    ),
    "kopje-zonder-bron": Code(
        "Een kopje zonder bron, bij meer bronnen",
        "Met meer bronnen wil een lezer weten waar iets vandaan komt.",
        Severity.ADVIES,
    ),
    "lange-tekst": Code("Een lange tekst", "Een lezer zoekt de kern.", Severity.ADVIES),
    "persoonsgegeven": Code(
        "Iets dat op een persoonsgegeven lijkt",
        "Een site is voor iedereen te lezen, ook over tien jaar nog.",
        Severity.ADVIES,
    ),
    "html-in-tekst": Code(
        "HTML in een tekst", "De site toont teksten zoals ze er staan. Opmaak met HTML werkt niet.", Severity.ADVIES
    ),
}
