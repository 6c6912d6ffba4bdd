"""The chapter as Markdown: to paste, to publish, to read aloud. No HTML, whatever the texts hold."""

from __future__ import annotations

import re

from verksted.report.model import Box, Chapter, Chart, Element, Field
from verksted.workshop.handout import Bullets, Heading, Paragraph, Table
from verksted.workshop.text import clean_line

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_LEADING = re.compile(r"^([-+=]|\d+[.)])(?=\s|$|[-+=])")


def escaped(text: str) -> str:
    """One line of text that Markdown reads as itself."""
    line = _MARKS.sub(r"\\\1", clean_line(text)).replace("&", "&amp;")
    return _LEADING.sub(lambda match: match[0][:-1] + "\\" + match[0][-1], line)


def to_markdown(chapter: Chapter) -> bytes:
    """UTF-8. A chart is left out: its numbers stand in the table."""
    parts = [text for element in chapter.elements if (text := _element(element))]
    return ("\n\n".join(parts) + "\n").encode("utf-8")


def _element(element: Element) -> str:
    if isinstance(element, Heading):
        return f"{'#' * element.level} {escaped(element.text)}"
    if isinstance(element, Paragraph):
        return "\n\n".join(escaped(line) for line in element.text.split("\n") if clean_line(line))
    if isinstance(element, Bullets):
        items = [item for item in element.items if clean_line(item)]
        marks = [f"{number}." if element.numbered else "-" for number in range(1, len(items) + 1)]
        return "\n".join(f"{mark} {escaped(item)}" for mark, item in zip(marks, items, strict=True))
    if isinstance(element, Table):
        return _table(element)
    if isinstance(element, Chart):
        return ""
    if isinstance(element, Field):
        return f"> **{escaped(element.label)}:** *{escaped(element.hint)}*"
    return _box(element)


def _table(table: Table) -> str:
    rows = [table.header, tuple("---" for _ in table.header), *table.rows]
    lines = [
        "| " + " | ".join(cell if number == 1 else escaped(cell) for cell in row) + " |"
        for number, row in enumerate(rows)
    ]
    return f"*{escaped(table.caption)}*\n\n" + "\n".join(lines)


def _box(box: Box) -> str:
    lines = [f"> **{escaped(box.title)}**"]
    for text in box.paragraphs:
        lines += [">", f"> {escaped(text)}"]
    return "\n".join(lines)
