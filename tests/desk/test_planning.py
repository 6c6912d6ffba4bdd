"""Planning on the desk: what is changed, what is undone, what stops, and what never goes out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.disclosure import load_disclosure
from verksted.content.letters import Unfilled
from verksted.content.questions import bank, planned
from verksted.desk import progress
from verksted.desk.desk import Desk, Tools
from verksted.desk.following_over import SINCE_LAST
from verksted.desk.planning import NEEDED_ROLES, Planning
from verksted.desk.planning_copy import copy_to, start_next
from verksted.desk.planning_files import (
    PlanWriter,
    filled,
    free_name,
    letter_templates,
    plan_calendar,
    sheet_templates,
)
from verksted.desk.planning_sheets import (
    lines_of,
    materials,
    packing_list,
    question_cards,
    rules_poster,
    run_sheet,
    text_of,
)
from verksted.desk.practising import practice_desk
from verksted.desk.taking import Moment, NoteTaker
from verksted.report.publish import Leaked
from verksted.workbook import Environment, KdfCost
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.plan import Principle, RoleFilled, Status, Theme
from verksted.workshop.preparation import MOST, Breadth, MixCount, bounded, uneven
from verksted.workshop.words import Role, TargetGroup, WrittenStandard

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
TODAY = date(2026, 9, 1)
DAY = "2026-10-14"


@pytest.fixture
def tools() -> Tools:
    return Tools(Environment.real(), kdf=CHEAP)


@pytest.fixture
def desk(tmp_path: Path, tools: Tools) -> Iterator[Desk]:
    made, _ = Desk.create(tmp_path / "bok", title="Prøve", passphrase="fire tilfeldige ord", tools=tools)
    with made:
        yield made


@pytest.fixture
def plan(desk: Desk) -> Planning:
    return Planning(desk)


@pytest.fixture(scope="module")
def practised() -> Iterator[Desk]:
    with practice_desk(Tools(Environment.real(), kdf=CHEAP)) as made:
        yield made


def theme(name: str) -> Theme:
    return Theme(name, name.capitalize(), name)


# Themes and questions -----------------------------------------------------------------------------


def test_a_chosen_question_brings_its_theme_and_undo_takes_both(desk: Desk, plan: Planning) -> None:
    made = bank()
    question = next(iter(made.questions.values()))
    standard = desk.workshop.standard
    plan.choose(planned(question, standard), made.themes[question.theme].chosen(standard))
    assert [one.id for one in plan.themes] == [question.theme]
    assert [one.id for one in plan.questions(question.theme)] == [question.id]
    desk.workbook.undo()
    assert plan.themes == []
    assert len(desk.questions) == 0


def test_themes_keep_the_order_they_are_given(plan: Planning) -> None:
    for name in ("en", "to", "tre"):
        plan.add_theme(theme(name))
    plan.move_theme("tre", -2)
    assert [one.id for one in plan.themes] == ["tre", "en", "to"]
    plan.move_theme("tre", -5)
    assert [one.id for one in plan.themes] == ["tre", "en", "to"]
    plan.remove_theme("en")
    assert [one.id for one in plan.themes] == ["tre", "to"]
    with pytest.raises(ValueError, match="Skriv hva temaet heter"):
        plan.change_theme(replace(theme("to"), name="  "))


# The agenda ---------------------------------------------------------------------------------------


def blocks() -> list[Block]:
    return [
        Block("a", "Velkommen", 15, BlockKind.OPENING),
        Block("b", "Spørsmål", 40, BlockKind.QUESTION, theme="en"),
        Block("c", "Opplesing", 10, BlockKind.FEEDBACK),
        Block("d", "Takk", 10, BlockKind.CLOSING),
    ]


def test_advice_can_be_put_away_with_a_reason_and_taken_up_again(desk: Desk, plan: Planning) -> None:
    desk.change_agenda(blocks())
    codes = {warning.code for warning in plan.warnings()}
    assert "no-break" in codes
    with pytest.raises(ValueError, match="Skriv hvorfor"):
        plan.put_away("no-break", "  ")
    plan.put_away("no-break", "De går ut når de vil")
    assert "no-break" not in {warning.code for warning in plan.warnings()}
    plan.take_up("no-break")
    assert "no-break" in {warning.code for warning in plan.warnings()}


def test_the_time_there_is_comes_from_the_frame(desk: Desk, plan: Planning) -> None:
    assert plan.available is None
    desk.change_workshop(replace(desk.workshop, starts="16:00", ends="17:00"))
    assert plan.available == 60
    desk.change_agenda(blocks())
    assert any(warning.code == "too-long" for warning in plan.warnings())
    desk.change_workshop(replace(desk.workshop, starts="18:00", ends="16:00"))
    assert plan.available is None


def test_adults_may_sit_longer_than_young_people(desk: Desk, plan: Planning) -> None:
    desk.change_workshop(replace(desk.workshop, target_groups=(TargetGroup.PARENTS,)))
    assert plan.rules.longest_without_break == 60
    desk.change_workshop(replace(desk.workshop, target_groups=(TargetGroup.PARENTS, TargetGroup.YOUTH_15_17)))
    assert plan.rules.longest_without_break == 45


def test_a_theme_without_a_block_is_told(desk: Desk, plan: Planning) -> None:
    plan.add_theme(theme("en"))
    plan.add_theme(theme("to"))
    desk.change_agenda(blocks())
    told = [warning.text for warning in plan.warnings() if warning.code.startswith("theme-")]
    assert len(told) == 1
    assert "To" in told[0]


# People -------------------------------------------------------------------------------------------


def test_starting_stops_until_each_role_is_filled_or_done_without_for_a_reason(plan: Planning) -> None:
    assert {stop.role for stop in plan.stops()} == set(NEEDED_ROLES)
    plan.set_role(RoleFilled("fasilitator", Role.FACILITATOR, filled=True))
    plan.set_role(RoleFilled("trygg", Role.SAFE_ADULT, filled=True))
    assert [stop.role for stop in plan.stops()] == [Role.NOTE_TAKER]
    with pytest.raises(ValueError, match="Skriv hvorfor"):
        plan.override_role(Role.NOTE_TAKER, "")
    plan.override_role(Role.NOTE_TAKER, "Sykdom. Vi bruker lapper.")
    assert plan.stops() == []


@given(st.integers(-10_000, 10_000))
def test_counts_stay_within_what_a_room_can_hold(count: int) -> None:
    assert 0 <= bounded(count) <= MOST


def test_breadth_is_counted_and_what_is_short_is_told(plan: Planning) -> None:
    plan.count_mix(Breadth.AFTERCARE, wanted=3, asked=1)
    plan.count_mix(Breadth.FOSTER_HOME, wanted=2, asked=2)
    assert uneven(plan.mix.all()) == [Breadth.AFTERCARE]
    plan.count_mix(Breadth.AFTERCARE, asked=-4)
    assert plan.mix_of(Breadth.AFTERCARE) == MixCount(Breadth.AFTERCARE, 3, 0)
    plan.count_need("interpreter", 2)
    assert plan.need_of("interpreter").count == 2


def test_a_principle_needs_evidence_to_be_in_place(plan: Planning) -> None:
    with pytest.raises(ValueError, match="Skriv hva som viser"):
        plan.judge(Principle.RESPECT, Status.IN_PLACE, "")
    plan.judge(Principle.RESPECT, Status.IN_PLACE, "Ti minutter til egne temaer")
    assert plan.principle(Principle.RESPECT).status is Status.IN_PLACE


# Progress -----------------------------------------------------------------------------------------


def test_the_first_thing_is_the_day_then_themes_then_the_agenda(desk: Desk, plan: Planning) -> None:
    assert progress.next_thing(desk, TODAY).place == "frame"
    assert progress.deadlines(desk) == []
    desk.change_workshop(replace(desk.workshop, date=DAY))
    assert progress.next_thing(desk, TODAY).place == "themes"
    plan.add_theme(theme("en"))
    assert progress.next_thing(desk, TODAY).place == "agenda"
    desk.change_agenda(blocks())
    assert progress.next_thing(desk, TODAY).about == "mandate"


def test_a_ticked_task_is_done_and_a_passed_one_is_late(desk: Desk, plan: Planning) -> None:
    desk.change_workshop(replace(desk.workshop, date=DAY))
    by_id = {entry.id: entry for entry in progress.deadlines(desk)}
    assert by_id["agenda-out"].day == date(2026, 9, 30)
    assert by_id["agenda-out"].near(date(2026, 9, 25))
    assert by_id["agenda-out"].late(date(2026, 10, 1))
    assert plan.tick("agenda-out", TODAY)
    by_id = {entry.id: entry for entry in progress.deadlines(desk)}
    assert by_id["agenda-out"].done
    assert not by_id["agenda-out"].late(date(2026, 10, 1))
    assert not plan.tick("agenda-out", TODAY)


@pytest.mark.parametrize("day", ["2026-10-14", "2020-01-01", "2099-12-31", "tull", ""])
def test_any_day_gives_one_next_thing_and_four_phases(desk: Desk, day: str) -> None:
    desk.change_workshop(replace(desk.workshop, date=day))
    for today in (date(2026, 10, 13), date(2026, 10, 14), date(2027, 10, 14)):
        assert progress.next_thing(desk, today).text
        assert len(progress.phases(desk, today)) == 4


def test_on_the_day_itself_the_next_thing_is_to_start(desk: Desk) -> None:
    desk.change_workshop(replace(desk.workshop, date=DAY))
    assert progress.next_thing(desk, date(2026, 10, 14)).place == "run"


def test_two_weeks_are_counted_from_the_day(desk: Desk) -> None:
    desk.change_workshop(replace(desk.workshop, date=DAY))
    assert progress.two_weeks_left(desk, date(2026, 9, 30))
    assert not progress.two_weeks_left(desk, date(2026, 10, 1))


def test_what_came_before_the_day_is_not_late_after_it(desk: Desk, plan: Planning) -> None:
    desk.change_workshop(replace(desk.workshop, date=DAY))
    after = date(2026, 12, 24)
    known = {entry.id: entry for entry in progress.deadlines(desk, after)}
    assert known["agenda-out"].passed
    assert not known["agenda-out"].late(after)
    assert known["thanks-sent"].late(after)
    left = progress.open_deadlines(desk, after)
    assert [entry.passed for entry in left] == sorted(entry.passed for entry in left)
    assert not any(entry.passed for entry in progress.open_deadlines(desk, date(2026, 10, 14)))
    assert progress.next_thing(desk, after).day == min(one.day for one in left if not one.passed)
    assert plan.tick("agenda-out", after)
    assert not {one.id: one for one in progress.deadlines(desk, after)}["agenda-out"].passed


def test_with_notes_the_run_has_begun_and_after_the_day_they_are_whole(practised: Desk) -> None:
    day = progress.workshop_day(practised)
    assert day is not None
    assert len(practised.notes)
    during, after = (progress.phases(practised, when)[1] for when in (day, day + timedelta(days=1)))
    assert (during.parts[-1].status, after.parts[-1].status) == (Status.UNDER_WAY, Status.IN_PLACE)


# Papers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_every_letter_and_sheet_can_be_written(
    practised: Desk, tmp_path: Path, standard: WrittenStandard
) -> None:
    before = practised.workshop
    practised.change_workshop(replace(before, standard=standard))
    contact = "fagutvikleren, tlf. 22 33 44 55"
    writer = PlanWriter(practised, (contact, "gavekort"))
    numbers = [entry for entry in load_disclosure().numbers if entry.number]
    made = [
        filled(practised, template, contact=contact, compensation="gavekort", numbers=numbers)
        for template in [*letter_templates(practised), *sheet_templates()]
    ]
    made += [sheet(practised) for sheet in (run_sheet, rules_poster, question_cards, packing_list)]
    for handout in made:
        path = writer.write_handout(tmp_path, handout)
        with zipfile.ZipFile(path) as package:
            assert handout.title.split()[0] in package.read("word/document.xml").decode()
    written = {path.name for path in tmp_path.iterdir()}
    assert len(written) == len(made)
    assert ("koyreplan.docx" if standard is WrittenStandard.NYNORSK else "kjoreplan.docx") in written
    practised.change_workshop(before)


def test_a_letter_that_lacks_a_fact_says_which(desk: Desk) -> None:
    template = letter_templates(desk)[0]
    with pytest.raises(Unfilled) as missing:
        filled(desk, template, contact="")
    assert "contact" in missing.value.names


def test_a_hidden_word_never_gets_into_a_letter(desk: Desk, tmp_path: Path) -> None:
    desk.change_workshop(
        replace(desk.workshop, date=DAY, starts="16:00", ends="18:00", place="hos Oddleif i Storgata")
    )
    desk.hide("Oddleif")
    template = next(one for one in letter_templates(desk) if "place" in one.required)
    handout = filled(desk, template, contact="kontoret")
    with pytest.raises(Leaked):
        PlanWriter(desk).write_handout(tmp_path / "ut", handout)
    assert not list((tmp_path / "ut").iterdir())


def test_what_stands_in_a_note_never_gets_into_a_letter(desk: Desk, tmp_path: Path) -> None:
    said = "vi fikk aldri vite hvorfor hun sluttet den høsten"
    assert list(NoteTaker(desk).take(f"- {said}", Moment()))
    desk.change_workshop(replace(desk.workshop, date=DAY, starts="16:00", ends="18:00", place="biblioteket"))
    template = next(one for one in letter_templates(desk) if "place" in one.required)
    with pytest.raises(Leaked):
        PlanWriter(desk, ()).write_handout(tmp_path / "ut", filled(desk, template, contact=said))


def test_an_empty_plan_gives_sentences_not_sheets(desk: Desk) -> None:
    with pytest.raises(ValueError, match="Kjøreplanen er tom"):
        run_sheet(desk)
    with pytest.raises(ValueError, match="Ingen spørsmål"):
        question_cards(desk)
    with pytest.raises(ValueError, match="Bestem dagen"):
        plan_calendar(desk)


def test_the_run_sheet_has_clock_times_and_the_packing_list_what_techniques_need(practised: Desk) -> None:
    text = text_of(run_sheet(practised))
    assert "13.00" in text
    assert "vernet" in text
    things = materials(practised)
    assert things
    assert len(things) == len(set(things))
    packed = "\n".join(line for _, line in lines_of(packing_list(practised)))
    assert things[0] in packed


def test_the_calendar_leaves_out_what_is_done(desk: Desk, plan: Planning, tmp_path: Path) -> None:
    desk.change_workshop(replace(desk.workshop, date=DAY))
    whole = len(plan_calendar(desk).entries)
    plan.tick("agenda-out", TODAY)
    calendar = plan_calendar(desk)
    assert len(calendar.entries) == whole - 1
    path = PlanWriter(desk).write_calendar(tmp_path, calendar)
    assert b"BEGIN:VEVENT" in path.read_bytes()


def test_files_never_take_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "brev.docx").write_text("mitt")
    assert free_name(tmp_path, "brev", ".docx").name == "brev-2.docx"


# Copies -------------------------------------------------------------------------------------------


def test_a_copy_opens_with_the_same_passphrase(desk: Desk, tmp_path: Path, tools: Tools) -> None:
    desk.change_workshop(replace(desk.workshop, place="biblioteket"))
    stick = tmp_path / "pinne"
    stick.mkdir()
    made = copy_to(desk, stick)
    with Desk.open(made, passphrase="fire tilfeldige ord", tools=tools) as copied:
        assert copied.workshop.place == "biblioteket"
        assert not copied.workbook.damage
    assert copy_to(desk, stick) != made


def test_a_copy_needs_a_folder_outside_the_workbook(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="minnepinnen"):
        copy_to(desk, tmp_path / "finnes-ikke")
    with pytest.raises(ValueError, match="et annet sted"):
        copy_to(desk, desk.workbook.folder)


def test_the_next_workshop_takes_the_plan_and_nothing_of_people(
    practised: Desk, tmp_path: Path, tools: Tools
) -> None:
    practised.hide("Oddleif")
    Planning(practised).count_need("interpreter", 2)
    new, recovery = start_next(
        practised, tmp_path / "neste", title="Neste", passphrase="fem helt andre ord", tools=tools
    )
    with new:
        assert new.workshop.title == "Neste"
        assert new.workshop.date == ""
        assert [one.name for one in Planning(new).themes] == [one.name for one in Planning(practised).themes]
        own = [block.name for block in new.agenda if block.id != SINCE_LAST]
        assert own == [block.name for block in practised.agenda]
        assert len(new.questions) == len(practised.questions)
        left = (new.notes, new.points, new.hidden, new.roles, Planning(new).needs)
        assert [len(one) for one in left] == [0] * len(left)
        assert all(promise.earlier and promise.note is None for promise in new.promises.all())
    with Desk.open(tmp_path / "neste", recovery_key=recovery, tools=tools) as again:
        assert again.workshop.title == "Neste"


# Everything can be taken back -----------------------------------------------------------------------

ACTS = st.sampled_from(["theme", "move", "agenda", "role", "mix", "tick", "judge", "drop"])


@settings(max_examples=15, deadline=None)
@given(acts=st.lists(ACTS, min_size=1, max_size=8))
def test_whatever_was_done_undo_brings_back(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    tools = Tools(Environment.real(), kdf=CHEAP)
    made, _ = Desk.create(
        tmp_path_factory.mktemp("bok") / "bok", title="Prøve", passphrase="fire tilfeldige ord", tools=tools
    )
    with made as desk:
        plan = Planning(desk)
        before = state(desk)
        for number, act in enumerate(acts, 1):
            do(plan, act, number)
        while desk.workbook.undo() is not None:
            pass
        assert state(desk) == before


def do(plan: Planning, act: str, number: int) -> None:
    desk = plan.desk
    if act == "theme":
        plan.add_theme(theme(f"t{number}"))
    elif act == "move" and plan.themes:
        plan.move_theme(plan.themes[-1].id, -1)
    elif act == "agenda":
        desk.change_agenda([*desk.agenda, Block(f"b{number}", "Økt", 5)])
    elif act == "role":
        plan.set_role(RoleFilled("fasilitator", Role.FACILITATOR, filled=bool(number % 2)))
    elif act == "mix":
        plan.count_mix(Breadth.AFTERCARE, asked=number)
    elif act == "tick":
        plan.tick("food", TODAY)
    elif act == "judge":
        plan.judge(Principle.RESPECT, Status.UNDER_WAY, f"bevis {number}")
    elif plan.themes:
        plan.remove_theme(plan.themes[0].id)


def state(desk: Desk) -> dict[str, dict[str, object]]:
    tables = ("themes", "questions", "blocks", "roles", "principles", "plan_mix", "plan_needs", "plan_done")
    return {name: dict(desk.workbook.documents(name)) for name in tables}


def test_protection_is_taken_off_for_a_reason_told_and_put_on_again(desk: Desk) -> None:
    plan = Planning(desk)
    desk.change_agenda([Block("p", "Pause", 15, BlockKind.BREAK), Block("a", "Annet", 15)])
    with pytest.raises(ValueError, match="Skriv hvorfor"):
        plan.unprotect("p", " ")
    plan.unprotect("p", "Vi spiser underveis")
    first = desk.agenda[0]
    assert not first.protected
    assert "Vi spiser underveis" in " ".join(text for _, text in lines_of(run_sheet(desk)))
    plan.protect("p")
    assert desk.agenda[0].protected
    desk.workbook.undo()
    assert not desk.agenda[0].protected
    desk.workbook.undo()
    assert desk.agenda[0].protected
