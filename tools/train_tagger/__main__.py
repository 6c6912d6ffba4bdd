"""Train the tagger of names: one command, fixed seed, the same model every time.

    python -m tools.train_tagger [--lines N] [--hold-out] [--out FILE]

Reads VERKSTED_DATA (NorNE train, the lists) and the grammar in tools/train_tagger/data; writes
assets/modell/navn.crfsuite and navn.json (seed, sizes, hashes of model, features and grammar).
Takes about five minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import sys
import time
from importlib.metadata import version
from pathlib import Path

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
SEED = 20261122
SETTINGS = {
    "c1": 0.3,
    "c2": 0.04,
    "max_iterations": 85,
    "feature.minfreq": 5,
    "feature.possible_transitions": True,
}


def lines(rng: random.Random, lexicon: Lexicon, many: int, *, hold_out: bool = False) -> list[Line]:
    """All training lines, in a fixed order; without one block in eight of each corpus file if `hold_out`."""
    pools = Pools(SHARED / "gazetteers", DATA)
    grammar, changer = Grammar(pools), CorpusChanger(pools, lexicon)
    made: list[Line] = []
    sentences = [
        sentence
        for name in ("nob", "nno")
        for place, sentence in enumerate(corpus([SHARED / "norne" / f"{name}_train.tsv"]))
        if not (hold_out and is_held_out(place))
    ]
    for line in sentences:
        if rng.random() < 0.35:
            made.append((line[0], line[1]))
        made.append(([token.lower() for token in line[0]], line[1]))
        named = "P" in line[1]
        if named or rng.random() < 0.25:
            changed = changer.change(rng, line)
            made.append(
                ([token.lower() for token in changed[0]], changed[1]) if rng.random() < 0.75 else changed
            )
        if rng.random() < (0.8 if named else 0.15):
            made += [
                ([t.lower() for t in piece[0]], piece[1]) for piece in pieces(rng, changer.change(rng, line))
            ]
    for place in range(many):
        line = grammar.line(rng) if place % 3 < 2 else grammar.without(rng)
        made.append(cased(rng, slipped(rng, line, 0.02)))
    return made


def digest(*paths: Path) -> str:
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lines", type=int, default=50_000, help="generated lines")
    parser.add_argument("--out", type=Path, default=ROOT / "assets" / "modell" / "navn.crfsuite")
    parser.add_argument(
        "--hold-out",
        action="store_true",
        help="leave out the blocks of NorNE train that borders are tuned on",
    )
    args = parser.parse_args()
    started = time.perf_counter()
    rng, lexicon = random.Random(SEED), Lexicon()
    known: dict[str, Word] = {}
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    tokens = 0
    made = lines(rng, lexicon, args.lines, hold_out=args.hold_out)
    for texts, labels in made:
        for text in texts:
            if text not in known:
                known[text] = lexicon.word(text)
        if texts:
            trainer.append(features(texts, [known[text] for text in texts]), labels)
            tokens += len(texts)
    print(f"{len(made)} lines, {tokens} tokens, {time.perf_counter() - started:.0f} s", flush=True)
    trainer.train(str(args.out))
    args.out.write_bytes(compact(args.out.read_bytes()))
    features_file = ROOT / "src" / "verksted" / "privacy" / "tagger" / "features.py"
    about = {
        "seed": SEED,
        "held_out": args.hold_out,
        "lines": len(made),
        "generated": args.lines,
        "tokens": tokens,
        "settings": SETTINGS,
        "python-crfsuite": version("python-crfsuite"),
        "bytes": args.out.stat().st_size,
        "sha256": digest(args.out),
        "features_sha256": digest(features_file),
        "grammar_sha256": digest(*sorted(DATA.glob("*.txt"))),
    }
    args.out.with_suffix(".json").write_text(
        json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    last = trainer.logparser.last_iteration
    print(
        f"{last['num']} iterations, loss {last['loss']:.0f}, {about['bytes'] / 1e6:.2f} MB, {time.perf_counter() - started:.0f} s"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
