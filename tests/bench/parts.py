"""Builds a site with, or without, what presents it, prints it as one document and gives it as data.

    python -m tests.bench.parts without --root FOLDER --out FOLDER

Both ways run the same program; without, the functions that make those parts make nothing.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from unittest.mock import patch

from generator import cli
from generator.addresses import Address, addresses
from generator.catalogue import Catalogue

_PAGES = {"data", "afdrukken", "samenstellen", "sessie", "sessies"}
# What each function gives when its part is left out.
_NOTHING: dict[str, Any] = {
    "generator.site.write_data": None,
    "generator.site.moved": (),
    # Pages link to what is not there now; looking for broken links takes what it took.
    "generator.pages.Pages._deck": {},
    "generator.pages.standing_files": {},
    "generator.pages.chapter": b"",
    "generator.pages.pilot_slides": [],
    "generator.pages.entry_slides": [],
    "generator.pages.heading_slides": [],
    "generator.pages.in_a_frame": "",
    "generator.pages.as_pasted": "",
    "generator.pages.as_script": "",
}


def _other_addresses(catalogue: Catalogue) -> Iterator[Address]:
    return (address for address in addresses(catalogue) if address.kind not in _PAGES)


def _giving(nothing: Any) -> Callable[..., Any]:
    """A function that does nothing; the mocks that `patch` makes keep all that they are called with, and take time."""
    return lambda *_positions, **_names: nothing


def main() -> None:
    """Build, as the command does."""
    gc.disable()
    with ExitStack() as patched:
        # Pages link to what is not there without the parts, so neither way looks for broken links.
        patched.enter_context(patch("generator.site.Site.broken_links", _giving(())))
        if sys.argv[1] == "without":
            for name, nothing in _NOTHING.items():
                patched.enter_context(patch(name, _giving(nothing)))
            patched.enter_context(patch("generator.pages.addresses", _other_addresses))
        sys.exit(cli.main(["build", *sys.argv[2:]]))


if __name__ == "__main__":
    main()
