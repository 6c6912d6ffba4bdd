"""Brev as they are seen: the list, the letter as it will stand or is being written, and how it reads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.letters import Unfilled, fact_name, load_avoid_words
from verksted.content.lix import measure
from verksted.content.own_letters import Lack
from verksted.content.templates import Template, Use
from verksted.desk.planning import Planning
from verksted.desk.planning_files import filled, letter_templates
from verksted.desk.planning_letters import OwnLetters
from verksted.desk.planning_sheets import text_of
from verksted.desk.sending import facts_of
from verksted.tui.frame import Frame
from verksted.tui.screens.plan.paper import page_rows
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.handout import Handout
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import GROUP_NAMES

if TYPE_CHECKING:
    from verksted.tui.widgets.letter import LetterText

SENT = {Use.INVITATION: "personal-invitation", Use.SMS: "sms-reminder", Use.THANKS: "thanks-sent"}
"""The milestone that is done when a letter of this use is sent."""
_LONG_SHOWN = 6
_NAMES = {
    "sms-reminder": mark("SMS, påminnelse"),
    "sms-invitation": mark("SMS, første kontakt"),
    "sms-after": mark("SMS, etterpå"),
    "contact-person": mark("Til kontaktpersonene"),
    "caregivers": mark("Til omsorgspersonene"),
    "sectors": mark("Til andre sektorer"),
    "staff-reps": mark("Til tillitsvalgte"),
}
_USES = {Use.INVITATION: mark("Invitasjon"), Use.THANKS: mark("Takk")}


class LettersView(Frame):
    """Left the letters and how the one in hand reads, right its text; what can be done is in letters.py."""

    PLACE = "letters"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)
        self.own = OwnLetters(self.desk)
        self._templates: dict[str, Template] = {}
        self._promises: tuple[str, ...] | None = None
        """Promises that may stand in a letter; None until a letter that tells of them is looked at."""

    def work_area(self) -> Iterable[Widget]:
        self._templates = {one.id: one for one in letter_templates(self.desk)}
        letters = Rows(id="letters", classes="panel keeps-row -holds", title=say("Brev"))
        page = Rows(id="page", classes="panel", title=say("Slik blir det"))
        reads = Vertical(Static("", id="letter-reads", markup=False), classes="panel", id="reads-panel")
        reads.border_title = Content(say("Lett å lese?"))
        yield Horizontal(Vertical(letters, reads, id="letters-side"), page, id="letter-panels")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#letters", Rows).focus()

    def on_resize(self) -> None:
        self._show_letter()

    @property
    def writing(self) -> bool:
        """Whether a letter is being written on."""
        return self.has_class("-skriver") and bool(self.query("#letter-text"))

    @property
    def text(self) -> LetterText:
        """The text that is being written; there only while it is."""
        from verksted.tui.widgets.letter import LetterText

        return self.query_one("#letter-text", LetterText)

    def look(self) -> None:
        self.query_one("#letters", Rows).show([self._letter_row(one) for one in self._templates.values()])
        self._show_letter()

    def _letter_row(self, template: Template) -> Row:
        task = SENT.get(template.use, "")
        done = bool(task) and self.plan.done.get(task) is not None
        sign = "●" if done else "○" if self._ready(template) else "▲"
        own = say("egen") if self.own.get(template) is not None else ""
        return row(template.id, f"{sign} {_name(template)}", Content.styled(own, "$text-muted"))

    def _ready(self, template: Template) -> bool:
        try:
            self._made(template)
        except ValueError:
            return False
        return True

    def _made(self, template: Template) -> Handout:
        """The letter to look at; one that is written to a file is made anew."""
        return self._filled(template, self._promises or ())

    def _filled(self, template: Template, promises: tuple[str, ...] | None = None) -> Handout:
        given = self.session
        return filled(
            self.desk,
            template,
            contact=given.contact,
            compensation=given.compensation,
            promises=promises,
        )

    @work(thread=True, exclusive=True, group="promises")
    def _load_promises(self) -> None:
        """The detector reads the promises: that takes its time, and most letters tell of none."""
        self.app.call_from_thread(self._took_promises, facts_of(self.desk).promises)

    def _took_promises(self, promises: tuple[str, ...]) -> None:
        self._promises = promises
        if self.is_attached:
            self._show_letter()

    def _in_hand(self) -> Template | None:
        return self._templates.get(self.query_one("#letters", Rows).hand or "")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        if event.rows.id == "letters":
            self._show_letter()

    def _show_letter(self) -> None:
        template = self._in_hand()
        page = self.query_one("#page", Rows)
        if template is None or self.writing:
            return
        if self._promises is None and "promises" in template.placeholders(self.desk.workshop.standard):
            self._promises = ()
            self._load_promises()
        try:
            handout = self._made(template)
        except Unfilled as missing:
            lines = [said("head", say("Dette mangler før brevet kan lages:"))]
            lines += [row(name, f"▲ {fact_name(name)}") for name in missing.names]
            page.show([*lines, said("how", "", *_where(missing.names))])
            self._show_reads([say("Måles når brevet er helt.")])
            return
        except ValueError as wrong:
            how = (say("Enter her skriver om. l går uten, med en grunn."), say("x går tilbake til malen."))
            page.show([row("wrong", f"■ {wrong}"), said("how", "", *how)])
            self._show_reads(self._reads(template, self.own.text(template)))
            return
        page.show(page_rows(handout, max(24, page.size.width - 4)))
        self._show_reads([*self._own_words(template), *self._reads(template, text_of(handout))])

    def _own_words(self, template: Template) -> list[str]:
        """What is said of a text of one's own."""
        if self.own.get(template) is None:
            return []
        lines = [f"▲ {one.text}" for one in self.own.lacks(template)]
        if self.own.improved(template):
            lines.append(say("▲ Malen er endret siden. v viser den."))
        return lines

    def _reads(self, template: Template, text: str) -> list[str]:
        limits, standard = template.audience.limits, self.desk.workshop.standard
        found = measure(text, limits, load_avoid_words().items.values(), standard)
        sign = "●" if not found.steady or found.lix <= limits.lix else "▲"
        lix = say("LIX {n}, mål: under {limit}", n=found.lix, limit=limits.lix)
        lines = [f"{sign} {lix}" if found.steady else say("For kort til at LIX sier noe")]
        per = found.words // max(1, found.sentences)
        lines += [say("{words} ord, {per} per setning", words=found.words, per=per)]
        if found.long_sentences:
            many = len(found.long_sentences)
            lines.append(say("▲ {n} lange setninger", n=many) if many > 1 else say("▲ 1 lang setning"))
        if found.avoided:
            lines.append(say("▲ Unngå: {words}", words=", ".join(found.avoided[:3])))
        if found.long_words:
            lines.append(say("Lange ord: {words}", words=", ".join(found.long_words[:_LONG_SHOWN])))
        return lines

    def _show_reads(self, lines: Iterable[str]) -> None:
        self.query_one("#letter-reads", Static).update(Content("\n".join(lines)))

    def _show_writing(self, template: Template, lacks: Iterable[Lack]) -> None:
        """How the text that is being written reads, and what it has lost."""
        told = [f"{'■' if one.stops else '▲'} {one.text}" for one in lacks]
        self._show_reads([*self._reads(template, self.text.text), "", *told])


def _where(names: Iterable[str]) -> tuple[str, ...]:
    """Where what is missing is filled in: one line for each place."""
    typed = {"contact", "compensation"} & set(names)
    others = set(names) - {"contact", "compensation", "themes", "agenda"}
    lines = [say("Trykk e og fyll inn.")] if typed else []
    lines += [say("Trykk 2, og fyll ut resten under Rammer.")] if others else []
    lines += [say("Temaer velger du under Temaer.")] if "themes" in names else []
    return tuple(lines + ([say("Kjøreplanen lager du under Kjøreplan.")] if "agenda" in names else []))


def _name(template: Template) -> str:
    """What a letter is called in the list: what it is for, and whom."""
    if template.id in _NAMES:
        return say(_NAMES[template.id])
    if template.use not in _USES:
        return template.title.in_(current())
    groups = ", ".join(GROUP_NAMES[group].in_(current()).removesuffix(" år") for group in template.groups)
    return f"{say(_USES[template.use])}, {groups}" if groups else say(_USES[template.use])
