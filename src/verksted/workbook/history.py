"""Undo and redo within one run: what a change replaced, so that it can be put back.

Only the caller's own change is taken back. A version somebody else wrote stays; where another has
built on the change there is nothing left of it to undo.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from verksted.workbook.cells import Cells, Version
from verksted.workbook.changes import PUT, REMOVE, Op

DEPTH = 500


@dataclass(frozen=True, slots=True)
class Item:
    """One document of a step: the versions that came, and those they replaced."""

    table: str
    key: str
    came: tuple[str, ...]
    replaced: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One change as the user made it."""

    label: str
    items: tuple[Item, ...]


@dataclass(slots=True)
class History:
    """The steps back and forth; a barrier empties both."""

    back: list[Step] = field(default_factory=list)
    forth: list[Step] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)
    """A version that was put back has a new name; older steps know it by the old one."""

    def name(self, dot: str) -> str:
        """The name under which a version now stands."""
        while dot in self.renamed:
            dot = self.renamed[dot]
        return dot

    def did(self, step: Step) -> None:
        self.back.append(step)
        del self.back[:-DEPTH]
        self.forth.clear()

    def barrier(self) -> None:
        self.back.clear()
        self.forth.clear()
        self.renamed.clear()


def reverse(step: Step, cells: Cells, history: History) -> list[tuple[Op, tuple[str, ...]]]:
    """The operations that put back what `step` replaced; none for what others have built on.

    With each operation come the names of the versions that it brings back.
    """
    ops: list[tuple[Op, tuple[str, ...]]] = []
    for item in step.items:
        cell = cells.cell(item.table, item.key)
        live = {version.dot for version in cell.live} if cell else set()
        base = tuple(dot for dot in map(history.name, item.came) if dot in live)
        if not base:
            continue
        there = [version for version in item.replaced if version.there]
        if not there:
            removed = tuple(history.name(version.dot) for version in item.replaced)
            ops.append((Op(REMOVE, item.table, item.key, base), removed))
        for place, version in enumerate(there):
            op = Op(PUT, item.table, item.key, () if place else base, version.document)
            ops.append((op, (history.name(version.dot),)))
    return ops


def step_of(
    label: str, segment: str, seq: int, ops: list[Op], before: dict[tuple[str, str], tuple[Version, ...]]
) -> Step:
    """The step that the operations of a written frame make, from the versions that lived before."""
    came: dict[tuple[str, str], list[str]] = {}
    over: dict[tuple[str, str], set[str]] = {}
    for place, op in enumerate(ops):
        if op.kind in (PUT, REMOVE):
            came.setdefault((op.table, op.key), []).append(f"{segment}.{seq}.{place}")
            over.setdefault((op.table, op.key), set()).update(op.base)
    items = tuple(
        Item(*name, tuple(dots), tuple(v for v in before.get(name, ()) if v.dot in over[name]))
        for name, dots in came.items()
    )
    return Step(label, items)
