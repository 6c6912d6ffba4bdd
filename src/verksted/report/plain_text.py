"""The chapter as lines of text: for a preview, for the clipboard, for a mail."""

from __future__ import annotations

from verksted.report.model import Block, Box, Chart, Element, Field
from verksted.workshop.handout import Bullets, Heading, Paragraph, Table
from verksted.workshop.text import clean_line


def block_text(block: Block) -> str:
    """One block, to be pasted alone; places to fill in are left out."""
    lines = [
        line for element in block.elements if not isinstance(element, Field) for line in text_lines(element)
    ]
    return "\n".join(lines) + "\n"


def text_lines(element: Element) -> list[str]:
    """An element as lines of text, for a preview or the clipboard."""
    if isinstance(element, Heading):
        return [clean_line(element.text)]
    if isinstance(element, Paragraph):
        return [clean_line(line) for line in element.text.split("\n") if clean_line(line)]
    if isinstance(element, Bullets):
        return [f"• {clean_line(item)}" for item in element.items]
    if isinstance(element, Table):
        return [
            clean_line(element.caption),
            *(" | ".join(map(clean_line, row)) for row in (element.header, *element.rows)),
        ]
    if isinstance(element, Chart):
        return [clean_line(element.title)]
    if isinstance(element, Field):
        return [f"{clean_line(element.label)}: …"]
    return _box_lines(element)


def _box_lines(box: Box) -> list[str]:
    return [clean_line(box.title), *(clean_line(line) for line in box.paragraphs)]
