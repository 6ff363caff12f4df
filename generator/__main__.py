"""The command `pilotwijzer`, from its very first moment: an interruption is no crash, not even while it loads."""

from __future__ import annotations

import os
import signal
import sys
from typing import NoReturn


def _leave(*_: object) -> NoReturn:
    sys.stderr.write("Gestopt.\n")
    sys.stderr.flush()
    os._exit(130)


def command() -> NoReturn:
    """Run the command as a program of its own."""
    signal.signal(signal.SIGINT, _leave)
    # Not at the top: loading takes longest, and is when somebody in a hurry presses Ctrl-C.
    from generator import cli  # noqa: PLC0415

    # What only reads may be left at any moment; a command that writes says that it wants to tidy up first.
    cli.command()


if __name__ == "__main__":
    command()
