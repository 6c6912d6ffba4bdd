"""Which technique is advised for which group: the rules hold for every group, and the reasons are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content import techniques
from verksted.content.techniques import FirstMove, GroupSituation, Literacy, Ranked, Trust, Use
from verksted.content.techniques_rank import MOST_WEIGHED, OTHER_USE, SEATED_NOW, STILL, TALK_FIRST, rank

CARDS = list(techniques.techniques().items.values())
TALKS = {FirstMove.PAIR, FirstMove.GROUP, FirstMove.PLENUM}
GROUPS = st.builds(
    GroupSituation,
    size=st.integers(1, 40),
    minutes=st.integers(1, 200),
    youngest=st.none() | st.integers(10, 60),
    trust=st.sampled_from(Trust),
    literacy=st.sampled_from(Literacy),
    can_move=st.booleans(),
    minutes_seated=st.integers(0, 90),
    sensitivity=st.integers(1, 3),
    use=st.none() | st.sampled_from(Use),
    k=st.integers(3, 10),
)
EVERYBODY = settings(max_examples=300, deadline=None)


def by_id(ranked: list[Ranked], technique: str) -> Ranked:
    return next(one for one in ranked if one.technique.id == technique)


def codes(one: Ranked) -> set[str]:
    return {reason.code for reason in one.reasons}


@EVERYBODY
@given(GROUPS)
def test_every_technique_is_ranked_once_with_a_reason(group: GroupSituation) -> None:
    ranked = techniques.rank(group)
    assert sorted(one.technique.id for one in ranked) == sorted(card.id for card in CARDS)
    assert all(one.reasons and all(reason.text for reason in one.reasons) for one in ranked)
    assert all(0 <= one.score <= 100 for one in ranked)


@EVERYBODY
@given(GROUPS)
def test_best_comes_first_and_what_does_not_fit_last_with_the_obstacle_first(group: GroupSituation) -> None:
    ranked = rank(group, CARDS)
    assert [one.fits for one in ranked] == sorted((one.fits for one in ranked), reverse=True)
    fitting = [one.score for one in ranked if one.fits]
    assert fitting == sorted(fitting, reverse=True)
    for one in ranked:
        if not one.fits:
            assert one.score == 0
            assert one.reasons[0].blocks


@EVERYBODY
@given(GROUPS.map(lambda group: replace(group, trust=Trust.LOW)))
def test_with_low_trust_nobody_is_asked_to_talk_before_writing_if_anything_else_fits(
    group: GroupSituation,
) -> None:
    ranked = [one for one in rank(group, CARDS) if one.fits]
    talks = [one.technique.first in TALKS for one in ranked]
    assert talks == sorted(talks)


@EVERYBODY
@given(GROUPS.map(lambda group: replace(group, sensitivity=3)))
def test_a_sensitive_theme_never_starts_before_the_whole_group(group: GroupSituation) -> None:
    plenum = [replace(card, id=f"p-{card.id}", first=FirstMove.PLENUM, sensitivity_max=3) for card in CARDS]
    assert not [one for one in rank(group, plenum) if one.fits]
    assert all(one.technique.sensitivity_max == 3 for one in rank(group, CARDS) if one.fits)


@EVERYBODY
@given(GROUPS.map(lambda group: replace(group, can_move=True, use=None, trust=Trust.HIGH, minutes_seated=45)))
def test_after_forty_minutes_on_a_chair_movement_comes_first(group: GroupSituation) -> None:
    assert group.minutes_seated >= SEATED_NOW
    ranked = [one for one in rank(group, CARDS) if one.fits]
    still = [one.technique.movement == 0 for one in ranked]
    assert still == sorted(still)


@EVERYBODY
@given(GROUPS)
def test_what_fits_stays_within_size_time_and_age(group: GroupSituation) -> None:
    for one in rank(group, CARDS):
        if one.fits:
            assert one.technique.group_min <= group.size <= one.technique.group_max
            assert one.technique.minutes_min <= group.minutes
            assert group.youngest is None or group.youngest >= one.technique.age_min


@EVERYBODY
@given(GROUPS)
def test_the_weights_never_add_up_to_more_than_a_rule(group: GroupSituation) -> None:
    """Else the order of fitting techniques would depend on the cap and not on the reasons."""
    for one in rank(group, CARDS):
        assert sum(reason.cost for reason in one.reasons if reason.cost < STILL) <= MOST_WEIGHED


def test_each_rule_outranks_all_that_comes_after_it() -> None:
    assert STILL > MOST_WEIGHED
    assert OTHER_USE > STILL + MOST_WEIGHED
    assert TALK_FIRST > OTHER_USE + STILL + MOST_WEIGHED


def test_an_unsafe_group_with_a_sore_theme_is_led_to_writing_and_to_somebody_invented() -> None:
    group = GroupSituation(size=6, minutes=25, youngest=15, trust=Trust.LOW, sensitivity=3)
    fitting = [one.technique.id for one in techniques.rank(group) if one.fits]
    assert {"persona", "slips-clusters", "letter-to-leader"} <= set(fitting)
    assert not {"thumbs", "barometer", "idea-hunt"} & set(fitting)


def test_the_choice_of_what_matters_most_is_made_with_dots() -> None:
    group = GroupSituation(size=8, minutes=8, use=Use.PRIORITISE)
    assert techniques.rank(group)[0].technique.id == "dots"


def test_who_cannot_read_is_not_given_sentences_to_write() -> None:
    group = GroupSituation(size=6, minutes=15, literacy=Literacy.LOW)
    letter = by_id(techniques.rank(group), "letter-to-leader")
    assert not letter.fits
    assert letter.reasons[0].code == "much-writing"


def test_who_cannot_walk_is_shown_the_seated_variant() -> None:
    group = GroupSituation(size=6, minutes=20, can_move=False, minutes_seated=60)
    walk = by_id(techniques.rank(group), "walk-and-talk")
    assert walk.fits
    assert "seated" in codes(walk)
    assert "still" not in codes(walk)


def test_a_technique_without_a_seated_variant_is_not_for_who_cannot_move() -> None:
    walk = replace(next(card for card in CARDS if card.id == "walk-and-talk"), seated=None)
    assert not rank(GroupSituation(size=6, minutes=20, can_move=False), [walk])[0].fits


def test_counts_in_a_small_group_carry_a_warning() -> None:
    group = GroupSituation(size=4, minutes=8)
    assert "small-count" in codes(by_id(techniques.rank(group), "thumbs"))
    assert "small-count" not in codes(by_id(techniques.rank(replace(group, size=6)), "thumbs"))


def test_the_young_are_not_given_what_is_made_for_older() -> None:
    group = GroupSituation(size=12, minutes=60, youngest=13)
    assert not by_id(techniques.rank(group), "idea-hunt").fits


GOOD = GroupSituation(size=6, minutes=20)


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: replace(GOOD, size=0),
        lambda: replace(GOOD, size=501),
        lambda: replace(GOOD, minutes=0),
        lambda: replace(GOOD, minutes=601),
        lambda: replace(GOOD, sensitivity=4),
        lambda: replace(GOOD, youngest=-1),
        lambda: replace(GOOD, minutes_seated=-1),
    ],
)
def test_an_impossible_group_gets_one_sentence(impossible: Callable[[], GroupSituation]) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        impossible()
