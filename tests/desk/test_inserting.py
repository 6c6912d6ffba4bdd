"""The leader's job without a screen: what is refused, what asks first, and what comes out."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from tests.report.leader_reports import report as leader_report
from tests.report.samples import sample

from verksted.assets import asset
from verksted.desk import clipboard, inserting
from verksted.desk.desk import Desk
from verksted.desk.exporting import scan_finished
from verksted.desk.inserting import Checked, EditedChapter, Report
from verksted.desk.released import Released
from verksted.privacy.reading import Unreadable
from verksted.report.chapter_maps import chapter_map
from verksted.report.errors import AlreadyThere, BadSummary, PlaceNotFound
from verksted.report.json_form import to_json
from verksted.report.placing import Place, PlaceKind

UNDER = Place(PlaceKind.HEADING, "Brukermedvirkning")


@pytest.fixture
def report(tmp_path: Path) -> Report:
    path = tmp_path / "Tilstandsrapport 2026.docx"
    shutil.copyfile(asset("ove", "rapport.docx"), path)
    return inserting.read_report(path)


@pytest.fixture
def given(tmp_path: Path) -> Checked:
    path = tmp_path / "sammendrag.json"
    path.write_bytes(to_json(sample()))
    return inserting.read_summary(path, tmp_path / "state")


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode("utf-8")


def words(path: Path) -> str:
    """What is read in the document, without its tags."""
    return re.sub(r"<[^>]+>", " ", document(path))


def rewritten(path: Path, old: str, new: str) -> None:
    """As if somebody had written in the file with Word."""
    with zipfile.ZipFile(path) as package:
        parts = {info: package.read(info) for info in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts.items():
            if info.filename == "word/document.xml":
                assert old.encode() in data
                package.writestr(info.filename, data.replace(old.encode(), new.encode(), 1))
            else:
                package.writestr(info.filename, data)


def test_the_report_is_read_with_its_headings_in_order(report: Report) -> None:
    assert report.headings[0] == (1, "Sammendrag")
    assert (2, "Oppgaver") in report.headings
    assert report.blocks > len(report.headings)
    assert report.bookmarks == ()


def test_a_bookmark_of_the_leaders_is_a_place(tmp_path: Path, given: Checked) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(leader_report())
    report = inserting.read_report(path)
    assert report.bookmarks == ("VERKSTED_HER",)
    place = Place(PlaceKind.BOOKMARK, "VERKSTED_HER")
    done = inserting.put_in(report, given, place, inserting.new_report_name(path))
    text = document(done.path)
    title = inserting.look(report, given, place).lines[0]
    assert text.index("VERKSTED_HER") < text.index(f">{title}<") < text.index("Det første vi gjorde")
    assert inserting.read_report(done.path).bookmarks == report.bookmarks


def test_a_chapter_goes_under_its_heading_and_the_leaders_file_is_not_touched(
    report: Report, given: Checked
) -> None:
    before = report.path.read_bytes()
    target = inserting.new_report_name(report.path)
    assert target.name == "Tilstandsrapport 2026 med kapittel.docx"
    seen = inserting.look(report, given, UNDER)
    done = inserting.put_in(report, given, UNDER, target)
    assert report.path.read_bytes() == before
    assert done.unchanged == report.blocks
    text = document(done.path)
    assert text.index("Brukermedvirkning") < text.index(seen.lines[0]) < text.index("Samarbeid med andre")
    known = {leak.what for leak in scan_finished(report.path)}
    assert {leak.what for leak in scan_finished(done.path)} <= known
    assert inserting.new_report_name(done.path).name == "Tilstandsrapport 2026 med kapittel 2.docx"


def test_doing_it_again_replaces_only_the_chapter(report: Report, given: Checked) -> None:
    first = inserting.put_in(report, given, UNDER, inserting.new_report_name(report.path))
    again = inserting.read_report(first.path)
    assert again.headings == report.headings
    assert not report.has_chapter
    assert again.has_chapter
    assert again.under is not None
    assert again.headings[again.under] == (1, "Brukermedvirkning")
    second = inserting.put_in(again, given, UNDER, inserting.new_report_name(again.path))
    assert second.again
    assert second.unchanged == report.blocks
    assert words(second.path) == words(first.path)


def test_a_chapter_somebody_wrote_in_asks_first_and_shows_both(report: Report, given: Checked) -> None:
    first = inserting.put_in(report, given, UNDER, inserting.new_report_name(report.path))
    title = inserting.look(report, given, UNDER).lines[0]
    rewritten(first.path, title, "Lederens egne ord")
    edited = inserting.read_report(first.path)
    target = inserting.new_report_name(edited.path)
    with pytest.raises(EditedChapter) as asked:
        inserting.put_in(edited, given, UNDER, target)
    assert not target.exists()
    assert asked.value.old[0] == "Lederens egne ord"
    assert asked.value.new[0] == title
    done = inserting.put_in(edited, given, UNDER, target, edited_too=True)
    assert "Lederens egne ord" not in document(done.path)
    assert "Lederens egne ord" in document(first.path)


def test_a_summary_changed_after_the_release_is_refused(tmp_path: Path) -> None:
    plain = json.loads(to_json(sample()))
    plain["themes"][0]["points"][0]["text"] = "Alt er bra."
    path = tmp_path / "endret.json"
    path.write_text(json.dumps(plain), "utf-8")
    with pytest.raises(BadSummary, match="endret etter"):
        inserting.read_summary(path)
    path.write_bytes(to_json(sample(signed=False)))
    with pytest.raises(BadSummary):
        inserting.read_summary(path)


def test_a_fingerprint_is_accepted_once_and_known_ever_after(tmp_path: Path, given: Checked) -> None:
    state = tmp_path / "state"
    assert not given.known
    with pytest.raises(inserting.OtherKey):
        inserting.accept("1234 5678", given, state)
    with pytest.raises(inserting.OtherKey):
        inserting.accept("", given, state)
    assert not inserting.checked(given.summary, state).known
    assert inserting.accept(given.fingerprint.replace(" ", "-"), given, state).known
    assert inserting.checked(given.summary, state).known


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 skadet", b"{}", b"\xd0\xcf\x11\xe0" + b"0" * 600])
def test_what_is_no_report_is_refused_with_one_sentence(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rapport.docx"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as refused:
        inserting.read_report(path)
    assert str(refused.value).endswith(".")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for read in (inserting.read_report, inserting.read_summary):
        with pytest.raises(inserting.NoFile, match="Finner ikke"):
            read(tmp_path / "borte.docx")
        with pytest.raises(inserting.NoFile):
            read(tmp_path)


def test_places_that_are_not_there_and_names_that_are_taken(report: Report, given: Checked) -> None:
    target = inserting.new_report_name(report.path)
    with pytest.raises(PlaceNotFound, match="Brukermedvirkning"):
        inserting.put_in(report, given, Place(PlaceKind.HEADING, "Brukermedverking"), target)
    with pytest.raises(inserting.SameFile):
        inserting.put_in(report, given, UNDER, report.path, overwrite=True)
    target.write_bytes(b"andres")
    with pytest.raises(AlreadyThere):
        inserting.put_in(report, given, UNDER, target)
    assert target.read_bytes() == b"andres"


def test_blocks_can_be_left_out_but_not_all(report: Report, given: Checked) -> None:
    layout = chapter_map("egen-mal")
    blocks = inserting.chapter_blocks(given.summary, layout)
    without = inserting.with_blocks(given.summary, layout, frozenset({"works"}))
    title = next(title for name, title, _ in blocks if name == "works")
    lines = inserting.look(report, given, UNDER, without).lines
    assert title in inserting.look(report, given, UNDER, layout).lines
    assert title not in lines
    with pytest.raises(inserting.EmptyChapter):
        inserting.with_blocks(given.summary, layout, frozenset(name for name, _, _ in blocks))


def test_the_other_forms_go_to_a_folder_and_overwrite_nothing(tmp_path: Path, given: Checked) -> None:
    folder = tmp_path / "ut"
    made = inserting.write_forms(folder, given)
    assert {path.name for path in made} == {path.name for path in folder.iterdir()}
    assert {path.suffix for path in made} == {".md", ".html", ".xlsx", ".csv", ".json", ".docx"}
    assert inserting.read_summary(folder / "sammendrag.json").summary == given.summary
    before = {path: path.read_bytes() for path in made}
    with pytest.raises(AlreadyThere):
        inserting.write_forms(folder, given)
    assert {path: path.read_bytes() for path in made} == before


def test_a_workbooks_own_summary_is_offered_and_known(desk: Desk, tmp_path: Path) -> None:
    assert inserting.own_summary(desk) is None
    summary = sample()
    desk.apply([desk.released.put(Released(summary.id, desk.tools.now(), summary))], "Frigivelse")
    own = inserting.own_summary(desk)
    assert own is not None
    assert own.known
    assert own.summary == summary
    target = inserting.write_text(tmp_path / "utdrag.txt", "Noen får svar samme dag.\n", own, desk)
    assert target.read_text("utf-8") == "Noen får svar samme dag.\n"


def test_the_clipboard_takes_the_systems_own_program() -> None:
    def everything(name: str) -> str:
        return f"/bin/{name}"

    def nothing(name: str) -> None:
        return None

    assert clipboard.program("darwin", {}, everything) == ("/bin/pbcopy",)
    assert clipboard.program("win32", {}, everything) == ("/bin/clip.exe",)
    assert clipboard.program("linux", {"WAYLAND_DISPLAY": "w"}, everything) == ("/bin/wl-copy",)
    x11 = clipboard.program("linux", {"DISPLAY": ":0"}, everything)
    assert x11 == ("/bin/xclip", "-selection", "clipboard")
    assert clipboard.program("linux", {}, everything) is None
    assert clipboard.program("darwin", {}, nothing) is None
    assert clipboard.encoded(("C:\\clip.exe",), "å\n").decode("utf-16") == "å\r\n"


def test_the_clipboard_program_gets_the_text_and_may_fail(tmp_path: Path) -> None:
    taken = tmp_path / "tatt"
    program = tmp_path / "ta.py"
    program.write_text(
        "import sys, pathlib\npathlib.Path(sys.argv[1]).write_bytes(sys.stdin.buffer.read())\n"
    )
    assert clipboard.copy("blåbær", (sys.executable, str(program), str(taken)))
    assert taken.read_text("utf-8") == "blåbær"
    assert not clipboard.copy("blåbær", (sys.executable, "-c", "raise SystemExit(3)"))
    assert not clipboard.copy("blåbær", (str(tmp_path / "finnes-ikke"),))
