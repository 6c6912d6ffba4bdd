"""What a workbook needs from the world, handed in so that tests decide it: time, chance, disk."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from verksted.workbook.disk import Disk


@dataclass(frozen=True, slots=True)
class Environment:
    """Clock (UTC), random bytes, and the folder of the user's own state (None: remember nothing)."""

    clock: Callable[[], datetime]
    random: Callable[[int], bytes]
    state_dir: Path | None
    disk: Disk = field(default_factory=Disk)
    sticks: Callable[[], Sequence[Path]] = tuple
    """The roots of the memory sticks that are in now."""

    @classmethod
    def real(cls) -> Environment:
        """The machine as it is."""
        import platformdirs

        state = Path(platformdirs.user_state_dir("verksted", appauthor=False))
        return cls(_now, os.urandom, state, sticks=_sticks)


def _now() -> datetime:
    return datetime.now(UTC)


def _sticks() -> Sequence[Path]:
    from verksted.workbook.surroundings import sticks

    return sticks()
