"""What is measured deserves trust: the made-up catalogue is a good one, and the plain site says the same."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.site import read_checked
from tests.bench import bench, synthetic
from tests.bench.bench import Check, Comparison, Cost

PILOTS = 60


@pytest.fixture(scope="module")
def catalogue() -> synthetic.Catalogue:
    return synthetic.make_catalogue(PILOTS)


def test_the_check_has_nothing_to_say(catalogue: synthetic.Catalogue, tmp_path: Path) -> None:
    synthetic.write_catalogue(catalogue, tmp_path)
    read, diagnostics = read_checked(tmp_path, {})
    assert diagnostics == []
    assert len(read.pilots) == PILOTS


def test_pages_are_as_long_as_real_ones(catalogue: synthetic.Catalogue, tmp_path: Path) -> None:
    synthetic.write_plain(catalogue, tmp_path)
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "docs" / "pilots").glob("*-*.md")]
    assert 550 < sum(len(_words(page).split()) for page in pages) / PILOTS < 650


def test_two_runs_give_the_same_files(catalogue: synthetic.Catalogue) -> None:
    again = synthetic.make_catalogue(PILOTS)
    assert [*map(synthetic.as_yaml, again.pilots.values())] == [*map(synthetic.as_yaml, catalogue.pilots.values())]


def test_the_plain_page_says_all_that_the_record_says(catalogue: synthetic.Catalogue, tmp_path: Path) -> None:
    synthetic.write_plain(catalogue, tmp_path)
    for slug, record in catalogue.pilots.items():
        page = _words((tmp_path / "docs" / "pilots" / f"{slug}.md").read_text(encoding="utf-8"))
        missing = [text for text in _texts(record) if _words(text) not in page]
        assert missing == [], slug


def _texts(value: Any) -> Iterator[str]:
    """Every text of more than one word: keys of lists stand on a page as the labels of what they name."""
    if isinstance(value, str):
        yield from [value] if " " in value else []
    else:
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def test_the_report_compares_and_says_what_a_further_pilot_costs() -> None:
    small = Comparison(10, Cost(1, 50), Cost(2, 40), 20, 15)
    large = Comparison(1010, Cost(3, 90), Cost(12, 90), 1500, 1015)
    report = bench.report([small, large], [], Check(1348, Cost(1.2, 100), 0.9, 0.6), [0.5, 0.4, 0.9])
    assert "| 1,010 | 3.00 s | 12.00 s | **0.25** | 90 MB | 90 MB | 1,500 | 1,015 |" in report
    assert "From 10 to 1,010 pilots each further pilot costs 2.0 ms (10.0 ms in the plain build)." in report
    assert "| 1,348 | 1.20 s | **0.90 s** | 0.60 s | 1.50 | 100 MB |" in report
    assert "0.50 s (median of 3 edits, slowest 0.90 s)" in report


def test_what_the_parts_add_is_a_share_of_the_build_without_them() -> None:
    line = bench.parts_line(1000, Cost(6, 100), Cost(5, 90))
    assert "1.00 ms per pilot at 1,000 pilots: 20% of the 5.00 s" in line


def test_what_came_in_since_a_commit_is_told_of_the_whole_and_of_each_pilot() -> None:
    line = bench.since_line("abc123", [Cost(1.4, 80), Cost(5, 200)], [Cost(1.6, 85), Cost(6.1, 210)])
    assert "Since abc123 building 1,000 pilots went from 5.00 s to 6.10 s (+22%)" in line
    assert "each pilot beyond 100 from 4.00 ms to 5.00 ms (+25%)." in line
