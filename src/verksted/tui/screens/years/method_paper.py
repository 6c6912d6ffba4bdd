"""Writing the sheets of the methods: empty forms, the plan, and the calendar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from verksted.content.methods import CARDS, methods
from verksted.desk import methods_sheets as sheets
from verksted.desk.methods import Methods
from verksted.desk.planning_files import PlanWriter, output_folder
from verksted.report.errors import ReportError
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.plan.paper import wrote
from verksted.workshop.handout import Handout
from verksted.workshop.language import say

if TYPE_CHECKING:
    from pathlib import Path

    from verksted.tui.frame import Frame


class MethodPaper:
    """Writes for the screen it is given."""

    def __init__(self, screen: Frame) -> None:
        self._screen = screen

    def write(self, name: str) -> None:
        """One sheet, or all of them; the idea hunt asks for the number of tables first."""
        if name == "idea-hunt":
            self._ask_tables()
        elif name == "all":
            self._screen.change(self._all)
        elif name == "calendar":
            self._screen.change(lambda: wrote(self._safely(self._calendar)))
        else:
            self._screen.change(lambda: wrote(self._safely(lambda: self._one(self._sheet(name)))))

    def _sheet(self, name: str, tables: int = 0) -> Handout:
        desk = self._screen.desk
        standard = desk.workshop.standard
        if name == "plan":
            return sheets.plan_sheet(desk)
        if name in CARDS:
            sides = [one.side for one in Methods(desk).sheets() if one.method == name and one.side]
            return sheets.method_sheet(name, standard, sides=sides, tables=tables)
        return sheets.template_sheet(name, standard)

    def _one(self, made: Handout) -> Path:
        desk = self._screen.desk
        return PlanWriter(desk, sheets.plan_texts(desk)).write_handout(output_folder(desk), made)

    def _calendar(self) -> Path:
        desk = self._screen.desk
        writer = PlanWriter(desk, sheets.plan_texts(desk))
        return writer.write_calendar(output_folder(desk), sheets.plan_calendar(desk))

    def _safely(self, act: Callable[[], Path]) -> Path:
        """What cannot be written, or may not leave, is a ValueError with one sentence."""
        try:
            return act()
        except ReportError as wrong:
            raise ValueError(str(wrong)) from wrong
        except OSError as wrong:
            raise ValueError(say("Får ikke skrevet filen. Er det plass på disken?")) from wrong

    def _all(self) -> str:
        names = [*sheets.SHEET_TEMPLATES, *(name for name in methods() if name not in sheets.SHEET_TEMPLATES)]
        for name in names:
            self._safely(partial(self._one, self._sheet(name)))
        folder = output_folder(self._screen.desk).name
        return say("{n} ark er skrevet i mappen {folder}.", n=len(names), folder=folder)

    def _ask_tables(self) -> None:
        asks = [Ask("tables", say("Antall bord"), "6", must=say("Skriv hvor mange bord dere har."))]

        def job(got: Answers) -> str:
            if not got["tables"].isdigit():
                raise ValueError(say("Skriv et tall, for eksempel 6."))
            made = self._sheet("idea-hunt", int(got["tables"]))
            return wrote(self._safely(lambda: self._one(made)))

        lead = say(
            "Tabellen på arket viser hvor jegerne fra hvert bord går. Ingen går til samme bord to ganger."
        )
        card = FillScreen(say("Idéjakt"), asks, lead=lead)
        self._screen.push(card, lambda got: self._screen.change(lambda: job(got)))
