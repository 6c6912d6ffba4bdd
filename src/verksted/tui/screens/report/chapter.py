"""Second part: where the chapter goes, which blocks it has, how it will read, and making the new file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from verksted.desk import inserting
from verksted.desk.inserting import Checked, Done, EditedChapter, Report
from verksted.report.chapter_maps import DEFAULT_MAP, ChapterMap, chapter_maps
from verksted.report.errors import ReportError
from verksted.report.placing import Place, PlaceKind
from verksted.tui.screens.ask import AskScreen
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.report import lines
from verksted.tui.screens.report.cards import DoneScreen, EditedScreen
from verksted.tui.screens.report.files import path_of
from verksted.tui.screens.report.part import Keys, Part, Submit
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.language import current, mark, say

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.report.insert import Preview

CHAPTER_KEYS: Keys = (
    ("Enter", mark("sett inn")),
    ("Mellomrom", mark("ta med")),
    ("m", mark("kart")),
    ("k", mark("kopier")),
    ("s", mark("andre filer")),
)


@dataclass(slots=True)
class Plan:
    """What is to be put where: `layout` whole, `left_out` the blocks that are not wanted."""

    report: Report
    given: Checked
    layout: ChapterMap
    place: Place = field(default_factory=lambda: Place(PlaceKind.END))
    left_out: frozenset[str] = frozenset()

    @property
    def wanted(self) -> ChapterMap:
        """Raises EmptyChapter."""
        return inserting.with_blocks(self.layout, self.left_out)

    def look(self) -> Preview:
        return inserting.look(self.report, self.given, self.place, self.wanted)

    def put_in(self, target: Path, *, edited_too: bool) -> Done | EditedChapter:
        try:
            return inserting.put_in(
                self.report, self.given, self.place, target, self.wanted, edited_too=edited_too
            )
        except EditedChapter as asks:
            return asks


class ChapterView(Part):
    """Enter makes the new file; the preview follows the row in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "map", "Kapittelkart", show=False),
        Binding("k", "copy", "Kopier tekst", show=False),
        Binding("s", "forms", "Andre filer", show=False),
        Binding("escape", "back", "Filene", show=False),
    ]

    _refusal = ""

    class Back(Message):
        """Other files are wanted."""

    def __init__(self, desk: Desk | None, submit: Submit | None) -> None:
        super().__init__(desk, submit, id="chapter-view")
        self._plan: Plan | None = None
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
        places.border_title = Content(report.path.name)
        places.show(lines.place_rows(report, None, plan.place), hand)
        places.focus()
        self._show_blocks()
        self._look_again()

    def _show_blocks(self) -> None:
        if self._plan is not None:
            blocks = inserting.chapter_blocks(self._plan.given.summary, self._plan.layout)
            self.query_one("#blocks", Rows).show(lines.block_rows(blocks, self._plan.left_out))

    # The preview ----------------------------------------------------------------------------------

    def on_rows_moved(self, event: Rows.Moved) -> None:
        event.stop()
        if self._plan is not None and event.rows.id == "places":
            self._plan.place = lines.place_of(self._plan.report, event.row_id)
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
                self.tell("")
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
        rows = lines.place_rows(plan.report, found.at if found else None, plan.place)
        self.query_one("#places", Rows).show(rows)
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
        told = say("Lages som ny fil: {name}", name=inserting.new_report_name(plan.report.path).name)
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
        made = await self.safely(partial(_made, plan, edited_too=edited_too))
        self._busy = False
        if isinstance(made, Done):
            self.tell(say("● {name} er laget.", name=made.path.name))
            self.app.push_screen(DoneScreen(made), lambda _: self._look_again())
        elif made is not None:
            self.tell("")
            self.app.push_screen(EditedScreen(made.old, made.new), self._sure_of_edited)

    # Chapter map, pieces, other forms -------------------------------------------------------------

    def action_map(self) -> None:
        if self._plan is None:
            return
        summary = self._plan.given.summary
        maps = {name: one for name, one in chapter_maps().items() if name not in inserting.SHORT_FORMS}
        rows = [row(name, one.name.in_(current())) for name, one in maps.items()]

        def about(name: str) -> Content:
            return lines.map_about(maps[name], inserting.chapter_blocks(summary, maps[name]))

        def took(name: str | None) -> None:
            if name is not None and self._plan is not None:
                self._plan.layout, self._plan.left_out = maps[name], frozenset()
                self._show_blocks()
                self._look_again()

        card = PickScreen(say("Kapittelkart"), rows, about, hand=self._plan.layout.id)
        self.app.push_screen(card, took)

    def action_copy(self) -> None:
        if self._plan is None:
            return
        blocks = inserting.chapter_blocks(self._plan.given.summary, self._plan.layout)
        texts = {name: (title, text) for name, title, text in blocks}
        rows = [row(name, title) for name, title, _ in blocks]

        def took(name: str | None) -> None:
            if name is not None:
                self._copy(*texts[name])

        card = PickScreen(say("Kopier én del"), rows, lambda name: Content(texts[name][1]))
        self.app.push_screen(card, took)

    @work(exclusive=True, group="copy")
    async def _copy(self, title: str, text: str) -> None:
        """Scanned and written first, so that the clipboard never gets what a file may not hold."""
        plan = self._plan
        if plan is None:
            return

        def job() -> Path:
            from verksted.desk.clipboard import copy

            target = inserting.free_name(plan.report.path.parent, lines.file_stem(title), ".txt")
            inserting.write_text(target, text, plan.given, self.desk)
            copy(text)
            return target

        made = await self.safely(job)
        if made is not None:
            self.app.copy_to_clipboard(text)
            self.tell(say("Kopiert: «{title}». Teksten ligger også i {name}.", title=title, name=made.name))

    def action_forms(self) -> None:
        if self._plan is None:
            return
        home = self._plan.report.path.absolute().parent / "sammendrag"
        asks = [Ask("folder", say("Mappe"), str(home), must=say("Skriv hvor filene skal ligge."))]
        lead = say("Nettside, tekst, regneark, én side til politikerne og svar til dem som deltok.")
        self.app.push_screen(FillScreen(say("Skriv de andre filene"), asks, lead=lead), self._took_folder)

    def _took_folder(self, got: Answers | None) -> None:
        if got is not None:
            self._write(path_of(got["folder"]))

    @work(exclusive=True, group="forms")
    async def _write(self, folder: Path) -> None:
        if self._plan is None:
            return
        self.tell(say("Skriver og leser gjennom filene …"))
        made = await self.safely(partial(inserting.write_forms, folder, self._plan.given, self.desk))
        if made is not None:
            self.tell(say("● {n} filer ligger i {folder}.", n=len(made), folder=folder.name))

    def action_back(self) -> None:
        self.post_message(self.Back())


def _made(plan: Plan, *, edited_too: bool) -> Done | EditedChapter:
    """The report is read anew: it may have been changed in Word since."""
    fresh = inserting.read_report(plan.report.path)
    if fresh.headings != plan.report.headings:
        raise ReportError(
            say("Rapporten er endret siden du åpnet den. Gå tilbake med Esc, og les den på nytt.")
        )
    plan.report = fresh
    return plan.put_in(inserting.new_report_name(fresh.path), edited_too=edited_too)
