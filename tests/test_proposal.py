"""A pull request looked at by the main branch's own program, on real git histories."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from generator.history import GitError
from generator.proposal import judge, lay_out, read_proposal
from tests.catalogues import LISTS, pilot, write_catalogue
from tests.conftest import ROOT

REPORT = [sys.executable, "-m", "generator", "pr-rapport", "--base", "hoofd"]


class Repository:
    """A catalogue under git, with a branch `voorstel` to work on."""

    def __init__(self, root: Path) -> None:
        self.root = write_catalogue(root)
        self.git("init", "--quiet", "--initial-branch=hoofd")
        self.commit("begin")
        self.git("switch", "--quiet", "--create", "voorstel")

    def git(self, *arguments: str) -> str:
        environment = os.environ | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **{f"GIT_{who}_{what}": "x@y.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
        }
        done = subprocess.run(
            ["git", "-C", self.root, *arguments], env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def commit(self, message: str = "wijziging") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def propose(self) -> None:
        """Commit what was changed, and go back to the main branch, where the command runs."""
        self.commit()
        self.git("switch", "--quiet", "hoofd")

    def report(self, *options: str | Path, expected: int = 0) -> tuple[str, str]:
        """Run the command as the workflow does; give what it prints and the summary."""
        summary = self.root.parent / "samenvatting.md"
        done = subprocess.run(
            [*REPORT, "--root", self.root, "--head", "voorstel", "--samenvatting", summary, *options],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == expected, done.stdout + done.stderr
        return done.stdout, summary.read_text(encoding="utf-8") if expected < 2 else done.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "werk")


def test_a_good_change_is_told_in_words(repository: Repository) -> None:
    repository.write("pilots/tegels.yml", pilot().replace("2 jaar", "3 jaar").replace("[regen, wind]", "[wind]"))
    repository.propose()
    printed, summary = repository.report()
    assert printed == "1 bestand in orde.\n"
    assert "**Alles is in orde.**" in summary
    assert "### Tegels eruit (`pilots/tegels.yml`)" in summary
    assert "- **Duur, Looptijd** was ‘2 jaar’ en wordt ‘3 jaar’" in summary
    assert "- **Thema's, punt 1** gaat weg: ‘Regen’" in summary
    assert (
        "- **Tegels eruit**: 4 van de 11 kopjes beschreven ●●●●○–…○○○○. Nog niet: Werkwijze (niet vermeld)" in summary
    )


def test_a_fault_is_annotated_at_its_line_and_fails(repository: Repository) -> None:
    repository.write("pilots/tegels.yml", pilot().replace("fase: in_uitvoering", "fase: klaar"))
    repository.propose()
    printed, summary = repository.report("--zip", repository.root.parent / "site.zip", expected=1)
    line = printed.splitlines()[0]
    assert line.startswith("::error file=pilots/tegels.yml,line=4,col=7,")
    assert "**Er moet nog iets gebeuren.**" in summary
    assert "Regel 4, **fout** `onbekende-waarde`" in summary
    assert "Wat er verandert, staat hier als de fouten weg zijn." in summary
    assert not (repository.root.parent / "site.zip").exists()


def test_faults_that_were_there_are_not_the_requests(repository: Repository) -> None:
    repository.git("switch", "--quiet", "hoofd")
    repository.write("pilots/dak.yml", pilot("Groen dak", "noord"))
    repository.commit()
    repository.git("switch", "--quiet", "voorstel")
    repository.write("pilots/tegels.yml", pilot().replace("2 jaar", "3 jaar"))
    repository.propose()
    assert repository.report()[0] == "1 bestand in orde.\n"


def test_faults_that_a_request_makes_elsewhere_are(repository: Repository) -> None:
    repository.git("switch", "--quiet", "hoofd")
    tie = "relaties: [{pilot: dak, aard: lijkt-op}]\nontbreekt:"
    repository.write("pilots/tegels.yml", pilot().replace("ontbreekt:", tie).replace("  relaties: niet_vermeld\n", ""))
    repository.commit()
    repository.git("switch", "--quiet", "voorstel")
    (repository.root / "pilots/dak.yml").unlink()
    repository.propose()
    printed, summary = repository.report(expected=1)
    assert "file=pilots/tegels.yml" in printed
    assert "onbekende-pilot" in printed
    assert "Dit bestand verdwijnt." in summary


def test_a_pilot_that_gets_another_name_is_not_a_new_one(repository: Repository) -> None:
    (repository.root / "pilots/tegels.yml").unlink()
    repository.write("pilots/stoep.yml", pilot().replace("2 jaar", "3 jaar") + "eerdere_slugs: [tegels]\n")
    repository.propose()
    summary = repository.report()[1]
    assert "Wie het adres van de pilot opent, komt bij `pilots/stoep.yml`." in summary
    assert "werkt daarna niet meer" not in summary
    assert "Een nieuwe pilot" not in summary
    assert "wordt ‘3 jaar’" in summary


def test_a_pilot_that_loses_its_address_is_told_how_to_keep_it(repository: Repository) -> None:
    (repository.root / "pilots/tegels.yml").unlink()
    repository.write("pilots/stoep.yml", pilot())
    repository.propose()
    summary = repository.report()[1]
    assert "Zet de oude dan in het nieuwe bestand onder `eerdere_slugs`." in summary
    assert "Een nieuwe pilot" in summary


def test_a_new_pilot_and_a_new_list_entry(repository: Repository) -> None:
    repository.write("pilots/_lijsten/regios.yml", LISTS["regios"] + "zuid: {label: Zuid}\n")
    repository.write("pilots/goot.yml", pilot("De goot", "zuid", "Water loopt door de *goot*."))
    repository.propose()
    summary = repository.report()[1]
    assert r"Een nieuwe pilot: Water loopt door de \*goot\*\." in summary
    assert "### `pilots/_lijsten/regios.yml`" in summary


def test_what_main_did_meanwhile_counts(repository: Repository) -> None:
    repository.git("switch", "--quiet", "hoofd")
    repository.write("pilots/_lijsten/regios.yml", LISTS["regios"] + "zuid: {label: Zuid}\n")
    repository.write("pilots/tegels.yml", pilot("Tegels weg"))
    repository.commit()
    repository.git("switch", "--quiet", "voorstel")
    repository.write("pilots/goot.yml", pilot("De goot", "zuid"))
    repository.write("pilots/tegels.yml", pilot("Tegels eruit!"))
    repository.propose()
    summary = repository.report()[1]
    assert "Intussen is dit ook in de hoofdversie veranderd: `pilots/tegels.yml`" in summary
    assert "Tegels weg" in summary


def test_what_is_outside_pilots_is_named_and_not_used(repository: Repository) -> None:
    repository.write("mkdocs.yml", "site_name: Gekaapt\nhooks: [haak.py]\n")
    repository.write("haak.py", "raise SystemExit('gekaapt')\n")
    repository.write("pilots/tegels.yml", pilot().replace("2 jaar", "3 jaar"))
    repository.propose()
    file = repository.root.parent / "site.zip"
    summary = repository.report("--zip", file)[1]
    assert "`haak.py`, `mkdocs.yml`" in summary
    assert "Die zijn hier niet gebruikt" in summary
    with zipfile.ZipFile(file) as archive:
        home = archive.read("pilotwijzer/index.html").decode()
    assert "Waterwijzer" in home
    assert "Gekaapt" not in home


def test_the_site_in_the_zip_opens_from_a_folder(repository: Repository, browser: Browser) -> None:
    repository.write("pilots/tegels.yml", pilot("Een heel nieuwe naam"))
    repository.propose()
    file = repository.root.parent / "site.zip"
    summary = repository.report("--zip", file)[1]
    assert "bijlage `site.zip`" in summary
    unpacked = repository.root.parent / "uitgepakt"
    with zipfile.ZipFile(file) as archive:
        archive.extractall(unpacked)
    assert "Open in de uitgepakte map het bestand index.html" in (unpacked / "pilotwijzer/LEESMIJ.txt").read_text()
    page = browser.new_page()
    page.goto((unpacked / "pilotwijzer/index.html").as_uri())
    page.get_by_role("navigation").get_by_role("link", name="Pilots", exact=True).first.click()
    page.get_by_role("link", name="Een heel nieuwe naam").first.click()
    assert page.locator("h1").inner_text() == "Een heel nieuwe naam"
    page.close()


def test_a_fork_that_changes_the_program_is_judged_by_the_old_one(tmp_path: Path) -> None:
    """The steps of the workflow themselves: the main branch is checked out, and the fork only fetched."""
    main = tmp_path / "hoofd"
    shutil.copytree(ROOT / "generator", main / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "theme", main / "theme")
    repository = Repository(main)
    repository.git("clone", "--quiet", "--branch", "voorstel", main.as_posix(), (main / ".voorstel").as_posix())
    trace = tmp_path / "gekaapt"
    for name in ("__init__", "cli", "rules", "proposal", "plugin"):
        text = f"open({str(trace)!r}, 'w').close()\nraise SystemExit(0)\n"
        repository.write(f".voorstel/generator/{name}.py", text)
    repository.write(".voorstel/theme/pages/pilot.html", "gekaapt")
    repository.write(".voorstel/pilots/tegels.yml", pilot().replace("fase: in_uitvoering", "fase: klaar"))
    repository.git("-C", ".voorstel", "add", "--all")
    repository.git("-C", ".voorstel", "commit", "--quiet", "--message", "kaping")
    repository.git("switch", "--quiet", "hoofd")
    steps = yaml.safe_load((ROOT / ".github/workflows/voorstel.yml").read_text(encoding="utf-8"))["jobs"]["controle"]
    fetch, report = (
        step["run"] for step in steps["steps"] if "FETCH_HEAD" in str(step) or "fetch" in step.get("run", "")
    )
    script = f"{fetch} && {report}".replace(".venv/bin/pilotwijzer", f"{sys.executable} -m generator")
    summary = tmp_path / "samenvatting.md"
    done = subprocess.run(
        ["bash", "-euc", script],
        cwd=main,
        env=os.environ | {"GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=pilots/tegels.yml,line=4," in done.stdout
    assert "`generator/cli.py`" in summary.read_text(encoding="utf-8")
    assert not trace.exists()


def test_the_workflows_are_as_safe_as_a_strict_reader_asks() -> None:
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", "--persona", "pedantic", ".github"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# --------------------------------------------------------------------- what git can hold that nobody expects


@pytest.fixture
def laid_out(tmp_path: Path) -> Path:
    return tmp_path / "neer"


def test_a_link_leads_nowhere_and_is_refused(repository: Repository, laid_out: Path) -> None:
    (repository.root / "pilots/tegels.yml").unlink()
    (repository.root / "pilots/tegels.yml").symlink_to("/etc/passwd")
    repository.propose()
    proposal = read_proposal(repository.root, "hoofd", "voorstel")
    before, after = lay_out(repository.root, proposal, laid_out)
    assert (after / "pilots/tegels.yml").readlink() == Path("nergens")
    judged = judge(proposal, before, after)
    assert [found.code for found in judged.diagnostics] == ["snelkoppeling"]


def test_a_folder_that_became_a_link_takes_nothing_along(repository: Repository, laid_out: Path) -> None:
    shutil.rmtree(repository.root / "pilots/_lijsten")
    (repository.root / "pilots/_lijsten").symlink_to("/etc")
    repository.propose()
    proposal = read_proposal(repository.root, "hoofd", "voorstel")
    before, after = lay_out(repository.root, proposal, laid_out)
    assert (after / "pilots/_lijsten").readlink() == Path("nergens")
    assert not judge(proposal, before, after).ok


def test_a_name_with_strange_signs_commands_nothing(repository: Repository) -> None:
    repository.write("pilots/a\n::error::gekaapt <b>%0A.yml", pilot())
    repository.propose()
    printed, summary = repository.report(expected=1)
    assert not any(line.startswith("::error::gekaapt") for line in printed.splitlines())
    assert "\n::error::" not in summary
    assert "<b>" in summary
    assert "<b>" not in re.sub("`[^`]*`", "", summary)


@pytest.mark.parametrize("revision", ["bestaat-niet", "--help", "-x"])
def test_a_version_that_is_not_there_is_said(repository: Repository, revision: str) -> None:
    with pytest.raises(GitError, match="Git kan niet"):
        read_proposal(repository.root, "hoofd", revision)


def test_histories_without_a_common_beginning(repository: Repository) -> None:
    repository.git("checkout", "--quiet", "--orphan", "los")
    repository.commit()
    with pytest.raises(GitError, match="gemeenschappelijk begin"):
        read_proposal(repository.root, "hoofd", "los")


def test_no_repository_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="Git kan niet"):
        read_proposal(write_catalogue(tmp_path / "los"), "hoofd", "voorstel")
