import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from generator.build import build_site
from tests.catalogues import pilot, write_catalogue


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_catalogue(tmp_path / "catalogus")


def pilotwijzer(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def text_of(folder: Path, page: str) -> str:
    return (folder / page / "index.html").read_text(encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_catalogue_about_something_else_becomes_a_whole_site(root: Path, tmp_path: Path) -> None:
    built = build_site(root, tmp_path / "uit")
    assert built.problems == ()
    assert built.ok
    assert "Tegels eruit" in text_of(tmp_path / "uit", "pilots/tegels")
    for page in ("", "pilots", "regios/oost", "themas/regen", "organisaties/waterclub", "begrippen", "zoeken"):
        assert "Waterwijzer" in text_of(tmp_path / "uit", page)
    assert not [left for left in tmp_path.iterdir() if left.name.startswith(".")]


def test_two_builds_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    build_site(root, tmp_path / "een")
    build_site(root, tmp_path / "twee")
    assert snapshot(tmp_path / "een") == snapshot(tmp_path / "twee")


def test_a_catalogue_without_pilots_is_a_site_too(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path / "leeg")
    for path in (root / "pilots").glob("*.yml"):
        path.unlink()
    built = build_site(root, tmp_path / "uit")
    assert built.problems == ()
    assert built.ok
    assert "Er staat nog geen pilot in deze catalogus." in text_of(tmp_path / "uit", "pilots")


def test_one_is_not_a_plural(tmp_path: Path) -> None:
    build_site(write_catalogue(tmp_path / "een", {"tegels": pilot()}), tmp_path / "uit")
    assert "<strong>1</strong> beschrijving</a>" in text_of(tmp_path / "uit", "")
    assert "1 beschrijving, elk" in text_of(tmp_path / "uit", "pilots")


def test_home_shows_some_pilots_and_leads_to_all(tmp_path: Path) -> None:
    many = {f"pilot-{number}": pilot(f"Pilot {number}") for number in range(13)}
    build_site(write_catalogue(tmp_path / "veel", many), tmp_path / "uit")
    home = text_of(tmp_path / "uit", "")
    assert home.count('class="glance__row"') == 12
    assert "Alle 13 beschrijvingen</a>" in home


def test_without_a_home_page_of_its_own_the_site_says_its_name_once(root: Path, tmp_path: Path) -> None:
    (root / "content" / "index.md").unlink()
    assert build_site(root, tmp_path / "uit").ok
    assert "<title>Waterwijzer</title>" in text_of(tmp_path / "uit", "")


def test_where_nothing_can_be_written_it_says_so(root: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").touch()
    built = build_site(root, tmp_path / "bestand" / "uit")
    assert not built.ok
    [problem] = built.problems
    assert str(tmp_path / "bestand") in problem
    assert "kan niet worden gelezen of geschreven" in problem


def test_faults_in_the_content_leave_the_old_site_alone(root: Path, tmp_path: Path) -> None:
    build_site(root, tmp_path / "uit")
    before = snapshot(tmp_path / "uit")
    (root / "pilots" / "tegels.yml").write_text(pilot(regio="noord"), encoding="utf-8")
    built = build_site(root, tmp_path / "uit")
    assert not built.ok
    assert [(found.code, found.mark.path, found.mark.line) for found in built.diagnostics] == [
        ("onbekende-sleutel", "pilots/tegels.yml", 3)
    ]
    assert snapshot(tmp_path / "uit") == before


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("[weg](weg.md)", "weg.md"),
        ("[weg](pilots/tegels.md#weg)", "#weg"),
        ("[weg](#hier-niet)", "#hier-niet"),
        ("![plaat](plaat.png)", "plaat.png"),
    ],
)
def test_a_broken_link_fails_the_build_with_the_page_named(tmp_path: Path, link: str, why: str) -> None:
    root = write_catalogue(tmp_path / "catalogus", content={"over/index.md": f"# Over\n\n{link}\n"})
    built = build_site(root, tmp_path / "uit")
    assert not built.ok
    assert any("/over/" in problem and why in problem for problem in built.problems)
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("deuren: hallo", "deuren"),
        ("zoekvoorbeelden: 3", "zoekvoorbeelden"),
        ("vraag: [a]", "vraag"),
        ("title: 3", "title"),
    ],
)
def test_strange_lines_above_a_knowledge_page_are_named(tmp_path: Path, lines: str, name: str) -> None:
    root = write_catalogue(tmp_path / "catalogus", content={"index.md": f"---\n{lines}\n---\n\nHallo\n"})
    [problem] = build_site(root, tmp_path / "uit").problems
    assert problem.startswith(f"content/index.md: `{name}` boven aan de pagina klopt niet. ")


def test_a_knowledge_page_cannot_choose_a_template(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path / "catalogus", content={"over/index.md": "---\ntemplate: weg.html\n---\n\nHallo\n"})
    assert build_site(root, tmp_path / "uit").ok


def test_settings_that_mkdocs_refuses_are_introduced_in_dutch(root: Path, tmp_path: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("docs_dir: content", "docs_dir: weg"))
    [problem] = build_site(root, tmp_path / "uit").problems
    assert problem.startswith("mkdocs.yml klopt niet. MkDocs zegt: ")


def test_a_folder_with_something_else_is_never_replaced(root: Path, tmp_path: Path) -> None:
    (tmp_path / "foto's").mkdir()
    (tmp_path / "foto's" / "kat.jpg").write_text("miauw", encoding="utf-8")
    built = build_site(root, tmp_path / "foto's")
    assert not built.ok
    assert "iets anders" in built.problems[0]
    assert (tmp_path / "foto's" / "kat.jpg").read_text(encoding="utf-8") == "miauw"


def test_the_catalogue_itself_is_never_replaced(root: Path) -> None:
    assert "bij de catalogus zelf" in build_site(root, root).problems[0]
    assert (root / "pilots" / "tegels.yml").is_file()


def test_without_the_plugin_it_says_which_line_to_add(root: Path, tmp_path: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("plugins: [pilotwijzer]", "plugins: []"))
    [problem] = build_site(root, tmp_path / "uit").problems
    assert "- pilotwijzer" in problem


def test_a_link_in_the_file_system_is_not_published(root: Path, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (root / "content" / "geheim.txt").symlink_to(tmp_path / "geheim.txt")
    built = build_site(root, tmp_path / "uit")
    assert not built.ok
    assert "geheim.txt" in " ".join(built.problems)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_killed_half_way_leaves_the_old_site_and_the_next_one_works(
    root: Path, tmp_path: Path, how: signal.Signals
) -> None:
    out = tmp_path / "uit"
    build_site(root, out)
    before = snapshot(out)
    for number in range(40):
        (root / "pilots" / f"pilot-{number}.yml").write_text(pilot(f"Pilot {number}"), encoding="utf-8")
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--out", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    while not list(tmp_path.glob(".uit-*/pilots/pilot-*")):
        assert process.poll() is None, "the build was over before it could be killed"
        time.sleep(0.002)
    os.kill(process.pid, how)
    _, said = process.communicate(timeout=30)
    assert process.returncode != 0
    assert "Traceback" not in said
    assert snapshot(out) == before
    assert build_site(root, out).ok
    assert "Pilot 7" in text_of(out, "pilots/pilot-7")
    assert not list(tmp_path.glob(".uit*"))


def test_the_site_goes_in_one_zip_with_a_word_on_how_to_open_it(tmp_path: Path) -> None:
    root, first, second = write_catalogue(tmp_path / "c"), tmp_path / "a.zip", tmp_path / "b.zip"
    for file in (first, second):
        done = pilotwijzer("build", "--root", root, "--offline", file)
        assert done.returncode == 0, done.stderr
        assert f"De site om mee te nemen staat in {file}." in done.stdout
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        names = archive.namelist()
    built = sorted(
        f"pilotwijzer/{path.relative_to(root / 'site')}" for path in (root / "site").rglob("*") if path.is_file()
    )
    assert names[0] == "pilotwijzer/LEESMIJ.txt"
    assert sorted(names[1:]) == built


def test_a_zip_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = pilotwijzer("build", "--root", write_catalogue(tmp_path / "c"), "--offline", tmp_path / "geen" / "a.zip")
    assert done.returncode == 1
    assert "kan niet worden geschreven. Kijk of die map er is" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_that_does_not_exist_is_said_before_the_work_begins(root: Path, tmp_path: Path) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    assert "[pilotwijzer]" in text
    config.write_text(text.replace("[pilotwijzer]", "[pilotwijzer: {kleur: rood}]"), encoding="utf-8")
    counted: list[int] = []
    built = build_site(root, tmp_path / "uit", lambda done, _: counted.append(done))
    [problem] = built.problems
    assert problem.startswith("mkdocs.yml klopt niet. MkDocs zegt: ")
    assert "kleur" in problem
    assert counted == []


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://waterwijzer.example/", True),
        ("https://example.com/", True),
        ("https://waterwijzer.example.org/wijzer/", True),
        ("https://waterwijzer.test/example/", False),
        ("https://voorbeeldexample.com/", False),
        ("", False),
    ],
)
def test_an_address_that_is_only_an_example_is_told(root: Path, tmp_path: Path, address: str, told: bool) -> None:
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("https://waterwijzer.example/", f'"{address}"'), encoding="utf-8")
    done = pilotwijzer("build", "--root", root, "--out", tmp_path / "uit")
    assert done.returncode == 0
    assert (f"site_url in mkdocs.yml is nog een voorbeeld ({address})" in done.stdout) is told


def test_the_pages_can_be_handed_to_another_site_tool(root: Path, tmp_path: Path) -> None:
    assert build_site(root, tmp_path / "site").ok
    out = tmp_path / "uit"
    done = pilotwijzer("pages", "--root", root, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"De pagina's staan in {out}." in done.stdout
    listed = json.loads((out / "paginas.json").read_text(encoding="utf-8"))
    for page in listed:
        piece = text_of(out, page["adres"])
        assert "<body" not in piece
        # The home page has the text of a knowledge page in it, which the other tool makes.
        assert page["soort"] == "home" or piece in text_of(tmp_path / "site", page["adres"])
    (tegels,) = [page for page in listed if page["adres"] == "pilots/tegels/"]
    assert (tegels["soort"], tegels["titel"]) == ("pilot", "Tegels eruit")
    # All but the pages and the frame of the theme is the same.
    made, whole = snapshot(out), snapshot(tmp_path / "site")
    rest = {name for name in made if not name.endswith(".html") and not name.startswith("zoeken/")} - {"paginas.json"}
    assert {name: made[name] for name in rest} == {name: whole[name] for name in rest}
    assert {"assets/pilotwijzer.css", "data/pilots.json", "vergelijken/data/tegels.js"} <= rest
    assert "zoeken/start.js" in made


def test_pages_with_faults_are_not_handed_over(root: Path, tmp_path: Path) -> None:
    (root / "pilots" / "dak.yml").write_text("titel: Dak\n", encoding="utf-8")
    done = pilotwijzer("pages", "--root", root, "--out", tmp_path / "uit")
    assert done.returncode == 1
    assert "pilots/dak.yml:1:1" in done.stderr
    assert not (tmp_path / "uit").exists()
