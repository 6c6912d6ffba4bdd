"""What the screens of the follow-up share: their steps in row 2, and reading away from the screen.

A screen reads from the desk in the session's writing thread (`read`), after each change and before
anything is shown (`look`), so that no list however long makes a key wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Vertical

from verksted.desk.desk import Desk
from verksted.tui import routes
from verksted.tui.frame import Frame, too_small
from verksted.tui.pages import STYLES
from verksted.tui.widgets.bars import Tab, TabBar
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workbook.errors import WorkbookError
from verksted.workshop.language import mark, say

if TYPE_CHECKING:
    from verksted.tui.session import Session


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the follow-up: its name in row 2, and `module:class` of its screen."""

    id: str
    name: str
    screen: str


STEPS = (
    Step("fair-copy", mark("Renskriving"), "fair_copy:FairCopyScreen"),
    Step("review", mark("Gjennomgang"), "review:ReviewScreen"),
    Step("insider", mark("Innsidetest"), "insider:InsiderScreen"),
    Step("answers", mark("Svar"), "answers:AnswersScreen"),
    Step("release", mark("Frigivelse"), "release:ReleaseScreen"),
    Step("to-do", mark("Huskeliste"), "todo:TodoScreen"),
    Step("keeping", mark("Sletting"), "keeping:KeepingScreen"),
)
BESIDE = (
    Step("groups", mark("Små grupper"), "groups:GroupsScreen"),
    Step("quotes", mark("Sitater"), "quotes:QuotesScreen"),
    Step("easy", mark("Lettlest"), "easy:EasyScreen"),
)
"""Screens that are reached from a step and stand under its name in row 2."""
BY_ID = {step.id: step for step in (*STEPS, *BESIDE)}
_LAST, _BACK = "follow-up:last", "follow-up:back"
"""In the session: the step last looked at, and the one that sent one where one is."""
PATIENCE = 0.05
"""Seconds that a new screen waits for what it shows before it comes without."""
_STYLE = Path(__file__).parents[2] / "styles" / "follow.tcss"


def screen_of(step: str, session: Session) -> FollowScreen:
    """The screen of a step, its module imported when it is first needed."""
    module, _, name = BY_ID[step].screen.partition(":")
    made: FollowScreen = getattr(import_module(f"{__package__}.{module}"), name)(session)
    return made


def last_step(session: Session) -> FollowScreen:
    """The follow-up where one left it; the first time the fair copy."""
    return screen_of(session.rows.get(_LAST, STEPS[0].id), session)


class FollowScreen(Frame):
    """Subclasses give `STEP`, `read` and `look`. Made for a session, or for a desk alone."""

    PLACE = "follow-up"
    STEP: ClassVar[str]
    TAB: ClassVar[str] = ""
    """The step it stands under in row 2, if not its own."""
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, _STYLE]

    def __init__(self, given: Session | Desk) -> None:
        from verksted.tui.session import Session

        super().__init__(Session(given) if isinstance(given, Desk) else given)
        self._ready = False

    def read(self) -> None:
        """Read from the desk what `look` shows. Runs in the writing thread; touches no widget."""

    def compose(self) -> ComposeResult:
        yield TabBar(routes.phase_tabs(), self.PLACE, id="phases", right=self._state())
        yield TabBar([Tab(step.id, say(step.name)) for step in STEPS], self.TAB or self.STEP, id="steps")
        with Vertical(id="work"):
            yield from self.work_area()
        yield MessageLine()
        yield KeyLine(*self.keys(), id="keys")
        yield too_small()

    async def on_mount(self, event: events.Mount) -> None:  # type: ignore[override]  # it may wait
        """In place of the frame's own, which would look before anything is read."""
        event.prevent_default()
        self.session.visit(self.PLACE)
        self.session.rows[_LAST] = self.STEP
        reading = asyncio.wrap_future(self.session.submit(self.read))
        await asyncio.wait({reading}, timeout=PATIENCE)
        if reading.done():
            self._take(reading)
        else:
            self._wait_for(reading)

    @work(group="load")
    async def _wait_for(self, reading: asyncio.Future[None]) -> None:
        await asyncio.wait({reading})
        self._take(reading)

    @work(group="load")
    async def load(self, then: Callable[[], None] | None = None) -> None:
        """Read, then look; `then` is called after that."""
        reading = asyncio.wrap_future(self.session.submit(self.read))
        await asyncio.wait({reading})
        self._take(reading, then)

    def _take(self, reading: asyncio.Future[None], then: Callable[[], None] | None = None) -> None:
        """Show what was read."""
        try:
            reading.result()
        except WorkbookError as wrong:
            self.tell(f"■ {wrong}")
            return
        if self.is_attached:
            first, self._ready = not self._ready, True
            self.look()
            if first:
                self.first_look()
            if then is not None:
                then()

    def look_anew(self) -> None:
        self.load()

    def first_look(self) -> None:
        """Put the focus where the work is, once there is something to show."""

    def change(
        self,
        job: Callable[[], str | None],
        then: Callable[[], None] | None = None,
        always: Callable[[], None] | None = None,
    ) -> None:
        """As the frame's, and read afterwards. `always` runs in the writing thread, also where it failed."""

        def with_reading() -> str | None:
            try:
                told = job()
                self.read()
            finally:
                if always is not None:
                    always()
            return told

        super().change(with_reading, then)

    @property
    def about(self) -> str:
        """What to take in hand on this step, given by the screen one came from; asked for once."""
        return self.session.rows.pop(self.STEP, "")

    def go_step(self, step: str, about: str = "", *, back_to: str = "") -> None:
        """To another step of the follow-up, with something to take in hand there.

        `back_to` is the step that Esc leads back to from there.
        """
        if about:
            self.session.rows[step] = about
        self.session.rows[_BACK] = back_to
        self.app.switch_screen(screen_of(step, self.session))

    @property
    def sent(self) -> bool:
        """Whether another step sent one here, to come back from."""
        return self.session.rows.get(_BACK, "") not in ("", self.STEP)

    def action_up(self) -> None:
        """Back to the step that sent one here, else to Oversikt."""
        if self.sent:
            self.go_step(self.session.rows[_BACK])
        else:
            super().action_up()

    def action_go(self, place: str, about: str = "") -> None:
        if place in BY_ID:
            if place != self.STEP:
                self.go_step(place, about)
        else:
            self.session.rows.pop(_BACK, None)
            super().action_go(place, about)

    def action_next(self) -> None:
        at = [step.id for step in STEPS].index(self.STEP) + 1
        if at < len(STEPS):
            self.go_step(STEPS[at].id)
        else:
            self.action_go("report")
