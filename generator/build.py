"""Builds the site beside the old one and swaps it in; whatever goes wrong, the old site stays."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.diagnostics import Diagnostic, has_faults
from generator.exports import write_data
from generator.pages import Page
from generator.plugin import PilotwijzerPlugin
from generator.publication import SiteInfo
from generator.site import Shell, Site, assets, read_checked, theme_folder, write

Progress = Callable[[int, int], None]
# Beside the pages for another site tool: what they are called.
PAGE_LIST = "paginas.json"
# MkDocs announces a fault of ours with the page it was at; our own message names the page better.
_WHERE = re.compile(r"Error (?:reading|building) page '.*':")
_NO_PLUGIN = "In mkdocs.yml staat de plugin `pilotwijzer` niet. Zet onder `plugins:` de regel `- pilotwijzer`."


@dataclass(frozen=True, slots=True)
class Built:
    """The outcome: what was found in the content, what else stood in the way (Dutch sentences), how many pages.

    `ok` tells whether the new site stands, `refused` that there was no beginning: wrong use, not wrong content; `hint`
    is a Dutch sentence about a site that stands, or "".
    """

    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[str, ...]
    pages: int
    out: Path
    ok: bool
    refused: bool = False
    hint: str = ""


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


def build_site(root: Path, out: Path, progress: Progress = _silent) -> Built:
    """Check the catalogue under `root`, build its site, and put it at `out` in place of the previous one."""
    out = out.resolve()
    refusal = _refusal(root, out)
    if refusal:
        return Built((), (refusal,), 0, out, ok=False, refused=True)
    _recover(out)
    workplace = out.with_name(f".{out.name}-{os.getpid()}")
    try:
        built = _build_into(root, workplace, progress)
        if built.ok:
            _swap(workplace, out)
        return replace(built, out=out)
    except OSError as fault:
        problem = (
            f"{fault.filename or out} kan niet worden gelezen of geschreven. Kijk of u dat mag en of er nog plaats is."
        )
        return Built((), (problem,), 0, out, ok=False)
    finally:
        shutil.rmtree(workplace, ignore_errors=True)


_READ_ME = """\
Dit is de hele website. Zij werkt zonder internet en zonder iets te installeren.

1. Pak eerst alles uit: klik met rechts op het zip-bestand en kies `Alles uitpakken`.
2. Open in de uitgepakte map het bestand index.html.
"""


def pack_site(site: Path, file: Path) -> None:
    """Put a built site in one zip file that works from the folder it is unpacked in; the same site, the same bytes."""
    made = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_packed("LEESMIJ.txt"), _READ_ME.replace("\n", "\r\n"))
            for path in sorted(path for path in site.rglob("*") if path.is_file()):
                archive.writestr(_packed(path.relative_to(site).as_posix()), path.read_bytes())
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)


def _packed(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(f"pilotwijzer/{name}")
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _refusal(root: Path, out: Path) -> str:
    """Why this build should not begin: swapping in a site must never remove something else."""
    if not (root / "mkdocs.yml").is_file():
        return f"Er is geen mkdocs.yml in {root}. Geef met --root de map van een catalogus."
    if out.exists() and not out.is_dir():
        return f"{out} is een bestand. Geef met --out een map."
    root = root.resolve()
    if out == root or out in root.parents or {root / "pilots", root / "content"} & {out, *out.parents}:
        return f"{out} hoort bij de catalogus zelf. Geef met --out een andere map."
    if out.is_dir() and any(out.iterdir()) and not (out / "assets" / "pilotwijzer.css").is_file():
        return f"{out} bevat iets anders dan een site van Pilotwijzer. Geef met --out een lege of nieuwe map."
    return ""


def _build_into(root: Path, folder: Path, progress: Progress) -> Built:
    with _warnings() as problems:
        try:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
        except MkDocsException as fault:
            said = " ".join(problems or [str(fault)])
            return Built((), (f"mkdocs.yml klopt niet. MkDocs zegt: {said}",), 0, folder, ok=False)
        plugin = _plugin_of(config)
        if plugin is None:
            return Built((), (_NO_PLUGIN,), 0, folder, ok=False)
        if problems:
            return Built((), (f"mkdocs.yml klopt niet. MkDocs zegt: {' '.join(problems)}",), 0, folder, ok=False)
        plugin.progress = progress
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        except MkDocsException as fault:
            problems[:] = problems or [str(fault)]
        config.plugins.on_shutdown()
    if has_faults(plugin.diagnostics):
        return Built(tuple(plugin.diagnostics), (), 0, folder, ok=False)
    told = tuple(problem for problem in problems if not _WHERE.fullmatch(problem))
    hint = _NO_ADDRESS.format(config.site_url) if _is_example(config.site_url) else ""
    return Built(tuple(plugin.diagnostics), told, plugin.site.made, folder, ok=not problems, hint=hint)


_NO_ADDRESS = (
    "Let op: site_url in mkdocs.yml is nog een voorbeeld ({}). Daarheen wijzen QR-codes, verwijzingen en feeds. "
    "Zet er het adres neer waar de site komt te staan."
)


# What nothing can stand at, and stands in many a page of instructions (RFC 2606).
_EXAMPLES = (".example", ".example.com", ".example.net", ".example.org")


def _is_example(address: str | None) -> bool:
    """Whether an address ends in a name that is kept for examples."""
    return f".{urlsplit(address or '').hostname or ''}".endswith(_EXAMPLES)


def read_info(root: Path) -> SiteInfo:
    """What mkdocs.yml says about the site; raises MkDocsException when it cannot be read."""
    if not (root / "mkdocs.yml").is_file():
        return SiteInfo("Pilotwijzer")
    with _warnings():
        config = load_config(str(root / "mkdocs.yml"))
    plugin = _plugin_of(config)
    return plugin.info(config) if plugin else SiteInfo(config.site_name)


def write_export(root: Path, out: Path) -> tuple[Diagnostic, ...]:
    """Write the open data of the catalogue under `root` into the folder `out`; with faults nothing is written."""
    catalogue, found = read_checked(root, {})
    if not has_faults(found):
        write_data(catalogue, read_info(root), out)
    return tuple(found)


def write_pages(root: Path, out: Path) -> tuple[Diagnostic, ...]:
    """Write the pages of the catalogue under `root` into the folder `out`, for another site tool than MkDocs.

    Each page of ours is a piece of HTML at its own address, without the frame of a theme and without the text of a
    knowledge page, which is Markdown in content/. With them go style sheets, scripts, data and what search needs, and
    a list of all pages. With faults nothing is written.
    """
    catalogue, found = read_checked(root, {})
    if not has_faults(found):
        site = Site(catalogue, read_info(root))
        site.shells = {url.count("/"): Shell(Shell.CONTENT) for url in site.addresses}
        listed = [_in_list(site.write_page(url, out)) for url in site.addresses]
        write(out, PAGE_LIST, json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
        for name, content in assets(theme_folder()).items():
            write(out, name, content)
        # Links to knowledge pages lead nowhere until the other tool has made those.
        site.finish(out)
    return tuple(found)


def _in_list(page: Page) -> dict[str, str]:
    return {"adres": page.url, "soort": page.kind, "titel": page.title, "beschrijving": page.description}


def _plugin_of(config: MkDocsConfig) -> PilotwijzerPlugin | None:
    return next(
        (plugin for plugin in config.plugins.values() if isinstance(plugin, PilotwijzerPlugin)),
        None,
    )


class _Collector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage())


@contextlib.contextmanager
def _warnings() -> Iterator[list[str]]:
    """Gather what MkDocs and the theme warn of: any warning fails a build."""
    messages: list[str] = []
    logger, handler = logging.getLogger("mkdocs"), _Collector(messages)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield messages
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate


def _old(out: Path) -> Path:
    return out.with_name(f".{out.name}-oud")


def _recover(out: Path) -> None:
    """Undo what a build that was killed left: its workplace, or a swap half done."""
    if _old(out).exists():
        if out.exists():
            shutil.rmtree(_old(out))
        else:
            _old(out).rename(out)
    for left in out.parent.glob(f".{out.name}-[0-9]*"):
        if not _is_running(left.name.rpartition("-")[2]):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        return True
    return True


def _swap(new: Path, out: Path) -> None:
    if out.exists():
        out.rename(_old(out))
    new.rename(out)
    shutil.rmtree(_old(out), ignore_errors=True)
