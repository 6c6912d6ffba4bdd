"""A room for tests: a small plan, an app that opens right in the room, and what its screen shows.

Run as a program it is the same in a terminal:  python -m tests.tui.run.room FOLDER ROLE SCREEN
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk.desk import Desk, Tools
from verksted.desk.taking import Moment, NoteTaker
from verksted.tui import app as app_module
from verksted.tui.app import VerkstedApp
from verksted.tui.session import Session
from verksted.workbook import Environment, KdfCost
from verksted.workbook.disk import Disk
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.notes import Line, parse_line
from verksted.workshop.plan import PlannedQuestion, Theme
from verksted.workshop.words import Role

if TYPE_CHECKING:
    from textual.pilot import Pilot

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord"
SIZES = [(80, 24), (120, 36)]
BLOCKS = [
    Block("welcome", "Velkommen", 10, BlockKind.OPENING),
    Block("good", "Hva er bra?", 20, BlockKind.QUESTION, "heard", ("q1",)),
    Block("pause", "Pause", 10, BlockKind.BREAK),
    Block("better", "Hva må bli bedre?", 20, BlockKind.QUESTION, "contact", ("q2",), "one-two-four-all"),
    Block("advice", "Råd til lederen", 15, BlockKind.PRIORITISE),
    Block("read", "Har vi forstått?", 5, BlockKind.FEEDBACK),
    Block("end", "Takk", 5, BlockKind.CLOSING),
]
THEMES = [
    Theme("contact", "Kontakt", "kontakt", order=0),
    Theme("heard", "Å bli hørt", "hørt", order=1),
    Theme("after", "Ettervern", "ettervern", order=2),
]
QUESTIONS = [
    PlannedQuestion("q1", "Når ble du hørt?", "heard", ("Hva gjorde de da?",)),
    PlannedQuestion("q2", "Hva må bli bedre når du bytter kontaktperson?", "contact"),
]


def tools() -> Tools:
    return Tools(Environment.real(), kdf=CHEAP)


def new_room(folder: Path, given: Tools | None = None) -> Desk:
    """A workbook with a plan and no notes."""
    desk, _ = Desk.create(folder, title="Ungdom om ettervern", passphrase=PASSPHRASE, tools=given or tools())
    desk.apply((desk.themes.put(theme) for theme in THEMES), "temaer")
    desk.apply((desk.questions.put(question) for question in QUESTIONS), "spørsmål")
    desk.change_agenda(BLOCKS)
    return desk


def fill(desk: Desk, count: int) -> None:
    """That many notes, in frames of a hundred."""
    taker = NoteTaker(desk)
    for first in range(0, count, 100):
        notes = [
            note
            for number in range(first, min(first + 100, count))
            for note in taker._notes(_line(number), Moment("good", "heard"))
        ]
        desk.apply((desk.notes.put(note) for note in notes), "notater")


def _line(number: int) -> Line:
    return parse_line(f"+ notat nummer {number} om å bli hørt når noe skal bestemmes #kontakt")


class RoomApp(VerkstedApp):
    """The app, with a workbook open and one of the room's screens in front."""

    CSS_PATH = str(Path(app_module.__file__).parent / VerkstedApp.CSS_PATH)

    def __init__(
        self, desk: Desk, screen: str = "note_taker:NoteTakerScreen", role: Role = Role.NOTE_TAKER
    ) -> None:
        super().__init__()
        self.desk, self._target, self._role = desk, screen, role

    def on_mount(self) -> None:
        module, _, kind = self._target.partition(":")
        self.session = Session(self.desk, self._role)
        made = getattr(import_module(f"verksted.tui.screens.run.{module}"), kind)
        self.push_screen(made(self.session))


def seen(app: VerkstedApp) -> str:
    """All text on the screen, row by row."""
    screen = app.screen
    lines = screen._compositor.render_strips(screen.size)
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def settled(pilot: Pilot[None]) -> None:
    """Everything given to the writing thread is done, and its answers are on the screen."""
    app = pilot.app
    assert isinstance(app, VerkstedApp)
    for _ in range(2):
        if app.session is not None:
            import asyncio

            await asyncio.wrap_future(app.session.submit(lambda: None))
        await pilot.pause()


@asynccontextmanager
async def in_room(
    desk: Desk,
    screen: str = "note_taker:NoteTakerScreen",
    role: Role = Role.NOTE_TAKER,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[tuple[RoomApp, Pilot[None]]]:
    """The app at a screen of the room that has read what there is."""
    app = RoomApp(desk, screen, role)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


class FullDisk(Disk):
    """Refuses every write while a file called `full` lies beside the workbook; it may say why (`EROFS`)."""

    def __init__(self, sign: Path) -> None:
        self._sign = sign

    def append(self, handle: int, data: bytes) -> None:
        if self._sign.exists():
            raise OSError(getattr(errno, self._sign.read_text().strip() or "ENOSPC"), "refused")
        super().append(handle, data)


FAST = "VERKSTED_TEST_CLOCK"
"""`speed real fast`: a clock that was `fast` when the real one (seconds) was `real`, and runs so much faster."""


def clock_of(given: str) -> Callable[[], datetime]:
    speed, real, fast = given.split()
    began = datetime.fromisoformat(fast)
    return lambda: began + timedelta(seconds=(time.time() - float(real)) * float(speed))


def main(folder: str, role: str, screen: str) -> None:
    real = Environment.real()
    disk = FullDisk(Path(folder).parent / "full")
    clock = real.clock
    if FAST in os.environ:
        from verksted.tui.screens.run import base

        clock = clock_of(os.environ[FAST])
        base.TICK = 0.2
    given = Tools(Environment(clock, real.random, real.state_dir, disk), kdf=CHEAP)
    desk = Desk.open(Path(folder), passphrase=PASSPHRASE, tools=given)
    app = RoomApp(desk, screen, Role(role))
    app.run()
    if app.session is not None:
        app.session.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
