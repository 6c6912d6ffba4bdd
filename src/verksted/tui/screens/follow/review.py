"""Gjennomgang: what may be personal data, one finding at a time, decided with one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from verksted.desk.reviewing import Review, Step
from verksted.desk.reviewing_store import rewrite, store
from verksted.privacy.decisions import normal_words
from verksted.privacy.findings import Label
from verksted.tui.screens.fill import Ask, FillScreen
from verksted.tui.screens.follow import review_words as words
from verksted.tui.screens.follow.cards import NumberCard
from verksted.tui.screens.follow.review_panes import ReviewPanes
from verksted.tui.screens.follow.wording import rewrite_form
from verksted.tui.widgets.rows import Rows
from verksted.workshop.language import mark, say

_OTHER = "other"
_NO_FACT = frozenset({"ordinary", "public"})
"""Reasons that say that the words are no fact about people."""


class ReviewScreen(ReviewPanes):
    """Each key decides and goes on; the disk is written meanwhile, in order."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("m", mark("masker")),
        ("b", mark("behold")),
        ("e", mark("skriv om")),
        ("a", mark("alle like")),
        ("↓ ↑", mark("neste, forrige")),
    )
    HELP = mark("""\
Her står alt som kan være en personopplysning i det som skal ut, ett funn om gangen.

m skriver et nøytralt ord i stedet. Samme person får alltid samme merke.
1–9 velger et videre ord, som «en institusjon», eller sier at et navn er et sted eller noe annet.
b lar det stå, med en grunn.
e skriver om hele teksten. i sier at det er en person som er maskert før, under et annet navn.
a gjør det samme med alle like, etter m, b eller et tall.
f tar tak i det merkede: → gjør det lengre, ← kortere, Enter slipper.
← og → går ord for ord i teksten. Ser du et ord som mangler, går du til det og trykker m.
↓ og ↑ går mellom funn. Ctrl+N går til neste som ikke er bestemt. Ctrl+Z angrer.

Maskinen overser noe. Les derfor alt selv også. Loggen husker hva du valgte, ikke ordene.
""")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "mask", "Masker"),
        Binding("b", "keep", "Behold"),
        Binding("e", "edit", "Skriv om"),
        Binding("a", "alike", "Alle like"),
        Binding("i", "same_person", "Samme person"),
        Binding("f", "stretch", "Endre merkingen"),
        Binding("g", "done", "Gjennomgått"),
        Binding("enter", "choose", "Velg", show=False),
        Binding("down", "finding(1)", "Neste", show=False),
        Binding("up", "finding(-1)", "Forrige", show=False),
        Binding("left", "word(-1)", "Ord tilbake", show=False),
        Binding("right", "word(1)", "Ord fram", show=False),
        *(Binding(str(n), f"offer({n})", "Videre ord", show=False) for n in range(1, 10)),
    ]

    # Deciding -------------------------------------------------------------------------------------

    def _decide(self, make: Callable[[int], Step], again: Callable[[int], Step] | None = None) -> None:
        """Decide the finding in hand, store it, and go on to the next."""
        if self._open is None or self.review is None:
            return
        self._before, self._last = self._at, again
        try:
            step = make(self._at)
        except ValueError as wrong:
            self.tell(f"▲ {wrong}")
            return
        self._stored(step)

    def _stored(self, step: Step) -> None:
        now = self.review
        if now is None:
            return
        self._word, self._stretching = None, False
        place = now.next_open(self._at)
        self._at = place if place is not None else self._at
        self.change(lambda: self._store(step))
        self.look()

    def _store(self, step: Step) -> str:
        now = self.review
        if now is None:
            return ""
        try:
            told = store(self.desk, step, now.book)
        except Exception:
            self.review = None
            self.read()
            raise
        return say("Alt er bestemt. Ctrl+N går til innsidetesten.") if now.open == 0 else told

    def action_choose(self) -> None:
        hand = self.query_one("#choices", Rows).hand or ""
        if self._stretching:
            self.action_stretch()
        elif hand == "m":
            self.action_mask()
        elif hand == "b":
            self.action_keep()
        elif hand == "e":
            self.action_edit()
        elif hand:
            self.action_offer(int(hand[1:]))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """A click on the answer in hand."""
        del event
        self.set_focus(None)
        self.action_choose()

    def action_mask(self) -> None:
        now = self.review
        if now is None or not now.items:
            return
        if self._word is not None:
            self._mask_word(now, Label.PERSON)
        else:
            self._decide(now.mask, lambda at: now.mask(at, alike=True))

    def _mask_word(self, now: Review, label: Label) -> None:
        """The word one has walked to."""
        unit, (start, end) = now.items[self._at].unit, self._word or (0, 0)
        text = now.texts[unit][start:end]
        bare = text.strip(".,;:!?«»()\"'")
        start += text.index(bare) if bare else 0
        try:
            self._stored(now.mark_missed(unit, start, start + len(bare), label))
        except ValueError as wrong:
            self.tell(f"▲ {wrong}")

    def action_offer(self, number: int) -> None:
        """A digit: wider words, or a name that is of something else than a person."""
        now = self.review
        if now is None or (self._word is None and self._open is None):
            return
        name = self._word is not None or now.items[self._at].finding.label is Label.PERSON
        offered = [] if name else words.offers(now, self._at)
        kinds = [label for label, _ in words.kinds(now.language)] if name else []
        if number <= len(offered):
            new = offered[number - 1]
            self._decide(lambda at: now.generalise(at, new), lambda at: now.generalise(at, new, alike=True))
        elif number <= len(kinds):
            label = kinds[number - 1]
            if self._word is not None:
                self._mask_word(now, label)
            else:
                self._decide(
                    lambda at: now.mask(at, label=label), lambda at: now.mask(at, alike=True, label=label)
                )

    def action_keep(self) -> None:
        now = self.review
        if now is None or self._open is None:
            return
        reasons = [
            ("ordinary", say("Et vanlig ord, ikke en person eller et sted")),
            ("many", say("Gjelder så mange at det ikke peker på noen")),
            ("public", say("Offentlig navn på tjeneste, lov eller tiltak")),
            (_OTHER, say("Noe annet, jeg skriver grunnen")),
        ]
        told = dict(reasons)

        def chosen(reason: str) -> None:
            if reason == _OTHER:
                ask = Ask("reason", say("Grunn"), must=say("Skriv hvorfor det kan stå."))
                self.push(
                    FillScreen(say("Hvorfor kan det stå?"), [ask]), lambda got: kept(got["reason"], True)
                )
            else:
                kept(told[reason], reason not in _NO_FACT)

        def kept(reason: str, fact: bool) -> None:
            self._decide(
                lambda at: now.keep(at, reason, fact=fact),
                lambda at: now.keep(at, reason, alike=True, fact=fact),
            )

        self.push(NumberCard(say("Hvorfor kan det stå?"), reasons), chosen)

    def action_alike(self) -> None:
        """The decision just made, for every open finding that is like it."""
        now, again = self.review, self._last
        if now is None or again is None or not 0 <= self._before < len(now.items):
            self.tell(say("Bestem ett funn først, så tar a alle like."))
            return
        like = self._open_alike(now)
        if not like:
            self.tell(say("Ingen flere er like."))
            return
        self._last = None
        self._stored(again(like[0]))

    def _open_alike(self, now: Review) -> list[int]:
        """The open findings of the same words and kind as the one decided last."""
        first = now.back[-1].logged[0] if now.back and now.back[-1].logged else None
        if first is None:
            return []
        return [
            at
            for at, item in enumerate(now.items)
            if item.choice is None
            and item.finding.label is first.label
            and normal_words(now.words(item)) == normal_words(first.words)
        ]

    def action_same_person(self) -> None:
        now = self.review
        if now is None or self._open is None:
            return
        people = now.people()
        if not people:
            self.tell(say("Ingen er maskert ennå. Trykk m."))
            return
        card = NumberCard(say("Hvem er det samme?"), [(one, one) for one in people])
        self.push(card, lambda person: self._decide(lambda at: now.mask(at, person=person)))

    def action_edit(self) -> None:
        now = self.review
        if now is None or not now.items:
            return
        unit = now.items[self._at].unit
        before = now.texts[unit]
        lead = say("Ta med rådet, ikke hendelsen. Skriv hva tjenesten kan gjøre.")

        def job(after: str) -> str:
            rewrite(self.desk, unit, before, after)
            self.review = None
            return say("Skrevet om, og sett gjennom på nytt. Ctrl+Z angrer.")

        self.push(
            rewrite_form(say("Skriv om"), before, lead, self.desk.workshop.standard),
            lambda got: self.change(lambda: job(got["text"]), self._to_first),
        )

    # There and back -------------------------------------------------------------------------------

    def action_undo(self) -> None:
        self._travel(self.review.undo if self.review else None, self._undo)

    def action_redo(self) -> None:
        self._travel(self.review.redo if self.review else None, self._redo)

    def _travel(self, own: Callable[[], Step | None] | None, job: Callable[[], str]) -> None:
        """A step of this review is taken back at once; anything before it is looked through anew."""
        step = own() if own is not None else None
        if step is not None:
            places = [at for at, _, _ in step.items]
            self._at = places[0] if places else self._at
            self._last = None
            self.change(job)
            self.look()
        else:

            def anew() -> str:
                told = job()
                self.review = None
                return told

            self.change(anew, self._to_first)
