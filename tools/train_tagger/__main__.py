"""Train the tagger of names: one command, fixed seed, the same model every time.

    python -m tools.train_tagger [--lines N] [--sentences N] [--hold-out] [--out FILE | --check]

Reads VERKSTED_DATA (NorNE train, the lists) and the grammar in tools/train_tagger/data; writes
assets/modell/navn.crfsuite and navn.json (seed, sizes, hashes of the model and of all it was made of).
Takes six minutes of one idle core, two of them to write the lines and their features. Nothing hangs on the clock, the
order of a set or the number of cores, so the same data, code and machine give the same bytes; `--check` trains
anew and compares with the hash in navn.json. `--lines` and `--sentences` make a small model quickly, to try that.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

import pycrfsuite
from tools.pack_model import compact
from tools.train_tagger.generate import (
    DATA,
    CorpusChanger,
    Grammar,
    Line,
    cased,
    corpus,
    is_held_out,
    pieces,
    slipped,
)
from tools.train_tagger.names import Pools

from verksted.privacy.tagger.features import features
from verksted.privacy.tagger.lexicon import Lexicon, Word

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("VERKSTED_DATA", ROOT.parent / "shared" / "data"))
MODEL = ROOT / "assets" / "modell" / "navn.crfsuite"
SEED = 20261122
LISTS = (
    "vocabulary",
    "given_names",
    "surnames",
    "places",
    "land_og_byer",
    "near_names",
    "common",
    "navnelyd",
)
SETTINGS = {
    "c1": 0.3,
    "c2": 0.04,
    "max_iterations": 85,
    "feature.minfreq": 5,
    "feature.possible_transitions": True,
}


def lines(
    rng: random.Random, lexicon: Lexicon, many: int, *, sentences: int | None = None, hold_out: bool = False
) -> list[Line]:
    """All training lines, in a fixed order.

    `many` are generated; of each corpus file the first `sentences` are taken, or all, and none of what borders
    are tuned on if `hold_out`.
    """
    pools = Pools(SHARED / "gazetteers", DATA)
    grammar, changer = Grammar(pools), CorpusChanger(pools, lexicon)
    made: list[Line] = []
    read = [
        (sentence, name == "nno")
        for name in ("nob", "nno")
        for place, sentence in enumerate(islice(corpus([SHARED / "norne" / f"{name}_train.tsv"]), sentences))
        if not (hold_out and is_held_out(place))
    ]
    for line, nynorsk in read:
        named = "P" in line[1]
        if named and nynorsk:  # most of what is generated is bokmål, so names among nynorsk words count twice
            made += [lowered(line), lowered(changer.change(rng, line))]
        if rng.random() < 0.35:
            made.append((line[0], line[1]))
        made.append(lowered(line))
        if named or rng.random() < 0.25:
            changed = changer.change(rng, line)
            made.append(lowered(changed) if rng.random() < 0.75 else changed)
        if rng.random() < (0.8 if named else 0.15):
            made += [lowered(piece) for piece in pieces(rng, changer.change(rng, line))]
    for place in range(many):
        line = grammar.line(rng) if place % 3 < 2 else grammar.without(rng)
        made.append(cased(rng, slipped(rng, line, 0.02)))
    return made


def lowered(line: Line) -> Line:
    return [token.lower() for token in line[0]], line[1]


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def train(out: Path, many: int, sentences: int | None, *, hold_out: bool) -> dict[str, Any]:
    """Write the model; what it was made of and its hash, as navn.json tells."""
    started, sources = time.perf_counter(), made_of()
    rng, lexicon = random.Random(SEED), Lexicon()
    known: dict[str, Word] = {}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    tokens = 0
    made = lines(rng, lexicon, many, sentences=sentences, hold_out=hold_out)
    for texts, labels in made:
        for text in texts:
            if text not in known:
                known[text] = lexicon.word(text)
        if texts:
            trainer.append(features(texts, [known[text] for text in texts]), labels)
            tokens += len(texts)
    print(f"{len(made)} lines, {tokens} tokens, {time.perf_counter() - started:.0f} s", flush=True)
    trainer.train(str(out))
    out.write_bytes(compact(out.read_bytes()))
    last = trainer.logparser.last_iteration
    spent = time.perf_counter() - started
    print(
        f"{last['num']} iterations, loss {last['loss']:.0f}, {out.stat().st_size / 1e6:.2f} MB, {spent:.0f} s"
    )
    return {
        "seed": SEED,
        "held_out": hold_out,
        "lines": len(made),
        "generated": many,
        "tokens": tokens,
        "settings": SETTINGS,
        "python-crfsuite": version("python-crfsuite"),
        "bytes": out.stat().st_size,
        "sha256": digest(out),
        **sources,
    }


def made_of() -> dict[str, str]:
    """The hashes of all that training reads of this repository: a model goes with these and no others."""
    privacy, lists = ROOT / "src" / "verksted" / "privacy", ROOT / "assets" / "lister"
    code = ("tokens", "vocabulary", "nynorsk", "lists", "tagger/lexicon", "tagger/sound")
    return {
        "features_sha256": digest(privacy / "tagger" / "features.py"),
        "words_sha256": digest(*(privacy / f"{name}.py" for name in code)),
        "lists_sha256": digest(*(lists / f"{name}.bin" for name in LISTS)),
        "grammar_sha256": digest(*sorted(DATA.glob("*.txt"))),
        "training_sha256": digest(*sorted((ROOT / "tools" / "train_tagger").glob("*.py"))),
    }


def check(many: int) -> int:
    """Train anew and say whether it gave the bytes that ship: 0 if it did, else 1."""
    wanted = json.loads(MODEL.with_suffix(".json").read_text(encoding="utf-8"))["sha256"]
    with tempfile.TemporaryDirectory() as folder:
        made = train(Path(folder) / MODEL.name, many, None, hold_out=False)["sha256"]
    print(f"{'the same bytes' if made == wanted else 'OTHER BYTES'}: {made}, recorded {wanted}")
    return int(made != wanted)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=50_000, help="generated lines")
    parser.add_argument("--sentences", type=int, help="no more than so many of each corpus file")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument(
        "--hold-out",
        action="store_true",
        help="leave out the part of NorNE train that borders are tuned on",
    )
    parser.add_argument("--check", action="store_true", help="write nothing, compare with what ships")
    args = parser.parse_args()
    if args.check:
        return check(args.lines)
    about = train(args.out, args.lines, args.sentences, hold_out=args.hold_out)
    args.out.with_suffix(".json").write_text(
        json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
