"""Measures checking, building, searching and serving beside what else there is, and keeps the results.

    python -m tests.bench.bench             10, 100 and 1,000 pilots
    python -m tests.bench.bench --large     and 5,000
    python -m tests.bench.bench --since X   and building with the program as it was at commit X

Processor time (user and system) and peak memory of whole processes, as the kernel counts them. What stands
beside each other is measured in turn, a few times over, and the lowest counts: that is the work itself, and
not what else the machine had to do. The table goes into RESULTS.md, next to this file.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from tests.bench import search

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RESULTS = HERE / "RESULTS.md"
WORKPLACE = ROOT / ".bench"
BEGIN, END = "<!-- measured -->\n", "<!-- /measured -->\n"

SIZES, LARGE = (10, 100, 1000), 5000
CHECKED_FILES = 1348
SERVED = 1000
SEARCHED = 1000  # and more; with fewer pages any search will do
EDITS = 7
SINCE = (100, 1000)

# What any validator has to do at least: the bytes of each file through the C parser, into plain data.
_BARE_PARSE = """
import sys, time, yaml
from pathlib import Path
paths = sorted(Path(sys.argv[1]).glob("*.yml"))
started = time.process_time()
for path in paths:
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
print(time.process_time() - started)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds of processor time, and megabytes at its peak."""

    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Our site and the plain one, of the same number of pilots."""

    pilots: int
    ours: Cost
    plain: Cost
    our_pages: int
    plain_pages: int


@dataclass(frozen=True, slots=True)
class Check:
    """Checking so many files: the whole command, without its start, and the bare parse of the same files."""

    files: int
    whole: Cost
    work: float
    parse: float


# ------------------------------------------------------------------------------------------ measuring


def run(*command: str | Path, code: Path = ROOT) -> Cost:
    """Run Python with these arguments, on the program in `code`, until it ends; raises when it fails."""
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(_python(*command), cwd=code, env=_environment(), stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, _python(*command))
    unit = 1024**2 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def _python(*arguments: str | Path) -> list[str]:
    return [sys.executable, *map(str, arguments)]


def _environment() -> dict[str, str]:
    # A fixed seed for hashes: the order of a set should not decide how long something takes. And a program that is
    # used keeps what Python compiled of it, whatever the machine that measures thinks of that.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return own | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


def lowest(costs: Sequence[Cost]) -> Cost:
    """The least time and the least memory of a few runs of the same."""
    return Cost(min(cost.seconds for cost in costs), min(cost.memory for cost in costs))


def make(pilots: int) -> Path:
    """Write a catalogue of so many pilots and its plain counterpart."""
    folder = WORKPLACE / str(pilots)
    shutil.rmtree(folder, ignore_errors=True)
    # In a process of its own: a child's peak memory begins at that of the process that starts it.
    run("-m", "tests.bench.synthetic", str(pilots), folder)
    return folder


def compare(pilots: int) -> Comparison:
    """Build both sites, in turn."""
    folder = make(pilots)
    ours, plain = [], []
    for _ in range(_rounds(pilots)):
        ours.append(run(*_build(folder)))
        plain.append(
            run("-m", "mkdocs", "build", "-q", "-f", folder / "gewoon/mkdocs.yml", "-d", folder / "gewoon/site")
        )
    return Comparison(
        pilots, lowest(ours), lowest(plain), _pages(folder / "eigen/site"), _pages(folder / "gewoon/site")
    )


def _build(folder: Path) -> tuple[str | Path, ...]:
    return "-m", "generator", "build", "--root", folder / "eigen", "--out", folder / "eigen/site"


def parts(pilots: int) -> str:
    """Build with and without what presents, prints and gives as data, in turn; say what that adds."""
    folder = make(pilots) / "eigen"
    costs: dict[str, list[Cost]] = {"with": [], "without": []}
    for _ in range(_rounds(pilots)):
        for way, found in costs.items():
            # Each has a folder of its own: removing the site of the other way would count for this one.
            found.append(run("-m", "tests.bench.parts", way, "--root", folder, "--out", folder / f"site-{way}"))
    return parts_line(pilots, lowest(costs["with"]), lowest(costs["without"]))


def parts_line(pilots: int, whole: Cost, without: Cost) -> str:
    """Say what the parts add, per pilot and as a share of the build without them."""
    more = whole.seconds - without.seconds
    return (
        f"Presenting, sessions, the printed catalogue and the data add {more / pilots * 1000:.2f} ms per pilot at "
        f"{pilots:,} pilots: {more / without.seconds:.0%} of the {without.seconds:.2f} s that a build without takes."
    )


def since(commit: str) -> str:
    """Build the same catalogues with the program of an earlier commit and with ours, in turn; say what changed."""
    code = _as_it_was(commit)
    then, now = zip(*(_then_and_now(code, pilots) for pilots in SINCE), strict=True)
    return since_line(commit, then, now)


def _as_it_was(commit: str) -> Path:
    folder = WORKPLACE / "toen"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True)
    subprocess.run(["tar", "-x"], cwd=folder, input=packed.stdout, check=True)
    return folder


def _then_and_now(code: Path, pilots: int) -> tuple[Cost, Cost]:
    ours = make(pilots)
    theirs = ours / "toen"
    # Settings come and go: each program has those that it knows, above the same pilots.
    run("-m", "tests.bench.synthetic", "2", theirs, code=code)
    settings = (theirs / "eigen/mkdocs.yml").read_bytes()
    shutil.rmtree(theirs)
    shutil.copytree(ours / "eigen", theirs / "eigen")
    (theirs / "eigen/mkdocs.yml").write_bytes(settings)
    then, now = [], []
    for _ in range(_rounds(pilots)):
        then.append(run(*_build(theirs), code=code))
        now.append(run(*_build(ours)))
    return lowest(then), lowest(now)


def since_line(commit: str, then: Sequence[Cost], now: Sequence[Cost]) -> str:
    """Say what a build, and each further pilot in it, costs since a commit; both lists follow SINCE."""
    before, after = (1000 * (large.seconds - small.seconds) / (SINCE[1] - SINCE[0]) for small, large in (then, now))
    return (
        f"Since {commit} building {SINCE[1]:,} pilots went from {then[1].seconds:.2f} s to {now[1].seconds:.2f} s "
        f"({now[1].seconds / then[1].seconds - 1:+.0%}), and each pilot beyond {SINCE[0]:,} from {before:.2f} ms to "
        f"{after:.2f} ms ({after / before - 1:+.0%})."
    )


def _rounds(pilots: int) -> int:
    return max(1, min(3, 3000 // pilots))


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def check(files: int) -> Check:
    """Check a catalogue of so many files; its start is that of the same command on a catalogue of one."""
    folder, single = make(files) / "eigen", make(2) / "eigen"
    rounds = range(2 * _rounds(files))
    command = ("-m", "generator", "check", "--root")
    whole = lowest([run(*command, folder) for _ in rounds])
    start = lowest([run(*command, single) for _ in rounds])
    parse = min(_parse(folder / "pilots") for _ in rounds)
    return Check(files, whole, whole.seconds - start.seconds, parse)


def _parse(folder: Path) -> float:
    made = subprocess.run(_python("-c", _BARE_PARSE, folder), capture_output=True, text=True, check=True)
    return float(made.stdout)


# -------------------------------------------------------------------------------------------- serving


def serve(pilots: int) -> list[float]:
    """Edit one YAML file under `mkdocs serve` a few times: the seconds until the changed page is written."""
    folder = make(pilots) / "eigen"
    edited = sorted((folder / "pilots").glob("*.yml"))[pilots // 2]
    with _served(folder) as site:
        page = site / "pilots" / edited.stem / "index.html"
        return [_edit(edited, page, f"Wijziging {number}.") for number in range(1, EDITS + 1)]


def _edit(source: Path, page: Path, mark: str) -> float:
    time.sleep(1)  # a reader's pause, so that no edit profits from the one before
    source.write_text(_with_summary(source.read_text(encoding="utf-8"), mark), encoding="utf-8")
    started = time.perf_counter()
    _wait_for(lambda: mark in page.read_text(encoding="utf-8"), 120)
    return time.perf_counter() - started


def _with_summary(text: str, summary: str) -> str:
    before, _, rest = text.partition("samenvatting:")
    return f"{before}samenvatting: {summary}\nthemas:{rest.partition('themas:')[2]}"


@contextmanager
def _served(folder: Path) -> Iterator[Path]:
    """Serve the catalogue; gives the folder that MkDocs writes the site to, when it stands."""
    temporary = folder.parent / "tijdelijk"
    temporary.mkdir()
    address = f"127.0.0.1:{_free_port()}"
    command = _python("-m", "mkdocs", "serve", "-q", "-f", folder / "mkdocs.yml", "--dev-addr", address)
    server = subprocess.Popen(command, cwd=ROOT, env=_environment() | {"TMPDIR": str(temporary)})
    try:
        _wait_for(lambda: _is_open(address), 120)
        (site,) = temporary.glob("mkdocs_*")
        yield site
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_open(address: str) -> bool:
    host, port = address.split(":")
    with socket.socket() as probe:
        return probe.connect_ex((host, int(port))) == 0


def _wait_for(done: Callable[[], bool], seconds: float) -> None:
    deadline = time.perf_counter() + seconds
    while not done():
        if time.perf_counter() > deadline:
            raise TimeoutError(f"nothing happened in {seconds} seconds")
        time.sleep(0.005)


# ------------------------------------------------------------------------------------------ reporting


def _searching(searches: Sequence[search.Search]) -> list[str]:
    if not searches:
        return []
    rows = [row for found in searches for row in search.rows(found)]
    return ["### Searching", "", *_table(search.COLUMNS, rows), "", search.conditions(), ""]


def report(
    comparisons: Sequence[Comparison], searches: Sequence[search.Search], checked: Check, edits: Sequence[float]
) -> str:
    """All results as Markdown."""
    return "\n".join(
        [
            f"Measured on {datetime.datetime.now(datetime.UTC):%Y-%m-%d}: {_machine()}.\n",
            "### Building",
            "",
            *_table(_BUILD_COLUMNS, [_build_row(comparison) for comparison in comparisons]),
            "",
            *_growth(comparisons),
            "",
            *_searching(searches),
            "### Checking",
            "",
            *_table(_CHECK_COLUMNS, [_check_row(checked)]),
            "",
            "### Serving",
            "",
            f"`mkdocs serve` with {SERVED:,} pilots, from saving one YAML file to its page being written: "
            f"{statistics.median(edits):.2f} s (median of {len(edits)} edits, slowest {max(edits):.2f} s). "
            "MkDocs itself waits a quarter of a second for more edits, and looks for edits four times a second.",
            "",
        ]
    )


_BUILD_COLUMNS = ("pilots", "ours", "plain", "ratio", "memory, ours", "memory, plain", "pages, ours", "pages, plain")
_CHECK_COLUMNS = ("files", "whole command", "of which work", "bare C parse", "work ÷ parse", "memory")


def _build_row(comparison: Comparison) -> list[str]:
    ours, plain = comparison.ours, comparison.plain
    return [
        f"{comparison.pilots:,}",
        f"{ours.seconds:.2f} s",
        f"{plain.seconds:.2f} s",
        f"**{ours.seconds / plain.seconds:.2f}**",
        f"{ours.memory:.0f} MB",
        f"{plain.memory:.0f} MB",
        f"{comparison.our_pages:,}",
        f"{comparison.plain_pages:,}",
    ]


def _check_row(checked: Check) -> list[str]:
    return [
        f"{checked.files:,}",
        f"{checked.whole.seconds:.2f} s",
        f"**{checked.work:.2f} s**",
        f"{checked.parse:.2f} s",
        f"{checked.work / checked.parse:.2f}",
        f"{checked.whole.memory:.0f} MB",
    ]


def _growth(comparisons: Sequence[Comparison]) -> Iterator[str]:
    """What each further pilot costs between two sizes: flat when the build is linear."""
    for small, large in pairwise(comparisons):
        more = large.pilots - small.pilots
        ours = (large.ours.seconds - small.ours.seconds) / more * 1000
        plain = (large.plain.seconds - small.plain.seconds) / more * 1000
        yield (
            f"- From {small.pilots:,} to {large.pilots:,} pilots each further pilot costs {ours:.1f} ms "
            f"({plain:.1f} ms in the plain build)."
        )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [f"| {' | '.join(line)} |" for line in (columns, ["---:"] * len(columns), *rows)]


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "pydantic", "PyYAML"))
    return f"{os.cpu_count()} × {_processor()}, Python {platform.python_version()}, {packages}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def keep(measured: str) -> None:
    """Put the results between the marks in RESULTS.md."""
    text = RESULTS.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    RESULTS.write_text(f"{before}{BEGIN}\n{measured}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} pilots too")
    parser.add_argument("--since", metavar="COMMIT", help="build with an earlier version of the program as well")
    options = parser.parse_args()
    sizes = (*SIZES, LARGE) if options.large else SIZES
    comparisons = [compare(pilots) for pilots in sizes]
    # In the sites that were just built; serving makes its own anew.
    searches = [search.measure(pilots, WORKPLACE / str(pilots)) for pilots in sizes if pilots >= SEARCHED]
    measured = report(comparisons, searches, check(CHECKED_FILES), serve(SERVED))
    told = [parts(SERVED), *([since(options.since)] if options.since else [])]
    measured = measured.replace("### Checking", "\n\n".join([*told, "### Checking"]), 1)
    sys.stdout.write(measured)
    keep(measured)


if __name__ == "__main__":
    main()
