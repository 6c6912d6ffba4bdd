"""What the room's screens know of the workbook: read in one go on the writing thread, then carried along.

Screens hold a `Room`; reading the disk is never theirs to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from verksted.desk.desk import Desk
from verksted.desk.registers import NOTES, Register, Table, from_document
from verksted.desk.running import RUN, Running
from verksted.desk.running_store import NoteStore
from verksted.workshop.agenda import Block
from verksted.workshop.language import current, say
from verksted.workshop.notes import Note
from verksted.workshop.plan import PlannedQuestion, Theme, Workshop
from verksted.workshop.running import Run, block_at, minute_of
from verksted.workshop.text import clean_line
from verksted.workshop.words import ROLE_NAMES, Role

if TYPE_CHECKING:
    from verksted.desk.running_holes import Hole


@dataclass(frozen=True, slots=True)
class Shorthand:
    """An abbreviation that expands while one types: `id` as typed (lower case), `words` in full."""

    id: str
    words: str


SHORTHANDS = Table("shorthands", Shorthand, lambda one: one.id)
MOST_SHORTHANDS = 200
_PLAN_TABLES = frozenset({"workshop", "themes", "blocks", "questions", "hidden", RUN.name, SHORTHANDS.name})


@dataclass(frozen=True, slots=True)
class Room:
    """The plan and the run, as they were read last. `short` are abbreviations by what is typed."""

    workshop: Workshop = field(default_factory=lambda: Workshop(title=""))
    themes: tuple[Theme, ...] = ()
    blocks: tuple[Block, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()
    run: Run = field(default_factory=Run)
    short: dict[str, str] = field(default_factory=dict)

    @property
    def block(self) -> Block | None:
        """The running block."""
        return self.block_of(self.run.block) if self.run.running else None

    def block_of(self, block_id: str | None) -> Block | None:
        return next((block for block in self.blocks if block.id == block_id), None)

    def theme(self, theme_id: str | None) -> Theme | None:
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def tag(self, theme_id: str | None) -> str:
        """The theme's tag as it is shown; an unknown one as it was typed."""
        theme = self.theme(theme_id)
        return clean_line(theme.tag or theme.name) if theme else clean_line(theme_id or "")

    def questions_of(self, block: Block) -> list[PlannedQuestion]:
        wanted = {question.id: question for question in self.questions}
        return [wanted[one] for one in block.questions if one in wanted]

    def earlier(self, note: Note, seconds: int) -> Note:
        """The note with its time mark moved back, in the block that ran then and with the theme of that.

        One with a strange time stamp stays as it is.
        """
        try:
            at = datetime.fromisoformat(note.at) - timedelta(seconds=seconds)
        except (ValueError, OverflowError):
            return note
        moved = replace(note, at=at.isoformat(timespec="milliseconds").replace("+00:00", "Z"))
        if not self.run.began:
            return moved
        moved = replace(moved, minute=minute_of(self.run, at))
        before = self.block_of(block_at(self.blocks, self.run, at))
        running = self.block
        if running is None or before is None or before == running or note.block != running.id:
            return moved
        theme = before.theme if note.theme == running.theme else note.theme
        return replace(moved, block=before.id, theme=theme)

    def clock_of(self, note: Note) -> str:
        """`17.26`: the planned clock of a note typed in later, else when it was written here."""
        if note.minute is not None and not self.run.began and self.workshop.starts:
            from verksted.workshop.agenda import format_clock, parse_clock

            return format_clock(parse_clock(self.workshop.starts) + note.minute)
        return local_clock(note.at)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read: the plan where it was asked for, notes by id (None: gone), and which of the notes
    stand in two versions. `holes` are told of where everything was read (`whole`).
    """

    room: Room | None
    notes: Mapping[str, Note | None]
    conflicts: frozenset[str]
    whole: bool = False
    holes: tuple[Hole, ...] = ()


def local_clock(at: str, form: str = "%H.%M") -> str:
    """A UTC time stamp as the clock on the wall; "" for a strange one."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime(form)
    except (ValueError, OverflowError, OSError):  # Windows knows no local time before 1970 or after 3000
        return ""


def read_room(desk: Desk) -> Room:
    return Room(
        workshop=desk.workshop,
        themes=tuple(sorted(desk.themes.all(), key=lambda theme: theme.order)),
        blocks=tuple(desk.agenda),
        questions=tuple(desk.questions.all()),
        run=Running(desk).run,
        short={one.id: one.words for one in Register(desk.workbook, SHORTHANDS).all()},
    )


def read_all(desk: Desk) -> Seen:
    """Everything, for a screen that opens."""
    return Seen(
        read_room(desk),
        packed_notes(desk),
        frozenset(desk.workbook.conflicts(NOTES.name)),
        whole=True,
        holes=_holes(desk),
    )


def _holes(desk: Desk) -> tuple[Hole, ...]:
    damage = desk.workbook.damage
    if not damage:
        return ()
    from verksted.desk.running_holes import holes

    return holes(damage)


def packed_notes(desk: Desk) -> NoteStore:
    """All notes of the workbook, one at a time, so that they never stand unpacked side by side."""
    rows = desk.workbook.documents(NOTES.name)
    return NoteStore.over(rows, desk.notes.of(rows))


def read_changed(desk: Desk, changed: Iterable[tuple[str, str]]) -> Seen | None:
    """What changed in these documents, or None where nothing of the room did."""
    names = set(changed)
    keys = [key for table, key in names if table == NOTES.name]
    plan = any(table in _PLAN_TABLES for table, _ in names)
    if not keys and not plan:
        return None
    notes = {key: desk.notes.get(key) for key in _in_order(desk, keys)}
    conflicts = frozenset(desk.workbook.conflicts(NOTES.name)) if keys else frozenset()
    return Seen(read_room(desk) if plan else None, notes, conflicts)


def _in_order(desk: Desk, keys: list[str]) -> list[str]:
    """As the workbook has them: the lines of a page were written at one and the same time."""
    if len(keys) < 2:
        return keys
    wanted = set(keys)
    kept = [key for key in desk.workbook.documents(NOTES.name) if key in wanted]
    return [*kept, *wanted.difference(kept)]


def look_around(desk: Desk) -> Seen | None:
    """What other writers have added since the last time. Raises `WorkbookError`."""
    return read_changed(desk, desk.workbook.refresh())


def travel(desk: Desk, *, back: bool) -> tuple[str | None, Seen | None]:
    """Undo or redo the last change: its label (None: there is none), and what changed by it."""
    before = {name: desk.workbook.documents(name) for name in (NOTES.name, RUN.name)}
    label = desk.workbook.undo() if back else desk.workbook.redo()
    if label is None:
        return None, None
    changed = {("workshop", "workshop")}
    for name, old in before.items():
        changed |= {(name, key) for key in old.differing(desk.workbook.documents(name))}
    return label, read_changed(desk, changed)


def versions_of(desk: Desk, note_id: str) -> list[tuple[str, Note | None, str]]:
    """The versions of a note that stand side by side, latest first: version, note (None: taken away),
    and by whom and when.
    """
    found: list[tuple[str, Note | None, str]] = []
    for kept in desk.workbook.versions(NOTES.name, note_id):
        note = None if kept.document is None else from_document(kept.document, Note)
        when = kept.stamp.at.astimezone().strftime("%H.%M")
        found.append((kept.version, note, f"{role_name(kept.stamp.role)} {when}"))
    return found


def role_name(writer: str) -> str:
    """A role in a word, as it stands beside a note; an unknown one as it is."""
    if writer == Role.NOTE_TAKER:
        return say("skriver")
    try:
        return ROLE_NAMES[Role(writer)].in_(current())
    except ValueError:
        return clean_line(writer)[:24] or say("ukjent")
