"""The annotated description: right as it is made, and right again when everything in it is filled in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator import cli
from generator.annotated import SCHEMA_FILE, SCHEMA_REFERENCE, annotated_pilot
from generator.catalogue import load_catalogue, read_content
from generator.form import definition
from generator.model import Pilot
from generator.rules import Subject, about_pilot
from generator.schema import json_schema
from generator.source import has_invisible
from tests.checking import check, pilot, write
from tests.conftest import ROOT

CATALOGUE, _ = load_catalogue(ROOT)
ANSWERS = {"titel": "Samen naar school", "regio": "utrecht-west", "bron": "Rapport"}
# Fields of parts that the example writes in their short form.
SHORT = ("deel", "stand", "datum", "zekerheid", "van", "tot")
OPTIONS = ["--titel", "Samen naar school", "--soort", "pilot", "--regio", "west", "--fase", "onbekend"]
OPTIONS += ["--samenvatting", "Een proef: met hulp op school.", "--bron", "Rapport over de proef"]


def said_of(text: str) -> list[str]:
    read = read_content("pilots/nieuw.yml", text.encode())
    found = list(read.diagnostics)
    if isinstance(read.content, Pilot) and read.source:
        found += about_pilot(Subject("nieuw", read.content, read.source, CATALOGUE))
    return [f"{one.mark.line}: {one.message}" for one in found]


def filled_in(text: str) -> str:
    """The text with the sign and the space before every field taken away, as it tells its reader to do."""
    head, body = text.split("\n", 1)
    lines = [line.removeprefix("# ") for line in body.split("\n")]
    return "\n".join([head, *lines]).split("\nontbreekt:")[0] + "\n"


def test_it_passes_the_checker() -> None:
    assert said_of(annotated_pilot(CATALOGUE, ANSWERS)) == []
    assert said_of(annotated_pilot(CATALOGUE, {}, schema="")) == []


def test_filled_in_it_passes_the_checker_too() -> None:
    assert said_of(filled_in(annotated_pilot(CATALOGUE, ANSWERS))) == []


def test_every_field_is_explained_and_can_be_filled_in() -> None:
    text = annotated_pilot(CATALOGUE, ANSWERS)
    data = yaml.safe_load(filled_in(text))
    assert [*data, "ontbreekt"] == list(Pilot.model_fields)
    flat = " ".join(line.strip("# ") for line in text.splitlines())
    parts = definition(CATALOGUE)["parts"]
    for field in [field for part in parts.values() for field in part]:
        if field["key"] not in ("bron", "afgeleid", "toelichting", "pilot"):
            assert field["help"] in flat or field["key"] in SHORT, field["key"]


def test_lines_are_short_enough_to_read() -> None:
    assert max(map(len, annotated_pilot(CATALOGUE, ANSWERS).splitlines())) <= 120


@given(st.dictionaries(st.sampled_from(["titel", "samenvatting", "bron"]), st.text(min_size=1, max_size=80)))
def test_any_answer_is_kept_and_passes(answers: dict[str, str]) -> None:
    answers = {name: " ".join(text.split()) for name, text in answers.items()}
    if any(not text or has_invisible(text) or not text.isprintable() for text in answers.values()):
        return
    text = annotated_pilot(CATALOGUE, {**ANSWERS, **answers})
    read = read_content("pilots/nieuw.yml", text.encode())
    faults = [one for one in read.diagnostics if one.severity == "fout" and one.code != "verminkt-teken"]
    assert faults == []
    if isinstance(read.content, Pilot) and text.isascii():
        assert read.content.titel == answers.get("titel", ANSWERS["titel"])


# ------------------------------------------------------------------------------ the command


def test_new_makes_a_file_that_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, {})
    assert cli.main(["new", "--root", str(root), *OPTIONS]) == 0
    assert "samen-naar-school.yml" in capsys.readouterr().out
    text = (root / "pilots" / "samen-naar-school.yml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={SCHEMA_REFERENCE}\n")
    assert check(root) == []
    schema = (root / "pilots" / SCHEMA_REFERENCE).resolve()
    assert json.loads(schema.read_text(encoding="utf-8"))["properties"]["regio"]["enum"] == ["west", "oost"]


def test_new_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = write(tmp_path, {"samen-naar-school.yml": pilot()})
    assert cli.main(["new", "--root", str(root), *OPTIONS]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert (root / "pilots" / "samen-naar-school.yml").read_text(encoding="utf-8") == pilot()
    assert cli.main(["new", "--root", str(root), *OPTIONS, "--naam", "een-ander"]) == 0
    (root / "pilots" / "los.yml").symlink_to(tmp_path / "elders.yml")
    assert cli.main(["new", "--root", str(root), *OPTIONS, "--naam", "los"]) == 2
    assert not (tmp_path / "elders.yml").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("--regio", "wst"), "--regio: Bedoelt u `west`?"),
        (("--regio", "mars"), "--regio: Kies uit `west` of `oost`."),
        (("--soort", "Pilot"), "--soort: Bedoelt u `pilot`?"),
        (("--titel", "  "), "--titel: Vul iets in."),
        (("--titel", "Sa\u200bmen"), "--titel: Hier staat een teken in dat u niet ziet."),
        (("--titel", "!!!"), "Geef met --naam een naam voor het bestand"),
        (("--naam", "../weg"), "Geef met --naam een naam voor het bestand"),
    ],
)
def test_an_answer_that_cannot_be_used_is_explained(
    change: tuple[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write(tmp_path, {})
    assert cli.main(["new", "--root", str(root), *OPTIONS, *change]) == 2
    assert said in capsys.readouterr().err
    assert [path.name for path in (root / "pilots").iterdir()] == ["_lijsten"]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "new", "--titel", "Samen", "--root", write(tmp_path, {})],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "Er ontbreekt iets: --soort. Hoe noemt de bron het?\n"


def test_at_a_terminal_it_asks_what_is_not_given(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    leader, follower = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", "new", "--root", root, "--titel", "Samen", "--bron", "Rapport"],
        cwd=ROOT,
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(follower)
    os.write(leader, b"pilot\nwst\nwest\nonbekend\nEen proef.\n")
    out, err = process.communicate(timeout=60)
    os.close(leader)
    assert (process.returncode, err) == (0, "")
    assert "In welke regio is de pilot?\nKies uit: west, oost.\n" in out
    assert "Bedoelt u `west`?" in out
    assert check(root) == []


# ------------------------------------------------------------------------------ for editors


def test_every_pilot_refers_editors_to_a_file_that_is_there() -> None:
    for path in (ROOT / "pilots").glob("*.yml"):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema={SCHEMA_REFERENCE}"
        assert (path.parent / SCHEMA_REFERENCE).is_file()


def test_the_file_for_editors_is_that_of_the_model() -> None:
    """What is in the lists may be newer: `make check` and `make site` write the file anew."""
    kept = json.loads((ROOT / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert without_lists(kept) == without_lists(json_schema(Pilot, CATALOGUE.lists))


def without_lists(schema: object) -> object:
    if isinstance(schema, dict):
        return {
            key: "list" if key == "enum" and "enumDescriptions" in schema else without_lists(value)
            for key, value in schema.items()
            if key not in ("enumDescriptions", "markdownEnumDescriptions")
        }
    return [without_lists(item) for item in schema] if isinstance(schema, list) else schema


def test_the_schema_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    root = write(tmp_path, {})
    out = tmp_path / "map" / "pilot.json"
    assert cli.main(["schema", "--root", str(root), "--out", str(out)]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["title"] == "Pilot"
    before = out.stat().st_mtime_ns
    assert cli.main(["schema", "--root", str(root), "--out", str(out)]) == 0
    assert out.stat().st_mtime_ns == before


def test_the_site_publishes_the_schema(site: Path) -> None:
    schema = json.loads((site / "data" / "schema" / "pilot.json").read_text(encoding="utf-8"))
    assert schema["$id"].endswith("/data/schema/pilot.json")
    assert schema["properties"] == json_schema(Pilot, CATALOGUE.lists)["properties"]


def test_the_hooks_call_commands_that_exist() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["pilotwijzer", "pilotwijzer-herstel"]
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        assert program == "pilotwijzer"
        assert cli.main([*arguments, "--root", str(ROOT), str(ROOT / "pilots")]) == 0
        assert {"id", "name", "entry", "language", "files"} <= hook.keys()
