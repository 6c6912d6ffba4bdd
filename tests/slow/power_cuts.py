"""Power cuts by the thousand: python tests/slow/power_cuts.py [CUTS [SEED]]

The harness of tests/workbook/test_power.py with random parts of the unsynced bytes. Exit code 1 and the
seed if a cut loses what was acknowledged.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.workbook.test_power import assert_survives, cut, tell  # noqa: E402


def main(cuts: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        story = tell(Path(name))
        start = story.marks[0][0]
        for number in range(seed, seed + cuts):
            chance = random.Random(number)
            calls = start + chance.randrange(len(story.log) + 1 - start)
            with tempfile.TemporaryDirectory() as place:
                cut(story, calls, lambda chance=chance: chance.random() < 0.5, Path(place))  # type: ignore[misc]
                try:
                    assert_survives(story, calls, Path(place))
                except AssertionError as error:
                    print(f"seed {number}, after call {calls} ({story.log[calls - 1][0]}): {error}")
                    return 1
    print(f"{cuts} cuts, nothing lost")
    return 0


if __name__ == "__main__":
    raise SystemExit(
        main(int(sys.argv[1]) if sys.argv[1:] else 3000, int(sys.argv[2]) if sys.argv[2:] else 0)
    )
