"""Word and Excel packages: every member is read, whatever it is called, packages within packages too."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO

from verksted.privacy.reading import images
from verksted.privacy.reading.archive import Archive, open_archive
from verksted.privacy.reading.markup import XML_ERRORS, MarkupReader, damaged_xml, safe_parser
from verksted.privacy.reading.units import Limits, Unit, Unreadable
from verksted.privacy.reading.whole import check_whole
from verksted.workshop.language import say

_XML = (".xml", ".rels", ".vml", ".svg", ".xhtml")
_TEXT = (".txt", ".htm", ".html", ".mht", ".rtf", ".csv", ".json")
_FONTS = (".odttf", ".ttf", ".otf", ".fntdata")
_HEAD = 16


def file_units(stream: IO[bytes], limits: Limits, suffix: str) -> Iterator[Unit]:
    """All units of a file that is a package, and at last Unreadable if one of its parts is not there."""
    yield from package_units(stream, limits)
    stream.seek(0)
    check_whole(open_archive(stream, limits), suffix)


def package_units(stream: IO[bytes], limits: Limits, inside: str = "", depth: int = 0) -> Iterator[Unit]:
    """All units of a package. Raises Unreadable as `open_archive`, or if a part is no sound XML."""
    if depth >= limits.depth:
        raise Unreadable(say("Filen har for mange pakker inni hverandre, og blir ikke åpnet."))
    archive = open_archive(stream, limits)
    shared = _shared_strings(archive, limits)
    for info in archive.infos:
        part = inside + info.filename
        if info.filename.startswith("xl/worksheets/sheet") and info.filename.endswith(".xml"):
            yield from SheetReader(part, shared, limits).feed(archive.chunks(info))
        elif info.filename != "xl/sharedStrings.xml":
            yield from _member(archive, info.filename, part, limits, depth)
    for number, (text, used) in enumerate(zip(shared.texts, shared.used, strict=True), 1):
        if not used and text.strip():
            yield Unit(inside + "xl/sharedStrings.xml", number, text)


def _member(archive: Archive, name: str, part: str, limits: Limits, depth: int) -> Iterator[Unit]:
    suffix = PurePosixPath(name).suffix.lower()
    head = archive.head(name, _HEAD)
    if name.lower().endswith(_XML) or head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<?xml"):
        yield from MarkupReader(part, limits).feed(archive.chunks(name))
    elif head.startswith(b"PK\x03\x04"):
        yield from package_units(io.BytesIO(archive.read(name)), limits, f"{part}!", depth + 1)
    elif images.is_image(head):
        for number, (kind, text) in enumerate(images.image_texts(archive.read(name)), 1):
            yield Unit(f"{part}@{kind}", number, text)
    elif suffix in _TEXT:
        for number, line in enumerate(archive.read(name).decode("utf-8", "replace").splitlines(), 1):
            if line.strip():
                yield Unit(part, number, line)
    elif suffix not in _FONTS:
        for number, text in enumerate(images.printable_texts(archive.read(name)), 1):
            yield Unit(f"{part}@binær", number, text)


class _Shared:
    __slots__ = ("texts", "used")

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts
        self.used = bytearray(len(texts))

    def take(self, index: str) -> str:
        if not index.isascii() or not index.isdigit() or int(index) >= len(self.texts):
            return ""
        self.used[int(index)] = 1
        return self.texts[int(index)]


def _shared_strings(archive: Archive, limits: Limits) -> _Shared:
    name = "xl/sharedStrings.xml"
    if not archive.has(name):
        return _Shared([])
    texts: list[str] = []
    for unit in MarkupReader(name, limits).feed(archive.chunks(name)):
        if unit.part == name:
            texts.extend([""] * (unit.number - 1 - len(texts)))
            texts.append(unit.text)
    return _Shared(texts)


class SheetReader:
    """The cells of one sheet, each a unit in order; what else a sheet holds goes to the general reader."""

    def __init__(self, part: str, shared: _Shared, limits: Limits) -> None:
        self._part, self._shared, self._limits = part, shared, limits
        self._number = 0
        self._type = ""
        self._in: str = ""
        self._text: list[str] = []
        self._formula: list[str] = []
        self._out: list[Unit] = []
        self._depth = self._held = 0

    def feed(self, chunks: Iterable[bytes]) -> Iterator[Unit]:
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chars
        try:
            for chunk in chunks:
                parser.Parse(chunk, False)
                yield from self._drain()
            parser.Parse(b"", True)
        except XML_ERRORS as err:
            raise damaged_xml() from err
        yield from self._drain()

    def _drain(self) -> list[Unit]:
        out, self._out = self._out, []
        return out

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        name = raw.rpartition("}")[2]
        self._depth += 1
        if self._depth > self._limits.xml_depth:
            raise Unreadable(say("Filen har innhold i for mange lag inni hverandre, og blir ikke åpnet."))
        if name == "c":
            self._held = 0
            self._type = attributes.get("t", "")
            self._text, self._formula = [], []
        elif name in ("v", "t", "f") or name.endswith(("Header", "Footer")):
            self._in = name
            if name not in ("v", "t", "f"):
                self._text = []
        for key in ("display", "tooltip", "prompt", "promptTitle", "error", "errorTitle", "location"):
            if attributes.get(key, "").strip():
                self._number += 1
                self._out.append(Unit(f"{self._part}@{key}", self._number, attributes[key]))

    def _chars(self, text: str) -> None:
        if self._in == "f":
            self._formula.append(text)
        elif self._in:
            self._text.append(text)
        else:
            return
        self._held += len(text)
        if self._held > self._limits.text_chars:
            raise Unreadable(say("Filen har en celle som er for lang til å leses."))

    def _end(self, raw: str) -> None:
        name = raw.rpartition("}")[2]
        self._depth -= 1
        if name == "c":
            self._cell()
        elif self._in == name and name.endswith(("Header", "Footer")):
            self._emit("".join(self._text))
            self._text = []
        if name == self._in:
            self._in = ""

    def _cell(self) -> None:
        text = "".join(self._text)
        self._emit(self._shared.take(text) if self._type == "s" else text)
        if self._formula:
            self._out.append(Unit(f"{self._part}@formel", self._number, "".join(self._formula)))

    def _emit(self, text: str) -> None:
        self._number += 1
        if text.strip():
            self._out.append(Unit(self._part, self._number, text))
