"""Letters rewritten for one workshop: facts still fill them, nothing that must be told goes, no name gets out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verksted.content.letters import PLACEHOLDERS, Use, fact_name
from verksted.content.own_letters import from_written, to_write
from verksted.content.templates import Template, load_templates
from verksted.desk.desk import Desk
from verksted.desk.planning_files import PlanWriter, filled
from verksted.desk.planning_letters import OwnLetters
from verksted.desk.planning_sheets import text_of
from verksted.desk.sending import letters, templates_for
from verksted.desk.sending_back import letters_back
from verksted.report.errors import ReportError
from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard

CONTACT = "kontoret"


def invitation() -> Template:
    return load_templates().items["invitation-15-17"]


@pytest.fixture
def planned(desk: Desk) -> Desk:
    frame = replace(desk.workshop, date="2026-10-14", starts="16:00", ends="18:00", place="biblioteket")
    desk.change_workshop(frame)
    return desk


def made(desk: Desk) -> str:
    return text_of(filled(desk, invitation(), contact=CONTACT, compensation="gavekort"))


@pytest.mark.parametrize("language", list(WrittenStandard))
def test_every_template_comes_back_as_it_was(language: WrittenStandard) -> None:
    use(language)
    for kind in ("brev", "ark"):
        for template in load_templates(kind).items.values():
            for standard in WrittenStandard:
                title, body = template.title.in_(standard).strip(), template.body.in_(standard).strip()
                assert from_written(to_write(title, body), "annet") == (title, body)
    use(WrittenStandard.BOKMAL)


@given(st.text(max_size=300))
def test_nothing_typed_becomes_a_field_that_is_none(text: str) -> None:
    title, body = from_written(text, "Tittel")
    shown = to_write(title, body)
    assert "{" not in shown
    assert from_written(shown, title) == from_written(to_write(*from_written(shown, title)), title)


def test_an_own_text_is_filled_with_the_facts_of_the_plan(planned: Desk) -> None:
    own = OwnLetters(planned)
    text = own.text(invitation()).replace("Vil du", "Kan du", 1)
    assert own.write(invitation(), text + "\n\nVi ses ‹dag› på ‹sted›. Ta med {ingenting}.")
    letter = made(planned)
    assert "Vi ses onsdag 14. oktober 2026 på biblioteket. Ta med (ingenting)." in letter
    planned.change_workshop(replace(planned.workshop, place="kinoen"))
    assert "på kinoen" in made(planned)
    planned.workbook.undo()
    planned.workbook.undo()
    assert own.get(invitation()) is None
    assert "Vi ses" not in made(planned)


def test_what_is_as_the_template_is_not_kept(planned: Desk) -> None:
    own = OwnLetters(planned)
    assert not own.write(invitation(), own.text(invitation()))
    before = own.text(invitation())
    assert own.write(invitation(), before + "\n\nHilsen oss")
    assert own.write(invitation(), before)
    assert own.get(invitation()) is None


def test_the_sentence_about_danger_goes_only_with_a_reason(planned: Desk) -> None:
    own = OwnLetters(planned)
    text = "\n".join(line for line in own.text(invitation()).split("\n") if "i fare" not in line)
    own.write(invitation(), text)
    with pytest.raises(ValueError, match="om fare"):
        made(planned)
    with pytest.raises(ValueError, match="Skriv hvorfor"):
        own.leave_out_danger(invitation(), "  ")
    own.leave_out_danger(invitation(), "Det står i et eget ark")
    assert made(planned)


def test_an_empty_letter_is_no_letter(planned: Desk) -> None:
    OwnLetters(planned).write(invitation(), "# Hei\n\n")
    with pytest.raises(ValueError, match="tomt"):
        made(planned)


def test_a_name_or_a_number_in_an_own_text_does_not_get_out(planned: Desk, tmp_path: Path) -> None:
    own = OwnLetters(planned)
    own.write(invitation(), own.text(invitation()) + "\n\nSpør Marte Solberg på tlf. 912 34 567.")
    handout = filled(planned, invitation(), contact=CONTACT, compensation="gavekort")
    with pytest.raises(ReportError):
        PlanWriter(planned, (CONTACT,)).write_handout(tmp_path, handout)
    assert not list(tmp_path.glob("*.docx"))


def test_a_changed_sentence_without_names_gets_out(planned: Desk, tmp_path: Path) -> None:
    own = OwnLetters(planned)
    own.write(
        invitation(), own.text(invitation()).replace("Derfor spør vi deg.", "Derfor vil vi spørre deg.")
    )
    handout = filled(planned, invitation(), contact=CONTACT, compensation="gavekort")
    assert PlanWriter(planned, (CONTACT,)).write_handout(tmp_path, handout).exists()


def test_a_template_that_is_improved_later_is_told(planned: Desk) -> None:
    own = OwnLetters(planned)
    own.write(invitation(), own.text(invitation()) + "\n\nHilsen oss")
    assert not own.improved(invitation())
    title = replace(invitation().title, nb="En ny tittel")
    assert own.improved(replace(invitation(), title=title))


def test_letters_back_and_those_of_the_unattended_run_have_the_own_words(planned: Desk) -> None:
    own = OwnLetters(planned)
    (thanks,) = templates_for(planned, Use.THANKS)
    own.write(thanks, own.text(thanks) + "\n\nVi ses igjen på biblioteket. Spør Marte Solberg.")
    made_back, _ = letters_back(planned, contact=CONTACT, uses=[Use.THANKS])
    (letter,) = letters(planned, [Use.THANKS], contact=CONTACT)
    for one in (letter, made_back[0].letter):
        assert "Vi ses igjen på biblioteket." in text_of(one.handout)
        assert not any("Marte" in sentence for sentence in one.fixed), "an own sentence is scanned"


@pytest.mark.parametrize("language", list(WrittenStandard))
def test_no_two_facts_go_by_the_same_name(language: WrittenStandard) -> None:
    use(language)
    names = [fact_name(name) for name in PLACEHOLDERS]
    use(WrittenStandard.BOKMAL)
    assert len(set(names)) == len(names)
    assert not [name for name in names if "_" in name], "every fact has a name of its own"
