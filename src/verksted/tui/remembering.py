"""The service's memory in the app: the register stays open from workbook to workbook, until all is hidden."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from verksted.tui import messages
from verksted.tui.resting import Rests
from verksted.tui.settings import Settings

if TYPE_CHECKING:
    from verksted.desk.register import ServiceRegister
    from verksted.tui.session import Session


class Remembers(Rests):
    """`register` is the service's register while it is open."""

    def __init__(self, given: Settings) -> None:
        super().__init__(given)
        self.register: ServiceRegister | None = None

    def on_open_wheel(self) -> None:
        from verksted.tui.screens.years.pages import WheelPage

        self.push_screen(WheelPage(lambda: self.register))

    def on_open_register(self) -> None:
        from verksted.tui.screens.years.pages import RegisterPage

        self.push_screen(RegisterPage(lambda: self.register, self._keep_register))

    def on_register_opened(self, message: messages.RegisterOpened) -> None:
        self._keep_register(message.register)

    def _keep_register(self, register: ServiceRegister | None) -> None:
        """It stays open from one workbook to the next, until it is closed or all is hidden."""
        self.register = register
        if self.session is not None:
            self.session.register = register

    @work(group="bring")
    async def bring_over(self, session: Session) -> None:
        """What stands open in the register comes into a workbook that is opened while the register is."""
        register = self.register
        if register is None or session.practice:
            return
        from verksted.desk.register_bringing import bring_by_itself, came_words
        from verksted.workbook.errors import WorkbookError

        try:
            came = await asyncio.wrap_future(session.submit(lambda: bring_by_itself(register, session.desk)))
        except (WorkbookError, OSError):
            return  # the register's own page tells what is wrong with it
        if came.any and self.session is session:
            self.call_later(self._tell_came, came_words(came))

    def _tell_came(self, words: str) -> None:
        """By now the first screen of the workbook is the one on top."""
        from verksted.tui.frame import Frame

        screen = self.screen
        if isinstance(screen, Frame):
            screen.call_after_refresh(screen.look_anew)
            screen.call_after_refresh(screen.tell, words)

    def close_register(self) -> None:
        if self.register is not None:
            self.register.close()
            self._keep_register(None)

    def on_lock(self) -> None:
        """Beside what else is done then (both are called): the register is closed too."""
        self.close_register()

    def _quit(self) -> None:
        self.close_register()
        super()._quit()
