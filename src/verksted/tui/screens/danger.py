"""F8: someone tells of violence, abuse or danger. What to do, step by step. Nothing is stored here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from verksted.tui.widgets.footer import KeyLine
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import WrittenStandard

if TYPE_CHECKING:
    from verksted.content.disclosure import PhoneNumber


class DangerScreen(Screen[None]):
    """The seven steps and the numbers; Esc goes back."""

    HELP = mark("Følg trinnene i ro og mak. Ingenting herfra lagres i verksted. Esc går tilbake.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Tilbake"),
        Binding("f8", "dismiss", "Tilbake"),
    ]

    def compose(self) -> ComposeResult:
        from verksted.content.disclosure import load_disclosure

        panel, standard = load_disclosure(), current()
        yield Static(say("Noen forteller om vold, overgrep eller fare"), classes="heading", markup=False)
        with VerticalScroll(classes="page"):
            for step in panel.steps:
                lines: list[str | tuple[str, str]] = [
                    (f"{step.number}. {step.title.in_(standard)}\n", "bold"),
                    step.act.in_(standard),
                ]
                if words := step.words.in_(standard):
                    lines.append((f"\n{words}", "$text-muted"))
                if step.calls:
                    lines += [f"\n  {_number(entry, standard)}" for entry in panel.numbers]
                yield Static(Content.assemble(*lines), classes="step", markup=False)
            yield Static(say("Ingenting herfra lagres i verksted."), classes="muted", markup=False)
        yield KeyLine(("Esc", say("tilbake")), ("↑ ↓", say("bla")))

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()


def _number(entry: PhoneNumber, standard: WrittenStandard) -> str:
    return f"{entry.number or '________'}  {entry.name.in_(standard)}: {entry.when.in_(standard)}"
