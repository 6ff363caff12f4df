"""What the editors see: the oldest and emptiest descriptions first."""

import json
from pathlib import Path

import pytest

from generator import cli
from generator.catalogue import load_catalogue
from generator.status import as_json, as_text, standings
from tests.checking import pilot, write


def dated(peildatum: str = "", bevestigd: str = "", more: str = "") -> str:
    text = pilot(more, without="peildatum" if peildatum else "")
    lines = [f"peildatum: {peildatum}"] * bool(peildatum) + [f"bevestigd_op: {bevestigd}"] * bool(bevestigd)
    return "\n".join([*lines, text]) if lines else text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(
        tmp_path,
        {
            "nieuw.yml": dated("2012", "2026-11-23"),
            "oud.yml": dated("2012-11-08"),
            "oud-en-vol.yml": dated("2012-11-08", more="scholing:\n  - Les\nwerkwijze: Samen.\n"),
            "oud-en-volgt.yml": dated("2012-11-08").replace("duur: niet_vermeld", "duur: volgt"),
            "bevestigd.yml": dated("2001", "2013-01-01"),
            "tijdloos.yml": dated(),
        },
    )


def test_what_is_oldest_and_emptiest_comes_first(root: Path) -> None:
    found = standings(load_catalogue(root)[0])
    assert [standing.slug for standing in found] == [
        "tijdloos",
        "oud-en-volgt",
        "oud",
        "oud-en-vol",
        "bevestigd",
        "nieuw",
    ]
    assert [standing.described for standing in found] == [0, 0, 0, 2, 0, 0]
    assert found[1].of("volgt") == ["duur"]


def test_it_reads_as_a_table(root: Path) -> None:
    for slug in ("oud", "oud-en-volgt", "bevestigd"):
        (root / "pilots" / f"{slug}.yml").unlink()
    assert as_text(standings(load_catalogue(root)[0])) == (
        "kopjes    bevestigd op      peildatum        pilot\n"
        "0 van 11  nog niet          onbekend         tijdloos: Samen naar school (West)\n"
        "2 van 11  nog niet          8 november 2012  oud-en-vol: Samen naar school (West)\n"
        "0 van 11  23 november 2026  2012             nieuw: Samen naar school (West)\n"
        "\n"
        "3 pilots, waarvan 2 nog niet door de regio bevestigd. Bovenaan staat wat het langst geleden klopte.\n"
    )


def test_programs_get_a_list(root: Path) -> None:
    rows = json.loads(as_json(standings(load_catalogue(root)[0])))
    assert rows[-1] | {"kopjes": None} == {
        "path": "pilots/nieuw.yml",
        "titel": "Samen naar school",
        "regio": "West",
        "beschreven": 0,
        "kopjes": None,
        "peildatum": "2012",
        "bevestigd_op": "2026-11-23",
    }
    assert set(rows[-1]["kopjes"].values()) == {"niet_vermeld"}


def test_the_command_shows_it_and_says_what_it_could_not_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "pilots" / "stuk.yml").write_text("titel: x\n", encoding="utf-8")
    assert cli.main(["status", "--root", str(root)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("kopjes")
    assert "stuk" not in out
    assert err == "1 bestand heeft fouten. Bekijk ze met: pilotwijzer check\n"
    assert cli.main(["status", "--root", str(root), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 6


def test_an_empty_catalogue_has_nothing_to_show(tmp_path: Path) -> None:
    assert as_text(standings(load_catalogue(write(tmp_path, {}))[0])) == "Er zijn nog geen pilots zonder fouten.\n"


def test_a_title_commands_no_terminal(tmp_path: Path) -> None:
    text = pilot().replace("Samen naar school", '"\\e[31mSamen ##[error]"')
    text = as_text(standings(load_catalogue(write(tmp_path, {"proef.yml": text}))[0]))
    assert "\x1b" not in text
    assert "##[" not in text
