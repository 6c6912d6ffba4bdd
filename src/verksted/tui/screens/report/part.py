"""What both parts of the leader's work share: jobs away from the screen, and one sentence when they fail."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from textual.containers import Vertical
from textual.content import Content

from verksted.privacy.reading import Unreadable
from verksted.report.errors import ReportError
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.report.lines import disk_sentence
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workbook.errors import WorkbookError
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

T = TypeVar("T")
Submit = Callable[[Callable[[], Any]], "Future[Any]"]
Keys = tuple[tuple[str, str], ...]


class Part(Vertical):
    """`submit` is the thread of the open workbook: what reads the desk waits its turn there."""

    def __init__(self, desk: Desk | None, submit: Submit | None, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self.desk, self._submit = desk, submit

    def tell(self, text: str) -> None:
        self.screen.query_one("#message", MessageLine).tell(text)

    def show_keys(self, keys: Keys) -> None:
        shown = ((key, say(word)) for key, word in keys)
        self.screen.query_one("#keys", KeyLine).tell(*shown, ("F1", say("hjelp")))

    def complain(self, sentence: str) -> None:
        """In the message line, or on a card of its own where it is too long for that."""
        if len(sentence) + 4 <= self.screen.size.width:
            self.tell(f"■ {sentence}")
        else:
            self.tell("")
            self.app.push_screen(ReadScreen(say("Dette gikk ikke"), Content(f"■ {sentence}")))

    async def safely(self, job: Callable[[], T], complain: Callable[[str], None] | None = None) -> T | None:
        """What the job gives, from a thread; None where it could not, which is told."""
        complain = complain or self.complain
        try:
            if self.desk is not None and self._submit is not None:
                found: T = await asyncio.wrap_future(self._submit(job))
                return found
            return await asyncio.to_thread(job)
        except (ReportError, Unreadable, WorkbookError) as wrong:
            complain(" ".join(str(wrong).split()))
        except OSError as wrong:
            complain(disk_sentence(wrong))
        return None
