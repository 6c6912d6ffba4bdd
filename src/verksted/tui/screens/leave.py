"""Ctrl+C: copies what is marked; with nothing marked it asks, since people press it to copy."""

from __future__ import annotations

from typing import Any

from textual.app import App

from verksted.tui.screens.ask import AskScreen
from verksted.workshop.language import say


class LeaveScreen(AskScreen):
    """Enter leaves, Esc stays; nothing is lost either way."""

    def __init__(self) -> None:
        super().__init__(
            say("Avslutte?"), [say("Alt er lagret.")], act=say("Avslutt"), stay=say("Bli her"), safe=False
        )


class LoseScreen(AskScreen):
    """Leaving while the disk refuses what was typed: one of the few questions that ask first."""

    def __init__(self, count: int) -> None:
        lines = [
            say("{count} endringer er ikke lagret ennå. Disken tar ikke imot.", count=count)
            if count > 1
            else say("Det siste du skrev, er ikke lagret ennå. Disken tar ikke imot."),
            say("Det forsvinner hvis du går nå. Vi prøver igjen hele tiden."),
        ]
        super().__init__(
            say("Vente litt?"), lines, act=say("Gå, og mist det som ikke er lagret"), stay=say("Bli her")
        )


def copied(app: App[Any]) -> bool:
    """Copy what is marked in the field or on the screen; False where nothing is."""
    focused = app.focused
    marked = getattr(focused, "selected_text", "") or app.screen.get_selected_text()
    if not marked or getattr(focused, "password", False):
        return False
    app.copy_to_clipboard(marked)
    return True
