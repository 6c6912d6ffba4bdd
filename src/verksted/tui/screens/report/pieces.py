"""Beside the insertion: another chapter map, one block to the clipboard, the other forms to a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import work
from textual.content import Content

from verksted.desk import inserting
from verksted.report.chapter_maps import chapter_maps
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.report import lines
from verksted.tui.screens.report.files import path_of
from verksted.tui.screens.report.part import Part
from verksted.tui.screens.report.plan import Plan
from verksted.tui.widgets.rows import row
from verksted.workshop.language import current, say


class Pieces(Part):
    """`_plan` is there once both files are read; subclasses show it anew after `changed_map`."""

    _plan: Plan | None = None

    def changed_map(self) -> None:
        """Another chapter map was chosen."""

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
                self.changed_map()

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
        lead = say("Nettside, tekst, regneark, én side til politikerne, svar til dem som deltok, og plakat.")
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
