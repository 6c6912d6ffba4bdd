"""From screen to screen: opening and closing a workbook, and going to a place.

All of it is done in answer to messages, in the app's own task, so that a new screen always gets the
language that was chosen last.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, work

from verksted.tui import messages
from verksted.tui.remembering import Remembers
from verksted.tui.settings import Settings, save
from verksted.workshop.language import say, use
from verksted.workshop.words import Role

if TYPE_CHECKING:
    from concurrent.futures import Future

    from verksted.desk.desk import Desk

SECONDS_BETWEEN_OTHERS = 1.0
LANDING = {Role.NOTE_TAKER: "run", Role.LEADER: "report"}
"""Where each kind of user begins, if that screen is there; others in Oversikt."""


class Travels(Remembers):
    """The moves of the app."""

    def __init__(self, given: Settings) -> None:
        super().__init__(given)
        self._looking = False

    # Opening and closing --------------------------------------------------------------------------

    def on_open_folder(self, message: messages.OpenFolder) -> None:
        from verksted.tui.screens.unlock import UnlockScreen

        self.push_screen(UnlockScreen(message.folder), self._opened)

    def on_find_folder(self) -> None:
        from verksted.tui.screens.find import FindScreen

        self.push_screen(FindScreen(), self._found)

    def on_new_workbook(self) -> None:
        from verksted.tui.screens.new import NewScreen

        self.push_screen(NewScreen(), self._opened)

    def on_practise(self, message: messages.Practise) -> None:
        self.when_saved(partial(self._begin_practice, message.stage))

    def _begin_practice(self, stage: str) -> None:
        from verksted.tui.screens.practice import PracticeScreen

        if self.session is not None:
            self._close_workbook()
        self.push_screen(PracticeScreen(stage), partial(self._opened, practice=True))

    def on_insert_summary(self) -> None:
        from verksted.tui.screens.report import LeaderScreen

        self.push_screen(LeaderScreen())

    def on_close_workbook(self) -> None:
        self.when_saved(self._close_workbook)

    def _close_workbook(self) -> None:
        self.close_session()
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def _found(self, folder: Path | None) -> None:
        if folder is not None:
            self.post_message(messages.OpenFolder(folder))

    def _opened(self, desk: Desk | None, *, practice: bool = False) -> None:
        if desk is None:
            return
        from verksted.tui.quiet import settle
        from verksted.tui.routes import place
        from verksted.tui.session import Session

        settle()
        role = Role(self.settings.role) if practice else self._who(desk)
        self.session = Session(desk, role, practice, register=self.register)
        landing = LANDING.get(role, "overview")
        if role is Role.FACILITATOR and self._in_the_room(self.session):
            landing = "run"
        if desk.workbook.damage:
            from verksted.tui.screens.damaged import DamagedScreen

            self.push_screen(DamagedScreen(self.session), self._seen)
        else:
            self.post_message(messages.Go(landing if place(landing).there else "overview"))
        self.bring_over(self.session)

    def _who(self, desk: Desk) -> Role:
        """Who somebody says to be, or else the one whose key it is."""
        chosen, key = Role(self.settings.role), desk.workbook.slot.role
        return Role(key) if chosen is Role.FACILITATOR and key in LANDING else chosen

    def _seen(self, _: None) -> None:
        self.post_message(messages.Go("overview"))

    # What others do -------------------------------------------------------------------------------

    def watch_for_others(self) -> None:
        self.set_interval(SECONDS_BETWEEN_OTHERS, self._look_for_others)

    def _look_for_others(self) -> None:
        """Read what other writers have added, where no screen does so itself."""
        session = self.session
        if (
            session is None
            or self._looking
            or any(getattr(one, "WATCHES", False) for one in self.screen_stack)
        ):
            return
        self._looking = True

        def told(future: Future[set[tuple[str, str]]]) -> None:
            self._looking = False
            if not future.cancelled() and future.exception() is None and future.result():
                self.post_message(messages.OthersWrote())

        try:
            session.submit(session.desk.workbook.refresh).add_done_callback(told)
        except RuntimeError:  # it is being closed
            self._looking = False

    def on_others_wrote(self) -> None:
        """Show it where nobody is typing; a form shows it when it is opened again."""
        from textual.widgets import Input

        look = getattr(self.screen, "look_anew", None)
        if look is not None and not isinstance(self.focused, Input):
            look()

    def on_new_key(self) -> None:
        from verksted.tui.screens.newkey import NewKeyScreen

        if self.session is None or any(isinstance(screen, NewKeyScreen) for screen in self.screen_stack):
            return
        self.keep_half()
        self.push_screen(NewKeyScreen(self.session, self.screen.focused), self._goes_on)

    def _goes_on(self, sure: bool | None) -> None:
        """Every screen of the workbook shows what it holds now; what is half typed stays."""
        if not sure or self.session is None:
            return
        for screen in self.screen_stack:
            look = getattr(screen, "look_anew", None)
            if look is not None:
                look()

    # Going ----------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """A digit pressed before a new place was seen means a phase, whatever has the focus there."""
        phase = self._phase_unseen(event) if isinstance(event, events.Key) else ""
        if phase:
            self.post_message(messages.Go(phase))
        else:
            await super().on_event(event)

    def _phase_unseen(self, key: events.Key) -> str:
        """The phase that a key means which was pressed before the place in front was painted, or ""."""
        front = self.screen if self._screen_stack else None
        place = getattr(front, "PLACE", None)  # no import here: the first key of the start screen comes by
        if place is None or key.is_forwarded or key.time >= getattr(front, "seen_since", 0.0):
            return ""
        from verksted.tui.routes import PHASES

        return next((one.id for one in PHASES if one.key == key.key), "")

    def on_key(self, event: events.Key) -> None:
        """A key that comes to a place being left does nothing: it was pressed for the next one."""
        if getattr(self.screen, "leaving", False):
            event.prevent_default()  # and so Textual's own does not look for what it is bound to

    def on_go(self, message: messages.Go) -> None:
        from verksted.tui.frame import Frame

        for one in self.screen_stack:
            if isinstance(one, Frame):
                one.leaving = False
        self._go(message)

    def _go(self, message: messages.Go) -> None:
        from verksted.tui.frame import Frame
        from verksted.tui.routes import place

        if self.session is None or self.held:
            return
        wanted = place(message.place)
        while len(self.screen_stack) > 1 and not isinstance(self.screen, Frame):
            self.pop_screen()
        if not wanted.there:
            if isinstance(self.screen, Frame):
                self.screen.tell(say("{name} er ikke med i denne utgaven ennå.", name=say(wanted.name)))
            return
        if isinstance(self.screen, Frame) and wanted.id == self.screen.PLACE and not message.about:
            if wanted.id == "overview":
                self.screen.tell(say("Ctrl+G: bytt verksted eller avslutt."))
            return
        opened = wanted.open(self.session, message.about)
        if isinstance(self.screen, Frame):
            self.switch_screen(opened)
        else:
            self.push_screen(opened)

    def gone(self, chosen: str | None) -> None:
        """What was chosen in «Gå til»: a place, or one of the other rows."""
        if chosen is None:
            return
        if chosen == "close":
            self.post_message(messages.CloseWorkbook())
        elif chosen in ("quit", "danger", "settings"):
            getattr(self, f"action_{chosen}")()
        else:
            self.post_message(messages.Go(chosen))

    def on_screen(self, action: str) -> None:
        """Do something the screen in front can do."""
        act = getattr(self.screen, action, None)
        if act is not None:
            act()

    # Settings -------------------------------------------------------------------------------------

    def on_change_settings(self, message: messages.ChangeSettings) -> None:
        before, self.settings = self.settings, replace(self.settings, **message.changed)
        self._keep(self.settings)
        if self.settings.theme != before.theme:
            self.theme = self.settings.theme
        if self.settings.standard != before.standard:
            use(self.settings.written)
            self._build_again()
        else:
            for screen in self.screen_stack:
                taken = getattr(screen, "take_settings", None)
                if taken is not None:
                    taken(self.settings)
            self.refresh(layout=True)
            self.screen.refresh(layout=True)
            for widget in self.screen.walk_children():
                widget.refresh()

    def _build_again(self) -> None:
        """Every screen anew, in the language chosen now; the places one stands at are kept."""
        from verksted.tui.frame import Frame
        from verksted.tui.routes import BY_ID
        from verksted.tui.screens.settings import SettingsScreen
        from verksted.tui.screens.start import StartScreen

        at = next((one.PLACE for one in self.screen_stack if isinstance(one, Frame)), None)
        in_settings = isinstance(self.screen, SettingsScreen)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(self.screen, StartScreen):
            self.screen.speak(self.settings)
        if at is not None and self.session is not None:
            self.push_screen(BY_ID[at].open(self.session))
        if in_settings:
            self.push_screen(SettingsScreen(self.settings))

    @work(thread=True, group="settings", exclusive=False)
    def _keep(self, kept: Settings) -> None:
        save(kept)
