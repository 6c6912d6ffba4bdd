"""Reports of other kinds: what Word, Google Docs, LibreOffice and municipal templates put around a heading.

Each takes the chapter with every block as it was, and again; what is hostile is refused in one sentence.
"""

from __future__ import annotations

import io
import time
import tracemalloc
import warnings
import zipfile

import pytest
from tests.report.leader_reports import (
    BODY,
    CONTENTS,
    LAST_SECTION,
    NUMBERING,
    ROOT,
    STYLES,
    TYPES,
    W,
    document,
    h,
    mark,
    p,
    report,
)
from tests.report.order import out_of_order
from tests.report.samples import sample
from tests.report.survey_samples import with_survey
from tests.report.test_insert import Q, body_of, check_same, text

from verksted.privacy.reading import Unreadable
from verksted.report.errors import NotAllowedOut
from verksted.report.insert import insert
from verksted.report.package import pack, unpack
from verksted.report.placing import Place, PlaceKind

TITLE = "Dette sa de som deltok"
UNDER = Place(PlaceKind.HEADING, "Brukernes stemme")
END = Place(PlaceKind.END)
SPOT = h("Brukernes stemme") + p("Vi har spurt.") + h("Neste")


def wrapped(inner: str, tag: str = "kapittel") -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def by_hand(words: str, level: int = 1, more: str = "") -> str:
    """A heading by its outline level alone, as converters write it."""
    return f'<w:p><w:pPr>{more}<w:outlineLvl w:val="{level - 1}"/></w:pPr><w:r><w:b/><w:t>{words}</w:t></w:r></w:p>'


def columns(number: int) -> str:
    return (
        '<w:p><w:pPr><w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/><w:cols w:num="{number}" w:space="708"/></w:sectPr></w:pPr></w:p>'
    )


BOX = (
    '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="41" name="Tekstboks"/>'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:txbx><w:txbxContent>'
    f"{h('Overskrift i boks')}</w:txbxContent></wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><w:txbxContent>{h('Overskrift i boks')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
OWN_STYLES = STYLES.replace("heading 1", "Kommune H1").replace("heading 2", "Kommune H2")
NORWEGIAN_NAMES = STYLES.replace('w:val="heading ', 'w:val="Overskrift ').replace("<w:outlineLvl", "<w:x")
GOOGLE = (
    f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:lang w:val="no"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:styleId="Normal" w:default="1"><w:name w:val="normal"/></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr></w:style>'
        for n in (1, 2, 3)
    )
    + "</w:styles>"
)


def google(words: str, level: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/><w:rPr/></w:pPr><w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_abc{level}" w:id="{level}"/>'
        f'<w:bookmarkEnd w:id="{level}"/><w:r><w:rPr><w:rtl w:val="0"/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


REFERENCE = (
    '<w:p><w:r><w:t xml:space="preserve">Se </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref77 \\r \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
SPAN = f'<w:bookmarkStart w:id="50" w:name="HELE"/>{h("Brukernes stemme")}{p("a")}<w:bookmarkEnd w:id="50"/>{h("Neste")}'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
COMMENT = '<w:commentRangeStart w:id="0"/><w:r><w:t>merket</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
LISTED = '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>Brukernes stemme</w:t></w:r></w:p>'
RTL = '<w:p><w:pPr><w:pStyle w:val="Overskrift1"/><w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t>صوت المستخدمين</w:t></w:r></w:p>'
DEEP = "<w:sdt><w:sdtContent>" * 60 + p("dypt") + "</w:sdtContent></w:sdt>" * 60
KINDS: dict[str, tuple[bytes, Place]] = {
    "heading in a content control": (report(wrapped(h("Brukernes stemme")) + p("a") + h("Neste")), UNDER),
    "content control by tag": (report(h("En") + wrapped(p("Her.")) + p("b")), Place(PlaceKind.BOOKMARK, "kapittel")),
    "content control in content control": (report(wrapped(wrapped(h("Brukernes stemme"), "indre") + p("a"), "ytre") + p("b")), UNDER),
    "text box beside": (report(h("Brukernes stemme") + BOX + p("a") + h("Neste")), UNDER),
    "two columns": (report(h("Brukernes stemme") + p("a") + columns(2) + h("Neste") + p("b") + columns(1) + p("c")), UNDER),
    "in the columns": (report(p("a") + columns(1) + h("Brukernes stemme") + p("b") + columns(3) + h("Neste")), UNDER),
    "two tables of contents": (report(CONTENTS + SPOT + CONTENTS), UNDER),
    "numbered by list": (report(LISTED + p("a") + h("Neste"), styles=STYLES.replace('<w:numId w:val="1"/>', '<w:numId w:val="0"/>')), UNDER),
    "styles of the municipality": (report(BODY, styles=OWN_STYLES), UNDER),
    "names in Norwegian": (report(BODY, styles=NORWEGIAN_NAMES), UNDER),
    "by outline level": (report(by_hand("Brukernes stemme") + p("a") + by_hand("Neste")), UNDER),
    "from Google": (report(google("Brukernes stemme") + google("Under", 2) + google("Neste"), styles=GOOGLE), UNDER),
    "right to left": (report(RTL + p("a") + h("Neste")), Place(PlaceKind.HEADING, "صوت المستخدمين")),
    "footnote in the heading": (report(h("Brukernes stemme", inner=NOTE) + p("a") + h("Neste")), UNDER),
    "cross reference": (report(h("Brukernes stemme", inner=mark("_Ref77", 9)) + p("a") + h("Neste") + REFERENCE), UNDER),
    "bookmark round the section": (report(SPAN), UNDER),
    "at such a bookmark": (report(SPAN), Place(PlaceKind.BOOKMARK, "HELE")),
    "comment at the spot": (report(f'{h("Brukernes stemme")}<w:p>{COMMENT}</w:p>{h("Neste")}'), UNDER),
    "old compatibility": (report(SPOT, settings='<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="11"/></w:compat>'), UNDER),
    "many levels": (report("".join(h(f"Nivå {n}", min(n, 3)) for n in range(1, 4)) + SPOT), UNDER),
    "heading split in runs": (report('<w:p><w:pPr><w:pStyle w:val="Overskrift1"/></w:pPr><w:r><w:t>Brukernes</w:t></w:r><w:proofErr w:type="gramStart"/><w:r><w:t xml:space="preserve"> stemme</w:t></w:r></w:p>' + p("a")), UNDER),
    "page break before": (report(SPOT + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + h("Sist")), Place(PlaceKind.HEADING, "Neste")),
    "ends in a table": (report(BODY + "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"), END),
    "deep content controls": (report(DEEP + SPOT), UNDER),
    "no-break spaces": (report(h("Brukernes\u00a0stemme") + p("a")), UNDER),
    "part names in capitals": (pack({**unpack(report()), "[Content_Types].xml": TYPES.replace("/word/document.xml", "/Word/Document.xml")}), UNDER),
    "absolute target": (pack({**unpack(report()), "_rels/.rels": ROOT.replace('"word/document.xml"', '"/word/document.xml"')}), UNDER),
    "circular relations": (pack({**unpack(report()), "word/_rels/styles.xml.rels": ROOT.replace('"word/document.xml"', '"styles.xml"'), "word/_rels/header1.xml.rels": ROOT.replace('"word/document.xml"', '"../word/document.xml"')}), UNDER),
    "no numbering at all": (pack({**{n: d for n, d in unpack(report(styles=GOOGLE.replace("Heading", "Overskrift"))).items() if "numbering" not in n}, "word/_rels/document.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'}), UNDER),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_ordinary_reports_take_the_chapter_and_take_it_again(kind: str) -> None:
    before, place = KINDS[kind]
    once = insert(before, with_survey(), place)
    chapter = check_same(before, once)
    assert text(chapter[0]) == TITLE
    assert len(chapter) > 40
    for block in chapter:
        assert out_of_order(block) == []
    again = insert(once.data, sample(), place)
    assert again.again
    assert not again.edited
    check_same(before, again)


def test_a_heading_in_a_box_is_no_place_of_its_own() -> None:
    before = report(h("Brukernes stemme") + BOX + p("a") + h("Neste"))
    texts = [text(block) for block in body_of(insert(before, sample(), UNDER).data)]
    assert texts.index("a") < texts.index(TITLE) < texts.index("Neste")


def test_within_columns_tables_are_no_wider_than_a_column() -> None:
    data, place = KINDS["in the columns"]
    chapter = check_same(data, insert(data, sample(), place))
    widths = [
        sum(int(column.get(f"{Q}w", "0")) for column in grid)
        for block in chapter
        for grid in block.iter(f"{Q}tblGrid")
    ]
    assert widths
    assert all(width <= (11906 - 2 * 1417 - 2 * 708) // 3 for width in widths)


def test_the_levels_go_on_below_a_municipal_style() -> None:
    result = insert(report(BODY, styles=OWN_STYLES), sample(), UNDER)
    style = [
        entry.get(f"{Q}val")
        for entry in check_same(report(BODY, styles=OWN_STYLES), result)[0].iter(f"{Q}pStyle")
    ]
    assert style == ["Overskrift2"]


# --- hostile --------------------------------------------------------------------------------------


def zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in members:
            file.writestr(name, data)
    return out.getvalue()


PARTS = list(unpack(report()).items())
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
NESTED = zipped([("word/document.xml", b" " * 40_000_000)])
HOSTILE: dict[str, bytes] = {
    "bomb in a picture": zipped([*PARTS, ("word/media/a.png", bytes(70_000_000))]),
    "bomb in many": zipped([*PARTS, *((f"word/media/{n}.bin", bytes(9_000_000)) for n in range(24))]),
    "too many members": zipped([*PARTS, *((f"word/media/{n}.bin", b"") for n in range(5000))]),
    "entities": pack({**dict(PARTS), "word/styles.xml": LAUGHS}),
    "entity from outside": pack({**dict(PARTS), "word/settings.xml": OUTSIDE}),
    "macros by type": pack({**dict(PARTS), "[Content_Types].xml": TYPES.replace("wordprocessingml.document.main", "ms-word.document.macroEnabled.main")}),
    "macros by part": pack({**dict(PARTS), "word/vbaProject.bin": b"x"}),
    "twice": zipped([*PARTS, ("word/document.xml", b"<a/>")]),
    "out of the folder": zipped([*PARTS, ("../../ute.xml", b"<a/>")]),
    "absolute name": zipped([*PARTS, ("/etc/passwd", b"<a/>")]),
    "drive": zipped([*PARTS, ("C:\\ute.xml", b"<a/>")]),
    "deep nesting": pack({**dict(PARTS), "word/document.xml": document("<w:sdt>" * 3000 + "</w:sdt>" * 3000)}),
    "cut off": report()[:2000],
    "main part points at itself": pack({**dict(PARTS), "_rels/.rels": ROOT.replace('"word/document.xml"', '"_rels/.rels"')}),
    "main part outside": pack({**dict(PARTS), "_rels/.rels": ROOT.replace('Target="word/document.xml"', 'Target="https://a.example/x" TargetMode="External"')}),
}  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_reports_are_refused_in_one_sentence_at_little_cost(kind: str) -> None:
    data = HOSTILE[kind]
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(Unreadable) as caught:
        insert(data, sample(), END, name="rapport.docx")
    took, peak = time.perf_counter() - began, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.exit_code == 5
    assert "\n" not in str(caught.value)
    print(f"{kind}: {1000 * took:.1f} ms, {peak / 1e6:.1f} MB: {caught.value}")
    assert peak < 50e6
    assert took < 5, "a fraction of a second; the bound leaves room for a busy machine"


def test_a_package_in_a_package_is_the_leaders_own_and_stays_unopened() -> None:
    before = pack({**dict(PARTS), "word/embeddings/a.docx": NESTED})
    after = unpack(insert(before, sample(), UNDER).data)
    assert after["word/embeddings/a.docx"] == NESTED


def test_a_hundred_thousand_paragraphs_take_the_chapter() -> None:
    before = report("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 100_000 + SPOT, last=LAST_SECTION)
    began = time.perf_counter()
    result = insert(before, sample(), UNDER)
    print(f"100 000 paragraphs: {time.perf_counter() - began:.1f} s")
    assert result.unchanged > 100_000


def test_a_tracked_move_at_the_spot_is_refused_too() -> None:
    moved = '<w:p><w:moveTo w:id="1" w:author="x"><w:r><w:t>flyttet</w:t></w:r></w:moveTo></w:p>'
    with pytest.raises(NotAllowedOut):
        insert(report(h("Brukernes stemme") + moved + h("Neste")), sample(), UNDER)


def test_the_numbering_of_the_report_is_only_added_to() -> None:
    new = unpack(insert(report(), sample(), UNDER).data)["word/numbering.xml"].decode("utf-8")
    for piece in NUMBERING.split("<w:num ")[:1]:
        assert piece in new
