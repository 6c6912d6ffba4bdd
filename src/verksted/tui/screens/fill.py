"""A small form on top of a screen: a few lines to fill in, with advice beside them while one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from verksted.tui.pages import Card
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.hanging import Hanging
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.passage import Passage
from verksted.workshop.language import say


@dataclass(frozen=True, slots=True)
class Ask:
    """One line to fill in, or some that wrap (`rows`) and are kept as one.

    `must` says what is missing when it is empty; "" where it may be. With `anew` what is typed or pasted
    takes the place of `value`, which was no good.
    """

    id: str
    label: str
    value: str = ""
    must: str = ""
    password: bool = False
    anew: bool = False
    rows: int = 1


Answers = dict[str, str]
Advice = Callable[[Answers], Sequence[str]]
"""What to say of what is written so far; never a stop."""


_ADVICE = 8
"""Rows kept for advice on what is being written."""


class FillScreen(Card[Answers]):
    """Ends with what was filled in, or None. `offer` is what Ctrl+T puts into the first field.

    `check` says what is wrong with the answers, or "": nothing is left before that is mended.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take", "Bruk forslaget", show=False),
        Binding("escape", "leave", "Tilbake", show=False),
        Binding("pageup", "read(-1)", "Opp", show=False),
        Binding("pagedown", "read(1)", "Ned", show=False),
    ]

    def __init__(
        self,
        title: str,
        asks: Sequence[Ask],
        *,
        lead: str = "",
        advice: Advice | None = None,
        offer: Callable[[Answers], str] | None = None,
        help_text: str = "",
        check: Callable[[Answers], str] | None = None,
    ) -> None:
        super().__init__()
        self.HELP = help_text  # type: ignore[misc]  # of this form, not of all
        self._title, self._asks, self._lead = title, tuple(asks), lead
        self._advice, self._offer, self._check = advice, offer, check

    def compose(self) -> ComposeResult:
        with Vertical(classes="card form") as card:
            card.border_title = Content(self._title)
            if self._lead:
                with VerticalScroll(id="lead", can_focus=False):
                    yield Static(Hanging(Content(self._lead)), classes="reading lead", markup=False)
            for ask in self._asks:
                yield _field(ask)
            if self._advice is not None:
                yield Static("", id="advice", markup=False)
            yield MessageLine(id="fill-message")
            keys = [("Enter", say("ferdig")), ("Esc", say("la være"))]
            if len(self._asks) > 1:
                keys[0] = ("Enter", say("videre"))
                keys.insert(1, ("Tab", say("neste felt")))
            if self._offer is not None:
                keys.insert(1, ("Ctrl+T", say("bruk forslaget")))
            yield KeyLine(*keys)

    def on_resize(self) -> None:
        """What is read gives way to what is filled in."""
        for lead in self.query("#lead"):
            taken = sum(ask.rows for ask in self._asks) + 4 + (_ADVICE if self._advice is not None else 0)
            lead.styles.max_height = max(2, self.size.height - taken)

    def action_read(self, pages: int) -> None:
        for lead in self.query("#lead").results(VerticalScroll):
            lead.scroll_relative(y=pages * max(1, lead.size.height - 1), animate=False)

    def on_mount(self) -> None:
        first = self._line(self._asks[0])
        first.focus()
        if isinstance(first, Line) and first.select_on_focus:
            first.action_select_all()
        else:
            first.to_end()
        self._say_advice()

    def _line(self, ask: Ask) -> Line | Passage:
        if ask.rows > 1:
            return self.query_one(f"#{ask.id}", Passage)
        return self.query_one(f"#{ask.id}", Line)

    def on_input_changed(self, event: Input.Changed) -> None:
        del event
        self._say_advice()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        del event
        self._say_advice()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._go_on(event.input.id)

    def on_passage_finished(self, event: Passage.Finished) -> None:
        self._go_on(event.passage.id)

    def _go_on(self, field: str | None) -> None:
        if field == self._asks[-1].id:
            self._finish()
        else:
            self.focus_next()

    def on_key(self, event: events.Key) -> None:
        steps = {"down": 1, "up": -1}.get(event.key, 0)
        if steps and len(self._asks) > 1:
            event.stop()
            self.focus_next() if steps > 0 else self.focus_previous()
        elif event.is_printable and event.character:
            self._typed_ahead(event, event.character)

    def on_paste(self, event: events.Paste) -> None:
        self._typed_ahead(event, " ".join(event.text.split("\n")))

    def _typed_ahead(self, event: events.Key | events.Paste, text: str) -> None:
        """What came before the form was drawn had no field to go to: it is for the first one."""
        event.stop()
        self._line(self._asks[0]).type_in(text)

    def action_take(self) -> None:
        offered = self._offer(self._answers()) if self._offer is not None else ""
        if offered:
            self._line(self._asks[0]).put(offered)

    def _answers(self) -> Answers:
        return {ask.id: self._line(ask).words for ask in self._asks}

    def _finish(self) -> None:
        answers = self._answers()
        for ask in self._asks:
            if ask.must and not answers[ask.id]:
                self._line(ask).focus()
                self.query_one("#fill-message", MessageLine).tell(f"▲ {ask.must}")
                return
        wrong = self._check(answers) if self._check is not None else ""
        if wrong:
            self.query_one("#fill-message", MessageLine).tell(f"▲ {wrong}")
            return
        self.dismiss(answers)

    def _say_advice(self) -> None:
        if self._advice is not None:
            lines = self._advice(self._answers())
            self.query_one("#advice", Static).update(Content("\n".join(lines)))


def _field(ask: Ask) -> Field:
    """What is filled in, with its label."""
    if ask.rows > 1:
        field = Field(ask.label, Passage(ask.value, id=ask.id), classes="-lang")
        field.styles.height = ask.rows
        return field
    line = Line(ask.value, id=ask.id, password=ask.password)
    line.select_on_focus = ask.anew or ask.value.isdigit()  # a new number takes its place
    return Field(ask.label, line)
