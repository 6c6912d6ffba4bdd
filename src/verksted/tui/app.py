"""The app: themes, keys that work everywhere, and which screen comes after which. Nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from verksted.tui import messages, settings
from verksted.tui.filters import Colourless, PlainSigns
from verksted.tui.screens.start import StartScreen
from verksted.tui.themes import THEMES
from verksted.tui.travelling import Travels
from verksted.workshop.language import use


class VerkstedApp(Travels):
    """Wires the screens together. `folder` is a workbook to open at once; `practise` opens the practice."""

    CSS_PATH = "styles/verksted.tcss"
    TITLE = "verksted"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-trang"), (72, "-smal"), (120, "-bred"), (180, "-vid")]  # noqa: RUF012 -- as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-lav"), (18, "-passe"), (32, "-hoy")]  # noqa: RUF012 -- as Textual has it
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Hjelp", priority=True),
        Binding("f8", "danger", "Noen er i fare", priority=True),
        Binding("f9", "hide", "Skjul", priority=True),
        Binding("ctrl+p", "palette", "Alle valg", priority=True),
        Binding("ctrl+g", "goto", "Gå til", priority=True),
        Binding("ctrl+l", "lock", "Lås", priority=True),
        Binding("ctrl+c", "leave", "Avslutt", priority=True),
        Binding("ctrl+q", "leave", "Avslutt", show=False, priority=True),
    ]

    def __init__(self, folder: Path | None = None, *, practise: bool = False) -> None:
        from verksted.tui.pasting import guard

        guard()
        super().__init__(settings.load())
        self._folder, self._practise = folder, practise
        use(self.settings.written)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self.settings.theme
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return THEMES[0].variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        kept: list[LineFilter] = [] if self.no_color else list(super().get_line_filters())
        kept += [Colourless()] if self.no_color else []
        return [*kept, PlainSigns()] if self.settings.plain_signs else kept

    def get_default_screen(self) -> Screen[None]:
        return StartScreen(self.settings)

    def run(self, *args: Any, **kwargs: Any) -> Any:
        """As Textual's; after a lock the process starts again at the passphrase."""
        from verksted.tui.hangup import forgiving

        with forgiving():
            result: Any = App.run(self, *args, **kwargs)
        if self.locked is not None:
            from verksted.tui.locking import start_again

            self._return_code = start_again(self.locked)
        return result

    def on_mount(self) -> None:
        from verksted.tui.locking import started_locked

        locked = started_locked()
        if self._folder is not None:
            self.on_open_folder(messages.OpenFolder(self._folder))
        elif self._practise:
            self.on_practise(messages.Practise())
        if locked:
            self.show_hidden()
        self.watch_for_idleness()
        self.watch_for_others()
        self.watch_for_the_terminal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While all is hidden only showing it again, locking and leaving do anything."""
        if self.locking:
            return False
        there = self.is_running and bool(self._screen_stack)
        hidden = getattr(self.screen, "HIDES", False) if there else False
        if hidden:
            return action in ("hide", "lock", "danger")
        if there and self.held and action in ("palette", "goto"):
            return False
        return super().check_action(action, parameters)

    # Keys that work everywhere --------------------------------------------------------------------

    def action_help(self) -> None:
        from verksted.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen(getattr(self.screen, "HELP", "")))

    def action_danger(self) -> None:
        from verksted.tui.screens.danger import DangerScreen

        if not any(isinstance(one, DangerScreen) for one in self.screen_stack):
            half = getattr(self.screen, "half_typed", "")
            hidden = getattr(self.screen, "HIDES", False)
            notes = None if self.held or hidden else self.session
            self.push_screen(DangerScreen(self.settings, notes, half), self.back_from_danger())

    def action_hide(self) -> None:
        if getattr(self.screen, "HIDES", False):
            self.show_again()
        elif any(getattr(one, "HIDES", False) for one in self.screen_stack):
            self.screen.dismiss(None)  # what is shown over the hidden page goes, and it is hidden again
        else:
            self.show_hidden()

    def action_palette(self) -> None:
        from verksted.tui.commands import commands
        from verksted.tui.screens.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            names = ("help", "danger", "hide", "settings", "quit", "goto", "lock")
            actions: dict[str, Callable[[], Any]] = {name: getattr(self, f"action_{name}") for name in names}
            for name in ("undo", "redo", "find"):
                actions[name] = partial(self.on_screen, f"action_{name}")
            session = self.session
            practising = session is not None and session.practice
            found = commands(
                self.post_message, actions, open_workbook=session is not None, practising=practising
            )
            self.push_screen(PaletteScreen(list(found)))

    def action_goto(self) -> None:
        from verksted.tui.screens.goto import GotoScreen

        if not isinstance(self.screen, GotoScreen):
            self.push_screen(GotoScreen(self.session.visited if self.session else None), self.gone)

    def action_settings(self) -> None:
        from verksted.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.settings))

    def action_lock(self) -> None:
        self.post_message(messages.Lock())

    def action_leave(self) -> None:
        from verksted.tui.screens.leave import LeaveScreen, copied

        if copied(self):
            self.forget_copied()
        elif self.unsaved():
            self.action_quit()
        elif not isinstance(self.screen, LeaveScreen):
            self.push_screen(LeaveScreen(), lambda sure: self.action_quit() if sure else None)

    def forget_copied(self) -> None:
        """Empty the clipboard after a while: what was marked may be a note."""
        text, seconds = self.clipboard, self.settings.clipboard_seconds
        if seconds:
            self.set_timer(seconds, lambda: self.copy_to_clipboard("") if self.clipboard == text else None)

    def _handle_exception(self, error: Exception) -> None:
        """Leave without Textual's crash screen, which prints the values of variables."""
        from verksted.tui.crash import report

        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
            self._exit_renderables.append(Text(report(error)))
        self._close_messages_no_wait()
