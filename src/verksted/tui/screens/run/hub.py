"""The way into the room: who are you here? A note-taker goes straight to the line to write in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from verksted.desk.running import Running
from verksted.tui.frame import Frame
from verksted.tui.screens.run.ways import REHEARSAL, WAYS_IN, way_in
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import mark, say
from verksted.workshop.words import Role

if TYPE_CHECKING:
    from verksted.tui.session import Session


class RunScreen(Frame):
    """Gjennomfør."""

    PLACE = "run"
    INTRO = mark("Velg hva du gjør i rommet. Dere kan være to, på hver sin skjerm.")
    HELP = mark("""\
Fasilitatoren leder og følger tiden. Den andre skriver. Åpner dere samme mappe på to maskiner, ser
dere hverandres notater i løpet av et sekund. Er dere alene om det, gå mellom skjermene med Ctrl+G.
""")
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", mark("velg")),
        ("Enter", mark("gå inn")),
        ("Ctrl+G", mark("gå til")),
        ("F8", mark("fare")),
        ("F9", mark("skjul")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._entered = False

    def work_area(self) -> Iterable[Widget]:
        ways = self._ways()
        yield Rows([row(name, say(words), "", say(more), "") for name, _, words, more in ways], id="ways-in")

    def _ways(self) -> tuple[tuple[str, str, str, str], ...]:
        return (*WAYS_IN, REHEARSAL) if self.session.practice else WAYS_IN

    def on_mount(self) -> None:
        self.query_one(Rows).focus()
        straight = self._straight()
        if self.session.role is Role.FACILITATOR:
            self.query_one(Rows).take("facilitator")
        if straight and not self._entered:
            self._entered = True
            self.query_one(Rows).take(straight)
            self._enter(straight)

    def _straight(self) -> str:
        """Where one goes without choosing, once: to the line, or back to a workshop that runs."""
        if self.session.role is Role.NOTE_TAKER:
            return "notes"
        running = self.session.role is Role.FACILITATOR and Running(self.desk).in_the_room
        return "facilitator" if running else ""

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self._enter(event.row_id)

    def _enter(self, name: str) -> None:
        self.app.push_screen(way_in(name, self.session))
