"""Small groups: what points at too few does not go out, and nothing can be worked out from the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.privacy.test_release import FIGURES, GATE, material, note, signed, with_point

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.release import Blocked, Gate, Material, blockers, release
from verksted.privacy.release_groups import new_points
from verksted.privacy.release_summary import draft_summary, hidden_cells
from verksted.privacy.subgroups import subgroup
from verksted.workshop.corrections import Correction, Verdict
from verksted.workshop.notes import Note
from verksted.workshop.plan import Theme
from verksted.workshop.points import InsiderTest, Point, PointSign
from verksted.workshop.words import TargetGroup

GROUPS = [
    "Jentene vil ha egne grupper.",
    "De som bor på institusjon vil ha like regler.",
    "Ungdom i fosterhjem ber om oftere besøk.",
    "16-åringene vil flytte på hybel.",
    "Noen med ADHD vil ha pauser.",
    "De yngste forstod ikke brevet.",
    "Dei som bur i fosterheim vil ha besøk.",
    "Einslege mindreårige vil ha tolk.",
]
ALL = [
    "Ungdom vil ha svar samme dag.",
    "Fosterhjem bør få god støtte.",
    "Tjenesten bør ringe foreldrene først.",
    "Noen får god hjelp av ettervernet.",
    "Flere forteller om ansatte som hadde forberedt seg.",
    "Gi alle fosterhjem like god støtte.",
]


@pytest.mark.parametrize("text", GROUPS)
def test_a_part_of_the_group_is_seen(text: str) -> None:
    assert subgroup(text)


@pytest.mark.parametrize("text", ALL)
def test_a_sentence_about_all_or_about_the_service_is_none(text: str) -> None:
    assert subgroup(text) == ""


def test_parents_are_a_part_only_where_others_came_too() -> None:
    text = "Foreldre vil ha svar."
    assert subgroup(text, [TargetGroup.PARENTS]) == ""
    assert subgroup(text, [TargetGroup.PARENTS, TargetGroup.YOUTH_15_17])


def codes(now: Material, gate: Gate = GATE) -> set[tuple[str, str]]:
    return {(entry.code, entry.unit) for entry in blockers(now, gate)}


@pytest.mark.parametrize("text", GROUPS)
def test_a_statement_about_a_part_of_the_group_needs_k_voices(text: str) -> None:
    now = signed(with_point(material(), text=text))
    assert ("group-small", "point:p1") in codes(now)
    with pytest.raises(Blocked):
        release(now, GATE, "id")
    for k, blocks in ((3, False), (4, True)):
        weighed = replace(material(), workshop=replace(material().workshop, k=k))
        assert (("group-small", "point:p1") in codes(with_point(weighed, text=text))) is blocks


def test_a_theme_named_after_a_part_of_the_group_needs_k_voices_in_all() -> None:
    now = material()
    named = replace(now, themes=(replace(now.themes[0], name="Jentene i gruppa"), now.themes[1]))
    assert ("group-small", "theme:svar") in codes(named)


def facts(*labels: Label) -> Gate:
    """A detector that finds one fact of each kind in every text with «fakta» in it."""

    def find(texts: Sequence[str]) -> list[list[Finding]]:
        return [
            [Finding(n, n + 1, one, Action.LOOK, Source.LIST, 0.9) for n, one in enumerate(labels)]
            if "fakta" in text
            else []
            for text in texts
        ]

    return replace(GATE, find=find)


@pytest.mark.parametrize(
    ("helped", "labels", "blocks"),
    [
        (None, (Label.AGE,), False),
        (None, (Label.AGE, Label.HEALTH), True),
        (30, (Label.AGE,), True),
        (50, (Label.AGE,), False),
        (499, (Label.AGE, Label.PLACE), True),
        (500, (Label.AGE, Label.PLACE), False),
        (500, (Label.AGE, Label.PLACE, Label.HEALTH), True),
    ],
)
def test_facts_are_weighed_against_the_size_of_the_service(
    helped: int | None, labels: tuple[Label, ...], blocks: bool
) -> None:
    now = with_point(material(), text="Noe med fakta i.")
    now = replace(now, workshop=replace(now.workshop, helped=helped, participants=13))
    assert (("combination", "point:p1") in codes(now, facts(*labels))) is blocks


def test_no_two_facts_in_one_statement_with_fewer_than_ten_participants() -> None:
    now = with_point(material(), text="Noe med fakta i.")
    now = replace(now, workshop=replace(now.workshop, helped=100_000))
    gate = facts(Label.AGE, Label.HEALTH)
    assert ("cross-table", "point:p1") in codes(now, gate)
    many = replace(now, workshop=replace(now.workshop, participants=13))
    assert ("cross-table", "point:p1") not in codes(many, gate)
    group = with_point(now, text="Jentene med fakta.")
    assert ("cross-table", "point:p1") in codes(group, facts(Label.AGE))


def test_facts_in_a_measure_are_weighed_too_but_one_alone_is_none() -> None:
    now = material()
    told = replace(now.measures[0], text="Et tiltak med fakta.")
    now = replace(now, measures=(told,), workshop=replace(now.workshop, helped=30))
    assert ("combination", "measure:m:text") in codes(now, facts(Label.AGE, Label.PLACE))
    assert ("combination", "measure:m:text") not in codes(now, facts(Label.AGE))


# Differences ----------------------------------------------------------------------------------------


def again(now: Material) -> Material:
    """The same workshop once more, after a first release."""
    return replace(now, earlier=(release(signed(now), GATE, "id-1"),))


def added(now: Material, notes: tuple[str, ...]) -> Material:
    text = "Noe helt nytt."
    new = Point("p9", text, "svar", PointSign.ADVICE, notes, insider=InsiderTest((), text, "slot-a"))
    return replace(now, points=(*now.points, new))


def test_a_new_point_of_one_voice_beside_an_earlier_summary_does_not_go_out() -> None:
    now = again(material())
    assert new_points(now) == []
    alone = added(now, ("b",))
    assert ("difference-one", "point:p9") in codes(alone)
    assert ("difference-one", "point:p9") not in codes(added(now, ("a", "b")))
    assert ("difference-one", "point:p9") not in codes(added(material(), ("b",)))


def beside(now: Material) -> Material:
    """The same, compared with what another workbook of the service has released of it."""
    return replace(now, others=again(now).earlier)


def test_what_one_voice_adds_to_a_summary_from_elsewhere_does_not_go_out() -> None:
    now = beside(material())
    assert codes(now) == codes(material())
    assert ("difference-one", "point:p9") in codes(added(now, ("b",)))
    assert ("difference-one", "point:p9") not in codes(added(now, ("a", "b")))
    other = now.others[0]
    points = tuple(replace(point, text=f"Helt annet {n}.") for n, point in enumerate(other.themes[0].points))
    apart = replace(other, themes=(replace(other.themes[0], points=points),))
    assert ("difference-one", "point:p9") not in codes(replace(added(now, ("b",)), others=(apart,)))


def test_a_corrected_point_tells_nothing_that_was_not_told_before() -> None:
    now = with_point(again(material()), text="Ungdom får ofte svar samme dag.", notes=("b",))
    assert ("difference-one", "point:p1") in codes(now)
    corrected = replace(now, corrections=(Correction("c", "p1", "ofte", "2026-10-20", Verdict.CHANGED),))
    assert ("difference-one", "point:p1") not in codes(corrected)


# Cells ----------------------------------------------------------------------------------------------


def cells(sizes: Sequence[int], k: int) -> Material:
    """A workshop with as many themes as sizes, each carried by so many voices of its own."""
    notes: list[Note] = []
    points: list[Point] = []
    for number, size in enumerate(sizes):
        own = [note(f"n{number}-{at}", f"u{len(notes) + at + 1}") for at in range(size)]
        notes += own
        text = f"Punkt {number}."
        points.append(Point(f"p{number}", text, f"t{number}", PointSign.WORKS, tuple(one.id for one in own)))
    now = material()
    return replace(
        now,
        workshop=replace(now.workshop, k=k, participants=60),
        themes=tuple(Theme(f"t{number}", f"Tema {number}", f"t{number}") for number in range(len(sizes))),
        notes=tuple(notes),
        points=tuple(points),
        aside=(),
    )


def test_one_small_cell_takes_the_next_smallest_along() -> None:
    assert hidden_cells(cells([2, 6, 9], 5)) == {"t0", "t1"}
    assert hidden_cells(cells([6, 9], 5)) == set()
    assert hidden_cells(cells([1, 1, 6, 9], 5)) == {"t0", "t1", "t2"}
    assert hidden_cells(cells([2], 5)) == {"t0"}
    told = draft_summary(cells([2, 6, 9], 5), FIGURES, "id").themes
    assert [theme.below_k for theme in told] == [True, True, False]


@given(st.lists(st.integers(1, 12), min_size=1, max_size=7), st.integers(3, 10))
def test_no_hidden_cell_can_be_worked_out(sizes: list[int], k: int) -> None:
    hidden = hidden_cells(cells(sizes, k))
    shown = [size for number, size in enumerate(sizes) if f"t{number}" not in hidden]
    held = [size for number, size in enumerate(sizes) if f"t{number}" in hidden]
    assert all(size >= k for size in shown)
    if held and shown:
        assert len(held) >= 2
        assert sum(held) >= k
