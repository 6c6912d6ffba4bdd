"""Train the table of tagger/sound.py: pieces of letters that tell names from ordinary words.

Logistic regression by stochastic gradient with a fixed seed and order; a part of the words is misspelt,
so that a slip is not taken for a name. Called by tools/build_lists.py.
"""

from __future__ import annotations

import random
from math import exp, sqrt
from typing import TYPE_CHECKING

from tools.train_tagger.names import slip

from verksted.privacy.tagger.sound import BUCKETS, STEP, pieces

if TYPE_CHECKING:
    from collections.abc import Collection

SEED = 20261127
WORDS = 110_000
ROUNDS = 3
_RATE, _SHRINK = 0.15, 1e-5
_MISSPELT_WORDS, _MISSPELT_NAMES = 0.45, 0.15


def table(names: Collection[str], words: Collection[str]) -> bytes:
    """The signed bytes of the trained table, from names and words of three letters or more."""
    rng = random.Random(SEED)
    ours = sorted(name for name in names if len(name) > 2 and name.isalpha() and name not in words)
    others = sorted(word for word in words if len(word) > 2 and word not in names)
    others = rng.sample(others, min(WORDS, len(others)))
    weights, squares = [0.0] * BUCKETS, [1e-8] * BUCKETS
    for _ in range(ROUNDS):
        rows = [(slip(rng, n) if rng.random() < _MISSPELT_NAMES else n, 1) for n in ours for _ in (0, 1)]
        rows += [(slip(rng, w) if rng.random() < _MISSPELT_WORDS else w, 0) for w in others]
        rng.shuffle(rows)
        for word, is_name in rows:
            found = pieces(word)
            scale = 1 / sqrt(len(found))
            score = scale * sum(weights[place] for place in found)
            slope = (1 / (1 + exp(-max(-30.0, min(30.0, score)))) - is_name) * scale
            for place in found:
                squares[place] += slope * slope
                weights[place] -= _RATE * (slope + _SHRINK * weights[place]) / sqrt(squares[place])
    return bytes(max(-127, min(127, round(weight * STEP))) & 0xFF for weight in weights)
