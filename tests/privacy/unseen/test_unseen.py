"""Notes that nobody tuned on, or only on every second of: what the detector finds in them may not fall.

notes.jsonl was written after the first detector was made. fresh.txt and quasi.txt were written before it was
widened; the even lines of those were read while it was, so that only the odd ones say how good it is. The
floors are what the design asks of a first release. All is invented (CC0).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.privacy.marked import parse

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Finding, Label
from verksted.privacy.missrate import Gold, Tally

HERE = Path(__file__).parent
Note = tuple[str, list[Gold], list[Gold]]
"""Text, what must be found, and what may be found or left alone."""


def from_json(name: str) -> list[Note]:
    rows = [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]
    return [
        (row["text"], [Gold(s["start"], s["end"], Label(s["label"])) for s in row["spans"]], [])
        for row in rows
    ]


def from_marks(name: str, *, odd: bool) -> list[Note]:
    rows = [row for row in (HERE / name).read_text("utf-8").splitlines() if row and not row.startswith("#")]
    notes: list[Note] = []
    for row in rows[0 if odd else 1 :: 2]:
        line = parse(row.split("|", 2)[2])
        spans = [(Gold(s.start, s.end, Label(s.label)), s.optional) for s in line.spans]
        notes.append((line.text, [g for g, free in spans if not free], [g for g, free in spans if free]))
    return notes


def touches(found: Finding, free: list[Gold]) -> bool:
    return any(g.start < found.end and found.start < g.end for g in free)


SETS = {
    "notes": from_json("notes.jsonl"),
    "fresh, odd": from_marks("fresh.txt", odd=True),
    "fresh, even": from_marks("fresh.txt", odd=False),
    "quasi, odd": from_marks("quasi.txt", odd=True),
    "quasi, even": from_marks("quasi.txt", odd=False),
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector.load()


@pytest.fixture(params=SETS, scope="module")
def tally(request: pytest.FixtureRequest, detector: Detector) -> Tally:
    counted = Tally.empty()
    for text, gold, free in SETS[request.param]:
        counted.add(text, gold, [f for f in detector.find(text) if not touches(f, free)])
    return counted


def test_names_and_other_direct_identifiers_are_found(tally: Tally) -> None:
    assert tally.direct.share() >= 0.97
    assert tally.person.share() >= 0.95
    assert tally.person.masked_share() >= 0.80


def test_quasi_identifiers_are_found(tally: Tally) -> None:
    assert tally.quasi.share() >= 0.85


def test_it_does_not_cry_wolf(tally: Tally) -> None:
    assert tally.right_masks / tally.masks >= 0.88
    assert tally.touched / tally.words <= 0.07
