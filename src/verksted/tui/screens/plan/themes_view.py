"""Temaer as they are seen: the plan with its balance to the left, the bank and its hits to the right."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from verksted.desk.planning import Planning
from verksted.tui.frame import Frame
from verksted.tui.screens.plan import questions as bank_view
from verksted.tui.session import Session
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.content.questions import BankQuestion

BAR = 5
_OWN = "own-"


class ThemesView(Frame):
    """Shows plan and bank; what can be done with them is in themes.py."""

    PLACE = "themes"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("legg til")),
        ("Enter", mark("les")),
        ("n", mark("eget")),
        ("Tab", mark("plan")),
        ("Ctrl+N", mark("neste steg")),
    )
    SEARCH_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↓", mark("til spørsmålene")),
        ("Tab", mark("neste rute")),
        ("Ctrl+N", mark("neste steg")),
    )
    PLAN_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("endre")),
        ("f", mark("flytt")),
        ("n", mark("nytt tema")),
        ("x", mark("ta bort")),
        ("Tab", mark("bank")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)
        self._view = 0
        self._hits: dict[str, BankQuestion] = {}
        self._told = ""
        self._asked = ("", "")
        """What the hits are for: with other words or another view one stands at the best of them again."""
        self._ready = False

    def work_area(self) -> Iterable[Widget]:
        plan = Vertical(
            Rows(id="plan", classes="keeps-row -holds"),
            Static("", id="balance", markup=False),
            classes="panel -plan-side",
        )
        plan.border_title = Content(say("Planen"))
        bank = Vertical(
            Line(id="search", placeholder=say("Søk i spørsmålsbanken")),
            Static("", id="view", classes="quiet", markup=False),
            Rows([said("wait", say("Henter spørsmålene …"))], id="hits"),
            classes="panel -bank-side",
        )
        bank.border_title = Content(say("Spørsmålsbank"))
        yield Horizontal(plan, bank)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#search", Line).focus()
        self._load()

    @work(thread=True, exclusive=True, group="bank")
    def _load(self) -> None:
        bank_view.whole_bank()
        self.app.call_from_thread(self._loaded)

    def _loaded(self) -> None:
        if self.is_attached:
            self._ready = True
            self.look()

    def on_resize(self) -> None:
        self._show_hits()

    # What is shown --------------------------------------------------------------------------------

    def look(self) -> None:
        themes = self.plan.themes
        rows: list[Row] = []
        minutes = 0
        for number, theme in enumerate(themes, 1):
            asked = self.plan.questions(theme.id)
            length = sum(one.minutes for one in asked)
            minutes += length
            lines = [say("{n} spørsmål · {minutes} min", n=len(asked), minutes=length)]
            lines += [theme.survey_item] if theme.survey_item else []
            more = [Content.styled(f"  {line}", "$text-muted") for line in lines]
            name = Content.styled(f"{number} {theme.name}", "bold")
            rows.append(Row(f"t:{theme.id}", name, more=tuple(more), apart=True))
            rows += [row(f"q:{one.id}", f"  {one.text}") for one in asked]
        if not rows:
            rows = [
                said(
                    "none",
                    say("Her kommer temaene."),
                    say("Finn et spørsmål til høyre,"),
                    say("og trykk mellomrom."),
                )
            ]
        self.query_one("#plan", Rows).show(rows)
        counted = (
            say("{n} temaer, {minutes} min", n=len(themes), minutes=minutes)
            if len(themes) > 1
            else say("1 tema, {minutes} min", minutes=minutes)
            if themes
            else say("ingen temaer ennå")
        )
        panel = self.query_one("#plan", Rows).parent
        if isinstance(panel, Vertical):
            panel.border_title = Content(say("Planen: {counted}", counted=counted))
        self.query_one("#balance", Static).update(self._balance())
        self._show_hits()

    def _balance(self) -> Content:
        if not self._ready:
            return Content("")
        from verksted.content.questions import Balance, Slant

        chosen = [bank_view.whole_bank()[0].questions.get(one.id) for one in self.desk.questions.all()]
        slants = [one.slant for one in chosen if one is not None]
        if not slants:
            return Content("")
        counted = Balance(*(slants.count(slant) for slant in Slant))
        most = max(counted.works, counted.better, 1)
        if not slants:
            return Content("")
        lines = [
            say("Balanse"),
            _bar(say("bra"), counted.works, most),
            _bar(say("bedre"), counted.better, most),
        ]
        if not counted.fair:
            less = say("hva som er bra") if counted.works < counted.better else say("hva som må bli bedre")
            lines.append(say("▲ Spør mer om {less}.", less=less))
        themes = len(self.plan.themes)
        if themes > self.plan.rules.most_themes_in_two_hours:
            lines.append(say("▲ {n} temaer er mye på to timer.", n=themes))
        return Content("\n".join(lines))

    def _show_hits(self) -> None:
        if not self._ready:
            return
        view = bank_view.VIEWS[self._view]
        typed = self.query_one("#search", Line).value
        found = bank_view.hits(typed, view, self.desk.workshop.target_groups)
        self._hits = {one.id: one for one in found}
        chosen = {one.id for one in self.desk.questions.all()}
        hits = self.query_one("#hits", Rows)
        width = max(24, hits.size.width - 7)
        rows = [bank_view.question_row(one, one.id in chosen, width) for one in found]
        if not rows:
            wider = len(bank_view.hits(typed, bank_view.EVERYTHING, ()))
            rows = bank_view.no_hits(typed, wider)
        asked = (typed, view.name)
        best = rows[0].id if asked != self._asked else None
        self._asked = asked
        hits.show(rows, best)
        self._told = say("{n} treff · {view}", n=len(found), view=say(view.name))
        self.show_view()

    def show_view(self) -> None:
        """How many there are and among whom; where a letter is no text, which one shows others."""
        told = self._told if isinstance(self.focused, Line) else say("{told} · v bytter", told=self._told)
        self.query_one("#view", Static).update(Content(told if self._ready else ""), layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        del event
        self._show_hits()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        del event
        self.query_one("#hits", Rows).focus()


def _bar(name: str, count: int, most: int) -> str:
    full = round(BAR * count / most)
    return f"  {name:<6} {'█' * full}{'░' * (BAR - full)}  {count}"
