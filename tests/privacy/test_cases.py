"""Our own lines, family by family: nothing marked may leak, and little else may be touched."""

from __future__ import annotations

import pytest
from tests.privacy.marked import Marked, leaks, lines, needless

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Label

ALL = [*lines("cases.txt"), *lines("cases_more.txt"), *lines("cases_last.txt")]


@pytest.mark.parametrize("marked", ALL, ids=lambda m: m.text[:40])
def test_nothing_marked_leaks(detector: Detector, marked: Marked) -> None:
    assert leaks(marked, detector.find(marked.text)) == []


def test_the_label_is_nearly_always_right(detector: Detector) -> None:
    right = total = 0
    for marked in ALL:
        found = detector.find(marked.text)
        for span in marked.spans:
            total += 1
            right += any(f.label == span.label and f.start < span.end and span.start < f.end for f in found)
    assert right / total >= 0.9


def test_harmless_words_are_mostly_left_alone(detector: Detector) -> None:
    """Lines chosen to tempt: so the bound is wider than for real notes."""
    words = sum(len(m.text.split()) for m in ALL)
    assert sum(len(needless(m, detector.find(m.text))) for m in ALL) / words <= 0.05


def test_every_finding_says_why_in_norwegian(detector: Detector) -> None:
    for marked in ALL:
        for f in detector.find(marked.text):
            assert f.why.endswith((".", "?"))
            assert 0 <= f.score <= 1
            assert f.label in Label
