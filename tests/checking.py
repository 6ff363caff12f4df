"""A small correct catalogue to break in tests of the checker."""

from collections.abc import Mapping
from pathlib import Path

from generator import rules
from generator.catalogue import load_catalogue
from generator.diagnostics import Diagnostic, in_order
from generator.model import KOPJE_KEYS

HEAD = """\
titel: Samen naar school
soort: pilot
regio: west
fase: onbekend
samenvatting: Een proef met hulp op school.
"""
ABSENT = (*KOPJE_KEYS, "peildatum")
LISTS = {
    "regios": "west:\n  label: West\noost:\n  label: Oost\n",
    "themas": "preventie:\n  label: Preventie\nsamenwerking:\n  label: Samenwerking\n",
    "relaties": "lijkt-op:\n  label: lijkt op\n",
    "organisatiesoorten": "school:\n  label: School\n",
    "organisaties": "de-brug:\n  label: De Brug\n  soort: school\n",
}


def pilot(
    more: str = "", head: str = HEAD, sources: str = "  rapport: Rapport over de proef\n", without: str = ""
) -> str:
    """The text of a correct pilot: `more` stands after the head, `without` is not declared absent."""
    filled = {line.split(":")[0] for line in more.splitlines() if line[:1].isalpha()} | set(without.split())
    absent = "".join(f"  {name}: niet_vermeld\n" for name in ABSENT if name not in filled)
    return f"{head}{more}bronnen:\n{sources}ontbreekt:\n{absent}"


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the lists above and `files` (path below pilots/ → content) under a root; return the root."""
    texts: dict[str, str | bytes] = {f"_lijsten/{name}.yml": text for name, text in LISTS.items()}
    for name, content in (texts | dict(files)).items():
        path = root / "pilots" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def check(root: Path) -> list[Diagnostic]:
    """Everything that is found in the catalogue under a root."""
    catalogue, found = load_catalogue(root)
    return in_order([*found, *rules.check(catalogue)])


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    """Line, column and code of each diagnostic."""
    return [(diagnostic.mark.line, diagnostic.mark.column, diagnostic.code) for diagnostic in found]
