"""Notes while people talk: a line becomes notes at once, and is written when the disk can take it.

Making and storing are two steps here, so that a line can stand on the screen before it is on disk.
Certain identifiers are replaced in the first step: they never wait in a queue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from verksted.desk.desk import Desk
from verksted.desk.registers import NOTES, to_document
from verksted.desk.running_queue import queue_of
from verksted.desk.taking import Moment, NoteTaker
from verksted.privacy.certain import replace_certain
from verksted.privacy.findings import Finding
from verksted.workbook import Draft, Put, Remove
from verksted.workshop.language import say
from verksted.workshop.notes import Line, Note, format_line, parse_line, split_paste
from verksted.workshop.text import clean_line

SET_BACK = timedelta(minutes=2)
"""A clock set back by more was wrong before."""
FIELD = "notat"
"""The field whose draft is kept."""
BACK_SECONDS = 15
"""How far one step moves a time mark back."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Notes made of typed text, not yet stored, and what was replaced in it."""

    notes: tuple[Note, ...]
    replaced: tuple[Finding, ...] = ()


class LiveTaker(NoteTaker):
    """Makes notes without storing them. `refresh` reads the hide list and the themes again."""

    def __init__(self, desk: Desk, role: str) -> None:
        super().__init__(desk, role)
        self._seats = desk.workshop.seats_used
        self._last = ""
        """The time of the note made last."""

    def refresh(self) -> None:
        super().refresh()
        self._seats = self._desk.workshop.seats_used

    def mask(self, raw: str) -> str:
        """The text with certain identifiers replaced: what may be kept of a half-typed line."""
        return replace_certain(raw, self._hidden)[0]

    def make(self, raw: str, moment: Moment) -> Taken:
        """The notes of one line, as of now. An empty line gives none."""
        safe, replaced = replace_certain(raw, self._hidden)
        line = parse_line(safe, seats=self._seats)
        if line == Line(""):
            return Taken((), tuple(replaced))
        return Taken(tuple(map(self._after_the_last, self._notes(line, moment))), tuple(replaced))

    def _after_the_last(self, note: Note) -> Note:
        """A clock that is set back a little while one writes does not turn the order of the lines."""
        last = self._last
        if last and timedelta(0) < datetime.fromisoformat(last) - datetime.fromisoformat(note.at) <= SET_BACK:
            return replace(note, at=last)
        self._last = note.at
        return note

    def make_paste(self, pasted: str, moment: Moment) -> Taken:
        """One note (or more, for an overlong one) per line of a paste."""
        notes: list[Note] = []
        replaced: list[Finding] = []
        for line in split_paste(pasted):
            taken = self.make(line, moment)
            notes += taken.notes
            replaced += taken.replaced
        return Taken(tuple(notes), tuple(replaced))

    def edit(self, note: Note, raw: str) -> Taken:
        """The note as its line was corrected; more than one if it grew too long. Empty: none."""
        safe, replaced = replace_certain(raw, self._hidden)
        line = parse_line(safe, seats=self._seats)
        if line == Line(""):
            return Taken((), tuple(replaced))
        moment = Moment(note.block, None, note.minute, note.slip)
        first, *rest = self._notes(line, moment)
        same = replace(first, id=note.id, at=note.at, writer=note.writer, continues=note.continues)
        linked = [replace(rest[0], continues=note.id), *rest[1:]] if rest else []
        return Taken((same, *linked), tuple(replaced))

    def split(self, note: Note, raw: str, at: int) -> Taken:
        """Two notes of one, divided at this place of its line; sign and theme go with both."""
        left, right = raw[:at], raw[at:]
        first = self.edit(note, left)
        if not first.notes or not clean_line(right):
            return Taken(())
        head = first.notes[0]
        safe, replaced = replace_certain(right, self._hidden)
        line = parse_line(safe, seats=self._seats)
        moment = Moment(note.block, head.theme, note.minute, note.slip)
        second = next(iter(self._notes(line, moment)), None)
        if second is None:
            return Taken(())
        theme = head.theme or self.theme_id(line.theme)
        second = replace(
            second,
            at=note.at,
            writer=note.writer,
            sign=second.sign or head.sign,
            quote=second.quote or head.quote,
            seat=second.seat or head.seat,
            theme=self.theme_id(line.theme) or theme,
        )
        parts = (*(replace(one, theme=theme) for one in first.notes), second)
        return Taken(parts, (*first.replaced, *replaced))

    def line_of(self, note: Note, own_theme: str | None) -> str:
        """The line one would type to get this note; the theme is told where it is not `own_theme`."""
        tags = {theme.id: theme.tag for theme in self._themes}
        theme = tags.get(note.theme or "", note.theme) if note.theme and note.theme != own_theme else None
        tag = clean_line(theme).lower().replace(" ", "-") if theme else None
        return format_line(Line(clean_line(note.text), note.sign, note.follow_up, note.seat, tag, note.agree))


def joined(first: Note, second: Note) -> Note:
    """One note of two: the first one's time, sign and theme, both texts, any mark, the larger number."""
    agree = max(first.agree or 0, second.agree or 0) or None
    return replace(
        first,
        text=clean_line(f"{first.text} {second.text}"),
        follow_up=first.follow_up or second.follow_up,
        agree=agree,
        sign=first.sign or second.sign,
        quote=first.quote or second.quote,
        seat=first.seat if first.seat == second.seat else None,
        theme=first.theme or second.theme,
    )


def put(note: Note, over: str | None = None) -> Put:
    """The change that writes a note; `over` is the version one had in front of one."""
    return Put(NOTES.name, note.id, to_document(note), (over,) if over else None)


def remove(note_id: str) -> Remove:
    return Remove(NOTES.name, note_id)


def take_over(desk: Desk, draft: Draft) -> None:
    """The half-typed line is ours from now on: kept anew first, and only then taken from the program that
    crashed.
    """
    desk.workbook.save_draft(FIELD, draft.text)
    desk.workbook.discard_drafts([draft])


def store(desk: Desk, ops: Sequence[Put | Remove], label: str | None = None, *, draft: bool = True) -> None:
    """Write notes durably as one undo step, and say that the half-typed line is no longer needed.

    Notes that were taken away while they waited for the disk are never written.
    """
    gone = queue_of(desk).gone
    kept = [op for op in ops if op.key not in gone]
    if kept or not ops:
        desk.workbook.apply(kept, label=label or say("Skrev et notat"), draft=FIELD if draft else "")
