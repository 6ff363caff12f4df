"""What `check --herstel` does to a file: the safe repairs, byte for byte nothing else, and never a loss."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import cli
from generator.catalogue import Catalogue, load_catalogue, read_content
from generator.diagnostics import Severity
from generator.repair import repair
from tests.checking import HEAD, pilot, write
from tests.conftest import ROOT
from tests.golden_cases import CASES, GOLDEN

NAME = "pilots/proef.yml"


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue, with a correct pilot."""
    loaded, found = load_catalogue(write(tmp_path_factory.mktemp("catalogue"), {"proef.yml": pilot()}))
    assert found == []
    return loaded


def in_head(line: str, number: int = 1) -> str:
    lines = HEAD.splitlines()
    lines[number - 1] = line
    return pilot(head="\n".join(lines) + "\n")


# A name, the line of the head that is replaced, what stands there, and what a repair makes of it.
IN_HEAD = [
    ("curly quotes and a colon", 1, "titel: “Samen: naar school”", "titel: 'Samen: naar school'"),
    ("curly quotes and an apostrophe", 1, "titel: “ZAT's: naar school”", 'titel: "ZAT\'s: naar school"'),
    ("curly quotes around a value", 2, "soort: “pilot”", "soort: pilot"),
    ("curly quotes around a key", 3, "regio: ‘west’", "regio: west"),
    ("curly quotes around a name", 3, "“regio”: west", "regio: west"),
    ("hard space behind a colon", 3, "regio:\xa0west", "regio: west"),
    ("no space behind a colon", 3, "regio:west", "regio: west"),
    ("at sign first", 1, "titel: @Samen naar school", "titel: '@Samen naar school'"),
    ("bracket first", 1, "titel: [Samen] naar school", "titel: '[Samen] naar school'"),
    ("backtick first", 1, "titel: `Samen` naar school", "titel: '`Samen` naar school'"),
    ("apostrophe first", 1, "titel: 's ochtends naar 't plein", "titel: \"'s ochtends naar 't plein\""),
    ("the wrong encoding", 1, "titel: CafÃ© en cafÃ©", "titel: Café en café"),
    ("a slip in a name", 1, "tittel: Samen", "titel: Samen"),
    ("capitals in a name", 3, "REGIO: west", "regio: west"),
    ("a slip in a name without a space", 1, "tittel:Samen", "titel: Samen"),
]
# A name, what stands below the head, and what a repair makes of it.
BELOW_HEAD = [
    ("tab for spaces", "duur:\n\tstart: 2012\n", "duur:\n  start: 2012\n"),
    ("tab beside spaces", "duur:\n  start: 2012\n\teind: 2013\n", "duur:\n  start: 2012\n  eind: 2013\n"),
    ("tab behind a dash", "gemeenten:\n  -\tHouten\n", "gemeenten:\n  - Houten\n"),
    ("curly quotes around a date", "duur: {start: “2012”}\n", "duur: {start: 2012}\n"),
    ("hard spaces before a field", "duur:\n\xa0\u2003start: 2012\n", "duur:\n  start: 2012\n"),
    ("hard space, not in a text", "gemeenten:\n  -\xa0Den\xa0Dolder\n", "gemeenten:\n  - Den\xa0Dolder\n"),
    ("a month with one digit", "duur: {start: 2012-9}\n", "duur: {start: 2012-09}\n"),
    ("a day with one digit", "duur:\n  start: 2012-9-1  # of later\n", "duur:\n  start: 2012-09-01  # of later\n"),
    ("slashes in a date", "duur: {start: 2012/09/01}\n", "duur: {start: 2012-09-01}\n"),
    ("colons in braces", "leeftijd: {van:4, tot:12}\n", "leeftijd: {van: 4, tot: 12}\n"),
    ("no space behind a dash", "gemeenten:\n  -Houten\n  -Lopik\n", "gemeenten:\n  - Houten\n  - Lopik\n"),
    ("star first", "doelen:\n  - *Samen* naar school\n", "doelen:\n  - '*Samen* naar school'\n"),
    ("percent sign first", "doelen:\n  - %deel van de klas\n", "doelen:\n  - '%deel van de klas'\n"),
    (
        "apostrophes first",
        "gemeenten:\n  - 's-Gravenhage\n  - 's-Graveland\n",
        'gemeenten:\n  - "\'s-Gravenhage"\n  - "\'s-Graveland"\n',
    ),
    ("a space in a name", "lessen:\n  Werkt niet:\n    - Dit.\n", "lessen:\n  werkt_niet:\n    - Dit.\n"),
    ("two names, one in the other", "Lessen:\n  Werkt niet:\n    - Dit.\n", "lessen:\n  werkt_niet:\n    - Dit.\n"),
]


@pytest.mark.parametrize(
    ("number", "line", "better"), [rest for _, *rest in IN_HEAD], ids=[name for name, *_ in IN_HEAD]
)
def test_a_safe_repair_of_a_line_mends_it_and_nothing_else(
    catalogue: Catalogue, number: int, line: str, better: str
) -> None:
    _becomes(catalogue, in_head(line, number), in_head(better, number))


@pytest.mark.parametrize(("more", "better"), [rest for _, *rest in BELOW_HEAD], ids=[name for name, *_ in BELOW_HEAD])
def test_a_safe_repair_of_a_part_mends_it_and_nothing_else(catalogue: Catalogue, more: str, better: str) -> None:
    _becomes(catalogue, pilot(more), pilot(better))


def _becomes(catalogue: Catalogue, text: str, better: str) -> None:
    done = repair(catalogue, NAME, text.encode())
    assert done.after.decode() == better
    assert read_content(NAME, done.after).diagnostics == ()
    assert repair(catalogue, NAME, done.after).after == done.after


@pytest.mark.parametrize(
    "text",
    [
        pilot(),
        in_head("titel: Samen: naar school"),
        in_head('titel: "Samen naar school'),
        in_head("titel: “Samen”: naar school"),
        in_head("titel: | Samen naar school"),
        in_head("titel: > Samen naar school"),
        in_head("titel: &a Samen\nsoort: *a"),
        in_head("titel: [Samen, naar]"),
        in_head("titel: @Samen # naar school"),
        in_head("titel: @Samen\n  naar school"),
        in_head("titel: 't Steunpunt'"),
        in_head("titel: Samen # naar school"),
        in_head("naam: Samen naar school"),
        in_head("soort: Pilot", 2),
        in_head("regio = west", 3),
        in_head("regio west", 3),
        pilot("themas: [preventie]\nthemaas: [preventie]\n"),
        pilot("tema: [preventie]\nthem: [preventie]\n"),
        pilot("gemeenten:\n  - Houten\n   - Lopik\n"),
        pilot("gemeenten:\n  * Houten\n"),
        pilot("duur: {start: 1-10-2012}\n"),
        pilot("duur: {start: begin 2012}\n"),
        pilot("duur: {start: 2012-13}\n"),
        pilot("doelgroep: {omschrijving: J, aantal: 1.200}\n"),
        pilot("gemeenten:\n  - Houten\n  – Lopik\n"),
        pilot("doelgroep: n.v.t.\n"),
        "- een\n- lijst\n",
        '{"titel": "Samen"}',
        "titel: a\x00b\n",
        "",
    ],
)
def test_what_can_mean_more_than_one_thing_is_left_alone(catalogue: Catalogue, text: str) -> None:
    assert repair(catalogue, NAME, text.encode()).after == text.encode()


def test_how_deep_a_tab_goes_is_not_guessed(catalogue: Catalogue) -> None:
    """Two spaces would make it a field of the goal, four a text of its own: nobody can know."""
    text = pilot("werkwijze:\n    kern: Samen.\n\tstappen:\n\t  - Eerst dit.\n")
    done = repair(catalogue, NAME, text.encode())
    assert done.after == text.encode() or read_content(NAME, done.after).source is not None
    lost = "doelen:\n- tekst: Samen.\n\ttoelichting: x\n"
    assert repair(catalogue, NAME, lost.encode()).after in (lost.encode(), lost.replace("\t", "  ").encode())


# ------------------------------------------------------------------------------ bytes

BROKEN = in_head("tittel:Café  met   spaties   ").replace("regio: west", "regio:west  # het westen")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("cut", [0, 1])
def test_line_ends_and_all_other_bytes_stay(catalogue: Catalogue, end: str, start: str, cut: int) -> None:
    text = (start + BROKEN).replace("\n", end)
    content = text[: len(text) - cut * len(end)].encode()
    after = repair(catalogue, NAME, content).after
    assert after == content.replace(b"tittel:Caf", b"titel: Caf").replace(b"regio:west", b"regio: west")


def test_accents_stay_as_they_are_written(catalogue: Catalogue) -> None:
    content = pilot("doelgroep: {omschrijving: Cafe\u0301s e\u0301n kinderen, aantal:35}\n").encode()
    assert repair(catalogue, NAME, content).after == content.replace(b"aantal:35", b"aantal: 35")


def test_a_line_with_hidden_signs_is_not_touched(catalogue: Catalogue) -> None:
    content = in_head("ti\u200btel:Samen").replace("regio: west", "regio:west").encode()
    assert repair(catalogue, NAME, content).after == content.replace(b"regio:west", b"regio: west")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_file_in_another_encoding_becomes_utf_8(catalogue: Catalogue, encoding: str, end: str) -> None:
    text = in_head("titel: Café ‘ZAT’s’ – € 12").replace("\n", end)
    done = repair(catalogue, NAME, text.encode(encoding))
    assert done.after == text.encode()
    assert done.was_recoded
    assert read_content(NAME, done.after).diagnostics == ()


def test_a_piece_in_another_encoding_leaves_the_rest_as_it_is(catalogue: Catalogue) -> None:
    text = in_head("titel: Café één")
    mixed = text.encode().replace("é".encode(), b"\xe9", 1)
    assert repair(catalogue, NAME, mixed).after == text.encode()


@pytest.mark.parametrize(
    "content",
    [
        b"titel: Caf\x8e\n",
        b"titel: \x81\n",
        b"PK\x03\x04\xff\xfe",
        b"\xff\xfea",
        b"\xff\xd8\xff\xe0",
        bytes(range(256)),
    ],
)
def test_an_encoding_that_nobody_can_be_sure_of_is_left_alone(catalogue: Catalogue, content: bytes) -> None:
    assert repair(catalogue, NAME, content).after == content


# ------------------------------------------------------------------------------ any file

REAL, _ = load_catalogue(ROOT)
REAL_FILES = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "pilots").rglob("*.yml")}


def signs(text: str) -> str:
    """The letters and digits of a text, in order: what may not get lost."""
    return "".join(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize("name", REAL_FILES)
def test_a_file_that_is_right_is_not_touched(name: str) -> None:
    assert repair(REAL, name, REAL_FILES[name]).after == REAL_FILES[name]


@settings(max_examples=30)
@given(st.sampled_from([name for name in REAL_FILES if "_lijsten" not in name]), st.data())
def test_a_file_that_is_right_keeps_its_meaning(name: str, data: st.DataObject) -> None:
    """Whatever is changed in a real file: if it is still right, a repair does not change what it says."""
    text = REAL_FILES[name].decode()[:1_500]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = (
            text[:at]
            + data.draw(st.sampled_from([" ", "\n", "\xa0", "-", ":", "#", "'", "\t", "@", "x", '"', "“"]))
            + text[at:]
        )
    before = read_content(name, text.encode())
    done = repair(REAL, name, text.encode())
    after = read_content(name, done.after)
    if not [d for d in before.diagnostics if d.severity is Severity.FOUT]:
        assert before.source is not None
        assert after.source is not None
        assert after.source.data == before.source.data
    _keeps_all(text, done.after.decode())


MISTAKES = [
    "\t",
    ":",
    " :",
    "-",
    "- ",
    "\xa0",
    "@",
    "*a",
    "“",
    "”",
    "'s ",
    "%",
    "[",
    "2012-9",
    "Ã©",
    "#",
    "\n",
    "  ",
    "&a ",
    "`",
]


@given(
    st.lists(
        st.sampled_from([*MISTAKES, "titel", "regio", "duur", "start", ": ", "\n  ", "\n", "west", "x y"]), max_size=25
    )
)
def test_no_soup_of_mistakes_loses_a_letter(catalogue: Catalogue, pieces: list[str]) -> None:
    text = "".join(pieces)
    done = repair(catalogue, NAME, text.encode())
    _keeps_all(text, done.after.decode())
    assert repair(catalogue, NAME, done.after).after == done.after


def _keeps_all(before: str, after: str) -> None:
    """Letters stay, but for names that were mended, zeros in dates, and what was read in the wrong encoding."""
    old, new = before.replace("Ã©", "é").split("\n"), after.replace("Ã©", "é").split("\n")
    assert len(old) == len(new)
    for was, now in zip(old, new, strict=True):
        if was == now:
            continue
        name = re.match(r"[\s-]*[a-z_]+:(?= |$)", now)  # the one thing that may become another word
        assert flat(now) == flat(was) or (name and flat(was).endswith(flat(now[name.end() :])))


def flat(text: str) -> str:
    return signs(text).replace("0", "")


# ------------------------------------------------------------------------------ the command


def mended(root: Path, *options: str) -> int:
    return cli.main(["check", "--root", str(root), "--herstel", *options])


def test_the_command_says_what_it_did_and_what_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = in_head("tittel:Samen\tnaar school").replace("soort: pilot", "soort: Pilot")
    root = write(tmp_path, {"proef.yml": text})
    (root / NAME).chmod(0o640)
    assert mended(root) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "Hersteld in pilots/proef.yml:\n"
        "     1 - tittel:Samen<tab>naar school\n"
        "     1 + titel: Samen<tab>naar school\n"
        "\n"
        "fout[onbekende-waarde]: `Pilot` kan niet bij `soort`\n"
        "  pilots/proef.yml:2:8\n"
        "   2 | soort: Pilot\n"
        "     |        ^^^^^\n"
        "   → Bedoelt u `pilot`?\n"
        "\n"
        "1 fout in 1 van 6 bestanden.\n"
    )
    assert (root / NAME).stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (root / "pilots").iterdir()) == ["_lijsten", "proef.yml"]


def test_a_second_time_there_is_nothing_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, {"proef.yml": in_head("titel:Samen")})
    assert mended(root) == 0
    assert mended(root) == 0
    assert capsys.readouterr().out.count("Hersteld") == 1


def test_only_the_files_that_are_asked_for_are_mended(tmp_path: Path) -> None:
    broken = in_head("titel:Samen")
    root = write(tmp_path, {"een.yml": broken, "twee.yml": broken})
    cli.main(["check", "--root", str(root), "--herstel", str(root / "pilots" / "een.yml")])
    assert (root / "pilots" / "een.yml").read_text(encoding="utf-8") == in_head("titel: Samen")
    assert (root / "pilots" / "twee.yml").read_text(encoding="utf-8") == broken


def test_without_being_asked_nothing_is_mended(tmp_path: Path) -> None:
    root = write(tmp_path, {"proef.yml": BROKEN})
    assert cli.main(["check", "--root", str(root)]) == 1
    assert (root / NAME).read_text(encoding="utf-8") == BROKEN


def test_a_program_gets_only_what_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mended(write(tmp_path, {"proef.yml": in_head("titel:Samen")}), "--format", "json") == 0
    out, err = capsys.readouterr()
    assert out == "[]\n"
    assert err.startswith("Hersteld in pilots/proef.yml:\n")


def test_what_is_behind_a_link_is_not_touched(tmp_path: Path) -> None:
    root = write(tmp_path, {"proef.yml": pilot()})
    elsewhere = tmp_path / "elders.yml"
    elsewhere.write_text(BROKEN, encoding="utf-8")
    (root / "pilots" / "link.yml").symlink_to(elsewhere)
    assert mended(root) == 1
    assert elsewhere.read_text(encoding="utf-8") == BROKEN


def test_a_file_that_cannot_be_kept_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, {"proef.yml": BROKEN})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert mended(root) == 2
    assert "kan niet worden bewaard" in capsys.readouterr().err
    assert (root / NAME).read_text(encoding="utf-8") == BROKEN
    assert sorted(path.name for path in (root / "pilots").iterdir()) == ["_lijsten", "proef.yml"]


@pytest.mark.parametrize("case", [case for case in CASES if (GOLDEN / case / NAME).is_file()])
def test_a_golden_case_is_mended_or_left_alone(catalogue: Catalogue, case: str) -> None:
    """No repair makes a second mistake of the first."""
    content = (GOLDEN / case / NAME).read_bytes()
    done = repair(catalogue, NAME, content)
    if done.after != content:
        before, after = (read_content(NAME, data).diagnostics for data in (content, done.after))
        assert len(after) < len(before) or read_content(NAME, content).source is None
