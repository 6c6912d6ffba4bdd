"""The log of notes, drawn row by row: ten thousand notes are one widget, and typing costs no more.

The newest stand at the bottom, right above the line that is typed. The log gets rows and tells which
was clicked; it has no focus of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from verksted.tui.widgets.notes.row import LogRow, Look, draw, height, lead_rows

_KEPT_STRIPS = 400


class NoteLog(ScrollView, can_focus=False):
    """Any number of notes in the order of their time. `drawn` counts rows painted, for tests."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "log--muted",
        "log--strong",
        "log--found",
        "log--hand",
        "log--match",
    }

    virtual_size = Reactive(Size(0, 0))
    """As the toolkit's, but one note more is no reason to lay out the whole screen anew."""

    class Clicked(Message):
        """Somebody clicked a note."""

        def __init__(self, note_id: str) -> None:
            super().__init__()
            self.note_id = note_id

    class Moved(Message, bubble=True):
        """Other rows are in sight."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, NoteLog.Moved)

    def __init__(self, *, id: str, empty: Sequence[str] = ()) -> None:  # noqa: A002 -- as in all widgets
        super().__init__(id=id)
        self._rows: list[LogRow] = []
        self._place: dict[str, int] = {}
        self._starts: list[int] = [0]
        self._width = 0
        self._strips: LRUCache[object, Strip] = LRUCache(_KEPT_STRIPS)
        self._look: Look | None = None
        self._hand: str | None = None
        self._match = ""
        self._empty = tuple(empty)
        self.drawn = 0

    # What it holds --------------------------------------------------------------------------------

    @property
    def rows(self) -> Sequence[LogRow]:
        return self._rows

    @property
    def hand(self) -> str | None:
        """The id of the note in hand."""
        return self._hand

    def get(self, note_id: str) -> LogRow | None:
        at = self._place.get(note_id)
        return None if at is None else self._rows[at]

    def show(self, rows: Iterable[LogRow]) -> None:
        """Show these instead; stay at the bottom, or where one was."""
        stay = not self.at_end and self._rows
        self._rows = sorted(rows, key=lambda row: row.at)
        self._place = {row.id: at for at, row in enumerate(self._rows)}
        self._measure(0)
        self._settle(follow=not stay)

    def add(self, rows: Iterable[LogRow]) -> None:
        """More notes. A late one finds its place by its time; the log follows if it was at the end."""
        follow = self.at_end
        first = len(self._rows)
        for row in rows:
            if row.id in self._place:
                self.change(row)
                continue
            if self._rows and row.at < self._rows[-1].at:
                at = bisect_right(self._rows, row.at, key=lambda one: one.at)
                self._rows.insert(at, row)
                self._index(at)
                first = min(first, at)
            else:
                self._place[row.id] = len(self._rows)
                self._rows.append(row)
        self._measure(first)
        self._settle(follow=follow)

    def change(self, row: LogRow) -> None:
        """The note stands differently now."""
        at = self._place.get(row.id)
        if at is None or self._rows[at] == row:
            return
        follow, before = self.at_end, self._rows[at]
        self._rows[at] = row
        if before.at != row.at:
            self.show(self._rows)
        elif height(row, self._width) != self._starts[at + 1] - self._starts[at]:
            self._measure(at)
            self._settle(follow=follow)
        else:
            self.refresh()

    def drop(self, note_ids: Iterable[str]) -> None:
        gone = set(note_ids) & self._place.keys()
        if not gone:
            return
        follow = self.at_end
        first = min(self._place[one] for one in gone)
        self._rows = [row for row in self._rows if row.id not in gone]
        self._place = {row.id: at for at, row in enumerate(self._rows)}
        self._measure(first)
        self._settle(follow=follow)

    def take(self, note_id: str | None) -> None:
        """Take this note in hand, in sight; None: none."""
        if note_id == self._hand:
            return
        self._hand = note_id
        at = self._place.get(note_id or "")
        if at is not None:
            top, bottom = self._starts[at], self._starts[at + 1]
            if top < self.scroll_offset.y:
                self._go(top)
            elif bottom > self.scroll_offset.y + self.size.height:
                self._go(bottom - self.size.height)
        self.refresh()

    def mark(self, words: str) -> None:
        """Set these words off wherever they stand; "" for none."""
        if words != self._match:
            self._match = words.casefold()
            self.refresh()

    def in_sight(self) -> list[LogRow]:
        """The notes on the screen now."""
        first = self._at(self.scroll_offset.y)
        last = self._at(self.scroll_offset.y + self.size.height)
        return self._rows[first : last + 1]

    # Moving ---------------------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        return self.scroll_offset.y >= self._starts[-1] - self.size.height

    def page(self, pages: int) -> None:
        self._go(self.scroll_offset.y + pages * max(1, self.size.height - 2))

    def to_end(self) -> None:
        self._go(self._starts[-1])

    def _go(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True, immediate=True)

    # Drawing --------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self._width
        self.drawn += 1
        look = self._styles()
        room = self.size.height - self._starts[-1]
        line = y + self.scroll_offset.y - max(0, room)
        if width < 1 or line < 0 or line >= self._starts[-1]:
            return self._nothing(y, width, look)
        at = self._at(line)
        row = self._rows[at]
        part = line - self._starts[at]
        hand = row.id == self._hand
        key = (row, part, width, hand, self._match)
        strip = self._strips.get(key)
        if strip is None:
            strip = Strip(draw(row, part, width, look, hand=hand, match=self._match), width)
            self._strips.set(key, strip)
        return strip

    def _nothing(self, y: int, width: int, look: Look) -> Strip:
        from rich.segment import Segment

        place = y - (self.size.height - len(self._empty) - 1)
        if not self._rows and 0 <= place < len(self._empty):
            return Strip([Segment(f" {self._empty[place]}", look.muted)]).adjust_cell_length(width, look.base)
        return Strip.blank(width, look.base)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()
        self._look = None

    def _styles(self) -> Look:
        if self._look is None:
            names = ("log--muted", "log--strong", "log--found", "log--hand", "log--match")
            self._look = Look(self.rich_style, *(self.get_component_rich_style(name) for name in names))
        return self._look

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        if width != self._width:
            follow = self.at_end or self._width == 0
            self._width = width
            self._strips.clear()
            self._measure(0)
            self._settle(follow=follow)
        elif self._starts[-1]:
            self.call_after_refresh(self._stay)

    def _stay(self) -> None:
        if self.max_scroll_y - self.scroll_offset.y <= self.size.height:
            self.to_end()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y - max(0, self.size.height - self._starts[-1])
        if 0 <= line < self._starts[-1]:
            at = self._at(line)
            if line - self._starts[at] >= lead_rows(self._rows[at]):
                self.post_message(self.Clicked(self._rows[at].id))

    # Measuring ------------------------------------------------------------------------------------

    def _at(self, line: int) -> int:
        """The note that a line belongs to."""
        return max(0, min(bisect_right(self._starts, line) - 1, len(self._rows) - 1))

    def _index(self, first: int) -> None:
        for at in range(first, len(self._rows)):
            self._place[self._rows[at].id] = at

    def _measure(self, first: int) -> None:
        """Heights from this note on; those before are as they were."""
        del self._starts[first + 1 :]
        line = self._starts[first]
        for row in self._rows[first:]:
            line += height(row, self._width)
            self._starts.append(line)

    def _settle(self, *, follow: bool) -> None:
        if self._width:
            size = Size(self._width, self._starts[-1])
            self.virtual_size = size
            self._scroll_update(size)
            if follow:
                self.to_end()
        self.refresh()
