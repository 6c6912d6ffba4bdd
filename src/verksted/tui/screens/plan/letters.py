"""Brev: letters filled in from the plan, read as they will stand, measured, and written to Word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from verksted.content.letters import Unfilled, fact_name, load_avoid_words
from verksted.content.lix import measure
from verksted.content.templates import Template, Use
from verksted.desk.planning import Planning
from verksted.desk.planning_files import filled, letter_templates
from verksted.desk.planning_sheets import text_of
from verksted.tui.frame import Frame
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.plan.paper import page_rows, write
from verksted.tui.screens.read import ReadScreen
from verksted.tui.session import Session
from verksted.tui.widgets.rows import Row, Rows, row, said
from verksted.workshop.handout import Handout
from verksted.workshop.language import current, mark, say
from verksted.workshop.words import GROUP_NAMES

SENT = {Use.INVITATION: "personal-invitation", Use.SMS: "sms-reminder", Use.THANKS: "thanks-sent"}
"""The milestone that is done when a letter of this use is sent."""
_LONG_SHOWN = 5
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


class LettersScreen(Frame):
    """Left the letters, in the middle the one in hand, right how it reads."""

    PLACE = "letters"
    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Enter", mark("skriv til Word")),
        ("e", mark("fyll inn")),
        ("g", mark("sendt")),
        ("k", mark("kopier")),
        ("F2", mark("les")),
    )
    HELP = mark("""\
Brevene fylles inn av seg selv fra planen: dag, klokkeslett, sted, tema og frist for svar.
Til høyre ser du om brevet er lett å lese. LIX under 30 er svært lett, 30 til 40 er lett.

e      fyll inn hvem de kan spørre (en rolle eller et kontor, og telefon), og hva de får
Enter  skriv brevet til en Word-fil. Den kommer i en mappe ved siden av arbeidsboka.
g      merk brevet som sendt. Da er fristen holdt.
k      kopier teksten, for eksempel til en SMS
F2     gå til teksten og bla i den, og tilbake igjen

Hvem de kan spørre, lagres ikke i arbeidsboka. Brevet skrives i verkstedets skriftspråk.
Et brev som mangler noe, kan ikke skrives ut: da står det hva som mangler.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "fill", "Fyll inn"),
        Binding("g", "sent", "Sendt"),
        Binding("k", "copy", "Kopier"),
        Binding("h", "why", "Hvorfor"),
        Binding("f2", "swap", "Les", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plan = Planning(self.desk)
        self._templates: dict[str, Template] = {}

    def work_area(self) -> Iterable[Widget]:
        self._templates = {one.id: one for one in letter_templates(self.desk)}
        letters = Rows(id="letters", classes="panel keeps-row -holds", title=say("Brev"))
        page = Rows(id="page", classes="panel", title=say("Slik blir det"))
        reads = Vertical(Static("", id="letter-reads", markup=False), classes="panel", id="reads-panel")
        reads.border_title = Content(say("Lett å lese?"))
        yield Horizontal(Vertical(letters, reads, id="letters-side"), page)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#letters", Rows).focus()
        self.call_after_refresh(self.look)

    def on_resize(self) -> None:
        self._show_letter()

    def look(self) -> None:
        self.query_one("#letters", Rows).show([self._letter_row(one) for one in self._templates.values()])
        self._show_letter()

    def _letter_row(self, template: Template) -> Row:
        task = SENT.get(template.use, "")
        done = bool(task) and self.plan.done.get(task) is not None
        sign = "●" if done else "○" if not self._missing(template) else "▲"
        return row(template.id, f"{sign} {_name(template)}")

    def _missing(self, template: Template) -> tuple[str, ...]:
        try:
            self._made(template)
        except Unfilled as missing:
            return missing.names
        return ()

    def _made(self, template: Template) -> Handout:
        session = self.session
        return filled(self.desk, template, contact=session.contact, compensation=session.compensation)

    def _in_hand(self) -> Template | None:
        return self._templates.get(self.query_one("#letters", Rows).hand or "")

    def on_rows_moved(self, event: Rows.Moved) -> None:
        super().on_rows_moved(event)
        if event.rows.id == "letters":
            self._show_letter()

    def _show_letter(self) -> None:
        template = self._in_hand()
        page = self.query_one("#page", Rows)
        if template is None:
            return
        try:
            handout = self._made(template)
        except Unfilled as missing:
            lines = [said("head", say("Dette mangler før brevet kan lages:"))]
            lines += [row(name, f"▲ {fact_name(name)}") for name in missing.names]
            page.show([*lines, said("how", "", _where(missing.names))])
            self.query_one("#letter-reads", Static).update(Content(say("Måles når brevet er helt.")))
            return
        page.show(page_rows(handout, max(24, page.size.width - 4)))
        self.query_one("#letter-reads", Static).update(self._reads(template, handout))

    def _reads(self, template: Template, handout: Handout) -> Content:
        limits, standard = template.audience.limits, self.desk.workshop.standard
        found = measure(text_of(handout), limits, load_avoid_words().items.values(), standard)
        sign = "●" if not found.steady or found.lix <= limits.lix else "▲"
        lix = say("LIX {n}, mål: under {limit}", n=found.lix, limit=limits.lix)
        lines = [f"{sign} {lix}" if found.steady else say("For kort til at LIX sier noe")]
        per = found.words // max(1, found.sentences)
        lines += [say("{words} ord, {per} i hver setning", words=found.words, per=per)]
        if found.long_sentences:
            lines.append(say("▲ {n} lange setninger", n=len(found.long_sentences)))
        if found.avoided:
            lines.append(say("▲ Unngå: {words}", words=", ".join(found.avoided[:3])))
        lines += [say("Lange ord: {words}", words=", ".join(found.long_words[:_LONG_SHOWN]))]
        return Content("\n".join(lines))

    # Doing ----------------------------------------------------------------------------------------

    def on_rows_opened(self, event: Rows.Opened) -> None:
        template = self._in_hand()
        if template is None or event.rows.id != "letters":
            return
        if self._missing(template):
            self.action_fill()
        else:
            self.change(write(self, lambda: self._made(template)))

    def action_fill(self) -> None:
        asks = [
            Ask("contact", say("De kan spørre"), self.session.contact),
            Ask("compensation", say("De får"), self.session.compensation),
        ]
        lead = say(
            "En rolle eller et kontor, og gjerne telefon: «fagutvikleren i tjenesten».\n"
            "Dette lagres ikke i arbeidsboka."
        )
        self.push(FillScreen(say("Fyll inn"), asks, lead=lead), self._filled_in)

    def _filled_in(self, answers: Answers) -> None:
        self.session.contact, self.session.compensation = answers["contact"], answers["compensation"]
        self.look()
        self.tell(say("Fylt inn i alle brevene."))

    def action_sent(self) -> None:
        template = self._in_hand()
        task = SENT.get(template.use, "") if template is not None else ""
        if not task:
            self.tell(say("Dette brevet har ingen egen frist. Se Frister."))
            return
        today = self.desk.tools.environment.clock().astimezone().date()

        def job() -> str:
            done = self.plan.tick(task, today)
            return (
                say("Merket som sendt. Ctrl+Z angrer.") if done else say("Ikke sendt likevel. Ctrl+Z angrer.")
            )

        self.change(job)

    def action_copy(self) -> None:
        template = self._in_hand()
        if template is None or self._missing(template):
            self.tell(say("▲ Brevet mangler noe, og kan ikke kopieres ennå."))
            return
        self.app.copy_to_clipboard(text_of(self._made(template)))
        self.tell(say("Kopiert. Kommer det ikke fram i et annet program, skriv brevet til Word med Enter."))

    def action_swap(self) -> None:
        page = self.query_one("#page", Rows)
        (self.query_one("#letters", Rows) if page.has_focus else page).focus()

    def action_why(self) -> None:
        template = self._in_hand()
        about = template.about.in_(current()) if template is not None and template.about is not None else ""
        text = say(
            "Gi helst brevet i hånda. Et brev i postkassen viser at noen har kontakt med barnevernet.\n\n"
            "LIX er antall ord per setning pluss prosent lange ord. Det er en pekepinn, ingen dommer."
        )
        self.app.push_screen(
            ReadScreen(say("Hvorfor?"), Content("\n\n".join(part for part in (about, text) if part)))
        )


def _where(names: Iterable[str]) -> str:
    typed = {"contact", "compensation"}
    if set(names) <= typed:
        return say("Trykk e og fyll inn.")
    return say("Trykk e, eller fyll ut Rammer.") if typed & set(names) else say("Fyll det ut under Rammer.")


def _name(template: Template) -> str:
    """What a letter is called in the list: what it is for, and whom."""
    if template.id in _NAMES:
        return say(_NAMES[template.id])
    if template.use not in _USES:
        return template.title.in_(current())
    groups = ", ".join(GROUP_NAMES[group].in_(current()).removesuffix(" år") for group in template.groups)
    return f"{say(_USES[template.use])}, {groups}" if groups else say(_USES[template.use])
