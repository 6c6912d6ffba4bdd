"""Where a register lies is told: a synced folder keeps old copies that nobody can take back."""

from __future__ import annotations

from pathlib import Path

import pytest

from verksted.desk.register import place_words
from verksted.workbook import surroundings


def test_a_synced_folder_is_named_and_an_ordinary_one_is_not(tmp_path: Path) -> None:
    (told,) = place_words(tmp_path / "OneDrive - Lindvik" / "register")
    assert "OneDrive" in told
    assert "Registeret" in told
    assert place_words(tmp_path / "register") == []


@pytest.mark.parametrize("kind", ["removable", "network"])
def test_a_stick_or_a_network_is_told_of_the_register_and_not_of_a_workbook(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "drive_kind", lambda _: kind)
    (told,) = place_words(tmp_path / "register")
    assert told.startswith("Registeret ligger på en ")
    assert "verksted er åpent" not in told
