"""The last inch: hands the pages to MkDocs. All that is worth knowing about pilots happens elsewhere.

Pages of ours are no Markdown pages to MkDocs but files that it copies, so that they cost no navigation,
no Markdown and no template run each: the theme's page is rendered once per depth with slots, and filled.
"""

from __future__ import annotations

import gc
import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MarkdownPage
from mkdocs.structure.toc import TableOfContents

from generator.diagnostics import Diagnostic, has_faults
from generator.knowledge import meta_problem
from generator.prose import clean_page
from generator.publication import SiteInfo
from generator.report import as_text
from generator.settings import PilotwijzerConfig
from generator.site import Shell, Site, Upkeep, assets, theme_folder
from generator.templates import keep_compiled

log = get_plugin_logger("pilotwijzer")


class PageFile(File):
    """A page of ours as MkDocs sees it: a file to copy, made at the moment it is copied."""

    def __init__(self, url: str, config: MkDocsConfig, write: Callable[[str], None]) -> None:
        alone = url.count("/") > 1 or url in ("begrippen/", "zoeken/")
        # A pilot may be called `index`: its file is not the one of the list above it.
        name = f"{url.rstrip('/')}.md" if alone and not url.endswith("/index/") else f"{url}index.md"
        where = InclusionLevel.NOT_IN_NAV
        super().__init__(name, None, config.site_dir, True, dest_uri=f"{url}index.html", inclusion=where)
        self.generated_by = "pilotwijzer"
        self._address = url
        self._write = write

    def is_documentation_page(self) -> bool:
        """No Markdown here, whatever the name says (links in content/ go to names in .md)."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Render the page into the site."""
        self._write(self._address)


class PilotwijzerPlugin(BasePlugin[PilotwijzerConfig]):
    """Adds the catalogue to the site; stops the build when the content has faults."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.progress: Callable[[int, int], None] = lambda _done, _total: None
        self._upkeep, self._serving = Upkeep(), False
        self._meta: dict[str, dict[str, Any]] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Being there keeps this instance, and so its cache, alive between the rebuilds of `serve`."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the catalogue before MkDocs empties any folder."""
        self._root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        watched = [Path(config.docs_dir), theme_folder(), Path(config.config_file_path)]
        catalogue, self.diagnostics = self._upkeep.begin(self._root, watched, keep=self._serving)
        if has_faults(self.diagnostics):
            raise PluginError("er staan fouten in de catalogus\n\n" + as_text(self.diagnostics))
        self.site = Site(catalogue, self.info(config))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme_folder() / "material"))
        # Our own check names the page in Dutch, and sees the pages that MkDocs does not know.
        for check in ("not_found", "absolute_links", "unrecognized_links", "anchors"):
            config.validation.links[check] = 10
        return config

    def info(self, config: MkDocsConfig) -> SiteInfo:
        """What mkdocs.yml says about the site itself."""
        adres = config.site_url.rstrip("/") + "/" if config.site_url else ""
        own = self.config
        ways_in = (own.github_adres, own.github_tak, own.email)
        return SiteInfo(config.site_name, config.site_description or "", adres, own.licentie, *ways_in)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add our pages and assets; a knowledge page at the address of one of ours becomes part of it."""
        self._folder = Path(config.site_dir)
        for file in files:
            if file.abs_src_path and Path(file.abs_src_path).is_symlink():
                raise PluginError(f"{file.src_uri} is een snelkoppeling (symbolic link); zet het bestand zelf neer")
        for unused in [file for file in files if _is_unused(file, config)]:
            files.remove(unused)
        written = {file.url.removeprefix("./"): file for file in files.documentation_pages()}
        self.addresses = [url for url in self.site.addresses if url not in written]
        self._total = len({*self.site.addresses, *written})
        for url in self.addresses:
            files.append(PageFile(url, config, self._write))
        for url in written.keys() & set(self.site.addresses):
            written[url].inclusion = InclusionLevel.NOT_IN_NAV
        for name, content in assets(theme_folder()).items():
            files.append(File.generated(config, name, content=content))
        return files

    def on_page_markdown(self, markdown: str, *, page: MarkdownPage, config: MkDocsConfig, files: Files) -> str:
        """Escape at the door: MkDocs puts titles and descriptions into pages as they are."""
        for key in [key for key, value in page.meta.items() if value is None]:
            del page.meta[key]
        if problem := meta_problem(page.meta):
            raise PluginError(f"content/{page.file.src_uri}: {problem}")
        self._meta[_address(page)] = dict(page.meta)
        page.meta.pop("template", None)
        for key in ("title", "description"):
            if key in page.meta:
                page.meta[key] = html.escape(str(page.meta[key]))
        return markdown

    def on_page_content(self, html: str, *, page: MarkdownPage, config: MkDocsConfig, files: Files) -> str:
        """Clean a knowledge page, and let it be the text of our page at the same address."""
        url = _address(page)
        meta = self._meta.get(url, {})
        # The article of a page of ours is whole: the theme puts no title or headings list around it.
        page.meta["article"] = url in self.site.addresses
        return self.site.knowledge_page(url, str(meta.get("title") or page.title or ""), clean_page(html), meta)

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the navigation for the shells."""
        self.nav = nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the theme's page once for each depth."""
        env.globals["pilotwijzer_pages"] = self.addresses
        keep_compiled(env)
        for depth in {url.count("/") for url in self.site.addresses}:
            self.site.shells[depth] = self._shell(depth, env, config, files)
        return env

    def _shell(self, depth: int, env: Environment, config: MkDocsConfig, files: Files) -> Shell:
        page = MarkdownPage(Shell.TITLE, File("x/" * depth + "index.md", None, config.site_dir, True), config)
        page.meta = {"description": Shell.DESCRIPTION, "article": True}
        page.content, page.toc, page.canonical_url = Shell.CONTENT, TableOfContents([]), Shell.URL
        context = get_context(self.nav, files, config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        return Shell(env.get_template("main.html").render(context))

    def _write(self, url: str) -> None:
        self.site.write_page(url, self._folder)
        self.progress(self.site.made, self._total)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the search index, what the filters need and the open data, and check every link."""
        broken_links = self.site.finish(self._folder)
        for broken in broken_links:
            log.warning(f"/{broken.page}: de link `{broken.target}` is stuk: {broken.why}")
        if broken_links and not self._serving:
            raise PluginError("er zijn links stuk")
        self._upkeep.succeeded()

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> None:
        """Watch what MkDocs does not know of; when only pilots changed, write only the pages that change."""
        server.watch(str(self._root / "pilots"))
        server.watch(str(theme_folder()))
        everything = server.builder

        def rebuild() -> None:
            if not self.update(Path(config.site_dir)):
                everything()

        server.builder = rebuild
        # What the first build made stays as long as this process; looking through all of it for garbage
        # would take as long as the rest of an update.
        gc.freeze()

    def update(self, folder: Path) -> bool:
        """Try to bring the site up to date page by page; False when it must be built anew."""
        done = self._upkeep.update(self.site, folder)
        if done and has_faults(done.diagnostics):
            log.error("de site blijft zoals hij was:\n\n" + as_text(done.diagnostics))
        elif done:
            log.info(f"{done.pages} pagina's vernieuwd")
        return done is not None


def _is_unused(file: File, config: MkDocsConfig) -> bool:
    """Tell whether a file is not sent: a session, or one of 2 MB of Material's scripts and source maps."""
    if file.src_uri.startswith("sessies/") and file.src_uri.endswith(".yml"):
        return True
    from_theme = file.src_dir is not None and Path(file.src_dir) != Path(config.docs_dir)
    return from_theme and (file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map"))


def _address(page: MarkdownPage) -> str:
    return "" if page.url in (".", "./") else page.url
