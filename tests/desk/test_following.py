"""Follow-up as functions: one of three answers to each theme, promises that stay, erasing and taking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE
from tests.desk.test_copying import held, workshop
from tests.desk.test_reviewing import ready
from tests.desk.test_reviewing import workshop as with_points

from verksted.content.letters import Use
from verksted.desk import copying, following, following_erasing
from verksted.desk import following_corrections as fixing
from verksted.desk import reviewing_quotes as quoting
from verksted.desk.desk import Desk, Tools
from verksted.desk.exporting import Exporter
from verksted.desk.following import Answer, Reply
from verksted.desk.releasing import blocked, release_now
from verksted.desk.sending import letters
from verksted.desk.sending_back import letters_back, write_back
from verksted.desk.taking import NoteTaker, take_all
from verksted.privacy.reading import read_units
from verksted.report.publish import Leaked
from verksted.workbook.errors import BadRequest, NotAllowed
from verksted.workshop.followup import Measure, MeasureStatus, Promise
from verksted.workshop.handout import Paragraph
from verksted.workshop.points import Aside, Strength

DO = Reply(Answer.DO, "Vi svarer innen en uke.", "avdelingsleder", "01.03.2027")
DO_NOT = Reply(Answer.DO_NOT, "Svar på kvelden", why_not="Vi har ikke folk på jobb om kvelden.")
LATER = Reply(Answer.KNOW_MORE, "om en app kan hjelpe", "fagutvikler", "15.01.2027")


@pytest.fixture
def theme(desk: Desk) -> str:
    with_points(desk)
    return "svar"


@pytest.mark.parametrize("reply", [DO, DO_NOT, LATER])
def test_each_of_the_three_answers_settles_a_theme(desk: Desk, theme: str, reply: Reply) -> None:
    assert [one.theme for one in following.unanswered(desk)] == [theme]
    measure = following.give_answer(desk, [theme], reply)
    assert following.unanswered(desk) == []
    assert following.answer_of(measure) is reply.answer
    assert following.subject_of(measure) == reply.what
    again = following.give_answer(desk, [theme], reply, measure.id)
    assert again == measure
    desk.workbook.undo()
    assert desk.measures.all() == [measure]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(Answer.DO, "", "leder"),
        Reply(Answer.DO, "Vi ringer."),
        Reply(Answer.DO, "Vi ringer.", "leder", "til våren"),
        Reply(Answer.DO, "Vi ringer.", "leder", "31.02.2027"),
        Reply(Answer.DO, "Vi ringer.", "leder", status=MeasureStatus.NOT_DONE),
        Reply(Answer.DO_NOT, "En app"),
        Reply(Answer.DO_NOT, "En app", why_not="Nei."),
        Reply(Answer.KNOW_MORE, "en app", "leder"),
    ],
)
def test_half_an_answer_is_no_answer(desk: Desk, theme: str, reply: Reply) -> None:
    with pytest.raises(ValueError, match=r"Skriv|Velg"):
        following.give_answer(desk, [theme], reply)
    assert following.unanswered(desk)


def test_praise_asks_for_no_answer_and_earlier_measures_are_none(desk: Desk) -> None:
    notes = workshop(desk)
    copying.make_point(desk, [notes[0].id])
    assert following.owed(desk) == []
    copying.make_point(desk, [notes[3].id])
    desk.apply([desk.measures.put(Measure("g", "Gammelt", themes=("svar",), earlier=True))], "x")
    assert [one.theme for one in following.unanswered(desk)] == ["svar"]


def test_a_measure_moves_on_but_needs_a_reason_to_be_given_up(desk: Desk, theme: str) -> None:
    measure = following.give_answer(desk, [theme], DO)
    assert following.set_status(desk, measure.id, MeasureStatus.DONE).status is MeasureStatus.DONE
    with pytest.raises(ValueError, match="hvorfor"):
        following.set_status(desk, measure.id, MeasureStatus.NOT_DONE, "nei")
    with pytest.raises(ValueError, match="finnes ikke"):
        following.set_status(desk, "borte", MeasureStatus.DONE)


def test_promises_made_in_the_room_wait_until_they_are_written_down(desk: Desk) -> None:
    workshop(desk)
    (note,) = take_all(NoteTaker(desk), ["= dere får referat innen jul"])
    assert following.promised_notes(desk) == [note]
    promise = following.give_promise(desk, "Dere får referat.", "leder", "15.12.2026", note=note.id)
    assert following.promised_notes(desk) == []
    assert promise.due == "2026-12-15"
    assert following.keep_promise(desk, promise.id, True).kept
    with pytest.raises(ValueError, match="rolle"):
        following.give_promise(desk, "Noe", " ", "")


def test_last_workshops_open_promises_come_along_once(desk: Desk) -> None:
    earlier = [Promise("a", "Fast kontakt.", "leder"), Promise("b", "Holdt.", "leder", kept=True)]
    assert following.take_promises(desk, earlier) == 1
    assert following.take_promises(desk, earlier) == 0
    assert [promise.text for promise in desk.promises.all()] == ["Fast kontakt."]


def test_taking_back_removes_a_seat_everywhere_and_the_points_must_be_judged_again(desk: Desk) -> None:
    notes = workshop(desk)
    point = copying.make_point(desk, [notes[1].id, notes[2].id])
    copying.set_aside(desk, [notes[0].id], Aside.DUPLICATE, same_as=notes[2].id)
    quoting.set_quote(desk, point.id, "de tok seg tid", consent=True, today=date(2026, 10, 15))
    before = held(desk)
    assert following_erasing.seats(desk) == [("u1", 1), ("u2", 1), ("u3", 1), ("u4", 1)]
    done = following_erasing.withdraw(desk, " U3 ")
    assert done.notes == 1
    assert [one.id for one in done.points] == [point.id]
    rest = copying.point_of(desk, point.id)
    assert rest.notes == (notes[1].id,)
    assert rest.strength is Strength.SOME
    assert rest.insider is None
    assert rest.quote is None, "the words may be those that were taken back"
    assert desk.notes.get(notes[2].id) is None
    aside = desk.aside.get(notes[0].id)
    assert aside is not None
    assert aside.merged_into is None
    desk.workbook.undo()
    assert held(desk) == before
    with pytest.raises(ValueError, match="Ingen notater"):
        following_erasing.withdraw(desk, "u77")


def test_a_point_left_without_voices_blocks_until_it_is_judged(desk: Desk) -> None:
    notes = workshop(desk)
    point = copying.make_point(desk, [notes[1].id])
    following_erasing.withdraw(desk, "u2")
    assert ("no-voices", f"point:{point.id}") in {(entry.code, entry.unit) for entry in blocked(desk)}


def test_raw_notes_are_erased_only_after_release_and_a_decision(desk: Desk, tools: Tools) -> None:
    with_points(desk)
    with pytest.raises(ValueError, match="Frigi"):
        following_erasing.erase_raw(desk)
    assert following_erasing.erase_after(desk) is None
    ready(desk)
    summary = release_now(desk)
    with pytest.raises(ValueError, match="frigitt"):
        following_erasing.withdraw(desk, "u1")
    with pytest.raises(NotAllowed):
        following_erasing.erase_raw(desk)
    with pytest.raises(BadRequest):
        following_erasing.record_retention(desk, date(2026, 11, 1), "leder", " ")
    following_erasing.record_retention(desk, date(2026, 11, 1), "leder", following_erasing.default_basis())
    assert following_erasing.erase_after(desk) == date(2026, 11, 13)
    receipt, rest = following_erasing.erase_raw(desk)
    with rest:
        assert receipt.removed["notes"] == 3
        assert len(rest.notes) == 0
        assert rest.released.all()[0].summary == summary
        assert len(rest.points) == 3
    with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools) as again:
        assert len(again.notes) == 0


def test_a_name_in_a_letter_or_a_file_name_stops_the_file(desk: Desk, tmp_path: Path) -> None:
    with_points(desk)
    desk.hide("Solfrid")
    ready(desk)
    release_now(desk)
    exporter = Exporter(desk)
    with pytest.raises(Leaked):
        exporter.write_summary(tmp_path / "Solfrid.md")
    assert not list(tmp_path.glob("Solfrid*"))
    for contact in ("Solfrid i resepsjonen", "Kristin Haugland, tlf. 41 23 45 67"):
        for use in (Use.FEEDBACK, Use.EASY, Use.MINUTES, Use.THANKS):
            (letter, *_) = letters(desk, [use], contact=contact)
            with pytest.raises(Leaked):
                exporter.write_letter(tmp_path, letter, given=contact)
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("de kom alltid to timer for sent til oss", "fem ord på rad"),
        ("spør u2 om det", "plass i rommet"),
        ("det var aldri slik at noen ringte oss", "fem ord på rad"),
    ],
    ids=["five words of a note", "a seat", "five words of a correction"],
)
def test_what_was_said_and_where_one_sat_is_found_in_a_finished_file(
    desk: Desk, tmp_path: Path, planted: str, told: str
) -> None:
    """The last net, under all others: a sentence that came in by a way nobody thought of."""
    with_points(desk)
    take_all(NoteTaker(desk), ["- u2 de kom alltid to timer for sent til oss"])
    copying.set_aside(desk, [desk.notes.all()[-1].id], Aside.PRACTICAL)
    ready(desk)
    release_now(desk)
    fixing.note_correction(desk, "p1", "det var aldri slik at noen ringte oss", date(2026, 10, 20))
    (letter, *_) = letters(desk, [Use.THANKS], contact="kontoret")
    exporter = Exporter(desk)
    parts = (*letter.handout.parts, Paragraph(f"Hei. {planted}."))
    with pytest.raises(Leaked) as stopped:
        exporter.write_letter(tmp_path, replace(letter, handout=replace(letter.handout, parts=parts)))
    assert any(told in f"{leak.what} {leak.why}" for leak in stopped.value.leaks)
    assert not list(tmp_path.glob("*.docx"))
    assert exporter.write_letter(tmp_path, letter).exists()


def test_undo_does_not_pass_a_release(desk: Desk) -> None:
    with_points(desk)
    ready(desk)
    summary = release_now(desk)
    assert desk.workbook.undo() is None
    assert [entry.summary for entry in desk.released.all()] == [summary]


def test_the_telephone_of_an_office_may_stand_in_a_letter_after_the_release(
    desk: Desk, tmp_path: Path
) -> None:
    with_points(desk)
    ready(desk)
    release_now(desk)
    contact = "fagutvikleren, telefon 55 00 00 00"
    (back, *_), _ = letters_back(desk, contact=contact, uses=[Use.THANKS])
    path = write_back(desk, back, tmp_path, contact=contact)
    assert path.exists()
    assert any(contact in unit.text for unit in read_units(BytesIO(path.read_bytes()), name=path.name))


@pytest.mark.parametrize(
    ("text", "day"),
    [("", ""), ("15.03.2027", "2027-03-15"), ("1. 3. 2027", "2027-03-01"), ("2027-03-15", "2027-03-15")],
)
def test_dates_are_read_as_people_write_them(text: str, day: str) -> None:
    assert following.day_of(text) == day
