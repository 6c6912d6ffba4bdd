"""From one workshop to the next: what was promised and begun opens it.

Promises that are still open, and every measure with how far it has come, go into the new workbook,
and a block of the agenda to begin with. Nothing of notes, points or people comes along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from verksted.desk.desk import Desk
from verksted.desk.following import take_promises
from verksted.workbook import Put, Remove
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.followup import MEASURE_STATUS_WORDS, Measure
from verksted.workshop.language import say
from verksted.workshop.summary import Summary, SummaryMeasure
from verksted.workshop.words import Text, WrittenStandard

SINCE_LAST = "since-last"
"""The id of the block that the next workshop begins with."""
MINUTES = 10
_NAME = Text("Sist sa dere – dette har vi gjort", "Sist sa de – dette har vi gjort")
_LEAD = Text(
    "Fortell kort hva som er gjort, hva som er i gang, og hva det ikke ble noe av. Spør om de merker det.",
    "Fortel kort kva som er gjort, kva som er i gang, og kva det ikkje vart noko av. Spør om dei merkar det.",
)
_PROMISE = Text("Løfte: {text}", "Løfte: {text}")
_BEFORE = frozenset({BlockKind.ARRIVAL, BlockKind.OPENING, BlockKind.ICEBREAKER})


def carry_over(old: Desk, new: Desk) -> tuple[int, int]:
    """Put open promises and measures of `old` into `new`, and a block to tell of them.

    Returns how many promises and how many measures came along; the block is there if any did.
    """
    promises = take_promises(new, old.promises.all())
    measures = take_measures(new, old.measures.all(), _year(old))
    if promises or measures:
        made = old.released.all()
        summary = max(made, key=lambda entry: entry.at).summary if made else None
        new.change_agenda(
            _with_block(new.agenda, _block(new.workshop.standard, summary)),
            say("La inn det som ble lovet sist"),
        )
    return promises, measures


def take_measures(desk: Desk, earlier: Iterable[Measure], year: int | None) -> int:
    """Measures come along as earlier ones, under new ids, with the year they are of and how far they came."""
    known = {measure.text for measure in desk.measures.all()}
    ops: list[Put | Remove] = [
        desk.measures.put(
            replace(measure, id=desk.tools.new_id(), earlier=True, year=measure.year or year, points=())
        )
        for measure in earlier
        if measure.text not in known
    ]
    desk.apply(ops, say("Hentet tiltakene fra sist"))
    return len(ops)


def _year(old: Desk) -> int | None:
    day = old.workshop.date
    return int(day[:4]) if day[:4].isdigit() else None


def _with_block(blocks: list[Block], block: Block) -> list[Block]:
    """The block comes as soon as people are welcomed; one of an earlier time is replaced."""
    rest = [one for one in blocks if one.id != SINCE_LAST]
    at = next((n for n, one in enumerate(rest) if one.kind not in _BEFORE), len(rest))
    return [*rest[:at], block, *rest[at:]]


def _block(standard: WrittenStandard, summary: Summary | None) -> Block:
    """Only what was released stands in the block: it is printed in the run sheet."""
    lines = [_LEAD.in_(standard)]
    if summary is not None:
        lines += [_PROMISE.in_(standard).format(text=one.text) for one in summary.promises if not one.kept]
        lines += [_told(one, standard) for one in (*summary.earlier_measures, *summary.measures)]
    return Block(
        SINCE_LAST,
        _NAME.in_(standard),
        MINUTES,
        BlockKind.OTHER,
        locked=True,
        notes_for_facilitator=" • ".join(lines),
    )


def _told(measure: SummaryMeasure, standard: WrittenStandard) -> str:
    return f"{measure.text.rstrip('.')} ({MEASURE_STATUS_WORDS[measure.status].in_(standard)})"
