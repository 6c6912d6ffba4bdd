"""When the facilitator is told of the time that is left: once at each of the minutes of the settings."""

from __future__ import annotations

from collections.abc import Iterable


class TimeNotices:
    """Remembers what has been told of the block that runs. It knows no clock: it is told what is left."""

    def __init__(self) -> None:
        self._block = ""
        self._before = 0

    def due(self, block: str, left: int, minutes: Iterable[int]) -> int | None:
        """The minutes to tell of now, or None. `left` is seconds; nothing is told when a block begins."""
        before, self._before = (self._before, left) if block == self._block else (left, left)
        self._block = block
        passed = [one for one in minutes if left <= one * 60 < before]
        return min(passed, default=None)
