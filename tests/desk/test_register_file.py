"""The register as one file: there and back, and nothing but a register comes out of it."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.desk.conftest import CHEAP, PASSPHRASE
from tests.report.survey_samples import with_survey

from verksted.desk.desk import Tools
from verksted.desk.register import ServiceRegister
from verksted.desk.register_file import copy_name, read_copy, write_copy
from verksted.opening.limits import Unreadable
from verksted.report.errors import AlreadyThere
from verksted.workbook import Environment
from verksted.workbook.errors import WrongPassphrase


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    tools = Tools(Environment.real(), kdf=CHEAP)
    made, _ = ServiceRegister.create(tmp_path / "register", passphrase=PASSPHRASE, tools=tools)
    with made:
        made.take(with_survey(), "verksted-2026")
        made.wheel.use(2024, date(2024, 1, 1))
        target = write_copy(made, tmp_path / "ut" / copy_name(made, date(2031, 2, 6)))
        with pytest.raises(AlreadyThere):
            write_copy(made, target)
        made.wheel.use(2028, date(2028, 1, 1))
    return target


def test_all_that_was_in_the_register_is_in_the_copy_behind_the_same_passphrase(
    copy: Path, tmp_path: Path
) -> None:
    assert copy.name == "register-2031-02-06.register"
    for words in (b"Kontaktpersonen", b"kontaktpersonen", b"Lindvik"):
        assert words not in copy.read_bytes(), "it is locked"
    folder = read_copy(copy, tmp_path / "hentet")
    with pytest.raises(WrongPassphrase):
        ServiceRegister.open(folder, passphrase="noe helt annet")
    with ServiceRegister.open(folder, passphrase=PASSPHRASE) as again:
        assert [one.summary for one in again.summaries()] == [with_survey()]
        setting = again.wheel.state.setting
        assert setting is not None
        assert setting.first_year == 2024, "as it was when the copy was made"
        again.take(with_survey(), "verksted-2026")


def test_a_folder_that_is_there_is_left_alone(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="finnes fra før"):
        read_copy(copy, tmp_path / "register")


@pytest.mark.parametrize(
    "names",
    [
        ("hode.json", "../utenfor.txt"),
        ("hode.json", "journal/../../x"),
        ("journal/a",),
        ("hode.json", "/etc/x"),
    ],
)
def test_what_is_no_register_puts_nothing_anywhere(names: tuple[str, ...], tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as made:
        for name in names:
            made.writestr(name, b"x")
    source = tmp_path / "fremmed.register"
    source.write_bytes(data.getvalue())
    before = set(tmp_path.iterdir())
    with pytest.raises(Unreadable):
        read_copy(source, tmp_path / "ny")
    assert set(tmp_path.iterdir()) == before


@pytest.mark.parametrize("data", [b"", b"ikke noe", b"PK\x03\x04 halv"])
def test_a_broken_file_gets_one_sentence(data: bytes, tmp_path: Path) -> None:
    source = tmp_path / "skadet.register"
    source.write_bytes(data)
    with pytest.raises(Unreadable) as caught:
        read_copy(source, tmp_path / "ny")
    assert str(caught.value).count(".") == 1
    assert not (tmp_path / "ny").exists()
