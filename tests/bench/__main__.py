"""All benchmarks, one after the other, each with its anchors in the same run.

python -m tests.bench            all
python -m tests.bench start      those whose name holds «start»
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main(wanted: list[str]) -> int:
    """Returns 1 if a benchmark could not be run; a bad figure is told, not failed on."""
    failed = 0
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if wanted and not any(word in path.stem for word in wanted):
            continue
        print(f"== {path.stem}", flush=True)
        failed |= (
            subprocess.run([sys.executable, "-m", f"tests.bench.{path.stem}"], check=False).returncode != 0
        )
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
