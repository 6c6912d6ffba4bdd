"""The terminal is gone, or the system asks the program to end: what was typed is saved, and the program ends.

A window that is closed sends a signal; a line that breaks need not. Textual (8.2.8) then reads nothing from
the terminal again and again, with a whole core, and the thread that writes to it dies. So it is looked for
now and then, and once it is gone, what Textual still reads and writes goes nowhere.

A program that was halted and goes on is told so by the same signal as one whose terminal is hung up. Textual
then starts a second reader beside the first. So the first is ended before, if there is a terminal to read.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

from textual.app import App
from textual.driver import Driver

SECONDS_BETWEEN_LOOKS = 1.0
LAST_SECONDS = 15.0
"""So long the saving may take; then the program ends as it is."""
STANDARD = (0, 1, 2)


class Forgiving:
    """A stream to a terminal that may go away: then what is written is lost, and nobody is hurt."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        with suppress(OSError):
            return self._stream.write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def forgiving() -> Iterator[None]:
    """What an app draws on is forgiving, for as long as it runs."""
    plain = sys.__stderr__
    if plain is None or sys.platform == "win32":
        yield
        return
    setattr(sys, "__stderr__", Forgiving(plain))  # noqa: B010 -- Textual draws on it, and asks for no more than this
    try:
        yield
    finally:
        setattr(sys, "__stderr__", plain)  # noqa: B010 -- as it was


def watch(app: App[Any], leave: Callable[[], object]) -> None:
    """Call `leave`, once, when the terminal is gone or the system asks the program to end.

    Nothing is watched where the app has no terminal of its own, or the signal is ignored (`nohup`).
    """
    ours = [fd for fd in STANDARD if os.isatty(fd)]
    if app.is_headless or not ours:
        return
    ending = threading.Event()

    def end() -> None:
        if ending.is_set():
            return
        ending.set()
        if not _there(ours):
            _let_go(ours)
        last = threading.Timer(LAST_SECONDS, os._exit, (1,))
        last.daemon = True
        last.start()
        leave()

    app.set_interval(SECONDS_BETWEEN_LOOKS, lambda: None if _there(ours) else end())
    for name in ("SIGHUP", "SIGTERM"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(NotImplementedError, RuntimeError, ValueError):  # Windows has no such handlers
                asyncio.get_running_loop().add_signal_handler(number, end)
    if sys.platform != "win32":
        _go_on_whole(app, ours)


def _there(fds: list[int]) -> bool:
    """Whether the terminal still answers: one that was hung up says that it is none."""
    return all(os.isatty(fd) for fd in fds)


def _let_go(fds: list[int]) -> None:
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in fds:
        os.dup2(nowhere, fd)
    os.close(nowhere)


def _go_on_whole(app: App[Any], fds: list[int]) -> None:
    """After a halt that Textual did not make, end what it has begun in the terminal before it begins anew.

    A shell has had the terminal meanwhile, and left it as shells want it.
    """
    if sys.platform == "win32":
        return
    halt, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    driver = getattr(go_on, "__self__", None)
    if not (callable(halt) and callable(go_on) and isinstance(driver, Driver)):
        return
    halted = threading.Event()

    def halting(number: int, frame: FrameType | None) -> None:
        halted.set()
        halt(number, frame)

    def begin_anew() -> None:
        if _there(fds):
            driver.suspend_application_mode()
            go_on(signal.SIGCONT, None)
            app.refresh(layout=True)

    def going_on(number: int, frame: FrameType | None) -> None:
        if halted.is_set():
            halted.clear()
            go_on(number, frame)
        else:
            app.call_later(begin_anew)

    signal.signal(signal.SIGTSTP, halting)
    signal.signal(signal.SIGCONT, going_on)
