"""A desk over a workbook whose key costs little, with a clock that tells what it is told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from verksted.desk.desk import Desk, Tools
from verksted.workbook import Environment, KdfCost

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord på rad"
SECOND = "kontrollørens helt egne ord"


@dataclass(slots=True)
class Clock:
    """Goes on by a second each time it is asked."""

    now: datetime = field(default_factory=lambda: datetime(2026, 10, 14, 11, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def tools(tmp_path: Path) -> Tools:
    return Tools(Environment(Clock(), os.urandom, tmp_path / "state"), kdf=CHEAP)


@pytest.fixture
def desk(tools: Tools, tmp_path: Path) -> Iterator[Desk]:
    made, _ = Desk.create(tmp_path / "bok", title="Ungdom om svar", passphrase=PASSPHRASE, tools=tools)
    with made:
        yield made
