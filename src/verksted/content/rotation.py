"""Who visits which table in an idea hunt (idéjakt, domain.md §1.G4).

Each table sends its hunters out; they visit a new table in every hunt while the others stay as
hosts. Nothing here knows what is talked about.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.workshop.language import say

MOST_TABLES = 60
"""More tables than this do not meet in one room."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """`visits[table][hunt]` is where the hunters of that table go, all counted from 0."""

    visits: tuple[tuple[int, ...], ...]

    @property
    def tables(self) -> int:
        return len(self.visits)

    @property
    def hunts(self) -> int:
        return len(self.visits[0])

    def hosts(self, hunt: int) -> tuple[int, ...]:
        """For each table, which table's hunters it has as guests in that hunt."""
        guests = [0] * self.tables
        for table, places in enumerate(self.visits):
            guests[places[hunt]] = table
        return tuple(guests)

    def rows(self) -> list[tuple[str, ...]]:
        """The table as it hangs on the wall, tables counted from 1: a heading, then a row a table."""
        heading = (say("Jegere fra"), *(say("Jakt {n}", n=hunt + 1) for hunt in range(self.hunts)))
        return [heading, *(self._row(table) for table in range(self.tables))]

    def _row(self, table: int) -> tuple[str, ...]:
        return (
            say("Bord {n}", n=table + 1),
            *(say("bord {n}", n=place + 1) for place in self.visits[table]),
        )


def rotation(tables: int, hunts: int = 2) -> Rotation:
    """A plan in which no hunter visits a table twice, nor their own, and every table has one visit a hunt.

    Where there are tables enough, no two tables just swap hunters either, so that advice travels. Raises
    ValueError with a Norwegian sentence for fewer than two tables, more than 60, no hunt at all, or
    more hunts than there are other tables.
    """
    if tables < 2:
        raise ValueError(say("Idéjakt trenger minst to bord. Del gruppa i flere."))
    if tables > MOST_TABLES:
        raise ValueError(
            say("Det er for mange bord. Del dere i flere rom, med høyst {most} bord.", most=MOST_TABLES)
        )
    if hunts < 1:
        raise ValueError(say("Det må være minst én jakt."))
    if hunts > tables - 1:
        most = tables - 1
        raise ValueError(say("Med {tables} bord kan dere ha høyst {most} jakter.", tables=tables, most=most))
    shifts = _shifts(tables, hunts)
    return Rotation(tuple(tuple((table + shift) % tables for shift in shifts) for table in range(tables)))


def _shifts(tables: int, hunts: int) -> list[int]:
    """How many tables on each hunt goes. A shift and its opposite make pairs swap: those come last."""
    forward = range(1, (tables + 1) // 2)
    rest = (shift for shift in range(1, tables) if shift not in forward)
    return [*forward, *rest][:hunts]
