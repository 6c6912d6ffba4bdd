r"""Standard streams: UTF-8 with `\n`, flushed, on Windows too; and words to the person at the terminal."""

from __future__ import annotations

import io
import os
import sys


def prepare_streams() -> None:
    r"""Make stdout and stderr UTF-8 with `\n`, whatever the system thinks."""
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever started us closed it
            setattr(sys, name, open(os.devnull, way, encoding="utf-8"))  # noqa: SIM115, PTH123 -- open until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n", line_buffering=True)


def out(text: str = "") -> None:
    """One line on stdout, at once."""
    from verksted.workshop.text import clean

    sys.stdout.write(clean(text) + "\n")
    sys.stdout.flush()


def warn(text: str) -> None:
    """One line on stderr."""
    from verksted.workshop.text import clean

    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def is_terminal() -> bool:
    """Whether stdout shows to a person: progress and colour only then."""
    return sys.stdout.isatty()
