"""Two programs write into one folder: python tests/slow/two_writers.py [NOTES [SECONDS_APART]]

Each writes its notes and reads the other's as it goes; their clocks are apart. Afterwards every note of
both must be there once, and each must have seen the other's within a second of the last one written.
400 notes each and clocks 90 s apart unless told otherwise. Exit code 1 if anything is missing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from verksted.workbook import Environment, KdfCost, Put, Workbook, check

WEAK = KdfCost(64, 1, 1, weak=True)


def surroundings(apart: float) -> Environment:
    return Environment(lambda: datetime.now(UTC) + timedelta(seconds=apart), os.urandom, None)


def writer(folder: Path, name: str, notes: int, apart: float) -> None:
    """Writes `notes` notes, looks for the other's between them, and waits until all have come."""
    with Workbook.open(folder, passphrase="to", env=surroundings(apart), role=name) as book:
        for number in range(notes):
            book.apply([Put("notes", f"{name}{number}", {"text": f"{name} {number}"})], label="")
            if number % 10 == 0:
                book.apply([Put("notes", "felles", {"text": f"{name} {number}"})], label="")
                book.refresh()
        (folder.parent / f"ferdig-{name}").touch()
        written, seen = time.monotonic(), 0.0
        while time.monotonic() < written + 60 and not seen:
            book.refresh()
            both = all((folder.parent / f"ferdig-{one}").exists() for one in "ab")
            if len(book.documents("notes")) == 2 * notes + 1 and both:
                seen = time.monotonic()
            time.sleep(0.02)
        refreshes = 200
        start = time.perf_counter()
        for _ in range(refreshes):
            book.refresh()
        cost = (time.perf_counter() - start) / refreshes * 1000
    print(json.dumps({"seen": bool(seen), "refresh_ms": round(cost, 3)}))


def run(notes: int, apart: float) -> dict[str, object]:
    """Both programs to their end; what came of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "bok"
        book, _ = Workbook.create(folder, passphrase="to", role="fasilitator", env=surroundings(0), kdf=WEAK)
        book.close()
        command = [sys.executable, __file__, "--writer", str(folder)]
        both = [
            subprocess.Popen([*command, one, str(notes), str(gap)], stdout=subprocess.PIPE, text=True)
            for one, gap in (("a", 0.0), ("b", apart))
        ]
        told = [json.loads(process.communicate(timeout=300)[0] or '{"seen": false}') for process in both]
        env = surroundings(0)
        with Workbook.open(folder, passphrase="to", env=env) as found:
            keys = set(found.documents("notes"))
            wanted = {f"{one}{number}" for one in "ab" for number in range(notes)}
            lost = len(wanted - keys)
            damage = len(found.damage)
        whole = check(folder, passphrase="to", env=env).whole
        return {"notes": notes, "apart": apart, "lost": lost, "damage": damage, "whole": whole,
                "seen": all(one["seen"] for one in told), "refresh_ms": max(one.get("refresh_ms", 99.0) for one in told)}  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1:2] == ["--writer"]:
        writer(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
        raise SystemExit(0)
    result = run(int(sys.argv[1]) if sys.argv[1:] else 400, float(sys.argv[2]) if sys.argv[2:] else 90.0)
    print(json.dumps(result))
    raise SystemExit(0 if result["lost"] == 0 and result["whole"] and result["seen"] else 1)
