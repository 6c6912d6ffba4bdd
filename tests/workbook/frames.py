"""A hostile folder made of bytes: what a fuzzer changes, below the locks that would turn it away.

The bytes are a little program that writes files with the right key: frames with any content in any
order, header copies, rubbish, key slots, heads, tips. `one` reads the result as an open workbook would and
fails on anything but an answer. The same for hypothesis (tests/workbook/test_frames.py), for the kept
corpus, and for atheris (tests/slow/fuzz_frames.py).
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from tests.workbook.helpers import START, MemoryDisk, world

from verksted.workbook import WorkbookError, changes, examine, joining, tips
from verksted.workbook.container import TAG, Header, Kind, first_tag, seal_frame
from verksted.workbook.keys import DataKey
from verksted.workbook.reading import Library
from verksted.workbook.slotfile import SlotFile
from verksted.workbook.slots import _from_head, read_slots

KEY = DataKey(bytes(range(16)), 1, bytes(range(32)))
FOLDER = Path("/bok")
MOST_FILES = 6
MOST_FRAMES = 200
TYPES = (1, 2, 3, 4, 5, 6, 0, 255)


class Program:
    """Reads a fuzzer's bytes as numbers and pieces; past the end there are only zeros."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def number(self, size: int = 1) -> int:
        return int.from_bytes(self.take(size), "big")

    def take(self, size: int) -> bytes:
        piece = self._data[self._at : self._at + size]
        self._at += size
        return piece

    def piece(self) -> bytes:
        return self.take(self.number(2))


def segment(program: Program, kind: Kind) -> tuple[str, bytes]:
    """One file under the right key, and its name."""
    own = program.take(2).ljust(16, b"\1")
    header = Header(kind, KEY.generation, KEY.workbook, KEY.id, own)
    aes, tag = KEY.for_file(header.encode(), own), first_tag(header)
    data, seq = header.encode() * 2, 0
    for _ in range(MOST_FRAMES):
        what = program.number() % 8
        if what == 0 or not program.left:
            break
        if what == 1:
            data += program.piece()
        elif what == 2:
            data += header.encode()
        elif what == 3:
            data = data[: -program.number(2) or None]
        elif what == 4 and data:
            place = program.number(3) % len(data)
            data = data[:place] + bytes([data[place] ^ (program.number() or 1)]) + data[place + 1 :]
        else:
            if what == 5:
                seq = program.number(4)
            body = program.piece()
            sealed = seal_frame(aes, seq, tag, TYPES[program.number() % len(TYPES)], body)  # type: ignore[arg-type]  # any number
            data, seq, tag = data + sealed, seq + 1, sealed[-TAG:]
    where, suffix = ("journal", ".vj") if kind == Kind.JOURNAL else ("bilde", ".vs")
    names = (own.hex(), "a" * 8 + "-" + own.hex(), "../../ut", "con", "\u202e", own.hex() + " (1)")
    return f"{where}/{names[program.number() % len(names)]}{suffix}", data


def files(data: bytes) -> dict[str, bytes]:
    """The folder that a program writes."""
    program, made = Program(data), dict[str, bytes]()
    for number in range(MOST_FILES):
        what = program.number() % 6
        if not program.left:
            break
        if what == 0:
            made[f"nokler/{number}.slot"] = program.piece()
        elif what == 1:
            made["hode.json"] = program.piece()
        elif what == 2:
            made["tip"] = program.piece()
        else:
            name, content = segment(program, Kind.SNAPSHOT if what == 3 else Kind.JOURNAL)
            made[name] = content
    return made


def one(data: bytes) -> None:
    """Reads the folder that `data` writes. Raises where a reader would have done worse than refuse."""
    disk = MemoryDisk(FOLDER)
    disk.files = files(data)
    for name, content in disk.files.items():
        if name.endswith(".slot"):
            with suppress(ValueError, RecursionError, WorkbookError):
                SlotFile.decode(content)
    read_slots(disk, FOLDER)
    with suppress(WorkbookError):
        _from_head(disk, FOLDER)
    tips_of(disk.files.get("tip", b""))
    library = Library(FOLDER, KEY, disk)
    try:
        library.refresh(START)
        again = library.refresh(START)
    except WorkbookError as error:
        if error.exit_code != 5 or not str(error).endswith("."):
            raise
        return
    if again:
        raise AssertionError("read twice is not as read once")
    for found in examine.findings(library):
        if not found.sentence.endswith(".") or "\x1b" in found.sentence:
            raise AssertionError(f"no sentence: {found.sentence!r}")
    seen = library.vector()
    gone = joining.erased_names(library.cells)
    for body in library.cells.bodies(seen, gone):
        changes.cells_decoder.decode(b"[" + changes.encode(body) + b"]")  # what `berg` writes can be read
    changes.opening_decoder.decode(changes.encode(changes.Opening(0, "", "", "", seen)))
    library.clock.tick(changes.milliseconds(START))


def tips_of(content: bytes) -> None:
    """The tip file, which lies where anybody's program may have written."""

    class Tips(MemoryDisk):
        def read(self, path: Path, *, offset: int = 0, limit: int = 1 << 29) -> bytes:  # noqa: ARG002
            return content

    env = world(1, disk=Tips(FOLDER), state=FOLDER)
    tips.peek_slot(env, KEY.workbook)
    tips.load(env, KEY)


def seeds() -> list[bytes]:
    """Honest programs to begin from."""
    seen = {"aabbccddeeff": changes.Seen(3, "00" * 16, 2, 5, "leder", "112233445566", (1,))}
    opening = changes.encode(changes.Opening(1, "112233445566", "leder", "1", seen, 2))
    put = changes.Op(changes.PUT, "notes", "n1", ("aabbccddeeff.1.0",), {"text": "hei \u202e", "agree": 4})
    change = changes.encode(changes.Change(5, 0, "notat", 1, (put,), "notat"))
    draft = changes.encode(changes.DraftBody(6, "notat", "halv"))
    version = changes.VersionBody("aabbccddeeff.1.0", 5, 0, {"text": "a"})
    cell = changes.CellBody("notes", "n1", (version,), ("aabbccddeeff.0.0",))
    base = changes.encode(changes.Base(7, "112233445566", "leder", "1", seen, 1, 1))
    cells = b"[" + changes.encode(cell) + b"]"

    def frame(kind: int, body: bytes) -> bytes:
        return b"\6" + len(body).to_bytes(2, "big") + body + bytes([kind])

    journal = b"\4ab" + frame(0, opening) + frame(1, change) + frame(2, draft) + frame(3, opening) + b"\0\0"
    picture = b"\3cd" + frame(4, base) + frame(5, cells) + frame(3, b"{}") + b"\0\0"
    slot = b'{"format":1,"workbook":"","kdf":{"name":"argon2id","m":1}}'
    head = b'{"kind":"verksted","format":1,"suite":1,"workbook":"00"}'
    tip = b'{"generation":1,"slot":"","nonce":"","ct":""}'
    small = [bytes([number]) + len(text).to_bytes(2, "big") + text
             for number, text in ((0, slot), (1, head), (2, tip))]  # fmt: skip
    return [journal, picture, journal + picture, picture + journal, *small]


def corpus() -> list[bytes]:
    """The inputs that are kept."""
    lines = Path(__file__).with_name("corpus.txt").read_text(encoding="ascii").splitlines()
    return [bytes.fromhex(line) for line in lines if not line.startswith("#")]
