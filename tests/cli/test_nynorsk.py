"""A workbook in nynorsk is spoken of in nynorsk, by every command: whole, damaged, and where it says no."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted

from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard

BOKMAL = re.compile(
    r"\b(ikke|fra|og er ikke|et|en|én|hvilken|noe|mangler|skadet|slettet|berget|slått sammen|åpnes|byttet|"
    r"nøklene|mappen|finnes|endringer|uten|begge|er hel|kopien|arbeidsboken)\b",
    re.IGNORECASE,
)
DECIDED = ["--vedtak-dato", "2026-11-22", "--vedtak-rolle", "leiar", "--vedtak-grunnlag", "Ferdig"]


@pytest.fixture
def nynorsk(verksted: Verksted, secret: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "bok"
    assert verksted("ny", folder, "--tittel", "Prøve", "--malform", "nn", "--passord-fil", secret).code == 0
    taken = verksted("notat", folder, "--passord-fil", secret, stdin=b"+ eitt\n- to\n> tre\n")
    assert taken.code == 0
    return folder


def hurt(folder: Path) -> None:
    """Break the middle of the longest file, and take away what tells of the id."""
    segment = max((folder / "journal").iterdir(), key=lambda path: path.stat().st_size)
    data = bytearray(segment.read_bytes())
    data[len(data) // 2] ^= 0xFF
    data[len(data) // 2 + 1] ^= 0xFF
    segment.write_bytes(data)
    (folder / "hode.json").unlink()


def test_every_command_speaks_as_the_workbook(
    verksted: Verksted, nynorsk: Path, secret: Path, tmp_path: Path
) -> None:
    copy, damaged = tmp_path / "kopi", tmp_path / "skada"
    shutil.copytree(nynorsk, copy)
    shutil.copytree(nynorsk, damaged)
    verksted("notat", copy, "--passord-fil", secret, stdin=b"+ fire\n")
    hurt(damaged)
    other = tmp_path / "anna"
    other.write_text("ei anna passfrase\n", "utf-8")
    calls: list[tuple[int, list[str | Path]]] = [
        (0, ["sjekk", nynorsk]),
        (5, ["sjekk", damaged]),
        (5, ["vis", damaged]),
        (0, ["berg", damaged, "--til", tmp_path / "ny1"]),
        (2, ["berg", damaged, "--til", copy]),
        (0, ["flett", nynorsk, copy, "--til", tmp_path / "ny2"]),
        (0, ["flett", nynorsk, damaged, "--til", tmp_path / "ny3"]),
        (5, ["flett", damaged, damaged, "--til", tmp_path / "ny4"]),
        (2, ["flett", nynorsk, copy, "--til", copy]),
        (0, ["pakk", copy]),
        (3, ["eksport", nynorsk, "--til", tmp_path / "ut.md"]),
        (0, ["nokkel", nynorsk, "vis"]),
        (0, ["nokkel", nynorsk, "legg-til", "--rolle", "kontroll", "--nytt-passord-fil", other]),
        (2, ["nokkel", nynorsk, "fjern", "--plass", "x"]),
        (0, ["nokkel", nynorsk, "bytt", "--nytt-passord-fil", secret]),
        (3, ["slett", nynorsk, "--kvittering", tmp_path / "k.txt"]),
        (2, ["slett", nynorsk, "--kvittering", tmp_path / "k.txt", "--note", "x"]),
        (0, ["slett", nynorsk, "--kvittering", tmp_path / "k.txt", *DECIDED]),
    ]
    for code, call in calls:
        use(WrittenStandard.BOKMAL)  # as in a process of its own
        shutil.rmtree(tmp_path / "state", ignore_errors=True)  # where the other copies were never seen
        answer = verksted(*call, "--passord-fil", secret)
        assert answer.code == code, (call, answer)
        said = (answer.out + answer.err).replace(str(tmp_path), "")
        assert said
        assert not BOKMAL.search(said), (call, said)
        if code == 5:
            assert answer.err
    assert not BOKMAL.search((tmp_path / "k.txt").read_text("utf-8"))
