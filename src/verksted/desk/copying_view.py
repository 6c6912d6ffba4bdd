"""What the fair copy shows: notes by theme, the points they became, and which notes seem to say the same.

Read from the desk in one go, so that a screen can paint from it without asking again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from verksted.desk.desk import Desk
from verksted.workshop.notes import Note
from verksted.workshop.plan import Theme
from verksted.workshop.points import Balance, Point, SetAside, balance_of, unhandled

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
_COMMON = frozenset(
    "alle andre bare ble blir bli den der det dette eller enn etter fikk for fordi fra får hadde han har "
    "hele her hun hva hvis hvor ikke ikkje inn jeg kan kunne litt mange med meg men mer min mye mykje noe "
    "noen nokon nokre når også oss over som skal skulle så til under uten var ville være ved vil".split()
)
_CROWD = 60
"""A stem that stands in more notes than this tells nothing about which of them are alike."""
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Board:
    """The fair copy as it stands. `like` gives for a note the others that seem to say the same."""

    themes: tuple[Theme, ...]
    notes: tuple[Note, ...]
    left: tuple[Note, ...]
    points: tuple[Point, ...]
    aside: tuple[SetAside, ...]
    like: dict[str, tuple[str, ...]]
    balance: Balance

    def theme_name(self, theme: str | None) -> str:
        """The name of a theme, or the tag itself where it is none of this workshop's."""
        return next((one.name for one in self.themes if one.id == theme), theme or "")

    @property
    def themeless(self) -> tuple[Point, ...]:
        """Points that no theme of this workshop holds: they cannot go into a summary yet."""
        known = {theme.id for theme in self.themes}
        return tuple(point for point in self.points if point.theme not in known)

    def note(self, name: str) -> Note | None:
        return next((one for one in self.notes if one.id == name), None)

    def point(self, name: str | None) -> Point | None:
        return next((one for one in self.points if one.id == name), None)

    def by_theme(self, notes: Iterable[Note]) -> list[tuple[str, list[Note]]]:
        """Theme id and its notes, in the order of the themes; within a theme, like beside like."""
        order = {theme.id: theme.order for theme in self.themes}
        groups: dict[str, list[Note]] = defaultdict(list)
        for note in notes:
            groups[note.theme or ""].append(note)
        names = sorted(groups, key=lambda name: (order.get(name, len(order) + 1), name))
        return [(name, self._together(groups[name])) for name in names]

    def _together(self, notes: Sequence[Note]) -> list[Note]:
        by_id = {note.id: note for note in notes}
        out: dict[str, Note] = {}
        for note in notes:
            if note.id not in out:
                out[note.id] = note
                out |= {name: by_id[name] for name in self.like.get(note.id, ()) if name in by_id}
        return list(out.values())

    def similar_points(self, point: Point) -> list[Point]:
        """Other points of the theme that seem to say the same."""
        mine = _stems(point.text)
        return [
            one
            for one in self.points
            if one.id != point.id and one.theme == point.theme and _alike(mine, _stems(one.text))
        ]


def board(desk: Desk) -> Board:
    """The fair copy as the desk holds it now."""
    notes, points, aside = desk.notes.all(), desk.points.all(), desk.aside.all()
    themes = sorted(desk.themes.all(), key=lambda theme: (theme.order, theme.id))
    order = {theme.id: at for at, theme in enumerate(themes)}
    points.sort(key=lambda point: (order.get(point.theme, len(order)), point.order, point.id))
    return Board(
        themes=tuple(themes),
        notes=tuple(notes),
        left=tuple(unhandled(notes, points, aside)),
        points=tuple(points),
        aside=tuple(aside),
        like=likely_duplicates(notes),
        balance=balance_of(points),
    )


def likely_duplicates(notes: Sequence[Note]) -> dict[str, tuple[str, ...]]:
    """For each note the others that share most of its words. A guess, to show them side by side."""
    stems = {note.id: _stems(note.text) for note in notes}
    where: dict[str, list[str]] = defaultdict(list)
    for name, words in stems.items():
        for word in words:
            where[word].append(name)
    pairs: set[tuple[str, str]] = set()
    for names in where.values():
        if len(names) <= _CROWD:
            pairs.update(combinations(names, 2))
    like: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        if _alike(stems[one], stems[other]):
            like[one].append(other)
            like[other].append(one)
    return {name: tuple(others) for name, others in like.items()}


def _stems(text: str) -> frozenset[str]:
    words = (word for word in _WORD.findall(text.casefold()) if word not in _COMMON)
    return frozenset(word[:_STEM] for word in words)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= 2 and shared / min(len(one), len(other)) >= _ALIKE
