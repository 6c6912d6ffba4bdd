"""XML in a stream: running text joined per paragraph, and every attribute that people write words in.

Expat, never a tree: memory does not grow with the file. A document type is refused before any entity
can be declared. One reader serves Word, Excel, charts, drawings and properties; what differs between
them is in the tables at the top.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from verksted.opening.safe_xml import XML_ERRORS, damaged_xml, safe_parser
from verksted.privacy.reading.standard_values import is_picture_name, is_standard, is_standard_field
from verksted.privacy.reading.units import Limits, Unit, Unreadable
from verksted.workshop.language import say

__all__ = ["XML_ERRORS", "MarkupReader", "damaged_xml", "safe_parser"]
_MIXED: Final = frozenset({"o:p", "o:h", "s:text", "h:p", "h:li", "h:td", "h:h1", "h:h2", "h:h3"})
"""Paragraphs in which everything that is no mark is text: OpenDocument, SVG, XHTML."""
_PARAGRAPHS: Final = frozenset({"w:p", "a:p", "x:si", "x:is", "x:comment", "x:text"}) | _MIXED
_TEXTS: Final = frozenset({"w:t", "w:delText", "m:t", "a:t", "x:t"})
_FIELDS: Final = frozenset({"w:instrText", "w:delInstrText"})
_GAPS: Final = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "a:br": "\n",
    "w:noBreakHyphen": "-",
    "w:ptab": "\t",
}
_NAMES: Final = {"name", "displayName"}
_NAMED: Final = frozenset(
    {
        "bookmarkStart",
        "docPr",
        "cNvPr",
        "sheet",
        "property",
        "table",
        "tableColumn",
        "cacheField",
        "person",
        "dataField",
        "connection",
        "docVar",
    }
)
_WORDED: Final = frozenset(
    {
        "descr",
        "title",
        "alt",
        "string",
        "author",
        "initials",
        "userName",
        "userId",
        "displayText",
        "prompt",
        "promptTitle",
        "error",
        "errorTitle",
        "tooltip",
        "display",
        "caption",
        "sourceFile",
        "href",
        "lastValue",
    }
)
_VALUED: Final = frozenset(
    {"alias", "tag", "docVar", "default", "helpText", "statusText", "listItem", "query", "connectString"}
)
_WRITTEN_BY_PEOPLE: Final = ("docProps/custom", "customXml/item")
"""Parts in which a number may be a telephone or a case: it is no measure there."""


def _family(uri: str) -> str:
    for word, family in (
        ("wordprocessingml", "w"),
        ("spreadsheetml", "x"),
        ("/math", "m"),
        ("drawingml/2006/main", "a"),
        ("drawingml/main", "a"),
        ("markup-compatibility", "mc"),
        ("/chart", "c"),
        ("opendocument:xmlns:text", "o"),
        ("2000/svg", "s"),
        ("1999/xhtml", "h"),
    ):
        if word in uri:
            return family
    return "-"


class _Paragraph:
    __slots__ = ("deleted", "field", "mixed", "now", "was")

    def __init__(self, *, mixed: bool) -> None:
        self.mixed = mixed
        self.now: list[str] = []
        self.was: list[str] = []
        self.field: list[str] = []
        self.deleted = False


class MarkupReader:
    """Feed it bytes, take units. One reader per part."""

    def __init__(self, part: str, limits: Limits) -> None:
        self._part = part
        self._written = any(folder in part for folder in _WRITTEN_BY_PEOPLE)
        self._limits = limits
        self._names: dict[str, str] = {}
        self._path: list[str] = []
        self._open: list[_Paragraph] = []
        self._loose: list[str] = []
        self._removed = self._inserted = 0
        self._numbers: dict[str, int] = {}
        self._chosen: list[set[str]] = []
        self._fallback = 0
        self._held = 0
        self.pending: list[Unit] = []
        self._parser = safe_parser()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._chars

    def feed(self, chunks: Iterable[bytes]) -> Iterator[Unit]:
        """The units of the part. Raises Unreadable if it is no sound XML or asks for too much."""
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)
                yield from self._drain()
            self._parser.Parse(b"", True)
        except XML_ERRORS as err:
            raise damaged_xml() from err
        yield from self._drain()

    def _drain(self) -> list[Unit]:
        out, self.pending = self.pending, []
        return out

    def _emit(self, text: str, kind: str = "") -> None:
        if kind == "name" and text.startswith("_"):
            return  # bookmarks that Word makes for itself
        if kind == "name" and is_picture_name(text):
            return
        part = f"{self._part}@{kind}" if kind else self._part
        number = self._numbers[part] = self._numbers.get(part, 0) + 1
        if not text.strip():
            return
        if self._chosen:
            if self._fallback and text in self._chosen[-1]:
                return
            self._chosen[-1].add(text)
        self.pending.append(Unit(part, number, text))

    def _name(self, raw: str) -> str:
        name = self._names.get(raw)
        if name is None:
            uri, _, local = raw.rpartition("}")
            name = self._names[raw] = f"{_family(uri)}:{local}"
        return name

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        name = self._name(raw)
        self._path.append(name)
        if len(self._path) > self._limits.xml_depth:
            raise Unreadable(say("Filen har innhold i for mange lag inni hverandre, og blir ikke åpnet."))
        self._emit_loose(self._path[-2] if len(self._path) > 1 else "")
        if name in _PARAGRAPHS:
            self._open.append(_Paragraph(mixed=name in _MIXED))
        elif name in _GAPS and self._open and "w:pPr" not in self._path:
            self._add(_GAPS[name])
        elif name in ("w:del", "w:moveFrom"):
            self._removed += 1
        elif name in ("w:ins", "w:moveTo"):
            self._inserted += 1
        elif name == "mc:AlternateContent":
            self._chosen.append(set())
        elif name == "mc:Fallback":
            self._fallback += 1
        if attributes:
            self._attributes(name, attributes)

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        local = name.partition(":")[2]
        if local == "Relationship":
            if attributes.get("TargetMode") == "External":
                self._emit(unquote(attributes.get("Target", "")), "lenke")
            return
        for raw, value in attributes.items():
            key = raw.rpartition("}")[2]
            if (
                key in _WORDED
                or (key in _NAMES and local in _NAMED)
                or (key in ("val", "value") and local in _VALUED)
                or (key == "v" and name == "x:s")
            ):
                self._emit(value, key)

    def _end(self, _raw: str) -> None:
        name = self._path.pop()
        if name in _PARAGRAPHS:
            self._close(self._open.pop())
        elif name in ("w:del", "w:moveFrom"):
            self._removed -= 1
        elif name in ("w:ins", "w:moveTo"):
            self._inserted -= 1
        elif name == "mc:AlternateContent":
            self._chosen.pop()
        elif name == "mc:Fallback":
            self._fallback -= 1
        else:
            self._emit_loose(name)
        self._loose.clear()
        if not self._open:
            self._held = 0

    def _emit_loose(self, name: str) -> None:
        """Text outside any paragraph, when the element it stands in ends or another begins within it."""
        if self._loose:
            text, local = "".join(self._loose), name.partition(":")[2]
            self._loose.clear()
            if not self._by_program(local, text) and (self._written or not _is_number(text, name)):
                self._emit(text, local if self._open else "")

    def _by_program(self, local: str, text: str) -> bool:
        if local == "lpstr" and "-:HeadingPairs" not in self._path:
            return False  # the same word as a heading of the text itself
        return is_standard(local, text)

    def _close(self, paragraph: _Paragraph) -> None:
        now = "".join(paragraph.now)
        self._emit(now)
        if paragraph.deleted and (was := "".join(paragraph.was)) != now:
            self._emit(was, "slettet")
        if paragraph.field and not is_standard_field(code := "".join(paragraph.field)):
            self._emit(code, "felt")

    def _chars(self, text: str) -> None:
        self._held += len(text)
        if self._held > self._limits.text_chars:
            raise Unreadable(say("Filen har et avsnitt som er for langt til å leses."))
        here = self._path[-1]
        if self._open and (here in _TEXTS or self._open[-1].mixed):
            self._add(text)
        elif here in _FIELDS and self._open:
            self._open[-1].field.append(text)
        elif here not in _PARAGRAPHS:
            self._loose.append(text)

    def _add(self, text: str) -> None:
        paragraph = self._open[-1]
        if self._removed:
            paragraph.deleted = True
        else:
            paragraph.now.append(text)
        if not self._inserted:
            paragraph.was.append(text)


def _is_number(text: str, name: str) -> bool:
    """Measures of drawings and counts of charts, which are no text; a chart's own labels are."""
    return not any(char.isalpha() for char in text) and name not in ("c:v", "x:v")
