"""Any file to units: nothing in a package is passed over, and a hostile file is refused at once."""

from __future__ import annotations

import io
import struct
import sys
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from verksted.privacy.reading import Limits, Unit, Unreadable, read_units

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
C = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
X = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def package(members: dict[str, str | bytes]) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            fixed = zipfile.ZipInfo(name)  # no clock in it: parameters become names of tests
            fixed.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(fixed, content)
    out.seek(0)
    return out


def texts(members: dict[str, str | bytes], name: str = "a.zip") -> list[str]:
    """The texts of a package of these members, which need not be a whole Word or Excel file."""
    return [unit.text for unit in read_units(package(members), name=name)]


def para(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def body(inner: str) -> str:
    return f"<w:document {W} {A} {MC}><w:body>{inner}</w:body></w:document>"


def test_text_split_over_runs_is_one_unit() -> None:
    data = package({"word/document.xml": body(para(run("Ka") + run("ri") + run(" bor her")))})
    got = list(read_units(data, name="a.zip"))
    assert got == [Unit("word/document.xml", 1, "Kari bor her")]


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/header1.xml", f"<w:hdr {W}>{para(run('KANARI'))}</w:hdr>"),
        ("word/footer2.xml", f"<w:ftr {W}>{para(run('KANARI'))}</w:ftr>"),
        ("word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{para(run('KANARI'))}</w:footnote></w:footnotes>"),
        ("word/endnotes.xml", f"<w:endnotes {W}><w:endnote>{para(run('KANARI'))}</w:endnote></w:endnotes>"),
        ("word/comments.xml", f"<w:comments {W}><w:comment w:author='KANARI'/></w:comments>"),
        ("word/comments.xml", f"<w:comments {W}><w:comment>{para(run('KANARI'))}</w:comment></w:comments>"),
        ("docProps/core.xml", "<c:cp xmlns:c='x'><c:creator>KANARI</c:creator></c:cp>"),
        ("docProps/app.xml", "<p xmlns='y'><Company>KANARI</Company></p>"),
        ("docProps/custom.xml", "<Properties xmlns='z'><property name='KANARI'><v>1</v></property></Properties>"),
        ("docProps/custom.xml", "<Properties xmlns='z'><property name='a'><v>KANARI</v></property></Properties>"),
        ("word/document.xml", body(para(f"<w:r><w:txbxContent>{para(run('KANARI'))}</w:txbxContent></w:r>"))),
        ("word/document.xml", body(para("<w:r><w:drawing><docPr descr='KANARI'/></w:drawing></w:r>"))),
        ("word/document.xml", body(para("<w:r><w:rPr><w:vanish/></w:rPr><w:t>KANARI</w:t></w:r>"))),
        ("word/document.xml", body(para("<w:del w:author='x'><w:r><w:delText>KANARI</w:delText></w:r></w:del>"))),
        ("word/document.xml", body(para("<w:ins w:author='KANARI'/>"))),
        ("word/document.xml", body(para("<w:r><w:instrText>HYPERLINK KANARI</w:instrText></w:r>"))),
        ("word/document.xml", body(para("<w:bookmarkStart w:name='KANARI'/>"))),
        ("word/document.xml", body("<w:sdt><w:sdtPr><w:tag w:val='KANARI'/></w:sdtPr></w:sdt>")),
        ("word/charts/chart1.xml", f"<c:chart {C}><c:pt><c:v>KANARI</c:v></c:pt></c:chart>"),
        ("word/charts/chart1.xml", f"<c:chart {C} {A}><a:p><a:r><a:t>KAN</a:t></a:r><a:r><a:t>ARI</a:t></a:r></a:p></c:chart>"),
        ("word/glossary/document.xml", body(para(run("KANARI")))),
        ("word/_rels/document.xml.rels", "<R xmlns='r'><Relationship TargetMode='External' Target='mailto:KANARI%40a.no'/></R>"),
        ("customXml/item1.xml", "<root>KANARI</root>"),
        ("word/embeddings/x.docx", package({"word/document.xml": body(para(run("KANARI")))}).getvalue()),
        ("word/embeddings/ole.bin", b"\x00\x01" + "KANARI".encode("utf-16-le") + b"\x00\x02"),
        ("word/afchunk.htm", "<p>KANARI</p>"),
        ("word/media/i.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"tEXt") + b"Author\x00KANARI" + b"0000"),
    ],
)  # fmt: skip
def test_no_part_of_a_word_file_is_passed_over(part: str, content: str | bytes) -> None:
    members: dict[str, str | bytes] = {"[Content_Types].xml": "<Types xmlns='t'/>"}
    assert "KANARI" in " ".join(texts(members | {part: content}))


def test_both_the_text_before_and_after_a_tracked_change_is_read() -> None:
    changed = para(
        run("Spør ")
        + "<w:del><w:r><w:delText>Kari</w:delText></w:r></w:del>"
        + f"<w:ins>{run('kontaktpersonen')}</w:ins>"
    )
    assert texts({"word/document.xml": body(changed)}) == ["Spør kontaktpersonen", "Spør Kari"]


def test_a_drawing_and_its_fallback_are_one_unit() -> None:
    box = f"<w:txbxContent>{para(run('i boksen'))}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert texts({"word/document.xml": body(para(both))}) == ["i boksen"]


@pytest.mark.parametrize(
    ("name", "content", "wanted"),
    [
        ("content.xml", "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>Ka<t:span>ri</t:span> bor</t:p>", "Kari bor"),
        ("word/media/i.svg", "<svg xmlns='http://www.w3.org/2000/svg'><text>Ka<tspan>ri</tspan> bor</text></svg>", "Kari bor"),
        ("customXml/item1.xml", "<a>Kari<b/>Ola</a>", "Kari|Ola"),
        ("customXml/item1.xml", "<a><b>Kari</b>Ola<c>Per</c></a>", "Kari|Ola|Per"),
    ],
)  # fmt: skip
def test_text_among_marks_is_not_lost(name: str, content: str, wanted: str) -> None:
    assert "|".join(texts({name: content})) == wanted


def test_measures_of_a_drawing_are_no_text() -> None:
    assert texts(
        {"word/document.xml": body(para(run("ord") + "<q:posOffset xmlns:q='q'>12345678</q:posOffset>"))}
    ) == ["ord"]


def test_a_workbook_gives_every_cell_comment_sheet_name_and_header() -> None:
    members: dict[str, str | bytes] = {
        "xl/workbook.xml": f"<workbook {X}><sheets><sheet name='Ark A'/></sheets><definedNames><definedName name='n'>'Ola'!$A$1</definedName></definedNames></workbook>",
        "xl/sharedStrings.xml": f"<sst {X}><si><r><t>Ka</t></r><r><t>ri</t></r></si><si><t>ubrukt</t></si></sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet {X}><sheetData><row><c t='s'><v>0</v></c><c><v>90512345</v></c>"
        "<c t='inlineStr'><is><t>inni</t></is></c><c t='str'><f>A1&amp;\"skjult\"</f><v>sum</v></c></row></sheetData>"
        "<headerFooter><oddHeader>&amp;Ltopp</oddHeader></headerFooter></worksheet>",
        "xl/comments1.xml": f"<comments {X}><authors><author>Per</author></authors><commentList><comment><text><r><t>hei</t></r></text></comment></commentList></comments>",
    }
    got = texts(members)
    assert got == ["Ark A", "'Ola'!$A$1", "Kari", "90512345", "inni", "sum", 'A1&"skjult"', "&Ltopp", "Per", "hei", "ubrukt"]  # fmt: skip


def test_lines_keep_their_numbers_and_bad_bytes_become_a_mark() -> None:
    got = list(read_units(io.BytesIO(b"\xef\xbb\xbfen\r\n\r\nt\xff\n"), name="a.txt"))
    assert [(unit.id, unit.text) for unit in got] == [("tekst#1", "en"), ("tekst#2", ""), ("tekst#3", "t�")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-8"])
def test_every_usual_encoding_is_known(encoding: str) -> None:
    got = read_units(io.BytesIO("Kåre og Åse".encode(encoding)), name="a.md")
    assert [unit.text for unit in got] == ["Kåre og Åse"]


def test_json_lines_bring_their_own_ids_and_documents() -> None:
    data = b'{"id":"n1","text":"hei","doc":"d"}\n\n{"id":7,"text":"","spans":[]}\n'
    got = list(read_units(io.BytesIO(data), name="a.jsonl"))
    assert [(unit.id, unit.text, unit.doc) for unit in got] == [("n1", "hei", "d"), ("7", "", "")]
    assert [unit.id for unit in read_units(io.BytesIO(data))] == ["n1", "7"], "a stream is recognised too"


def test_a_bad_json_line_is_named() -> None:
    with pytest.raises(Unreadable, match="Linje 2") as caught:
        list(read_units(io.BytesIO(b'{"text":"a"}\n{"text":3}\n'), name="a.jsonl"))
    assert caught.value.exit_code == 5


def test_ten_megabytes_in_one_line_are_read() -> None:
    (unit,) = read_units(io.BytesIO(b"ord " * 2_500_000), name="a.txt")
    assert len(unit.text) == 10_000_000


def test_a_line_beyond_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="for lang"):
        list(read_units(io.BytesIO(b"x" * 2000), name="a.txt", limits=Limits(text_chars=1000)))


BOMB = b"<w:p>" + b" " * 46_000_000 + b"</w:p>"


@pytest.mark.parametrize("nested", [False, True])
def test_a_zip_bomb_is_refused_at_once_and_in_little_memory(nested: bool) -> None:
    data = package({"word/document.xml": BOMB})
    if nested:
        data = package({"word/embeddings/a.docx": data.getvalue()})
    tracemalloc.start()
    began = time.perf_counter()
    with pytest.raises(Unreadable, match="utpakket"):
        list(read_units(data, name="a.docx"))
    took = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert took < 0.5, "measured at a few milliseconds; the bound leaves room for a busy machine"
    assert peak < 50_000_000


def test_packages_in_packages_have_an_end() -> None:
    data = package({"word/document.xml": body("")}).getvalue()
    for _ in range(4):
        data = package({"word/embeddings/a.docx": data}).getvalue()
    with pytest.raises(Unreadable, match="inni hverandre"):
        list(read_units(io.BytesIO(data), name="a.docx"))


OUTSIDE = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (package({"word/document.xml": LAUGHS}).getvalue(), "a.docx", "dokumenttype"),
        (package({"word/document.xml": OUTSIDE}).getvalue(), "a.docx", "dokumenttype"),
        (package({"xl/worksheets/sheet1.xml": OUTSIDE}).getvalue(), "a.xlsx", "dokumenttype"),
        (package({"word/document.xml": "<a><b></a>"}).getvalue(), "a.docx", "ødelagt"),
        (package({"word/document.xml": "<a>" * 2000}).getvalue(), "a.docx", "lag"),
        (package({"word/document.xml": body("")}).getvalue()[:-30], "a.docx", "ødelagt"),
        (package({f"m{n}": "" for n in range(4100)}).getvalue(), "a.docx", "for mange deler"),
        (
            package({"word/a.xml": "<?xml version='1.0' encoding='ukjent-1'?><a/>"}).getvalue(),
            "a.docx",
            "ødelagt",
        ),
        (
            package({"xl/worksheets/sheet1.xml": "<?xml version='1.0' encoding='x'?><a/>"}).getvalue(),
            "a.xlsx",
            "ødelagt",
        ),
        (b"", "a.docx", "tom"),
        (b"bare tekst", "a.docx", "ikke en slik fil"),
        (package({}).getvalue(), "a.docm", "makroer"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "gamle"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000) + "EncryptedPackage".encode("utf-16-le"),
            "a.docx",
            "låst",
        ),
        (b"%PDF-1.7", "a.pdf", "PDF"),
        (b"\x7fELF" + bytes(20), "a.txt", "program"),
        (bytes(range(256)) * 4, "a.txt", "verken"),
        (b"{", "a.json", "JSON"),
        (b'{"a":' * 3000, "a.json", "JSON"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(Unreadable, match=says) as caught:
        list(read_units(io.BytesIO(data), name=name))
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="finnes ikke"):
        list(read_units(tmp_path / "borte.txt"))
    with pytest.raises(Unreadable, match="mappe"):
        list(read_units(tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_that_goes_in_a_ring_is_called_one(tmp_path: Path) -> None:
    one, two = tmp_path / "en.txt", tmp_path / "to.txt"
    one.symlink_to(two)
    two.symlink_to(one)
    with pytest.raises(Unreadable, match="i ring"):
        list(read_units(one))


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.docx", "a.xlsx", "a.txt", "a.png", "a.jsonl", "a.json", "a.html", ""]),
)
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise_anything_but_unreadable(data: bytes, name: str) -> None:
    for lead in (b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00II*\x00"):
        try:
            for unit in read_units(io.BytesIO(lead + data), name=name):
                assert isinstance(unit.text, str)
        except Unreadable:
            pass


@given(st.integers(0, 2000), st.integers(0, 255))
@example(1795, 0)
@settings(max_examples=150, deadline=None)
def test_a_damaged_package_is_unreadable_or_read(at: int, byte: int) -> None:
    data = bytearray(
        package({"word/document.xml": body(para(run("hei") * 40)), "a.bin": bytes(50)}).getvalue()
    )
    data[at % len(data)] = byte
    try:
        list(read_units(io.BytesIO(bytes(data)), name="a.docx"))
    except Unreadable as err:
        assert str(err)  # noqa: PT017 -- either way is fine


def test_words_in_a_picture_are_found() -> None:
    exif = (
        b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack("<HHII", 0x013B, 2, 9, 26) + bytes(4) + b"Kari Moen"
    )
    jpeg = b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 8) + b"Exif\x00\x00" + exif + b"\xff\xd9"
    assert "Kari Moen" in [unit.text for unit in read_units(io.BytesIO(jpeg), name="a.jpg")]
    packed = b"Comment\x00\x00" + zlib.compress(b"Ola Bakke")
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(packed), b"zTXt") + packed + bytes(4)
    assert "Comment: Ola Bakke" in [unit.text for unit in read_units(io.BytesIO(png), name="a.png")]


def test_a_web_page_and_a_calendar_are_read_as_a_reader_meets_them() -> None:
    page = b"<p title='tips'>Ka<b>ri</b></p><!-- skjult --><img alt='bilde'>"
    assert {unit.text for unit in read_units(io.BytesIO(page), name="a.html")} == {
        "tips",
        "Kari",
        "skjult",
        "bilde",
    }
    folded = b"BEGIN:VCALENDAR\r\nSUMMARY:Kar\r\n i Moen\r\n"
    assert [unit.text for unit in read_units(io.BytesIO(folded), name="a.ics")] == ["Kari Moen"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("SUMMARY:Møte\\, Kari Moen\\nring 912 34 871", ["Møte, Kari Moen\nring 912 34 871"]),
        ("LOCATION:Storgata 5\\; 7600 Levanger", ["Storgata 5; 7600 Levanger"]),
        ("DESCRIPTION;LANGUAGE=nb:Husk\\NIngrid", ["Husk\nIngrid"]),
        ('ATTENDEE;CN="Moen: Kari";ROLE=CHAIR:mailto:k@moen.no', ["Moen: Kari", "mailto:k@moen.no"]),
        ("ATTENDEE;CN=ole:x", ["ole", "x"]),
        ("Kari Moen uten kolon", ["Kari Moen uten kolon"]),
        ("DTSTART;TZID=Europe/Oslo:20260301T100000", []),
    ],
)
def test_a_calendar_is_read_without_its_escapes_and_codes(line: str, said: list[str]) -> None:
    """A comma or a line break behind a backslash would else hide what stands beside it."""
    data = f"BEGIN:VCALENDAR\r\n{line}\r\nEND:VCALENDAR\r\n".encode()
    assert [unit.text for unit in read_units(io.BytesIO(data), name="a.ics")] == said


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        ("Åse Lånås møtte Bjørn Næss\n".encode("cp1252"), ["Åse Lånås møtte Bjørn Næss"]),
        ("Åse Lånås\n".encode(), ["Åse Lånås"]),
        ("Åse\n".encode() + "Bjørn\n".encode("latin-1"), ["Åse", "Bjørn"]),
        (b"rot \xff\xfe her \xc3\n", ["rot \ufffd\ufffd her \ufffd"]),
        ("«Bjørn» – ja\n".encode("cp1252"), ["«Bjørn» – ja"]),
    ],
)
def test_letters_of_older_windows_programs_are_letters(data: bytes, lines: list[str]) -> None:
    assert [unit.text for unit in read_units(io.BytesIO(data))] == lines
