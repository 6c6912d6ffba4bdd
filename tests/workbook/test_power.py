"""Power cuts, as SQLite tests them: every call to the disk is recorded, and a cut keeps any part of what
was not synced. What was acknowledged before the cut must be readable, and nothing that never was.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.workbook.helpers import PASSPHRASE, create, open_again, texts, world, write_note

from verksted.workbook import Decision, Workbook
from verksted.workbook.disk import Disk

SECTOR = 64  # smaller than any disk's, so that frames are cut in more places


@dataclass
class Recorder(Disk):
    """The real disk, and a log of what was asked of it: (what, path, data)."""

    log: list[tuple[str, str, bytes]] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)

    def make_folder(self, path: Path) -> None:
        super().make_folder(path)
        self.log.append(("folder", str(path), b""))

    def _open(self, name: str, flags: int) -> int:
        handle = super()._open(name, flags)
        self.names[handle] = name
        self.log.append(("create", name, b""))
        return handle

    def _write(self, handle: int, data: memoryview) -> int:
        written = super()._write(handle, data)
        self.log.append(("write", self.names[handle], bytes(data[:written])))
        return written

    def _sync(self, handle: int) -> None:
        super()._sync(handle)
        if handle in self.names:
            self.log.append(("sync", self.names[handle], b""))

    def sync_folder(self, path: Path) -> None:
        super().sync_folder(path)
        self.log.append(("names", str(path), b""))

    def close(self, handle: int) -> None:
        super().close(handle)
        self.names.pop(handle, None)

    def remove(self, path: Path) -> None:
        super().remove(path)
        self.log.append(("remove", str(path), b""))


@dataclass
class Story:
    """What was done, and after how many calls each acknowledgement came: (calls, notes there, gone for good)."""

    log: list[tuple[str, str, bytes]]
    marks: list[tuple[int, frozenset[str], frozenset[str]]]
    root: Path

    def __repr__(self) -> str:
        return f"<a day of {len(self.log)} calls>"


def tell(root: Path) -> Story:
    """A day with a workbook: notes, another program, packing, an erasure."""
    disk = Recorder()
    marks: list[tuple[int, frozenset[str], frozenset[str]]] = []
    book = create(root / "bok", world(disk=disk))
    made = len(disk.log)

    def mark(book: Workbook, gone: frozenset[str] = frozenset()) -> None:
        marks.append((len(disk.log), frozenset(texts(book)), gone))

    mark(book)
    for number in range(3):
        write_note(book, f"notat {number}", f"n{number}")
        mark(book)
    book.close()
    book = open_again(root / "bok", env=world(1, disk=disk))
    write_note(book, "langt " + "x" * 700)
    mark(book)
    book.pack()
    mark(book)
    write_note(book, "etter pakking")
    mark(book)
    book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    mark(book)
    _, book = book.erase([("notes", "n1")])
    mark(book, frozenset({"notat 1"}))
    write_note(book, "etter sletting")
    mark(book, frozenset({"notat 1"}))
    book.close()
    assert made == marks[0][0]
    return Story(disk.log, marks, root / "bok")


def cut(story: Story, calls: int, keep: Callable[[], bool], target: Path) -> None:  # noqa: PLR0912 -- one case a call
    """The folder as it may be after a power cut following that many calls."""
    files: dict[str, bytearray] = {}
    durable: dict[str, int] = {}
    named: dict[str, bool] = {}
    removed: dict[str, bool] = {}
    folders: set[str] = set()
    for what, name, data in story.log[:calls]:
        if what == "folder":
            folders.add(name)
        elif what == "create":
            files[name], durable[name], named[name] = bytearray(), 0, False
        elif what == "write":
            files[name] += data
        elif what == "sync":
            durable[name] = len(files[name])
        elif what == "remove":
            removed[name] = False
        elif what == "names":
            for one in files:
                if str(Path(one).parent) == name:
                    named[one] = True
                    if one in removed:
                        removed[one] = True
    for folder in sorted(folders):
        (target / Path(folder).relative_to(story.root)).mkdir(exist_ok=True, parents=True)
    for name, content in files.items():
        gone = name in removed and (removed[name] or keep())
        if gone or not (named[name] or durable[name] or keep()):
            continue
        solid, loose = bytes(content[: durable[name]]), bytes(content[durable[name] :])
        parts = [loose[place : place + SECTOR] for place in range(0, len(loose), SECTOR)]
        kept = [part if keep() else bytes(len(part)) for part in parts]
        if kept and keep():
            kept = kept[
                : random.Random(calls).randrange(len(kept) + 1)
            ]  # the new length was not stored either
        (target / Path(name).relative_to(story.root)).write_bytes(solid + b"".join(kept))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(tmp_path_factory.mktemp("dag"))


def assert_survives(story: Story, calls: int, folder: Path) -> None:
    before = [mark for mark in story.marks if mark[0] <= calls][-1]
    after = [mark for mark in story.marks if mark[0] > calls][:1]
    with open_again(folder, 9) as book:
        found = texts(book)
        assert before[1] - (after[0][2] if after else frozenset()) <= found, "an acknowledged note is gone"
        assert found <= before[1] | (after[0][1] if after else frozenset()), "a note that never was"
        assert not found & before[2], "what was erased for good is back"
        assert {one.code for one in book.damage} <= {"slot"}, [one.sentence for one in book.damage]
        book.settle_strays(merge=True)
        write_note(book, "livet går videre")
    with open_again(folder, 10) as again:
        assert "livet går videre" in texts(again)


def test_a_cut_after_every_call_with_all_or_nothing_of_the_rest(story: Story, tmp_path: Path) -> None:
    start = story.marks[0][0]
    for calls in range(start, len(story.log) + 1):
        for number, kept in enumerate((True, False)):
            folder = tmp_path / f"{calls}-{number}"
            folder.mkdir()
            cut(story, calls, lambda kept=kept: kept, folder)  # type: ignore[misc]
            assert_survives(story, calls, folder)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 1 << 32))
def test_a_cut_anywhere_with_any_part_of_the_rest(
    story: Story, tmp_path_factory: pytest.TempPathFactory, place: int, seed: int
) -> None:
    chance = random.Random(seed)
    start = story.marks[0][0]
    calls = start + place % (len(story.log) + 1 - start)
    folder = tmp_path_factory.mktemp("kutt") / "bok"
    folder.mkdir()
    cut(story, calls, lambda: chance.random() < 0.5, folder)
    assert_survives(story, calls, folder)


def test_a_cut_while_the_workbook_is_made_leaves_something_that_is_told(story: Story, tmp_path: Path) -> None:
    from verksted.workbook import WorkbookError

    for calls in range(story.marks[0][0]):
        folder = tmp_path / str(calls)
        folder.mkdir()
        cut(story, calls, lambda: True, folder)
        try:
            Workbook.open(folder, passphrase=PASSPHRASE, env=world(3)).close()
        except WorkbookError as error:
            told = error.exit_code
        else:
            told = 0
        assert told in (0, 4, 5)
