"""Brev: letters filled in from the plan, rewritten where one wants to, measured, and written to Word."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer

from verksted.content.letters import Unfilled, fact_name
from verksted.content.own_letters import placeholders, to_write
from verksted.content.templates import Template
from verksted.desk.planning_sheets import text_of
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.plan.letters_view import SENT, LettersView
from verksted.tui.screens.plan.paper import write
from verksted.tui.screens.read import ReadScreen
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import current, mark, say

PAUSE = 0.7
"""Seconds without a key before the text is measured: never while one types."""
KEEP = 2.0
"""Seconds without a key before what is written is kept."""


class LettersScreen(LettersView):
    """Enter in the list writes the letter to a file; Enter in the text rewrites it."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv til Word")),
        ("e", mark("fyll inn")),
        ("g", mark("sendt")),
        ("k", mark("kopier")),
        ("F2", mark("les og endre")),
    )
    PAGE_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv om")),
        ("x", mark("tilbake til malen")),
        ("v", mark("vis malen")),
        ("F2", mark("brevene")),
    )
    WRITING_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Ctrl+N", mark("neste ‹felt›")),
        ("Ctrl+T", mark("sett inn felt")),
        ("Ctrl+Z", mark("angre")),
        ("Esc", mark("ferdig")),
    )
    HELP = mark("""\
Brevene fylles inn av seg selv fra planen: dag, klokkeslett, sted, tema og frist for svar.
Til venstre ser du om brevet er lett å lese. LIX under 30 er svært lett, 30 til 40 er lett.

e      fyll inn hvem de kan spørre (en rolle eller et kontor, og telefon), og hva de får
Enter  skriv brevet til en Word-fil. Den kommer i en mappe ved siden av arbeidsboka.
g      merk brevet som sendt. Da er fristen holdt.
k      kopier teksten, for eksempel til en SMS
F2     gå til teksten, og tilbake igjen

I teksten: Enter skriver om brevet. ‹dag› og de andre feltene fylles inn fra planen, også når du endrer
dagen senere. Ctrl+N går til neste felt, Ctrl+T setter inn et felt. # foran en linje gjør den til
overskrift, og - foran en linje gjør den til et punkt. Det du skriver, lagres når du tar en pause.
x går tilbake til malen, v viser malen. Ta ikke ut setningen om fare uten grunn: l skriver grunnen.

Skriv aldri navn i et brev. Står det et navn eller nummer i det, blir filen ikke skrevet.
Hvem de kan spørre, lagres ikke i arbeidsboka. Brevet skrives i verkstedets skriftspråk.
Et brev som mangler noe, kan ikke skrives ut: da står det hva som mangler.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "fill", "Fyll inn"),
        Binding("g", "sent", "Sendt"),
        Binding("k", "copy", "Kopier"),
        Binding("h", "why", "Hvorfor"),
        Binding("x", "back", "Ta bort"),
        Binding("v", "template", "Vis malen"),
        Binding("l", "leave_out", "Gå uten"),
        Binding("ctrl+t", "insert", "Sett inn felt", show=False),
        Binding("f2", "swap", "Les", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._measuring: Timer | None = None
        self._keeping: Timer | None = None

    def on_descendant_focus(self) -> None:
        in_page = self.focused is not None and self.focused.id == "page"
        self.show_keys(self.WRITING_KEYS if self.writing else self.PAGE_KEYS if in_page else self.KEYS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where a letter is being written, only what is about the text does anything."""
        if action == "insert":
            return self.writing
        if self.writing and action in ("fill", "sent", "copy", "back", "template", "leave_out", "swap"):
            return False
        return super().check_action(action, parameters)

    # Writing --------------------------------------------------------------------------------------

    async def _begin(self, template: Template) -> None:
        """Write on the letter: the field for it comes now, for few letters are rewritten."""
        from verksted.tui.widgets.letter import LetterText

        if self.writing:
            return
        field = LetterText(id="letter-text")
        field.add_class("panel")
        field.border_title = Content(say("Skriv brevet"))
        self.add_class("-skriver")
        await self.query_one("#letter-panels").mount(field)
        field.begin(self.own.text(template))
        field.focus()
        self._measure()
        self.tell(say("‹dag› og de andre feltene fylles inn fra planen. Esc når du er ferdig."))

    def on_text_area_changed(self) -> None:
        if self.writing and self.text.changed:
            for timer in (self._measuring, self._keeping):
                if timer is not None:
                    timer.stop()
            self._measuring = self.set_timer(PAUSE, self._measure)
            self._keeping = self.set_timer(KEEP, self._keep)

    def _measure(self) -> None:
        template = self._in_hand()
        if template is not None and self.writing:
            self._show_writing(template, self.own.lacks(template, self.text.text))

    def _keep(self) -> None:
        """Store what is written so far."""
        template = self._in_hand()
        if template is not None and self.writing and self.text.changed:
            text = self.text.text
            self.change(lambda: self._kept(template, text))

    def _kept(self, template: Template, text: str) -> str | None:
        return say("Brevet er lagret. Ctrl+Z angrer.") if self.own.write(template, text) else None

    def on_screen_suspend(self) -> None:
        """Something comes over this screen, or takes its place: keep what is written first."""
        template = self._in_hand()
        if template is not None and self.writing and self.text.changed:
            text = self.text.text
            self.session.submit(lambda: self.own.write(template, text))

    def _finish(self) -> None:
        self._keep()
        self.remove_class("-skriver")
        self.query_one("#page", Rows).focus()
        self.query("#letter-text").remove()
        self._show_letter()

    def action_up(self) -> None:
        if self.writing:
            self._finish()
        elif self.focused is not None and self.focused.id == "page":
            self.query_one("#letters", Rows).focus()
        else:
            super().action_up()

    def action_next(self) -> None:
        if not self.writing:
            super().action_next()
        elif not self.text.next_gap():
            self.tell(say("Brevet har ingen felt. Ctrl+T setter inn ett."))

    def action_insert(self) -> None:
        template = self._in_hand()
        if template is None:
            return
        known = placeholders(template.body.in_(self.desk.workshop.standard))
        if not known:
            self.tell(say("Dette brevet har ingen felt."))
            return
        here = self.text.text
        state = {True: say("står der"), False: say("tatt ut")}
        rows = [row(name, f"‹{fact_name(name)}›", state[f"‹{fact_name(name)}›" in here]) for name in known]
        self.push(PickScreen(say("Sett inn felt"), rows), self._inserted)

    def _inserted(self, name: str) -> None:
        self.text.insert(f"‹{fact_name(name)}›")

    def action_back(self) -> None:
        template = self._in_hand()
        if template is None or self.own.get(template) is None:
            self.tell(say("Brevet er som malen."))
            return
        self.do(lambda: self.own.back(template), say("Tilbake til malen. Ctrl+Z henter teksten din igjen."))

    def action_template(self) -> None:
        template = self._in_hand()
        if template is not None:
            standard = self.desk.workshop.standard
            text = to_write(template.title.in_(standard), template.body.in_(standard))
            self.app.push_screen(ReadScreen(say("Malen"), Content(text)))

    def action_leave_out(self) -> None:
        template = self._in_hand()
        if template is None or not any(one.code == "danger" for one in self.own.lacks(template)):
            self.tell(say("Setningen om fare står i brevet."))
            return
        own = self.own.get(template)
        asks = [Ask("why", say("Hvorfor"), own.without_danger if own else "", must=say("Skriv hvorfor."))]
        lead = say("Setningen om fare gjør resten ærlig. Grunnen blir stående i arbeidsboka.")
        told = say("Grunnen er skrevet ned. Ctrl+Z angrer.")
        self.push(
            FillScreen(say("Uten setningen om fare"), asks, lead=lead),
            lambda answers: self.do(lambda: self.own.leave_out_danger(template, answers["why"]), told),
        )

    # Doing ----------------------------------------------------------------------------------------

    async def on_rows_opened(self, event: Rows.Opened) -> None:
        template = self._in_hand()
        if template is None:
            return
        if event.rows.id == "page":
            await self._begin(template)
            return
        try:
            self._made(template)
        except Unfilled:
            self.action_fill()
        except ValueError as wrong:
            self.tell(f"■ {wrong}")
        else:
            self.change(write(self, lambda: self._filled(template)))

    def action_fill(self) -> None:
        asks = [
            Ask("contact", say("De kan spørre"), self.session.contact),
            Ask("compensation", say("De får"), self.session.compensation),
        ]
        lead = say(
            "En rolle eller et kontor, og gjerne telefon: «fagutvikleren i tjenesten».\n"
            "Dette lagres ikke i arbeidsboka."
        )
        self.push(FillScreen(say("Fyll inn"), asks, lead=lead), self._filled_in)

    def _filled_in(self, answers: Answers) -> None:
        self.session.contact, self.session.compensation = answers["contact"], answers["compensation"]
        self.look()
        self.tell(say("Fylt inn i alle brevene."))

    def action_sent(self) -> None:
        template = self._in_hand()
        task = SENT.get(template.use, "") if template is not None else ""
        if not task:
            self.tell(say("Dette brevet har ingen egen frist. Se Frister."))
            return
        today = self.desk.tools.environment.clock().astimezone().date()

        def job() -> str:
            done = self.plan.tick(task, today)
            return (
                say("Merket som sendt. Ctrl+Z angrer.") if done else say("Ikke sendt likevel. Ctrl+Z angrer.")
            )

        self.change(job)

    def action_copy(self) -> None:
        template = self._in_hand()
        if template is None or not self._ready(template):
            self.tell(say("▲ Brevet mangler noe, og kan ikke kopieres ennå."))
            return
        self.app.copy_to_clipboard(text_of(self._made(template)))
        self.tell(say("Kopiert. Kommer det ikke fram andre steder, skriv til Word med Enter."))

    def action_swap(self) -> None:
        page = self.query_one("#page", Rows)
        (self.query_one("#letters", Rows) if page.has_focus else page).focus()

    def action_why(self) -> None:
        template = self._in_hand()
        about = template.about.in_(current()) if template is not None and template.about is not None else ""
        text = say(
            "Gi helst brevet i hånda. Et brev i postkassen viser at noen har kontakt med barnevernet.\n\n"
            "LIX er antall ord per setning pluss prosent lange ord. Det er en pekepinn, ingen dommer."
        )
        self.app.push_screen(
            ReadScreen(say("Hvorfor?"), Content("\n\n".join(part for part in (about, text) if part)))
        )
