"""A Chromium to look with, a server to look at, and axe to look for what shuts people out.

`python -m tests.browser` makes sure that there is a Chromium: `make test` asks that first.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = ("install", "--yes", "--no-install-recommends")
WITHOUT = (
    # What Playwright leaves out: of this argument only the last counts.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    # Pages of the browser's own address bar, made unseen with each window: more work than most visits.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
)
ARGUMENTS = (
    "--no-sandbox",  # root has no sandbox, and all that is opened is our own
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(WITHOUT)}",
    # Names do not resolve, so nothing can leave even if a page asks for it.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Only what is said of it leaves the page: what axe hands back is large, and each value of it is wrapped and unwrapped.
VIOLATIONS = """async options => (await axe.run(document, options)).violations.flatMap(({id, help, nodes}) =>
    nodes.map(({target}) => `${id}: ${help} (${target.join(" ")})`))"""

Scheme = Literal["light", "dark"]


def find_chromium() -> Path | None:
    """The program that CHROMIUM names, or else the first Chromium or Chrome on the path."""
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES)
    found = (shutil.which(name) for name in names if name)
    return next((Path(program) for program in found if program), None)


def ensure_chromium() -> Path:
    """A Chromium that can be driven, installed if need be; else ends the program with what to do."""
    missing = _missing_packages()
    if missing and (administrator := _administrator()) is not None:
        print(f"De tests hebben {' en '.join(missing)} nodig. Debian levert het, een ogenblik …", flush=True)
        apt = [*administrator, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        subprocess.run([*apt, "update"], check=False, stdout=subprocess.DEVNULL)
        subprocess.run([*apt, *INSTALL, *missing], check=False, stdout=subprocess.DEVNULL)
        missing = _missing_packages()
    chromium = find_chromium()
    if missing or chromium is None:
        sys.exit(
            f"De tests hebben {' en '.join(missing)} nodig, en dat staat niet op dit systeem.\n"
            f"Laat de beheerder het installeren:\n  sudo apt-get {' '.join([*INSTALL, *missing])}\n"
            "Hebt u zelf een Chromium of Chrome? Noem dan het programma:\n"
            "  make test CHROMIUM=/pad/naar/chromium"
        )
    return chromium


def _missing_packages() -> list[str]:
    """The packages of Debian without which no browser test runs here."""
    driver = [sys.executable, "-m", "playwright", "--version"]
    drives = subprocess.run(driver, check=False, capture_output=True).returncode == 0
    missing = {"chromium": find_chromium() is None, "libatomic1": not drives}
    return [package for package, is_missing in missing.items() if is_missing]


def _administrator() -> list[str] | None:
    """What to put before a command to run it as root, None where we may not or cannot install."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True)
    return ["sudo", "-n"] if asked.returncode == 0 else None


@contextmanager
def launch(*more: str) -> Iterator[Browser]:
    """A headless Chromium, closed at the end; `more` are arguments for it besides our own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=[*ARGUMENTS, *more])
        yield browser
        browser.close()


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder the way a plain host does: quietly, and with the site's own 404 page."""

    protocol_version = "HTTP/1.1"

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Send a file; who goes on to another page meanwhile does not wait for it."""
        with suppress(ConnectionError):
            super().copyfile(source, outputfile)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serves a folder on a free port of 127.0.0.1; gives the address, without a closing slash."""
    handler = partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@dataclass
class Visit:
    """What went wrong, unseen, while somebody looked at pages.

    `outside` lists every address asked for that is not ours; `faults` every script error,
    console error and missing file. A visit is in order when both are empty.
    """

    base: str
    outside: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Starts listening to a page."""
        page.on("request", self._on_request)
        page.on("response", self._on_response)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def _on_request(self, request: Request) -> None:
        if urlsplit(request.url).scheme in ("data", "blob", "about", "file"):
            return
        if not request.url.startswith(f"{self.base}/"):
            self.outside.append(request.url)

    def _on_response(self, response: Response) -> None:
        asked_for = response.request.is_navigation_request()  # a 404 page may be what one wants
        if response.status >= HTTPStatus.BAD_REQUEST and not asked_for:
            self.faults.append(f"{response.status} {response.url}")

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(message.text)


@contextmanager
def visit(
    browser: Browser,
    base: str,
    *,
    width: int = 1280,
    height: int = 900,
    scheme: Scheme = "light",
    javascript: bool = True,
    forced_colors: bool = False,
) -> Iterator[Page]:
    """A page in a fresh context; `page.goto("/pilots/")` is enough of an address.

    Fails at the end when the page asked for anything outside `base`, when a script broke,
    or when a file was missing.
    """
    context = browser.new_context(
        base_url=base,
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        forced_colors="active" if forced_colors else "none",
        reduced_motion="reduce",
        java_script_enabled=javascript,
        locale="nl-NL",
        service_workers="block",
    )
    seen = Visit(base)
    context.on("page", seen.watch)
    try:
        yield context.new_page()
    finally:
        context.close()
    assert seen.outside == [], "the page called somebody else"
    assert seen.faults == [], "the page broke unseen"


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def find_violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands now: `rule: explanation (element)` for each.

    The page needs JavaScript: axe waits for timers, and without it those never come.
    """
    page.evaluate(_axe())
    options = {"runOnly": AXE_TAGS, "resultTypes": ["violations"]}
    found: list[str] = page.evaluate(VIOLATIONS, options)
    return found


if __name__ == "__main__":
    ensure_chromium()
