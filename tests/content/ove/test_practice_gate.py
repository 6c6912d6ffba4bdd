"""The practice workshop passes the gate: the detector finds nothing in it that nobody decided."""

from __future__ import annotations

from verksted.content.practice import practice
from verksted.privacy.decisions import Choice, Decision, normal_words
from verksted.privacy.detector import Detector
from verksted.privacy.findings import Label
from verksted.privacy.release import Gate, Material, content_blockers
from verksted.workshop.notes import Note
from verksted.workshop.summary import DetectorFigures


def test_nothing_blocks_but_the_second_signature() -> None:
    plan = practice()
    notes = [
        Note(note.id, note.text, "", "dokumentasjon", note.sign, seat=note.seat, agree=note.agree)
        for note in plan.notes
    ]
    decisions = [
        Decision(str(number), made.unit, normal_words(made.words), Label.UNKNOWN, Choice(made.choice), made.reason, "", "")
        for number, made in enumerate(plan.decisions)
    ]  # fmt: skip
    material = Material(
        workshop=plan.workshop,
        themes=plan.themes,
        notes=notes,
        points=plan.points,
        aside=plan.aside,
        measures=plan.measures,
        promises=plan.promises,
        principles=plan.principles,
        decisions=decisions,
        reviewed=(),
        sign_off=None,
    )
    gate = Gate(
        find=Detector.load().find_document,
        hash_words=lambda words: words,
        verify=lambda *_: False,
        figures=DetectorFigures("", "", 0, 0, 0, 0, 0, 0),
    )
    assert content_blockers(material, gate) == []
