"""The leader's work from files to finished report: two parts, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from verksted.tui.screens.report.chapter import CHAPTER_KEYS, ChapterView
from verksted.tui.screens.report.files import FilesView
from verksted.tui.screens.report.part import Keys, Submit
from verksted.tui.widgets.line import Line
from verksted.workshop.language import mark

if TYPE_CHECKING:
    from verksted.desk.desk import Desk

FILE_KEYS: Keys = (("Enter", mark("les filen")), ("Tab", mark("neste")), ("Esc", mark("tilbake")))


class LeaderWork(Vertical):
    """Stands in any page that has a message line and a line of keys."""

    def __init__(self, desk: Desk | None = None, submit: Submit | None = None) -> None:
        super().__init__(id="leader")
        self._desk, self._submit = desk, submit

    def compose(self) -> ComposeResult:
        yield FilesView(self._desk, self._submit)
        yield ChapterView(self._desk, self._submit)

    def on_mount(self) -> None:
        self.query_one(ChapterView).display = False

    def on_files_view_ready(self, event: FilesView.Ready) -> None:
        files, chapter = self.query_one(FilesView), self.query_one(ChapterView)
        files.display, chapter.display = False, True
        chapter.show_keys(CHAPTER_KEYS)
        chapter.show(event.report, event.given)

    def on_chapter_view_back(self) -> None:
        files, chapter = self.query_one(FilesView), self.query_one(ChapterView)
        files.display, chapter.display = True, False
        files.show_keys(FILE_KEYS)
        files.tell("")
        files.query_one("#report-path", Line).focus()
