"""Where commands may write: found out first, told in one sentence, and nothing of anybody's is replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted
from tests.report.leader_reports import report
from tests.report.samples import sample

from verksted.report.json_form import to_json


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != "state"
    }


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    path = tmp_path / "sammendrag.json"
    path.write_bytes(to_json(sample()))
    return path


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("ikke/her.md", 2, "finnes ikke"),
        ("mappe.md", 2, "er en mappe"),
        ("ut.pdf", 2, ".ics"),
        ("ut", 2, ".docx"),
        ("bok/ut.md", 2, "inne i arbeidsboka"),
        ("finnes.md", 2, "--skriv-over"),
    ],
)
def test_an_export_that_cannot_be_written_says_why_and_leaves_nothing(
    verksted: Verksted, book: Path, summary: Path, tmp_path: Path, *, target: str, code: int, said: str
) -> None:
    (tmp_path / "mappe.md").mkdir()
    (tmp_path / "finnes.md").write_text("mitt")
    before = everything(tmp_path)
    answer = verksted("eksport", summary, "--til", tmp_path / target)
    assert answer.code == code
    assert said in answer.err
    assert "tmp" not in answer.err.replace(str(tmp_path), "")
    assert len(answer.err.splitlines()) == 1
    assert everything(tmp_path) == before


def test_wrong_usage_is_told_before_the_passphrase_is_asked_for(verksted: Verksted, book: Path) -> None:
    answer = verksted("eksport", book, "--til", "ut.pdf")
    assert answer.code == 2
    assert ".docx" in answer.err


def test_the_new_report_is_a_word_file_under_another_name(
    verksted: Verksted, summary: Path, tmp_path: Path
) -> None:
    mine = tmp_path / "rapport.docx"
    mine.write_bytes(report())
    other = verksted("sett-inn", mine, summary, "--slutt", "--til", tmp_path / "ny.doc")
    assert (other.code, (tmp_path / "ny.doc").exists()) == (2, False)
    same = verksted("sett-inn", mine, summary, "--slutt", "--til", mine)
    assert same.code == 2
    assert "--skriv-over" not in same.err
    assert mine.read_bytes() == report()


@pytest.mark.parametrize("command", ["ny", "berg", "flett", "demo"])
@pytest.mark.parametrize(("there", "says"), [("fil", "er en fil"), ("snarvei", "snarvei")])
def test_what_stands_in_the_way_of_a_new_workbook_is_called_what_it_is(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path, *, command: str, there: str, says: str
) -> None:
    (tmp_path / "fil").write_text("mitt")
    (tmp_path / "snarvei").symlink_to(tmp_path / "finnes-ikke")
    target = tmp_path / there
    calls = {"ny": [target, "--tittel", "T"], "demo": ["--ut", target]}
    more = [] if command == "demo" else ["--passord-fil", secret]
    answer = verksted(command, *calls.get(command, [book, "--til", target]), *more)
    assert answer.code == 2
    assert says in answer.err
    assert len(answer.err.splitlines()) == 1
    assert (tmp_path / "fil").read_text() == "mitt"


def test_a_workbook_that_is_not_there_has_one_code(verksted: Verksted, secret: Path, tmp_path: Path) -> None:
    missing, file = tmp_path / "finnes-ikke", tmp_path / "fil"
    file.write_text("x")
    for path in (missing, file):
        assert verksted(path).code == verksted("vis", path, "--passord-fil", secret).code == 5
    assert verksted("tull").code == 2, "it may be a command that there is not"


@pytest.mark.parametrize("command", ["ny", "berg", "flett"])
def test_no_workbook_is_made_inside_another(
    verksted: Verksted, book: Path, secret: Path, command: str
) -> None:
    before = everything(book)
    inside = book / "ny"
    call = [inside, "--tittel", "T"] if command == "ny" else [book, "--til", inside]
    answer = verksted(command, *call, "--passord-fil", secret)
    assert answer.code == 2
    assert "inne i arbeidsboka" in answer.err
    assert everything(book) == before


def test_a_folder_that_is_not_empty_is_told_of_in_one_sentence(
    verksted: Verksted, secret: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "opptatt"
    folder.mkdir(mode=0o755)
    (folder / "mitt.txt").write_text("mitt")
    answer = verksted("ny", folder, "--tittel", "T", "--passord-fil", secret)
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
    assert everything(folder) == {"mitt.txt": b"mitt"}


@pytest.mark.parametrize(
    "name", ["sammendrag.md", "oppfolging.ics", "rapport-med-kapittel.docx", "brev/mitt.docx"]
)
def test_a_practice_run_that_would_meet_a_file_writes_nothing(
    verksted: Verksted, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "ut" / name
    file.parent.mkdir(parents=True)
    file.write_text("mitt")
    answer = verksted("demo", "--ut", tmp_path / "ut")
    assert answer.code == 2
    assert "--skriv-over" in answer.err
    assert everything(tmp_path / "ut") == {name: b"mitt"}


def test_a_practice_run_replaces_its_own_and_never_a_real_workbook(
    verksted: Verksted, book: Path, secret: Path, tmp_path: Path
) -> None:
    out = tmp_path / "ut"
    out.mkdir()
    (out / "eget.txt").write_text("mitt")
    first = verksted("demo", "--ut", out)
    assert first.code == 0, first.err
    again = verksted("demo", "--ut", out, "--skriv-over")
    assert again.code == 0, again.err
    assert (out / "eget.txt").read_text() == "mitt"
    shutil.rmtree(out / "arbeidsbok")
    shutil.copytree(book, out / "arbeidsbok")
    before = everything(out)
    for more in ([], ["--skriv-over"]):
        refused = verksted("demo", "--ut", out, *more)
        assert refused.code == 2
    assert "øvingsverkstedet" in refused.err
    assert everything(out) == before
    inside = verksted("demo", "--ut", book)
    assert inside.code == 2
