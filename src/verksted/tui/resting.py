"""Hiding, locking and leaving: what is seen goes at once, and nothing typed goes with it.

While a block runs the notes hide after five idle minutes and the workbook locks after thirty. A workbook
whose disk refuses a line is neither locked nor left before somebody has said that the line may go.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events, work
from textual.app import App

from verksted.tui import messages
from verksted.tui.locking import Rest, rest
from verksted.tui.settings import Settings
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

SECONDS_BETWEEN_LOOKS = 5.0
SECONDS_OF_PAUSE = 1.0
"""Without a key: then there is time to tidy up."""


class Rests(App[None]):
    """`session` is the open workbook; `locked` the one to start again with.

    While `locking` no key does anything: what was hidden stays hidden. `lock_waits` while it is to be
    locked as soon as the disk has taken what was typed.
    """

    def __init__(self, given: Settings) -> None:
        super().__init__()
        self.settings = given
        self._session: Session | None = None
        self.locked: Path | None = None
        self.locking = False
        self.lock_waits = False
        self._touched = monotonic()

    @property
    def session(self) -> Session | None:
        """The open workbook, or None."""
        return self._session

    @session.setter
    def session(self, given: Session | None) -> None:
        self._session = given
        if given is not None:
            given.on_new_key = lambda: self.post_message(messages.NewKey())

    @property
    def held(self) -> bool:
        """Whether a screen lets nobody past it yet, whatever lies on top of it."""
        return any(getattr(screen, "HOLDS", False) for screen in self.screen_stack)

    # Idle -----------------------------------------------------------------------------------------

    def watch_for_idleness(self) -> None:
        self.set_interval(SECONDS_BETWEEN_LOOKS, self.look_at_the_clock)
        self.set_interval(SECONDS_OF_PAUSE, self._tidy)

    def watch_for_the_terminal(self) -> None:
        from verksted.tui.hangup import watch

        watch(self, self._quit)

    def _tidy(self) -> None:
        if monotonic() - self._touched > SECONDS_OF_PAUSE:
            from verksted.tui.quiet import tidy

            tidy()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, (events.InputEvent, events.Paste)):
            self._touched = monotonic()
            if not isinstance(event, events.MouseMove):
                self._front("bring_back")
        await super().on_event(event)

    def look_at_the_clock(self) -> None:
        """Hide or lock what has rested too long, and try again what the disk has refused."""
        if self.session is None or self.locking:
            return
        if self.unsaved():
            self._try_again(self.session)
        elif self.lock_waits:
            self.post_message(messages.Lock())
            return
        idle = monotonic() - self._touched
        match rest(idle, self.settings.lock_minutes, running=self._in_the_room(self.session)):
            case Rest.LOCK:
                self.post_message(messages.Lock())
            case Rest.HIDE if not getattr(self.screen, "HIDES", False):
                if not self._front("hide_notes"):
                    self.show_hidden(locks=False)

    def _in_the_room(self, session: Session) -> bool:
        from verksted.desk.running import Running
        from verksted.workbook import WorkbookError

        try:
            return Running(session.desk).in_the_room
        except (WorkbookError, ValueError):
            return False

    def _front(self, action: str, *given: object) -> bool:
        """Let the screen in front do this, if it can."""
        act = getattr(self.screen, action, None) if self._screen_stack else None
        if act is not None:
            act(*given)
        return act is not None

    # Hiding and locking ---------------------------------------------------------------------------

    def show_hidden(self, *, locks: bool = True) -> None:
        """The page with the clock; `locks` after a while, as set."""
        from verksted.tui.screens.hidden import HiddenScreen

        able = self.session is not None and not self.session.practice
        self.push_screen(HiddenScreen(self.settings.hidden_minutes if locks and able else None))

    def show_again(self) -> None:
        """From the page with the clock back to the work."""
        waited, self.lock_waits = self.lock_waits, False
        count = self.unsaved()
        self.screen.dismiss()
        if waited and count:
            words = say("▲ Ikke låst ennå: det siste du skrev, venter på disken.")
            self.call_after_refresh(self._front, "tell", words)

    def on_lock(self) -> None:
        if not getattr(self.screen, "HIDES", False):
            self.show_hidden(locks=False)
        if self.session is not None and not self.session.practice and not self.locking:
            self.locking = True
            self.keep_half()
            self._close_and_start_again(self.session)

    @work(thread=True, exclusive=True, group="lock")
    def _close_and_start_again(self, session: Session) -> None:
        folder = session.desk.workbook.folder.absolute()
        if _refused(session):
            self.call_from_thread(self._wait_with_locking)
            return
        session.close()
        self.call_from_thread(self._start_again, folder)

    def _wait_with_locking(self) -> None:
        """The disk refuses a line: all stays hidden, and is locked when the line is safe."""
        self.locking, self.lock_waits = False, True

    def _start_again(self, folder: Path) -> None:
        self.session = None
        self.locked = folder
        self.exit()

    # Leaving --------------------------------------------------------------------------------------

    def unsaved(self) -> int:
        """How much was typed that the disk has refused."""
        from verksted.desk.running_queue import queue_of

        return queue_of(self.session.desk).unsaved() if self.session is not None else 0

    @work(thread=True, exclusive=True, group="again")
    def _try_again(self, session: Session) -> None:
        _refused(session)

    def keep_half(self) -> None:
        """Every screen keeps the line that is half typed there."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_half", None)
            if keep is not None:
                keep()

    def close_session(self) -> None:
        """Wait for what is being written, and close the workbook."""
        if self.session is not None:
            self.keep_half()
            _refused(self.session)
            self.session.close()
            self.session = None

    def when_saved(self, act: Callable[[], Any]) -> None:
        """Do this at once, or, while the disk refuses a line, once somebody has said that it may go."""
        from verksted.tui.screens.leave import LoseScreen

        session = self.session
        if session is None or not _refused(session):
            act()
        elif not isinstance(self.screen, LoseScreen):
            self.push_screen(LoseScreen(self.unsaved()), lambda sure: act() if sure else None)

    def action_quit(self) -> Any:
        self.when_saved(self._quit)

    def _quit(self) -> None:
        self.close_session()
        self.exit()

    # The page for danger --------------------------------------------------------------------------

    def on_taken_away(self, message: messages.TakenAway) -> None:
        """Notes went for good: no screen may go on showing them."""
        for screen in self.screen_stack:
            taken = getattr(screen, "taken_away", None)
            if taken is not None:
                taken(message.note_ids, half=message.half)

    def back_from_danger(self) -> Callable[[object], None]:
        """What is done when the page for danger closes: the screen below hears how long it was open."""
        opened = monotonic()
        return lambda _: self._was_away(monotonic() - opened)

    def _was_away(self, seconds: float) -> None:
        self._front("was_away", seconds)


def _refused(session: Session) -> bool:
    """Try once more to write what waits; whether the disk still refuses."""
    from verksted.desk.running_queue import queue_of

    queue = queue_of(session.desk)
    if len(queue):
        session.submit(queue.flush).result()
    return bool(queue.unsaved())
