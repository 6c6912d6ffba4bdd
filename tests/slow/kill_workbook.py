"""kill -9 at random moments: python tests/slow/kill_workbook.py [KILLS [SEED]]

Each child opens the same workbook, adds and edits notes and tells of each that was acknowledged; it is
killed at a random moment. Afterwards every acknowledged note must be there with its last text.
Exit code 1 if one is not. 1 000 kills unless told otherwise; the test suite runs 100.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from verksted.workbook import Environment, KdfCost, Put, Workbook

ENV = Environment(lambda: datetime.now(UTC), os.urandom, None)
WEAK = KdfCost(64, 1, 1, weak=True)


def child(folder: Path, handle: int, number: int) -> None:
    """Writes until it is killed; every acknowledgement is one line `key text` on `handle`."""
    with Workbook.open(folder, passphrase="slag", env=ENV) as book:
        for count in range(100_000):
            key = f"n{number}-{count // 2}"  # every other write edits the note before it
            text = f"{number}.{count} " + "x" * (count % 700)
            book.apply([Put("notes", key, {"text": text})], label="notat", draft="notat")
            os.write(handle, f"{key} {number}.{count}\n".encode())
            if count % 5 == 0:
                book.save_draft("notat", f"utkast {count}")


def one_kill(folder: Path, number: int, wait: float) -> dict[str, str]:
    """Starts a child and kills it; returns what it said was stored."""
    reading, writing = os.pipe()
    if hasattr(os, "fork"):
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            try:
                child(folder, writing, number)
            finally:
                os._exit(3)
        os.close(writing)
        if number % 4:  # let it come as far as its first note; else it may die while it opens
            select.select([reading], [], [], 5)
        time.sleep(wait)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
    else:
        os.close(reading)
        os.close(writing)
        with subprocess.Popen(
            [sys.executable, __file__, "--child", str(folder), str(number)], stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            said = process.stdout.readline() if number % 4 else b""  # as above
            time.sleep(wait)
            process.kill()
            said += process.stdout.read()
    return dict(line.split(" ", 1) for line in said.decode().splitlines() if " " in line)


def run(kills: int, seed: int) -> dict[str, int]:
    """The whole loop, a new workbook every 50 kills; counts of kills, acknowledged, lost and findings."""
    chance = random.Random(seed)
    result = {"kills": 0, "acknowledged": 0, "lost": 0, "damage": 0}
    while result["kills"] < kills:
        with tempfile.TemporaryDirectory() as name:
            _round(Path(name) / "bok", min(50, kills - result["kills"]), chance, result)
    return result


def _round(folder: Path, kills: int, chance: random.Random, result: dict[str, int]) -> None:
    acknowledged: dict[str, str] = {}
    book, _ = Workbook.create(folder, passphrase="slag", role="dokumentasjon", env=ENV, kdf=WEAK)
    book.close()
    for number in range(kills):
        acknowledged |= one_kill(folder, number, chance.uniform(0.0, 0.03))
    with Workbook.open(folder, passphrase="slag", env=ENV) as found:
        rows = found.documents("notes")
        result["lost"] += sum(1 for key, text in acknowledged.items() if not _has(rows.get(key), text))
        result["damage"] += len(found.damage)
    result["kills"] += kills
    result["acknowledged"] += len(acknowledged)


def _has(row: dict[str, str] | None, text: str) -> bool:
    """The acknowledged text, or the edit that was on its way when the child died."""
    if row is None:
        return False
    number, count = text.split(".")
    return row["text"].split(" ")[0] in (text, f"{number}.{int(count) + 1}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), sys.stdout.fileno(), int(sys.argv[3]))
    result = run(int(sys.argv[1]) if sys.argv[1:] else 1000, int(sys.argv[2]) if sys.argv[2:] else 1)
    print(json.dumps(result))
    raise SystemExit(1 if result["lost"] or result["damage"] or not result["acknowledged"] else 0)
