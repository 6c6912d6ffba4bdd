"""Taking one copy of a workbook into another: a join of states, the same whatever the order.

What comes in is written as a snapshot of the other copy, with its writers and versions as they are.
Documents that were erased here stay erased.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from verksted.workbook import snapshots
from verksted.workbook.cells import Cells, covers
from verksted.workbook.changes import CellBody, Seen
from verksted.workbook.damage import Damage
from verksted.workbook.disk import translate
from verksted.workbook.errors import BadRequest
from verksted.workbook.people import ERASED
from verksted.workbook.reading import Library
from verksted.workbook.store import Store
from verksted.workshop.language import mark, say

_STRAY_NEW = mark("I mappen ligger {count} fra før arbeidsboka fikk ny nøkkel. Det er ikke tatt med.")
_STRAY_OLD = mark("Filer fra før arbeidsboka fikk ny nøkkel, ligger igjen i mappen og bør slettes.")


@dataclass(frozen=True, slots=True)
class Carried:
    """What came over: documents that were new or changed, and those that are erased and stay so."""

    documents: int
    erased: int


def erased_names(cells: Cells) -> frozenset[tuple[str, str]]:
    """(table, key) of everything that was erased for good."""
    names = (key.partition(":") for key in cells.table(ERASED))
    return frozenset((table, name) for table, _, name in names)


def take_in(book: Store, other: Library) -> Carried:
    """Joins another reading of the same workbook, under whatever key, into this one.

    Raises:
        BadRequest: another workbook.
        WriteFailed and kin: nothing was taken in.
    """
    if other.key.workbook != book.library.key.workbook:
        raise BadRequest(say("Mappene er ikke kopier av samme arbeidsbok."))
    with book.exclusive():
        book.refresh()
        mine, theirs = book.library.vector(), other.vector()
        fresh = [name for name in other.cells.names() if _has_new(other.cells, name, mine)]
        gone = erased_names(book.library.cells) | erased_names(other.cells)
        carried = [name for name in fresh if name not in gone and not name[0].startswith("_")]
        if not fresh and all(mine.get(short, Seen(-1, "")).seq >= seen.seq for short, seen in theirs.items()):
            return Carried(0, 0)
        cells = partial(_bodies, book.library.cells, other, theirs, gone)
        try:
            snapshots.write(book.folder, book.library.key, book.env, slot=book.slot, seen=theirs, cells=cells)
        except OSError as error:
            raise translate(error, book.folder) from error
        book.refresh()
        book.forget_history()
        return Carried(len(carried), sum(1 for name in fresh if name in gone))


def stray_finding(book: Library, stray: Library) -> Damage:
    """What lies in the folder under an older key: a remark, and whether it holds anything new."""
    mine = book.vector()
    gone = erased_names(book.cells)
    names = [name for name in stray.cells.names() if name not in gone and not name[0].startswith("_")]
    count = sum(1 for name in names if _has_new(stray.cells, name, mine))
    sentence = say(_STRAY_NEW, count=_documents(count)) if count else say(_STRAY_OLD)
    return Damage("stray", sentence, serious=False)


def _documents(count: int) -> str:
    if count == 1:
        return say("ett notat eller punkt")
    return say("{count} notater eller punkter", count=count)


def _has_new(cells: Cells, name: tuple[str, str], seen: dict[str, Seen]) -> bool:
    cell = cells.cell(*name)
    return cell is not None and any(not covers(seen, version.dot) for version in cell.live)


def _bodies(
    mine: Cells, other: Library, seen: dict[str, Seen], gone: frozenset[tuple[str, str]]
) -> Iterator[CellBody]:
    """The other's cells, and for what was erased only that it was."""
    yield from other.cells.bodies(seen, gone)
    for name in gone:
        cell = mine.cell(*name)
        if cell is not None and other.cells.cell(*name) is None:
            yield from (body for body in mine.bodies({}, gone) if (body.table, body.key) == name)
