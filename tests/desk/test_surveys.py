"""Surveys in the workbook: what is kept, what never is, and the way from a number to a theme."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.report.samples import sample
from tests.report.survey_samples import with_survey
from tests.survey.exports import EN_TOP, QUESTIONS, as_csv, as_xlsx, forms_rows

from verksted.desk.desk import Desk, Tools
from verksted.desk.released import Released
from verksted.desk.releasing import material
from verksted.desk.reviewing_store import rewrite
from verksted.desk.surveys import Given, Surveys
from verksted.desk.surveys_poster import write_poster
from verksted.desk.surveys_reading import open_survey
from verksted.privacy.release_summary import outgoing
from verksted.report.survey_check import survey_problem
from verksted.survey.change import difference
from verksted.survey.compare import Match
from verksted.workbook import Environment, KdfCost
from verksted.workshop.followup import Measure
from verksted.workshop.survey import Survey
from verksted.workshop.survey_figures import Change

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    tools = Tools(Environment.real(), kdf=CHEAP)
    made, _ = Desk.create(tmp_path / "bok", title="T", passphrase=PASSPHRASE, tools=tools)
    with made:
        yield made


def rows(year: int, **options: object) -> list[list[object]]:
    made = forms_rows(year, **options)  # type: ignore[arg-type]
    made[6][-1] = "Saksbehandler Gunhild Aasen-Moe ringte 912 34 567"
    for at in (8, 9, 10, 11, 12):
        made[at][-1] = f"Mer tid, takk, og gjerne på ettermiddagen {at}"
    return made


def keep(desk: Desk, folder: Path, year: int = 2025, *, comments: bool = False, **options: object) -> Survey:
    surveys = Surveys(desk)
    path = as_xlsx(rows(year, **options), folder / f"svar {year}.xlsx")
    opened = open_survey(path)
    assert opened.year == year
    return surveys.keep(opened, Given(year, "", 61, comments), surveys.detector())


def test_only_counts_are_kept_and_no_small_group(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    kept = repr(desk.workbook.documents("surveys"))
    for secret in ("Person", "eksempel", "Gunhild", "912", "2025-01", "ettermiddagen", "Fosterforeldre"):
        assert secret not in kept
    survey = Surveys(desk).newest
    assert survey is not None
    assert (survey.answers, survey.asked, len(survey.results)) == (34, 61, 6)
    assert {group.label for one in survey.breakdowns for group in one.groups} == {"Ungdom", ""}


def test_it_is_there_after_opening_again_and_undo_takes_it_out(desk: Desk, tmp_path: Path) -> None:
    made = keep(desk, tmp_path)
    desk.workbook.undo()
    assert Surveys(desk).all == []
    desk.workbook.redo()
    assert Surveys(desk).all == [made]


def test_the_same_year_again_replaces(desk: Desk, tmp_path: Path) -> None:
    first = keep(desk, tmp_path)
    second = keep(desk, tmp_path, answers=40)
    assert first.id == second.id
    assert [one.answers for one in Surveys(desk).all] == [40]


def test_comments_are_kept_masked_and_only_on_request(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path)
    assert len(Surveys(desk).comments) == 0
    keep(desk, tmp_path, comments=True)
    surveys = Surveys(desk)
    texts = [one.text for one in surveys.comments.all()]
    assert len(texts) == 7
    assert not any("Gunhild" in text or "912" in text for text in texts)
    first = surveys.comments.all()[0]
    surveys.comment_to_note(first)
    assert [note.text for note in desk.notes.all()] == [first.text]
    assert len(surveys.comments) == 6


def test_words_of_the_hide_list_are_gone_from_comments(desk: Desk, tmp_path: Path) -> None:
    desk.hide("ettermiddagen")
    keep(desk, tmp_path, comments=True)
    assert not any("ettermiddagen" in one.text for one in Surveys(desk).comments.all())


def test_a_weak_spot_becomes_a_theme_with_questions_of_the_bank(desk: Desk, tmp_path: Path) -> None:
    survey = keep(desk, tmp_path)
    surveys = Surveys(desk)
    weakest = surveys.spots(survey)[0]
    wording = weakest.result.item.text
    proposal = surveys.propose(wording)
    assert proposal.theme.id == "contact-person"
    assert proposal.questions
    surveys.to_plan(wording, proposal, [proposal.questions[0].id])
    theme = surveys.theme_of(weakest.id)
    assert theme is not None
    assert theme.survey_item == QUESTIONS[0]
    assert [one.theme for one in desk.questions.all()] == [theme.id]
    desk.workbook.undo()
    assert not desk.themes.all()
    assert not desk.questions.all()


def test_a_question_about_nothing_in_the_bank_gets_a_theme_of_its_own(desk: Desk) -> None:
    proposal = Surveys(desk).propose("Qwxz fgh jklm?")
    assert proposal.theme.survey_item == "Qwxz fgh jklm?"
    assert proposal.questions == ()


def test_two_years_with_the_measures_between_them(desk: Desk, tmp_path: Path) -> None:
    first = keep(desk, tmp_path, 2025)
    surveys = Surveys(desk)
    wording = surveys.spots(first)[0].result.item.text
    proposal = surveys.propose(wording)
    surveys.to_plan(wording, proposal, [])
    desk.apply(
        [desk.measures.put(Measure("m1", "Møte med begge før bytte", themes=(proposal.theme.id,)))], "m"
    )
    second = keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3, top=EN_TOP)
    assert surveys.two_years == (first, second)
    found = surveys.pairs(first, second)
    assert [pair.match for pair in found] == [Match.SAME] * 6
    assert found[0].difference.change is Change.HIGHER
    assert found[0].difference == difference(first.results[0], second.results[0])
    assert [one.text for one in found[0].measures] == ["Møte med begge før bytte"]
    figures = surveys.figures()
    assert figures is not None
    assert (figures.earlier_year, figures.later_year) == (2025, 2027)
    assert figures.lines[0].measures == ("Møte med begge før bytte",)


def test_a_person_may_say_that_two_wordings_are_the_same(desk: Desk, tmp_path: Path) -> None:
    first = keep(desk, tmp_path, 2025)
    changed = ["Jeg får vite om bytte av kontaktperson i rett tid", *QUESTIONS[1:]]
    second = keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3, questions=changed)
    surveys = Surveys(desk)
    pair = surveys.pairs(first, second)[0]
    assert pair.match is Match.LIKELY
    assert surveys.say_same(pair) is True
    assert surveys.pairs(first, second)[0].match is Match.SAID_SAME
    assert surveys.say_same(surveys.pairs(first, second)[0]) is False
    with pytest.raises(ValueError, match="to ordlyder"):
        surveys.say_same(surveys.pairs(first, second)[1])


def test_a_file_without_questions_is_refused_with_a_sentence(desk: Desk, tmp_path: Path) -> None:
    made: list[list[object]] = [["Navn", "E-post"], ["Kari", "a@b.no"]]
    surveys = Surveys(desk)
    opened = open_survey(as_csv(made, tmp_path / "x.csv"))
    with pytest.raises(ValueError, match="kolonnene"):
        surveys.keep(opened, Given(2025), surveys.detector())
    opened = open_survey(as_xlsx(rows(2025), tmp_path / "y.xlsx"))
    with pytest.raises(ValueError, match="Flere svarte"):
        surveys.keep(opened, Given(2025, "", 20), surveys.detector())


def test_where_low_is_good_the_list_turns(desk: Desk, tmp_path: Path) -> None:
    survey = keep(desk, tmp_path)
    surveys = Surveys(desk)
    weakest = surveys.spots(survey)[0].id
    surveys.turn(survey, weakest)
    newest = surveys.newest
    assert newest is not None
    assert surveys.spots(newest)[0].id != weakest


def test_a_survey_of_others_is_no_earlier_year(desk: Desk, tmp_path: Path) -> None:
    table: list[list[object]] = [["Jeg trives på jobben", "Lederen min lytter"]]
    table += [[1 + n % 6, 1 + n % 5] for n in range(30)]
    surveys = Surveys(desk)
    opened = open_survey(as_csv(table, tmp_path / "ansatte.csv"))
    staff = surveys.keep(opened, Given(2025, "Ansatte"), surveys.detector())
    users = keep(desk, tmp_path, 2027)
    assert surveys.newest == users
    assert surveys.two_years is None
    assert Surveys(desk, staff.id).newest == staff


def test_what_is_released_holds_the_figures_and_its_wordings_are_reviewed(desk: Desk, tmp_path: Path) -> None:
    keep(desk, tmp_path, 2025)
    keep(desk, tmp_path, 2027, answers=38, seed=2, lift=1.3)
    held = material(desk)
    assert held.survey is not None
    assert survey_problem(held.survey) == ""
    texts = {entry.unit: entry.text for entry in outgoing(held)}
    assert texts["survey:0:question"] == QUESTIONS[0]
    rewrite(desk, "survey:0:question", QUESTIONS[0], "Jeg får vite om bytte i god tid")
    again = material(desk).survey
    assert again is not None
    assert again.lines[0].question == "Jeg får vite om bytte i god tid"
    assert again.lines[0].change is Change.HIGHER  # still the same question in both years
    with pytest.raises(ValueError, match="endret i mellomtiden"):
        rewrite(desk, "survey:0:question", "Noe annet", "x")


def test_a_workbook_without_a_survey_releases_none(desk: Desk) -> None:
    assert material(desk).survey is None


def test_the_poster_is_made_of_what_is_released_and_of_nothing_else(desk: Desk) -> None:
    with pytest.raises(ValueError, match="Frigi sammendraget først"):
        write_poster(desk)
    for made, wrong in ((sample(), "Frigi på nytt"), (with_survey(), "")):
        desk.apply([desk.released.put(Released("r", desk.tools.now(), made))], "Frigivelse")
        if wrong:
            with pytest.raises(ValueError, match=wrong):
                write_poster(desk)
    first, page = write_poster(desk)
    assert (first.name, page.name) == ("plakat.docx", "plakat.html")
    told = page.read_text("utf-8")
    assert "Dette har dere fortalt oss" in told
    assert "Jeg forstår brevene jeg får" in told
    assert write_poster(desk)[0].name == "plakat-2.docx"
