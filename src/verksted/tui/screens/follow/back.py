"""Letters back: who can be asked, the letters as they will stand with how heavy they are, and to a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from verksted.content.letters import Use
from verksted.desk.planning_files import output_folder
from verksted.desk.planning_sheets import text_of
from verksted.report.errors import ReportError
from verksted.tui.screens.fill import Answers, Ask, FillScreen
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.pick import PickScreen
from verksted.tui.widgets.rows import Row, row
from verksted.workshop.language import say, say_count

if TYPE_CHECKING:
    from verksted.desk.sending_back import LetterBack
    from verksted.tui.screens.follow.base import FollowScreen

_LONG = 3
"""Long sentences that are shown."""


class LetterCard(PickScreen):
    """The letters to choose from, and the one in hand beside them, read with Page Up and Page Down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "read(1)", "Les videre", show=False, priority=True),
        Binding("pageup", "read(-1)", "Les tilbake", show=False, priority=True),
    ]

    def on_mount(self) -> None:
        self.query_one(".card").add_class("-brev")

    def hints(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", say("lag Word-fil")),
            ("↑ ↓", say("neste brev")),
            ("PgUp PgDn", say("les")),
            ("Esc", say("tilbake")),
        )

    def action_read(self, steps: int) -> None:
        box = self.query_one("#about-box")
        box.scroll_relative(y=steps * max(1, box.size.height - 2), animate=False)


def ask_contact(screen: FollowScreen, uses: Sequence[Use], *, council: bool = False) -> None:
    """Ask whom the readers can turn to, then show the letters. What is typed is not stored."""
    asks = [
        Ask(
            "contact",
            say("De kan spørre"),
            screen.session.contact,
            must=say("Skriv en rolle eller et kontor."),
        )
    ]
    if council:
        asks.append(Ask("council", say("De sa"), must=say("Skriv hva politikerne sa eller bestemte.")))
    lead = say("En rolle eller et kontor, og gjerne telefon. Dette lagres ikke i arbeidsboka.")

    def took(got: Answers) -> None:
        screen.session.contact = got["contact"]
        _make(screen, uses, got["contact"], got.get("council", ""))

    screen.push(FillScreen(say("Brev tilbake"), asks, lead=lead), took)


def _make(screen: FollowScreen, uses: Sequence[Use], contact: str, council: str) -> None:
    made: list[LetterBack] = []

    def job() -> str:
        from verksted.desk.sending_back import letters_back

        found, waiting = letters_back(screen.desk, contact=contact, council=council, uses=uses)
        made.extend(found)
        return "" if found else waiting[0]

    def then() -> None:
        if made:
            _show(screen, made, contact)

    screen.change(job, then)


def _show(screen: FollowScreen, made: Sequence[LetterBack], contact: str) -> None:
    by_id = {one.template.id: one for one in made}

    def about(name: str) -> Content:
        one = by_id[name]
        return Content("\n".join([*reading_lines(one), "", text_of(one.letter.handout)]))

    card = LetterCard(say("Brev tilbake"), [_row(one) for one in made], about)
    screen.push(card, lambda name: _chosen(screen, by_id[name], contact))


def _chosen(screen: FollowScreen, one: LetterBack, contact: str) -> None:
    """Write the letter; one that would send long sentences in easy language only when that is said."""

    def write() -> None:
        screen.change(lambda: _write(screen, one, contact))

    def answered(answer: str) -> None:
        if answer == "words":
            screen.go_step("easy", back_to=screen.STEP)
        else:
            write()

    if not one.lacking:
        write()
        return
    answers = [("words", say("Skriv lettlest ordlyd først")), ("send", say("Lag brevet slik det er"))]
    lead = say_count(
        len(one.lacking),
        "Én tekst er for lang og mangler lettlest ordlyd.",
        "{n} tekster er for lange og mangler lettlest ordlyd.",
    )
    screen.push(NumberCard(say("Lettlest brev"), answers, lead), answered)


def _row(one: LetterBack) -> Row:
    return row(one.template.id, f"{'●' if one.plain else '▲'} {audience(one)}", f"LIX {one.reading.lix}")


def audience(one: LetterBack) -> str:
    """Whom a letter back is for, in a word or two."""
    names = {
        "youth": say("til unge"),
        "parents": say("til foreldre"),
        "adults": say("til voksne"),
        "easy": say("lettlest"),
    }
    return names[one.template.audience.value]


def reading_lines(one: LetterBack) -> list[str]:
    """How heavy the letter is, and what makes it so."""
    found, limit = one.reading, one.template.audience.limits
    sign = "●" if found.lix <= limit.lix else "▲"
    lines = [say("{sign} LIX {n}, mål: under {limit}", sign=sign, n=found.lix, limit=limit.lix)]
    if one.lacking:
        told = say_count(
            len(one.lacking),
            "▲ Én tekst er for lang og mangler lettlest ordlyd:",
            "▲ {n} tekster er for lange og mangler lettlest ordlyd:",
        )
        lines.append(told)
        lines += [f"  «{text}»" for text in one.lacking[:_LONG]]
        lines += [say("  og {n} til", n=len(one.lacking) - _LONG)] if len(one.lacking) > _LONG else []
    elif found.long_sentences:
        count = len(found.long_sentences)
        lines.append(
            say("▲ Én setning har over {most} ord:", most=limit.sentence)
            if count == 1
            else say("▲ {n} setninger har over {most} ord. Den lengste:", n=count, most=limit.sentence)
        )
        longest = sorted(found.long_sentences, key=lambda words: -len(words.split()))
        lines += [f"  «{words}»" for words in longest[:1]]
    if found.avoided:
        lines.append(say("▲ Unngå: {words}", words=", ".join(found.avoided[:_LONG])))
    return lines


def _write(screen: FollowScreen, one: LetterBack, contact: str) -> str:
    from verksted.desk.sending_back import write_back

    try:
        path = write_back(screen.desk, one, output_folder(screen.desk), contact=contact)
    except ReportError as wrong:
        raise ValueError(str(wrong)) from wrong
    return say("Skrevet: {name} i mappen {folder}", name=path.name, folder=path.parent.name)
