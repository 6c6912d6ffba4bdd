"""One sheet of an .xlsx: shared texts, then cells in a stream. Formulas are passed over, values kept.

A workbook with macros is refused however it is called. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import IO

from verksted.opening.archive import Archive, open_archive
from verksted.opening.limits import Limits, Unreadable
from verksted.opening.safe_xml import XML_ERRORS, damaged_xml, safe_parser
from verksted.survey.grid import (
    LONGEST_CELL,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Grid,
    Progress,
    too_many,
)
from verksted.workshop.language import say
from verksted.workshop.text import clean

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STRINGS = "xl/sharedStrings.xml"
_TRUE_FALSE = {"1": "ja", "0": "nei"}


def read_sheet(stream: IO[bytes], wanted: str, limits: Limits, progress: Progress | None) -> Grid:
    """The sheet called `wanted`, or the largest. Raises `Unreadable`."""
    archive = open_archive(stream, limits)
    if any(name.lower().endswith("vbaproject.bin") for name in archive.names):
        raise Unreadable(say("Filen har makroer. Lagre den som vanlig .docx eller .xlsx, og prøv igjen."))
    if not archive.has(_WORKBOOK):
        raise Unreadable(say("Filen er ikke et regneark. verksted leser undersøkelser fra .xlsx og .csv."))
    sheets = _sheets(archive)
    if wanted and wanted not in sheets:
        raise Unreadable(
            say(
                "Filen har ikke noe ark som heter «{navn}». Arkene er: {ark}.",
                navn=wanted,
                ark=_listed(sheets),
            )
        )
    sizes = {info.filename: info.file_size for info in archive.infos}
    name = wanted or max(sheets, key=lambda one: sizes.get(sheets[one], 0), default="")
    if not name:
        raise Unreadable(say("Filen har ingen svar i seg."))
    texts = _SharedTexts(limits).read(archive) if archive.has(_STRINGS) else []
    reader = _Cells(texts, limits)
    size, done = sizes.get(sheets[name], 0), 0
    for chunk in archive.chunks(sheets[name]):
        reader.feed(chunk)
        done += len(chunk)
        if progress is not None:
            progress(min(done, size), size)
    reader.end()
    others = tuple(one for one in sheets if one != name)
    return Grid(reader.rows, clean(name), tuple(clean(one) for one in others))


def _listed(names: dict[str, str]) -> str:
    return ", ".join(clean(name)[:60] for name in list(names)[:5])


def _sheets(archive: Archive) -> dict[str, str]:
    """Names of the sheets in their order, each with its member."""
    targets: dict[str, str] = {}
    named: list[tuple[str, str]] = []

    def relation(name: str, values: dict[str, str]) -> None:
        if name == "Relationship" and values.get("TargetMode") != "External":
            targets[values.get("Id", "")] = values.get("Target", "")

    def sheet(name: str, values: dict[str, str]) -> None:
        if name == "sheet":
            own = next((value for key, value in values.items() if key.endswith("}id")), "")
            named.append((values.get("name", ""), own))

    if archive.has(_RELATIONS):
        _elements(archive, _RELATIONS, relation)
    _elements(archive, _WORKBOOK, sheet)
    found: dict[str, str] = {}
    for name, relation_id in named:
        target = targets.get(relation_id, "")
        member = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if target and archive.has(member):
            found[name] = member
    return found


def _elements(archive: Archive, member: str, tell: Callable[[str, dict[str, str]], None]) -> None:
    parser = safe_parser()
    parser.StartElementHandler = lambda raw, values: tell(raw.rpartition("}")[2], values)
    _parse(parser.Parse, archive, member)


def _parse(feed: Callable[[bytes, bool], int], archive: Archive, member: str) -> None:
    try:
        for chunk in archive.chunks(member):
            feed(chunk, False)
        feed(b"", True)
    except XML_ERRORS as err:
        raise damaged_xml() from err


class _SharedTexts:
    """The texts that cells point at; the reading of Japanese (`rPh`) is left out."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._texts: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._in_reading = 0
        self._held = 0

    def read(self, archive: Archive) -> list[str]:
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chars
        _parse(parser.Parse, archive, _STRINGS)
        return self._texts

    def _start(self, raw: str, _: dict[str, str]) -> None:
        name = raw.rpartition("}")[2]
        self._in_text = name == "t"
        self._in_reading += name == "rPh"

    def _end(self, raw: str) -> None:
        name = raw.rpartition("}")[2]
        self._in_text = False
        self._in_reading -= name == "rPh"
        if name == "si":
            self._texts.append(clean("".join(self._parts)[:LONGEST_CELL]).strip())
            self._parts, self._held = [], 0

    def _chars(self, text: str) -> None:
        if self._in_text and not self._in_reading:
            self._held += len(text)
            if self._held > self._limits.text_chars:
                raise Unreadable(say("Filen har en celle som er for lang til å leses."))
            self._parts.append(text)


class _Cells:
    """The rows of one sheet, a piece of XML at a time."""

    def __init__(self, texts: list[str], limits: Limits) -> None:
        self.rows: list[list[str]] = []
        self._texts, self._limits = texts, limits
        self._row: list[str] = []
        self._at, self._kind, self._in, self._held, self._cells = 0, "", False, 0, 0
        self._parts: list[str] = []
        self._known: dict[str, str] = {}
        self._places: dict[str, int] = {}
        parser = safe_parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chars
        self._parser = parser

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)
        except XML_ERRORS as err:
            raise damaged_xml() from err

    def end(self) -> None:
        try:
            self._parser.Parse(b"", True)
        except XML_ERRORS as err:
            raise damaged_xml() from err

    def _start(self, raw: str, values: dict[str, str]) -> None:
        name = raw.rpartition("}")[2]
        if name == "c":
            place = values.get("r")
            self._at = self._column(place) if place else len(self._row)
            self._kind = values.get("t", "")
            self._parts, self._held = [], 0
        elif name in ("v", "t"):
            self._in = True

    def _chars(self, text: str) -> None:
        if self._in:
            self._held += len(text)
            if self._held > self._limits.text_chars:
                raise Unreadable(say("Filen har en celle som er for lang til å leses."))
            self._parts.append(text)

    def _end(self, raw: str) -> None:
        name = raw.rpartition("}")[2]
        if name == "c":
            self._put()
        elif name in ("v", "t"):
            self._in = False
        elif name == "row":
            self.rows.append(self._row)
            self._row = []
            if len(self.rows) > MOST_ROWS:
                raise too_many()

    def _column(self, place: str) -> int:
        """The column of `AB12`, from 0."""
        letters = place.rstrip("0123456789")
        found = self._places.get(letters)
        if found is None:
            found = 0
            for letter in letters:
                found = found * 26 + (
                    ord(letter.upper()) - 64 if letter.isascii() and letter.isalpha() else 0
                )
                if found > MOST_COLUMNS:
                    raise too_many()
            self._places[letters] = found = max(found - 1, 0)
        return found

    def _put(self) -> None:
        text = "".join(self._parts)
        value = self._value(text) if text else ""
        if not value:
            return
        self._cells += 1
        if self._cells > MOST_CELLS or self._at >= MOST_COLUMNS:
            raise too_many()
        if self._at >= len(self._row):
            self._row.extend([""] * (self._at - len(self._row) + 1))
        self._row[self._at] = value

    def _value(self, text: str) -> str:
        if self._kind == "s":
            return (
                self._texts[int(text)]
                if text.isascii() and text.isdigit() and int(text) < len(self._texts)
                else ""
            )
        if self._kind == "e":
            return ""
        if self._kind == "b":
            return _TRUE_FALSE.get(text.strip(), "")
        found = self._known.get(text)
        if found is None:
            found = clean(text[:LONGEST_CELL]).strip()
            if self._kind in ("", "n"):
                found = found.removesuffix(".0")
            if len(found) < 80:
                self._known[text] = found
        return found
