"""Where a register lies is told: a synced folder keeps old copies that nobody can take back."""

from __future__ import annotations

from pathlib import Path

from verksted.desk.register import place_words


def test_a_synced_folder_is_named_and_an_ordinary_one_is_not(tmp_path: Path) -> None:
    (told,) = place_words(tmp_path / "OneDrive - Lindvik" / "register")
    assert "OneDrive" in told
    assert "Registeret" in told
    assert place_words(tmp_path / "register") == []
