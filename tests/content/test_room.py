"""What is said and done in the room: rules, opening, hard moments, disclosure, principles, checklists."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from verksted.content.checklists import load_checklists, load_milestones, load_needs, timeline
from verksted.content.disclosure import load_disclosure
from verksted.content.principles import load_principles
from verksted.content.rules import (
    MOST_RULES,
    load_ground_rules,
    load_hard_moments,
    load_opening_script,
    load_safe_arena,
    rules_for,
)
from verksted.workshop.plan import Principle
from verksted.workshop.wheel import TWO_WEEKS
from verksted.workshop.words import Role, TargetGroup, WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK


def test_everything_loads_whole() -> None:
    for loaded in (
        load_ground_rules(),
        load_opening_script(),
        load_hard_moments(),
        load_safe_arena(),
        load_principles(),
        load_milestones(),
        load_checklists(),
        load_needs(),
    ):
        assert loaded.problems == ()
        assert loaded.items


@pytest.mark.parametrize("group", TargetGroup)
def test_no_poster_has_more_than_eight_rules(group: TargetGroup) -> None:
    rules = rules_for(load_ground_rules().items.values(), [group])
    assert 6 <= len(rules) <= MOST_RULES
    ids = [rule.id for rule in rules]
    assert {"own-choice", "pass", "no-names", "stays-here"} <= set(ids)
    assert ("adults-listen" in ids) == (
        group in {TargetGroup.YOUTH_12_14, TargetGroup.YOUTH_15_17, TargetGroup.AFTERCARE_18_24}
    )


@pytest.mark.parametrize("standard", [NB, NN])
def test_the_opening_takes_under_two_minutes_and_holds_the_limit_of_secrecy(
    standard: WrittenStandard,
) -> None:
    script = list(load_opening_script().items.values())
    words = sum(len(part.words.in_(standard).split()) for part in script)
    assert words <= 260  # 130 words a minute, read aloud
    limit = [part for part in script if part.must_say]
    assert [part.id for part in limit] == ["limit-of-secrecy"]
    assert "i fare" in limit[0].words.in_(standard)


def test_the_panel_has_seven_steps_in_order_and_the_numbers_that_are_known() -> None:
    panel = load_disclosure()
    assert panel.problems == ()
    assert [step.number for step in panel.steps] == list(range(1, 8))
    assert [step.id for step in panel.steps if step.calls] == ["call-now"]
    known = {entry.id: entry.number for entry in panel.numbers}
    assert known["emergency-police"] == "112"
    assert known["police"] == "02800"
    assert known["children-helpline"] == "116 111"
    assert {entry.id for entry in panel.missing} == {"child-welfare-emergency", "service-leader"}
    assert all(entry.local for entry in panel.missing)


def test_a_municipality_fills_in_its_own_numbers(tmp_path: Path) -> None:
    (tmp_path / "varsling").mkdir()
    (tmp_path / "varsling" / "numre.toml").write_text(
        '[[number]]\nid = "child-welfare-emergency"\nlocal = true\nname = { nb = "Barnevernvakta i Fjordvik" }\n'
        'when = { nb = "Hele døgnet" }\nnumber = "400 00 000"\n[[number]]\nid = "broken"\n',
        encoding="utf-8",
    )
    panel = load_disclosure(overlay=tmp_path)
    assert [entry.id for entry in panel.missing] == ["service-leader"]
    assert len(panel.steps) == 7
    assert [(problem.file, problem.line) for problem in panel.problems] == [("numre.toml", 7)]


def test_all_nine_principles_have_questions_evidence_and_tasks_that_exist() -> None:
    cards = load_principles().items
    assert list(cards) == [principle.value for principle in Principle]
    points = {point.id for listed in load_checklists().items.values() for point in listed.points}
    known = points | set(load_milestones().items)
    for card in cards.values():
        assert len(card.questions) >= 3
        assert len(card.evidence) >= 2
        assert card.name.nb
        assert card.tasks
        assert set(card.tasks) <= known, set(card.tasks) - known


def test_the_timeline_runs_from_twelve_weeks_before_to_ninety_days_after() -> None:
    milestones = load_milestones().items
    placed = timeline(milestones, date(2026, 10, 14))
    assert placed[0].day == date(2026, 7, 22)
    assert placed[-1].day == date(2027, 1, 12)
    assert milestones["agenda-out"].days == -TWO_WEEKS
    assert [entry.day for entry in placed] == sorted(entry.day for entry in placed)
    assert placed[0].late(date(2026, 7, 23))
    assert not placed[0].late(date(2026, 7, 22))


def test_every_milestone_has_a_role() -> None:
    roles = {role.value for role in Role}
    assert all(entry.role in roles for entry in load_milestones().items.values())


def test_checklists_cover_equipment_every_role_and_child_safety() -> None:
    lists = load_checklists().items
    assert {listed.role for listed in lists.values()} >= {
        Role.FACILITATOR,
        Role.NOTE_TAKER,
        Role.LEADER,
        Role.SAFE_ADULT,
    }
    assert {"equipment", "child-safe", "first-presentation"} <= set(lists)
    for listed in lists.values():
        ids = [point.id for point in listed.points]
        assert len(ids) == len(set(ids)) >= 3


def test_needs_are_asked_for_as_counts() -> None:
    for need in load_needs().items.values():
        assert need.ask.nb.startswith("Hvor mange")
        assert need.ask.nn.startswith("Kor mange")
