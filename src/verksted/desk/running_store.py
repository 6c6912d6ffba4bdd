"""The notes that a screen has in front of it, packed as the workbook has them: counting is free.

A mapping from id to note. A note is unpacked when it is asked for; its text comes out clean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import MISSING, fields, replace
from operator import attrgetter
from sys import intern
from typing import cast, get_type_hints

import msgspec

from verksted.desk.registers import to_document
from verksted.workbook.cells import Rows, body, held_alone
from verksted.workshop.notes import Note, Sign
from verksted.workshop.text import clean_line

_hints = get_type_hints(Note)
_Fields = msgspec.defstruct(
    "_Fields",
    [(one.name, _hints[one.name]) if one.default is MISSING else (one.name, _hints[one.name], one.default)
     for one in fields(Note) if one.name != "id"],
    gc=False,
)  # fmt: skip
"""Those of a note after its id, in their order."""
_values = attrgetter(*_Fields.__struct_fields__)
_unpack = msgspec.json.Decoder(_Fields).decode


class NoteStore(MutableMapping[str, Note]):
    """Counts as it goes: `slips`, `promises`, notes by theme, and when those that are marked were said."""

    __slots__ = ("_held", "marked", "promises", "slips", "themes")

    def __init__(self) -> None:
        self._held: dict[str, bytes] = {}
        self.slips = 0
        self.promises = 0
        self.themes: Counter[str | None] = Counter()
        self.marked: dict[str, str] = {}

    def __getitem__(self, key: str) -> Note:
        return Note(key, *_values(_unpack(body(self._held[key]))))

    def __setitem__(self, key: str, note: Note) -> None:
        text = clean_line(note.text)
        shown = note if text == note.text else replace(note, text=text)
        self._count(key, self.get(key), shown)
        self._held[key] = held_alone(to_document(shown))

    @classmethod
    def over(cls, rows: Rows, notes: Iterable[tuple[str, Note]]) -> NoteStore:
        """Takes over the rows of the workbook, in the same bytes where a text is fit to be shown.

        `rows` are as `still` gives them, and nobody else's; `notes` are what they hold.
        """
        store = cls()
        store._held = cast("dict[str, bytes]", rows.held)
        for key, note in notes:
            store._count(key, None, note)
            if clean_line(note.text) != note.text:
                store[key] = note
        return store

    def __delitem__(self, key: str) -> None:
        self._count(key, self[key], None)
        del self._held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __contains__(self, key: object) -> bool:
        return key in self._held

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
