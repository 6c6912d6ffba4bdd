"""What may be counted: points per theme, with the themes that have few voices joined as one.

The chart, the table beside it and the lists of points all take their themes from here, so that no
number of a small theme can be worked out from another place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verksted.workshop.points import PointSign
from verksted.workshop.summary import Summary, SummaryPoint


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """One theme, or (`joined`) all those with few voices. `ids` are those of the summary."""

    name: str
    ids: tuple[str, ...]
    points: tuple[SummaryPoint, ...]
    joined: bool = False

    def with_sign(self, signs: Sequence[PointSign]) -> list[SummaryPoint]:
        """The points with one of these signs, in the order of the signs."""
        return [point for sign in signs for point in self.points if point.sign is sign]

    def count(self, sign: PointSign) -> int:
        return len(self.with_sign((sign,)))


def theme_groups(summary: Summary, others: str) -> list[ThemeGroup]:
    """Themes with points in the order of the summary; last, under the name `others`, the small ones."""
    out = [
        ThemeGroup(theme.name, (theme.id,), theme.points)
        for theme in summary.themes
        if not theme.below_k and theme.points
    ]
    small = [theme for theme in summary.themes if theme.below_k and theme.points]
    if small:
        joined = tuple(point for theme in small for point in theme.points)
        out.append(ThemeGroup(others, tuple(theme.id for theme in small), joined, joined=True))
    return out


def theme_names(summary: Summary, ids: Sequence[str], others: str) -> list[str]:
    """The names of the themes with these ids, each once; a small theme goes by the name `others`."""
    names = {identity: group.name for group in theme_groups(summary, others) for identity in group.ids}
    return list(dict.fromkeys(names[identity] for identity in ids if identity in names))
