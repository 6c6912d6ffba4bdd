"""The log of notes, drawn row by row: ten thousand notes are one widget, and typing costs no more.

The newest stand at the bottom, right above the line that is typed. The log gets rows and tells which
was clicked; it has no focus of its own.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from verksted.tui.widgets.notes.row import (
    LogRow,
    Look,
    draw,
    height,
    lead_rows,
    moment,
    shape,
    text_width,
)

_SPARE_ROWS = 12
_LATE = 100
_LOOKS = ("log--muted", "log--strong", "log--found", "log--hand", "log--match")


class NoteLog(ScrollView, can_focus=False):
    """Any number of notes in the order of their time. `drawn` counts rows painted, for tests.

    Of each note it keeps the id and the time; the row itself is asked for when it is painted.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(_LOOKS)

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

    def __init__(
        self,
        row_of: Callable[[str], LogRow | None],
        *,
        id: str,  # noqa: A002 -- as in all widgets
        empty: Sequence[str] = (),
    ) -> None:
        super().__init__(id=id)
        self._row_of = row_of
        self._made: dict[str, LogRow] = {}
        self._ids: list[str] = []
        self._ats = array("d")
        self._shapes = array("i")
        """Letters of each note where it takes one line if they fit, else `LONG`."""
        self._starts = array("i", [0])
        self._width = 0
        self._drawn: LRUCache[object, list[Segment]] = LRUCache(1)
        """The rows in sight. Strips are not kept: each remembers how it was cut, which is 2–20 kB a row."""
        self._look: Look | None = None
        self._hand: str | None = None
        self._match = ""
        self._empty = tuple(empty)
        self.drawn = 0

    # What it holds --------------------------------------------------------------------------------

    @property
    def rows(self) -> list[LogRow]:
        """Every row, made anew: for what needs them all."""
        return [self._row(at) for at in range(len(self._ids))]

    @property
    def ids(self) -> Sequence[str]:
        """The notes from the first to the last."""
        return self._ids

    @property
    def hand(self) -> str | None:
        """The id of the note in hand."""
        return self._hand

    def get(self, note_id: str) -> LogRow | None:
        at = self._place(note_id)
        return None if at is None else self._row(at)

    def _place(self, note_id: str | None) -> int | None:
        """Where a note stands. It is searched for, the latest first: to know it takes room for each."""
        if note_id is None:
            return None
        late = max(0, len(self._ids) - _LATE)
        for first, end in ((late, len(self._ids)), (0, late)):
            try:
                return self._ids.index(note_id, first, end)
            except ValueError:
                continue
        return None

    def _row(self, at: int) -> LogRow:
        note_id = self._ids[at]
        row = self._made.get(note_id)
        if row is None:
            row = self._row_of(note_id) or LogRow(note_id, "", "", "")
            self._keep(row)
        return row

    def _keep(self, row: LogRow) -> None:
        """The row as it stands now, at hand for the next painting."""
        self._made.pop(row.id, None)
        self._made[row.id] = row
        while len(self._made) > self.size.height + _SPARE_ROWS:
            del self._made[next(iter(self._made))]

    def show(self, rows: Iterable[LogRow]) -> None:
        """Show these instead; stay at the bottom, or where one was."""
        stay = not self.at_end and self._ids
        self._ids, self._ats, self._shapes = [], array("d"), array("i")
        for row in rows:
            self._ids.append(row.id)
            self._ats.append(moment(row.at))
            self._shapes.append(shape(row))
        if any(early > late for early, late in pairwise(self._ats)):
            self._only(sorted(range(len(self._ids)), key=self._ats.__getitem__))
        self._made.clear()
        self._measure(0)
        self._settle(follow=not stay)

    def add(self, rows: Iterable[LogRow]) -> None:
        """More notes. A late one finds its place by its time; the log follows if it was at the end."""
        follow = self.at_end
        first = len(self._ids)
        given = list(rows)
        known = {row.id for row in given}.intersection(self._ids)
        for row in given:
            if row.id in known:
                self.change(row)
                continue
            at = len(self._ids)
            when = moment(row.at)
            if at and when < self._ats[-1]:
                at = bisect_right(self._ats, when)
            self._insert(at, row)
            known.add(row.id)
            first = min(first, at)
        self._measure(first)
        self._settle(follow=follow)

    def _insert(self, at: int, row: LogRow) -> None:
        self._ids.insert(at, row.id)
        self._ats.insert(at, moment(row.at))
        self._shapes.insert(at, shape(row))
        self._keep(row)

    def change(self, row: LogRow) -> None:
        """The note stands differently now."""
        at = self._place(row.id)
        if at is None or self._made.get(row.id) == row:
            return
        follow = self.at_end
        self._keep(row)
        self._shapes[at] = shape(row)
        when = moment(row.at)
        if self._ats[at] != when:
            self._take_out({row.id})
            new = bisect_right(self._ats, when)
            self._insert(new, row)
            self._measure(min(at, new))
            self._settle(follow=follow)
        elif height(row, self._width) != self._starts[at + 1] - self._starts[at]:
            self._measure(at)
            self._settle(follow=follow)
        else:
            self.refresh()

    def drop(self, note_ids: Iterable[str]) -> None:
        gone = set(note_ids)
        first = next((at for at, one in enumerate(self._ids) if one in gone), None) if gone else None
        if first is None:
            return
        follow = self.at_end
        self._take_out(gone)
        self._measure(first)
        self._settle(follow=follow)

    def _take_out(self, gone: set[str]) -> None:
        self._only([at for at, note_id in enumerate(self._ids) if note_id not in gone])
        for one in gone:
            self._made.pop(one, None)

    def _only(self, kept: Sequence[int]) -> None:
        """The notes at these places, in this order."""
        self._ids = [self._ids[at] for at in kept]
        self._ats = array("d", [self._ats[at] for at in kept])
        self._shapes = array("i", [self._shapes[at] for at in kept])

    def take(self, note_id: str | None) -> None:
        """Take this note in hand, in sight; None: none."""
        if note_id == self._hand:
            return
        self._hand = note_id
        at = self._place(note_id)
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
        if not self._ids:
            return []
        first = self._at(self.scroll_offset.y)
        last = self._at(self.scroll_offset.y + self.size.height)
        return [self._row(at) for at in range(first, last + 1)]

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
        row = self._row(at)
        part = line - self._starts[at]
        hand = row.id == self._hand
        key = (row, part, width, hand, self._match)
        cells = self._drawn.get(key)
        if cells is None:
            cells = draw(row, part, width, look, hand=hand, match=self._match)
            self._drawn.set(key, cells)
        return Strip(cells, width)

    def _nothing(self, y: int, width: int, look: Look) -> Strip:
        place = y - (self.size.height - len(self._empty) - 1)
        if not self._ids and 0 <= place < len(self._empty):
            return Strip([Segment(f" {self._empty[place]}", look.muted)]).adjust_cell_length(width, look.base)
        return Strip.blank(width, look.base)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._drawn.clear()
        self._look = None

    def _styles(self) -> Look:
        if self._look is None:
            self._look = Look(self.rich_style, *map(self.get_component_rich_style, _LOOKS))
        return self._look

    def on_resize(self) -> None:
        self._drawn = LRUCache(max(1, self.size.height))
        width = self.scrollable_content_region.width
        if width != self._width:
            follow = self.at_end or self._width == 0
            self._width = width
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
            if line - self._starts[at] >= lead_rows(self._row(at)):
                self.post_message(self.Clicked(self._ids[at]))

    # Measuring ------------------------------------------------------------------------------------

    def _at(self, line: int) -> int:
        """The note that a line belongs to."""
        return max(0, min(bisect_right(self._starts, line) - 1, len(self._ids) - 1))

    def _measure(self, first: int) -> None:
        """Heights from this note on; those before are as they were."""
        del self._starts[first + 1 :]
        line, room = self._starts[first], text_width(self._width)
        for at in range(first, len(self._ids)):
            letters = self._shapes[at]
            line += 1 if 0 <= letters <= room else height(self._row(at), self._width)
            self._starts.append(line)

    def _settle(self, *, follow: bool) -> None:
        if self._width:
            size = Size(self._width, self._starts[-1])
            self.virtual_size = size
            self._scroll_update(size)
            if follow:
                self.to_end()
        self.refresh()
