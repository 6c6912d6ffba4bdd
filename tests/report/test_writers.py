"""Every writer, with ordinary and with hostile texts: whole files, nothing that runs, nothing lost."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report.hostile import PAYLOADS, hostile_summary, texts
from tests.report.samples import sample
from tests.report.survey_samples import with_survey

from verksted.content.lix import lix
from verksted.privacy.reading import read_units
from verksted.report.calendar import to_ics
from verksted.report.chapter import chapter_of
from verksted.report.chapter_maps import BadMap, chapter_map, chapter_maps, named_map
from verksted.report.files import UnknownKind, summary_file
from verksted.report.json_form import to_builtins
from verksted.report.markdown import to_markdown
from verksted.report.model import Chart
from verksted.report.texts import _texts
from verksted.report.word.document import handout_docx
from verksted.workshop.handout import (
    Bullets,
    Calendar,
    CalendarEntry,
    Handout,
    HandoutKind,
    Heading,
    Paragraph,
    Table,
)
from verksted.workshop.summary import Summary
from verksted.workshop.words import WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
KINDS = ["a.docx", "a.md", "a.html", "a.xlsx", "a.csv", "a.json"]


def all_text(data: bytes, name: str) -> str:
    return "\n".join(unit.text for unit in read_units(io.BytesIO(data), name=name))


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("standard", [NB, NN])
def test_every_point_measure_and_promise_is_in_every_report(name: str, standard: WrittenStandard) -> None:
    summary = sample(standard)
    text = all_text(summary_file(summary, name), name).replace("\\", "")
    for point in (point for theme in summary.themes for point in theme.points):
        assert point.text in text
    if name != "a.csv":
        measures = [entry.text for entry in (*summary.measures, *summary.earlier_measures)]
        for promised in (*measures, *(entry.text for entry in summary.promises)):
            assert promised in text


@pytest.mark.parametrize("name", ["a.docx", "a.md", "a.html", "a.xlsx", "a.csv"])
def test_themes_with_few_voices_go_by_one_name(name: str) -> None:
    text = all_text(summary_file(sample(), name), name)
    assert "Andre temaer" in text
    assert "Penger" not in text
    assert "Fritid\n" not in text


def test_the_chart_has_the_numbers_of_the_table() -> None:
    elements = chapter_of(sample()).elements
    chart = next(element for element in elements if isinstance(element, Chart))
    table = elements[elements.index(chart) + 1]
    assert isinstance(table, Table)
    for at, category in enumerate(chart.categories):
        assert table.rows[at][:-1] == (category, *(str(entry.values[at]) for entry in chart.series))
        assert table.rows[at][-1] == str(sum(entry.values[at] or 0 for entry in chart.series))
    assert chart.categories[-1] == "Andre temaer"


@pytest.mark.parametrize("name", KINDS)
def test_the_same_summary_gives_the_same_bytes(name: str) -> None:
    assert summary_file(sample(), name) == summary_file(sample(), name)


def test_an_unknown_ending_is_told() -> None:
    with pytest.raises(UnknownKind, match=r"\.docx") as caught:
        summary_file(sample(), "a.pdf")
    assert caught.value.exit_code == 2


def strings(node: object) -> set[str]:
    if isinstance(node, dict):
        return {text for value in node.values() for text in strings(value)}
    if isinstance(node, list):
        return {text for value in node for text in strings(value)}
    return {node} if isinstance(node, str) and node else set()


def test_bokmal_and_nynorsk_are_not_mixed() -> None:
    fixed = all_text(summary_file(sample(NN), "a.md"), "a.md").replace("\\", "")
    for text in sorted(strings(to_builtins(sample())), key=len, reverse=True):
        fixed = fixed.replace(text, "")
    for word in (
        "ikke",
        "hva",
        "fra",
        "hvordan",
        "eller flere",
        "noen",
        "deltakere",
        "verksted",
        "tjenesten",
    ):
        assert not re.search(rf"\b{word}\b", fixed, re.IGNORECASE), word


def test_fixed_texts_are_easy_enough_for_the_council() -> None:
    for standard in (NB, NN):
        lines = [
            text.in_(standard)
            for key, text in _texts().items()
            if text.in_(standard).endswith(".") and key != "tall"
        ]
        prose = re.sub(r"\{\w+\}", "tre", " ".join(lines))
        assert lix(prose) <= 45


def test_every_field_of_a_fixed_text_is_the_same_in_both_standards() -> None:
    for key, text in _texts().items():
        assert re.findall(r"\{\w+\}", text.nb) == re.findall(r"\{\w+\}", text.nn), key


@pytest.mark.parametrize(
    "map_id",
    ["bufdir", "egen-mal", "eget-kapittel", "onsker-og-innspill", "politikere", "deltakere", "plakat"],
)
def test_each_chapter_map_gives_a_chapter_in_its_order(map_id: str) -> None:
    layout = chapter_map(map_id)
    chapter = chapter_of(with_survey(), layout)
    assert [block.id for block in chapter.blocks] == [entry.id for entry in layout.blocks]
    for block in chapter.blocks:
        assert isinstance(block.elements[0], Heading)
        assert len(block.elements) > 1


def test_the_page_for_politicians_gives_praise_and_criticism_the_same_room() -> None:
    chapter = chapter_of(sample(), chapter_map("politikere"))
    lists = {block.id: block.elements[1] for block in chapter.blocks}
    for block in ("top-works", "top-improve", "top-advice"):
        found = lists[block]
        assert isinstance(found, Bullets)
        assert len(found.items) == 3
    first = lists["top-advice"]
    assert isinstance(first, Bullets)
    assert "(de fleste, følges opp)" in first.items[0], "the strongest first"


@pytest.mark.parametrize("standard", [NB, NN])
def test_the_page_back_to_those_who_took_part_is_easy_to_read(standard: WrittenStandard) -> None:
    text = all_text(to_markdown(chapter_of(sample(standard), chapter_map("deltakere"))), "a.md")
    assert lix(text.replace("\\", "")) <= 35
    for theme in sample().themes:
        for point in theme.points:
            assert point.text in text.replace("\\", "")


def test_wishes_and_input_are_plain_lists() -> None:
    chapter = chapter_of(sample(), chapter_map("onsker-og-innspill"))
    wishes, given_ = chapter.blocks[1], chapter.blocks[2]
    heading = wishes.elements[0]
    assert isinstance(heading, Heading)
    assert heading.text == "Ungdommene ønsker"
    lists = [element for element in (*wishes.elements, *given_.elements) if isinstance(element, Bullets)]
    assert [len(entry.items) for entry in lists] == [6, 6, 4]


def test_a_map_of_ones_own_is_read_and_a_bad_one_is_named(tmp_path: object) -> None:
    folder = Path(str(tmp_path))
    (folder / "vaar.toml").write_text(
        'name={nb="V",nn="V"}\ntitle={nb="T",nn="T"}\n[[blocks]]\nid="advice"\n', "utf-8"
    )
    assert chapter_maps(folder)["vaar"].blocks[0].id == "advice"
    (folder / "feil.toml").write_text(
        'name={nb="V",nn="V"}\ntitle={nb="T",nn="T"}\n[[blocks]]\nid="x"\n', "utf-8"
    )
    with pytest.raises(BadMap, match=r"feil\.toml"):
        chapter_maps(folder)
    with pytest.raises(BadMap, match="finnes ikke"):
        chapter_map("borte")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[name]\nnb = 'a'\nnn\n", "linje 3: det mangler «=»"),
        ('[name]\nnb = "a\nnn = "b"\n', "linje 2: en tekst er ikke lukket"),
        ("[name\nnb = 'a'\n", "linje 1: en klamme er ikke lukket"),
        ("fields = a\n", "linje 1: verdien mangler"),
        ("fields = 1 2\n", "linje 1: det står noe mer"),
        ("[name]\n[name]\n", "linje 2: det samme navnet"),
        ("\x00", "linje 1: "),
        ("", "«name» må ha"),
        ("name = {nb='a',nn='b'}\ntitle = {nb='a',nn=1}\n", "«title» må ha"),
        ("name = {nb='a',nn='b'}\ntitle = {nb='a',nn='b'}\n", "mangler blokker"),
        ("name = {nb='a',nn='b'}\ntitle = {nb='a',nn='b'}\nblocks = ['a']\n", "blokk nummer 1"),
        ("name = {nb='a',nn='b'}\ntitle = {nb='a',nn='b'}\nblocks = [{id='tull'}]\n", "ukjent blokk «tull»"),
        ("a = " + "[" * 9999, "lag|klamme|verdien"),
    ],
)
def test_what_is_wrong_with_a_map_is_told_in_norwegian_by_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "feil.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadMap, match=says) as caught:
        named_map(str(file))
    assert not re.search(r"\b(?:at line|expected|invalid|after|value)\b", str(caught.value), re.IGNORECASE)


# --- hostile texts --------------------------------------------------------------------------------


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))


def tags(data: bytes) -> set[tuple[str, tuple[str, ...]]]:
    parser = _Tags()
    parser.feed(data.decode("utf-8"))
    return set(parser.tags)


PLAIN_TAGS = tags(summary_file(sample(), "a.html"))


def check_html(data: bytes) -> None:
    assert tags(data) <= PLAIN_TAGS, "no element or attribute but those of the page itself"


def check_csv(data: bytes) -> None:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert len(row) == 6
        for cell in row:
            assert not cell.lstrip(" \t\r\n").startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
            assert not any(ord(char) < 32 for char in cell)


def check_xlsx(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n")
                assert cell.data_type == "s" or cell.value is None or isinstance(cell.value, int)
                if cell.row is not None and len(str(cell.value or "")) > 75:
                    room = page.row_dimensions[cell.row].height or 0
                    assert room >= 30, "folded lines lie on each other"
        paper = page.sheet_properties.pageSetUpPr
        assert paper is not None
        assert paper.fitToPage, "a sheet is printed over several pages side by side"
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist())


def check_docx(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            ET.fromstring(file.read(name))  # noqa: S314 -- our own file


def check_markdown(data: bytes) -> None:
    text = data.decode("utf-8")
    assert not re.search(r"(?<!\\)<", text), "no raw HTML"
    assert not re.search(r"(?<!\\)\]\(", text), "no link"
    assert "\x1b" not in text


CHECKS = {
    "a.html": check_html,
    "a.csv": check_csv,
    "a.xlsx": check_xlsx,
    "a.docx": check_docx,
    "a.md": check_markdown,
}


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("name", list(CHECKS))
def test_no_hostile_text_breaks_a_writer_or_becomes_more_than_text(name: str, payload: str) -> None:
    CHECKS[name](summary_file(hostile_summary(payload), name))


@given(texts)
@settings(max_examples=25, deadline=None)
def test_no_text_at_all_does(text: str) -> None:
    summary = hostile_summary(text)
    for name, check in CHECKS.items():
        check(summary_file(summary, name))


@given(st.sampled_from(PAYLOADS), st.sampled_from([NB, NN]), st.sampled_from(list(HandoutKind)))
@settings(max_examples=40, deadline=None)
def test_handouts_take_any_text(text: str, standard: WrittenStandard, kind: HandoutKind) -> None:
    parts = (
        Heading(text),
        Paragraph(text + "\n" + text),
        Bullets((text, text), numbered=True),
        Bullets((text,)),
        Table((text, "b"), ((text, text),), text),
    )
    check_docx(handout_docx(Handout("brev", kind, standard, text, parts)))


def test_a_summary_that_says_nothing_gives_whole_files() -> None:
    base = sample(signed=False)
    empty: Summary = Summary(
        id="x", malform=NB, quarter="", municipality="", service="", target_group=(), participants="", method="",
        principles=(), themes=(), measures=(), earlier_measures=(), promises=(), balance=base.balance,
        detector=base.detector, signers=(),
    )  # fmt: skip
    for name, check in CHECKS.items():
        check(summary_file(empty, name))


# --- calendar -------------------------------------------------------------------------------------


def test_a_calendar_is_read_back_as_it_was_given() -> None:
    entries = (
        CalendarEntry(
            "b@verksted", date(2027, 2, 1), "Si fra hva som skjer; alle, også nye", "Linje en\nlinje to"
        ),
        CalendarEntry("a@verksted", date(2026, 12, 31), "x" * 200),
    )
    stamp = datetime(2026, 11, 22, tzinfo=UTC)
    data = to_ics(Calendar(NB, "Oppfølging", entries), stamp)
    assert data == to_ics(Calendar(NB, "Oppfølging", entries[::-1]), stamp)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events: list[Any] = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    first, second = events
    assert first["dtstart"].dt == date(2026, 12, 31)
    assert first["dtend"].dt == date(2027, 1, 1)
    assert str(second["summary"]) == "Si fra hva som skjer; alle, også nye"
    assert str(second["description"]) == "Linje en\nlinje to"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_makes_a_second_event(payload: str) -> None:
    text = payload + "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:inn"
    data = to_ics(
        Calendar(NB, text, (CalendarEntry("a", date(2027, 1, 1), text, text),)),
        datetime(2026, 11, 22, tzinfo=UTC),
    )
    assert len(icalendar.Calendar.from_ical(data).walk("VEVENT")) == 1
