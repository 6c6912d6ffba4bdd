"""The detector as a user meets it: documents, allow-lists, the hide list, bad input."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.privacy.test_checkdigits import numbers_with_right_digits

from verksted.privacy.allow import list_date
from verksted.privacy.combination import reason
from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.hide import HideList
from verksted.privacy.read_before import ReadBefore, read_before
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import Tagger, WordScore
from verksted.privacy.tokens import Token


def told(text: str, found: list[Finding]) -> list[tuple[str, Label]]:
    return [(text[f.start : f.end], f.label) for f in found]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("tlf 980 14 552", "980 14 552", Label.PHONE),
        ("Søndre vei 31, 2408 Elverum er adressen", "Søndre vei 31, 2408 Elverum", Label.ADDRESS),
        ("rektoren på Åsheim tok det opp", "rektoren på Åsheim", Label.ROLE),
        ("vi er ni søsken", "ni søsken", Label.FAMILY),
        ("faren er fra Syria", "Syria", Label.ORIGIN),
        ("møtet natt til 11. november", "11. november", Label.DATE),
        ("sak 21/4402 er feil", "21/4402", Label.CASE_NO),
        ("barnevernvakta i Drammen kom", "barnevernvakta i Drammen", Label.ORG),
    ],
)
def test_borders_follow_the_guidelines(detector: Detector, text: str, words: str, label: Label) -> None:
    assert (words, label) in told(text, detector.find(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "barnevernet, tjenesten, skolen og BUP bør møtes oftere",
        "når man er åtte er to uker lenge",
        "mandag etter påske eller i mai",
        "mer kunnskap om adhd for alle ansatte",
        "to barn, skilt, bor med mor",
        "saksbehandler, kontaktperson og fostermor må snakke sammen",
        "kr 1500 og 116 111 og rom 214",
        "i kommunen og i bygda",
        "D3, Deltaker 4 og gutt 2 var enige",
    ],
)
def test_what_the_guidelines_leave_out_is_left_alone(detector: Detector, text: str) -> None:
    assert [f for f in detector.find(text) if f.label is not Label.UNKNOWN and f.action is Action.MASK] == []


def test_a_place_found_once_is_found_again_in_the_document(detector: Detector) -> None:
    texts = ["gutten på Knausheim ungdomsskole ble hentet", "alle på knausheim så det"]
    second = detector.find_document(texts)[1]
    assert any(texts[1][f.start : f.end] == "knausheim" for f in second)


def test_one_row_of_findings_for_each_text(detector: Detector) -> None:
    texts = ["", "tlf 980 14 552", "ingenting her", "🙂"]
    rows = detector.find_document(texts)
    assert [bool(row) for row in rows] == [False, True, False, False]
    assert detector.find_document([]) == []


def test_allow_lists_let_services_pass_and_can_be_turned_off() -> None:
    text = "Barneombudet Mina Gerhardsen og Forandringsfabrikken burde høre dette"
    assert Detector.load().find(text) == []
    assert Detector.load(allow_lists=False).find(text) != []
    assert len(list_date()) == 7


def test_a_bare_surname_never_passes() -> None:
    text = "Gerhardsen ringte aldri tilbake"
    assert any(text[f.start : f.end] == "Gerhardsen" for f in Detector.load().find(text))


def test_the_workbooks_own_list_lets_words_pass() -> None:
    text = "vi var på Knausheim med alle"
    assert any("Knausheim" in text[f.start : f.end] for f in Detector.load().find(text))
    assert Detector.load(own_allowed=["knausheim"]).find(text) == []


def test_hidden_words_are_found_even_if_allowed() -> None:
    text = "Forandringsfabrikken var her"
    hidden = Detector.load(hidden=HideList(["Forandringsfabrikken"])).find(text)
    assert [(f.source, f.action) for f in hidden] == [(Source.HIDDEN, Action.MASK)]


def test_several_quasi_identifiers_are_told_together(detector: Detector) -> None:
    text = "hun er 15 år, bor i Moss, har epilepsi og er den eneste i klassen med det"
    found = detector.find(text)
    assert reason(found) == "Alder, sted og helse står sammen og kan peke på én person."
    assert any(f.source is Source.COMBINATION and f.action is Action.LOOK for f in found)
    assert reason(detector.find("hun bor i Moss")) is None


def test_a_weak_fact_alone_is_left_alone(detector: Detector) -> None:
    assert not any(f.source is Source.COMBINATION for f in detector.find("hun går i 8. klasse"))


ODD = [
    "🙂🙂 ring 980 14 552 🙂",
    "\x00tlf\x00 980\x0014\x00552",
    "\u202eabc\u202c tlf 980 14 552",
    "A\u030ase og tlf 980 14 552",
    "tlf ９８０ １４ ５５２",
    "שלום tlf 980 14 552 مرحبا",
    "e\u0301" * 50 + " tlf 980 14 552",
    "\ud800 tlf 980 14 552",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_offsets_hold_in_odd_text(detector: Detector, text: str) -> None:
    found = [f for f in detector.find(text) if f.label is Label.PHONE]
    assert len(found) == 1
    digits = "".join(str(int(c)) for c in text[found[0].start : found[0].end] if c.isdigit())
    assert digits == "98014552"


@given(st.text(max_size=120))
@settings(max_examples=80, deadline=None)
def test_any_text_gives_ordered_findings_inside_it(detector: Detector, text: str) -> None:
    found = detector.find(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


UNITS = ["1", "1 ", " ", "a@", "a.", "å", "-", "1/", "kari ", "\n", "🙂", "\u0301", "\x00", "Olavs ", "(", "på i ", "sak nr ",
         "mor er ", "barne- og ", "null to ", "http://", "a-", "konto 1", "a_", "nav i ", "jeg er 1", "12.", "@a", "1.1.", "O0l1",
         "jeg er ti ", "på snap heter ", "følg meg ", "far jobber som ", "mor har fire ", "født i 1", "samme far ", "ti, ", "åtte og ",
         "søstra mi te ", "den eneste ", "snapen hans er ", "Nedre ", "a-huset ", "1\n", "1 1 1\n", "4, ", "91x", "ring 4:"]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_runs_take_linear_time(detector: Detector, unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        detector.find(text)
        return time.process_time() - began

    small = seconds(3_000)
    assert seconds(12_000) < 12 * small + 1


def test_a_window_border_hides_nothing(detector: Detector) -> None:
    number = numbers_with_right_digits(1)[0]
    for lead in range(3_960, 4_010, 3):
        text = "ord " * (lead // 4) + " " * (lead % 4) + f"{number[:6]} {number[6:]}" + " ord" * 100
        assert [text[f.start : f.end] for f in detector.find(text) if f.label is Label.FNR] == [
            f"{number[:6]} {number[6:]}"
        ]


def test_the_same_text_always_gives_the_same_findings() -> None:
    text = "Vilde (15 år) fra Moss har epilepsi og tlf 980 14 552"
    assert Detector.load().find(text) == Detector.load().find(text)


def test_no_word_of_a_document_is_remembered_but_everyday_ones() -> None:
    detector = Detector.load()
    detector.find_document(["Ingeborgrud flyttet til Skarholt", "skarholt og ingeborgrud"])
    assert detector._names is not None
    lexicon = detector._names.tagger.lexicon
    assert not lexicon._at_hand
    assert not {"Ingeborgrud", "ingeborgrud", "Skarholt", "skarholt"} & lexicon._everyday.keys()


def test_a_document_reads_the_same_whether_its_surfaces_are_kept_or_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [f"Vilde{number} fra Moss ringte 980 14 552, og mor til Kåre er 43 år" for number in range(30)]
    kept = Detector.load().find_document(texts)
    read_before.forget()
    monkeypatch.setattr("verksted.privacy.detector._KEPT_AT_ONCE", 5)
    monkeypatch.setattr("verksted.privacy.detector._KEPT_LETTERS", 100)
    assert Detector.load().find_document(texts) == kept


def test_one_more_note_is_read_alone_and_the_rest_is_weighed_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that the new note makes sure is found in the old ones, and goes again with the note."""
    texts = [f"skarholt sa nei til {number} av oss" for number in range(5)]
    more = [*texts, "Ingeborg Skarholt ringte på 980 14 552"]
    read_before.forget()
    alone, together = Detector.load().find_document(texts), Detector.load().find_document(more)
    read_before.forget()
    detector = Detector.load()
    assert detector.find_document(texts) == alone
    assert detector._names is not None
    read: list[str] = []
    tagger = detector._names.tagger
    scores = type(tagger).scores

    def counted(
        self: Tagger, tokens: Sequence[Token], words: Sequence[Word], text: str = ""
    ) -> list[WordScore]:
        read.append(text)
        return scores(self, tokens, words, text)

    monkeypatch.setattr(type(tagger), "scores", counted)
    assert Detector.load().find_document(more) == together
    assert Detector.load().find_document(texts) == alone
    assert more[-1] in read
    assert not set(texts[1:]) & set(read)


def test_what_is_kept_of_a_document_holds_no_text_and_has_a_bound() -> None:
    kept = ReadBefore(3)
    for number in range(5):
        kept.keep(f"kari {number}", ((), ()))
    assert [kept.get(f"kari {number}") for number in range(5)] == [None, None, ((), ()), ((), ()), ((), ())]
    assert "kari" not in repr(kept._kept)
    kept.forget()
    assert kept.get("kari 4") is None
