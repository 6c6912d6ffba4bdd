"""The steps of a technique fitted to the minutes of a block, so that the room can be told the time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verksted.content.techniques_types import Step


def paced(steps: Sequence[Step], minutes: int) -> tuple[Step, ...]:
    """The same steps with minutes in the same proportions that add up to `minutes` (≥ 0).

    A step that has time keeps at least one minute as long as there are minutes enough; a step of 0
    minutes (done beforehand) stays 0. Whole minutes, the largest remainders first.
    """
    timed = [number for number, step in enumerate(steps) if step.minutes > 0]
    if not timed:
        return tuple(steps)
    given = dict.fromkeys(timed, 0)
    for number in timed[: max(0, minutes)]:
        given[number] = 1
    left = minutes - len(timed)
    if left > 0:
        whole = sum(steps[number].minutes for number in timed)
        shares = {number: max(0.0, steps[number].minutes * minutes / whole - 1) for number in timed}
        _hand_out(given, shares, left)
    return tuple(replace(step, minutes=given.get(number, 0)) for number, step in enumerate(steps))


def _hand_out(given: dict[int, int], shares: dict[int, float], minutes: int) -> None:
    """Share out `minutes` in the proportions of `shares`, in whole minutes that add up."""
    total = sum(shares.values()) or 1.0
    exact = {number: share * minutes / total for number, share in shares.items()}
    for number, part in exact.items():
        given[number] += int(part)
    over = minutes - sum(int(part) for part in exact.values())
    by_remainder = sorted(exact, key=lambda number: int(exact[number]) - exact[number])
    for number in by_remainder[:over]:
        given[number] += 1
