"""Reading a file in: what each column is taken to be, a look at its values, and what one says of the survey.

Names, times and free text are never shown here, whatever the columns are called.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import surveys_words as words
from verksted.desk.surveys import Given
from verksted.desk.surveys_reading import Opened, open_survey
from verksted.opening.limits import Unreadable
from verksted.survey.layout import Column, Role, Shape, remade, turned
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.report.files import path_of
from verksted.tui.screens.years.surveys_base import SurveyFrame
from verksted.tui.screens.years.surveys_import_rows import about_column, column_row, role_rows, scale_rows
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.survey import Scale
from verksted.workshop.text import clean_line

_FILE, _COMMENTS, _SCALE = "#file", "#comments", "#scale"


class ImportScreen(SurveyFrame):
    """Enter says what a column is; g keeps the survey."""

    PAGE = "import"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("endre")),
        ("g", mark("godkjenn")),
        ("Esc", mark("avbryt")),
    )
    HELP = mark("""\
Skriv eller lim inn hvor filen ligger. verksted leser .xlsx og .csv fra Microsoft Forms og de fleste andre.

Hver kolonne får et forslag. ● er spørsmål som telles, ► er bakgrunn som kan deles i grupper,
○ er fritekst eller brukes ikke, ■ er hvem som svarte eller når: det blir aldri lest.
▲ betyr at forslaget er usikkert. Enter endrer det som står på raden.
Nederst ser du de vanligste svarene. Navn, tider og fritekst vises ikke.

g godkjenner. Da skriver du året og hvor mange som ble spurt. Bare antall lagres, aldri hva hver enkelt
svarte. Kolonnene huskes til neste fil fra samme skjema.
""")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("g", "approve", "Godkjenn")]

    def __init__(self, session: Session, path: str = "") -> None:
        super().__init__(session)
        self._opened: Opened | None = None
        self._path = path
        self._comments = False
        self._scale: Scale | None = None
        self._reading = False

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="columns", classes="panel -holds", title=say("Kolonnene i filen"))
        with Vertical(id="column-panel", classes="panel"):
            yield Static("", id="column-about", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Rows).focus()
        if self._path:
            self._took_path(self._path)
        else:
            self._ask_path()

    # The file -------------------------------------------------------------------------------------

    def _ask_path(self) -> None:
        self.ask_file(self._took_path, self._path, self._left)

    def _took_path(self, path: str) -> None:
        self._path = path
        self._read(path_of(path))

    def _left(self) -> None:
        if self._opened is None:
            self.open("spots")

    @work(thread=True, exclusive=True, group="read")
    def _read(self, path: Path) -> None:
        self._reading = True
        quarter = 0

        def tell(done: int, whole: int) -> None:
            nonlocal quarter
            now = done * 10 // max(whole, 1)
            if now != quarter:
                quarter = now
                self.app.call_from_thread(self._progressed, now * 10)

        try:
            opened = open_survey(path, progress=tell)
        except Unreadable as wrong:
            self.app.call_from_thread(self._failed, str(wrong))
        else:
            self.app.call_from_thread(self._ready, opened)

    def _progressed(self, percent: int) -> None:
        if self.is_attached:
            self.tell(say("Leser … {percent} %", percent=percent))

    def _failed(self, sentence: str) -> None:
        self._reading = False
        if not self.is_attached:
            return
        self.tell(f"■ {clean_line(sentence)}")
        self.look()

    def _ready(self, opened: Opened) -> None:
        self._reading, self._opened = False, opened
        if not self.is_attached:
            return
        rows = len(opened.grid.rows) - opened.layout.header - 1
        if opened.remembered:
            told = say("{n} rader. Kolonnene er slik du sa sist.", n=rows)
        elif opened.layout.forms:
            told = say("{n} rader fra Microsoft Forms. Se over, og trykk g.", n=rows)
        else:
            told = say("{n} rader. Se over kolonnene, og trykk g.", n=rows)
        self.look()
        first = [*opened.layout.unsure, *opened.layout.of(Role.SCALE, Role.CHOICE)]
        self.query_one("#columns", Rows).take(str(first[0].at) if first else "0")
        self._show_column()
        self.tell(told)

    # Showing --------------------------------------------------------------------------------------

    def look(self) -> None:
        rows = self.query_one("#columns", Rows)
        opened = self._opened
        if opened is None:
            waiting = say("Leser …") if self._reading else say("Her kommer kolonnene i filen.")
            rows.show([said("none", waiting), row(_FILE, say("Velg en fil …"))])
            return
        rows.border_title = Content(clean_line(opened.path.name))
        if opened.layout.shape is Shape.AGGREGATED:
            rows.show([*self._table_rows(opened), row(_FILE, say("Velg en annen fil …"))])
        else:
            out = [column_row(column) for column in opened.layout.columns]
            if opened.layout.of(Role.COMMENT):
                tick = "x" if self._comments else " "
                out.append(
                    row(_COMMENTS, say("[{tick}] Ta med fritekst, med personopplysninger tatt ut", tick=tick))
                )
            rows.show([*out, row(_FILE, say("Velg en annen fil …"))])
        self._show_column()

    def _table_rows(self, opened: Opened) -> list[Row]:
        layout = opened.layout
        parts = layout.parts or {}
        names = {
            "question": say("spørsmålet"),
            "mean": say("snittet"),
            "count": say("antall svar"),
            "deviation": say("spredningen"),
        }
        out = [
            row(f"#part-{part}", f"● {layout.columns[at].text}", f"{names[part]} ")
            for part, at in parts.items()
        ]
        scale = self._scale or layout.scale
        shown = words.ends(scale) if scale else say("▲ velg skala")
        return [*out, row(_SCALE, say("Skala"), f"{shown} ")]

    def _show_column(self) -> None:
        opened = self._opened
        hand = self.query_one("#columns", Rows).hand or ""
        about = self.query_one("#column-about", Static)
        panel = self.query_one("#column-panel", Vertical)
        if opened is None or not hand.isdigit():
            panel.border_title = Content("")
            about.update(self._about_rest(hand))
            return
        column = opened.layout.columns[int(hand)]
        panel.border_title = Content(column.text or say("Uten overskrift"))
        about.update(Content("\n".join(about_column(column, opened))))

    def _about_rest(self, hand: str) -> Content:
        if hand == _COMMENTS:
            return Content(
                say(
                    "Fritekst går gjennom det samme søket som notatene før noen får lese den.\n"
                    "Ikke alt blir funnet: les den alene. Uten haken telles den bare."
                )
            )
        return Content("")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._show_column()

    # Saying what a column is ----------------------------------------------------------------------

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        if event.row_id == _COMMENTS:
            self._comments = not self._comments
            self.look()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.row_id == _FILE:
            self._ask_path()
        elif event.row_id == _COMMENTS:
            self.on_rows_ticked(Rows.Ticked(event.rows, event.row_id))
        elif event.row_id == _SCALE:
            self.push(PickScreen(say("Skala"), scale_rows()), self._took_scale)
        elif event.row_id.isdigit() and self._opened is not None:
            column = self._opened.layout.columns[int(event.row_id)]
            hand = column.role.value
            if column.steps and not column.steps.words:
                hand = f"scale:{column.steps.lowest}:{column.steps.highest}"
            card = PickScreen(column.text or say("Uten overskrift"), role_rows(column), hand=hand)
            self.push(card, lambda chosen: self._took_role(column, chosen))

    def _took_scale(self, chosen: str) -> None:
        _, low, high = chosen.split(":")
        self._scale = Scale(int(low), int(high))
        self.look()

    def _took_role(self, column: Column, chosen: str) -> None:
        opened = self._opened
        if opened is None:
            return
        if chosen == "turn":
            self._opened = opened.with_layout(turned(opened.layout, column.at))
            self.look()
            return
        role, *ends = chosen.split(":")
        scale = Scale(int(ends[0]), int(ends[1])) if ends else None
        try:
            layout = remade(opened.layout, column.at, Role(role), opened.grid, scale)
        except ValueError as wrong:
            self.tell(f"▲ {wrong}")
            return
        self._opened = opened.with_layout(layout)
        self.look()
        self.tell("")

    # Keeping --------------------------------------------------------------------------------------

    def action_approve(self) -> None:
        opened = self._opened
        if opened is None:
            self.tell(say("▲ Velg en fil først."))
            return
        if opened.layout.shape is Shape.AGGREGATED and not (self._scale or opened.layout.scale):
            self.tell(say("▲ Velg skalaen først."))
            return
        year = opened.year or self.desk.tools.environment.clock().year
        asks = [
            Ask("year", say("År"), str(year), must=say("Skriv året svarene er fra.")),
            Ask("asked", say("Antall spurt")),
            Ask("name", say("Eget navn")),
        ]
        card = FillScreen(say("Om undersøkelsen"), asks, advice=_advice, check=_wrong)
        self.push(card, self._keep)

    def _keep(self, answers: Answers) -> None:
        opened = self._opened
        if opened is None:
            return
        year, asked = answers["year"], answers["asked"]
        given = Given(int(year), answers["name"], int(asked) if asked else None, self._comments, self._scale)

        def job() -> str:
            self.choose(self.surveys.keep(opened, given, self.surveys.detector()).id)
            return ""

        self.change(job, lambda: self.open("spots"))


def _wrong(answers: Answers) -> str:
    year, asked = answers["year"], answers["asked"]
    if not (year.isdigit() and 2000 <= int(year) <= 2100):
        return say("Året skrives som 2025.")
    if asked and not (asked.isdigit() and 0 < int(asked) < 100_000):
        return say("Hvor mange som ble spurt, skrives som et tall.")
    return ""


def _advice(answers: Answers) -> list[str]:
    if not answers["asked"]:
        return [say("Uten tallet på dem som ble spurt, vet ingen hvor mange som ikke svarte.")]
    return []
