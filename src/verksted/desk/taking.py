"""Taking notes: a line in, notes on disk out.

Certain identifiers are replaced before anything is stored, in the app and on the command line alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from dataclasses import dataclass
from itertools import islice
from threading import Event, Thread

from verksted.desk.desk import Desk
from verksted.privacy.certain import replace_certain
from verksted.privacy.hide import HideList
from verksted.workbook import WorkbookError
from verksted.workshop.language import say
from verksted.workshop.notes import Line, Note, parse_line, split_long
from verksted.workshop.plan import Theme
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role

SECONDS_BETWEEN_LOOKS = 1.0
BATCH = 50
"""Notes of one overlong line that are written in one go."""

_LEAST_TAG = 3
"""Letters from which the beginning of a tag is enough."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the workshop a line is written: the running block and its theme, and minutes passed."""

    block: str | None = None
    theme: str | None = None
    minute: int | None = None
    slip: bool = False


NOWHERE = Moment()


class NoteTaker:
    """Takes lines for one writer. The hide list is read once; `refresh` reads it again."""

    def __init__(self, desk: Desk, role: str = Role.NOTE_TAKER) -> None:
        self._desk = desk
        self._role = role
        self._hidden: HideList | None = None
        self._themes: list[Theme] = []
        self.refresh()

    def refresh(self) -> None:
        self._hidden = self._desk.hide_list()
        self._themes = self._desk.themes.all()

    def take(self, raw: str, moment: Moment = NOWHERE) -> Iterator[Note]:
        """Store one line; yields each note once it is on disk. An empty line gives none."""
        safe, _ = replace_certain(raw, self._hidden)
        line = parse_line(safe, seats=self._desk.workshop.seats_used)
        if line == Line(""):
            return
        yield from self._store(self._notes(line, moment))

    def take_more(self, raw: str, previous: Note) -> Iterator[Note]:
        """Store text that goes on from a note already taken, as notes linked to it."""
        safe, _ = replace_certain(raw, self._hidden)
        line = Line(clean_line(safe), previous.sign, previous.follow_up, previous.seat, previous.theme)
        yield from self._store(self._notes(line, Moment(previous.block), previous.id))

    def theme_id(self, tag: str | None) -> str | None:
        """The id of the theme that a tag means, or the tag itself where no theme has it.

        The beginning of one theme's tag, and of no other's, means that theme: «#kontakt» is «#kontaktperson».
        """
        if tag is None:
            return None
        for theme in self._themes:
            if tag in (theme.id.lower(), theme.tag.lower(), theme.name.lower()):
                return theme.id
        begun = [theme.id for theme in self._themes if theme.tag.lower().startswith(tag)]
        return begun[0] if len(begun) == 1 and len(tag) >= _LEAST_TAG else tag

    def _notes(self, line: Line, moment: Moment, continues: str | None = None) -> Iterator[Note]:
        for number, text in enumerate(split_long(line.text) or [""]):
            note = Note(
                id=self._desk.tools.new_id(),
                text=text,
                at=self._desk.tools.now(),
                writer=self._role,
                sign=line.sign,
                follow_up=line.follow_up,
                seat=line.seat,
                theme=self.theme_id(line.theme) or moment.theme,
                agree=line.agree if number == 0 else None,
                quote=line.quote,
                block=moment.block,
                minute=moment.minute,
                continues=continues,
                slip=moment.slip,
            )
            yield note
            continues = note.id

    def _store(self, notes: Iterator[Note]) -> Iterator[Note]:
        while batch := list(islice(notes, BATCH)):
            self._desk.apply((self._desk.notes.put(note) for note in batch), say("Skrev et notat"))
            yield from batch


def take_all(taker: NoteTaker, lines: Iterable[str], moment: Moment = NOWHERE) -> list[Note]:
    """Every note of these lines, once all are on disk."""
    return [note for line in lines for note in taker.take(line, moment)]


@contextmanager
def keeping_up(desk: Desk) -> Iterator[None]:
    """While lines are waited for: a newer key of the workbook is met within a second or two.

    The file that this program writes in is deleted with the old key, so what nobody else has read must
    not wait in memory for the next line. What is wrong with the folder is told at that line, not here.
    """
    desk.workbook.follows = True
    stop = Event()

    def look() -> None:
        while not stop.wait(SECONDS_BETWEEN_LOOKS):
            with suppress(WorkbookError):
                desk.workbook.refresh()

    context = copy_context()
    watcher = Thread(target=context.run, args=(look,), name="nye nøkler", daemon=True)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()
