"""Temaer: the plan of themes and questions to the left, the question bank to the right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from verksted.content.questions import Balance, BankQuestion, Slant, own_question, planned
from verksted.desk.planning import Planning
from verksted.tui.frame import Frame
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.plan import questions as bank_view
from verksted.tui.screens.read import ReadScreen
from verksted.tui.session import Session
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.plan import PlannedQuestion, Theme

BAR = 5
_OWN = "own-"


class ThemesScreen(Frame):
    """Space adds a question from the bank to the plan, or takes it out again."""

    PLACE = "themes"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Mellomrom", mark("legg til")),
        ("Enter", mark("les hele")),
        ("n", mark("eget")),
        ("v", mark("utvalg")),
        ("Tab", mark("plan")),
    )
    PLAN_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("endre")),
        ("f", mark("flytt")),
        ("n", mark("nytt tema")),
        ("x", mark("ta bort")),
        ("Tab", mark("bank")),
    )
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

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)
        self._view = 0
        self._hits: dict[str, BankQuestion] = {}
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
            more = [Content.styled(f"  {theme.survey_item}", "$text-muted")] if theme.survey_item else []
            rows.append(
                row(f"t:{theme.id}", Content.styled(f"{number} {theme.name}", "bold"), f"{length} min", *more)
            )
            rows += [row(f"q:{one.id}", f"  {one.text}") for one in asked]
            if not asked:
                rows.append(said(f"empty-{theme.id}", say("  ingen spørsmål ennå")))
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
            lines = (
                say("Ingen treff på «{typed}».", typed=typed[:30]),
                say("Prøv et annet ord, eller skriv ditt eget (n)."),
            )
            rows = [said("none", *lines)]
        hits.show(rows)
        told = say("{n} treff · {view} · v bytter", n=len(found), view=say(view.name))
        self.query_one("#view", Static).update(Content(told))

    def on_input_changed(self, event: Input.Changed) -> None:
        del event
        self._show_hits()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        del event
        self.query_one("#hits", Rows).focus()

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
        keys = self.PLAN_KEYS if self._in_plan else self.KEYS
        self.show_keys(keys)

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
        elif event.row_id in self._hits:
            self.app.push_screen(
                ReadScreen(say("Spørsmål"), bank_view.question_card(self._hits[event.row_id]))
            )

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        question = self._hits.get(event.row_id)
        if event.rows.id != "hits" or question is None:
            return
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


def _bar(name: str, count: int, most: int) -> str:
    full = round(BAR * count / most)
    return f"  {name:<6} {'█' * full}{'░' * (BAR - full)}  {count}"


def _tag(name: str) -> str:
    """The first word of a theme, in small letters: what follows `#` in a note."""
    return next(iter(name.casefold().split()), "tema")[:20]
