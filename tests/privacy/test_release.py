"""The gate: each promise of a release is broken on purpose, and nothing comes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import pytest

from verksted.privacy.decisions import Choice, Decision, OutText, normal_words, open_findings
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.release import (
    Blocked,
    Gate,
    Material,
    Reviewed,
    SignOff,
    blockers,
    release,
    release_digest,
    sign_off_message,
)
from verksted.privacy.release_summary import draft_summary, outgoing
from verksted.workshop.followup import Measure, Promise
from verksted.workshop.notes import Note
from verksted.workshop.plan import Principle, PrincipleCheck, Status, Theme, Workshop
from verksted.workshop.points import Aside, InsiderTest, Point, PointSign, Quote, Reader, SetAside, Strength
from verksted.workshop.summary import DetectorFigures
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine
from verksted.workshop.words import TargetGroup

FIGURES = DetectorFigures("1", "2026-11-22", 700, 990, 980, 900, 900, 50)
NAME = re.compile(r"\b(Kristin|Storgata)\b")


def find(texts: Sequence[str]) -> list[list[Finding]]:
    return [
        [
            Finding(m.start(), m.end(), Label.PERSON, Action.LOOK, Source.LIST, 0.9, "Et navn.")
            for m in NAME.finditer(text)
        ]
        for text in texts
    ]


def hash_words(words: str) -> str:
    return hashlib.sha256(b"key" + words.encode()).hexdigest()


def signature(slot: str, data: bytes) -> bytes:
    return hashlib.sha256(slot.encode() + data).digest()


GATE = Gate(find, hash_words, lambda slot, data, sig: sig == signature(slot, data), FIGURES)


def note(key: str, seat: str | None, text: str = "rått notat") -> Note:
    return Note(key, text, "2026-10-14T11:00:00.000Z", "dokumentasjon", seat=seat)


def point(
    key: str, text: str, sign: PointSign, notes: tuple[str, ...], strength: Strength = Strength.SOME
) -> Point:
    return Point(key, text, "svar", sign, notes, strength=strength, insider=InsiderTest((), text, "slot-a"))


def material() -> Material:
    """A workshop that may be released, but for the second signature."""
    return Material(
        workshop=Workshop(
            title="Ungdom om svar",
            municipality="Lyngvik kommune",
            service="Barneverntjenesten i Lyngvik",
            target_groups=(TargetGroup.YOUTH_15_17,),
            date="2026-10-14",
            participants=8,
            method="Vi samlet noen ungdommer en ettermiddag.",
        ),
        themes=(Theme("svar", "Å få svar", "svar"), Theme("tomt", "Uten punkter", "tomt")),
        notes=(note("a", "u1"), note("b", "u2"), note("c", "u3"), note("d", None, "pizza bestilt")),
        points=(
            point("p1", "Ungdom får svar samme dag.", PointSign.WORKS, ("a", "b", "c"), Strength.SEVERAL),
            point("p2", "Svarene kommer for sent.", PointSign.MUST_IMPROVE, ("b",)),
        ),
        aside=(SetAside("d", Aside.PRACTICAL),),
        measures=(
            Measure("m", "Tjenesten svarer innen to dager.", themes=("svar", "tomt"), due="2027-02-03"),
        ),
        promises=(Promise("l", "En oppsummering til alle.", "leder", "2026-11-04", note="a"),),
        principles=(PrincipleCheck(Principle.VOLUNTARY, Status.IN_PLACE, "Alle fikk vite at de kunne gå."),),
        decisions=(),
        reviewed=(Reviewed("slot-a", "fasilitator", "2026-10-15T09:00:00.000Z"),),
        sign_off=None,
    )


def signed(now: Material, slot: str = "slot-b") -> Material:
    digest = release_digest(now, FIGURES)
    mark = signature(slot, sign_off_message(digest))
    return replace(now, sign_off=SignOff(slot, "kontroll", digest, mark.hex(), "2026-10-16T09:00:00.000Z"))


def forged(now: Material) -> Material:
    assert now.sign_off is not None
    return replace(now, sign_off=replace(now.sign_off, signature="00" * 32))


def codes(now: Material) -> list[str]:
    return [entry.code for entry in blockers(now, GATE)]


def with_point(now: Material, **change: Any) -> Material:
    first = replace(now.points[0], **change)
    if "text" in change and "insider" not in change:
        first = replace(first, insider=InsiderTest((), change["text"], "slot-a"))
    return replace(now, points=(first, *now.points[1:]))


def test_reviewed_by_one_and_signed_by_another_it_is_released() -> None:
    summary = release(signed(material()), GATE, "id-1")
    assert summary.signers == ("fasilitator", "kontroll")
    assert summary.quarter == "2026-Q4"
    assert summary.participants == "8–12"
    assert [theme.id for theme in summary.themes] == ["svar"]
    assert summary.themes[0].below_k
    assert summary.measures[0].due == "2027-Q1"
    assert summary.measures[0].themes == ("svar",)


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (lambda m: replace(m, sign_off=None), "not-signed"),
        (lambda m: signed(m, "slot-a"), "same-person"),
        (lambda m: replace(signed(m), reviewed=()), "not-reviewed"),
        (lambda m: with_point(signed(m), text="Ungdom får svar."), "signature-stale"),
        (lambda m: forged(signed(m)), "signature-wrong"),
        (lambda m: signed(replace(m, aside=())), "notes-unhandled"),
        (lambda m: signed(replace(m, points=())), "no-points"),
        (lambda m: signed(with_point(m, strength=Strength.MANY)), "too-strong"),
        (lambda m: signed(with_point(m, notes=("a",))), "too-strong"),
        (lambda m: signed(with_point(m, notes=())), "no-voices"),
        (lambda m: signed(with_point(m, notes=("a", "b", "c", "borte"))), "note-gone"),
        (lambda m: signed(with_point(m, theme="ukjent")), "theme-missing"),
        (lambda m: signed(with_point(m, insider=None)), "insider-missing"),
        (
            lambda m: signed(with_point(m, text="Nytt.", insider=InsiderTest((), "Gammelt.", "a"))),
            "insider-stale",
        ),
        (
            lambda m: signed(
                with_point(m, insider=InsiderTest((Reader.JOURNALIST,), m.points[0].text, "slot-a"))
            ),
            "insider-guessed",
        ),
        (lambda m: signed(with_point(m, text="Kristin svarer alltid.")), "finding-open"),
        (lambda m: signed(with_point(m, text="Som U3 sa, kom svaret.")), "seat-code"),
        (
            lambda m: signed(replace(m, workshop=replace(m.workshop, participants=None))),
            "participants-missing",
        ),
        (lambda m: signed(replace(m, workshop=replace(m.workshop, k=2))), "k-out-of-range"),
        (lambda m: signed(replace(m, workshop=replace(m.workshop, date=""))), "date-missing"),
    ],
)
def test_a_broken_promise_blocks_and_is_named(broken: Any, code: str) -> None:
    now = broken(material())
    assert code in codes(now)
    with pytest.raises(Blocked) as stopped:
        release(now, GATE, "id")
    assert code in [entry.code for entry in stopped.value.blockers]
    assert all(entry.text.endswith((".", "?")) for entry in stopped.value.blockers)


@pytest.mark.parametrize("slot", ["slot-a", "slot-c", "slot-d"])
def test_nobody_signs_what_she_has_had_a_part_in(slot: str) -> None:
    """Whoever went through it, answered an insider test or let a finding stand is no second pair of eyes."""
    now = with_point(material(), insider=InsiderTest((), material().points[0].text, "slot-c"))
    kept = Decision("d", "point:p2", hash_words("kristin"), Label.PERSON, Choice.KEEP, "x", "slot-d", "2026")
    now = replace(now, decisions=(kept,))
    assert codes(signed(now)) == []
    assert codes(signed(now, slot)) == ["same-person"]


def carriers(now: Material) -> list[Material]:
    """The same material with a name in each free text that could carry it out."""
    name = "Kristin i Storgata"
    measure, promise, principle = now.measures[0], now.promises[0], now.principles[0]
    return [
        replace(now, workshop=replace(now.workshop, method=name)),
        replace(now, themes=(replace(now.themes[0], name=name), now.themes[1])),
        replace(now, measures=(replace(measure, text=name),)),
        replace(now, measures=(replace(measure, role=name),)),
        replace(now, measures=(replace(measure, why_not=name),)),
        replace(now, promises=(replace(promise, text=name),)),
        replace(now, promises=(replace(promise, role=name),)),
        replace(now, principles=(replace(principle, evidence=name),)),
        with_point(now, text=name),
        replace(now, promises=(replace(promise, broken=name),)),
        with_point(
            replace(now, workshop=replace(now.workshop, quotes=True)), quote=Quote(name, "2026-10-15")
        ),
        with_point(now, easy=name),
        replace(now, measures=(replace(measure, easy=name),)),
    ]


@pytest.mark.parametrize("number", range(13))
def test_a_name_in_any_text_that_leaves_is_looked_for(number: int) -> None:
    assert "finding-open" in codes(signed(carriers(material())[number]))


def test_every_free_text_of_the_draft_is_among_the_texts_that_are_looked_through() -> None:
    now = material()
    for text_field, carried in zip(range(13), carriers(now), strict=True):
        draft = str(draft_summary(carried, FIGURES, "id"))
        assert "Kristin" in draft, text_field
        assert any("Kristin" in entry.text for entry in outgoing(carried))


_NO_TEXT = {"id", "theme", "due", "note", "tag", "heading", "survey_item", "date", "starts", "ends"}
"""Fields of the domain's types that hold ids and days; a day goes out as a quarter."""
_WHOSE = {"municipality", "service"}
"""They say whose report it is, and are not searched."""


def planted(entry: Any) -> Any:
    """The same with a word of its own in every text of it, of fields too that nobody has thought of yet."""
    texts = [one.name for one in fields(entry) if isinstance(getattr(entry, one.name), str)]
    plain = [name for name in texts if type(getattr(entry, name)) is str and name not in _NO_TEXT]
    return replace(entry, **{name: f"kanari {type(entry).__name__} {name}" for name in plain})


def test_whatever_text_of_the_workbook_is_in_the_draft_is_looked_through() -> None:
    now = material()
    quote = Quote("sitat", "2026-10-15")
    full = replace(
        now,
        workshop=replace(planted(now.workshop), quotes=True),
        themes=tuple(planted(one) for one in now.themes),
        notes=tuple(planted(one) for one in now.notes),
        points=tuple(replace(planted(one), quote=planted(quote)) for one in now.points),
        measures=tuple(planted(one) for one in (*now.measures, replace(now.measures[0], earlier=True))),
        promises=tuple(planted(one) for one in now.promises),
        principles=tuple(planted(one) for one in now.principles),
        reviewed=tuple(planted(one) for one in now.reviewed),
    )
    told = set(re.findall(r"kanari \w+ \w+", str(draft_summary(full, FIGURES, "id"))))
    searched = {word for out in outgoing(full) for word in re.findall(r"kanari \w+ \w+", out.text)}
    assert told - searched == {f"kanari Workshop {name}" for name in _WHOSE}
    assert {"kanari Point text", "kanari Point easy", "kanari Measure easy", "kanari Quote text"} <= told
    assert not {word for word in told if " Note " in word or " Reviewed " in word}


def test_easy_words_need_an_insider_test_of_their_own_and_a_part_of_the_group_needs_k_voices() -> None:
    now = with_point(material(), easy="Svar samme dag.")
    assert "insider-stale" in codes(signed(now))
    first = now.points[0]
    judged = replace(first, insider=InsiderTest((), first.text, "slot-a", first.easy))
    now = replace(now, points=(judged, *now.points[1:]))
    assert codes(signed(now)) == []
    gone = replace(now, points=(replace(judged, easy=""), *now.points[1:]))
    assert codes(signed(gone)) == []
    part = replace(judged, easy="Jentene vil ha svar.")
    part = replace(part, insider=InsiderTest((), part.text, "slot-a", part.easy))
    assert "group-small" in codes(signed(replace(now, points=(part, *now.points[1:]))))


def test_new_easy_words_after_the_signature_must_be_signed_anew() -> None:
    now = material()
    done = signed(now)
    assert codes(done) == []
    late = replace(done, measures=(replace(now.measures[0], easy="Vi svarer på to dager."),))
    assert codes(late) == ["signature-stale"]


def test_nothing_of_a_raw_note_is_in_the_draft() -> None:
    now = material()
    canary = "kanarifugl i notatet"
    planted = replace(
        now,
        notes=tuple(
            replace(entry, text=canary, seat="u7", writer=canary, theme=canary) for entry in now.notes
        ),
        workshop=replace(
            now.workshop, title=canary, place=canary, purpose=canary, starts=canary, ends=canary
        ),
        themes=tuple(replace(theme, heading=canary, tag=canary, survey_item=canary) for theme in now.themes),
    )
    assert canary not in str(draft_summary(planted, FIGURES, "id"))
    assert "u7" not in str(draft_summary(planted, FIGURES, "id"))


def test_a_kept_finding_is_decided_only_for_those_words_in_that_text() -> None:
    texts = [OutText("point:p1", "Kristin og Storgata"), OutText("point:p2", "Kristin")]
    kept = Decision(
        "d", "point:p1", hash_words(normal_words("kristin")), Label.PERSON, Choice.KEEP, "r", "s", "t"
    )
    left = open_findings(texts, find, [kept], hash_words)
    assert [(entry.unit, entry.words) for entry in left] == [
        ("point:p1", "Storgata"),
        ("point:p2", "Kristin"),
    ]


def test_a_hidden_word_can_never_be_let_stand() -> None:
    def hidden(texts: Sequence[str]) -> list[list[Finding]]:
        return [
            [Finding(0, 7, Label.UNKNOWN, Action.MASK, Source.HIDDEN, 1.0, "Står på skjulelista.")]
            for _ in texts
        ]

    kept = Decision(
        "d", "point:p", hash_words(normal_words("Kristin")), Label.PERSON, Choice.KEEP, "r", "s", "t"
    )
    assert open_findings([OutText("point:p", "Kristin")], hidden, [kept], hash_words)


def test_a_decision_holds_no_words() -> None:
    assert {entry.name for entry in fields(Decision)}.isdisjoint({"text", "replacement", "span"})


def alone(now: Material) -> Material:
    """The same year with no workshop held: a survey, and what was decided."""
    workshop = replace(now.workshop, participants=None, method="")
    return replace(now, workshop=workshop, notes=(), points=(), aside=(), survey=with_scales("Er du trygg?"))


def with_scales(question: str) -> SurveyFigures:
    other = ScaleFigures(0, 10, (SurveyLine(question, None, 70, Change.NEW),))
    return SurveyFigures(
        2026, 36, 1, 6, (SurveyLine("Blir du hørt?", None, 34, Change.NEW),), others=(other,)
    )


def test_a_year_with_a_survey_and_no_workshop_is_released_by_the_same_two_people() -> None:
    now = alone(material())
    assert codes(now) == ["not-signed"]
    summary = release(signed(now), GATE, "id")
    assert not summary.has_workshop
    assert summary.participants == ""
    measures = replace(now, survey=None)
    assert codes(measures) == ["not-signed"], "measures alone are enough"
    assert "no-points" in codes(replace(measures, measures=()))


@pytest.mark.parametrize("change", ["notes", "participants"])
def test_once_there_was_a_workshop_it_must_be_told_of(change: str) -> None:
    now = alone(material())
    if change == "notes":
        now = replace(now, notes=material().notes)
    else:
        now = replace(now, workshop=replace(now.workshop, participants=8))
    assert "no-points" in codes(now)


def test_a_question_on_any_scale_of_the_survey_is_looked_through() -> None:
    now = replace(material(), survey=with_scales("Svarer Kristin når du ringer?"))
    assert "finding-open" in codes(now)
    assert "finding-open" not in codes(replace(now, survey=with_scales("Får du svar når du ringer?")))


def test_a_measure_keeps_the_question_it_is_aimed_at_also_where_no_point_is_about_it() -> None:
    now = alone(material())
    asked = (replace(now.themes[0], survey_item="Blir du hørt?"), now.themes[1])
    summary = release(signed(replace(now, themes=asked)), GATE, "id")
    assert summary.measures[0].themes == ("svar",)
    assert release(signed(replace(now, themes=asked, survey=None)), GATE, "id").measures[0].themes == ()
