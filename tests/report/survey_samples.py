"""Figures of surveys made for the tests: all kinds of change, and few or many answers."""

from __future__ import annotations

from dataclasses import replace

from tests.report.samples import SEED, sample

from verksted.report.signing import sign
from verksted.workshop.summary import Summary
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine
from verksted.workshop.words import WrittenStandard

LINES = (
    SurveyLine("Jeg blir hørt når noe skal bestemmes om meg", 29, 34, Change.HIGHER, ("Samtale før møtet",)),
    SurveyLine("Kontaktpersonen svarer når jeg tar kontakt", 24, 31, Change.HIGHER, ("Vakttelefon", "Fast svartid")),
    SurveyLine("Jeg forstår brevene jeg får", 31, 27, Change.LOWER),
    SurveyLine("Møtene er på steder som passer for meg", 38, 38, Change.SAME),
    SurveyLine("Jeg vet hva som skjer etter at jeg fyller 18", 22, 24, Change.UNSURE),
    SurveyLine("Jeg får svar på meldinger samme dag", None, 29, Change.NEW),
    SurveyLine("Jeg er fornøyd med hjelpen", 62, 35, Change.NOT_COMPARABLE),
    SurveyLine("Tolken er til hjelp", None, 30, Change.WITHHELD),
)  # fmt: skip
TWO_YEARS = SurveyFigures(2026, 51, 1, 5, LINES, 2024, 42)
SCALES = replace(
    TWO_YEARS,
    others=(
        ScaleFigures(0, 10, (SurveyLine("Hvor trygg er du hos oss?", 61, 78, Change.HIGHER, ("Fast kontakt",)),)),
        ScaleFigures(
            0,
            1,
            (
                SurveyLine("Har du fått tilbud om ettervern?", 4, 7, Change.HIGHER),
                SurveyLine("Vet du hvem du kan ringe?", 9, 10, Change.UNSURE),
                SurveyLine("Har du brukt tolk?", None, None, Change.WITHHELD),
            ),
        ),
    ),
)  # fmt: skip
MANY = SurveyFigures(
    2026,
    36,
    1,
    6,
    tuple(SurveyLine(f"Spørsmål nummer {at}", None, 20 + 2 * at, Change.NEW) for at in range(14)),
)
ONE_YEAR = SurveyFigures(
    2026,
    4,
    1,
    5,
    (
        SurveyLine("Jeg blir hørt når noe skal bestemmes om meg", None, 34, Change.NEW),
        SurveyLine("Jeg forstår brevene jeg får", None, 27, Change.NEW),
        SurveyLine("Tolken er til hjelp", None, None, Change.WITHHELD),
    ),
)


def with_survey(
    figures: SurveyFigures = TWO_YEARS, standard: WrittenStandard = WrittenStandard.BOKMAL
) -> Summary:
    """The sample with these figures, signed."""
    return sign(replace(sample(standard, signed=False), survey=figures), SEED)
