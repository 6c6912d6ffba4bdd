"""Measure the detector on the development notes and write what every release shows beside it.

    python tools/evaluate_detector.py [--write] [--halves] [--misses N] [--predictions FILE] [--fresh FILE]

The notes lie in VERKSTED_DATA (default ../shared/data). They are split by the SHA-256 of their id: the
even half was read while the detector was tuned; of the odd half no miss was ever read, but its sums were
seen, time and again, so it is not untouched and its figures are likely a little too good. Without
`--halves` only the even half is counted and shown; with it both are. `--write` (implies `--halves`)
writes assets/modell/treffrate.json: what is told to users is the odd half. Misses are listed of the even
half only. `--predictions` writes what was found as JSON lines, for the scorer that came with the notes.

`--fresh` measures a new set, by another hand, and keeps the sums in treffrate.json, with the hashes of
set and model. The same set is not measured twice: once its sums are seen it is not fresh.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence  # noqa: TC003 -- a tool, started as it is
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
NOTES = ("dev.jsonl", "dev2.jsonl", "dev_long.jsonl")
FIGURES = ROOT / "assets" / "modell" / "treffrate.json"
OTHER_HALF = "sha256(id) odd: its misses were never read, its sums were seen about sixteen times while tuning"
TUNED_HALF = "sha256(id) even: its misses were read while tuning"
FRESH = "new set by another hand: no miss was read, and nothing was set by its sums"
THRESHOLDS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


def data_folder() -> Path:
    return Path(os.environ.get("VERKSTED_DATA", ROOT.parent / "shared" / "data"))


def read_notes(folder: Path) -> list[dict[str, Any]]:
    """The development notes in order of file and line."""
    notes: list[dict[str, Any]] = []
    for name in NOTES:
        with (folder / "notes" / name).open(encoding="utf-8") as lines:
            notes += [json.loads(line) for line in lines if line.strip()]
    return notes


def is_odd(note_id: str) -> bool:
    """Whether the note belongs to the half whose misses are not read."""
    return int(hashlib.sha256(note_id.encode()).hexdigest(), 16) % 2 == 1


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write assets/modell/treffrate.json")
    parser.add_argument("--halves", action="store_true", help="count the odd half too")
    parser.add_argument(
        "--misses", type=int, default=0, metavar="N", help="list N misses and false masks of the even half"
    )
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write the findings as JSON lines")
    parser.add_argument(
        "--fresh", type=Path, metavar="FILE", help="measure a new set once, and keep its sums"
    )
    options = parser.parse_args(arguments)
    if options.fresh:
        return measure_fresh(options.fresh)
    folder = data_folder()
    if not (folder / "notes").is_dir():
        print(f"Fant ikke notatene i {folder}. Sett VERKSTED_DATA til mappen med data.", file=sys.stderr)
        return 2
    notes = read_notes(folder)
    halves = {"tuned": [n for n in notes if not is_odd(n["id"])]}
    if options.halves or options.write:
        halves["other"] = [n for n in notes if is_odd(n["id"])]
    found = {name: find_all(half) for name, half in halves.items()}
    for name, half in halves.items():
        show(name, half, found[name])
    if options.predictions:
        write_predictions(options.predictions, halves, found)
    if options.misses:
        list_misses(halves["tuned"], found["tuned"], options.misses)
    if options.write:
        write(halves, found)
    return 0


def find_all(notes: Sequence[dict[str, Any]]) -> list[list[Any]]:
    from verksted.privacy.detector import Detector

    detector = Detector.load()
    detector.find("klar")
    began = time.perf_counter()
    found = [detector.find(note["text"]) for note in notes]
    spent = time.perf_counter() - began
    words = sum(len(note["text"].split()) for note in notes)
    print(f"{len(notes)} notes, {words} words in {spent:.2f} s: {words / spent:.0f} words a second")
    return found


def tally(notes: Sequence[dict[str, Any]], found: Sequence[list[Any]], threshold: float = 0.0) -> Any:
    from verksted.privacy.findings import Action, Label
    from verksted.privacy.missrate import Gold, Tally

    count = Tally.empty()
    for note, row in zip(notes, found, strict=True):
        gold = [Gold(s["start"], s["end"], Label(s["label"])) for s in note["spans"]]
        kept = [f for f in row if f.action is Action.MASK or f.score >= threshold]
        count.add(note["text"], gold, kept)
    return count


def show(name: str, notes: Sequence[dict[str, Any]], found: Sequence[list[Any]]) -> None:
    """The figures of one half, in the words of the scorer."""
    figures = tally(notes, found).as_json()
    print(f"== {name}: {figures['notes']} notes, {figures['words']} harmless words")
    for group in ("direct", "person", "quasi"):
        g = figures[group]
        print(f"{group:7} recall {g['found']} (masks alone {g['masked']}) of {g['spans']}")
    print(
        f"mask precision {figures['mask_precision']} of {figures['masks']}, {figures['looks']} looks; load {figures['load']}"
    )
    leaks, needless = worst(notes, found)
    print("most missed:", ", ".join(f"{k} {n}" for k, n in leaks.most_common(5)) or "nothing")
    print("most needless:", ", ".join(f"{k} {n}" for k, n in needless.most_common(5)) or "nothing")


def worst(notes: Sequence[dict[str, Any]], found: Sequence[list[Any]]) -> tuple[Counter[str], Counter[str]]:
    """How many leaks of each label, and how many needless findings of each label and action."""
    from verksted.privacy.missrate import LOOSE_BORDERS

    leaks: Counter[str] = Counter()
    needless: Counter[str] = Counter()
    for note, row in zip(notes, found, strict=True):
        text = note["text"]
        covered = {i for f in row for i in range(f.start, f.end)}
        gold = {i for s in note["spans"] for i in range(s["start"], s["end"])}
        for s in note["spans"]:
            letters = {i for i in range(s["start"], s["end"]) if text[i].isalnum()}
            seen = bool(letters & covered) if s["label"] in LOOSE_BORDERS else letters <= covered
            leaks[s["label"]] += not seen
        for f in row:
            needless[f"{f.label} {f.action}"] += not set(range(f.start, f.end)) & gold
    return +leaks, +needless


def write_predictions(
    path: Path, halves: dict[str, list[dict[str, Any]]], found: dict[str, list[list[Any]]]
) -> None:
    with path.open("w", encoding="utf-8") as out:
        for name, half in halves.items():
            for note, row in zip(half, found[name], strict=True):
                spans = [
                    {"start": f.start, "end": f.end, "label": str(f.label), "action": str(f.action)}
                    for f in row
                ]
                out.write(json.dumps({"id": note["id"], "spans": spans}, ensure_ascii=False) + "\n")


def list_misses(notes: Sequence[dict[str, Any]], found: Sequence[list[Any]], most: int) -> None:
    from verksted.privacy.findings import Action

    shown = 0
    for note, row in zip(notes, found, strict=True):
        text = note["text"]
        covered = {i for f in row for i in range(f.start, f.end)}
        gold = {i for s in note["spans"] for i in range(s["start"], s["end"])}
        for s in note["spans"]:
            if not {i for i in range(s["start"], s["end"]) if text[i].isalnum()} <= covered and shown < most:
                print("LEAK ", s["label"], note["id"], s["text"], text[:120].replace("\n", " / "), sep=" | ")
                shown += 1
        for f in row:
            if f.action is Action.MASK and not set(range(f.start, f.end)) & gold and shown < most:
                print(
                    "FALSE",
                    f.label,
                    note["id"],
                    text[f.start : f.end],
                    text[:120].replace("\n", " / "),
                    sep=" | ",
                )
                shown += 1


def write(halves: dict[str, list[dict[str, Any]]], found: dict[str, list[list[Any]]]) -> None:
    """Write the file that ships. What users are told is the half whose misses nobody read."""
    from verksted import __version__

    told = tally(halves["other"], found["other"])
    both = [*halves["tuned"], *halves["other"]], [*found["tuned"], *found["other"]]
    curve = []
    for threshold in THRESHOLDS:
        count = tally(*both, threshold)
        curve.append(
            {
                "threshold": threshold,
                "direct": round(count.direct.share(), 4),
                "person": round(count.person.share(), 4),
                "quasi": round(count.quasi.share(), 4),
                "load": round(count.load(), 4),
            }
        )
    raw = {
        "version": __version__,
        "measured": date.today().isoformat(),  # noqa: DTZ011 -- a day for people to read
        "model": model_hash(),
        "notes": {"files": list(NOTES), "told": OTHER_HALF, "tuned": TUNED_HALF},
        "told": told.as_json(),
        "tuned": tally(halves["tuned"], found["tuned"]).as_json(),
        "curve": curve,
        "fresh": fresh_so_far(),
    }
    save(raw)


def save(raw: dict[str, Any]) -> None:
    FIGURES.write_text(json.dumps(raw, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {FIGURES.relative_to(ROOT)}")


def model_hash() -> str:
    """The SHA-256 of the model that the figures are of."""
    return str(json.loads((FIGURES.parent / "navn.json").read_text(encoding="utf-8"))["sha256"])


def fresh_so_far() -> list[dict[str, Any]]:
    """The new sets that were measured, each once, with the model they were measured on."""
    raw = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    return list(raw.get("fresh", []))


def measure_fresh(path: Path) -> int:
    """Measure a new set and keep its sums; 1 if it was measured before."""
    raw = json.loads(FIGURES.read_text(encoding="utf-8"))
    data = path.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    sets = fresh_so_far()
    if any(one["set"] == name for one in sets):
        print("Dette settet er målt før. Da er det ikke nytt lenger.", file=sys.stderr)
        return 1
    notes = [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]
    found = find_all(notes)
    show("fresh", notes, found)
    today = date.today().isoformat()  # noqa: DTZ011 -- a day for people to read
    figures = tally(notes, found).as_json()
    sets.append({"what": FRESH, "set": name, "model": model_hash(), "measured": today, "sums": figures})
    save({**raw, "fresh": sets})
    return 0


if __name__ == "__main__":
    sys.exit(main())
