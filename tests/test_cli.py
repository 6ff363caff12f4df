"""The command as a person uses it: what it prints, and how it ends."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator import cli
from tests.checking import pilot, write
from tests.conftest import ROOT

BROKEN = pilot().replace("titel:", "tittel:")


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_real_catalogue_is_correct() -> None:
    done = run("check", "--root", ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert "fout" not in done.stdout
    assert done.stdout.endswith("bestanden in orde.\n") or "advie" in done.stdout


def test_faults_are_printed_and_end_with_1(tmp_path: Path) -> None:
    done = run("check", cwd=write(tmp_path, {"proef.yml": BROKEN}))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        "fout[onbekend-veld]: `tittel` is geen veld van een pilot\n"
        "  pilots/proef.yml:1:1\n"
        "   1 | tittel: Samen naar school\n"
        "     | ^^^^^^\n"
        "   → Bedoelt u `titel`?\n\n"
        "1 fout in 1 van 6 bestanden.\n"
    )


def test_advice_alone_is_no_failure(tmp_path: Path) -> None:
    done = run("check", "--root", write(tmp_path, {"proef.yml": pilot("scholing:\n  - <b>Les</b>\n")}))
    assert done.returncode == 0
    assert done.stdout.endswith("1 advies in 1 van 6 bestanden.\n")


def test_json_for_programs(tmp_path: Path) -> None:
    done = run("check", "--root", write(tmp_path, {"proef.yml": BROKEN}), "--format", "json")
    assert done.returncode == 1
    assert [(row["path"], row["line"], row["code"]) for row in json.loads(done.stdout)] == [
        ("pilots/proef.yml", 1, "onbekend-veld")
    ]


@pytest.mark.parametrize(
    ("form", "begins"),
    [
        ("text", "fout["),
        ("github", "::error file="),
        ("json", "[\n"),
        ("sarif", '{\n  "$schema"'),
        ("markdown", "**1 "),
    ],
)
def test_each_form_says_the_same_and_ends_the_same(tmp_path: Path, form: str, begins: str) -> None:
    done = run("check", "--root", write(tmp_path, {"proef.yml": BROKEN}), "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith(begins)
    assert "tittel" in done.stdout


@pytest.mark.parametrize(
    ("settings", "colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "0"}, False),
        ({"FORCE_COLOR": ""}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
    ],
)
def test_color_can_be_asked_for_and_refused(
    settings: dict[str, str],
    colored: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert cli.main(["check", "--root", str(write(tmp_path, {"proef.yml": BROKEN}))]) == 1
    assert ("\x1b[" in capsys.readouterr().out) is colored


def test_a_terminal_gets_color_unless_it_cannot_show_it(tmp_path: Path) -> None:
    root = write(tmp_path, {"proef.yml": BROKEN})
    for terminal, colored in (("xterm", True), ("dumb", False)):
        leader, follower = os.openpty()
        command = [sys.executable, "-m", "generator", "check", "--root", str(root)]
        environment = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")}
        subprocess.run(
            command, cwd=ROOT, env={**environment, "TERM": terminal}, stdout=follower, check=False, timeout=60
        )
        os.close(follower)
        assert (b"\x1b[1;31mfout" in os.read(leader, 10_000)) is colored
        os.close(leader)


def test_only_what_is_asked_for_is_shown_but_all_is_known(tmp_path: Path) -> None:
    tie = pilot("relaties:\n  - {pilot: ander, aard: lijkt-op}\n")
    root = write(tmp_path, {"proef.yml": tie, "ander.yml": BROKEN, "_lijsten/sturing.yml": "x\n"})
    assert run("check", "pilots/proef.yml", cwd=root).stdout == "1 bestand in orde.\n"
    assert run("check", root / "pilots" / "ander.yml", "--root", root).returncode == 1
    both = run("check", "pilots/_lijsten", "pilots/proef.yml", cwd=root)
    assert "geen-velden" in both.stdout
    assert "onbekend-veld" not in both.stdout
    assert run("check", ".", cwd=root).stdout.endswith("2 fouten in 2 van 8 bestanden.\n")


def test_a_link_can_be_asked_for(tmp_path: Path) -> None:
    root = write(tmp_path, {"proef.yml": pilot()})
    (root / "pilots" / "link.yml").symlink_to("proef.yml")
    assert "snelkoppeling" in run("check", "pilots/link.yml", cwd=root).stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Er ontbreekt iets: OPDRACHT."),
        (["chek"], "`chek` kan niet bij OPDRACHT."),
        (["check", "--rood"], "Dit kennen wij niet: --rood."),
        (["check", "--format", "xml"], "`xml` kan niet bij --format. Kies uit: text, github, json, sarif, markdown."),
        (["check", "--root"], "Achter --root ontbreekt een waarde."),
        (["check", "--root", "/bestaat/niet"], "In /bestaat/niet staat geen map `pilots`."),
        (["check", "bestaat-niet.yml"], "bestaat-niet.yml bestaat niet."),
        (["check", "/"], "/ staat niet in "),
        (["schema", "--root", "generator"], "staat geen map `pilots`."),
    ],
)
def test_wrong_use_is_explained_in_dutch_and_ends_with_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    for english in ("usage", "error", "argument", "invalid", "choose"):
        assert english not in err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["check", "--help"], ["schema", "-h"], ["build", "--help"], ["status", "-h"]]
)
def test_help_is_dutch(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 0
    out, _ = capsys.readouterr()
    assert out.startswith("Gebruik: pilotwijzer")
    for english in ("usage", "options:", "positional", "show this help", "arguments"):
        assert english not in out


def test_the_schema_is_printed(tmp_path: Path) -> None:
    done = run("schema", "--root", write(tmp_path, {}))
    assert done.returncode == 0
    schema = json.loads(done.stdout)
    assert schema["properties"]["regio"]["enum"] == ["west", "oost"]
    assert schema["title"] == "Pilot"


def test_a_check_is_quick_and_does_not_load_the_site_builder(tmp_path: Path) -> None:
    root = write(tmp_path, {"proef.yml": pilot()})
    program = (
        "import sys, time; from generator import cli; code = cli.main(['check']); "
        "print(*(name for name in ('mkdocs', 'material', 'markdown', 'jinja2') if name in sys.modules)); "
        "print(time.process_time()); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    said, loaded, seconds = done.stdout.splitlines()
    assert said == "6 bestanden in orde."
    assert loaded == ""
    assert float(seconds) < 0.8  # 0.25 on a quiet machine


def test_a_reader_that_stops_early_sees_no_traceback(tmp_path: Path) -> None:
    root = write(tmp_path, {f"p{n}.yml": "x: y\n" * 50 for n in range(40)})
    command = f"{sys.executable} -m generator check --root {root} | head -1"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


@pytest.mark.parametrize("module", ["pydantic", "yaml", "generator.catalogue", "argparse"])
def test_an_interruption_while_it_loads_is_no_crash(tmp_path: Path, module: str) -> None:
    """From its first moment on; only what Python itself does before that is out of our hands."""
    program = (
        "import builtins, os, signal, sys\n"
        "import generator.__main__ as start\n"
        "ordinary = builtins.__import__\n"
        "def interrupted(name, *rest):\n"
        f"    if name == '{module}': os.kill(os.getpid(), signal.SIGINT)\n"
        "    return ordinary(name, *rest)\n"
        "builtins.__import__ = interrupted\n"
        "sys.argv = ['pilotwijzer', 'check']\n"
        "start.command()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=write(tmp_path, {"proef.yml": pilot()}),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Gestopt.\n")


def test_an_interruption_is_no_crash(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from generator import __main__ as start, catalogue\n"
        "ordinary = catalogue.read_source\n"
        "def read_first(*file):\n"
        "    catalogue.read_source = ordinary\n"
        "    print('begun', flush=True)\n"
        "    return ordinary(*file)\n"
        "catalogue.read_source = read_first\n"
        "sys.argv = ['pilotwijzer', 'check']\n"
        "start.command()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=write(tmp_path, {f"p{n}.yml": pilot() for n in range(3_000)}),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (130, "Gestopt.\n")


def test_names_of_files_cannot_command_a_terminal(tmp_path: Path) -> None:
    root = write(tmp_path, {"a\x1b[31m.yml": pilot(), "b\n.yml": pilot()})
    (root / "pilots" / os.fsdecode(b"c\xff.yml")).write_text(pilot(), encoding="utf-8")
    done = run("check", "--root", root)
    assert done.returncode == 1
    assert "\x1b" not in done.stdout
    assert "<U+001B>" in done.stdout
    assert done.stdout.count("bestandsnaam") == 3
    assert len(json.loads(run("check", "--root", root, "--format", "json").stdout)) == 3
