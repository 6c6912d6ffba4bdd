"""Notes as rows of the log: which clock, which theme, whose, and what is special about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from verksted.desk.running_store import NoteStore
from verksted.desk.running_view import Room, local_clock, role_name
from verksted.privacy.findings import Finding
from verksted.tui.widgets.notes.row import LogRow
from verksted.workshop.language import say
from verksted.workshop.notes import Note, Sign
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.running_holes import Hole

Spans = tuple[tuple[int, int], ...]
_LOOKED_AT, _FEW = 200, 10
"""Notes that tell who writes here as a rule, and the least that tell anything."""


@dataclass(slots=True)
class NoteRows:
    """The notes one has on the screen. `role` is that of this writer. Her notes need no name, nor do those
    of whoever has written most of what is here.
    """

    role: str
    room: Room = field(default_factory=Room)
    notes: NoteStore = field(default_factory=NoteStore)
    waiting: frozenset[str] = frozenset()
    conflicts: frozenset[str] = frozenset()
    found: dict[str, tuple[str, Spans]] = field(default_factory=dict)
    holes: dict[str, Hole] = field(default_factory=dict)
    """Where damage took something, by the id of its row, which is no note."""
    numbers: dict[str, int] | None = None
    """Numbers of slips, which have no time; None for notes."""
    usual: str = ""
    """The role that has written most of the notes; "" for none."""
    _lead: dict[str, str] = field(default_factory=dict)
    _clocks: dict[tuple[str, int | None, str], str] = field(default_factory=dict)
    _tags: dict[str | None, str] = field(default_factory=dict)
    _tags_of: object = None
    _last_block: str | None = None
    _newest: str = ""

    def all(self) -> Iterator[LogRow]:
        """Every note as a row, in the order of their time."""
        self._lead.clear()
        self._last_block, self._newest = None, ""
        keys: Iterable[str] = self.notes
        if any(early.at > late.at for early, late in pairwise(self.notes.values())):
            keys = sorted(self.notes, key=lambda key: self.notes[key].at)
        self.usual = self._usual_writer(islice(keys, _LOOKED_AT))
        for key in keys:
            note = self.notes[key]
            self._begin(note)
            yield self.row(note)
        for key, hole in self.holes.items():
            yield self._hole(key, hole)

    def has_holes(self, holes: Iterable[Hole]) -> None:
        """Show these holes among the notes from the next time that all are shown."""
        self.holes = {f"hole:{number}": hole for number, hole in enumerate(holes)}

    def of_notes(self, ids: Sequence[str]) -> Sequence[str]:
        """The rows that are notes."""
        return [one for one in ids if one not in self.holes] if self.holes else ids

    def more(self, notes: Iterable[Note]) -> list[LogRow]:
        """Rows of notes that are new."""
        rows: list[LogRow] = []
        for note in notes:
            self.notes[note.id] = note
            self._begin(note)
            rows.append(self.row(note))
        return rows

    def take(self, notes: Mapping[str, Note | None]) -> None:
        """These notes as they stand now (None: gone), beside those that are here."""
        if isinstance(notes, NoteStore) and not self.notes:
            self.notes = notes
            return
        for key, note in notes.items():
            if note is None:
                self.notes.pop(key, None)
            else:
                self.notes[key] = note

    def row_of(self, note_id: str) -> LogRow | None:
        """The row of a note that is there, or of a hole."""
        if note_id in self.holes:
            return self._hole(note_id, self.holes[note_id])
        note = self.notes.get(note_id)
        return None if note is None else self.row(note)

    def row(self, note: Note) -> LogRow:
        text = clean_line(note.text)
        looked = self.found.get(note.id)
        return LogRow(
            id=note.id,
            at=note.at,
            clock=self._clock(note),
            text=text or say("(uten tekst)"),
            sign=f"{note.sign or ''}{'!' if note.follow_up else ''}",
            agree=f"*{note.agree}" if note.agree else "",
            tag=say("løfte") if note.sign is Sign.PROMISE else self._tag(note.theme),
            who=", ".join(part for part in (clean_line(note.seat or ""), self._writer(note)) if part),
            lead=self._lead.get(note.id, ""),
            note=self._special(note),
            found=looked[1] if looked and looked[0] == text else (),
        )

    def _writer(self, note: Note) -> str:
        return role_name(note.writer) if note.writer not in (self.role, self.usual) else ""

    def _usual_writer(self, keys: Iterable[str]) -> str:
        """Who wrote two of three or more of these notes; "" where there is no such one, or too few notes."""
        writers = Counter(self.notes[key].writer for key in keys)
        if writers.total() < _FEW:
            return ""
        ((writer, count),) = writers.most_common(1)
        return writer if 3 * count >= 2 * writers.total() else ""

    def _hole(self, key: str, hole: Hole) -> LogRow:
        from verksted.desk.running_holes import hole_words

        words = hole_words(hole, local_clock(hole.until))
        return LogRow(
            key, hole.at, local_clock(hole.at), words, who=role_name(hole.role) if hole.role else ""
        )

    def looked(self, note_id: str, text: str, findings: Iterable[Finding]) -> LogRow | None:
        """The row after somebody looked for personal data in it; None if the note is another now."""
        note = self.notes.get(note_id)
        if note is None or clean_line(note.text) != text:
            return None
        ours = note.slip and _no_words(text)
        self.found[note_id] = (text, () if ours else tuple((found.start, found.end) for found in findings))
        return self.row(note)

    def to_look_at(self, rows: Iterable[LogRow]) -> list[LogRow]:
        """Those of the rows that nobody has looked at since they were written."""
        return [
            row for row in rows if self.found.get(row.id, ("\0",))[0] != row.text and row.id in self.notes
        ]

    def counts(self) -> tuple[int, int, int]:
        """Notes, slips and promises."""
        slips = self.notes.slips
        return len(self.notes) - slips, slips, self.notes.promises

    def by_theme(self) -> list[tuple[str, int]]:
        """Notes by theme in the order of the plan, those without last."""
        known = [(theme.id, self.notes.themes[theme.id]) for theme in self.room.themes]
        found = [(self.room.tag(key), count) for key, count in known]
        rest = len(self.notes) - sum(count for _, count in known)
        return [*found, (say("uten tema"), rest)] if rest else found

    def marked(self, most: int = 20) -> list[str]:
        """What must be followed up, the newest first."""
        marked = self.notes.marked
        newest = sorted(marked, key=lambda key: marked[key], reverse=True)[:most]
        return [self.notes[key].text or say("(uten tekst)") for key in newest]

    def search(self, words: str, among: Iterable[str]) -> list[str]:
        """The ids among these whose text, theme or special sign holds the words (case-folded)."""
        themes = {key for key in self.notes.themes if words in self._tag(key).casefold()}
        return [
            key
            for key in among
            if (note := self.notes.get(key)) is not None
            and (words in note.text.casefold() or note.theme in themes or words in self._special(note))
        ]

    def _clock(self, note: Note) -> str:
        """The clock of a note; those of the same minute are alike."""
        if self.numbers is not None:
            return f"{self.numbers.get(note.id, len(self.numbers) + 1):>3}"
        key = (note.at[:16], note.minute, self.room.run.began)
        if key not in self._clocks:
            self._clocks[key] = self.room.clock_of(note)
        return self._clocks[key]

    def _tag(self, theme: str | None) -> str:
        if self._tags_of is not self.room.themes:
            self._tags_of = self.room.themes
            self._tags.clear()
        if theme not in self._tags:
            self._tags[theme] = self.room.tag(theme)
        return self._tags[theme]

    def _special(self, note: Note) -> str:
        if note.id in self.waiting:
            return say("venter")
        return say("to utgaver") if note.id in self.conflicts else ""

    def _begin(self, note: Note) -> None:
        """A new block begins with this note; not with one that comes later than its time."""
        if note.at < self._newest:
            return
        self._newest = note.at
        if self.numbers is None and note.block and note.block != self._last_block:
            self._last_block = note.block
            block = self.room.block_of(note.block)
            if block is not None:
                self._lead[note.id] = clean_line(block.name)


def _no_words(text: str) -> bool:
    """Whether this stands for a slip on which nothing was written, or nothing that can be read."""
    from verksted.desk.running_slips import blank_words, unreadable_words

    return text in (blank_words(), unreadable_words())
