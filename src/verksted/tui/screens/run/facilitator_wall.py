"""The room screen as the facilitator sees it: where it is shown, what it is given, and that it goes."""

from __future__ import annotations

from dataclasses import replace
from time import time
from typing import TYPE_CHECKING

from verksted.tui.screens.run.facilitator_view import FacilitatorView
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

WALL_SLACK = 3
"""Seconds by which the clock on the wall may be off before it is told anew."""

MOST_REFUSED = 3
"""So many times in a row the words for the wall may not be written: Windows refuses while they are read."""


class FacilitatorWall(FacilitatorView):
    """Gives the wall what it shows, whenever that has changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._on_wall = self._was_on_wall = False
        """Whether the wall is fed now, and whether it has been from this screen."""
        self._fed: object = None
        self._refused = 0
        self._window: list[str] | None = None

    def paint(self) -> None:
        super().paint()
        self._feed_wall()

    def action_room(self) -> None:
        """On, where there are several ways to show it; or off."""
        if self._on_wall:
            self._off_the_wall()
            self.tell(say("Romskjermen viser pausesiden. r og Enter slår den på igjen."))
            return
        from verksted.tui.screens.pick import PickScreen
        from verksted.tui.screens.run.wall_feed import window_command
        from verksted.tui.widgets.rows import row

        rows = [
            row("type", say("Et vindu du åpner selv"), "", say("Skriv der:  verksted rom")),
            row("here", say("Dette vinduet"), "", say("Fasilitatorens skjerm venter så lenge.")),
        ]
        self._window = window_command()
        if self._window is not None:
            more = say("Dra det over på lerretet.")
            rows.insert(0, row("window", say("Et eget vindu"), "", more))
        if self._was_on_wall:
            rows.insert(0, row("again", say("Der den var"), "", say("Vinduet som viser pausesiden.")))
        self.app.push_screen(PickScreen(say("Hvor skal romskjermen være?"), rows), self._show_room)

    def _show_room(self, where: str | None) -> None:
        from verksted.tui.screens.run.room import show_room
        from verksted.tui.screens.run.wall_feed import open_window

        if where is None:
            return
        if where == "here":
            show_room(self.app, self.room, self.where())
            return
        self._on_wall = self._was_on_wall = True
        self._feed_wall()
        if where == "again" and self._on_wall:
            self.tell(say("Romskjermen er på igjen. r her slår den av."))
        elif where == "window" and self._window is not None and open_window(self._window):
            self.tell(say("Romskjermen er åpnet i et eget vindu. r her slår den av."))
        elif self._on_wall:
            self.tell(say("Åpne et terminalvindu til, og skriv: verksted rom. r her slår den av."))

    def _feed_wall(self) -> None:
        """Give the wall what it shows now, where that has changed."""
        if not self._on_wall:
            return
        from verksted.tui.screens.run.room import wall_now
        from verksted.tui.screens.run.wall_feed import show

        now = time()
        wall = wall_now(self.app, self.room, self.where())
        ends = now + wall.left if wall.running else float(wall.left)
        key = (replace(wall, left=0), round(ends / WALL_SLACK))
        if key == self._fed:
            return
        if show(replace(wall, at=now)):
            self._fed, self._refused = key, 0
            return
        self._refused += 1
        if self._refused >= MOST_REFUSED:
            self._on_wall, self._refused = False, 0
            self.tell(say("▲ Romskjermen kan ikke vises her. Velg «Dette vinduet»."))

    def _off_the_wall(self) -> None:
        if self._on_wall:
            from verksted.tui.screens.run.wall_feed import take_down

            self._on_wall, self._fed = False, None
            take_down()

    def left(self) -> None:
        super().left()
        self._off_the_wall()
