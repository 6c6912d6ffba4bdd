"""When something in a workbook cannot be read: what is safe, what is missing, and four things one can do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from verksted.tui import messages
from verksted.tui.pages import Page
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.form import title_row
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import mark, say, say_count

if TYPE_CHECKING:
    from verksted.tui.session import Session

_CHOICES = (
    (
        "fetch",
        mark("Hent det fra den andre maskinen eller en minnepinne"),
        mark("Den andre maskinen har trolig alt helt. Dette er som oftest nok."),
    ),
    ("go-on", mark("Fortsett uten"), mark("Skriv på nytt det dere husker. Det skadde blir liggende.")),
    ("rescue", mark("Lag en ny arbeidsbok av alt som er helt"), mark("Den gamle mappen røres ikke.")),
    (
        "report",
        mark("Skriv ut rapport til IT"),
        mark("Bare tider og filnavn, ingenting av det som er skrevet."),
    ),
)


class DamagedScreen(Page[None]):
    """Shown once after opening. Nothing is written into the damaged folder before something is chosen."""

    HELP = mark("""\
Noe mangler i mappen, eller kan ikke leses. Verksted sletter aldri det som er skadet, og resten er trygt.

1  Har dere brukt to maskiner, ligger det som mangler, trolig helt på den andre. Legg mappen derfra på
   en minnepinne, sett den i her, og velg 1. Filene kopieres inn, og ingenting blir skrevet over.
2  Fortsetter uten. Denne siden kommer hver gang arbeidsboka åpnes, til det er hentet eller berget.
3  Alt som er helt, kopieres til en ny mappe. Passordene deres er de samme.
4  Rapporten kan sendes til dem som passer på maskinene. Det står ingenting fra notatene i den.

Ta gjerne en kopi av mappen først.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Fortsett", show=False),
        *(
            Binding(str(number), f"choose('{one[0]}')", one[1], show=False)
            for number, one in enumerate(_CHOICES, 1)
        ),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(classes="-stille")
        self._session = session
        self._desk = session.desk
        self._busy = False

    def compose(self) -> ComposeResult:
        name = self._desk.workbook.folder.absolute().name
        yield from title_row(say("Arbeidsboka er åpnet, men noe er skadet"), name)
        yield Static("", id="sums", classes="intro", markup=False)
        with VerticalScroll(id="holes", classes="panel page", can_focus=False) as panel:
            panel.border_title = Content(say("Dette mangler"))
            yield Static("", id="missing", classes="reading", markup=False)
        yield Rows(_rows(), id="what", classes="panel", title=say("Hva vil du gjøre?"))
        yield MessageLine(say("Ta gjerne en kopi av mappen først. Det går fint å lukke og komme tilbake."))
        yield KeyLine(
            ("Enter", say("velg")), ("1–4", say("velg")), ("F8", say("noen er i fare")), ("F1", say("hjelp"))
        )

    def on_mount(self) -> None:
        self._look()
        self.query_one(Rows).focus()

    def _look(self) -> None:
        book = self._desk.workbook
        damage = book.damage
        gone = sum(one.lost for one in damage if one.code == "missing")
        lost = sum(one.lost for one in damage) - gone
        whole = say("● {count} notater og endringer er hele. De er trygge.", count=book.changes)
        if not damage:
            second = say("● Ingenting mangler lenger.")
        elif gone:
            second = say_count(
                gone + lost,
                "■ Én ting mangler her. Den kan ligge hel i en kopi.",
                "■ {n} mangler her. De kan ligge hele i en kopi.",
            )
        elif lost:
            second = say_count(
                lost,
                "■ Én ting kan ikke leses. Den er ikke slettet, bare uleselig.",
                "■ {n} kan ikke leses. De er ikke slettet, bare uleselige.",
            )
        else:
            second = say("■ Noe er skadet, men ingen notater mangler.")
        self.query_one("#sums", Static).update(Content(f"{whole}\n{second}"))
        told = [f"■ {one.sentence}" for one in damage] or [f"● {say('Alt er på plass.')}"]
        self.query_one("#missing", Static).update(Content("\n".join(told)))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        self.action_choose(event.row_id)

    def action_choose(self, what: str) -> None:
        if self._busy:
            return
        self.query_one(Rows).take(what)
        if what == "go-on":
            self.dismiss()
        elif what == "fetch":
            self._find_copy()
        elif what == "rescue":
            self._ask_target()
        else:
            self._run(self._report)

    # Fetching -------------------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="near")
    def _find_copy(self) -> None:
        from verksted.desk.mending import copies_near
        from verksted.tui.places import recent

        near = copies_near(self._desk, [place.folder for place in recent()])
        self.app.call_from_thread(self._ask_source, str(near[0]) if near else "")

    def _ask_source(self, found: str) -> None:
        lead = (
            say("Denne kopien ligger her nå. Enter henter fra den.")
            if found
            else say("Hvor ligger kopien av arbeidsboka? For eksempel E:\\bok eller /media/pinne/bok.")
        )
        asks = [Ask("where", say("Mappe"), found, must=say("Skriv hvor kopien ligger."))]
        self.app.push_screen(FillScreen(say("Hent det som mangler"), asks, lead=lead), self._fetch)

    def _fetch(self, answers: Answers | None) -> None:
        if answers is None:
            return
        source = _path(answers["where"])

        def job() -> str:
            from verksted.desk.mending import fetch_from

            came = fetch_from(self._desk, source)
            if came.healed and not came.left:
                return say("● Hentet. {count} er her igjen, og ingenting mangler.", count=came.healed)
            if came.healed:
                return say("▲ {count} er her igjen, og {left} mangler.", count=came.healed, left=came.left)
            return say("▲ Kopien hadde ikke det som mangler. Ingenting er endret.")

        self.tell(say("Henter …"))
        self._run(job)

    # Rescuing and reporting -----------------------------------------------------------------------

    def _ask_target(self) -> None:
        folder = self._desk.workbook.folder.absolute()
        asks = [
            Ask(
                "folder",
                say("Ny mappe"),
                str(folder.parent / say("{name}-berget", name=folder.name)),
                must=say("Skriv hvor den skal ligge."),
            )
        ]
        lead = say("Alt som er helt, kopieres dit. Den gamle mappen blir liggende som den er.")
        self.app.push_screen(FillScreen(say("Lag en ny arbeidsbok"), asks, lead=lead), self._rescue)

    def _rescue(self, answers: Answers | None) -> None:
        if answers is None:
            return
        target = _path(answers["folder"])

        def job() -> str:
            from verksted.desk.mending import rescue_beside

            made = rescue_beside(self._desk, target)
            count = sum(made.documents.values())
            return say("● {count} ting er berget. Skriv passordet for å åpne den nye.", count=count)

        self.tell(say("Berger …"))
        self._run(job, lambda: self._open_new(target))

    def _open_new(self, target: Path) -> None:
        self.app.post_message(messages.CloseWorkbook())
        self.app.post_message(messages.OpenFolder(target))

    def _report(self) -> str:
        from verksted.desk.mending import write_it_report

        made = write_it_report(self._desk, self._desk.workbook.folder.absolute().parent)
        return say("● Rapporten ligger ved siden av arbeidsboka: {name}.", name=made.name)

    @work(thread=True, exclusive=True)
    def _run(self, job: Callable[[], str], then: Callable[[], None] | None = None) -> None:
        from verksted.workbook import WorkbookError

        self._busy, done = True, False
        try:
            told = self._session.submit(job).result()
            done = True
        except (WorkbookError, ValueError) as wrong:
            told = f"▲ {wrong}"
        except OSError:
            told = say("▲ Får ikke lest eller skrevet der. Velg et annet sted.")
        self._busy = False
        self.app.call_from_thread(self._told, told)
        if done and then is not None:
            self.app.call_from_thread(then)

    def _told(self, sentence: str) -> None:
        if self.is_attached:
            self._look()
            self.tell(sentence)


def _rows() -> list[Row]:
    return [
        row(name, f"{number}  {say(title)}", "", Content.styled(f"   {say(about)}", "$text-muted"))
        for number, (name, title, about) in enumerate(_CHOICES, 1)
    ]


def _path(text: str) -> Path:
    return Path(text.strip("\"'")).expanduser()
