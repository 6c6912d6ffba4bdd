"""Temaer: the plan of themes and questions to the left, the question bank to the right."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.plan import questions as bank_view
from verksted.tui.screens.plan.themes_view import ThemesView
from verksted.tui.screens.read import ReadScreen
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import mark, say
from verksted.workshop.plan import PlannedQuestion, Theme

BAR = 5
_OWN = "own-"


class ThemesScreen(ThemesView):
    """Space adds a question from the bank to the plan, or takes it out again."""

    HELP = mark("""\
Til høyre ligger spørsmålsbanken. Skriv i søkefeltet, og gå ned i treffene med pil ned.
Mellomrom legger spørsmålet i planen, og temaet følger med. Enter viser hele kortet.

v bytter utvalg: målgruppa deres, hva som er bra, hva som må bli bedre, lette spørsmål, alle.
n skriver et eget spørsmål, med råd om formuleringen mens du skriver. Rådene stopper deg aldri.
s eller Ctrl+F går til søkefeltet.

Til venstre ligger planen. f plukker opp raden, pilene flytter den, Enter legger den ned.
e endrer: spørsmål og minutter, eller temaets navn og hva i undersøkelsen det kommer fra.
x tar bort, Ctrl+Z henter tilbake. Balansen viser om dere spør like mye om det som er bra.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt"),
        Binding("e", "edit", "Endre"),
        Binding("x", "remove", "Ta bort"),
        Binding("f", "carry", "Flytt"),
        Binding("v", "view", "Utvalg"),
        Binding("s", "find", "Søk"),
        Binding("h", "why", "Hvorfor"),
        Binding("ctrl+f", "find", "Søk", show=False),
        Binding("f2", "swap", "Bytt rute", show=False),
        Binding("down", "into_hits", "Til treffene", show=False, priority=True),
    ]

    # Moving about ---------------------------------------------------------------------------------

    def action_into_hits(self) -> None:
        """From the search field down into the hits."""
        self.set_focus(self.query_one("#hits", Rows))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "into_hits":
            return isinstance(self.focused, Line)
        return super().check_action(action, parameters)

    def on_rows_left_top(self, event: Rows.LeftTop) -> None:
        if event.rows.id == "hits":
            self.query_one("#search", Line).focus()

    def on_descendant_focus(self) -> None:
        searching = isinstance(self.focused, Line)
        self.show_view()
        self.show_keys(self.PLAN_KEYS if self._in_plan else self.SEARCH_KEYS if searching else self.KEYS)

    @property
    def _in_plan(self) -> bool:
        return self.focused is not None and self.focused.id == "plan"

    def action_swap(self) -> None:
        self.query_one("#hits" if self._in_plan else "#plan", Rows).focus()

    def action_find(self) -> None:
        self.query_one("#search", Line).focus()

    def action_view(self) -> None:
        self._view = (self._view + 1) % len(bank_view.VIEWS)
        self._show_hits()

    def action_up(self) -> None:
        rows = self.query_one("#plan", Rows)
        if rows.carrying:
            rows.put_back()
        elif isinstance(self.focused, Line):
            self.query_one("#hits", Rows).focus()
        else:
            super().action_up()

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.rows.id == "plan":
            self.action_edit()
        elif event.row_id == bank_view.WIDER:
            self._look_wider()
        elif event.row_id in self._hits:
            self.app.push_screen(
                ReadScreen(say("Spørsmål"), bank_view.question_card(self._hits[event.row_id]))
            )

    def _look_wider(self) -> None:
        self._view = bank_view.VIEWS.index(bank_view.EVERYTHING)
        self._show_hits()

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        if event.row_id == bank_view.WIDER:
            self._look_wider()
        question = self._hits.get(event.row_id)
        if event.rows.id != "hits" or question is None:
            return
        from verksted.content.questions import planned

        standard = self.desk.workshop.standard
        theme = bank_view.whole_bank()[0].themes[question.theme].chosen(standard)

        def job() -> str:
            if self.desk.questions.get(question.id) is not None:
                self.plan.drop(question.id)
                return say("Spørsmålet er tatt ut av planen. Ctrl+Z angrer.")
            self.plan.choose(planned(question, standard), theme)
            return say("Lagt til under «{theme}». Ctrl+Z angrer.", theme=theme.name)

        self.change(job)

    def action_new(self) -> None:
        if self._in_plan:
            asks = [
                Ask("name", say("Tema"), must=say("Skriv hva temaet heter.")),
                Ask("survey", say("Kommer fra")),
            ]
            lead = say(
                "Hva trenger dere å vite mer om? Skriv også hvor det kommer fra,\n"
                "for eksempel «undersøkelsen: 2,9 av 6»."
            )
            self.push(FillScreen(say("Nytt tema"), asks, lead=lead), self._new_theme)
        else:
            self._ask_question(None)

    def _new_theme(self, answers: Answers) -> None:
        name, made = answers["name"], self.desk.tools.new_id()
        theme = Theme(f"{_OWN}{made}", name, _tag(name), survey_item=answers["survey"])
        self.do(lambda: self.plan.add_theme(theme), say("Temaet er lagt til. Ctrl+Z angrer."))

    def _ask_question(self, question: PlannedQuestion | None) -> None:
        standard = self.desk.workshop.standard
        group = next(iter(self.desk.workshop.target_groups), None)
        asks = [
            Ask(
                "text",
                say("Spørsmål"),
                question.text if question else "",
                must=say("Skriv spørsmålet først."),
            ),
            Ask("minutes", say("Minutter"), str(question.minutes) if question else "10"),
        ]
        card = FillScreen(
            say("Endre spørsmålet") if question else say("Eget spørsmål"),
            asks,
            advice=lambda answers: bank_view.phrasing_advice(answers["text"], standard, group),
            offer=lambda answers: bank_view.better_phrasing(answers["text"], standard, group),
        )
        self.push(card, lambda answers: self._took_question(question, answers))

    def _took_question(self, question: PlannedQuestion | None, answers: Answers) -> None:
        minutes = (
            int(answers["minutes"]) if answers["minutes"].isdigit() and len(answers["minutes"]) < 4 else 10
        )
        if question is not None:
            changed = replace(question, text=answers["text"], minutes=minutes)
            self.do(lambda: self.plan.change_question(changed), say("Endret. Ctrl+Z angrer."))
            return
        shop = self.desk.workshop
        theme = self._theme_in_hand()
        made = f"{_OWN}{self.desk.tools.new_id()}"

        def job() -> str:
            from verksted.content.questions import own_question, planned

            own = own_question(made, answers["text"], theme.id, shop.target_groups, minutes=max(1, minutes))
            self.plan.choose(planned(own, shop.standard), theme)
            return say("Spørsmålet ditt er lagt til under «{theme}». Ctrl+Z angrer.", theme=theme.name)

        self.change(job)

    def _theme_in_hand(self) -> Theme:
        """The theme the plan stands at, else the first, else a new one for own questions."""
        themes = self.plan.themes
        kind, _, name = (self.query_one("#plan", Rows).hand or "").partition(":")
        found = self.desk.questions.get(name) if kind == "q" else None
        wanted = found.theme if found else name
        own = Theme(f"{_OWN}theme", say("Egne spørsmål"), say("eget"))
        return next((one for one in themes if one.id == wanted), themes[0] if themes else own)

    def action_edit(self) -> None:
        kind, _, name = (self.query_one("#plan", Rows).hand or "").partition(":")
        if not self._in_plan:
            return
        question = self.desk.questions.get(name) if kind == "q" else None
        if question is not None:
            self._ask_question(question)
            return
        theme = self.desk.themes.get(name)
        if theme is not None:
            asks = [
                Ask("name", say("Tema"), theme.name, must=say("Skriv hva temaet heter.")),
                Ask("survey", say("Kommer fra"), theme.survey_item),
            ]
            self.push(
                FillScreen(say("Endre temaet"), asks), lambda answers: self._changed_theme(theme, answers)
            )

    def _changed_theme(self, theme: Theme, answers: Answers) -> None:
        changed = replace(theme, name=answers["name"], survey_item=answers["survey"])
        self.do(lambda: self.plan.change_theme(changed), say("Endret. Ctrl+Z angrer."))

    def action_remove(self) -> None:
        kind, _, name = (self.query_one("#plan", Rows).hand or "").partition(":")
        if not self._in_plan or kind not in ("t", "q"):
            return
        remove = self.plan.remove_theme if kind == "t" else self.plan.drop
        self.do(lambda: remove(name), say("Tatt bort. Ctrl+Z henter tilbake."))

    def action_carry(self) -> None:
        if self._in_plan:
            rows = self.query_one("#plan", Rows)
            rows.carry()
            self.tell(say("Pilene flytter raden. Enter legger den ned, Esc legger den tilbake."))

    def on_rows_carried(self, event: Rows.Carried) -> None:
        kind, _, name = event.row_id.partition(":")

        def job() -> str:
            if kind == "t":
                self.plan.move_theme(name, event.steps)
            elif (question := self.desk.questions.get(name)) is not None:
                self.plan.move_question(question, event.steps)
            return say("Flyttet. Ctrl+Z angrer.")

        if event.steps:
            self.change(job)

    def action_why(self) -> None:
        text = say(
            "Temaene bør komme fra det dere trenger å vite mer om, "
            "for eksempel der undersøkelsen var svakest. "
            "Tre temaer er nok på to timer: da rekker alle å forstå og mene noe.\n\n"
            "Det som er bra og det som må bli bedre, skal ha like mye plass. Spørsmål til unge er åpne, "
            "korte, om én ting, og om tjenesten, aldri om deres egen sak."
        )
        self.app.push_screen(ReadScreen(say("Hvorfor?"), Content(text)))


def _tag(name: str) -> str:
    """The first word of a theme, in small letters: what follows `#` in a note."""
    return next(iter(name.casefold().split()), "tema")[:20]
