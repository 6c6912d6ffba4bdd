"""Figures of a survey in a summary: read and written strictly, told in words and in a table, in every form."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import jsonschema
import pytest
from openpyxl import load_workbook
from tests.report.access import lint
from tests.report.samples import SEED, sample
from tests.report.survey_samples import LINES, MANY, ONE_YEAR, SCALES, TWO_YEARS, with_survey

from verksted.privacy.detector import Detector
from verksted.report.chapter import chapter_of
from verksted.report.chapter_maps import chapter_map
from verksted.report.errors import BadSummary
from verksted.report.files import ENDINGS, summary_file
from verksted.report.json_form import from_json, to_json
from verksted.report.leak import scan
from verksted.report.leak_policy import LeakPolicy
from verksted.report.model import Chapter, Chart, Field
from verksted.report.own_files import summary_policy
from verksted.report.plain_text import block_text
from verksted.report.schema import summary_schema
from verksted.report.signing import sign, verify
from verksted.report.texts import Words
from verksted.report.word.poster import wall_scale
from verksted.workshop.handout import Table
from verksted.workshop.summary import Summary
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine
from verksted.workshop.words import WrittenStandard

BOTH = pytest.mark.parametrize("standard", WrittenStandard)


def read(name: str, data: bytes) -> str:
    """All that a reader of the file sees, tags taken out."""
    if name.endswith(".docx"):
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            data = file.read("word/document.xml")
    if name.endswith(".xlsx"):
        book = load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for page in book for row in page for cell in row)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", data.decode("utf-8-sig")))


def comparison(figures: SurveyFigures, standard: WrittenStandard = WrittenStandard.BOKMAL) -> str:
    blocks = chapter_of(with_survey(figures, standard)).blocks
    return next(block_text(block) for block in blocks if block.id == "comparison")


# The JSON --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("figures", [ONE_YEAR, TWO_YEARS, SCALES])
def test_there_and_back_signed_and_by_the_schema(figures: SurveyFigures) -> None:
    made = with_survey(figures)
    again = from_json(to_json(made))
    assert again == made
    assert verify(again)
    jsonschema.validate(json.loads(to_json(made)), summary_schema())


def test_without_a_survey_there_is_no_key_for_it() -> None:
    assert "survey" not in json.loads(to_json(sample()))


def test_without_other_scales_there_is_no_key_for_them() -> None:
    """So a summary signed before there were any is still the same bytes."""
    plain = json.loads(to_json(with_survey()))
    assert "others" not in plain["survey"]
    plain["survey"]["others"] = []
    with pytest.raises(BadSummary):
        from_json(json.dumps(plain).encode())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, summary_schema())


def test_an_empty_key_is_no_summary_of_ours() -> None:
    plain = {**json.loads(to_json(sample())), "survey": None}
    with pytest.raises(BadSummary):
        from_json(json.dumps(plain).encode())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, summary_schema())


def test_a_changed_figure_breaks_the_signature() -> None:
    made = with_survey()
    other = replace(TWO_YEARS, lines=(replace(LINES[0], later=35), *LINES[1:]))
    assert not verify(replace(made, survey=other))
    assert not verify(replace(made, survey=None))


def line(earlier: int | None, later: int | None, change: Change, question: str = "Noe") -> SurveyFigures:
    return replace(TWO_YEARS, lines=(SurveyLine(question, earlier, later, change),))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(TWO_YEARS, earlier_answers=None),
        replace(TWO_YEARS, earlier_year=None),
        replace(TWO_YEARS, earlier_year=2026),
        replace(TWO_YEARS, earlier_year=2027),
        replace(TWO_YEARS, later_year=26, earlier_year=24),
        replace(TWO_YEARS, later_answers=2),
        replace(TWO_YEARS, earlier_answers=0),
        replace(TWO_YEARS, later_answers=-5),
        replace(TWO_YEARS, lowest=5, highest=1),
        replace(TWO_YEARS, highest=5000),
        replace(TWO_YEARS, lines=()),
        replace(TWO_YEARS, lines=LINES * 100),
        line(29, 51, Change.HIGHER),
        line(9, 29, Change.HIGHER),
        line(34, 29, Change.HIGHER),
        line(29, 34, Change.LOWER),
        line(None, 34, Change.SAME),
        line(29, None, Change.UNSURE),
        line(29, 34, Change.NEW),
        line(None, None, Change.NEW),
        line(29, 34, Change.WITHHELD),
        line(29, 29, Change.SAME, "  "),
        line(1001, 29, Change.NOT_COMPARABLE),
        replace(ONE_YEAR, lines=(SurveyLine("Noe", 29, 30, Change.HIGHER),)),
        replace(SCALES, others=(*SCALES.others, SCALES.others[0])),
        replace(SCALES, others=(ScaleFigures(1, 5, LINES),)),
        replace(SCALES, others=(ScaleFigures(4, 4, LINES),)),
        replace(SCALES, others=(ScaleFigures(0, 10, ()),)),
        replace(SCALES, others=(ScaleFigures(0, 1, (SurveyLine("Noe", 4, 11, Change.HIGHER),)),)),
    ],
)
def test_figures_that_cannot_be_are_refused_in_one_sentence(wrong: SurveyFigures) -> None:
    with pytest.raises(BadSummary) as caught:
        from_json(to_json(with_survey(wrong)))
    assert str(caught.value).startswith("Undersøkelsen ")
    assert str(caught.value).count(".") == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw["survey"].pop("lowest"),
        lambda raw: raw["survey"].update(comment="fritekst"),
        lambda raw: raw["survey"]["lines"][0].update(answers=["en"]),
        lambda raw: raw["survey"]["lines"][0].update(later="34"),
        lambda raw: raw["survey"]["lines"][0].update(change="better"),
    ],
)
def test_nothing_else_has_a_place_in_it(change: object) -> None:
    raw = json.loads(to_json(with_survey()))
    assert callable(change)
    change(raw)
    with pytest.raises(BadSummary):
        from_json(json.dumps(raw).encode())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(raw, summary_schema())


# What a reader sees ----------------------------------------------------------------------------------


def test_two_years_are_told_in_words_and_then_in_a_table() -> None:
    told = comparison(TWO_YEARS)
    assert told.startswith("Utvikling mellom to undersøkelser")
    assert "I 2024 svarte 42 på brukerundersøkelsen, og i 2026 svarte 51." in told
    assert "skala fra 1 til 5" in told
    assert "Fra 2024 til 2026 gikk tallet opp på to spørsmål og ned på ett spørsmål." in told
    assert "På ett spørsmål er det omtrent likt." in told
    assert "Ett spørsmål ble stilt for første gang." in told
    assert "tall holdt tilbake" in told
    assert "Få har svart" not in told
    assert "Hvert tall er et tegn, ikke et bevis." in told
    block = next(one for one in chapter_of(with_survey()).blocks if one.id == "comparison")
    table = next(element for element in block.elements if isinstance(element, Table))
    assert table.header == ("Spørsmål", "Snitt 2024", "Snitt 2026", "Endring", "Tiltak imens")
    assert table.rows[1][1:] == ("2,4", "3,1", "høyere", "Vakttelefon; Fast svartid")
    assert table.rows[2][3:] == ("lavere", "ingen")
    assert table.rows[7][1:4] == ("–", "3,0", "for få svar")


def test_one_year_with_few_answers_says_so_in_words_and_no_number() -> None:
    told = comparison(ONE_YEAR)
    assert told.startswith("Dette viser brukerundersøkelsen")
    assert "I 2026 svarte færre enn fem på brukerundersøkelsen." in told
    assert "Få har svart." in told
    assert "for få svar" in told
    assert "2024" not in told
    block = next(one for one in chapter_of(with_survey(ONE_YEAR)).blocks if one.id == "comparison")
    assert Field("Tjenestens vurdering", "Skriv hva tjenesten vil se nærmere på.") in block.elements


def test_questions_on_other_scales_have_tables_of_their_own_and_say_how_to_be_read() -> None:
    block = next(one for one in chapter_of(with_survey(SCALES)).blocks if one.id == "comparison")
    told = block_text(block)
    main, ten, yes = (element for element in block.elements if isinstance(element, Table))
    assert len(main.rows) == len(LINES)
    assert ten.rows == (("Hvor trygg er du hos oss?", "6,1", "7,8", "høyere", "Fast kontakt"),)
    assert yes.header[1:3] == ("Svarte ja 2024", "Svarte ja 2026")
    assert yes.rows[0][1:4] == ("4 av 10", "7 av 10", "høyere")
    assert yes.rows[1][1:3] == ("9 av 10", "nesten alle")
    assert yes.rows[2][1:4] == ("–", "–", "for få svar")
    assert told.index("skala fra 1 til 5") < told.index("skala fra 0 til 10") < told.index("hvor mange av ti")
    assert "gikk tallet opp på fire spørsmål" in told


@BOTH
@pytest.mark.parametrize("name", [f"sammendrag{ending}" for ending in ENDINGS if ending != ".json"])
def test_every_form_has_the_questions_on_other_scales(name: str, standard: WrittenStandard) -> None:
    told = read(name, summary_file(with_survey(SCALES, standard), name))
    assert "Hvor trygg er du hos oss?" in told
    assert "7 av 10" in told
    assert Words(standard)("undersokelse.alle") in told
    if name.endswith((".xlsx", ".csv")):
        assert "Hvor trygg er du hos oss? (0–10)" in told


def test_yes_and_no_as_the_main_scale_is_told_of_ten_with_no_bars_of_tenths() -> None:
    alone = replace(TWO_YEARS, lowest=0, highest=1, lines=SCALES.others[1].lines)
    block = next(one for one in chapter_of(with_survey(alone)).blocks if one.id == "comparison")
    assert not any(isinstance(element, Chart) for element in block.elements)
    told = block_text(block)
    assert "Tallene viser hvor mange av ti som svarte ja." in told
    assert "0,7" not in told
    short = read("a.docx", summary_file(with_survey(alone), "a.docx", chapter_map("politikere")))
    assert "Opp fra 4 av 10 til 7 av 10" in short


@pytest.mark.parametrize(
    ("kinds", "says"),
    [
        ((Change.HIGHER,), "gikk tallet opp på to spørsmål. Det gikk ikke tydelig ned på noen."),
        ((Change.LOWER,), "gikk tallet ned på ett spørsmål. Det gikk ikke tydelig opp på noen."),
        ((Change.SAME, Change.UNSURE), "verken tydelig opp eller tydelig ned"),
    ],
)
def test_what_did_not_happen_is_told_too(kinds: tuple[Change, ...], says: str) -> None:
    kept = tuple(entry for entry in LINES if entry.change in kinds)
    assert says in comparison(replace(TWO_YEARS, lines=kept))


@BOTH
@pytest.mark.parametrize("name", [f"sammendrag{ending}" for ending in ENDINGS if ending != ".json"])
def test_every_form_has_each_question_its_figures_and_how_to_read_them(
    name: str, standard: WrittenStandard
) -> None:
    summary, words = with_survey(standard=standard), Words(standard)
    told = read(name, summary_file(summary, name))
    for entry in LINES:
        assert entry.question in told
    assert words("undersokelse.forbehold") in told
    for figure in ("2,9", "3,4") if not name.endswith(".xlsx") else ("2.9", "3.4"):
        assert figure in told
    assert words("endring.higher") in told
    assert words("endring.withheld") in told


@BOTH
def test_the_page_for_politicians_has_as_much_of_what_rose_as_of_what_fell(standard: WrittenStandard) -> None:
    layout = chapter_map("politikere")
    summary, words = with_survey(standard=standard), Words(standard)
    told = read("a.docx", summary_file(summary, "a.docx", layout))
    assert words("overskrift.top-survey") in told
    for entry in LINES[:3]:
        assert entry.question in told
    assert LINES[4].question not in told
    assert words("undersokelse.forbehold-kort") in told
    without = read("a.docx", summary_file(sample(standard), "a.docx", layout))
    assert words("overskrift.top-survey") not in without


def test_without_figures_a_finished_form_has_no_empty_table() -> None:
    told = read("a.html", summary_file(sample(), "a.html"))
    assert "fyll ut" not in told
    assert "Utvikling mellom to undersøkelser" not in told
    assert "fyll ut" in read("a.docx", summary_file(sample(), "a.docx"))


def test_the_word_file_has_real_numbers_to_the_right_and_our_linter_is_content() -> None:
    assert lint(summary_file(with_survey(), "a.docx")) == []


def test_the_spreadsheet_can_be_counted_on() -> None:
    book = load_workbook(io.BytesIO(summary_file(with_survey(), "a.xlsx")))
    page = book["Brukerundersøkelse"]
    assert [cell.value for cell in page[1]] == [
        "Spørsmål",
        "Snitt 2024",
        "Snitt 2026",
        "Endring",
        "Tiltak imens",
    ]
    assert (page["B2"].value, page["C2"].value) == (2.9, 3.4)
    assert page["B2"].number_format == "0.0"
    assert page["B9"].value == "for få svar"


def test_the_csv_stays_one_table() -> None:
    rows = list(
        csv.reader(io.StringIO(summary_file(with_survey(), "a.csv").decode("utf-8-sig")), delimiter=";")
    )
    assert len({len(row) for row in rows}) == 1
    told = [row for row in rows if row[0] == "Brukerundersøkelse"]
    assert told[0][1:3] == [
        "Brukerundersøkelse 2024 – 2026",
        "Jeg blir hørt når noe skal bestemmes om meg: 2,9 i 2024, 3,4 i 2026 (høyere)",
    ]
    assert len(told) == len(LINES) + 1


def test_a_mean_that_misleads_beside_another_is_left_out_and_one_that_stands_alone_is_not() -> None:
    told = comparison(line(62, 35, Change.NOT_COMPARABLE))
    assert "6,2" not in told
    assert "3,5" in told
    assert "kan ikke sammenlignes" in told
    assert "3,1" in comparison(line(31, None, Change.NOT_COMPARABLE))


# The leak scan ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [f"a{ending}" for ending in ENDINGS])
def test_a_name_in_a_question_does_not_get_out(name: str) -> None:
    summary = with_survey(line(29, 34, Change.HIGHER, "Er du fornøyd med Kari Nordmann, tlf. 412 34 567?"))
    policy = LeakPolicy(detect=Detector.load().find_document)
    found = scan(summary_file(summary, name), name, summary_policy(policy, summary))
    assert any("Kari" in leak.what or "412" in leak.what for leak in found)


@BOTH
@pytest.mark.parametrize("name", [f"a{ending}" for ending in ENDINGS])
def test_ordinary_questions_do(name: str, standard: WrittenStandard) -> None:
    summary = with_survey(standard=standard)
    policy = LeakPolicy(detect=Detector.load().find_document)
    assert scan(summary_file(summary, name), name, summary_policy(policy, summary)) == []


# The poster ------------------------------------------------------------------------------------------


def poster(figures: SurveyFigures | None, standard: WrittenStandard = WrittenStandard.BOKMAL) -> Chapter:
    return chapter_of(with_survey(figures, standard) if figures else sample(standard), chapter_map("plakat"))


def bars(chapter: Chapter) -> Chart:
    return next(
        element for block in chapter.blocks for element in block.elements if isinstance(element, Chart)
    )


def test_the_poster_has_as_many_from_the_top_as_from_the_bottom() -> None:
    drawn = bars(poster(MANY))
    assert drawn.categories == tuple(f"Spørsmål nummer {at}" for at in (13, 12, 11, 10, 3, 2, 1, 0))
    assert drawn.series[0].values == (46, 44, 42, 40, 26, 24, 22, 20)
    assert "Her står åtte spørsmål: like mange fra toppen som fra bunnen." in block_text(
        poster(MANY).blocks[0]
    )
    two = bars(poster(TWO_YEARS))
    assert len(two.categories) == 4
    assert [series.name for series in two.series] == ["2024", "2026"]


def test_the_poster_hides_what_the_figures_hide() -> None:
    told = read("a.html", summary_file(with_survey(TWO_YEARS), "a.html", chapter_map("plakat")))
    assert "Tolken er til hjelp" not in told
    assert "6,2" not in told, "a mean that was asked for in another way"
    few = read("a.html", summary_file(with_survey(ONE_YEAR), "a.html", chapter_map("plakat")))
    assert "færre enn fem" in few
    assert "Få har svart." in few


@BOTH
def test_the_poster_says_what_works_what_must_get_better_what_is_done_and_how_to_read_it(
    standard: WrittenStandard,
) -> None:
    words = Words(standard)
    for name in ("a.docx", "a.html", "a.md"):
        told = read(name, summary_file(with_survey(standard=standard), name, chapter_map("plakat")))
        for key in ("poster-survey", "poster-works", "poster-improve", "short-caveat"):
            assert words(f"overskrift.{key}") in told
        assert words("undersokelse.forbehold-kort") in told
        assert "Egen app for meldinger" in told
        assert "Tabell" not in told


def test_without_figures_or_points_the_poster_has_no_empty_heading() -> None:
    assert [block.id for block in poster(None).blocks] == [
        "poster-works", "poster-improve", "plain-measures", "short-caveat",
    ]  # fmt: skip
    alone = chapter_of(replace(with_survey(), themes=()), chapter_map("plakat"))
    assert [block.id for block in alone.blocks] == ["poster-survey", "plain-measures", "short-caveat"]


def test_letters_of_a_poster_are_as_large_as_the_page_has_room_for() -> None:
    scales = [wall_scale(poster(figures)) for figures in (None, ONE_YEAR, TWO_YEARS)]
    assert scales == sorted(scales, reverse=True)
    assert scales[0] >= 1.4


# A year without a workshop ---------------------------------------------------------------------------


def alone(
    figures: SurveyFigures | None = ONE_YEAR, standard: WrittenStandard = WrittenStandard.BOKMAL
) -> Summary:
    """A survey and measures, and nobody who took part in anything."""
    made = replace(sample(standard, signed=False), survey=figures, themes=(), participants="", promises=())
    return sign(replace(made, principles=(), method="", target_group=()), SEED)


@BOTH
@pytest.mark.parametrize(
    "layout", ["bufdir", "egen-mal", "eget-kapittel", "onsker-og-innspill", "politikere"]
)
def test_a_year_without_a_workshop_never_speaks_of_one(layout: str, standard: WrittenStandard) -> None:
    chapter = chapter_of(alone(TWO_YEARS, standard), chapter_map(layout))
    told = "\n".join(block_text(block) for block in chapter.blocks)
    for word in ("deltok", "var med på", "Ungdommene", "Ungdommane", "Et verksted gir", "Ein verkstad gir"):
        assert word not in told
    assert Words(standard)("punkter.ingen") not in told
    assert "deltok" not in chapter.title
    assert "verksted" not in chapter.document_title.casefold()


def test_the_chapter_of_a_survey_alone_tells_who_answered_and_what_is_done() -> None:
    chapter = chapter_of(alone(TWO_YEARS))
    assert chapter.title == "Brukerundersøkelsen og tiltakene våre"
    assert [block.id for block in chapter.blocks] == [
        "summary",
        "measures",
        "earlier",
        "comparison",
        "caveat",
    ]
    first = block_text(chapter.blocks[0])
    assert "Det ble ikke holdt medvirkningsverksted denne gangen." in first
    assert "I 2024 svarte 42" in first
    assert "Tjenesten svarer med tre tiltak." in first
    last = block_text(chapter.blocks[-1])
    assert "Kontrollkode" in last
    assert "godkjent av" in last


def test_measures_alone_are_a_chapter_too() -> None:
    chapter = chapter_of(alone(None))
    assert chapter.title == "Tiltakene våre"
    assert [block.id for block in chapter.blocks] == ["summary", "measures", "earlier", "caveat"]


@BOTH
@pytest.mark.parametrize("name", [f"a{ending}" for ending in ENDINGS])
def test_every_form_of_such_a_year_passes_the_scan(name: str, standard: WrittenStandard) -> None:
    summary = alone(TWO_YEARS, standard)
    policy = LeakPolicy(detect=Detector.load().find_document)
    assert scan(summary_file(summary, name), name, summary_policy(policy, summary)) == []
    if name.endswith(".json"):
        assert from_json(summary_file(summary, name)) == summary
