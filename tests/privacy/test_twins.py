"""Forms of a hurried hand and their harmless twins: the one is found, the other is left alone."""

from __future__ import annotations

import pytest
from tests.privacy.marked import Marked, leaks, lines, needless

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Label

NAMES = frozenset({Label.PERSON, Label.UNKNOWN})
"""Names and unknown words are tested in rooms of their own."""
TWINS = list(lines("twins.txt"))


@pytest.mark.parametrize("marked", TWINS, ids=lambda m: m.text[:40])
def test_the_marked_is_found_and_the_rest_left_alone(detector: Detector, marked: Marked) -> None:
    found = detector.find(marked.text)
    assert leaks(marked, found) == []
    assert needless(marked, [f for f in found if f.label not in NAMES]) == []
