"""The desk: notes in, review by one, signature by another, a summary out, and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE, SECOND

from verksted.content.practice import practice
from verksted.desk.desk import Desk, Tools
from verksted.desk.exporting import export
from verksted.desk.overview import overview
from verksted.desk.practising import run_unattended
from verksted.desk.releasing import blocked, hidden_words, keep, mark_reviewed, release_now, sign_off
from verksted.desk.releasing import findings_to_decide as to_decide
from verksted.desk.taking import Moment, NoteTaker, take_all
from verksted.privacy.release import Blocked
from verksted.report.publish import Leaked
from verksted.report.signing import verify
from verksted.workbook import Workbook
from verksted.workshop.agenda import Block
from verksted.workshop.followup import Measure
from verksted.workshop.plan import Theme
from verksted.workshop.points import Aside, InsiderTest, Point, PointSign, SetAside, Strength
from verksted.workshop.words import Role


def filled(desk: Desk) -> Desk:
    """A small workshop, ready for review: two points on three notes, one note set aside."""
    desk.change_workshop(
        replace(
            desk.workshop,
            municipality="Lyngvik kommune",
            service="Barneverntjenesten i Lyngvik",
            date="2026-10-14",
            participants=8,
            method="Vi samlet noen ungdommer en ettermiddag.",
        )
    )
    desk.apply([desk.themes.put(Theme("svar", "Å få svar", "svar"))], "tema")
    lines = [
        "+ u1 får svar samme dag",
        "- u2 svarene kommer for sent #svar",
        "- u3 samme her",
        "pizza i pausen",
    ]
    notes = take_all(NoteTaker(desk), lines)
    slot = desk.workbook.slot.id

    def point(key: str, text: str, sign: PointSign, *ids: str) -> Point:
        return Point(key, text, "svar", sign, ids, insider=InsiderTest((), text, slot))

    points = [
        point("p1", "Noen får svar samme dag.", PointSign.WORKS, notes[0].id),
        point("p2", "Svarene kommer for sent.", PointSign.MUST_IMPROVE, notes[1].id, notes[2].id),
    ]
    desk.apply((desk.points.put(entry) for entry in points), "punkter")
    desk.apply([desk.aside.put(SetAside(notes[3].id, Aside.PRACTICAL))], "til side")
    return desk


def second_person(desk: Desk, tools: Tools) -> Desk:
    desk.workbook.add_slot(SECOND, Role.CONTROL, kdf=tools.kdf)
    folder = desk.workbook.folder
    desk.close()
    return Desk.open(folder, passphrase=SECOND, tools=tools)


def test_one_reviews_another_signs_and_it_is_released(desk: Desk, tools: Tools, tmp_path: Path) -> None:
    filled(desk)
    assert to_decide(desk) == []
    mark_reviewed(desk)
    with second_person(desk, tools) as other:
        sign_off(other)
        assert blocked(other) == []
        summary = release_now(other)
        assert verify(summary)
        assert summary.signers == ("fasilitator", "kontroll")
        for name in ("a.json", "a.md", "a.html", "a.xlsx", "a.csv", "a.docx", "a.ics"):
            assert export(other, tmp_path / name).stat().st_size > 100
        assert overview(other)["blocked"] == []


def test_the_reviewer_cannot_sign_for_herself(desk: Desk) -> None:
    filled(desk)
    mark_reviewed(desk)
    sign_off(desk)
    assert [entry.code for entry in blocked(desk)] == ["same-person"]
    with pytest.raises(Blocked):
        release_now(desk)
    assert not len(desk.released)


def test_nobody_signs_what_is_not_in_order(desk: Desk, tools: Tools) -> None:
    filled(desk)
    desk.apply([desk.measures.put(Measure("m", "Kristin Solheim ringer tilbake."))], "tiltak")
    mark_reviewed(desk)
    with second_person(desk, tools) as other, pytest.raises(Blocked) as stopped:
        sign_off(other)
    assert "finding-open" in [entry.code for entry in stopped.value.blockers]


def test_a_change_after_the_signature_must_be_signed_again(desk: Desk, tools: Tools) -> None:
    filled(desk)
    mark_reviewed(desk)
    with second_person(desk, tools) as other:
        sign_off(other)
        other.apply([other.measures.put(Measure("m", "Tjenesten svarer raskere."))], "tiltak")
        assert [entry.code for entry in blocked(other)] == ["signature-stale"]


def test_a_kept_finding_is_logged_without_its_words(desk: Desk) -> None:
    filled(desk)
    desk.apply([desk.measures.put(Measure("m", "Kristin Solheim ringer tilbake."))], "tiltak")
    found = to_decide(desk)
    assert found
    for finding in found:
        keep(desk, finding, "oppdiktet person")
    assert to_decide(desk) == []
    assert "Kristin" not in str(desk.decisions.all())


def test_a_hidden_word_never_reaches_the_disk_and_is_gone_at_release(
    desk: Desk, tools: Tools, tmp_path: Path
) -> None:
    desk.hide("Tuvalie")
    filled(desk)
    (note,) = NoteTaker(desk).take("+ u1 Tuvalies mor fikk hjelp")
    assert "uvalie" not in note.text
    desk.apply([desk.aside.put(SetAside(note.id, Aside.TOO_PERSONAL))], "til side")
    mark_reviewed(desk)
    old = tmp_path / "gammel"
    with second_person(desk, tools) as other:
        shutil.copytree(other.workbook.folder, old)
        sign_off(other)
        release_now(other)
        assert other.hide_list() is None
        words = hidden_words(other)
        assert words is not None
        assert words.find("hun heter Tuvalie")
        assert not words.find("hun heter noe annet")
        before = {path.name for path in old.rglob("*.v?")}
        after = {path.name for path in other.workbook.folder.rglob("*.v?")}
        assert not before & after
        with pytest.raises(Leaked):
            export(other, tmp_path / "Tuvalie.md")
    with Workbook.open(tmp_path / "bok", passphrase=PASSPHRASE, env=tools.environment) as book:
        assert not book.damage
        assert not book.documents("hidden")


def test_notes_carry_the_moment_they_were_taken_in(desk: Desk) -> None:
    filled(desk)
    moment = Moment("blokk-2", "svar", 17)
    first, second = take_all(NoteTaker(desk), ["uten merke", "med merke #annet"], moment)
    assert (first.theme, first.block, first.minute) == ("svar", "blokk-2", 17)
    assert second.theme == "annet"


def test_undo_takes_back_one_thing_at_a_time(desk: Desk) -> None:
    before = len(desk.notes)
    taker = NoteTaker(desk)
    take_all(taker, ["en", "to"])
    assert desk.workbook.undo()
    assert [note.text for note in desk.notes.all()][before:] == ["en"]
    assert desk.workbook.redo()
    assert [note.text for note in desk.notes.all()][before:] == ["en", "to"]


def test_the_agenda_keeps_its_order(desk: Desk) -> None:
    blocks = [Block(key, key, 10) for key in "cab"]
    desk.change_agenda(blocks)
    assert [block.id for block in desk.agenda] == ["c", "a", "b"]
    desk.change_agenda(blocks[1:])
    assert [block.id for block in desk.agenda] == ["a", "b"]


def test_open_findings_count_raw_notes_until_they_are_dealt_with(desk: Desk) -> None:
    filled(desk)
    assert overview(desk)["counts"]["findings_open"] == 0
    (note,) = NoteTaker(desk).take("- Kristin Solheim svarer aldri")
    assert overview(desk)["counts"]["findings_open"] >= 1
    desk.apply([desk.aside.put(SetAside(note.id, Aside.TOO_PERSONAL))], "til side")
    assert overview(desk)["counts"]["findings_open"] == 0


def test_a_claim_may_not_be_stronger_than_its_voices(desk: Desk) -> None:
    filled(desk)
    weak = desk.points.get("p1")
    assert weak is not None
    desk.apply([desk.points.put(replace(weak, strength=Strength.SEVERAL))], "styrke")
    assert "too-strong" in [entry.code for entry in blocked(desk)]


def test_the_practice_workshop_goes_all_the_way(tools: Tools, tmp_path: Path) -> None:
    made = run_unattended(tmp_path / "ove", tools)
    assert verify(made.summary)
    assert sum(len(theme.points) for theme in made.summary.themes) == len(practice().points)
    with Desk.open(tmp_path / "ove", passphrase=made.passphrase, tools=tools) as desk:
        assert len(desk.notes) == len(practice().notes)
        texts = " ".join(note.text for note in desk.notes.all())
        for identifier in ("4202 11 88365", "483 09 617", "solrenning07@vestpost.net"):
            assert identifier not in texts


def test_what_the_detector_found_is_kept_until_anything_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.workbook.helpers import WEAK, world

    from verksted.desk import overview as module
    from verksted.desk.taking import NoteTaker, take_all

    env = world(3, state=tmp_path / "tilstand")
    asked: list[str] = []
    desk, _ = Desk.create(tmp_path / "bok", title="T", passphrase="p", tools=Tools(env, kdf=WEAK))
    with desk:
        take_all(NoteTaker(desk), ["Torstein Aasgård ringte aldri", "Vi vil bli hørt"])

    def look() -> dict[str, object]:
        with Desk.open(tmp_path / "bok", passphrase="p", tools=Tools(env)) as again:
            return module.overview(again, slow=lambda: asked.append("lest"))

    first = look()
    assert first["counts"]["findings_open"]  # type: ignore[index]  # a JSON object
    assert (look(), asked) == (first, ["lest"]), "the second time nothing is read through"
    with Desk.open(tmp_path / "bok", passphrase="p", tools=Tools(env)) as again:
        take_all(NoteTaker(again), ["Ingvild Lunde også"])
    second = look()
    assert len(asked) == 2
    assert second["counts"]["findings_open"] > first["counts"]["findings_open"]  # type: ignore[index]
    monkeypatch.setattr(module, "__version__", "9.9")
    look()
    assert len(asked) == 3, "another program may find other things"
    kept = b"".join(path.read_bytes() for path in (tmp_path / "tilstand").rglob("*") if path.is_file())
    assert b"Torstein" not in kept
    assert b"findings_open" not in kept
