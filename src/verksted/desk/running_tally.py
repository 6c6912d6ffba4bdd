"""Votes and exit tickets: how many, never who. A tally is a word and a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.desk.desk import Desk
from verksted.desk.registers import Register, Table
from verksted.privacy.certain import replace_certain
from verksted.workshop.language import say
from verksted.workshop.text import clean_line

SCALE = range(1, 6)
"""The steps of the exit ticket's scale, 5 the best."""
MOST = 999
LONGEST = 200


class TallyKind(StrEnum):
    VOTE = "vote"
    SCALE = "scale"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Tally:
    """`count` is 0–999."""

    id: str
    kind: TallyKind
    words: str
    count: int = 0


TALLIES = Table("tallies", Tally, lambda one: one.id)


class Tallies:
    """The tallies of a workbook. Every change is durable when it returns, and one undo step."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._register = Register(desk.workbook, TALLIES)

    def of(self, kind: TallyKind) -> list[Tally]:
        """In the order in which they came; the scale always whole, from 5 to 1."""
        found = [one for one in self._register.all() if one.kind is kind]
        if kind is not TallyKind.SCALE:
            return found
        there = {one.id: one for one in found}
        return [there.get(_step(step).id, _step(step)) for step in reversed(SCALE)]

    def add(self, kind: TallyKind, words: str, count: int = 0) -> None:
        """A new one; a word that is there already gets the count on top. Certain identifiers are replaced."""
        safe = clean_line(replace_certain(words, self._desk.hide_list())[0])[:LONGEST]
        if not safe:
            return
        same = next((one for one in self.of(kind) if one.words.casefold() == safe.casefold()), None)
        if same is not None:
            self.change(same, count)
            return
        one = Tally(self._desk.tools.new_id(), kind, safe, min(max(count, 0), MOST))
        self._desk.apply([self._register.put(one)], say("La til «{words}»", words=safe))

    def change(self, tally: Tally, by: int) -> None:
        """So many more, or fewer; never under nought."""
        count = min(max(tally.count + by, 0), MOST)
        if count != tally.count:
            self._desk.apply([self._register.put(replace(tally, count=count))], say("Telte prikker"))

    def remove(self, tally: Tally) -> None:
        self._desk.apply([self._register.remove(tally.id)], say("Tok bort «{words}»", words=tally.words))


def average(scale: list[Tally]) -> float | None:
    """The mean of the scale with one decimal, or None with fewer than five answers."""
    answers = sum(one.count for one in scale)
    if answers < len(SCALE):
        return None
    return round(sum(int(one.words) * one.count for one in scale) / answers, 1)


def _step(step: int) -> Tally:
    return Tally(f"scale-{step}", TallyKind.SCALE, str(step))
