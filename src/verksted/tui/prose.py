"""Running text as it stands in the source, made to flow in any width.

The source breaks its lines where the editor ends; on a narrow screen that gives a short line after each
long one. Lines that are meant as lines stay: those that begin with a key, a number or a bullet, those in
columns, and whatever follows a short line.
"""

from __future__ import annotations

import re

_WIDE = 75
"""Characters from which a line of the source was broken because it was full."""
_BEGINS = re.compile(r"\s|\d|[•○►●▲■←→↑↓«]|(?:[a-hj-zø]|F\d|Ctrl\+\w|Enter|Esc|Tab|Mellomrom)(?:\s|$)")
_COLUMNS = re.compile(r"\S {2,}\S")


def flowing(text: str) -> str:
    """The text with the breaks of the source gone, paragraphs and lists as they were."""
    return "\n\n".join(_paragraph(part) for part in text.strip().split("\n\n"))


def _paragraph(part: str) -> str:
    lines: list[str] = []
    full = False
    for line in part.split("\n"):
        if lines and full and not _BEGINS.match(line) and not _COLUMNS.search(line):
            lines[-1] += " " + line.strip()
        else:
            lines.append(line)
        full = len(line) >= _WIDE and not _COLUMNS.search(line)
    return "\n".join(lines)
