"""One form while it is filled in: the boxes with what stands in them, and one line to write on."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from verksted.desk.methods import Filled, Methods
from verksted.tui.dates import shortened
from verksted.tui.frame import Frame
from verksted.tui.pages import STYLES
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.years.method_rows import sheet_name
from verksted.tui.screens.years.wheel import STYLE
from verksted.tui.session import Session
from verksted.tui.widgets.fields import Field
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Row, Rows, heading, row
from verksted.workshop.language import current, mark, say
from verksted.workshop.methods import MOST_SIDES, THREE_THINGS, out_of_box
from verksted.workshop.notes import Note
from verksted.workshop.text import clean, clean_line

_THREE = 3
_LABEL = 26
"""Cells for the name of the box before the line."""


class BoxLine(Line):
    """A line that tells of a paste of several lines instead of joining them; up and down choose the box."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "box(-1)", "Boksen over", show=False),
        Binding("down", "box(1)", "Boksen under", show=False),
    ]

    class Box(Message):
        """The box before or after is wanted."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    class Several(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def action_box(self, steps: int) -> None:
        self.post_message(self.Box(steps))

    def _on_paste(self, event: events.Paste) -> None:
        if len([line for line in clean(event.text).split("\n") if line.strip()]) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Several(event.text))
        else:
            super()._on_paste(event)


class BoxField(Field):
    """The line, with the box in hand as its label."""

    def tell(self, label: str) -> None:
        self._label = label
        self.refresh()


class MethodSheetScreen(Frame):
    """Write a line, press Enter, and it stands in the box in hand."""

    PLACE = "methods"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("lagre")),
        ("↑ ↓", mark("velg boks")),
        ("Tab", mark("lista")),
        ("F2", mark("side om side")),
        ("Esc", mark("tilbake")),
    )
    HELP = mark("""\
Skriv det som står på lappene eller arket, én ting om gangen. Enter lagrer linjen i boksen du står på.
Pil opp og ned velger boks. Limer du inn flere linjer, blir hver av dem et notat.

Hver boks har sitt tegn: en barriere blir noe som må bli bedre, en driver noe som fungerer.
Skriver du selv +, -, > eller ? først, gjelder det. ! betyr at noe må følges opp.

Tab går til lista. Der retter e linjen, og x tar den bort. F2 viser flere ark av samme slag side om side.
Linjene er vanlige notater, med navnet på boksen først. De renskrives og frigis som alt annet.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "beside", "Side om side", show=False),
        Binding("e", "edit", "Endre", show=False),
        Binding("x", "take_away", "Ta bort", show=False),
    ]
    CSS_PATH: ClassVar[list[str | PurePath] | None] = [*STYLES, STYLE]

    def __init__(self, session: Session, sheet: str) -> None:
        super().__init__(session)
        self.methods = Methods(self.desk)
        self._sheet = sheet
        self._box = 0

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="boxes", classes="panel -holds")
        yield BoxField("", BoxLine(id="box-line"), classes="-boksfelt")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(BoxLine).focus()

    @property
    def _filled(self) -> Filled:
        return self.methods.filled(self._sheet)

    def look(self) -> None:
        filled = self._filled
        rows = self.query_one("#boxes", Rows)
        width = max(30, rows.size.width - 8)
        rows.show(_rows(filled, self._box, width))
        rows.border_title = Content(sheet_name(filled.sheet))
        box = filled.method.boxes[self._box]
        self.query_one(BoxField).tell(shortened(box.name.in_(current()), _LABEL))
        first = next((at for at, one in enumerate(rows.rows) if one.id == f"b:{box.id}"), 0)
        top = sum(1 + len(one.more) for one in list(rows.rows)[:first])
        rows.scroll_to(y=max(0, top - 1), animate=False)

    def on_box_line_box(self, event: BoxLine.Box) -> None:
        self._to_box(event.steps)

    def _to_box(self, steps: int) -> None:
        boxes = self._filled.method.boxes
        self._box = (self._box + steps) % len(boxes)
        self.look()
        ask = boxes[self._box].ask.in_(current())
        self.tell(ask or boxes[self._box].name.in_(current()))

    def action_next(self) -> None:
        self._to_box(1)

    # Writing --------------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        text = event.value
        if clean_line(text):
            event.input.value = ""
            self._write(text)

    def on_box_line_several(self, event: BoxLine.Several) -> None:
        self._write(event.text)

    def _write(self, text: str) -> None:
        box = self._filled.method.boxes[self._box]

        def job() -> str:
            made = self.methods.write(self._sheet, box.id, text, self.session.role)
            name = box.name.in_(current())
            if box.id == THREE_THINGS and len(self._filled.notes[box.id]) > _THREE:
                return say("Lagret. Her er det tre ting gruppa skal velge, og nå står det flere.")
            if len(made) == 1:
                return say("Lagret i «{box}». Ctrl+Z angrer.", box=name)
            return say("{n} linjer er lagret i «{box}». Ctrl+Z angrer.", n=len(made), box=name)

        self.change(job)

    def action_up(self) -> None:
        """What is typed is saved before one leaves."""
        line = self.query_one(BoxLine)
        if clean_line(line.value):
            text, line.value = line.value, ""
            self._write(text)
            line.focus()
            return
        self.action_go("methods", f"sheet:{self._sheet}")

    def _note(self) -> Note | None:
        kind, _, name = (self.query_one("#boxes", Rows).hand or "").partition(":")
        return self.desk.notes.get(name) if kind == "n" else None

    def action_edit(self) -> None:
        note = self._note()
        if note is None:
            return
        filled = self._filled
        box = next(one for one in filled.method.boxes if note in filled.notes[one.id])
        asks = [Ask("text", box.name.in_(current()), out_of_box(self._box_name(box.id), note.text))]

        def job(got: Answers) -> str:
            self.methods.rewrite(self._sheet, note.id, got["text"])
            return say("Rettet. Ctrl+Z angrer.")

        self.push(FillScreen(say("Rett linjen"), asks), lambda got: self.change(lambda: job(got)))

    def _box_name(self, box_id: str) -> str:
        box = self._filled.method.box(box_id)
        return box.name.in_(self.desk.workshop.standard) if box is not None else ""

    def on_rows_opened(self, event: Rows.Opened) -> None:
        kind, _, name = event.row_id.partition(":")
        if kind == "b":
            names = [box.id for box in self._filled.method.boxes]
            self._to_box(names.index(name) - self._box)
            self.query_one(BoxLine).focus()
        else:
            self.action_edit()

    def action_take_away(self) -> None:
        note = self._note()
        if note is not None:
            told = say("Tatt bort. Ctrl+Z henter det tilbake.")
            self.do(lambda: self.methods.take_away(note.id), told)

    # Side by side ---------------------------------------------------------------------------------

    def action_beside(self) -> None:
        forms = self.methods.beside(self._sheet)[:MOST_SIDES]
        width = min(self.size.width - 8, 108)
        text = side_by_side(forms, width)
        self.app.push_screen(ReadScreen(say("Side om side"), text))


def _rows(filled: Filled, chosen: int, width: int) -> list[Row]:
    rows: list[Row] = []
    for at, box in enumerate(filled.method.boxes):
        name, ask = box.name.in_(current()), box.ask.in_(current())
        sign = "►" if at == chosen else " "
        more = [Content.styled(f"    {ask}", "$text-muted")] if ask and at == chosen else []
        told = str(len(filled.notes[box.id])) if filled.notes[box.id] else ""
        rows.append(row(f"b:{box.id}", Content.styled(f"{sign} {at + 1}. {name}", "bold"), told, *more))
        rows += [_line(note, _words(note, filled, box.id), width) for note in filled.notes[box.id]]
    return rows or [heading("none", say("Arket har ingen bokser."))]


def _words(note: Note, filled: Filled, box_id: str) -> str:
    box = filled.method.box(box_id)
    names = (box.name.nb, box.name.nn) if box is not None else ()
    text = note.text
    for name in names:
        text = out_of_box(name, text)
    return text


def _line(note: Note, text: str, width: int) -> Row:
    first, *more = textwrap.wrap(text, width) or [""]
    sign = f"{note.sign.value if note.sign else ' '}{'!' if note.follow_up else ' '}"
    return row(f"n:{note.id}", f"    {sign} {first}", "", *(f"       {line}" for line in more))


def side_by_side(forms: list[Filled], width: int) -> Content:
    """The same boxes of several forms abreast, each in a column of its own."""
    column = max(16, (width - 2 * (len(forms) - 1)) // max(1, len(forms)))
    heads = "  ".join(f"{(one.sheet.side or say('alle'))[:column]:<{column}}" for one in forms)
    parts: list[Content] = [Content.styled(heads, "bold")]
    for box in forms[0].method.boxes if forms else ():
        parts.append(Content.styled(f"\n{box.name.in_(current())}", "bold"))
        cells = [_cell(one, box.id, column) for one in forms]
        height = max((len(cell) for cell in cells), default=0)
        lines = [
            "  ".join(f"{cell[at] if at < len(cell) else '':<{column}}" for cell in cells)
            for at in range(height)
        ]
        parts.append(Content("\n".join(lines) if lines else say("ingenting ennå")))
    return Content("\n").join(parts)


def _cell(form: Filled, box_id: str, column: int) -> list[str]:
    lines: list[str] = []
    for note in form.notes.get(box_id, ()):
        lines += textwrap.wrap(f"• {_words(note, form, box_id)}", column, subsequent_indent="  ")
    return lines
