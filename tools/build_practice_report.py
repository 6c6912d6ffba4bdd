"""The leader's report of the practice workshop: an invented yearly report to put the chapter into.

    python tools/build_practice_report.py      writes assets/ove/rapport.docx, the same bytes each time

Made as a leader would have it: headings, running text, a table, a footer. All of it is invented.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TARGET = Path(__file__).resolve().parents[1] / "assets/ove/rapport.docx"
APP = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
TITLE = "Tilstandsrapport for barnevernet i Lyngvik 2026"
TEXT: list[tuple[int, str]] = [
    (1, "Sammendrag"),
    (0, "Rapporten viser hvordan barneverntjenesten arbeider, hva vi får til, og hva vi må bli bedre på."),
    (1, "Presentasjon av virksomheten"),
    (
        0,
        "Tjenesten følger opp barn, unge og familier i Lyngvik. Vi har en vaktordning sammen med nabokommunene.",
    ),
    (2, "Oppgaver"),
    (0, "Vi tar imot meldinger, undersøker, gir hjelp i hjemmet og følger opp dem som bor utenfor hjemmet."),
    (1, "Bemanning og kompetanse"),
    (0, "De ansatte har bred utdanning. Vi arbeider for at færre skal slutte, og for god opplæring av nye."),
    (1, "Brukermedvirkning"),
    (0, "Kommunestyret har bedt oss om å vise hva barn, unge og foreldre mener om tjenesten."),
    (1, "Samarbeid med andre sektorer"),
    (0, "Vi møter skole, barnehage, helsestasjon og NAV fast, og lager planer sammen med familiene."),
    (1, "Innsatsområder"),
    (0, "Neste år vil vi særlig arbeide med medvirkning, gode brev og hjelp i overgangen til voksenlivet."),
]
ROWS = [("Område", "Vurdering"), ("Frister", "Innenfor kravene"), ("Internkontroll", "Under arbeid")]


def build() -> bytes:
    """The report as bytes."""
    document = docx.Document()
    document.add_heading(TITLE, level=0)
    for level, text in TEXT:
        if level:
            document.add_heading(text, level=level)
        else:
            document.add_paragraph(text)
        if text == "Oppgaver":
            table = document.add_table(rows=0, cols=2, style="Table Grid")
            for row in ROWS:
                for cell, words in zip(table.add_row().cells, row, strict=True):
                    cell.text = words
            table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 -- no other way in python-docx
    document.sections[0].footer.paragraphs[0].text = "Lyngvik kommune"
    for style in document.styles.element.iter(qn("w:lang")):
        style.set(qn("w:val"), "nb-NO")
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = ""
    core.title, core.language = TITLE, "nb-NO"
    core.created = core.modified = datetime(2026, 1, 1)  # noqa: DTZ001 -- Word stores a time without a zone
    core.revision = 1
    out = io.BytesIO()
    document.save(out)
    return _same_each_time(out.getvalue())


def _same_each_time(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if "thumbnail" in entry.filename:
                continue
            part = old.read(entry)
            if entry.filename == "docProps/app.xml":
                part = APP
            if entry.filename == "_rels/.rels":
                part = b"".join(piece for piece in _relations(part) if b"thumbnail" not in piece)
            new.writestr(zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _relations(part: bytes) -> list[bytes]:
    pieces = part.split(b"<Relationship ")
    return [pieces[0], *(b"<Relationship " + piece for piece in pieces[1:-1]), _last(pieces[-1])]


def _last(piece: bytes) -> bytes:
    return b"<Relationship " + piece if b"thumbnail" not in piece else b"</Relationships>"


if __name__ == "__main__":
    TARGET.write_bytes(build())
