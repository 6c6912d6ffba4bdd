"""How much the detector misses, measured on development notes and carried in the package as data.

The figures stand in assets/modell/treffrate.json, written by tools/evaluate_detector.py with the same
counting as the notes' own scoring; nothing here is estimated. Direct identifiers and quasi identifiers
are counted apart: a direct one that leaks names a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from verksted.privacy.findings import DIRECT, Action, Finding, Label
from verksted.privacy.lists import assets_folder
from verksted.workshop.language import say
from verksted.workshop.summary import DetectorFigures

FILE = "treffrate.json"
LOOSE_BORDERS = frozenset({Label.HEALTH, Label.FAMILY, Label.ROLE})
"""Kinds whose borders are a convention: one shared letter counts as found."""


class DamagedFiguresError(Exception):
    """The measured figures are missing or not what the tool wrote; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated stretch of a note."""

    start: int
    end: int
    label: Label


@dataclass(slots=True)
class Count:
    """Sums over notes: spans of one kind, how many were covered, and by masks alone."""

    spans: int = 0
    found: int = 0
    masked: int = 0

    def share(self) -> float:
        """Covered spans of all, 0–1; 1.0 when there was nothing to find."""
        return self.found / self.spans if self.spans else 1.0

    def masked_share(self) -> float:
        return self.masked / self.spans if self.spans else 1.0


@dataclass(slots=True)
class Tally:
    """What is counted over a set of notes."""

    direct: Count
    person: Count
    quasi: Count
    notes: int = 0
    masks: int = 0
    right_masks: int = 0
    looks: int = 0
    words: int = 0
    touched: int = 0

    @classmethod
    def empty(cls) -> Tally:
        return cls(Count(), Count(), Count())

    def add(self, text: str, gold: Sequence[Gold], found: Sequence[Finding]) -> None:
        """Count one note."""
        self.notes += 1
        in_mask = _letters(text, (f for f in found if f.action is Action.MASK))
        in_any = _letters(text, found)
        in_gold = _letters(text, gold)
        for g in gold:
            self._add_span(g, _letters(text, [g]), in_mask, in_any)
        for f in found:
            own = _letters(text, [f])
            if f.action is Action.MASK:
                self.masks += 1
                self.right_masks += bool(own) and 2 * len(own & in_gold) >= len(own)
            else:
                self.looks += 1
        for start, end in _words(text):
            letters = {i for i in range(start, end) if text[i].isalnum()}
            if not letters & in_gold:
                self.words += 1
                self.touched += bool(letters & in_any)

    def _add_span(self, g: Gold, letters: set[int], in_mask: set[int], in_any: set[int]) -> None:
        loose = g.label in LOOSE_BORDERS
        found = bool(letters & in_any) if loose else letters <= in_any
        masked = bool(letters & in_mask) if loose else letters <= in_mask
        groups = [self.direct if g.label in DIRECT else self.quasi]
        if g.label is Label.PERSON:
            groups.append(self.person)
        for count in groups:
            count.spans += 1
            count.found += found
            count.masked += masked

    def mask_precision(self) -> float:
        return self.right_masks / self.masks if self.masks else 1.0

    def load(self) -> float:
        """Share of harmless words that any finding touches, 0–1."""
        return self.touched / self.words if self.words else 0.0

    def as_json(self) -> dict[str, Any]:
        """Ratios rounded to four places, with the numbers they come from."""
        return {
            "notes": self.notes,
            **{
                name: {"spans": c.spans, "found": round(c.share(), 4), "masked": round(c.masked_share(), 4)}
                for name, c in (("direct", self.direct), ("person", self.person), ("quasi", self.quasi))
            },
            "mask_precision": round(self.mask_precision(), 4),
            "masks": self.masks,
            "looks": self.looks,
            "load": round(self.load(), 4),
            "words": self.words,
        }


def _letters(text: str, spans: Iterable[Gold | Finding]) -> set[int]:
    return {i for s in spans for i in range(s.start, s.end) if text[i].isalnum()}


def _words(text: str) -> Iterable[tuple[int, int]]:
    import re

    return (m.span() for m in re.finditer(r"\w+", text))


@cache
def measured() -> Mapping[str, Any]:
    """The whole of treffrate.json. Raises `DamagedFiguresError`."""
    try:
        raw: dict[str, Any] = json.loads((assets_folder() / "modell" / FILE).read_text(encoding="utf-8"))
        _figures(raw)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedFiguresError(
            say("Tallene for hva detektoren finner, mangler eller er skadet. Installer verksted på nytt.")
        ) from error
    return raw


def figures() -> DetectorFigures:
    """The measured figures in the form that stands in a summary, per mille. Raises `DamagedFiguresError`."""
    return _figures(measured())


def _figures(raw: Mapping[str, Any]) -> DetectorFigures:
    told = raw["told"]
    return DetectorFigures(
        version=str(raw["version"]),
        measured=str(raw["measured"]),
        notes=int(told["notes"]),
        direct_found=_per_mille(told["direct"]["found"]),
        names_found=_per_mille(told["person"]["found"]),
        quasi_found=_per_mille(told["quasi"]["found"]),
        masks_right=_per_mille(told["mask_precision"]),
        load=_per_mille(told["load"]),
    )


def _per_mille(ratio: float) -> int:
    return int(ratio * 1000 + 0.5)


def curve() -> list[tuple[float, float, float]]:
    """(threshold, share of direct identifiers found, load) from the strictest look to the laxest."""
    return [(float(p["threshold"]), float(p["direct"]), float(p["load"])) for p in measured()["curve"]]
