"""The rehearsal plays the practice workshop, faster if one wants, and one writes along."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

import pytest
from tests.tui.run.room import RoomApp, seen, settled

from verksted.desk.desk import Desk
from verksted.desk.running_rehearsal import heard, script
from verksted.desk.taking import NoteTaker, take_all
from verksted.tui.screens.run.rehearsal import RehearsalScreen
from verksted.tui.session import Session
from verksted.tui.widgets.notes.field import NoteField


def test_everything_said_is_played_in_order() -> None:
    said = script()
    assert len(said) > 100
    assert [one.at for one in said] == sorted(one.at for one in said)
    assert said[0].at == 0
    assert len({one.at for one in said}) == len(said)
    assert heard(said, -1) == []
    assert heard(said, said[5].at) == said[3:6]
    assert heard(said, 1e9) == said[-3:]


async def test_one_writes_along_and_can_play_faster(desk: Desk) -> None:
    app = RoomApp(desk, "rehearsal:RehearsalScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, RehearsalScreen)
        screen._gone = 600.0
        screen.tick()
        await pilot.pause()
        assert heard(script(), 600.0, 1)[0].words[:20] in seen(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "2 ganger så fort" in seen(app)
        screen.query_one(NoteField).insert_text_at_cursor("+ de hørte på oss")
        await pilot.press("enter")
        await settled(pilot)
    [note] = desk.notes.all()
    assert note.minute is not None
    assert note.minute >= 10


@pytest.mark.parametrize(
    ("screen", "shown"),
    [
        ("rehearsal:RehearsalScreen", "Øvelsen er i gang"),
        ("facilitator:FacilitatorScreen", "Klar til å begynne"),
        ("tally:ExitScreen", "Utgangslapp"),
    ],
)
async def test_an_answer_that_is_there_at_once_is_shown_too(
    desk: Desk, screen: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writing thread may be done before anybody listens: then the answer comes on the app's thread."""

    def at_once(session: Session, job: Callable[[], object]) -> Future[object]:
        done: Future[object] = Future()
        done.set_result(job())
        return done

    monkeypatch.setattr(Session, "submit", at_once)
    app = RoomApp(desk, screen)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert shown in seen(app)


async def test_what_was_written_before_does_not_give_away_what_is_said(desk: Desk) -> None:
    take_all(NoteTaker(desk), ["skrevet av en annen"])
    app = RoomApp(desk, "rehearsal:RehearsalScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        assert "skrevet av en annen" not in seen(app)
        await pilot.press(*"+ jeg skrev med", "enter")
        await settled(pilot)
        assert "jeg skrev med" in seen(app)
        screen = app.screen
        assert isinstance(screen, RehearsalScreen)
        screen.tick()
        await pilot.pause()
        assert "1 notat ·" in seen(app)
        await pilot.press("f2")
        await pilot.pause()
        await pilot.press("escape")
        await settled(pilot)
        assert "jeg skrev med" in seen(app)
        assert "skrevet av en annen" not in seen(app)
        screen._gone = 1e6
        screen.tick()
        await pilot.pause()
        assert "du skrev 1 notat." in seen(app)
