"""Made-up catalogues of any size, and the same words as plain Markdown pages to compare with.

Everything follows from the number of pilots and a seed: two runs give the same bytes. Pilots look like
the real ones: all eleven headings, some 600 words, ties with other pilots, one region for eight of them
and one organisation for three, most of those rare.

    python -m tests.bench.synthetic 1000 FOLDER     FOLDER/eigen is a catalogue, FOLDER/gewoon the plain site
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random
from string import Formatter
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
THEMES, TERMS = 16, 80
_TEXTS = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
SENTENCES: list[str] = _TEXTS.pop("sentences")
QUESTIONS: list[str] = _TEXTS.pop("questions")
_WORDS: dict[str, list[str]] = {name: text.split() for name, text in _TEXTS.items()}

Record = dict[str, Any]
Lists = dict[str, dict[str, Record]]


# ------------------------------------------------------------------------------------------- words


@dataclass(frozen=True, slots=True)
class Compound:
    """A word made of two: `gesprek` in `leergesprek`."""

    article: str
    singular: str
    plural: str

    @property
    def with_article(self) -> str:
        """The word with `de` or `het`."""
        return f"{self.article} {self.singular}"


def _compounds() -> list[Compound]:
    ends = [(article, *end.split("/")) for article in ("de", "het") for end in _WORDS[f"{article}_ends"]]
    made = [
        Compound(article, first + one, first + many)
        for first, (article, one, many) in product(_WORDS["first_parts"], ends)
    ]
    Random(1).shuffle(made)
    return made


PLACES = [start + end for start, end in product(_WORDS["place_starts"], _WORDS["place_ends"])]
COMPOUNDS = _compounds()
# The terms of the glossary are compounds that also turn up by themselves in texts.
TERM_WORDS = COMPOUNDS[:TERMS]
_PARSED = {text: list(Formatter().parse(text)) for text in (*SENTENCES, *QUESTIONS)}


class Writer:
    """Writes sentences about one subject: some words often, many words once, as people do."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self._favourites = self.random.sample(COMPOUNDS, 60)
        self._place = self.random.choice(PLACES)

    def compound(self) -> Compound:
        """A word, of this subject or (one in four) of the whole language, the common ones more often."""
        if self.random.random() < 0.75:
            return self._favourites[int(60 * self.random.random() ** 2)]
        return COMPOUNDS[int(len(COMPOUNDS) * self.random.random() ** 3)]

    def place(self) -> str:
        """A name of a place: mostly the pilot's own."""
        return self._place if self.random.random() < 0.5 else self.random.choice(PLACES)

    def text(self, sentences: int, templates: Sequence[str] = SENTENCES) -> str:
        """So many sentences in a row."""
        return " ".join(self._sentence(self.random.choice(templates)) for _ in range(sentences))

    def question(self) -> str:
        """One question."""
        return self.text(1, QUESTIONS)

    def label(self) -> str:
        """A short name without a full stop."""
        return f"{self.term()} voor {self.random.choice(_WORDS['people'])}"

    def term(self) -> str:
        """A name for an entry of a list."""
        return f"{self.random.choice(_WORDS['adjectives'])} {self.compound().plural}".capitalize()

    def some(self, lowest: int, highest: int) -> range:
        """Count to a number in between."""
        return range(self.random.randint(lowest, highest))

    def _sentence(self, template: str) -> str:
        return "".join(literal + self._slot(slot) for literal, slot, _, _ in _PARSED[template])

    def _slot(self, slot: str | None) -> str:
        if slot is None:
            return ""
        word = self._word(slot.lower())
        return word[0].upper() + word[1:] if slot[0].isupper() else word

    def _word(self, slot: str) -> str:
        match slot:
            case "de":
                return self.compound().with_article
            case "mv":
                return self.compound().plural
            case "plaats":
                return self.place()
            case "getal":
                return str(self.random.randint(2, 60))
            case "begrip":
                return TERM_WORDS[int(TERMS * self.random.random() ** 2)].with_article
        return self.random.choice(_WORDS[{"wie": "people", "bn": "adjectives", "ww": "verbs"}[slot]])


def slug(text: str) -> str:
    """The text as a key: small letters and hyphens."""
    plain = text.lower().translate(str.maketrans("ëéèöüï ", "eeeoui-"))
    return "".join(letter for letter in plain if letter.isalnum() or letter == "-")


# --------------------------------------------------------------------------------------- a catalogue


@dataclass(frozen=True)
class Catalogue:
    """Lists and pilots as they stand in the YAML, each under its key."""

    lists: Lists = field(default_factory=dict)
    pilots: dict[str, Record] = field(default_factory=dict)


def make_catalogue(count: int) -> Catalogue:
    """Make up a catalogue of `count` pilots."""
    lists = _make_lists(count)
    slugs = [f"{slug(PLACES[index % len(PLACES)])}-{index + 1}" for index in range(count)]
    return Catalogue(lists, {name: _make_pilot(index, slugs, lists) for index, name in enumerate(slugs)})


def _make_lists(count: int) -> Lists:
    writer = Writer("lijsten")
    kinds = ["gemeente", "school", "jeugdhulp", "welzijn", "kennis"]
    lists = {name: _terms(writer, size) for name, size in _SIZES.items()}
    lists["organisatiesoorten"] = {kind: {"label": kind.capitalize()} for kind in kinds}
    lists["regios"] = {slug(name): {"label": name, "uitleg": writer.text(2)} for name in PLACES[: max(4, count // 8)]}
    lists["organisaties"] = {
        slug(name): {"label": name, "soort": writer.random.choice(kinds)}
        for name in _organisations(max(20, count // 3))
    }
    lists["begrippen"] = {
        slug(term.singular): {"label": term.singular, "varianten": [term.plural], "uitleg": writer.text(1)}
        for term in TERM_WORDS
    }
    return lists


_SIZES = {"themas": THEMES, "aanpakken": 20, "settings": 5, "onderwijs": 8, "sturing": 5, "financieringsvormen": 6}
_SIZES["relaties"] = 8


def _terms(writer: Writer, size: int) -> dict[str, Record]:
    labels = dict.fromkeys(writer.term() for _ in range(2 * size))
    return {slug(label): {"label": label, "uitleg": writer.text(2)} for label in list(labels)[:size]}


def _organisations(count: int) -> list[str]:
    names = [f"{prefix} {place}" for place, prefix in product(PLACES, _WORDS["organisations"])]
    return Random(2).sample(names, count)


def _make_pilot(index: int, slugs: Sequence[str], lists: Lists) -> Record:
    writer = Writer(slugs[index])
    random = writer.random
    regios = list(lists["regios"])
    pilot: Record = {
        "titel": f"{writer.label()} in {writer.place()}",
        "soort": random.choice(["pilot", "proeftuin", "experiment"]),
        "regio": regios[index % len(regios)],
        "fase": random.choice(["voorbereiding", "in_uitvoering", "afgerond"]),
        "peildatum": f"20{random.randint(10, 25)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        "samenvatting": writer.text(2),
        "themas": _keys(random, lists["themas"], 3),
        "setting": _keys(random, lists["settings"], 1),
        "onderwijs": _keys(random, lists["onderwijs"], 2),
        "leeftijd": random.choice(["0-18", "4-12", "12-18"]),
        "aanpak": _keys(random, lists["aanpakken"], 2),
        "sturing": random.choice(list(lists["sturing"])),
        "gemeenten": sorted({writer.place() for _ in range(3)}),
    }
    return pilot | _headings(writer, index, slugs, lists)


def _keys(random: Random, entries: Iterable[str], count: int) -> list[str]:
    return random.sample(list(entries), count)


def _headings(writer: Writer, index: int, slugs: Sequence[str], lists: Lists) -> Record:
    pilot = {
        "doelen": [writer.text(1) for _ in writer.some(3, 4)],
        "vragen": [writer.question() for _ in writer.some(1, 3)],
        "duur": _duration(writer),
        "doelgroep": {
            "omschrijving": writer.text(2),
            "aantal": str(writer.random.randint(10, 400)),
            "eenheid": "jeugdigen",
        },
        "deelnemers": _participants(writer, lists),
        "werkwijze": {
            "kern": _core(writer),
            "uitgangspunten": [writer.text(1) for _ in writer.some(2, 4)],
            "stappen": [writer.text(1) for _ in writer.some(3, 6)],
        },
        "scholing": _training(writer, lists),
        "financiering": _funding(writer, lists),
        "relaties": _ties(writer, index, slugs, lists),
        "voorbeelden": [{"naam": writer.label(), "plaats": writer.place(), "toelichting": writer.text(1)}],
        "monitoring": _monitoring(writer),
        "kennisdeling": [
            {"kanaal": writer.label(), "frequentie": "elke maand", "voor": writer.random.choice(_WORDS["people"])}
            for _ in writer.some(2, 3)
        ],
        "lessen": {
            "werkt": [writer.text(1) for _ in writer.some(1, 3)],
            "werkt_niet": [writer.text(1)],
            "randvoorwaarden": [writer.text(1)],
        },
        "bronnen": {
            "rapportage": {"titel": writer.label(), "uitgever": f"Regio {writer.place()}", "datum": "2012-11-08"}
        },
    }
    return _leave_out(writer, pilot)


def _leave_out(writer: Writer, pilot: Record) -> Record:
    """Sources are silent about things, now and then."""
    silent = [name for name in ("scholing", "voorbeelden", "kennisdeling") if writer.random.random() < 0.1]
    for name in silent:
        del pilot[name]
    return pilot | ({"ontbreekt": dict.fromkeys(silent, "niet_vermeld")} if silent else {})


def _duration(writer: Writer) -> Record:
    year = writer.random.randint(2010, 2023)
    start = writer.random.choice([f"{year}-{writer.random.randint(1, 12):02}-01", f"najaar {year}", str(year)])
    if writer.random.random() < 0.3:
        return {"start": start, "looptijd": "18 maanden"}
    return {
        "start": start,
        "eind": str(year + 2),
        "zekerheid": writer.random.choice(["vast", "vermoedelijk", "minimaal"]),
    }


def _organisation(writer: Writer, lists: Lists) -> str:
    """A few organisations are everywhere, most turn up once or twice."""
    keys = list(lists["organisaties"])
    return keys[int(len(keys) * writer.random.random() ** 1.7)]


def _participants(writer: Writer, lists: Lists) -> list[Record]:
    keys = dict.fromkeys(_organisation(writer, lists) for _ in writer.some(4, 8))
    found: list[Record] = [{"organisatie": key, "rol": writer.text(1)} for key in keys]
    found[0]["trekker"] = "ja"
    return found


def _core(writer: Writer) -> str:
    core = writer.text(3)
    if writer.random.random() < 0.15:
        word = writer.compound().plural
        return f"{core}\n\nDaar horen **{word}** bij:\n\n- {writer.text(1)}\n- {writer.text(1)}"
    return core


def _training(writer: Writer, lists: Lists) -> list[Record]:
    return [
        {"tekst": writer.text(1), "aanbieder": _organisation(writer, lists), "omvang": "8 personen, 5 bijeenkomsten"},
        {"tekst": writer.text(1), "voor": writer.random.choice(_WORDS["people"])},
    ]


def _funding(writer: Writer, lists: Lists) -> list[Record]:
    forms = list(lists["financieringsvormen"])
    return [
        {
            "partij": f"de gemeenten in {writer.place()}",
            "organisatie": _organisation(writer, lists),
            "bijdrage": writer.text(1),
            "vorm": writer.random.choice(forms),
        },
        {"tekst": writer.text(1)},
    ]


def _ties(writer: Writer, index: int, slugs: Sequence[str], lists: Lists) -> list[Record]:
    kinds = list(lists["relaties"])
    others = {(index + writer.random.randint(1, len(slugs) - 1)) % len(slugs) for _ in range(2)}
    ties = [
        {"pilot": slugs[other], "aard": writer.random.choice(kinds), "toelichting": writer.text(1)}
        for other in sorted(others)
    ]
    return [*ties, {"naam": writer.label(), "plaats": writer.place(), "aard": writer.random.choice(kinds)}]


def _monitoring(writer: Writer) -> Record:
    random = writer.random
    return {
        "nulmeting": {"stand": random.choice(["ja", "nee", "deels"]), "toelichting": writer.text(1)},
        "instrumenten": [writer.label(), writer.label()],
        "indicatoren": [writer.label() for _ in writer.some(2, 4)],
        "planning": [{"wanneer": str(random.randint(2013, 2024)), "tekst": writer.text(1)}],
        "metingen": [
            {
                "indicator": writer.label(),
                "waarde": f"{random.choice(['', 'ruim ', 'bijna '])}{random.randint(1, 4)}/5",
                "groep": random.choice(_WORDS["people"]),
                "bron": "rapportage",
            }
            for _ in writer.some(2, 4)
        ],
        "toelichting": writer.text(2),
    }


# --------------------------------------------------------------------------- written as a person would


def as_yaml(value: Record, indent: int = 0) -> str:
    """A mapping as people write it: block style, long texts folded, short lists of keys on one line."""
    return "".join(f"{' ' * indent}{key}:{_yaml_value(entry, indent)}\n" for key, entry in value.items())


def _yaml_value(value: Any, indent: int) -> str:
    if isinstance(value, dict):
        return "\n" + as_yaml(value, indent + 2).rstrip("\n")
    if isinstance(value, list):
        if all(isinstance(item, str) and " " not in item for item in value):
            return f" [{', '.join(value)}]"
        return "".join(f"\n{' ' * indent}  -{_yaml_item(item, indent + 4)}" for item in value)
    return _yaml_text(str(value), indent + 2)


def _yaml_item(item: Any, indent: int) -> str:
    if isinstance(item, dict):
        return " " + as_yaml(item, indent).strip()
    return _yaml_text(str(item), indent)


def _yaml_text(text: str, indent: int) -> str:
    if "\n" in text:
        return " |-\n" + textwrap.indent(text, " " * indent)
    if len(text) < 80 and ": " not in text:
        return f" {text}"
    return " >-\n" + textwrap.fill(text, 104, initial_indent=" " * indent, subsequent_indent=" " * indent)


def write_catalogue(catalogue: Catalogue, folder: Path) -> None:
    """Write the catalogue, its mkdocs.yml and a few knowledge pages: what `pilotwijzer build` wants."""
    for name, record in catalogue.pilots.items():
        _write(folder / "pilots" / f"{name}.yml", as_yaml(record))
    for name, entries in catalogue.lists.items():
        _write(folder / "pilots" / "_lijsten" / f"{name}.yml", as_yaml(entries))
    for path, text in _knowledge(catalogue, "content").items():
        _write(folder / path, text)
    # The real configuration, so that what is measured is what the real site costs.
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config |= {"nav": [{"Start": "index.md"}, {"De opgave": "opgave/index.md"}, {"Over": "over/index.md"}]}
    _write(folder / "mkdocs.yml", yaml.safe_dump(config, allow_unicode=True, sort_keys=False))


def _knowledge(catalogue: Catalogue, folder: str) -> dict[str, str]:
    names = ["opgave", "over", "over/bronnen", "wegwijs", "bijdragen", "privacy", "toegankelijkheid"]
    pages = {f"{folder}/{name}/index.md": _knowledge_page(name.capitalize()) for name in names}
    for key, thema in catalogue.lists["themas"].items():
        pages[f"{folder}/themas/{key}.md"] = _knowledge_page(thema["label"])
    return pages | {f"{folder}/index.md": _knowledge_page("Start")}


def _knowledge_page(title: str) -> str:
    writer = Writer(title)
    body = "\n\n".join(f"## {writer.label()}\n\n{writer.text(8)}" for _ in range(3))
    return f"---\ntitle: {title}\ndescription: {writer.text(1)!r}\n---\n\n{body}\n"


# ------------------------------------------------------------------------------- the plain counterpart


def write_plain(catalogue: Catalogue, folder: Path) -> None:
    """Write the same words as hand-written Markdown: a page per pilot, indexes, plain MkDocs + Material.

    Regions and organisations have one page together here, and a page each in our site: the plain site has
    less to do. Pilots stay outside the navigation, since inside it the build would grow with their square.
    """
    docs = folder / "docs"
    for name, record in catalogue.pilots.items():
        _write(docs / "pilots" / f"{name}.md", _pilot_page(record, catalogue))
    for path, text in (_knowledge(catalogue, "docs") | _indexes(catalogue)).items():
        _write(folder / path, text)
    _write(folder / "mkdocs.yml", _PLAIN_CONFIG)


_PLAIN_CONFIG = """\
site_name: Pilots
site_url: https://pilots.example/
theme: {name: material, language: nl, font: false}
plugins: [{search: {lang: nl}}]
nav:
  - index.md
  - pilots/index.md
  - Regio's: regios.md
  - Thema's: themas/index.md
  - Organisaties: organisaties.md
  - Begrippen: begrippen.md
  - De opgave: opgave/index.md
  - Over: over/index.md
validation: {nav: {omitted_files: ignore}}
"""


def _indexes(catalogue: Catalogue) -> dict[str, str]:
    by_region: dict[str, list[str]] = {}
    for name, record in catalogue.pilots.items():
        by_region.setdefault(record["regio"], []).append(f"- [{record['titel']}](pilots/{name}.md)")
    lists = catalogue.lists
    regions = (
        f"## {regio['label']}\n\n{regio['uitleg']}\n\n" + "\n".join(by_region.get(key, []))
        for key, regio in lists["regios"].items()
    )
    return {
        "docs/pilots/index.md": "# Pilots\n\n" + "\n\n".join(_entry(*item) for item in catalogue.pilots.items()),
        "docs/regios.md": "# Regio's\n\n" + "\n\n".join(regions),
        "docs/themas/index.md": "# Thema's\n\n"
        + "\n".join(f"- [{thema['label']}]({key}.md)" for key, thema in lists["themas"].items()),
        "docs/organisaties.md": "# Organisaties\n\n"
        + "\n".join(f"- {organisatie['label']}" for organisatie in lists["organisaties"].values()),
        "docs/begrippen.md": "# Begrippen\n\n"
        + "\n\n".join(f"## {begrip['label']}\n\n{begrip['uitleg']}" for begrip in lists["begrippen"].values()),
    }


def _entry(name: str, record: Record) -> str:
    return f"## [{record['titel']}]({name}.md)\n\n{record['samenvatting']}"


def _pilot_page(record: Record, catalogue: Catalogue) -> str:
    facts = {key: value for key, value in record.items() if key in ("soort", "regio", "fase", "peildatum", "gemeenten")}
    parts = [f"---\ntitle: {record['titel']}\n---\n", f"# {record['titel']}", record["samenvatting"]]
    parts.append("\n".join(f"- **{key.capitalize()}**: {_words(value, catalogue)}" for key, value in facts.items()))
    for key in ("themas", "setting", "onderwijs", "aanpak"):
        labels = [_label(name, catalogue) for name in record[key]]
        parts.append(f"**{key.capitalize()}**: {', '.join(labels)}")
    for key, value in list(record.items())[13:]:
        parts.append(f"## {key.replace('_', ' ').capitalize()}")
        parts += _markdown(value, catalogue)
    return "\n\n".join(parts) + "\n"


def _markdown(value: Any, catalogue: Catalogue) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and all(isinstance(item, dict) and "indicator" in item for item in value):
        yield _table(value, catalogue)
    elif isinstance(value, list):
        yield "\n".join(f"- {_words(item, catalogue)}" for item in value)
    else:
        for key, entry in value.items():
            if isinstance(entry, str):
                yield f"**{key.replace('_', ' ').capitalize()}**: {_words(entry, catalogue)}"
            else:
                yield f"### {key.replace('_', ' ').capitalize()}"
                yield from _markdown(entry, catalogue)


def _table(rows: Sequence[Record], catalogue: Catalogue) -> str:
    columns = list(rows[0])
    lines = [columns, ["---"] * len(columns), *([_words(row[column], catalogue) for column in columns] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _words(value: Any, catalogue: Catalogue) -> str:
    if isinstance(value, dict):
        return ". ".join(_words(entry, catalogue).rstrip(".") for entry in value.values()) + "."
    if isinstance(value, list):
        return ", ".join(_words(entry, catalogue) for entry in value)
    return _label(str(value), catalogue)


def _label(key: str, catalogue: Catalogue) -> str:
    """What a reader sees for a key: the label of an entry, a link to a pilot, else the text itself."""
    if key in catalogue.pilots:
        return f"[{catalogue.pilots[key]['titel']}]({key}.md)"
    return next((str(entries[key]["label"]) for entries in catalogue.lists.values() if key in entries), key)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def main(count: int, folder: Path) -> None:
    """Write a catalogue of `count` pilots and its plain counterpart into `folder`."""
    catalogue = make_catalogue(count)
    write_catalogue(catalogue, folder / "eigen")
    write_plain(catalogue, folder / "gewoon")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
