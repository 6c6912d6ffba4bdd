"""Årshjul: the wheel of an open workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePath
from typing import ClassVar

from textual.widget import Widget

from verksted.desk import wheel_view
from verksted.desk.wheel import desk_wheel
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.plan.paper import write_one, wrote
from verksted.tui.screens.years.wheel_host import HELP, NO_WHEEL_KEYS, WHEEL_KEYS, Host
from verksted.tui.screens.years.wheel_work import WheelWork
from verksted.tui.session import Session
from verksted.workshop.handout import Calendar, Handout

STYLE = Path(__file__).parents[2] / "styles" / "years.tcss"


class WheelScreen(Frame):
    """The four years, where we are, what begins when, and what is late."""

    PLACE = "wheel"
    KEYS = WHEEL_KEYS
    HELP = HELP
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._host = Host(
            desk_wheel(self.desk),
            self.today,
            self.change_with,
            self.write,
            lambda: wheel_view.hanging(self.desk, self.today()),
            lambda: self.desk.workshop.standard,
            self.file_text,
            self.handover,
        )

    def today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def work_area(self) -> Iterable[Widget]:
        yield WheelWork(self._host)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(WheelWork).take_focus()

    def look(self) -> None:
        self.query_one(WheelWork).show()
        self.show_keys(self.KEYS if self._host.wheel.state.setting is not None else NO_WHEEL_KEYS)

    def change_with(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        self.change(job, then)

    def handover(self) -> Handout:
        from verksted.desk.handover import handover_of

        return handover_of(self.desk, self.today())

    def write(self, made: Handout | Calendar) -> str:
        if isinstance(made, Calendar):
            return wrote(write_one(self, lambda writer, folder: writer.write_calendar(folder, made)))
        return wrote(write_one(self, lambda writer, folder: writer.write_handout(folder, made)))

    def file_text(self, text: str) -> Path:
        """The plain list beside the workbook: the wheel alone, nothing of the workshop."""
        known = wheel_view.names(self._host.wheel, self.today())
        return write_one(self, lambda writer, folder: writer.write_text(folder, "arshjul", text, known))

    def on_wheel_work_go(self, event: WheelWork.Go) -> None:
        self.action_go(event.place)

    def on_wheel_work_told(self, event: WheelWork.Told) -> None:
        self.tell(event.text)
