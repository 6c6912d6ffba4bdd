"""Whether figures of a survey may stand in a summary: whole, possible, and never of a handful of people."""

from __future__ import annotations

from verksted.workshop.language import say
from verksted.workshop.survey_figures import Change, ScaleFigures, SurveyFigures, SurveyLine

FEWEST_ANSWERS = 3
"""No mean of fewer answers is shown anywhere (as 10-FAKTOR and Statistics Norway)."""
MOST_LINES = 400
MOST_SCALES = 20
HIGHEST_SCALE = 100
YEARS = (1900, 2200)
MOST_ANSWERS = 10_000_000
_COMPARED = (Change.HIGHER, Change.LOWER, Change.SAME, Change.UNSURE)


def survey_problem(figures: SurveyFigures) -> str:
    """What is wrong with the figures in one sentence, or ""."""
    two = figures.earlier_year is not None
    if two is not (figures.earlier_answers is not None):
        return say("Undersøkelsen mangler året eller antallet svar for den ene gangen.")
    years = (
        [figures.later_year] if figures.earlier_year is None else [figures.earlier_year, figures.later_year]
    )
    if not all(YEARS[0] <= year <= YEARS[1] for year in years) or years != sorted(set(years)):
        return say("Undersøkelsen har år som ikke kan stemme.")
    answers = [figures.later_answers] + ([] if figures.earlier_answers is None else [figures.earlier_answers])
    if not all(FEWEST_ANSWERS <= count <= MOST_ANSWERS for count in answers):
        return say("Undersøkelsen har for få svar til at tallene kan vises.")
    scales = figures.scales
    ends = [(one.lowest, one.highest) for one in scales]
    if len(set(ends)) < len(ends) or not all(0 <= low < high <= HIGHEST_SCALE for low, high in ends):
        return say("Undersøkelsen har en skala som ikke kan stemme.")
    lines = [line for one in scales for line in one.lines]
    wrong = not all(one.lines for one in scales) or len(scales) > MOST_SCALES + 1
    if wrong or len(lines) > MOST_LINES or not all(line.question.strip() for line in lines):
        return say("Undersøkelsen mangler spørsmål, eller har for mange.")
    if not all(_sound(line, one, two=two) for one in scales for line in one.lines):
        return say("Undersøkelsen har tall som ikke henger sammen.")
    return ""


def _sound(line: SurveyLine, scale: ScaleFigures, *, two: bool) -> bool:
    """Means on the scale, and a change that the two means can bear.

    Where the questions cannot be compared, the earlier one may have had another scale.
    """
    low, high = 10 * scale.lowest, 10 * scale.highest
    widest = (0, 10 * HIGHEST_SCALE) if line.change is Change.NOT_COMPARABLE else (low, high)
    if line.later is not None and not low <= line.later <= high:
        return False
    if line.earlier is not None and not (two and widest[0] <= line.earlier <= widest[1]):
        return False
    if line.change in _COMPARED and (line.earlier is None or line.later is None):
        return False
    if line.change is Change.NEW and (line.earlier is not None or line.later is None):
        return False
    if line.change is Change.WITHHELD and line.earlier is not None and line.later is not None:
        return False
    step = (line.later or 0) - (line.earlier or 0)
    return not (line.change is Change.HIGHER and step < 0) and not (line.change is Change.LOWER and step > 0)
