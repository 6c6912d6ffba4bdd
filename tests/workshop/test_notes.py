"""The live syntax: what a note-taker types is what she gets, and nothing typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.workshop.notes import Line, Sign, format_line, parse_line, split_long, split_paste
from verksted.workshop.text import clean, clean_line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("får svar samme dag", Line("får svar samme dag")),
        ("+ får svar samme dag", Line("får svar samme dag", Sign.WORKS)),
        ("-fem saksbehandlere på tre år", Line("fem saksbehandlere på tre år", Sign.MUST_IMPROVE)),
        ("> la oss lese brevet først", Line("la oss lese brevet først", Sign.PROPOSAL)),
        ("? hvem leser dette", Line("hvem leser dette", Sign.QUESTION)),
        ('" vi er ikke saker', Line("vi er ikke saker", Sign.VERBATIM)),
        ("= oppsummering på sms", Line("oppsummering på sms", Sign.PROMISE)),
        ("-! ingen tok telefonen", Line("ingen tok telefonen", Sign.MUST_IMPROVE, follow_up=True)),
        ("! ring leder i morgen", Line("ring leder i morgen", follow_up=True)),
        ("+ u3 fast kontakt", Line("fast kontakt", Sign.WORKS, seat="u3")),
        ("+ U3 fast kontakt", Line("fast kontakt", Sign.WORKS, seat="u3")),
        ("u99 helt bakerst", Line("helt bakerst", seat="u99")),
        ("u0 er ikke et sete", Line("u0 er ikke et sete")),
        ("u100 er ikke et sete", Line("u100 er ikke et sete")),
        (
            "- u1 lang kø #Skole *4 på kontoret",
            Line("lang kø på kontoret", Sign.MUST_IMPROVE, False, "u1", "skole", 4),
        ),
        ("*4 enige", Line("enige", agree=4)),
        ("*100 er for mange", Line("*100 er for mange")),
        ("pris#tema er ett ord", Line("pris#tema er ett ord")),
        ("  mange    mellomrom\t her ", Line("mange mellomrom her")),
        ("#a #b to temaer", Line("#b to temaer", theme="a")),
        ("+5 grader i gangen", Line("5 grader i gangen", Sign.WORKS)),
        ("#ettervern", Line("", theme="ettervern")),
    ],
)
def test_a_typed_line_becomes_the_note_it_means(typed: str, line: Line) -> None:
    assert parse_line(typed) == line


def test_seats_can_be_switched_off() -> None:
    assert parse_line("+ u3 fast kontakt", seats=False) == Line("u3 fast kontakt", Sign.WORKS)


def test_word_for_word_is_a_quote() -> None:
    assert parse_line('" sånn sa jeg det').quote
    assert not parse_line("+ sånn sa jeg det").quote


_TYPED = st.text() | st.lists(
    st.sampled_from(
        ["+", "-", ">", "?", '"', "=", "!", "u1", "U7", "#skole", "#a-b", "*3", "*99", "å bli hørt", "  "]
    ),
    max_size=8,
).map(" ".join)


@given(_TYPED)
def test_no_line_is_rejected_and_what_is_read_reads_the_same_again(typed: str) -> None:
    line = parse_line(typed)
    assert parse_line(format_line(line)) == line


@given(_TYPED)
def test_every_letter_typed_is_in_the_note_or_in_its_marks(typed: str) -> None:
    again = format_line(parse_line(typed))
    assert sorted(clean_line(typed).lower().replace(" ", "")) == sorted(again.lower().replace(" ", ""))


def test_in_a_paste_of_several_lines_a_leading_dash_is_layout() -> None:
    pasted = "- får svar\r\n\r\n* mer tid\n> si hei\n1. ring meg\n-uten mellomrom"
    assert split_paste(pasted) == ["får svar", "mer tid", "si hei", "ring meg", "-uten mellomrom"]


def test_only_what_leads_a_pasted_line_is_layout() -> None:
    lines = ["én telefon – ikke fem", "vi møttes 12. mai", "ring - ikke skriv", "enten a) eller b) passer"]
    assert split_paste("\n".join(lines)) == lines
    assert split_paste("\n".join(f"– {line}" for line in lines)) == lines


def test_a_paste_of_one_line_keeps_its_sign() -> None:
    assert split_paste("- får ikke svar\n\n") == ["- får ikke svar"]


@given(st.text(alphabet="ab ", max_size=300), st.integers(2, 40))
def test_a_long_line_in_pieces_loses_no_letter(text: str, limit: int) -> None:
    text = clean_line(text)
    pieces = split_long(text, limit)
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")
    assert " ".join(" ".join(pieces).split()).count("a") == text.count("a")


@given(st.text())
def test_cleaned_text_holds_nothing_that_a_terminal_or_word_chokes_on(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not any(
        (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000
        for c in cleaned
    )
    assert not set(cleaned) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\ufeff\ufffe\uffff"
    )


def test_letters_typed_on_a_mac_become_the_same_letters() -> None:
    assert clean("a\u030a") == "å"
    assert clean("\x1b]52;c;aGVp\x07hei\x9b2J") == "]52;c;aGVphei2J"


def test_a_heap_of_accents_is_cleaned_in_no_time_and_is_kept() -> None:
    heap = "a" + "\u0301\u0316" * 100_000
    cleaned = clean(heap)
    assert clean(cleaned) == cleaned
    assert cleaned.count("\u0316") == 100_000
