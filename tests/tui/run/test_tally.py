"""Dots and exit tickets as counts."""

from __future__ import annotations

from tests.tui.run.room import RoomApp, seen, settled

from verksted.desk.desk import Desk
from verksted.desk.running_tally import Tallies, TallyKind, average


async def test_dots_are_counted_and_taken_back(desk: Desk) -> None:
    app = RoomApp(desk, "tally:VotesScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Trykk n" in seen(app)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"ring meg", "enter")
        await settled(pilot)
        await settled(pilot)
        await pilot.press("right", "right", "right", "left")
        await settled(pilot)
        [tally] = Tallies(desk).of(TallyKind.VOTE)
        assert (tally.words, tally.count) == ("ring meg", 2)
        await pilot.press("ctrl+z")
        await settled(pilot)
        await settled(pilot)
        assert Tallies(desk).of(TallyKind.VOTE)[0].count == 3
        assert "3 prikker i alt" in seen(app)


async def test_the_exit_ticket_has_a_scale_and_words_and_a_mean_only_from_five_answers(desk: Desk) -> None:
    app = RoomApp(desk, "tally:ExitScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        await pilot.press("right", "right", "right", "right")
        await settled(pilot)
        await settled(pilot)
        assert "4 svar" in seen(app)
        assert "snitt" not in seen(app)
        await pilot.press("down", "right")
        await settled(pilot)
        await settled(pilot)
        assert "5 svar · snitt 4,8" in seen(app)
        for word in ("Hørt", "hørt"):
            await pilot.press("n")
            await pilot.pause()
            await pilot.press(*word, "enter")
            await settled(pilot)
    [tally] = Tallies(desk).of(TallyKind.WORD)
    assert (tally.words, tally.count) == ("Hørt", 2)


async def test_a_number_of_dots_is_typed_in_one_go(desk: Desk) -> None:
    Tallies(desk).add(TallyKind.VOTE, "ring meg", 2)
    app = RoomApp(desk, "tally:VotesScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        for typed, count in (("23", 23), ("mange", 23), ("0", 0)):
            await pilot.press("enter")
            await pilot.pause()
            await pilot.press(*typed, "enter")
            await settled(pilot)
            assert Tallies(desk).of(TallyKind.VOTE)[0].count == count


async def test_a_pile_of_exit_tickets_is_typed_as_figures(desk: Desk) -> None:
    app = RoomApp(desk, "tally:ExitScreen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await settled(pilot)
        await pilot.press(*"5542155")
        await settled(pilot)
        await settled(pilot)
        assert "7 svar" in seen(app)
    assert [one.count for one in Tallies(desk).of(TallyKind.SCALE)] == [4, 1, 0, 1, 1]


def test_certain_identifiers_never_reach_the_disk_and_no_count_is_under_nought(desk: Desk) -> None:
    tallies = Tallies(desk)
    tallies.add(TallyKind.WORD, "ring +47 912 34 567")
    assert [one.words for one in tallies.of(TallyKind.WORD)] == ["ring [telefon]"]
    tallies.change(tallies.of(TallyKind.WORD)[0], -5)
    assert tallies.of(TallyKind.WORD)[0].count == 0
    assert average(tallies.of(TallyKind.SCALE)) is None
