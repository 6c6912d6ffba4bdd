"""A document before it has a form: what every writer of files takes.

Headings, paragraphs, lists and tables are those of handouts; a chapter also has charts, places to fill
in, and a box. Nothing here knows Word, HTML or Markdown.
"""

from __future__ import annotations

from dataclasses import dataclass

from verksted.workshop.handout import Bullets, Heading, Paragraph, Table
from verksted.workshop.words import WrittenStandard


@dataclass(frozen=True, slots=True)
class Series:
    """`values` in the order of the chart's categories; None where there is none to show."""

    name: str
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: `description` says in words what the chart shows, for those who do not see it.

    `base` is where bars begin, `highest` where the axis ends (None: at the longest bar). With `tenths`
    all values, `base` and `highest` too, count tenths (29 is 2,9). `large`: to be read from a distance.
    """

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    base: int = 0
    highest: int | None = None
    tenths: bool = False
    large: bool = False

    @property
    def top(self) -> int:
        """The end of the axis; above `base` where any bar is."""
        if self.highest is not None:
            return self.highest
        return max((value or 0 for entry in self.series for value in entry.values), default=0)

    def shown(self, value: int) -> str:
        """The value as it is read: «7», or «2,9»."""
        return f"{value // 10},{value % 10}" if self.tenths else str(value)


@dataclass(frozen=True, slots=True)
class Field:
    """An empty place for the service's own words; `hint` says what to write there."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class Box:
    """Something set apart that must not be missed."""

    title: str
    paragraphs: tuple[str, ...]


Element = Heading | Paragraph | Bullets | Table | Chart | Field | Box


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a chapter that can be taken alone. Its own heading has level 2, its first element.

    `target` is the heading in the leader's report under which it belongs, or "".
    """

    id: str
    elements: tuple[Element, ...]
    target: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """`title` stands at level 1 over the blocks; `document_title` names a file that holds only this.

    `one_page`: such a file is to fit on one page. `poster`: it is read from a wall, and `title` names it.
    """

    title: str
    document_title: str
    standard: WrittenStandard
    blocks: tuple[Block, ...]
    one_page: bool = False
    poster: bool = False

    @property
    def elements(self) -> tuple[Element, ...]:
        """Everything in order, the title first."""
        return (Heading(self.title, 1), *(element for block in self.blocks for element in block.elements))
