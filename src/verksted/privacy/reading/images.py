"""Words that hide in pictures: EXIF, XMP, IPTC, PNG text chunks, JPEG and GIF comments.

No picture is decoded. Bounded by the bytes given.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_MOST = 1024 * 1024
_EXIF_TEXT = {
    0x010E,  # ImageDescription
    0x010F,  # Make
    0x0110,  # Model
    0x0131,  # Software
    0x013B,  # Artist
    0x013C,  # HostComputer
    0x8298,  # Copyright
    0x9003,  # DateTimeOriginal
    0x9286,  # UserComment
    0xA420,  # ImageUniqueID
    0xA430,  # CameraOwnerName
    0xA431,  # BodySerialNumber
}
_EXIF_UTF16 = {0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F}  # XPTitle … XPSubject
_EXIF_FOLDERS = {0x8769, 0x8825}
_GPS = 0x8825
_XMP = re.compile(rb"<x:xmpmeta.*?</x:xmpmeta>", re.DOTALL)
_XMP_TEXT = re.compile(rb">([^<>]{2,4000})<|=\"([^\"<>]{2,4000})\"")
_PRINTABLE = re.compile(rb"[\x20-\x7e\xa0-\xff]{6,4000}")
_WORDLIKE = re.compile(r"[A-Za-zÆØÅæøå0-9 .,@:/\\_-]")
_PRINTABLE_16 = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){6,4000}")


def is_image(head: bytes) -> bool:
    return head.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"))


def image_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Pairs (kind, text) of all metadata found; kinds are `exif`, `gps`, `xmp`, `iptc`, `merknad`."""
    if data.startswith(b"\x89PNG"):
        yield from _png(data)
    elif data.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif data.startswith((b"II*\x00", b"MM\x00*")):
        yield from _tiff(data)
    elif data.startswith(b"GIF8"):
        for match in re.finditer(rb"\x21\xfe([^\x00][^\x00]{0,255})", data):
            yield "merknad", _decode(match[1][1:])
    for packet in _XMP.findall(data[:_MOST] + data[-_MOST:] if len(data) > 2 * _MOST else data):
        for first, second in _XMP_TEXT.findall(packet):
            text = _decode(first or second)
            if text.strip() and not text.startswith(("http://", "adobe:ns")):
                yield "xmp", text


def _decode(raw: bytes) -> str:
    raw = raw.rstrip(b"\x00")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _png(data: bytes) -> Iterator[tuple[str, str]]:
    at = 8
    while at + 12 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + min(size, _MOST)]
        at += 12 + size
        if kind == b"tEXt":
            yield "merknad", _decode(body.replace(b"\x00", b": ", 1))
        elif kind == b"zTXt":
            key, _, packed = body.partition(b"\x00")
            yield "merknad", _decode(key + b": " + _unpack(packed[1:]))
        elif kind == b"iTXt":
            key, _, rest = body.partition(b"\x00")
            packed = rest[2:].split(b"\x00", 2)[-1]
            yield "merknad", _decode(key + b": " + (_unpack(packed) if rest[:1] == b"\x01" else packed))
        elif kind == b"eXIf":
            yield from _tiff(body)
        elif kind == b"IEND":
            break


def _unpack(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST)
    except zlib.error:
        return b""


def _jpeg(data: bytes) -> Iterator[tuple[str, str]]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, size = struct.unpack_from(">xBH", data, at)
        body = data[at + 4 : at + 2 + size]
        at += 2 + max(size, 2)
        if marker == 0xFE:
            yield "merknad", _decode(body)
        elif marker == 0xE1 and body.startswith(b"Exif\x00\x00"):
            yield from _tiff(body[6:])
        elif marker == 0xED:
            for match in re.finditer(rb"\x1c\x02.(..)", body, re.DOTALL):
                length = int.from_bytes(match[1], "big")
                text = _decode(body[match.end() : match.end() + length])
                if text.strip():
                    yield "iptc", text
        elif marker == 0xDA:
            break


def _tiff(data: bytes) -> Iterator[tuple[str, str]]:
    order = "<" if data[:2] == b"II" else ">"
    try:
        (first,) = struct.unpack_from(f"{order}4xI", data)
    except struct.error:
        return
    todo, seen = [(first, False)], set[int]()
    while todo and len(seen) < 16:
        offset, gps = todo.pop()
        if offset in seen or offset + 2 > len(data):
            continue
        seen.add(offset)
        (count,) = struct.unpack_from(f"{order}H", data, offset)
        if gps and count:
            yield "gps", "GPS"
        for number in range(min(count, 512)):
            at = offset + 2 + 12 * number
            if at + 12 > len(data):
                break
            tag, kind, length, value = struct.unpack_from(f"{order}HHII", data, at)
            if tag in _EXIF_FOLDERS:
                todo.append((value, tag == _GPS))
            elif tag in _EXIF_TEXT | _EXIF_UTF16 and kind in (1, 2, 7):
                start = value if length > 4 else at + 8
                raw = data[start : start + min(length, _MOST)]
                text = raw.decode("utf-16-le", "replace") if tag in _EXIF_UTF16 else _decode(raw)
                text = text.replace("\x00", "").removeprefix("ASCII").strip()
                if text:
                    yield "exif", text


def printable_texts(data: bytes) -> Iterator[str]:
    """Runs of six printable characters or more in bytes of an unknown kind, one or two bytes each."""
    for match in _PRINTABLE_16.finditer(data):
        yield match[0].decode("utf-16-le")
    for match in _PRINTABLE.finditer(data):
        text = match[0].decode("latin-1")
        if len(_WORDLIKE.findall(text)) * 10 >= 9 * len(text):
            yield text
