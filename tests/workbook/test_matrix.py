"""The fault matrix, every third place of each cell (all of them: `python tests/slow/fault_matrix.py`)."""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

import pytest
from tests.workbook.matrix import FAULTS, OPERATIONS, run

TABLE = Path(__file__).parents[2] / "docs" / "feilmatrise.md"
STRIDE = 3
WINDOWS = sys.platform == "win32"
"""Where there are other places for a fault to strike, since no folder is synced; the page counts those of Linux."""


def table() -> dict[str, dict[str, str]]:
    """The published cells: operation -> fault -> what stands there."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    head = next(line for line in lines if line.startswith("| | "))
    faults = [cell.strip() for cell in head.split("|")[2:-1]]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[lines.index(head) + 1 :]]
    return {row[0]: dict(zip(faults, row[1:], strict=True)) for row in rows}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_fault_loses_what_was_acknowledged(operation: str, tmp_path: Path) -> None:
    for fault in FAULTS:
        if WINDOWS and "kopi" in fault:
            continue  # a folder in use cannot be swapped there
        first = 1 + zlib.crc32(f"{operation}{fault}".encode()) % STRIDE
        tried = run(operation, fault, tmp_path, first=first, stride=STRIDE)
        told = int(table()[operation][fault])
        expected = told if "kopi" in fault else max(0, -(-(told - first + 1) // STRIDE))
        assert tried == expected or WINDOWS, f"{fault}: the page tells of {told} places; write it anew"


def test_the_page_has_every_operation_under_every_fault() -> None:
    assert list(table()) == list(OPERATIONS)
    assert all(list(row) == list(FAULTS) for row in table().values())
