"""`undersokelse`: what a leader sees in the terminal, and what they never do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Verksted
from tests.survey.exports import EN_TOP, QUESTIONS, as_csv, as_xlsx, forms_rows

CAVEAT = "En undersøkelse gir ikke hele svaret."


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return as_xlsx(forms_rows(), tmp_path / "svar 2025.xlsx")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    rows = forms_rows(2027, 38, seed=2, lift=1.3, top=EN_TOP)
    return as_csv(rows, tmp_path / "svar 2027.csv", encoding="cp1252")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_weak_and_strong_spots_with_the_reservation(verksted: Verksted, first: Path) -> None:
    told = verksted("undersokelse", first, "--spurte", "61")
    assert told.code == 0, told.err
    assert "Undersøkelsen 2025 · 34 svar av 61 spurte" in told.out
    assert "█" in told.out
    assert "▲ svakt" in flat(told.out)
    assert "● bra" in told.out
    assert CAVEAT in told.out
    assert told.out.index(QUESTIONS[0][:20]) < told.out.index(QUESTIONS[5][:20])


def test_no_name_no_time_and_no_free_text_is_shown(verksted: Verksted, first: Path) -> None:
    for extra in ((), ("--json",), ("--gruppe", "hvem")):
        told = verksted("undersokelse", first, *extra)
        for secret in ("Person", "eksempel.no", "91234567", "svarer aldri", "10:08"):
            assert secret not in told.out


def test_free_text_comes_masked_and_with_a_warning(verksted: Verksted, tmp_path: Path) -> None:
    rows = forms_rows()
    rows[6][-1] = "Saksbehandler Gunhild Aasen-Moe ringte 912 34 567 om saken"
    told = verksted("undersokelse", as_xlsx(rows, tmp_path / "svar 2025.xlsx"), "--fritekst")
    assert "Gunhild" not in told.out
    assert "912 34" not in told.out
    assert "ringte" in told.out
    assert "Les den alene" in told.err


def test_small_groups_and_what_would_tell_them_are_withheld(verksted: Verksted, first: Path) -> None:
    told = verksted("undersokelse", first, "--gruppe", "hvem")
    assert "1: Ungdom" in told.out
    assert "Fosterforeldre" not in told.out  # three answers
    assert "2: Foreldre" not in told.out  # nine answers, and the whole minus the young is twelve


def test_two_years_beside_each_other(verksted: Verksted, first: Path, second: Path) -> None:
    for files in ((second, first), (first, second)):
        told = verksted("undersokelse", files[0], "--mot", files[1])
        assert told.code == 0, told.err
        assert "2025 og 2027 · 34 og 38 svar" in told.out
        assert "Samme spørsmål: 6 av 6" in told.out
        assert "tydelig bedre" in told.out
        assert CAVEAT in told.out


def test_json_for_machines(verksted: Verksted, first: Path, second: Path) -> None:
    told = verksted("undersokelse", second, "--mot", first, "--json", "--gruppe", "hvem")
    data = json.loads(told.out)
    assert data["year"] == 2027
    assert data["earlier"]["year"] == 2025
    assert len(data["changes"]) == 6
    assert data["changes"][0]["change"] == "higher"
    assert data["reservation"].startswith("En undersøkelse")
    assert data["comments"][0]["answers"] is None
    labels = {label for row in data["groups"][0]["questions"] for label in row["groups"]}
    assert labels == {"Ungdom"}


def test_a_column_can_be_told_and_is_remembered_for_the_same_form(verksted: Verksted, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Trivsel", "Farge"]]
    rows += [[1 + n % 5, "rød" if n % 2 else "blå"] for n in range(40)]
    path = as_csv(rows, tmp_path / "a.csv")
    shown = verksted("undersokelse", path, "--vis-kolonner")
    assert "spørsmål med svaralternativer" in shown.out
    verksted("undersokelse", path, "--kolonne", "2=bakgrunn", "--skala", "1-6", "--husk")
    again = verksted("undersokelse", as_csv(rows, tmp_path / "b.csv"), "--vis-kolonner")
    assert "kan deles i grupper" in again.out
    assert "1–6" in again.out
    other = verksted("undersokelse", path, "--kolonne", "9=skala")
    assert other.code == 2
    assert verksted("undersokelse", path, "--kolonne", "1=tull").code == 2


def test_an_unsure_scale_is_told(verksted: Verksted, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Trivsel"]]
    rows += [[n] for n in (2, 3, 4, 3, 2, 4)]
    told = verksted("undersokelse", as_csv(rows, tmp_path / "a.csv"))
    assert "skalaen er antatt" in told.err
    sure = verksted("undersokelse", tmp_path / "a.csv", "--skala", "1-6")
    assert "antatt" not in sure.err
    assert "Skala 1–6" in sure.out


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "a.csv"),
        (b"ID;Trives du?\n", "bare-sporsmal.csv"),
        (b"PK\x03\x04tull", "a.xlsx"),
        (b"%PDF-1.4", "a.csv"),
        (None, "borte.xlsx"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_and_exit_5(
    verksted: Verksted, tmp_path: Path, content: bytes | None, name: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    told = verksted("undersokelse", tmp_path / name)
    assert told.code == 5
    assert told.out == ""
    assert len(told.err.strip().splitlines()) == 1
    assert "Traceback" not in told.err


def test_wrong_use_is_exit_2(verksted: Verksted, first: Path) -> None:
    assert verksted("undersokelse", first, "--k", "2").code == 2
    assert verksted("undersokelse", first, "--skala", "6").code == 2
    assert verksted("undersokelse").code == 2


def test_a_name_in_a_heading_or_a_group_is_taken_out(verksted: Verksted, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Hvem er du?", "Hvor fornøyd er du med Gunhild Aasen-Moe?"]]
    rows += [["Gunhild Aasen-Moe" if n % 2 else "Foreldre", 1 + n % 6] for n in range(40)]
    for extra in (("--gruppe", "hvem"), ("--json", "--gruppe", "hvem")):
        told = verksted("undersokelse", as_csv(rows, tmp_path / "a.csv"), *extra)
        assert told.code == 0
        assert "Gunhild" not in told.out


def test_a_person_may_say_that_two_wordings_ask_the_same(verksted: Verksted, tmp_path: Path) -> None:
    old = as_xlsx(forms_rows(), tmp_path / "svar 2025.xlsx")
    rows = forms_rows(2027, 38, seed=2)
    at = rows[0].index(QUESTIONS[0])
    rows[0][at] = "Noe helt annet, men ment likt"
    new = as_xlsx(rows, tmp_path / "svar 2027.xlsx")
    alone = verksted("undersokelse", new, "--mot", old)
    assert "Samme spørsmål: 5 av 7" in alone.out
    same = f"{at + 1}={at + 1}"
    for files in ((new, old), (old, new)):
        told = verksted("undersokelse", files[0], "--mot", files[1], "--samme", same)
        assert "Samme spørsmål: 6 av 6" in told.out
    data = json.loads(verksted("undersokelse", new, "--mot", old, "--samme", same, "--json").out)
    assert len(data["changes"]) == 6


def test_what_is_called_the_same_must_be_questions_of_two_files(verksted: Verksted, first: Path) -> None:
    assert verksted("undersokelse", first, "--samme", "7=7").code == 2
    for wrong in ("1=7", "7=999", "sju=7", "7"):
        told = verksted("undersokelse", first, "--mot", first, "--samme", wrong)
        assert told.code == 2
        assert "--vis-kolonner" in told.err


@pytest.mark.parametrize(
    "more", [["--k", "2"], ["--k", "11"], ["--spurte", "-1"], ["--spurte", "0"], ["--spurte", "1"], ["--aar", "26"], ["--skala", "6-1"], ["--samme", "1=1"], ["--kolonne", "9=tull"]]
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(verksted: Verksted, tmp_path: Path, more: list[str]) -> None:
    file = tmp_path / "svar.csv"
    file.write_text("Hvor fornøyd er du?\n" + "".join(f"{1 + n % 6}\n" for n in range(30)), "utf-8")
    assert verksted("undersokelse", file).code == 0
    said = verksted("undersokelse", file, *more)
    assert (said.code, said.out) == (2, ""), said
    assert len(said.err.splitlines()) == 1


def test_a_sheet_is_told_of_where_there_are_none(verksted: Verksted, second: Path) -> None:
    told = verksted("undersokelse", second, "--ark", "Svar")
    assert told.code == 0
    assert "--ark er ikke brukt" in told.err
    assert "--ark" not in verksted("undersokelse", second).err
