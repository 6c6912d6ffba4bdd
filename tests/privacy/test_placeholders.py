"""The same person is the same placeholder; nothing in the book names anybody."""

from __future__ import annotations

from hashlib import blake2b

import pytest

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.placeholders import (
    PlaceholderBook,
    placeholder_spans,
    replace_document,
    replace_findings,
    role_of,
)


def keyed(data: bytes) -> bytes:
    return blake2b(data, key=b"en nokkel", digest_size=16).digest()


def mark(text: str, *words: tuple[str, Label]) -> list[Finding]:
    found, place = [], 0
    for word, label in words:
        start = text.index(word, place)
        found.append(Finding(start, start + len(word), label, Action.MASK, Source.LIST, 0.9))
        place = start + len(word)
    return found


def test_the_same_person_gets_the_same_placeholder() -> None:
    book = PlaceholderBook(keyed)
    assert [book.person(n) for n in ("Yusuf", "Amina", "yusuf", "YUSUF")] == [
        "[person 1]",
        "[person 2]",
        "[person 1]",
        "[person 1]",
    ]


def test_the_genitive_is_carried_over() -> None:
    book = PlaceholderBook(keyed)
    assert book.person("Yusuf") == "[person 1]"
    assert book.person("Yusufs") == "[person 1]s"


def test_a_name_that_ends_in_s_is_itself() -> None:
    book = PlaceholderBook(keyed)
    assert book.person("Jonas") == "[person 1]"
    assert book.person("Jonas") == "[person 1]"


def test_the_role_before_the_name_names_the_placeholder() -> None:
    text = "saksbehandler Tone ringte. Tone var grei, sa ungdommen Kim."
    found = mark(text, ("Tone", Label.PERSON), ("Tone", Label.PERSON), ("Kim", Label.PERSON))
    assert replace_findings(text, found, PlaceholderBook(keyed)) == (
        "saksbehandler [saksbehandler] ringte. [saksbehandler] var grei, sa ungdommen [ungdom]."
    )
    assert role_of("sakshandsamar Tone", 14, "nn") == "sakshandsamar"
    assert role_of("en fin dag med Tone", 15) is None


def test_two_of_the_same_role_are_told_apart() -> None:
    book = PlaceholderBook(keyed)
    assert book.person("Tone", role="saksbehandler") == "[saksbehandler]"
    assert book.person("Per", role="saksbehandler") == "[saksbehandler 2]"


def test_other_findings_and_nynorsk() -> None:
    text = "Per bur i Moss, ikkje i Ski. sjå www.a.no"
    found = mark(
        text, ("Per", Label.PERSON), ("Moss", Label.PLACE), ("Ski", Label.PLACE), ("www.a.no", Label.URL)
    )
    assert replace_findings(text, found, PlaceholderBook(keyed, "nn"), "nn") == (
        "[person 1] bur i [stad], ikkje i [stad 2]. sjå [lenkje]"
    )


def test_the_book_holds_no_names_and_can_be_forgotten() -> None:
    book = PlaceholderBook(keyed)
    book.person("Yusuf")
    entries = book.entries()
    assert "yusuf" not in str(entries).lower()
    again = PlaceholderBook(keyed, entries=entries)
    assert again.person("Yusuf") == "[person 1]"
    again.forget()
    assert len(again) == 0
    assert again.entries() == {}


@pytest.mark.parametrize(
    "text",
    ["[person 1] sa det", "[saksbehandler]s svar", "ring [telefon]", "[fødselsnummer] sto der", "[stad 2]"],
)
def test_a_placeholder_is_no_finding(detector: Detector, text: str) -> None:
    assert placeholder_spans(text)
    assert detector.find(text) == []


def test_brackets_around_a_name_are_no_placeholder(detector: Detector) -> None:
    assert placeholder_spans("[ingrid moen]") == []
    assert detector.find("[ingrid moen] sa det") != []


def test_a_person_keeps_one_placeholder_through_a_document(detector: Detector) -> None:
    texts = ["Yusuf Warsame ringte.", "Vi snakket med Yusuf om Yusufs mor.", "Amina var der med warsame."]
    rows = detector.find_document(texts)
    masked = replace_document(texts, rows, PlaceholderBook(keyed))
    assert masked[0] == "[person 1] ringte."
    assert masked[1] == "Vi snakket med [person 1] om [person 1]s mor."
    assert "[person 1]" in masked[2]
    assert "[person 2]" in masked[2]
