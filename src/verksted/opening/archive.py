"""Zip packages from strangers, opened with care: every cap is checked before anything is unpacked.

Knows nothing of what is inside. Never extracts to disk.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from verksted.opening.limits import Limits, Unreadable
from verksted.workshop.language import say

CHUNK = 64 * 1024
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF
_LARGEST_ENTRY = 512
_ZIP64 = 0xFFFF


def _damaged() -> Unreadable:
    return Unreadable(say("Filen er ødelagt eller ikke hel, og må hentes på nytt."))


def _too_much() -> Unreadable:
    return Unreadable(say("Filen blir større utpakket enn verksted åpner."))


class Archive:
    """An opened package. `infos` are its files in order, folders left out."""

    def __init__(self, file: zipfile.ZipFile, limits: Limits) -> None:
        self._file = file
        self.limits = limits
        self.infos = [info for info in file.infolist() if not info.filename.endswith("/")]
        self.names = [info.filename for info in self.infos]

    def has(self, name: str) -> bool:
        return name in self._file.NameToInfo

    def chunks(self, name: str | zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of one member, a piece at a time. Raises Unreadable if it is damaged."""
        try:
            with self._file.open(name) as member:
                while chunk := member.read(CHUNK):
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as err:
            raise _damaged() from err

    def read(self, name: str | zipfile.ZipInfo) -> bytes:
        """One whole member: at most `limits.member_bytes`, which was checked at opening."""
        return b"".join(self.chunks(name))

    def head(self, name: str | zipfile.ZipInfo, size: int) -> bytes:
        """The first `size` bytes of a member."""
        out = b""
        for chunk in self.chunks(name):
            out += chunk
            if len(out) >= size:
                break
        return out[:size]


def open_archive(stream: IO[bytes], limits: Limits) -> Archive:
    """Open a package in a seekable stream.

    Raises Unreadable if it is damaged, locked, packed in an unknown way, or asks for more than the limits.
    """
    _check_directory(stream, limits)
    try:
        file = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as err:
        raise _damaged() from err
    _check_members(file.infolist(), limits)
    return Archive(file, limits)


def _check_directory(stream: IO[bytes], limits: Limits) -> None:
    """The size of the list of members, before that list is read into memory."""
    end = stream.seek(0, io.SEEK_END)
    if end > limits.file_bytes:
        raise Unreadable(say("Filen er for stor til å leses."))
    stream.seek(max(0, end - _LONGEST_COMMENT - _END_SIZE))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _damaged()
    entries, size = struct.unpack_from("<HI", tail, at + 10)
    stream.seek(0)
    if entries == _ZIP64 or entries > limits.members or size > limits.members * _LARGEST_ENTRY:
        raise Unreadable(say("Filen har for mange deler inni seg, og blir ikke åpnet."))


def _check_members(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    unpacked = packed = 0
    for info in infos:
        if not info.filename:
            raise _damaged()
        if info.flag_bits & 0x1:
            raise Unreadable(say("Filen er låst med passord. Fjern passordet, og prøv igjen."))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(say("Filen er pakket på en måte verksted ikke kan lese."))
        unpacked += info.file_size
        packed += info.compress_size
        if info.file_size > limits.member_bytes or _bursts(info.file_size, info.compress_size, limits):
            raise _too_much()
    if len(infos) > limits.members or unpacked > limits.total_bytes or _bursts(unpacked, packed, limits):
        raise _too_much()


def _bursts(unpacked: int, packed: int, limits: Limits) -> bool:
    return unpacked > limits.ratio_from and unpacked > limits.ratio * max(packed, 1)
