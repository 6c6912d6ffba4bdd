"""The review as functions: texts and log change together, nothing is left uncounted, all can be undone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.conftest import CHEAP, PASSPHRASE, SECOND, Clock
from tests.desk.test_copying import held, travelled

from verksted.desk import copying
from verksted.desk.desk import Desk, Tools
from verksted.desk.releasing import blocked, findings_to_decide, mark_reviewed, release_now
from verksted.desk.reviewing import Review, review_of
from verksted.desk.reviewing_gate import (
    Gate,
    RiskKind,
    add_signer,
    answer_insider,
    checklist,
    cleared,
    not_about_people,
    obstacles,
    passed_test,
    risks,
    set_helped,
    sign_with,
)
from verksted.desk.reviewing_store import placeholder_book, review, rewrite, store
from verksted.desk.sending_easy import Kind, set_easy
from verksted.desk.taking import NoteTaker, take_all
from verksted.privacy.decisions import Choice, OpenFinding
from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.placeholders import PlaceholderBook
from verksted.privacy.release import Blocked, Blocker
from verksted.workbook import Environment
from verksted.workshop.followup import Measure, Promise
from verksted.workshop.plan import Theme
from verksted.workshop.points import Point, PointSign, Reader
from verksted.workshop.words import Role

TEXTS = {
    "p1": "Ayan sa at Ayan og Marte venter på svar.",
    "p2": "Marte på Solbakken vil ha svar.",
    "p3": "Ingen ting å se her.",
}


def workshop(desk: Desk) -> None:
    """Three points on three notes, with names in two of them."""
    desk.change_workshop(replace(desk.workshop, participants=8, date="2026-10-14", method="Vi snakket."))
    desk.apply([desk.themes.put(Theme("svar", "Å få svar", "svar"))], "tema")
    notes = take_all(NoteTaker(desk), ["- u1 en", "- u2 to", "+ u3 tre"])
    points = [
        Point(key, text, "svar", PointSign.MUST_IMPROVE, (note.id,))
        for (key, text), note in zip(TEXTS.items(), notes, strict=True)
    ]
    desk.apply((desk.points.put(point) for point in points), "punkter")


def found(unit: str, words: str, label: Label = Label.PERSON, nth: int = 0) -> OpenFinding:
    text = TEXTS[unit.removeprefix("point:")]
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    finding = Finding(start, start + len(words), label, Action.LOOK, Source.LIST, 0.8, "Navn.")
    return OpenFinding(unit, text, finding)


def in_hand(desk: Desk) -> Review:
    """A review of the three texts with findings put there by hand: what the detector says is not tested here."""
    texts = {f"point:{key}": text for key, text in TEXTS.items()}
    entries = [
        found("point:p1", "Ayan"),
        found("point:p1", "Ayan", nth=1),
        found("point:p1", "Marte"),
        found("point:p2", "Marte"),
        found("point:p2", "Solbakken", Label.ORG),
    ]
    return review_of(texts, entries, placeholder_book(desk))


@pytest.fixture
def hand(desk: Desk) -> Review:
    workshop(desk)
    return in_hand(desk)


def text_of(desk: Desk, key: str) -> str:
    return copying.point_of(desk, key).text


def test_the_same_person_gets_the_same_placeholder_and_the_text_and_log_change_together(
    desk: Desk, hand: Review
) -> None:
    for at in range(5):
        store(desk, hand.mask(at), hand.book)
    assert text_of(desk, "p1") == "[person 1] sa at [person 1] og [person 2] venter på svar."
    assert text_of(desk, "p2") == "[person 2] på [virksomhet] vil ha svar."
    assert hand.open == 0
    log = desk.decisions.all()
    assert [entry.choice for entry in log] == [Choice.MASK] * 5
    assert not any("Ayan" in str(entry) or "Marte" in str(entry) for entry in log)


def test_all_alike_is_one_step_and_one_undo(desk: Desk, hand: Review) -> None:
    store(desk, hand.mask(0, alike=True), hand.book)
    store(desk, hand.mask(2, alike=True), hand.book)
    assert hand.open == 1
    assert "Marte" not in text_of(desk, "p1") + text_of(desk, "p2")
    hand.undo()
    desk.workbook.undo()
    assert "Marte" in text_of(desk, "p1")
    assert "Marte" in text_of(desk, "p2")
    assert hand.texts["point:p1"] == text_of(desk, "p1")
    assert hand.open == 3


def test_a_wider_word_may_stand_instead(desk: Desk, hand: Review) -> None:
    store(desk, hand.generalise(4, "en institusjon"), hand.book)
    assert text_of(desk, "p2") == "Marte på en institusjon vil ha svar."
    store(desk, hand.generalise(3, "en ungdom"), hand.book)
    assert text_of(desk, "p2") == "En ungdom på en institusjon vil ha svar."
    assert desk.decisions.all()[0].choice is Choice.GENERALISE


def test_what_is_kept_needs_a_reason_and_stays_kept(desk: Desk) -> None:
    workshop(desk)
    real = review(desk)
    assert real.open
    with pytest.raises(ValueError, match="hvorfor"):
        real.keep(0, "  ")
    while real.open:
        at = real.next_open(-1)
        assert at is not None
        store(desk, real.keep(at, "ikke en person"), real.book)
    assert findings_to_decide(desk) == []
    assert review(desk).items == []
    assert {entry.reason for entry in desk.decisions.all()} == {"ikke en person"}


def test_hidden_words_cannot_be_kept_and_are_masked(desk: Desk) -> None:
    workshop(desk)
    desk.hide("Ayan")
    real = review(desk)
    at = next(i for i, item in enumerate(real.items) if item.finding.source is Source.HIDDEN)
    with pytest.raises(ValueError, match="skjulelista"):
        real.keep(at, "greit")
    store(desk, real.mask(at, alike=True), real.book)
    assert "Ayan" not in text_of(desk, "p1")


def test_a_missed_word_is_masked_and_those_after_it_move_along(desk: Desk, hand: Review) -> None:
    text = hand.texts["point:p1"]
    start = text.index("sa")
    store(desk, hand.mark_missed("point:p1", start, start + 2), hand.book)
    assert [hand.words(item) for item in hand.in_unit("point:p1")] == ["Ayan", "Ayan", "Marte"]
    assert text_of(desk, "p1").startswith("Ayan [person 1] at")
    over = hand.texts["point:p2"].index("Marte")
    store(desk, hand.mark_missed("point:p2", over, over + len("Marte på Solbakken")), hand.book)
    assert all(item.choice is Choice.MASK for item in hand.in_unit("point:p2"))


def test_the_marked_text_grows_and_shrinks_but_not_over_another(desk: Desk, hand: Review) -> None:
    item = hand.items[4]
    hand.resize(4, item.finding.start - 3, item.finding.end)
    assert hand.words(hand.items[4]) == "på Solbakken"
    hand.resize(4, 0, item.finding.end)
    assert hand.words(hand.items[4]) == "på Solbakken"
    store(desk, hand.generalise(4, "et sted"), hand.book)
    assert text_of(desk, "p2") == "Marte et sted vil ha svar."


def test_one_person_under_two_names_gets_one_placeholder(desk: Desk, hand: Review) -> None:
    store(desk, hand.mask(0), hand.book)
    store(desk, hand.mask(3, person=hand.people()[0]), hand.book)
    assert text_of(desk, "p2").startswith("[person 1] på")


def test_a_text_changed_meanwhile_is_not_overwritten(desk: Desk, hand: Review) -> None:
    step = hand.mask(3)
    copying.write_text(desk, "p2", "Noe annet.")
    with pytest.raises(ValueError, match="i mellomtiden"):
        store(desk, step, hand.book)
    assert text_of(desk, "p2") == "Noe annet."


def test_two_fields_of_one_measure_are_both_written(desk: Desk) -> None:
    workshop(desk)
    desk.apply([desk.measures.put(Measure("m1", "Ayan ringer.", role="Ayan"))], "tiltak")
    texts = {"measure:m1:text": "Ayan ringer.", "measure:m1:role": "Ayan"}
    finding = Finding(0, 4, Label.PERSON, Action.MASK, Source.LIST, 1.0)
    real = review_of(texts, [OpenFinding(u, t, finding) for u, t in texts.items()], placeholder_book(desk))
    store(desk, real.mask(0, alike=True), real.book)
    measure = desk.measures.get("m1")
    assert measure is not None
    assert measure.role == "[person 1]"
    assert measure.text == "[person 1] ringer."


def test_the_placeholders_are_kept_without_names_and_forgotten_at_release(
    desk: Desk, tools: Tools, hand: Review
) -> None:
    store(desk, hand.mask(0), hand.book)
    kept = desk.workbook.documents("placeholders")
    assert [row["words"] for row in kept.values()] == ["[person 1]"]
    assert "ayan" not in str(kept).casefold()
    assert placeholder_book(desk).person("Ayans") == "[person 1]s"
    ready(desk)
    release_now(desk)
    assert not desk.workbook.documents("placeholders")
    assert placeholder_book(desk).person("Ayan") == "[person 1]"


def ready(desk: Desk) -> None:
    """Everything in order and signed by a second person."""
    for point in desk.points.all():
        copying.write_text(desk, point.id, f"Noen venter på svar, {point.id[-1]} ganger.")
    real = review(desk)
    while real.open:
        at = real.next_open(-1)
        assert at is not None
        store(desk, real.keep(at, "ikke en person"), real.book)
    for point in desk.points.all():
        answer_insider(desk, point.id, dict.fromkeys(Reader, False))
    mark_reviewed(desk)
    add_signer(desk, SECOND, Role.CONTROL)
    assert sign_with(desk, SECOND) == Role.CONTROL


def test_nobody_signs_her_own_review_and_nothing_is_released_by_one(desk: Desk) -> None:
    workshop(desk)
    with pytest.raises(Blocked):
        release_now(desk)
    ready(desk)
    with pytest.raises(ValueError, match="en annen"):
        sign_with(desk, PASSPHRASE)
    copying.write_text(desk, "p3", "Noe annet etterpå.")
    with pytest.raises(Blocked) as stopped:
        release_now(desk)
    assert {"insider-stale", "signature-stale"} <= {entry.code for entry in stopped.value.blockers}
    assert not len(desk.released)


def test_a_blocked_sign_off_leaves_nothing_behind(desk: Desk) -> None:
    workshop(desk)
    add_signer(desk, SECOND, Role.LEADER)
    with pytest.raises(Blocked):
        sign_with(desk, SECOND)
    assert not len(desk.sign_offs)
    with pytest.raises(ValueError, match="minst"):
        add_signer(desk, "kort", Role.LEADER)


@pytest.mark.parametrize(
    "where", ["theme", "measure", "why_not", "role", "promise", "method", "evidence", "point", "easy"]
)
def test_a_name_in_any_field_that_leaves_blocks(desk: Desk, where: str) -> None:
    workshop(desk)
    ready(desk)
    assert blocked(desk) == []
    name = "Solfrid Haugland"
    if where == "theme":
        desk.apply([desk.themes.put(Theme("svar", f"Svar fra {name}", "svar"))], "x")
    elif where in ("measure", "why_not", "role"):
        field = {"measure": "text"}.get(where, where)
        made = msgspec.to_builtins(Measure("m1", "Vi ringer.")) | {field: f"Spør {name} om det."}
        measure = msgspec.convert(made, Measure)
        desk.apply([desk.measures.put(measure)], "x")
    elif where == "promise":
        desk.apply([desk.promises.put(Promise("l1", f"{name} ringer.", role="leder"))], "x")
    elif where == "method":
        desk.change_workshop(replace(desk.workshop, method=f"{name} ledet det."))
    elif where == "evidence":
        from verksted.workshop.plan import Principle, PrincipleCheck, Status

        check = PrincipleCheck(Principle.RESPECT, Status.IN_PLACE, f"{name} passet på.")
        desk.apply([desk.principles.put(check)], "x")
    elif where == "easy":
        set_easy(desk, Kind.POINT, "p1", f"Noen likte {name}.")
    else:
        copying.write_text(desk, "p1", f"Noen likte {name}.")
    assert "finding-open" in {entry.code for entry in blocked(desk)}
    with pytest.raises(Blocked):
        release_now(desk)
    assert [item for item in review(desk).items if "Haugland" in review(desk).words(item)]


def test_the_checklist_holds_every_blocker_and_knows_all_codes(desk: Desk) -> None:
    workshop(desk)
    everything = blocked(desk)
    rows = obstacles(desk)
    assert sorted(entry.text for row in rows for entry in row.blockers) == sorted(
        entry.text for entry in everything
    )
    assert [row.gate for row in rows] == list(Gate)
    odd = checklist([Blocker("noe-nytt", "Noe nytt står i veien.")])
    assert odd[-1].blockers


def test_four_answers_are_needed_and_go_stale_with_the_text(desk: Desk) -> None:
    workshop(desk)
    with pytest.raises(ValueError, match="fire"):
        answer_insider(desk, "p1", {Reader.JOURNALIST: False})
    assert passed_test(answer_insider(desk, "p1", dict.fromkeys(Reader, False)))
    guessed = answer_insider(desk, "p1", {reader: reader is Reader.PARTICIPANT for reader in Reader})
    assert not passed_test(guessed)
    assert guessed.insider is not None
    assert guessed.insider.guessed_by == (Reader.PARTICIPANT,)
    answer_insider(desk, "p1", dict.fromkeys(Reader, False))
    assert not passed_test(copying.write_text(desk, "p1", "Annen ordlyd."))


def test_risks_name_themes_without_numbers_and_too_few_participants(desk: Desk) -> None:
    workshop(desk)
    assert RiskKind.SMALL_GROUP in {risk.kind for risk in risks(desk)}
    desk.change_workshop(replace(desk.workshop, participants=4))
    assert RiskKind.FEW_PARTICIPANTS in {risk.kind for risk in risks(desk)}


def test_facts_that_stand_together_block_until_they_are_said_generally(desk: Desk) -> None:
    workshop(desk)
    copying.write_text(desk, "p3", "En på 16 år med adhd fra Somalia vil ha svar.")

    def groups() -> set[tuple[str, str]]:
        return {(e.code, e.unit) for row in obstacles(desk) if row.gate is Gate.GROUPS for e in row.blockers}

    real = review(desk)
    while real.open:
        at = real.next_open(-1)
        assert at is not None
        store(desk, real.keep(at, "gjelder mange"), real.book)
    assert ("combination", "point:p3") in groups()
    assert ("cross-table", "point:p3") in groups()
    set_helped(desk, 100_000)
    assert ("combination", "point:p3") not in groups()
    assert ("cross-table", "point:p3") in groups()
    set_helped(desk, 31)
    assert ("combination", "point:p3") in groups()
    with pytest.raises(ValueError, match="tre ord"):
        not_about_people(desk, "point:p3", text_of(desk, "p3"), "nei da")
    not_about_people(desk, "point:p3", text_of(desk, "p3"), "det er en oppdiktet person")
    assert groups() == set()
    assert cleared(desk) == [(text_of(desk, "p3"), "det er en oppdiktet person")]
    copying.write_text(desk, "p3", "En på 17 år med adhd fra Somalia vil ha svar.")
    assert groups()
    assert cleared(desk) == []
    copying.write_text(desk, "p3", "Noen vil ha svar.")
    assert groups() == set()
    with pytest.raises(ValueError, match="helt tall"):
        set_helped(desk, 0)


def test_an_ordinary_word_that_was_kept_is_no_fact_about_anybody(desk: Desk) -> None:
    workshop(desk)
    copying.write_text(desk, "p3", "En på 16 år med adhd fra Somalia vil ha svar.")
    real = review(desk)
    while real.open:
        at = real.next_open(-1)
        assert at is not None
        store(desk, real.keep(at, "vanlige ord", fact=False), real.book)
    assert not any(row.blockers for row in obstacles(desk) if row.gate is Gate.GROUPS)


def test_what_was_judged_to_be_about_nobody_is_signed_by_the_second_person(desk: Desk) -> None:
    workshop(desk)
    ready(desk)
    assert blocked(desk) == []
    not_about_people(desk, "point:p1", text_of(desk, "p1"), "dette kom etter signaturen")
    assert "signature-stale" in {entry.code for entry in blocked(desk)}


def test_a_point_of_few_that_is_new_since_the_last_release_is_named(desk: Desk) -> None:
    workshop(desk)
    ready(desk)
    release_now(desk)
    assert RiskKind.DIFFERENCE not in {risk.kind for risk in risks(desk)}
    copying.write_text(desk, "p1", "Noe nytt som få har sagt.")
    assert [r.unit for r in risks(desk) if r.kind is RiskKind.DIFFERENCE] == ["point:p1"]


def test_a_text_is_written_anew_but_never_emptied(desk: Desk, hand: Review) -> None:
    rewrite(desk, "point:p2", TEXTS["p2"], "Noen vil ha svar.")
    assert text_of(desk, "p2") == "Noen vil ha svar."
    with pytest.raises(ValueError, match="tom"):
        rewrite(desk, "point:p2", "Noen vil ha svar.", "  ")
    with pytest.raises(ValueError, match="i mellomtiden"):
        rewrite(desk, "point:p2", TEXTS["p2"], "Noe.")
    with pytest.raises(ValueError, match="i mellomtiden"):
        rewrite(desk, "noe:rart", "a", "b")


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4), st.booleans()), max_size=30))
def test_any_row_of_decisions_is_undone_and_done_again(row: list[tuple[int, int, bool]]) -> None:
    with TemporaryDirectory() as place:
        tools = Tools(Environment(Clock(), os.urandom, Path(place) / "state"), kdf=CHEAP)
        desk, _ = Desk.create(Path(place) / "bok", title="T", passphrase=PASSPHRASE, tools=tools)
        with desk:
            workshop(desk)
            before = held(desk)
            hand = in_hand(desk)
            first = (dict(hand.texts), list(hand.items))
            for act, at, alike in row:
                _decide(desk, hand, act, at, alike)
                points = {f"point:{point.id}": point.text for point in desk.points.all()}
                assert points == hand.texts
                assert hand.open == sum(item.choice is None for item in hand.items)
                for item in hand.items:
                    if item.choice is None:
                        assert hand.words(item) in ("Ayan", "Marte", "Solbakken")
            travelled(desk, before)
            while hand.undo():
                pass
            assert (hand.texts, hand.items) == first


def _decide(desk: Desk, hand: Review, act: int, at: int, alike: bool) -> None:
    if act == 4 and hand.undo():
        desk.workbook.undo()
    elif act == 5 and hand.redo():
        desk.workbook.redo()
    elif act < 3 and hand.items[at].choice is None:
        steps = (
            lambda: hand.mask(at, alike=alike),
            lambda: hand.generalise(at, "noen", alike=alike),
            lambda: hand.keep(at, "greit", alike=alike),
        )
        store(desk, steps[act](), hand.book)


def test_ten_thousand_findings_are_decided_quickly_enough_to_count() -> None:
    texts = {f"point:p{at}": "Ayan og Marte venter." for at in range(5_000)}
    entries = [
        OpenFinding(unit, text, Finding(a, b, Label.PERSON, Action.LOOK, Source.LIST, 0.8))
        for unit, text in texts.items()
        for a, b in ((0, 4), (8, 13))
    ]
    real = review_of(texts, entries, PlaceholderBook(lambda words: words[:32]))
    assert real.open == 10_000
    real.mask(0, alike=True)
    assert real.open == 5_000
    assert real.next_open(0) == 1


def test_gate_signature_and_release_look_through_the_same_texts_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop(desk)
    ready(desk)
    looked: list[int] = []
    real = Detector.find_document

    def counted(self: Detector, texts: Sequence[str]) -> list[list[Finding]]:
        looked.append(len(texts))
        return real(self, texts)

    monkeypatch.setattr(Detector, "find_document", counted)
    release_now(desk)
    assert looked == []
    copying.write_text(desk, "p3", "Kristin Solvang vil ha svar.")
    assert findings_to_decide(desk)
    assert len(looked) == 1


def test_another_hide_list_is_looked_through_anew(desk: Desk) -> None:
    workshop(desk)
    before = {entry.words for entry in findings_to_decide(desk)}
    assert "venter" not in before
    desk.hide("venter")
    assert "venter" in {entry.words for entry in findings_to_decide(desk)}
