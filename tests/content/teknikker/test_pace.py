"""The steps of a technique fill the minutes of the block, whatever its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content import techniques
from verksted.content.techniques import GroupSituation, Literacy, Step, Technique, paced, suited_icebreakers
from verksted.workshop.words import Text

SAY = Text("Gjør noe.", "Gjer noko.")
STEPS = st.lists(st.integers(0, 60).map(lambda minutes: Step(SAY, minutes)), max_size=8)


@settings(max_examples=300, deadline=None)
@given(STEPS, st.integers(0, 400))
def test_the_minutes_add_up_and_no_step_is_lost(steps: list[Step], minutes: int) -> None:
    fitted = paced(steps, minutes)
    timed = [number for number, step in enumerate(steps) if step.minutes]
    assert len(fitted) == len(steps)
    assert all(step.minutes >= 0 for step in fitted)
    assert sum(step.minutes for step in fitted) == (minutes if timed else 0)
    if minutes >= len(timed):
        assert all(fitted[number].minutes >= 1 for number in timed)


@settings(max_examples=200, deadline=None)
@given(STEPS, st.integers(0, 400))
def test_a_longer_step_never_gets_less_than_a_shorter_one(steps: list[Step], minutes: int) -> None:
    timed = [step for step in steps if step.minutes]
    fitted = [step.minutes for step in paced(timed, minutes)]
    if minutes < len(timed):
        return
    for one, given_one in zip(timed, fitted, strict=True):
        for other, given_other in zip(timed, fitted, strict=True):
            if one.minutes > other.minutes:
                assert given_one >= given_other


@pytest.mark.parametrize("card", techniques.techniques().items.values(), ids=lambda card: card.id)
def test_a_card_at_its_usual_length_is_left_as_it_is(card: Technique) -> None:
    assert paced(card.steps, sum(step.minutes for step in card.steps)) == card.steps


def test_one_two_four_all_in_twenty_minutes() -> None:
    card = techniques.techniques().items["one-two-four-all"]
    assert [step.minutes for step in paced(card.steps, 20)] == [2, 4, 7, 7]


def test_icebreakers_are_chosen_for_size_time_movement_and_reading() -> None:
    every = list(techniques.icebreakers().items.values())
    small = suited_icebreakers(GroupSituation(size=3, minutes=5), every)
    assert small
    assert all(one.group_min <= 3 and one.minutes_min <= 5 for one in small)
    stiff = suited_icebreakers(GroupSituation(size=8, minutes=10, minutes_seated=35), every)
    moves = [one.movement > 0 for one in stiff]
    assert moves == sorted(moves, reverse=True)
    assert any(moves)
    unread = suited_icebreakers(GroupSituation(size=8, minutes=10, literacy=Literacy.LOW), every)
    assert [one.reading for one in unread] == sorted(one.reading for one in unread)
    assert suited_icebreakers(GroupSituation(size=400, minutes=10), every) == []
