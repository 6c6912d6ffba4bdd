"""The notes a screen holds: the workbook's own bytes, clean text, and the counts beside them."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from pathlib import Path

from tests.tui.run.room import fill, new_room

from verksted.desk.running_store import NoteStore
from verksted.desk.running_view import packed_notes
from verksted.workshop.notes import Note, Sign

NOTES = 500
LEAST = Note("n1", "hei på deg", "2026-11-22T17:00:00.000Z", "dokumentasjon")
MOST = Note(
    "n2", "alt er sagt", "2026-11-22T17:00:00.000Z", "fasilitator", Sign.PROMISE, True, "u1", "kontakt", 4,
    True, "good", 12, "n1", True,
)  # fmt: skip


def test_a_note_comes_out_as_it_went_in() -> None:
    store = NoteStore()
    for note in (LEAST, MOST):
        store[note.id] = note
    assert dict(store) == {"n1": LEAST, "n2": MOST}
    assert (store.slips, store.promises, store.marked) == (1, 1, {"n2": MOST.at})


def test_text_comes_out_as_one_clean_line() -> None:
    store = NoteStore()
    store["n1"] = replace(LEAST, text="hei\x1b[31m  på\ndeg ")
    assert store["n1"].text == "hei[31m på deg"


def test_the_screen_and_the_workbook_hold_the_same_bytes(tmp_path: Path) -> None:
    with new_room(tmp_path / "bok") as desk:
        fill(desk, NOTES)
        packed_notes(desk)
        tracemalloc.start()
        store = packed_notes(desk)
        held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert dict(store) == dict(desk.notes.items())
        assert held < 100 * NOTES, f"{held / NOTES:.0f} bytes a note beside the workbook's own"


def test_a_text_of_several_lines_is_shown_as_one_and_counted_once(tmp_path: Path) -> None:
    with new_room(tmp_path / "bok") as desk:
        raw = replace(MOST, text="to\nlinjer")
        desk.apply([desk.notes.put(raw)], "notat")
        store = packed_notes(desk)
        assert store["n2"].text == "to linjer"
        assert (store.slips, store.promises, dict(store.themes)) == (1, 1, {"kontakt": 1})
        assert desk.notes.get("n2") == raw, "the workbook's own bytes are as they were"
