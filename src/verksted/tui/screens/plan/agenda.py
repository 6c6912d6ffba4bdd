"""Kjøreplan: blocks in order, moved, split and resized with the keyboard while the clock times follow."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.plan import blocks as look_of
from verksted.tui.screens.plan.agenda_advice import AgendaAdvice
from verksted.tui.widgets.rows import Rows, row
from verksted.workshop.agenda import Block, BlockKind, move, resize, split
from verksted.workshop.language import current, mark, say

STEP = 5
"""Minutes one arrow makes a block longer or shorter."""
USUAL_GROUP = 8
_MINUTES_ASKED = 120


class AgendaScreen(AgendaAdvice):
    """The rows are the plan; what is worth another look stands under them."""

    HELP = mark("""\
Begynn med en mal: den nederste raden. Så endrer du den. Klokkeslettene følger med av seg selv.

f   plukk opp økta. Pilene flytter den, Enter legger den ned, Esc legger den tilbake.
e   endre tiden. ← og → tar fem minutter om gangen, Enter er ferdig.
n   ny økt etter den du står på        x   ta bort (Ctrl+Z henter tilbake)
d   del økta i to                      t   velg tema
v   velg teknikk                       Enter   les hele økta, og skriv den om
Mellomrom låser tiden, så den ikke kan endres ved et uhell.

Vernet betyr at økta ikke skal vike når det blir sent: pause, opplesing og avslutning.
l tar vernet av økta du står på, med en grunn, og setter det på igjen.
Tab går til rådene under planen. Der legger l bort et råd, med en grunn.
s eller Ctrl+F finner en økt.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "carry", "Flytt"),
        Binding("e", "edit", "Endre tid"),
        Binding("n", "new", "Ny økt"),
        Binding("x", "remove", "Ta bort"),
        Binding("d", "split", "Del i to"),
        Binding("t", "theme", "Tema"),
        Binding("v", "technique", "Teknikk"),
        Binding("l", "put_away", "Legg til side"),
        Binding("h", "why", "Hvorfor"),
        Binding("left", "adjust(-1)", "Kortere", show=False),
        Binding("right", "adjust(1)", "Lengre", show=False),
        Binding("f2", "swap", "Bytt rute", show=False),
    ]

    # Moving and resizing --------------------------------------------------------------------------

    def action_carry(self) -> None:
        if self._in_hand() is not None and self._adjusting is None:
            self.query_one("#agenda", Rows).carry()
            self.tell(say("Pilene flytter økta. Enter legger den ned, Esc legger den tilbake."))

    def on_rows_carrying(self, event: Rows.Carrying) -> None:
        self._draft = move(self.desk.agenda, event.row_id, event.steps)
        self.look()

    def on_rows_carried(self, event: Rows.Carried) -> None:
        self._draft = None
        if not event.steps:
            self.tell(say("Økta ligger der den lå."))
            self.look()
            return
        name = self._name_of(event.row_id)

        def job() -> str:
            label = say("Flyttet «{name}»", name=name)
            self.desk.change_agenda(move(self.desk.agenda, event.row_id, event.steps), label)
            return say("«{name}» er flyttet. Ctrl+Z angrer.", name=name)

        self.change(job)

    def _name_of(self, block_id: str) -> str:
        return next((block.name for block in self.desk.agenda if block.id == block_id), "")

    def action_edit(self) -> None:
        block = self._in_hand()
        if block is None:
            return
        if block.locked:
            self.tell(say("▲ Økta er låst. Mellomrom låser den opp."))
            return
        self._adjusting = block.id
        self.tell(say("← kortere   → lengre   Enter ferdig   Esc la være"))

    def action_adjust(self, direction: int) -> None:
        block = self._in_hand()
        if self._adjusting is None or block is None or block.id != self._adjusting:
            return
        minutes = max(STEP, (block.minutes // STEP + direction) * STEP) if direction else block.minutes
        self._draft = resize(self.blocks, block.id, minutes)
        self.look()

    def _finish_adjusting(self) -> None:
        block, self._adjusting = self._in_hand(), None
        if self._draft is None or block is None:
            self._draft = None
            self.tell("")
            return
        before = next((one.minutes for one in self.desk.agenda if one.id == block.id), block.minutes)
        self._draft = None
        self._resize(block.id, block.name, before, block.minutes)

    def _resize(self, block_id: str, name: str, before: int, minutes: int) -> None:
        def job() -> str:
            self.desk.change_agenda(
                resize(self.desk.agenda, block_id, minutes), say("Endret tiden for «{name}»", name=name)
            )
            n = abs(minutes - before)
            longer = say("«{name}» ble {n} minutter lengre. Ctrl+Z angrer.", name=name, n=n)
            return (
                longer
                if minutes > before
                else say("«{name}» ble {n} minutter kortere. Ctrl+Z angrer.", name=name, n=n)
            )

        if minutes != before:
            self.change(job)
        else:
            self.look()

    def action_up(self) -> None:
        rows = self.query_one("#agenda", Rows)
        if rows.carrying:
            rows.put_back()
        elif self._adjusting is not None:
            self._adjusting = self._draft = None
            self.tell(say("Tiden er som før."))
            self.look()
        else:
            super().action_up()

    def on_rows_opened(self, event: Rows.Opened) -> None:
        block = self._in_hand()
        if event.rows.id == "advice-rows":
            self.action_why()
        elif self._adjusting is not None:
            self._finish_adjusting()
        elif event.row_id == look_of.TEMPLATE_ROW:
            self._pick_template()
        elif block is not None:
            self._rewrite(block)

    # Blocks ---------------------------------------------------------------------------------------

    def _change_block(self, block: Block, told: str) -> None:
        def job() -> str:
            agenda = [block if one.id == block.id else one for one in self.desk.agenda]
            self.desk.change_agenda(agenda, say("Endret «{name}»", name=block.name))
            return told

        self.change(job)

    def _rewrite(self, block: Block) -> None:
        asks = [
            Ask("name", say("Navn"), block.name, must=say("Skriv hva økta heter.")),
            Ask("minutes", say("Minutter"), str(block.minutes)),
            Ask("notes", say("Huskelapp"), block.notes_for_facilitator),
        ]
        lead = self._about(block).plain
        self.push(FillScreen(say("Økt"), asks, lead=lead), lambda answers: self._rewritten(block, answers))

    def _rewritten(self, block: Block, answers: Answers) -> None:
        minutes = _minutes(answers["minutes"], block.minutes)
        if block.locked and minutes != block.minutes:
            self.tell(say("▲ Økta er låst. Mellomrom låser den opp."))
            minutes = block.minutes
        changed = replace(
            block, name=answers["name"], minutes=minutes, notes_for_facilitator=answers["notes"]
        )
        self._change_block(changed, say("«{name}» er endret. Ctrl+Z angrer.", name=changed.name))

    def on_rows_ticked(self, event: Rows.Ticked) -> None:
        block = self._in_hand()
        if event.rows.id == "agenda" and block is not None:
            told = (
                say("«{name}» er låst opp.", name=block.name)
                if block.locked
                else say("«{name}» er låst.", name=block.name)
            )
            self._change_block(replace(block, locked=not block.locked), told + say(" Ctrl+Z angrer."))

    def action_new(self) -> None:
        kinds = [row(kind.value, say(words).capitalize()) for kind, words in look_of.KIND_NAMES.items()]
        self.push(PickScreen(say("Hva slags økt?"), kinds, hand=BlockKind.QUESTION.value), self._ask_new)

    def _ask_new(self, kind: str) -> None:
        name = say(look_of.KIND_NAMES[BlockKind(kind)]).capitalize()
        asks = [
            Ask("name", say("Navn"), name, must=say("Skriv hva økta heter.")),
            Ask("minutes", say("Minutter"), "10"),
        ]
        self.push(FillScreen(say("Ny økt"), asks), lambda answers: self._add(BlockKind(kind), answers))

    def _add(self, kind: BlockKind, answers: Answers) -> None:
        made = f"own-{self.desk.tools.new_id()}"
        block = Block(made, answers["name"], _minutes(answers["minutes"], 10), kind)
        after = self.query_one("#agenda", Rows).hand

        def job() -> str:
            agenda = self.desk.agenda
            place = next((at + 1 for at, one in enumerate(agenda) if one.id == after), len(agenda))
            agenda.insert(place, block)
            self.desk.change_agenda(agenda, say("Ny økt"))
            return say("«{name}» er lagt til. Ctrl+Z angrer.", name=block.name)

        self.change(job, lambda: self.query_one("#agenda", Rows).take(made))

    def action_remove(self) -> None:
        block = self._in_hand()
        if block is None or self._in_advice:
            return

        def job() -> str:
            kept = [one for one in self.desk.agenda if one.id != block.id]
            self.desk.change_agenda(kept, say("Tok bort «{name}»", name=block.name))
            return say("«{name}» er tatt bort. Ctrl+Z henter tilbake.", name=block.name)

        self.change(job)

    def action_split(self) -> None:
        block = self._in_hand()
        if block is None:
            return
        made = f"own-{self.desk.tools.new_id()}"
        first = block.minutes - block.minutes // 2

        def job() -> str:
            self.desk.change_agenda(
                split(self.desk.agenda, block.id, first, made), say("Delte «{name}»", name=block.name)
            )
            return say("«{name}» er delt i to. Ctrl+Z angrer.", name=block.name)

        self.change(job)

    def action_theme(self) -> None:
        block = self._in_hand()
        if block is not None:
            rows = [row("", say("Uten tema")), *(row(theme.id, theme.name) for theme in self.plan.themes)]
            card = PickScreen(say("Tema for «{name}»", name=block.name[:40]), rows, hand=block.theme or "")
            self.push(
                card,
                lambda theme: self._change_block(
                    replace(block, theme=theme or None), say("Temaet er valgt. Ctrl+Z angrer.")
                ),
            )

    def action_technique(self) -> None:
        block = self._in_hand()
        if block is not None:
            shop = self.desk.workshop
            rows = look_of.technique_rows(block, shop.participants or USUAL_GROUP, shop.target_groups)
            card = PickScreen(say("Slik gjør vi det"), rows, look_of.technique_about, hand=block.technique)
            self.push(
                card,
                lambda name: self._change_block(
                    replace(block, technique=name), say("Teknikken er valgt. Ctrl+Z angrer.")
                ),
            )

    # Templates ----------------------------------------------------------------------------------

    def _pick_template(self) -> None:
        shop = self.desk.workshop
        minutes = self.plan.available or _MINUTES_ASKED
        found = look_of.templates(shop.target_groups, minutes, experienced=shop.experienced)
        by_id = {one.id: one for one in found}
        rows = [look_of.template_row(one) for one in found]
        self.push(
            PickScreen(say("Velg en mal"), rows, lambda name: look_of.template_about(by_id[name])),
            self._use_template,
        )

    def _use_template(self, template: str) -> None:
        from verksted.content.agendas import agendas, build

        shop = self.desk.workshop

        def job() -> str:
            chosen = agendas().items[template]
            themes = [theme.id for theme in self.plan.themes]
            made = build(chosen, shop.starts or look_of.START, shop.standard, themes=themes)
            self.desk.change_agenda(made, say("Valgte malen «{name}»", name=chosen.name.in_(current())))
            return say("Malen er lagt inn. Endre det du vil. Ctrl+Z angrer.")

        self.change(job, lambda: self.query_one("#agenda", Rows).action_end(-1))


def _minutes(typed: str, otherwise: int) -> int:
    return min(int(typed), 480) if typed.isascii() and typed.isdigit() and len(typed) < 5 else otherwise
