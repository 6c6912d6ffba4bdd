"""Kjøreplan: advice under the plan, and what may give way when time slips, each put away with a reason."""

from __future__ import annotations

from textual.content import Content

from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.plan.agenda_view import AgendaView
from verksted.tui.screens.read import ReadScreen
from verksted.tui.widgets.rows import Rows
from verksted.workshop.agenda import PROTECTED, Block
from verksted.workshop.language import say


class AgendaAdvice(AgendaView):
    """What `l` and `h` do, in the plan and in the advice."""

    def action_put_away(self) -> None:
        hand = self.query_one("#advice-rows", Rows).hand
        if not self._in_advice:
            self._protection(self._in_hand())
            return
        if hand is None:
            return
        code = hand.removeprefix("away:")
        if hand != code:
            self.do(lambda: self.plan.take_up(code), say("Rådet er tatt fram igjen."))
            return
        asks = [Ask("why", say("Hvorfor"), must=say("Skriv hvorfor. En setning er nok."))]
        card = FillScreen(say("Legg bort rådet"), asks, lead=say("Grunnen blir stående i planen."))
        told = say("Rådet er lagt bort. Ctrl+Z angrer.")
        self.push(card, lambda answers: self.do(lambda: self.plan.put_away(code, answers["why"]), told))

    def _protection(self, block: Block | None) -> None:
        """Take the protection off a block for a reason, or put it on again."""
        if block is None or block.kind not in PROTECTED:
            self.tell(say("Bare pause, opplesing og avslutning er vernet."))
        elif block.unprotected:
            told = say("«{name}» er vernet igjen. Ctrl+Z angrer.", name=block.name)
            self.do(lambda: self.plan.protect(block.id), told)
        else:
            asks = [Ask("why", say("Hvorfor"), must=say("Skriv hvorfor. En setning er nok."))]
            lead = say("Da kan «{name}» vike når det blir sent. Grunnen står i planen.", name=block.name)
            told = say("Vernet er tatt av. l setter det på igjen. Ctrl+Z angrer.")
            self.push(
                FillScreen(say("Ta av vernet"), asks, lead=lead),
                lambda answers: self.do(lambda: self.plan.unprotect(block.id, answers["why"]), told),
            )

    def action_why(self) -> None:
        text = say(
            "Unge trenger pause minst hvert 45. minutt, voksne hvert 60. En femtedel av tiden bør være luft: "
            "pauser, ankomst og mat. Da rekker alle å tenke før de svarer.\n\n"
            "Spørsmålene bør ikke ta mer enn 60 prosent av tiden, og tre temaer er nok på to timer.\n\n"
            "Til slutt leser dere opp punktene og spør om dere har forstått rett. Så sier dere hva som skjer "
            "videre, og når de får svar. De øktene er vernet."
        )
        self.app.push_screen(ReadScreen(say("Hvorfor?"), Content(text)))
