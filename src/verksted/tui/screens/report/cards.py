"""What stands on top of the leader's work: a chapter somebody wrote in, and a report that is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.desk.inserting import Done
from verksted.tui.pages import Card
from verksted.tui.screens.report.lines import done_lines
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import say


class EditedScreen(Card[bool]):
    """Both chapters, the one that stands there first. Ends with True for the new one, None for staying."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__()
        self._old, self._new = old, new

    def compose(self) -> ComposeResult:
        parts = [
            Content.styled(say("Slik står det nå"), "bold"),
            Content("\n".join(self._old)),
            Content.styled(say("Slik blir det"), "bold"),
            Content("\n".join(self._new)),
        ]
        answers = [
            row("stay", say("La være, jeg vil se på det i Word")),
            row("act", say("Bytt ut kapitlet i den nye filen")),
        ]
        with Vertical(classes="card -begge") as card:
            card.border_title = Content(say("Noen har skrevet i kapitlet"))
            with VerticalScroll(classes="page"):
                yield Static(Content("\n\n").join(parts), classes="reading", markup=False)
            yield Rows(answers, id="answers", classes="-holds")
            yield KeyLine(("Enter", say("velg")), ("Tab", say("les begge")), ("Esc", say("la være")))

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.dismiss(True if event.row_id == "act" else None)


class DoneScreen(Card[None]):
    """What was checked, and where the new report lies; `k` copies the place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "copy", "Kopier stedet", show=False),
        Binding("enter", "leave", "Tilbake", show=False),
    ]

    def __init__(self, done: Done) -> None:
        super().__init__()
        self._done = done

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -begge") as card:
            card.border_title = Content(say("Rapporten er klar"))
            with VerticalScroll(classes="page"):
                yield Static(Content("\n".join(done_lines(self._done))), classes="reading", markup=False)
            yield MessageLine(id="fill-message")
            yield KeyLine(("k", say("kopier stedet")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def action_copy(self) -> None:
        from verksted.desk.clipboard import copy

        place = str(self._done.path)
        self.app.copy_to_clipboard(place)
        self.run_worker(lambda: copy(place), thread=True, group="copy")
        self.query_one("#fill-message", MessageLine).tell(say("Stedet er kopiert."))
