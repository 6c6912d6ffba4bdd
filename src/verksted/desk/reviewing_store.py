"""A step of the review, written to the desk: the texts, the log, the placeholders, in one change.

The log holds no words: what was decided about is kept as a keyed hash. Placeholders are kept under
keyed hashes of what they stand for, and are gone after the release.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from verksted.desk.desk import Desk
from verksted.desk.registers import WORKSHOP, Register
from verksted.desk.reviewing import Logged, Review, Step, language_of, start_review
from verksted.desk.reviewing_placeholders import PLACEHOLDERS, PURPOSE, Placeholder, placeholders
from verksted.desk.surveys import reworded
from verksted.privacy.decisions import Decision, normal_words
from verksted.privacy.placeholders import PlaceholderBook
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.points import Point
from verksted.workshop.text import clean_line


def placeholder_book(desk: Desk) -> PlaceholderBook:
    """The placeholders given so far, in this workbook's written standard."""
    entries = {entry.id: entry.words for entry in placeholders(desk).all()}
    return PlaceholderBook(lambda words: desk.workbook.keyed_hash(PURPOSE, words), language_of(desk), entries)


def review(desk: Desk) -> Review:
    """What waits to be reviewed, now. Takes the detector's time."""
    return start_review(desk, placeholder_book(desk))


def store(desk: Desk, step: Step, book: PlaceholderBook) -> str:
    """Write a step; returns what to say. Raises ValueError where a text has changed meanwhile."""
    ops: list[Put | Remove] = list(_text_ops(desk, step.texts))
    ops += [desk.decisions.put(_decision(desk, entry)) for entry in step.logged]
    known = desk.workbook.documents(PLACEHOLDERS.name)
    given = placeholders(desk)
    new = ((key, words) for key, words in book.entries().items() if key not in known)
    ops += [given.put(Placeholder(key, words)) for key, words in new]
    desk.apply(ops, step.label)
    return say("{what}. Ctrl+Z angrer.", what=step.label)


def rewrite(desk: Desk, unit: str, before: str, after: str) -> None:
    """Write a text that would leave anew. Raises ValueError for an empty one, or a changed one."""
    line = clean_line(after)
    if not line:
        raise ValueError(say("Teksten kan ikke være tom. Ta heller bort punktet i renskrivingen."))
    desk.apply(_text_ops(desk, [(unit, before, line)]), say("Skrev om en tekst"))


def decided(desk: Desk) -> int:
    """How many decisions the log holds."""
    return len(desk.decisions)


def _decision(desk: Desk, entry: Logged) -> Decision:
    return Decision(
        id=desk.tools.new_id(),
        unit=entry.unit,
        words=desk.hash_words(normal_words(entry.words)),
        label=entry.label,
        choice=entry.choice,
        reason=entry.reason,
        slot=desk.workbook.slot.id,
        at=desk.tools.now(),
        fact=entry.fact,
    )


def _text_ops(desk: Desk, texts: Iterable[tuple[str, str, str]]) -> list[Put]:
    """The changes that write units' texts, where each still is what the reviewer saw."""
    changed: dict[tuple[str, str], Any] = {}
    questions: list[tuple[str, str]] = []
    registers = _registers(desk)
    for unit, before, after in texts:
        kind, _, rest = unit.partition(":")
        if kind == "easy":
            kind, rest = "point", f"{rest}:easy"
        if kind == "survey":
            questions.append((before, after))
            continue
        key, _, part = rest.partition(":")
        field = part or _FIELDS.get(kind, key)
        if kind == "quote":
            point = changed.get(("point", key)) or desk.points.get(key)
            changed["point", key] = _requoted(point, before, after)
            continue
        item = changed.get((kind, key)) or (registers[kind].get(key) if kind in registers else None)
        if kind == "workshop" and item is None:
            item = desk.workshop
        if item is None or clean_line(getattr(item, field, "")) != clean_line(before):
            raise ValueError(say("Teksten er endret i mellomtiden. Vi ser gjennom den på nytt."))
        changed[kind, key] = replace(item, **{field: after})
    ops = [registers[kind].put(item) for (kind, _), item in changed.items()]
    return [*ops, *(reworded(desk, questions) if questions else ())]


def _requoted(point: Point | None, before: str, after: str) -> Point:
    """The point with other words in its quote: who approved the old ones has not approved these."""
    if point is None or point.quote is None or clean_line(point.quote.text) != clean_line(before):
        raise ValueError(say("Teksten er endret i mellomtiden. Vi ser gjennom den på nytt."))
    return replace(point, quote=replace(point.quote, text=after, approvals=()), insider=None)


_FIELDS = {"principle": "evidence", "theme": "name", "point": "text"}
"""Which field a unit of one text stands for; other units name their field themselves."""


def _registers(desk: Desk) -> dict[str, Register[Any]]:
    return {
        "workshop": Register(desk.workbook, WORKSHOP),
        "principle": desk.principles,
        "theme": desk.themes,
        "point": desk.points,
        "measure": desk.measures,
        "promise": desk.promises,
    }
