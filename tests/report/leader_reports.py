"""Reports as a leader may have written them: Norwegian style ids, numbered headings, contents, two sections."""

from __future__ import annotations

from verksted.report.package import pack

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LOREM = (
    "Tjenesten har hatt et år med mange nye oppgaver. Vi har arbeidet med å korte ned ventetiden, "
    "og vi har fått på plass faste møter med skolene. Noe gjenstår, og det er omtalt under. "
)


def p(text: str, style: str = "", inner: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f'<w:r w:rsidR="00AA11BB"><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p w:rsidR="00AA11BB">{look}{run}{inner}</w:p>\r\n    '


def h(text: str, level: int = 1, inner: str = "") -> str:
    return p(text, f"Overskrift{level}", inner)


def mark(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def item(text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Listeavsnitt"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
    + p("Innhold", "Overskrift1")
    + '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1 Sammendrag 2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    "</w:sdtContent></w:sdt>"
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Tabellrutenett"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>År</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>Meldinger</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>2025</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>214</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
CAPTION = (
    '<w:p><w:pPr><w:pStyle w:val="Bildetekst"/></w:pPr><w:r><w:t xml:space="preserve">Tabell </w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Tabell \\* ARABIC </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>: Meldinger</w:t></w:r></w:p>'
)
FIRST_SECTION = (
    '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:pPr></w:p>'
)
LAST_SECTION = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)
BODY = (
    p("Tilstandsrapport 2026", "Tittel")
    + CONTENTS
    + h("Sammendrag")
    + p(LOREM)
    + h("Presentasjon av virksomheten")
    + p(LOREM)
    + h("Meldinger", 2)
    + CAPTION
    + TABLE
    + p(LOREM)
    + h("Brukernes stemme")
    + p(LOREM, inner=mark("VERKSTED_HER", 7))
    + item("Det første vi gjorde")
    + item("Det andre vi gjorde")
    + h("Undersøkelsen i fjor", 2)
    + p(LOREM)
    + FIRST_SECTION
    + h("Samarbeid med andre sektorer")
    + item("Det tredje vi gjorde")
    + p(LOREM)
    + h("Innsatsområder")
    + p(LOREM)
)  # fmt: skip


DEFAULT = ' w:default="1"'


def _style(kind: str, identity: str, name: str, rest: str = "", *, default: bool = False) -> str:
    return f'<w:style w:type="{kind}"{DEFAULT if default else ""} w:styleId="{identity}"><w:name w:val="{name}"/>{rest}</w:style>'


STYLES = (
    f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/>'
    '<w:sz w:val="24"/><w:lang w:val="nb-NO"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    + _style("paragraph", "Normal", "Normal", default=True)
    + _style("paragraph", "Tittel", "Title", '<w:rPr><w:sz w:val="56"/></w:rPr>')
    + "".join(
        _style(
            "paragraph",
            f"Overskrift{level}",
            f"heading {level}",
            f'<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:color w:val="7030A0"/><w:sz w:val="{38 - 4 * level}"/></w:rPr>',
        )
        for level in (1, 2, 3)
    )
    + _style("paragraph", "Listeavsnitt", "List Paragraph", '<w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr>')
    + _style("paragraph", "Bildetekst", "caption", '<w:basedOn w:val="Normal"/><w:rPr><w:i/><w:sz w:val="18"/></w:rPr>')
    + _style(
        "table",
        "Tabellrutenett",
        "Table Grid",
        "<w:tblPr><w:tblBorders>"
        + "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        + "</w:tblBorders></w:tblPr>",
    )
    + "</w:styles>"
)  # fmt: skip
NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Overskrift{level + 1}"/>'
        f'<w:lvlText w:val="{".".join(f"%{n + 1}" for n in range(level + 1))}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>'
        for level in range(3)
    )
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
HEADER = f'{HEAD}<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Lindvik kommune</w:t></w:r></w:p></w:hdr>'
TYPES = (
    f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORDML}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="{WORDML}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{WORDML}.numbering+xml"/><Override PartName="/word/header1.xml" ContentType="{WORDML}.header+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{WORDML}.settings+xml"/></Types>'
)
RELS = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(
            (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"), ("header", "header1.xml")), 1
        )
    )
    + "</Relationships>"
)  # fmt: skip
ROOT = (
    f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def document(body: str, last: str = LAST_SECTION) -> str:
    return (
        f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>\n  {body}{last}</w:body></w:document>'
    )


def report(
    body: str = BODY,
    *,
    styles: str = STYLES,
    settings: str = "",
    last: str = LAST_SECTION,
    **others: str | bytes,
) -> bytes:
    """The package. `settings` is what stands in the settings; `others` are parts, `__` for `/`, to add or replace."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "word/document.xml": document(body, last),
        "word/_rels/document.xml.rels": RELS,
        "word/styles.xml": styles,
        "word/numbering.xml": NUMBERING,
        "word/settings.xml": f'{HEAD}<w:settings xmlns:w="{W}">{settings}</w:settings>',
        "word/header1.xml": HEADER,
    }
    for name, content in others.items():
        parts[name.replace("__", "/")] = content
    return pack(parts)
