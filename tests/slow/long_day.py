"""A long day: python tests/slow/long_day.py [SECONDS]

Two programs write into one folder while it is copied, moved away and back, damaged, and while others
open, pack and kill. At the end the copies are merged and a damaged one is rescued: every acknowledged
note must be there. 600 seconds unless told otherwise. Exit code 1 if one is missing.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from verksted.workbook import Environment, KdfCost, Put, Workbook, WorkbookError, merge, rescue

WEAK = KdfCost(64, 1, 1, weak=True)
ENV = Environment(lambda: datetime.now(UTC), os.urandom, None)


def writer(folder: Path, name: str, log: Path) -> None:
    """Writes a note every few milliseconds; each acknowledged one goes into `log`. Ends on `stopp`."""
    number = 0
    with log.open("a", encoding="utf-8", buffering=1) as said:
        while log.parent.exists() and not (log.parent / "stopp").exists():
            try:
                with Workbook.open(folder, passphrase="dag", env=ENV, role=name) as book:
                    for _ in range(random.Random(number).randrange(20, 200)):
                        key = f"{name}{os.getpid()}-{number}"
                        book.apply([Put("notes", key, {"text": key})], label="")
                        said.write(key + "\n")
                        number += 1
                        book.refresh()
                        time.sleep(0.005)
                        if (log.parent / "stopp").exists():
                            break
            except WorkbookError:
                time.sleep(0.05)  # the folder is away just now


def run(seconds: float) -> dict[str, int | bool]:
    """The day; what came of it."""
    chance = random.Random(1)
    counts = {"moved": 0, "copied": 0, "packed": 0, "killed": 0}
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "bok"
        Workbook.create(folder, passphrase="dag", role="fasilitator", env=ENV, kdf=WEAK)[0].close()
        command = [sys.executable, __file__, "--writer", str(folder)]
        logs = {one: root / f"{one}.txt" for one in "ab"}
        running = {one: subprocess.Popen([*command, one, str(log)]) for one, log in logs.items()}
        copies: list[Path] = []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(chance.uniform(0.2, 1.0))
            what = chance.choice(("move", "copy", "pack", "kill"))
            if what == "move":
                folder.rename(root / "borte")
                time.sleep(chance.uniform(0.05, 0.4))
                (root / "borte").rename(folder)
                counts["moved"] += 1
            elif what == "copy":
                target = root / f"kopi{counts['copied']}"
                with suppress(shutil.Error):  # a file that was packed away meanwhile: half a copy, then
                    shutil.copytree(folder, target)
                copies.append(target)
                counts["copied"] += 1
                if len(copies) > 4:
                    shutil.rmtree(copies.pop(chance.randrange(2)))
            elif what == "pack":
                with Workbook.open(folder, passphrase="dag", env=ENV) as book:
                    book.pack()
                counts["packed"] += 1
            else:
                one = chance.choice("ab")
                running[one].kill()
                running[one].wait()
                running[one] = subprocess.Popen([*command, one, str(logs[one])])
                counts["killed"] += 1
        (root / "stopp").touch()
        for process in running.values():
            process.wait(timeout=60)
        said = {line for log in logs.values() for line in log.read_text(encoding="utf-8").split("\n")[:-1]}
        missing = _missing(folder, said)
        merge([*copies, folder], root / "flettet", passphrase="dag", env=ENV)
        merged = _missing(root / "flettet", said)
        saved = _rescued(folder, root / "berget", said)
        return {"acknowledged": len(said), "missing": missing, "missing_merged": merged, **counts, **saved}


def _missing(folder: Path, said: set[str]) -> int:
    with Workbook.open(folder, passphrase="dag", env=ENV) as book:
        return len(said - set(book.documents("notes"))) + len(book.damage)


def _rescued(folder: Path, target: Path, said: set[str]) -> dict[str, int]:
    """Flips a byte in the longest segment, and rescues: at most one note is lost, and it is told."""
    path = max((folder / "journal").iterdir(), key=lambda one: one.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    result = rescue(folder, target, passphrase="dag", env=ENV)
    with Workbook.open(target, passphrase="dag", env=ENV) as book:
        gone = len(said - set(book.documents("notes")))
    return {"rescued_missing": gone, "rescued_told": result.lost}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--writer"]:
        writer(Path(sys.argv[2]), sys.argv[3], Path(sys.argv[4]))
        raise SystemExit(0)
    found = run(float(sys.argv[1]) if sys.argv[1:] else 600)
    print(json.dumps(found))
    good = (
        not found["missing"]
        and not found["missing_merged"]
        and found["rescued_missing"] <= found["rescued_told"] <= 1
    )
    raise SystemExit(0 if good and found["acknowledged"] else 1)
