"""What may be kept and for how long: the municipality's decision, erasing with a receipt, taking back.

Nothing is deleted by a clock: it only asks. A participant may take back what she said until the
release; the points it carried must then be judged again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from verksted.desk.copying import allowed_strength, safe_line
from verksted.desk.desk import Desk
from verksted.desk.following_corrections import CORRECTIONS, corrections
from verksted.desk.registers import Register
from verksted.desk.surveys_tables import COMMENTS
from verksted.workbook import Put, Remove
from verksted.workbook.erasing import Decision, Receipt
from verksted.workshop.language import say
from verksted.workshop.points import STRENGTHS, Point

KEEP_DAYS = 30
"""Days after the release that raw notes are kept, by the text proposed for the decision."""


def default_basis() -> str:
    """The text proposed for the municipality's decision; to be changed and confirmed by people."""
    return say(
        "Rånotater er internt arbeidsmateriale. De beholdes låst til sammendraget er godkjent, og i høyst "
        "{days} dager. Deretter slettes de med kvittering uten innhold. Sammendraget arkiveres.",
        days=KEEP_DAYS,
    )


def record_retention(desk: Desk, day: date, role: str, basis: str) -> None:
    """Record the decision to erase: date, role and basis. Raises `BadRequest` for what is empty."""
    desk.workbook.record_decision(Decision(day, safe_line(desk, role), safe_line(desk, basis)))


def retention(desk: Desk) -> Decision | None:
    return desk.workbook.decision


def erase_after(desk: Desk) -> date | None:
    """The day from which the clock asks about erasing; None before the release."""
    made = desk.released.all()
    if not made:
        return None
    return date.fromisoformat(max(entry.at for entry in made)[:10]) + timedelta(days=KEEP_DAYS)


def erase_raw(desk: Desk) -> tuple[Receipt, Desk]:
    """Erase every raw note and survey comment for good; points and summary stay. The desk is then closed.

    Raises `NotAllowed` without a recorded decision, and ValueError before the release.
    """
    if not len(desk.released):
        raise ValueError(say("Frigi sammendraget først. Da trengs ikke rånotatene lenger."))
    documents = [("notes", note.id) for note in desk.notes.all()]
    documents += [("aside", entry.note) for entry in desk.aside.all()]
    documents += [(CORRECTIONS.name, entry.id) for entry in corrections(desk).all()]
    documents += [(COMMENTS.name, entry.id) for entry in Register(desk.workbook, COMMENTS).all()]
    receipt, book = desk.workbook.erase(documents)
    return receipt, Desk(book, desk.tools)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What taking back did: how many notes went, and the points to judge again."""

    notes: int
    points: tuple[Point, ...]


def withdraw(desk: Desk, seat: str) -> Withdrawn:
    """Take out all that was said from one seat: one undo step until the release.

    Points it carried lose those notes and their quote, which may be its words, are put no stronger than
    what is left allows, and must have their insider test answered again. Raises ValueError for a seat
    nobody has, and after the release.
    """
    if len(desk.released):
        raise ValueError(say("Sammendraget er frigitt. Det som er ute, kan ikke tas tilbake herfra."))
    gone = {note.id for note in desk.notes.all() if note.seat == seat.strip().lower()}
    if not gone:
        raise ValueError(say("Ingen notater har plassen «{seat}».", seat=seat.strip()[:8]))
    ops: list[Put | Remove] = [desk.notes.remove(name) for name in sorted(gone)]
    ops += [desk.aside.remove(entry.note) for entry in desk.aside.all() if entry.note in gone]
    ops += [
        desk.aside.put(replace(entry, merged_into=None))
        for entry in desk.aside.all()
        if entry.note not in gone and entry.merged_into in gone
    ]
    ops += [
        desk.promises.put(replace(promise, note=None))
        for promise in desk.promises.all()
        if promise.note in gone
    ]
    touched = [_without(desk, point, gone) for point in desk.points.all() if gone.intersection(point.notes)]
    ops += [desk.points.put(point) for point in touched]
    desk.apply(ops, say("Tok ut det en plass har sagt"))
    return Withdrawn(len(gone), tuple(touched))


def _without(desk: Desk, point: Point, gone: set[str]) -> Point:
    notes = tuple(name for name in point.notes if name not in gone)
    rest = replace(point, notes=notes, insider=None, quote=None)
    allowed = allowed_strength(desk, rest)
    return replace(rest, strength=min(rest.strength, allowed, key=STRENGTHS.index))


def seats(desk: Desk) -> list[tuple[str, int]]:
    """Every seat that has said something, and how many notes, in the order of the seats."""
    counted: dict[str, int] = {}
    for note in desk.notes.all():
        if note.seat:
            counted[note.seat] = counted.get(note.seat, 0) + 1
    return sorted(counted.items(), key=lambda entry: int(entry[0][1:]))
