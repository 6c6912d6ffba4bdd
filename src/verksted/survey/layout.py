# ruff: noqa: E501 -- word lists read better unbroken
"""What each column of an export is: who and when (never kept), a scale, a choice, a background, free text.

`recognise` guesses; `remade` lets a person say it; `signature` and `told_roles` make the saying last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verksted.survey import shapes
from verksted.survey.grid import Grid
from verksted.survey.identity import tells_who
from verksted.survey.scales import ReadScale, settle_scales
from verksted.survey.wording import plain, question_text, without_repeat
from verksted.workshop.language import mark, say
from verksted.workshop.survey import Scale


class Role(StrEnum):
    """What a column is. `IDENTITY` and `LEFT_OUT` are never counted, kept or shown."""

    IDENTITY = "identity"
    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    BACKGROUND = "background"
    COMMENT = "comment"
    LEFT_OUT = "left-out"


ROLE_NAMES: dict[Role, str] = {
    Role.IDENTITY: mark("hvem eller når: blir ikke lest"),
    Role.SCALE: mark("spørsmål med skala"),
    Role.CHOICE: mark("spørsmål med svaralternativer"),
    Role.SEVERAL: mark("spørsmål med flere valg"),
    Role.BACKGROUND: mark("bakgrunn: kan deles i grupper"),
    Role.COMMENT: mark("fritekst"),
    Role.LEFT_OUT: mark("brukes ikke"),
}
"""What a role is called; `say` it where it is shown."""


class Shape(StrEnum):
    """How the table lies: a row an answer, or a row a question with its mean."""

    WIDE = "wide"
    AGGREGATED = "aggregated"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `at` counts from 0 in the grid; `sure` False: a person should look.

    `scale` is there for `SCALE` alone.
    """

    at: int
    text: str
    role: Role
    scale: ReadScale | None = None
    low_is_good: bool = False
    sure: bool = True

    @property
    def steps(self) -> Scale | None:
        return self.scale.scale if self.scale else None


@dataclass(frozen=True, slots=True)
class Layout:
    """`forms`: the headings are those of Microsoft Forms. `header` is the row of the headings.

    For `AGGREGATED`, `parts` says in which columns question, mean, number and deviation stand.
    """

    shape: Shape
    header: int
    columns: tuple[Column, ...]
    forms: bool = False
    parts: Mapping[str, int] | None = None
    scale: Scale | None = None

    def of(self, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.role in roles]

    @property
    def unsure(self) -> list[Column]:
        return [column for column in self.columns if not column.sure]


_FORMS = (
    frozenset({"id", "start time", "completion time"}),
    frozenset({"id", "starttidspunkt", "fullføringstidspunkt"}),
    frozenset({"id", "starttid", "fullføringstid"}),
)
_BACKGROUND = (
    "alder", "age", "kjønn", "gender", "rolle", "role", "hvem er du", "kven er du", "målgruppe", "gruppe", "group",
    "tiltak", "type tiltak", "enhet", "eining", "avdeling", "kommune", "bydel", "team", "tilknytning", "tilknyting",
    "hvor lenge", "kor lenge", "jeg er", "eg er", "er du", "hvor gammel", "kor gammal", "bor du", "bur du",
)  # fmt: skip
_MOST_OPTIONS = 14
_LONGEST_OPTION = 80


def prepared(grid: Grid) -> Grid:
    """The grid with a row an answer, where it had a row for each answer to each question; else itself."""
    header = shapes.header_row(grid.rows)
    if shapes.aggregated_parts(grid.rows, header):
        return grid
    parts = shapes.long_parts(grid.rows[header])
    return replace(grid, rows=shapes.widened(grid.rows, header, parts)) if parts else grid


def recognise(grid: Grid) -> Layout:
    """A guess at every column, from headings and from what stands in them. Never raises."""
    header = shapes.header_row(grid.rows)
    headings = grid.rows[header]
    aggregated = shapes.aggregated_parts(grid.rows, header)
    if aggregated:
        columns = tuple(Column(at, question_text(text), Role.LEFT_OUT) for at, text in enumerate(headings))
        return Layout(
            Shape.AGGREGATED,
            header,
            columns,
            parts=aggregated,
            scale=shapes.told_scale([headings[aggregated["mean"]], *(row[0] for row in grid.rows[:header])]),
        )
    return Layout(Shape.WIDE, header, _columns(headings, grid.rows[header + 1 :]), forms=_is_forms(headings))


def _is_forms(headings: Sequence[str]) -> bool:
    flat = {plain(text) for text in headings[:8]}
    return any(marks <= flat for marks in _FORMS)


def _columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    texts = [question_text(text) for text in headings]
    known = {text for text in texts if text}
    texts = [without_repeat(text, known) for text in texts]
    values = [[row[at] for row in rows if row[at]] for at in range(len(headings))]
    named = {at for at, text in enumerate(headings) if tells_who(text, values[at])}
    asked = {at: values[at] for at in range(len(headings)) if at not in named and values[at]}
    told = _told_in_headings(texts, asked)
    scales = settle_scales({at: own for at, own in asked.items() if at not in told}) | told
    return tuple(
        _column(at, text, values[at], scales.get(at), named=at in named) for at, text in enumerate(texts)
    )


def _told_in_headings(texts: Sequence[str], values: Mapping[int, Sequence[str]]) -> dict[int, ReadScale]:
    """Number columns whose own heading says the ends, «(0–10)», where the answers fit between them."""
    out: dict[int, ReadScale] = {}
    for at, own in values.items():
        told = shapes.told_scale([texts[at]])
        alone = settle_scales({at: own}).get(at) if told is not None else None
        if told is not None and (alone is None or not alone.scale.words):
            found = settle_scales({at: own}, wanted=told).get(at)
            if found is not None and not found.scale.words:
                out[at] = replace(found, sure=True)
    return out


def _column(at: int, text: str, values: list[str], scale: ReadScale | None, *, named: bool) -> Column:
    if named:
        return Column(at, text, Role.IDENTITY)
    if not values or not text:
        return Column(at, text, Role.LEFT_OUT, sure=not values)
    background = _is_background(text)
    if scale is not None and not (background and scale.yes_no) and not shapes.is_age(text):
        return Column(at, text, Role.SCALE, scale, sure=scale.sure)
    if sum(";" in value.rstrip(";") or value.endswith(";") for value in values) * 3 > len(values):
        return Column(at, text, Role.SEVERAL)
    if shapes.is_age(text):
        return Column(at, text, Role.BACKGROUND)
    options = set(values)
    few = len(options) <= _MOST_OPTIONS and max(map(len, options)) <= _LONGEST_OPTION
    if few and (background or len(options) * 2 <= len(values)):
        return Column(at, text, Role.BACKGROUND if background else Role.CHOICE)
    if all(shapes.number(value) is not None for value in options):
        return Column(at, text, Role.LEFT_OUT, sure=False)
    return Column(at, text, Role.COMMENT)


def _is_background(text: str) -> bool:
    flat = f" {plain(text)} "
    return len(flat.split()) <= 9 and any(f" {word} " in flat for word in _BACKGROUND)


def remade(layout: Layout, at: int, role: Role, grid: Grid, scale: Scale | None = None) -> Layout:
    """The layout where a person has said what column `at` is. A scale is read anew from its values.

    Raises ValueError where the column cannot be a scale.
    """
    column = layout.columns[at]
    read: ReadScale | None = None
    if role is Role.SCALE:
        values = [row[at] for row in grid.rows[layout.header + 1 :] if row[at]]
        read = settle_scales({at: values}, wanted=scale).get(at)
        if read is None:
            raise ValueError(say("Svarene i denne kolonnen er ikke tall eller ord på en skala."))
        read = replace(read, sure=True)
    changed = replace(column, role=role, scale=read, sure=True)
    columns = tuple(changed if one.at == at else one for one in layout.columns)
    return replace(layout, columns=columns)


def signature(grid: Grid, layout: Layout) -> str:
    """A mark of the headings: the same in every export of the same form. It tells nothing of them."""
    headings = "\x1f".join(plain(text) for text in grid.rows[layout.header])
    return hashlib.blake2b(headings.encode(), digest_size=16).hexdigest()


def told_roles(layout: Layout) -> list[str]:
    """What is worth remembering: role, scale and direction of each column, without any wording."""
    out: list[str] = []
    for column in layout.columns:
        scale = column.steps
        ends = f":{scale.lowest}:{scale.highest}" if scale and not scale.words else ""
        out.append(f"{column.role.value}{ends}{':low' if column.low_is_good else ''}")
    return out


def with_told_roles(layout: Layout, told: Sequence[str], grid: Grid) -> Layout:
    """The layout as it was said before. What no longer fits keeps its guess."""
    if len(told) != len(layout.columns):
        return layout
    for at, words in enumerate(told):
        role, *rest = words.split(":")
        low = "low" in rest
        ends = [int(word) for word in rest if word.lstrip("-").isdigit()]
        if role not in set(Role):
            continue
        try:
            scale = Scale(ends[0], ends[1]) if len(ends) == 2 else None
            layout = remade(layout, at, Role(role), grid, scale)
        except ValueError:
            continue
        if low:
            layout = turned(layout, at)
    return layout


def turned(layout: Layout, at: int) -> Layout:
    """The layout where low numbers are good in this column, or no longer."""
    columns = tuple(
        replace(one, low_is_good=not one.low_is_good) if one.at == at else one for one in layout.columns
    )
    return replace(layout, columns=columns)
