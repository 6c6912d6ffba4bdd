"""Measure how well names are found; prints the figures that stand in assets/modell/modellkort.md.

    python -m tools.measure_names [--notes A|B|AB] [--norne]

Always: names of each origin that are in no list of ours, misspelt names, and words that are names here,
in sentences that were not trained on (tests/privacy/names/*.txt). With VERKSTED_DATA also the
development notes (half A or B by the hash of their id) and, by the whole detector without its allow-lists,
NorNE dev in lower case.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.train_tagger.names import read, slip

from verksted.privacy.detector import Detector
from verksted.privacy.findings import Action, Finding
from verksted.privacy.recognizers.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "tests" / "privacy" / "names"
SHARED = Path(os.environ.get("VERKSTED_DATA", ROOT.parent / "shared" / "data"))
LINES_A_GROUP = 300
KINDS = {"PER": "PERSON", "LOC": "PLACE", "GPE_LOC": "PLACE", "GPE_ORG": "PLACE", "ORG": "ORG"}


@dataclass
class Share:
    """How many were found at all, and how many masked."""

    total: int = 0
    found: int = 0
    masked: int = 0

    def add(self, text: str, start: int, end: int, findings: Iterable[Finding]) -> None:
        wanted = {place for place in range(start, end) if text[place].isalnum()}
        rows = list(findings)
        self.total += 1
        self.found += wanted <= _covered(rows)
        self.masked += wanted <= _covered(f for f in rows if f.action is Action.MASK)

    def __str__(self) -> str:
        return f"{self.found / self.total:.3f} found, {self.masked / self.total:.3f} by mask, of {self.total}"


def _covered(findings: Iterable[Finding]) -> set[int]:
    return {place for f in findings for place in range(f.start, f.end)}


def rows_of(name: str) -> list[str]:
    rows = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [row for row in rows if row.strip() and not row.startswith("#")]


def unlisted_names(names: Names) -> dict[str, list[str]]:
    """By origin, the names no part of which stands in a list of the program."""
    groups: dict[str, list[str]] = {}
    group = ""
    for row in rows_of("origins.txt"):
        if row.startswith("="):
            group = row[1:].strip()
            groups[group] = []
            continue
        groups[group] += [
            name
            for name in row.split()
            if not any(names.tagger.lexicon.word(part).listed_name for part in name.split("-"))
        ]
    return groups


def in_frames(names: Names, pool: Sequence[str], many: int = LINES_A_GROUP) -> Share:
    """The names of the pool in turn, each in a frame of frames.txt."""
    frames, share = rows_of("frames.txt"), Share()
    for place in range(many):
        frame, name = frames[place % len(frames)], pool[(place * 7 + place // len(frames)) % len(pool)]
        start = frame.index("{}")
        text = frame.format(name)
        share.add(text, start, start + len(name), names.find(text))
    return share


def origins(names: Names) -> dict[str, Share]:
    return {group: in_frames(names, pool) for group, pool in unlisted_names(names).items()}


def misspelt(names: Names) -> Share:
    """Names common in Norway with one slip of the fingers each."""
    rng = random.Random(1)
    common = read(ROOT / "tools" / "train_tagger" / "data" / "common_given.txt")
    return in_frames(names, [slip(rng, name) for name in common if len(name) > 4], 600)


def homographs(names: Names, file: str) -> Share:
    """Words that are names in this sentence, marked {so}."""
    share = Share()
    for row in rows_of(file):
        text, spans = "", []
        for part in re.split(r"(\{[^}]*\})", row):
            plain = part[1:-1] if part.startswith("{") else part
            if plain != part:
                spans.append((len(text), len(text) + len(plain)))
            text += plain
        findings = names.find(text)
        for start, end in spans:
            share.add(text, start, end, findings)
    return share


def notes(half: str) -> list[dict[str, Any]]:
    """The development notes whose hash of the id is even (A) or odd (B)."""
    kept = []
    for file in ("dev", "dev2", "dev_long"):
        for row in (SHARED / "notes" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines():
            note = json.loads(row)
            even = int(hashlib.sha256(note["id"].encode()).hexdigest(), 16) % 2 == 0
            if ("A" if even else "B") in half:
                kept.append(note)
    return kept


def norne(name: str) -> list[dict[str, Any]]:
    """The sentences of a NorNE file in lower case with their gold spans."""
    sentences: list[dict[str, Any]] = []
    text, spans = "", list[dict[str, Any]]()
    for row in [*(SHARED / "norne" / f"{name}.tsv").read_text(encoding="utf-8").splitlines(), ""]:
        if not row.strip():
            if text:
                for span in spans:
                    span["text"] = text[span["start"] : span["end"]]
                sentences.append(
                    {"id": f"{name}-{len(sentences)}", "text": text, "spans": spans, "lang": name[:3]}
                )
            text, spans = "", []
            continue
        word, tag = row.split("\t")
        start = len(text) + bool(text)
        text = f"{text} {word.lower()}".strip()
        label = KINDS.get(tag[2:])
        if (
            label
            and tag[0] == "I"
            and spans
            and spans[-1]["end"] == start - 1
            and spans[-1]["label"] == label
        ):
            spans[-1]["end"] = len(text)
        elif label:
            spans.append({"start": start, "end": len(text), "label": label})
    return sentences


def scored(
    gold: list[dict[str, Any]], find: Callable[[list[str]], list[list[Finding]]], only: str, block: int
) -> dict[str, Any]:
    """What score.py says; `block` notes are one document."""
    predicted = []
    for low in range(0, len(gold), block):
        part = gold[low : low + block]
        for note, row in zip(part, find([note["text"] for note in part]), strict=True):
            spans = [{"start": f.start, "end": f.end, "label": f.label, "action": f.action} for f in row]
            predicted.append({"id": note["id"], "spans": spans})
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, rows in (("gold", gold), ("predicted", predicted)):
            paths.append(Path(folder) / f"{name}.jsonl")
            paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        command = [
            sys.executable,
            str(SHARED.parent / "eval" / "score.py"),
            *map(str, paths),
            "--only",
            only,
            "--json",
        ]
        result: dict[str, Any] = json.loads(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout
        )
        return result


def tell(title: str, result: dict[str, Any]) -> None:
    person = result["person"]
    print(
        f"{title:28} names {person['recall_all']} (masks alone {person['recall_mask']}) of {person['spans']}; "
        f"masks right {result['mask_precision']} of {result['masks']}; load {result['load']}, in clean notes {result['load_clean']}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", choices=["A", "B", "AB"], default="")
    parser.add_argument("--norne", action="store_true")
    args = parser.parse_args()
    names, detector = Names.load(), Detector.load(allow_lists=False)

    def one(texts: list[str]) -> list[list[Finding]]:
        return [names.find(text) for text in texts]

    def whole(texts: list[str]) -> list[list[Finding]]:
        return detector.find_document(texts)

    for group, share in origins(names).items():
        print(f"{group:28} {share}")
    print(f"{'misspelt':28} {misspelt(names)}")
    for file in ("homographs.txt", "homographs_held_out.txt"):
        print(f"{file:28} {homographs(names, file)}")
    for half in args.notes:
        kept = notes(half)
        tell(f"notes, half {half}", scored(kept, one, "PERSON", 1))
        groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for note in kept:
            groups[f"  {note['lang']}"].append(note)
            groups[f"  {note['style']}"].append(note)
        for group, members in sorted(groups.items()):
            if any(span["label"] == "PERSON" for note in members for span in note["spans"]):
                tell(group, scored(members, one, "PERSON", 1))
    for name in ("nob_dev", "nno_dev") if args.norne else ():
        sentences = norne(name)
        for title, block in (("each alone", 1), ("blocks of 120", 120), ("one document", len(sentences))):
            tell(f"{name} lower, {title}", scored(sentences, whole, "PERSON,PLACE,ORG", block))
    return 0


if __name__ == "__main__":
    sys.exit(main())
