# ruff: noqa: ARG005 -- every change of bytes is given both
"""Made the test vectors of format 1: python tests/vectors/make.py

The folders under `v1/` are frozen: every later version must read them as `index.json` says. Run this
again only to add vectors; it refuses to write over one that is there.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.workbook.helpers import (  # noqa: E402
    PASSPHRASE,
    START,
    WEAK,
    Clock,
    FailingDisk,
    create,
    frame_spans,
    journal_files,
    open_again,
    world,
    write_note,
)

from verksted.workbook import Decision, Put, Remove, Workbook, WorkbookError, check, rescue  # noqa: E402

HERE = Path(__file__).parent
Vector = Callable[[Path], dict[str, Any] | None]
VECTORS: dict[str, tuple[str, Vector]] = {}


def vector(name: str, about: str) -> Callable[[Vector], Vector]:
    def keep(function: Vector) -> Vector:
        VECTORS[name] = about, function
        return function

    return keep


def base(folder: Path, count: int = 5, *, close: bool = True) -> Workbook:
    book = create(folder, world(11), role="dokumentasjon")
    for number in range(count):
        write_note(book, f"notat {number} – på «{'nynorsk' if number % 2 else 'bokmål'}»", f"n{number}")
    if close:
        book.close()
    return book


def edit(folder: Path, change: Callable[[bytearray, list[tuple[int, int]]], bytearray | bytes]) -> None:
    """Changes the bytes of the only segment; the change is told where the frames lie."""
    (path,) = journal_files(folder)
    data = path.read_bytes()
    path.write_bytes(change(bytearray(data), frame_spans(data)))


def flip(
    place: Callable[[list[tuple[int, int]]], int],
) -> Callable[[bytearray, list[tuple[int, int]]], bytearray]:
    def change(data: bytearray, spans: list[tuple[int, int]]) -> bytearray:
        data[place(spans)] ^= 0x20
        return data

    return change


def simple(
    name: str,
    about: str,
    change: Callable[[bytearray, list[tuple[int, int]]], bytearray | bytes],
    *,
    close: bool = True,
) -> None:
    def build(folder: Path) -> None:
        base(folder, close=close)
        edit(folder, change)

    VECTORS[name] = about, build


simple(
    "torn",
    "the last frame was cut: it was never acknowledged",
    lambda data, spans: data[: spans[-1][1] - 90],
    close=False,
)
simple(
    "torn-header", "only half of the second header was written", lambda data, spans: data[:100], close=False
)
simple(
    "zero-tail",
    "room was set aside at the end and never filled",
    lambda data, spans: bytes(data) + bytes(3000),
    close=False,
)
simple("flip-body", "one bit in the ciphertext of a note", flip(lambda spans: spans[3][0] + 60))
simple("flip-tag", "one bit in the tag of a note", flip(lambda spans: spans[3][1] - 3))
simple("flip-length", "one bit in a length: the frame is mended", flip(lambda spans: spans[3][0] + 13))
simple("flip-length-high", "a length that reaches beyond the file", flip(lambda spans: spans[2][0] + 12))
simple(
    "flip-sync", "one bit in the mark of a frame: the frame is mended", flip(lambda spans: spans[3][0] + 1)
)
simple(
    "flip-number",
    "one bit in the number of a frame: the frame is mended",
    flip(lambda spans: spans[3][0] + 11),
)
simple(
    "flip-last-unclosed",
    "one bit in the last frame of an unclosed segment",
    flip(lambda spans: spans[-1][0] + 90),
    close=False,
)
simple("flip-opening", "one bit in the first frame", flip(lambda spans: spans[0][0] + 50))
simple("flip-closing", "one bit in the closing frame", flip(lambda spans: spans[-1][0] + 50))
simple("flip-header-1", "one bit in the first header", flip(lambda spans: 20))
simple("flip-header-2", "one bit in the second header", flip(lambda spans: 100))
simple(
    "no-header",
    "both headers zeroed: they are made from the file name",
    lambda data, spans: bytes(128) + data[128:],
)
simple("dropped", "a frame taken out", lambda data, spans: data[: spans[3][0]] + data[spans[3][1] :])
simple("doubled", "a frame twice", lambda data, spans: data[: spans[3][1]] + data[spans[3][0] :])
simple(
    "swapped",
    "two frames changed places",
    lambda data, spans: (
        data[: spans[3][0]]
        + data[spans[4][0] : spans[4][1]]
        + data[spans[3][0] : spans[3][1]]
        + data[spans[4][1] :]
    ),
)
simple(
    "zero-hole",
    "a frame zeroed",
    lambda data, spans: data[: spans[3][0]] + bytes(spans[3][1] - spans[3][0]) + data[spans[3][1] :],
)
simple(
    "junk",
    "bytes that belong nowhere between two frames",
    lambda data, spans: data[: spans[3][0]] + b"\x55" * 700 + data[spans[3][0] :],
)
simple("after-closing", "bytes after the closing frame", lambda data, spans: bytes(data) + b"\x55" * 300)
simple("empty-file", "the only segment is empty", lambda data, spans: b"")


@vector("empty", "a new workbook")
def _(folder: Path) -> None:
    base(folder, 0)


@vector("one-note", "one note, closed")
def _(folder: Path) -> None:
    base(folder, 1)


@vector("many", "more than 64 frames: a header copy among them, edits and removals")
def _(folder: Path) -> None:
    book = base(folder, 60, close=False)
    for number in range(0, 60, 7):
        book.apply([Put("notes", f"n{number}", {"text": f"rettet {number}"})], label="rettet")
    book.apply([Remove("notes", "n1"), Remove("notes", "n2")], label="slettet")
    book.close()


@vector("unclosed", "whole, without a closing frame")
def _(folder: Path) -> None:
    base(folder, close=False)


@vector("spliced", "a frame from another workbook")
def _(folder: Path) -> None:
    base(folder)
    other = folder.with_name("annen")
    create(other, world(12)).close()
    stranger = journal_files(other)[0].read_bytes()
    edit(folder, lambda data, spans: data[: spans[3][0]] + stranger[128:400] + data[spans[3][1] :])


@vector("two-writers", "two programs at once, clocks a day apart")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    other = open_again(folder, env=world(13, clock=Clock(START - timedelta(days=1))), role="fasilitator")
    write_note(other, "fra den andre", "m1")
    write_note(book, "etterpå", "m2")
    other.close()
    book.close()


@vector("two-versions", "the same note edited twice")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    other = open_again(folder, 13, role="fasilitator")
    book.apply([Put("notes", "n1", {"text": "den ene"})], label="")
    other.apply([Put("notes", "n1", {"text": "den andre"})], label="")
    other.close()
    book.close()


@vector("removed-and-edited", "removed by one, edited by the other: the edit is shown")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    other = open_again(folder, 13, role="fasilitator")
    book.apply([Remove("notes", "n1")], label="")
    other.apply([Put("notes", "n1", {"text": "rettet imens"})], label="")
    other.close()
    book.close()


@vector("clock-ahead", "a writer whose clock is a year ahead")
def _(folder: Path) -> None:
    base(folder)
    with open_again(folder, env=world(13, clock=Clock(START + timedelta(days=365)))) as other:
        other.apply([Put("notes", "n1", {"text": "fra framtida"})], label="")
    with open_again(folder, 14) as book:
        book.apply([Put("notes", "n1", {"text": "bygd på den"})], label="")


@vector("missing-segment", "a segment that another program has read is gone")
def _(folder: Path) -> None:
    base(folder)
    with open_again(folder, 13, role="fasilitator") as other:
        write_note(other, "borte", "m1")
    with open_again(folder, 14) as third:
        write_note(third, "blir", "m2")
    (path,) = [path for path in journal_files(folder) if path.name.startswith(other._journal.writer)]
    path.unlink()


@vector("older-segment", "a segment shorter than another program has read it")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    with open_again(folder, 13, role="fasilitator") as other:
        write_note(other, "blir", "m1")
    (path,) = [path for path in journal_files(folder) if path.name.startswith(book._journal.writer)]
    data = path.read_bytes()
    path.write_bytes(data[: frame_spans(data)[-2][0]])


@vector("conflict-copy", "a sync service left a damaged file and a whole copy beside it")
def _(folder: Path) -> None:
    base(folder)
    (path,) = journal_files(folder)
    shutil.copyfile(path, path.with_name(path.stem + "-KARIS-PC (konflikt).vj"))
    data = bytearray(path.read_bytes())
    data[frame_spans(data)[3][0] + 60] ^= 1
    path.write_bytes(data)


@vector("foreign-segment", "a segment of another workbook in the folder")
def _(folder: Path) -> None:
    base(folder)
    other = folder.with_name("annen")
    create(other, world(12)).close()
    shutil.copyfile(journal_files(other)[0], folder / "journal" / journal_files(other)[0].name)


@vector("retried", "a write failed and the note went into a new segment")
def _(folder: Path) -> None:
    base(folder)
    disk = FailingDisk(at=4, how="eio")
    with open_again(folder, env=world(13, disk=disk)) as book:
        write_note(book, "skrevet to ganger", "m1")


@vector("refused", "a note that was refused does not come back")
def _(folder: Path) -> None:
    base(folder)
    disk = FailingDisk(at=4, how="eio", for_good=True)
    with open_again(folder, env=world(13, disk=disk)) as book:
        try:
            write_note(book, "ble ikke lagret", "m1")
        except WorkbookError:
            disk.at = 0
        write_note(book, "lagret etterpå", "m2")


@vector("undone", "undo and redo")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    book.apply([Put("notes", "n1", {"text": "angret"})], label="rettet")
    book.undo()
    book.apply([Remove("notes", "n2")], label="slettet")
    book.undo()
    book.redo()
    book.close()


@vector("draft", "a half-typed line of a crashed program")
def _(folder: Path) -> None:
    base(folder, close=False).save_draft("notat", "det som ikke ble fer")


@vector("unclean-text", "text that an honest program would not have written")
def _(folder: Path) -> None:
    from unittest import mock

    from verksted.workbook import changes

    book = base(folder, close=False)
    with mock.patch.object(changes, "checked", lambda document: document):
        book.apply([Put("notes", "m1", {"text": "a\x1b[2Jb\u202ec"})], label="")
    book.close()


@vector("packed", "a snapshot in place of the journal, and a note after it")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    book.pack()
    write_note(book, "etter", "m1")
    book.close()


@vector("packed-one-damaged", "one of the two files of a snapshot is damaged")
def _(folder: Path) -> None:
    base(folder, close=False).pack()
    path = min((folder / "bilde").iterdir())
    data = bytearray(path.read_bytes())
    data[500] ^= 1
    path.write_bytes(data)


@vector("packed-both-damaged", "both files of a snapshot are damaged, in different frames")
def _(folder: Path) -> None:
    base(folder, close=False).pack()
    for path, place in zip(sorted((folder / "bilde").iterdir()), (200, -200), strict=True):
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)


@vector("packed-lost", "the same frame is damaged in both files of a snapshot")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    book.pack()
    write_note(book, "etter", "m1")
    book.close()
    for path in (folder / "bilde").iterdir():
        data = bytearray(path.read_bytes())
        data[frame_spans(data)[1][0] + 100] ^= 1
        path.write_bytes(data)


@vector("snapshot-gone", "the snapshot is missing")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    book.pack()
    write_note(book, "etter", "m1")
    book.close()
    for path in (folder / "bilde").iterdir():
        path.unlink()


@vector("half-snapshot", "a snapshot that was being written when the power went; the journal is there")
def _(folder: Path) -> None:
    base(folder)
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    with open_again(copy, 13) as book:
        book.pack()
    path = min((copy / "bilde").iterdir())
    (folder / "bilde").mkdir(exist_ok=True)
    (folder / "bilde" / path.name).write_bytes(path.read_bytes()[:700])


@vector("two-snapshots", "two packed apart and met")
def _(folder: Path) -> None:
    base(folder)
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    with open_again(folder, 13) as one:
        one.apply([Put("notes", "n0", {"text": "av den ene"}), Remove("notes", "n1")], label="")
        one.pack()
    with open_again(copy, 14) as two:
        two.apply([Put("notes", "n2", {"text": "av den andre"})], label="")
        two.pack()
    for path in copy.rglob("*"):
        if path.is_file() and not (folder / path.relative_to(copy)).exists():
            shutil.copyfile(path, folder / path.relative_to(copy))


def erased(folder: Path, *, close: bool = True) -> Workbook:
    book = base(folder, close=False)
    book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    _, book = book.erase([("notes", "n1")])
    write_note(book, "etter slettingen", "m1")
    if close:
        book.close()
    return book


@vector("generation-2", "a note erased, everything under a new key")
def _(folder: Path) -> None:
    erased(folder)


@vector("late-file", "a segment under the old key turned up after the erasure")
def _(folder: Path) -> None:
    base(folder)
    (path,) = journal_files(folder)
    data = path.read_bytes()
    shutil.rmtree(folder)
    erased(folder)
    (folder / "journal" / path.name).write_bytes(data)


@vector("interrupted-erasure", "the files of both keys are there")
def _(folder: Path) -> None:
    base(folder)
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    book = open_again(folder, 13)
    book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    _, book = book.erase([("notes", "n1")])
    book.close()
    for path in copy.rglob("*"):
        if path.is_file() and not (folder / path.relative_to(copy)).exists():
            shutil.copyfile(path, folder / path.relative_to(copy))


@vector("carried-over", "a writer on the old key carried a note over")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    other = open_again(folder, 13, role="fasilitator")
    write_note(other, "carried", "m1")
    path = other._journal.current.path if other._journal.current else folder
    data = path.read_bytes()
    path.unlink()
    _, book = book.renew_key()
    with open_again(folder, 14, role="fasilitator") as fresh:
        fresh.take_in(other)
    book.close()
    assert data


@vector("rescued", "what `berg` made of a damaged folder")
def _(folder: Path) -> None:
    source = folder.with_name("skadet")
    base(source)
    edit(source, flip(lambda spans: spans[3][0] + 60))
    rescue(source, folder, passphrase=PASSPHRASE, env=world(13))


@vector("recovery-key", "opened with the recovery key")
def _(folder: Path) -> dict[str, Any]:
    book, recovery = Workbook.create(folder, passphrase="glemt", role="fasilitator", env=world(11), kdf=WEAK)
    write_note(book, "funnet igjen", "n0")
    book.close()
    return {"recovery": recovery}


@vector("recovery-key-typo", "one letter of the recovery key is wrong")
def _(folder: Path) -> dict[str, Any]:
    book, recovery = Workbook.create(folder, passphrase="glemt", role="fasilitator", env=world(11), kdf=WEAK)
    book.close()
    return {"recovery": ("0" if recovery[0] != "0" else "1") + recovery[1:]}


@vector("wrong-passphrase", "a passphrase of nobody")
def _(folder: Path) -> dict[str, Any]:
    base(folder)
    return {"passphrase": "noe helt annet"}


@vector("passphrase-nfd", "the passphrase typed with decomposed letters")
def _(folder: Path) -> dict[str, Any]:
    base(folder)
    return {"passphrase": unicodedata.normalize("NFD", PASSPHRASE)}


@vector("second-slot", "two people, opened by the second")
def _(folder: Path) -> dict[str, Any]:
    book = base(folder, close=False)
    book.add_slot("lederens", "leder", kdf=WEAK)
    book.close()
    return {"passphrase": "lederens"}


def change_slot(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    for path in (folder / "nokler").iterdir():
        content = json.loads(path.read_bytes())
        if content["kind"] == "passphrase":
            change(content)
            path.write_text(json.dumps(content))


@vector("slot-64-gib", "a slot that asks for 64 GiB")
def _(folder: Path) -> None:
    base(folder)
    change_slot(folder, lambda slot: slot["kdf"].update(m=64 << 20))


@vector("slot-passes", "a slot that asks for a million passes")
def _(folder: Path) -> None:
    base(folder)
    change_slot(folder, lambda slot: slot["kdf"].update(t=1_000_000))


@vector("slot-role-swapped", "a slot whose id was changed: what it wraps no longer fits")
def _(folder: Path) -> None:
    base(folder)
    change_slot(folder, lambda slot: slot.update(slot="00" * 6))


@vector("slot-damaged", "the only slot with a passphrase is no JSON")
def _(folder: Path) -> None:
    base(folder)
    for path in (folder / "nokler").iterdir():
        if b"argon2id" in path.read_bytes():
            path.write_bytes(path.read_bytes()[:100])


@vector("slot-newer", "a slot of a later format")
def _(folder: Path) -> None:
    base(folder)
    change_slot(folder, lambda slot: slot.update(format=2))


@vector("no-slots", "every slot is gone")
def _(folder: Path) -> None:
    base(folder)
    shutil.rmtree(folder / "nokler")


@vector("no-head", "`hode.json` is gone")
def _(folder: Path) -> None:
    base(folder)
    (folder / "hode.json").unlink()


@vector("head-damaged", "`hode.json` is no JSON")
def _(folder: Path) -> None:
    base(folder)
    (folder / "hode.json").write_bytes(b'{"kind":"verks')


@vector("head-newer", "a later format")
def _(folder: Path) -> None:
    base(folder)
    head = json.loads((folder / "hode.json").read_text())
    (folder / "hode.json").write_text(json.dumps({**head, "format": 2}, indent=1))


@vector("segment-newer", "a segment of a later version")
def _(folder: Path) -> None:
    from verksted.workbook.container import Header

    book = base(folder)
    header = Header(1, 1, book.data_key.workbook, book.data_key.id, bytes(16), version=2)
    (folder / "journal" / ("0" * 32 + ".vj")).write_bytes(header.encode() * 2)


@vector("not-a-workbook", "a folder with something else in it")
def _(folder: Path) -> None:
    folder.mkdir()
    (folder / "notat.txt").write_text("hei")


def on_a_stick(folder: Path) -> tuple[Workbook, dict[str, Any]]:
    """A workbook with a second key outside it (in the vector's own folder `pinne`), and what opens it."""
    stick = folder / "pinne"
    book = base(folder, close=False)
    stick.mkdir()
    book.add_slot("på pinnen", "leder", kdf=WEAK, folder=stick)
    names = [path.relative_to(folder).as_posix() for path in stick.iterdir()]
    return book, {"passphrase": "på pinnen", "slots": names}


@vector("slot-outside", "opened with a key slot that lies outside the folder")
def _(folder: Path) -> dict[str, Any]:
    book, given = on_a_stick(folder)
    book.close()
    return given


@vector("slot-outside-bridged", "a slot outside, after a new key: a bridge lies in the folder")
def _(folder: Path) -> dict[str, Any]:
    book, given = on_a_stick(folder)
    _, book = book.renew_key()
    write_note(book, "under ny nøkkel", "m1")
    book.close()
    return given


@vector("slot-outside-away", "the stick with the slot is not in; the bridge alone opens nothing")
def _(folder: Path) -> dict[str, Any]:
    book, given = on_a_stick(folder)
    _, book = book.renew_key()
    book.close()
    shutil.rmtree(folder / "pinne")
    return {"passphrase": given["passphrase"]}


@vector("followed", "a writer met a new key, carried its notes over and went on; what was erased stays so")
def _(folder: Path) -> None:
    book = base(folder, close=False)
    other = open_again(folder, 13, role="fasilitator")
    other.follows = True
    write_note(other, "ikke sett av den som slettet", "m1")
    (path,) = [path for path in journal_files(folder) if path.name.startswith(other._journal.writer)]
    hidden = path.rename(folder.parent / path.name)
    book.record_decision(Decision(date(2026, 11, 22), "leder", "lagringstid"))
    _, book = book.erase([("notes", "n1")])
    other.apply(
        [Put("notes", "n1", {"text": "kommer ikke tilbake"}), Put("notes", "m2", {"text": "etter"})], label=""
    )
    other.close()
    book.close()
    hidden.unlink()


@vector("fetched", "a damaged segment, and the whole one that was fetched from another copy")
def _(folder: Path) -> None:
    base(folder)
    copy = folder.with_name("kopi")
    shutil.copytree(folder, copy)
    edit(folder, flip(lambda spans: spans[3][0] + 60))
    with open_again(folder, 13) as book:
        book.fetch(copy)


@vector("no-text", "a frame whose body is no UTF-8")
def _(folder: Path) -> None:
    from unittest import mock

    from verksted.workbook import changes

    book = base(folder, close=False)
    real = changes.encode
    with mock.patch.object(changes, "encode", lambda body: real(body).replace(b"ugyldig", b"ugyl\xb2ig")):
        book.apply([Put("notes", "m1", {"text": "ugyldig"})], label="")
    write_note(book, "etter", "m2")
    book.close()


@vector("far-ahead", "a frame with a number further ahead than any file can lack")
def _(folder: Path) -> None:
    from verksted.workbook.container import FrameType, find_header, seal_frame

    book = base(folder)
    (path,) = journal_files(folder)
    data = path.read_bytes()
    header = find_header(data)
    assert header is not None
    far = seal_frame(
        book.data_key.for_file(header.encode(), header.segment), 1 << 30, bytes(16), FrameType.DRAFT, b"{}"
    )
    path.write_bytes(data + far)


def outcome(folder: Path, given: dict[str, Any]) -> dict[str, Any]:
    """What this release says; checked by hand against what the vector is about before it is kept."""
    words = {
        "passphrase": given.get("passphrase"),
        "recovery_key": given.get("recovery"),
        "slot_files": tuple(folder / name for name in given.get("slots", ())),
    }
    try:
        report = check(folder, env=world(50), **words)  # type: ignore[arg-type]
    except WorkbookError as error:
        return {"expect": type(error).__name__, "exit": error.exit_code}
    with Workbook.open(folder, env=world(51), **words) as book:  # type: ignore[arg-type]
        notes = {key: row["text"] for key, row in sorted(book.documents("notes").items())}
        versions = {key: len(book.versions("notes", key)) for key in book.conflicts("notes")}
        drafts = [draft.text for draft in book.drafts()]
    return {
        "expect": "damage" if report.damage else "remark" if report.remarks else "whole",
        "exit": report.exit_code,
        "codes": sorted({one.code for one in (*report.damage, *report.remarks)}),
        "lost": report.lost,
        "generation": report.generation,
        "notes": notes,
        "versions": versions,
        "drafts": drafts,
    }


def main() -> None:
    place = HERE / "v1"
    place.mkdir(exist_ok=True)
    path = HERE / "index.json"
    index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, (about, build) in VECTORS.items():
        if name in index:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary) / "bok"
            given = build(folder) or {"passphrase": PASSPHRASE}
            index[name] = {"about": about, **given, **outcome(folder, given)}
            shutil.copytree(folder, place / name)
    path.write_text(json.dumps(index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
