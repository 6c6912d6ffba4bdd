"""Second part: where the chapter goes, which blocks it has, how it will read, and making the new file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from verksted.desk import inserting
from verksted.desk.inserting import Checked, Done, Report
from verksted.report.chapter_maps import DEFAULT_MAP, chapter_maps
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.report import lines
from verksted.tui.screens.report.cards import DoneScreen, EditedScreen
from verksted.tui.screens.report.part import Keys, Submit
from verksted.tui.screens.report.pieces import Pieces
from verksted.tui.screens.report.plan import Plan, made_anew
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import mark, say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.report.insert import Preview

CHAPTER_KEYS: Keys = (
    ("Enter", mark("sett inn")),
    ("Mellomrom", mark("ta med")),
    ("m", mark("kart")),
    ("k", mark("kopier")),
    ("v", mark("andre filer")),
)


class ChapterView(Pieces):
    """Enter makes the new file; the preview follows the row in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "map", "Kapittelkart", show=False),
        Binding("k", "copy", "Kopier tekst", show=False),
        Binding("v", "forms", "Andre filer", show=False),
        Binding("escape", "back", "Filene", show=False),
    ]

    _refusal = ""

    class Back(Message):
        """Other files are wanted."""

    def __init__(self, desk: Desk | None, submit: Submit | None) -> None:
        super().__init__(desk, submit, id="chapter-view")
        self._wanted, self._shown, self._looking, self._busy = 0, 0, False, False

    def compose(self) -> ComposeResult:
        with Horizontal(id="chapter-panels"):
            with Vertical(id="where"):
                yield Rows(id="places", classes="panel -holds")
                yield Rows(id="blocks", classes="panel -holds", title=say("Med i kapitlet"))
            with Vertical(id="reads", classes="panel") as reads:
                reads.border_title = Content(say("Slik blir det stående"))
                with VerticalScroll(id="reads-scroll"):
                    yield Static("", id="reads-text", markup=False)
        yield Static("", id="remarks", markup=False)
        yield Static("", id="target", markup=False)

    def show(self, report: Report, given: Checked) -> None:
        """Begin with these files; what was chosen before is kept where it still fits."""
        layout = self._plan.layout if self._plan else chapter_maps()[DEFAULT_MAP]
        before = self._plan.report if self._plan else None
        same = before is not None and (before.path, before.headings) == (report.path, report.headings)
        plan = Plan(report, given, layout, left_out=self._plan.left_out if self._plan else frozenset())
        hand: str | None = None
        if self._plan is not None and same:
            plan.place = self._plan.place
        else:
            hand = lines.likely_row(report, layout, given.summary.malform)
            plan.place = lines.place_of(report, hand)
        self._plan = plan
        places = self.query_one("#places", Rows)
        places.border_title = Content(clean_line(report.path.name))
        places.show(lines.place_rows(report, None, plan.place), hand)
        places.focus()
        self._show_blocks()
        self._look_again()

    def _show_blocks(self) -> None:
        if self._plan is not None:
            blocks = inserting.chapter_blocks(self._plan.given.summary, self._plan.layout)
            self.query_one("#blocks", Rows).show(lines.block_rows(blocks, self._plan.left_out))

    def changed_map(self) -> None:
        self._show_blocks()
        self._look_again()

    # The preview ----------------------------------------------------------------------------------

    def on_rows_moved(self, event: Rows.Moved) -> None:
        event.stop()
        if self._plan is not None and event.rows.id == "places":
            self._plan.place = lines.place_of(self._plan.report, event.row_id)
            self.tell("")
            self._look_again()

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        event.stop()
        if self._plan is not None and event.rows.id == "blocks":
            self._plan.left_out ^= {event.row_id}
            self._show_blocks()
            self._look_again()

    def _look_again(self) -> None:
        """One look at a time; while one is under way only the last wish counts."""
        self._wanted += 1
        if not self._looking:
            self._looking = True
            self._look()

    @work(group="look")
    async def _look(self) -> None:
        try:
            while self._shown != self._wanted and self._plan is not None:
                self._shown = self._wanted
                plan = self._plan
                self._refusal = ""
                found = await self.safely(plan.look, self._refused)
                if self._shown == self._wanted and self.is_attached:
                    self._show(plan, found)
        finally:
            self._looking = False

    def _refused(self, sentence: str) -> None:
        self._refusal = sentence

    def _show(self, plan: Plan, found: Preview | None) -> None:
        places = self.query_one("#places", Rows)
        places.show(lines.place_rows(plan.report, found.at if found else None, plan.place))
        self.call_after_refresh(places.reveal, lines.HERE)
        blocks = inserting.chapter_blocks(plan.given.summary, plan.layout)
        text = lines.reading(found.lines, blocks) if found else Content(f"■ {self._refusal}")
        self.query_one("#reads-text", Static).update(text)
        self.query_one("#reads-scroll", VerticalScroll).scroll_home(animate=False)
        notes = [f"▲ {note}" for note in found.notes] if found else []
        if found is not None and found.again and not found.edited:
            notes.insert(0, say("● Kapitlet som står der fra før, byttes ut."))
        if not plan.given.known:
            notes.append(say("▲ Fingeravtrykket er ikke sammenlignet."))
        self.query_one("#remarks", Static).update(Content("\n".join(notes)))
        name = clean_line(inserting.new_report_name(plan.report.path).name)
        told = say("Lages som ny fil: {name}", name=name)
        self.query_one("#target", Static).update(Content(told))

    # Making the file ------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        event.stop()
        if self._plan is None or self._busy:
            return
        if self._plan.given.known:
            self._insert()
            return
        told = [
            say(
                "Sammendraget er uendret siden det ble signert, men du vet ikke sikkert hvem det kommer fra."
            ),
            say("Ring den som sendte det, og sammenlign fingeravtrykket."),
        ]
        card = AskScreen(
            say("Sette inn uten å sammenligne?"), told, act=say("Sett inn likevel"), stay=say("Vent")
        )
        self.app.push_screen(card, self._sure)

    def _sure(self, sure: bool | None) -> None:
        if sure:
            self._insert()

    def _sure_of_edited(self, sure: bool | None) -> None:
        if sure:
            self._insert(edited_too=True)

    @work(exclusive=True, group="insert")
    async def _insert(self, *, edited_too: bool = False) -> None:
        plan = self._plan
        if plan is None:
            return
        self._busy = True
        self.tell(say("Setter inn og leser gjennom den nye filen …"))
        made = await self.safely(partial(made_anew, plan, edited_too=edited_too))
        self._busy = False
        if isinstance(made, Done):
            self.tell(say("● {name} er laget.", name=clean_line(made.path.name)))
            self.app.push_screen(DoneScreen(made), lambda _: self._look_again())
        elif made is not None:
            self.tell("")
            self.app.push_screen(EditedScreen(made.old, made.new), self._sure_of_edited)

    def action_back(self) -> None:
        self.post_message(self.Back())
