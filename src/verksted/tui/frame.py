"""The frame that every screen of an open workbook stands in.

Row 1 phases and save state, row 2 steps, then the work, the message line, and the keys.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from verksted.tui import messages, routes
from verksted.tui.pages import Page
from verksted.tui.widgets.bars import TabBar, TwoEnds
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import say

if TYPE_CHECKING:
    from verksted.tui.session import Session

SLOW = 0.3
"""Seconds after which the screen says that it is still saving."""
HELP_KEY = "F1"


class Frame(Page[None]):
    """A screen of an open workbook. Subclasses give `PLACE`, `KEYS`, `work_area` and `look`."""

    PLACE: ClassVar[str]
    INTRO: ClassVar[str] = ""
    """What stands in row 2 where the phase has no steps."""
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    """Key and word of the footer, the word marked for translation; `F1 hjelp` comes last by itself."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "up", "Ut", show=False),
        Binding("ctrl+z", "undo", "Angre", show=False),
        Binding("ctrl+y", "redo", "Gjør om igjen", show=False),
        Binding("ctrl+n", "next", "Neste steg", show=False),
        Binding("ctrl+f", "find", "Søk", show=False),
        Binding("s", "find", "Søk", show=False),
        *(Binding(one.key, f"go('{one.id}')", one.name, show=False) for one in routes.PHASES),
    ]

    def __init__(self, session: Session) -> None:
        place = routes.BY_ID[self.PLACE]
        super().__init__(classes=f"-{place.phase}")
        self.session = session
        self.desk = session.desk
        self.leaving = False
        """From the key that leads away until the next screen is there: keys do nothing more here."""

    # What subclasses give -------------------------------------------------------------------------

    def work_area(self) -> Iterable[Widget]:
        """The widgets between the steps and the message line."""
        raise NotImplementedError

    def look(self) -> None:
        """Show what the desk holds now: after mounting, and after every change."""

    def look_anew(self) -> None:
        """The workbook may have changed in any place."""
        self.look()

    def intro(self) -> tuple[str, ...]:
        """Row 2 where the phase has no steps: words at the left, at the right, and shorter ones there."""
        return say(self.INTRO) if self.INTRO else "", ""

    # The frame ------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        here = routes.BY_ID[self.PLACE]
        yield TabBar(routes.phase_tabs(), here.phase, id="phases", right=self._state())
        tabs = routes.step_tabs(here.phase)
        if tabs:
            yield TabBar(tabs, here.id, id="steps")
        else:
            yield TwoEnds(*self.intro(), id="intro")
        with Vertical(id="work"):
            yield from self.work_area()
        yield MessageLine()
        yield KeyLine(*self.keys(), id="keys")
        yield too_small()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return _with_help(self.KEYS)

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Other keys count now, as in another panel of the same screen."""
        self.query_one("#keys", KeyLine).tell(*_with_help(keys))

    def on_mount(self) -> None:
        self.look()
        wanted = self.session.rows.get(self.PLACE, "")
        lists = [one for one in self.query(Rows) if one.has_class("keeps-row")]
        if wanted and lists:
            lists[0].take(wanted)
        self.session.visit(self.PLACE)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        if event.rows.has_class("keeps-row"):
            self.session.rows[self.PLACE] = event.row_id

    def on_tab_bar_chosen(self, event: TabBar.Chosen) -> None:
        self.action_go(event.place)

    def on_tab_bar_state(self) -> None:
        self.app.post_message(messages.Lock())

    def action_go(self, place: str, about: str = "") -> None:
        self.leaving = True
        self.app.post_message(messages.Go(place, about))

    def action_up(self) -> None:
        """One level out: from a field to its list, from a step to Oversikt."""
        self.action_go("overview")

    def action_next(self) -> None:
        step = routes.next_step(self.PLACE)
        self.action_go(step.id if step else "overview")

    def action_find(self) -> None:
        """Find a row of the list one stands in, else of the first list there is."""
        focused = self.focused
        shown = (one for one in self.query(Rows) if one.display)
        rows = focused if isinstance(focused, Rows) else next(shown, None)
        if rows is None or not rows.rows:
            self.tell(say("Her er det ingen liste å lete i."))
            return
        from verksted.tui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen(rows))

    # Changes --------------------------------------------------------------------------------------

    def change(self, job: Callable[[], str | None], then: Callable[[], None] | None = None) -> None:
        """Run `job` in the writing thread, then look again, say what it returns, and call `then`.

        A ValueError or a `WorkbookError` of the job is told in the message line, and nothing is lost.
        """
        self._change(job, then)

    def do(self, act: Callable[[], object], told: str) -> None:
        """As `change`, for an act that says nothing itself."""

        def job() -> str:
            act()
            return told

        self.change(job)

    @work(group="change")
    async def _change(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        from verksted.workbook import WorkbookError

        waiting = asyncio.wrap_future(self.session.submit(job))
        done, _ = await asyncio.wait({waiting}, timeout=SLOW)
        if not done:
            self.show_state(say("lagrer …"))
        told: str | None
        try:
            told = await waiting
        except WorkbookError as wrong:
            self.session.trouble = say("■ får ikke lagret")
            told = f"■ {wrong}"
        except ValueError as wrong:
            told = f"▲ {wrong}"
        except OSError:
            told = say("▲ Disken svarte ikke. Prøv igjen.")
        else:
            self.session.trouble = ""
            self.session.saved = self.clock()
            if then is not None and self.is_attached:
                self.look()
                then()
        if self.is_attached:
            self.show_state(self._state())
            self.look()
            if told:
                self.tell(told)

    def clock(self) -> str:
        """`14.03.22`, where the user is."""
        return self.desk.tools.environment.clock().astimezone().strftime("%H.%M.%S")

    def show_state(self, text: str) -> None:
        self.query_one("#phases", TabBar).tell(text)

    def _state(self) -> str:
        if self.session.trouble:
            return self.session.trouble
        return say("lagret {clock}", clock=self.session.saved) if self.session.saved else say("lagret")

    def action_undo(self) -> None:
        self.change(self._undo)

    def action_redo(self) -> None:
        self.change(self._redo)

    def _undo(self) -> str:
        label = self.desk.workbook.undo()
        return (
            say("Angret: {what}. Ctrl+Y gjør det igjen.", what=label)
            if label
            else say("Det er ikke mer å angre.")
        )

    def _redo(self) -> str:
        label = self.desk.workbook.redo()
        return (
            say("Gjort igjen: {what}. Ctrl+Z angrer.", what=label)
            if label
            else say("Det er ikke mer å gjøre igjen.")
        )

    def push(self, card: Screen[Any], then: Callable[[Any], None]) -> None:
        """Put a card on top; `then` gets what it ends with, and is not called for None."""
        self.app.push_screen(card, lambda answer: then(answer) if answer is not None else None)


def too_small() -> Static:
    """The page that lies over all else where the window has too little room."""
    words = say("Vinduet er litt for lite.\nGjør det større, så er alt her igjen.\n\nAlt er lagret.")
    return Static(words, id="too-small", markup=False)


def _with_help(keys: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return (*((key, say(word)) for key, word in keys), (HELP_KEY, say("hjelp")))


class ListAndText(Frame):
    """A list, and a text beside or under it that Tab goes to: from there one level out is the list."""

    def action_up(self) -> None:
        rows = self.query_one(Rows)
        if rows.has_focus:
            super().action_up()
        else:
            rows.focus()
