"""The live syntax: one line in, one note out, and back again.

`[sign]["!"] [seat] rest`, with `#theme` and `*4` anywhere in the rest as whole words. A parser that
never rejects a line: what it does not understand is text. The syntax is fixed by the design, §4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from verksted.workshop.text import clean, clean_line

MAX_LINE = 4_000
"""Code points of one note. A longer line becomes several notes, linked by `Note.continues`."""


class Sign(StrEnum):
    """What kind of thing was said."""

    WORKS = "+"
    MUST_IMPROVE = "-"
    PROPOSAL = ">"
    QUESTION = "?"
    VERBATIM = '"'
    PROMISE = "="


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was meant. `seat` is `u1`…`u99`, `theme` a lower-case tag, `agree` 1–99."""

    text: str
    sign: Sign | None = None
    follow_up: bool = False
    seat: str | None = None
    theme: str | None = None
    agree: int | None = None

    @property
    def quote(self) -> bool:
        """Whether the words are the speaker's own."""
        return self.sign is Sign.VERBATIM


@dataclass(frozen=True, slots=True)
class Note:
    """One note as it stands in the workbook: raw, and never part of what leaves it.

    `at` is UTC in ISO 8601 with milliseconds. `writer` is a role, never a name. `block` is the id of
    the agenda block that ran, `continues` the id of the note whose line this one goes on from.
    `minute` is minutes from the workshop's start, where it is known (typed in later from paper).
    """

    id: str
    text: str
    at: str
    writer: str
    sign: Sign | None = None
    follow_up: bool = False
    seat: str | None = None
    theme: str | None = None
    agree: int | None = None
    quote: bool = False
    block: str | None = None
    minute: int | None = None
    continues: str | None = None
    slip: bool = False


_HEAD = re.compile(r"""(?P<sign>[+\->?"=])?(?P<mark>!)?\s*""")
_SEAT = re.compile(r"[uU]([1-9][0-9]?)(?:\s+|$)")
_TAG = re.compile(r"#(\w[\w\-]*)")
_AGREE = re.compile(r"\*([1-9][0-9]?)")
_LAYOUT = re.compile(r"(?:[-*>•–]\s+|[0-9]{1,3}[.)]\s+)(?=\S)")


def parse_line(raw: str, *, seats: bool = True) -> Line:
    """Read one typed line. Never raises; `seats=False` leaves `u1` and its like in the text.

    The first `#theme` and the first `*n` count; a second one stays in the text, so that nothing
    typed is lost.
    """
    line = clean_line(raw)
    head = _HEAD.match(line)
    assert head is not None  # noqa: S101 -- every part of the pattern is optional
    rest = line[head.end() :]
    seat = _SEAT.match(rest) if seats else None
    if seat:
        rest = rest[seat.end() :]
    theme: str | None = None
    agree: int | None = None
    words: list[str] = []
    for word in rest.split():
        if theme is None and (tag := _TAG.fullmatch(word)):
            theme = tag.group(1).lower()
        elif agree is None and (number := _AGREE.fullmatch(word)):
            agree = int(number.group(1))
        else:
            words.append(word)
    return Line(
        text=" ".join(words),
        sign=Sign(head["sign"]) if head["sign"] else None,
        follow_up=head["mark"] is not None,
        seat=f"u{seat.group(1)}" if seat else None,
        theme=theme,
        agree=agree,
    )


def format_line(line: Line) -> str:
    """The line one would type to get this note: `parse_line(format_line(x)) == x` for a parsed x."""
    head = f"{line.sign or ''}{'!' if line.follow_up else ''}"
    marks = (line.seat, line.theme and f"#{line.theme}", line.agree and f"*{line.agree}", line.text)
    return " ".join(part for part in (head, *marks) if part)


def split_paste(pasted: str) -> list[str]:
    """The lines of a paste, one note each, empty ones dropped.

    In a paste of two lines or more a leading `- `, `* `, `> ` or `1. ` is layout, not a sign.
    """
    lines = [stripped for line in clean(pasted).split("\n") if (stripped := clean_line(line))]
    if len(lines) < 2:
        return lines
    return [line[found.end() :] if (found := _LAYOUT.match(line)) else line for line in lines]


def split_long(text: str, limit: int = MAX_LINE) -> list[str]:
    """Pieces of at most `limit` code points that joined with a space, or with nothing, give `text`.

    Breaks at the last space of a piece where there is one. An empty text gives no piece.
    """
    pieces: list[str] = []
    while len(text) > limit:
        cut = text.rfind(" ", limit // 2, limit + 1)
        end = cut if cut > 0 else limit
        pieces.append(text[:end])
        text = text[end + 1 :] if cut > 0 else text[end:]
    if text:
        pieces.append(text)
    return pieces
