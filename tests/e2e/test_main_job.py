"""The main job, end to end, in a process of its own: what it writes, what it must never write."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.data import data_file

from verksted.content.practice import practice
from verksted.report.json_form import from_json
from verksted.report.signing import verify

HERE = Path(__file__).parent
EXPECTED = {
    "sammendrag.json", "sammendrag.md", "sammendrag.html", "sammendrag.xlsx", "sammendrag.csv",
    "sammendrag.docx", "oppfolging.ics", "rapport-med-kapittel.docx",
}  # fmt: skip
PERSONAL = (
    "kristin", "yonas", "amelie", "lillian", "lillians", "geir arne", "arnfinn", "oddgeir", "fossheim", "bakkehaugen",
    "myrvang", "volda", "levanger", "tigrinja", "arabisk", "ungstemme", "solrenning07", "4202 11 88365", "483 09 617",
    "14.02.05", "1. desember", "3. oktober", "innlagt", "kutta", "fotballtreneren",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Job:
    """One unattended run: its folder, what it printed, and what it did to the world."""

    folder: Path
    state: Path
    passphrase: str
    files: list[Path]
    log: list[str]


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    root = tmp_path_factory.mktemp("hele-jobben")
    state, log, out = root / "state", root / "log", root / "ut"
    done = subprocess.run(
        [sys.executable, HERE / "watched.py", log, "demo", "--ut", out],
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(root / "hjem"), "XDG_STATE_HOME": str(state), "LANG": "C"},
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert not done.stderr
    lines = done.stdout.decode().splitlines()
    said = [line.removeprefix("PASSORD ") for line in lines if line.startswith("PASSORD ")]
    assert len(said) == 1
    files = [Path(line.removeprefix("FIL ")) for line in lines if line.startswith("FIL ")]
    return Job(out, state, said[0], files, log.read_text("utf-8").splitlines())


def parts_of(path: Path) -> Iterator[bytes]:
    """Every part of a file, unpacked: read by nothing of ours."""
    data = path.read_bytes()
    yield path.name.encode()
    if not zipfile.is_zipfile(path):
        yield data
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name.encode()
            yield package.read(name)


def texts_of(path: Path) -> Iterator[str]:
    """The same as text; mark-up is taken away, so that words split over runs stand together."""
    for part in parts_of(path):
        text = part.decode("utf-8", errors="replace")
        yield text
        yield re.sub(r"<[^>]+>", "", text)


def test_every_file_is_made_and_named(job: Job) -> None:
    assert {path.name for path in job.files} >= EXPECTED
    assert all(path.exists() for path in job.files)
    assert len([path for path in job.files if path.parent.name == "brev"]) >= 4
    assert {path.name for path in job.folder.iterdir()} == EXPECTED | {"arbeidsbok", "brev"}


def test_nothing_calls_out_and_nothing_is_written_elsewhere(job: Job) -> None:
    assert not [line for line in job.log if line.startswith(("CALL", "RUN"))]
    written = {Path(line.removeprefix("WRITE ")) for line in job.log if line.startswith("WRITE ")}
    outside = {
        path for path in written if not path.is_relative_to(job.folder) and not path.is_relative_to(job.state)
    }
    assert not {path for path in outside if path != Path("/dev/null") and "__pycache__" not in path.parts}


def test_no_personal_data_and_no_seat_is_in_anything_that_leaves(job: Job) -> None:
    out = [path for path in job.files if path.is_file()]
    assert len(out) >= len(EXPECTED)
    for path in out:
        for text in texts_of(path):
            lowered = text.casefold()
            found = [word for word in PERSONAL if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered)]
            assert not found, (path.name, found)
            assert not re.search(r"(?<![\w#&-])u[1-8](?!\w)", text), path.name


@pytest.mark.data
def test_no_gold_span_is_in_anything_that_leaves(job: Job) -> None:
    rows = [json.loads(line) for line in data_file("notes/workshop.jsonl").read_text("utf-8").splitlines()]
    spans = {span["text"].casefold() for row in rows for span in row["spans"]}
    long = {span for span in spans if len(span) > 2}
    assert len(long) > 15
    for path in (path for path in job.files if path.is_file()):
        for text in texts_of(path):
            found = [word for word in long if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.casefold())]
            assert not found, (path.name, found)


def test_no_run_of_five_words_of_a_note_leaves_but_what_was_released(job: Job) -> None:
    def runs(text: str) -> set[str]:
        words = re.findall(r"\w+", text.casefold())
        return {" ".join(words[i : i + 5]) for i in range(len(words) - 4)}

    raw = {run for note in practice().notes for run in runs(note.text)}
    for path in (path for path in job.files if path.is_file()):
        for text in texts_of(path):
            assert not runs(text) & raw, path.name


def test_nothing_can_be_read_from_the_workbook_without_its_key(job: Job) -> None:
    plan = practice()
    canaries = [
        plan.workshop.title,
        plan.workshop.place,
        *(note.text for note in plan.notes if len(note.text) > 12),
    ]
    canaries += [*(point.text for point in plan.points), "kristin", "Lyngvik", "ettervern", job.passphrase]
    stored = [
        path for root in (job.folder / "arbeidsbok", job.state) for path in root.rglob("*") if path.is_file()
    ]
    assert stored
    for path in stored:
        data = path.read_bytes() + path.name.encode()
        for canary in canaries:
            for form in (
                canary.encode(),
                canary.encode("utf-16-le"),
                base64.b64encode(canary.encode()).rstrip(b"=")[:-2],
            ):
                assert form not in data, (path.name, canary)


def test_the_summary_is_signed_and_a_changed_letter_shows(job: Job) -> None:
    data = (job.folder / "sammendrag.json").read_bytes()
    assert verify(from_json(data))
    changed = data.replace(b"Ungdom", b"Ungdum", 1)
    assert changed != data
    assert not verify(from_json(changed))


def test_metadata_tells_neither_who_nor_where_nor_when(job: Job) -> None:
    for path in (path for path in job.files if path.suffix in {".docx", ".xlsx"}):
        if path.name.startswith("rapport-"):
            continue
        with zipfile.ZipFile(path) as package:
            assert {entry.date_time[:3] for entry in package.infolist()} == {(1980, 1, 1)}, path.name
            for name in package.namelist():
                if name.startswith("docProps/"):
                    text = package.read(name).decode()
                    assert not re.search(r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]+<", text), (
                        path.name
                    )
                    assert "20" not in re.sub(r"http\S+|[0-9.]+\"", "", text) or "dcterms" not in text, (
                        path.name
                    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_program_opens_every_document(job: Job, tmp_path: Path) -> None:
    documents = [str(path) for path in job.files if path.suffix in {".docx", ".xlsx"}]
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), *documents],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    made = {path.stem for path in tmp_path.glob("*.pdf")}
    assert made == {Path(name).stem for name in documents}


def test_the_commands_work_on_what_was_made(job: Job, tmp_path: Path) -> None:
    secret = tmp_path / "passord"
    secret.write_text(job.passphrase, "utf-8")
    book = job.folder / "arbeidsbok"

    def verksted(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "verksted", *map(str, arguments)],
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    shown = json.loads(verksted("vis", book, "--json", "--passord-fil", secret).stdout)
    assert shown["blocked"] == []
    assert shown["counts"]["findings_open"] == 0
    assert verksted("sjekk", book, "--passord-fil", secret).returncode == 0
    target = tmp_path / "igjen.md"
    assert verksted("eksport", book, "--til", target, "--passord-fil", secret).returncode == 0
    assert target.read_bytes() == (job.folder / "sammendrag.md").read_bytes()
    again = verksted("eksport", book, "--til", target, "--passord-fil", secret)
    assert again.returncode != 0
    assert "finnes fra før" in again.stderr
    letters = [f"brev/{letter.name}" for letter in (job.folder / "brev").iterdir()]
    for name in sorted(EXPECTED) + sorted(letters):
        checked = verksted("kontroll", job.folder / name)
        assert checked.returncode == 0, (name, checked.stdout, checked.stderr)
