"""Word files on our own template: whole, accessible, the same each time, and silent about who made them."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from tests.report.access import contrast, lint
from tests.report.leader_reports import STYLES, report
from tests.report.order import out_of_order
from tests.report.samples import sample
from tests.report.survey_samples import MANY, SCALES, with_survey
from tools.build_docx_template import template

from verksted.assets import asset
from verksted.report.chapter import chapter_of
from verksted.report.chapter_maps import chapter_map, chapter_maps
from verksted.report.files import summary_file
from verksted.report.insert import insert
from verksted.report.package import unpack
from verksted.report.placing import Place, PlaceKind
from verksted.report.word.document import chapter_docx, handout_docx
from verksted.workshop.handout import Bullets, Handout, HandoutKind, Heading, Paragraph, Table
from verksted.workshop.words import WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
HANDOUT_PARTS = (
    Paragraph("Hei!\nVi vil gjerne høre hva du mener."),
    Heading("Når og hvor?"),
    Bullets(("tirsdag 12. januar klokka 16", "Lindvik bibliotek")),
    Heading("Slik blir dagen"),
    Bullets(("Velkommen", "Vi snakker sammen", "Mat"), numbered=True),
    Table(
        ("Klokka", "Hva"),
        (("16.00", "Velkommen"), ("16.15", "Første spørsmål")),
        "Kjøreplan med klokkeslett.",
    ),
    Bullets(("Takk", "Hjem"), numbered=True),
)


def handout(kind: HandoutKind = HandoutKind.LETTER, standard: WrittenStandard = NB) -> bytes:
    return handout_docx(Handout("invitasjon", kind, standard, "Invitasjon", HANDOUT_PARTS))


ALL = {
    **{
        f"chapter-{key}": chapter_docx(chapter_of(sample(), layout), "Lindvik")
        for key, layout in chapter_maps().items()
    },
    "chapter-nn": summary_file(sample(NN), "a.docx"),
    "survey": summary_file(with_survey(), "a.docx"),
    "politikere-nn": summary_file(with_survey(standard=NN), "a.docx", chapter_map("politikere")),
    "survey-nn": summary_file(with_survey(standard=NN), "a.docx"),
    "plakat-nn": summary_file(with_survey(SCALES, NN), "a.docx", chapter_map("plakat")),
    "plakat-one": summary_file(with_survey(MANY), "a.docx", chapter_map("plakat")),
    **{f"handout-{kind}": handout(kind) for kind in HandoutKind},
    "handout-nn": handout(standard=NN),
}

ONE_PAGE = ("politikere", "plakat", "chapter-politikere", "chapter-plakat")


def test_the_template_on_disk_is_what_the_tool_builds() -> None:
    assert asset("maler", "docx", "verksted.docx").read_bytes() == template()


@pytest.mark.parametrize("name", list(ALL))
def test_our_accessibility_linter_finds_nothing(name: str) -> None:
    assert lint(ALL[name]) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (b"<w:tblHeader/>", b"", "header row"),
        (b'w:val="Heading2"', b'w:val="Heading4"', "heading level"),
        (b"descr=", b"x=", "alternative text"),
        (b'<w:tblDescription w:val="', b'<w:x w:val="', "alternative text"),
        (b'w:val="nb-NO"', b'w:val="en-US"', "language"),
        (b'w:val="595959"', b'w:val="C0C0C0"', "contrast"),
        (b'w:ascii="Arial"', b'w:ascii="Times New Roman"', "serifs"),
        (b'w:line="360"', b'w:line="240"', "closer"),
        (b" PAGE ", b" X ", "numbers"),
        (b"<dc:title>Med", b"<dc:x>Med", "title"),
        (b"<w:sectPr>", b"<w:p/><w:sectPr>", "empty paragraph"),
        (b"1F6F78", b"FFEE99", "too pale"),
    ],
)  # fmt: skip
def test_the_linter_itself_finds_what_is_wrong(old: bytes, new: bytes, says: str) -> None:
    from verksted.report.package import pack

    parts = {name: data.replace(old, new) for name, data in unpack(ALL["chapter-bufdir"]).items()}
    if says == "title":
        parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(b"</dc:title>", b"</dc:x>")
    assert any(says in finding for finding in lint(pack(parts)))


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", list(ALL))
def test_the_file_is_read_by_others(name: str) -> None:
    opened = docx.Document(io.BytesIO(ALL[name]))
    assert opened.core_properties.title
    assert any(paragraph.text for paragraph in opened.paragraphs)


@pytest.mark.parametrize("name", list(ALL))
def test_the_metadata_says_nothing_of_who_where_and_when(name: str) -> None:
    opened = docx.Document(io.BytesIO(ALL[name])).core_properties
    assert (opened.author, opened.last_modified_by, opened.comments) == ("", "", "")
    with zipfile.ZipFile(io.BytesIO(ALL[name])) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(file.read(part) for part in file.namelist())
    for trace in (b"w:rsid", b"python-docx", b"Application", b"thumbnail", b"customXml", b"dcterms"):
        assert trace not in whole


@pytest.mark.parametrize("name", list(ALL))
def test_the_markup_is_in_the_order_word_wants(name: str) -> None:
    for part, data in unpack(ALL[name]).items():
        if part.endswith(".xml"):
            assert out_of_order(ET.fromstring(data)) == [], part  # noqa: S314 -- our own file


@pytest.mark.parametrize(
    "styles", [STYLES, re.sub(r"<w:style .*</w:style>", "", STYLES)], ids=["styles", "no styles"]
)
def test_so_is_what_is_put_into_a_report(styles: str) -> None:
    before = report(styles=styles, settings='<w:zoom w:percent="90"/><w:compat/>')
    place = Place(PlaceKind.HEADING, "Brukernes stemme") if "Overskrift" in styles else Place(PlaceKind.END)
    data = insert(before, sample(NN), place, update_fields=True).data
    for part in ("word/document.xml", "word/numbering.xml", "word/settings.xml", "word/charts/verksted1.xml"):
        assert out_of_order(ET.fromstring(unpack(data)[part])) == [], part  # noqa: S314 -- our own file


def test_numbered_lists_begin_at_one_each() -> None:
    parts = unpack(handout())
    nums = re.findall(r'w:numId w:val="(\d+)"', parts["word/document.xml"].decode())
    assert nums == ["1", "1", "3", "3", "3", "4", "4"]
    numbering = parts["word/numbering.xml"].decode()
    assert numbering.count("startOverride") == 2


def test_posters_have_large_letters_and_cards_lie_down() -> None:
    def body_size(data: bytes) -> int:
        found = re.search(r'<w:rPrDefault>.*?<w:sz w:val="(\d+)"/>', unpack(data)["word/styles.xml"].decode())
        assert found is not None
        return int(found[1])

    assert body_size(handout(HandoutKind.POSTER)) > 1.5 * body_size(handout())
    assert b"landscape" in unpack(handout(HandoutKind.CARD))["word/document.xml"]
    assert b"landscape" not in unpack(handout())["word/document.xml"]


def test_the_chart_stands_on_numbers_alone() -> None:
    (chart,) = [data for name, data in unpack(ALL["chapter-bufdir"]).items() if "chart" in name]
    root = ET.fromstring(chart)  # noqa: S314 -- our own file
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    assert [entry.text for entry in root.iter(f"{space}v") if entry.text == "Penger"] == []
    assert not list(root.iter(f"{space}f")), "no reference to a sheet"
    values = [[int(v.text or "") for v in series.iter(f"{space}v")] for series in root.iter(f"{space}numLit")]
    assert [sum(series) for series in values] == [6, 6, 4]


def test_the_picture_that_stands_in_for_a_chart_has_its_numbers_and_its_words() -> None:
    parts = unpack(summary_file(with_survey(), "a.docx"))
    charts = sorted(name for name in parts if "charts/" in name)
    pictures = sorted(name for name in parts if name.endswith(".svg"))
    assert len(charts) == len(pictures) == 2
    space = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    for chart, picture in zip(charts, pictures, strict=True):
        root = ET.fromstring(parts[chart])  # noqa: S314 -- our own file
        told = [v.text or "" for series in root.iter(f"{space}numLit") for v in series.iter(f"{space}v")]
        drawn = ET.fromstring(parts[picture])  # noqa: S314 -- our own file
        words = [entry.text or "" for entry in drawn.iter("{http://www.w3.org/2000/svg}text")]
        for number in told:
            assert number.replace(".", ",") in words
        assert drawn.get("aria-label")
    document = parts["word/document.xml"].decode("utf-8")
    assert document.count("<mc:Fallback>") == 2
    ids = re.findall(r'<wp:docPr id="(\d+)"', document)
    assert len(ids) == len(set(ids)) == 4


SOFFICE = shutil.which("soffice")


def figures_in(pdf: bytes) -> list[bytes]:
    """The figures of a tagged PDF's structure, as they stand in the file."""
    objects = re.findall(rb"\d+ 0 obj\s*<<(.*?)>>\s*endobj", pdf, re.DOTALL)
    return [entry for entry in objects if re.search(rb"/S\s*/Figure\b", entry)]


@pytest.mark.skipif(SOFFICE is None or shutil.which("pdfinfo") is None, reason="LibreOffice is not here")
def test_libreoffice_turns_all_to_tagged_pages(tmp_path: Path) -> None:
    files = dict(ALL)
    files["inserted"] = insert(report(), sample(), Place(PlaceKind.HEADING, "Brukernes stemme")).data
    for name, data in files.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    export = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", export,
         "--outdir", str(tmp_path), *(str(tmp_path / f"{name}.docx") for name in files)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for name, data in files.items():
        done = subprocess.run(
            ["pdfinfo", str(tmp_path / f"{name}.pdf")], check=True, capture_output=True, text=True, timeout=30
        )
        assert re.search(r"Tagged:\s+yes", done.stdout), name
        pages = re.search(r"Pages:\s+(\d+)", done.stdout)
        assert pages is not None
        assert 1 <= int(pages[1]) <= (1 if name.startswith(ONE_PAGE) else 12), name
        figures = figures_in((tmp_path / f"{name}.pdf").read_bytes())
        assert all(b"/Alt" in figure for figure in figures), f"{name}: a figure nobody can read aloud"
        assert bool(figures) is ("chart" in "".join(unpack(data))), name
