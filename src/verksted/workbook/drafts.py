"""Half-typed lines: kept through a crash, and brought back to the one who was writing (DESIGN §3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from verksted.workbook import changes
from verksted.workbook.changes import PUT, Op, Stamp
from verksted.workbook.container import FrameType
from verksted.workbook.keyring import Keyring
from verksted.workbook.pieces import Segment
from verksted.workshop.text import clean


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-typed line that a program left."""

    field: str
    text: str
    stamp: Stamp
    segment: str = ""
    """Of which program start it is; `ms` is its own time there."""
    ms: int = 0


class Drafts(Keyring):
    """Keys and documents, and the lines that programs were left with."""

    def save_draft(self, field: str, text: str) -> None:
        """Keeps a half-typed line through a crash; empty text says that there is none any more."""
        with self._writing:
            self._check_open()
            now = changes.milliseconds(self._env.clock())
            body = changes.encode(changes.DraftBody(now, changes.check_name(field), clean(text)[:100_000]))
            self._keeping_up(lambda: self._append(FrameType.DRAFT, lambda: body))

    def drafts(self) -> tuple[Draft, ...]:
        """What programs with this role had half typed when they crashed or were left, oldest first.

        A program that still runs on this machine keeps its own.
        """
        with self._memory:
            done = _dealt_with(self._library.cells.table("_drafts"))
            return tuple(
                _draft(body, s)
                for s in self._with_drafts()
                if s.author.role == self.slot.role and not self._is_written(s)
                for body in s.drafts.values()
                if body.text and body.ms > done.get(s.header.short, -1)
            )

    def discard_drafts(self, drafts: Iterable[Draft] | None = None) -> None:
        """Marks these drafts, or all that `drafts` gives, as dealt with; what the same program wrote later
        is not among them.
        """
        with self._writing:
            given = self.drafts() if drafts is None else drafts
            keys = dict.fromkeys(f"{draft.segment}:{draft.ms}" for draft in given)
            if keys:
                self._write([Op(PUT, "_drafts", key, (), {"done": True}) for key in keys], "", 0)

    def _with_drafts(self) -> list[Segment]:
        """Segments of other programs in which a half-typed line was left, oldest first."""
        return sorted(
            (s for s in self._library.segments.values() if s.drafts and s.files), key=lambda s: s.ms
        )

    def _is_written(self, segment: Segment) -> bool:
        """Whether the program that writes this segment still runs."""
        folder = self.folder / "journal"
        return not segment.closed and any(self._env.disk.held(folder / name) for name in segment.files)


def _draft(body: changes.DraftBody, segment: Segment) -> Draft:
    stamp = Stamp(changes.moment(body.ms), segment.author.role, segment.author.slot, "")
    return Draft(body.field, clean(body.text), stamp, segment.header.short, body.ms)


def _dealt_with(keys: Iterable[str]) -> dict[str, float]:
    """Up to which time (ms) the drafts of each segment are; keys are `short`, or `short:ms`."""
    found: dict[str, float] = {}
    for key in keys:
        short, _, ms = key.partition(":")
        until = float(ms) if ms.isascii() and ms.isdigit() else inf
        found[short] = max(until, found.get(short, -1))
    return found
