"""Which style each kind of element takes in the document at hand."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Look:
    """A style id ("" for none) and direct formatting for where the style is missing or not enough."""

    style: str = ""
    ppr: str = ""
    rpr: str = ""

    def open_paragraph(self, extra: str = "") -> str:
        """`<w:p>` with its properties; `extra` is markup that belongs after the style."""
        style = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        inner = style + extra + self.ppr
        return f"<w:p><w:pPr>{inner}</w:pPr>" if inner else "<w:p>"


@dataclass(frozen=True, slots=True)
class Styles:
    """The looks of one document.

    `headings` by level 1–6 of the chapter (what level they have in the report is already counted in).
    `table` is a table style id, or "" and then borders are set directly. `bullet_list` and
    `number_list` are ids of abstract numberings. `language` is a BCP 47 tag for every run, or "" where
    the document's own default is right. `room_after_table` is spacing for a heading that follows a
    table, where the style has none of its own. `cell_size` is the size of letters in tables, in half points.
    """

    headings: dict[int, Look]
    body: Look = field(default_factory=Look)
    bullet: Look = field(default_factory=Look)
    numbered: Look = field(default_factory=Look)
    caption: Look = field(default_factory=Look)
    cell: Look = field(default_factory=Look)
    after_table: Look = field(default_factory=Look)
    box: Look = field(default_factory=Look)
    place: Look = field(default_factory=Look)
    placeholder: str = ""
    table: str = ""
    banded: bool = False
    language: str = ""
    room_after_table: str = ""
    cell_size: int = 20


OWN = Styles(
    headings={level: Look(f"Heading{level}") for level in (1, 2, 3, 4)},
    bullet=Look("ListBullet"),
    numbered=Look("ListNumber"),
    caption=Look("Caption"),
    cell=Look("VerkstedCelle"),
    after_table=Look("VerkstedEtterTabell"),
    box=Look("VerkstedBoks"),
    place=Look("VerkstedFelt"),
    placeholder="PlaceholderText",
    table="VerkstedTabell",
    banded=True,
)
"""The styles of our own template."""
