"""Workbooks of the practice workshop for the tests of the follow-up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.tui.follow.alone import practice_book

from verksted.desk.desk import Desk


@pytest.fixture
def raw(tmp_path: Path) -> Iterator[Desk]:
    """Thirty notes, and nothing made of them."""
    with practice_book(tmp_path / "bok", most=30) as desk:
        yield desk


@pytest.fixture
def copied(tmp_path: Path) -> Iterator[Desk]:
    """All notes, with their points and answers."""
    with practice_book(tmp_path / "bok", points=True) as desk:
        yield desk
