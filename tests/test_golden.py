"""Every code has a case, every case prints its report, and no report speaks English or YAML."""

import ast
import re
from pathlib import Path

import pytest

from generator.diagnostics import CODES, Diagnostic, in_order
from tests.conftest import ROOT
from tests.golden_cases import CASES, EXAMPLES, GOLDEN, code_of, example_of, examples, found_in

# Words of a parser, of Python or of English that a Dutch civil servant has no use for.
FOREIGN = re.compile(
    r"\b(?:alias|anchor|array|bool|boolean|character|dict|document start|error|escape|expected|extra|false|field|"
    r"found|indentation|index|input|integer|invalid|item|key|line|list|mapping|missing|node|none|null|object|parse[dr]?|"
    r"permitted|quoted?|required|scalar|scanner|sequence|should|stream|string|syntax|tag|token|true|tuple|type|"
    r"unexpected|unknown|valid|value|yaml error)\b",
    re.IGNORECASE,
)


def foreign_words(diagnostic: Diagnostic) -> list[str]:
    """The words that do not belong in a message; what stands between backticks is the user's own."""
    return FOREIGN.findall(re.sub(r"`[^`]*`", "", f"{diagnostic.message} {diagnostic.hint}"))


def test_every_code_has_a_case() -> None:
    assert {code_of(case) for case in CASES} == set(CODES)


@pytest.mark.parametrize("case", CASES)
def test_a_case_prints_its_report(case: str, tmp_path: Path) -> None:
    found, report = found_in(case, tmp_path)
    assert report == (GOLDEN / case / "report.txt").read_text(encoding="utf-8")
    assert code_of(case) in {diagnostic.code for diagnostic in found}
    assert found == in_order(found)


@pytest.mark.parametrize("case", CASES)
def test_a_report_is_dutch_and_says_what_to_do(case: str, tmp_path: Path) -> None:
    found, _ = found_in(case, tmp_path)
    for diagnostic in found:
        assert foreign_words(diagnostic) == []
        assert diagnostic.hint.endswith((".", "?")), diagnostic
        assert not diagnostic.message.endswith("."), diagnostic
        assert diagnostic.severity is CODES[diagnostic.code].severity
        assert "\n" not in diagnostic.message + diagnostic.hint


def test_the_explanations_of_the_codes_are_sentences() -> None:
    for code in CODES.values():
        assert code.title[0].isupper()
        assert code.explanation.endswith(".")
        assert not FOREIGN.search(re.sub(r"`[^`]*`", "", code.title + code.explanation))


def test_a_word_that_does_not_belong_would_be_noticed() -> None:
    """The list of foreign words works: it finds what the parser says of itself."""
    assert FOREIGN.findall("while parsing a block mapping, did not find expected key") == ["mapping", "expected", "key"]


def test_no_code_is_made_that_is_not_registered() -> None:
    """Whatever looks like a code in the source of the checker stands in the registry."""
    suspects = set()
    for name in ("source", "syntax", "schema", "rules", "catalogue", "model", "sessions"):
        tree = ast.parse((ROOT / "generator" / f"{name}.py").read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                suspects |= {text for argument in node.args if (text := _code_in(argument))}
    assert suspects - {"ongeldige-waarde"} <= set(CODES)
    assert len(suspects) > len(CODES) / 2


def _code_in(node: ast.expr) -> str | None:
    text = node.value if isinstance(node, ast.Constant) else None
    return text if isinstance(text, str) and re.fullmatch(r"[a-z]+(?:-[a-z]+)+", text) else None


@pytest.mark.parametrize("code", CODES)
def test_the_guide_has_a_wrong_and_a_right_example(code: str, tmp_path: Path) -> None:
    example, left = example_of(code, tmp_path)
    assert example["wrong"] != example["right"]
    report = (GOLDEN / code / "report.txt").read_text(encoding="utf-8")
    assert not [found for found in left if found.code == code and f"  {found.mark.path}:" in report.split("\n")[1]]


def test_the_program_carries_the_examples_along() -> None:
    assert EXAMPLES.read_text(encoding="utf-8") == examples()
