"""The methods whose forms can be filled in: technique cards with boxes, and the worksheets.

A worksheet's boxes are the rows of its tables, so that paper and screen are the same form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from verksted.content.markup import parts
from verksted.content.techniques import techniques
from verksted.content.techniques_types import Box, Technique
from verksted.content.templates import Template, Use, load_templates
from verksted.workshop.handout import Table
from verksted.workshop.words import Text, WrittenStandard

PRINT_ONLY = frozenset({"service-analysis"})
"""Worksheets that the service fills in by itself: what stands there is no voice from a workshop."""
CARDS = ("gap", "gallery-guide", "walk-and-talk", "idea-hunt")
"""Technique cards whose boxes are filled in here, in the order of a two-day programme."""
_NOTHING = Text("", "")


@dataclass(frozen=True, slots=True)
class Method:
    """A form: its boxes, and either the technique card or the worksheet it is made of."""

    id: str
    name: Text
    boxes: tuple[Box, ...]
    card: Technique | None = None
    sheet: Template | None = None

    def box(self, box_id: str) -> Box | None:
        return next((box for box in self.boxes if box.id == box_id), None)


@cache
def methods() -> Mapping[str, Method]:
    """Every method by id: the cards first, then the worksheets by number."""
    cards = techniques().items
    found = {name: Method(name, cards[name].name, cards[name].boxes, card=cards[name]) for name in CARDS}
    every = load_templates("ark").items.values()
    sheets = (one for one in every if one.use is Use.WORKSHEET and one.id not in PRINT_ONLY)
    for sheet in sheets:
        boxes = tuple(_boxes(sheet))
        if boxes:
            found[sheet.id] = Method(sheet.id, sheet.title, boxes, sheet=sheet)
    return MappingProxyType(found)


def _boxes(sheet: Template) -> Iterator[Box]:
    """A box a row; a table whose rows are empty gives one box, named by its first column."""
    both = [_tables(sheet, standard) for standard in WrittenStandard]
    for at, (nb, nn) in enumerate(zip(*both, strict=True)):
        named = [row for row, cells in enumerate(nb.rows) if cells[0]]
        if not named:
            yield Box(f"t{at}", Text(nb.header[0], nn.header[0]), _NOTHING)
        for row in named:
            name = Text(nb.rows[row][0], nn.rows[row][0])
            yield Box(f"t{at}r{row}", name, Text(_ask(nb, row), _ask(nn, row)))


def _ask(table: Table, row: int) -> str:
    """What the row asks, where a column beside its name says so."""
    return table.rows[row][1] if len(table.rows[row]) > 2 else ""


def _tables(sheet: Template, standard: WrittenStandard) -> list[Table]:
    return [part for part in parts(sheet.body.in_(standard)) if isinstance(part, Table)]
