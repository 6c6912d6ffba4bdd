"""What goes out besides the summary: letters, run sheets, posters, calendars.

Built from plan, content and promises. No field here can hold a note, a point before release, or a
name: whoever makes a handout has only `PlanFacts` and content to make it from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verksted.workshop.words import WrittenStandard


class HandoutKind(StrEnum):
    LETTER = "letter"
    RUN_SHEET = "run-sheet"
    POSTER = "poster"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1–3. With `new_page` it stands at the top of a page of its own."""

    text: str
    level: int = 2
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` says in words what the table holds; every row is as long as `header`.

    `by_hand` makes the rows tall enough to write in with a pen. `shares` are the widths of the columns
    as parts of the whole; empty where they follow from what stands in them.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str
    by_hand: bool = False
    shares: tuple[int, ...] = ()


Part = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Handout:
    """`name` is the file name without its ending, ASCII; nothing in it is left unfilled."""

    name: str
    kind: HandoutKind
    standard: WrittenStandard
    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One whole day. `uid` is stable, so that a second import changes the entry and adds none."""

    uid: str
    day: date
    title: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    standard: WrittenStandard
    title: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What a letter may know: facts of the plan, as words that are ready to stand in a sentence.

    Fields are "" where the plan does not say. `contact` and `safe_adult` are a role or an office
    phone, given for this letter and not stored; `council` is what the council said, given likewise.
    """

    standard: WrittenStandard
    municipality: str = ""
    service: str = ""
    group: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    place: str = ""
    purpose: str = ""
    answer_by: str = ""
    feedback_by: str = ""
    compensation: str = ""
    contact: str = ""
    council: str = ""
    themes: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
