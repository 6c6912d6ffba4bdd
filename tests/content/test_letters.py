"""Letters go out whole: filled, plain, in both written standards, with nothing left open."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verksted.content.disclosure import load_disclosure
from verksted.content.letters import (
    Audience,
    Given,
    Template,
    Unfilled,
    Use,
    fill,
    load_avoid_words,
    load_templates,
    suited,
)
from verksted.content.lix import measure
from verksted.content.sms import sms_text, sms_warnings
from verksted.content.tables import Answer, agenda_table, answers_table, numbers_table
from verksted.content.templates import FACTS, PLACEHOLDERS
from verksted.workshop.agenda import Block, timetable
from verksted.workshop.handout import Bullets, Handout, Heading, Paragraph, PlanFacts, Table
from verksted.workshop.language import use
from verksted.workshop.words import TargetGroup, Text, WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
LETTERS = load_templates("brev").items
SHEETS = load_templates("ark").items
ALL = [*LETTERS.values(), *SHEETS.values()]
AVOID = load_avoid_words().items.values()

FULL = PlanFacts(
    NB,
    municipality="Fjordvik",
    service="Fjordvik barneverntjeneste",
    group="ungdom 15–17 år",
    day="onsdag 14. oktober 2026",
    starts="16.30",
    ends="18.30",
    place="ungdomshuset i Storgata",
    purpose="Vi vil gjøre ettervernet bedre.",
    answer_by="1. oktober",
    feedback_by="15. januar",
    compensation="gavekort på 300 kroner",
    contact="kontaktpersonen din",
    council="Politikerne takket for rådene.",
    themes=("å bli hørt", "møter", "tida etter 18"),
    promises=("Vi sender gavekortet.", "Vi svarer innen jul."),
)
EMPTY = PlanFacts(NB)


def tables(standard: WrittenStandard) -> dict[str, Given]:
    slots = timetable([Block("a", "Mat", 30), Block("b", "Pause", 15)], "16.30")
    answers = [Answer("Ring før dere kommer.", "Alle ringer først.", "1. kvartal 2027"), Answer("Flere rom.")]
    return {
        "answers": answers_table(answers, standard),
        "easy_answers": (Heading("Svar", 3), Paragraph("Dere sa:"), Bullets(("Ring før dere kommer.",))),
        "heard": Table(
            ("Nr.", "Dette hørte vi", "Rett?"), (("1", "Svar: Ring først.", "ja / nei"),), "Punkter"
        ),
        "agenda": agenda_table(slots, standard),
        "numbers": numbers_table(load_disclosure().numbers, standard),
    }


def texts(handout: Handout) -> list[str]:
    found = [handout.title]
    for part in handout.parts:
        match part:
            case Heading(text, _) | Paragraph(text):
                found.append(text)
            case Bullets(items, _):
                found += items
            case Table(header, rows, caption):
                found += [caption, *header, *(cell for row in rows for cell in row)]
    return found


@pytest.mark.parametrize("kind", ["brev", "ark"])
def test_ours_load_whole(kind: str) -> None:
    assert load_templates(kind).problems == ()


def test_there_is_a_letter_for_every_use_and_group() -> None:
    assert {template.use for template in ALL} == set(Use)
    for group in TargetGroup:
        assert len(suited(LETTERS, Use.INVITATION, [group])) == 1
        assert len(suited(LETTERS, Use.THANKS, [group])) == 1
    assert len([template for template in ALL if template.id.startswith("worksheet-")]) == 10


def test_ids_and_file_names_are_unique_and_plain() -> None:
    files = [template.file for template in ALL]
    assert len(files) == len(set(files))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in files)
    assert not set(LETTERS) & set(SHEETS)


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
def test_both_standards_have_the_same_placeholders_and_shape(template: Template) -> None:
    assert template.placeholders(NB) == template.placeholders(NN) <= PLACEHOLDERS
    assert set(template.required) <= PLACEHOLDERS
    shape = [re.match(r"\s*(#*|[-|]?|\d+\.)", line) for line in template.body.nb.splitlines()]
    other = [re.match(r"\s*(#*|[-|]?|\d+\.)", line) for line in template.body.nn.splitlines()]
    assert [found and found.group(1) for found in shape] == [found and found.group(1) for found in other]


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
@pytest.mark.parametrize("standard", [NB, NN])
def test_a_full_plan_fills_every_letter(template: Template, standard: WrittenStandard) -> None:
    handout = fill(template, replace(FULL, standard=standard), tables(standard))
    assert handout.standard is standard
    assert handout.parts
    for text in texts(handout):
        assert "{" not in text
        assert "}" not in text
        assert ".." not in text


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
def test_a_bare_plan_gives_a_whole_letter_or_a_clear_refusal(template: Template) -> None:
    if not template.required:
        handout = fill(template, EMPTY)
        assert not any("{" in text or text.endswith(":") for text in texts(handout)[1:])
        return
    with pytest.raises(Unfilled) as refused:
        fill(template, EMPTY)
    assert refused.value.names == template.required
    assert "Dette mangler i planen: " in str(refused.value)


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
def test_required_facts_alone_are_enough(template: Template) -> None:
    known = {name: getattr(FULL, name) for name in template.required if name in FACTS}
    handout = fill(template, replace(EMPTY, **known), tables(NB))
    headings = [index for index, part in enumerate(handout.parts) if isinstance(part, Heading)]
    assert all(index + 1 < len(handout.parts) for index in headings)
    assert not any("{" in text for text in texts(handout))


@pytest.mark.parametrize("template", ALL, ids=lambda template: template.id)
@pytest.mark.parametrize("standard", [NB, NN])
def test_letters_are_plain_enough_for_their_readers(template: Template, standard: WrittenStandard) -> None:
    body = re.sub(r"\{[a-z_]+\}", "noko", template.body.in_(standard))
    avoid = () if template.audience is Audience.ADULTS else AVOID
    found = measure(body, template.audience.limits, avoid, standard)
    assert found.lix <= template.audience.limits.lix, found
    assert found.within(template.audience.limits), found


@pytest.mark.parametrize("standard", [NB, NN])
def test_an_sms_is_short_and_names_no_service(standard: WrittenStandard) -> None:
    for template in suited(LETTERS, Use.SMS):
        handout = fill(template, replace(FULL, standard=standard))
        assert sms_warnings(handout) == []
        assert "barnevern" not in sms_text(handout).lower()


def test_an_sms_that_reveals_or_runs_on_is_told() -> None:
    facts = replace(FULL, place="Barneverntjenesten, " + "svingen og bakken " * 20)
    warnings = sms_warnings(fill(LETTERS["sms-reminder"], facts))
    assert "«barneverntjenesten»" in warnings[1]
    assert "tegn for lang" in warnings[0]


@pytest.mark.parametrize("standard", [NB, NN])
def test_every_invitation_says_that_no_is_fine_and_where_secrecy_ends(standard: WrittenStandard) -> None:
    words = {NB: ("si nei", "takke nei", "i fare"), NN: ("seie nei", "takke nei", "i fare")}[standard]
    freely = {NB: "frivillig", NN: "frivillig"}[standard]
    for template in suited(LETTERS, Use.INVITATION):
        body = template.body.in_(standard)
        assert any(word in body for word in (*words[:2], freely))
        assert words[2] in body
        assert "anonym" not in body.lower()


def test_a_list_is_one_item_for_each_theme_and_goes_with_its_lead_in() -> None:
    template = LETTERS["invitation-15-17"]
    assert any(isinstance(part, Bullets) and part.items == FULL.themes for part in fill(template, FULL).parts)
    without = fill(template, replace(FULL, themes=()))
    assert not any(isinstance(part, Bullets) for part in without.parts)
    assert not any("Dette skal vi snakke om" in text for text in texts(without))


def test_a_sentence_with_a_missing_fact_goes_alone() -> None:
    template = LETTERS["invitation-15-17"]
    body = " ".join(texts(fill(template, replace(FULL, compensation="", feedback_by=""))))
    assert "Du får gavekort" not in body
    assert "Brevet kommer senest" not in body
    assert "Etterpå får du et brev fra oss." in body


def test_a_value_cannot_bring_in_a_placeholder_or_hidden_marks() -> None:
    handout = fill(LETTERS["thanks-youth"], replace(FULL, contact="{day}\u202e <b>", feedback_by="jul."))
    body = " ".join(texts(handout))
    assert "til {day} <b>." in body
    assert "onsdag" not in body
    assert "Brevet kommer senest jul." in body


def test_a_title_that_cannot_be_filled_is_refused() -> None:
    template = replace(LETTERS["thanks-youth"], title=Text("Takk, {group}", "Takk, {group}"))
    with pytest.raises(Unfilled) as refused:
        fill(template, EMPTY)
    assert refused.value.names == ("group",)


def test_the_letter_back_shows_each_answer_in_its_own_standard() -> None:
    use(NN)
    try:
        handout = fill(LETTERS["answer"], replace(FULL, standard=NB), tables(NB))
    finally:
        use(NB)
    table = next(part for part in handout.parts if isinstance(part, Table))
    assert table.header == ("Dette sa dere", "Dette gjør vi", "Når", "Dette får vi ikke til, fordi")
    assert table.rows[0] == ("Ring før dere kommer.", "Alle ringer først.", "1. kvartal 2027", "–")


_FACT = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="{}"), max_size=20)


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        dict.fromkeys(sorted(FACTS - {"themes", "promises"}), _FACT)
        | {name: st.lists(_FACT, max_size=3).map(tuple) for name in ("themes", "promises")}
    ),
    st.sampled_from(sorted(LETTERS)),
)
def test_whatever_the_facts_are_a_letter_is_whole_or_refused(facts: dict[str, object], name: str) -> None:
    plan = PlanFacts(NN, **facts)  # type: ignore[arg-type]
    refused: tuple[str, ...] = ()
    found: list[str] = []
    try:
        found = texts(fill(LETTERS[name], plan, tables(NN)))
    except Unfilled as unfilled:
        refused = unfilled.names
    assert not any("{" in text for text in found)
    assert bool(found) != bool(refused)
    assert set(refused) <= set(LETTERS[name].required)
