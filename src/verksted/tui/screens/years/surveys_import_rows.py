"""The lines of a file that is read in: what each column is, its commonest answers, and what it might be."""

from __future__ import annotations

from collections import Counter

from textual.content import Content

from verksted.desk import surveys_words as words
from verksted.desk.surveys_reading import Opened
from verksted.survey.layout import ROLE_NAMES, Column, Role
from verksted.survey.small import K
from verksted.tui.widgets.rows import Row, row
from verksted.workshop.language import say

SCALES = ((1, 6), (1, 5), (0, 10), (1, 10), (1, 7), (1, 4), (1, 3))
_SIGNS = {
    Role.SCALE: "●",
    Role.CHOICE: "●",
    Role.SEVERAL: "●",
    Role.BACKGROUND: "►",
    Role.COMMENT: "○",
    Role.IDENTITY: "■",
    Role.LEFT_OUT: "○",
}
_SAMPLES = 5
_HIDDEN_ROLES = (Role.IDENTITY, Role.COMMENT)


def column_row(column: Column) -> Row:
    role = say(ROLE_NAMES[column.role])
    told = role
    if column.steps is not None:
        short = f"{column.steps.lowest}–{column.steps.highest}"
        told = say("skala {ends}", ends=words.ends(column.steps) if column.steps.width == 1 else short)
    if column.low_is_good:
        told = say("{told}, lavt er bra", told=told)
    sign = _SIGNS[column.role] if column.sure else "▲"
    shown = Content.styled(f"{told[:44]} ", "$text-muted")
    return Row(str(column.at), Content(f"{sign} {column.text or say('Uten overskrift')}"), shown)


def about_column(column: Column, opened: Opened) -> list[str]:
    """The commonest answers of the column, where they may be seen; never one person's row."""
    if column.role in _HIDDEN_ROLES:
        return [
            say("Innholdet vises ikke her."),
            say("Fritekst telles, og vises først når den er gått gjennom.")
            if column.role is Role.COMMENT
            else say("Hvem som svarte, og når, blir aldri lest eller lagret."),
        ]
    values = [row[column.at] for row in opened.grid.rows[opened.layout.header + 1 :] if row[column.at]]
    if not values:
        lines = [say("Ingen har svart her.")]
    elif len(values) < K:
        lines = [say("For få har svart til at svarene vises her.")]
    else:
        lines = [say("{n} har svart. De vanligste svarene:", n=len(values))]
        common = [value for value, _ in Counter(values).most_common(_SAMPLES)]
        lines += [f"  {value if len(value) <= 60 else f'{value[:59]}…'}" for value in common]
    if column.steps:
        lines.insert(0, say("Skala {ends}.", ends=words.ends(column.steps)))
    if not column.sure:
        lines.insert(0, say("▲ Forslaget er usikkert. Enter endrer det."))
    return lines


def role_rows(column: Column) -> list[Row]:
    rows = [row(Role.SCALE.value, say(ROLE_NAMES[Role.SCALE]))] if column.steps and column.steps.words else []
    rows += scale_rows()
    if not any(one.id == Role.SCALE.value for one in rows):
        rows.append(row(Role.SCALE.value, say("skala med ord")))
    if column.steps:
        rows.append(row("turn", say("lavt er bra") if not column.low_is_good else say("høyt er bra")))
    others = (Role.CHOICE, Role.SEVERAL, Role.BACKGROUND, Role.COMMENT, Role.IDENTITY, Role.LEFT_OUT)
    return rows + [row(role.value, say(ROLE_NAMES[role])) for role in others]


def scale_rows() -> list[Row]:
    return [row(f"scale:{low}:{high}", say("skala {low}–{high}", low=low, high=high)) for low, high in SCALES]
