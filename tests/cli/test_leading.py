"""What a leader does on the command line: the chapter into a report, and the short papers, from a summary file."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from tests.cli.conftest import Verksted
from tests.report.leader_reports import BODY, h, p, report
from tests.report.samples import SEED, sample
from tests.report.survey_samples import with_survey

from verksted.report.json_form import to_json
from verksted.report.package import unpack
from verksted.report.signing import sign


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A report, a signed summary, and a name for the new report."""
    mine, summary = tmp_path / "rapport.docx", tmp_path / "sammendrag.json"
    mine.write_bytes(report())
    summary.write_bytes(to_json(with_survey()))
    return mine, summary, tmp_path / "ny.docx"


def words_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_the_chapter_goes_in_and_the_report_stays_as_it_was(
    verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    mine, summary, new = files
    before = mine.read_bytes()
    said = verksted("sett-inn", mine, summary, "--ved", "Brukernes stemme", "--til", new)
    assert said.code == 0, said.err
    assert "urørt" in said.out
    assert "F9" in said.err
    assert mine.read_bytes() == before
    assert "Dette sa de som deltok" in words_of(new.read_bytes())
    assert b"updateFields" not in unpack(new.read_bytes())["word/settings.xml"]
    again = verksted("sett-inn", mine, summary, "--ved", "Brukernes stemme", "--til", new)
    assert again.code == 2
    assert "--skriv-over" in again.err


def test_the_contents_are_updated_when_it_is_asked_for(
    verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    mine, summary, new = files
    said = verksted("sett-inn", mine, summary, "--slutt", "--til", new, "--oppdater-felt")
    assert said.code == 0, said.err
    assert "F9" not in said.err
    assert b"updateFields" in unpack(new.read_bytes())["word/settings.xml"]


def test_what_goes_where_is_shown_and_nothing_is_written(
    verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    mine, summary, _ = files
    there = set(mine.parent.iterdir())
    said = verksted("sett-inn", mine, summary, "--ved", "Brukernes stemme", "--vis")
    assert said.code == 0, said.err
    at = said.lines.index("►   her kommer kapitlet")
    assert said.lines[at - 1].strip() == "Undersøkelsen i fjor"
    assert said.lines[at + 1] == "Samarbeid med andre sektorer"
    assert "Dette sa de som deltok" in said.lines
    assert {path for path in mine.parent.iterdir() if path.name != "state"} == there
    missing = verksted("sett-inn", mine, summary, "--ved", "Brukernes stemme")
    assert (missing.code, missing.out) == (2, "")
    assert "--til" in missing.err


def test_refusals_say_why_with_the_right_code(verksted: Verksted, files: tuple[Path, Path, Path]) -> None:
    mine, summary, new = files
    wrong = verksted("sett-inn", mine, summary, "--ved", "Brukarane", "--til", new)
    assert wrong.code == 2
    assert "«Brukernes stemme»" in wrong.err
    assert verksted("sett-inn", mine, summary, "--bokmerke", "NOE", "--til", new).code == 2
    no_map = verksted("sett-inn", mine, summary, "--slutt", "--til", new, "--kart", "finnes-ikke")
    assert no_map.code == 2
    assert "politikere" in no_map.err
    mine.write_bytes(
        report('<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>ny</w:t></w:r></w:ins></w:p>', last="")
    )
    assert verksted("sett-inn", mine, summary, "--slutt", "--til", new).code == 3
    mine.write_bytes(b"PK\x03\x04 ikke noe")
    assert verksted("sett-inn", mine, summary, "--slutt", "--til", new).code == 5
    summary.write_bytes(to_json(replace(with_survey(), municipality="Et annet sted")))
    assert verksted("sett-inn", mine, summary, "--slutt", "--til", new).code == 5
    assert not new.exists()


def test_of_headings_with_one_name_one_is_chosen_by_number(
    verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    mine, summary, new = files
    mine.write_bytes(
        report(h("Barn") + h("Tiltak", 2) + p("a") + h("Voksne") + h("Tiltak", 2) + p("b") + h("C"))
    )
    said = verksted("sett-inn", mine, summary, "--ved", "Tiltak", "--til", new)
    assert said.code == 0
    assert "«Tiltak (2)» under «Voksne»" in said.err
    words = words_of(new.read_bytes())
    assert words[words.index("Dette sa de som deltok") - 1] == "a"
    said = verksted("sett-inn", mine, summary, "--ved", "Tiltak (2)", "--til", new, "--skriv-over")
    assert said.code == 0
    assert "«Tiltak (2)»" not in said.err
    words = words_of(new.read_bytes())
    assert words[words.index("Dette sa de som deltok") - 1] == "b"
    beyond = verksted("sett-inn", mine, summary, "--ved", "Tiltak (3)", "--til", new, "--skriv-over")
    assert beyond.code == 2


@pytest.mark.parametrize(
    ("layout", "says"),
    [
        ("politikere", "Dette bør dere vite"),
        ("deltakere", "Dere sa – vi gjør"),
        ("plakat", "Dette har dere fortalt oss"),
    ],
)
def test_the_short_papers_come_from_a_summary_file(
    verksted: Verksted, files: tuple[Path, Path, Path], layout: str, says: str
) -> None:
    _, summary, new = files
    said = verksted("eksport", summary, "--til", new, "--kart", layout)
    assert (said.code, said.err) == (0, "")
    assert says in words_of(new.read_bytes())
    page = new.with_suffix(".html")
    assert verksted("eksport", summary, "--til", page, "--kart", layout).code == 0
    assert says in page.read_text("utf-8")
    again = verksted("eksport", summary, "--til", page)
    assert again.code != 0
    assert "--skriv-over" in again.err
    assert verksted("eksport", summary, "--til", new.with_suffix(".ics")).code == 2


def test_a_map_of_ones_own_is_a_file(verksted: Verksted, files: tuple[Path, Path, Path]) -> None:
    _, summary, new = files
    own = new.with_name("vart.toml")
    own.write_text(
        'name = {nb="Vårt", nn="Vårt"}\ntitle = {nb="Slik sa de det", nn="Slik sa dei det"}\n[[blocks]]\nid="works"\n',
        "utf-8",
    )
    assert verksted("eksport", summary, "--til", new, "--kart", own).code == 0
    assert "Slik sa de det" in words_of(new.read_bytes())
    own.write_text("name = 3", "utf-8")
    assert verksted("eksport", summary, "--til", new, "--kart", own, "--skriv-over").code == 5


def test_a_summary_with_a_name_in_a_question_gets_no_further(
    verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    mine, summary, new = files
    raw = json.loads(to_json(with_survey()))
    question = "Er du fornøyd med Torbjørn Eikeland, telefon 412 34 567?"
    figures = with_survey().survey
    assert figures is not None
    line = replace(figures.lines[0], question=question)
    bad = sign(replace(sample(signed=False), survey=replace(figures, lines=(line,))), SEED)
    assert raw["survey"]["lines"][0]["question"] != question
    summary.write_bytes(to_json(bad))
    assert verksted("sett-inn", mine, summary, "--slutt", "--til", new).code == 3
    assert verksted("eksport", summary, "--til", new).code == 3
    assert not new.exists()
    assert BODY


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_a_map_is_told_of_where_there_is_no_chapter(
    ending: str, verksted: Verksted, files: tuple[Path, Path, Path]
) -> None:
    _, summary, new = files
    said = verksted("eksport", summary, "--til", new.with_suffix(ending), "--kart", "politikere")
    assert said.code == 0
    assert "--kart gjelder bare .docx .md .html" in said.err
    assert verksted("eksport", summary, "--til", new.with_suffix(".md"), "--kart", "politikere").err == ""


@pytest.mark.parametrize("which", [0, 1])
def test_a_folder_for_a_file_is_called_a_folder(
    which: int, verksted: Verksted, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    given = [files[0], files[1]]
    given[which] = tmp_path
    for last in (["--til", files[2]], ["--vis"]):
        said = verksted("sett-inn", *given, "--slutt", *last)
        assert said.code == 5
        assert "er en mappe" in said.err
