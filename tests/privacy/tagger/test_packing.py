"""The model in fewer bytes: only rounding moves its answers, and hardly; a file that is no model is refused."""

from __future__ import annotations

import random
from struct import pack_into, unpack_from

import pycrfsuite
import pytest
from tools.pack_model import MODEL, NotAModelError, compact

LABELS = ["O", "P", "L"]
WORDS = [f"w{number}" for number in range(300)]


def lines(seed: int) -> list[tuple[list[list[str]], list[str]]]:
    rng = random.Random(seed)
    made = []
    for _ in range(120):
        words = [rng.choice(WORDS) for _ in range(rng.randint(1, 9))]
        seen = [["b", word, f"e{word[-1]}", f"twin{word}"] for word in words]
        made.append((seen, [LABELS[int(word[1:]) % 7 % 3] for word in words]))
    return made


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    trainer = pycrfsuite.Trainer(verbose=False, params={"max_iterations": 30, "c1": 0.1, "c2": 0.1})
    for seen, labels in lines(1):
        trainer.append(seen, labels)
    path = tmp_path_factory.mktemp("modell") / "liten.crfsuite"
    trainer.train(str(path))
    return path.read_bytes()


def answers(model: bytes) -> tuple[list[list[str]], list[float]]:
    """Best labels of each line, and every probability; words it never saw are among them."""
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    best, likely = [tagger.labels()], list[float]()
    for seen, _ in lines(2):
        tagger.set([*seen, ["never", "seen"]])
        best.append(tagger.tag())
        likely.append(tagger.probability(best[-1]))
        likely += [tagger.marginal(label, place) for place in range(len(seen) + 1) for label in LABELS]
    return best, likely


def rounded(model: bytes) -> bytes:
    """The same file as the trainer wrote it, but with weights in whole 128ths."""
    changed, (place,) = bytearray(model), unpack_from("<I", model, 28)
    (count,) = unpack_from("<I", model, place + 8)
    for at in range(place + 24, place + 12 + 20 * count, 20):
        (weight,) = unpack_from("<d", model, at)
        pack_into("<d", changed, at, round(weight * 128) / 128)
    return bytes(changed)


def test_a_model_in_fewer_bytes_answers_as_the_one_with_round_weights(trained: bytes) -> None:
    small = compact(trained)
    assert len(small) < 0.8 * len(trained)
    assert answers(small) == answers(rounded(trained)) != answers(trained)
    assert compact(small) == small


def test_rounding_hardly_moves_an_answer(trained: bytes) -> None:
    labels, likely = answers(trained)
    small_labels, small_likely = answers(compact(trained))
    assert small_labels == labels
    assert max(abs(one - other) for one, other in zip(likely, small_likely, strict=True)) < 0.01


def test_the_model_that_ships_takes_no_more_room_than_it_must() -> None:
    shipped = MODEL.read_bytes()
    assert compact(shipped) == shipped, "python -m tools.pack_model"


@pytest.mark.parametrize("wrong", [b"", b"lCRF", b"PK\3\4" + bytes(100)])
def test_what_is_no_model_is_refused(wrong: bytes) -> None:
    with pytest.raises(NotAModelError):
        compact(wrong)


def test_a_model_cut_short_is_refused(trained: bytes) -> None:
    for size in range(48, len(trained), len(trained) // 40):
        with pytest.raises(NotAModelError):
            compact(trained[:size])
