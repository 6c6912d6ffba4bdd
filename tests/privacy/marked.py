"""Lines with their personal data marked as `{text|LABEL}` («⏎» is a line break), and the same counting as the notes' scorer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verksted.privacy.findings import Finding

FOLDER = Path(__file__).parent
_MARK = re.compile(r"\{([^|{}]+)\|([A-Z_]+)(\??)\}")
LOOSE = frozenset({"HEALTH", "FAMILY", "ROLE"})


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int
    label: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Marked:
    """A line without its marks, and what was marked."""

    text: str
    spans: tuple[Span, ...]


def parse(line: str) -> Marked:
    text, spans, place = "", [], 0
    for m in _MARK.finditer(line):
        text += line[place : m.start()]
        spans.append(Span(len(text), len(text) + len(m[1]), m[2], bool(m[3])))
        text += m[1]
        place = m.end()
    return Marked(text + line[place:], tuple(spans))


def lines(name: str) -> Iterator[Marked]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield parse(line.replace("⏎", "\n"))


def letters(text: str, start: int, end: int) -> set[int]:
    return {i for i in range(start, end) if text[i].isalnum()}


def leaks(marked: Marked, found: Sequence[Finding]) -> list[str]:
    """What was marked and is not covered."""
    covered = {i for f in found for i in range(f.start, f.end)}
    out = []
    for span in marked.spans:
        needed = letters(marked.text, span.start, span.end)
        seen = bool(needed & covered) if span.label in LOOSE else needed <= covered
        if not seen and not span.optional:
            out.append(f"{span.label} {marked.text[span.start : span.end]!r}")
    return out


def needless(marked: Marked, found: Sequence[Finding]) -> list[str]:
    """What was found and is less than half marked."""
    gold = {i for s in marked.spans for i in range(s.start, s.end)}
    out = []
    for f in found:
        own = letters(marked.text, f.start, f.end)
        if 2 * len(own & gold) < len(own):
            out.append(marked.text[f.start : f.end])
    return out
