"""What is to be put where, and putting it there: no widget."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.desk import inserting
from verksted.desk.inserting import Checked, Done, EditedChapter, Report
from verksted.report.chapter_maps import ChapterMap
from verksted.report.errors import ReportError
from verksted.report.placing import Place, PlaceKind
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.report.insert import Preview


@dataclass(slots=True)
class Plan:
    """What is to be put where: `layout` whole, `left_out` the blocks that are not wanted."""

    report: Report
    given: Checked
    layout: ChapterMap
    place: Place = field(default_factory=lambda: Place(PlaceKind.END))
    left_out: frozenset[str] = frozenset()

    @property
    def wanted(self) -> ChapterMap:
        """Raises EmptyChapter."""
        return inserting.with_blocks(self.given.summary, self.layout, self.left_out)

    def look(self) -> Preview:
        return inserting.look(self.report, self.given, self.place, self.wanted)

    def put_in(self, target: Path, *, edited_too: bool) -> Done | EditedChapter:
        try:
            return inserting.put_in(
                self.report, self.given, self.place, target, self.wanted, edited_too=edited_too
            )
        except EditedChapter as asks:
            return asks


def made_anew(plan: Plan, *, edited_too: bool) -> Done | EditedChapter:
    """The report is read anew: it may have been changed in Word since."""
    fresh = inserting.read_report(plan.report.path)
    if fresh.headings != plan.report.headings:
        raise ReportError(say("Rapporten er endret siden du åpnet den. Gå tilbake med Esc, og les på nytt."))
    plan.report = fresh
    return plan.put_in(inserting.new_report_name(fresh.path), edited_too=edited_too)
