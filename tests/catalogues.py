"""Small catalogues for tests, about another subject than the real one."""

from pathlib import Path
from typing import Any

from generator.catalogue import Catalogue
from generator.model import LISTS as LISTS_BY_NAME
from generator.model import Pilot

LISTS = {
    "regios": "oost: {label: Oost, uitleg: Het oosten.}\nwest: {label: West}\n",
    "themas": "regen: {label: Regen, uitleg: Water uit de lucht.}\nwind: {label: Wind}\n",
    "organisatiesoorten": "club: {label: Club}\n",
    "organisaties": "waterclub: {label: Waterclub, soort: club, uitleg: Een club.}\n",
    "relaties": "lijkt-op: {label: lijkt op}\n",
    "begrippen": "rwa: {label: Regenwaterafvoer, afkorting: RWA, uitleg: Buis voor regen.}\n",
}

PILOT = """\
titel: {titel}
soort: pilot
regio: {regio}
fase: in_uitvoering
peildatum: 2020-05-01
samenvatting: {samenvatting}
themas: [regen, wind]
doelen:
  - Minder water op straat door RWA.
duur: {{start: 2020, looptijd: 2 jaar}}
doelgroep: Bewoners van de straat.
deelnemers: [waterclub]
bronnen:
  verslag: Verslag van de straat
ontbreekt:
  werkwijze: niet_vermeld
  scholing: niet_van_toepassing
  financiering: volgt
  relaties: niet_vermeld
  voorbeelden: niet_vermeld
  monitoring: niet_vermeld
  kennisdeling: niet_vermeld
"""


def pilot(titel: str = "Tegels eruit", regio: str = "oost", samenvatting: str = "De straat wordt groen.") -> str:
    """The text of a correct pilot file."""
    return PILOT.format(titel=titel, regio=regio, samenvatting=samenvatting)


def write_catalogue(root: Path, pilots: dict[str, str] | None = None, content: dict[str, str] | None = None) -> Path:
    """Write a catalogue of two pilots (or of `pilots`: slug → text) with a few pages; return its root."""
    pages = {"index.md": "---\ntitle: Waterwijzer\n---\n\nWelkom.\n"} | (content or {})
    files = {f"pilots/_lijsten/{name}.yml": text for name, text in LISTS.items()}
    files |= {
        f"pilots/{slug}.yml": text
        for slug, text in (pilots or {"tegels": pilot(), "dak": pilot("Groen dak", "west")}).items()
    }
    files |= {f"content/{name}": text for name, text in pages.items()}
    files["mkdocs.yml"] = (
        "site_name: Waterwijzer\nsite_url: https://waterwijzer.example/\ndocs_dir: content\n"
        "theme: {name: material, language: nl, font: false}\nplugins: [pilotwijzer]\n"
    )
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def in_memory(pilots: dict[str, dict[str, Any]], **lists: dict[str, dict[str, Any]]) -> Catalogue:
    """A catalogue of records that are never written; what a pilot must have and does not matter is filled in."""
    given = {"soort": "pilot", "regio": "oost", "fase": "onbekend", "samenvatting": "Een proef.", "bronnen": {"r": "R"}}
    lists = {"regios": {"oost": {"label": "Oost"}, "west": {"label": "West"}}} | lists
    return Catalogue(
        Path(),
        {slug: Pilot.model_validate(given | {"titel": slug.capitalize()} | own) for slug, own in pilots.items()},
        {
            name: {key: model.model_validate({"label": key} | entry) for key, entry in lists.get(name, {}).items()}
            for name, model in LISTS_BY_NAME.items()
        },
        {},
        {},
        frozenset(pilots),
        {},
    )
