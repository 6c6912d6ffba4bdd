"""The app: themes, keys that work everywhere, and which screen comes after which. Nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from verksted.tui import messages
from verksted.tui.screens.start import StartScreen
from verksted.tui.themes import THEME_NAMES, THEMES
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk


class VerkstedApp(App[None]):
    """Wires the screens together. `folder` is a workbook to open at once; `practise` opens the practice."""

    CSS_PATH = "styles/verksted.tcss"
    TITLE = "verksted"
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Hjelp"),
        Binding("f8", "danger", "Noen er i fare"),
        Binding("f9", "hide", "Skjul"),
        Binding("ctrl+c", "leave", "Avslutt", priority=True),
        Binding("ctrl+q", "leave", "Avslutt", show=False),
    ]

    def __init__(self, folder: Path | None = None, *, practise: bool = False) -> None:
        super().__init__()
        self._folder = folder
        self._practise = practise
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return THEMES[0].variables

    def get_default_screen(self) -> Screen[None]:
        return StartScreen()

    def on_mount(self) -> None:
        if self._folder is not None:
            self.on_open_folder(messages.OpenFolder(self._folder))
        elif self._practise:
            self.on_practise()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Norwegian commands of our own; no screenshot, which would write notes to a plain file."""
        del screen
        yield SystemCommand(say("Hjelp"), say("Hjelp til skjermen du er på"), self.action_help)
        yield SystemCommand(
            say("Noen er i fare"), say("Når noen forteller om vold eller overgrep"), self.action_danger
        )
        yield SystemCommand(say("Skjul alt"), say("Skjul skjermen med én gang"), self.action_hide)
        for name, words in THEME_NAMES.items():
            yield SystemCommand(
                say("Farger: {name}", name=words), say("Bytt farger"), partial(setattr, self, "theme", name)
            )
        yield SystemCommand(say("Avslutt"), say("Alt er lagret"), self.action_leave)

    def action_command_palette(self) -> None:
        from verksted.tui.screens.palette import Choice, PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            choices = [Choice(c.title, c.help, c.callback) for c in self.get_system_commands(self.screen)]
            self.push_screen(PaletteScreen(choices))

    def action_help(self) -> None:
        from verksted.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(getattr(self.screen, "HELP", "")))

    def action_danger(self) -> None:
        from verksted.tui.screens.danger import DangerScreen

        if not isinstance(self.screen, DangerScreen):
            self.push_screen(DangerScreen())

    def action_hide(self) -> None:
        from verksted.tui.screens.hidden import HiddenScreen

        if not isinstance(self.screen, HiddenScreen):
            self.push_screen(HiddenScreen())

    def action_leave(self) -> None:
        self.exit()

    def on_open_folder(self, message: messages.OpenFolder) -> None:
        from verksted.tui.screens.unlock import UnlockScreen

        self.push_screen(UnlockScreen(message.folder), self._opened)

    def on_find_folder(self) -> None:
        from verksted.tui.screens.find import FindScreen

        self.push_screen(FindScreen(), self._found)

    def on_new_workbook(self) -> None:
        from verksted.tui.screens.new import NewScreen

        self.push_screen(NewScreen(), self._opened)

    def on_practise(self) -> None:
        from verksted.tui.screens.practice import PracticeScreen

        self.push_screen(PracticeScreen(), self._opened)

    def _found(self, folder: Path | None) -> None:
        if folder is not None:
            self.on_open_folder(messages.OpenFolder(folder))

    def _opened(self, desk: Desk | None) -> None:
        if desk is None:
            return
        from verksted.tui.screens.overview import OverviewScreen

        self.push_screen(OverviewScreen(desk))

    def _handle_exception(self, error: Exception) -> None:
        """Leave without Textual's crash screen, which prints the values of variables."""
        from verksted.tui.crash import report

        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._exit_renderables.append(Text(report(error)))
        self._close_messages_no_wait()
