"""The review of what would leave: findings in their texts, decisions on them, and the way back.

`Review` is the work in hand, in memory and quick, so that a key is answered at once however many
findings there are. Each decision gives a `Step`; `store` writes it to the desk as one durable change,
the log of decisions in it, without the words they were about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from verksted.desk.desk import Desk
from verksted.desk.releasing import finder, material
from verksted.privacy.decisions import Choice, OpenFinding, normal_words, open_findings
from verksted.privacy.findings import Finding, Label, Source
from verksted.privacy.placeholders import Language, PlaceholderBook, role_of
from verksted.privacy.release_summary import outgoing
from verksted.workshop.language import say
from verksted.workshop.text import clean_line
from verksted.workshop.words import WrittenStandard


@dataclass(frozen=True, slots=True)
class Item:
    """A finding in the review: where it stands now, and what was decided, None while it is open.

    `finding.start` and `.end` count code points of the unit's text as the review holds it; once it
    is masked they span what stands there instead.
    """

    unit: str
    finding: Finding
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """What a step puts in the log: which words of which unit were dealt with, and how."""

    unit: str
    words: str
    label: Label
    choice: Choice
    reason: str
    fact: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, for one finding or all alike: texts before and after, items before and after."""

    texts: tuple[tuple[str, str, str], ...]
    items: tuple[tuple[int, Item, Item], ...]
    logged: tuple[Logged, ...]
    label: str = ""


@dataclass(slots=True)
class Review:
    """Texts by unit, the findings in them, and the steps taken. Touched by one thread at a time."""

    texts: dict[str, str]
    items: list[Item]
    book: PlaceholderBook
    language: Language = "nb"
    units: list[str] = field(default_factory=list)
    back: list[Step] = field(default_factory=list)
    forth: list[Step] = field(default_factory=list)
    open: int = 0
    _in_unit: dict[str, list[int]] = field(default_factory=dict)
    _alike: dict[tuple[str, Label], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.units = list(self.texts)
        self.open = sum(item.choice is None for item in self.items)
        inside: defaultdict[str, list[int]] = defaultdict(list)
        alike: defaultdict[tuple[str, Label], list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            inside[item.unit].append(at)
            alike[self._key(item)].append(at)
        self._in_unit, self._alike = dict(inside), dict(alike)

    # Reading --------------------------------------------------------------------------------------

    def words(self, item: Item) -> str:
        return self.texts[item.unit][item.finding.start : item.finding.end]

    def in_unit(self, unit: str) -> list[Item]:
        return [self.items[at] for at in self._in_unit.get(unit, ())]

    def alike(self, at: int) -> list[int]:
        """The open findings of the same words and kind, this one among them."""
        same = self._alike.get(self._key(self.items[at]), [at])
        return [one for one in same if self.items[one].choice is None or one == at]

    def next_open(self, at: int, step: int = 1) -> int | None:
        """The next open finding after (or before) this place, from the other end when it runs out."""
        count = len(self.items)
        for away in range(1, count + 1):
            one = (at + step * away) % count
            if self.items[one].choice is None:
                return one
        return None

    def people(self) -> list[str]:
        """The placeholders that stand for a person, in the order they were made."""
        return [words for words in dict.fromkeys(self.book.entries().values()) if words.startswith("[")]

    # Deciding -------------------------------------------------------------------------------------

    def mask(self, at: int, *, alike: bool = False, person: str = "", label: Label | None = None) -> Step:
        """A placeholder instead of the words; `person` is that of somebody already met.

        `label` is what the words are where it is not what they were taken for: a place with a person's name.
        """
        new = person or self.stand_in(at, label)
        return self._rewrite(self.alike(at) if alike else [at], new, Choice.MASK, say("Maskerte noe"))

    def generalise(self, at: int, words: str, *, alike: bool = False) -> Step:
        """Wider words instead. Raises ValueError for none."""
        new = clean_line(words)
        if not new:
            raise ValueError(say("Skriv hva som skal stå i stedet."))
        which = self.alike(at) if alike else [at]
        return self._rewrite(which, new, Choice.GENERALISE, say("Gjorde noe mer allment"))

    def keep(self, at: int, reason: str, *, alike: bool = False, fact: bool = True) -> Step:
        """Let the words stand, with a reason; `fact` False where they are no fact about people at all.

        Raises ValueError without a reason, and for hidden words.
        """
        if not clean_line(reason):
            raise ValueError(say("Skriv hvorfor det kan stå."))
        which = self.alike(at) if alike else [at]
        if any(self.items[one].finding.source is Source.HIDDEN for one in which):
            raise ValueError(say("Ord fra skjulelista kan ikke bli stående. Trykk m, så maskeres det."))
        changed = tuple(
            (one, self.items[one], replace(self.items[one], choice=Choice.KEEP))
            for one in which
            if self.items[one].choice is None
        )
        logged = tuple(
            replace(self._log(one, Choice.KEEP, clean_line(reason)), fact=fact) for one, _, _ in changed
        )
        return self._take(Step((), changed, logged, label=say("Lot noe stå")))

    def mark_missed(self, unit: str, start: int, end: int, label: Label = Label.PERSON) -> Step:
        """Mask words that were not found. Raises ValueError where there are none."""
        text = self.texts[unit]
        words = text[start:end]
        if not words.strip():
            raise ValueError(say("Gå til ordet med ← og →, og trykk m."))
        stands = self._placeholder(label, words, text, start)
        after, moved = self._spliced(unit, text, start, end, stands)
        logged = (Logged(unit, words, Label.UNKNOWN, Choice.MASK, say("Sett av den som gikk gjennom")),)
        return self._take(Step(((unit, text, after),), moved, logged, say("Maskerte et ord")))

    def resize(self, at: int, start: int, end: int) -> None:
        """Let the finding cover these words instead; nothing is stored before it is decided."""
        item = self.items[at]
        text = self.texts[item.unit]
        others = [one.finding for one in self.in_unit(item.unit) if one is not item]
        apart = all(end <= one.start or one.end <= start for one in others)
        if item.choice is None and 0 <= start < end <= len(text) and apart:
            self._alike.setdefault(self._key(item), []).remove(at)
            moved = replace(item, finding=replace(item.finding, start=start, end=end))
            self.items[at] = moved
            self._alike.setdefault(self._key(moved), []).append(at)

    def stand_in(self, at: int, label: Label | None = None) -> str:
        """The placeholder that would stand instead."""
        item = self.items[at]
        text = self.texts[item.unit]
        return self._placeholder(label or item.finding.label, self.words(item), text, item.finding.start)

    def kind_of(self, at: int) -> str:
        """What kind of placeholder would stand instead, without giving one out: «[person]»."""
        item = self.items[at]
        if item.finding.label is not Label.PERSON:
            return kind_of(item.finding.label, self.language)
        role = role_of(self.texts[item.unit], item.finding.start, self.language)
        return f"[{role or 'person'}]"

    # There and back -------------------------------------------------------------------------------

    def undo(self) -> Step | None:
        """Take the last step back; it is returned, for the words of the message."""
        if not self.back:
            return None
        step = self.back.pop()
        for unit, before, _ in step.texts:
            self.texts[unit] = before
        for at, before_item, _ in step.items:
            self._set(at, before_item)
        self.forth.append(step)
        return step

    def redo(self) -> Step | None:
        if not self.forth:
            return None
        step = self.forth.pop()
        self._apply(step)
        self.back.append(step)
        return step

    # Inside ---------------------------------------------------------------------------------------

    def _take(self, step: Step) -> Step:
        self._apply(step)
        self.back.append(step)
        self.forth.clear()
        return step

    def _apply(self, step: Step) -> None:
        for unit, _, after in step.texts:
            self.texts[unit] = after
        for at, _, after_item in step.items:
            self._set(at, after_item)

    def _set(self, at: int, item: Item) -> None:
        self.open += (item.choice is None) - (self.items[at].choice is None)
        self.items[at] = item

    def _rewrite(self, which: Sequence[int], new: str, choice: Choice, label: str) -> Step:
        """Put `new` in place of each of these findings; what follows in the same text moves along."""
        logged = tuple(self._log(at, choice, "") for at in which)
        by_unit: defaultdict[str, list[int]] = defaultdict(list)
        for at in which:
            by_unit[self.items[at].unit].append(at)
        texts: list[tuple[str, str, str]] = []
        changes: dict[int, tuple[Item, Item]] = {}
        for unit, own in by_unit.items():
            text = after = self.texts[unit]
            state = {at: self.items[at] for at in self._in_unit[unit]}
            for at in own:
                span = state[at].finding
                after, state = _put(after, state, span.start, span.end, _fitting(after, span.start, new))
                placed = len(_fitting(text, span.start, new))
                state[at] = replace(
                    state[at],
                    choice=choice,
                    finding=replace(state[at].finding, start=span.start, end=span.start + placed),
                )
            texts.append((unit, text, after))
            changes |= {at: (self.items[at], now) for at, now in state.items() if now != self.items[at]}
        items = tuple((at, before, now) for at, (before, now) in changes.items())
        return self._take(Step(tuple(texts), items, logged, label))

    def _spliced(
        self, unit: str, text: str, start: int, end: int, new: str
    ) -> tuple[str, tuple[tuple[int, Item, Item], ...]]:
        state = {at: self.items[at] for at in self._in_unit.get(unit, ())}
        after, moved = _put(text, state, start, end, new)
        covered = {at for at, item in state.items() if item.finding.start < end and start < item.finding.end}
        for at in covered:
            span = replace(state[at].finding, start=start, end=start + len(new))
            moved[at] = replace(state[at], finding=span, choice=state[at].choice or Choice.MASK)
        return after, tuple((at, state[at], now) for at, now in moved.items() if now != state[at])

    def _log(self, at: int, choice: Choice, reason: str) -> Logged:
        item = self.items[at]
        return Logged(item.unit, self.words(item), item.finding.label, choice, reason)

    def _key(self, item: Item) -> tuple[str, Label]:
        return normal_words(self.words(item)), item.finding.label

    def _placeholder(self, label: Label, words: str, text: str, start: int) -> str:
        if label is Label.PERSON:
            return self.book.person(words, role=role_of(text, start, self.language))
        return self.book.other(label, words)


OTHER_KINDS = (Label.PLACE, Label.ORG, Label.UNKNOWN)
"""What a name may be of, if not of a person."""


def _put(text: str, state: dict[int, Item], start: int, end: int, new: str) -> tuple[str, dict[int, Item]]:
    """The text with `new` for `start:end`, and the items with those after it moved along."""
    by = len(new) - (end - start)
    moved = {
        at: replace(
            item, finding=replace(item.finding, start=item.finding.start + by, end=item.finding.end + by)
        )
        if item.finding.start >= end
        else item
        for at, item in state.items()
    }
    return text[:start] + new + text[end:], moved


def _fitting(text: str, start: int, new: str) -> str:
    """With a capital where a sentence begins."""
    before = text[:start].rstrip()
    return new[:1].upper() + new[1:] if not before or before.endswith((".", "!", "?")) else new


def kind_of(label: Label, language: Language) -> str:
    """The first placeholder of a kind, without giving one out: «[sted]»."""
    return PlaceholderBook(lambda words: words, language).other(label, "x")


def language_of(desk: Desk) -> Language:
    return "nn" if desk.workshop.standard is WrittenStandard.NYNORSK else "nb"


def start_review(desk: Desk, book: PlaceholderBook) -> Review:
    """Everything that would leave, with what nobody has decided in it. Takes the detector's time."""
    now = material(desk)
    texts = outgoing(now)
    found = open_findings(texts, finder(desk), now.decisions, desk.hash_words)
    return review_of({entry.unit: entry.text for entry in texts}, found, book, language_of(desk))


def review_of(
    texts: dict[str, str], found: Iterable[OpenFinding], book: PlaceholderBook, language: Language = "nb"
) -> Review:
    """A review of texts by unit and the findings in them."""
    return Review(dict(texts), [Item(entry.unit, entry.finding) for entry in found], book, language)
