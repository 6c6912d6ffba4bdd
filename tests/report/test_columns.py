"""Columns of tables: they fill the room, no word is cut where there is room for it, and long texts get most."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.report.leader_reports import STYLES, report
from tests.report.samples import sample

from verksted.report.insert import insert
from verksted.report.package import unpack
from verksted.report.placing import Place, PlaceKind
from verksted.report.word.columns import SMALLEST, fitted
from verksted.workshop.handout import Table

WORDS = ("Tiltak", "Bakgrunn", "Ansvarlig", "Frist", "Status")
ROW = (
    "Fast overgangsmøte ved bytte av kontaktperson",
    "brukerundersøkelse: kontaktperson",
    "avdelingsleder",
    "2. kvartal 2027",
    "planlagt",
)
LONGEST = [len(max((*head.split(), *cell.split()), key=len)) for head, cell in zip(WORDS, ROW, strict=True)]


@given(
    st.lists(
        st.tuples(*[st.text(alphabet="abc æø", max_size=120)] * 3),
        max_size=6,
    ),
    st.integers(1500, 14000),
    st.integers(SMALLEST, 30),
)
def test_the_room_is_filled_and_letters_are_never_too_small(
    rows: list[tuple[str, str, str]], room: int, size: int
) -> None:
    fit = fitted(Table(("En", "To", "Tre"), tuple(rows), "x"), room, size)
    assert sum(fit.widths) == room
    assert all(width > 0 for width in fit.widths)
    assert SMALLEST <= fit.size <= size


def test_in_large_letters_they_are_made_smaller_before_a_word_is_cut() -> None:
    fit = fitted(Table(WORDS, (ROW,), "x"), 9070, 24)
    assert SMALLEST <= fit.size < 24
    for width, letters in zip(fit.widths, LONGEST, strict=True):
        assert width > letters * 5 * fit.size


def test_a_date_stays_on_one_line_and_the_long_text_gets_the_room() -> None:
    long = "Ungdommene ber om raskere svar. " * 8
    table = Table(
        ("Dette sa dere", "Når", "Fordi"), ((long, "2. kvartal 2027", "–"), ("Kort", "–", long)), "x"
    )
    fit = fitted(table, 9070, 20)
    assert fit.widths[1] < 2000
    assert abs(fit.widths[0] - fit.widths[2]) < 600


def test_a_report_in_large_letters_gets_smaller_ones_in_wide_tables_alone() -> None:
    small = STYLES.replace('w:val="24"/><w:lang', 'w:val="20"/><w:lang')
    where = Place(PlaceKind.HEADING, "Brukernes stemme")
    large = unpack(insert(report(), sample(), where).data)["word/document.xml"]
    plain = unpack(insert(report(styles=small), sample(), where).data)["word/document.xml"]
    assert b"<w:sz " in large
    assert b"<w:sz " not in plain
