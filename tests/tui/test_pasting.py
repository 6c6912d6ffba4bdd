"""A paste is one paste, whatever stands in it and however the terminal cuts it into pieces."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from verksted.tui import pasting
from verksted.tui.pasting import BEGIN, END, Pastes, decoder

STRANGE = "bytes \x1b[31mrød\x1b[0m\n- to \x1b]0;tittel\x07\n\x1b[18~\x1b[20\x1b[201\x1bOP\r"
LETTERS = st.text(st.sampled_from("\x1b[201~0;mab\n\x07"), max_size=40).filter(lambda text: END not in text)


def pieces_of(data: str, cuts: list[int]) -> list[str]:
    at = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    return [data[start:end] for start, end in pairwise(at)]


@given(
    LETTERS, st.text("abc", max_size=5), st.text("abc", max_size=5), st.lists(st.integers(0, 99), max_size=9)
)
def test_a_paste_loses_its_escapes_and_nothing_else(
    text: str, before: str, after: str, cuts: list[int]
) -> None:
    data = f"{before}{BEGIN}{text}{END}{after}"
    passes = Pastes()
    got = "".join(passes.pass_on(piece) for piece in pieces_of(data, cuts))
    assert got == f"{before}{BEGIN}{text.replace(chr(27), '')}{END}{after}"


@given(st.text(st.sampled_from("\x1b[20~1abc"), max_size=30), st.lists(st.integers(0, 99), max_size=9))
def test_what_is_typed_is_never_held_back(typed: str, cuts: list[int]) -> None:
    if BEGIN in typed:
        return
    passes = Pastes()
    for piece in pieces_of(typed, cuts):
        assert passes.pass_on(piece) == piece


def test_the_parser_gives_one_paste_and_then_the_keys() -> None:
    pasting.guard()
    parser = XTermParser()
    data = f"a{BEGIN}{STRANGE}{END}b\x1b[18~"
    for size in range(1, len(data)):
        found = [one for at in range(0, len(data), size) for one in parser.feed(data[at : at + size])]
        keys = [one.key for one in found if isinstance(one, events.Key)]
        pastes = [one.text for one in found if isinstance(one, events.Paste)]
        assert keys == ["a", "b", "f7"]
        assert pastes == [STRANGE.replace("\x1b", "")]


@given(st.binary(max_size=200), st.lists(st.integers(0, 200)))
def test_no_byte_that_a_terminal_sends_is_an_error(sent: bytes, cuts: list[int]) -> None:
    decode = decoder("utf-8")().decode
    ends = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    read = "".join(decode(sent[start:end]) for start, end in pairwise(ends)) + decode(b"", final=True)
    assert read.isascii() == sent.isascii()
    assert not any(0xD800 <= ord(letter) < 0xE000 for letter in read)


@given(st.text(), st.lists(st.integers(0, 200)))
def test_letters_in_utf_8_are_read_as_they_are_however_they_come(text: str, cuts: list[int]) -> None:
    decode, sent = decoder("utf-8")().decode, text.encode()
    ends = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    assert "".join(decode(sent[start:end]) for start, end in pairwise(ends)) == text


def test_a_terminal_of_an_older_alphabet_sends_norwegian_letters() -> None:
    assert decoder("utf-8")().decode("blåbær på øya".encode("cp1252"), final=True) == "blåbær på øya"
