"""Files from a hostile stranger, for as long as you like: python tests/slow/fuzz_workbook.py [SECONDS [SEED]]

Takes the vectors, mutates, cuts, splices and swaps their files, and opens the result as `sjekk`, `berg`,
`flett` and the second reader would. Anything but an answer or a sentence with exit code 2, 4 or 5, more
than ten seconds, or more than 200 MB is a finding: it prints the seed and leaves with 1. Seeds that once
found something stand in SEEDS and are run first.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.workbook.helpers import world  # noqa: E402

from verksted.workbook import Workbook, WorkbookError, check, merge, peek, rescue  # noqa: E402

VECTORS = ROOT / "tests" / "vectors"
INDEX: dict[str, dict[str, Any]] = json.loads((VECTORS / "index.json").read_text(encoding="utf-8"))
SEEDS: tuple[int, ...] = ()
NAMES = ("../ut.vj", "..%2f.vj", "con.vj", "a" * 200 + ".vj", "\u202e.vj", "a b (1).vj", "-.vs", ".vj")


def mutate(chance: random.Random, data: bytes) -> bytes:
    """One of the things that a stranger, a disk or a sync service does to bytes."""
    copy = bytearray(data)
    what = chance.randrange(9)
    at = chance.randrange(len(copy) + 1)
    if what == 0 and copy:
        for _ in range(chance.choice((1, 3, 50))):
            copy[chance.randrange(len(copy))] ^= 1 << chance.randrange(8)
    elif what == 1:
        del copy[at:]
    elif what == 2:
        copy[at:at] = chance.randbytes(chance.choice((1, 16, 300, 5000)))
    elif what == 3:
        del copy[at : at + chance.choice((1, 16, 64, 272, 1000))]
    elif what == 4:
        copy[at:at] = copy[chance.randrange(len(copy) + 1) :][:2000]
    elif what == 5:
        copy[at : at + 300] = bytes(300)
    elif what == 6:
        copy[at : at + 4] = b"\xd5vj\xfa"
    elif what == 7:
        copy[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", bytes(4)))
    else:
        number = chance.choice(("-1", "1e999", "99999999999999999999", "null", "[" * 3000, '"\\ud800"', "{}"))
        text = copy.decode("latin-1")
        place = text.find(":", at)
        copy = (
            bytearray((text[: place + 1] + number + text[place + 2 :]).encode("latin-1"))
            if place > 0
            else copy
        )
    return bytes(copy)


def build(chance: random.Random, folder: Path) -> dict[str, Any]:
    """A folder made of the vectors, spoilt; returns what opens it."""
    name = chance.choice(sorted(INDEX))
    shutil.copytree(VECTORS / "v1" / name, folder)
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    for _ in range(chance.choice((1, 1, 2, 5))):
        path = chance.choice(files)
        if not path.exists():
            continue
        what = chance.randrange(6)
        if what == 0:
            path.unlink()
        elif what == 1:
            other = VECTORS / "v1" / chance.choice(sorted(INDEX))
            donors = [one for one in sorted(other.rglob("*")) if one.is_file()]
            path.write_bytes(mutate(chance, chance.choice(donors).read_bytes()))
        elif what == 2:
            with suppress(OSError, ValueError):
                (path.parent / chance.choice(NAMES)).write_bytes(mutate(chance, path.read_bytes()))
        else:
            path.write_bytes(mutate(chance, path.read_bytes()))
    given = INDEX[name]
    return {"passphrase": given.get("passphrase"), "recovery_key": given.get("recovery")}


def answer(action: Callable[[], object]) -> str:
    """What came of it: `ok` or the exit code; anything else is raised."""
    try:
        action()
    except WorkbookError as error:
        if error.exit_code not in (2, 4, 5) or not str(error).endswith("."):
            raise
        return str(error.exit_code)
    return "ok"


def one(seed: int) -> list[str]:
    """The whole round for a seed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "inne" / "bok"
        folder.parent.mkdir()
        words = build(chance, folder)
        before = sorted(str(path) for path in root.rglob("*"))
        told = [
            answer(lambda: peek(folder)),
            answer(lambda: check(folder, env=world(1), **words)),
            answer(lambda: Workbook.open(folder, env=world(1), **words).close()),
        ]
        if sorted(str(path) for path in root.rglob("*")) != before:
            raise AssertionError("reading has written something")
        told.append(answer(lambda: rescue(folder, root / "berget", env=world(2), **words)))
        told.append(answer(lambda: merge([folder, folder], root / "flettet", env=world(3), **words)))
        if {path.name for path in root.iterdir()} - {"inne", "berget", "flettet"}:
            raise AssertionError("something was written outside")
        if told[3] == "ok" and not check(root / "berget", env=world(4), **words).whole:
            raise AssertionError("what was rescued is not whole")
        return told


def main(seconds: float, seed: int) -> int:
    end = time.monotonic() + seconds
    counts: dict[str, int] = {}
    tracemalloc.start()
    seeds = iter(SEEDS)
    while time.monotonic() < end:
        now = next(seeds, seed)
        seed += now == seed
        start = time.monotonic()
        tracemalloc.reset_peak()
        try:
            told = one(now)
        except Exception as error:  # noqa: BLE001 -- whatever it is, it is a finding
            print(f"seed {now}: {type(error).__name__}: {error}")
            return 1
        if time.monotonic() - start > 10 or tracemalloc.get_traced_memory()[1] > 200 << 20:
            print(f"seed {now}: too slow or too large")
            return 1
        for word in told:
            counts[word] = counts.get(word, 0) + 1
    print(f"nothing found up to seed {seed}: {counts}")
    return 0


if __name__ == "__main__":
    raise SystemExit(
        main(float(sys.argv[1]) if sys.argv[1:] else 300, int(sys.argv[2]) if sys.argv[2:] else 1)
    )
