"""Typing in what was written by hand: sheet by sheet, line by line, each in the time of its own block."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from verksted.desk.running_notes import Taken
from verksted.desk.running_paper import Sheet, asked_for, placed, planned_words, sheets
from verksted.desk.running_store import NoteStore
from verksted.desk.running_view import Seen
from verksted.desk.taking import Moment
from verksted.tui.screens.run.note_taker import NoteTakerScreen
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.notes.choices import ChoiceList
from verksted.tui.widgets.notes.chrome import HeadLine, Panel, Words
from verksted.tui.widgets.notes.cover import Cover
from verksted.tui.widgets.notes.field import NoteField
from verksted.tui.widgets.notes.log import NoteLog
from verksted.workshop.language import mark, say
from verksted.workshop.notes import Note
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.tui.session import Session


class PaperScreen(NoteTakerScreen):
    """One sheet at a time; its lines have the numbers that they have on paper."""

    HELP = mark("""\
Skriv linjene slik de står på arket, og trykk Enter. Tallet i feltet er nummeret på linjen på arket.
Tegnene er de samme som på arket: + bra, - bedre, > forslag, ? spørsmål, = løfte, ! følg opp.
Sto det et tall under «Enige», skriver du det med stjerne: *4

Ctrl+N        neste ark, i rekkefølge
ark 3         og Enter: gå rett til ark 3
↑             rett forrige linje
Ctrl+T        velg tema
Ctrl+Z / Y    angre og gjør om igjen
Esc           tilbake. Det som er skrevet, blir stående.

Linjene lander i økta de hører til, med tiden økta hadde. Makuler arkene når alt er skrevet inn.
""")

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sheets: list[Sheet] = []
        self._at = 0
        self._everything = NoteStore()
        self.rows.numbers = {}

    def compose(self) -> ComposeResult:
        yield HeadLine(id="head")
        yield HeadLine(id="under")
        with Horizontal(id="room"):
            empty = (say("Her kommer linjene fra arket."), say("Ctrl+N går til neste ark."))
            log = NoteLog(self.rows.row_of, id="log", empty=empty)
            log.border_title = Content(say("Fra arket"))
            yield log
            with Vertical(id="side"):
                yield Panel(id="paper-sheets", title=say("Arkene"))
        yield NoteField(id="field")
        yield MessageLine()
        yield KeyLine(*self.write_keys(), id="keys")
        yield ChoiceList(id="choices")
        yield Cover(self.clock_on_the_wall)

    def acts(self) -> dict[str, Callable[[], object]]:
        return super().acts() | {"ctrl+n": self.action_next_sheet}

    def show_reminder(self) -> None:
        """The panel at the side is the list of sheets."""

    def write_keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+N", say("neste ark")),
            ("↑", say("rett siste")),
            ("Ctrl+T", say("tema")),
            ("F9", say("skjul")),
            ("Esc", say("tilbake")),
            ("F1", say("hjelp")),
        )

    def show_mode(self) -> None:
        super().show_mode()
        if not self.editing and not self.finding:
            title = say("Linje {number}", number=len(self.rows.notes) + 1)
            self.field.border_title = Content(title)
            self.field.border_subtitle = Content(say("Enter neste linje   *4 enige   ark 3 = gå til ark 3"))

    # Sheets ---------------------------------------------------------------------------------------

    @property
    def sheet(self) -> Sheet | None:
        return self._sheets[self._at] if self._at < len(self._sheets) else None

    def action_next_sheet(self) -> None:
        if self._at + 1 < len(self._sheets):
            self.go(self._sheets[self._at + 1])
        else:
            self.tell(say("Dette er det siste arket. ark 1 og Enter går til det første."))

    def go(self, sheet: Sheet) -> None:
        """Another sheet in hand: only its lines stand in the log."""
        self._at = self._sheets.index(sheet)
        self.rows.notes = self._on(sheet)
        self.log_.show(self.rows.all())
        self._renumber()
        self.tell(say("Ark {number}: {name}", number=sheet.number, name=clean_line(sheet.block.name)))

    def _on(self, sheet: Sheet | None) -> NoteStore:
        wanted, found = sheet.block.id if sheet else None, NoteStore()
        found.update(
            (key, note) for key, note in self._everything.items() if note.block == wanted and not note.slip
        )
        return found

    def take_in(self, seen: Seen) -> None:
        for key, note in seen.notes.items():
            if note is None:
                self._everything.pop(key, None)
            else:
                self._everything[key] = note
        if seen.room is not None:
            self._sheets = sheets(self.room)
            self._at = min(self._at, max(0, len(self._sheets) - 1))
        here = self._on(self.sheet)
        gone: dict[str, Note | None] = dict.fromkeys(self.rows.notes.keys() - here.keys())
        kept = {key: note for key, note in seen.notes.items() if key in here}
        super().take_in(replace(seen, notes={**gone, **kept}))
        self._renumber()

    # Writing --------------------------------------------------------------------------------------

    def moment(self) -> Moment:
        sheet = self.sheet
        if sheet is None:
            return super().moment()
        chosen = self._chosen if self._chosen_in == sheet.block.id else sheet.block.theme
        return Moment(sheet.block.id, chosen, sheet.after)

    def stay_with(self, theme_id: str) -> None:
        self._chosen, self._chosen_in = theme_id, self.sheet.block.id if self.sheet else None

    def timed(self, taken: Taken) -> Taken:
        sheet = self.sheet
        if sheet is None:
            return taken
        last = max((note.at for note in self.rows.notes.values()), default="")
        return placed(taken, self.room, sheet, last, self._now())

    def submit(self, raw: str) -> None:
        plain = not (self.editing or self.finding or self.list_open)
        wanted = asked_for(raw, self._sheets) if plain else None
        if wanted is not None:
            self.field.put("", keep=False)
            self.go(wanted)
            return
        super().submit(raw)
        self._everything.update(self.rows.notes)
        self._renumber()

    def paste(self, text: str) -> None:
        super().paste(text)
        self._everything.update(self.rows.notes)
        self._renumber()

    def action_time_back(self) -> None:
        self.tell(say("Linjene får tiden som økta hadde."))

    def _leave(self) -> None:
        if self.editing or self.finding or self.list_open or self.field.value:
            super()._leave()
        else:
            self.dismiss()

    # What is shown --------------------------------------------------------------------------------

    def _renumber(self) -> None:
        """The number a line has on paper stands where notes have their clock."""
        self.rows.numbers = {one: number for number, one in enumerate(self.log_.ids, 1)}
        for one in self.log_.ids:
            row = self.rows.row_of(one)
            if row is not None:
                self.log_.change(row)
        self.show_mode()
        self.show_counts()
        self.show_saved()

    def shown(self, seen: Seen) -> None:
        del seen

    def tick(self) -> None:
        self.show_saved()
        self.query_one(Cover).tick()

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        sheet = self.sheet
        if sheet is None:
            return [(say("Fra papir"), "bold $fase-kjor"), (say(" · kjøreplanen er tom"), "")], []
        name = f" · {clean_line(sheet.block.name)} · {planned_words(sheet, self.room)}"
        ark = say("Ark {number} av {count}", number=sheet.number, count=self._sheets[-1].number)
        return [(ark, "bold $fase-kjor"), (name, "")], []

    def show_counts(self) -> None:
        self.stale = False
        tag = self.room.tag(self.moment().theme) or say("uten tema")
        asked = self.room.questions_of(self.sheet.block) if self.sheet else []
        left = clean_line(asked[0].text) if asked else say("Skriv linjene slik de står på arket.")
        self.query_one("#under", HeadLine).tell(
            [(left, "")], [(say("Tema: {tag}   (Ctrl+T bytter)", tag=tag), "$text-muted")]
        )
        if not self.has_class("-smal"):
            panel = self.query_one("#paper-sheets", Panel)
            lines = Counter(note.block for note in self._everything.values() if not note.slip)
            width = max(20, panel.size.width)
            panel.show([self._sheet_line(one, lines[one.block.id], width) for one in self._sheets])

    def _sheet_line(self, sheet: Sheet, count: int, width: int) -> Content:
        here = sheet is self.sheet
        words = set_cell_size(
            f"{'►' if here else ' '} {sheet.number:>2} {clean_line(sheet.block.name)}", width - 7
        )
        return Content.styled(f"{words} {count:>4}", "bold" if here else "$text-muted" if not count else "")
