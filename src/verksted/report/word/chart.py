# ruff: noqa: E501 -- markup reads best whole
"""A chart as Word draws it itself: bars from numbers that stand in the chart, no workbook inside.

So there is nothing behind the chart but what is seen, and the leader can still change its colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from verksted.report.drawing import drawing_of
from verksted.report.model import Chart
from verksted.workshop.text import clean_line

_COLOURS = ("1F6F78", "B5541C", "4B4E8F", "6B6B6B")
"""Each at least 4.5:1 on white; the labels beside the bars say the same without colour."""
_EMU_PER_CM = 360_000
_LARGE = 1300
_TEXT = "1A1A1A"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart part and a picture of it, each with the id of its relationship. `number` tells figures apart."""

    number: int
    chart_id: str
    chart: bytes
    picture_id: str
    picture: bytes


def chart_height(chart: Chart) -> int:
    """Height in EMU: room for each bar, between 5.5 and 17 cm."""
    bars = len(chart.categories) * (len(chart.series) + 1)
    return int(min(max(2.6 + 0.4 * bars, 5.5), 17.0) * _EMU_PER_CM)


def chart_part(chart: Chart, language: str) -> bytes:
    """The chart part, UTF-8. `language` is a BCP 47 tag or ""."""
    series = "".join(_series(chart, number) for number in range(len(chart.series)))
    tag = language or "nb-NO"
    size = _LARGE if chart.large else 1000
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f'<c:date1904 val="0"/><c:lang val="{tag}"/><c:roundedCorners val="0"/><c:chart>'
        f'<c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="60"/><c:overlap val="-5"/><c:axId val="100001"/><c:axId val="100002"/></c:barChart>'
        '<c:catAx><c:axId val="100001"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="7A9AA1"/></a:solidFill></a:ln></c:spPr>{_letters(size)}'
        '<c:crossAx val="100002"/><c:crosses val="min"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="100002"/><c:scaling><c:orientation val="minMax"/><c:max val="{_end(chart)}"/>'
        f'<c:min val="{_value(chart, chart.base)}"/></c:scaling><c:delete val="1"/><c:axPos val="t"/>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        '<c:tickLblPos val="nextTo"/><c:crossAx val="100001"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx><c:spPr><a:noFill/></c:spPr></c:plotArea>'
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(size)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_letters(size)}</c:chartSpace>"
    ).encode()


def chart_drawing(chart: Chart, width: int, relations: tuple[str, str], ids: tuple[int, int]) -> str:
    """The chart and the picture that stands in for it, in a line of text. `width` in EMU.

    `relations` and `ids` are those of the chart and of the picture.
    """
    drawn = drawing_of(chart)
    size = (width, width * drawn.height // drawn.width)
    own = _inline(chart, (width, chart_height(chart)), ids[0], "chart", f'<c:chart r:id="{relations[0]}"/>')
    other = _inline(chart, size, ids[1], "picture", _picture(relations[1], size))
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wp14">{own}</mc:Choice>'
        f"<mc:Fallback>{other}</mc:Fallback></mc:AlternateContent>"
    )


def _inline(chart: Chart, size: tuple[int, int], identity: int, kind: str, inner: str) -> str:
    alt, name = quoteattr(clean_line(chart.description)), quoteattr(clean_line(chart.title))
    return (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{identity}" name={name} descr={alt}/><wp:cNvGraphicFramePr/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}">{inner}'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _picture(relation: str, size: tuple[int, int]) -> str:
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def _end(chart: Chart) -> str:
    """The end of the axis: a little beyond the longest bar, so that its label has room."""
    room = max(1, (chart.top - chart.base) // 10)
    return _value(chart, chart.top + room)


def _value(chart: Chart, value: int) -> str:
    """As it stands in XML, with a point."""
    return f"{value // 10}.{value % 10}" if chart.tenths else str(value)


def _letters(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill><a:srgbClr val="{_TEXT}"/>'
        '</a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr><a:endParaRPr/></a:p></c:txPr>'
    )


def _series(chart: Chart, number: int) -> str:
    entry = chart.series[number]
    names = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean_line(name))}</c:v></c:pt>'
        for at, name in enumerate(chart.categories)
    )
    values = "".join(
        f'<c:pt idx="{at}"><c:v>{_value(chart, value)}</c:v></c:pt>'
        for at, value in enumerate(entry.values)
        if value is not None
    )
    shown = "0.0" if chart.tenths else "0;;0"
    size = len(chart.categories)
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:tx><c:v>{escape(clean_line(entry.name))}</c:v></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{_COLOURS[number % len(_COLOURS)]}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/><c:dLbls>'
        f'<c:numFmt formatCode="{shown}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{_letters(_LARGE if chart.large else 900)}'
        '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        f'<c:cat><c:strLit><c:ptCount val="{size}"/>{names}</c:strLit></c:cat>'
        f'<c:val><c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{size}"/>{values}</c:numLit></c:val></c:ser>'
    )
