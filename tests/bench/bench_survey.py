"""Reading a large survey: 5 000 answers to 60 questions, against openpyxl and csv reading the same file.

python -m tests.bench.bench_survey
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.survey.exports import NB_TOP, as_csv, as_xlsx

ANSWERS, QUESTIONS = 5_000, 60
OURS = """
import sys
from pathlib import Path
from verksted.survey.cells import read_grid
from verksted.survey.layout import prepared, recognise
from verksted.survey.tally import Facts, tally
grid = prepared(read_grid(Path(sys.argv[1])))
survey = tally(grid, recognise(grid), Facts("s", 2025))
assert survey.answers == 5000, survey.answers
"""
OPENPYXL = """
import sys
from openpyxl import load_workbook
sum(1 for row in load_workbook(sys.argv[1], read_only=True, data_only=True).active.iter_rows(values_only=True))
"""


def rows() -> list[list[object]]:
    chance = random.Random(3)
    head: list[object] = [
        *NB_TOP,
        "Hvem er du?",
        *(f"Spørsmål nummer {n} om tjenesten" for n in range(QUESTIONS - 2)),
        "Mer?",
    ]
    out = [head]
    for n in range(ANSWERS):
        scores: list[object] = [chance.randint(1, 6) for _ in range(QUESTIONS - 2)]
        text = f"Jeg ønsker meg {n} ting som jeg ikke har fått sagt før nå" if n % 3 == 0 else ""
        out.append(
            [
                n,
                "2025-01-10T10:00:00",
                "2025-01-10T10:09:00",
                f"p{n}@b.no",
                f"P {n}",
                "",
                f"Gruppe {n % 4}",
                *scores,
                text,
            ]
        )
    return out


def timed(code: str, path: Path) -> tuple[float, float]:
    """Seconds and peak MB of a fresh interpreter that runs the code on the file."""
    wrapped = f"{code}\nimport resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    best, peak = 1e9, 0.0
    for _ in range(3):
        start = perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", wrapped, path], check=True, capture_output=True, text=True
        )
        best = min(best, perf_counter() - start)
        peak = float(done.stdout)
    return best, peak


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = rows()
        sheet = as_xlsx(made, Path(folder) / "svar.xlsx")
        text = as_csv(made, Path(folder) / "svar.csv")
        anchor, anchor_peak = timed(OPENPYXL, sheet)
        start = perf_counter()
        with text.open(encoding="utf-8", newline="") as file:
            sum(1 for _ in csv.reader(file, delimiter=";"))
        plain = perf_counter() - start
        print(
            f"openpyxl reads the cells alone: {anchor:.2f} s, {anchor_peak:.0f} MB; csv.reader {plain:.2f} s"
        )
        for path in (sheet, text):
            seconds, peak = timed(OURS, path)
            print(
                f"{path.suffix}: {seconds:.2f} s ({seconds / anchor:.2f} x openpyxl), {peak:.0f} MB (goal 3 s, 200 MB)"
            )


if __name__ == "__main__":
    main()
