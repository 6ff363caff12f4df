"""The house itself: what is shipped, what is fetched, and what a pull request may do."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def locked(path: Path) -> list[str]:
    """The entries of a lock file, each on one line."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return text.replace("\\\n", "").splitlines()


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_pins_every_package_by_hash_and_names_no_index(path: Path) -> None:
    entries = locked(path)
    loose = [entry for entry in entries if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)]
    assert entries
    assert loose == []
    assert "://" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_what_the_project_asks_for(path: Path) -> None:
    groups = PROJECT["dependency-groups"]
    run = [*PROJECT["project"]["dependencies"], *groups["build"]]
    wanted = {
        "run": run,
        "test": [*run, *groups["test"]],
        "bench": [*run, *groups["bench"]],
        "lock": groups["lock"],
    }[path.stem]
    versions = dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", "\n".join(locked(path)), flags=re.MULTILINE))
    stale = [text for text in wanted if not fits(Requirement(text), versions)]
    assert stale == [], "run `make lock`"


def fits(wanted: Requirement, versions: dict[str, str]) -> bool:
    return wanted.specifier.contains(versions.get(wanted.name, "0.dev0"))


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_holds_the_program_and_the_theme_and_nothing_else(unpacked: Path) -> None:
    names = {path.name for path in unpacked.iterdir()}
    assert names == {"generator", f"pilotwijzer-{PROJECT['project']['version']}.dist-info"}
    for folder, shipped in (
        (ROOT / "generator", unpacked / "generator"),
        (ROOT / "theme", unpacked / "generator/theme"),
    ):
        source = {path.relative_to(folder) for path in folder.rglob("*.*") if "__pycache__" not in path.parts}
        missing = {path for path in source if not (shipped / path).exists()}
        assert missing == set()


def test_an_installed_program_finds_its_theme(unpacked: Path) -> None:
    ask = "from generator.site import theme_folder; print(theme_folder())"
    answer = subprocess.run([sys.executable, "-c", ask], cwd=unpacked, check=True, capture_output=True, text=True)
    assert Path(answer.stdout.strip()) == unpacked / "generator" / "theme"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_runs_nothing_that_can_change_and_nothing_that_may_write(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    read_only: tuple[dict[str, str], ...] = ({}, {"contents": "read"})
    assert workflow["permissions"] in read_only
    for job in workflow["jobs"].values():
        # What may publish runs no command, and only on what was merged.
        may_write = job.get("permissions", {}) not in read_only
        assert not (may_write and any("run" in step for step in job["steps"]))
        assert not (may_write and workflow[True].keys() != {"push"})  # YAML 1.1 reads `on` as true
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action) for action in re.findall(r"uses:\s*(\S+)", text))


def test_the_changelog_tells_of_this_version() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {PROJECT['project']['version']}" in changes


def test_make_without_a_target_lists_all_targets() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert phony
    for target in set(phony[1].split()) - {"help", "setup", "setup-test", "setup-bench"}:
        assert f"  make {target} " in listed


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda path: path.stem)
def test_links_between_the_documents_hold(path: Path) -> None:
    targets = re.findall(r"\]\(([^):#]+)\)", path.read_text(encoding="utf-8"))
    missing = [target for target in targets if not (path.parent / target).exists()]
    assert missing == []
