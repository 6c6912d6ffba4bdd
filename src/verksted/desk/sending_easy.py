"""Easy words for the letter in easy language: one short wording for each piece of advice and each answer.

A person writes them; they are searched, judged and signed with everything else that leaves. Where a text
is short enough as it stands, it needs no other words. What is too long and has none is told by name, so
that no long sentence is sent unseen. Source of the limits: domain.md §4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.content.letters import load_avoid_words
from verksted.content.lix import EASY, Readability, measure
from verksted.desk.copying import point_of, safe_line
from verksted.desk.desk import Desk
from verksted.desk.following import owed
from verksted.workshop.followup import Measure, MeasureStatus
from verksted.workshop.language import say
from verksted.workshop.notes import MAX_LINE
from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary, SummaryMeasure
from verksted.workshop.words import WrittenStandard

LONGEST = 15
"""Words of the longest sentence that an easy letter sends without being asked; the aim is `EASY.sentence`."""
_JOINTS = re.compile(r"\s*(?:;|,\s+(?:og|men|så)|\s[–-])\s+(?=\w+\s+\w+)")
"""Where a long sentence can be cut in two that both stand alone more often than not."""


class Kind(StrEnum):
    POINT = "point"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class EasyText:
    """A text that an easy letter says: as the summary has it, and in easy words, "" without."""

    kind: Kind
    id: str
    theme: str
    text: str
    easy: str = ""

    @property
    def told(self) -> str:
        """The words that the letter has."""
        return self.easy or self.text

    @property
    def lacking(self) -> bool:
        """Whether it is too long and nobody has written easy words for it."""
        return not self.easy and too_long(self.text)


def reading(text: str, standard: WrittenStandard) -> Readability:
    """How heavy some words are, against the limits of easy language."""
    return measure(text, EASY, load_avoid_words().items.values(), standard)


def too_long(text: str) -> bool:
    return measure(text, EASY).longest > LONGEST


def easy_texts(desk: Desk) -> list[EasyText]:
    """All that an easy letter of this workbook says: advice theme by theme, the answers under them."""
    made: dict[tuple[Kind, str], EasyText] = {}
    for theme in owed(desk):
        for point in theme.points:
            made[Kind.POINT, point.id] = EasyText(Kind.POINT, point.id, theme.name, point.text, point.easy)
        for one in theme.measures:
            made.setdefault(
                (Kind.MEASURE, one.id),
                EasyText(Kind.MEASURE, one.id, theme.name, answer_text(one), one.easy),
            )
    return list(made.values())


def answer_text(one: Measure | SummaryMeasure) -> str:
    """An answer as people are told it: what is done, or what is not and why."""
    if one.status is MeasureStatus.NOT_DONE and one.why_not:
        what = one.text if one.text.endswith((".", "!", "?")) else f"{one.text}."
        return f"{what} {one.why_not}"
    return one.text


def set_easy(desk: Desk, kind: Kind, name: str, words: str) -> str:
    """Write easy words, or take them away with an empty text; returns them as they are kept.

    A point with new easy words waits for its insider test. Raises ValueError for words that are too long,
    and where the text they belong to is gone.
    """
    line = safe_line(desk, words)
    if len(line) > MAX_LINE:
        raise ValueError(say("Teksten er for lang."))
    label = say("Skrev lettlest ordlyd") if line else say("Tok bort lettlest ordlyd")
    if kind is Kind.POINT:
        desk.apply([desk.points.put(replace(point_of(desk, name), easy=line))], label)
    else:
        answer = desk.measures.get(name)
        if answer is None:
            raise ValueError(say("Tiltaket finnes ikke lenger."))
        desk.apply([desk.measures.put(replace(answer, easy=line))], label)
    return line


def lacking(summary: Summary) -> list[str]:
    """Texts of the released summary that an easy letter would say in a sentence too long, as they stand."""
    return [text for text, easy in _said(summary) if not easy and too_long(text)]


def _said(summary: Summary) -> Iterator[tuple[str, str]]:
    asking: set[str] = set()
    for theme in summary.themes:
        asked = [point for point in theme.points if point.sign is not PointSign.WORKS]
        yield from ((point.text, point.easy) for point in asked)
        asking |= {theme.id} if asked else set()
    for one in summary.measures:
        if asking.intersection(one.themes):
            yield answer_text(one), one.easy


def shorter(text: str) -> str:
    """A first try at shorter sentences: cut where two thoughts are joined. For a person to go on from."""
    parts = [part.strip(" ,;–-") for part in _JOINTS.split(text)]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(part: str) -> str:
    whole = part[:1].upper() + part[1:]
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."


def left(texts: Iterable[EasyText]) -> list[EasyText]:
    return [one for one in texts if one.lacking]
