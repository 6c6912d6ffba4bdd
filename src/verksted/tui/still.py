"""Something to be done once the keys rest: so many seconds after the last one, and never later.

The toolkit's own timer, set back at each key, first sleeps out the time it had begun: up to twice as long.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

_NEAR = 0.001
"""A timer may come so many seconds early."""


class WhenStill:
    """Calls `then` when nothing has touched it for `seconds`. `later` is a widget's `set_timer`."""

    def __init__(
        self,
        seconds: float,
        then: Callable[[], object],
        later: Callable[[float, Callable[[], None]], object],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._seconds, self._then, self._later, self._clock = seconds, then, later, clock
        self._touched: float | None = None
        self._waiting = False

    def touch(self) -> None:
        """A key: count from now. Costs nothing while it counts already."""
        self._touched = self._clock()
        if not self._waiting:
            self._wait(self._seconds)

    def stop(self) -> None:
        """It has been done, or need not be."""
        self._touched = None

    def _wait(self, seconds: float) -> None:
        self._waiting = True
        self._later(seconds, self._look)

    def _look(self) -> None:
        self._waiting = False
        if self._touched is None:
            return
        left = self._touched + self._seconds - self._clock()
        if left > _NEAR:
            self._wait(left)
            return
        self._touched = None
        self._then()
