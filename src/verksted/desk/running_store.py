"""The notes that a screen has in front of it, packed: ten thousand take two megabytes, counting is free.

A mapping from id to note. A note is unpacked when it is asked for; its text comes out clean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, MutableMapping
from sys import intern
from typing import Any

import msgspec

from verksted.workshop.notes import Note, Sign
from verksted.workshop.text import clean_line

_Fields = tuple[
    str, str, str, Sign | None, bool, str | None, str | None, int | None, bool, str | None, int | None,
    str | None, bool,
]  # fmt: skip
"""Those of a note after its id, in their order."""
_pack = msgspec.msgpack.Encoder().encode
_unpack: Any = msgspec.msgpack.Decoder(_Fields).decode


class NoteStore(MutableMapping[str, Note]):
    """Counts as it goes: `slips`, `promises`, notes by theme, and when those that are marked were said."""

    __slots__ = ("_packed", "marked", "promises", "slips", "themes")

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self.slips = 0
        self.promises = 0
        self.themes: Counter[str | None] = Counter()
        self.marked: dict[str, str] = {}

    def __getitem__(self, key: str) -> Note:
        return Note(key, *_unpack(self._packed[key]))

    def __setitem__(self, key: str, note: Note) -> None:
        self._count(key, self.get(key), note)
        self._packed[key] = _pack(
            (
                clean_line(note.text), note.at, note.writer, note.sign, note.follow_up, note.seat, note.theme,
                note.agree, note.quote, note.block, note.minute, note.continues, note.slip,
            )
        )  # fmt: skip

    def __delitem__(self, key: str) -> None:
        self._count(key, self[key], None)
        del self._packed[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)

    def __contains__(self, key: object) -> bool:
        return key in self._packed

    def clear(self) -> None:
        self.__init__()  # type: ignore[misc]  # as new

    def _count(self, key: str, before: Note | None, after: Note | None) -> None:
        for note, step in ((before, -1), (after, 1)):
            if note is not None:
                self.slips += step * note.slip
                self.promises += step * (note.sign is Sign.PROMISE)
                self.themes[intern(note.theme) if note.theme else None] += step
        if after is not None and after.follow_up:
            self.marked[key] = after.at
        else:
            self.marked.pop(key, None)
