r"""Standard streams: UTF-8 with `\n`, flushed, on Windows too; and words to the person at the terminal."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress


def prepare_streams() -> None:
    r"""Make stdout and stderr UTF-8 with `\n`, whatever the system thinks."""
    _Reader.left = False
    for name, way in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # whoever started us closed it
            setattr(sys, name, open(os.devnull, way, encoding="utf-8"))  # noqa: SIM115, PTH123 -- open until the process ends
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n", line_buffering=True)


def out(text: str = "") -> None:
    """One line on stdout, at once. A reader that has left, as `head` does, is no mistake: work goes on."""
    from verksted.workshop.text import clean

    write(clean(text) + "\n")


def write(text: str) -> None:
    """Clean text on stdout, at once, as it stands."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()


def warn(text: str) -> None:
    """One line on stderr, if anybody reads it."""
    from verksted.workshop.text import clean

    with suppress(BrokenPipeError):
        sys.stderr.write(clean(text) + "\n")
        sys.stderr.flush()


class _Reader:
    left = False


def silence_stdout() -> None:
    """Whoever read our output has left; write the rest to nobody, and let Python not complain at exit."""
    _Reader.left = True
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 -- open until the process ends


def reader_left() -> bool:
    """Whether what was written last may have reached nobody."""
    return _Reader.left


def is_terminal() -> bool:
    """Whether stdout shows to a person: progress and colour only then."""
    return sys.stdout.isatty()
