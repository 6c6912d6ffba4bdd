"""Room to write in: empty columns get it, and nothing else of a sheet is changed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from verksted.desk.writing_room import with_room
from verksted.workshop.handout import Handout, HandoutKind, Paragraph, Table
from verksted.workshop.words import WrittenStandard

WORD = st.text(alphabet="abcæøå ", max_size=60)


def sheet(*parts: Paragraph | Table) -> Handout:
    return Handout("ark", HandoutKind.RUN_SHEET, WrittenStandard.BOKMAL, "Ark", parts)


def table_of(handout: Handout) -> Table:
    (part,) = handout.parts
    assert isinstance(part, Table)
    return part


@given(st.lists(st.lists(WORD, min_size=3, max_size=3), min_size=1, max_size=6), st.integers(0, 3))
def test_only_the_layout_is_changed(rows: list[list[str]], blank: int) -> None:
    given_rows = tuple(tuple("" if at < blank else text for at, text in enumerate(row)) for row in rows)
    before = Table(("a", "b", "c"), given_rows, "tabell")
    after = table_of(with_room(sheet(before)))
    assert replace(after, by_hand=False, shares=()) == before
    if any(not any(cell.strip() for cell in column) for column in zip(*given_rows, strict=True)):
        assert after.by_hand
        assert len(after.shares) == 3
        assert all(share > 0 for share in after.shares)
    else:
        assert after == before


def test_empty_columns_have_about_half_of_a_form() -> None:
    made = table_of(
        with_room(sheet(Table(("Spørsmål", "Vi svarer"), (("Hva er det lengste spørsmålet?", ""),), "x")))
    )
    assert made.shares[1] >= 45


def test_what_is_full_or_laid_out_already_stays() -> None:
    full = Table(("a", "b"), (("en", "to"),), "x")
    own = Table(("a", "b"), (("en", ""),), "x", shares=(1, 2))
    for one in (full, own):
        assert table_of(with_room(sheet(one))) == one
    assert with_room(sheet(Paragraph("tekst"))).parts == (Paragraph("tekst"),)
