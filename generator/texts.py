"""What the checker says about values: one template for each message and hint.

The checker fills them in here, the form in the browser (generator/form.py hands them over, and
theme/scripts/form/check.js uses them), so that both say the same. A message is named after its code; a
hint has a name of its own behind a point. What is filled in was quoted by `shown` or `enumerated` before.
"""

from __future__ import annotations

TEXTS = {
    # in more than one place
    "bedoelt": "Bedoelt u `{near}`?",
    "kies": "Kies uit {choices}.",
    # one value
    "ja-of-nee": "{value} is geen `ja` of `nee`",
    "ja-of-nee.kies": "Schrijf `ja` of `nee`.",
    "geen-geheel-getal": "{value} is geen heel getal",
    "geen-geheel-getal.cijfers": "Schrijf alleen cijfers, bijvoorbeeld `35`.",
    "geen-geheel-getal.rest": "Bedoelt u `{near}`? Zet de rest in `toelichting` of `eenheid`.",
    "geen-datum": "{value} {why}",
    "geen-datum.vorm": "Schrijf een jaar, maand, dag of seizoen: `2012`, `2012-10`, `2012-10-01` of `najaar 2013`.",
    "geen-datum.rest": "Bedoelt u `{near}`? Zet de rest in `toelichting`.",
    "datum.vorm": "is geen datum die wij kunnen lezen",
    "datum.woord": "heeft geen maand of seizoen dat wij kennen: `{word}`",
    "datum.jaar": "heeft een jaar buiten 1800–2199",
    "datum.maand": "heeft geen bestaande maand: {month}",
    "datum.dag": "bestaat niet: {month} {year} heeft {days} dagen",
    "geen-datum.grof": "{value} is geen dag",
    "geen-datum.dag": "Schrijf jaar, maand en dag: `2027-01-21`.",
    "geen-tijd": "{value} is geen tijd van begin tot eind",
    "geen-tijd.omgekeerd": "{value} eindigt voordat het begint",
    "geen-tijd.vorm": "Schrijf begin en eind, met een streepje ertussen: `13:30-15:30`.",
    "geen-waarde": "{value} is geen meetwaarde",
    "geen-waarde.vorm": "Schrijf een getal met een komma (`6,8`), een deel (`1/5`), en zo nodig een woord ervoor: "
    "`ruim 2/5`.",
    "geen-waarde.procent": "Bedoelt u `{near}`, met daaronder `eenheid: procent`?",
    "geen-leeftijd": "{value} is geen leeftijd",
    "geen-leeftijd.vorm": "Schrijf bijvoorbeeld `0-18`, of `van` en `tot` apart.",
    "geen-leeftijd.een": "Schrijf `van: {age}` of `tot: {age}` op de regel eronder, of een bereik: `0-18`.",
    "onbekende-waarde": "{value} kan niet bij {field}",
    "geen-internetadres": "{value} is geen veilig internetadres",
    "geen-internetadres.vorm": "Schrijf het hele adres: `https://…`.",
    # fields
    "ontbrekend-veld": "`{name}` ontbreekt",
    "ontbrekend-veld.in": "`{name}` ontbreekt bij {field}",
    "ontbrekend-veld.na": "Voeg toe, na `{beside}`{example}.",
    "ontbrekend-veld.boven": "Voeg toe, bovenaan{example}.",
    "voorbeeld": ", bijvoorbeeld: {line}",
    "voorbeeld.open": ": {line}",
    "leeg-veld": "{field} is leeg",
    "leeg-veld.punt": "Zet er een tekst achter, of haal het streepje weg.",
    "leeg-veld.kopje": "Vul het in. Weet u het niet? Haal de regel weg, en zet onder `ontbreekt` waarom het ontbreekt.",
    "leeg-veld.weg": "Vul het in, of haal de regel weg.",
    "leeg-veld.nodig": "Vul het in{example}.",
    "onbekend-veld": "{name} is geen veld van {whole}",
    "onbekend-veld.dubbel": "Bedoelt u `{near}`? Dat staat er al, op regel {line}. Houd er één over.",
    "onbekend-veld.elders": "{name} hoort onder {places}.",
    "onbekend-veld.kies": "Hier kan staan: {fields}.",
    "onbekend-veld.weg": "Haal het weg, of zet de tekst onder een veld dat wel bestaat.",
    "dubbelepunt-in-tekst": "Door de dubbele punt telt {name} als de naam van een veld",
    "dubbelepunt-in-tekst.quotes": "Zet de hele tekst tussen aanhalingstekens: {line}.",
    "te-weinig": "Onder {field} horen minstens {least} punten te staan",
    "te-weinig.meer": "Vul de lijst aan.",
    "te-veel-fouten": "Er zijn nog meer fouten in dit bestand",
    "te-veel-fouten.eerst": "Los eerst de fouten hierboven op. Vaak verdwijnen er dan meer.",
    # keys
    "geen-sleutel": "{key} kan geen sleutel zijn",
    "geen-sleutel.tekens": "Gebruik kleine letters, cijfers en streepjes{example}.",
    "onbekende-pilot": "Er is geen pilot {key}",
    "onbekende-pilot.naam": "Staat dit project niet in de catalogus? Schrijf dan `naam: …` in plaats van `pilot: …`.",
    "onbekende-pilot.sessie": "Schrijf de naam van zijn bestand in `pilots/`, zonder `.yml`.",
    "onbekende-bron": "{key} staat niet onder `bronnen`",
    "onbekende-bron.eerst": "Zet de bron eerst onder `bronnen`. Daar staat nu: {known}.",
    "onbekende-sleutel": "{key} staat niet in de lijst `{to}`",
    "onbekende-sleutel.leeg": "De lijst `{to}` is nog leeg",
    "onbekende-sleutel.eerste": "Voeg {key} toe aan `pilots/_lijsten/{to}.yml`.",
    "onbekende-sleutel.erbij": "Staat het er niet bij? Voeg het dan toe aan `pilots/_lijsten/{to}.yml`.",
    "dubbele-sleutel": "{key} staat twee keer bij `{name}`",
    "dubbele-sleutel.weg": "Haal er één weg.",
    "onbekend-kopje": "{key} is geen kopje",
    "onbekend-kopje.kies": "De kopjes zijn {known}.",
    # a session
    "onduidelijk-programmapunt": "Dit punt zegt niet wat er te zien is",
    "onduidelijk-programmapunt.meer": "Dit punt noemt {kinds} tegelijk",
    "onduidelijk-programmapunt.kies": "Begin het met {kinds}.",
    "onduidelijk-programmapunt.splits": "Maak er een punt voor elk van, of kies er één.",
    "onduidelijk-programmapunt.past": "`{name}` past niet bij `{kind}`",
    "onduidelijk-programmapunt.weg": "Haal `{name}` weg, of zet het bij {kinds}.",
    "te-veel-naast-elkaar": "Hier staan {count} pilots naast elkaar; er passen er vier",
    "te-veel-naast-elkaar.splits": "Maak er twee punten van, of laat er weg.",
    # what must fit together
    "eerdere-slug": "{key} kan geen adres geweest zijn",
    "eerdere-slug.weg": "Haal deze regel weg.",
    "eerdere-slug.nu": "{key} is nu nog een adres",
    "eerdere-slug.zelf": "{key} is nu nog een adres van deze beschrijving zelf",
    "eerdere-slug.nu-weg": "Haal deze regel weg: een adres van nu kan niet ook een oud adres zijn.",
    "eerdere-slug.ander": "{key} staat ook als oud adres bij {other}",
    "eerdere-slug.ander-weg": (
        "Laat het staan waar iemand met het oude adres moet uitkomen. Haal het bij de ander weg."
    ),
    "relatie-met-zichzelf": "Deze pilot verwijst naar zichzelf",
    "relatie-met-zichzelf.weg": "Noem een andere pilot, of haal deze relatie weg.",
    "relatie-zonder-doel": "Bij deze relatie staat geen `pilot` en geen `naam`",
    "relatie-zonder-doel.beide": "Bij deze relatie staat zowel `pilot` als `naam`",
    "relatie-zonder-doel.kies": "Schrijf `pilot: …` voor een pilot in deze catalogus, of `naam: …` voor iets "
    "daarbuiten.",
    "eind-voor-start": "Het einde ({eind}) ligt voor de start ({start})",
    "eind-voor-start.kijk": "Kijk in de bron welke van de twee datums niet klopt.",
    "leeftijd-omgekeerd": "De leeftijd loopt van {van} tot {tot}",
    "meting-zonder-bron": "Bij deze meting staat niet uit welke bron het cijfer komt",
    "meting-zonder-bron.een": "Voeg toe: {line}.",
    "meting-zonder-bron.meer": "Voeg toe: `bron: …`, met {names}.",
    "meting-zonder-waarde": "Bij deze meting staat geen uitkomst",
    "meting-zonder-waarde.vul": "Voeg `waarde: …` of `vergelijking: …` toe. Is er nog niets gemeten? Zet het dan bij "
    "`indicatoren`.",
    "financiering-zonder-inhoud": "Hier staat niet wie betaalt",
    "financiering-zonder-inhoud.vul": "Voeg `partij: …` of `organisatie: …` toe, of schrijf de afspraak op als "
    "`tekst: …`.",
    # filled or absent
    "kopje-zonder-inhoud": "Over {silent} staat er niets, ook niet waarom het ontbreekt",
    "kopje-zonder-inhoud.vul": "Vul het in, of zet onder `ontbreekt` bijvoorbeeld `{key}: niet_vermeld`.",
    "ontbreekt-maar-ingevuld": "`{key}` is ingevuld, maar staat ook onder `ontbreekt`",
    "ontbreekt-maar-ingevuld.deel": "Haal het hier weg. Ontbreekt er een deel? Schrijf "
    "`{key}: {{stand: {stand}, deel: …}}`.",
    "deel-van-niets": "Volgens `ontbreekt` mist een deel van `{key}`, maar `{key}` is helemaal leeg",
    "deel-van-niets.vul": "Vul `{key}` in, of haal `deel` weg.",
    "ontbreekt-als-woord": "{text} telt als de tekst van `{name}`, niet als iets dat ontbreekt",
    "ontbreekt-als-woord.zet": "Haal `{name}` weg, en zet onder `ontbreekt`: `{key}: {stand}`.",
    "kopje-zonder-bron": "Deze pilot heeft meer bronnen; bij `{key}` staat niet uit welke dit komt",
    "kopje-zonder-bron.zet": "Zet onder `herkomst`: `{key}: …`, of geef elk punt een `bron`.",
    # texts
    "lange-tekst": "Deze tekst is lang: {length} tekens",
    "lange-tekst.korter": "Een lezer haakt af na ongeveer {limit}. Maak de tekst korter, of verdeel hem over punten.",
    "persoonsgegeven": "{piece} lijkt op {kind}",
    "persoonsgegeven.weg": "Iedereen kan de site lezen. Haal het weg, of noem een functie of een algemeen adres.",
    "persoonsgegeven.mail": "een e-mailadres",
    "persoonsgegeven.telefoon": "een telefoonnummer",
    "persoonsgegeven.bsn": "een burgerservicenummer",
    "html-in-tekst": "In deze tekst staat HTML: {piece}",
    "html-in-tekst.gewoon": "De site toont dit letterlijk. Schrijf gewone tekst.",
    "onzichtbaar-teken": "Hier staat {name} (U+{number})",
    "onzichtbaar-teken.weg": "Haal het weg: wis de letters eromheen en typ ze opnieuw.",
    "verminkt-teken": "Hier staat {piece}, waarschijnlijk is {meant} bedoeld",
    "verminkt-teken.vervang": "Vervang het door {meant}.",
    "verminkt-teken.onleesbaar": "Hier staat een teken dat niemand kan lezen (U+{number})",
    "verminkt-teken.kijk": "Kijk in de bron wat er hoort te staan, en typ dat over.",
    "nog-een": " Het staat op nog 1 plaats.",
    "nog-meer": " Het staat op nog {others} plaatsen.",
}


def said(name: str, /, **values: object) -> str:
    """The message or hint of this name with its values filled in."""
    return TEXTS[name].format(**values)
