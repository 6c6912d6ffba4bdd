"""From a grid and its layout to counts. Rows go in; none comes out.

What a background question parts the answers into is counted here for every group, small ones too:
`small.only_what_may_be_shown` takes those out before anything is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from verksted.survey import shapes, worded
from verksted.survey.grid import Grid
from verksted.survey.layout import Column, Layout, Role, Shape
from verksted.survey.wording import item_id, plain
from verksted.workshop.survey import (
    Breakdown,
    Choice,
    Comments,
    Group,
    Option,
    Result,
    Scale,
    Survey,
    SurveyItem,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file does not tell. `asked`: how many were asked. `answers` only where the file has none."""

    id: str
    year: int
    name: str = ""
    asked: int | None = None
    answers: int | None = None
    scale: Scale | None = None


def tally(grid: Grid, layout: Layout, facts: Facts) -> Survey:
    """Everything that was answered, as counts."""
    if layout.shape is Shape.AGGREGATED:
        return _from_means(grid, layout, facts)
    rows = grid.rows[layout.header + 1 :]
    counted = layout.of(Role.SCALE, Role.CHOICE, Role.SEVERAL, Role.BACKGROUND, Role.COMMENT)
    rows = [row for row in rows if any(row[column.at] for column in counted)]
    ids = _ids(layout.columns)
    scaled = [(column, _item(column, ids[column.at])) for column in layout.of(Role.SCALE)]
    steps = {column.at: _steps(rows, column) for column, _ in scaled}
    results = tuple(_result(item, Counter(steps[column.at])) for column, item in scaled)
    return Survey(
        facts.id,
        facts.year,
        len(rows),
        results,
        facts.name,
        facts.asked,
        tuple(_choice(rows, column, ids[column.at]) for column in layout.of(Role.CHOICE, Role.SEVERAL)),
        tuple(_breakdown(rows, one, ids[one.at], scaled, steps) for one in layout.of(Role.BACKGROUND)),
        tuple(
            Comments(ids[column.at], column.text, sum(1 for row in rows if row[column.at]))
            for column in layout.of(Role.COMMENT)
        ),
    )


def comments(grid: Grid, layout: Layout) -> dict[str, list[str]]:
    """Free text by question, in the order of the alphabet, so that no two answers of one person can be
    put together by their place. Raw: for the detector, and for nothing else.
    """
    ids = _ids(layout.columns)
    return {
        ids[column.at]: sorted(text for row in grid.rows[layout.header + 1 :] if (text := row[column.at]))
        for column in layout.of(Role.COMMENT)
    }


def unread(grid: Grid, layout: Layout) -> int:
    """Cells under a scale that are neither a step nor «vet ikke»: typing errors, mostly."""
    rows = grid.rows[layout.header + 1 :]
    return sum(
        1
        for column in layout.of(Role.SCALE)
        for row in rows
        if row[column.at] and column.scale is not None and row[column.at] not in column.scale.steps
    )


def item_ids(layout: Layout) -> dict[int, str]:
    """The id of every question with a scale, by its column; nothing for a table of means."""
    ids = _ids(layout.columns)
    return {column.at: ids[column.at] for column in layout.of(Role.SCALE)}


def _ids(columns: Sequence[Column]) -> dict[int, str]:
    """An id for every column; a wording that stands twice gets a number behind it."""
    taken: Counter[str] = Counter()
    out: dict[int, str] = {}
    for column in columns:
        made = item_id(column.text)
        taken[made] += 1
        out[column.at] = made if taken[made] == 1 else f"{made}-{taken[made]}"
    return out


def _item(column: Column, item: str) -> SurveyItem:
    return SurveyItem(item, column.text, column.steps or Scale(1, 6), column.low_is_good)


_SILENT = -1
"""In a column of steps: somebody was asked and gave no step."""


def _steps(rows: Sequence[Sequence[str]], column: Column) -> list[int | None]:
    """The step each row gives: None for an empty or stray cell, `_SILENT` for «vet ikke»."""
    known = column.scale.steps if column.scale else {}
    at = column.at
    as_step: dict[str, int | None] = {
        value: _SILENT if step is None else step for value, step in known.items()
    }
    as_step[""] = None
    return [as_step.get(row[at]) for row in rows]


def _result(item: SurveyItem, counted: Counter[int | None]) -> Result:
    return Result(item, tuple(counted[step] for step in item.scale.steps), counted[_SILENT])


def _choice(rows: Sequence[Sequence[str]], column: Column, item: str) -> Choice:
    several = column.role is Role.SEVERAL
    counted: Counter[str] = Counter()
    answers = 0
    for row in rows:
        cell = row[column.at]
        if not cell or worded.is_no_answer(cell):
            continue
        answers += 1
        chosen = {part.strip() for part in cell.split(";") if part.strip()} if several else {cell}
        counted.update(chosen)
    options = tuple(Option(label, count) for label, count in counted.most_common())
    return Choice(item, column.text, options, answers, several)


def _breakdown(
    rows: Sequence[Sequence[str]],
    column: Column,
    item: str,
    scaled: Sequence[tuple[Column, SurveyItem]],
    steps: dict[int, list[int | None]],
) -> Breakdown:
    band = shapes.age_band if shapes.is_age(column.text) else str
    labels = [band(row[column.at]) for row in rows]
    sizes = Counter(labels)
    pairs = {one.at: Counter(zip(labels, steps[one.at], strict=True)) for one, _ in scaled}
    order = sorted(sizes, key=lambda label: (not label, plain(label), label))
    return Breakdown(
        item,
        column.text,
        tuple(
            Group(
                label,
                sizes[label],
                tuple(
                    Result(
                        of,
                        tuple(pairs[one.at][label, step] for step in of.scale.steps),
                        pairs[one.at][label, _SILENT],
                    )
                    for one, of in scaled
                ),
            )
            for label in order
        ),
    )


def _from_means(grid: Grid, layout: Layout, facts: Facts) -> Survey:
    """A table that somebody else has counted: question, mean, number of answers."""
    parts = layout.parts or {}
    results: list[Result] = []
    taken: Counter[str] = Counter()
    rows = [row for row in grid.rows[layout.header + 1 :] if row[parts["question"]]]
    scale = facts.scale or layout.scale or _guessed(rows, parts["mean"])
    for row in rows:
        mean = shapes.number(row[parts["mean"]])
        if mean is None or not scale.lowest <= mean <= scale.highest:
            continue
        made = item_id(row[parts["question"]])
        taken[made] += 1
        item = SurveyItem(
            made if taken[made] == 1 else f"{made}-{taken[made]}", row[parts["question"]], scale
        )
        told = shapes.number(row[parts["count"]]) if "count" in parts else None
        deviation = shapes.number(row[parts["deviation"]]) if "deviation" in parts else None
        answers = int(told) if told is not None and told >= 0 else (facts.answers or 0)
        results.append(Result(item, told_mean=mean, told_answers=answers, told_deviation=deviation))
    answers = facts.answers or max((one.told_answers for one in results), default=0)
    return Survey(facts.id, facts.year, answers, tuple(results), facts.name, facts.asked)


def _guessed(rows: Sequence[Sequence[str]], at: int) -> Scale:
    """The usual scale that holds every mean; municipalities mostly use 1–6."""
    means = [found for row in rows if (found := shapes.number(row[at])) is not None]
    high = max(means, default=6)
    return Scale(1, 6) if high <= 6 else Scale(0, 10) if high <= 10 else Scale(0, 100)
