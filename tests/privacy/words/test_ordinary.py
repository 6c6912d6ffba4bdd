"""Ordinary words that look like names are let go, and the same words are found where they are names."""

from __future__ import annotations

import pytest
from tests.privacy.marked import Marked, leaks, lines

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label
from verksted.privacy.missrate import Gold, Tally

ALL = list(lines("words/ordinary.txt"))


def names(found: list[Finding], text: str, *, masked: bool = False) -> list[str]:
    return [
        text[f.start : f.end]
        for f in found
        if f.label in (Label.PERSON, Label.UNKNOWN) and (f.action is Action.MASK or not masked)
    ]


def tally(detector: Detector, rows: list[Marked]) -> Tally:
    count = Tally.empty()
    for row in rows:
        free = [s for s in row.spans if s.optional]
        gold = [Gold(s.start, s.end, Label(s.label)) for s in row.spans if not s.optional]
        found = detector.find(row.text)
        count.add(
            row.text, gold, [f for f in found if not any(s.start < f.end and f.start < s.end for s in free)]
        )
    return count


@pytest.mark.parametrize("half", [0, 1], ids=["counted", "read"])
def test_words_that_tempt_are_mostly_let_go_and_the_names_among_them_found(
    detector: Detector, half: int
) -> None:
    """Before these rules .14 and .16 of the words were touched, with 31 and 50 false masks."""
    count = tally(detector, ALL[half::2])
    assert count.person.share() >= 0.94
    assert count.touched / count.words <= 0.07
    assert count.masks - count.right_masks <= 16


@pytest.mark.parametrize(
    "text",
    [
        "ingen spurte hvrodan det gikk",
        "hunden fikk ikek bli",
        "får vi faa vite det",
        "jaaaaa takk",
        "hope they read det her",
        "long story short, ingen leste mailen",
        "mark it as done",
        "live-tolk på skjerm",
        "slå meg på tråden, eg tar'an",
        "hørte'kke på meg",
        "je vart flytta att",
        "æ torde itj å vara der",
        "hu sjefen va kjekk",
        "bkm fra skolen",
        "vaktnr bytta",
        "ettv.plan mangler",
        "trøndelag og nordland gjør det på hver sin måte",
        "marte meo var fint",
        "det var megakjedelig",
    ],
)
def test_an_ordinary_word_is_nobody(detector: Detector, text: str) -> None:
    assert names(detector.find(text), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Alle sa det samme: Ring før dere kommer.",
        "Lykke til med rapporten",
        "IKKE SNAKK OM MEG SOM EN SAK",
        "uno, fifa og pizza",
        "ramadan er vanskelig når middagen er klokka fire",
        "siv og stein ved vatnet",
        "luna er hunden på inst",
        "even når jeg sa nei skrev de ja",
        "messi er best, ikke spør",
    ],
)
def test_where_it_may_be_a_name_a_person_is_asked(detector: Detector, text: str) -> None:
    assert names(detector.find(text), text, masked=True) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hope said she wants to stay", "Hope"),
        ("tell Mark that i am ok", "Mark"),
        ("i want to live with Ruth", "Ruth"),
        ("ho tora på inst e redd", "tora"),
        ("kari nordland ringte meg", "nordland"),
        ("saksbehandler Igne ringte", "Igne"),
        ("jeg heter Skoel", "Skoel"),
        ("hainn suleiman daher kjæm", "daher"),
        ("even er best på gitar", "even"),
        ("ramadan sin mor kom ikke", "ramadan"),
        ("hens-petter får ikke hilse på søsknene", "hens"),
        ("bror min heiter Uno", "Uno"),
        ("k.l. skal ikke vite hvor vi bor", "k.l"),
        ("rein er hjå besteforeldra no", "rein"),
    ],
)
def test_the_same_word_is_found_where_it_is_a_name(detector: Detector, text: str, name: str) -> None:
    start = text.index(name)
    covered = {at for f in detector.find(text) for at in range(f.start, f.end)}
    assert {at for at in range(start, start + len(name)) if text[at].isalnum()} <= covered


def test_a_phrase_is_nobody_in_the_whole_document(detector: Detector) -> None:
    rows = detector.find_document(["ho tora på inst e snill", "redd førr tora å lyn"])
    assert rows[0]
    assert rows[1] == []


@pytest.mark.parametrize("marked", [m for m in ALL if m.spans], ids=lambda m: m.text[:40])
def test_offsets_stay_inside_the_line(detector: Detector, marked: Marked) -> None:
    for f in detector.find(marked.text):
        assert 0 <= f.start < f.end <= len(marked.text)
    assert len(leaks(marked, detector.find(marked.text))) <= 1
