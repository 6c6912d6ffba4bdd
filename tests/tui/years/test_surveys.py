"""Surveys in the app: reading a file in, the weak spots, the way into the plan, two years, free text."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.report.survey_samples import with_survey
from tests.survey.exports import QUESTIONS, as_csv, as_xlsx, forms_rows
from tests.tui.app_helper import SIZES, opened, press, seen, settled, write
from textual import events
from textual.widgets import Static

from verksted.desk.desk import Desk
from verksted.desk.released import Released
from verksted.desk.surveys import Given, Surveys
from verksted.desk.surveys_reading import open_survey
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.follow.reading import draft_lines
from verksted.tui.screens.years.surveys import SurveysScreen
from verksted.tui.screens.years.surveys_comments import CommentsScreen
from verksted.tui.screens.years.surveys_compare import CompareScreen
from verksted.tui.screens.years.surveys_import import ImportScreen
from verksted.tui.session import Session
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workshop.followup import Measure, MeasureStatus
from verksted.workshop.survey import Survey


def rows(year: int = 2025, **options: object) -> list[list[object]]:
    made = forms_rows(year, **options)  # type: ignore[arg-type]
    made[6][-1] = "Saksbehandler Gunhild Aasen-Moe ringte 912 34 567"
    return made


def keep(desk: Desk, folder: Path, year: int = 2025, *, comments: bool = False, **options: object) -> Survey:
    surveys = Surveys(desk)
    path = as_xlsx(rows(year, **options), folder / f"svar {year}.xlsx")
    return surveys.keep(open_survey(path), Given(year, "", 61, comments), surveys.detector())


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_read_in_by_keys_alone(desk: Desk, tmp_path: Path, size: tuple[int, int]) -> None:
    path = as_xlsx(rows(), tmp_path / "svar 2025.xlsx")
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "enter")
        await write(pilot, str(path))
        await press(pilot, "enter")
        assert isinstance(app.screen, ImportScreen)
        page = seen(app)
        assert "34 rader fra Microsoft Forms" in page
        assert "Person 1" not in page
        await press(pilot, "g", "tab")
        await write(pilot, "61")
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, SurveysScreen)
        assert "34 svar av 61 spurte" in seen(app)
    assert Surveys(desk).newest is not None


async def test_no_name_time_or_free_text_is_shown_in_any_column(desk: Desk, tmp_path: Path) -> None:
    path = as_xlsx(rows(), tmp_path / "svar 2025.xlsx")
    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "enter")
        await write(pilot, str(path))
        await press(pilot, "enter")
        await press(pilot, "home")
        for _ in range(17):
            page = seen(app)
            for secret in ("Person 1", "eksempel.no", "Gunhild", "10:08"):
                assert secret not in page
            await press(pilot, "down")


async def test_a_column_is_changed_and_a_bad_file_gets_a_sentence(desk: Desk, tmp_path: Path) -> None:
    table: list[list[object]] = [["Trivsel"]]
    table += [[n] for n in (2, 3, 4, 3, 2, 4, 3, 3)]
    path = as_csv(table, tmp_path / "a.csv")
    (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 ikke en pakke")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "enter")
        await write(pilot, str(tmp_path / "b.xlsx"))
        await press(pilot, "enter")
        assert "■ Filen er ødelagt" in seen(app)
        await press(pilot, "enter")
        app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert "▲ Trivsel" in seen(app)
        await press(pilot, "enter", "home", "enter")  # skala 1–6
        assert "● Trivsel" in seen(app)
        assert "1–6" in seen(app)


async def test_space_takes_the_weakest_into_the_plan_and_out_again(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await settled(pilot)
        assert app.screen.query_one("#spots", Rows).has_focus
        await press(pilot, "space")
        theme = desk.themes.all()[0]
        assert theme.survey_item == QUESTIONS[0]
        assert len(desk.questions.all()) == 1
        assert "Lagt i planen" in seen(app)
        await press(pilot, "space")
        assert desk.themes.all()[0].survey_item == ""
        await press(pilot, "ctrl+z", "ctrl+z")
        assert not desk.themes.all()


async def test_more_proposed_questions_are_ticked_below(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, desk, "surveys")
        await settled(pilot)
        await press(pilot, "tab", "down", "space", "shift+tab", "space")
        assert len(desk.questions.all()) == 2


async def test_v_turns_the_list_and_goes_on_to_two_years(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await settled(pilot)
        assert "lavest først" in seen(app)
        await press(pilot, "v")
        assert "best først" in seen(app)
        await press(pilot, "v")
        assert "lavest først" in seen(app)
        keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3)
        await press(pilot, "v", "v")
        assert isinstance(app.screen, CompareScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SurveysScreen)
        await press(pilot, "escape")
        assert not isinstance(app.screen, SurveysScreen)


async def test_two_years_with_measures_and_a_sentence(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    surveys = Surveys(desk)
    proposal = surveys.propose(QUESTIONS[0])
    surveys.to_plan(QUESTIONS[0], proposal, [])
    desk.apply([desk.measures.put(Measure("m1", "Møte med begge", themes=(proposal.theme.id,)))], "m")
    changed = [*QUESTIONS[:3], "Jeg kjenner til planen min", *QUESTIONS[4:]]
    keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3, questions=changed)
    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, desk, "surveys")
        await settled(pilot)
        await press(pilot, "v", "v")
        page = seen(app)
        assert "samme spørsmål: 5 av 6" in page
        assert "○ Møte med begge" in page
        assert "ingen tiltak her" in page
        assert "tydelig bedre" in page
        await press(pilot, "enter")
        assert "tydelig" in seen(app), seen(app)
        await press(pilot, "escape", "down", "down", "down")
        assert "Før sto det" in seen(app)
        assert "kjenner planen min" in seen(app)
        await press(pilot, "g")
        assert "samme spørsmål: 6 av 6" in seen(app)
        await press(pilot, "h")
        assert "tilfeldigheter" in seen(app)


async def test_free_text_is_masked_and_becomes_a_note(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path, comments=True)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await settled(pilot)
        await press(pilot, "v", "v")
        assert isinstance(app.screen, CommentsScreen)
        assert "Gunhild" not in seen(app)
        await press(pilot, "space")
        assert len(desk.notes.all()) == 1
        await press(pilot, "ctrl+z")
        assert not desk.notes.all()


async def test_without_a_survey_the_page_says_how_to_begin(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        page = seen(app)
        assert "Les inn svar fra en fil" in page
        assert "Planlegg en undersøkelse" in page
        assert app.screen.query_one("#few", Static).content == ""


async def test_space_right_after_an_arrow_counts_too(desk: Desk, tmp_path: Path) -> None:
    """The proposals are looked up away from the screen; nobody has to wait for them."""
    keep(desk, tmp_path)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await pilot.press("down", "space")
        await settled(pilot)
        assert [theme.survey_item for theme in desk.themes.all()] == [QUESTIONS[1]]
        assert len(desk.questions.all()) == 1


async def test_another_survey_is_taken_in_hand(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        assert "Undersøkelsen 2027" in seen(app)
        await press(pilot, "n", "end", "enter")
        assert "Undersøkelsen 2025" in seen(app)


async def test_leaving_while_a_file_is_read_is_no_trouble(desk: Desk, tmp_path: Path) -> None:
    path = as_xlsx(rows(answers=3000), tmp_path / "svar 2025.xlsx")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "enter")
        await write(pilot, str(path))
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert isinstance(app.screen, SurveysScreen)


async def test_the_poster_is_made_from_the_page_once_figures_are_released(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "down", "down", "enter")
        assert "Frigi sammendraget først" in seen(app)
        desk.apply([desk.released.put(Released("r", desk.tools.now(), with_survey()))], "Frigivelse")
        await press(pilot, "n", "down", "down", "enter")
        await settled(pilot)
        assert "Skrevet: plakat.docx" in seen(app)


async def test_after_a_wrong_path_what_is_pasted_takes_its_place(desk: Desk, tmp_path: Path) -> None:
    path = as_xlsx(rows(), tmp_path / "svar 2025.xlsx")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "n", "enter")
        await write(pilot, str(tmp_path / "finnes-ikke.xlsx"))
        await press(pilot, "enter")
        assert isinstance(app.screen, ImportScreen)
        await press(pilot, "end", "enter")
        field = app.screen.query_one("#path", Line)
        assert field.value.endswith("finnes-ikke.xlsx")
        app.post_message(events.Paste(str(path)))
        await settled(pilot)
        assert field.value == str(path)
        await press(pilot, "enter")
        assert "34 rader fra Microsoft Forms" in seen(app)


async def test_what_is_typed_before_the_form_is_drawn_stands_in_it(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        app.push_screen(FillScreen("Fil", [Ask("path", "Fil")]))
        for letter in "abc":
            app.post_message(events.Key(letter, letter))
        app.post_message(events.Paste("def"))
        await settled(pilot)
        assert app.screen.query_one("#path", Line).value == "abcdef"


async def test_g_on_a_new_wording_asks_which_question_it_is(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    other = [*QUESTIONS[:3], "Vet jeg hva som skal skje videre?", *QUESTIONS[4:]]
    keep(desk, tmp_path, 2027, answers=38, seed=2, questions=other)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "surveys")
        await press(pilot, "v", "v")
        assert isinstance(app.screen, CompareScreen)
        assert "samme spørsmål: 5 av 7" in seen(app)
        await press(pilot, "down", "down", "down", "g")
        page = seen(app)
        assert "Hvilket spørsmål i 2025 er det samme?" in page
        assert QUESTIONS[3] in page
        await press(pilot, "enter")
        await settled(pilot)
        assert "samme spørsmål: 6 av 6" in seen(app)
        await press(pilot, "g")
        await settled(pilot)
        assert "samme spørsmål: 5 av 7" in seen(app)


def test_the_one_who_signs_reads_every_question_and_what_became_of_earlier_measures(
    desk: Desk, tmp_path: Path
) -> None:
    survey = keep(desk, tmp_path)
    done = Measure("m", "Nye brev", status=MeasureStatus.DONE, why_not="Alle er skrevet om.", earlier=True)
    desk.apply([desk.measures.put(done)], "tiltak")
    lines, _ = draft_lines(Session(desk))
    told = "\n".join(lines)
    for result in survey.results:
        assert result.item.text in told
    assert "Nye brev (gjennomført) Alle er skrevet om." in told
