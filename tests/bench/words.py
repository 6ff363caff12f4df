"""Dutch words of our own for made-up pilots: enough different ones for a realistic search index.

Two parts make a compound, a compound fills a sentence. Seventy by seventy parts give some ten thousand
different words, which is what a few hundred real descriptions hold.
"""

FIRST_PARTS = (
    "school jeugd wijk gezins ouder leer zorg hulp buurt kinder leerling onderwijs opvoed gemeente regio "
    "praktijk werk stage taal lees speel sport beweeg ontmoetings avond ochtend huiswerk mentor team loket "
    "crisis overgangs start proef meet gespreks plan contact netwerk vrijwilligers advies kennis dossier "
    "verzuim aanwezigheids rust veiligheids gezondheids voedings slaap schulden woon muziek techniek natuur "
    "peuter kleuter puber brug week zomer winter thuis beeld schakel keten basis vraag aanbod doorstroom"
).split()

# What a compound ends in, with its plural: words with `de`, words with `het`.
DE_ENDS = tuple(
    pair.split("/")
    for pair in (
        "groep/groepen begeleider/begeleiders coach/coaches kaart/kaarten lijn/lijnen "
        "bijeenkomst/bijeenkomsten ronde/rondes afspraak/afspraken aanpak/aanpakken regeling/regelingen "
        "voorziening/voorzieningen medewerker/medewerkers coördinator/coördinatoren training/trainingen "
        "cursus/cursussen tafel/tafels kring/kringen wijzer/wijzers methode/methodes module/modules "
        "lijst/lijsten meting/metingen brief/brieven map/mappen toets/toetsen dienst/diensten klas/klassen "
        "kamer/kamers plek/plekken route/routes tolk/tolken pas/passen gids/gidsen wandeling/wandelingen "
        "verkenning/verkenningen werkplaats/werkplaatsen"
    ).split()
)
HET_ENDS = tuple(
    pair.split("/")
    for pair in (
        "gesprek/gesprekken plan/plannen team/teams overleg/overleggen verslag/verslagen rooster/roosters "
        "punt/punten huis/huizen programma/programma's project/projecten traject/trajecten contact/contacten "
        "budget/budgetten formulier/formulieren advies/adviezen netwerk/netwerken spreekuur/spreekuren "
        "atelier/ateliers lokaal/lokalen dossier/dossiers profiel/profielen pakket/pakketten kompas/kompassen "
        "bureau/bureaus café/cafés college/colleges dagboek/dagboeken portaal/portalen register/registers "
        "scherm/schermen steunpunt/steunpunten vangnet/vangnetten venster/vensters verband/verbanden"
    ).split()
)

PEOPLE = (
    "ouders leerkrachten jongeren kinderen gezinnen mentoren leerlingen wijkverpleegkundigen jongerenwerkers "
    "hulpverleners schoolleiders intern begeleiders leerplichtambtenaren buurtbewoners vrijwilligers "
    "orthopedagogen maatschappelijk werkers huisartsen pleegouders docenten zorgcoördinatoren studenten "
    "gedragswetenschappers gezinscoaches wethouders beleidsmedewerkers sportcoaches ervaringsdeskundigen"
).split(" ")

ADJECTIVES = (
    "vaste korte open gezamenlijke kleine nieuwe wekelijkse rustige duidelijke tijdelijke lichte brede eigen "
    "vrijwillige vroege extra gewone digitale persoonlijke veilige bestaande aparte maandelijkse gerichte "
    "zichtbare haalbare eenvoudige stevige langdurige wisselende regionale lokale bereikbare passende "
    "vertrouwde betaalbare dagelijkse zelfstandige warme creatieve praktische onafhankelijke"
).split()

VERBS = (
    "gebruiken bespreken maken verbeteren verbinden onderzoeken delen volgen vernieuwen beschrijven regelen "
    "plannen bewaken kiezen organiseren versterken herhalen testen starten evalueren bezoeken ondersteunen "
    "verzamelen vergelijken aanpassen begeleiden voorbereiden bijhouden vastleggen uitproberen verbreden "
    "vereenvoudigen bundelen ontwerpen overdragen afronden inrichten opbouwen doorgeven verspreiden"
).split()

ADVERBS = (
    "samen eerst vooral vaak meteen stap voor stap in het begin na de zomer elke maand zonder wachttijd op tijd "
    "dicht bij huis tijdens schooltijd aan het eind van de dag buiten kantooruren per wijk in overleg"
).split(" ")

PLACE_STARTS = (
    "Ooster Wester Noorder Zuider Hoog Laag Nieuw Oud Groot Klein Berk Eik Linden Wilgen Elzen Riet Duin Veen "
    "Heide Zand Klei Water Molen Brug Kerk Ruiger Zwane Valken Kraaien Spreeuwen Hazen Vosse Schapen Koe Rogge"
).split()
PLACE_ENDS = (
    "wolde hoven dam dijk broek veld meer oord horst waard beek rade lo burg kamp zijl gouw tille monde donk "
    "rooi vliet sloot wijk stede hage loon poel schans kuil akker weide berg stroom haven drecht"
).split()

PREFIXES = ("Stichting", "Vereniging", "Gemeente", "Scholengroep", "Welzijn", "Zorggroep", "Centrum", "Coöperatie")

# Slots: de (singular with its article), mv (plural), wie (people), bn (adjective), ww (verb),
# plaats (a place), getal (a number), begrip (a term of the glossary). A capital asks for a capital.
SENTENCES = (
    "{Wie} en {wie} {ww} {mv} in {plaats}.",
    "{De} helpt {wie} om {bn} {mv} te {ww}.",
    "In {plaats} {ww} {getal} {wie} hun {mv} met {bn} {mv}.",
    "{De} is er voor {wie} die {bn} hulp zoeken.",
    "Voor elke {begrip} is er een {bn} afspraak over {de}.",
    "{Wie} weten daardoor beter wat {de} voor {wie} betekent.",
    "{De} sluit aan op {de} en op {mv} die er al waren.",
    "Eerst {ww} {wie} {de}, daarna volgt {de}.",
    "Na {getal} weken kijken {wie} of {de} nog past.",
    "{Mv} en {mv} vallen onder {de}.",
    "De {begrip} brengt {wie} en {wie} bij elkaar rond {de}.",
    "{Wie} {ww} {de} zonder dat {wie} lang wachten.",
    "Dat vraagt {bn} {mv} en tijd van {wie}.",
    "{De} begint in {plaats} en gaat daarna naar {plaats}.",
    "Als {de} niet genoeg is, komt er {getal} keer extra overleg met {wie}.",
    "{Wie} merken dat {mv} minder vaak nodig zijn.",
    "Elke school in {plaats} heeft nu {bn} {mv}.",
    "{Mv} staan in {de}, zodat {wie} ze kunnen vinden.",
    "Het gaat om {wie} met {bn} vragen over {mv}.",
    "Zo {ww} {wie} {mv}, ook als {de} stopt.",
    "{De} en {de} gebruiken hetzelfde {begrip}.",
    "Wie {mv} wil {ww}, vraagt dat aan {wie} in {plaats}.",
    "Alleen {wie} in {plaats} {ww} {de} nog apart.",
    "De {begrip} en {de} zijn {bn} onderdelen van het werk.",
    "{Getal} {wie} deden mee met {de} over {mv}.",
    "Er is {getal} uur per week voor {mv}.",
)
QUESTIONS = (
    "Hoe {ww} {wie} {de} zonder {bn} {mv}?",
    "Welke {mv} helpen {wie} het meest?",
    "Wat hebben {wie} nodig om {de} te {ww}?",
    "Komt {de} op tijd bij {wie} in {plaats}?",
    "Leidt {de} tot minder {mv}?",
)
