"""One note as it stands in the log, and the cells it is drawn with. Knows no workbook and no screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from math import inf

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from verksted.tui.widgets.notes.wrap import plain, wrap

CLOCK, SIGN, AGREE, TAG = 7, 4, 4, 12
"""Columns: clock, sign with mark, how many agree, theme."""
FULL = 64
"""From this many cells the theme and the number have columns of their own."""
LONG = -1
"""Stands where the length of a row does not tell how many lines it takes."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """`text` is one clean line; `found` stretches of it that a person should look at. `lead` is the
    name of the block that begins here. `note` says what is special about the row («venter»).
    """

    id: str
    at: str
    clock: str
    text: str
    sign: str = ""
    agree: str = ""
    tag: str = ""
    who: str = ""
    lead: str = ""
    note: str = ""
    found: tuple[tuple[int, int], ...] = ()

    @property
    def shown(self) -> str:
        """The text as it is drawn: who wrote it and what is special first, found words between ‹ ›."""
        parts: list[str] = []
        place = 0
        for start, end in self.found:
            parts += [self.text[place:start], "‹", self.text[start:end], "›"]
            place = end
        words = "".join([*parts, self.text[place:]])
        head = "▲ " if self.found or self.note else ""
        said = f"{self.note}: " if self.note else ""
        return f"{head}{said}{words}{f' ({self.who})' if self.who else ''}"


@dataclass(frozen=True, slots=True)
class Look:
    """The styles of a row."""

    base: Style
    muted: Style
    strong: Style
    found: Style
    hand: Style
    match: Style


def text_width(width: int) -> int:
    """Cells the text of a row may use in a log this wide."""
    right = AGREE + TAG if width >= FULL else 0
    return max(4, width - 1 - CLOCK - SIGN - right)


def lead_rows(row: LogRow) -> int:
    """Rows above the note: an empty one and the name of its block."""
    return 2 if row.lead else 0


def height(row: LogRow, width: int) -> int:
    return lead_rows(row) + len(wrap(row.shown, text_width(width)))


def draw(row: LogRow, part: int, width: int, look: Look, *, hand: bool, match: str = "") -> list[Segment]:
    """Row number `part` of a note, exactly `width` cells."""
    if part < lead_rows(row):
        words = f" {row.clock}  {row.lead}" if part else ""
        return [Segment(set_cell_size(words, width), look.strong)]
    part -= lead_rows(row)
    shown = row.shown
    spans = wrap(shown, text_width(width))
    if part >= len(spans):
        return [Segment(" " * width, look.base)]
    start, end = spans[part]
    first = part == 0
    base, muted, strong = (look.hand,) * 3 if hand else (look.base, look.muted, look.strong)
    cells = [
        Segment("▌" if hand else " ", base),
        Segment(set_cell_size(row.clock if first else "", CLOCK), muted),
        Segment(set_cell_size(row.sign if first else "", SIGN), strong),
    ]
    colours = (base, look.hand if hand else look.found, look.match)
    cells += _words(shown, (start, end), colours, match)
    used = cell_len(shown[start:end])
    cells.append(Segment(" " * max(0, text_width(width) - used), base))
    if width >= FULL:
        cells.append(Segment(set_cell_size(row.agree if first else "", AGREE), strong))
        cells.append(Segment(set_cell_size(_cut(row.tag, TAG - 1) if first else "", TAG), muted))
    return cells


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else f"{set_cell_size(text, width - 1)}…"


def _words(
    shown: str, span: tuple[int, int], colours: tuple[Style, Style, Style], match: str
) -> Iterator[Segment]:
    """The words of one row, what was found and what was searched for set off."""
    start, end = span
    base, found, hit = colours
    marks = sorted({start, end, *_edges(shown, match)} | {at for at, c in enumerate(shown) if c in "‹›"})
    inside = shown.count("‹", 0, start) > shown.count("›", 0, start)
    low = shown.casefold() if match else ""
    for a, b in pairwise(marks):
        if b <= start or a >= end:
            continue
        piece = shown[max(a, start) : min(b, end)]
        if shown[a] == "‹":
            inside = True
        if match and len(low) == len(shown) and low.startswith(match, a):
            yield Segment(piece, hit)
        elif inside and shown[a] != "›":
            yield Segment(piece, found)
        else:
            if shown[a] == "›":
                inside = False
            yield Segment(piece, base)


def _edges(shown: str, match: str) -> Iterator[int]:
    low = shown.casefold()
    if not match or len(low) != len(shown):
        return
    at = low.find(match)
    while at >= 0:
        yield at
        yield at + len(match)
        at = low.find(match, at + len(match))


def moment(at: str) -> float:
    """A UTC time stamp in seconds since 1970; a strange one stands before all others."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except (ValueError, OverflowError, OSError):
        return -inf


def shape(row: LogRow) -> int:
    """How many letters a row has where that tells how many lines it takes, else `LONG`."""
    shown = row.shown
    return LONG if row.lead or not plain(shown) else len(shown)
