"""The follow-up in the app: what each screen shows and does, at both sizes, and the promises it may not break."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.tui.app_helper import seen, settled
from tests.tui.follow.alone import SECOND, Alone
from textual.widgets import Input

from verksted.desk import copying
from verksted.desk.desk import Desk
from verksted.desk.releasing import blocked, material
from verksted.privacy.release_summary import outgoing
from verksted.tui.screens.follow.base import BESIDE, STEPS
from verksted.tui.screens.follow.release import ReleaseScreen
from verksted.tui.widgets.review.finding import About
from verksted.tui.widgets.review.sentence import Sentence
from verksted.tui.widgets.rows import Rows
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.words import Role


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("step", [step.id for step in (*STEPS, *BESIDE)])
async def test_every_step_opens_and_keeps_its_keys_in_sight(
    copied: Desk, step: str, size: tuple[int, int]
) -> None:
    app = Alone(copied, step)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        lines = seen(app).split("\n")
        assert "4 Følg opp" in lines[0]
        assert "Renskriving" in lines[1]
        assert "F1 hjelp" in lines[-1]
        assert all(len(line.rstrip()) <= size[0] for line in lines)


async def test_one_key_makes_a_point_and_one_is_on_to_the_next(raw: Desk) -> None:
    app = Alone(raw)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "30 av 30 igjen" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        (point,) = raw.points.all()
        assert app.screen.query_one(Sentence).has_focus
        await pilot.press("ctrl+x", *"Kort", "enter")
        await settled(pilot)
        assert [one.text for one in raw.points.all()] == ["Kort"]
        assert app.screen.query_one("#notes", Rows).has_focus
        assert "29 av 30 igjen" in seen(app)
        await pilot.press("i")
        await settled(pilot)
        assert len(copying.point_of(raw, point.id).notes) == 2
        await pilot.press("l", "1")
        await settled(pilot)
        assert len(raw.aside) == 1
        assert "27 av 30 igjen" in seen(app)
        for _ in range(4):
            await pilot.press("ctrl+z")
            await settled(pilot)
        assert not raw.points.all()
        assert not raw.aside.all()
        assert "30 av 30 igjen" in seen(app)


async def test_keys_that_come_faster_than_the_disk_land_on_the_right_notes(raw: Desk) -> None:
    app = Alone(raw)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter", "i", "enter", "enter", "i", "i")
        await settled(pilot)
        used = [name for point in raw.points.all() for name in point.notes]
        assert len(used) == len(set(used)) == 5
        assert sorted(len(point.notes) for point in raw.points.all()) == [2, 3]


async def test_what_is_written_is_kept_when_one_leaves_with_escape(raw: Desk) -> None:
    app = Alone(raw)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+x", *"Halv", "escape")
        await settled(pilot)
        assert [one.text for one in raw.points.all()] == ["Halv"]


async def test_a_note_never_becomes_markup(raw: Desk) -> None:
    note = raw.notes.all()[0]
    raw.apply([raw.notes.put(replace(note, text="[link]hei[/] [red", theme="heard"))], "x")
    app = Alone(raw)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "[link]hei[/] [red" in seen(app)


async def test_findings_are_decided_counted_and_undone(copied: Desk) -> None:
    app = Alone(copied, "review")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = re.search(r"(\d+) igjen av", seen(app))
        assert found
        left = int(found[1])
        assert left > 2
        await pilot.press("b", "1")
        await settled(pilot)
        assert f"{left - 1} igjen av" in seen(app)
        (decision,) = copied.decisions.all()
        assert decision.reason
        texts = outgoing(material(copied))
        await pilot.press("m")
        await settled(pilot)
        assert f"{left - 2} igjen av" in seen(app)
        assert outgoing(material(copied)) != texts
        await pilot.press("ctrl+z", "ctrl+z")
        await settled(pilot)
        assert f"{left} igjen av" in seen(app)
        assert not copied.decisions.all()
        assert outgoing(material(copied)) == texts


async def test_all_alike_is_one_more_key_and_one_undo(copied: Desk) -> None:
    points = copied.points.all()[:4]
    for point in points:
        text = "Solfrid Haugland og Solfrid Haugland svarte."
        copied.apply([copied.points.put(replace(point, text=text))], "x")
    app = Alone(copied, "review")
    app.preset = f"point:{points[0].id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = {point.id: point.text for point in copied.points.all()}
        await pilot.press("m", "a")
        await settled(pilot)
        texts = [copying.point_of(copied, point.id).text for point in points]
        assert len(set(texts)) == 1
        assert "Solfrid" not in texts[0]
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert sum("Solfrid" in one.text for one in copied.points.all()) == 4
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert {point.id: point.text for point in copied.points.all()} == before


async def test_a_missed_word_is_walked_to_and_masked(copied: Desk) -> None:
    point = replace(copied.points.all()[0], text="Ungdom ber Solfrid Haugland om svar.")
    copied.apply([copied.points.put(point)], "x")
    app = Alone(copied, "review")
    app.preset = f"point:{point.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("left", "left", "m")
        await settled(pilot)
        assert copying.point_of(copied, point.id).text == "[person 1] ber Solfrid Haugland om svar."
        assert len(copied.decisions) == 1


async def test_a_name_of_a_place_becomes_a_place(copied: Desk) -> None:
    first, second = copied.points.all()[:2]
    points = (
        replace(first, text="Møtene hos Solfrid Haugland er lange."),
        replace(second, text="Møtene på sentralen er lange."),
    )
    copied.apply([copied.points.put(point) for point in points], "x")
    app = Alone(copied, "review")
    app.preset = f"point:{first.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "1  Skriv [sted]" in seen(app)
        await pilot.press("1")
        await settled(pilot)
        assert copying.point_of(copied, first.id).text == "Møtene hos [sted] er lange."
        await pilot.press("ctrl+z", "right", "2")
        await settled(pilot)
        assert copying.point_of(copied, first.id).text == "Møtene hos Solfrid Haugland [virksomhet] lange."


async def test_why_wraps_under_itself_and_the_answers_can_be_clicked(copied: Desk) -> None:
    point = replace(copied.points.all()[0], text="Ungdom ber Solfrid Haugland om svar.")
    copied.apply([copied.points.put(point)], "x")
    app = Alone(copied, "review")
    app.preset = f"point:{point.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        about = app.screen.query_one(About)
        lines = about.render().plain.split("\n")
        at = next(n for n, line in enumerate(lines) if line.startswith("Hvorfor  "))
        assert lines[at + 1].startswith(" " * 9)
        assert all(len(line) <= about.size.width for line in lines)
        await pilot.click("#choices", offset=(6, 1))
        await pilot.click("#choices", offset=(6, 1))
        await settled(pilot)
        assert "[sted]" in copying.point_of(copied, point.id).text
        assert app.screen.focused is None


async def test_four_no_lead_to_the_next_point_and_a_yes_stops_it(copied: Desk) -> None:
    for point in copied.points.all():
        copied.apply([copied.points.put(replace(point, insider=None))], "x")
    app = Alone(copied, "insider")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "n", "n", "n", "n", "j", "n", "n")
        await settled(pilot)
        tested = [point for point in copied.points.all() if point.insider]
        assert [len(point.insider.guessed_by) for point in tested if point.insider] == [0, 1]
        assert "■ Punktet kan ikke ut slik" in seen(app)
        assert "insider-guessed" in {entry.code for entry in blocked(copied)}


async def test_a_blocked_release_cannot_be_forced_from_the_screen(copied: Desk) -> None:
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Frigi sammendraget" not in seen(app)
        await pilot.press("g")
        await settled(pilot)
        assert not len(copied.reviewed)
        screen = app.screen
        assert isinstance(screen, ReleaseScreen)
        screen.change(screen._release)
        await settled(pilot)
        assert "▲" in seen(app)
        assert not len(copied.released)


async def test_one_voice_told_as_several_is_named_and_walked_to(copied: Desk) -> None:
    point = next(one for one in copied.points.all() if one.strength is Strength.SOME and len(one.notes) == 1)
    told = replace(point, strength=Strength.SEVERAL)
    copied.apply([copied.points.put(told)], "x")
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "■ Styrken holder ikke" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert point.text[:20] in seen(app)


async def test_a_name_in_a_theme_or_a_measure_is_stopped_and_shown(copied: Desk) -> None:
    theme = copied.themes.all()[0]
    copied.apply([copied.themes.put(replace(theme, name="Svar fra Solfrid Haugland"))], "x")
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "■ Funn er ikke bestemt" in seen(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Gjennomgang" in seen(app)
        assert "igjen av" in seen(app)


async def test_the_signing_card_stays_shut_until_all_is_read_and_refuses_the_reviewer(copied: Desk) -> None:
    from verksted.desk.releasing import mark_reviewed
    from verksted.desk.reviewing_store import review, store

    hand = review(copied)
    while hand.open:
        at = hand.next_open(-1)
        assert at is not None
        store(copied, hand.keep(at, "ikke en person"), hand.book)
    mark_reviewed(copied)
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        field = app.screen.query_one("#signer-pass", Input)
        assert field.disabled
        await pilot.press("end")
        await settled(pilot)
        assert not field.disabled
        for typed in (SECOND, "noe helt annet enn det", SECOND):
            field.value = typed
            await pilot.press("enter")
            await settled(pilot)
            assert not len(copied.sign_offs), "a new passphrase is typed twice"
        field.value = SECOND
        await pilot.press("enter")
        await settled(pilot)
        assert "► Frigi sammendraget" in seen(app)
        assert len(copied.sign_offs) == 1


async def test_a_step_one_was_sent_to_leads_back_and_the_phase_opens_where_one_left_it(copied: Desk) -> None:
    theme = copied.themes.all()[0]
    copied.apply([copied.themes.put(replace(theme, name="Svar fra Solfrid Haugland"))], "x")
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "igjen av" in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Før noe kan ut" in seen(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Neste steg" in seen(app)
        await pilot.press("4")
        await settled(pilot)
        assert "Før noe kan ut" in seen(app)
        await pilot.press("ctrl+g", "8")
        await settled(pilot)
        assert "Dere sa – vi gjør" in seen(app)


async def test_what_is_changed_after_the_release_can_be_released_anew(copied: Desk) -> None:
    from verksted.desk.releasing import mark_reviewed, release_now
    from verksted.desk.reviewing_gate import add_signer, sign_with
    from verksted.desk.reviewing_store import review, store

    hand = review(copied)
    while (at := hand.next_open(-1)) is not None and hand.open:
        store(copied, hand.keep(at, "ikke en person"), hand.book)
    mark_reviewed(copied)
    add_signer(copied, SECOND, Role.CONTROL)
    sign_with(copied, SECOND)
    release_now(copied)
    app = Alone(copied, "release")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "► Skriv filene" in seen(app)
        assert "på nytt" not in seen(app)
        copied.apply([copied.points.put(replace(copied.points.all()[0], follow_up=True, order=99))], "x")
        sign_with(copied, SECOND)
        await pilot.press("ctrl+g", "9")
        await settled(pilot)
        assert "► Frigi på nytt" in seen(app)
        await pilot.press("enter", "down", "enter")
        await settled(pilot)
        assert len(copied.released) == 2
        assert "på nytt" not in seen(app)


async def test_half_an_answer_is_refused_and_a_whole_one_counted(copied: Desk) -> None:
    for measure in copied.measures.all():
        copied.apply([copied.measures.remove(measure.id)], "x")
    app = Alone(copied, "answers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert re.search(r"0 av \d+ råd", seen(app))
        await pilot.press("enter", "2")
        await settled(pilot)
        await pilot.press(*"App", "enter", *"Nei", "enter")
        await settled(pilot)
        assert "hel setning" in seen(app)
        assert not copied.measures.all()


async def test_taking_back_a_seat_is_one_undo(copied: Desk) -> None:
    before = len(copied.notes)
    app = Alone(copied, "keeping")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rows = app.screen.query_one("#keep-list", Rows)
        rows.take("s:u3")
        await pilot.press("enter")
        await settled(pilot)
        assert "må vurderes på nytt" in seen(app)
        assert len(copied.notes) < before
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert len(copied.notes) == before


async def test_common_words_are_proposed_and_chosen_and_written_on(raw: Desk) -> None:
    note = raw.notes.all()[0]
    raw.apply([raw.notes.put(replace(note, text="æ veit itj ka dåkker vil", theme="heard"))], "x")
    app = Alone(raw)
    app.preset = f"note:{note.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "«itj» → ikke" in seen(app)
        await pilot.press("f3", "1")
        await settled(pilot)
        assert app.screen.query_one(Sentence).has_focus
        assert app.screen.query_one(Sentence).words == "Jeg vet ikke hva dere vil."
        await pilot.press(*" Si det.", "enter")
        await settled(pilot)
        assert [one.text for one in raw.points.all()] == ["Jeg vet ikke hva dere vil. Si det."]
        await pilot.press("f2", "h", "escape")
        await settled(pilot)
        assert app.screen.query_one("#points", Rows).has_focus


async def test_a_point_without_a_theme_is_told_of_long_before_the_release(copied: Desk) -> None:
    (*_, lost) = (one for one in copied.points.all() if one.sign is PointSign.ADVICE)
    copied.apply([copied.points.put(replace(lost, theme=""))], "x")
    app = Alone(copied)
    app.preset = f"point:{lost.id}"
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "▲ uten tema" in seen(app)
        await pilot.press("f2")
        await settled(pilot)
        assert "Ett punkt mangler" in seen(app)
    for step, told in {
        "answers": "▲ 1 uten tema",
        "release": "Punkter mangler tema",
        "insider": "råd · «",
        "review": "Funn 1 av",
    }.items():
        app = Alone(copied, step)
        app.preset = f"point:{lost.id}" if step == "insider" else ""
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert told in seen(app), step
            assert " ·  ·" not in seen(app)


async def test_f2_takes_a_point_in_hand_with_the_whole_of_what_it_stands_on(copied: Desk) -> None:
    app = Alone(copied)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("f2")
        await settled(pilot)
        assert "Punkt 1 av" in seen(app)
        assert "F2 går til punktene." not in seen(app)
        shown = {one.id: one for one in app.screen.query_one("#evidence", Rows).rows}
        first = copied.notes.get(next(iter(shown)))
        assert first is not None
        lines = [shown[first.id].text.plain, *(line.plain for line in shown[first.id].more)]
        assert " ".join(lines) == first.text
        assert len(lines[0]) > 20
