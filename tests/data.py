"""Data outside the project: found through VERKSTED_DATA, or beside the checkout; else the test skips."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("VERKSTED_DATA") or Path(__file__).parents[2] / "shared" / "data")


def data_file(name: str) -> Path:
    """The path of a data file. Skips the test, with this reason, where it is absent."""
    path = ROOT / name
    if not path.exists():
        pytest.skip(f"development data is not here: set VERKSTED_DATA ({name})")
    return path
