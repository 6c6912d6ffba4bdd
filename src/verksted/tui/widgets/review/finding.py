"""One finding in its text, and the run of decisions. Painted from values; no widget for each finding."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from verksted.privacy.decisions import Choice
from verksted.tui.widgets.notes.wrap import wrap

_LETTERS = {Choice.MASK: "m", Choice.GENERALISE: "v", Choice.KEEP: "b", None: "·"}


class InText(Widget):
    """A text with one stretch marked, and others more quietly. Spans count code points of the text."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._content = Content("")

    def show(self, text: str, chosen: tuple[int, int] | None, others: Sequence[tuple[int, int]] = ()) -> None:
        """Show a text; the chosen stretch stands in ‹ › and reversed, the others in ‹ ›."""
        parts: list[Content | str | tuple[str, str]] = []
        at = 0
        for start, end in sorted({*others, *([chosen] if chosen else [])}):
            if start < at:
                continue
            style = "bold reverse" if (start, end) == chosen else "underline"
            parts += [text[at:start], "‹", (text[start:end], style), "›"]
            at = end
        self._content = Content.assemble(*parts, text[at:])
        self.refresh()

    def render(self) -> Content:
        return self._content


class About(Widget):
    """Lines about a finding; where a line has a word in front, what follows stands beside it in all rows."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._lines: Sequence[tuple[str, str]] = ()

    def show(self, lines: Sequence[tuple[str, str]]) -> None:
        """Pairs of the word in front, or "", and the text."""
        self._lines = lines
        self.refresh()

    def render(self) -> Content:
        beside = max((len(word) for word, _ in self._lines), default=0) + 2
        told: list[str] = []
        for word, text in self._lines:
            first = word.ljust(beside) if word else ""
            room = max(10, self.size.width - len(first))
            rows = [text[start:end] for start, end in wrap(text, room)]
            told += [f"{first}{rows[0]}", *(" " * len(first) + row for row in rows[1:])]
        return Content("\n".join(told))


class Flow(Widget):
    """The decisions in their order around the one in hand, and how many are left."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._choices: Sequence[Choice | None] = ()
        self._hand = 0
        self._told = ""

    def show(self, choices: Sequence[Choice | None], hand: int, told: str) -> None:
        """`choices` are those around the one in hand, `hand` its place among them."""
        self._choices, self._hand, self._told = choices, hand, told
        self.refresh()

    def render(self) -> Content:
        parts: list[Content | str | tuple[str, str]] = []
        for at, choice in enumerate(self._choices):
            sign = _LETTERS[choice]
            parts.append((f"{sign}", "bold reverse") if at == self._hand else sign)
            parts.append(" ")
        return Content.assemble(*parts, (f"  {self._told}", "$text-muted"))
