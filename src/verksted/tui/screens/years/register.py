"""Register: the service's memory, from an open workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import PurePath
from typing import ClassVar

from textual.widget import Widget

from verksted.desk.register import ServiceRegister, texts_of
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.plan.paper import wrote
from verksted.tui.screens.years.register_host import HELP, REGISTER_KEYS, RegisterHost
from verksted.tui.screens.years.register_work import RegisterWork
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.session import Session
from verksted.workshop.language import say


class RegisterScreen(Frame):
    """Open or make it, bring what stands open into this workbook, put in what was released."""

    PLACE = "register"
    KEYS = REGISTER_KEYS
    HELP = HELP
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._host = RegisterHost(
            lambda: self.session.register,
            self._opened,
            self._change_with,
            self._today,
            self._write_pack,
            self.desk,
        )

    def _today(self) -> date:
        return self.desk.tools.environment.clock().astimezone().date()

    def work_area(self) -> Iterable[Widget]:
        yield RegisterWork(self._host)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RegisterWork).take_focus()

    def look(self) -> None:
        self.query_one(RegisterWork).show()

    def on_screen_resume(self) -> None:
        """All may have been hidden since, and the register closed."""
        if self.query(RegisterWork):
            self.look()

    def _opened(self, register: ServiceRegister | None) -> None:
        from verksted.tui.messages import RegisterOpened

        self.session.register = register
        self.app.post_message(RegisterOpened(register))

    def _change_with(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        self.change(job, then)

    def _write_pack(self, register: ServiceRegister) -> str:
        from verksted.desk.handover import handover_from
        from verksted.desk.planning_files import PlanWriter, output_folder
        from verksted.report.errors import ReportError

        made = handover_from(register, self._today(), self.desk.workshop.standard)
        known = texts_of(one.summary for one in register.summaries())
        try:
            return wrote(PlanWriter(self.desk, known).write_handout(output_folder(self.desk), made))
        except ReportError as wrong:
            raise ValueError(str(wrong)) from wrong
        except OSError as wrong:
            raise ValueError(say("Får ikke skrevet filen. Er det plass på disken?")) from wrong

    def on_register_work_told(self, event: RegisterWork.Told) -> None:
        self.tell(event.text)
