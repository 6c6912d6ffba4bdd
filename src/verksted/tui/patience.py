"""How long one must wait after wrong passphrases: guessing gets slow, a slip of the finger does not."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from verksted.workshop.language import say_count

FREE_TRIES = 2
LONGEST_WAIT = 30


class Patience:
    """Counts the wrong ones. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._wrong = 0
        self._not_before = 0.0

    def stop(self) -> str:
        """What to say instead of trying now, or ""."""
        left = self._not_before - self._clock()
        return (
            say_count(
                int(left) + 1, "▲ Vent ett sekund, og prøv igjen.", "▲ Vent {n} sekunder, og prøv igjen."
            )
            if left > 0
            else ""
        )

    def was_wrong(self) -> str:
        """One more wrong one; what to add to the sentence, or ""."""
        self._wrong += 1
        wait = min(2 ** (self._wrong - FREE_TRIES), LONGEST_WAIT) if self._wrong > FREE_TRIES else 0
        self._not_before = self._clock() + wait
        return (
            say_count(wait, " Vent ett sekund før neste forsøk.", " Vent {n} sekunder før neste forsøk.")
            if wait
            else ""
        )
