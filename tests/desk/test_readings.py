"""After one new note only that note is read: what is laid aside of the others is as good, and holds no text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.workbook.helpers import WEAK, world

from verksted.desk.desk import Desk, Tools
from verksted.desk.overview import overview
from verksted.desk.releasing import _looked_through
from verksted.desk.taking import NoteTaker, take_all
from verksted.privacy.read_before import read_before
from verksted.privacy.tagger.lexicon import Word
from verksted.privacy.tagger.model import Tagger, WordScore
from verksted.privacy.tokens import Token
from verksted.workbook.remembered import path_of

NOTES = [
    "Torstein Aasgård ringte aldri",
    "Vi vil bli hørt",
    "torstein sa at mor er syk",
    "ingen svarte på 980 14 552",
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that the tagger has read."""
    texts: list[str] = []
    scores = Tagger.scores

    def counted(
        self: Tagger, tokens: Sequence[Token], words: Sequence[Word], text: str = ""
    ) -> list[WordScore]:
        texts.append(text)
        return scores(self, tokens, words, text)

    monkeypatch.setattr(Tagger, "scores", counted)
    as_in_a_new_program()
    yield texts
    as_in_a_new_program()


def as_in_a_new_program() -> None:
    read_before.forget()
    _looked_through._kept.clear()


def look(folder: Path, tools: Tools) -> tuple[int, bytes]:
    """The open findings as another start of the program tells them, and the id of the workbook."""
    as_in_a_new_program()
    with Desk.open(folder, passphrase="p", tools=tools) as desk:
        return overview(desk)["counts"]["findings_open"], bytes.fromhex(desk.workbook.id)


def add(folder: Path, tools: Tools, *lines: str) -> None:
    with Desk.open(folder, passphrase="p", tools=tools) as desk:
        take_all(NoteTaker(desk), list(lines))


def test_only_the_new_note_is_read(tmp_path: Path, read: list[str]) -> None:
    tools = Tools(world(3, state=tmp_path / "tilstand"), kdf=WEAK)
    Desk.create(tmp_path / "bok", title="T", passphrase="p", tools=tools)[0].close()
    add(tmp_path / "bok", tools, *NOTES)
    first, _ = look(tmp_path / "bok", tools)
    assert set(NOTES) <= set(read)
    add(tmp_path / "bok", tools, "Ingvild Lunde også")
    read.clear()
    second, _ = look(tmp_path / "bok", tools)
    assert "Ingvild Lunde også" in read
    assert NOTES[1] not in read
    assert NOTES[3] not in read
    assert second > first
    fresh = Tools(world(4, state=tmp_path / "annet sted"), kdf=WEAK)
    assert look(tmp_path / "bok", fresh)[0] == second, "read from the beginning it is the same"
    kept = b"".join(path.read_bytes() for path in (tmp_path / "tilstand").rglob("*") if path.is_file())
    assert b"Torstein" not in kept


def test_what_was_laid_aside_and_came_to_harm_is_read_anew(tmp_path: Path, read: list[str]) -> None:
    tools = Tools(world(3, state=tmp_path / "tilstand"), kdf=WEAK)
    Desk.create(tmp_path / "bok", title="T", passphrase="p", tools=tools)[0].close()
    add(tmp_path / "bok", tools, *NOTES)
    first, identity = look(tmp_path / "bok", tools)
    for harm in (b"", b"x" * 200):
        path_of(tmp_path / "tilstand", identity, "lest").write_bytes(harm)
        add(tmp_path / "bok", tools, "ikke noe navn her")
        read.clear()
        assert look(tmp_path / "bok", tools)[0] == first
        assert set(NOTES) <= set(read)
