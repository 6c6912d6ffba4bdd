"""The four-year wheel as data: what happens in each year, and what its report must hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from verksted.content.checklists import Checklist, load_checklists
from verksted.content.loading import Loaded, load
from verksted.workshop.language import say
from verksted.workshop.wheel import Strand, WheelItem
from verksted.workshop.words import Text

STRAND_NAMES: dict[Strand, Text] = {
    Strand.USERS: Text("barn, unge og foreldre", "barn, unge og foreldre"),
    Strand.STAFF: Text("ansatte", "tilsette"),
    Strand.SECTORS: Text("andre sektorer", "andre sektorar"),
    Strand.COUNCIL: Text("kommunestyret", "kommunestyret"),
}


@dataclass(frozen=True, slots=True)
class WheelYear:
    """One of the four years. `number` 1–4; `planning` is what the autumn is for."""

    id: str
    number: int
    name: Text
    happens: Text
    planning: Text
    report: tuple[Text, ...]
    source: str = "own"


def load_wheel(*, overlay: Path | None = None) -> Loaded[WheelItem]:
    """What happens when; `workshop.wheel.dated` gives it days."""
    return load("aarshjul", WheelItem, table="wheel_item", overlay=overlay, check=_check)


@cache
def wheel_items(*, overlay: Path | None = None) -> tuple[WheelItem, ...]:
    """The items of the wheel, each with the whole of its checklist. Read once."""
    lists = load_checklists(overlay=overlay).items
    found: list[WheelItem] = []
    for item in load_wheel(overlay=overlay).items.values():
        named = lists.get(item.points)
        points = tuple(point.text for point in named.points) if named is not None else item.checklist
        found.append(replace(item, checklist=points))
    return tuple(found)


def _check(item: WheelItem) -> tuple[str, str] | None:
    if item.year not in range(1, 5):
        return "year", say("År må være 1, 2, 3 eller 4.")
    if not (item.from_month in range(1, 13) and item.to_month in range(1, 13)):
        return "from_month", say("En måned må være fra 1 til 12.")
    if item.from_month > item.to_month and not item.starts_year_before:
        return "to_month", say("Slutten kan ikke komme før starten.")
    return None


def load_years(*, overlay: Path | None = None) -> Loaded[WheelYear]:
    return load("aarshjul", WheelYear, table="year", overlay=overlay)


def load_staff_lists(*, overlay: Path | None = None) -> Loaded[Checklist]:
    """Checklists of the yearly work with staff."""
    return load("aarshjul", Checklist, table="checklist", overlay=overlay)


def of_strands(items: Iterable[WheelItem], strands: Iterable[Strand]) -> list[WheelItem]:
    """The items of some strands; of none is given, all."""
    wanted = set(strands)
    return [item for item in items if not wanted or item.strand in wanted]
