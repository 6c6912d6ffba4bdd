"""What the screens of the room share: reading, writing in order, others' changes, and the honest «lagret».

Nothing here waits for the disk. Work goes to the session's one writing thread; answers come as messages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path, PurePath
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.desk.running_queue import Job, Outcome, queue_of
from verksted.desk.running_view import Room, Seen, look_around, read_all, travel
from verksted.tui import messages
from verksted.tui.pages import STYLES, Page
from verksted.tui.quiet import tidy
from verksted.tui.screens.run.told import Ready
from verksted.tui.widgets.footer import MessageLine
from verksted.tui.widgets.notes.chrome import HeadLine, Words
from verksted.workbook.errors import WorkbookError
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

RUN_STYLES = Path(__file__).parents[2] / "styles" / "run.tcss"
TICK = 1.0
"""Seconds between two looks at the clock."""
LOOK_AROUND = 0.5
"""Seconds between two looks at what others write, so that it is seen within a second."""
SWITCH = 0.0005
"""Seconds after which a thread that looks or writes lets a key in."""
RETRY = 2.0
"""Seconds between two tries to write what the disk refused."""


class RoomScreen(Page[None]):
    """Subclasses give `take_in` (what was read), `tick`, and `kept` (what became of a job)."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [*STYLES, RUN_STYLES]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "Angre", show=False),
        Binding("ctrl+y", "redo", "Gjør om igjen", show=False),
    ]

    WATCHES = True
    """Looks for what others write by itself, so that the app need not."""

    def __init__(self, session: Session) -> None:
        super().__init__(classes="-kjor -rom")
        self.session = session
        self.desk = session.desk
        self.queue = queue_of(self.desk)
        self.room = Room()
        self.trouble = ""
        self._looking = False
        self._tried = 0.0
        self._slow = 0.0

    # What subclasses give -------------------------------------------------------------------------

    def take_in(self, seen: Seen) -> None:
        """Show what was read."""

    def tick(self) -> None:
        """A second has passed."""

    def kept(self, job: Job, result: Any) -> None:
        """A job is done; `result` is what it returned."""

    def failed(self, job: Job, why: str) -> None:
        """A job was given up; `why` is one sentence."""
        del job
        self.tell(f"▲ {why}")

    # Reading --------------------------------------------------------------------------------------

    # Textual calls the handlers of a message in every base class by itself, so what subclasses add to
    # goes by other names here, and calls `super()` as usual.

    def on_mount(self) -> None:
        self.opened()

    def opened(self) -> None:
        """The screen is there."""
        sys.setswitchinterval(SWITCH)
        self.set_interval(TICK, self._tick)
        self.set_interval(min(LOOK_AROUND, TICK), self.look_around)
        self.do(self.first_look, self.ready)
        self.show_saved()
        if len(self.queue):
            self.flush()

    def on_unmount(self) -> None:
        self.left()

    def left(self) -> None:
        """One more try for what the disk has refused; the app goes on trying."""
        if len(self.queue):
            self.do(self.queue.flush, lambda _: None)

    def first_look(self) -> Ready:
        """Read everything; on the writing thread."""
        return Ready(read_all(self.desk))

    def look_anew(self) -> None:
        """The workbook may have changed in any place."""
        self.do(lambda: Ready(read_all(self.desk)), self.ready)

    def do(self, work: Callable[[], Any], then: Callable[[Any], Any]) -> None:
        """Run `work` on the writing thread; `then` gets what it returned, here, as a message would.

        The thread never waits for the screen, so a workbook can be closed while answers are on their way.
        """

        def told(future: Future[Any]) -> None:
            if not future.cancelled() and future.exception() is None:
                with suppress(RuntimeError):  # the app is being left
                    self.call_later(then, future.result())

        try:
            self.session.submit(work).add_done_callback(told)
        except RuntimeError:  # the workbook is being closed
            return

    def ready(self, read: Ready) -> None:
        """The workbook has been read."""
        self._take_in(read.seen)

    def _take_in(self, seen: Seen) -> None:
        if seen.room is not None:
            self.room = seen.room
        self.take_in(seen)

    def taken_away(self, note_ids: tuple[str, ...], *, half: bool = False) -> None:
        """Notes went for good from the page for danger."""
        del half
        if note_ids:
            self.take_in(Seen(None, dict.fromkeys(note_ids), frozenset()))

    def _tick(self) -> None:
        if not self.is_attached:
            return
        now = monotonic()
        if self.trouble and now - self._tried >= RETRY:
            self.flush()
        self.tick()

    def look_around(self) -> None:
        """See what others have written, unless one is still looking."""
        if self.is_attached and not self._looking:
            self._looking = True
            self.do(self._others, self._told_others)

    def _others(self) -> tuple[Seen | None, str]:
        try:
            return look_around(self.desk), ""
        except WorkbookError as wrong:
            return None, str(wrong)

    def _told_others(self, found: tuple[Seen | None, str]) -> None:
        self._looking = False
        seen, trouble = found
        if not self.is_attached:
            return
        if seen is not None:
            self._take_in(seen)
        elif trouble and not self.trouble:
            self.tell(f"▲ {trouble}")

    # Writing --------------------------------------------------------------------------------------

    def keep(self, job: Job) -> None:
        """Put a job in the queue, and see that it is done: before anything is painted."""
        self.queue.put(job)
        self._slow = self._slow or monotonic()
        self.flush()

    def flush(self) -> None:
        self._tried = monotonic()
        self.do(self.queue.flush, self.settled)

    def settled(self, outcome: Outcome) -> None:
        """Show what became of the jobs."""
        before, self.trouble = self.trouble, outcome.trouble
        for job, result in outcome.done:
            self.kept(job, result)
        for job, why in outcome.dropped:
            self.failed(job, why)
        if outcome.done and not outcome.trouble:
            self.session.saved = self.clock()
            self._slow = 0.0
        self.session.trouble = say("■ får ikke lagret") if outcome.trouble else ""
        if outcome.trouble and outcome.trouble != before:
            self.tell(
                say("■ Det du skriver, er trygt her så lenge. {why} Vi prøver igjen.", why=outcome.trouble)
            )
        elif before and not outcome.trouble:
            self.tell(say("Nå er alt lagret."))
        self.show_saved()
        self.call_after_refresh(tidy)

    def tell(self, text: str) -> None:
        """Say something in the message line; one row stays one row, so nothing is laid out anew."""
        line = self.query_one("#message", MessageLine)
        if line.text != text:
            line.text = text
            line.update(Content(text), layout=False)

    def clock(self) -> str:
        return self.desk.tools.environment.clock().astimezone().strftime("%H.%M.%S")

    def saved_words(self) -> tuple[str, str]:
        """The five forms of the save state (screens.md §1.7): words and style."""
        waiting = len(self.queue)
        if self.trouble:
            return (say("■ får ikke lagret, {count} venter", count=waiting), "bold $error")
        if waiting and self._slow and monotonic() - self._slow > 0.3:
            return (say("lagrer …"), "$text-muted")
        if self.session.saved:
            return (say("lagret {clock}", clock=self.session.saved), "$text-muted")
        return (say("alt er lagret"), "$text-muted")

    def show_saved(self) -> None:
        """The head line anew; the save state stands at its right edge."""
        if self.is_attached:
            left, right = self.head()
            self.query_one("#head", HeadLine).tell(left, [*right, self.saved_words()])

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        """What stands in row 1, left and right of the gap; the save state comes after it."""
        return (), ()

    def on_head_line_clicked(self) -> None:
        self.app.post_message(messages.Lock())

    # Undo -----------------------------------------------------------------------------------------

    def action_undo(self) -> None:
        self._travel(back=True)

    def action_redo(self) -> None:
        self._travel(back=False)

    def _travel(self, *, back: bool) -> None:
        job = Job(lambda: travel(self.desk, back=back), name="undo" if back else "redo", again=False)
        self.keep(job)

    def travelled(self, name: str, label: str | None, seen: Seen | None) -> None:
        """Tell of an undo or redo, and show what changed by it."""
        if label is None:
            self.tell(
                say("Det er ikke mer å angre.") if name == "undo" else say("Det er ikke mer å gjøre igjen.")
            )
            return
        if name == "undo":
            self.tell(say("Angret: {what}. Ctrl+Y gjør det igjen.", what=label))
        else:
            self.tell(say("Gjort igjen: {what}. Ctrl+Z angrer.", what=label))
        if seen is not None:
            self._take_in(seen)
