"""The line that is half typed: kept as a draft when the keys rest, and never lost with the screen.

Certain identifiers are replaced before it is kept, as in a whole line.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from verksted.desk.running_notes import FIELD, LiveTaker
from verksted.desk.running_queue import Job
from verksted.tui.screens.run.looking import LookingScreen
from verksted.tui.still import WhenStill
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

DRAFT_SECONDS = 2.0


class HalfTyped(LookingScreen):
    """What is typed in the field and is no note yet."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.taker = LiveTaker(self.desk, self.role)
        self._drafted = False
        self._draft_due = WhenStill(DRAFT_SECONDS, self._save_draft, self.set_timer)
        self._half = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.typed(event.value)

    def typed(self, value: str) -> None:
        """The line has changed."""
        self._half = self.draft_text()
        self._draft_due.touch()
        self.look_at(value)

    def _save_draft(self) -> None:
        self._draft_due.stop()
        text = self.taker.mask(self.draft_text())
        if text or self._drafted:
            self._drafted = bool(text)
            work = partial(self.desk.workbook.save_draft, FIELD, text)
            self.keep(Job(work, name="draft", again=False))

    def draft_text(self) -> str:
        """What is half typed."""
        return self.field.value

    def failed(self, job: Job, why: str) -> None:
        if job.name == "draft":
            self._drafted = True
            self.tell(say("■ Den halvskrevne linjen får vi ikke lagret. {why}", why=why))
        else:
            super().failed(job, why)

    def keep_half(self) -> None:
        """The half-typed line outlives the program, and a change of key."""
        self._save_draft()

    def left(self) -> None:
        """The half-typed line outlives this screen."""
        super().left()
        self.session.half = self._half

    @property
    def half_typed(self) -> str:
        """The line that is being typed and is no note yet."""
        return self.draft_text()

    def forget_half(self) -> None:
        """The half-typed line goes, and with it every step back to it."""
        self.field.put("", keep=False)
        self._half = ""
        self._save_draft()
