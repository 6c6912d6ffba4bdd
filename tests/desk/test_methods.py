"""Methods as forms: what stands in a box is a note like any other, and the sheets hold no note at all."""

from __future__ import annotations

from datetime import date

import pytest

from verksted.content.methods import CARDS, methods
from verksted.desk import methods_sheets as sheets
from verksted.desk.copying import make_point
from verksted.desk.desk import Desk
from verksted.desk.methods import Methods, undone
from verksted.desk.planning_sheets import text_of
from verksted.workshop.methods import out_of_box
from verksted.workshop.notes import Sign
from verksted.workshop.plan import Theme
from verksted.workshop.points import PointSign
from verksted.workshop.words import WrittenStandard


@pytest.fixture
def planned(desk: Desk) -> Methods:
    desk.apply([desk.themes.put(Theme("svar", "Å få svar", "svar"))], "tema")
    return Methods(desk)


def test_gap_has_its_five_boxes_in_order() -> None:
    names = [box.name.nb for box in methods()["gap"].boxes]
    assert names == ["Dagens situasjon", "Ønsket situasjon", "Uønsket situasjon", "Drivere", "Barrierer"]


def test_every_method_has_boxes_with_a_name_in_both_standards() -> None:
    known = methods()
    assert set(CARDS) < set(known)
    assert sum(name.startswith("worksheet-") for name in known) == 10
    for one in known.values():
        assert one.boxes
        assert len({box.id for box in one.boxes}) == len(one.boxes)
        assert all(box.name.nb and box.name.nn for box in one.boxes), one.id


def test_a_line_in_a_box_is_a_note_with_sign_theme_and_box(planned: Methods) -> None:
    sheet = planned.start("gap", "foreldre", "svar")
    (made,) = planned.write(sheet.id, "barriers", "! ingen vet hvem de skal ringe *4")
    note = planned.desk.notes.get(made.id)
    assert note is not None
    assert (note.sign, note.theme, note.agree, note.follow_up) == (Sign.MUST_IMPROVE, "svar", 4, True)
    assert note.text == "Barrierer: ingen vet hvem de skal ringe"
    assert planned.filled(sheet.id).notes["barriers"] == (note,)
    point = make_point(planned.desk, [note.id])
    assert point.sign is PointSign.MUST_IMPROVE
    assert point.theme == "svar"
    planned.desk.workbook.undo()
    planned.desk.workbook.undo()
    assert planned.filled(sheet.id).count == 0, "note and box go in one step"
    assert not len(planned.desk.notes)


def test_a_typed_sign_counts_before_that_of_the_box(planned: Methods) -> None:
    sheet = planned.start("gap")
    (made,) = planned.write(sheet.id, "barriers", "? hvem bestemmer dette")
    assert made.sign is Sign.QUESTION


def test_a_paste_is_a_note_a_line_and_identifiers_are_masked(planned: Methods) -> None:
    planned.desk.hide("Solbakken")
    sheet = planned.start("worksheet-05")
    box = methods()["worksheet-05"].boxes[0]
    made = planned.write(sheet.id, box.id, "- første\n\n- andre, ring +47 90123456\n- Solbakken")
    assert len(made) == 3
    joined = " ".join(note.text for note in made)
    assert "90123456" not in joined
    assert "Solbakken" not in joined
    assert out_of_box(box.name.nb, made[0].text) == "første"


def test_forms_of_one_method_are_read_side_by_side(planned: Methods) -> None:
    first, second = planned.start("gap", "ungdom"), planned.start("gap", "foreldre")
    planned.start("walk-and-talk")
    planned.write(second.id, "today", "brevene er lange")
    beside = planned.beside(first.id)
    assert [one.sheet.side for one in beside] == ["ungdom", "foreldre"]
    assert [one.count for one in beside] == [0, 1]


def test_taking_a_form_away_leaves_its_notes(planned: Methods) -> None:
    sheet = planned.start("gap")
    planned.write(sheet.id, "today", "brevene er lange")
    assert planned.remove(sheet.id) == 1
    assert planned.sheets() == []
    assert len(planned.desk.notes) == 1


def test_a_note_is_rewritten_in_its_box_and_taken_away(planned: Methods) -> None:
    sheet = planned.start("gap")
    (made,) = planned.write(sheet.id, "drivers", "vi kjenner hverandre")
    changed = planned.rewrite(sheet.id, made.id, "vi kjenner hverandre godt")
    assert changed.text == "Drivere: vi kjenner hverandre godt"
    assert changed.sign is Sign.WORKS
    with pytest.raises(ValueError, match="Skriv"):
        planned.rewrite(sheet.id, made.id, " ")
    planned.take_away(made.id)
    assert planned.filled(sheet.id).count == 0


def test_tasks_hang_on_a_gathering_and_outlive_it(planned: Methods) -> None:
    with pytest.raises(ValueError, match="dagen"):
        planned.gather("", "Hvor er vi?")
    gathering = planned.gather("25.11.2026", "Hvor er vi?", "rådhuset", "tall fra fagsystemet")
    with pytest.raises(ValueError, match="hvem"):
        planned.plan("Hente tallene", "")
    task = planned.plan(
        "Hente tallene", "fagutvikler", "fra fagsystemet", "20.11.2026", gathering=gathering.id
    )
    assert planned.tick(task.id, date(2026, 11, 19))
    assert undone(planned.tasks()) == []
    planned.plan("Hente tallene igjen", "leder", task_id=task.id)
    assert planned.tasks()[0].done == "2026-11-19", "changing a task does not take its tick"
    told = text_of(sheets.plan_sheet(planned.desk))
    assert "Samling 1: Hvor er vi?" in told
    planned.cancel(gathering.id)
    assert planned.tasks()[0].gathering == ""


def test_gatherings_and_tasks_become_a_calendar(planned: Methods) -> None:
    with pytest.raises(ValueError, match="dato"):
        sheets.plan_calendar(planned.desk)
    planned.gather("25.11.2026", "Hvor er vi?")
    planned.plan("Hente tallene", "fagutvikler", due="20.11.2026")
    assert [entry.title for entry in sheets.plan_calendar(planned.desk).entries] == [
        "Hente tallene",
        "Hvor er vi?",
    ]


@pytest.mark.parametrize("standard", list(WrittenStandard))
def test_every_sheet_prints_and_holds_nothing_that_was_said(
    planned: Methods, standard: WrittenStandard
) -> None:
    sheet = planned.start("gap", "foreldre")
    planned.write(sheet.id, "today", "noe som ble sagt i rommet")
    for name in (*sheets.SHEET_TEMPLATES, *methods()):
        if name in sheets.SHEET_TEMPLATES or methods()[name].card is None:
            made = sheets.template_sheet(name, standard)
        else:
            made = sheets.method_sheet(name, standard, sides=["foreldre", "ungdom"], tables=5)
        assert made.parts
        assert "noe som ble sagt" not in text_of(made)
        assert "{" not in text_of(made)


def test_the_idea_hunt_tells_who_goes_where_and_refuses_one_table() -> None:
    told = text_of(sheets.method_sheet("idea-hunt", WrittenStandard.BOKMAL, tables=4))
    assert "Bord 1 · bord 2" in told
    with pytest.raises(ValueError, match="to bord"):
        sheets.method_sheet("idea-hunt", WrittenStandard.BOKMAL, tables=1)
