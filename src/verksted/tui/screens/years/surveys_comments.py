"""Free text from a survey, one answer at a time, with what was found in it taken out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from verksted.tui.screens.years.surveys_base import SurveyFrame
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import mark, say


class CommentsScreen(SurveyFrame):
    """Space makes a note of the answer in hand, x takes it away."""

    PAGE = "comments"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("gjør til notat")),
        ("x", mark("ta bort")),
        ("v", mark("visning")),
        ("Ctrl+Z", mark("angre")),
    )
    HELP = mark("""\
Fritekst fra undersøkelsen. Det som ble funnet av personopplysninger, er tatt ut, men ikke alt blir funnet.
Les den alene. Svarene står alfabetisk, og henger ikke sammen med noe annet den samme personen svarte.

Mellomrom gjør svaret til et notat. Da renskrives det og går gjennom den samme gjennomgangen som resten.
x tar bort et svar som ikke skal brukes. Ctrl+Z angrer begge deler.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "view", "Utvalg"),
        Binding("x", "remove", "Ta bort"),
    ]

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="comments", classes="panel -holds", title=say("Fritekst"))

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()
        self.call_after_refresh(self.look)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.look()

    def look(self) -> None:
        found = self.surveys.comments.all()
        rows = self.query_one(Rows)
        width = max(30, min(72, rows.size.width - 6))
        out: list[Row] = []
        question = ""
        for one in found:
            if one.question != question:
                question = one.question
                out.append(heading(f"#{len(out)}", question))
            first, *rest = textwrap.wrap(one.text, width) or [""]
            out.append(row(one.id, f"– {first}", "", *(Content(f"  {line}") for line in rest)))
        rows.border_title = Content(say("Fritekst · {n} svar igjen", n=len(found)))
        rows.show(out or [said("none", say("Ingen fritekst igjen å lese."))])

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        comment = self.surveys.comments.get(event.row_id)
        if comment is not None:
            told = say("Det er et notat nå, og venter i renskrivingen. Ctrl+Z angrer.")
            self.do(lambda: self.surveys.comment_to_note(comment), told)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.on_rows_ticked(Rows.Ticked(event.rows, event.row_id))

    def action_remove(self) -> None:
        comment = self.surveys.comments.get(self.query_one(Rows).hand or "")
        if comment is not None:
            self.do(lambda: self.surveys.drop_comment(comment), say("Tatt bort. Ctrl+Z henter tilbake."))

    def action_view(self) -> None:
        self.open("spots")
