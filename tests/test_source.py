"""One file to plain data and places: what comes out of a good file, and which files are refused."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.source import MAX_BYTES, Source, read_source
from tests.checking import pilot
from tests.conftest import ROOT

EXAMPLE = """\
# Een opmerking
titel: Samen   # naar school
soort: 'pilot'
leeg:
duur: {start: 2012-10-01, eind: "najaar 2013"}
themas:
  - zorg
  - 'onderwijs'
lang: >-
  Een tekst
  van twee regels.
deelnemers:
  - organisatie: bjz
    rol: trekker
"""


def read(tmp_path: Path, content: str | bytes, name: str = "proef.yml") -> tuple[Source | None, list[str]]:
    """The source in a file with this content, and the codes of what is wrong with it."""
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source, found = read_source(path, tmp_path)
    return source, [diagnostic.code for diagnostic in found]


def good(tmp_path: Path, content: str | bytes) -> Source:
    source, codes = read(tmp_path, content)
    assert source is not None
    assert codes == []
    return source


def test_a_file_becomes_plain_data_in_which_every_scalar_is_text(tmp_path: Path) -> None:
    assert good(tmp_path, EXAMPLE).data == {
        "titel": "Samen",
        "soort": "pilot",
        "leeg": None,
        "duur": {"start": "2012-10-01", "eind": "najaar 2013"},
        "themas": ["zorg", "onderwijs"],
        "lang": "Een tekst van twee regels.",
        "deelnemers": [{"organisatie": "bjz", "rol": "trekker"}],
    }


@pytest.mark.parametrize(
    "text", ["no", "2012-9", "0123", "12:30", "1.200", "1e3", "0x1F", "true", "2012-02-31", "9" * 5_000]
)
def test_a_scalar_is_never_turned_into_something_else(tmp_path: Path, text: str) -> None:
    assert good(tmp_path, f"a: {text}\n").data == {"a": text}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "''", '""', ">-\n"])
def test_nothing_is_none(tmp_path: Path, text: str) -> None:
    source = good(tmp_path, f"a: {text}\nb: c\n")
    assert source.data == {"a": None, "b": "c"}
    assert source.has_gaps


def test_null_in_quotes_is_a_word(tmp_path: Path) -> None:
    source = good(tmp_path, "a: 'null'\n")
    assert source.data == {"a": "null"}
    assert not source.has_gaps


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("titel",), True, (2, 1, 5)),
        (("titel",), False, (2, 8, 5)),
        (("soort",), False, (3, 8, 7)),
        (("leeg",), False, (4, 5, 1)),
        (("duur",), False, (5, 7, 40)),
        (("duur", "start"), True, (5, 8, 5)),
        (("duur", "start"), False, (5, 15, 10)),
        (("duur", "eind"), False, (5, 33, 13)),
        (("themas",), True, (6, 1, 6)),
        (("themas", 0), False, (7, 5, 4)),
        (("themas", 1), False, (8, 5, 11)),
        (("lang",), False, (9, 7, 2)),
        (("deelnemers", 0, "rol"), True, (14, 5, 3)),
        (("deelnemers", 0, "rol"), False, (14, 10, 7)),
        # what is not there: the nearest part that is
        (("duur", "start", "datum"), False, (5, 15, 10)),
        (("themas", 0, "bron", 3), True, (7, 5, 4)),
        (("onbekend",), True, (2, 1, 5)),
        ((), False, (2, 1, 5)),
    ],
)
def test_every_key_and_value_has_its_place(
    tmp_path: Path, path: tuple[str | int, ...], key: bool, place: tuple[int, int, int]
) -> None:
    mark = good(tmp_path, EXAMPLE).mark(path, key=key)
    assert (mark.line, mark.column, mark.length) == place
    assert mark.path == "proef.yml"


def test_a_piece_of_a_text_has_a_place_on_its_own_line(tmp_path: Path) -> None:
    source = good(tmp_path, EXAMPLE)
    mark = source.mark(("lang",), piece="twee")
    assert (mark.line, mark.column, mark.length) == (11, 7, 4)
    assert source.mark(("lang",), piece="niet hier") == source.mark(("lang",))


@pytest.mark.parametrize("path", sorted((ROOT / "pilots").rglob("*.yml")), ids=lambda path: path.stem)
def test_the_data_and_the_places_of_a_real_file_are_those_of_the_parser(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    source, found = read_source(path, ROOT)
    assert found == []
    assert source is not None
    assert source.data == yaml.load(text, yaml.CBaseLoader)
    nodes = list(_walk(yaml.compose(text, yaml.CBaseLoader)))
    assert len(nodes) > 20
    for steps, key, place in nodes:
        mark = source.mark(steps, key=key)
        assert (mark.line, mark.column) == place
        assert mark.length <= len(source.lines[mark.line - 1]) - mark.column + 1


def _walk(node: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], bool, tuple[int, int]]]:
    """Path, is it the key, and place of everything that the parser itself composed."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    items = [(key.value, item) for key, item in pairs]
    if isinstance(node, yaml.SequenceNode):
        items = list(enumerate(node.value))
    for key, _ in pairs:
        yield (*path, key.value), True, (key.start_mark.line + 1, key.start_mark.column + 1)
    for step, item in items:
        yield (*path, step), False, (item.start_mark.line + 1, item.start_mark.column + 1)
        yield from _walk(item, (*path, step))


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbftitel: Caf\xc3\xa9\n",
        b"titel: Caf\xc3\xa9\r\n",
        b"titel: Caf\xc3\xa9\r",
        "titel: Cafe\u0301\n".encode(),
        b"%YAML 1.2\n---\ntitel: Caf\xc3\xa9\n...\n",
        b"---\ntitel: Caf\xc3\xa9",
        b"\t\ntitel: Caf\xc3\xa9\n\t# een opmerking\n",
        b"? titel\n: Caf\xc3\xa9\n",
        b"titel:\tCaf\xc3\xa9\t\n",
    ],
)
def test_what_does_no_harm_is_accepted(tmp_path: Path, content: bytes) -> None:
    assert good(tmp_path, content).data == {"titel": "Café"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"titel": "Caf\\u00e9"}', "json"),
        (b'{\n\t"titel": "Caf\xc3\xa9"\n}\n', "json"),
        ("titel:\u00a0Café\n".encode(), "harde-spatie"),
        ("\u2003titel: Café\n".encode(), "harde-spatie"),
    ],
)
def test_what_does_no_harm_but_could_be_better_is_read_all_the_same(tmp_path: Path, content: bytes, code: str) -> None:
    source, codes = read(tmp_path, content)
    assert source is not None
    assert source.data == {"titel": "Café"}
    assert codes == [code]


def test_a_hard_space_inside_a_text_does_no_harm(tmp_path: Path) -> None:
    assert good(tmp_path, "titel: 12\u00a0km: ver\n".replace(": ver", "")).data == {"titel": "12 km"}


def test_places_count_signs_after_normalising(tmp_path: Path) -> None:
    mark = good(tmp_path, "a: {e\u0301: x, b: y}\n".encode()).mark(("a", "b"), key=True)
    assert mark.column == 11


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "leeg-bestand"),
        (b"\n\n", "leeg-bestand"),
        (b"# niets\n", "leeg-bestand"),
        (b"---\n", "leeg-bestand"),
        (b"{}\n", "leeg-bestand"),
        (b"PK\x03\x04xxxx", "geen-tekst"),
        (b"\xd0\xcf\x11\xe0xxxx", "geen-tekst"),
        (b"{\\rtf1 titel}", "geen-tekst"),
        (b"titel: a\x00b\n", "geen-tekst"),
        ("titel: é\n".encode("utf-16"), "codering"),
        ("titel: x\n".encode("utf-16-le"), "codering"),
        ("titel: x\n".encode("utf-16-be"), "codering"),
        ("titel: é\n".encode("cp1252"), "codering"),
        (b"- a\n- b\n", "geen-velden"),
        (b"<p>titel</p>\n", "geen-velden"),
        (b"<?xml version='1.0'?><titel/>", "geen-velden"),
        (b"titel;soort\nx;y\n", "geen-velden"),
        (b"titel\tsoort\tfase\nx\ty\tz\n", "geen-velden"),
        (b'[{"titel": "x"}]', "geen-velden"),
        (b'{"titel": "x" "soort": "y"}', "geen-velden"),
        (b'{"a": ' * 50_000, "geen-velden"),
        (b"titel: x\n=======\nsoort: y\n", "niet-samengevoegd"),
        (b"titel: x\n  <<<<<<< HEAD\nsoort: y\n", "niet-samengevoegd"),
        (b"x" * (MAX_BYTES + 1), "te-groot"),
        (b"a: " + b"[" * 50_000, "te-diep"),
    ],
)
def test_what_is_no_description_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    source, codes = read(tmp_path, content)
    assert source is None
    assert codes == [code]


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    source = good(tmp_path, b"a: " + b"x" * (MAX_BYTES - 3))
    assert source.longest == MAX_BYTES - 3


def test_a_file_that_grows_while_it_is_read_is_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "klein"
    small.write_text("titel: x\n", encoding="utf-8")
    before = small.lstat()
    monkeypatch.setattr(Path, "lstat", lambda _: before)
    assert good(tmp_path, f"titel: x\nsoort: {'y' * 500}\n").data["soort"] == "y" * 500


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "echt.yml").write_text("titel: x\n", encoding="utf-8")
    (tmp_path / "link.yml").symlink_to("echt.yml")
    (tmp_path / "los.yml").symlink_to("weg.yml")
    for name in ("link.yml", "los.yml"):
        source, found = read_source(tmp_path / name, tmp_path)
        assert source is None
        assert [diagnostic.code for diagnostic in found] == ["snelkoppeling"]


def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.yml")
    source, found = read_source(tmp_path / "pijp.yml", tmp_path)
    assert source is None
    assert [diagnostic.code for diagnostic in found] == ["geen-bestand"]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    _, found = read_source(tmp_path / "weg.yml", tmp_path)
    assert [diagnostic.code for diagnostic in found] == ["geen-bestand"]


def test_the_second_of_two_equal_keys_is_told_and_left_out_with_all_below_it(tmp_path: Path) -> None:
    source, codes = read(tmp_path, "a: 1\nb: {c: 2, c: {d: [3]}, e: 4}\na: [5, {f: 6}]\ng: 7\n")
    assert codes == ["dubbel-veld", "dubbel-veld"]
    assert source is not None
    assert source.data == {"a": "1", "b": {"c": "2", "e": "4"}, "g": "7"}
    assert (source.mark(("b", "e")).line, source.mark(("b", "e")).column) == (2, 27)
    assert source.mark(("g",), key=True).line == 4


def test_after_an_invisible_sign_the_rest_is_still_read(tmp_path: Path) -> None:
    source, codes = read(tmp_path, "ti\u200btel: Sa\u00admen\nsoort: x\u202ey\u202e\n")
    assert codes == ["onzichtbaar-teken"] * 3
    assert source is not None
    assert source.data == {"titel": "Samen", "soort": "xy"}


def test_all_mistakes_in_the_form_are_found_in_one_run(tmp_path: Path) -> None:
    text = 'titel: Samen: naar school\nregio:west\nfase: "onbekend\nsoort: @pilot\nthemas:\n  -zorg\n'
    path = tmp_path / "proef.yml"
    path.write_text(text, encoding="utf-8")
    source, found = read_source(path, tmp_path)
    assert [(d.mark.line, d.code) for d in sorted(found, key=lambda d: d.mark)] == [
        (1, "dubbelepunt-in-tekst"),
        (2, "spatie-na-dubbelepunt"),
        (3, "open-aanhalingsteken"),
        (4, "leesteken-vooraan"),
        (6, "spatie-na-streepje"),
    ]
    assert source is not None
    assert source.data["regio"] == "west"


def test_places_are_those_of_the_file_also_behind_a_repair(tmp_path: Path) -> None:
    source, codes = read(tmp_path, "titel: x\nduur:\n   start: 2012\n  eind: 2013\n")
    assert codes == ["inspringing"]
    assert source is not None
    assert source.data == {"titel": "x", "duur": {"start": "2012", "eind": "2013"}}
    assert source.mark(("duur", "start"), key=True).column == 4
    assert source.mark(("duur", "eind"), key=True).column == 3


def test_a_correct_pilot_has_no_gaps(tmp_path: Path) -> None:
    assert not good(tmp_path, pilot()).has_gaps


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        (b"word/document.xml", "een Word-bestand"),
        (b"xl/workbook.xml", "een Excel-bestand"),
        (b"ppt/presentation.xml", "een PowerPoint-bestand"),
        (b"mimetypeapplication/vnd.oasis.opendocument.text", "een bestand van LibreOffice"),
        (b"foto.png", "een Word-, Excel- of zip-bestand"),
    ],
)
def test_a_document_is_called_what_it_is(tmp_path: Path, inside: bytes, kind: str) -> None:
    path = tmp_path / "proef.yml"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00" + inside)
    _, [found] = read_source(path, tmp_path)
    assert found.message == f"Dit is {kind}, geen tekst"


def test_the_line_to_align_with_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "proef.yml"
    path.write_text("titel: x\ngemeenten:\n  - Houten\n - Lopik\n", encoding="utf-8")
    _, [found] = read_source(path, tmp_path)
    [(place, note)] = found.related
    assert (found.code, place.line, place.column, note) == ("inspringing", 3, 3, "Lijn uit met `- Houten`.")


@pytest.mark.parametrize(
    ("text", "line"), [("a: 1\nb: 2\na: 3\n", 1), ("b:\n  a: 1\n  c: 2\n  a: 3\n", 2), ("b: {a: 1, a: 2}\n", None)]
)
def test_the_first_of_two_equal_keys_is_shown(tmp_path: Path, text: str, line: int | None) -> None:
    path = tmp_path / "proef.yml"
    path.write_text(text, encoding="utf-8")
    _, [found] = read_source(path, tmp_path)
    assert [place.line for place, _ in found.related] == ([line] if line else [])


@pytest.mark.parametrize("text", ["👨‍👩‍👧 samen", "❤️ 🏳️‍🌈", "👩🏽‍🏫 🧑‍⚕️", "1️⃣ 🇳🇱"])
def test_pictures_that_are_made_of_several_stay_whole(tmp_path: Path, text: str) -> None:
    assert good(tmp_path, f"titel: {text}\n").data == {"titel": text}


@pytest.mark.parametrize("text", ["sa\u200dmen", "\u200dsamen", "👨\u200d samen", "samen\u200d👧"])
def test_a_joiner_that_joins_no_pictures_is_told(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"titel: {text}\n")[1] == ["onzichtbaar-teken"]
