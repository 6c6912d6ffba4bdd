"""A chart drawn as a picture: for the web page, and for programs that cannot read Word's own charts aloud.

Places and sizes are in pixels of the drawing's own grid; whoever shows it scales it.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from verksted.assets import asset
from verksted.report.model import Chart
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from jinja2 import Template

WIDTH, _NARROW = 760, 540
"""On a narrower grid everything is shown larger."""
_BAR, _GAP, _LEFT, _TOP, _ROOM = 18, 16, 260, 40, 40
_LINE = 17
_LETTERS, _LINES = 36, 3
_FILLS = ("#1f6f78", "#b5541c", "#4b4e8f")
"""Each at least 4.5:1 on white; the numbers beside the bars say the same without colour."""


@dataclass(frozen=True, slots=True)
class Bar:
    y: int
    width: float
    text: str
    fill: str


@dataclass(frozen=True, slots=True)
class Label:
    """One line of a category's name, at its baseline `y`."""

    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands where. `legend` is (x, name, fill) of each series."""

    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    legend: tuple[tuple[int, str, str], ...]
    height: int
    width: int = WIDTH
    left: int = _LEFT


def drawing_of(chart: Chart) -> Drawing:
    """The bars of each category under one another, with its name to the left of them."""
    whole = _NARROW if chart.large else WIDTH
    unit = (whole - _LEFT - _ROOM) / max(chart.top - chart.base, 1)
    bars, labels, y = [], [], _TOP
    for at, category in enumerate(chart.categories):
        lines = _wrapped(clean_line(category))
        block = max(_BAR * len(chart.series), _LINE * len(lines))
        first = y + (block - _LINE * len(lines)) / 2 + 13
        labels += [Label(first + _LINE * number, line) for number, line in enumerate(lines)]
        begin = y + (block - _BAR * len(chart.series)) // 2
        for number, series in enumerate(chart.series):
            value = series.values[at]
            if value is not None:
                width = round(max(value - chart.base, 0) * unit, 1)
                fill = _FILLS[number % len(_FILLS)]
                bars.append(Bar(begin + _BAR * number, width, chart.shown(value), fill))
        y += block + _GAP
    step = (whole - _LEFT) / max(len(chart.series), 1)
    legend = tuple(
        (round(_LEFT + number * step), clean_line(entry.name), _FILLS[number % len(_FILLS)])
        for number, entry in enumerate(chart.series)
    )
    return Drawing(tuple(bars), tuple(labels), legend, y, whole)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(asset("maler", "rapport")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("diagram.svg.j2")


def to_svg(chart: Chart) -> bytes:
    """The drawing as a file of its own, UTF-8."""
    body = _template().render(drawn=drawing_of(chart), alone=True, description=clean_line(chart.description))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()
