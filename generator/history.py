"""What git knows of a catalogue: which descriptions came, changed and went, and what stood in them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_NOTHING = "0" * 40
# So many commits are looked through at most: feeds tell what is new, not all that ever was.
_MOST_COMMITS = 500


class GitError(Exception):
    """Git could not give what was asked; the text says in Dutch what, and may hold any sign."""


@dataclass(frozen=True, slots=True)
class Event:
    """That a file in pilots/ changed: when (seconds since 1970), in which commit, and the names of its contents.

    `before` is "" for a new file, `after` for one that is gone.
    """

    slug: str
    commit: str
    when: int
    before: str
    after: str


def git(repository: Path, *arguments: str, doing: str, given: bytes = b"") -> bytes:
    """Run git in a repository and return what it says; raises GitError, which says that it failed at `doing`."""
    command = ["git", "--no-replace-objects", "-C", str(repository), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True).stdout
    except FileNotFoundError:
        raise GitError("Git ontbreekt. Installeer het eerst: sudo apt-get install git") from None
    except subprocess.CalledProcessError as failed:
        said = " ".join(failed.stderr.decode(errors="replace").split())
        raise GitError(f"Git kan niet {doing}. {said}".strip()) from None


def contents(repository: Path, names: Sequence[str]) -> Iterator[bytes]:
    """Yield the contents that have these names, in order. Raises GitError."""
    wanted = "".join(f"{name}\n" for name in names).encode()
    raw = git(repository, "cat-file", "--batch", doing="bestanden lezen", given=wanted)
    at = 0
    for _ in names:
        end = raw.index(b"\n", at)
        size = int(raw[at:end].rsplit(b" ", 1)[1])
        yield raw[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def recent(root: Path, folder: str, most: int) -> list[Event]:
    """Return the last changes of descriptions under `root`/`folder`, newest first; none when git knows of none."""
    try:
        shallow = git(root, "rev-parse", "--is-shallow-repository", doing="geschiedenis lezen").strip() == b"true"
        raw = git(root, *_LOG, folder, doing="geschiedenis lezen")
    except GitError:
        return []
    found: list[Event] = []
    for event in _events(raw, folder, shallow):
        if len(found) == most:
            break
        found.append(event)
    return found


_LOG = (
    "log",
    "--first-parent",
    "--diff-merges=first-parent",
    "--no-show-signature",
    "--no-ext-diff",
    "--no-renames",
    "--no-abbrev",
    "--raw",
    "-z",
    "--relative",
    f"--max-count={_MOST_COMMITS}",
    "--format=%x01%H %ct %P",
    "--",
)


def _events(raw: bytes, folder: str, shallow: bool) -> Iterator[Event]:
    commit, when, is_cut = "", 0, False
    fields = iter(raw.split(b"\0"))
    for field in fields:
        text = os.fsdecode(field).strip()
        if text.startswith("\x01"):
            commit, stamp, *parents = text[1:].split()
            # Where a copy of the history begins, everything looks new that may be old.
            when, is_cut = int(stamp), shallow and not parents
        elif text.startswith(":"):
            path = PurePosixPath(os.fsdecode(next(fields)))
            _, mode, before, after, _ = text.split(" ", 4)
            is_pilot = path.parent == PurePosixPath(folder) and path.suffix == ".yml" and mode != "120000"
            if is_pilot and not is_cut:
                yield Event(path.stem, commit, when, before.replace(_NOTHING, ""), after.replace(_NOTHING, ""))
