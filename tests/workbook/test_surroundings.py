"""Where a workbook lies, what is not protected, and what a receipt says."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from tests.workbook.helpers import create

from verksted.workbook import LIMITS, Decision, Receipt, cautions, receipt_text
from verksted.workbook.surroundings import drive_kind, parse_mounts, synced_by


@pytest.mark.parametrize(
    ("parts", "service"),
    [
        (("OneDrive - Lillevik kommune", "Verksted"), "OneDrive"),
        (("OneDrive", "x"), "OneDrive"),
        (("Dropbox (Kari)", "x"), "Dropbox"),
        (("Library", "Mobile Documents", "x"), "iCloud"),
        (("Nextcloud", "x"), "Nextcloud"),
        (("Jottacloud", "x"), "Jottacloud"),
        (("Google Drive", "x"), "Google Disk"),
        (("Documents", "x"), ""),
        (("boxer", "dropboks", "x"), ""),
    ],
)
def test_synced_places_are_known_by_name(tmp_path: Path, parts: tuple[str, ...], service: str) -> None:
    assert synced_by(tmp_path.joinpath(*parts), {}) == service


def test_synced_places_are_known_by_marks_and_environment(tmp_path: Path) -> None:
    (tmp_path / "delt" / ".stfolder").mkdir(parents=True)
    assert synced_by(tmp_path / "delt" / "a" / "b", {}) == "Syncthing"
    assert synced_by(tmp_path / "a", {"OneDriveCommercial": str(tmp_path)}) == "OneDrive"
    assert [one.code for one in cautions(tmp_path / "Dropbox" / "ny", {}) if one.code == "synced"] == [
        "synced"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes")
def test_a_folder_that_others_can_read_is_told(tmp_path: Path) -> None:
    create(tmp_path / "bok").close()
    assert "open" not in [one.code for one in cautions(tmp_path / "bok", {})]
    (tmp_path / "bok").chmod(0o755)
    assert "open" in [one.code for one in cautions(tmp_path / "bok", {})]


def test_a_full_disk_is_told_before_it_is_full(tmp_path: Path) -> None:
    (caution,) = [one for one in cautions(tmp_path, {}, free=5 << 20) if one.code == "full"]
    assert "5 MB" in caution.sentence
    assert not [one for one in cautions(tmp_path, {}, free=5 << 30) if one.code == "full"]


def test_mounts_are_read_with_spaces_and_all(monkeypatch: pytest.MonkeyPatch) -> None:
    from verksted.workbook import surroundings

    text = "/dev/sda1 / ext4 rw 0 0\n//server/x /mnt/felles cifs rw 0 0\n/dev/sdb1 /media/kari/USB\\040DISK vfat rw 0 0\nrot\n"
    mounts = parse_mounts(text)
    assert mounts["/media/kari/USB DISK"] == ("/dev/sdb1", "vfat")
    if sys.platform != "win32":
        monkeypatch.setattr(surroundings, "_mounts", lambda: mounts)
        monkeypatch.setattr(surroundings, "_is_removable", lambda _: False)
        assert drive_kind(Path("/media/kari/USB DISK/bok")) == "removable"
        assert drive_kind(Path("/mnt/felles/bok")) == "network"
        assert drive_kind(Path("/home/kari")) == ""


def test_the_limits_are_told_in_both_standards() -> None:
    assert {"malware", "forced", "photographs", "old-copies", "memory"} <= {limit.code for limit in LIMITS}
    for limit in LIMITS:
        assert limit.text("nb") != limit.text("nn")
        assert limit.text("nn").endswith(".")
        assert limit.text("nb").endswith(".")


@pytest.mark.parametrize("standard", ["nb", "nn"])
def test_a_receipt_tells_what_when_who_and_what_remains(standard: str) -> None:
    decision = Decision(date(2026, 11, 20), "leder", "arkivloven")
    receipt = Receipt(
        "2026-11-22T12:00:00+00:00", "ab" * 16, 2, decision, {"notes": 3, "x": 1}, 7, ("a.vj",), ("leder",)
    )
    text = receipt_text(receipt, standard)
    for part in ("22.11.2026", "20.11.2026", "arkivloven", "3 nota", "a.vj", "leder", "OneDrive"):
        assert part in text
    whole = receipt_text(
        Receipt("2026-11-22T12:00:00+00:00", "ab" * 16, 1, decision, {}, 9, (), (), whole=True), standard
    )
    assert "9 filer" in whole
