"""Forms of methods in an open workbook: what is written in their boxes becomes notes like any other.

So the fair copy, the review and the release know nothing of forms, and need not. Gatherings and the tasks
between them stand beside. Each function is one durable change and one undo step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from verksted.content.methods import Method, methods
from verksted.desk.copying import safe_line
from verksted.desk.following import day_of
from verksted.desk.registers import Register, Table
from verksted.desk.running_notes import LiveTaker
from verksted.desk.taking import Moment
from verksted.privacy.certain import replace_certain
from verksted.workshop.language import say
from verksted.workshop.methods import BoxNote, Gathering, MethodSheet, Task, in_box
from verksted.workshop.notes import Line, Note, Sign, format_line, parse_line, split_paste
from verksted.workshop.words import Role

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.workbook import Put, Remove

SHEETS = Table("method_sheets", MethodSheet, attrgetter("id"))
BOX_NOTES = Table("box_notes", BoxNote, attrgetter("id"))
GATHERINGS = Table("gatherings", Gathering, attrgetter("id"))
TASKS = Table("tasks", Task, attrgetter("id"))


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with what stands in its boxes, box by box."""

    sheet: MethodSheet
    method: Method
    notes: dict[str, tuple[Note, ...]]

    @property
    def count(self) -> int:
        return sum(len(notes) for notes in self.notes.values())


class Methods:
    """The forms, gatherings and tasks of the desk it is given."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    # Forms ----------------------------------------------------------------------------------------

    def sheets(self) -> list[MethodSheet]:
        """Forms that are in use, in the order they were begun."""
        known = methods()
        found = [one for one in Register(self.desk.workbook, SHEETS).all() if one.method in known]
        return sorted(found, key=lambda one: (one.order, one.id))

    def start(self, method: str, side: str = "", theme: str = "") -> MethodSheet:
        """Begin a form. Raises ValueError for a method that is none."""
        if method not in methods():
            raise ValueError(say("Velg et av arkene i lista."))
        last = max((one.order for one in self.sheets()), default=-1)
        made = MethodSheet(self.desk.tools.new_id(), method, safe_line(self.desk, side), theme, last + 1)
        self.desk.apply([Register(self.desk.workbook, SHEETS).put(made)], say("Begynte på et ark"))
        return made

    def change(self, sheet_id: str, *, side: str, theme: str) -> MethodSheet:
        """Another group, or another theme for what is written from now on."""
        changed = replace(self.sheet(sheet_id), side=safe_line(self.desk, side), theme=theme)
        self.desk.apply([Register(self.desk.workbook, SHEETS).put(changed)], say("Endret et ark"))
        return changed

    def sheet(self, sheet_id: str) -> MethodSheet:
        """One form. Raises ValueError where it is gone."""
        found = next((one for one in self.sheets() if one.id == sheet_id), None)
        if found is None:
            raise ValueError(say("Arket finnes ikke lenger."))
        return found

    def remove(self, sheet_id: str) -> int:
        """Take a form away; its notes stay among the notes. Returns how many they are."""
        filled = self.filled(sheet_id)
        book = self.desk.workbook
        gone: list[Put | Remove] = [Register(book, SHEETS).remove(sheet_id)]
        gone += [
            Register(book, BOX_NOTES).remove(note.id) for notes in filled.notes.values() for note in notes
        ]
        self.desk.apply(gone, say("Tok bort et ark"))
        return filled.count

    def filled(self, sheet_id: str) -> Filled:
        """A form with its notes. Raises ValueError where it is gone."""
        sheet = self.sheet(sheet_id)
        method = methods()[sheet.method]
        placed = [one for one in Register(self.desk.workbook, BOX_NOTES).all() if one.sheet == sheet_id]
        notes: dict[str, list[Note]] = {box.id: [] for box in method.boxes}
        for one in placed:
            note = self.desk.notes.get(one.id)
            if note is not None and one.box in notes:
                notes[one.box].append(note)
        return Filled(sheet, method, {box: tuple(found) for box, found in notes.items()})

    def beside(self, sheet_id: str) -> list[Filled]:
        """Every form of the same method, to be read side by side."""
        method = self.sheet(sheet_id).method
        return [self.filled(one.id) for one in self.sheets() if one.method == method]

    def write(self, sheet_id: str, box_id: str, typed: str, role: str = Role.NOTE_TAKER) -> list[Note]:
        """Write in a box, one note a line. A sign that is typed counts before that of the box.

        Raises ValueError where form or box is gone.
        """
        sheet = self.sheet(sheet_id)
        box = methods()[sheet.method].box(box_id)
        if box is None:
            raise ValueError(say("Boksen finnes ikke på dette arket."))
        name = box.name.in_(self.desk.workshop.standard)
        taker = LiveTaker(self.desk, role)
        made: list[Note] = []
        for raw in split_paste(typed):
            line = _boxed(parse_line(raw, seats=self.desk.workshop.seats_used), name, box.sign)
            if line is not None:
                made += taker.make(format_line(line), Moment(theme=sheet.theme or None)).notes
        places = Register(self.desk.workbook, BOX_NOTES)
        ops: list[Put | Remove] = [self.desk.notes.put(note) for note in made]
        ops += [places.put(BoxNote(note.id, sheet_id, box_id)) for note in made]
        self.desk.apply(ops, say("Skrev på et ark"))
        return made

    def rewrite(self, sheet_id: str, note_id: str, typed: str) -> Note:
        """Other words in the same box. Raises ValueError for none."""
        filled = self.filled(sheet_id)
        found = [
            (filled.method.box(box), note)
            for box, notes in filled.notes.items()
            for note in notes
            if note.id == note_id
        ]
        safe, _ = replace_certain(typed, self.desk.hide_list())
        read = parse_line(safe, seats=self.desk.workshop.seats_used)
        if not found or not read.text:
            raise ValueError(say("Skriv hva som skal stå der."))
        box, note = found[0]
        name = box.name.in_(self.desk.workshop.standard) if box is not None else ""
        changed = replace(
            note,
            text=in_box(name, read.text),
            sign=read.sign or note.sign,
            follow_up=read.follow_up or note.follow_up,
            agree=read.agree or note.agree,
        )
        self.desk.apply([self.desk.notes.put(changed)], say("Skrev om et notat"))
        return changed

    def take_away(self, note_id: str) -> None:
        """Take a note away, from its box and from the notes."""
        places = Register(self.desk.workbook, BOX_NOTES)
        ops: list[Put | Remove] = [self.desk.notes.remove(note_id)]
        if places.get(note_id) is not None:
            ops.append(places.remove(note_id))
        self.desk.apply(ops, say("Tok bort et notat"))

    # Gatherings and tasks -------------------------------------------------------------------------

    def gatherings(self) -> list[Gathering]:
        return sorted(Register(self.desk.workbook, GATHERINGS).all(), key=lambda one: (one.day, one.id))

    def gather(
        self, day: str, theme: str, place: str = "", bring: str = "", *, gathering_id: str = ""
    ) -> Gathering:
        """Set a gathering: its day, main theme, place, and what to collect until then. Raises ValueError."""
        when, line = day_of(day), safe_line(self.desk, theme)
        if not when or not line:
            raise ValueError(say("Skriv dagen og hva samlingen handler om."))
        name = gathering_id or self.desk.tools.new_id()
        made = Gathering(name, when, line, safe_line(self.desk, place), safe_line(self.desk, bring))
        self.desk.apply([Register(self.desk.workbook, GATHERINGS).put(made)], say("Førte opp en samling"))
        return made

    def cancel(self, gathering_id: str) -> None:
        """Take a gathering away; its tasks stay, before no gathering."""
        book = self.desk.workbook
        ops: list[Put | Remove] = [Register(book, GATHERINGS).remove(gathering_id)]
        loose = (one for one in self.tasks() if one.gathering == gathering_id)
        ops += [Register(book, TASKS).put(replace(one, gathering="")) for one in loose]
        self.desk.apply(ops, say("Tok bort en samling"))

    def tasks(self) -> list[Task]:
        """Who – how – when: by gathering and day."""
        order = {one.id: at for at, one in enumerate(self.gatherings())}
        found = Register(self.desk.workbook, TASKS).all()
        return sorted(found, key=lambda one: (order.get(one.gathering, 999), one.due or "9999", one.id))

    def plan(
        self, what: str, who: str, how: str = "", due: str = "", *, gathering: str = "", task_id: str = ""
    ) -> Task:
        """A task. Raises ValueError without what or who: such a row is seldom done."""
        line, role = safe_line(self.desk, what), safe_line(self.desk, who)
        if not line:
            raise ValueError(say("Skriv hva som skal gjøres."))
        if not role:
            raise ValueError(say("Skriv hvem som gjør det: en rolle, ikke et navn."))
        before = Register(self.desk.workbook, TASKS).get(task_id) if task_id else None
        name = task_id or self.desk.tools.new_id()
        done = before.done if before else ""
        made = Task(name, line, role, safe_line(self.desk, how), day_of(due), done, gathering)
        self.desk.apply([Register(self.desk.workbook, TASKS).put(made)], say("Førte opp en oppgave"))
        return made

    def tick(self, task_id: str, today: date) -> bool:
        """Done today, or not after all. Returns whether it is; ValueError where it is gone."""
        register = Register(self.desk.workbook, TASKS)
        task = register.get(task_id)
        if task is None:
            raise ValueError(say("Oppgaven finnes ikke lenger."))
        changed = replace(task, done="" if task.done else today.isoformat())
        self.desk.apply([register.put(changed)], say("Krysset av"))
        return bool(changed.done)

    def drop(self, task_id: str) -> None:
        self.desk.apply([Register(self.desk.workbook, TASKS).remove(task_id)], say("Tok bort en oppgave"))


def _boxed(line: Line, name: str, sign: str) -> Line | None:
    """The line as it stands in a box; None where nothing was written."""
    if not line.text:
        return None
    return replace(line, text=in_box(name, line.text), sign=line.sign or (Sign(sign) if sign else None))


def undone(tasks: Iterable[Task]) -> list[Task]:
    return [one for one in tasks if not one.done]
