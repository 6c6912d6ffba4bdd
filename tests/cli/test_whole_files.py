"""A Word or Excel file with a part missing is never called clean, however good what is left of it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted
from tests.data import data_file
from tests.privacy.reading.test_reading import package
from tests.report.leader_reports import BODY, report

from verksted.privacy.reading import Unreadable, read_units
from verksted.report.package import unpack


def word() -> dict[str, str | bytes]:
    return dict(unpack(report(BODY)))


def sheets() -> dict[str, str | bytes]:
    from openpyxl import Workbook

    book = Workbook()
    book.active["A1"] = "Vi har hatt et godt år."  # type: ignore[index]
    book.create_sheet("Tall")["A1"] = "Noe annet"
    out = io.BytesIO()
    book.save(out)
    return dict(unpack(out.getvalue()))


def without(parts: dict[str, str | bytes], name: str) -> dict[str, str | bytes]:
    assert name in parts
    return {key: value for key, value in parts.items() if key != name}


ODT: dict[str, str | bytes] = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": "<t:p xmlns:t='urn:oasis:names:tc:opendocument:xmlns:text:1.0'>Hei</t:p>",
    "META-INF/manifest.xml": "<m/>",
}
UNNAMED = {
    **sheets(),
    "xl/workbook.xml": str(sheets()["xl/workbook.xml"], "utf-8").replace('r:id="rId2"', 'r:id="rId77"'),  # type: ignore[arg-type]
}
TEXTLESS = {
    **sheets(),
    "xl/_rels/workbook.xml.rels": bytes(sheets()["xl/_rels/workbook.xml.rels"]).replace(  # type: ignore[arg-type]
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    ),
}
BROKEN: dict[str, tuple[str, dict[str, str | bytes], str]] = {
    "no document": ("a.docx", without(word(), "word/document.xml"), "word/document.xml"),
    "no header": ("a.docx", without(word(), "word/header1.xml"), "word/header1.xml"),
    "no relations": ("a.docx", without(word(), "_rels/.rels"), "ikke en slik fil"),
    "no types": ("a.docx", without(word(), "[Content_Types].xml"), "ikke en slik fil"),
    "no workbook": ("a.xlsx", without(sheets(), "xl/workbook.xml"), "xl/workbook.xml"),
    "no sheet": ("a.xlsx", without(sheets(), "xl/worksheets/sheet2.xml"), "xl/worksheets/sheet2.xml"),
    "no texts": ("a.xlsx", TEXTLESS, "xl/sharedStrings.xml"),
    "a sheet of no part": ("a.xlsx", UNNAMED, "Tall"),
    "any zip as Word": ("a.docx", {"hei.txt": "hei"}, "ikke en slik fil"),
    "any zip as Excel": ("a.xlsx", {"hei.txt": "hei"}, "ikke en slik fil"),
    "OpenDocument as Word": ("a.docx", ODT, "ikke en slik fil"),
    "Excel as Word": ("a.docx", sheets(), "ikke en slik fil"),
    "Word as Excel": ("a.xlsx", word(), "ikke en slik fil"),
    "nothing": ("a.docx", {}, "ikke en slik fil"),
}


@pytest.mark.parametrize("command", ["skann", "kontroll"])
@pytest.mark.parametrize("what", BROKEN)
def test_it_is_told_in_one_sentence_and_never_clean(
    what: str, command: str, verksted: Verksted, tmp_path: Path
) -> None:
    name, parts, says = BROKEN[what]
    path = tmp_path / name
    path.write_bytes(package(parts).getvalue())
    said = verksted(command, path)
    assert said.code == 5
    assert len(said.err.splitlines()) == 1
    assert says in said.err
    assert "Ingen funn" not in said.out


@pytest.mark.parametrize(("name", "parts"), [("a.docx", word()), ("A.DOCX", word()), ("a.xlsx", sheets()), ("", word())])  # fmt: skip
def test_whole_files_are_read(name: str, parts: dict[str, str | bytes]) -> None:
    assert list(read_units(package(parts), name=name))


def test_a_stream_without_a_name_must_be_whole_too() -> None:
    with pytest.raises(Unreadable, match="mangler"):
        list(read_units(package(without(word(), "word/document.xml"))))


def test_real_files_are_whole() -> None:
    files = sorted(data_file("docx").glob("*.docx"))
    assert files
    for file in files:
        list(read_units(file))
