"""Easy words in the app: what lacks them, written with figures beside them, and never sent long unseen."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import SECOND, Alone

from verksted.desk.desk import Desk
from verksted.desk.releasing import mark_reviewed, release_now
from verksted.desk.reviewing_gate import add_signer, sign_with
from verksted.desk.reviewing_store import review, store
from verksted.desk.sending_easy import easy_texts, left
from verksted.tui.screens.follow.easy import EasyScreen
from verksted.tui.widgets.rows import Rows
from verksted.workshop.words import Role

SHORT = "Hør på oss. Svar samme uke."


def without_easy(desk: Desk) -> Desk:
    """As a workbook is before anybody has written easy words."""
    ops = [desk.points.put(replace(one, easy="")) for one in desk.points.all()]
    ops += [desk.measures.put(replace(one, easy="")) for one in desk.measures.all()]
    desk.apply(ops, "x")
    return desk


def released(desk: Desk) -> Desk:
    hand = review(desk)
    while hand.open:
        at = hand.next_open(-1)
        assert at is not None
        store(desk, hand.keep(at, "ikke en person"), hand.book)
    mark_reviewed(desk)
    add_signer(desk, SECOND, Role.CONTROL)
    sign_with(desk, SECOND)
    release_now(desk)
    return desk


async def test_short_words_are_written_with_their_figures_and_one_is_on_to_the_next(copied: Desk) -> None:
    app = Alone(without_easy(copied), "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        missing = left(easy_texts(copied))
        assert len(missing) > 3
        app.screen.query_one("#gates", Rows).take("easy")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, EasyScreen)
        assert f"{len(missing)} av" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "▲ lengste setning" in seen(app)
        await pilot.press("ctrl+u", *SHORT)
        assert "● lengste setning 3 ord" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        after = left(easy_texts(copied))
        assert [one.id for one in after] == [one.id for one in missing if one.id != missing[0].id]
        rows = app.screen.query_one("#easy-list", Rows)
        assert rows.hand == f"{after[0].kind}:{after[0].id}"
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(left(easy_texts(copied))) == len(missing)
        await pilot.press("escape")
        await settled(pilot)
        assert "Før noe kan ut" in seen(app)


async def test_an_easy_letter_with_long_sentences_is_not_made_unasked(copied: Desk) -> None:
    released(without_easy(copied))
    app = Alone(copied, "to-do")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = app.screen.query_one("#todo-list", Rows)
        rows.take(next(one.id for one in rows.rows if "svarbrevet" in one.text.plain))
        await pilot.press("enter", *"kontoret", "enter")
        await settled(pilot)
        assert "Brev tilbake" in seen(app)
        await pilot.press("down")
        await settled(pilot)
        assert "tekster er for lange" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Skriv lettlest ordlyd først" in seen(app)
        await pilot.press("1")
        await settled(pilot)
        assert isinstance(app.screen, EasyScreen)
        await pilot.press("escape")
        await settled(pilot)
        assert "Huskeliste ·" in seen(app)
