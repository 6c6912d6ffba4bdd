"""Første dag: where the files are, a copy, a forgotten passphrase, alone, the leader, the next workshop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk.desk import Desk
from verksted.tui.frame import ListAndText
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.help import LIMITS
from verksted.tui.screens.recovery import RecoveryScreen
from verksted.tui.widgets.hanging import Hanging
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import mark, say


@dataclass(frozen=True, slots=True)
class Topic:
    """A question people have on their first day, and its answer. `acts` says that Enter does something."""

    id: str
    name: str
    answer: str
    acts: str = ""


TOPICS = (
    Topic(
        "files",
        mark("Hvor er filene mine?"),
        mark("""\
Arbeidsboka er en mappe på denne maskinen:

{folder}

Brev og utskrifter ligger i mappen ved siden av, som slutter på «-utskrift».

Alt i arbeidsboka er låst med passordet. Ligger mappen i OneDrive eller Dropbox, går det bra,
men gamle kopier der åpnes med det gamle passordet."""),
    ),
    Topic(
        "copy",
        mark("Ta en kopi på minnepinne nå"),
        mark("""\
Kopien er like låst som arbeidsboka, og åpnes med det samme passordet.

Legg den et annet sted enn maskinen, for eksempel i det låste skapet.

Enter tar kopien. Skriv hvor minnepinnen er, for eksempel E:\\ eller /media/pinne."""),
        mark("ta kopi"),
    ),
    Topic(
        "outside",
        mark("Ha nøkkelen utenfor mappen"),
        mark("""\
Nøkkelen din ligger til vanlig i arbeidsboka, låst med passordet. Synkroniseres mappen, tar skytjenesten
vare på gamle utgaver av den også.

Skal arbeidsboka kunne slettes helt, legger du nøkkelen på en minnepinne, eller bare på denne maskinen.
Da åpnes arbeidsboka bare når pinnen er i, eller her.

Blir pinnen eller maskinen borte, er gjenopprettingsnøkkelen i skapet den eneste veien inn.

Nå ligger nøkkelen din {place}.

Enter flytter den."""),
        mark("flytt nøkkelen"),
    ),
    Topic(
        "forgotten",
        mark("Jeg glemte passordet"),
        mark("""\
Velg arbeidsboka på den første skjermen, gå til det andre feltet med Tab, og skriv
gjenopprettingsnøkkelen fra det låste skapet.

Etterpå gir du deg selv et nytt passord i en vanlig terminal:

verksted nokkel MAPPE gjenopprett

Uten både passord og nøkkel kan ingen åpne arbeidsboka. Det er meningen."""),
    ),
    Topic(
        "alone",
        mark("Jeg er alene om å lede og skrive"),
        mark("""\
Utsett heller enn å gjøre begge deler. Går det ikke:

1. Gå til Folk, still deg på den som skriver, trykk l, og skriv hvorfor.
2. Bruk lapper: la deltakerne skrive selv. Da slipper du å skrive mens du leder.
3. Sett av fem minutter etter hver økt til å skrive ned det viktigste.
4. Les opp punktene til slutt, og spør om du har forstått rett."""),
    ),
    Topic(
        "leader",
        mark("Slik får lederen filen"),
        mark("""\
Lederen får sammendraget, aldri arbeidsboka.

1. Gå gjennom og frigi sammendraget. En annen enn den som gikk gjennom, signerer.
2. Gi lederen filen sammendrag.json, gjerne på en minnepinne.
3. Ring lederen, og les opp fingeravtrykket som står ved sammendraget. Lederen leser sitt.
   Er de like, er filen uendret og fra dere.

Fingeravtrykk: {fingerprint}"""),
    ),
    Topic(
        "limits",
        mark("Dette beskytter verksted ikke mot"),
        LIMITS,
    ),
    Topic(
        "next",
        mark("Begynn på neste verksted"),
        mark("""\
Lager en ny arbeidsbok med rammer, temaer, spørsmål og kjøreplan fra denne.

Notater, tall om folk, krysser og skjulelista blir ikke med. Den nye arbeidsboka får sitt eget
passord og sin egen gjenopprettingsnøkkel.

Enter begynner."""),
        mark("begynn"),
    ),
)


class FirstDayScreen(ListAndText):
    """Questions to the left, answers to the right; Enter does what can be done here."""

    PLACE = "first-day"
    INTRO = mark("Første dag: det folk lurer på")
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("↑ ↓", mark("spørsmål")),
        ("Enter", mark("gjør det")),
        ("Tab", mark("les")),
        ("Esc", mark("oversikt")),
        ("F9", mark("skjul")),
    )
    HELP = mark("""\
Svar på det folk lurer på første gang. Pilene bytter spørsmål. Enter gjør det som kan gjøres her:
ta en kopi på minnepinne, eller begynne på neste verksted med planen fra dette.
""")

    def work_area(self) -> Iterable[Widget]:
        panel = VerticalScroll(Static("", id="topic-answer", markup=False), classes="panel", id="topic-panel")
        yield Horizontal(Rows(id="topics", classes="panel keeps-row", title=say("Spørsmål")), panel)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()

    def look(self) -> None:
        self.query_one(Rows).show([row(one.id, say(one.name)) for one in TOPICS])
        self._answer()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._answer()

    @property
    def _topic(self) -> Topic:
        hand = self.query_one(Rows).hand
        return next((one for one in TOPICS if one.id == hand), TOPICS[0])

    def _answer(self) -> None:
        topic = self._topic
        panel = self.query_one("#topic-panel", VerticalScroll)
        panel.border_title = Content(say(topic.name))
        text = say(topic.answer)
        text = text.replace("{folder}", self._folder())
        text = text.replace("{place}", self._key_place())
        if "{fingerprint}" in text:
            text = text.replace("{fingerprint}", self._fingerprint())
        self.query_one("#topic-answer", Static).update(Hanging(Content(_unwrapped(text))))

    def _folder(self) -> str:
        return str(self.desk.workbook.folder.absolute())

    def _key_place(self) -> str:
        place = self.desk.workbook.place
        return say("i {place}", place=place) if place else say("i arbeidsboka")

    def _fingerprint(self) -> str:
        released = self.desk.released.all()
        if not released:
            return say("kommer når sammendraget er frigitt")
        from verksted.report.signing import fingerprint

        return fingerprint(released[-1].summary.key)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == "copy":
            asks = [Ask("where", say("Mappe"), must=say("Skriv hvor kopien skal ligge."))]
            lead = say("Hvor er minnepinnen? For eksempel E:\\ eller /media/pinne.")
            self.push(FillScreen(say("Ta en kopi nå"), asks, lead=lead), self._copy)
        elif event.row_id == "outside":
            self._ask_outside()
        elif event.row_id == "next":
            self._ask_next()

    def _ask_outside(self) -> None:
        asks = [
            Ask("where", say("Mappe")),
            Ask("first", say("Passord"), must=say("Skriv et passord."), password=True),
            Ask("again", say("Én gang til"), must=say("Skriv passordet én gang til."), password=True),
        ]
        lead = say("Hvor er minnepinnen? Står feltet tomt, ligger nøkkelen bare på denne maskinen.")
        self.push(FillScreen(say("Flytt nøkkelen"), asks, lead=lead), self._move_key)

    def _move_key(self, answers: Answers) -> None:
        if answers["first"] != answers["again"]:
            self.tell(say("▲ Passordene er ikke like. Prøv igjen."))
            return

        def job() -> str:
            from verksted.desk.keeping import move_key

            place = move_key(self.desk, answers["where"].strip("\"'"), answers["first"])
            return say("● Nøkkelen ligger i {place}.", place=place)

        self.tell(say("Flytter nøkkelen …"))
        self.change(job)

    def _copy(self, answers: Answers) -> None:
        from verksted.desk.planning_copy import copy_to

        def job() -> str:
            made = copy_to(self.desk, Path(answers["where"].strip("\"'")).expanduser())
            return say("● Kopien ligger på plass: {folder}. Nå kan pinnen tas ut.", folder=made.name)

        self.tell(say("Kopierer …"))
        self.change(job)

    def _ask_next(self) -> None:
        folder = self.desk.workbook.folder.absolute()
        asks = [
            Ask("title", say("Tittel"), must=say("Skriv en tittel.")),
            Ask(
                "folder",
                say("Mappe"),
                str(folder.parent / f"{folder.name}-neste"),
                must=say("Skriv hvor den skal ligge."),
            ),
            Ask("first", say("Nytt passord"), must=say("Skriv et passord."), password=True),
            Ask("again", say("Én gang til"), must=say("Skriv passordet én gang til."), password=True),
        ]
        lead = say(
            "Planen følger med, og det dere lovet og satte i gang. Notater, tall om folk og skjulelista "
            "gjør ikke det."
        )
        self.push(FillScreen(say("Neste verksted"), asks, lead=lead), self._start_next)

    def _start_next(self, answers: Answers) -> None:
        if answers["first"] != answers["again"]:
            self.tell(say("▲ Passordene er ikke like. Prøv igjen."))
            return
        made: list[tuple[Desk, str]] = []

        def job() -> str:
            from verksted.desk.planning_copy import start_next

            folder = Path(answers["folder"]).expanduser()
            made.append(
                start_next(
                    self.desk,
                    folder,
                    title=answers["title"],
                    passphrase=answers["first"],
                    tools=self.desk.tools,
                )
            )
            return say("Den nye arbeidsboka er laget i {folder}.", folder=folder.name)

        self.tell(say("Lager arbeidsboka …"))
        self.change(job, lambda: self._show_key(made, answers["title"]))

    def _show_key(self, made: list[tuple[Desk, str]], title: str) -> None:
        if made:
            desk, recovery = made[0]
            folder = desk.workbook.folder
            desk.close()
            self.app.push_screen(RecoveryScreen(recovery, title), lambda _: self._next_is_made(folder))

    def _next_is_made(self, folder: Path) -> None:
        from datetime import datetime

        from verksted.tui.places import remember

        remember(folder, datetime.now().astimezone().date())
        self.tell(say("● Klar. Du finner den på den første skjermen: {folder}.", folder=folder.name))


def _unwrapped(text: str) -> str:
    """Paragraphs as they are, single line breaks of the source kept only before numbers and bullets."""
    joined: list[str] = []
    for paragraph in text.split("\n\n"):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            begins = line[:1].isdigit() or line.startswith("•")
            if lines and not begins:
                lines[-1] += " " + line.strip()
            else:
                lines.append(line)
        joined.append("\n".join(lines))
    return "\n\n".join(joined)
