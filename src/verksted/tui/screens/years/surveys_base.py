"""What the pages of a survey share: one place in the house, and the way from page to page.

All of them stand under «Undersøkelser»; `v` goes from one view to the next, Esc back to the first.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from verksted.desk.surveys import Surveys
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.widgets.bars import TabBar
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

_STYLE = Path(__file__).parents[2] / "styles" / "surveys.tcss"
_PAGES = {
    "spots": "surveys:SurveysScreen",
    "years": "surveys_compare:CompareScreen",
    "comments": "surveys_comments:CommentsScreen",
    "import": "surveys_import:ImportScreen",
    "plan": "surveys_plan:SurveyPlanScreen",
}


CHOSEN = "surveys-chosen"
"""Key in the session's rows of the survey in hand."""


class SurveyFrame(Frame):
    """A page of the place «Undersøkelser». `PAGE` is its key in the table of pages."""

    PLACE = "surveys"
    PAGE: ClassVar[str] = "spots"
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, _STYLE]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.surveys = Surveys(self.desk, session.rows.get(CHOSEN, ""))

    def open(self, page: str, *given: str) -> None:
        """Show another page of this place instead of this one."""
        module, _, name = _PAGES[page].partition(":")
        made = getattr(import_module(f"verksted.tui.screens.years.{module}"), name)
        self.app.switch_screen(made(self.session, *given))

    def begin_import(self) -> None:
        """Ask for the file before its page is made: what is typed meanwhile is not lost."""
        self.ask_file(lambda path: self.open("import", path))

    def ask_file(
        self, then: Callable[[str], None], given: str = "", or_else: Callable[[], None] | None = None
    ) -> None:
        """Where the answers lie, asked on top of this page; `then` gets what was typed."""
        asks = [Ask("path", say("Fil"), given, must=say("Skriv hvor filen ligger."), anew=True)]
        lead = say("Svarene fra undersøkelsen, som .xlsx eller .csv. Skriv eller lim inn hvor filen ligger.")

        def took(answers: Answers | None) -> None:
            if answers is not None:
                then(answers["path"])
            elif or_else is not None:
                or_else()

        self.app.push_screen(FillScreen(say("Les inn svar"), asks, lead=lead, help_text=self.HELP), took)

    def choose(self, survey: str) -> None:
        """Take another survey in hand, on every page."""
        self.session.rows[CHOSEN] = self.surveys.chosen = survey

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        if event.place == self.PLACE and self.PAGE != "spots":
            event.stop()
            self.open("spots")
        else:
            super().on_tab_bar_chosen(event)

    def action_up(self) -> None:
        if self.PAGE == "spots":
            super().action_up()
        else:
            self.open("spots")
