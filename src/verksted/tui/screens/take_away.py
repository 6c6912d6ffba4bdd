"""«Ta bort for godt?»: the line that was written last, and the question before it goes.

One of the few places that ask first, since nothing brings the line back. It gets lines, and ends with the id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from verksted.desk.running_view import local_clock, role_name
from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import mark, say
from verksted.workshop.notes import Note
from verksted.workshop.text import clean_line

_SHOWN = 400
"""Letters of a long line that are shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """A line that can be taken away. `id` "" is the half-typed one, which is no note yet."""

    id: str
    when: str
    text: str


def what_was_written(notes: Sequence[Note], half: str) -> list[Written]:
    """The half-typed line first, then the notes as they come (newest first)."""
    found = [Written("", say("Det du holder på å skrive"), clean_line(half))] if clean_line(half) else []
    return found + [
        Written(note.id, f"{local_clock(note.at)}  {role_name(note.writer)}", clean_line(note.text))
        for note in notes
    ]


class TakeAwayScreen(Card[str]):
    """Ends with the id of what shall go, or None. The safe answer has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(1)", "Notatet før", show=False, priority=True),
        Binding("right", "step(-1)", "Notatet etter", show=False, priority=True),
    ]
    HELP = mark("""\
Enter på det øverste svaret lar alt stå. ← og det nederste svaret viser notatet før.
Det som tas bort her, kommer ikke tilbake med Ctrl+Z.
""")

    def __init__(self, written: Sequence[Written]) -> None:
        super().__init__()
        self._written = tuple(written)
        self._at = 0

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -liten") as card:
            card.border_title = Content(say("Ta bort for godt?"))
            yield Static("", id="written", classes="reading", markup=False)
            yield Rows(id="answers", classes="-tre")
            before = (("←", say("notatet før")),) if len(self._written) > 1 else ()
            yield KeyLine(("Enter", say("velg")), *before, ("Esc", say("la det stå")))

    def on_mount(self) -> None:
        self._show()
        self.query_one(Rows).focus()

    def _show(self) -> None:
        one = self._written[self._at]
        text = one.text if len(one.text) <= _SHOWN else f"{one.text[:_SHOWN]}…"
        shown = Content.assemble(
            (one.when, "$text-muted"),
            "\n«",
            text or say("(uten tekst)"),
            "»\n\n",
            say("Det kan ikke angres."),
        )
        self.query_one("#written", Static).update(shown)
        self.query_one(Rows).show(self._answers(one))

    def action_step(self, steps: int) -> None:
        """Another line; the safe answer is in hand again."""
        at = min(max(0, self._at + steps), len(self._written) - 1)
        if at != self._at:
            self._at = at
            self._show()
            self.query_one(Rows).take("stay")

    def _answers(self, one: Written) -> list[Row]:
        answers = [
            row("stay", say("La det stå")),
            row("act", say("Ta bort notatet for godt") if one.id else say("Ta bort linjen")),
        ]
        if self._at + 1 < len(self._written):
            answers.append(row("earlier", say("Se på det som ble skrevet før dette")))
        return answers

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == "earlier":
            self.action_step(1)
        else:
            self.dismiss(self._written[self._at].id if event.row_id == "act" else None)
