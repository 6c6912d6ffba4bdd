"""Coverage-guided fuzzing of what lies inside the frames: python tests/slow/fuzz_frames.py [SECONDS [CORPUS]]

Needs atheris (`pip install atheris`; Linux, no part of the development tools). More than ten seconds or
600 MB for one input is a finding, as is anything but an answer. Inputs that reached something new are
kept in CORPUS; those worth keeping for ever stand in tests/workbook/corpus.txt and run with the tests.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

import atheris  # type: ignore[import-untyped]  # noqa: E402 -- has no types

with atheris.instrument_imports(include=["verksted.workbook"]):
    from tests.workbook import frames


def main(seconds: int, corpus: Path) -> None:
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate([*frames.seeds(), *frames.corpus()]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=600", "-max_len=8192",
               "-print_final_stats=1", f"-artifact_prefix={corpus}/"]  # fmt: skip
    atheris.Setup([sys.argv[0], str(corpus), *options], frames.one)
    atheris.Fuzz()


if __name__ == "__main__":
    place = Path(sys.argv[2]) if sys.argv[2:] else Path(tempfile.mkdtemp())
    main(int(sys.argv[1]) if sys.argv[1:] else 300, place)
