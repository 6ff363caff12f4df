"""The golden cases: small catalogues with one mistake each, and the report that belongs to it.

A case is a folder `tests/golden/<code>` or `tests/golden/<code>-<number>` with the files of a catalogue,
laid over those of `tests/golden/_basis`, and `report.txt`, exactly what `pilotwijzer check` prints.
After a deliberate change of a message: `python -m tests.golden_cases` writes the reports anew. Read
every difference before it is committed: a report is what a writer must be able to act on.
"""

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator import rules
from generator.catalogue import load_catalogue
from generator.diagnostics import Diagnostic, in_order
from generator.report import as_text
from generator.source import MAX_BYTES

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if not folder.name.startswith("_"))


def code_of(case: str) -> str:
    """The code that a case is about."""
    return re.sub(r"-\d+$", "", case)


def found_in(case: str, root: Path) -> tuple[list[Diagnostic], str]:
    """What is found in a case, made in the empty folder `root`, and how that is printed."""
    for folder in (GOLDEN / "_basis", GOLDEN / case):
        if folder.is_dir():
            ignore = shutil.ignore_patterns("report.txt")
            shutil.copytree(folder, root, symlinks=True, dirs_exist_ok=True, ignore=ignore)
    if case in TOO_BIG_FOR_GIT:
        TOO_BIG_FOR_GIT[case](root)
    catalogue, found = load_catalogue(root)
    found = in_order([*found, *rules.check(catalogue)])
    return found, as_text(found, files=len(catalogue.files))


def _huge(root: Path) -> None:
    (root / "pilots" / "proef.yml").write_text("titel: Samen\n" * (MAX_BYTES // 13 + 1), encoding="utf-8")


TOO_BIG_FOR_GIT: dict[str, Callable[[Path], None]] = {"te-groot": _huge}


def main() -> None:
    """Write the report of every case."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            _, report = found_in(case, Path(folder))
        (GOLDEN / case / "report.txt").write_text(report, encoding="utf-8")
    sys.stdout.write(f"{len(CASES)} reports written. Read what changed: git diff tests/golden\n")


if __name__ == "__main__":
    main()
