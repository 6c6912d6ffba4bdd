"""What a library keeps of each file, segment and snapshot that it has read."""

from __future__ import annotations

from dataclasses import dataclass, field

from verksted.workbook.cells import Author
from verksted.workbook.changes import Base, DraftBody, Seen
from verksted.workbook.container import Header, Kind
from verksted.workbook.disk import Entry
from verksted.workbook.scanning import Frame, Scan


@dataclass(slots=True)
class File:
    """One file on disk, and how far it was read."""

    entry: Entry
    kind: Kind
    scan: Scan | None = None


@dataclass(slots=True)
class Segment:
    """Everything read of one segment, from all its copies."""

    header: Header
    author: Author = field(init=False)
    files: dict[str, File] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    """Names of the files, also of one that this program writes and does not read."""
    top: int = -1
    """The highest frame number that was read."""
    missing: set[int] = field(default_factory=set)
    tag: str = ""
    changes: int = 0
    ms: int = 0
    first_ms: int = 0
    times: dict[int, int] = field(default_factory=dict)
    """Time of the frames just before holes: where the lost ones were written."""
    closed: bool = False
    drafts: dict[str, DraftBody] = field(default_factory=dict)
    bad: list[int] = field(default_factory=list)
    """Frames that decrypted, but do not hold what they should."""

    def __post_init__(self) -> None:
        self.author = Author(self.header.short)

    def seen(self) -> Seen:
        return Seen(self.top, self.tag, self.changes, self.ms, self.author.role, self.author.slot,
                    tuple(sorted(self.missing)), self.closed)  # fmt: skip


@dataclass(slots=True)
class Picture:
    """A snapshot as it was read."""

    header: Header
    base: Base | None = None
    cells: int = 0
    whole: bool = False
    names: set[str] = field(default_factory=set)
    flawed: set[str] = field(default_factory=set)
    """Names of its files in which something is damaged."""
    frames: dict[int, Frame] = field(default_factory=dict)
    """What was read of it, until it is whole."""
