"""A list drawn line by line: any number of rows, each one to three lines, one of them in hand.

The row in hand has `▌` before it and is reversed while the list has focus, so that it is seen without
colour. The list gets rows and tells what is done with them; it knows nothing of what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from verksted.workshop.text import clean_line

_NOTHING = Content("")


@dataclass(frozen=True, slots=True)
class Row:
    """`text` with `right` at the right edge, and further lines under it. `id` is unique in its list.

    `apart`: a new group begins here, with air above it where there is room.
    """

    id: str
    text: Content
    right: Content = _NOTHING
    more: tuple[Content, ...] = ()
    selectable: bool = True
    apart: bool = False


def row(row_id: str, text: str | Content, right: str | Content = "", *more: str | Content) -> Row:
    """A row from plain strings; nothing in them is read as markup."""
    return Row(row_id, _content(text), _content(right), tuple(_content(line) for line in more))


def heading(row_id: str, text: str, right: str = "") -> Row:
    """A line between rows that cannot be chosen."""
    return Row(row_id, Content.styled(text, "bold"), Content.styled(right, "$text-muted"), (), False, True)


def said(row_id: str, *lines: str) -> Row:
    """Quiet lines that cannot be chosen: what stands in an empty list."""
    first, *rest = (Content.styled(line, "$text-muted") for line in lines)
    return Row(row_id, first, Content(""), tuple(rest), False)


def _content(text: str | Content) -> Content:
    return text if isinstance(text, Content) else Content(text)


class Rows(ScrollView, can_focus=True):
    """Arrows move, Enter opens, space marks; a click chooses, a click on the row in hand opens it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--hand", "rows--mark"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Opp", show=False),
        Binding("down", "step(1)", "Ned", show=False),
        Binding("pageup", "page(-1)", "Side opp", show=False),
        Binding("pagedown", "page(1)", "Side ned", show=False),
        Binding("home", "end(-1)", "Først", show=False),
        Binding("end", "end(1)", "Sist", show=False),
        Binding("enter", "open", "Åpne", show=False),
        Binding("space", "tick", "Merk", show=False),
    ]

    class About(Message):
        """Base of what a list tells: which list, and which row."""

        def __init__(self, rows: Rows, row_id: str) -> None:
            super().__init__()
            self.rows = rows
            self.row_id = row_id

        @property
        def control(self) -> Rows:
            return self.rows

    class Moved(About):
        """Another row is in hand."""

    class Opened(About):
        """Enter, or a click on the row in hand."""

    class Ticked(About):
        """Space."""

    class Carried(About):
        """The row was picked up, moved `steps` places (below 0: up) and put down; 0 where it was put back."""

        def __init__(self, rows: Rows, row_id: str, steps: int) -> None:
            super().__init__(rows, row_id)
            self.steps = steps

    class Carrying(Carried):
        """A picked-up row has been moved so far, and is still held."""

    class LeftTop(About):
        """Up, with the top row in hand."""

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        id: str | None = None,  # noqa: A002 -- as in all widgets
        classes: str | None = None,
        title: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: list[Row] = list(rows)
        self._lines: list[tuple[int, int]] = []
        self._hand = 0
        self._carried: str | None = None
        self._steps = 0
        self.border_title = Content(title) if title else None
        self._count()

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    @property
    def hand(self) -> str | None:
        """The id of the row in hand, or None where none can be."""
        if 0 <= self._hand < len(self._rows) and self._rows[self._hand].selectable:
            return self._rows[self._hand].id
        return None

    def show(self, rows: Iterable[Row], hand: str | None = None) -> None:
        """Show these rows; keep the row in hand by its id, else by its place."""
        wanted, place = hand or self.hand, self._hand
        self._rows = list(rows)
        self._count()
        found = next((at for at, one in enumerate(self._rows) if one.id == wanted and one.selectable), None)
        self._hand = found if found is not None else self._nearest(place)
        self._settle()

    def take(self, row_id: str) -> None:
        """Take this row in hand, if it is there."""
        found = next((at for at, one in enumerate(self._rows) if one.id == row_id and one.selectable), None)
        if found is not None:
            self._go(found)

    def matching(self, typed: str) -> list[str]:
        """Ids of the rows that can be in hand and hold all of these words, in their order."""
        words = clean_line(typed).casefold().split()
        return [
            one.id
            for one in self._rows
            if one.selectable and words and all(word in _whole(one) for word in words)
        ]

    def reveal(self, row_id: str) -> None:
        """Bring this row into sight too, where the list has room for it and the one in hand."""
        lines = [line for line, (at, _) in enumerate(self._lines) if self._rows[at].id == row_id]
        held = [line for line, (at, _) in enumerate(self._lines) if at == self._hand]
        if lines and held:
            first, last = min(*lines, *held), max(*lines, *held)
            if last - first < self.size.height:
                self.scroll_to_region(Region(0, first, 1, last - first + 1), animate=False, force=True)

    def on_mount(self) -> None:
        self._count()
        self._hand = self._nearest(0)
        self._settle()

    def on_resize(self) -> None:
        before = len(self._lines)
        self._count()
        if len(self._lines) != before:
            self._settle()
        self._keep_in_sight()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines) or width < 3:
            return Strip.blank(max(width, 0), self.rich_style)
        index, part = self._lines[at]
        if part < 0:
            return Strip.blank(width, self.rich_style)
        one = self._rows[index]
        in_hand = index == self._hand and one.selectable
        line = _line(one, part, width - 1, bar=self.show_vertical_scrollbar)
        if in_hand and (self.has_focus or self.has_class("-alltid")):
            style, content = (
                self.get_visual_style("rows--hand"),
                Content(("►" if self.carrying else "▌") + line.plain),
            )
        else:
            style = self.visual_style
            mark = "▌" if in_hand and self.has_class("-holds") else " "
            content = Content.assemble((mark, "$text-muted"), line)
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False, pad=True)
        return (strips[0] if strips else Strip.blank(width)).adjust_cell_length(width, style.rich_style)

    @property
    def carrying(self) -> bool:
        """Whether a row is picked up: arrows move it then, and Enter puts it down."""
        return self._carried is not None

    def carry(self) -> None:
        """Pick up the row in hand."""
        self._carried, self._steps = self.hand, 0
        self.refresh()

    def put_back(self) -> None:
        """Leave the row where it was."""
        self._let_go(0)

    def _let_go(self, steps: int) -> None:
        name, self._carried, self._steps = self._carried or "", None, 0
        self.refresh()
        self.post_message(self.Carried(self, name, steps))

    def _move_carried(self, steps: int) -> None:
        """Show the row where it would come; the list itself is changed by whoever owns it."""
        at = self._hand + steps
        if 0 <= at < len(self._rows) and self._rows[at].selectable:
            self._rows[self._hand], self._rows[at] = self._rows[at], self._rows[self._hand]
            self._hand = at
            self._steps += steps
            self._count()
            self._settle()
            self.post_message(self.Carrying(self, self._carried or "", self._steps))

    def action_step(self, steps: int) -> None:
        if self.carrying:
            self._move_carried(steps)
            return
        at = self._hand + steps
        while 0 <= at < len(self._rows) and not self._rows[at].selectable:
            at += steps
        if 0 <= at < len(self._rows):
            self._go(at)
        elif steps < 0:
            self.scroll_to(y=0, animate=False)
            self.post_message(self.LeftTop(self, self.hand or ""))

    def action_page(self, steps: int) -> None:
        self._go(self._nearest(self._hand + steps * max(1, self.size.height - 2)))

    def action_end(self, steps: int) -> None:
        self._go(self._nearest(0 if steps < 0 else len(self._rows) - 1))

    def action_open(self) -> None:
        if self.carrying:
            self._let_go(self._steps)
        elif self.hand is not None:
            self.post_message(self.Opened(self, self.hand))

    def action_tick(self) -> None:
        if self.hand is not None:
            self.post_message(self.Ticked(self, self.hand))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        at = offset.y + self.scroll_offset.y
        if at < len(self._lines):
            index = self._lines[at][0]
            again = index == self._hand
            if self._rows[index].selectable:
                self._go(index)
                if again:
                    self.action_open()

    def _go(self, at: int) -> None:
        if not 0 <= at < len(self._rows) or not self._rows[at].selectable:
            return
        moved = at != self._hand
        self._hand = at
        self._settle()
        if moved:
            self.post_message(self.Moved(self, self._rows[at].id))

    def _nearest(self, at: int) -> int:
        """The nearest row that can be in hand; 0 where there is none."""
        able = [place for place, one in enumerate(self._rows) if one.selectable]
        return min(able, key=lambda place: (abs(place - at), place)) if able else 0

    def _count(self) -> None:
        """Which row and part of it stands on each line; part -1 is the air above a heading."""
        self._lines = []
        for at, one in enumerate(self._rows):
            if at and one.apart and self._airy:
                self._lines.append((at, -1))
            self._lines += ((at, part) for part in range(1 + len(one.more)))

    @property
    def _airy(self) -> bool:
        screen = self.screen if self.is_attached else None
        return screen is not None and screen.has_class("-luft") and screen.has_class("-hoy")

    def _settle(self) -> None:
        """Make the room the rows need, keep the one in hand in sight, and paint."""
        self.virtual_size = Size(1, len(self._lines))  # nothing scrolls sideways: a width would lay out anew
        self._keep_in_sight()
        self.refresh()

    def _keep_in_sight(self) -> None:
        first = next((line for line, place in enumerate(self._lines) if place == (self._hand, 0)), 0)
        if self._rows and self.size.height:
            height = 1 + len(self._rows[self._hand].more) if self._hand < len(self._rows) else 1
            self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True)


def _whole(one: Row) -> str:
    return " ".join(part.plain for part in (one.text, one.right, *one.more)).casefold()


def _line(one: Row, part: int, width: int, *, bar: bool) -> Content:
    """One line of a row, cut to `width` cells; the right part is never cut.

    There is air at the right: always before a scroll bar, and before the border if nothing is cut for it.
    """
    ends = one.text.cell_length + one.right.cell_length + 1
    if bar or (not part and one.right.plain and ends != width):
        width -= 1
    if part:
        return one.more[part - 1].truncate(width, ellipsis=True)
    right = one.right
    if not right.plain:
        return one.text.truncate(width, ellipsis=True)
    room = width - right.cell_length - 1
    if room < 4:
        return one.text.truncate(width, ellipsis=True)
    left = one.text.truncate(room, ellipsis=True)
    return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)
