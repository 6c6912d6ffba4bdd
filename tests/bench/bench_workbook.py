"""Durable notes and opening, beside a raw write and the obvious alternatives, as ratios of one run.

python tests/bench/bench_workbook.py [--quick]
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verksted.workbook import Environment, KdfCost, Put, Workbook

WEAK = KdfCost(64, 1, 1, weak=True)
ENV = Environment(lambda: datetime.now(UTC), os.urandom, None)
TEXT = "Vi fikk ikke vite hvorfor møtet ble flyttet, og ingen ringte etterpå. Det burde være en fast person. "


def note(number: int) -> dict[str, Any]:
    return {"text": f"{number} {TEXT}", "sign": "-", "theme": "informasjon", "at": 1763780000000 + number}


def timed(action: Callable[[int], object], count: int) -> list[float]:
    result = []
    for number in range(count):
        start = time.perf_counter()
        action(number)
        result.append((time.perf_counter() - start) * 1000)
    return result


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def floor(folder: Path, count: int) -> list[float]:
    handle = os.open(folder / f"floor{secrets.token_hex(4)}", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    data = os.urandom(200)

    def write(_: int) -> None:
        os.write(handle, data)
        os.fsync(handle)

    try:
        return timed(write, count)
    finally:
        os.close(handle)


def filled(folder: Path, size: int) -> Workbook:
    book, _ = Workbook.create(folder, passphrase="benk", role="dokumentasjon", env=ENV, kdf=WEAK)
    place, rest = book._env.disk, size
    real = place._sync
    place._sync = lambda _: None  # type: ignore[method-assign, assignment]  # filling need not be durable
    while rest:
        book.apply([Put("notes", book.fresh_id(), note(rest))], label="notat")
        rest -= 1
    place._sync = real  # type: ignore[method-assign]
    return book


def workbook(folder: Path, size: int, count: int) -> tuple[list[float], list[float]]:
    """Times of durable notes, and of raw writes taken in turn with them: both meet the same disk."""
    book = filled(folder, size)
    handle = os.open(folder.with_suffix(".floor"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    data, own, raw = os.urandom(200), [], []

    def write(_: int) -> None:
        os.write(handle, data)
        os.fsync(handle)

    for number in range(count):
        raw += timed(write, 1)
        own += timed(lambda _, n=number: book.apply([Put("notes", book.fresh_id(), note(n))], label=""), 1)  # type: ignore[misc]
    os.close(handle)
    book.close()
    return own, raw


def fernet(folder: Path, size: int, count: int) -> list[float]:
    from cryptography.fernet import Fernet

    cipher, path = Fernet(Fernet.generate_key()), folder
    rows = {str(n): note(n) for n in range(size)}

    def write(number: int) -> None:
        rows[f"n{number}"] = note(number)
        temporary = path.with_suffix(".tmp")
        with temporary.open("wb") as file:
            file.write(cipher.encrypt(json.dumps({"notes": rows}).encode()))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    return timed(write, count)


def sql(connection: Any, size: int, count: int, *setup: str) -> list[float]:
    for line in (
        *setup,
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "CREATE TABLE n(k TEXT PRIMARY KEY, d TEXT)",
    ):
        connection.execute(line)
    connection.executemany("INSERT INTO n VALUES(?,?)", [(str(n), json.dumps(note(n))) for n in range(size)])
    connection.commit()

    def write(number: int) -> None:
        connection.execute("INSERT INTO n VALUES(?,?)", (f"n{number}", json.dumps(note(number))))
        connection.commit()

    with contextlib.closing(connection):
        return timed(write, count)


def opening(folder: Path, size: int) -> float:
    filled(folder, size).close()
    best = []
    for _ in range(5):
        start = time.perf_counter()
        with Workbook.open(folder, passphrase="benk", env=ENV) as book:
            best.append((time.perf_counter() - start) * 1000)
            if len(book.documents("notes")) != size or book.damage:
                raise SystemExit("the workbook did not come back whole")
    return statistics.median(best)


def keeping(folder: Path, root: Path) -> list[str]:
    """Merging and packing 10 000 notes, looking for news, and the memory it takes."""
    import shutil
    import tracemalloc

    from verksted.workbook import merge

    failed = []
    shutil.copytree(folder, root / "kopi")
    for place in (folder, root / "kopi"):
        with Workbook.open(place, passphrase="benk", env=ENV) as book:
            for number in range(20):
                book.apply([Put("notes", book.fresh_id(), note(number))], label="notat")
    start = time.perf_counter()
    merge([folder, root / "kopi"], root / "flettet", passphrase="benk", env=ENV)
    seconds = {"merge": time.perf_counter() - start}
    with Workbook.open(root / "flettet", passphrase="benk", env=ENV) as book:
        start = time.perf_counter()
        book.pack()
        seconds["pack"] = time.perf_counter() - start
        looks = statistics.median(timed(lambda _: book.refresh(), 200))
        print(f"looking for what others wrote: {looks:.3f} ms (limit 5)")
        if looks > 5:
            failed.append("refresh")
    for what, taken in seconds.items():
        print(f"{what} 10 000 notes: {taken:.2f} s (limit 2)")
        if taken > 2:
            failed.append(what)
    plain = sum(len(json.dumps(row, ensure_ascii=False).encode()) for row in rows(folder).values())
    shutil.copytree(folder, root / "til pakking")
    for what, action in (
        ("open from a journal", lambda: opened(folder)),
        ("open from a snapshot", lambda: opened(root / "flettet")),
        ("merge", lambda: merge([folder, root / "kopi"], root / "igjen", passphrase="benk", env=ENV)),
        ("pack", lambda: packed(root / "til pakking")),
    ):
        tracemalloc.start()
        held = action()
        stays, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        del held
        ratio = f"{peak / plain:.1f} x the plain JSON of the notes ({plain / 1e6:.1f} MB; limit 3)"
        print(f"memory, {what}, 10 000 notes: peak {peak / 1e6:.1f} MB = {ratio}, stays {stays / 1e6:.1f} MB")
        if peak > 3 * plain:
            failed.append(f"memory: {what}")
    return failed


def opened(folder: Path) -> Workbook:
    return Workbook.open(folder, passphrase="benk", env=ENV)


def packed(folder: Path) -> Workbook:
    book = opened(folder)
    book.pack()
    return book


def rows(folder: Path) -> Any:
    with opened(folder) as book:
        return book.documents("notes")


def textual_start() -> float:
    import subprocess

    code = (
        "from textual.app import App\nfrom textual.widgets import Static\n"
        "class A(App):\n"
        "    def compose(self):\n        yield Static('hei')\n"
        "    def on_ready(self):\n        self.exit()\n"
        "A().run(headless=True)\n"
    )
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    quick = "--quick" in sys.argv
    count = 60 if quick else 300
    sizes = (100, 1000) if quick else (100, 1000, 10000)
    failed = []
    with tempfile.TemporaryDirectory(dir=os.environ.get("VERKSTED_BENCH_DIR")) as name:
        root = Path(name)
        base = p95(floor(root, 4 * count))
        print(f"floor: raw 200 B + fsync p95 {base:.2f} ms")
        medians: dict[int, float] = {}
        for size in sizes:
            own, raw = workbook(root / f"w{size}", size, count)
            base = p95(raw)
            medians[size] = statistics.median(own)
            limit = 3 * base + 1
            print(
                f"{size:6} notes  verksted      median {medians[size]:7.2f}  p95 {p95(own):7.2f} ms = {p95(own) / base:5.1f} x floor (limit {limit:.2f} ms)"
            )
            if p95(own) > limit:
                failed.append(f"durable note at {size}")
            few = max(10, count // 10)
            others = {"TinyDB+Fernet": fernet(root / f"f{size}", size, few),
                      "SQLite WAL": sql(sqlite3.connect(root / f"s{size}"), size, count)}  # fmt: skip
            with contextlib.suppress(ImportError):
                import sqlcipher3

                others["SQLCipher"] = sql(
                    sqlcipher3.connect(str(root / f"c{size}")),
                    size,
                    count,
                    "PRAGMA key=\"x'" + "2f" * 32 + "'\"",
                )
            for label, times in others.items():
                print(
                    f"              {label:13} median {statistics.median(times):7.2f}  p95 {p95(times):7.2f} ms = {p95(times) / base:5.1f} x floor"
                )
        if 10000 in medians:
            growth = medians[10000] / medians[1000]
            print(f"growth 1 000 -> 10 000: {growth:.2f} x (limit 1.5)")
            if growth > 1.5:
                failed.append("growth")
        small = opening(root / "o1", 1000)
        print(f"open 1 000 notes: {small:.0f} ms (limit 100)")
        if small > 100:
            failed.append("open 1 000")
        if not quick:
            large, hello = opening(root / "o10", 10000), textual_start()
            print(
                f"open 10 000 notes: {large:.0f} ms = {large / hello:.2f} x minimal Textual {hello:.0f} ms (limit 1.6)"
            )
            if large > 1.6 * hello:
                failed.append("open 10 000")
        if not quick:
            failed += keeping(root / "o10", root)
    if failed:
        raise SystemExit("over the limit: " + ", ".join(failed))


if __name__ == "__main__":
    main()
