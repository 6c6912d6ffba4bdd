"""Lettlest: short words for each piece of advice and each answer, for the letter in easy language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.lix import EASY, Readability
from verksted.desk import sending_easy as easing
from verksted.desk.releasing import changed_since_release
from verksted.desk.sending_easy import EasyText
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.base import FollowScreen
from verksted.tui.widgets.rows import Row, Rows, heading, row, said
from verksted.workshop.language import mark, say

_SEEN_IN_FIELD = 56
"""Letters of a text that a field of one line shows; longer ones are shown whole under it."""


def figures(found: Readability) -> str:
    """«● lengste setning 9 ord · LIX 21»."""
    sign = "●" if found.longest <= EASY.sentence else "▲"
    told = say(
        "{sign} lengste setning {n} ord, mål: høyst {most}", sign=sign, n=found.longest, most=EASY.sentence
    )
    return f"{told} · LIX {found.lix}"


class EasyScreen(FollowScreen):
    """Enter writes the words of the row in hand, Ctrl+N goes to the next that lacks them."""

    STEP = "easy"
    TAB = "release"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv")),
        ("x", mark("ta bort")),
        ("v", mark("vis bare det som mangler")),
        ("Ctrl+N", mark("neste")),
    )
    HELP = mark("""\
Lettlest-brevet sier de samme rådene og svarene med korte setninger. Her skriver du dem.
▲ betyr at teksten er for lang og mangler lettlest ordlyd. ○ betyr at den er kort nok som den er.

Én tanke i hver setning, helst høyst 12 ord. Si det samme som punktet, verken mer eller mindre.
LIX og den lengste setningen står ved siden av mens du skriver. Ctrl+T deler teksten der den kan deles.

Vi ser gjennom ordene som alt annet som skal ut. Et punkt med ny ordlyd må gjennom innsidetesten igjen,
og den som signerer, leser dem. Er sammendraget frigitt, må det frigis på nytt før brevet får dem.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Skriv"),
        Binding("x", "take_away", "Ta bort"),
        Binding("v", "view", "Visning"),
    ]
    _texts: tuple[EasyText, ...] = ()
    _stale = False
    _only_lacking = False

    def work_area(self) -> Iterable[Widget]:
        listed = Vertical(Rows(id="easy-list", classes="-holds"), id="easy-panel", classes="panel")
        about = Vertical(Static("", id="easy-about", markup=False), id="easy-about-panel", classes="panel")
        yield Vertical(listed, about)

    def read(self) -> None:
        self._texts = tuple(easing.easy_texts(self.desk))
        self._stale = changed_since_release(self.desk)

    @property
    def _left(self) -> list[str]:
        return [_row_id(one) for one in easing.left(self._texts)]

    def first_look(self) -> None:
        rows = self.query_one("#easy-list", Rows)
        rows.focus()
        rows.take(next(iter(self._left), ""))
        self._show_about(rows.hand or "")

    def look(self) -> None:
        listed: list[Row] = []
        theme = ""
        for one in self._texts:
            if self._only_lacking and not one.lacking:
                continue
            if one.theme != theme:
                theme = one.theme
                listed.append(heading(f"theme:{theme}", theme))
            listed.append(_text_row(one))
        if not listed:
            told = (
                say("● Ingen mangler. v viser alle.")
                if self._texts
                else say("Her kommer rådene og svarene. Lag punktene først.")
            )
            listed.append(said("none", told))
        rows = self.query_one("#easy-list", Rows)
        rows.show(listed)
        title = say("Lettlest · {n} av {all} mangler", n=len(self._left), all=len(self._texts))
        self.query_one("#easy-panel", Vertical).border_title = Content(title)
        self._show_about(rows.hand or "")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self._show_about(event.row_id)

    def _show_about(self, hand: str) -> None:
        one = self._text(hand)
        lines: list[str] = []
        if one is not None:
            lines = [one.text]
            lines += [say("Lettlest: {text}", text=one.easy)] if one.easy else []
            lines.append(figures(easing.reading(one.told, self.desk.workshop.standard)))
        if self._stale:
            lines.append(say("▲ Noe er endret etter frigivelsen. Brevet får det når dere frigir på nytt."))
        self.query_one("#easy-about", Static).update(Content("\n".join(lines)))

    def _text(self, hand: str) -> EasyText | None:
        return next((one for one in self._texts if _row_id(one) == hand), None)

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        del event
        self.action_edit()

    def action_view(self) -> None:
        self._only_lacking = not self._only_lacking
        self.look()

    def action_edit(self) -> None:
        one = self._text(self.query_one("#easy-list", Rows).hand or "")
        if one is None:
            return
        standard = self.desk.workshop.standard

        def advice(answers: Answers) -> Sequence[str]:
            text = answers["text"]
            found = easing.reading(text, standard)
            lines = [f"«{text}»"] if len(text) > _SEEN_IN_FIELD else []
            lines.append(figures(found))
            if found.avoided:
                lines.append(say("▲ Unngå: {words}", words=", ".join(found.avoided[:3])))
            return lines

        def offer(answers: Answers) -> str:
            better = easing.shorter(answers["text"])
            return better if better != answers["text"] else ""

        def job(words: str) -> str:
            easing.set_easy(self.desk, one.kind, one.id, words)
            return say("Lettlest ordlyd er skrevet. Ctrl+Z angrer.")

        ask = Ask("text", say("Lettlest"), one.told, must=say("Skriv det med korte setninger."))
        lead = say("Slik står det: «{text}»", text=one.text)
        self.push(
            FillScreen(say("Lettlest ordlyd"), [ask], lead=lead, advice=advice, offer=offer),
            lambda got: self.change(lambda: job(got["text"]), self._after_writing),
        )

    def _after_writing(self) -> None:
        """On to the next that lacks words, as in the fair copy."""
        rows = self.query_one("#easy-list", Rows)
        order = [one.id for one in rows.rows]
        at = order.index(rows.hand) if rows.hand in order else 0
        later = [name for name in self._left if name in order[at:]]
        if later:
            rows.take(later[0])

    def action_take_away(self) -> None:
        one = self._text(self.query_one("#easy-list", Rows).hand or "")
        if one is not None and one.easy:
            told = say("Lettlest ordlyd er tatt bort. Ctrl+Z henter tilbake.")
            self.do(lambda: easing.set_easy(self.desk, one.kind, one.id, ""), told)

    # Going on -------------------------------------------------------------------------------------

    def action_next(self) -> None:
        rows = self.query_one("#easy-list", Rows)
        left = self._left
        if not left:
            self.go_step("release")
            return
        at = left.index(rows.hand) + 1 if rows.hand in left else 0
        rows.take(left[at % len(left)])


def _row_id(one: EasyText) -> str:
    return f"{one.kind.value}:{one.id}"


def _text_row(one: EasyText) -> Row:
    sign = "▲" if one.lacking else "●" if one.easy else "○"
    words = say("mangler") if one.lacking else say("skrevet") if one.easy else say("kort nok")
    arrow = "→ " if one.kind is easing.Kind.MEASURE else ""
    more = [Content.styled(f"    {one.easy}", "$text-muted")] if one.easy else []
    return row(_row_id(one), f"{sign} {arrow}{one.text}", words, *more)
