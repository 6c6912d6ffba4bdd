"""`verksted` alone: the app."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from verksted.cli.failures import BAD_INPUT, FAILED, USAGE, Refused
from verksted.workshop.language import say


def open_app(folder: str | None, *, practise: bool = False) -> int:
    """Run the app until it is left. Without a terminal: one sentence, exit 2."""
    if folder is not None and not Path(folder).is_dir():
        # A single word may as well be a command that there is not: that is wrong usage. A path is a workbook.
        is_path = Path(folder).exists() or len(Path(folder).parts) > 1
        raise Refused(say("Finner ikke mappen {name}.", name=folder), BAD_INPUT if is_path else USAGE)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(say("Programmet trenger en terminal. Se «verksted --help» for det som virker uten."))
    _leave_no_traces()
    _ask_the_window_itself()
    from verksted.tui.app import VerkstedApp

    app = VerkstedApp(Path(folder) if folder else None, practise=practise)
    app.run()
    return app.return_code or (FAILED if app.return_code is None else 0)


def open_wall(_: argparse.Namespace) -> int:
    """The room screen in this terminal, while the facilitator's app shows one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused(say("Romskjermen trenger en terminal."))
    _leave_no_traces()
    _ask_the_window_itself()
    from verksted.tui.screens.run.wall import follow

    return follow()


def _ask_the_window_itself() -> None:
    """Forget COLUMNS and LINES where the terminal knows its size: they stand still when the window changes.

    Some shells, container tools and editors hand them on, and Textual takes them before the true size.
    """
    try:
        known = all(os.get_terminal_size(sys.stdout.fileno()))
    except (OSError, ValueError):
        return
    if known:
        for name in ("COLUMNS", "LINES"):
            os.environ.pop(name, None)


def _leave_no_traces() -> None:
    """No core dump with notes in it, and none of Textual's own ways to write what is on screen."""
    for name in (
        "TEXTUAL_SCREENSHOT",
        "TEXTUAL_SCREENSHOT_LOCATION",
        "TEXTUAL_LOG",
        "TEXTUAL_DEBUG",
        "TEXTUAL",
    ):
        os.environ.pop(name, None)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
