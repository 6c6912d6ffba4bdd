"""The review as it is shown, and moving about in it: findings, words, the marked stretch. Decides nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.desk.copying_view import Board, board
from verksted.desk.desk import Desk
from verksted.desk.releasing import figures
from verksted.desk.reviewing import Item, Review, Step
from verksted.desk.reviewing_store import review
from verksted.privacy.findings import Label
from verksted.tui.screens.follow import review_words as words
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.session import Session
from verksted.tui.widgets.review.finding import About, Flow, InText
from verksted.tui.widgets.rows import Row, Rows, row
from verksted.workshop.language import say

_WORD = re.compile(r"\S+")
_SHOWN = 12


class ReviewPanes(FollowScreen):
    """`_at` is the finding in hand; `_word` a word one has walked to, in place of it."""

    STEP = "review"

    def __init__(self, given: Session | Desk) -> None:
        super().__init__(given)
        self.review: Review | None = None
        self._board: Board | None = None
        self._miss = ""
        self._at = 0
        self._word: tuple[int, int] | None = None
        self._stretching = False
        self._last: Callable[[int], Step] | None = None
        self._before = -1

    def work_area(self) -> Iterable[Widget]:
        texts = Vertical(InText(id="in-text"), id="text-panel", classes="panel")
        texts.border_title = Content(say("Ser etter personopplysninger …"))
        about = Vertical(About(id="about-finding"), id="about-panel", classes="panel")
        about.border_title = Content(say("Hva er dette?"))
        choices = Vertical(Rows(id="choices", classes="-alltid"), id="choice-panel", classes="panel")
        choices.border_title = Content(say("Velg"))
        flow = Vertical(
            Flow(id="flow"), Static("", id="miss", markup=False), id="flow-panel", classes="panel"
        )
        flow.border_title = Content(say("Flyten"))
        yield Vertical(texts, Horizontal(about, choices, id="decide"), flow)

    def read(self) -> None:
        if self.review is None:
            self.review = review(self.desk)
            self._board = board(self.desk)
            self._miss = words.miss_line(figures())

    def first_look(self) -> None:
        self.set_focus(None)
        self.query_one("#miss", Static).update(Content(self._miss))
        self._to_first(self.about)

    def _to_first(self, unit: str = "") -> None:
        now = self.review
        if now is None or not now.items:
            return
        own = [at for at, item in enumerate(now.items) if item.unit == unit and item.choice is None]
        first = own[0] if own else now.next_open(-1)
        self._at = first if first is not None else 0
        self.look()

    # What is shown --------------------------------------------------------------------------------

    def look(self) -> None:
        now = self.review
        if now is None:
            return
        if not now.items:
            self._look_empty()
            return
        self._at = min(self._at, len(now.items) - 1)
        item = now.items[self._at]
        chosen = self._word or (item.finding.start, item.finding.end)
        others = [
            (one.finding.start, one.finding.end) for one in now.in_unit(item.unit) if one.choice is None
        ]
        self.query_one("#in-text", InText).show(now.texts[item.unit], chosen, others)
        panel = self.query_one("#text-panel", Vertical)
        panel.border_title = Content(
            say(
                "Funn {at} av {all} · {where}",
                at=self._at + 1,
                all=len(now.items),
                where=words.unit_name(item.unit, self._board),
            )
        )
        self._look_choices(now, item)
        self._look_flow(now)

    def _look_empty(self) -> None:
        self.query_one("#text-panel", Vertical).border_title = Content(say("Ingen funn igjen"))
        told = say("Ingen funn igjen. Alt er bestemt. Trykk Ctrl+N for innsidetesten.")
        self.query_one("#in-text", InText).show(told, None)
        self.query_one(About).show([])
        self.query_one("#choices", Rows).show([])
        self.query_one("#flow", Flow).show((), 0, say("0 igjen"))
        self.query_one("#miss", Static).update(Content(self._miss))

    def _look_choices(self, now: Review, item: Item) -> None:
        rows: list[Row] = []
        if self._word is not None:
            lines = [
                ("", say("Et ord du har gått til.")),
                ("", ""),
                ("m", say("masker det")),
                ("↓", say("tilbake til funnene")),
            ]
            rows = [row("m", say("m  Skriv {what}", what="[person]")), *self._kind_rows(now)]
        elif item.choice is not None:
            lines = [("", say("● Bestemt")), ("", ""), ("", say("Ctrl+Z angrer det siste."))]
        else:
            lines = words.about_lines(now, self._at)
            rows = [row("m", say("m  Skriv {what}", what=now.kind_of(self._at)))]
            offered = words.offers(now, self._at)[:9]
            rows += [row(f"o{n}", f"{n}  «{text}»") for n, text in enumerate(offered, 1)]
            rows += self._kind_rows(now) if item.finding.label is Label.PERSON else []
            rows += [row("b", say("b  Behold, med grunn")), row("e", say("e  Skriv om teksten"))]
        if self._stretching:
            lines = [("", say("► Merkingen")), ("", ""), ("", say("→ lengre   ← kortere   Enter slipper"))]
        self.query_one(About).show(lines)
        listed = self.query_one("#choices", Rows)
        if list(listed.rows) != rows:
            listed.show(rows, rows[0].id if rows else None)

    def _kind_rows(self, now: Review) -> list[Row]:
        """A name may be of a place, too."""
        told = enumerate(words.kinds(now.language), 1)
        return [row(f"o{n}", f"{n}  {say('Skriv {what}', what=what)}") for n, (_, what) in told]

    def _look_flow(self, now: Review) -> None:
        start = max(0, min(self._at - _SHOWN, len(now.items) - 2 * _SHOWN))
        around = [item.choice for item in now.items[start : start + 2 * _SHOWN]]
        told = say("{left} igjen av {all}", left=now.open, all=len(now.items))
        self.query_one("#flow", Flow).show(around, self._at - start, told)

    # Moving about ---------------------------------------------------------------------------------

    def action_finding(self, step: int) -> None:
        now = self.review
        if now is not None and now.items:
            self._word, self._stretching = None, False
            self._at = (self._at + step) % len(now.items)
            self.look()

    def action_next(self) -> None:
        """The next one that is not decided; when all are, the next step."""
        now = self.review
        place = now.next_open(self._at) if now is not None else None
        if place is None:
            super().action_next()
            return
        self._word, self._stretching, self._at = None, False, place
        self.look()

    def action_word(self, step: int) -> None:
        now = self.review
        if now is None or not now.items:
            return
        item = now.items[self._at]
        spans = [match.span() for match in _WORD.finditer(now.texts[item.unit])]
        here = self._word or (item.finding.start, item.finding.end)
        if self._stretching:
            ends = [end for _, end in spans]
            wanted = [
                end for end in ends if (end > here[1] if step > 0 else item.finding.start < end < here[1])
            ]
            if wanted:
                now.resize(self._at, here[0], min(wanted) if step > 0 else max(wanted))
        else:
            beyond = [one for one in spans if (one[0] >= here[1] if step > 0 else one[1] <= here[0])]
            if beyond:
                self._word = beyond[0] if step > 0 else beyond[-1]
        self.look()

    def action_stretch(self) -> None:
        self._stretching = not self._stretching and self._open is not None
        self._word = None
        self.look()

    def action_up(self) -> None:
        if self._word is not None or self._stretching:
            self._word, self._stretching = None, False
            self.look()
        else:
            super().action_up()

    @property
    def _open(self) -> Item | None:
        """The finding in hand, if nobody has decided it."""
        now = self.review
        if now is None or not now.items or now.items[self._at].choice is not None:
            return None
        return now.items[self._at]
