"""A whole Word file on our own template: a chapter that stands alone, or a handout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from xml.sax.saxutils import escape

from verksted.assets import asset
from verksted.report.model import Chapter, Element
from verksted.report.package import pack, unpack
from verksted.report.texts import Words
from verksted.report.word.body import BodyWriter
from verksted.report.word.chart import Figure
from verksted.report.word.columns import SMALLEST
from verksted.report.word.poster import wall_scale
from verksted.report.word.styles import OWN, Look
from verksted.workshop.handout import Handout, HandoutKind, Heading
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"'
)
CHART_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
PICTURE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
PICTURE_TYPE = "image/svg+xml"
_LARGE = {HandoutKind.POSTER: 1.7, HandoutKind.CARD: 1.35}
_SIDEWAYS = frozenset({HandoutKind.CARD})
_ONE_PAGE = 0.9
_AIR = re.compile(r'w:(before|after)="(\d+)"')
_MARGINS, _CLOSE_MARGINS = (
    'w:top="1418" w:right="1418" w:bottom="1304"',
    'w:top="964" w:right="1418" w:bottom="1021"',
)
_SIZE = re.compile(r'<w:(sz|szCs) w:val="(\d+)"/>')


@cache
def _template() -> tuple[tuple[str, bytes], ...]:
    return tuple(unpack(asset("maler", "docx", "verksted.docx").read_bytes()).items())


def chapter_docx(chapter: Chapter, subtitle: str = "") -> bytes:
    """The chapter as a Word file of its own, ready to hand over or to paste from."""
    writer = BodyWriter(OWN, numbered_captions=not chapter.poster)
    title, *elements = chapter.elements
    front = [writer.paragraph(Look("Title"), writer.run(chapter.document_title))]
    if chapter.title == chapter.document_title:
        front = writer.blocks([title])
    else:
        elements.insert(0, title)
    if clean_line(subtitle):
        front.append(writer.paragraph(Look("Subtitle"), writer.run(subtitle)))
    blocks = front + writer.blocks(elements)
    scale = wall_scale(chapter) if chapter.poster else _ONE_PAGE if chapter.one_page else 1.0
    return _document(
        blocks, writer, chapter.standard, chapter.document_title, scale=scale, close=chapter.one_page
    )


def handout_docx(handout: Handout) -> bytes:
    """A letter, a run sheet, a poster or a card. Posters and cards have larger letters."""
    writer = BodyWriter(OWN, numbered_captions=False)
    elements: Sequence[Element] = (Heading(handout.title, 1), *handout.parts)
    return _document(
        writer.blocks(elements),
        writer,
        handout.standard,
        handout.title,
        scale=_LARGE.get(handout.kind, 1.0),
        sideways=handout.kind in _SIDEWAYS,
    )


def _document(
    blocks: Iterable[str],
    writer: BodyWriter,
    standard: WrittenStandard,
    title: str,
    *,
    scale: float = 1.0,
    sideways: bool = False,
    close: bool = False,
) -> bytes:
    parts = {name: data.decode("utf-8") for name, data in _template()}
    section = re.search(r"<w:sectPr>.*</w:sectPr>", parts["word/document.xml"])
    closing = section[0] if section else ""
    if sideways:
        closing = closing.replace('<w:pgSz w:w="11906" w:h="16838"/>', _SIDEWAYS_PAGE)
    parts["word/document.xml"] = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:document {NAMESPACES}><w:body>{''.join(blocks)}{closing}</w:body></w:document>"
    )
    for name in ("word/styles.xml", "word/settings.xml", "docProps/core.xml"):
        parts[name] = parts[name].replace("nb-NO", standard.language_tag)
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(
        "<dc:title></dc:title>", f"<dc:title>{escape(clean_line(title))}</dc:title>"
    )
    parts["word/footer1.xml"] = parts["word/footer1.xml"].replace(">Side <", f">{Words(standard)('side')} <")
    parts["word/styles.xml"] = _scaled(parts["word/styles.xml"], scale)
    if close:
        parts["word/styles.xml"] = _AIR.sub(_less_air, parts["word/styles.xml"])
        parts["word/document.xml"] = parts["word/document.xml"].replace(_MARGINS, _CLOSE_MARGINS)
    _add_lists(parts, writer)
    return pack(_with_charts(parts, writer))


_SIDEWAYS_PAGE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'


def _less_air(match: re.Match[str]) -> str:
    return f'w:{match[1]}="{int(match[2]) * 6 // 10}"'


def _scaled(styles: str, scale: float) -> str:
    return _SIZE.sub(
        lambda match: f'<w:{match[1]} w:val="{max(round(int(match[2]) * scale), SMALLEST)}"/>', styles
    )


def _add_lists(parts: dict[str, str], writer: BodyWriter) -> None:
    nums = "".join(numbered_list(num, writer.number_list) for num in writer.new_nums)
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(
        "</w:numbering>", f"{nums}</w:numbering>"
    )


def numbered_list(num: int, abstract: int) -> str:
    """A numbering of its own, so that each list begins at 1."""
    return (
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )


def members(figure: Figure, charts: str, pictures: str) -> dict[str, tuple[str, str, str, bytes]]:
    """The parts of a figure by name: the id and kind of its relationship, its type, its bytes."""
    return {
        f"{charts}{figure.number}.xml": (figure.chart_id, CHART_RELATION, CHART_TYPE, figure.chart),
        f"{pictures}{figure.number}.svg": (figure.picture_id, PICTURE_RELATION, PICTURE_TYPE, figure.picture),
    }


def _with_charts(parts: dict[str, str], writer: BodyWriter) -> dict[str, str | bytes]:
    out: dict[str, str | bytes] = dict(parts)
    relations = types = ""
    for figure in writer.figures:
        for target, (identity, kind, mime, data) in members(figure, "charts/chart", "media/figur").items():
            out[f"word/{target}"] = data
            relations += f'<Relationship Id="{identity}" Type="{kind}" Target="{target}"/>'
            types += f'<Override PartName="/word/{target}" ContentType="{mime}"/>'
    name = "word/_rels/document.xml.rels"
    out[name] = parts[name].replace("</Relationships>", f"{relations}</Relationships>")
    out["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", f"{types}</Types>")
    return out
