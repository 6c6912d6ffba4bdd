"""F8: someone tells of violence, abuse or danger. What to do, step by step. Nothing is stored here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.tui.frame import Page
from verksted.tui.screens.form import title_row
from verksted.tui.settings import Settings
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import current, mark, say

if TYPE_CHECKING:
    from verksted.content.disclosure import PhoneNumber, Step


class DangerScreen(Page[None]):
    """The seven steps and the numbers; Enter tells more of a step, Esc goes back."""

    HELP = mark("""\
Følg trinnene i ro og mak. Enter viser mer om trinnet du står på.
Ingenting herfra lagres i verksted, heller ikke at siden var åpen. Esc går tilbake.

Numrene til barnevernvakta og lederen legger dere inn under Innstillinger (Ctrl+G i).
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake", show=False),
        Binding("f8", "dismiss", "Tilbake", show=False),
    ]

    def __init__(self, settings: Settings) -> None:
        super().__init__(classes="-stille")
        self._local = {
            "child-welfare-emergency": settings.duty_phone,
            "service-leader": settings.leader_phone,
        }
        self._open: str = ""

    def compose(self) -> ComposeResult:
        yield from title_row(
            say("Noen forteller om vold, overgrep eller fare"), say("Ingenting her blir lagret")
        )
        yield Rows(id="trinn", classes="reading-rows")
        yield MessageLine(say("Ta det rolig. Ett trinn om gangen."))
        yield KeyLine(
            ("↑ ↓", say("trinn")), ("Enter", say("mer")), ("Esc", say("tilbake")), ("F1", say("hjelp"))
        )

    def on_mount(self) -> None:
        self._show()
        self.query_one(Rows).focus()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self._open = "" if self._open == event.row_id else event.row_id
        self._show()

    def _show(self) -> None:
        from verksted.content.disclosure import load_disclosure

        panel = load_disclosure()
        rows: list[Row] = []
        for step in panel.steps:
            rows.append(self._step(step))
            if step.calls:
                rows += [self._number(entry) for entry in panel.numbers]
        self.query_one(Rows).show(rows)

    def _step(self, step: Step) -> Row:
        standard = current()
        title = Content.styled(f"{step.number}  {step.title.in_(standard)}", "bold")
        width = max(40, min(72, self.size.width - 8))
        words = step.words.in_(standard)
        if step.id != self._open:
            short = [Content.styled(f"   {words}", "$text-muted")] if words and self.size.height >= 32 else []
            return row(step.id, title, "", *short)
        lines = [*_wrapped(step.act.in_(standard), width), *_wrapped(words, width)]
        return row(step.id, title, "", *(f"   {line}" for line in lines))

    def _number(self, entry: PhoneNumber) -> Row:
        number = self._local.get(entry.id) or entry.number
        known = replace(entry, number=number)
        words = known.name.in_(current())
        if not known.number:
            return said(entry.id, say("   – – – –     {name}: ikke lagt inn. Ring 112 ved fare.", name=words))
        return Row(
            entry.id, Content.assemble("   ", (f"{known.number:<12}", "bold"), words), selectable=False
        )


def _wrapped(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width)
