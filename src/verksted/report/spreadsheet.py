"""XLSX and CSV of a summary. No cell is ever a formula, whatever a text begins with."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from math import ceil
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from verksted.report.package import pack, unpack
from verksted.report.rows import Cell, Sheet, could_be_formula, flat_sheet, sheets
from verksted.workshop.summary import Summary
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDEST, _LONGEST_NAME = 70, 31
_LINE, _A4 = 15, 9
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def to_csv(summary: Summary) -> bytes:
    """The points and the survey: UTF-8 with its mark and `;` between, as Norwegian spreadsheets expect.

    A text that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    sheet = flat_sheet(summary)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in (sheet.header, *sheet.rows):
        writer.writerow([_guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: Cell) -> str:
    text = clean_line(str(cell))
    return f"'{text}" if could_be_formula(text) else text


def to_xlsx(summary: Summary) -> bytes:
    """One sheet each for points, themes, measures, survey, promises, facts; header rows frozen and bold."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets(summary):
        _fill(book.create_sheet(_NOT_IN_NAMES.sub(" ", sheet.name)[:_LONGEST_NAME]), sheet)
    return _without_traces(_in_memory(book), summary)


def _in_memory(book: Any) -> bytes:
    """The workbook's bytes. openpyxl's own `save` puts each sheet in a plain temporary file on the way."""
    from openpyxl.worksheet._writer import WorksheetWriter
    from openpyxl.writer.excel import ExcelWriter

    class Writer(ExcelWriter):
        def write_worksheet(self, ws: Any) -> None:
            from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

            ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 -- as ExcelWriter itself does
            sheet = io.BytesIO()
            writer: Any = WorksheetWriter(ws, sheet)
            writer.write()
            ws._rels = writer._rels  # noqa: SLF001 -- as ExcelWriter itself does
            archive.writestr(ws.path[1:], sheet.getvalue())
            self.manifest.append(ws)

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        Writer(book, archive).save()
    return out.getvalue()


def _fill(page: object, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    if not isinstance(page, Worksheet):
        raise TypeError("not a worksheet")
    for down, row in enumerate((sheet.header, *sheet.rows), 1):
        for across, value in enumerate(row, 1):
            cell = page.cell(down, across)
            if isinstance(value, int | float):
                cell.value = value
                if isinstance(value, float):
                    cell.number_format = "0.0"
            elif text := clean_line(value):
                cell.value = text
                cell.data_type = "s"
                cell.quotePrefix = could_be_formula(text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if down == 1:
                cell.font = Font(bold=True, color="FFFFFF")
                cell.fill = PatternFill("solid", fgColor="164B57")
    for across, head in enumerate(sheet.header, 1):
        widest = max(len(str(row[across - 1])) for row in (sheet.header, *sheet.rows))
        page.column_dimensions[get_column_letter(across)].width = min(max(widest, len(head)) + 3, _WIDEST)
    page.freeze_panes = "A2"
    _for_paper(page, sheet)


def _for_paper(page: Worksheet, sheet: Sheet) -> None:
    """Room for folded lines, which not every program makes by itself; A4 across, as wide as the sheet."""
    from openpyxl.worksheet.properties import PageSetupProperties

    for down, row in enumerate(sheet.rows, 2):
        lines = max((ceil(len(str(value)) / _WIDEST) for value in row), default=1)
        if lines > 1:
            page.row_dimensions[down].height = _LINE * lines
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = _A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator></dc:creator>'
    "<dc:language>{language}</dc:language></cp:coreProperties>"
)


def _without_traces(data: bytes, summary: Summary) -> bytes:
    """The same workbook without who, when and with what."""
    from verksted.report.chapter import chapter_of

    parts: dict[str, str | bytes] = dict(unpack(data))
    title = escape(clean_line(chapter_of(summary).document_title))
    parts["docProps/core.xml"] = _CORE.format(title=title, language=summary.malform.language_tag)
    parts["docProps/app.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
    )
    return pack(parts)
