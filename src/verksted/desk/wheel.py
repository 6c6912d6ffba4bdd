"""The wheel of a service: in an open workbook, or in the user's own state where none is open.

Both keep the same documents: whether the wheel is used, what is marked of each item, and own items.
Each function is one durable change; in a workbook it is one undo step too.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from verksted.content.wheel import wheel_items
from verksted.desk.registers import Register, Table
from verksted.desk.trusted import state_folder
from verksted.privacy.certain import replace_certain
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.wheel import Strand, first_year_of
from verksted.workshop.wheel_marks import (
    OwnItem,
    WheelEntry,
    WheelMark,
    WheelSetting,
    WheelState,
    entries,
    mark_id,
)

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.privacy.hide import HideList
    from verksted.workbook import Put, Remove, Workbook

T = TypeVar("T", WheelMark, OwnItem)
SETTING = Table("wheel_setting", WheelSetting, attrgetter("id"))
MARKS = Table("wheel_marks", WheelMark, attrgetter("id"))
OWN = Table("wheel_own", OwnItem, attrgetter("id"))
THE_SETTING = "wheel"
FIRST_YEARS = range(2000, 2101)
_FILE = "aarshjul.json"
_MOST_BYTES = 1 << 20
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """The wheel as the user's own file holds it."""

    setting: WheelSetting | None = None
    marks: tuple[WheelMark, ...] = ()
    own: tuple[OwnItem, ...] = ()


class Wheel(ABC):
    """What is done with a wheel, wherever it is kept. `today` is given by whoever asks."""

    @property
    @abstractmethod
    def state(self) -> WheelState: ...

    @abstractmethod
    def _write(
        self,
        label: str,
        *,
        setting: WheelSetting | None = None,
        mark: WheelMark | None = None,
        own: OwnItem | None = None,
        gone: str = "",
    ) -> None: ...

    @abstractmethod
    def _new_id(self) -> str: ...

    @abstractmethod
    def _masked(self, text: str) -> str: ...

    @property
    def used(self) -> bool:
        return self.state.setting is not None

    def first_year(self, today: date) -> int:
        """The calendar year that is ÅR1 of the period that `today` falls in."""
        setting = self.state.setting
        return first_year_of(today, setting.first_year) if setting else first_year_of(today)

    def entries(self, first_year: int) -> list[WheelEntry]:
        """Everything in the four years that begin with `first_year`."""
        return entries(wheel_items(), self.state, first_year)

    def use(self, first_year: int, today: date) -> None:
        """Use the wheel, with this calendar year as ÅR1. Raises ValueError for a year that is none."""
        if first_year not in FIRST_YEARS:
            raise ValueError(say("Skriv et årstall, for eksempel 2024."))
        before = self.state.setting
        since = before.since if before else today.isoformat()
        self._write(say("Tok i bruk årshjulet"), setting=WheelSetting(THE_SETTING, first_year, since))

    def tick(self, entry: WheelEntry, point: int, first_year: int) -> bool:
        """Tick one point of the checklist, or take the tick away. Returns whether it is ticked now."""
        mark = self._mark(entry, first_year)
        ticked = frozenset(mark.ticked) ^ {point}
        self._write(say("Krysset av i årshjulet"), mark=replace(mark, ticked=tuple(sorted(ticked))))
        return point in ticked

    def finish(self, entry: WheelEntry, first_year: int, today: date) -> bool:
        """Say that it is done today, or that it is not after all. Returns whether it is done now."""
        mark = self._mark(entry, first_year)
        done = "" if mark.done else today.isoformat()
        self._write(say("Krysset av i årshjulet"), mark=replace(mark, done=done))
        return bool(done)

    def move(self, entry: WheelEntry, first_year: int, day: date) -> None:
        """Give it another day. Raises ValueError for a day outside the period."""
        if not first_year <= day.year < first_year + 4:
            last = first_year + 3
            raise ValueError(say("Dagen må ligge i perioden {first}–{last}.", first=first_year, last=last))
        mark = self._mark(entry, first_year)
        self._write(say("Flyttet en frist"), mark=replace(mark, due=day.isoformat()))

    def add(self, name: str, strand: Strand, day: date) -> OwnItem:
        """Something of one's own. Raises ValueError without a name."""
        line = self._masked(clean_line(name))[:_LONGEST]
        if not line:
            raise ValueError(say("Skriv hva som skal skje."))
        item = OwnItem(self._new_id(), line, strand, day.isoformat())
        self._write(say("Nytt i årshjulet"), own=item)
        return item

    def remove(self, item: str) -> None:
        """Take away an own item; those of the wheel itself stay."""
        if any(one.id == item for one in self.state.own):
            self._write(say("Tok bort noe fra årshjulet"), gone=item)

    def _mark(self, entry: WheelEntry, first_year: int) -> WheelMark:
        name = mark_id(first_year, entry.id)
        return self.state.marks.get(name) or WheelMark(name)


class BookWheel(Wheel):
    """The wheel in an open workbook, or in anything else that is kept as one."""

    def __init__(
        self,
        book: Callable[[], Workbook],
        apply: Callable[[Sequence[Put | Remove], str], None],
        new_id: Callable[[], str],
        hidden: Callable[[], HideList | None] = lambda: None,
    ) -> None:
        """`book` is asked each time: a new key makes a new one."""
        self._book, self._apply, self._make_id, self._hidden = book, apply, new_id, hidden

    @property
    def state(self) -> WheelState:
        book = self._book()
        marks = {mark.id: mark for mark in Register(book, MARKS).all()}
        own = tuple(Register(book, OWN).all())
        return WheelState(Register(book, SETTING).get(THE_SETTING), marks, own)

    def _write(
        self,
        label: str,
        *,
        setting: WheelSetting | None = None,
        mark: WheelMark | None = None,
        own: OwnItem | None = None,
        gone: str = "",
    ) -> None:
        book = self._book()
        ops: list[Put | Remove] = []
        ops += [Register(book, SETTING).put(setting)] if setting else []
        ops += [Register(book, MARKS).put(mark)] if mark else []
        ops += [Register(book, OWN).put(own)] if own else []
        ops += [Register(book, OWN).remove(gone)] if gone else []
        self._apply(ops, label)

    def take_over(self, state: WheelState) -> bool:
        """Go on with a wheel that was kept elsewhere, where there is none here. Returns whether it was."""
        if self.used or state.setting is None:
            return False
        book = self._book()
        ops: list[Put | Remove] = [Register(book, SETTING).put(state.setting)]
        ops += [Register(book, MARKS).put(mark) for mark in state.marks.values()]
        ops += [Register(book, OWN).put(own) for own in state.own]
        self._apply(ops, say("Hentet årshjulet"))
        return True

    def ahead(self, state: WheelState) -> tuple[list[WheelMark], list[OwnItem]]:
        """What another wheel has that this one has not: marks with both sides' ticks in them, and own items.

        What is done or ticked on either side stays so; another day counts where the other has one.
        """
        here = self.state
        both = [_both(here.marks.get(mark.id), mark) for mark in state.marks.values()]
        marks = [mark for mark in both if here.marks.get(mark.id) != mark]
        return marks, [own for own in state.own if own not in here.own]

    def follow(self, state: WheelState) -> int:
        """Take over what another wheel has that this one has not. Returns how many things."""
        if state.setting is None:
            return 0
        book, here = self._book(), self.state
        marks, own = self.ahead(state)
        ops: list[Put | Remove] = []
        if here.setting is None:
            ops.append(Register(book, SETTING).put(state.setting))
        ops += [Register(book, MARKS).put(mark) for mark in marks]
        ops += [Register(book, OWN).put(one) for one in own]
        if ops:
            self._apply(ops, say("Hentet årshjulet"))
        return len(ops)

    def _new_id(self) -> str:
        return self._make_id()

    def _masked(self, text: str) -> str:
        return replace_certain(text, self._hidden())[0]


def _both(here: WheelMark | None, there: WheelMark) -> WheelMark:
    """A mark with what both sides have done."""
    if here is None:
        return there
    ticked = tuple(sorted({*here.ticked, *there.ticked}))
    return replace(here, done=here.done or there.done, due=there.due or here.due, ticked=ticked)


def desk_wheel(desk: Desk) -> BookWheel:
    """The wheel of an open workbook."""
    return BookWheel(lambda: desk.workbook, desk.apply, desk.tools.new_id, desk.hide_list)


class OwnWheel(Wheel):
    """The wheel of somebody without a workbook: a file of the user's own, whole at any time.

    Where it cannot be read it is as if it were empty, and is then not written over.
    """

    def __init__(self, new_id: str = "", folder: Path | None = None) -> None:
        self._folder = folder or state_folder()
        self._given_id = new_id

    @property
    def state(self) -> WheelState:
        kept = self._read() or Kept()
        return WheelState(kept.setting, {mark.id: mark for mark in kept.marks}, kept.own)

    def _read(self) -> Kept | None:
        """What the file holds; an empty wheel where there is none, None where it is damaged."""
        try:
            with (self._folder / _FILE).open("rb") as file:
                raw = file.read(_MOST_BYTES)
        except OSError:
            return Kept()
        try:
            kept = msgspec.json.decode(raw, type=Kept)
            for day in (*(one.day for one in kept.own), *(one.due for one in kept.marks if one.due)):
                date.fromisoformat(day)
        except (msgspec.MsgspecError, ValueError):
            return None
        return kept

    def _write(
        self,
        label: str,  # noqa: ARG002 -- a file has no undo, and so no words for it
        *,
        setting: WheelSetting | None = None,
        mark: WheelMark | None = None,
        own: OwnItem | None = None,
        gone: str = "",
    ) -> None:
        kept = self._read()
        if kept is None:
            raise ValueError(say("Filen med årshjulet er skadet. Flytt den vekk, så kan du begynne på nytt."))
        fresh = Kept(
            setting or kept.setting,
            _with(kept.marks, mark),
            tuple(one for one in _with(kept.own, own) if one.id != gone),
        )
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = self._folder / f"{_FILE}.ny"
        handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.encode(fresh))
            file.flush()
            os.fsync(file.fileno())
        new.replace(self._folder / _FILE)

    def _new_id(self) -> str:
        import secrets

        return self._given_id or secrets.token_hex(6)

    def _masked(self, text: str) -> str:
        return replace_certain(text, None)[0]


def _with(known: Sequence[T], item: T | None) -> tuple[T, ...]:
    """These, with one written over or put last."""
    found: list[T] = [one for one in known if item is None or one.id != item.id]
    if item is not None:
        found.append(item)
    return tuple(found)
