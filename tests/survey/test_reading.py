"""Exports of every make are read as the same answers; what cannot be read gets one sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from tests.survey.exports import EN_TOP, QUESTIONS, as_csv, as_xlsx, forms_rows

from verksted.opening.limits import Unreadable
from verksted.survey.cells import read_grid
from verksted.survey.layout import Role, Shape, prepared, recognise
from verksted.survey.tally import Facts, tally
from verksted.workshop.survey import Survey


def survey_of(path: Path) -> Survey:
    grid = prepared(read_grid(path))
    return tally(grid, recognise(grid), Facts("s", 2025))


def counts(survey: Survey) -> dict[str, tuple[int, ...]]:
    return {one.item.text: one.counts for one in survey.results}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_every_separator_and_encoding_gives_the_same_counts(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    rows = forms_rows()
    path = as_csv(rows, tmp_path / "svar.csv", separator=separator, encoding=encoding)
    own = [[row[7 + at] for row in rows[1:]] for at in range(len(QUESTIONS))]
    expected = {
        text: tuple(sum(1 for value in column if value == step) for step in range(1, 7))
        for text, column in zip(QUESTIONS, own, strict=True)
    }
    assert counts(survey_of(path)) == expected


def test_a_spreadsheet_gives_the_same_as_the_text_file(tmp_path: Path) -> None:
    rows = forms_rows()
    sheet = survey_of(as_xlsx(rows, tmp_path / "svar.xlsx"))
    text = survey_of(as_csv(rows, tmp_path / "svar.csv"))
    assert sheet == text
    assert sheet.answers == 34
    assert sheet.results[1].no_answer == 1


@pytest.mark.parametrize("top", [EN_TOP, None])
def test_forms_headings_are_known_and_identity_is_never_kept(tmp_path: Path, top: list[str] | None) -> None:
    rows = forms_rows(top=top) if top else forms_rows()
    grid = read_grid(as_csv(rows, tmp_path / "svar.csv"))
    layout = recognise(grid)
    assert layout.forms
    assert [column.role for column in layout.columns[:6]] == [*[Role.IDENTITY] * 5, layout.columns[5].role]
    kept = repr(tally(grid, layout, Facts("s", 2025)))
    assert "Person 1" not in kept
    assert "eksempel.no" not in kept
    assert "2025-01" not in kept
    assert "Kari" not in kept


def test_what_each_column_is(tmp_path: Path) -> None:
    grid = read_grid(as_csv(forms_rows(), tmp_path / "svar.csv"))
    roles = [column.role for column in recognise(grid).columns if column.role is not Role.IDENTITY]
    assert roles == [Role.BACKGROUND, *[Role.SCALE] * 6, Role.SEVERAL, Role.COMMENT]


def test_names_under_another_heading_are_found_by_what_they_are(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Kanal", "Fornøyd?"], *[[f"a{n}@b.no", 1 + n % 6] for n in range(40)]]
    layout = recognise(read_grid(as_csv(rows, tmp_path / "x.csv")))
    assert layout.columns[0].role is Role.IDENTITY


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        (["Helt uenig", "Litt uenig", "Verken enig eller uenig", "Litt enig", "Helt enig"], (1, 5)),
        (["Svært misfornøyd", "Misfornøyd", "Verken eller", "Fornøyd", "Svært fornøyd"], (1, 5)),
        (["Nei", "Ja"], (0, 1)),
        (["Nei", "Delvis", "Ja"], (1, 3)),
        (["I svært liten grad", "I liten grad", "I noen grad", "I stor grad", "I svært stor grad"], (1, 5)),
        (["Aldri", "Sjelden", "Av og til", "Ofte", "Alltid"], (1, 5)),
        (["Heilt ueinig", "Ueinig", "Einig", "Heilt einig"], (1, 4)),
        (["1 - Helt uenig", "2", "3", "4", "5", "6 - Helt enig"], (1, 6)),
        ([str(n) for n in range(11)], (0, 10)),
        (["1,0", "2,0", "3", "4", "5.0", "6"], (1, 6)),
    ],
)
def test_scales_are_recognised(tmp_path: Path, words: list[str], ends: tuple[int, int]) -> None:
    rows: list[list[object]] = [["Kode", "Hva synes du?"]]
    rows += [[n, words[n % len(words)]] for n in range(44)] + [[99, "Vet ikke"]]
    survey = survey_of(as_csv(rows, tmp_path / "x.csv"))
    (result,) = survey.results
    scale = result.item.scale
    assert (scale.lowest, scale.highest) == ends
    assert result.no_answer == 1
    assert result.answers == 44


def test_one_scale_for_the_whole_form(tmp_path: Path) -> None:
    """A question nobody gave the highest number has the scale of the others."""
    rows: list[list[object]] = [["A", "B"]]
    rows += [[1 + n % 6, 1 + n % 3] for n in range(30)]
    survey = survey_of(as_csv(rows, tmp_path / "x.csv"))
    assert [one.item.scale.highest for one in survey.results] == [6, 6]


def test_an_end_that_is_not_seen_makes_the_guess_unsure(tmp_path: Path) -> None:
    rows: list[list[object]] = [["A", "B"]]
    rows += [[2 + n % 3, 2 + n % 3] for n in range(12)]
    assert recognise(read_grid(as_csv(rows, tmp_path / "x.csv"))).unsure


def test_a_worded_scale_that_is_used_from_end_to_end_is_sure(tmp_path: Path) -> None:
    words = ["Helt uenig", "Uenig", "Verken eller", "Enig", "Helt enig"]
    rows: list[list[object]] = [["A", "B"]]
    rows += [[words[n % 5], words[(n + 1) % 5]] for n in range(30)]
    assert not recognise(read_grid(as_csv(rows, tmp_path / "x.csv"))).unsure
    few: list[list[object]] = [rows[0]]
    few += [[words[n % 3], words[n % 3]] for n in range(30)]
    assert recognise(read_grid(as_csv(few, tmp_path / "y.csv"))).unsure


def test_a_heading_that_tells_its_scale_is_believed(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Hvor fornøyd er du? (0–10)", "Hvor trygg er du? (1-4)"]]
    rows += [[3 + n % 6, 7] for n in range(30)]
    layout = recognise(read_grid(as_csv(rows, tmp_path / "x.csv")))
    first, other = layout.columns
    assert first.steps is not None
    assert (first.steps.lowest, first.steps.highest, first.sure) == (0, 10, True)
    assert other.steps is None or other.steps.highest >= 7, "answers outside it speak against the heading"


def test_a_row_for_each_answer_to_each_question(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Respondent", "Alder", "Spørsmål", "Svar"]]
    for person in range(30):
        for at, text in enumerate(QUESTIONS):
            rows.append([person, 13 + person % 6, text, 1 + (person + at) % 6])
    survey = survey_of(as_csv(rows, tmp_path / "x.csv"))
    assert survey.answers == 30
    assert all(one.counts == (5,) * 6 for one in survey.results)
    assert {group.label for group in survey.breakdowns[0].groups} == {"12–14", "15–17", "18–24"}


def test_a_table_that_is_counted_already(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Brukerundersøkelse barnevern 2025 (skala 1–6)", "", ""],
        ["Spørsmål", "Snitt", "Antall svar"],
        *[[text, f"{2.5 + at / 3:.1f}".replace(".", ","), 30 + at] for at, text in enumerate(QUESTIONS)],
    ]
    path = as_csv(rows, tmp_path / "x.csv")
    assert recognise(read_grid(path)).shape is Shape.AGGREGATED
    survey = survey_of(path)
    assert [(one.mean, one.answers) for one in survey.results][:2] == [(2.5, 30), (2.8, 31)]
    assert survey.results[0].item.scale.highest == 6


def test_line_breaks_in_quotes_and_excels_own_first_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(b'sep=;\r\n"Noe\nmer?";Score\r\n"en\r\nto";3\r\n;4\r\n')
    grid = read_grid(path)
    assert grid.rows == [["Noe\nmer?", "Score"], ["en\nto", "3"], ["", "4"]]


def test_formulas_are_read_as_what_they_last_came_to(tmp_path: Path) -> None:
    path = as_xlsx([["Spørsmål A", "B"], ["x", "y"]], tmp_path / "x.xlsx")
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Noe</t></is></c><c r="C1" t="str"><f>1+1</f><v>Annet</v></c></row>'
        b'<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f><v>4</v></c><c r="B2"><f>WEBSERVICE("http://x")</f></c>'
        b'<c r="C2" t="e"><v>#REF!</v></c></row><row r="3"><c r="C3" t="b"><v>1</v></c></row></sheetData></worksheet>'
    )
    rewrite(path, {"xl/worksheets/sheet1.xml": sheet})
    assert read_grid(path).rows == [["Noe", "Annet"], ["4", ""], ["", "ja"]]


def test_rows_of_a_matrix_are_questions_of_their_own(tmp_path: Path) -> None:
    """Forms numbers a row that stands in two tables; others write «Lead [Row]»."""
    head: list[object] = ["Svært bra", "Møtene", "Møtene2", "Hva synes du om dette? [Brevene]"]
    rows: list[list[object]] = [head]
    rows += [[1 + (n + at) % 6 for at in range(4)] for n in range(36)]
    survey = survey_of(as_csv(rows, tmp_path / "x.csv"))
    assert [one.item.text for one in survey.results] == ["Svært bra", "Møtene", "Møtene", "Brevene"]
    assert len({one.item.id for one in survey.results}) == 4


def test_the_year_is_read_from_the_name_or_from_when_it_was_answered(tmp_path: Path) -> None:
    from verksted.desk.surveys_reading import open_survey

    assert open_survey(as_csv(forms_rows(2025), tmp_path / "svar 2023.csv")).year == 2023
    assert open_survey(as_csv(forms_rows(2025), tmp_path / "svar.csv")).year == 2025


def test_the_year_is_read_from_real_times_in_a_spreadsheet(tmp_path: Path) -> None:
    """Forms writes times as times, not as text; a day of birth has no clock and is no such time."""
    from verksted.desk.surveys_reading import open_survey

    at = datetime(2028, 10, 3, 9, 30)  # noqa: DTZ001 -- spreadsheets know no time zones
    rows: list[list[object]] = [
        ["ID", "Starttidspunkt", "Fullføringstidspunkt", "Fødselsdato", "Hva synes du?"]
    ]
    rows += [[n, at, at, datetime(2012, 5, 1), 1 + n % 6] for n in range(12)]  # noqa: DTZ001
    assert open_survey(as_xlsx(rows, tmp_path / "svar.xlsx")).year == 2028
    without = [[row[0], *row[3:]] for row in rows]
    assert open_survey(as_xlsx(without, tmp_path / "uten.xlsx")).year is None


def rewrite(path: Path, members: dict[str, bytes]) -> None:
    """Put other bytes into a package, or further members."""
    with zipfile.ZipFile(path) as old:
        content = {name: old.read(name) for name in old.namelist()} | members
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)


def bomb(path: Path) -> None:
    as_xlsx([["A", "B"], [1, 2]], path)
    rewrite(path, {"xl/worksheets/sheet1.xml": b"<a>" + b" " * 200_000_000 + b"</a>"})


def entities(path: Path) -> None:
    as_xlsx([["A", "B"], [1, 2]], path)
    rewrite(path, {"xl/worksheets/sheet1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})


def with_macros(path: Path) -> None:
    as_xlsx([["A", "B"], [1, 2]], path)
    rewrite(path, {"xl/vbaProject.bin": b"\xd0\xcf"})


def truncated(path: Path) -> None:
    as_xlsx(forms_rows(), path)
    path.write_bytes(path.read_bytes()[:-300])


def broken_xml(path: Path) -> None:
    as_xlsx([["A", "B"], [1, 2]], path)
    rewrite(path, {"xl/worksheets/sheet1.xml": b"<worksheet><row>"})


def a_word_file(path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<w/>")
    path.write_bytes(stream.getvalue())


def far_away(path: Path) -> None:
    as_xlsx([["A", "B"], [1, 2]], path)
    cell = b'<worksheet><sheetData><row><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'
    rewrite(path, {"xl/worksheets/sheet1.xml": cell})


LOCKED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
)


@pytest.mark.parametrize(
    ("name", "make", "word"),
    [
        ("tom.csv", lambda path: path.write_bytes(b""), "tom"),
        ("blank.csv", lambda path: path.write_bytes(b"\n\n;;\n"), "ingen svar"),
        ("bombe.xlsx", bomb, "utpakket"),
        ("enheter.xlsx", entities, "dokumenttype"),
        ("makro.xlsx", with_macros, "makroer"),
        ("makro.xlsm", lambda path: as_xlsx([["A"], [1]], path), "makroer"),
        ("gammel.xls", lambda path: path.write_bytes(LOCKED[:8] + b"\0" * 900), "gamle"),
        ("lukket.xlsx", lambda path: path.write_bytes(LOCKED), "passord"),
        ("avkortet.xlsx", truncated, "ødelagt"),
        ("skjev.xlsx", broken_xml, "ødelagt"),
        ("brev.xlsx", a_word_file, "regneark"),
        ("langt.xlsx", far_away, "større"),
        ("bilde.csv", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 90), "regneark"),
        ("program.csv", lambda path: path.write_bytes(b"MZ" + b"\0" * 90), "program"),
        ("kvote.csv", lambda path: path.write_bytes(b'a;b\n"' + b"x\n" * 90_000), "anførselstegn"),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(tmp_path: Path, name: str, make: object, word: str) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]
    with pytest.raises(Unreadable) as told:
        read_grid(path)
    assert word in str(told.value)
    assert "\n" not in str(told.value)
    assert told.value.exit_code == 5


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "finnes ikke.csv", tmp_path):
        with pytest.raises(Unreadable):
            read_grid(path)


@pytest.mark.parametrize("heading", ["Hvor trygg er du? (0-10)", "Hvor trygg er du?"])
def test_one_question_up_to_ten_does_not_stretch_the_scale_of_the_others(
    tmp_path: Path, heading: str
) -> None:
    head: list[object] = ["Blir du hørt?", "Får du svar?", "Kjenner du planen?", heading]
    answers: list[list[object]] = [[1 + at % 6, 1 + at % 5, 2 + at % 5, 1 + at % 10] for at in range(36)]
    layout = recognise(read_grid(as_xlsx([head, *answers], tmp_path / "svar.xlsx")))
    ends = [(one.steps.lowest, one.steps.highest) for one in layout.columns if one.steps is not None]
    assert ends[:3] == [(1, 6)] * 3
    assert ends[3] == ((0, 10) if "0-10" in heading else (1, 10))
    assert all(one.sure for one in layout.columns[:3])


def test_a_form_up_to_ten_keeps_one_scale_for_all(tmp_path: Path) -> None:
    head: list[object] = ["Blir du hørt?", "Får du svar?", "Kjenner du planen?"]
    answers: list[list[object]] = [[1 + at % 10, 1 + at % 9, 1 + at % 6] for at in range(36)]
    layout = recognise(read_grid(as_xlsx([head, *answers], tmp_path / "svar.xlsx")))
    assert {(one.steps.lowest, one.steps.highest) for one in layout.columns if one.steps} == {(1, 10)}
