"""What the tagger is trained on is well formed and the same every time."""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tools.train_tagger.__main__ import LISTS, MODEL, ROOT, SEED, SETTINGS, digest, made_of
from tools.train_tagger.generate import (
    DATA,
    CorpusChanger,
    Grammar,
    cased,
    corpus,
    in_dialect,
    pieces,
    slipped,
)
from tools.train_tagger.names import Chain, Pools, read, slip

from verksted.privacy.tagger.lexicon import Lexicon

SHARED = Path(os.environ.get("VERKSTED_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
needs_data = [
    pytest.mark.data,
    pytest.mark.skipif(
        not (SHARED / "gazetteers").is_dir(), reason="the lists of VERKSTED_DATA are not here"
    ),
]


def templates() -> list[str]:
    return [
        row
        for path in sorted(DATA.glob("*.txt"))
        if path.name.startswith(("grammar", "no_names"))
        for row in read(path)
    ]


@pytest.mark.parametrize("sign", ["[]", "{}"])
def test_choices_and_slots_are_closed(sign: str) -> None:
    for row in templates():
        assert row.count(sign[0]) == row.count(sign[1]), row


def test_every_slot_can_be_filled() -> None:
    filled = {row[1:] for row in read(DATA / "slots.txt") if row.startswith("=")}
    used = {slot for row in templates() for slot in re.findall(r"\{(\w+)\}", row)}
    assert used - filled <= {"P", "Pg", "F", "S", "INITIAL", "INITIALS", "L", "G", "A"}


def test_invented_names_are_new() -> None:
    names = [
        "ingrid",
        "ingvild",
        "sigrid",
        "astrid",
        "ragnhild",
        "gunhild",
        "borghild",
        "solveig",
        "sigurd",
        "ivar",
    ]
    rng, chain = random.Random(3), Chain(names)
    assert not {chain.invent(rng) for _ in range(100)} & set(names)


def test_a_slip_changes_a_word_a_little() -> None:
    rng = random.Random(4)
    made = [slip(rng, "kristine") for _ in range(50)]
    assert all(abs(len(word) - 8) <= 1 and word[0] == "k" for word in made)
    assert len(set(made)) > 20
    assert slip(rng, "per") == "per"


def test_dialects_leave_names_alone() -> None:
    made = in_dialect(random.Random(1), ["jeg", "så", "de"], ["O", "O", "P"])
    assert made[2] == "de"
    assert made[0] in {"æ", "eg", "jæ"}


def grammar() -> Grammar:
    return Grammar(Pools(SHARED / "gazetteers", DATA))


@pytest.mark.data
@pytest.mark.skipif(not (SHARED / "norne").is_dir(), reason="the corpus of VERKSTED_DATA is not here")
def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """Two processes with other hashes of strings: a set's order would show."""
    made = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.crfsuite"
        command = [sys.executable, "-m", "tools.train_tagger", "--lines", "300", "--sentences", "150"]
        subprocess.run(
            [*command, "--out", str(out)],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "VERKSTED_DATA": str(SHARED)},
            capture_output=True,
        )
        made.append((out.read_bytes(), json.loads(out.with_suffix(".json").read_text("utf-8"))))
    assert made[0] == made[1]
    assert made[0][1]["sha256"] == hashlib.sha256(made[0][0]).hexdigest()


def test_the_shipped_model_was_trained_from_what_ships_beside_it() -> None:
    """Lists, features and grammar may not change without training anew: `python -m tools.train_tagger`."""
    about = json.loads(MODEL.with_suffix(".json").read_text("utf-8"))
    assert about["seed"] == SEED
    assert about["settings"] == SETTINGS
    assert not about["held_out"]
    made = made_of()
    assert {key: about.get(key) for key in made} == made
    assert about["sha256"] == digest(MODEL)


def test_every_list_that_training_reads_is_among_those_whose_hash_is_kept() -> None:
    """A list that somebody adds to the lexicon must be added to `LISTS` too."""
    script = """
        import json
        from verksted.privacy import lists
        opened, load = [], lists.load.__wrapped__
        lists.load = lambda name: opened.append(name) or load(name)
        from verksted.privacy.tagger import lexicon
        from verksted.privacy import vocabulary
        words = lexicon.Lexicon()
        [words.word(word) for word in ("ingrid", "oslo", "wxyzab", "samværet", "kariane")]
        print(json.dumps(sorted(set(opened))))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], check=True, capture_output=True, text=True
    )
    assert {*json.loads(done.stdout), "navnelyd"} == set(LISTS)


class TestWithLists:
    pytestmark = needs_data

    def test_the_same_seed_writes_the_same_lines(self) -> None:
        written = grammar()
        first, second = random.Random(9), random.Random(9)
        assert [written.line(first) for _ in range(200)] == [written.line(second) for _ in range(200)]

    def test_lines_have_a_label_for_every_token_and_no_slot_is_left(self) -> None:
        written, rng = grammar(), random.Random(2)
        for _ in range(500):
            tokens, labels = cased(rng, slipped(rng, written.line(rng), 0.05))
            assert len(tokens) == len(labels) > 0
            assert set(labels) <= {"O", "P", "L", "G"}
            assert not set("{}[]|") & set("".join(tokens))

    def test_notes_without_names_have_none(self) -> None:
        written, rng = grammar(), random.Random(2)
        assert all(set(written.without(rng)[1]) == {"O"} for _ in range(300))

    def test_changed_sentences_keep_their_labels(self) -> None:
        changer, rng = CorpusChanger(Pools(SHARED / "gazetteers", DATA), Lexicon()), random.Random(6)
        line = (["Kari", "Berg", "kjøpte", "hus", "i", "dag"], ["P", "P", "O", "O", "O", "O"])
        changed = [changer.change(rng, line) for _ in range(30)]
        assert all(labels == line[1] and len(tokens) == 6 for tokens, labels in changed)
        assert len({tuple(tokens[:2]) for tokens, _ in changed}) > 20

    def test_pieces_do_not_cut_a_name(self) -> None:
        rng = random.Random(5)
        line = (["a"] * 4 + ["Kari", "Berg"] + ["b"] * 8, ["O"] * 4 + ["P", "P"] + ["O"] * 8)
        for _ in range(50):
            for _, labels in pieces(rng, line):
                assert labels[:2] != ["P", "O"]


def test_corpus_files_are_cut_as_the_program_cuts(tmp_path: Path) -> None:
    path = tmp_path / "x.tsv"
    path.write_text("Odd-Bjørn\tB-PER\nbor\tO\ni\tO\nMoss\tB-GPE_LOC\n\nHun\tO\n", encoding="utf-8")
    assert list(corpus([path])) == [
        (["Odd", "-", "Bjørn", "bor", "i", "Moss"], ["P", "P", "P", "O", "O", "L"]),
        (["Hun"], ["O"]),
    ]
