"""The paper twin: numbered sheets to write on by hand, and where the lines land when they are typed in later.

A sheet has the number of its block in the agenda, so that pen, screen and run sheet mean the same thing.
Sheets are handouts: they know the plan, and nothing that was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from verksted.desk.desk import Desk
from verksted.desk.running_notes import Taken
from verksted.desk.running_view import Room
from verksted.workshop.agenda import Block, BlockKind, format_clock, parse_clock, timetable
from verksted.workshop.handout import Handout, HandoutKind, Heading, Paragraph, Part, Table
from verksted.workshop.language import say
from verksted.workshop.running import lengths
from verksted.workshop.text import clean_line
from verksted.workshop.words import Text

LINES = 18
"""Numbered lines on one sheet."""
_GO = re.compile(r"ark\s*([1-9][0-9]?)", re.IGNORECASE)
_RULES = Text(
    "Én ting på hver linje. Skriv rolle, ikke navn. Skriv rådet, ikke hendelsen.",
    "Éin ting på kvar linje. Skriv rolle, ikkje namn. Skriv rådet, ikkje hendinga.",
)
_SIGNS = Text(
    'Tegn: + bra, – bedre, > forslag, ? spørsmål, " ordrett, = løfte. Sett ! når noe må følges opp. '
    "Enige: hvor mange som sa seg enig. Linje {number} på skjermen er linje {number} her.",
    'Teikn: + bra, – betre, > forslag, ? spørsmål, " ordrett, = løfte. Set ! når noko må følgjast opp. '
    "Einige: kor mange som sa seg einig. Linje {number} på skjermen er linje {number} her.",
)
_COUNTS = Text(
    "Side ____ av ____ · Lapper samlet inn: ____ · Prikker talt: ____",
    "Side ____ av ____ · Lappar samla inn: ____ · Prikkar talde: ____",
)
_HEADER = (
    Text("Nr.", "Nr."),
    Text("Tegn", "Teikn"),
    Text("Det som ble sagt", "Det som vart sagt"),
    Text("Enige", "Einige"),
)
_SHARES = (8, 9, 73, 10)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `number` is that of its block in the agenda, `clock` its planned time (`17.19–17.39`) or
    "", `after` minutes from the start of the workshop to the start of the block: as it was held where
    that is known, else as planned.
    """

    number: int
    block: Block
    clock: str
    after: int


def sheets(room: Room) -> list[Sheet]:
    """A sheet for every block in which something is said: all but the breaks."""
    plan = timetable(room.blocks, room.workshop.starts or "00:00")
    begins = _held(room)
    first = plan[0].start if plan else 0
    return [
        Sheet(
            number,
            slot.block,
            slot.clock if room.workshop.starts else "",
            begins.get(slot.block.id, slot.start - first),
        )
        for number, slot in enumerate(plan, 1)
        if slot.block.kind is not BlockKind.BREAK
    ]


def asked_for(raw: str, among: Sequence[Sheet]) -> Sheet | None:
    """The sheet that a line such as `ark 3` asks for; None for any other line."""
    found = _GO.fullmatch(clean_line(raw))
    return next((one for one in among if found and one.number == int(found.group(1))), None)


def placed(taken: Taken, room: Room, sheet: Sheet, last: str, now: datetime) -> Taken:
    """The notes in the time of their sheet, a second apart, after the `last` that stands there ("": none)."""
    first = _began(room, now) + timedelta(minutes=sheet.after)
    with suppress(ValueError, TypeError, OverflowError):  # a time stamp from elsewhere may be anything
        first = max(first, datetime.fromisoformat(last) + timedelta(seconds=1))
    notes = tuple(
        replace(note, at=_stamp(first, place), minute=sheet.after, block=sheet.block.id)
        for place, note in enumerate(taken.notes)
    )
    return replace(taken, notes=notes)


def _stamp(first: datetime, place: int) -> str:
    at = first + timedelta(seconds=place)
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _began(room: Room, now: datetime) -> datetime:
    """When the workshop began: as it was held, else as planned, else so that it ends now. UTC."""
    if room.run.began:
        return datetime.fromisoformat(room.run.began)
    try:
        day = date.fromisoformat(room.workshop.date)
        minutes = parse_clock(room.workshop.starts)
    except ValueError:
        return now - timedelta(minutes=sum(block.minutes for block in room.blocks))
    midnight = datetime(day.year, day.month, day.day).astimezone()
    return (midnight + timedelta(minutes=minutes)).astimezone(UTC)


def _held(room: Room) -> dict[str, int]:
    """Minutes from the start to each block that has been held."""
    begins: dict[str, int] = {}
    seconds = 0
    for block in lengths(room.blocks, room.run):
        if not room.run.began or (block.id not in room.run.spent and block.id != room.run.block):
            break
        begins[block.id] = seconds // 60
        seconds += room.run.spent.get(block.id, 0)
    return begins


# On paper -----------------------------------------------------------------------------------------


def note_sheets(desk: Desk) -> Handout:
    """All sheets, each on a page of its own. Raises ValueError (a sentence) while the agenda is empty."""
    from verksted.desk.running_view import read_room

    room = read_room(desk)
    found = sheets(room)
    if not found:
        raise ValueError(say("Kjøreplanen er tom. Velg en mal først."))
    standard = desk.workshop.standard
    parts: list[Part] = []
    for place, sheet in enumerate(found):
        parts += _page(room, sheet, new=place > 0)
    title = Text("Notatark", "Notatark").in_(standard)
    return Handout("notatark", HandoutKind.RUN_SHEET, standard, title, tuple(parts))


def _page(room: Room, sheet: Sheet, *, new: bool) -> list[Part]:
    standard = room.workshop.standard
    name = Text("Ark {number}: {name}", "Ark {number}: {name}").in_(standard)
    asked = " ".join(clean_line(question.text) for question in room.questions_of(sheet.block))
    head = [f"{Text('Kl.', 'Kl.').in_(standard)} {sheet.clock}."] if sheet.clock else []
    header = tuple(text.in_(standard) for text in _HEADER)
    rows = tuple((str(line), "", "", "") for line in range(1, LINES + 1))
    caption = Text("Linjer til ark {number}", "Linjer til ark {number}").in_(standard)
    return [
        Heading(name.format(number=sheet.number, name=clean_line(sheet.block.name)), new_page=new),
        *([Paragraph(" ".join([*head, asked]))] if head or asked else []),
        Paragraph(_RULES.in_(standard)),
        Table(header, rows, caption.format(number=sheet.number), by_hand=True, shares=_SHARES),
        Paragraph(_COUNTS.in_(standard)),
        Paragraph(_SIGNS.in_(standard).format(number=7)),
    ]


def planned_words(sheet: Sheet, room: Room) -> str:
    """`17.19–17.39`, or how long into the workshop where no clock is planned."""
    if sheet.clock:
        return sheet.clock
    if room.run.began:
        began = datetime.fromisoformat(room.run.began).astimezone()
        return format_clock(began.hour * 60 + began.minute + sheet.after)
    return say("{count} min etter start", count=sheet.after)
