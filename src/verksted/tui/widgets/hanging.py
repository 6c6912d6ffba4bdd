"""Running text in which what is numbered, listed or indented goes on under itself where it wraps.

Textual wraps every line to the left edge, so that in a list one cannot see where the next item begins.
"""

from __future__ import annotations

import re

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

_MOST = 16
"""Cells that a text is moved in at most: a longer word in front is part of the text."""
_BEGINS = re.compile(r"\s*(?:(?:\d{1,2}\.|[•–○►●▲■])\s+|\S+(?: \S+){0,3} {2,})?")


def indent(line: str) -> int:
    """Letters before the text itself: spaces, and a number, a sign or a column with the space after it."""
    found = _BEGINS.match(line)
    width = found.end() if found else 0
    return width if width <= _MOST and width < len(line) else 0


class Hanging(Visual):
    """Content for a Static. The words are not changed, only where they stand."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._made: tuple[int, Content] | None = None

    def _laid_out(self, width: int) -> Content:
        if self._made is None or self._made[0] != width:
            lines = self._content.split("\n", allow_blank=True)
            self._made = width, Content("\n").join(part for line in lines for part in _hung(line, width))
        return self._made[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._laid_out(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._content.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        return self._content.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._laid_out(width).get_height(rules, width)


def _hung(line: Content, width: int) -> list[Content]:
    before = indent(line.plain)
    if not before or line.cell_length <= width or width - before < _MOST:
        return [line]
    head, text = line.divide([before])
    first, *rest = text.wrap(width - before)
    return [head + first.rstrip(), *(Content(" " * before) + part.rstrip() for part in rest)]
