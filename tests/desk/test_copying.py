"""The fair copy as functions: what each step does, and that any row of them can be taken back."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.conftest import CHEAP, PASSPHRASE, Clock

from verksted.desk import copying
from verksted.desk.copying_view import board, likely_duplicates
from verksted.desk.desk import Desk, Tools
from verksted.desk.releasing import blocked
from verksted.desk.taking import NoteTaker, take_all
from verksted.workbook import Environment
from verksted.workshop.notes import Note
from verksted.workshop.plan import Theme, band_of
from verksted.workshop.points import Aside, PointSign, Strength, too_strong
from verksted.workshop.words import Level

LINES = [
    "+ u1 får svar samme dag #svar",
    "-! u2 svarene kommer alt for sent #svar",
    "- u3 svarene kom for sent hos oss også #svar *4",
    "> u4 ha en fast dag for svar #svar",
    "? hvem leser dette #møter",
    "- møtene er for lange #møter",
    "pizza i pausen",
]


def workshop(desk: Desk) -> list[Note]:
    """Eight took part, two themes, seven notes."""
    desk.change_workshop(replace(desk.workshop, participants=8, date="2026-10-14"))
    themes = [Theme("svar", "Å få svar", "svar"), Theme("moter", "Møter", "møter", order=1)]
    desk.apply((desk.themes.put(theme) for theme in themes), "tema")
    return take_all(NoteTaker(desk), LINES)


@pytest.fixture
def notes(desk: Desk) -> list[Note]:
    return workshop(desk)


def test_a_point_carries_sign_theme_and_follow_up_of_its_note(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [notes[1].id])
    assert point.sign is PointSign.MUST_IMPROVE
    assert point.theme == "svar"
    assert point.follow_up
    assert point.text == "Svarene kommer alt for sent."
    assert point.insider is None
    assert desk.points.get(point.id) == point


def test_what_is_left_over_is_told_until_nothing_is(desk: Desk, notes: list[Note]) -> None:
    assert len(board(desk).left) == len(notes)
    copying.make_point(desk, [note.id for note in notes[:3]])
    copying.set_aside(desk, [notes[6].id], Aside.PRACTICAL)
    assert {note.id for note in board(desk).left} == {note.id for note in notes[3:6]}
    assert "notes-unhandled" in {entry.code for entry in blocked(desk)}
    copying.set_aside(desk, [note.id for note in notes[3:6]], Aside.OTHER)
    assert not board(desk).left
    assert "notes-unhandled" not in {entry.code for entry in blocked(desk)}


def test_the_strength_is_what_the_voices_allow_and_follows_them(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [notes[1].id])
    assert point.strength is Strength.SOME
    point = copying.add_notes(desk, point.id, [notes[2].id])
    assert point.strength is Strength.MANY
    assert copying.take_out(desk, point.id, notes[2].id).strength is Strength.SOME


def test_one_voice_is_never_told_as_several(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [notes[1].id])
    for strength in (Strength.SEVERAL, Strength.MANY, Strength.MOST):
        with pytest.raises(ValueError, match="rekker til «noen»"):
            copying.set_strength(desk, point.id, strength)
    assert desk.points.get(point.id) == point
    desk.apply([desk.points.put(replace(point, strength=Strength.SEVERAL))], "utenom")
    assert "too-strong" in {entry.code for entry in blocked(desk)}


def test_a_chosen_weaker_word_is_kept_when_voices_come(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [notes[2].id])
    assert point.strength is Strength.MANY
    copying.set_strength(desk, point.id, Strength.SOME)
    assert copying.add_notes(desk, point.id, [notes[1].id]).strength is Strength.SOME


def test_without_a_number_of_participants_only_some_may_be_said(desk: Desk, notes: list[Note]) -> None:
    desk.change_workshop(replace(desk.workshop, participants=None))
    point = copying.make_point(desk, [note.id for note in notes[:4]])
    assert point.strength is Strength.SOME
    with pytest.raises(ValueError, match="rekker"):
        copying.set_strength(desk, point.id, Strength.SEVERAL)


def test_a_split_moves_notes_and_a_merge_brings_them_together(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [note.id for note in notes[:3]])
    new = copying.split(desk, point.id, [notes[0].id])
    assert new.notes == (notes[0].id,)
    assert copying.point_of(desk, point.id).notes == (notes[1].id, notes[2].id)
    with pytest.raises(ValueError, match="bli igjen"):
        copying.split(desk, new.id, [notes[0].id])
    both = copying.merge(desk, point.id, new.id)
    assert set(both.notes) == {note.id for note in notes[:3]}
    assert desk.points.get(new.id) is None
    with pytest.raises(ValueError, match="ulike"):
        copying.merge(desk, point.id, point.id)


def test_a_note_set_aside_leaves_its_points_and_can_be_brought_back(desk: Desk, notes: list[Note]) -> None:
    point = copying.make_point(desk, [notes[1].id, notes[2].id])
    copying.set_aside(desk, [notes[2].id], Aside.TOO_PERSONAL)
    rest = copying.point_of(desk, point.id)
    assert rest.notes == (notes[1].id,)
    assert rest.strength is Strength.SOME
    copying.bring_back(desk, notes[2].id)
    assert notes[2] in board(desk).left


def test_a_point_set_aside_takes_along_only_the_notes_it_had_alone(desk: Desk, notes: list[Note]) -> None:
    one = copying.make_point(desk, [notes[1].id, notes[2].id])
    copying.make_point(desk, [notes[2].id])
    copying.aside_point(desk, one.id, Aside.TOO_PERSONAL)
    assert desk.points.get(one.id) is None
    assert desk.aside.get(notes[1].id) is not None
    assert desk.aside.get(notes[2].id) is None


def test_certain_identifiers_never_reach_a_point(desk: Desk, notes: list[Note]) -> None:
    desk.hide("Solfrid")
    point = copying.make_point(desk, [notes[0].id])
    changed = copying.write_text(desk, point.id, "Ring Solfrid på tlf 412 34 567,\nikke kveld")
    assert "Solfrid" not in changed.text
    assert "412" not in changed.text
    assert "\n" not in changed.text


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 4001])
def test_a_text_that_will_not_do_is_refused_and_loses_nothing(
    desk: Desk, notes: list[Note], text: str
) -> None:
    point = copying.make_point(desk, [notes[0].id])
    with pytest.raises(ValueError):
        copying.write_text(desk, point.id, text)
    assert desk.points.get(point.id) == point


def test_notes_that_say_the_same_stand_together(desk: Desk, notes: list[Note]) -> None:
    found = board(desk)
    assert found.like[notes[1].id] == (notes[2].id,)
    assert notes[6].id not in found.like
    theme, own = found.by_theme(found.left)[0]
    assert theme == "svar"
    names = [note.id for note in own]
    assert abs(names.index(notes[1].id) - names.index(notes[2].id)) == 1


def test_every_note_is_shown_once_whatever_its_theme(desk: Desk, notes: list[Note]) -> None:
    found = board(desk)
    shown = [note.id for _, own in found.by_theme(found.left) for note in own]
    assert sorted(shown) == sorted(note.id for note in notes)


def test_ten_thousand_notes_are_compared_in_bounded_time() -> None:
    notes = [Note(f"n{at}", f"saken nummer {at} tok altfor lang tid", "", "x") for at in range(10_000)]
    assert isinstance(likely_duplicates(notes), dict)


Act = Callable[[Desk, int, int], object]


def _pick(values: list[str], at: int) -> str:
    return values[at % len(values)] if values else "finnes ikke"


def _points(desk: Desk) -> list[str]:
    return [point.id for point in desk.points.all()]


def _notes(desk: Desk) -> list[str]:
    return [note.id for note in desk.notes.all()]


ACTS: list[Act] = [
    lambda d, a, b: copying.make_point(d, [_pick(_notes(d), a), _pick(_notes(d), b)]),
    lambda d, a, b: copying.add_notes(d, _pick(_points(d), a), [_pick(_notes(d), b)]),
    lambda d, a, b: copying.take_out(d, _pick(_points(d), a), _pick(_notes(d), b)),
    lambda d, a, b: copying.split(d, _pick(_points(d), a), [_pick(_notes(d), b)]),
    lambda d, a, b: copying.merge(d, _pick(_points(d), a), _pick(_points(d), b)),
    lambda d, a, b: copying.drop(d, _pick(_points(d), a + b)),
    lambda d, a, b: copying.aside_point(d, _pick(_points(d), a), list(Aside)[b % len(Aside)]),
    lambda d, a, b: copying.set_aside(d, [_pick(_notes(d), a)], list(Aside)[b % len(Aside)]),
    lambda d, a, b: copying.bring_back(d, _pick(_notes(d), a + b)),
    lambda d, a, b: copying.theme_notes(d, [_pick(_notes(d), a)], ["svar", "moter"][b % 2]),
    lambda d, a, b: copying.write_text(d, _pick(_points(d), a), f"Tekst {b}."),
    lambda d, a, b: copying.set_strength(d, _pick(_points(d), a), list(Strength)[b % 4]),
    lambda d, a, b: copying.set_sign(d, _pick(_points(d), a), list(PointSign)[b % 3]),
    lambda d, a, b: copying.set_level(d, _pick(_points(d), a), list(Level)[b % 2]),
    lambda d, a, b: copying.set_follow_up(d, _pick(_points(d), a), bool(b % 2)),
    lambda d, a, b: copying.set_theme(d, _pick(_points(d), a), ["svar", "moter", "x"][b % 3]),
]
TABLES = ("notes", "points", "aside", "promises", "measures", "themes", "decisions", "placeholders")


def held(desk: Desk) -> dict[str, dict[str, object]]:
    """All that the user's tables hold."""
    return {name: dict(desk.workbook.documents(name)) for name in TABLES}


def travelled(desk: Desk, before: dict[str, dict[str, object]], most: int = 50) -> None:
    """Undo all, see that nothing is changed, redo all, see that all is there again."""
    after = held(desk)
    back = 0
    while held(desk) != before and back < most:
        assert desk.workbook.undo() is not None
        back += 1
    assert held(desk) == before
    for _ in range(back):
        assert desk.workbook.redo() is not None
    assert held(desk) == after


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(range(len(ACTS))), st.integers(0, 9), st.integers(0, 9)), max_size=40)
)
def test_any_row_of_steps_is_undone_and_done_again(row: list[tuple[int, int, int]]) -> None:
    with TemporaryDirectory() as place:
        tools = Tools(Environment(Clock(), os.urandom, Path(place) / "state"), kdf=CHEAP)
        desk, _ = Desk.create(Path(place) / "bok", title="T", passphrase=PASSPHRASE, tools=tools)
        with desk:
            workshop(desk)
            before = held(desk)
            for act, one, other in row:
                try:
                    ACTS[act](desk, one, other)
                except ValueError:
                    continue
                claimed = [p for p in desk.points.all() if p.strength is not Strength.SOME]
                notes = desk.notes.all()
                assert not any(
                    too_strong(p.strength, copying.voices_behind(p, notes), band_of(8)) for p in claimed
                )
            travelled(desk, before)
