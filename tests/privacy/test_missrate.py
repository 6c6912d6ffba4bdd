"""The measured figures are counted as the notes' own scorer counts, and stand in the package."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from tools import evaluate_detector

from verksted.privacy import missrate
from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.missrate import DamagedFiguresError, Gold, Tally, curve, figures

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("VERKSTED_DATA", ROOT.parent / "shared" / "data"))


def find(start: int, end: int, label: Label, action: Action = Action.MASK) -> Finding:
    return Finding(start, end, label, action, Source.PATTERN, 0.5)


def test_one_note_is_counted_by_hand() -> None:
    text = "Kari bor i Moss og har adhd"
    tally = Tally.empty()
    gold = [Gold(0, 4, Label.PERSON), Gold(11, 15, Label.PLACE), Gold(19, 27, Label.HEALTH)]
    tally.add(
        text,
        gold,
        [find(0, 4, Label.PERSON), find(5, 8, Label.UNKNOWN), find(23, 27, Label.HEALTH, Action.LOOK)],
    )
    told = tally.as_json()
    assert told["direct"] == {"spans": 1, "found": 1.0, "masked": 1.0}
    assert told["quasi"] == {"spans": 2, "found": 0.5, "masked": 0.0}
    assert told["mask_precision"] == 0.5
    assert (told["masks"], told["looks"]) == (2, 1)
    assert told["words"] == 3
    assert told["load"] == round(1 / 3, 4)


def test_a_half_covered_name_is_a_leak() -> None:
    tally = Tally.empty()
    tally.add("Kari Moen", [Gold(0, 9, Label.PERSON)], [find(0, 4, Label.PERSON)])
    assert tally.person.share() == 0.0


def test_the_package_carries_its_figures() -> None:
    told = figures()
    assert told.notes > 300
    assert 900 <= told.direct_found <= 1000
    assert 0 <= told.load <= 70
    points = curve()
    assert len(points) >= 8
    assert all(a[1] >= b[1] and a[2] >= b[2] for a, b in pairwise(points))


def test_the_figures_say_what_they_were_measured_on() -> None:
    raw = missrate.measured()
    assert raw["model"] == evaluate_detector.model_hash()
    assert "untouched" not in json.dumps(raw)
    assert "sums were seen" in raw["notes"]["told"]
    assert "read while tuning" in raw["notes"]["tuned"]
    assert isinstance(raw["fresh"], list)


def test_a_new_set_is_measured_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(evaluate_detector.FIGURES.parent, tmp_path / "assets" / "modell")
    monkeypatch.setattr(evaluate_detector, "ROOT", tmp_path)
    figures_file = tmp_path / "assets" / "modell" / missrate.FILE
    monkeypatch.setattr(evaluate_detector, "FIGURES", figures_file)
    notes = tmp_path / "nytt.jsonl"
    span = {"start": 0, "end": 6, "label": "PERSON", "text": "fatuma"}
    notes.write_text(json.dumps({"id": "a", "text": "fatuma ringte", "spans": [span]}) + "\n", "utf-8")
    before = json.loads(figures_file.read_text("utf-8"))
    assert evaluate_detector.main(["--fresh", str(notes)]) == 0
    after = json.loads(figures_file.read_text("utf-8"))
    (one,) = after["fresh"][len(before["fresh"]) :]
    assert one["sums"]["direct"] == {"spans": 1, "found": 1.0, "masked": 1.0}
    assert one["model"] == before["model"]
    assert {**after, "fresh": before["fresh"]} == before
    assert evaluate_detector.main(["--fresh", str(notes)]) == 1
    assert "målt før" in capsys.readouterr().err
    assert json.loads(figures_file.read_text("utf-8")) == after


def test_damaged_figures_give_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modell").mkdir()
    monkeypatch.setattr(missrate, "assets_folder", lambda: tmp_path)
    for content in (None, "", "[]", '{"told": 3}', "\x00"):
        missrate.measured.cache_clear()
        if content is not None:
            (tmp_path / "modell" / missrate.FILE).write_text(content, encoding="utf-8")
        with pytest.raises(DamagedFiguresError, match="Installer verksted på nytt"):
            figures()
    missrate.measured.cache_clear()


@pytest.mark.data
def test_counting_agrees_with_the_scorer_of_the_notes(detector: Detector) -> None:
    scorer_file = DATA.parent / "eval" / "score.py"
    if not scorer_file.is_file() or not (DATA / "notes").is_dir():
        pytest.skip(f"the scorer of the notes is not at {scorer_file}")
    spec = importlib.util.spec_from_file_location("score", scorer_file)
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    notes = [
        json.loads(line)
        for line in (DATA / "notes" / "workshop.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    tally = Tally.empty()
    predicted = {}
    for note in notes:
        found = detector.find(note["text"])
        predicted[note["id"]] = [
            {"start": f.start, "end": f.end, "label": str(f.label), "action": str(f.action)} for f in found
        ]
        tally.add(note["text"], [Gold(s["start"], s["end"], Label(s["label"])) for s in note["spans"]], found)
    score = scorer.score(notes, predicted)
    told = tally.as_json()
    for group in ("direct", "person", "quasi"):
        assert told[group]["found"] == score[group]["recall_all"]
        assert told[group]["masked"] == score[group]["recall_mask"]
    assert (told["mask_precision"], told["load"]) == (score["mask_precision"], score["load"])
