"""The agenda templates: there for every length, group and experience, and good by their own rules."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from tests.content.teknikker.texts import sentences, texts, words

from verksted.content import agendas, techniques
from verksted.content.agendas import AgendaTemplate, build, principles_served, suited
from verksted.content.agendas_check import FlowRules, longest_seated, remarks, slack_share
from verksted.workshop.agenda import BlockKind, format_clock, timetable, total_minutes
from verksted.workshop.plan import Principle
from verksted.workshop.words import TargetGroup, WrittenStandard

LOADED = agendas.agendas()
BLOCKS = agendas.blocks()
CARDS = techniques.techniques().items
TEMPLATES = list(LOADED.items.values())
NB, NN = WrittenStandard
EACH = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)


def find(name: str) -> AgendaTemplate:
    return LOADED.items[name]


def test_nothing_is_broken() -> None:
    assert LOADED.problems == ()
    assert BLOCKS.problems == ()


@pytest.mark.parametrize(
    ("group", "minutes", "experienced"),
    list(product([TargetGroup.YOUTH_15_17, TargetGroup.PARENTS], [120, 180, 330], [False, True])),
)
def test_there_is_a_template_for_every_length_group_and_experience(
    group: TargetGroup, minutes: int, experienced: bool
) -> None:
    assert [
        template
        for template in TEMPLATES
        if group in template.groups and template.minutes() == minutes and template.experienced is experienced
    ]


@EACH
def test_a_template_passes_all_its_rules(template: AgendaTemplate) -> None:
    assert remarks(template, CARDS) == []


@EACH
def test_every_technique_exists_and_every_principle_is_served(template: AgendaTemplate) -> None:
    assert {placed.technique for placed in template.blocks} - {""} <= set(CARDS)
    served = principles_served(template)
    assert set(served) == set(Principle)
    assert all(served.values())


@EACH
def test_a_new_group_gets_a_longer_introduction(template: AgendaTemplate) -> None:
    opening = [placed for placed in template.blocks if placed.block.kind is BlockKind.OPENING]
    minutes = sum(placed.entry.minutes for placed in opening)
    ids = {placed.block.id for placed in opening}
    if template.experienced:
        assert "promises" in ids or template.id == "network-two-days"
    else:
        assert minutes >= 15
        assert ids <= {"welcome-new", "welcome-parents"}


@EACH
def test_a_day_starts_with_arrival_and_tells_the_limit_before_the_first_question(
    template: AgendaTemplate,
) -> None:
    for day in range(1, len(template.days) + 1):
        kinds = [placed.block.kind for placed in template.on_day(day)]
        assert kinds[0] is BlockKind.ARRIVAL
        assert kinds.index(BlockKind.OPENING) < kinds.index(BlockKind.QUESTION)
        assert BlockKind.BREAK in kinds


@pytest.mark.parametrize("name", ["welcome-new", "welcome-back", "welcome-parents"])
def test_the_limit_of_secrecy_is_said_in_every_welcome(name: str) -> None:
    notes = BLOCKS.items[name].notes
    assert "i fare" in notes.nb
    assert "må vi si fra" in notes.nb
    assert "i fare" in notes.nn
    assert "må vi seie frå" in notes.nn


@EACH
@pytest.mark.parametrize("standard", WrittenStandard)
def test_built_blocks_fill_the_day_and_speak_one_standard(
    template: AgendaTemplate, standard: WrittenStandard
) -> None:
    for day, starts in enumerate(template.days, 1):
        built = build(template, starts, standard, day=day)
        assert len({block.id for block in built}) == len(built)
        assert total_minutes(built) == template.minutes(day)
        for block, placed in zip(built, template.on_day(day), strict=True):
            assert block.name == placed.block.name.in_(standard)
            assert block.notes_for_facilitator == placed.block.notes.in_(standard)


@EACH
def test_pinned_meals_are_on_time_in_the_plan(template: AgendaTemplate) -> None:
    for day, starts in enumerate(template.days, 1):
        assert all(slot.late == 0 for slot in timetable(build(template, starts, NB, day=day), starts))


def test_lunch_moves_with_the_start_and_is_late_when_something_runs_over() -> None:
    built = build(find("youth-full-day-new"), "09.30", NB)
    slots = {slot.block.id: slot for slot in timetable(built, "09.30")}
    assert slots["lunch"].block.starts == "11.30"
    longer = [
        replace(block, minutes=block.minutes + 10) if block.id == "warm-up" else block for block in built
    ]
    late = {slot.block.id: slot.late for slot in timetable(longer, "09.30")}
    assert late["lunch"] == 10


def test_the_network_gathering_keeps_the_hours_of_its_source() -> None:
    first, second = (
        {
            slot.block.id: slot
            for slot in timetable(build(find("network-two-days"), starts, NB, day=day), starts)
        }
        for day, starts in ((1, "10.00"), (2, "08.30"))
    )
    assert format_clock(first["lunch"].start) == "11.30"
    assert format_clock(first["from-today"].start) == "15.10"
    assert format_clock(first["network-day-end"].end) == "17.30"
    assert format_clock(first["dinner"].start) == "19.30"
    assert format_clock(second["network-hunt"].start) == "10.00"
    assert format_clock(second["lunch"].start) == "13.00"


def test_themes_are_filled_in_as_far_as_they_reach() -> None:
    template = find("youth-three-hours-new")
    by_block = {block.id: block.theme for block in build(template, "15.00", NB, themes=("contact", "help"))}
    assert by_block["what-works"] == "contact"
    assert by_block["the-road"] == "help"
    assert by_block["what-must-change"] is None
    assert by_block["break"] is None


def test_a_block_that_comes_twice_gets_its_own_id() -> None:
    ids = [block.id for block in build(find("youth-full-day-new"), "10.00", NB)]
    assert [name for name in ids if name.startswith("break")] == ["break", "break-2", "break-3"]


@pytest.mark.parametrize(
    ("starts", "day", "says"),
    [("kvart på fire", 1, "ikke et klokkeslett"), ("23.00", 1, "midnatt"), ("16.00", 2, "ikke dag 2")],
)
def test_what_cannot_be_built_is_told_in_one_sentence(starts: str, day: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        build(find("youth-two-hours-new"), starts, NB, day=day)


def test_the_best_suited_template_comes_first() -> None:
    youth = suited(LOADED.items, TargetGroup.YOUTH_15_17, 120, experienced=False)
    assert youth[0].id == "youth-two-hours-new"
    assert suited(LOADED.items, TargetGroup.PARENTS, 200, experienced=True)[0].id == (
        "parents-three-hours-experienced"
    )
    short = suited(LOADED.items, TargetGroup.PARENTS, 60, experienced=False)
    assert short[0].id == "parents-two-hours-new"
    assert all(TargetGroup.PARENTS in template.groups for template in short)
    assert suited(LOADED.items, TargetGroup.PARTNERS, 120, experienced=True)[0].id == "network-two-days"


def with_blocks(template: AgendaTemplate, *drop: str) -> AgendaTemplate:
    return replace(
        template, blocks=tuple(placed for placed in template.blocks if placed.block.id not in drop)
    )


@pytest.mark.parametrize(
    ("name", "drop", "code"),
    [
        ("youth-two-hours-new", ("break",), "no-break"),
        ("parents-two-hours-new", ("break", "arrival-coffee"), "slack"),
        ("youth-two-hours-new", ("read-back",), "no-feedback"),
        ("youth-two-hours-new", ("thanks",), "no-closing"),
        ("youth-two-hours-new", ("welcome-new",), "principle"),
        ("youth-full-day-experienced", ("future-dream", "future-action"), "technique-short"),
        ("parents-two-hours-experienced", ("own-themes", "break", "arrival-coffee"), "seated"),
    ],
)
def test_a_template_that_lacks_something_is_found_out(name: str, drop: tuple[str, ...], code: str) -> None:
    assert code in {remark.code for remark in remarks(with_blocks(find(name), *drop), CARDS)}


def test_a_technique_that_is_not_there_or_too_long_is_found_out() -> None:
    template = find("youth-two-hours-new")
    codes = {remark.code for remark in remarks(template, {})}
    assert "technique-unknown" in codes
    stretched = replace(
        template,
        blocks=tuple(
            replace(placed, entry=replace(placed.entry, minutes=20))
            if placed.block.id == "most-important"
            else placed
            for placed in template.blocks
        ),
    )
    assert "technique-long" in {remark.code for remark in remarks(stretched, CARDS)}


def test_the_numbers_of_the_rules_can_be_changed() -> None:
    template = find("youth-two-hours-new")
    codes = [
        remark.code for remark in remarks(template, CARDS, FlowRules(least_slack_share=30, longest_seated=20))
    ]
    assert codes == ["slack", "seated"]
    assert slack_share(template.blocks) == 25
    assert 20 < longest_seated(template.blocks, CARDS) <= 40
    assert slack_share(()) == 0


@pytest.mark.parametrize("item", [*BLOCKS.items.values(), *TEMPLATES], ids=lambda item: item.id)
def test_texts_are_whole_in_both_standards_and_short_enough(
    item: agendas.BlockTemplate | AgendaTemplate,
) -> None:
    for path, text in texts(item):
        assert text.nb, path
        assert text.nn, path
        assert len(sentences(text.nb)) == len(sentences(text.nn)), (path, text)
        for version in (text.nb, text.nn):
            assert all(len(words(sentence)) <= 20 for sentence in sentences(version)), (path, version)
            assert "anonym" not in version.casefold()
    assert len(item.name.nb) <= 50


def test_no_block_is_left_unused() -> None:
    used = {placed.block.id for template in TEMPLATES for placed in template.blocks}
    assert used == set(BLOCKS.items)


OWN = """
[[block]]
id = "swim"
source = "own"
kind = "break"
name.nb = "Bading"
notes.nb = "Ta med håndkle."

[[agenda]]
id = "summer"
source = "own"
name.nb = "Sommerverksted"
about.nb = "Ute."
groups = ["youth-15-17"]
experienced = true
days = ["12.00"]
blocks = [{ use = "arrival-food", minutes = 20 }, { use = "swim", minutes = 60 }]

[[agenda]]
id = "lost"
source = "own"
name.nb = "Feil"
about.nb = "Feil."
groups = ["youth-15-17"]
experienced = true
days = %s
blocks = [{ use = "%s", minutes = %d }]
"""


@pytest.mark.parametrize(
    ("days", "use", "minutes", "says"),
    [
        ('["12.00"]', "volcano", 20, "volcano"),
        ('["12.00", "09.00"]', "swim", 20, "hver dag"),
        ('["i morgen"]', "swim", 20, "klokkeslett"),
        ('["12.00"]', "swim", 100000, "åtte timer"),
        ('["12.00"]', "swim", -5, "null minutter"),
    ],
)
def test_a_broken_template_of_the_municipality_costs_only_itself(
    tmp_path: Path, days: str, use: str, minutes: int, says: str
) -> None:
    folder = tmp_path / "kjoreplaner"
    folder.mkdir()
    (folder / "egne.toml").write_text(OWN % (days, use, minutes), encoding="utf-8")
    loaded = agendas.agendas(overlay=tmp_path)
    assert "lost" not in loaded.items
    assert len(loaded.items) == len(TEMPLATES) + 1
    assert [block.name for block in build(loaded.items["summer"], "12.00", NN)] == ["Vi kjem og et", "Bading"]
    assert len(loaded.problems) == 1
    assert says in loaded.problems[0].text
