"""The small Markdown becomes parts, and whatever else is written stays as text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.markup import parts
from verksted.workshop.handout import Bullets, Heading, Paragraph, Table


def test_every_kind_of_part() -> None:
    text = "## Hva?\n\nEn linje\nog en til.\n- a\n- b\n\n1. én\n2. to\n\n| x | y |\n|---|---|\n| 1 | |\n"
    assert parts(text) == [
        Heading("Hva?", 2),
        Paragraph("En linje og en til."),
        Bullets(("a", "b")),
        Bullets(("én", "to"), numbered=True),
        Table(("x", "y"), (("1", ""),), "Hva?"),
    ]


def test_uneven_rows_are_evened_out() -> None:
    table = parts("| a |\n| b | c |\n|  |")[0]
    assert isinstance(table, Table)
    assert {len(row) for row in (table.header, *table.rows)} == {2}
    assert len(table.rows) == 2


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab#-|. 1\n*:", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    shown = str(parts(text))
    assert shown.count("a") >= text.count("a")
    for part in parts(text):
        if isinstance(part, Table):
            assert all(len(row) == len(part.header) for row in part.rows)
