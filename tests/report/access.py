"""Our own accessibility linter for Word files: what a screen reader and a tired eye stumble over.

After Digdir's and uutilsynet's advice for documents (EN 301 549 clause 10, WCAG 2.1 AA). Each finding is
one sentence; none is a clean file.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
LEAST_CONTRAST = 4.5
SANS = {"Arial", "Calibri", "Verdana", "Helvetica", "Liberation Sans", "Carlito", "Aptos"}
_TYPED_LIST = re.compile(r"^\s*(?:[-–•*·]|\d+[.)])\s")


def lint(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return [
        *_properties(parts),
        *_styles(parts),
        *_body(parts),
        *_footer(parts),
        *_charts(parts),
    ]


def _xml(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 -- our own files


def _value(node: ET.Element | None, default: str = "") -> str:
    return default if node is None else node.get(f"{W}val", default)


def _properties(parts: dict[str, bytes]) -> Iterator[str]:
    core = _xml(parts.get("docProps/core.xml", b"<a/>"))
    if not (core.findtext(f"{DC}title") or "").strip():
        yield "the document has no title"
    if core.findtext(f"{DC}language") not in ("nb-NO", "nn-NO"):
        yield "the properties name no language"


def luminance(colour: str) -> float:
    """Relative luminance of an RGB hex colour, 0–1 (WCAG 2.1)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """1–21."""
    first, second = sorted((luminance(one), luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _styles(parts: dict[str, bytes]) -> Iterator[str]:
    styles = _xml(parts["word/styles.xml"])
    defaults = styles.find(f"{W}docDefaults")
    if defaults is None:
        yield "there are no document defaults"
        return
    if _value(defaults.find(f".//{W}lang")) not in ("nb-NO", "nn-NO"):
        yield "the default language is not Norwegian"
    fonts = defaults.find(f".//{W}rFonts")
    if fonts is None or fonts.get(f"{W}ascii") not in SANS:
        yield "the default letters have serifs"
    spacing = defaults.find(f".//{W}pPrDefault//{W}spacing")
    if spacing is None or int(spacing.get(f"{W}line", "0")) < 340:
        yield "the lines stand closer than one and a half"
    ink = _value(defaults.find(f".//{W}rPrDefault//{W}color"), "000000")
    if contrast(ink, "FFFFFF") < LEAST_CONTRAST:
        yield "the text is too pale"
    for style in styles.iter(f"{W}style"):
        for holder in (style, *style.iter(f"{W}tblStylePr")):
            letters = _value(holder.find(f"{W}rPr/{W}color"), ink)
            shade = holder.find(f"{W}tcPr/{W}shd")
            if shade is None:
                shade = holder.find(f"{W}pPr/{W}shd")
            ground = "FFFFFF" if shade is None else shade.get(f"{W}fill", "FFFFFF")
            if contrast(letters, ground) < LEAST_CONTRAST:
                yield f"too little contrast in {style.get(f'{W}styleId')}"
            size = holder.find(f"{W}rPr/{W}sz")
            if size is not None and int(_value(size)) < 18:
                yield f"letters below nine points in {style.get(f'{W}styleId')}"


def _levels(parts: dict[str, bytes]) -> dict[str, int]:
    return {
        style.get(f"{W}styleId", ""): int(_value(style.find(f"{W}pPr/{W}outlineLvl"))) + 1
        for style in _xml(parts["word/styles.xml"]).iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    }


def _text(node: ET.Element) -> str:
    return "".join(entry.text or "" for entry in node.iter(f"{W}t")).strip()


def _body(parts: dict[str, bytes]) -> Iterator[str]:
    body = _xml(parts["word/document.xml"]).find(f"{W}body")
    if body is None:
        yield "there is no body"
        return
    levels, before = _levels(parts), 0
    cells = {id(paragraph) for cell in body.iter(f"{W}tc") for paragraph in cell.iter(f"{W}p")}
    for paragraph in body.iter(f"{W}p"):
        text = _text(paragraph)
        level = levels.get(_value(paragraph.find(f"{W}pPr/{W}pStyle")), 0)
        if level:
            if not text:
                yield "a heading is empty"
            if level > before + 1:
                yield f"from heading level {before} to {level}: {text}"
            before = level
        listed = paragraph.find(f"{W}pPr/{W}numPr") is not None
        if not text and paragraph.find(f".//{W}drawing") is None and id(paragraph) not in cells:
            yield "an empty paragraph makes room"
        if not listed and id(paragraph) not in cells and _TYPED_LIST.match(text):
            yield f"a list is typed by hand: {text}"
    if not before:
        yield "there are no headings"
    yield from _tables(body)
    for drawing in body.iter(f"{WP}docPr"):
        if not drawing.get("descr", "").strip():
            yield "a drawing has no alternative text"
    if any(body.iter(f"{W}txbxContent")):
        yield "there is a text box"


def _tables(body: ET.Element) -> Iterator[str]:
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
            yield "a table has no header row"
        if any(row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[1:]):
            yield "a table has a header row in the middle"
        if not _value(table.find(f"{W}tblPr/{W}tblDescription")):
            yield "a table has no alternative text"
        if any(table.iter(f"{W}gridSpan")) or any(table.iter(f"{W}vMerge")):
            yield "a table has merged cells"
        if any(not _text(cell) for cell in rows[0].iter(f"{W}tc")):
            yield "a table has a column without a heading"
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row may be torn apart"


def _footer(parts: dict[str, bytes]) -> Iterator[str]:
    footers = [data for name, data in parts.items() if name.startswith("word/footer")]
    if not any(b" PAGE " in data for data in footers):
        yield "the pages have no numbers"


def _charts(parts: dict[str, bytes]) -> Iterator[str]:
    for name, data in parts.items():
        if not name.startswith("word/charts/"):
            continue
        chart = _xml(data)
        text = data.decode("utf-8")
        if "externalData" in text:
            yield "a chart has a workbook behind it"
        if '<c:showVal val="1"/>' not in text:
            yield "a chart tells by length alone"
        for colour in chart.iter(f"{A}srgbClr"):
            shown = colour.get("val", "FFFFFF")
            if shown != "FFFFFF" and contrast(shown, "FFFFFF") < 3:
                yield f"a colour of the chart is too pale: {shown}"
