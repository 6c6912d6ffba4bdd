"""What is changed in every line on its way to the terminal: plain signs, and no colour at all.

Both keep the width of every cell, so that nothing moves. Meaning never hangs on what is lost here:
a sign stands beside its word, and what was a coloured ground becomes reversed text.
"""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_PLAIN = str.maketrans("●○►▲■▌▏█░╭╮╰╯─│┌┐└┘·…", "x->!#>|#.++++-|++++-~")
_FAR = 0.25
"""Difference in brightness (0–1) from which a ground stands out from the one beneath it."""


class PlainSigns(LineFilter):
    """Letters and keyboard signs in place of ● ○ ► ▲ ■ and frames, for fonts that lack them."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        del background
        return [Segment(text.translate(_PLAIN), style, control) for text, style, control in segments]


class Colourless(LineFilter):
    """No colour codes, as NO_COLOR asks for; a ground that stands out is shown as reversed text."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        dark = background.brightness
        return [
            Segment(text, _bare(style, dark) if style is not None else None, control)
            for text, style, control in segments
        ]


@lru_cache(4096)
def _bare(style: Style, dark: float) -> Style:
    ground = style.bgcolor
    stands_out = (
        ground is not None
        and ground.triplet is not None
        and abs(Color(*ground.triplet).brightness - dark) > _FAR
    )
    return Style(
        bold=style.bold,
        underline=style.underline,
        reverse=bool(style.reverse) != stands_out,
        meta=style.meta or None,
    )
