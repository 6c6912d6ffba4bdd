"""In the room: the note-taker's screen, the facilitator's, slips, and the screen on the wall."""

from verksted.tui.screens.run.hub import RunScreen

__all__ = ["RunScreen"]
