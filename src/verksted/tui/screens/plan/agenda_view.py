"""Kjøreplan as it is seen: the rows with their clock times, what to look at, and the block in hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.techniques import techniques
from verksted.desk.planning import Planning
from verksted.tui.dates import shortened
from verksted.tui.frame import Frame
from verksted.tui.screens.plan import blocks as look_of
from verksted.tui.session import Session
from verksted.tui.widgets.footer import MessageLine
from verksted.tui.widgets.hanging import Hanging
from verksted.tui.widgets.rows import Rows, row, said
from verksted.workshop.agenda import Block, BlockKind, timetable
from verksted.workshop.language import mark, say

STEP = 5
"""Minutes one arrow makes a block longer or shorter."""
USUAL_GROUP = 8
_MINUTES_ASKED = 120


class AgendaView(Frame):
    """Shows the agenda, or the one that is being tried; what can be done with it is in agenda.py."""

    PLACE = "agenda"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("f", mark("flytt")),
        ("e", mark("endre tid")),
        ("n", mark("ny økt")),
        ("x", mark("ta bort")),
        ("Ctrl+N", mark("neste steg")),
    )
    EMPTY_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("velg en mal")),
        ("n", mark("ny økt")),
        ("Ctrl+N", mark("neste steg")),
    )
    WARNING_KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("l", mark("legg bort rådet")),
        ("h", mark("hvorfor")),
        ("Tab", mark("planen")),
        ("Ctrl+N", mark("neste steg")),
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)
        self._draft: list[Block] | None = None
        self._adjusting: str | None = None
        self._hint = ""

    def work_area(self) -> Iterable[Widget]:
        agenda = Vertical(Rows(id="agenda", classes="keeps-row -holds"), classes="panel", id="agenda-panel")
        advice = Vertical(Rows(id="advice-rows"), classes="panel", id="advice-panel")
        advice.border_title = Content(say("Se på dette"))
        side = VerticalScroll(
            Static("", id="block-about", markup=False), classes="panel", id="block-panel", can_focus=False
        )
        side.border_title = Content(say("Slik gjør vi det"))
        yield Horizontal(Vertical(agenda, advice, id="agenda-side"), side)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#agenda", Rows).focus()

    # What is shown --------------------------------------------------------------------------------

    @property
    def blocks(self) -> list[Block]:
        """The plan as it is shown: what is being tried, else what is stored."""
        return self.desk.agenda if self._draft is None else self._draft

    def look(self) -> None:
        blocks, starts = self.blocks, self.desk.workshop.starts
        rows = self.query_one("#agenda", Rows)
        rows.show(look_of.agenda_rows(blocks, starts, techniques().items))
        panel = self.query_one("#agenda-panel", Vertical)
        panel.border_title = Content(look_of.title(blocks, starts, self.plan.available))
        self._show_advice(blocks)
        self._show_block()
        self._show_keys()

    def _show_advice(self, blocks: Sequence[Block]) -> None:
        warnings = self.plan.warnings(blocks) if blocks else []
        rows = [row(one.code, f"▲ {one.text}") for one in warnings]
        away = self.plan.waivers.all()
        rows += [
            row(f"away:{one.id}", Content.styled(say("○ lagt bort: {why}", why=one.reason), "$text-muted"))
            for one in away
        ]
        if not rows:
            text = say("● Ingenting å se på.") if blocks else say("Her kommer råd om pauser, temaer og tid.")
            rows = [said("none", text)]
        self.query_one("#advice-rows", Rows).show(rows)

    def _show_block(self) -> None:
        block = self._in_hand()
        about = Content("") if block is None else self._about(block)
        self.query_one("#block-about", Static).update(Hanging(about))

    def _about(self, block: Block) -> Content:
        slots = timetable(self.blocks, self.desk.workshop.starts or look_of.START)
        slot = next((one for one in slots if one.block.id == block.id), None)
        asked = [one.text for one in self.plan.questions(block.theme)] if block.theme else []
        return look_of.block_about(block, slot, asked if block.kind is BlockKind.QUESTION else [])

    def _in_hand(self) -> Block | None:
        hand = self.query_one("#agenda", Rows).hand
        return next((block for block in self.blocks if block.id == hand), None)

    @property
    def _in_advice(self) -> bool:
        return self.focused is not None and self.focused.id == "advice-rows"

    def on_descendant_focus(self) -> None:
        self._show_keys()

    def _show_keys(self) -> None:
        here = self.KEYS if self.blocks else self.EMPTY_KEYS
        self.show_keys(self.WARNING_KEYS if self._in_advice else here)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        if event.rows.id == "agenda":
            self._show_block()
            self._say_protection()

    def _say_protection(self) -> None:
        block, hint = self._in_hand(), ""
        if block is not None and block.protected:
            hint = say("Vernet: økta viker ikke når det blir sent. l tar det av, med en grunn.")
        elif block is not None and block.unprotected:
            hint = say("Kan vike: {why} l verner økta igjen.", why=shortened(block.unprotected, 44))
        if hint or self.query_one(MessageLine).text == self._hint:
            self.tell(hint)
        self._hint = hint

    def action_swap(self) -> None:
        self.query_one("#agenda" if self._in_advice else "#advice-rows", Rows).focus()
