"""The golden cases: small catalogues with one mistake each, and the report that belongs to it.

A case is a folder `tests/golden/<code>` or `tests/golden/<code>-<number>` with the files of a catalogue,
laid over those of `tests/golden/_basis`, and `report.txt`, exactly what `pilotwijzer check` prints.
After a deliberate change of a message: `python -m tests.golden_cases` writes the reports anew. Read
every difference before it is committed: a report is what a writer must be able to act on.
"""

import json
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import yaml

from generator import rules
from generator.catalogue import load_catalogue
from generator.diagnostics import CODES, Diagnostic, in_order
from generator.report import as_text, visible
from generator.source import MAX_BYTES

GOLDEN = Path(__file__).parent / "golden"
MENDED: dict[str, dict[str, Any]] = yaml.safe_load((GOLDEN / "_mended.yml").read_text(encoding="utf-8"))
# What the guide shows of them; the program carries it along, because it has no tests with it.
EXAMPLES = Path(__file__).parents[1] / "generator" / "examples.json"
_MOST_LINES = 12
CASES = sorted(folder.name for folder in GOLDEN.iterdir() if not folder.name.startswith("_"))


def code_of(case: str) -> str:
    """The code that a case is about."""
    return re.sub(r"-\d+$", "", case)


def found_in(case: str, root: Path) -> tuple[list[Diagnostic], str]:
    """What is found in a case, made in the empty folder `root`, and how that is printed."""
    _lay_out(case, root)
    return _checked(root)


def _lay_out(case: str, root: Path) -> None:
    for folder in (GOLDEN / "_basis", GOLDEN / case):
        if folder.is_dir():
            ignore = shutil.ignore_patterns("report.txt")
            shutil.copytree(folder, root, symlinks=True, dirs_exist_ok=True, ignore=ignore)
    if case in TOO_BIG_FOR_GIT:
        TOO_BIG_FOR_GIT[case](root)


def _checked(root: Path) -> tuple[list[Diagnostic], str]:
    catalogue, found = load_catalogue(root)
    found = in_order([*found, *rules.check(catalogue)])
    return found, as_text(found, files=len(catalogue.files))


def _huge(root: Path) -> None:
    (root / "pilots" / "proef.yml").write_text("titel: Samen\n" * (MAX_BYTES // 13 + 1), encoding="utf-8")


TOO_BIG_FOR_GIT: dict[str, Callable[[Path], None]] = {"te-groot": _huge}


# ------------------------------------------------------------------------------ examples for the guide


def example_of(code: str, root: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    """The wrong and the right example of a code, and what is still found after mending it in the folder `root`."""
    how = MENDED[code]
    if "said" in how:
        return dict(zip(("wrong", "right"), how["said"], strict=True)), []
    _lay_out(code, root)
    if "name" in how:
        old, new = (root / name for name in how["name"])
        old.rename(new)
        return {"wrong": how["name"][0], "right": how["name"][1]}, _checked(root)[0]
    path = _file(code)
    before = (root / path).read_text(encoding="utf-8")
    after = how.get("whole") or _changed(before, how["change"])
    (root / path).write_text(after, encoding="utf-8")
    wrong, right = _excerpts(before.splitlines(), after.splitlines())
    return {"wrong": wrong, "right": right}, _checked(root)[0]


def _file(code: str) -> Path:
    """The file of a case that its mistake is in."""
    folder = GOLDEN / code
    reported = re.search(r"^  (.*?):\d+:\d+$", (folder / "report.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert reported
    return Path(reported[1])


def _changed(text: str, pairs: list[list[str]]) -> str:
    for wrong, right in pairs:
        assert wrong in text, wrong
        text = text.replace(wrong, right)
    return text


def _excerpts(before: list[str], after: list[str]) -> tuple[str, str]:
    """The lines that differ, with the line before them."""
    steps = [step for step in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if step[0] != "equal"]
    first = (max(steps[0][1] - 1, 0), max(steps[0][3] - 1, 0))
    return _few(before[first[0] : steps[-1][2]]), _few(after[first[1] : steps[-1][4]])


def _few(lines: list[str]) -> str:
    shown = [visible(line.replace("\t", "⇥ ").replace("\xa0", "<U+00A0>")) for line in lines[:_MOST_LINES]]
    return "\n".join(shown + ["…"] * (len(lines) > _MOST_LINES))


def examples() -> str:
    """The file with the examples, as the guide reads it."""
    made = {}
    for code in CODES:
        with tempfile.TemporaryDirectory() as folder:
            made[code] = example_of(code, Path(folder))[0]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the report of every case, and the examples of the guide."""
    EXAMPLES.write_text(examples(), encoding="utf-8")
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            _, report = found_in(case, Path(folder))
        (GOLDEN / case / "report.txt").write_text(report, encoding="utf-8")
    sys.stdout.write(f"{len(CASES)} reports written. Read what changed: git diff tests/golden\n")


if __name__ == "__main__":
    main()
