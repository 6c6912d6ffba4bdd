"""One source, a sector or the staff: how far it has come, and what it has said, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from verksted.tui.pages import Card
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import say
from verksted.workshop.points import PointSign
from verksted.workshop.sectors import Contribution

_WIDTH = 66
Act = Callable[[str, "SourceCard"], None]


class SourceCard(Card[None]):
    """`head` are the rows above what was said: id, words, right. What is chosen is told to `act`."""

    def __init__(
        self,
        title: str,
        head: Callable[[], Sequence[tuple[str, str, str]]],
        told: Callable[[], Sequence[Contribution]],
        act: Act,
    ) -> None:
        super().__init__()
        self._title, self._head, self._told, self._act = title, head, told, act

    def compose(self) -> ComposeResult:
        with Vertical(classes="card -kilde") as card:
            card.border_title = Content(self._title)
            yield Rows(id="source")
            yield MessageLine(id="fill-message")
            yield KeyLine(("Enter", say("velg")), ("Mellomrom", say("godkjenn")), ("Esc", say("tilbake")))

    def on_mount(self) -> None:
        self.show()
        self.query_one(Rows).focus()

    def show(self, message: str = "") -> None:
        """As it stands now."""
        if not self.is_attached:
            return
        told = list(self._told())
        rows = [row(name, words, right) for name, words, right in self._head()]
        waiting = sum(not one.approved for one in told)
        title = say("{n} svar · {m} ikke godkjent", n=len(told), m=waiting) if told else say("Svar")
        rows.append(heading("answers", title))
        rows += [_line(one) for one in told]
        if not told:
            rows.append(said("none", say("Her kommer svarene, ett på hver linje.")))
        self.query_one(Rows).show(rows)
        if message:
            self.query_one("#fill-message", MessageLine).tell(message)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self._act(event.row_id, self)

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        if event.row_id.startswith("c:"):
            self._act(event.row_id.replace("c:", "t:", 1), self)


def _line(one: Contribution) -> Row:
    first, *more = textwrap.wrap(one.text, _WIDTH) or [""]
    box = "[x]" if one.approved else "[ ]"
    sign = one.sign.value if one.sign is not PointSign.ADVICE else ">"
    return row(f"c:{one.id}", f"{box} {sign} {first}", "", *(f"      {line}" for line in more))
