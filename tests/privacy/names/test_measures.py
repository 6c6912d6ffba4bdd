"""The floors that hold for every group: unlisted, misspelt, and words that are names here."""

from __future__ import annotations

import pytest
from tools.measure_names import homographs, in_frames, misspelt, unlisted_names

from verksted.privacy.recognizers.names import Names

NAMES = Names.load()
GROUPS = unlisted_names(NAMES)


SHARES = {group: in_frames(NAMES, pool) for group, pool in GROUPS.items()}


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_unlisted_names_of_every_origin_are_found(group: str) -> None:
    assert len(set(GROUPS[group])) >= 40
    share = SHARES[group]
    assert share.total == 300
    assert share.found / share.total >= 0.97
    assert share.masked / share.total >= 0.80


def test_unlisted_names_of_all_origins_together_are_found() -> None:
    total = sum(share.total for share in SHARES.values())
    assert sum(share.found for share in SHARES.values()) / total >= 0.99
    assert sum(share.masked for share in SHARES.values()) / total >= 0.90


def test_misspelt_names_are_found() -> None:
    share = misspelt(NAMES)
    assert share.found / share.total >= 0.97


@pytest.mark.parametrize("file", ["homographs.txt", "homographs_held_out.txt"])
def test_words_that_are_names_here_are_found(file: str) -> None:
    share = homographs(NAMES, file)
    assert share.total >= 100
    assert share.found / share.total >= 0.95
