"""The fault matrix, every third place of each cell (all of them: `python tests/slow/fault_matrix.py`)."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from tests.workbook.matrix import FAULTS, OPERATIONS, run

TABLE = Path(__file__).with_name("MATRIX.md")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_fault_loses_what_was_acknowledged(operation: str, tmp_path: Path) -> None:
    tried = 0
    for fault in FAULTS:
        first = 1 + zlib.crc32(f"{operation}{fault}".encode()) % 3
        tried += run(operation, fault, tmp_path, first=first, stride=3)
    assert tried >= 8


def test_the_table_in_the_repository_is_of_these_cells_and_none_failed() -> None:
    text = TABLE.read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line]
    assert [row.split("|")[1].strip() for row in rows[1:]] == list(OPERATIONS)
    assert [cell.strip() for cell in rows[0].split("|")[2:-1]] == list(FAULTS)
    assert "**" not in text
