"""Codes for participants are nobody's initials; initials still are somebody's."""

from __future__ import annotations

import pytest

from verksted.privacy.detector import Detector


@pytest.mark.parametrize(
    "text",
    [
        "Ansatt B sa det samme som Deltaker 4",
        "gruppe A og B var enige",
        "u3 og u5 går ut, D2 ble",
        "punkt2 og tema1 må skrives om",
        "covid-19 gjorde alt verre",
    ],
)
def test_codes_are_left_alone(detector: Detector, text: str) -> None:
    assert detector.find(text) == []


@pytest.mark.parametrize(
    ("text", "name"), [("K. gråt hele veien hjem", "K"), ("hun der ingrid L var streng", "ingrid L")]
)
def test_initials_are_found(detector: Detector, text: str, name: str) -> None:
    assert any(name in text[f.start : f.end] for f in detector.find(text))
