"""`kontroll` on finished files of others: a name or a number is found wherever a file can hide one."""

from __future__ import annotations

import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted
from tests.report.leader_reports import BODY, HEAD, LOREM, OFFICE, W, document, h, p, report
from tests.report.samples import sample

from verksted.report.files import summary_file
from verksted.report.package import pack, unpack

NAME, NUMBER, MAIL = "Torbjørn Eikeland", "+47 412 34 567", "torbjorn.eikeland@post.example"
XML = f'{HEAD}<w:{{0}} xmlns:w="{W}">{{1}}</w:{{0}}>'
RUN = f"<w:p><w:r><w:t>Ring {NAME} på {NUMBER}.</w:t></w:r></w:p>"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="9" name="Bilde 1" {}/></wp:inline></w:drawing></w:r></w:p>'
)


def planted(body: str = "", **parts: str | bytes) -> bytes:
    """A leader's report with something added to its body or its parts (`__` for `/`, `_DOT_` for `.`)."""
    named = {name.replace("__", "/").replace("_DOT_", "."): data for name, data in parts.items()}
    plain = {"word/header1.xml": part("hdr", "<w:p/>")}
    return pack({**unpack(report(BODY + body)), **plain, **named})


def part(root: str, inner: str) -> str:
    return XML.format(root, inner)


def properties(kind: str, inner: str) -> str:
    return f'{HEAD}<Properties xmlns="urn:{kind}">{inner}</Properties>'


def chart(inner: str) -> str:
    return (
        f'{HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f"<c:cat><c:strLit><c:pt><c:v>{inner}</c:v></c:pt></c:strLit></c:cat></c:chartSpace>"
    )


def jpeg() -> bytes:
    """A picture whose EXIF says who took it."""
    artist = NAME.encode("latin-1").replace(b"\xf8", b"o") + b"\x00"
    tags = struct.pack("<HHII", 0x013B, 2, len(artist), 26)
    exif = b"II*\x00\x08\x00\x00\x00\x01\x00" + tags + bytes(4) + artist
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\x00\x00" + exif + b"\xff\xd9"


def png() -> bytes:
    """A picture with a packed remark."""
    packed = b"Comment\x00\x00" + zlib.compress(f"Meld til {MAIL}".encode())
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(packed), b"zTXt") + packed + bytes(4)


def relations(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId90" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )


INNER = pack({"[Content_Types].xml": "<a/>", "word/document.xml": document(RUN)})
PLACES: dict[str, tuple[bytes, str, str]] = {
    "header": (planted(word__header1_DOT_xml=part("hdr", RUN)), NAME, "topptekst"),
    "footer": (planted(word__footer9_DOT_xml=part("ftr", RUN)), NAME, "bunntekst"),
    "footnote": (planted(word__footnotes_DOT_xml=part("footnotes", f"<w:footnote>{RUN}</w:footnote>")), NAME, "fotnote"),
    "comment": (planted(word__comments_DOT_xml=part("comments", f"<w:comment>{RUN}</w:comment>")), NAME, "merknad"),
    "comment author": (planted(word__comments_DOT_xml=part("comments", f'<w:comment w:author="{NAME}"><w:p/></w:comment>')), NAME, "forfatter"),
    "inserted": (planted(f'<w:p><w:ins w:author="{NAME}"><w:r><w:t>ny</w:t></w:r></w:ins></w:p>'), NAME, "forfatter"),
    "deleted": (planted(f'<w:p><w:del w:author="x"><w:r><w:delText>Ring {NAME}.</w:delText></w:r></w:del></w:p>'), NAME, "slettet"),
    "creator": (planted(docProps__core_DOT_xml=f'<c xmlns:d="d"><d:creator>{NAME}</d:creator></c>'), NAME, "dokumentegenskap"),
    "own property": (planted(docProps__custom_DOT_xml=properties("x", f'<property name="Sak"><v>{NUMBER}</v></property>')), NUMBER, "dokumentegenskap"),
    "alt text": (planted(DRAWING.format(f'descr="{NAME} på tur"')), NAME, "alternativ tekst"),
    "alt title": (planted(DRAWING.format(f'title="Ring {NUMBER}"')), NUMBER, "alternativ tekst"),
    "chart": (planted(word__charts__chart1_DOT_xml=chart(NAME)), NAME, "diagram"),
    "hidden text": (planted(f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ring {NAME}.</w:t></w:r></w:p>"), NAME, "avsnitt"),
    "text box": (planted(f"<w:p><w:r><w:pict><w:txbxContent>{RUN}</w:txbxContent></w:pict></w:r></w:p>"), NAME, "avsnitt"),
    "field code": (planted(f'<w:p><w:r><w:instrText> HYPERLINK "mailto:{MAIL}" </w:instrText></w:r></w:p>'), MAIL, "feltkode"),
    "content control": (planted(f'<w:sdt><w:sdtPr><w:alias w:val="Samtale med {NAME}"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'), NAME, "innholdskontroll"),
    "link": (planted(word__header1_DOT_xml=part("hdr", "<w:p/>"), word___rels__header1_DOT_xml_DOT_rels=relations("hyperlink", f"mailto:{MAIL}")), MAIL, "lenke"),
    "picture fetched": (planted(word___rels__header1_DOT_xml_DOT_rels=relations("image", "https://spor.example/1.png")), "https://spor.example/1.png", "header1"),
    "jpeg": (planted(word__media__a_DOT_jpg=jpeg()), "Torbjorn Eikeland", "bilde"),
    "png": (planted(word__media__a_DOT_png=png()), MAIL, "bilde"),
    "document in document": (planted(word__embeddings__a_DOT_docx=INNER), NAME, "avsnitt"),
    "three deep": (planted(word__embeddings__a_DOT_bin=pack({"x/b.zip": INNER})), NAME, "avsnitt"),
    "alternative chunk": (planted(word__afchunk1_DOT_html=f"<p>Ring {NAME}.</p>"), NAME, "afchunk1"),
    "hidden data": (planted(customXml__item1_DOT_xml=f"<a><b>{NAME}</b></a>"), NAME, "skjulte"),
    "building block": (planted(word__glossary__document_DOT_xml=document(RUN)), NAME, "byggekloss"),
}  # fmt: skip


@pytest.mark.parametrize("where", PLACES)
def test_it_is_found_and_the_place_is_named(where: str, verksted: Verksted, tmp_path: Path) -> None:
    data, what, place = PLACES[where]
    path = tmp_path / "rapport.docx"
    path.write_bytes(data)
    said = verksted("kontroll", path)
    assert said.code == 3
    told = [line for line in said.lines if what in line]
    assert told, said.out
    assert any(place in line for line in told), told


def test_the_same_report_with_nothing_planted_is_clean(verksted: Verksted, tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(planted())
    said = verksted("kontroll", path)
    assert (said.code, said.out) == (
        0,
        "Ingen funn. verksted finner ikke alt: les gjennom filen før den sendes.\n",
    )


ORDINARY = {
    "docProps__app_DOT_xml": properties(
        "x",
        "<Template>Normal.dotm</Template><TotalTime>12</TotalTime><Application>Microsoft Office Word</Application>"
        "<AppVersion>16.0000</AppVersion>",
    ),
    "docProps__core_DOT_xml": '<c xmlns:d="d"><d:creator>python-docx</d:creator>'
    "<d:description>generated by python-docx</d:description></c>",
}


@pytest.mark.parametrize("command", ["kontroll", "skann"])
def test_what_word_writes_of_itself_is_no_finding(command: str, verksted: Verksted, tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(
        pack({**unpack(planted(**ORDINARY)), "word/document.xml": document(p("Vi har hatt et godt år."))})
    )
    assert (said := verksted(command, path)).code == 0, said.out


@pytest.mark.parametrize("command", ["kontroll", "skann"])
def test_a_template_named_after_somebody_is_found(command: str, verksted: Verksted, tmp_path: Path) -> None:
    path = tmp_path / "rapport.docx"
    named = properties("x", f"<Template>Mal for {NAME}.dotx</Template>")
    path.write_bytes(planted(docProps__app_DOT_xml=named))
    said = verksted(command, path)
    assert said.code == 3
    assert NAME.split(maxsplit=1)[0] in said.out


def test_an_ordinary_report_passes_after_the_chapter_is_put_in(verksted: Verksted, tmp_path: Path) -> None:
    before, given, after = tmp_path / "rapport.docx", tmp_path / "s.json", tmp_path / "ny.docx"
    before.write_bytes(planted(**ORDINARY))
    given.write_bytes(summary_file(sample(), "s.json"))
    assert verksted("kontroll", before).code == 0
    assert verksted("sett-inn", before, given, "--ved", "Brukernes stemme", "--til", after).code == 0
    assert (said := verksted("kontroll", after)).code == 0, said.out


def web(old: str = "", new: str = "") -> str:
    page = summary_file(sample(), "a.html").decode("utf-8")
    assert old in page
    return page.replace(old, new, 1)


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (web("<main", f"<!-- {NAME} --><main"), NAME),
        (web("<main", f'<img alt="{NAME}"><main'), NAME),
        (web("<main", f'<p data-author="{NAME}"></p><main'), NAME),
        (web("<main", f"<script>var a = 'Ring {NAME}';</script><main"), NAME),
        (web("</title>", f"</title><meta name='author' content='{NAME}'>"), NAME),
        (web("<main", f"Ring {NAME}.<style>p {{ color: red }}</style><main"), NAME),
        (web(".over {", f'.x::after {{ content: "Ring {NUMBER}" }} .over {{'), NUMBER),
        (web(".over {", f"/* ring {NUMBER} */ .over {{"), NUMBER),
        (
            web(".over {", '.x::after { content: "\\74 orbjorn.eikeland@post.example" } .over {'),
            "torbjorn.eikeland@post.example",
        ),
        (
            web(".over {", ".x { background: url(https://spor.example/1.png) } .over {"),
            "https://spor.example",
        ),
    ],
)
def test_so_it_is_in_a_web_page(page: str, what: str, verksted: Verksted, tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_text(page, "utf-8")
    said = verksted("kontroll", path)
    assert said.code == 3
    assert what in said.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("48rem", "52rem"),
        ("#164b57", "#0a3d62"),
        ("Arial,", '"Segoe UI", Calibri, Arial,'),
        (".over {", ".forside > h1:first-child { margin: 12px 34px 56px 78px; }\n.over {"),
        ("@media print {", "@media (max-width: 40em) { table { font-size: 14px; } }\n@media print {"),
    ],
)
def test_a_page_of_another_version_gives_no_noise(
    old: str, new: str, verksted: Verksted, tmp_path: Path
) -> None:
    path = tmp_path / "side.html"
    path.write_text(web(old, new), "utf-8")
    said = verksted("kontroll", path)
    assert (said.code, said.err) == (0, ""), said.out


def test_a_sheet_that_is_hidden_is_read(verksted: Verksted, tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.comments import Comment

    book = Workbook()
    book.create_sheet("Skjult").sheet_state = "hidden"
    book["Skjult"]["A1"] = f"Ring {NAME}"
    book["Sheet"]["B2"].comment = Comment(f"Se {MAIL}", "x")
    out = io.BytesIO()
    book.save(out)
    path = tmp_path / "tall.xlsx"
    path.write_bytes(out.getvalue())
    said = verksted("kontroll", path)
    assert said.code == 3
    assert NAME in said.out
    assert MAIL in said.out


def test_a_report_of_two_hundred_pages_is_read_to_its_end(verksted: Verksted, tmp_path: Path) -> None:
    body = "".join(h(f"Del {n}") if n % 30 == 0 else p(LOREM * 3) for n in range(3000))
    path = tmp_path / "lang.docx"
    path.write_bytes(report(body + RUN))
    began = time.perf_counter()
    said = verksted("kontroll", path)
    print(f"200 pages: {time.perf_counter() - began:.1f} s")
    assert said.code == 3
    assert NAME in said.out
    assert unpack(path.read_bytes())
