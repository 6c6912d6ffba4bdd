"""The leader's document as a row of blocks: where each stands in the file, and what can be seen of it.

Only looked at, never changed. Knows nothing of chapters but the two bookmarks around one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from verksted.privacy.reading import Limits, Unreadable
from verksted.privacy.reading.markup import XML_ERRORS, damaged_xml, safe_parser
from verksted.report.word.splice import end_of
from verksted.workshop.language import say

START_MARK, END_MARK, HASH_MARK = "VERKSTED_START", "VERKSTED_END", "VERKSTED_H_"
FIELD_TAG = "verksted-felt-"
_CHANGES = frozenset(
    {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange"}
    | {"sectPrChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "tblGridChange", "tblPrExChange"}
)
_CONTENT = frozenset(
    {"drawing", "pict", "object", "t", "fldChar", "fldSimple", "sym", "oMath", "footnoteReference"}
)
_DEEPEST = Limits().xml_depth
_SEQ = re.compile(r"\bSEQ\s+(\S+)")


@dataclass(slots=True)
class LeaderParagraph:
    """A paragraph, wherever it stands. `level` is a direct outline level 1–9, or 0; `num`: (numId, ilvl).

    `fixed` is the text without that of content controls in the line. `in_table`: in a table or a text box.
    """

    block: int
    style: str = ""
    level: int = 0
    num: tuple[str, int] | None = None
    text: str = ""
    fixed: str = ""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class FilledField:
    """A content control in a line that does not show its hint: its bytes `start:end`, names and text."""

    start: int
    end: int
    tag: str
    alias: str
    text: str


@dataclass(slots=True)
class LeaderBlock:
    """A child of the body: its bytes `start:end` and what matters in it. `fields` are filled in controls."""

    name: str
    start: int
    end: int = 0
    changed: bool = False
    section: bool = False
    filled: bool = False
    marks: list[str] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)
    sequences: list[str] = field(default_factory=list)
    fields: list[FilledField] = field(default_factory=list)
    table_style: str = ""
    table_of_contents: bool = False


@dataclass(slots=True)
class LeaderBody:
    """`end` is where a last block would go: before the body's own section properties."""

    blocks: list[LeaderBlock] = field(default_factory=list)
    paragraphs: list[LeaderParagraph] = field(default_factory=list)
    end: int = 0
    highest_mark: int = 0
    highest_drawing: int = 0
    widths: dict[int, int] = field(default_factory=dict)
    strict: bool = False


@dataclass(slots=True)
class _Control:
    at: int
    in_line: bool
    tag: str = ""
    alias: str = ""
    text: str = ""
    empty: bool = False


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.body = LeaderBody()
        self.path: list[str] = []
        self.open: list[LeaderParagraph] = []
        self.block: LeaderBlock | None = None
        self.controls: list[_Control] = []
        self.tables = 0
        self.text_open = self.code_open = False
        self.code: list[str] = []
        self.page: dict[str, int] = {}
        self.parser = safe_parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.chars

    def start(self, raw: str, attributes: dict[str, str]) -> None:
        uri, _, name = raw.rpartition("}")
        word = "wordprocessingml" in uri
        self.path.append(name if word else f"-{name}")
        depth = len(self.path)
        if depth > _DEEPEST:
            raise Unreadable(say("Filen har innhold i for mange lag inni hverandre, og blir ikke åpnet."))
        if depth == 1:
            self.body.strict = "purl.oclc.org" in uri
        if depth == 3 and self.path[1] == "body":
            if name == "sectPr":
                self.body.end = self.parser.CurrentByteIndex
            self.block = LeaderBlock(name, self.parser.CurrentByteIndex)
        if name in ("docPr", "cNvPr"):
            self.body.highest_drawing = max(self.body.highest_drawing, _number(attributes.get("id", "")))
        if self.block is None or not (word or name in _CONTENT):
            return
        local = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self.look(name, local, local.get("val", ""))

    def look(self, name: str, local: dict[str, str], value: str) -> None:  # noqa: C901 -- one branch per element
        block = self.block
        if block is None:
            return
        if name == "p":
            inside = self.tables > 0 or bool(self.open)
            self.open.append(LeaderParagraph(len(self.body.blocks), in_table=inside))
        elif name == "tbl":
            self.tables += 1
        elif name == "sdt":
            self.controls.append(_Control(self.parser.CurrentByteIndex, in_line=bool(self.open)))
        elif name in _CHANGES:
            block.changed = True
        elif name in ("t", "delText"):
            self.text_open = name == "t"
        elif name == "instrText":
            self.code_open = True
        elif name == "bookmarkStart":
            block.marks.append(local.get("name", ""))
            self.body.highest_mark = max(self.body.highest_mark, _number(local.get("id", "")))
        elif name == "sectPr":
            block.section = True
            self.page = {}
        elif name in ("pgSz", "pgMar", "cols") and "sectPr" in self.path:
            self.page |= {f"{name}.{key}": _number(entry) for key, entry in local.items()}
        else:
            self.properties(block, name, local, value)
        if name in _CONTENT:
            block.filled = True

    def properties(  # noqa: C901 -- one branch per element
        self, block: LeaderBlock, name: str, local: dict[str, str], value: str
    ) -> None:
        paragraph = self.open[-1] if self.open else None
        if name == "tblStyle":
            block.table_style = block.table_style or value
        elif name == "fldSimple":
            block.sequences += _SEQ.findall(local.get("instr", ""))
        elif name == "docPartGallery" and "Contents" in value:
            block.table_of_contents = True
        elif name in ("tag", "alias") and self.controls and self.path[-2] == "sdtPr":
            block.controls.append(value)
            setattr(self.controls[-1], name, value)
        elif name == "showingPlcHdr" and self.controls:
            self.controls[-1].empty = value not in ("0", "false")
        elif paragraph is None or "pPrChange" in self.path:
            return
        elif name == "pStyle":
            paragraph.style = value
        elif name == "outlineLvl" and self.path[-2] == "pPr":
            paragraph.level = _number(value) + 1 if _number(value) < 9 else 0
        elif name == "numId" and "pPr" in self.path:
            paragraph.num = (value, paragraph.num[1] if paragraph.num else 0)
        elif name == "ilvl" and "pPr" in self.path:
            paragraph.num = (paragraph.num[0] if paragraph.num else "", _number(value))

    def chars(self, text: str) -> None:
        if self.code_open:
            self.code.append(text)
        elif self.text_open and self.open:
            self.open[-1].text += text
            if self.controls and self.controls[-1].in_line:
                self.controls[-1].text += text
            else:
                self.open[-1].fixed += text

    def end(self, _: str) -> None:
        name = self.path.pop()
        if self.block is None:
            if name == "body" and not self.body.end:
                self.body.end = self.parser.CurrentByteIndex
            return
        if name in ("t", "delText"):
            self.text_open = False
        elif name == "instrText":
            self.code_open = False
        elif name == "p" and self.open:
            self.close_paragraph(self.block)
        elif name == "tbl":
            self.tables -= 1
        elif name == "sdt" and self.controls:
            self.close_control(self.block)
        elif name == "sectPr":
            self.body.widths[len(self.body.blocks)] = _text_width(self.page)
        if len(self.path) == 2:
            self.close_block(self.block, name)

    def close_paragraph(self, block: LeaderBlock) -> None:
        self.body.paragraphs.append(self.open.pop())
        block.sequences += _SEQ.findall("".join(self.code))
        self.code.clear()

    def close_control(self, block: LeaderBlock) -> None:
        control = self.controls.pop()
        if control.in_line and not control.empty:
            end = end_of(self.data, self.parser.CurrentByteIndex, b"sdt")
            block.fields.append(FilledField(control.at, end, control.tag, control.alias, control.text))

    def close_block(self, block: LeaderBlock, name: str) -> None:
        block.end = end_of(self.data, self.parser.CurrentByteIndex, name.removeprefix("-").encode())
        self.block = None
        if name != "sectPr":
            self.body.blocks.append(block)


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else 0


def _text_width(page: dict[str, int]) -> int:
    """Width of the text column in twentieths of a point, 0 if the section does not say."""
    whole = page.get("pgSz.w", 0) - page.get("pgMar.left", 0) - page.get("pgMar.right", 0)
    columns = max(page.get("cols.num", 1), 1)
    return max((whole - (columns - 1) * page.get("cols.space", 0)) // columns, 0)


def read_body(data: bytes) -> LeaderBody:
    """The blocks of a main document part in UTF-8. Raises Unreadable if it is no sound Word document."""
    reader = _Reader(data)
    try:
        reader.parser.Parse(data, True)
    except XML_ERRORS as err:
        raise damaged_xml() from err
    if not reader.body.end:
        raise Unreadable(say("Filen er ikke et Word-dokument."))
    return reader.body
