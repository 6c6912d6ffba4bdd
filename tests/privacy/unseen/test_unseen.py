"""Notes that nobody tuned on, written after the detector was made: what it finds may not fall.

The floors are what the design asks of a first release; notes.jsonl is invented (CC0).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Label
from verksted.privacy.missrate import Gold, Tally

ROWS = [json.loads(line) for line in Path(__file__).with_name("notes.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def tally() -> Tally:
    detector = Detector.load()
    counted = Tally.empty()
    for row in ROWS:
        gold = [Gold(span["start"], span["end"], Label(span["label"])) for span in row["spans"]]
        counted.add(row["text"], gold, detector.find(row["text"]))
    return counted


def test_names_and_other_direct_identifiers_are_found(tally: Tally) -> None:
    assert tally.direct.share() >= 0.97
    assert tally.person.share() >= 0.95
    assert tally.person.masked_share() >= 0.80


def test_quasi_identifiers_are_found(tally: Tally) -> None:
    assert tally.quasi.share() >= 0.80


def test_it_does_not_cry_wolf(tally: Tally) -> None:
    assert tally.right_masks / tally.masks >= 0.88
    assert tally.touched / tally.words <= 0.07
