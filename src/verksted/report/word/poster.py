"""How large the letters of a poster may be: as large as one page has room for.

Heights are in centimetres, as LibreOffice lays out our own template at scale 1. On A3 all is half as large
again.
"""

from __future__ import annotations

from math import ceil

from verksted.report.drawing import drawing_of
from verksted.report.model import Chapter, Chart, Element
from verksted.workshop.handout import Bullets, Heading, Paragraph

SCALES = (1.7, 1.55, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8)
_ROOM, _WIDTH = 25.3, 16.0
_TITLE, _HEADING, _LINE, _CAPTION = 2.3, 1.15, 0.52, 1.0
_LETTERS = 83


def wall_scale(chapter: Chapter) -> float:
    """The largest scale at which the chapter should fit on its page; the smallest where none does."""
    elements = chapter.elements[1:]
    return next((scale for scale in SCALES if _height(elements, scale) <= _ROOM), SCALES[-1])


def _height(elements: tuple[Element, ...], scale: float) -> float:
    return _TITLE * scale + sum(_one(element, scale) for element in elements)


def _one(element: Element, scale: float) -> float:
    match element:
        case Heading():
            return _HEADING * scale
        case Paragraph(text):
            return _lines(text, scale)
        case Bullets(items):
            return sum(_lines(item, scale) for item in items)
        case Chart():
            drawn = drawing_of(element)
            return _WIDTH * drawn.height / drawn.width + _CAPTION * scale
        case _:
            return 0.0


def _lines(text: str, scale: float) -> float:
    return ceil(len(text) * scale / _LETTERS) * _LINE * scale
