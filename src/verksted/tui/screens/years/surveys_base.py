"""What the pages of a survey share: one place in the house, and the way from page to page.

All of them stand under «Undersøkelser»; `v` goes from one view to the next, Esc back to the first.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from verksted.desk.surveys import Surveys
from verksted.tui.frame import STYLES, Frame
from verksted.tui.widgets.bars import TabBar

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

    def open(self, page: str) -> None:
        """Show another page of this place instead of this one."""
        module, _, name = _PAGES[page].partition(":")
        made = getattr(import_module(f"verksted.tui.screens.years.{module}"), name)
        self.app.switch_screen(made(self.session))

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
