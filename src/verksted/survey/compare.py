"""Two years beside each other: which questions are the same, and what may be said of each.

The same wording and the same scale is the same question. Nearly the same wording is shown with both
wordings and counts as changed until a person says that it is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verksted.survey.change import Difference, difference
from verksted.survey.small import PERCENT_FROM, Cell, K, cell
from verksted.survey.wording import item_id, plain
from verksted.workshop.followup import Measure, MeasureStatus
from verksted.workshop.plan import Theme
from verksted.workshop.survey import Result, SameQuestion, Scale, Survey
from verksted.workshop.survey_figures import YES_OR_NO, Change, ScaleFigures, SurveyFigures, SurveyLine

LIKELY = 82.0
"""Likeness of two wordings (rapidfuzz, 0–100) from which a person is asked whether they are the same."""


class Match(StrEnum):
    """How a question of the later year stands to the earlier one."""

    SAME = "same"
    SAID_SAME = "said-same"
    LIKELY = "likely"
    OTHER_SCALE = "other-scale"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    """A question in two years. One side is None where it was not asked (`NEW`, `GONE`).

    Of `LIKELY` and `OTHER_SCALE` both sides are there, and nothing is said of the change.
    """

    match: Match
    earlier: Result | None
    later: Result | None
    difference: Difference
    earlier_cell: Cell
    later_cell: Cell
    measures: tuple[Measure, ...] = ()

    @property
    def id(self) -> str:
        one = self.later or self.earlier
        return one.item.id if one else ""

    @property
    def text(self) -> str:
        one = self.later or self.earlier
        return one.item.text if one else ""

    @property
    def compared(self) -> bool:
        return self.match in (Match.SAME, Match.SAID_SAME)


def pairs(
    earlier: Survey,
    later: Survey,
    *,
    k: int = K,
    said: Collection[SameQuestion] = (),
    measures: Mapping[str, Sequence[Measure]] | None = None,
) -> list[Pair]:
    """Every question of both years: those of the later in its order, then those no longer asked.

    `said` are pairs that a person has called the same; `measures` those aimed at a question, by item id,
    of which those that were decided before the earlier survey, or when the later one was answered, are left
    out: they cannot have led to the change.
    """
    aimed = {
        item: [one for one in found if one.year is None or earlier.year <= one.year < later.year]
        for item, found in (measures or {}).items()
    }
    before = {one.item.id: one for one in earlier.results}
    told = {one.later: one.earlier for one in said}
    matched = _matched(before, later.results, told)
    out = [
        _pair(match, found, result, k, _aimed(aimed, result, found))
        for result in later.results
        for match, found in (matched[result.item.id],)
    ]
    used = {found.item.id for _, found in matched.values() if found is not None}
    out += [
        _pair(Match.GONE, result, None, k, _aimed(aimed, None, result))
        for result in earlier.results
        if result.item.id not in used
    ]
    return out


def _matched(
    before: Mapping[str, Result], results: Sequence[Result], told: Mapping[str, str]
) -> dict[str, tuple[Match, Result | None]]:
    """For each later question its match; a wording that is the same is never given to another one."""
    out: dict[str, tuple[Match, Result | None]] = {}
    free = dict(before)
    for result in results:
        own = told.get(result.item.id, "")
        found = free.get(own) or free.get(result.item.id)
        if found is not None:
            del free[found.item.id]
            said = found.item.id == own != result.item.id
            fits = same_scale(found.item.scale, result.item.scale)
            match = (Match.SAID_SAME if said else Match.SAME) if fits else Match.OTHER_SCALE
            out[result.item.id] = match, found
    for result in results:
        if result.item.id not in out:
            near = _nearest(result, free.values())
            if near is not None:
                del free[near.item.id]
            out[result.item.id] = (Match.LIKELY, near) if near else (Match.NEW, None)
    return out


def may_be_the_same(pair: Pair, others: Iterable[Pair]) -> list[Pair]:
    """Questions of the other year that a new or a gone one may be, on the same scale, the likest first."""
    from rapidfuzz import fuzz

    wanted = {Match.NEW: Match.GONE, Match.GONE: Match.NEW}.get(pair.match)
    own = pair.later or pair.earlier
    if wanted is None or own is None:
        return []
    found = [
        (other, asked)
        for other in others
        if other.match is wanted
        and (asked := other.later or other.earlier) is not None
        and same_scale(asked.item.scale, own.item.scale)
    ]
    wording = plain(own.item.text)
    found.sort(key=lambda one: -fuzz.ratio(wording, plain(one[1].item.text)))
    return [other for other, _ in found]


def _nearest(result: Result, others: Iterable[Result]) -> Result | None:
    from rapidfuzz import fuzz

    wording = plain(result.item.text)
    best, best_score = None, LIKELY
    for other in others:
        score = fuzz.ratio(wording, plain(other.item.text))
        if score >= best_score:
            best, best_score = other, score
    return best


def same_scale(one: Scale, other: Scale) -> bool:
    """The same ends; where both have words, the same words at both ends."""
    if (one.lowest, one.highest) != (other.lowest, other.highest):
        return False
    if one.words and other.words:
        return all(plain(one.words[at]) == plain(other.words[at]) for at in (0, -1))
    return True


def _pair(
    match: Match, earlier: Result | None, later: Result | None, k: int, measures: tuple[Measure, ...]
) -> Pair:
    first = cell(earlier, k) if earlier else Cell()
    second = cell(later, k) if later else Cell()
    if earlier is None or later is None:
        one = first if earlier else second
        change = Change.NEW if one.shown else Change.WITHHELD
        return Pair(match, earlier, later, Difference(change), first, second, measures)
    if match not in (Match.SAME, Match.SAID_SAME):
        return Pair(match, earlier, later, Difference(Change.NOT_COMPARABLE), first, second, measures)
    if not first.shown or not second.shown:
        why = first.why or second.why
        hidden = Cell(why=why)
        return Pair(match, earlier, later, Difference(Change.WITHHELD), hidden, hidden, measures)
    return Pair(match, earlier, later, difference(earlier, later), first, second, measures)


def aimed_measures(themes: Iterable[Theme], measures: Iterable[Measure]) -> dict[str, list[Measure]]:
    """Measures by the id of the question they were aimed at: through the themes that came from it.

    `Theme.survey_item` holds the wording of the question, so that people can read it in the plan.
    """
    items = {theme.id: item_id(theme.survey_item) for theme in themes if theme.survey_item}
    out: dict[str, list[Measure]] = {}
    for measure in measures:
        for item in dict.fromkeys(items[theme] for theme in measure.themes if theme in items):
            out.setdefault(item, []).append(measure)
    return out


def _aimed(
    aimed: Mapping[str, Sequence[Measure]], later: Result | None, earlier: Result | None
) -> tuple[Measure, ...]:
    ids = [one.item.id for one in (later, earlier) if one is not None]
    found = [measure for item in dict.fromkeys(ids) for measure in aimed.get(item, ())]
    return tuple({measure.id: measure for measure in found}.values())


def is_better(pair: Pair) -> bool | None:
    """Whether the change is to the better; None where nothing safe can be said."""
    if pair.difference.change not in (Change.HIGHER, Change.LOWER) or pair.later is None:
        return None
    return (pair.difference.change is Change.HIGHER) is not pair.later.item.low_is_good


def figures(
    later: Survey,
    earlier: Survey | None = None,
    *,
    k: int = K,
    said: Collection[SameQuestion] = (),
    measures: Mapping[str, Sequence[Measure]] | None = None,
) -> SurveyFigures | None:
    """What of the survey may stand in a report; None where no question has figures to show.

    Questions on another scale than most stand for themselves, a scale at a time.
    """
    ends = main_scale(later)
    if ends is None or later.answers < k:
        return None
    if earlier is not None and (earlier.answers < k or earlier.year >= later.year):
        earlier = None
    found: dict[tuple[int, int], list[SurveyLine]] = {ends: []}
    if earlier is None:
        for one in later.results:
            found.setdefault(_ends(one), []).append(_one_year(one, k))
    else:
        for pair in pairs(earlier, later, k=k, said=said, measures=measures):
            asked = pair.later or pair.earlier
            if asked is not None:
                found.setdefault(_ends(asked), []).append(_two_years(pair, k))
    shown = [ScaleFigures(*own, tuple(lines)) for own, lines in found.items() if any(map(_told, lines))]
    shown.sort(key=lambda one: (one.lowest, one.highest) != ends)
    if not shown:
        return None
    return SurveyFigures(
        later.year,
        later.answers,
        shown[0].lowest,
        shown[0].highest,
        shown[0].lines,
        earlier.year if earlier else None,
        earlier.answers if earlier else None,
        tuple(shown[1:]),
    )


def _told(line: SurveyLine) -> bool:
    return line.later is not None or line.earlier is not None


def _ends(result: Result) -> tuple[int, int]:
    return result.item.scale.lowest, result.item.scale.highest


def main_scale(survey: Survey) -> tuple[int, int] | None:
    """The ends of the scale that most questions are on, the first of equals; None without any."""
    ends = [_ends(one) for one in survey.results]
    return max(ends, key=ends.count, default=None)


def _one_year(result: Result, k: int) -> SurveyLine:
    shown = _tenths(result, cell(result, k), k)
    return SurveyLine(result.item.text, None, shown, Change.WITHHELD if shown is None else Change.NEW)


def _two_years(pair: Pair, k: int) -> SurveyLine:
    own = pair.match is not Match.LIKELY and pair.match is not Match.OTHER_SCALE
    before = _tenths(pair.earlier, pair.earlier_cell, k)
    now = _tenths(pair.later, pair.later_cell, k)
    change = Change.NOT_COMPARABLE if pair.match is Match.GONE else pair.difference.change
    if pair.compared and (before is None or now is None or _against(change, now - before)):
        before, now, change = None, None, Change.WITHHELD
    elif change is Change.NEW and now is None:
        change = Change.WITHHELD
    return SurveyLine(
        pair.text,
        before if own else None,
        now,
        change,
        tuple(one.text for one in pair.measures if one.status is not MeasureStatus.NOT_DONE),
    )


def _tenths(result: Result | None, found: Cell, k: int) -> int | None:
    """The mean as it may stand in a report. Of no and yes: of ten, where so many answered that it is no
    count of persons, and where neither side can be guessed.
    """
    if result is None or found.mean is None or _ends(result) != YES_OR_NO:
        return tenths(found.mean)
    answers = found.answers or 0
    if answers < PERCENT_FROM:
        return None
    if round(min(found.mean, 1 - found.mean) * answers) < k:
        return None if 0.2 < found.mean < 0.8 else 10 * round(found.mean)
    return tenths(found.mean)


def _against(change: Change, step: int) -> bool:
    """Whether the figures as they are shown would speak against what is said of them."""
    return (change is Change.HIGHER and step < 0) or (change is Change.LOWER and step > 0)


def tenths(mean: float | None) -> int | None:
    """A mean in tenths of a step, half away from nought: 2.85 is 29."""
    return None if mean is None else int(mean * 10 + 0.5 + 1e-9)
