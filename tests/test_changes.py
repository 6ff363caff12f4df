"""What changed between two versions, told field by field."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import load_catalogue
from generator.changes import Change, around, changes
from generator.model import Pilot
from tests.catalogues import pilot, write_catalogue

Difference = Callable[..., list[Change]]


@pytest.fixture
def difference(tmp_path: Path) -> Difference:
    """Gives the changes that replacing pieces of a pilot's text makes."""

    def find(*replacements: tuple[str, str], start: str = "") -> list[Change]:
        old = start or pilot()
        new = old
        for before, after in replacements:
            assert before in new
            new = new.replace(before, after, 1)
        one, other = (_record(tmp_path / name, text) for name, text in (("oud", old), ("nieuw", new)))
        return changes(one, other, lambda to, key: f"{to}:{key}")

    return find


def _record(root: Path, text: str) -> Pilot:
    catalogue, found = load_catalogue(write_catalogue(root, {"tegels": text}))
    assert not found
    return catalogue.pilots["tegels"]


def test_equal_records_differ_in_nothing(difference: Difference) -> None:
    assert difference() == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("titel: Tegels eruit", "titel: Groen erin", Change(("Titel",), "Tegels eruit", "Groen erin")),
        ("fase: in_uitvoering", "fase: afgerond", Change(("Fase",), "in uitvoering", "afgerond")),
        ("regio: oost", "regio: west", Change(("Regio",), "regios:oost", "regios:west")),
        ("start: 2020,", "start: najaar 2020,", Change(("Duur", "Start", "Datum"), "2020", "najaar 2020")),
        ("looptijd: 2 jaar", "eind: 2022", Change(("Duur", "Eind"), "", "2022")),
        ("[regen, wind]", "[wind]", Change(("Thema's", "punt 1"), "themas:regen", "")),
        (
            "deelnemers: [waterclub]",
            "deelnemers: [{organisatie: waterclub, trekker: ja}]",
            Change(("Deelnemers", "punt 1", "Trekker"), "nee", "ja"),
        ),
        (
            "werkwijze: niet_vermeld",
            "werkwijze: volgt",
            Change(("Ontbreekt", "werkwijze", "Stand"), "niet vermeld", "volgt"),
        ),
        ("  kennisdeling: niet_vermeld\n", "", Change(("Ontbreekt", "kennisdeling"), "niet vermeld", "")),
    ],
)
def test_a_change_is_told_with_its_labels(difference: Difference, before: str, after: str, expected: Change) -> None:
    assert expected in difference((before, after))


def test_a_short_form_written_long_is_no_change(difference: Difference) -> None:
    assert difference(("- Minder water op straat door RWA.", "- {tekst: Minder water op straat door RWA.}")) == []


GOALS = pilot().replace("door RWA.\n", "door RWA.\n  - De straat wordt koeler.\n  - Buren leren elkaar kennen.\n")


def test_a_rewritten_point_is_one_change(difference: Difference) -> None:
    found = difference(("wordt koeler", "wordt veel koeler in de zomer"), start=GOALS)
    assert found == [
        Change(("Doelen", "punt 2", "Tekst"), "De straat wordt koeler.", "De straat wordt veel koeler in de zomer.")
    ]


def test_a_point_replaced_by_another_goes_and_comes(difference: Difference) -> None:
    found = difference(("De straat wordt koeler.", "Iedereen krijgt een regenton!"), start=GOALS)
    assert found == [
        Change(("Doelen", "punt 2"), "De straat wordt koeler.", ""),
        Change(("Doelen", "punt 2"), "", "Iedereen krijgt een regenton!"),
    ]


def test_a_point_that_moves_is_neither_gone_nor_new(difference: Difference) -> None:
    line = "  - Buren leren elkaar kennen.\n"
    found = difference((line, ""), ("doelen:\n", f"doelen:\n{line}"), start=GOALS)
    assert found == [Change(("Doelen", "punt 1"), "Buren leren elkaar kennen.", "Buren leren elkaar kennen.")]
    assert found[0].is_moved


def test_of_long_texts_what_differs_stays() -> None:
    long = " ".join(f"woord{number}" for number in range(60))
    before, after = around(Change(("Titel",), long, long.replace("woord30", "anders")))
    assert before == "… " + " ".join(f"woord{number}" for number in range(24, 37)) + " …"
    assert "anders" in after
    assert len(after) < len(long) / 3
