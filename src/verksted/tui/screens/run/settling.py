"""One note, two versions: two people corrected it at the same time. Both are shown, and one chooses."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from verksted.desk.running_notes import put, remove
from verksted.desk.running_queue import Job
from verksted.desk.running_view import versions_of
from verksted.tui.screens.run.choosing import Choosing, versions_offered
from verksted.workshop.language import say
from verksted.workshop.notes import Note

if TYPE_CHECKING:
    from verksted.tui.session import Session


class Settling(Choosing):
    """`editing` is the id of the note in the field, "" when a new one is written."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.editing = ""

    def stop_editing(self) -> None:
        """Back to the line that is written."""
        raise NotImplementedError

    def offer_versions(self) -> None:
        """Open the list of versions, where the note in the field has more than one."""
        if self.editing in self.rows.conflicts:
            self.do(partial(versions_of, self.desk, self.editing), self._offer_versions)

    def _offer_versions(self, versions: list[tuple[str, Note | None, str]]) -> None:
        if len(versions) > 1 and self.editing in self.rows.conflicts:
            self.versions = versions
            self.offer(say("To utgaver av notatet. Velg med et tall"), versions_offered(versions), "versions")

    def settle(self, choice: str) -> None:
        """One version, or both as notes of their own."""
        note_id, versions = self.editing, self.versions
        chosen = next((note for version, note, _ in versions if version == choice), None)
        kept = [note for _, note, _ in versions if note is not None]
        self.stop_editing()
        if choice == "both" and kept:
            extra = [replace(note, id=self.desk.tools.new_id()) for note in kept[1:]]
            chosen = kept[0]
        else:
            extra = []
        over = tuple(version for version, _, _ in versions)
        work = partial(_settle, self.desk, note_id, chosen, over, extra)
        self.keep(Job(work, name="settled", again=False))

    def kept(self, job: Job, result: Any) -> None:
        super().kept(job, result)
        if job.name == "settled":
            self.take_in(result)
            self.tell(say("Valget er lagret. Ctrl+Z angrer."))


def _settle(desk: Any, note_id: str, chosen: Note | None, over: tuple[str, ...], extra: list[Note]) -> Any:
    from verksted.desk.registers import NOTES, to_document
    from verksted.desk.running_view import read_changed
    from verksted.workbook import Put

    first = remove(note_id) if chosen is None else Put(NOTES.name, note_id, to_document(chosen), over)
    desk.workbook.apply([first, *(put(note) for note in extra)], label=say("Valgte mellom to utgaver"))
    return read_changed(desk, [(NOTES.name, one) for one in (note_id, *(note.id for note in extra))])
