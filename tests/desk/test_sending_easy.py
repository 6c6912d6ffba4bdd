"""Easy words: asked for where a text is too long, searched and signed as all else, and told where they lack."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from tests.desk.conftest import SECOND
from tests.desk.test_copying import held, travelled
from tests.desk.test_reviewing import ready, workshop

from verksted.content.letters import Use
from verksted.content.lix import EASY, measure
from verksted.desk import copying, following
from verksted.desk.desk import Desk
from verksted.desk.following import Answer, Reply
from verksted.desk.releasing import blocked, changed_since_release, mark_reviewed, release_now
from verksted.desk.reviewing_gate import answer_insider, passed_test, sign_with
from verksted.desk.reviewing_store import review, rewrite, store
from verksted.desk.sending_back import letters_back, write_back
from verksted.desk.sending_easy import LONGEST, Kind, easy_texts, lacking, left, set_easy, shorter, too_long
from verksted.privacy.reading import read_units
from verksted.report.errors import BadSummary
from verksted.report.json_form import from_json, to_json
from verksted.report.signing import verify
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.points import Reader

LONG = (
    "Noen venter lenge på svar, og de ber tjenesten om å si fra med en gang når det blir forsinket, "
    "slik at ingen sitter og lurer på om meldingen er lest."
)
EASY_WORDS = "Noen venter lenge på svar. Si fra når det tar tid."
CONTACT = "fagutvikleren"


@pytest.fixture
def long(desk: Desk) -> Desk:
    """A workbook with one long point that asks for something, and an answer to it that is long too."""
    workshop(desk)
    ready(desk)
    copying.write_text(desk, "p1", LONG)
    reply = Reply(Answer.DO_NOT, "Svar på kvelden og i helgene", why_not=f"Det er fordi {LONG.lower()}")
    following.give_answer(desk, ["svar"], reply)
    return desk


def sign_anew(desk: Desk) -> None:
    hand = review(desk)
    while hand.open:
        at = hand.next_open(-1)
        assert at is not None
        store(desk, hand.keep(at, "ikke en person", fact=False), hand.book)
    for point in desk.points.all():
        if not passed_test(point):
            answer_insider(desk, point.id, dict.fromkeys(Reader, False))
    mark_reviewed(desk)
    sign_with(desk, SECOND)


def test_only_what_is_too_long_and_has_no_easy_words_lacks_them(long: Desk) -> None:
    assert too_long(LONG)
    assert not too_long(" ".join(["ord"] * LONGEST) + ".")
    assert too_long(" ".join(["ord"] * (LONGEST + 1)) + ".")
    missing = left(easy_texts(long))
    assert {(one.kind, one.text) for one in missing} >= {(Kind.POINT, LONG)}
    assert any(one.kind is Kind.MEASURE for one in missing)
    for one in missing:
        set_easy(long, one.kind, one.id, EASY_WORDS)
    assert left(easy_texts(long)) == []


def test_easy_words_are_one_step_and_make_the_point_wait_for_its_readers(long: Desk) -> None:
    answer_insider(long, "p1", dict.fromkeys(Reader, False))
    assert passed_test(copying.point_of(long, "p1"))
    before = held(long)
    set_easy(long, Kind.POINT, "p1", "  Ring  telefon 41 23 45 67 nå. ")
    easy = copying.point_of(long, "p1").easy
    assert easy.startswith("Ring telefon")
    assert "41 23" not in easy
    assert not passed_test(copying.point_of(long, "p1"))
    travelled(long, before, most=1)
    set_easy(long, Kind.POINT, "p1", "")
    assert passed_test(copying.point_of(long, "p1"))
    with pytest.raises(ValueError, match="finnes ikke"):
        set_easy(long, Kind.MEASURE, "borte", "Ord.")


def test_the_letter_says_the_easy_words_and_which_texts_lack_them(long: Desk, tmp_path: Path) -> None:
    sign_anew(long)
    first = release_now(long)
    assert LONG in lacking(first)
    (back,), _ = letters_back(long, contact=CONTACT, uses=[Use.EASY])
    assert LONG in back.lacking
    assert not back.plain
    for one in left(easy_texts(long)):
        set_easy(long, one.kind, one.id, EASY_WORDS)
    assert changed_since_release(long)
    assert {"signature-stale", "insider-stale"} <= {entry.code for entry in blocked(long)}
    (stale,), _ = letters_back(long, contact=CONTACT, uses=[Use.EASY])
    assert LONG in stale.lacking, "what nobody has signed is in no letter"
    sign_anew(long)
    second = release_now(long)
    assert not changed_since_release(long)
    assert lacking(second) == []
    (back,), _ = letters_back(long, contact=CONTACT, uses=[Use.EASY])
    assert not back.lacking
    path = write_back(long, back, tmp_path, contact=CONTACT)
    told = " ".join(unit.text for unit in read_units(BytesIO(path.read_bytes()), name=path.name))
    assert EASY_WORDS in told
    assert LONG not in told


def test_easy_words_are_in_the_signed_file_and_older_files_are_as_they_were(long: Desk) -> None:
    sign_anew(long)
    first = release_now(long)
    assert b'"easy"' not in to_json(first)
    set_easy(long, Kind.POINT, "p1", EASY_WORDS)
    sign_anew(long)
    second = release_now(long)
    again = from_json(to_json(second))
    assert again == second
    assert verify(again)
    theme = second.themes[0]
    points = tuple(replace(point, easy=point.easy.upper()) for point in theme.points)
    assert not verify(replace(second, themes=(replace(theme, points=points), *second.themes[1:])))
    empty = to_json(second).replace(EASY_WORDS.encode(), b"")
    with pytest.raises(BadSummary):
        from_json(empty)


def test_easy_words_of_another_answer_do_not_stay(long: Desk) -> None:
    (measure_,) = long.measures.all()
    set_easy(long, Kind.MEASURE, measure_.id, "Vi svarer ikke på kvelden.")
    following.set_status(long, measure_.id, MeasureStatus.DONE)
    assert long.measures.all()[0].easy == ""
    long.workbook.undo()
    assert long.measures.all()[0].easy == "Vi svarer ikke på kvelden."


def test_easy_words_are_rewritten_in_the_review_as_any_text(long: Desk) -> None:
    set_easy(long, Kind.POINT, "p1", "Solfrid svarer fort.")
    rewrite(long, "easy:p1", "Solfrid svarer fort.", "Noen svarer fort.")
    assert copying.point_of(long, "p1").easy == "Noen svarer fort."
    assert copying.point_of(long, "p1").text == LONG
    with pytest.raises(ValueError, match="mellomtiden"):
        rewrite(long, "easy:p1", "Solfrid svarer fort.", "Noe annet.")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Spør hva vi vil, og hør etter hele tiden.", "Spør hva vi vil. Hør etter hele tiden."),
        ("Si fra før møtet; vi vil vite det.", "Si fra før møtet. Vi vil vite det."),
        ("Kort nok.", "Kort nok."),
    ],
)
def test_a_long_sentence_is_cut_where_two_thoughts_are_joined(text: str, cut: str) -> None:
    assert shorter(text) == cut
    assert measure(shorter(text), EASY).longest <= measure(text, EASY).longest
