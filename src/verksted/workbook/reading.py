"""From files to documents: finds the segments and snapshots of a folder and reads them, again and again.

The library never writes. It keeps for every file how far it was read, so that looking again costs a
listing of two folders and reads only what was added. Copies of one file are one segment: whatever
frame is whole in any of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from verksted.workbook import changes
from verksted.workbook.cells import Author, Cells
from verksted.workbook.changes import Change, HybridClock, Opening, Seen
from verksted.workbook.container import FORMAT, SUITE, FrameType, Header, Kind, find_header
from verksted.workbook.disk import PIECE, Disk
from verksted.workbook.errors import Hostile, Unsupported
from verksted.workbook.keys import DataKey
from verksted.workbook.pieces import File, Picture, Segment
from verksted.workbook.scanning import Frame, Scan, open_scan
from verksted.workshop.language import say
from verksted.workshop.text import clean

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NAME = re.compile(r"(?:[0-9a-f]{8}-)?([0-9a-f]{32})")


@dataclass(slots=True)
class Library:
    """All segments and snapshots of a workbook under one data key."""

    folder: Path
    key: DataKey
    disk: Disk
    cells: Cells = field(default_factory=Cells)
    clock: HybridClock = field(default_factory=HybridClock)
    segments: dict[str, Segment] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    covered: dict[str, Seen] = field(default_factory=dict)
    """Per segment, what whole snapshots hold of it."""
    claims: dict[str, Seen] = field(default_factory=dict)
    """Per segment, the furthest that anybody says to have read."""
    own: set[str] = field(default_factory=set)
    """Names of files that this program writes and so need not read."""
    foreign: dict[str, Header | None] = field(default_factory=dict)
    """Files under another key, of another workbook, or with no header at all."""
    ahead: set[str] = field(default_factory=set)
    """Segments whose clock is more than a day ahead."""
    refused: dict[str, str] = field(default_factory=dict)
    """Files that were not read, with the sentence that says why."""
    _index: dict[str, File] = field(default_factory=dict)

    def refresh(self, now: datetime) -> set[tuple[str, str]]:
        """Reads what is new; returns the documents that may have changed.

        The unfinished end of a file waits for the next time. A file that has gone is left as it was
        read: an absent file is never a deletion.

        Raises:
            Unsupported: a file of a newer format.
            Hostile: a link, or a file of absurd size.
            OSError: the folder cannot be listed.
        """
        touched: set[tuple[str, str]] = set()
        self._read_on(now, touched)
        return touched

    def read(self, now: datetime) -> None:
        """As `refresh`, for the first reading: with no list of what is new, which would be everything."""
        self._read_on(now, None)

    def _read_on(self, now: datetime, touched: set[tuple[str, str]] | None) -> None:
        fresh = self._files(Kind.SNAPSHOT)
        if fresh:
            self._read_pictures(fresh, touched)
        for file in self._files(Kind.JOURNAL):
            self._read_segment(file, changes.milliseconds(now), touched)

    def vector(self) -> dict[str, Seen]:
        """How far every segment was read, be it from itself or from a snapshot."""
        result = dict(self.covered)
        for short, segment in self.segments.items():
            seen = segment.seen()
            result[short] = seen.joined(result[short]) if short in result else seen
        return result

    def claim(self, seen: Mapping[str, Seen]) -> None:
        """Remembers what somebody says to have read."""
        for short, claimed in seen.items():
            known = self.claims.get(short)
            if known is None or claimed.seq > known.seq:
                self.claims[short] = claimed

    def files(self) -> list[tuple[str, File]]:
        """Every file that was read under this key, by its path in the folder."""
        return [(name, file) for name, file in self._index.items() if file.scan is not None]

    def files_of(self, picture: Picture) -> list[File]:
        """The files of a snapshot."""
        names = (f"bilde/{name}" for name in picture.names)
        return [self._index[name] for name in names if name in self._index]

    def cover(self, seen: Mapping[str, Seen]) -> None:
        """A whole snapshot stands for these frames from now on."""
        for segment, by in seen.items():
            known = self.covered.get(segment)
            self.covered[segment] = by if known is None else by.joined(known)
        self.claim(seen)

    def _files(self, kind: Kind) -> list[File]:
        """Files that are new or have grown since the last time."""
        place, suffix = ("journal", ".vj") if kind == Kind.JOURNAL else ("bilde", ".vs")
        result = []
        for entry in self.disk.entries(self.folder / place, suffix):
            name = f"{place}/{entry.name}"
            if name in self.own or name in self.refused:
                continue
            known = self._index.get(name)
            if known is None:
                result.append(File(entry, kind))
            elif entry.size > known.entry.size:
                known.entry = entry
                result.append(known)
        return result

    def _frames(self, file: File) -> tuple[Header, Iterator[Frame]] | None:
        """Header (from the name if need be) and the frames not read yet; None for what is not ours."""
        place = "journal" if file.kind == Kind.JOURNAL else "bilde"
        name, path = f"{place}/{file.entry.name}", self.folder / place / file.entry.name
        self._index[name] = file
        offset = file.scan.position if file.scan else 0
        try:
            data = self.disk.piece(path, offset, PIECE)
        except FileNotFoundError:
            self._index.pop(name)
            return None
        except Hostile as error:
            self.refused[name] = error.message
            return None
        if file.scan:
            file.scan.allow(max(file.entry.size - offset, len(data)))
            return file.scan.header, frames_of(self.disk, path, file.scan, data, 0)
        header = find_header(data)
        if header is not None and (header.version > FORMAT or header.suite > SUITE):
            raise Unsupported(
                say(
                    "Arbeidsboka er skrevet av en nyere utgave av verksted; "
                    "oppdater programmet for å åpne den."
                )
            )
        header = header or self._from_name(file)
        mine = header is not None and (header.workbook, header.key_id) == (self.key.workbook, self.key.id)
        if header is None or not mine or header.kind != file.kind:
            self.foreign[name] = header
            return None
        self.foreign.pop(name, None)
        file.scan = open_scan(data, header, self._cipher)
        file.scan.allow(max(file.entry.size - file.scan.position, len(data)))
        return header, frames_of(self.disk, path, file.scan, data, file.scan.position)

    def _from_name(self, file: File) -> Header | None:
        found = _NAME.match(file.entry.name)
        if not found:
            return None
        return Header(
            file.kind, self.key.generation, self.key.workbook, self.key.id, bytes.fromhex(found.group(1))
        )

    def _cipher(self, header: Header) -> AESGCM:
        return self.key.for_file(header.encode(), header.segment)

    def _read_pictures(self, files: list[File], touched: set[tuple[str, str]] | None) -> None:
        fresh: dict[str, Picture] = {}
        for file in files:
            found = self._frames(file)
            if found is None or file.scan is None:
                continue
            header, frames = found
            picture = self.pictures.setdefault(header.short, Picture(header))
            picture.names.add(file.entry.name)
            for frame in frames:
                if not picture.whole:
                    picture.frames.setdefault(frame.seq, frame)
            if not file.scan.closed or file.scan.missing or file.scan.flaws:
                picture.flawed.add(file.entry.name)
            if not picture.whole:
                fresh[header.short] = picture
        for picture in fresh.values():
            self._load_picture(picture, touched)

    def _load_picture(self, picture: Picture, touched: set[tuple[str, str]] | None) -> None:
        """Takes in what the copies of a snapshot hold together; half a one covers no frames."""
        known = any(self.cells.names())
        kept: set[tuple[str, str, str]] = set()
        picture.cells = 0
        for body in self._bodies(picture):  # once to know whether it is whole, once to take it in
            picture.cells += 1
            if known:
                kept.update((body.table, body.key, version.dot) for version in body.versions)
        last = picture.frames[max(picture.frames)].kind if picture.frames else 0
        complete = last == FrameType.CLOSE and max(picture.frames) == len(picture.frames) - 1
        picture.whole = picture.base is not None and complete and picture.cells == picture.base.cells
        seen = picture.base.seen if picture.base else {}
        authors = {short: Author(short, by.role, by.slot) for short, by in seen.items()}
        if picture.whole and known:
            self.cells.drop_replaced(seen, kept)
        unseen = self.covered if picture.whole else {}

        def fresh() -> Iterator[changes.CellBody]:
            for body in self._bodies(picture, letting_go=picture.whole):
                if touched is not None:
                    touched.add((body.table, body.key))
                yield _without_replaced(body, unseen, self.cells) if unseen else body

        self.cells.load(fresh(), authors)
        if picture.whole:
            self.pictures[picture.header.short] = picture
            picture.frames.clear()
            self.cover(seen)

    def _bodies(self, picture: Picture, *, letting_go: bool = False) -> Iterator[changes.CellBody]:
        """The cells in the frames that were read, one by one; notes the base as it comes by.

        `letting_go` drops each frame as it is given, so that memory never holds all of it twice.
        """
        for seq in sorted(picture.frames):
            frame = picture.frames.pop(seq) if letting_go else picture.frames[seq]
            try:
                if frame.kind == FrameType.BASE:
                    picture.base = changes.base_decoder.decode(frame.body)
                    continue
                if frame.kind != FrameType.CELLS:
                    continue
                found = changes.cells_decoder.decode(frame.body)
                if changes.suspect(frame.body):
                    found = tuple(_washed_cell(body) for body in found)
            except changes.UNREADABLE:
                continue
            del frame
            yield from found

    def _read_segment(self, file: File, now: int, touched: set[tuple[str, str]] | None) -> None:
        found = self._frames(file)
        if found is None:
            return
        header, frames = found
        segment = self.segments.setdefault(header.short, Segment(header))
        segment.files[file.entry.name] = file
        segment.names.add(file.entry.name)
        for frame in frames:
            if frame.seq <= segment.top and frame.seq not in segment.missing:
                continue  # read from another copy
            self._take(segment, frame, now, touched)

    def _take(self, segment: Segment, frame: Frame, now: int, touched: set[tuple[str, str]] | None) -> None:
        if frame.seq > segment.top:
            if frame.seq > segment.top + 1:
                segment.missing.update(range(segment.top + 1, frame.seq))
                segment.times.setdefault(segment.top + 1, segment.ms)
            segment.top, segment.tag = frame.seq, frame.tag.hex()
        segment.missing.discard(frame.seq)
        try:
            if frame.kind == FrameType.CHANGE:
                self._take_change(segment, frame, now, touched)
            elif frame.kind == FrameType.DRAFT:
                draft = changes.draft_decoder.decode(frame.body)
                segment.drafts[draft.field] = draft
            elif frame.kind in (FrameType.OPEN, FrameType.CLOSE):
                self._take_opening(segment, changes.opening_decoder.decode(frame.body), frame.kind)
        except changes.UNREADABLE:
            segment.bad.append(frame.seq)

    def _take_change(
        self, segment: Segment, frame: Frame, now: int, touched: set[tuple[str, str]] | None
    ) -> None:
        change: Change = changes.change_decoder.decode(frame.body)
        if changes.suspect(frame.body):
            change = msgspec.structs.replace(change, ops=changes.washed(change.ops))
        segment.changes += 1
        segment.ms = change.ms
        segment.first_ms = segment.first_ms or change.ms
        if change.draft:
            segment.drafts.pop(change.draft, None)
        if change.ms > now + changes.MAX_AHEAD:
            self.ahead.add(segment.header.short)
        self.clock.observe(change.ms, change.count, now)
        covered = self.covered.get(segment.header.short)
        if covered is None or not covered.covers(frame.seq):
            names = self.cells.take(frame.seq, change, segment.author)
            if touched is not None:
                touched.update(names)

    def _take_opening(self, segment: Segment, opening: Opening, kind: int) -> None:
        segment.author.role = clean(opening.role)
        segment.author.slot = clean(opening.slot)
        segment.first_ms = segment.first_ms or opening.ms
        segment.ms = max(segment.ms, opening.ms)
        segment.closed = segment.closed or kind == FrameType.CLOSE
        self.claim(opening.seen)


def frames_of(disk: Disk, path: Path, scan: Scan, data: bytes, start: int) -> Iterator[Frame]:
    """The frames of a file, piece by piece; `data` is the first piece, `start` bytes of it done with.

    A piece is larger where something is longer, or damaged.

    Where the file has gone in the middle of it, the frames that were read are all there is.
    """
    size = PIECE
    while True:
        before = scan.position
        yield from scan.feed(data, start, more=len(data) == size)
        if len(data) < size:
            return
        size = PIECE if scan.position > before else 2 * size
        del data  # before the next one is read
        try:
            data, start = disk.piece(path, scan.position, size), 0
        except FileNotFoundError:
            return  # packed away by another program while we read: its snapshot is there next time


def _washed_cell(body: changes.CellBody) -> changes.CellBody:
    versions = tuple(
        changes.VersionBody(v.dot, v.ms, v.count, changes.wash(v.document)) for v in body.versions
    )
    return changes.CellBody(body.table, body.key, versions, body.dead)


def _without_replaced(body: changes.CellBody, seen: Mapping[str, Seen], cells: Cells) -> changes.CellBody:
    """The cell without versions that an earlier whole snapshot had seen and dropped."""
    from verksted.workbook.cells import covers

    cell = cells.cell(body.table, body.key)
    live = {version.dot for version in cell.live} if cell else set()
    versions = tuple(v for v in body.versions if v.dot in live or not covers(seen, v.dot))
    return changes.CellBody(body.table, body.key, versions, body.dead)
