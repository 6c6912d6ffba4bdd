"""Metoder: forms that are filled in, gatherings with work between them, and the sheets to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from verksted.content.methods import methods
from verksted.desk.methods import Methods
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.years import method_rows
from verksted.tui.screens.years.method_paper import MethodPaper
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import current, mark, say, say_count
from verksted.workshop.methods import Gathering, MethodSheet, Task


class MethodsScreen(Frame):
    """Enter opens a form, a gathering, a task, or writes a sheet."""

    PLACE = "methods"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("åpne")),
        ("n", mark("nytt")),
        ("Mellomrom", mark("gjort")),
        ("e", mark("endre")),
        ("x", mark("ta bort")),
    )
    HELP = mark("""\
Her er metodene for grupper som jobber over tid: GAP med fem bokser, gallerirunde, gå og prat, idéjakt og
oppgaveark 1–10. Hver av dem kan skrives ut tom, og fylles ut her.

n begynner på noe nytt: et ark å fylle ut, en samling, eller en oppgave (hvem – hvordan – når).
Et ark kan fylles ut av flere grupper hver for seg, og leses side om side. Det som skrives i boksene, blir
vanlige notater. De renskrives, gås gjennom og frigis som alt annet.

Begynn gjerne med kunnskapskortet: det som er kjent først, så det gruppa selv har erfart.
Samlinger står med dato, tema og det som skal samles inn til da. Oppgavene står under samlingen de hører til.
Mellomrom krysser av en oppgave. Nederst skriver du ut arkene, planen og en kalenderfil.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", "Nytt", show=False),
        Binding("e", "edit", "Endre", show=False),
        Binding("x", "take_away", "Ta bort", show=False),
    ]
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.methods = Methods(self.desk)
        self._paper = MethodPaper(self)

    def work_area(self) -> Iterable[Widget]:
        yield Rows(
            id="methods", classes="panel keeps-row -holds", title=say("Metoder, samlinger og oppgaver")
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#methods", Rows).focus()

    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def look(self) -> None:
        self.query_one("#methods", Rows).show(method_rows.rows_of(self.methods, self.today()))

    # What is chosen -------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, name = event.row_id.partition(":")
        acts: dict[str, Callable[[], None]] = {
            "sheet": lambda: self._open_sheet(name),
            "gathering": lambda: self._ask_gathering(self._gathering(name)),
            "task": lambda: self._ask_task(self._task_of(name)),
            "new-sheet": self._new_sheet,
            "new-gathering": lambda: self._ask_gathering(Gathering("", "", "")),
            "new-task": lambda: self._ask_task(Task("", "", "")),
            "paper": lambda: self._paper.write(name),
        }
        acts[kind]()

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        kind, _, name = event.row_id.partition(":")
        if kind == "task":

            def job() -> str:
                done = self.methods.tick(name, self.today())
                return (
                    say("Krysset av. Ctrl+Z angrer.") if done else say("Ikke gjort likevel. Ctrl+Z angrer.")
                )

            self.change(job)

    def action_new(self) -> None:
        choices = [
            ("sheet", say("Et ark å fylle ut")),
            ("gathering", say("En samling")),
            ("task", say("En oppgave: hvem – hvordan – når")),
        ]
        acts: dict[str, Callable[[], None]] = {
            "sheet": self._new_sheet,
            "gathering": lambda: self._ask_gathering(Gathering("", "", "")),
            "task": lambda: self._ask_task(Task("", "", "")),
        }
        self.push(NumberCard(say("Hva vil du begynne på?"), choices), lambda chosen: acts[chosen]())

    def action_edit(self) -> None:
        kind, _, name = (self.query_one("#methods", Rows).hand or "").partition(":")
        if kind == "sheet":
            self._ask_side(name)
        elif kind == "gathering":
            self._ask_gathering(self._gathering(name))
        elif kind == "task":
            self._ask_task(self._task_of(name))

    def action_take_away(self) -> None:
        kind, _, name = (self.query_one("#methods", Rows).hand or "").partition(":")
        told = say("Tatt bort. Ctrl+Z henter det tilbake.")
        if kind == "sheet":
            self.change(lambda: self._remove_sheet(name))
        elif kind == "gathering":
            self.do(lambda: self.methods.cancel(name), told)
        elif kind == "task":
            self.do(lambda: self.methods.drop(name), told)

    def _remove_sheet(self, name: str) -> str:
        kept = self.methods.remove(name)
        if kept:
            return say_count(
                kept,
                "Arket er tatt bort. Notatet står blant notatene. Ctrl+Z angrer.",
                "Arket er tatt bort. De {n} notatene står blant notatene. Ctrl+Z angrer.",
            )
        return say("Arket er tatt bort. Ctrl+Z henter det tilbake.")

    # Forms ----------------------------------------------------------------------------------------

    def _open_sheet(self, name: str) -> None:
        from verksted.tui.screens.years.method_sheet import MethodSheetScreen

        self.app.switch_screen(MethodSheetScreen(self.session, name))

    def _new_sheet(self) -> None:
        rows = [row(name, one.name.in_(current())) for name, one in methods().items()]
        about = method_rows.about_method
        self.push(PickScreen(say("Hvilket ark?"), rows, about), self._ask_new_side)

    def _ask_new_side(self, method: str) -> None:
        asks = [Ask("side", say("Gruppe"))]
        lead = say(
            "Hvem fyller det ut, for eksempel ungdom eller foreldre? La det stå tomt hvis alle gjør det."
        )

        def got(answers: Answers) -> None:
            self._ask_theme(lambda theme: self._start(method, answers["side"], theme))

        self.push(FillScreen(methods()[method].name.in_(current()), asks, lead=lead), got)

    def _start(self, method: str, side: str, theme: str) -> None:
        """Make the form, and open it at once: the group is waiting."""
        made: list[MethodSheet] = []

        def job() -> str:
            made.append(self.methods.start(method, side, theme))
            return say("Arket er klart.")

        self.change(job, lambda: self._open_sheet(made[0].id))

    def _ask_theme(self, then: Callable[[str], None]) -> None:
        """Which theme what is written belongs to; «velges senere» is an answer too."""
        themes = sorted(self.desk.themes.all(), key=lambda one: one.order)
        if not themes:
            then("")
            return
        choices = [(one.id, one.name) for one in themes] + [("", say("Tema velges i renskrivingen"))]
        self.push(NumberCard(say("Hvilket tema gjelder arket?"), choices), then)

    def _ask_side(self, name: str) -> None:
        sheet = self.methods.sheet(name)
        asks = [Ask("side", say("Gruppe"), sheet.side)]

        def got(answers: Answers) -> None:
            def job(theme: str) -> str:
                self.methods.change(name, side=answers["side"], theme=theme)
                return say("Arket er endret. Ctrl+Z angrer.")

            self._ask_theme(lambda theme: self.change(lambda: job(theme)))

        self.push(FillScreen(methods()[sheet.method].name.in_(current()), asks), got)

    # Gatherings and tasks -------------------------------------------------------------------------

    def _gathering(self, name: str) -> Gathering:
        return next(one for one in self.methods.gatherings() if one.id == name)

    def _task_of(self, name: str) -> Task:
        return next(one for one in self.methods.tasks() if one.id == name)

    def _ask_gathering(self, one: Gathering) -> None:
        asks = [
            Ask("day", say("Dag"), _typed(one.day), must=say("Skriv dagen, for eksempel 15.03.2027.")),
            Ask("theme", say("Tema"), one.theme, must=say("Skriv hva samlingen handler om.")),
            Ask("place", say("Sted"), one.place),
            Ask("bring", say("Ta med"), one.bring),
        ]

        def job(got: Answers) -> str:
            self.methods.gather(got["day"], got["theme"], got["place"], got["bring"], gathering_id=one.id)
            return say("Samlingen er ført opp. Ctrl+Z angrer.")

        lead = say("Ett hovedtema for hver samling. «Ta med» er det som skal samles inn til da.")
        self.push(FillScreen(say("Samling"), asks, lead=lead), lambda got: self.change(lambda: job(got)))

    def _ask_task(self, one: Task) -> None:
        asks = [
            Ask("what", say("Hva"), one.what, must=say("Skriv hva som skal gjøres.")),
            Ask("who", say("Hvem (rolle)"), one.who, must=say("Skriv rollen, ikke et navn.")),
            Ask("how", say("Hvordan"), one.how),
            Ask("due", say("Når"), _typed(one.due)),
        ]

        def job(got: Answers, gathering: str) -> str:
            self.methods.plan(
                got["what"], got["who"], got["how"], got["due"], gathering=gathering, task_id=one.id
            )
            return say("Oppgaven er ført opp. Ctrl+Z angrer.")

        def got(answers: Answers) -> None:
            gatherings = self.methods.gatherings()
            if not gatherings:
                self.change(lambda: job(answers, ""))
                return
            choices = [(entry.id, f"{_typed(entry.day)}  {entry.theme}") for entry in gatherings]
            choices.append(("", say("Hører ikke til en samling")))
            card = NumberCard(say("Gjøres før hvilken samling?"), choices)
            self.push(card, lambda chosen: self.change(lambda: job(answers, chosen)))

        lead = say("En rute uten rolle og dato blir sjelden gjort.")
        self.push(FillScreen(say("Hvem – hvordan – når"), asks, lead=lead), got)


def _typed(day: str) -> str:
    """`15.03.2027` from `2027-03-15`."""
    return ".".join(reversed(day.split("-"))) if day else ""
