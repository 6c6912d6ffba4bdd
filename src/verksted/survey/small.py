"""Small groups: what may be shown, and what is withheld so that nobody can be counted out.

Rules (domain.md §3.3): a figure stands on at least k answers; where one group of a table is withheld, so
is the next smallest, until at least two groups and k answers are hidden together, since one hidden
group is the whole minus the rest; where everybody in a small group answered the same, the mean tells
what each of them answered, so it is withheld too. An empty and a withheld cell look alike.
Percentages are not told under `PERCENT_FROM` answers: there one person is five percentage points.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from verksted.workshop.language import mark
from verksted.workshop.survey import Breakdown, Choice, Group, Option, Result, Survey

K = 5
PERCENT_FROM = 20
"""Answers from which a share may be told in per cent."""
HIDDEN = ":"
"""What stands in a withheld cell, as in official statistics."""


class Why(StrEnum):
    """Why a figure is withheld."""

    FEW = "few"
    COUNTED_OUT = "counted-out"
    ALIKE = "alike"
    UNKNOWN = "unknown"


WHY_WORDS: dict[Why, str] = {
    Why.FEW: mark("for få svar til å vises"),
    Why.COUNTED_OUT: mark("skjult, ellers kunne noen regne ut en liten gruppe"),
    Why.ALIKE: mark("skjult, fordi alle svarte det samme"),
    Why.UNKNOWN: mark("skjult, fordi filen ikke sier hvor mange som svarte"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What may be said of one group and one question. Withheld: no number at all, and `why`."""

    answers: int | None = None
    mean: float | None = None
    why: Why | None = None

    @property
    def shown(self) -> bool:
        return self.why is None


def cell(result: Result, k: int = K) -> Cell:
    """The figure of a whole group, or why it is withheld."""
    answers, mean = result.answers, result.mean
    if result.told_mean is not None and answers == 0:
        return Cell(why=Why.UNKNOWN)
    if answers < k or mean is None:
        return Cell(why=Why.FEW)
    if answers < PERCENT_FROM and _alike(result):
        return Cell(why=Why.ALIKE)
    return Cell(answers, mean)


def _alike(result: Result) -> bool:
    if result.counts:
        return sum(1 for count in result.counts if count) == 1
    scale = result.item.scale
    return result.told_mean in (scale.lowest, scale.highest)


def row(whole: Result, breakdown: Breakdown, k: int = K, hidden: Collection[str] = ()) -> dict[str, Cell]:
    """One question by group: label to cell. `hidden` are labels withheld for other reasons.

    Those who did not answer the background question (label "") are never shown, and count as hidden.
    """
    parts = {group.label: group.result(whole.item.id) for group in breakdown.groups}
    total = whole.answers
    cells: dict[str, Cell] = {}
    for label, result in parts.items():
        if not label or result is None:
            cells[label] = Cell(why=Why.FEW)
        elif label in hidden:
            cells[label] = Cell(why=Why.COUNTED_OUT)
        else:
            cells[label] = cell(result, k)
    if not cell(whole, k).shown:
        return dict.fromkeys(cells, Cell(why=Why.FEW))
    while True:
        shown = {label: found.answers or 0 for label, found in cells.items() if found.shown}
        rest = total - sum(shown.values())
        covered = _peopled(cells, parts) + _more(breakdown)
        if rest == 0 or not shown or (rest >= k and covered >= 2):
            return cells
        cells[min(shown, key=lambda label: (shown[label], label))] = Cell(why=Why.COUNTED_OUT)


def _peopled(cells: Mapping[str, Cell], parts: Mapping[str, Result | None]) -> int:
    """How many of the withheld cells have anybody in them, as far as is known."""
    hidden = [parts[label] for label, found in cells.items() if not found.shown]
    return sum(1 for result in hidden if result is None or result.answers)


def _more(breakdown: Breakdown) -> int:
    """How many groups stand under the label "" beyond the one that it looks like."""
    return max(breakdown.together - 1, 0)


def hidden_groups(breakdown: Breakdown, k: int = K) -> frozenset[str]:
    """Labels of groups that are withheld as a whole, by their size alone, with what must go with them."""
    gone = {group.label for group in breakdown.groups if not group.label or group.answers < k}
    while (label := _must_go_too(breakdown, gone, k)) is not None:
        gone.add(label)
    return frozenset(gone)


def table(
    survey: Survey, breakdown: Breakdown, k: int = K, hidden: Collection[str] = ()
) -> dict[str, dict[str, Cell]]:
    """Every question by group: item id to label to cell. Groups withheld as a whole are not there."""
    gone = set(hidden) | hidden_groups(breakdown, k)
    out: dict[str, dict[str, Cell]] = {}
    for whole in survey.results:
        cells = row(whole, breakdown, k, gone)
        out[whole.item.id] = {label: found for label, found in cells.items() if label not in gone}
    return out


def hidden_in_both(earlier: Breakdown, later: Breakdown, k: int = K) -> frozenset[str]:
    """Labels to withhold in two years beside each other: a group hidden in one is hidden in both.

    Last year's table would else tell about how large this year's hidden group is, and the other way
    round. A label that is there in one year only is hidden where it is.
    """
    gone = hidden_groups(earlier, k) | hidden_groups(later, k)
    labels = [{group.label for group in one.groups} for one in (earlier, later)]
    gone |= labels[0] ^ labels[1]
    while True:
        more = {label for one in (earlier, later) if (label := _must_go_too(one, gone, k)) is not None}
        if not more:
            return frozenset(gone)
        gone |= more


def _must_go_too(breakdown: Breakdown, gone: Collection[str], k: int) -> str | None:
    """The smallest group still shown, where those hidden could be counted out; else None."""
    kept = [group for group in breakdown.groups if group.label not in gone]
    dropped = [group for group in breakdown.groups if group.label in gone and group.answers]
    rest = sum(group.answers for group in dropped)
    if not kept or not rest or (rest >= k and len(dropped) + _more(breakdown) >= 2):
        return None
    return min(kept, key=lambda group: (group.answers, group.label)).label


def spread(result: Result, k: int = K) -> list[tuple[int, int, int]] | None:
    """How the answers lie: (from step, to step, answers), in as many bands as small numbers allow.

    Every step by itself if each has k answers; else thirds, else halves; None where even a half has
    fewer than k. A band nobody chose counts as too small: that nobody answered is a figure, too.
    """
    if not result.counts or not cell(result, k).shown:
        return None
    count = len(result.counts)
    for bands in dict.fromkeys((count, 3, 2)):
        if bands > count:
            continue
        edges = [round(at * count / bands) for at in range(bands + 1)]
        pairs = list(pairwise(edges))
        parts = [sum(result.counts[a:b]) for a, b in pairs]
        if min(parts) >= k:
            low = result.item.scale.lowest
            return [(low + a, low + b - 1, part) for (a, b), part in zip(pairs, parts, strict=True)]
    return None


def options(choice: Choice, k: int = K) -> tuple[list[Option], bool]:
    """Alternatives with at least k answers, and whether others are withheld.

    Of a question with one choice the smallest shown is withheld too, where what is hidden could be
    counted out.
    """
    if choice.answers < k:
        return [], True
    named = [one for one in choice.options if one.label]
    shown = sorted((one for one in named if one.answers >= k), key=lambda one: -one.answers)
    if not choice.several:
        together = len(choice.options) - len(named)
        hidden = len(named) - len(shown) + 2 * together
        while shown:
            rest = choice.answers - sum(one.answers for one in shown)
            if rest == 0 or (rest >= k and hidden >= 2):
                break
            shown.pop()
            hidden += 1
    return shown, len(shown) < len(choice.options)


def percent(part: int, whole: int) -> int | None:
    """A share in per cent; None where too few answered for one to be told."""
    return round(100 * part / whole) if whole >= PERCENT_FROM else None


def only_what_may_be_shown(survey: Survey, k: int = K) -> Survey:
    """The survey without what is withheld: what may be kept.

    A question that fewer than k answered loses its counts, small groups lose their size and their
    figures, and alternatives that few chose are put together under the label "".
    """
    return replace(
        survey,
        results=tuple(_kept_result(one, k) for one in survey.results),
        breakdowns=tuple(_kept_breakdown(survey, one, k) for one in survey.breakdowns),
        choices=tuple(_kept_choice(one, k) for one in survey.choices),
        comments=tuple(
            replace(one, answers=one.answers if one.answers >= k else 0) for one in survey.comments
        ),
    )


def _kept_result(result: Result, k: int) -> Result:
    if result.answers >= k:
        return replace(result, no_answer=result.no_answer if result.no_answer >= k else 0)
    return Result(result.item, tuple(0 for _ in result.counts))


def _kept_breakdown(survey: Survey, breakdown: Breakdown, k: int) -> Breakdown:
    cells = table(survey, breakdown, k)
    gone = hidden_groups(breakdown, k)
    kept = [
        replace(
            group,
            results=tuple(one for one in group.results if _shown(cells, one.item.id, group.label)),
        )
        for group in breakdown.groups
        if group.label not in gone
    ]
    rest = sum(group.answers for group in breakdown.groups if group.label in gone)
    together = len(gone) + _more(breakdown) if rest else 0
    return replace(breakdown, groups=(*kept, Group("", rest)) if rest else tuple(kept), together=together)


def _shown(cells: Mapping[str, Mapping[str, Cell]], item: str, label: str) -> bool:
    found = cells.get(item, {}).get(label)
    return found is not None and found.shown


def _kept_choice(choice: Choice, k: int) -> Choice:
    shown, more = options(choice, k)
    rest = max(choice.answers - sum(one.answers for one in shown), 0)
    others = (Option("", 0 if choice.several else rest),) if more else ()
    return replace(choice, options=(*shown, *others))
