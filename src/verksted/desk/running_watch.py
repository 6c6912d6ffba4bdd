"""Looking for personal data while somebody types: the newest text first, outdated ones never.

One thread of its own; whoever asks is told by a callback, and never waits.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import copy_context
from threading import Condition, Thread
from typing import TYPE_CHECKING

from verksted.privacy.findings import Finding

if TYPE_CHECKING:
    from verksted.privacy.hide import HideList

Told = Callable[[str, str, "list[Finding] | None"], None]
"""Key, text and findings; None where the detector could not be read."""


class Watch:
    """`ask` for the text under a key; a newer text under the same key takes its place in the line."""

    def __init__(self, hidden: HideList | None, told: Told) -> None:
        self._hidden = hidden
        self._told = told
        self._wanted: dict[str, str] = {}
        self._asked = Condition()
        self._closed = False
        self._thread: Thread | None = None
        self.runs = 0
        """How many texts were read; outdated ones are not among them."""

    def ask(self, key: str, text: str) -> None:
        with self._asked:
            if self._closed:
                return
            self._wanted[key] = text
            if self._thread is None:
                context = copy_context()
                self._thread = Thread(target=context.run, args=(self._work,), name="leting", daemon=True)
                self._thread.start()
            self._asked.notify()

    def forget(self, key: str) -> None:
        with self._asked:
            self._wanted.pop(key, None)

    def close(self) -> None:
        """Stop; what is being read is finished in the background."""
        with self._asked:
            self._closed = True
            self._wanted.clear()
            self._asked.notify()

    def _work(self) -> None:
        from verksted.privacy.detector import Detector

        detector = Detector.load(hidden=self._hidden)
        while (found := self._next()) is not None:
            key, text = found
            self.runs += 1
            try:
                findings: list[Finding] | None = detector.find(text)
            except Exception:  # noqa: BLE001 -- a broken list must not take the typing down with it
                findings = None
            self._told(key, text, findings)

    def _next(self) -> tuple[str, str] | None:
        with self._asked:
            while not self._wanted and not self._closed:
                self._asked.wait()
            if self._closed:
                return None
            newest = next(reversed(self._wanted))
            return newest, self._wanted.pop(newest)
