"""The app with the follow-up open on a workbook of the practice workshop's raw notes.

`python -m tests.tui.follow.alone FOLDER` starts it in a terminal, for the script of keys and for the eye.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from textual.screen import Screen

from verksted import tui
from verksted.content.practice import practice
from verksted.desk.desk import Desk, Tools
from verksted.desk.practising import fill_plan, take_notes, write_follow_up, write_points
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.follow.base import BY_ID
from verksted.tui.session import Session
from verksted.workbook import Environment, KdfCost

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord"
SECOND = "en helt annen persons ord"
"""The passphrase of the one who signs."""


def practice_book(folder: Path, *, points: bool = False, kdf: KdfCost = CHEAP, most: int = 1000) -> Desk:
    """A workbook with the plan and the raw notes of the practice workshop; with its points if wanted."""
    plan = practice()
    tools = Tools(Environment.real(), kdf=kdf)
    desk, _ = Desk.create(folder, title=plan.workshop.title, passphrase=PASSPHRASE, tools=tools)
    fill_plan(desk, plan)
    ids = take_notes(desk, replace(plan, notes=plan.notes[:most]))
    if points:
        write_points(desk, plan, ids)
        write_follow_up(desk, plan, ids)
    return desk


class Alone(VerkstedApp):
    """Opens straight on a step of the follow-up."""

    CSS_PATH = str(Path(tui.__file__).parent / "styles" / "verksted.tcss")

    def __init__(self, desk: Desk, step: str = "fair-copy") -> None:
        super().__init__()
        self._desk, self._step = desk, step
        self.preset = ""

    def on_mount(self) -> None:
        super().on_mount()
        self.session = Session(self._desk)
        self.session.visit("follow-up")
        if self.preset:
            self.session.rows[self._step] = self.preset
        self.push_screen(screen_of(self._step, self.session))


def screen_of(step: str, given: Session | Desk) -> Screen[None]:
    """The screen of a step, as the shell makes it."""
    module, _, name = BY_ID[step].screen.partition(":")
    made: Callable[[Session | Desk], Screen[None]] = getattr(
        import_module(f"verksted.tui.screens.follow.{module}"), name
    )
    return made(given)


def main(folder: str, *steps: str) -> None:
    os.environ.setdefault("XDG_STATE_HOME", str(Path(folder).parent / "tilstand"))
    KdfCost.default = staticmethod(lambda: CHEAP)  # type: ignore[method-assign]  # cheap keys in tests only
    place = Path(folder)
    if (place / "hode.json").exists():
        desk = Desk.open(place, passphrase=PASSPHRASE, tools=Tools(kdf=CHEAP))
    else:
        desk = practice_book(place, points="points" in steps)
    app = Alone(desk, next((step for step in steps if step in BY_ID), "fair-copy"))
    app.run()


if __name__ == "__main__":
    main(*sys.argv[1:])
