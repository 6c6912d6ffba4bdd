"""Any file or stream to units, in bounded time and memory."""

from __future__ import annotations

import errno
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import IO, cast

from verksted.privacy.reading import images
from verksted.privacy.reading.kinds import HEAD, Kind, kind_of
from verksted.privacy.reading.package import file_units
from verksted.privacy.reading.plain import (
    calendar_units,
    encoding_of,
    errors_of,
    json_units,
    jsonl_units,
    text_units,
)
from verksted.privacy.reading.units import Limits, Unit, Unreadable
from verksted.privacy.reading.webpage import html_units
from verksted.workshop.language import say

_OLE_PEEK = 1024 * 1024


def read_units(
    source: str | Path | IO[bytes], *, name: str | None = None, limits: Limits | None = None
) -> Iterator[Unit]:
    """Units of a file (by path) or of a binary stream (its `name` tells the kind, "" if it has none).

    Reads as it goes. Raises Unreadable with one Norwegian sentence, at once or while reading.
    """
    limits = limits or Limits()
    with _opened(source) as stream:
        if name is None:
            name = source.name if isinstance(source, Path) else source if isinstance(source, str) else ""
        yield from _units(stream, name, limits)


@contextmanager
def _opened(source: str | Path | IO[bytes]) -> Iterator[IO[bytes]]:
    if not isinstance(source, str | Path):
        yield source
        return
    try:
        file = Path(source).open("rb")  # noqa: SIM115 -- closed below; only opening may fail here
    except FileNotFoundError as err:
        raise Unreadable(say("Filen finnes ikke. Se etter skrivefeil i navnet.")) from err
    except OSError as err:
        if Path(source).is_dir():  # Windows says of a folder that it may not be read
            raise Unreadable(say("Dette er en mappe, ikke en fil.")) from err
        raise Unreadable(_why_not(err)) from err
    with file:
        yield file


def _why_not(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return say("Navnet er en snarvei som fører i ring, og ikke til noen fil.")
    if error.errno == errno.EACCES and sys.platform != "win32":
        return say("Du har ikke lov til å lese filen.")
    return say("Filen kan ikke åpnes. Er den åpen i et annet program?")


def _units(stream: IO[bytes], name: str, limits: Limits) -> Iterator[Unit]:
    head = _read(stream, HEAD)
    more = _read(stream, _OLE_PEEK) if head.startswith(b"\xd0\xcf\x11\xe0") else b""
    kind = kind_of(head, name, more)
    rest = cast("IO[bytes]", _Chained(head, stream))
    encoding = encoding_of(head)
    if kind is Kind.TEXT:
        yield from text_units(rest, encoding, limits)
    elif kind is Kind.JSONL:
        yield from jsonl_units(rest, encoding, limits)
    elif kind is Kind.CALENDAR:
        yield from calendar_units(rest, encoding, limits)
    elif kind is Kind.PACKAGE:
        yield from file_units(
            io.BytesIO(_all(rest, limits.file_bytes)), limits, PurePath(name).suffix.lower()
        )
    else:
        data = _all(rest, limits.member_bytes)
        if kind is Kind.JSON:
            yield from json_units(data)
        elif kind is Kind.HTML:
            yield from html_units(data.decode(encoding, errors_of(encoding)))
        else:
            for number, (what, text) in enumerate(images.image_texts(data), 1):
                yield Unit(f"bilde@{what}", number, text)


def _read(stream: IO[bytes], size: int) -> bytes:
    """Exactly `size` bytes unless the stream ends first: a pipe may give less at a time."""
    out = bytearray()
    while len(out) < size and (chunk := stream.read(size - len(out))):
        out += chunk
    return bytes(out)


def _all(stream: IO[bytes], most: int) -> bytes:
    data = _read(stream, most + 1)
    if len(data) > most:
        raise Unreadable(say("Filen er for stor til å leses."))
    return data


class _Chained(io.RawIOBase):
    """The bytes already looked at, then the rest of the stream."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._head:
            cut = len(self._head) if size < 0 else size
            out, self._head = self._head[:cut], self._head[cut:]
            return out + (self._rest.read() if size < 0 else b"")
        return self._rest.read(size)
