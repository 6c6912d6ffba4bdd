"""Rescue, merge, pack, erase: by hand, as somebody whose memory stick was wet would."""

from __future__ import annotations

import errno
import json
import re
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted


def write(verksted: Verksted, book: Path, secret: Path, *lines: str) -> list[str]:
    taken = verksted("notat", book, "--passord-fil", secret, stdin="\n".join(lines).encode())
    assert taken.code == 0, taken.err
    return [line.removeprefix("OK ") for line in taken.lines]


def texts(verksted: Verksted, book: Path, secret: Path, code: int = 0) -> list[str]:
    shown = verksted("vis", book, "--json", "--raa", "--passord-fil", secret)
    assert shown.code == code, shown.err
    return [note["text"] for note in json.loads(shown.out)["notes"]]


def test_two_copies_that_went_on_apart_become_one(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    write(verksted, book, secret, "felles")
    shutil.copytree(book, tmp_path / "kopi")
    write(verksted, book, secret, "bare her")
    write(verksted, tmp_path / "kopi", secret, "bare der")
    merged = verksted("flett", book, tmp_path / "kopi", "--til", tmp_path / "ny", "--passord-fil", secret)
    assert merged.code == 0, merged.err
    assert sorted(texts(verksted, tmp_path / "ny", secret)) == ["bare der", "bare her", "felles"]
    again = verksted("flett", book, tmp_path / "kopi", "--til", tmp_path / "ny", "--passord-fil", secret)
    assert again.code in {1, 2}
    assert sorted(texts(verksted, tmp_path / "ny", secret)) == ["bare der", "bare her", "felles"]


def test_what_is_whole_is_rescued(verksted: Verksted, book: Path, secret: Path, tmp_path: Path) -> None:
    for number in range(4):
        write(verksted, book, secret, f"notat {number}")
    segment = max((book / "journal").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    whole = segment.read_bytes()
    segment.write_bytes(whole[: len(whole) // 2] + b"\0" * 40 + whole[len(whole) // 2 + 40 :])
    before = segment.read_bytes()
    rescued = verksted("berg", book, "--til", tmp_path / "ny", "--passord-fil", secret)
    assert rescued.code == 0, rescued.err
    assert "■" in rescued.out
    assert segment.read_bytes() == before
    assert len(texts(verksted, tmp_path / "ny", secret)) >= 3
    assert verksted("sjekk", tmp_path / "ny", "--passord-fil", secret).code == 0


def test_a_packed_workbook_holds_the_same(verksted: Verksted, book: Path, secret: Path) -> None:
    for number in range(5):
        write(verksted, book, secret, f"notat {number}")
    before = texts(verksted, book, secret)
    packed = verksted("pakk", book, "--passord-fil", secret)
    assert packed.code == 0, packed.err
    assert texts(verksted, book, secret) == before
    assert len(list((book / "journal").iterdir())) <= 1


def test_nothing_is_erased_without_a_decision(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    (note,) = write(verksted, book, secret, "skal bort")
    receipt = tmp_path / "kvittering.txt"
    refused = verksted("slett", book, "--note", note, "--kvittering", receipt, "--passord-fil", secret)
    assert refused.code == 3
    assert not receipt.exists()
    assert texts(verksted, book, secret) == ["skal bort"]


def test_an_erased_note_is_gone_and_the_receipt_says_what_remains(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    note, _ = write(verksted, book, secret, "skal bort", "skal bli")
    old = {path.name for path in book.rglob("*.vj")}
    receipt = tmp_path / "kvittering.txt"
    decided = [
        "--vedtak-dato",
        "2026-11-22",
        "--vedtak-rolle",
        "leder",
        "--vedtak-grunnlag",
        "Deltakeren ba om det",
    ]
    done = verksted("slett", book, "--note", note, "--kvittering", receipt, *decided, "--passord-fil", secret)
    assert done.code == 0, done.err
    assert texts(verksted, book, secret) == ["skal bli"]
    assert not old & {path.name for path in book.rglob("*.vj")}
    said = receipt.read_text("utf-8")
    assert "leder" in said
    assert "skal bort" not in said


def test_a_whole_workbook_is_erased(verksted: Verksted, book: Path, secret: Path, tmp_path: Path) -> None:
    write(verksted, book, secret, "alt skal bort")
    receipt = tmp_path / "kvittering.txt"
    decided = ["--vedtak-dato", "2026-11-22", "--vedtak-rolle", "leder", "--vedtak-grunnlag", "Ferdig"]
    done = verksted("slett", book, "--kvittering", receipt, *decided, "--passord-fil", secret)
    assert done.code == 0, done.err
    assert verksted("vis", book, "--passord-fil", secret).code == 5
    assert not list(book.rglob("*.slot"))


DECIDED = [
    "--vedtak-dato",
    "2026-11-22",
    "--vedtak-rolle",
    "leder",
    "--vedtak-grunnlag",
    "Sammendraget er frigitt",
]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("receipt", ["ikke/her/kvittering.txt", "bok/kvittering.txt", "bok", "finnes.txt"])
def test_nothing_is_erased_where_the_receipt_cannot_be_written(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path, receipt: str
) -> None:
    write(verksted, book, secret, "skal ikke bort uten kvittering")
    (tmp_path / "finnes.txt").write_text("mitt")
    before = contents(tmp_path / "bok")
    said = verksted("slett", book, "--kvittering", tmp_path / receipt, *DECIDED, "--passord-fil", secret)
    assert said.code in {1, 2}
    assert len(said.err.splitlines()) == 1
    assert contents(tmp_path / "bok") == before
    assert (tmp_path / "finnes.txt").read_text() == "mitt"


def test_a_receipt_that_meets_a_full_disk_is_refused_beforehand_or_said_aloud(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, _ = write(verksted, book, secret, "skal bort", "skal bli")
    receipt = tmp_path / "kvittering.txt"
    call = ["slett", book, "--note", note, "--kvittering", receipt, *DECIDED, "--passord-fil", secret]

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr("verksted.desk.receipt_file.os.fsync", full)
        refused = verksted(*call)
    assert refused.code == 1
    assert "full" in refused.err
    assert len(texts(verksted, book, secret)) == 2
    with monkeypatch.context() as patch:
        patch.setattr(
            "verksted.desk.receipt_file._written",
            lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "nei")),
        )
        done = verksted(*call)
    assert done.code == 1
    assert "Kvittering for sletting" in done.out
    assert texts(verksted, book, secret) == ["skal bli"]
    assert [path.name for path in tmp_path.iterdir() if "kvittering" in path.name] == []


@pytest.mark.parametrize(
    "decision",
    [
        ("leder", "Kari Nordli ba om det", "2026-11-01"),
        ("Kari Nordli", "Sammendraget er frigitt", "2026-11-01"),
        ("leder", "Sammendraget er frigitt", "2999-01-01"),
        ("leder", "Sammendraget er frigitt", "2026-02-30"),
        ("leder", "  ", "2026-11-01"),
    ],
)
def test_a_decision_names_nobody_and_has_been_made(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path, decision: tuple[str, str, str]
) -> None:
    role, basis, day = decision
    write(verksted, book, secret, "skal bli")
    before = contents(book)
    decided = ["--vedtak-dato", day, "--vedtak-rolle", role, "--vedtak-grunnlag", basis]
    said = verksted("slett", book, "--kvittering", tmp_path / "k.txt", *decided, "--passord-fil", secret)
    assert said.code == (3 if "Kari" in role + basis else 2), said.err
    assert contents(book) == before
    assert not (tmp_path / "k.txt").exists()


def test_a_note_that_is_not_there_stops_the_erasure_before_the_decision_is_stored(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    (note,) = write(verksted, book, secret, "skal bli")
    receipt = tmp_path / "k.txt"
    said = verksted("slett", book, "--note", note, "finnesikke", "--kvittering", receipt, *DECIDED, "--passord-fil", secret)  # fmt: skip
    assert said.code == 2
    assert "finnesikke" in said.err
    assert verksted("slett", book, "--kvittering", receipt, "--passord-fil", secret).code == 3


def test_a_session_that_was_not_closed_is_told_of_by_when_it_ended() -> None:
    from datetime import UTC, datetime

    from verksted.cli.mending import _ended
    from verksted.workbook.damage import Damage

    at = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    said = _ended(Damage("open", "x", serious=False, role="fasilitator", until=at))
    assert re.search(
        r"Forrige økt til «fasilitator» ble ikke .* Den sluttet 28\.11\.2026 kl\. \d\d\.\d\d; ", said
    )
    assert _ended(Damage("torn", "x", serious=False, until=at)) == ""
