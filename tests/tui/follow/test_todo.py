"""The list of what is to be remembered, corrections, answers to each piece of advice, and letters back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import Alone

from verksted.desk import following
from verksted.desk.desk import Desk
from verksted.desk.following_corrections import corrections
from verksted.desk.following_tasks import tasks
from verksted.desk.planning import Planning
from verksted.desk.planning_files import output_folder
from verksted.tui.screens.pick import PickScreen
from verksted.tui.widgets.rows import Rows
from verksted.workshop.corrections import Verdict


def in_hand(app: Alone, name: str) -> str:
    return app.screen.query_one(name, Rows).hand or ""


async def test_a_late_task_is_in_hand_and_space_ticks_it_with_one_undo(copied: Desk) -> None:
    app = Alone(copied, "to-do")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "over fristen" in seen(app)
        late = in_hand(app, "#todo-list")
        assert late.startswith("milestone:")
        await pilot.press("space")
        await settled(pilot)
        task = next(one for one in tasks(copied) if one.id == late)
        assert task.done
        assert task.name[:30] not in seen(app)
        await pilot.press("v")
        await settled(pilot)
        await pilot.press("end")
        await settled(pilot)
        assert "Gjort" in seen(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert not Planning(copied).done.all()


async def test_answers_are_not_ticked_as_sent_while_advice_waits(copied: Desk) -> None:
    copied.apply([copied.measures.remove(one.id) for one in copied.measures.all()], "x")
    app = Alone(copied, "to-do")
    app.preset = "answer-sent"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert re.search(r"▲ \d+ råd venter på ett av de tre svarene", seen(app))
        await pilot.press("space")
        await settled(pilot)
        assert "▲ Den kan ikke krysses av ennå." in seen(app)
        assert not Planning(copied).done.all()


async def test_one_answer_to_several_pieces_of_advice_and_the_same_again(copied: Desk) -> None:
    copied.apply([copied.measures.remove(one.id) for one in copied.measures.all()], "x")
    app = Alone(copied, "answers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        left = len(following.advice_left(copied))
        await pilot.press("space", "down", "space", "enter", "1")
        await settled(pilot)
        await pilot.press(*"Vi ringer", "enter", *"leder", "enter", "enter")
        await settled(pilot)
        (measure,) = copied.measures.all()
        assert len(measure.points) == 2
        assert len(following.advice_left(copied)) == left - 2
        assert f"2 av {left} råd har svar" in seen(app)
        await pilot.press("ctrl+n")
        await settled(pilot)
        await pilot.press("enter", "4")
        await settled(pilot)
        assert len(following.advice_left(copied)) == left - 3
        assert len(copied.measures.all()) == 1


async def test_a_correction_is_noted_judged_and_makes_the_point_wait(copied: Desk) -> None:
    app = Alone(copied, "to-do")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press(*"Slik var det ikke", "enter")
        await settled(pilot)
        (entry,) = corrections(copied).all()
        assert entry.open
        assert in_hand(app, "#todo-list") == f"c:{entry.id}"
        assert "De sier: Slik var det ikke" in seen(app)
        await pilot.press("enter", "2")
        await settled(pilot)
        await pilot.press(*"Alle sa det slik", "enter")
        await settled(pilot)
        (entry,) = corrections(copied).all()
        assert entry.verdict is Verdict.STANDS
        point = copied.points.get(entry.point)
        assert point is not None
        assert point.insider is None
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
        assert not corrections(copied).all()


async def test_what_blocks_leads_to_the_correction(copied: Desk) -> None:
    from datetime import date

    from verksted.desk.following_corrections import note_correction

    point = copied.points.all()[3]
    entry = note_correction(copied, point.id, "ikke slik", date(2026, 10, 20))
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        app.screen.query_one("#gates", Rows).take("corrections")
        await pilot.press("enter")
        await settled(pilot)
        assert in_hand(app, "#todo-list") == f"c:{entry.id}"


async def test_thanks_are_read_measured_and_written_before_anything_is_released(
    copied: Desk, tmp_path: Path
) -> None:
    app = Alone(copied, "to-do")
    app.preset = "thanks-sent"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*"kontoret", "enter")
        await settled(pilot)
        assert isinstance(app.screen, PickScreen)
        assert "LIX" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Skrevet: takk-ungdom.docx" in seen(app)
        assert (output_folder(copied) / "takk-ungdom.docx").is_file()


@pytest.mark.parametrize("key", ["3", "4"])
async def test_a_promise_may_be_changed_or_said_sorry_for(copied: Desk, key: str) -> None:
    promise = next(one for one in copied.promises.all() if one.open)
    app = Alone(copied, "answers")
    app.preset = f"p:{promise.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", key)
        await settled(pilot)
        await pilot.press(*"Det var ikke penger til det", *["enter"] * (1 if key == "4" else 3))
        await settled(pilot)
        changed = copied.promises.get(promise.id)
        assert changed is not None
        assert changed.broken.startswith("Det var ikke") if key == "4" else changed.text != promise.text
