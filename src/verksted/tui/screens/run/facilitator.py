"""The facilitator's screen: the minutes left, the question to say aloud, and the rest for a glance.

Nothing is taken without a choice, nothing flashes, and no note stands here in full. The run moves on the
screen at once and is written as soon as the disk can take it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from verksted.desk.registers import to_document
from verksted.desk.running import RUN, Running, voice_of
from verksted.desk.running_notes import FIELD, LiveTaker, put, store
from verksted.desk.running_queue import Job
from verksted.desk.running_store import NoteStore
from verksted.desk.running_view import Seen
from verksted.desk.taking import Moment
from verksted.tui.notices import TimeNotices
from verksted.tui.screens.run import facilitator_lines as lines
from verksted.tui.screens.run.facilitator_views import VIEWS
from verksted.tui.screens.run.facilitator_wall import FacilitatorWall
from verksted.workbook import Put
from verksted.workshop.agenda import Block
from verksted.workshop.language import mark, say
from verksted.workshop.running import Run, backward, extend, forward, leave_out, minute_of, pause
from verksted.workshop.running_ways import take
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.running import Parked
    from verksted.tui.screens.run.asking import LineCard
    from verksted.tui.session import Session

SLEPT_SECONDS = 90
"""A gap this long between two ticks means that the machine slept."""
AWAY_SECONDS = 60
"""From so many seconds on the page for danger it is asked whether they count."""


class FacilitatorScreen(FacilitatorWall):
    """The run, for the one who leads it."""

    HELP = mark("""\
Det store tallet er minuttene som er igjen av økta. Ved siden av står spørsmålet du kan si høyt.

Ctrl+N        neste økt. Ctrl+Z tar det tilbake.
←             forrige økt
Mellomrom     pause og fortsett
e             fem minutter til
v             neste visning: spør videre, teknikken trinn for trinn, kjøreregler, åpningen, hjelp
1–3           velg ett av forslagene når tiden glipper. ↑ ↓ og Enter går også.
n             parker et tema   x  ta det eldste fra parkeringen
Tab           skriv et notat, når du er alene om å lede og skrive
r             romskjerm på og av: i et eget vindu, i et vindu du åpner selv, eller her

Pauser, høytlesing og avslutning er vernet. De rører ingen forslag.
«Bare for deg» teller notater, aldri personer. Ingen notater står her i sin helhet.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "forward", "Neste økt", show=False),
        Binding("left", "backward", "Forrige økt", show=False),
        Binding("space", "pause", "Pause", show=False),
        Binding("e", "extend", "Fem minutter til", show=False),
        Binding("v", "view", "Neste visning", show=False),
        Binding("enter", "enter", "Velg", show=False),
        Binding("up", "hand(-1)", "Opp", show=False),
        Binding("down", "hand(1)", "Ned", show=False),
        Binding("1", "way(0)", "Forslag 1", show=False),
        Binding("2", "way(1)", "Forslag 2", show=False),
        Binding("3", "way(2)", "Forslag 3", show=False),
        Binding("n", "park_or_no", "Parker", show=False),
        Binding("j", "yes", "Ja", show=False),
        Binding("x", "unpark", "Ta fra parkeringen", show=False),
        Binding("r", "room", "Romskjerm", show=False),
        Binding("tab", "note", "Skriv et notat", show=False, priority=True),
        Binding("escape", "told_where", "Ut", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._notes = NoteStore()
        self._slept = 0
        self._last: datetime | None = None
        self._notices = TimeNotices()
        self._card: LineCard | None = None
        """The card that a note is being written on."""

    # Reading --------------------------------------------------------------------------------------

    def take_in(self, seen: Seen) -> None:
        for key, note in seen.notes.items():
            if note is None:
                self._notes.pop(key, None)
            else:
                self._notes[key] = note
        themes = {theme.id: clean_line(theme.name) for theme in self.room.themes}
        self._voice = voice_of(list(self._notes.values()), themes)
        self.do(Running(self.desk).parked, self._show_parked)
        self.paint()

    def _show_parked(self, parked: list[Parked]) -> None:
        self._parked = parked
        self.paint()

    def tick(self) -> None:
        now = self.now()
        gap = (now - self._last).total_seconds() if self._last else 0
        self._last = now
        if gap > SLEPT_SECONDS:
            self._ask_to_count(
                gap, mark("Maskinen sov i {count} minutter. Skal vi regne med dem (j), eller ikke (n)?")
            )
        self.paint()
        self._tell_time(aloud=gap <= SLEPT_SECONDS)

    def _tell_time(self, *, aloud: bool) -> None:
        """Say that 10, 5 or 1 minutes are left of the block, as the settings have it; not over a question."""
        where, chosen = self.where(), getattr(self.app, "settings", None)
        if where is None or where.paused or chosen is None:
            return
        minutes = self._notices.due(where.block.id, where.left, chosen.time_notices)
        if minutes is not None and aloud:
            self.tell(say("{n} min igjen av økta.", n=minutes))

    def was_away(self, seconds: float) -> None:
        """The page for danger was open so long: the group had a pause that nobody wrote down."""
        if seconds > AWAY_SECONDS:
            self._ask_to_count(
                seconds, mark("Dere var borte i {count} minutter. Skal vi regne med dem (j), eller ikke (n)?")
            )

    def _ask_to_count(self, seconds: float, asked: str) -> None:
        if self.room.run.running and not self.room.run.paused:
            self._slept = int(seconds)
            self.tell(say(asked, count=max(1, self._slept // 60)))

    # Moving ---------------------------------------------------------------------------------------

    def move(self, change: Callable[[Sequence[Block], Run, datetime], Run], label: str, told: str) -> None:
        """Move the run at once, and write it. Nothing happens where nothing changes."""
        after = change(self.room.blocks, self.room.run, self.now())
        if after == self.room.run:
            return
        self.room = replace(self.room, run=after)
        op = Put(RUN.name, "run", to_document(after))
        self.keep(Job(partial(self.desk.apply, [op], label)))
        self.tell(told)
        self.paint()

    def action_forward(self) -> None:
        if not self.room.blocks:
            self.tell(say("Kjøreplanen er tom. Lag den under Planlegg først (Ctrl+G)."))
            return
        if self.room.run.ended:
            self.tell(say("Verkstedet er ferdig. ← går tilbake til siste økt."))
            return
        self._hand = 0
        first = not self.room.run.began
        where = self.where()
        last = where is not None and not where.coming
        label = say("Startet verkstedet") if first else say("Gikk til neste økt")
        told = (
            say("Verkstedet er ferdig. Ctrl+Z tar det tilbake.")
            if last
            else say("Neste økt. Ctrl+Z tar det tilbake.")
        )
        self.move(forward, label, say("Første økt er i gang.") if first else told)

    def action_backward(self) -> None:
        self.move(backward, say("Gikk til forrige økt"), say("Forrige økt. Ctrl+Z tar det tilbake."))

    def action_pause(self) -> None:
        told = say("Klokka går igjen.") if self.room.run.paused else say("Klokka står. Mellomrom fortsetter.")
        self.move(lambda _, run, now: pause(run, now), say("Pause i klokka"), told)

    def action_extend(self) -> None:
        self.move(
            lambda blocks, run, _: extend(blocks, run),
            say("Fem minutter til"),
            say("Økta fikk fem minutter til. Ctrl+Z angrer."),
        )

    def action_enter(self) -> None:
        if not self.room.run.began:
            self.action_forward()
        elif self._ways:
            self.action_way(self._hand)

    def action_hand(self, steps: int) -> None:
        self._hand = max(0, min(self._hand + steps, len(self._ways) - 1))
        self.paint()

    def action_way(self, number: int) -> None:
        where = self.where()
        if where is None or not 0 <= number < len(self._ways):
            return
        way = self._ways[number]
        self._hand = 0
        words = lines.way_words(way)
        self.move(
            lambda _, run, __: take(run, way, where),
            say("Tok inn tid"),
            say("{words}. Ctrl+Z angrer.", words=words),
        )

    def hide_notes(self) -> None:
        """Nobody has touched a key for a while: the clock stays, the page with notes does not."""
        if self._view == len(VIEWS) - 1:
            self._view = self._page = 0
            self.paint()

    # Other keys -----------------------------------------------------------------------------------

    def action_view(self) -> None:
        self._page += 1
        if self._page >= self._pages:
            self._page = 0
            self._view = (self._view + 1) % len(VIEWS)
        self.paint()

    def action_park_or_no(self) -> None:
        if self._slept:
            slept, self._slept = self._slept, 0
            self.move(
                lambda _, run, __: leave_out(run, slept),
                say("Regnet ikke med tiden"),
                say("Da regner vi ikke med den tiden. Ctrl+Z angrer."),
            )
            return
        from verksted.tui.screens.run.asking import LineCard

        card = LineCard(say("Parker et tema"), say("Vi tar det opp igjen før slutt."))
        self.app.push_screen(card, self._park)

    def _park(self, text: str | None) -> None:
        if text:
            self.keep(Job(partial(Running(self.desk).park, text), name="parked"))

    def action_yes(self) -> None:
        if self._slept:
            self._slept = 0
            self.tell(say("Da regner vi med den tiden."))

    def action_unpark(self) -> None:
        if self._parked:
            one = self._parked[0]
            self.keep(Job(partial(Running(self.desk).unpark, one.id), name="parked"))
            self.tell(say("«{text}» er tatt opp. Ctrl+Z angrer.", text=clean_line(one.text)))

    def action_note(self) -> None:
        """One line of a note, for who leads and writes alone."""
        from verksted.tui.screens.run.asking import LineCard

        told = say("+ bra  - bedre  > forslag  ? spør  ! følg opp  = løfte")
        self._card = card = LineCard(say("Skriv et notat"), told, 4000, start=self.session.half)
        self.app.push_screen(card, partial(self._write, card))

    def keep_half(self) -> None:
        """What is half typed on the card outlives the program, and a change of key."""
        half = self._card.half if self._card else self.session.half
        if half:
            text = LiveTaker(self.desk, self.session.role.value).mask(half)
            work = partial(self.desk.workbook.save_draft, FIELD, text)
            self.keep(Job(work, name="draft", again=False))

    def _write(self, card: LineCard, line: str | None) -> None:
        self._card, self.session.half = None, card.half
        where = self.where()
        block = where.block if where else None
        moment = Moment(
            block.id if block else None, block.theme if block else None, minute_of(self.room.run, self.now())
        )
        taken = LiveTaker(self.desk, self.session.role.value).make(line or "", moment)
        if taken.notes:
            ops = [put(note) for note in taken.notes]
            self.keep(Job(partial(store, self.desk, ops, draft=False), taken.notes, name="written"))
            self.take_in(Seen(None, {note.id: note for note in taken.notes}, frozenset()))
            self.tell(say("Notatet er skrevet. Ctrl+Z angrer."))

    def action_told_where(self) -> None:
        self.tell(say("Ctrl+G går andre steder. Klokka går videre imens."))

    def kept(self, job: Job, result: Any) -> None:
        if job.name in ("undo", "redo"):
            label, seen = result
            self.travelled(job.name, label, seen)
        if job.name in ("parked", "undo", "redo"):
            self.do(Running(self.desk).parked, self._show_parked)
        if job.name == "parked":
            self.tell(say("Parkeringen er lagret. Ctrl+Z angrer."))
