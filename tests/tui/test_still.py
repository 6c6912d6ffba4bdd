"""Keys that rest: what was to be done then is done that long after the last key, no sooner and no later."""

from __future__ import annotations

from collections.abc import Callable

from verksted.tui.still import WhenStill


class Time:
    """A clock that is set, and the calls that wait for it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.waiting: list[tuple[float, Callable[[], None]]] = []
        self.done: list[float] = []
        self.still = WhenStill(
            2.0, lambda: self.done.append(round(self.now, 3)), self.later, lambda: self.now
        )

    def later(self, seconds: float, then: Callable[[], None]) -> None:
        self.waiting.append((self.now + seconds, then))

    def until(self, moment: float) -> None:
        while self.waiting and min(self.waiting)[0] <= moment:
            due = min(self.waiting, key=lambda one: one[0])
            self.waiting.remove(due)
            self.now = due[0]
            due[1]()
        self.now = moment


def test_it_is_done_two_seconds_after_the_last_key_however_the_keys_came() -> None:
    time = Time()
    for moment in (0.0, 0.3, 1.9, 3.8, 3.9):
        time.until(moment)
        time.still.touch()
    time.until(20.0)
    assert time.done == [5.9]
    time.still.touch()
    time.until(30.0)
    assert time.done == [5.9, 22.0]


def test_what_is_done_already_is_not_done_again() -> None:
    time = Time()
    time.still.touch()
    time.until(1.0)
    time.still.stop()
    time.until(10.0)
    assert time.done == []
    time.still.touch()
    time.until(20.0)
    assert time.done == [12.0]


def test_a_thousand_keys_leave_one_call_waiting() -> None:
    time = Time()
    for number in range(1000):
        time.until(number / 300)
        time.still.touch()
        assert len(time.waiting) == 1
