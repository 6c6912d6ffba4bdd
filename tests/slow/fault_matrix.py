"""Runs the whole fault matrix and writes its table: python tests/slow/fault_matrix.py"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.workbook.matrix import FAULTS, OPERATIONS, run  # noqa: E402

HEAD = """# The fault matrix of the workbook

Each operation under each fault, tried at every call to the disk at which the fault can strike. A cell
tells how many places were tried, all of them with this result: what was acknowledged is readable
afterwards, nothing that was refused has come back, no version stands double, the user gets a sentence,
and the program can go on (or is told to open again). A cell that fails shows how. Faults: killed, EIO,
disk full, half a write, folder gone and back, WinError 5 on removal (a workbook never renames), an older
copy and a half copy swapped in. Written by `python tests/slow/fault_matrix.py`; the test suite runs the
same cells.

"""


def main() -> int:
    failed = 0
    lines = ["| | " + " | ".join(FAULTS) + " |", "|---|" + "---|" * len(FAULTS)]
    with tempfile.TemporaryDirectory() as name:
        for operation in OPERATIONS:
            cells = []
            for fault in FAULTS:
                try:
                    cells.append(str(run(operation, fault, Path(name))))
                except Exception as error:  # noqa: BLE001 -- a failing cell is what the table is for
                    cells.append(f"**{error}**".replace("\n", " ").replace("|", "/")[:120])
                    failed += 1
            lines.append(f"| {operation} | " + " | ".join(cells) + " |")
            print(lines[-1], flush=True)
    table = ROOT / "tests" / "workbook" / "MATRIX.md"
    table.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
