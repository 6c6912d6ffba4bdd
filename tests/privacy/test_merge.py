"""Merging leaves nothing bare that anybody found, and nothing twice."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.merge import merge
from verksted.privacy.outspoken import outspoken
from verksted.privacy.surface import surface

TEXT = "rektor på Åsheim skole, Kari Moen, bor i Storgata 5 i Moss med mor"


def found(words: str, label: Label, action: Action = Action.MASK, source: Source = Source.PATTERN) -> Finding:
    start = TEXT.index(words)
    return Finding(start, start + len(words), label, action, source, 0.8)


def told(findings: list[Finding]) -> list[tuple[str, Label]]:
    return [(TEXT[f.start : f.end], f.label) for f in findings]


def test_a_role_swallows_the_school_inside() -> None:
    row = [found("Åsheim skole", Label.ORG), found("rektor på Åsheim skole", Label.ROLE, Action.LOOK)]
    merged = merge(row, TEXT)
    assert told(merged) == [("rektor på Åsheim skole", Label.ROLE)]
    assert merged[0].action is Action.MASK


def test_a_name_is_never_swallowed() -> None:
    row = [found("Åsheim skole, Kari Moen", Label.ORG), found("Kari Moen", Label.PERSON)]
    assert told(merge(row, TEXT)) == [("Åsheim skole", Label.ORG), ("Kari Moen", Label.PERSON)]


def test_a_mask_wins_over_a_look_that_sticks_out() -> None:
    row = [found("Moen, bor", Label.UNKNOWN, Action.LOOK), found("Kari Moen", Label.PERSON)]
    assert told(merge(row, TEXT)) == [("Kari Moen", Label.PERSON), ("bor", Label.UNKNOWN)]


def test_the_hide_list_wins_over_everything() -> None:
    row = [found("Åsheim", Label.UNKNOWN, source=Source.HIDDEN), found("rektor på Åsheim skole", Label.ROLE)]
    assert ("Åsheim", Label.UNKNOWN) in told(merge(row, TEXT))


def test_what_a_list_knows_is_no_name() -> None:
    face = surface(TEXT)
    name = found("Moss", Label.PERSON, source=Source.TAGGER)
    assert outspoken(face, name, [found("Moss", Label.PLACE, source=Source.LIST)])
    assert outspoken(face, found("Åsheim", Label.PERSON), [found("rektor på Åsheim skole", Label.ROLE)])
    assert not outspoken(face, found("Kari", Label.PERSON), [found("Åsheim skole, Kari Moen", Label.ORG)])
    assert not outspoken(
        face, found("Moen", Label.PERSON, source=Source.TAGGER), [found("Moss", Label.PLACE)]
    )


spans = st.builds(
    lambda start, length, label, action, source: Finding(
        start, min(start + length, len(TEXT)), label, action, source, 0.5
    ),
    st.integers(0, len(TEXT) - 1),
    st.integers(1, 20),
    st.sampled_from(Label),
    st.sampled_from(Action),
    st.sampled_from(Source),
)


@given(st.lists(spans, max_size=12))
@settings(max_examples=200)
def test_all_letters_stay_covered_and_nothing_overlaps(row: list[Finding]) -> None:
    merged = merge(row, TEXT)
    assert all(a.end <= b.start for a, b in pairwise(merged))
    before = {i for f in row for i in range(f.start, f.end) if TEXT[i].isalnum()}
    after = {i for f in merged for i in range(f.start, f.end) if TEXT[i].isalnum()}
    assert after == before
    masked_before = {
        i for f in row if f.action is Action.MASK for i in range(f.start, f.end) if TEXT[i].isalnum()
    }
    masked_after = {
        i for f in merged if f.action is Action.MASK for i in range(f.start, f.end) if TEXT[i].isalnum()
    }
    hidden = {i for f in row if f.source is Source.HIDDEN for i in range(f.start, f.end)}
    assert masked_before - hidden <= masked_after


@given(st.lists(spans, max_size=8), st.randoms())
@settings(max_examples=60)
def test_the_order_does_not_matter(row: list[Finding], chance: object) -> None:
    shuffled = list(reversed(row))
    assert {(f.start, f.end) for f in merge(row, TEXT)} == {(f.start, f.end) for f in merge(shuffled, TEXT)}
