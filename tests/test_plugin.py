import html
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build, get_context
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MarkdownPage
from mkdocs.structure.toc import TableOfContents

from generator.build import build_site
from generator.plugin import PilotwijzerPlugin
from generator.site import Shell
from tests.catalogues import pilot, write_catalogue

HOSTILE = '"><script>alert(1)</script> & SLOTxINHOUDxSLOT {{ 7*7 }}'


def built(root: Path, out: Path) -> tuple[PilotwijzerPlugin, Any, Environment, Files]:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
    plugin = config.plugins["pilotwijzer"]
    assert isinstance(plugin, PilotwijzerPlugin)
    kept: list[tuple[Environment, Files]] = []
    make_shells = plugin.on_env

    def keep(env: Environment, **arguments: Any) -> Environment:
        kept.append((env, arguments["files"]))
        return make_shells(env, **arguments)

    config.plugins.events["env"] = [keep]
    build(config)
    return plugin, config, *kept[0]


@pytest.mark.parametrize("url", ["pilots/tegels/", "pilots/", "begrippen/", "regios/oost/"])
def test_a_filled_shell_is_what_the_theme_would_have_rendered(tmp_path: Path, url: str) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot("Tegels & 'stenen'"), "dak": pilot("Dak", "west")})
    plugin, config, env, files = built(root, tmp_path / "uit")
    made = plugin.site.page(url)

    page = MarkdownPage(html.escape(made.title), File(f"{url}index.md", None, config.site_dir, True), config)
    page.meta = {"description": made.description, "article": True}
    page.content, page.toc = made.html, TableOfContents([])
    context = get_context(plugin.nav, files, config, page)
    assert env.get_template("main.html").render(context) == plugin.site.fill(made)
    assert (tmp_path / "uit" / url / "index.html").read_text(encoding="utf-8") == plugin.site.fill(made)


def test_a_text_that_looks_like_a_slot_or_a_template_stays_text(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot(f"'{HOSTILE}'", samenvatting=f"'{HOSTILE}'")})
    plugin, *_ = built(root, tmp_path / "uit")
    written = plugin.site.fill(plugin.site.page("pilots/tegels/"))
    assert "<script>alert" not in written
    assert "{{ 7*7 }}" in written
    assert written.count("SLOTxINHOUDxSLOT") == plugin.site.page("pilots/tegels/").html.count("SLOTxINHOUDxSLOT") + 2


def test_a_shell_fills_each_slot_once_per_place() -> None:
    shell = Shell(f"<title>{Shell.TITLE}</title><main>{Shell.CONTENT}</main>{Shell.TITLE}")
    page = type("P", (), {"title": "<a>", "description": "", "html": "<p>b</p>"})
    assert shell.fill(page, "") == "<title>&lt;a&gt;</title><main><p>b</p></main>&lt;a&gt;"  # type: ignore[arg-type]


def test_a_knowledge_page_gives_its_text_to_our_page_at_the_same_address(tmp_path: Path) -> None:
    text = "---\ntitle: Over regen\ndescription: Nat.\n---\n\nRegen **valt**. [Tegels](../pilots/tegels.md)\n"
    root = write_catalogue(tmp_path, content={"themas/regen.md": text})
    built(root, tmp_path / "uit")
    written = (tmp_path / "uit" / "themas" / "regen" / "index.html").read_text(encoding="utf-8")
    assert "Regen <strong>valt</strong>" in written
    assert "Groen dak" in written
    assert 'href="../../pilots/tegels/"' in written


def test_a_knowledge_page_at_the_printed_catalogue_leaves_its_chapters(tmp_path: Path) -> None:
    root = write_catalogue(tmp_path, {"tegels": pilot()}, content={"afdrukken.md": "# Op papier\n\nEigen woorden.\n"})
    built(root, tmp_path / "uit")
    page = (tmp_path / "uit" / "afdrukken" / "index.html").read_text(encoding="utf-8")
    assert "Eigen woorden." in page
    assert 'id="tegels-duur"' in page


def test_titles_and_descriptions_of_knowledge_pages_are_escaped_at_the_door(tmp_path: Path) -> None:
    front = "title: '<script>alert(1)</script>x'\ndescription: '\"><script>alert(1)</script>'"
    text = f"---\n{front}\n---\n\n<script>alert(1)</script><img onerror=alert(1)>\n\n[a](javascript:alert(1))\n"
    root = write_catalogue(tmp_path, content={"over/index.md": text})
    built(root, tmp_path / "uit")
    for path in (tmp_path / "uit").rglob("*.html"):
        written = path.read_text(encoding="utf-8")
        assert "<script>alert" not in written
        assert "onerror" not in written
        assert "javascript:" not in written


def test_a_line_above_a_page_that_was_left_empty_is_no_line(tmp_path: Path) -> None:
    empty = "---\ntitle:\ndescription:\nvraag:\ninleiding:\nzoekvoorbeelden:\ndeuren:\n---\n\n# Kop\n\nTekst.\n"
    built(write_catalogue(tmp_path, content={"index.md": empty, "over/index.md": empty}), tmp_path / "uit")
    for page in ("index.html", "over/index.html"):
        assert "None" not in (tmp_path / "uit" / page).read_text(encoding="utf-8")


def test_every_page_of_ours_is_in_the_sitemap(tmp_path: Path) -> None:
    plugin, *_ = built(write_catalogue(tmp_path), tmp_path / "uit")
    sitemap = (tmp_path / "uit" / "sitemap.xml").read_text(encoding="utf-8")
    for url in plugin.addresses:
        assert sitemap.count(f"<loc>https://waterwijzer.example/{url}</loc>") == 1


class TestServe:
    """After a change of one pilot only the pages that show it are written again."""

    @pytest.fixture
    def served(self, tmp_path: Path) -> tuple[Path, Path, PilotwijzerPlugin]:
        root = write_catalogue(tmp_path)
        plugin, *_ = built(root, tmp_path / "uit")
        return root, tmp_path / "uit", plugin

    def test_a_changed_sentence_reaches_its_pages_and_no_other(
        self, served: tuple[Path, Path, PilotwijzerPlugin]
    ) -> None:
        root, out, plugin = served
        west = out / "regios" / "west" / "index.html"
        untouched = west.stat().st_mtime_ns
        (root / "pilots" / "tegels.yml").write_text(pilot(samenvatting="Nu met bomen."), encoding="utf-8")
        assert plugin.update(out)
        texts = [path.read_text(encoding="utf-8") for path in (out / "zoeken").glob("texts-*.js")]
        assert any("Nu met bomen" in text for text in texts)
        for page in ("pilots/tegels", "pilots", "regios/oost"):
            assert "Nu met bomen." in (out / page / "index.html").read_text(encoding="utf-8")
        assert west.stat().st_mtime_ns == untouched

    def test_a_fault_leaves_the_site_as_it_was(self, served: tuple[Path, Path, PilotwijzerPlugin]) -> None:
        root, out, plugin = served
        (root / "pilots" / "tegels.yml").write_text(pilot(regio="noord"), encoding="utf-8")
        assert plugin.update(out)
        assert "De straat wordt groen." in (out / "pilots" / "tegels" / "index.html").read_text(encoding="utf-8")

    @pytest.mark.parametrize("changed", ["content/index.md", "pilots/_lijsten/regios.yml", "pilots/nieuw.yml"])
    def test_any_other_change_asks_for_a_whole_build(
        self, served: tuple[Path, Path, PilotwijzerPlugin], changed: str
    ) -> None:
        root, out, plugin = served
        path = root / changed
        new = pilot("Nieuw") if changed.endswith("nieuw.yml") else path.read_text(encoding="utf-8") + "\n"
        path.write_text(new.replace("label: West", "label: Westen"), encoding="utf-8")
        assert not plugin.update(out)

    def test_after_a_build_that_failed_everything_is_made_anew(self, tmp_path: Path) -> None:
        root, out = write_catalogue(tmp_path), tmp_path / "uit"
        plugin, config, *_ = built(root, out)
        (root / "content" / "index.md").write_text("Nieuwe woorden.", encoding="utf-8")
        (root / "pilots" / "tegels.yml").write_text(pilot(regio="noord"), encoding="utf-8")
        with pytest.raises(PluginError):
            plugin.on_config(config)
        (root / "pilots" / "tegels.yml").write_text(pilot(), encoding="utf-8")
        assert not plugin.update(out)


def test_progress_ends_where_it_said_it_would(tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    root = write_catalogue(tmp_path, content={"over.md": "Over.", "themas/regen.md": "Regen."})
    build_site(root, tmp_path / "uit", lambda done, total: said.append((done, total)))
    # A deck and a card come with their page.
    made = [path.relative_to(tmp_path / "uit") for path in (tmp_path / "uit").rglob("*.html")]
    own = [path for path in made if path.name != "404.html" and path.parts[0] != "presenteren"]
    pages = len([path for path in own if path.parts[2:3] != ("kaart",)])
    assert said[-1] == (pages, pages)
