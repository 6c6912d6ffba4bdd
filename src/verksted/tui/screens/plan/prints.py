"""Utskrift: what is needed on paper that day, read as it will be, written to Word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from verksted.content.disclosure import PhoneNumber, load_disclosure
from verksted.content.letters import Unfilled, fact_name
from verksted.content.templates import Template
from verksted.desk.planning_files import filled, output_folder, sheet_templates
from verksted.desk.planning_sheets import packing_list, question_cards, rules_poster, run_sheet
from verksted.desk.running_paper import note_sheets
from verksted.tui.frame import Frame
from verksted.tui.screens.plan.paper import page_rows, write, write_one
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.handout import Handout
from verksted.workshop.language import mark, say

ALL_ROW = "#all"
_NAMES = {
    "agenda-sheet": mark("Program til deltakerne"),
    "information-sheet": mark("Informasjonsark"),
    "room-sheet": mark("Ark til veggen i rommet"),
    "contact-card": mark("Kontaktkort"),
    "exit-ticket": mark("Lapp ved utgangen"),
    "key-card": mark("Tastekort til notatene"),
    "privacy-notice": mark("Om opplysningene"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to print: its name, and how it is made. Making raises ValueError while something lacks."""

    name: str
    make: Callable[[], Handout]


class PrintsScreen(Frame):
    """Left the sheets, right the one in hand."""

    PLACE = "prints"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv til Word")),
        ("F2", mark("les")),
        ("Ctrl+N", mark("ferdig")),
        ("Esc", mark("oversikt")),
    )
    HELP = mark("""\
Alt dere trenger på papir: kjøreplan, plakat med kjøreregler, spørsmålskort, pakkeliste, program,
romark, kontaktkort, utgangslapper og tastekortet til den som skriver.

Enter skriver arket til en Word-fil. Den nederste raden skriver alt på én gang.
Filene kommer i en mappe ved siden av arbeidsboka. Pakkelista samler det teknikkene trenger.
F2 går til teksten, så du kan bla i den.
""")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "swap", "Les", show=False)]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._sheets: dict[str, Sheet] = {}

    def work_area(self) -> Iterable[Widget]:
        desk = self.desk
        self._sheets = {
            "run-sheet": Sheet(say("Kjøreplan"), lambda: run_sheet(desk)),
            "note-sheets": Sheet(say("Notatark, ett for hver økt"), lambda: note_sheets(desk)),
            "rules": Sheet(say("Kjøreregler, plakat"), lambda: rules_poster(desk)),
            "questions": Sheet(say("Spørsmålskort"), lambda: question_cards(desk)),
            "packing": Sheet(say("Pakkeliste"), lambda: packing_list(desk)),
        }
        for template in sheet_templates():
            self._sheets[template.id] = Sheet(_name(template), partial(self._from_template, template))
        yield Horizontal(
            Rows(id="sheets", classes="panel keeps-row -holds", title=say("Ark")),
            Rows(id="page", classes="panel", title=say("Slik blir det")),
        )

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#sheets", Rows).focus()
        self.call_after_refresh(self._show_sheet)

    def on_resize(self) -> None:
        self._show_sheet()

    def look(self) -> None:
        rows = [row(name, sheet.name) for name, sheet in self._sheets.items()]
        self.query_one("#sheets", Rows).show([*rows, row(ALL_ROW, say("Skriv alle arkene …"))])
        self._show_sheet()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        if event.rows.id == "sheets":
            self._show_sheet()

    def _show_sheet(self) -> None:
        page = self.query_one("#page", Rows)
        sheet = self._sheets.get(self.query_one("#sheets", Rows).hand or "")
        if sheet is None:
            page.show([said("all", say("Skriver alle arkene som er klare,"), say("hvert i sin fil."))])
            return
        page.show(self._page(sheet, max(24, page.size.width - 4)))

    def _page(self, sheet: Sheet, width: int) -> list[Row]:
        try:
            return page_rows(sheet.make(), width)
        except Unfilled as missing:
            lines = [said("head", say("Dette mangler før arket kan lages:"))]
            return lines + [row(name, f"▲ {fact_name(name)}") for name in missing.names]
        except ValueError as wrong:
            return [said("wrong", f"▲ {wrong}")]

    def _from_template(self, template: Template) -> Handout:
        session = self.session
        contact = session.contact or say("de voksne i rommet")
        return filled(
            self.desk, template, contact=contact, compensation=session.compensation, numbers=self._numbers()
        )

    def _numbers(self) -> list[PhoneNumber]:
        return [entry for entry in load_disclosure().numbers if entry.number]

    def on_rows_opened(self, event: Rows.Opened) -> None:
        if event.rows.id != "sheets":
            return
        if event.row_id == ALL_ROW:
            self.change(self._write_all)
        else:
            self.change(write(self, self._sheets[event.row_id].make))

    def _write_all(self) -> str:
        ready: list[Handout] = []
        for sheet in self._sheets.values():
            try:
                ready.append(sheet.make())
            except ValueError:
                continue
        write_one(self, lambda writer, folder: [writer.write_handout(folder, made) for made in ready][-1])
        skipped = len(self._sheets) - len(ready)
        told = say(
            "{n} ark er skrevet i mappen {folder}.", n=len(ready), folder=output_folder(self.desk).name
        )
        return told + (say(" {n} mangler noe.", n=skipped) if skipped else "")

    def action_swap(self) -> None:
        page = self.query_one("#page", Rows)
        (self.query_one("#sheets", Rows) if page.has_focus else page).focus()


def _name(template: Template) -> str:
    return say(_NAMES[template.id]) if template.id in _NAMES else template.title.nb
