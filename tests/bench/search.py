"""Measures searching in a real Chromium: our search, Material's own and Pagefind, over the same made-up pages.

Each answer begins with nothing: a context of its own, so an empty cache, and an address with the query in it. The
clock runs from the start of the navigation until the first hit stands on the page. What is sent is counted by the
server, so that what a worker asks for counts too.

Where the three differ, the others get the benefit. Pagefind gets no interface of its own (that would be another
script) and shows each hit as soon as it has it, five of them; ours shows ten, with their words in context. Both
others look through the plain site, with Material's index left out of the pages that Pagefind searches.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser

from generator.site import as_sent
from tests.browser import launch

# Words of nearly every page and of few, by themselves and together; the three find all of them.
QUERIES = ("leerlingen", "pleegouders", "leergesprek", "sportcoaches vangnet", "huisartsen taalcursus")
ROUNDS = 3
SCRIPTS = Path(__file__).parents[2] / "theme/scripts"
# Without it Chromium waits for the next time it happens to tidy its memory, which takes up to half a minute.
MEASURE_MEMORY_NOW = "--enable-blink-features=ForceEagerMeasureMemory"

# Notes when the first hit is there, in a frame that is drawn.
_WATCH = """selector => {
    const look = () => {
        if (document.querySelector(selector)) {
            window.firstHit = performance.now();
        } else {
            requestAnimationFrame(look);
        }
    };
    look();
}"""
_MEMORY = "async () => (await performance.measureUserAgentSpecificMemory()).bytes"

# The shortest way to use Pagefind: the query out of the address, hits into a list.
_PAGEFIND = """<ol id="hits"></ol><script type="module">
import { search } from "./pagefind/pagefind.js";
const { results } = await search(new URLSearchParams(location.search).get("q"));
results.slice(0, 5).forEach(async (result) => {
  const { url, meta, excerpt } = await result.data();
  const item = document.createElement("li");
  item.innerHTML = `<a href="${url}">${meta.title}</a><p>${excerpt}</p>`;
  document.getElementById("hits").append(item);
});
</script></body>"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A site that can be searched: at which page, what a hit looks like there, and which files are for searching."""

    name: str
    site: Path
    page: str
    hit: str
    files: re.Pattern[str]
    code: int = 0
    """Bytes of the code for searching in a script that also does other things, compressed by itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one query took: seconds to the first hit, bytes sent for the search and in all, bytes of memory."""

    seconds: float
    search_bytes: int
    all_bytes: int
    memory: int


@dataclass(frozen=True, slots=True)
class Search:
    """The answers of each engine, over so many pilots."""

    pilots: int
    answers: Mapping[str, Sequence[Answer]]


# -------------------------------------------------------------------------------------------- the sites


def engines(folder: Path) -> list[Engine]:
    """The three, over the built sites in a folder of the benchmark; makes the one that Pagefind searches.

    Of Material only the index and its worker count, although the script of every page has code for searching too.
    """
    code = as_sent([SCRIPTS / name for name in ("search/search.js", "search_ui.js")])
    return [
        Engine(
            "ours",
            folder / "eigen/site",
            "zoeken/",
            "[data-zoekresultaten] a",
            re.compile(r"zoeken/.*\.js"),
            len(gzip.compress(code.encode())),
        ),
        Engine(
            "Material",
            folder / "gewoon/site",
            "",
            ".md-search-result__item a",
            re.compile(r"search/.*|assets/javascripts/workers/.*"),
        ),
        Engine("Pagefind", _with_pagefind(folder), "", "#hits a", re.compile(r"pagefind/.*")),
    ]


def _with_pagefind(folder: Path) -> Path:
    """The plain site without Material's search, indexed by Pagefind."""
    site = folder / "pagefind"
    config = folder / "gewoon/pagefind.yml"
    config.write_text("INHERIT: mkdocs.yml\nplugins: []\n", encoding="utf-8")
    _run("mkdocs", "build", "-q", "-f", config, "-d", site)
    _run("pagefind", "--quiet", "--site", site, "--root-selector", "article")
    page = site / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", _PAGEFIND), encoding="utf-8")
    return site


def _run(*module: str | Path) -> None:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", *map(str, module)], check=True, env=environment)


# ------------------------------------------------------------------------------------------- the server


@dataclass
class _Host:
    """A site as a good host gives it: compressed, and so quick that only the search itself counts."""

    site: Path
    sent: dict[str, int] = field(default_factory=dict)
    """Bytes per file since `sent` was last cleared."""
    _kept: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def body(self, path: str) -> tuple[bytes, str] | None:
        """The bytes to send and how they are encoded; compressed once."""
        if path not in self._kept:
            file = self.site / path
            if not file.is_file():
                return None
            plain = file.read_bytes()
            packed = gzip.compress(plain, 6)
            self._kept[path] = (packed, "gzip") if len(packed) < len(plain) else (plain, "identity")
        return self._kept[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections stay open
    disable_nagle_algorithm = True  # head and body are two writes, and the second must not wait

    def __init__(self, host: _Host, *rest: Any) -> None:
        self.host = host
        super().__init__(*rest)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).removeprefix("/")
        path += "index.html" if not path or path.endswith("/") else ""
        found = self.host.body(path)
        if found is None:
            self.send_error(404)
            return
        body, encoding = found
        self.send_response(200)
        self.send_header("Content-Type", guess_type(path)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body)))
        # A page may only measure its memory when it shares its process with nobody.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        self.end_headers()
        self.wfile.write(body)
        self.host.sent[path] = len(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def _served(host: _Host) -> Iterator[str]:
    """Serves on a free port of 127.0.0.1; gives the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host)) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


# ------------------------------------------------------------------------------------------- measuring


def measure(pilots: int, folder: Path) -> Search:
    """Ask every engine every query a few times, in turn; the first round only warms up."""
    all_engines = engines(folder)
    answers: dict[str, list[Answer]] = {engine.name: [] for engine in all_engines}
    with launch(MEASURE_MEMORY_NOW) as browser, ExitStack() as stack:
        hosts = [_Host(engine.site) for engine in all_engines]
        addresses = [stack.enter_context(_served(host)) for host in hosts]
        for number in range(ROUNDS + 1):
            for query in QUERIES:
                for engine, host, address in zip(all_engines, hosts, addresses, strict=True):
                    answer = _ask(browser, engine, host, f"{address}/{engine.page}?q={quote(query)}")
                    if number:
                        answers[engine.name].append(answer)
    return Search(pilots, answers)


def _ask(browser: Browser, engine: Engine, host: _Host, address: str) -> Answer:
    host.sent.clear()
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(f"({_WATCH})({json.dumps(engine.hit)})")
    page.goto(address)
    page.wait_for_function("window.firstHit", timeout=120_000)
    page.wait_for_load_state("networkidle")
    answer = Answer(
        page.evaluate("window.firstHit") / 1000,
        engine.code + sum(size for path, size in host.sent.items() if engine.files.fullmatch(path)),
        sum(host.sent.values()),
        page.evaluate(_MEMORY),
    )
    context.close()
    return answer


# ------------------------------------------------------------------------------------------- reporting


COLUMNS = ("pilots", "search", "first hit", "slowest", "sent for it", "at most", "sent in all", "memory")


def conditions() -> str:
    """What the numbers mean, in a sentence or two."""
    return (
        f"Medians of {len(QUERIES)} queries, asked {ROUNDS} times each, after one round to warm up: "
        f"{', '.join(QUERIES)}. In Chromium, each time with an empty cache, from the start of the navigation to "
        "the first hit in a frame; bytes as sent, compressed. *Sent for it*: the index and the code for "
        "searching. *Memory*: what the page and its workers hold when the hits are there. "
        f"Pagefind {version('pagefind')}, without its own interface."
    )


def rows(search: Search) -> Iterator[list[str]]:
    """A row for each engine: medians, with the worst of the time and of what is sent."""
    for name, answers in search.answers.items():
        seconds = [answer.seconds for answer in answers]
        sent = [answer.search_bytes / 1000 for answer in answers]
        yield [
            f"{search.pilots:,}",
            name,
            f"**{statistics.median(seconds):.2f} s**",
            f"{max(seconds):.2f} s",
            f"**{statistics.median(sent):,.0f} kB**",
            f"{max(sent):,.0f} kB",
            f"{statistics.median(answer.all_bytes / 1000 for answer in answers):,.0f} kB",
            f"{statistics.median(answer.memory / 1e6 for answer in answers):,.0f} MB",
        ]
