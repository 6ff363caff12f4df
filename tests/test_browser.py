"""The eyes themselves: what the browser tests count on to notice what a person does not."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests import browser as eyes


def site_of(folder: Path, body: str) -> Path:
    html = f'<!doctype html><html lang="nl"><title>t</title><link rel="icon" href="data:,">{body}'
    (folder / "index.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('<img alt="" src="https://example.org/pixel.png">', "called somebody else"),
        ('<script>throw new Error("stuk")</script>', "broke unseen"),
        ('<script>console.error("stuk")</script>', "broke unseen"),
        ('<script src="weg.js"></script>', "broke unseen"),
    ],
)
def test_a_visit_fails_on_what_nobody_sees(browser: Browser, tmp_path: Path, body: str, complaint: str) -> None:
    with (
        eyes.serve(site_of(tmp_path, body)) as base,
        pytest.raises(AssertionError, match=complaint),
        eyes.visit(browser, base) as page,
    ):
        page.goto("/", wait_until="networkidle")


def test_a_quiet_page_passes(browser: Browser, tmp_path: Path) -> None:
    folder = site_of(tmp_path, "<main><h1>Welkom</h1></main>")
    with eyes.serve(folder) as base, eyes.visit(browser, base, width=320, scheme="dark") as page:
        page.goto("/")
        assert page.evaluate("innerWidth") == 320
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert eyes.find_violations(page) == []


def test_scripts_can_be_off(browser: Browser, tmp_path: Path) -> None:
    folder = site_of(tmp_path, "<h1>Stil</h1><script>document.title = 'Luid'</script>")
    with eyes.serve(folder) as base, eyes.visit(browser, base, javascript=False) as page:
        page.goto("/")
        assert page.title() == "t"


def test_axe_names_the_rule_and_the_element(browser: Browser, tmp_path: Path) -> None:
    folder = site_of(tmp_path, '<main><h1>Welkom</h1><input id="naam"></main>')
    with eyes.serve(folder) as base, eyes.visit(browser, base) as page:
        page.goto("/")
        [found] = eyes.find_violations(page)
    assert found.startswith("label: ")
    assert found.endswith("(#naam)")


def test_the_server_answers_a_missing_page_with_the_404_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("Deze pagina is er niet.", encoding="utf-8")
    with eyes.serve(tmp_path) as base, pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(f"{base}/weg/")
    assert caught.value.code == 404
    assert caught.value.read().decode() == "Deze pagina is er niet."


def test_without_a_chromium_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    with pytest.raises(SystemExit) as caught:
        eyes.ensure_chromium()
    assert "sudo apt-get install --yes --no-install-recommends chromium\n" in str(caught.value)


def test_chromium_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "mijn-chromium"
    program.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert eyes.find_chromium() == program
