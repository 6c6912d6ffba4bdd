"""Builds assets/maler/docx/verksted.docx from the XML below, the same bytes each time.

    python tools/build_docx_template.py          writes the template
    python tools/build_docx_template.py --check  exits 1 if the file on disk is not this

A template of our own because the usual ones tell who made them, and when, and are in English.
"""

from __future__ import annotations

import sys
from pathlib import Path

from verksted.report.package import pack

TARGET = Path(__file__).resolve().parents[1] / "assets" / "maler" / "docx" / "verksted.docx"

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

INK, DEEP, LINE, TINT, GREY = "1A1A1A", "164B57", "7A9AA1", "EEF4F5", "595959"
"""Colours. On white: INK 17:1, DEEP 9.6:1, GREY 7:1; INK on TINT 15:1."""

CONTENT_TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{WORDML}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORDML}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{WORDML}.settings+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{WORDML}.fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{WORDML}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)

ROOT_RELS = (
    HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>"
)

DOCUMENT_RELS = (
    HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (
                ("styles", "styles.xml"),
                ("numbering", "numbering.xml"),
                ("settings", "settings.xml"),
                ("fontTable", "fontTable.xml"),
                ("footer", "footer1.xml"),
            ),
            1,
        )
    )
    + "</Relationships>"
)

CORE = (
    HEAD
    + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title></dc:title><dc:creator></dc:creator>'
    "<dc:language>nb-NO</dc:language></cp:coreProperties>"
)

SETTINGS = (
    HEAD + f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="nb-NO"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
)

FONTS = (
    HEAD
    + f'<w:fonts {W}><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)

FOOTER = (
    HEAD
    + f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">Side </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:ftr>"
)

DOCUMENT = HEAD + f"<w:document {W} {R}><w:body>%BODY%</w:body></w:document>"
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1418" w:right="1418" w:bottom="1304" w:left="1418" w:header="708" w:footer="624" w:gutter="0"/></w:sectPr>'
)


def paragraph_style(  # noqa: PLR0917 -- in the order in which the markup has them
    identity: str, name: str, based: str, after: str, ppr: str, rpr: str = "", *, quick: bool = True
) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{after}"/>' if after else "")
        + ("<w:qFormat/>" if quick else "")
        + f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def heading(level: int, size: int, before: int, after: int) -> str:
    return paragraph_style(
        f"Heading{level}",
        f"heading {level}",
        "Normal",
        "Normal",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" w:line="264" w:lineRule="auto"/>'
        f'<w:outlineLvl w:val="{level - 1}"/>',
        f'<w:b/><w:bCs/><w:color w:val="{DEEP}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    )


def borders(sides: str, colour: str, size: int, space: int) -> str:
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
        for side in sides.split()
    )


STYLES = (
    HEAD
    + f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    f'<w:color w:val="{INK}"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="nb-NO" w:eastAsia="nb-NO" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="360" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    + paragraph_style(
        "Title",
        "Title",
        "Normal",
        "Subtitle",
        '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="252" w:lineRule="auto"/>',
        f'<w:b/><w:bCs/><w:color w:val="{DEEP}"/><w:sz w:val="44"/><w:szCs w:val="44"/>',
    )
    + paragraph_style(
        "Subtitle",
        "Subtitle",
        "Normal",
        "Normal",
        f'<w:pBdr>{borders("bottom", DEEP, 12, 8)}</w:pBdr><w:spacing w:after="320" w:line="276" w:lineRule="auto"/>',
        f'<w:color w:val="{GREY}"/><w:sz w:val="26"/><w:szCs w:val="26"/>',
    )
    + heading(1, 36, 320, 140)
    + heading(2, 28, 360, 100)
    + heading(3, 23, 220, 60)
    + heading(4, 22, 180, 40)
    + paragraph_style(
        "ListBullet",
        "List Bullet",
        "Normal",
        "",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60" w:line="336" w:lineRule="auto"/>',
    )
    + paragraph_style(
        "ListNumber",
        "List Number",
        "Normal",
        "",
        '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="60" w:line="336" w:lineRule="auto"/>',
    )
    + paragraph_style(
        "Caption",
        "caption",
        "Normal",
        "Normal",
        '<w:keepNext/><w:spacing w:before="160" w:after="80" w:line="264" w:lineRule="auto"/>',
        f'<w:b/><w:bCs/><w:color w:val="{GREY}"/><w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + paragraph_style(
        "VerkstedCelle",
        "Verksted celle",
        "Normal",
        "",
        '<w:spacing w:before="50" w:after="50" w:line="276" w:lineRule="auto"/>',
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    )
    + paragraph_style(
        "VerkstedEtterTabell",
        "Verksted etter tabell",
        "Normal",
        "Normal",
        '<w:spacing w:before="200"/>',
    )
    + paragraph_style(
        "VerkstedBoks",
        "Verksted boks",
        "Normal",
        "",
        f'<w:keepLines/><w:pBdr>{borders("top left bottom right", LINE, 6, 8)}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
        '<w:spacing w:before="0" w:after="0" w:line="336" w:lineRule="auto"/><w:ind w:left="180" w:right="180"/>',
    )
    + paragraph_style(
        "VerkstedFelt",
        "Verksted felt",
        "Normal",
        "Normal",
        f'<w:pBdr>{borders("left", DEEP, 24, 10)}</w:pBdr><w:spacing w:before="160" w:after="160" w:line="336" w:lineRule="auto"/><w:ind w:left="240"/>',
    )
    + paragraph_style(
        "Footer",
        "footer",
        "Normal",
        "",
        '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>',
        f'<w:color w:val="{GREY}"/><w:sz w:val="18"/><w:szCs w:val="18"/>',
        quick=False,
    )
    + '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>'
    + f'<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:i/><w:iCs/><w:color w:val="{GREY}"/></w:rPr></w:style>'
    + '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
    + borders("top left bottom right insideH insideV", LINE, 4, 0)
    + "</w:tblBorders></w:tblPr></w:style>"
    + '<w:style w:type="table" w:styleId="VerkstedTabell"><w:name w:val="Verksted tabell"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    + borders("top bottom", DEEP, 8, 0)
    + borders("insideH", LINE, 4, 0)
    + f'</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{DEEP}"/></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>{borders("top", DEEP, 8, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>'
    f'<w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr></w:style>'
    + "</w:styles>"
)


def list_levels(kind: str, marks: tuple[str, ...]) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{397 * (level + 1)}" w:hanging="397"/></w:pPr></w:lvl>'
        for level, mark in enumerate(marks)
    )


NUMBERING = (
    HEAD
    + f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>'
    + list_levels("bullet", ("•", "–", "•"))
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="hybridMultilevel"/>'
    + list_levels("decimal", ("%1.", "%2.", "%3."))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
)


def template() -> bytes:
    """The template, its body one empty section."""
    return pack(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": ROOT_RELS,
            "docProps/core.xml": CORE,
            "word/document.xml": DOCUMENT.replace("%BODY%", SECTION),
            "word/_rels/document.xml.rels": DOCUMENT_RELS,
            "word/styles.xml": STYLES,
            "word/numbering.xml": NUMBERING,
            "word/settings.xml": SETTINGS,
            "word/fontTable.xml": FONTS,
            "word/footer1.xml": FOOTER,
        }
    )


def main() -> int:
    made = template()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_bytes() == made else 1
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(made)
    print(f"{TARGET.name}: {len(made)} byte")
    return 0


if __name__ == "__main__":
    sys.exit(main())
