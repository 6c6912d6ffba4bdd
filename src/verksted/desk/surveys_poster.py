"""The poster of results: written from what is released, never from the survey as it lies in the workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

POSTER_MAP = "plakat"
_ENDINGS = (".docx", ".html")


def write_poster(desk: Desk) -> list[Path]:
    """As a Word file and a web page beside the workbook, under names that are free.

    Raises ValueError where nothing is released, where no figures are released with it, and where something
    may not go out (nothing is written then); OSError.
    """
    from verksted.desk.exporting import Exporter
    from verksted.desk.planning_files import free_name, output_folder
    from verksted.report.chapter_maps import chapter_map
    from verksted.report.errors import ReportError

    if not len(desk.released):
        raise ValueError(say("Plakaten lages av frigitte tall. Frigi sammendraget først, under Følg opp."))
    exporter, folder = Exporter(desk), output_folder(desk)
    if exporter.summary.survey is None:
        raise ValueError(say("Undersøkelsen er ikke med i det frigitte. Frigi på nytt, under Følg opp."))
    folder.mkdir(parents=True, exist_ok=True)
    layout = chapter_map(POSTER_MAP)
    try:
        return [
            exporter.write_summary(free_name(folder, POSTER_MAP, ending), layout=layout)
            for ending in _ENDINGS
        ]
    except ReportError as wrong:
        raise ValueError(str(wrong)) from wrong
