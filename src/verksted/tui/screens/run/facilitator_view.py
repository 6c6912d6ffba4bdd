"""How the facilitator's screen looks, and what it shows of the run; keys and moves are in facilitator.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits

from verksted.desk.running import Voice
from verksted.tui.screens.run import facilitator_lines as lines
from verksted.tui.screens.run import facilitator_views as views
from verksted.tui.screens.run.base import RoomScreen
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.notes.chrome import HeadLine, Panel, Words
from verksted.workshop.agenda import Block
from verksted.workshop.language import say
from verksted.workshop.running import Standing, standing
from verksted.workshop.running_ways import Way, ways
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.running import Parked
    from verksted.tui.session import Session


class FacilitatorView(RoomScreen):
    """Paints; what has not changed is not painted."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._voice = Voice()
        self._parked: list[Parked] = []
        self._view = self._page = 0
        self._pages = 1
        self._viewed = ""
        """The block whose view one has been given."""
        self._hand = 0
        self._ways: list[Way] = []

    def compose(self) -> ComposeResult:
        yield HeadLine(id="head")
        yield HeadLine(id="under")
        with Horizontal(id="room"):
            with Vertical(id="main"):
                with Vertical(id="now-box") as box:
                    box.border_title = Content(say("Nå"))
                    with Horizontal(id="big"):
                        with Vertical(id="time"):
                            yield Digits("", id="minutes")
                            yield HeadLine(id="under-minutes")
                        yield Panel(id="question")
                    yield Panel(id="view")
                with Horizontal(id="below"):
                    yield Panel(id="ways", title=say("Neste"))
                    yield Panel(id="own", title=say("Bare for deg"))
            yield Panel(id="agenda", title=say("Kjøreplanen"))
        yield MessageLine()
        yield KeyLine(
            ("Ctrl+N", say("neste")),
            ("Mellomrom", say("pause")),
            ("e", say("+5 min")),
            ("r", say("romskjerm")),
            ("F8", say("fare")),
            ("F9", say("skjul")),
            id="keys",
        )

    def now(self) -> datetime:
        return self.desk.tools.environment.clock().astimezone(UTC)

    def where(self) -> Standing | None:
        return standing(self.room.blocks, self.room.run, self.now(), self.room.workshop.starts)

    # What is shown --------------------------------------------------------------------------------

    def head(self) -> tuple[Sequence[Words], Sequence[Words]]:
        where = self.where()
        name = (
            say("økt {number} av {count}", number=where.index + 1, count=where.count)
            if where
            else (say("verkstedet er ferdig") if self.room.run.ended else say("ikke begynt"))
        )
        words, style = lines.pace(where)
        return [(say("Fasilitator"), "bold $fase-kjor"), (f" · {name}", "")], [(words, style), ("    ", "")]

    def paint(self) -> None:
        """Show where the run stands; what has not changed is not painted."""
        if not self.is_attached:
            return
        where = self.where()
        self.show_saved()
        self._paint_time(where)
        block = where.block if where else None
        wide = not self.has_class("-smal")
        question = self.query_one("#question", Panel)
        width = max(20, question.size.width)
        if block is None:
            question.show(self._before(width))
        else:
            question.show(lines.question_lines(self.room, block, width))
        title = say("Nå: {name}", name=clean_line(block.name)) if block else say("Nå")
        box = self.query_one("#now-box", Vertical)
        if box.border_title != title:
            box.border_title = Content(title)
        if block is not None and block.id != self._viewed:
            self._viewed, self._view, self._page = block.id, views.first_view(self.room, block), 0
        self._paint_view(block)
        self._paint_ways(where)
        own = self.query_one("#own", Panel)
        width, height = max(20, own.size.width), max(1, own.size.height)
        own.show(lines.own_lines(self._voice, self._parked, width, height))
        if wide:
            self.query_one("#agenda", Panel).show(lines.agenda_lines(self.room, where))

    def _paint_view(self, block: Block | None) -> None:
        """One page of the view; `v` goes to its next page, and then to the next view."""
        view = self.query_one("#view", Panel)
        width, height = max(20, view.size.width), max(1, view.size.height - 1)
        found = views.view_lines(self._view, self.room, block, self._voice, width)
        pages = views.pages(found, height)
        self._pages = len(pages)
        self._page = min(self._page, self._pages - 1)
        part = pages[self._page]
        if block is None and not found:
            view.show([])
            return
        more = f" · {self._page + 1}/{self._pages}" if self._pages > 1 else ""
        title = Content.assemble(say(views.VIEWS[self._view]), more, say("   (v: mer)"))
        if block is not None and self._pages == 1:
            part += views.more_lines(self._view, self.room, block, width, height - len(part))
        view.show([title.stylize("$text-muted"), *part])

    def _before(self, width: int) -> list[Content]:
        if self.room.run.ended:
            return [
                Content.styled(say("Takk for i dag."), "bold"),
                Content(say("← går tilbake til siste økt.")),
            ]
        if not self.room.blocks:
            empty = say("Kjøreplanen er tom. Lag den under Planlegg (Ctrl+G).")
            return [Content(row) for row in views.wrapped(empty, width)]
        name = clean_line(self.room.blocks[0].name)
        return [
            Content.styled(say("Klar til å begynne."), "bold"),
            *(Content(row) for row in views.wrapped(say("Enter starter «{name}».", name=name), width)),
        ]

    def _paint_time(self, where: Standing | None) -> None:
        shown = lines.minutes_left(where)
        minutes = self.query_one("#minutes", Digits)
        if minutes.value != shown:
            minutes.update(shown)
        under = self.query_one("#under-minutes", HeadLine)
        under.tell([lines.under_minutes(where)] if where else [("", "")])
        ends = lines.ending(where) if where else ""
        self.query_one("#under", HeadLine).tell(
            [(lines.block_signs(self.room, where), "$fase-kjor")], [(ends, "$text-muted")]
        )

    def _paint_ways(self, where: Standing | None) -> None:
        panel = self.query_one("#ways", Panel)
        width = max(20, panel.size.width)
        self._ways = ways(where) if where else []
        if where is None:
            panel.title(say("Neste"))
            panel.show(lines.idle_lines(self.room, width))
        elif self._ways:
            panel.title(say("Ta inn {count} minutter", count=where.behind))
            self._hand = min(self._hand, len(self._ways) - 1)
            panel.show(lines.way_lines(self._ways, self._hand, width))
        else:
            panel.title(say("Neste"))
            panel.show(lines.next_lines(where, width))

    def on_resize(self) -> None:
        self.call_after_refresh(self.paint)
