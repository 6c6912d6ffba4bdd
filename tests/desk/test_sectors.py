"""Staff and other sectors as functions: answers are masked, approved by a person, and kept from the notes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.survey.exports import as_csv, as_xlsx

from verksted.desk import sectors_sheets as sheets
from verksted.desk.desk import Desk
from verksted.desk.planning_files import PlanWriter, output_folder
from verksted.desk.planning_sheets import text_of
from verksted.desk.sectors import Others, left
from verksted.desk.sectors_files import take_file
from verksted.desk.years import New, write
from verksted.report.publish import Leaked
from verksted.workshop.followup import Origin
from verksted.workshop.points import PointSign
from verksted.workshop.sectors import STAFF, MeetingKind, Stage
from verksted.workshop.words import WrittenStandard

PASTED = """\
1. Hva fungerer godt i samarbeidet med barneverntjenesten?
+ vi får svar når vi melder
- møtene kommer for sent
hva er det viktigste vi bør gjøre bedre sammen det neste året
> ha et fast møte i måneden

"""


@pytest.fixture
def others(desk: Desk) -> Others:
    return Others(desk)


def test_health_school_and_nav_are_there_and_the_list_is_free(others: Others) -> None:
    assert [one.name for one in others.sectors()] == ["Helse", "Skole", "Nav"]
    made = others.add_sector(" PPT ")
    assert [one.name for one in others.sectors()][-1] == "PPT"
    with pytest.raises(ValueError, match="fra før"):
        others.add_sector("ppt")
    with pytest.raises(ValueError, match="alltid"):
        others.remove_sector("school")
    others.remove_sector(made.id)
    assert len(others.sectors()) == 3


def test_a_paste_becomes_answers_without_the_questions(others: Others) -> None:
    made = others.take("school", PASTED)
    assert [(one.sign, one.text) for one in made] == [
        (PointSign.WORKS, "vi får svar når vi melder"),
        (PointSign.MUST_IMPROVE, "møtene kommer for sent"),
        (PointSign.ADVICE, "ha et fast møte i måneden"),
    ]
    assert others.sector("school").stage is Stage.ANSWERED
    assert not len(others.desk.notes), "they are not notes of participants"
    others.desk.workbook.undo()
    assert others.said("school") == []
    assert others.sector("school").stage is Stage.NOT_ASKED


def test_the_dashes_of_a_plain_list_are_no_criticism(others: Others) -> None:
    made = others.take("nav", "- vi møtes ofte\n- vi har felles mål")
    assert [one.sign for one in made] == [PointSign.ADVICE, PointSign.ADVICE]
    assert made[0].text == "vi møtes ofte"


def test_signs_of_answers_are_read(others: Others) -> None:
    signs = [others.take("nav", line)[0].sign for line in ("+ bra", "- dårlig", "> gjør noe", "bare en ting")]
    assert signs == [PointSign.WORKS, PointSign.MUST_IMPROVE, PointSign.ADVICE, PointSign.ADVICE]


def test_certain_identifiers_never_reach_the_disk(others: Others) -> None:
    others.desk.hide("Granli")
    (made,) = others.take("health", "ring Granli på +47 90123456")
    assert "Granli" not in made.text
    assert "90123456" not in made.text


def test_what_looks_like_a_person_is_shown_before_it_is_approved(others: Others) -> None:
    (made,) = others.take("nav", "Marte Solberg svarer aldri i telefonen")
    found = others.approve(made.id)
    assert found
    assert not others.contribution(made.id).approved
    assert others.approve(made.id, sure=True) == []
    assert others.contribution(made.id).approved
    assert not others.rewrite(made.id, "Lederen svarer aldri i telefonen").approved, "new words, new look"
    assert left(others).not_approved == 1


def test_only_approved_answers_are_in_the_chapter(others: Others) -> None:
    desk = others.desk
    with pytest.raises(ValueError, match="godkjent"):
        sheets.sectors_chapter(desk)
    first, second = others.take("school", "+ vi får svar når vi melder\n- møtene kommer for sent")
    del first
    others.approve(second.id, sure=True)
    write(desk, New("Fast møte hver måned", "teamleder", "01.03.2027", Origin.SECTOR))
    told = text_of(sheets.sectors_chapter(desk))
    assert "møtene kommer for sent" in told
    assert "vi får svar" not in told
    assert "utkast, ikke lest av dem" in told
    assert "[Skriv her.]" in told
    assert "Fast møte hver måned" in told
    others.reach("school", Stage.AGREED)
    assert "er enige: Skole" in text_of(sheets.sectors_chapter(desk))


def test_the_staff_chapter_tells_of_meetings_and_what_they_changed(others: Others) -> None:
    with pytest.raises(ValueError, match="verken"):
        sheets.staff_chapter(others.desk)
    with pytest.raises(ValueError, match="dagen"):
        others.met(MeetingKind.EARLY, "")
    others.met(MeetingKind.EARLY, "12.01.2027", "For mange vakter", "Vaktplanen er lagt om")
    (made,) = others.take(STAFF, "> flere faste stillinger")
    others.approve(made.id, sure=True)
    told = text_of(sheets.staff_chapter(others.desk))
    assert "tirsdag 12. januar 2027" in told
    assert "Vaktplanen er lagt om" in told
    assert "flere faste stillinger" in told
    assert "Arbeidsmiljøet" in told


@pytest.mark.parametrize("standard", list(WrittenStandard))
@pytest.mark.parametrize("which", ["sectors", STAFF])
def test_questions_are_eight_to_twelve_and_can_be_chosen(
    desk: Desk, which: str, standard: WrittenStandard
) -> None:
    desk.change_workshop(replace(desk.workshop, standard=standard))
    others = Others(desk)
    assert 8 <= len(others.questions(which)) <= 12
    chosen = others.questions(which)[:3]
    others.choose_questions(which, [*chosen, "Et eget spørsmål?"])
    assert others.questions(which) == (*chosen, "Et eget spørsmål?")
    assert "4. Et eget spørsmål?" in text_of(sheets.question_form(desk, which))
    others.choose_questions(which, [])
    assert others.questions(which) == others.our_questions(which)


def test_a_hidden_word_stops_the_chapter_whoever_approved_it(others: Others) -> None:
    desk = others.desk
    (made,) = others.take("school", "+ samarbeidet med Fjellgrend skole er godt")
    others.approve(made.id, sure=True)
    desk.hide("Fjellgrend")
    with pytest.raises(Leaked):
        PlanWriter(desk, sheets.approved_texts(desk)).write_handout(
            output_folder(desk), sheets.sectors_chapter(desk)
        )
    assert not output_folder(desk).exists() or not list(output_folder(desk).glob("*.docx"))


def test_answers_come_from_the_file_of_a_form_without_who_and_figures(others: Others, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["ID", "E-post", "Navn", "Hvor godt samarbeider vi?", "Hva fungerer?", "Hva bør bli bedre?"],
        [1, "a@skole.no", "Gunhild Moe", 4, "vi får svar", "møtene kommer sent"],
        [2, "b@skole.no", "Odd Lie", 5, "", "ring 912 34 567 på telefon først"],
        [3, "c@skole.no", "Siv Aas", 3, "faste møter\nhver måned", ""],
    ]
    taken = take_file(others, "school", as_xlsx(rows, tmp_path / "skole.xlsx"))
    said = [one.text for one in others.said("school")]
    assert said[:3] == ["vi får svar", "faste møter hver måned", "møtene kommer sent"]
    assert len(said) == len(taken.made) == 4
    assert not any(secret in " ".join(said) for secret in ("Gunhild", "skole.no", "912"))
    assert taken.figures == 1
    assert not any(one.approved for one in others.said("school"))
    assert others.sector("school").stage is Stage.ANSWERED


def test_a_lone_column_is_answers_and_its_question_is_not(others: Others, tmp_path: Path) -> None:
    take_file(others, "school", as_csv([["Hva fungerer?"], ["vi får svar"], ["møtene"]], tmp_path / "a.csv"))
    assert [one.text for one in others.said("school")] == ["vi får svar", "møtene"]


def test_a_file_without_words_or_that_is_none_gets_one_sentence(others: Others, tmp_path: Path) -> None:
    figures: list[list[object]] = [["A", "B"]]
    figures += [[1 + n % 6, 1 + n % 6] for n in range(12)]
    with pytest.raises(ValueError, match="ingen svar med ord"):
        take_file(others, "school", as_csv(figures, tmp_path / "tall.csv"))
    with pytest.raises(ValueError, match="finnes ikke"):
        take_file(others, "school", tmp_path / "borte.xlsx")
    assert others.said("school") == []
