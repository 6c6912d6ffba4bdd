"""Two real processes in one folder (400 + 400: `python tests/slow/two_writers.py`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "slow" / "two_writers.py"


@pytest.mark.parametrize("apart", ["90", "-86400"])
def test_two_programs_with_clocks_apart_lose_nothing_and_see_each_other(apart: str) -> None:
    found = subprocess.run(
        [sys.executable, str(SCRIPT), "60", apart], capture_output=True, text=True, check=False
    )
    result = json.loads(found.stdout or "{}")
    assert found.returncode == 0, found.stderr or result
    assert (result["lost"], result["damage"], result["seen"]) == (0, 0, True)
