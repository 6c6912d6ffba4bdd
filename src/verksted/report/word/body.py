# ruff: noqa: E501 -- markup reads best whole
"""Elements to body blocks: paragraphs, lists, tables, places to fill in, and drawings of charts.

Every text is cleaned and escaped here. One `BodyWriter` writes one document or one chapter and keeps
count of what must be unique: lists, captions, drawings, bookmarks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from verksted.report.drawing import to_svg
from verksted.report.model import Box, Chart, Element, Field
from verksted.report.word.chart import Figure, chart_drawing, chart_part
from verksted.report.word.columns import fitted
from verksted.report.word.styles import Look, Styles
from verksted.workshop.handout import Bullets, Heading, Paragraph, Table
from verksted.workshop.text import clean_line

PAGE_WIDTH = 9070
"""Width between the margins of our page in twentieths of a point; others get the same proportions."""
_EMU_PER_TWIP = 635
_BY_HAND = 520
"""Height of a row to write in with a pen, in twentieths of a point: nine millimetres."""
_KEPT_WHOLE = 24
"""Lines of a table that is not torn between two pages."""


@dataclass(slots=True)
class Counters:
    """The next free numbers of a document."""

    num: int = 3
    drawing: int = 1
    chart: int = 1
    table: int = 1
    figure: int = 1


@dataclass(frozen=True, slots=True)
class _Cells:
    """What all rows of a table share. `letters` is markup of a smaller size, `height` of a row, or ""."""

    widths: list[int]
    numeric: list[bool]
    letters: str
    height: str


@dataclass(slots=True)
class BodyWriter:
    """`bullet_num` is the numbering all bullets share; `number_list` the abstract one new lists stand on.

    `taken` are numbers that no figure may have. After writing, `figures` holds the charts and `new_nums`
    the numberings to add.
    """

    styles: Styles
    counters: Counters = field(default_factory=Counters)
    bullet_num: int = 1
    number_list: int = 2
    table_label: str = "Tabell"
    figure_label: str = "Figur"
    relation_prefix: str = "rIdVerksted"
    text_width: int = PAGE_WIDTH
    field_tag: str = ""
    field_name: str = ""
    numbered_captions: bool = True
    taken: frozenset[int] = frozenset()
    figures: list[Figure] = field(default_factory=list)
    new_nums: list[int] = field(default_factory=list)
    _after_table: bool = False
    _leads: bool = False

    def blocks(self, elements: Iterable[Element]) -> list[str]:
        """The body blocks in order, each one element of WordprocessingML as text."""
        out: list[str] = []
        told = list(elements)
        for element, after in zip(told, [*told[1:], None], strict=True):
            self._leads = isinstance(after, Table | Chart | Bullets)
            made = self._blocks(element)
            self._after_table = isinstance(element, Table)
            out += made
        return out

    def _blocks(self, element: Element) -> list[str]:
        if isinstance(element, Heading):
            return [self._heading(element)]
        if isinstance(element, Paragraph):
            look = self.styles.after_table if self._after_table else self.styles.body
            lines = [line for line in element.text.split("\n") if clean_line(line)]
            leads = "<w:keepNext/>" if self._leads else ""
            return [
                self.paragraph(look, self.run(line), leads if number == len(lines) else "")
                for number, line in enumerate(lines, 1)
            ]
        if isinstance(element, Bullets):
            return self._list(element)
        if isinstance(element, Table):
            return [self._caption(self.table_label, element.caption, "table"), self._table(element)]
        if isinstance(element, Chart):
            return [
                self._chart(element),
                self._caption(self.figure_label, element.title, "figure", keep=False),
            ]
        if isinstance(element, Field):
            return [self._place(element)]
        return self._box(element)

    def paragraph(self, look: Look, runs: str, extra: str = "") -> str:
        return f"{look.open_paragraph(extra)}{runs}</w:p>"

    def run(self, text: str, properties: str = "") -> str:
        """One run of cleaned text. `properties` is markup for its `w:rPr`, without a language."""
        text = clean_line(text)
        if not text:
            return ""
        if self.styles.language:
            properties += f'<w:lang w:val="{self.styles.language}"/>'
        rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{rpr}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def space(self, properties: str = "") -> str:
        rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f'<w:r>{rpr}<w:t xml:space="preserve"> </w:t></w:r>'

    def _heading(self, element: Heading) -> str:
        look = self.styles.headings[min(element.level, max(self.styles.headings))]
        if self._after_table and self.styles.room_after_table:
            before, outline, after = look.ppr.partition("<w:outlineLvl")
            look = Look(look.style, before + self.styles.room_after_table + outline + after, look.rpr)
        page = "<w:pageBreakBefore/>" if element.new_page else ""
        return self.paragraph(look, self.run(element.text, look.rpr), page)

    def _list(self, element: Bullets) -> list[str]:
        look, num = self.styles.bullet, self.bullet_num
        if element.numbered:
            look, num = self.styles.numbered, self.counters.num
            self.counters.num += 1
            self.new_nums.append(num)
        items = [item for item in element.items if clean_line(item)]
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{num}"/></w:numPr>'
        room = Look(look.style, look.ppr + '<w:spacing w:before="200"/>') if self._after_table else look
        return [
            self.paragraph(look if number else room, self.run(item), numbering)
            for number, item in enumerate(items)
        ]

    def _caption(self, label: str, text: str, kind: str, *, keep: bool = True) -> str:
        """«Tabell 3: …» with a number that Word counts. A table's stays with the table below it."""
        next_to = "<w:keepNext/>" if keep else '<w:keepNext w:val="0"/>'
        if not self.numbered_captions:
            return self.paragraph(self.styles.caption, self.run(text, self.styles.caption.rpr), next_to)
        number = getattr(self.counters, kind)
        setattr(self.counters, kind, number + 1)
        rpr = self.styles.caption.rpr
        props = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
        counted = f'<w:fldSimple w:instr=" SEQ {label} \\* ARABIC "><w:r>{props}<w:t>{number}</w:t></w:r></w:fldSimple>'
        runs = self.run(label, rpr) + self.space(rpr) + counted + self.run(f": {text}", rpr)
        return self.paragraph(self.styles.caption, runs, next_to)

    def _table(self, table: Table) -> str:
        fit = fitted(table, self.text_width, self.styles.cell_size)
        look = _Cells(
            fit.widths,
            [_is_numeric([row[at] for row in table.rows]) for at in range(len(table.header))],
            f'<w:sz w:val="{fit.size}"/><w:szCs w:val="{fit.size}"/>'
            if fit.size < self.styles.cell_size
            else "",
            f'<w:trHeight w:val="{_BY_HAND}" w:hRule="atLeast"/>' if table.by_hand else "",
        )
        whole = fit.lines <= _KEPT_WHOLE and not table.by_hand
        header = self._row(table.header, look, header=True, keep=True)
        rows = "".join(
            self._row(row, look, header=False, keep=whole and number < len(table.rows))
            for number, row in enumerate(table.rows, 1)
        )
        style = f'<w:tblStyle w:val="{self.styles.table}"/>' if self.styles.table else ""
        borders = "" if self.styles.table and not table.by_hand else _BORDERS
        banding = (
            f'<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
            f'w:noHBand="{int(not self.styles.banded)}" w:noVBand="1"/>'
        )
        caption = quoteattr(clean_line(table.caption))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in fit.widths)
        return (
            f'<w:tbl><w:tblPr>{style}<w:tblW w:w="5000" w:type="pct"/>{borders}<w:tblLayout w:type="fixed"/>{banding}'
            f"<w:tblCaption w:val={caption}/><w:tblDescription w:val={caption}/></w:tblPr>"
            f"<w:tblGrid>{grid}</w:tblGrid>{header}{rows}</w:tbl>"
        )

    def _row(self, texts: tuple[str, ...], look: _Cells, *, header: bool, keep: bool) -> str:
        kind = "<w:tblHeader/>" if header else look.height
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._cell(text, look.letters, right=right, header=header, keep=keep)}</w:tc>"
            for text, width, right in zip(texts, look.widths, look.numeric, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{cells}</w:tr>"

    def _cell(self, text: str, letters: str, *, right: bool, header: bool, keep: bool) -> str:
        look = self.styles.cell
        if right:
            look = Look(look.style, look.ppr + '<w:jc w:val="right"/>')
        bold = "<w:b/><w:bCs/>" if header else ""
        return self.paragraph(look, self.run(text, bold + letters), "<w:keepNext/>" if keep else "")

    def _chart(self, chart: Chart) -> str:
        """Word's own chart; for programs that do not read those aloud (LibreOffice), a picture of it."""
        while self.counters.chart in self.taken:
            self.counters.chart += 1
        number, ids = self.counters.chart, (self.counters.drawing, self.counters.drawing + 1)
        self.counters.chart += 1
        self.counters.drawing += 2
        names = (f"{self.relation_prefix}{number}", f"{self.relation_prefix}Bilde{number}")
        part, width = chart_part(chart, self.styles.language), min(self.text_width, PAGE_WIDTH)
        self.figures.append(Figure(number, names[0], part, names[1], to_svg(chart)))
        drawing = chart_drawing(chart, width * _EMU_PER_TWIP, names, ids)
        return self.paragraph(self.styles.body, f"<w:r>{drawing}</w:r>", "<w:keepNext/>")

    def _place(self, element: Field) -> str:
        """A content control that shows what to write until somebody writes."""
        style = (
            f'<w:rStyle w:val="{self.styles.placeholder}"/>' if self.styles.placeholder else "<w:i/><w:iCs/>"
        )
        label = quoteattr(clean_line(self.field_name or element.label))
        tag = f'<w:tag w:val="{self.field_tag}"/>' if self.field_tag else ""
        control = (
            f"<w:sdt><w:sdtPr><w:alias w:val={label}/>{tag}<w:showingPlcHdr/><w:text/></w:sdtPr>"
            f"<w:sdtContent>{self.run(element.hint, style)}</w:sdtContent></w:sdt>"
        )
        runs = self.run(f"{element.label}:", "<w:b/><w:bCs/>") + self.space() + control
        return self.paragraph(self.styles.place, runs)

    def _box(self, box: Box) -> list[str]:
        look = self.styles.box
        out = [self.paragraph(look, self.run(box.title, "<w:b/><w:bCs/>"), "<w:keepNext/>")]
        lines = [line for line in box.paragraphs if clean_line(line)]
        for number, line in enumerate(lines, 1):
            out.append(self.paragraph(look, self.run(line), "<w:keepNext/>" if number < len(lines) else ""))
        return out


_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


_NUMBER = re.compile(r"\d{1,3}(?:,\d)?")
_NONE = "–"


def _is_numeric(column: list[str]) -> bool:
    """Numbers, and perhaps places where there is none."""
    numbers = [text for text in column if _NUMBER.fullmatch(text)]
    return bool(numbers) and len(numbers) + column.count(_NONE) == len(column)
