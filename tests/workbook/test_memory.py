"""What many notes cost in memory: counts of bytes, which are the same on every machine (design, §8)."""

from __future__ import annotations

import json
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.workbook.helpers import PASSPHRASE, create, open_again, world

from verksted.workbook import Put, Workbook, merge
from verksted.workbook.disk import Disk

TEXT = "Vi fikk ikke vite hvorfor møtet ble flyttet, og ingen ringte etterpå. Det burde være en fast person."
NOTES = 5000
TIMES = 3
"""So many times the plain JSON of the notes may stand in memory."""
SPARE = 500_000
"""Bytes for what does not grow with the notes: pieces of a file, and modules that are loaded late."""


def note(number: int) -> dict[str, object]:
    return {"text": f"{number} {TEXT}", "sign": "-", "theme": "informasjon", "at": 1763780000000 + number}


PLAIN = sum(len(json.dumps(note(number), ensure_ascii=False).encode()) for number in range(NOTES))


class LightDisk(Disk):
    """Does not wait for the disk: what is made here need not last."""

    def _sync(self, handle: int) -> None:  # noqa: ARG002 -- as in the disk
        return


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook in which each note is a frame of its own."""
    where = tmp_path_factory.mktemp("minne") / "bok"
    with create(where, world(disk=LightDisk())) as book:
        for number in range(NOTES):
            book.apply([Put("notes", book.fresh_id(), note(number))], label="notat")
    open_again(where).close()  # so that what is loaded late is loaded
    return where


def measured(action: Callable[[], object]) -> tuple[int, int]:
    """Bytes that what `action` returns holds, and the most that stood in memory on the way."""
    tracemalloc.start()
    held = action()
    stays, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return stays, peak


def packed(folder: Path) -> Workbook:
    book = open_again(folder, env=world(2, disk=LightDisk()))
    book.pack()
    return book


def test_an_open_workbook_holds_little_beside_its_notes(folder: Path) -> None:
    stays, _ = measured(lambda: open_again(folder))
    assert stays < 1.9 * PLAIN, f"{stays / NOTES:.0f} bytes a note, whose JSON is {PLAIN / NOTES:.0f}"


@pytest.mark.parametrize("what", ["open", "open a snapshot", "merge", "pack"])
def test_the_notes_never_stand_in_memory_many_times(folder: Path, tmp_path: Path, what: str) -> None:
    mine, other = tmp_path / "min", tmp_path / "annen"
    shutil.copytree(folder, mine)
    shutil.copytree(folder, other)
    env = world(3, disk=LightDisk())
    if what == "open a snapshot":
        packed(mine).close()
    actions: dict[str, Callable[[], object]] = {
        "open": lambda: open_again(mine),
        "open a snapshot": lambda: open_again(mine),
        "merge": lambda: merge([mine, other], tmp_path / "ny", passphrase=PASSPHRASE, env=env),
        "pack": lambda: packed(mine),
    }
    _, peak = measured(actions[what])
    assert peak < TIMES * PLAIN + SPARE, f"{peak / PLAIN:.1f} times the notes"
