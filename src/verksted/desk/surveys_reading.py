"""A survey file read for a person: columns guessed or remembered, counted, and names taken out.

Wordings and group names pass the detector here, since a heading can hold a name and a background
answer can be anything. Free text leaves this module only masked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk import surveys_remembered
from verksted.survey.cells import read_grid
from verksted.survey.grid import Grid, Progress
from verksted.survey.layout import Layout, Role, prepared, recognise, signature, with_told_roles
from verksted.survey.tally import Facts, comments, tally, unread
from verksted.workshop.survey import Breakdown, Choice, Group, Option, Survey

if TYPE_CHECKING:
    from verksted.privacy.detector import Detector
    from verksted.privacy.findings import Finding

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_SERIAL = re.compile(r"(?:3[7-9]|4\d|5[0-4])\d{3}(?:\.\d+)?")
"""Days of the years 2001–2050 as a spreadsheet counts them."""
_DAY_NOUGHT = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with what its columns are taken to be. `remembered`: somebody has said it before."""

    path: Path
    grid: Grid
    layout: Layout
    remembered: bool = False

    @property
    def year(self) -> int | None:
        """The year the answers most likely are from: in the file's name, else when most were given."""
        named = _YEAR.findall(self.path.stem)
        if named:
            return int(named[-1])
        rows = self.grid.rows[self.layout.header + 1 :]
        given = Counter(
            year
            for column in self.layout.of(Role.IDENTITY)
            for year in _years([row[column.at] for row in rows if row[column.at]])
        )
        return int(given.most_common(1)[0][0]) if given else None

    @property
    def unread(self) -> int:
        """Cells under a scale that could not be read."""
        return unread(self.grid, self.layout)

    def with_layout(self, layout: Layout) -> Opened:
        return replace(self, layout=layout)


def _years(values: Sequence[str]) -> list[str]:
    """The year in each value. A spreadsheet's times are days since 1899, with the clock as fraction."""
    if any("." in value for value in values) and all(_SERIAL.fullmatch(value) for value in values):
        return [str((_DAY_NOUGHT + timedelta(days=int(value.split(".")[0]))).year) for value in values]
    return [found[0] for value in values if (found := _YEAR.findall(value))]


def open_survey(path: Path, *, sheet: str = "", progress: Progress | None = None) -> Opened:
    """Read a file and guess its columns, or take what was said of this form before.

    Raises `verksted.opening.limits.Unreadable` with one sentence.
    """
    grid = prepared(read_grid(path, sheet=sheet, progress=progress))
    layout = recognise(grid)
    told = surveys_remembered.roles(signature(grid, layout))
    if told is None:
        return Opened(path, grid, layout)
    return Opened(path, grid, with_told_roles(layout, told, grid), remembered=True)


def count(opened: Opened, facts: Facts, detector: Detector | None) -> Survey:
    """The survey as counts, with names in wordings masked; group names with one are taken out."""
    survey = tally(opened.grid, opened.layout, facts)
    return survey if detector is None else _without_names(survey, detector)


def masked_comments(
    opened: Opened, detector: Detector, keyed_hash: Callable[[bytes], bytes]
) -> dict[str, list[str]]:
    """Free text by question, everything that was found in it replaced; what needs a look, too.

    Still to be read by a person before it goes further: no detector finds everything.
    """
    from verksted.privacy.placeholders import PlaceholderBook, replace_document

    book = PlaceholderBook(keyed_hash)
    out: dict[str, list[str]] = {}
    for item, texts in comments(opened.grid, opened.layout).items():
        rows = detector.find_document(texts)
        out[item] = replace_document(texts, rows, book)
    return out


def _without_names(survey: Survey, detector: Detector) -> Survey:
    texts = _wordings(survey)
    found = dict(zip(texts, detector.find_document(texts), strict=True))

    def mend(text: str) -> str:
        return _masked(text, found.get(text, ()))

    def named(label: str) -> bool:
        return any(_direct(one) for one in found.get(label, ()))

    return replace(
        survey,
        results=tuple(
            replace(one, item=replace(one.item, text=mend(one.item.text))) for one in survey.results
        ),
        choices=tuple(_safe_choice(one, mend, named) for one in survey.choices),
        breakdowns=tuple(_safe_breakdown(one, mend, named) for one in survey.breakdowns),
        comments=tuple(replace(one, text=mend(one.text)) for one in survey.comments),
    )


def _wordings(survey: Survey) -> list[str]:
    texts = [one.item.text for one in survey.results]
    texts += [one.text for one in survey.choices] + [one.text for one in survey.breakdowns]
    texts += [one.text for one in survey.comments]
    texts += [option.label for one in survey.choices for option in one.options]
    texts += [group.label for one in survey.breakdowns for group in one.groups]
    return list(dict.fromkeys(text for text in texts if text))


def _masked(text: str, found: Sequence[Finding]) -> str:
    """The wording with what points at one person replaced. Places and roles stay: the service wrote them."""
    from verksted.privacy.findings import Action

    for one in sorted(found, key=lambda one: -one.start):
        if one.action is Action.MASK and _direct(one):
            text = f"{text[: one.start]}[…]{text[one.end :]}"
    return text


def _direct(finding: Finding) -> bool:
    from verksted.privacy.findings import DIRECT

    return finding.label in DIRECT


def _safe_choice(choice: Choice, mend: Callable[[str], str], named: Callable[[str], bool]) -> Choice:
    kept = [one for one in choice.options if not named(one.label)]
    gone = sum(one.answers for one in choice.options if named(one.label))
    options = (*kept, Option("", gone)) if gone else tuple(kept)
    return replace(choice, text=mend(choice.text), options=options)


def _safe_breakdown(
    breakdown: Breakdown, mend: Callable[[str], str], named: Callable[[str], bool]
) -> Breakdown:
    """Groups called by a person's name go under the label "" without figures of their own."""
    kept = [group for group in breakdown.groups if not named(group.label)]
    gone = [group for group in breakdown.groups if named(group.label)]
    if not gone:
        return replace(breakdown, text=mend(breakdown.text))
    rest = [group for group in kept if not group.label]
    merged = Group("", sum(group.answers for group in (*gone, *rest)))
    groups = (*(group for group in kept if group.label), merged)
    return replace(
        breakdown,
        text=mend(breakdown.text),
        groups=groups,
        together=len(gone) + len(rest) + breakdown.together,
    )


def remember(opened: Opened) -> None:
    """Keep what was said of this form's columns, for its next export. No wording is kept."""
    surveys_remembered.keep(signature(opened.grid, opened.layout), opened.layout)
