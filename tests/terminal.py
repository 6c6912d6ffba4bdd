"""A real terminal for tests: the program in a pty, its screen read through an emulator.

Waiting is for something that is seen, with a limit; never for a length of time.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

import pyte

if sys.platform == "win32":
    raise ImportError("pty tests need a POSIX system")
else:
    import fcntl
    import pty
    import struct
    import termios


class Terminal:
    """A program running at `columns` × `rows`. `raw` is every byte it has written."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            settings = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
            os.execvpe(command[0], list(command), {**os.environ, **settings, **(env or {})})
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.code: int | None = None

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(self._screen.display)

    def send(self, keys: str | bytes) -> None:
        os.write(self._fd, keys.encode() if isinstance(keys, str) else keys)

    def wait_for(self, wanted: str, limit: float = 20.0) -> float:
        """Read until `wanted` is on the screen; returns seconds since the start. Fails after `limit`."""
        end = time.monotonic() + limit
        while wanted not in self.text:
            if time.monotonic() > end or not self._read(end):
                raise AssertionError(f"«{wanted}» never came; the screen was:\n{self.text}")
        return time.perf_counter() - self.started

    def wait_for_end(self, limit: float = 20.0) -> int:
        """Read until the program has ended; returns its exit code."""
        end = time.monotonic() + limit
        while self._read(end):
            if time.monotonic() > end:
                raise AssertionError(f"the program did not end; the screen was:\n{self.text}")
        return self._reap()

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self._reap()

    def _read(self, end: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], max(0.0, min(0.5, end - time.monotonic())))
        if not ready:
            return True
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def _reap(self) -> int:
        if self.code is None:
            _, status = os.waitpid(self.pid, 0)
            self.code = os.waitstatus_to_exitcode(status)
            os.close(self._fd)
        return self.code

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.code is None:
            self.kill()
