"""The running workshop in the workbook: one record of how far it has come, and what is parked for later.

The moves themselves are pure (workshop/running.py); here they are read and written, each one undo step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

from verksted.desk.desk import Desk
from verksted.desk.registers import Register, Table
from verksted.workshop.agenda import Block
from verksted.workshop.language import say
from verksted.workshop.notes import Note, Sign
from verksted.workshop.running import Run, Standing, in_progress, minute_of, readable, standing
from verksted.workshop.text import clean_line


@dataclass(frozen=True, slots=True)
class Parked:
    """A theme that came up and waits for its turn."""

    id: str
    text: str
    at: str
    done: bool = False


RUN = Table("run", Run, lambda _: "run")
PARKED = Table("parked", Parked, attrgetter("id"))


@dataclass(frozen=True, slots=True)
class Voice:
    """Notes by sign, seats heard, themes little is said about, and marks waiting for an answer.

    For the facilitator alone: it counts notes and anonymous seats, never persons.
    """

    works: int = 0
    must_improve: int = 0
    proposals: int = 0
    seats: tuple[tuple[str, int], ...] = ()
    quiet_themes: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()


class Running:
    """Reads and moves the run of one desk. `now` is the desk's own clock."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._run = Register(desk.workbook, RUN)
        self._parked = Register(desk.workbook, PARKED)

    @property
    def run(self) -> Run:
        return readable(self._run.get("run") or Run())

    def now(self) -> datetime:
        return self._desk.tools.environment.clock().astimezone(UTC)

    def standing(self) -> Standing | None:
        """Where the workshop stands now; None when nothing runs."""
        return standing(self._desk.agenda, self.run, self.now(), self._desk.workshop.starts)

    @property
    def in_the_room(self) -> bool:
        """Whether people sit in the room now."""
        return in_progress(self._desk.agenda, self.run, self.now())

    def minute(self, at: datetime) -> int | None:
        return minute_of(self.run, at)

    def move(self, change: Callable[[list[Block], Run, datetime], Run], label: str) -> Run:
        """Change the run durably; one undo step. Nothing is written where nothing changes."""
        before = self.run
        after = change(self._desk.agenda, before, self.now())
        if after != before:
            self._desk.apply([self._run.put(after)], label)
        return after

    # Parking place --------------------------------------------------------------------------------

    def parked(self) -> list[Parked]:
        """What waits, oldest first."""
        return [one for one in self._parked.all() if not one.done]

    def park(self, text: str) -> None:
        """Keep a theme for later; certain identifiers are replaced, as in notes."""
        from verksted.privacy.certain import replace_certain

        safe, _ = replace_certain(clean_line(text), self._desk.hide_list())
        if safe:
            one = Parked(self._desk.tools.new_id(), safe[:400], self._desk.tools.now())
            self._desk.apply([self._parked.put(one)], say("Parkerte et tema"))

    def unpark(self, parked_id: str) -> None:
        """It has had its turn."""
        one = self._parked.get(parked_id)
        if one is not None:
            done = Parked(one.id, one.text, one.at, done=True)
            self._desk.apply([self._parked.put(done)], say("Tok et tema fra parkeringen"))

    # Balance --------------------------------------------------------------------------------------

    def voice(self) -> Voice:
        """What has been said so far, counted."""
        notes = self._desk.notes.all()
        return voice_of(notes, {theme.id: clean_line(theme.name) for theme in self._desk.themes.all()})


def voice_of(notes: list[Note], themes: dict[str, str]) -> Voice:
    """Count notes. A theme is little talked about with less than half of an even share."""
    signs = {sign: sum(note.sign is sign for note in notes) for sign in Sign}
    seats: dict[str, int] = {}
    heard = dict.fromkeys(themes, 0)
    for note in notes:
        if note.seat:
            seats[note.seat] = seats.get(note.seat, 0) + 1
        if note.theme in heard:
            heard[note.theme] += 1
    even = sum(heard.values()) / len(heard) if heard else 0
    quiet = tuple(themes[key] for key, count in heard.items() if even >= 1 and count * 2 < even)
    marked = [note for note in notes if note.follow_up or note.sign is Sign.QUESTION]
    return Voice(
        works=signs[Sign.WORKS],
        must_improve=signs[Sign.MUST_IMPROVE],
        proposals=signs[Sign.PROPOSAL],
        seats=tuple(
            sorted(seats.items(), key=lambda item: int(item[0][1:] or 0) if item[0][1:].isdigit() else 0)
        ),
        quiet_themes=quiet,
        marked=tuple(clean_line(note.text) or say("(uten tekst)") for note in marked[::-1]),
        promises=tuple(clean_line(note.text) for note in notes if note.sign is Sign.PROMISE),
    )
