"""Two years beside each other: what changed, what was done in between, and sentences for the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk import surveys_words as words
from verksted.survey.change import FEWEST
from verksted.survey.compare import Match, Pair, may_be_the_same
from verksted.survey.small import Cell
from verksted.survey.weak import Spot
from verksted.tui.screens.pick import PickScreen
from verksted.tui.screens.read import ReadScreen
from verksted.tui.screens.years import surveys_rows as lines
from verksted.tui.screens.years.surveys_base import SurveyFrame
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.language import mark, say
from verksted.workshop.survey import Survey
from verksted.workshop.survey_figures import Change

_WIDE = 110


class CompareScreen(SurveyFrame):
    """The earlier year left, the later right; Enter drafts a sentence for the question in hand."""

    PAGE = "years"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("lag setning")),
        ("g", mark("det samme")),
        ("k", mark("kopier")),
        ("v", mark("visning")),
        ("h", mark("hvor sikkert")),
    )
    HELP = mark("""\
To år ved siden av hverandre: tallene, endringen, og tiltakene som var rettet mot spørsmålet.

Er ordlyden eller skalaen endret, sammenlignes ikke tallene. Er spørsmålet likevel det samme, sier du
det med g. Da står det i rapporten. g én gang til tar det tilbake. På et nytt spørsmål velger du hvilket
av de gamle det er.
Enter lager en setning til rapporten. k kopierer den. Du velger og retter selv.
v går videre til neste visning, h forklarer hvor sikre tallene er, Esc går tilbake.

Ordene bedre og svakere står bare der forskjellen er større enn vanlig tilfeldig variasjon.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("g", "same", "Godkjenn"),
        Binding("k", "copy", "Kopier"),
        Binding("v", "view", "Utvalg"),
        Binding("h", "why", "Hvorfor"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._two: tuple[Survey, Survey] | None = None
        self._pairs: dict[str, Pair] = {}
        self._before: list[Spot] = []
        self._now: list[Spot] = []

    def work_area(self) -> Iterable[Widget]:
        yield Rows(id="pairs", classes="panel -holds", title=say("To år"))
        with Vertical(id="pair-panel", classes="panel"):
            yield Static("", id="pair-about", markup=False)
        yield Static("", id="few", classes="quiet", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#pairs", Rows).focus()
        self.call_after_refresh(self.look)

    def on_resize(self, event: events.Resize) -> None:
        del event
        self.look()

    def look(self) -> None:
        self._two = self.surveys.two_years
        rows = self.query_one("#pairs", Rows)
        if self._two is None:
            rows.show([said("none", say("Her trengs det svar fra to år."))])
            return
        earlier, later = self._two
        found = self.surveys.pairs(earlier, later)
        self._pairs = {pair.id: pair for pair in found}
        self._before, self._now = self.surveys.spots(earlier), self.surveys.spots(later)
        same = sum(1 for pair in found if pair.compared)
        rows.border_title = Content(
            say(
                "{a} og {b} · {n} og {m} svar · samme spørsmål: {same} av {all}",
                a=earlier.year,
                b=later.year,
                n=earlier.answers,
                m=later.answers,
                same=same,
                all=len(found),
            )
        )
        wide = rows.size.width >= _WIDE
        head = lines.pairs_header(earlier.year, later.year, wide)
        rows.show(
            [
                Row("#head", Content.styled(say("Spørsmål"), "$text-muted"), head, (), False),
                *(lines.pair_row(pair, wide) for pair in found),
            ]
        )
        self.query_one("#few", Static).update(Content(words.few_words(later)))
        self._show_pair()

    @property
    def _hand(self) -> Pair | None:
        return self._pairs.get(self.query_one("#pairs", Rows).hand or "")

    def _show_pair(self) -> None:
        pair = self._hand
        if pair is None or self._two is None:
            return
        self.query_one("#pair-panel", Vertical).border_title = Content(pair.text)
        years = (self._two[0].year, self._two[1].year)
        told = lines.about_pair(pair, years, self._again(pair), lines.WIDE_BAR)
        self.query_one("#pair-about", Static).update(Content("\n".join(told)))

    def _again(self, pair: Pair) -> str:
        if pair.difference.change is not Change.UNSURE or pair.later is None or pair.earlier is None:
            return ""
        return words.again_words(pair.later.item.id, pair.earlier.item.id, self._before, self._now)

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        self._show_pair()

    # Doing ----------------------------------------------------------------------------------------

    def _sentence(self, pair: Pair) -> str:
        if self._two is None:
            return ""
        return words.sentence(pair, self._two[0].year, self._two[1].year, self.desk.workshop.standard)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        pair = self._pairs.get(event.row_id)
        if pair is not None:
            page = [Content(self._sentence(pair)), Content.styled(words.reservation(), "$text-muted")]
            self.app.push_screen(ReadScreen(say("Forslag til rapporten"), Content("\n\n").join(page)))

    def action_copy(self) -> None:
        pair = self._hand
        if pair is not None:
            from verksted.desk.clipboard import copy

            text = self._sentence(pair)
            self.app.copy_to_clipboard(text)
            self.run_worker(lambda: copy(text), thread=True, group="copy")
            self.tell(say("Setningen er kopiert."))

    def action_same(self) -> None:
        pair = self._hand
        if pair is None:
            return
        if pair.match in (Match.NEW, Match.GONE):
            self._ask_which(pair)
            return

        def job() -> str:
            if self.surveys.say_same(pair):
                return say("Sagt at spørsmålet er det samme. Ctrl+Z angrer.")
            return say("Spørsmålene holdes fra hverandre igjen. Ctrl+Z angrer.")

        self.change(job)

    def _ask_which(self, pair: Pair) -> None:
        """A wording so new that nothing is like it: which of those that stand alone is it?"""
        found = may_be_the_same(pair, self._pairs.values())
        if not found:
            self.tell(say("▲ Ingen andre spørsmål med samme skala står uten par."))
            return
        year = self._two[0 if pair.match is Match.NEW else 1].year if self._two is not None else ""
        rows = [row(one.id, one.text) for one in found]
        self.push(
            PickScreen(say("Hvilket spørsmål i {year} er det samme?", year=year), rows),
            lambda chosen: self._took_same(pair, chosen),
        )

    def _took_same(self, pair: Pair, chosen: str) -> None:
        earlier, later = (chosen, pair.id) if pair.match is Match.NEW else (pair.id, chosen)
        self.do(
            lambda: self.surveys.say_same_as(earlier, later),
            say("Sagt at spørsmålet er det samme. Ctrl+Z angrer."),
        )

    def action_view(self) -> None:
        self.open("comments" if len(self.surveys.comments) else "spots")

    def action_why(self) -> None:
        pair = self._hand
        parts = [self._how_sure(pair)] if pair is not None else []
        parts += [
            say(
                "Vi sier bare «tydelig» der forskjellen er så stor at den sjelden kommer av tilfeldigheter: "
                "for om lag ett av hundre spørsmål uten endring. Hvert år må ha minst {n} svar.",
                n=FEWEST,
            ),
            say("«Omtrent som før» krever også nok svar. Ellers sier vi at det er for lite til å si noe."),
            words.reservation(),
        ]
        text = Content("\n\n".join(part for part in parts if part))
        self.app.push_screen(ReadScreen(say("Hvor sikkert er det?"), text))

    def _how_sure(self, pair: Pair) -> str:
        found = pair.difference
        if found.low is None or found.high is None or found.by is None:
            hidden: Cell = pair.later_cell if pair.later_cell.why else pair.earlier_cell
            return words.why_words(hidden) if pair.match is not Match.GONE else words.change_words(pair)
        return say(
            "Snittet er endret med {by}. Med så mange svar kan den egentlige endringen være "
            "fra {low} til {high}.",
            by=words.signed(found.by),
            low=words.decimal(found.low),
            high=words.decimal(found.high),
        )
