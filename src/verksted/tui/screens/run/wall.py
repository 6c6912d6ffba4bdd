"""The process on the wall: an app of its own that holds no key and opens no file. See room.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from verksted.tui.hangup import forgiving, watch
from verksted.tui.screens.run.room import GIVEN, PAGES, Wall, page_texts, read_wall
from verksted.tui.themes import THEMES
from verksted.workshop.language import say, use
from verksted.workshop.words import WrittenStandard


class WallApp(App[None]):
    """Question · ground rules · pause · thanks: Enter or → turns the page, `r` or Esc goes back."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "verksted"
    CSS = """
    Screen { background: $background; color: $ink; align: center middle; }
    #page { width: 100%; height: auto; align: center middle; }
    .line { width: 100%; text-align: center; padding: 0 4; height: auto; }
    #question { text-style: bold; }
    #minutes { width: 100%; text-align: center; height: 3; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,right", "turn(1)", "Neste side"),
        Binding("left", "turn(-1)", "Forrige side"),
        Binding("f9", "pause", "Pause"),
        Binding("r,escape,ctrl+c,ctrl+q", "exit", "Tilbake", priority=True),
    ]

    def __init__(self, wall: Wall, look: Callable[[], Wall | None] | None = None) -> None:
        """`look` gives the words anew each second; without it they are as they were given."""
        super().__init__()
        self._wall = wall
        self._look = look
        self._page = 0
        self._started = monotonic()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = wall.theme if wall.theme in {theme.name for theme in THEMES} else "klar"
        self.animation_level = "none"

    @property
    def standard(self) -> str:
        return self._wall.standard

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return THEMES[0].variables

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static("", id="question", classes="line", markup=False)
            yield Static("", id="task", classes="line", markup=False)
            yield Digits("", id="minutes")
            yield Static("", id="under", classes="line", markup=False)
            yield Static("", id="rules", classes="line", markup=False)

    def on_mount(self) -> None:
        watch(self, self.exit)
        self.set_interval(1, self.show)
        self.show()

    def show(self) -> None:
        """Show the page as it is now; nothing is painted where nothing changed."""
        texts = self._texts()
        for name in ("question", "task", "under", "rules"):
            line = self.query_one(f"#{name}", Static)
            if str(line.content) != texts[name]:
                line.update(Content(texts[name]))
        digits = self.query_one(Digits)
        if digits.value != texts["minutes"]:
            digits.update(texts["minutes"])
        digits.display = bool(texts["minutes"])

    def _texts(self) -> dict[str, str]:
        if self._look is None:
            return page_texts(self._wall, self._page, int(monotonic() - self._started))
        try:
            found = self._look()
        except ValueError:
            found = self._wall
        if found is None:  # the facilitator has gone on to something else
            return page_texts(self._wall, 2, 0)
        if found.question != self._wall.question or found.block != self._wall.block:
            self._page = 0
        self._wall = found
        return page_texts(found, self._page, 0)

    def action_turn(self, steps: int) -> None:
        self._page = (self._page + steps) % PAGES
        self.show()

    def action_pause(self) -> None:
        self._page = 0 if self._page == 2 else 2
        self.show()

    def action_exit(self) -> None:
        self.exit()


def main() -> int:
    """In this terminal, with the words of the environment. Returns 1 where there is nothing to show."""
    try:
        wall = read_wall(os.environ.pop(GIVEN, ""))
    except ValueError as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 1
    return _run(WallApp(wall))


def follow() -> int:
    """In a window of its own, with what the facilitator's app shows; 1 where it shows nothing."""
    from verksted.tui.screens.run.wall_feed import look

    try:
        wall = look()
    except ValueError:
        wall = None
    if wall is None:
        sys.stderr.write(say("Slå på romskjermen fra fasilitatorens skjerm først (r).") + "\n")
        return 1
    return _run(WallApp(wall, look))


def _run(app: WallApp) -> int:
    use(WrittenStandard.NYNORSK if app.standard == "nn" else WrittenStandard.BOKMAL)
    with forgiving():
        app.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
