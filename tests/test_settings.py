"""What can be set in mkdocs.yml, and what a mistake there says."""

from pathlib import Path

import pytest

from generator.build import build_site
from tests.catalogues import write_catalogue


def with_setting(root: Path, line: str) -> Path:
    settings = write_catalogue(root) / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[pilotwijzer]", f"[pilotwijzer: {{{line}}}]"), encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("github_adres: github.com/water", "`github.com/water` kan hier niet staan. Schrijf het adres"),
        ("github_adres: 'javascript:alert(1)'", "zoals `https://github.com/uw-organisatie/uw-pilots`."),
        ("github_tak: 'een tak'", "`een tak` kan hier niet staan. Schrijf de naam van een tak, zoals `main`."),
        ("email: iemand", "`iemand` kan hier niet staan. Schrijf een e-mailadres"),
        ("email: [a@b.nl]", "Schrijf een e-mailadres, zoals `pilots@voorbeeld.nl`."),
    ],
)
def test_a_mistake_in_the_settings_says_what_to_write(tmp_path: Path, line: str, said: str) -> None:
    [problem] = build_site(with_setting(tmp_path, line), tmp_path / "uit").problems
    assert said in problem
    assert not (tmp_path / "uit").exists()


def test_the_form_page_knows_where_to_send_in(tmp_path: Path) -> None:
    line = "github_adres: https://github.example/water/wijzer/, email: post@water.example"
    assert build_site(with_setting(tmp_path, line), tmp_path / "uit").ok
    page = (tmp_path / "uit" / "bijdragen" / "pilot" / "index.html").read_text(encoding="utf-8")
    assert 'data-repository="https://github.example/water/wijzer" data-branch="main"' in page
    assert 'href="mailto:post@water.example"' in page
