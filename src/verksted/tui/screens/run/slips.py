"""Slips: a pile of anonymous slips, typed in fast. No clock; the number matches the slip in the hand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from verksted.desk.running_queue import Job
from verksted.desk.running_slips import (
    UNREADABLE,
    blank_words,
    close_pile,
    count,
    like,
    open_pile,
    unreadable_words,
)
from verksted.desk.running_view import Seen
from verksted.desk.taking import NOWHERE, Moment
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.notes.choices import ChoiceList
from verksted.tui.widgets.notes.chrome import HeadLine, Words
from verksted.tui.widgets.notes.cover import Cover
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.language import mark, say
from verksted.workshop.notes import Note
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from verksted.tui.session import Session


class SlipsScreen(NoteTakerScreen):
    """One pile. `moment` is where in the workshop it was made."""

    HELP = mark("""\
Skriv det som står på lappen, og trykk Enter. Tallet øverst skal stemme med lappen i hånda.

Tom linje og Enter   blank lapp. Den teller også.
0 og Enter           lapp som ikke kan leses
*3                   tre lapper sier det samme
↑                    rett forrige lapp
Ctrl+N               bunken er ferdig: lappene stokkes, så rekkefølgen ikke sier noe
F7 eller Esc         tilbake til notatene. Bunken blir stående.

Det hjelper å makulere lappene når bunken er ferdig.
""")

    def __init__(self, session: Session, moment: Moment = NOWHERE) -> None:
        super().__init__(session)
        self._moment = moment
        self._pile: set[str] = set()
        """The slips typed here and not shuffled yet; those of an earlier visit among them."""
        self._finished: list[Note] = []
        self.rows.numbers = {}

    def compose(self) -> ComposeResult:
        yield HeadLine(id="head")
        yield HeadLine(id="under")
        with Horizontal(id="room"):
            log = NoteLog(
                self.rows.row_of,
                id="log",
                empty=(say("Her kommer lappene."), say("Ingen vet hvem som skrev hva.")),
            )
            log.border_title = Content(say("Tastet nå"))
            yield log
        yield NoteField(id="field")
        yield MessageLine(say("Lappene stokkes når bunken er ferdig, så ingen kan telle seg fram."))
        yield KeyLine(*self.write_keys(), id="keys")
        yield ChoiceList(id="choices")
        yield Cover(self.clock_on_the_wall)

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {"ctrl+n": self.action_finish, "f7": self.action_back}

    def show_reminder(self) -> None:
        """Slips have no panels at the side."""

    def write_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", say("neste")),
            ("↑", say("rett siste")),
            ("Ctrl+N", say("ferdig")),
            ("F7", say("notater")),
            ("F9", say("skjul")),
            ("F1", say("hjelp")),
        )

    def show_mode(self) -> None:
        super().show_mode()
        if not self.editing and not self.finding:
            self.field.border_title = Content(say("Lapp {number}", number=len(self._pile) + 1))
            self.field.border_subtitle = Content(
                say("Enter neste lapp   *3 tre like   0 uleselig   tom linje = blank lapp")
            )

    def moment(self) -> Moment:
        theme = self.theme_now() or self._moment.theme
        return replace(self._moment, theme=theme, minute=None, slip=True)

    def take_in(self, seen: Seen) -> None:
        """Only the slips of this pile stand here; what undo takes away or brings back among them, too."""
        own = [note for note in seen.notes.values() if note is not None and self._own(note)]
        here = self._pile | (open_pile(own) if seen.whole else {note.id for note in own})
        notes = {key: note for key, note in seen.notes.items() if key in here}
        for key, note in notes.items():
            if note is None:
                self._pile.discard(key)
            else:
                self._pile.add(key)
        super().take_in(replace(seen, notes=notes))
        self._renumber()

    def _own(self, note: Note) -> bool:
        return note.slip and note.writer == self.role and note.block == self._moment.block

    def submit(self, raw: str) -> None:
        words = clean_line(raw)
        if self.editing or self.finding or self.list_open:
            unreadable = self.editing and words == UNREADABLE != self._fetched
            super().submit(unreadable_words() if unreadable else raw)
            return
        text = blank_words() if not words else unreadable_words() if words == UNREADABLE else raw
        before = set(self.rows.notes)
        super().submit(text)
        fresh = set(self.rows.notes) - before
        self._pile |= fresh
        self._renumber()
        self._tell_if_double(fresh)

    def _tell_if_double(self, fresh: set[str]) -> None:
        """Tell where a slip looks like one before it; it is kept all the same."""
        earlier = {one: self.rows.notes[one].text for one in self.log_.ids if one not in fresh}
        found = next((like(self.rows.notes[one].text, earlier) for one in fresh), None)
        if found is not None:
            number = self.log_.ids.index(found) + 1
            self.tell(say("▲ Ligner på lapp {number}. Tastet to ganger? Ctrl+Z tar den bort.", number=number))

    def _renumber(self) -> None:
        """The number of each slip stands where notes have their clock."""
        self.rows.numbers = {one: number for number, one in enumerate(self.log_.ids, 1)}
        for one in self.log_.ids:
            self.log_.change(self.rows.row(self.rows.notes[one]))
        self.show_mode()
        self.show_counts()

    def shown(self, seen: Seen) -> None:
        del seen
        self.show_saved()

    def show_counts(self) -> None:
        self.stale = False
        tag = self.room.tag(self.theme_now() or self._moment.theme) or say("uten tema")
        number = len(self._pile) + 1
        self.query_one("#under", HeadLine).tell(
            [(say("Lapp {number} · ingen vet hvem som skrev hva", number=number), "")],
            [(say("Tema: {tag}   (Ctrl+T bytter)", tag=tag), "$text-muted")],
        )

    def tick(self) -> None:
        self.show_saved()
        self.query_one(Cover).tick()

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        block = self.room.block_of(self._moment.block)
        name = f" · {clean_line(block.name)}" if block else ""
        return [(say("Lapper"), "bold $fase-kjor"), (name, "")], []

    def action_time_back(self) -> None:
        self.tell(say("Lapper har ingen tid."))

    def action_back(self) -> None:
        self.dismiss()

    def _leave(self) -> None:
        if self.editing or self.finding or self.list_open:
            super()._leave()
        elif not self.field.value:
            self.dismiss()
        else:
            self.tell(say("Trykk Enter først, så er lappen lagret. F7 går til notatene."))

    def action_finish(self) -> None:
        if self.editing or self.finding:
            self.tell(say("Esc først. Så gjør Ctrl+N bunken ferdig."))
            return
        notes = [self.rows.notes[one] for one in self.log_.ids if one in self._pile]
        if not notes or self.field.value:
            self.tell(say("Skriv inn minst én lapp, og trykk Enter etter den siste."))
            return
        self._finished = notes
        self.keep(Job(partial(close_pile, self.desk, notes), name="pile"))

    def kept(self, job: Job, result: Any) -> None:
        super().kept(job, result)
        if job.name != "pile":
            return
        pile = count(self._finished)
        self._pile.clear()
        self.rows.notes.clear()
        self.log_.show([])
        self._renumber()
        parts = (
            say("{count} med tekst", count=pile.with_text),
            say("1 blank") if pile.blank == 1 else say("{count} blanke", count=pile.blank),
            say("1 uleselig") if pile.unreadable == 1 else say("{count} uleselige", count=pile.unreadable),
        )
        slips = say("1 lapp") if pile.slips == 1 else say("{count} lapper", count=pile.slips)
        self.tell(f"{slips}: {', '.join(parts)}. {say('Husk makulatoren.')}")
