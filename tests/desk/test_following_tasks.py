"""After the workshop: what is to be remembered, what was corrected, and what the next one opens with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE, SECOND
from tests.desk.test_copying import held
from tests.desk.test_reviewing import ready
from tests.desk.test_reviewing import workshop as with_points

from verksted.content.tables import heard_table
from verksted.desk import copying, following, following_erasing
from verksted.desk import following_corrections as fixing
from verksted.desk.desk import Desk, Tools
from verksted.desk.following import Answer, Reply
from verksted.desk.following_over import SINCE_LAST, carry_over
from verksted.desk.following_tasks import ANSWERS, Task, TaskKind, open_tasks, tasks, tick
from verksted.desk.progress import open_deadlines
from verksted.desk.releasing import blocked, release_now
from verksted.desk.reviewing_gate import sign_with
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.corrections import Verdict
from verksted.workshop.followup import MeasureStatus
from verksted.workshop.points import PointSign

TODAY = date(2026, 10, 20)
DO = Reply(Answer.DO, "Vi svarer innen en uke.", "leder", "01.03.2027")
NO = Reply(Answer.DO_NOT, "Svar på kvelden", why_not="Vi har ikke folk på jobb om kvelden.")


def task(desk: Desk, about: str) -> Task:
    return next(one for one in tasks(desk) if one.about == about)


def codes(desk: Desk) -> set[tuple[str, str]]:
    return {(entry.code, entry.unit) for entry in blocked(desk)}


def test_the_list_holds_milestones_promises_and_measures_by_day(desk: Desk) -> None:
    with_points(desk)
    promise = following.give_promise(desk, "Dere får referat.", "leder", "22.10.2026")
    following.give_answer(desk, ["svar"], DO)
    listed = tasks(desk)
    assert [one.day for one in listed] == sorted(one.day for one in listed if one.day)
    assert {one.kind for one in listed} == set(TaskKind) - {TaskKind.NEWS}
    assert {"fair-copy", "promises-kept", "thanks-sent", "minutes-checked", ANSWERS, "second-answer"} <= {
        one.about for one in listed
    }
    assert all(one.day is not None and one.day > date(2026, 10, 14) for one in listed)
    assert task(desk, "thanks-sent").late(TODAY)
    assert task(desk, promise.id).near(TODAY)
    assert not task(desk, promise.id).late(TODAY)


def test_a_task_is_closed_and_opened_again_and_the_close_can_be_taken_back(desk: Desk) -> None:
    with_points(desk)
    promise = following.give_promise(desk, "Dere får referat.", "leder", "22.10.2026")
    measure = following.give_answer(desk, ["svar"], DO)
    for about in ("thanks-sent", promise.id, measure.id):
        before = held(desk)
        assert tick(desk, task(desk, about).id, TODAY).done
        assert about not in {one.about for one in open_tasks(desk)}
        desk.workbook.undo()
        assert held(desk) == before
        desk.workbook.redo()
        assert not tick(desk, task(desk, about).id, TODAY).done
    with pytest.raises(ValueError, match="finnes ikke"):
        tick(desk, "promise:borte", TODAY)


def test_answers_cannot_be_ticked_as_sent_before_every_piece_of_advice_has_one(desk: Desk) -> None:
    with_points(desk)
    left = following.advice_left(desk)
    assert len(left) == 3
    with pytest.raises(ValueError, match="3 råd venter"):
        tick(desk, task(desk, ANSWERS).id, TODAY)
    following.give_answer(desk, [], DO, points=[left[0].id])
    following.give_answer(desk, [], NO, points=[left[1].id])
    assert [one.id for one in following.advice_left(desk)] == [left[2].id]
    (theme,) = following.unanswered(desk)
    assert theme.left == (left[2],)
    with pytest.raises(ValueError, match="1 råd venter"):
        tick(desk, task(desk, ANSWERS).id, TODAY)
    measure = desk.measures.all()[0]
    following.answer_also(desk, measure.id, [left[2].id])
    assert following.advice_left(desk) == []
    with pytest.raises(ValueError, match="ikke frigitt"):
        tick(desk, task(desk, ANSWERS).id, TODAY)
    ready(desk)
    release_now(desk)
    assert tick(desk, task(desk, ANSWERS).id, TODAY).done


def test_an_answer_to_one_piece_of_advice_is_none_to_another(desk: Desk) -> None:
    with_points(desk)
    measure = following.give_answer(desk, [], DO, points=["p1"])
    assert measure.themes == ("svar",)
    (theme,) = following.owed(desk)
    assert [one.id for one in theme.left] == ["p2", "p3"]
    copying.set_sign(desk, "p2", PointSign.WORKS)
    assert [one.id for one in following.advice_left(desk)] == ["p3"]
    copying.merge(desk, "p3", "p1")
    assert [one.id for one in following.advice_left(desk)] == ["p3"]


def test_late_and_promised_things_stand_in_the_overview_too(desk: Desk) -> None:
    with_points(desk)
    following.give_promise(desk, "Dere får referat.", "leder", "15.10.2026")
    following.give_answer(desk, ["svar"], DO)
    known = {entry.name: entry for entry in open_deadlines(desk, TODAY)}
    assert known["Dere får referat."].late(TODAY)
    assert known["Dere får referat."].place == "to-do"
    assert "Vi svarer innen en uke." in known
    promise = desk.promises.all()[0]
    following.keep_promise(desk, promise.id, True)
    assert "Dere får referat." not in {entry.name for entry in open_deadlines(desk, TODAY)}


def test_a_measure_that_has_come_to_its_end_is_news_until_those_who_took_part_are_told(desk: Desk) -> None:
    with_points(desk)
    done = following.give_answer(desk, ["svar"], DO)
    ready(desk)
    release_now(desk)
    assert not [one for one in tasks(desk) if one.kind is TaskKind.NEWS]
    following.set_status(desk, done.id, MeasureStatus.UNDER_WAY)
    assert not [one for one in tasks(desk) if one.kind is TaskKind.NEWS]
    following.set_status(desk, done.id, MeasureStatus.DONE)
    first = tasks(desk)[0]
    assert first.kind is TaskKind.NEWS
    assert "gjennomført" in first.name
    before = held(desk)
    assert tick(desk, first.id, TODAY).done
    assert not tick(desk, first.id, TODAY).done
    desk.workbook.undo()
    desk.workbook.undo()
    assert held(desk) == before
    sign_with(desk, SECOND)
    release_now(desk)
    assert not [one for one in tasks(desk) if one.kind is TaskKind.NEWS]


def test_one_may_be_sorry_for_a_promise_and_that_is_what_they_are_told(desk: Desk) -> None:
    with_points(desk)
    promise = following.give_promise(desk, "Dere får gavekort", "leder", "15.10.2026")
    with pytest.raises(ValueError, match="hvorfor"):
        following.be_sorry(desk, promise.id, "nei")
    following.be_sorry(desk, promise.id, "Kommunen hadde ikke penger igjen i år.")
    assert task(desk, promise.id).done
    ready(desk)
    summary = release_now(desk)
    told = "Dere får gavekort. Det klarte vi ikke: Kommunen hadde ikke penger igjen i år."
    assert [entry.text for entry in summary.promises] == [told]
    assert not summary.promises[0].kept


# Corrections ----------------------------------------------------------------------------------------


def test_a_correction_makes_the_point_wait_and_blocks_until_it_is_judged(desk: Desk) -> None:
    with_points(desk)
    ready(desk)
    assert blocked(desk) == []
    made = fixing.note_correction(desk, "p1", "det var ikke slik, ring 41 23 45 67", TODAY)
    assert "41 23 45 67" not in made.said
    assert {("correction-open", "point:p1"), ("insider-missing", "point:p1")} <= codes(desk)
    with pytest.raises(ValueError, match="blir stående"):
        fixing.let_stand(desk, made.id, "nei")
    fixing.let_stand(desk, made.id, "Flere sa det slik i rommet.")
    assert ("correction-open", "point:p1") not in codes(desk)
    assert ("insider-missing", "point:p1") in codes(desk)


def test_each_verdict_is_one_step_that_can_be_taken_back(desk: Desk) -> None:
    with_points(desk)
    made = fixing.note_correction(desk, "p1", "vi sa noe annet", TODAY)
    before = held(desk)
    verdicts: list[tuple[Callable[[], object], Verdict]] = [
        (lambda: fixing.change_point(desk, made.id, "Noen vil ha svar før helgen."), Verdict.CHANGED),
        (lambda: fixing.let_stand(desk, made.id, "Flere sa det slik."), Verdict.STANDS),
        (lambda: fixing.put_aside(desk, made.id), Verdict.ASIDE),
    ]
    for act, verdict in verdicts:
        act()
        judged = fixing.corrections(desk).get(made.id)
        assert judged is not None
        assert judged.verdict is verdict
        assert fixing.open_corrections(desk) == []
        desk.workbook.undo()
        assert held(desk) == before
    with pytest.raises(ValueError, match="slik de mente"):
        fixing.change_point(desk, made.id, copying.point_of(desk, "p1").text)


def test_what_is_missing_becomes_a_note_that_waits_to_be_used(desk: Desk) -> None:
    with_points(desk)
    ready(desk)
    (note,) = fixing.note_missing(desk, "> vi ba om kveldstelefon")
    assert note.text == "vi ba om kveldstelefon"
    assert "notes-unhandled" in {code for code, _ in codes(desk)}


def test_a_correction_after_the_release_asks_for_a_new_one_and_goes_with_the_raw_notes(
    desk: Desk, tools: Tools
) -> None:
    with_points(desk)
    ready(desk)
    assert fixing.numbers_in_letter(desk) == {}
    summary = release_now(desk)
    table = heard_table(summary)
    told = {name: table.rows[number - 1] for name, number in fixing.numbers_in_letter(desk).items()}
    assert len(told) == len(desk.points)
    assert all(copying.point_of(desk, name).text in row[1] for name, row in told.items())
    made = fixing.note_correction(desk, "p2", "det var fire ganger", TODAY)
    fixing.change_point(desk, made.id, "Noen vil ha svar samme dag.")
    assert ("insider-missing", "point:p2") in codes(desk)
    assert "signature-stale" in {code for code, _ in codes(desk)}
    following_erasing.record_retention(desk, date(2026, 11, 1), "leder", following_erasing.default_basis())
    _, rest = following_erasing.erase_raw(desk)
    with rest:
        assert not fixing.corrections(rest).all()
    with Desk.open(desk.workbook.folder, passphrase=PASSPHRASE, tools=tools) as again:
        assert not fixing.corrections(again).all()


# The next workshop ----------------------------------------------------------------------------------


def test_the_next_workshop_opens_with_what_was_promised_and_begun(
    desk: Desk, tools: Tools, tmp_path: Path
) -> None:
    with_points(desk)
    following.give_promise(desk, "Dere får referat.", "leder", "15.12.2026")
    kept = following.give_promise(desk, "Dere får pizza.", "leder", "")
    following.keep_promise(desk, kept.id, True)
    measure = following.give_answer(desk, [], DO, points=["p1"])
    following.set_status(desk, measure.id, MeasureStatus.UNDER_WAY)
    ready(desk)
    release_now(desk)
    new, _ = Desk.create(tmp_path / "neste", title="Neste", passphrase=PASSPHRASE, tools=tools)
    with new:
        new.change_agenda(
            [Block("a", "Velkommen", 15, BlockKind.OPENING), Block("b", "Tema", 20, BlockKind.QUESTION)]
        )
        assert carry_over(desk, new) == (1, 1)
        (promise,) = new.promises.all()
        assert (promise.text, promise.earlier, promise.note) == ("Dere får referat.", True, None)
        (carried,) = new.measures.all()
        assert (carried.earlier, carried.year, carried.points) == (True, 2026, ())
        assert carried.status is MeasureStatus.UNDER_WAY
        assert [block.id for block in new.agenda] == ["a", SINCE_LAST, "b"]
        told = new.agenda[1].notes_for_facilitator
        assert "Dere får referat." in told
        assert "i gang" in told
        assert "pizza" not in told
        assert following.owed(new) == []
        assert carry_over(desk, new) == (0, 0)
        assert [block.id for block in new.agenda] == ["a", SINCE_LAST, "b"]


def test_nothing_unreleased_stands_in_the_block_of_the_next_workshop(
    desk: Desk, tools: Tools, tmp_path: Path
) -> None:
    with_points(desk)
    following.give_promise(desk, "Kristin ringer Ayan.", "leder", "15.12.2026")
    new, _ = Desk.create(tmp_path / "neste", title="Neste", passphrase=PASSPHRASE, tools=tools)
    with new:
        carry_over(desk, new)
        assert "Kristin" not in new.agenda[0].notes_for_facilitator
        assert replace(new.promises.all()[0], id="x").text == "Kristin ringer Ayan."
