"""The floors that hold for every group: unlisted, misspelt, and words that are names here."""

from __future__ import annotations

import pytest
from tools.measure_names import homographs, in_frames, misspelt, unlisted_names

from verksted.privacy.recognizers.names import Names

NAMES = Names.load()
GROUPS = unlisted_names(NAMES)


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_unlisted_names_of_every_origin_are_found(group: str) -> None:
    assert len(GROUPS[group]) >= 12
    share = in_frames(NAMES, GROUPS[group])
    assert share.total == 300
    assert share.found / share.total >= 0.97
    assert share.masked / share.total >= 0.80


def test_misspelt_names_are_found() -> None:
    share = misspelt(NAMES)
    assert share.found / share.total >= 0.97


@pytest.mark.parametrize("file", ["homographs.txt", "homographs_held_out.txt"])
def test_words_that_are_names_here_are_found(file: str) -> None:
    share = homographs(NAMES, file)
    assert share.total >= 100
    assert share.found / share.total >= 0.95
