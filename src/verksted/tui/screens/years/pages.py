"""From the first screen, with no workbook open: the wheel of one's own, and the register of the service."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from verksted.desk import loose_files, wheel_view
from verksted.desk.handover import handover_from
from verksted.desk.register import ServiceRegister, texts_of
from verksted.desk.wheel import OwnWheel, Wheel
from verksted.report.errors import ReportError
from verksted.tui import messages
from verksted.tui.pages import STYLES, Page
from verksted.tui.screens.form import title_row
from verksted.tui.screens.plan.paper import wrote
from verksted.tui.screens.years.register_host import HELP as REGISTER_HELP
from verksted.tui.screens.years.register_host import REGISTER_KEYS, RegisterHost
from verksted.tui.screens.years.register_work import RegisterWork
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.screens.years.wheel_host import HELP as WHEEL_HELP
from verksted.tui.screens.years.wheel_host import WHEEL_KEYS, Host
from verksted.tui.screens.years.wheel_work import WheelWork
from verksted.tui.widgets.footer import KeyLine, MessageLine
from verksted.workbook.errors import WorkbookError
from verksted.workshop.handout import Calendar, Handout
from verksted.workshop.language import current, say


class LoosePage(Page[None]):
    """A page without a workbook: changes run away from it, one after another, and are told."""

    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Tilbake", show=False)]

    def __init__(self) -> None:
        super().__init__(classes="-report")

    def show_all(self) -> None:
        """Show what is kept now."""
        raise NotImplementedError

    def today(self) -> date:
        return datetime.now().astimezone().date()

    @work(group="loose")
    async def change(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        told: str | None
        try:
            told = await asyncio.to_thread(job)
        except (ValueError, ReportError) as wrong:
            told = f"▲ {' '.join(str(wrong).split())}"
        except WorkbookError as wrong:
            told = f"■ {wrong}"
        except OSError:
            told = say("▲ Disken svarte ikke. Prøv igjen.")
        if not self.is_attached:
            return
        self.show_all()
        if then is not None:
            then()
        if told:
            self.tell(told)

    def action_back(self) -> None:
        self.dismiss(None)


class WheelPage(LoosePage):
    """The wheel in the register where it is open, else in a file of the user's own."""

    HELP = WHEEL_HELP

    def __init__(self, current_one: Callable[[], ServiceRegister | None]) -> None:
        super().__init__()
        register = current_one()
        self._register, self._current = register, current_one
        wheel: Wheel = register.wheel if register is not None else OwnWheel()
        self._host = Host(
            wheel, self.today, self._run, self._write, tuple, current, self._file_text,
        )  # fmt: skip

    def compose(self) -> ComposeResult:
        where = say("uten arbeidsbok") if self._register is None else say("i registeret")
        yield from title_row(say("Årshjulet"), where)
        with Vertical(id="work"):
            yield WheelWork(self._host)
        yield MessageLine()
        yield KeyLine(*((key, say(word)) for key, word in WHEEL_KEYS), ("F1", say("hjelp")), id="keys")

    def on_mount(self) -> None:
        self.show_all()
        self.query_one(WheelWork).take_focus()
        if self._register is not None and not self._register.wheel.used:
            self.change(self._into_register, self.query_one(WheelWork).take_focus)

    def _into_register(self) -> str | None:
        """A wheel that was begun before there was a register goes on in it."""
        register = self._register
        if register is None or not register.wheel.take_over(OwnWheel().state):
            return None
        return say("Årshjulet du hadde fra før, er lagt i registeret.")

    def on_screen_resume(self) -> None:
        """All may have been hidden since, and the register closed: then its wheel goes too."""
        if self._register is not None and self._current() is not self._register:
            self.dismiss(None)

    def show_all(self) -> None:
        self.query_one(WheelWork).show()

    def _run(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        self.change(job, then)

    def _write(self, made: Handout | Calendar) -> str:
        folder = loose_files.loose_folder()
        known = wheel_view.names(self._host.wheel, self.today())
        if isinstance(made, Calendar):
            return wrote(loose_files.write_calendar(folder, made, "arshjul", self.today()))
        return wrote(loose_files.write_handout(folder, made, known))

    def _file_text(self, text: str) -> Path:
        known = wheel_view.names(self._host.wheel, self.today())
        return loose_files.write_text(loose_files.loose_folder(), "arshjul", text, known)

    def on_wheel_work_go(self, event: WheelWork.Go) -> None:
        event.stop()
        self.tell(say("Åpne arbeidsboka til verkstedet først. Der gjøres det."))

    def on_wheel_work_told(self, event: WheelWork.Told) -> None:
        self.tell(event.text)


class RegisterPage(LoosePage):
    """The register of the service, with no workbook open."""

    HELP = REGISTER_HELP

    def __init__(
        self,
        current_one: Callable[[], ServiceRegister | None],
        opened: Callable[[ServiceRegister | None], None],
    ) -> None:
        super().__init__()
        self._host = RegisterHost(current_one, opened, self._run, self.today, self._write_pack)

    def compose(self) -> ComposeResult:
        yield from title_row(say("Registeret til tjenesten"))
        with Vertical(id="work"):
            yield RegisterWork(self._host)
        yield MessageLine()
        yield KeyLine(
            *((key, say(word)) for key, word in REGISTER_KEYS), ("Esc", say("tilbake")), ("F1", say("hjelp")),
            id="keys",
        )  # fmt: skip

    def on_mount(self) -> None:
        self.show_all()
        self.query_one(RegisterWork).take_focus()

    def on_screen_resume(self) -> None:
        """All may have been hidden since, and the register closed."""
        if self.query(RegisterWork):
            self.show_all()

    def show_all(self) -> None:
        self.query_one(RegisterWork).show()

    def _run(self, job: Callable[[], str | None], then: Callable[[], None] | None) -> None:
        self.change(job, then)

    def _write_pack(self, register: ServiceRegister) -> str:
        made = handover_from(register, self.today(), current())
        known = texts_of(one.summary for one in register.summaries())
        return wrote(loose_files.write_handout(loose_files.loose_folder(), made, known))

    def on_register_work_wheel(self) -> None:
        self.app.post_message(messages.OpenWheel())

    def on_register_work_told(self, event: RegisterWork.Told) -> None:
        self.tell(event.text)
