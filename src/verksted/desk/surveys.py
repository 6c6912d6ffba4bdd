"""Surveys in the workbook: kept as counts, compared year by year, and turned into themes to talk about.

Never a row of anybody, never a raw comment. Each function that changes something is one durable change
and one undo step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from verksted.desk import surveys_reading as reading
from verksted.desk import surveys_tables as tables
from verksted.desk.desk import Desk
from verksted.desk.registers import Register
from verksted.desk.taking import Moment
from verksted.survey.compare import Match, Pair, aimed_measures, figures, pairs
from verksted.survey.small import Cell, hidden_in_both, only_what_may_be_shown, table
from verksted.survey.tally import Facts
from verksted.survey.weak import Spot, spots
from verksted.survey.wording import item_id, plain
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.plan import Theme
from verksted.workshop.survey import SameQuestion, Scale, Survey, SurveyComment
from verksted.workshop.survey_figures import SurveyFigures
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role

if TYPE_CHECKING:
    from verksted.content.questions import Bank, BankQuestion, BankTheme
    from verksted.content.search import Index
    from verksted.privacy.detector import Detector

MOST_PROPOSALS = 5
_SHORTEST_WORD = 4
"""Letters a theme's word needs to be looked for in a question."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says of a file before it is kept. `comments`: keep free text, masked.

    `scale` counts only for a table of means, where the file does not tell it.
    """

    year: int
    name: str = ""
    asked: int | None = None
    comments: bool = False
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """The theme a question leads to, and questions of the bank that dig into it, the likeliest first."""

    theme: Theme
    questions: tuple[BankQuestion, ...]


class Surveys:
    """The surveys of the desk it is given. `chosen` is the id of the one in hand; "" is the newest."""

    def __init__(self, desk: Desk, chosen: str = "") -> None:
        self.desk = desk
        self.chosen = chosen
        self.kept = Register(desk.workbook, tables.SURVEYS)
        self.same = Register(desk.workbook, tables.SAME)
        self.comments = Register(desk.workbook, tables.COMMENTS)

    @property
    def all(self) -> list[Survey]:
        """Every survey, the oldest year first."""
        return sorted(self.kept.all(), key=lambda one: (one.year, one.id))

    @property
    def newest(self) -> Survey | None:
        """The survey in hand: the chosen one, if it is still there, else that of the latest year."""
        chosen = self.kept.get(self.chosen) if self.chosen else None
        return chosen or next(iter(reversed(self.all)), None)

    @property
    def two_years(self) -> tuple[Survey, Survey] | None:
        """The survey in hand, after the latest one of an earlier year that has questions in common."""
        later = self.newest
        if later is None:
            return None
        for earlier in reversed(self.all):
            if earlier.year < later.year and _in_common(
                pairs(earlier, later, k=self.k, said=self.same.all())
            ):
                return earlier, later
        return None

    @property
    def k(self) -> int:
        return self.desk.workshop.k

    # Keeping --------------------------------------------------------------------------------------

    def detector(self) -> Detector:
        """A detector that knows the hide list of this workbook."""
        from verksted.privacy.detector import Detector

        return Detector.load(hidden=self.desk.hide_list())

    def keep(self, opened: reading.Opened, given: Given, detector: Detector) -> Survey:
        """Count a file and keep what may be shown. A survey of the same year and name is replaced.

        Raises ValueError where nothing in the file is a question with answers.
        """
        old = next(
            (one for one in self.all if (one.year, one.name) == (given.year, clean_line(given.name))), None
        )
        facts = Facts(
            old.id if old else self.desk.tools.new_id(),
            given.year,
            clean_line(given.name),
            given.asked,
            scale=given.scale,
        )
        survey = only_what_may_be_shown(reading.count(opened, facts, detector), self.k)
        if not survey.results and not survey.choices:
            raise ValueError(say("Ingen av kolonnene er spørsmål med svar. Se over kolonnene først."))
        if given.asked is not None and given.asked < survey.answers:
            raise ValueError(say("Flere svarte enn dere spurte. Se over tallet."))
        ops: list[Put | Remove] = [self.kept.put(survey)]
        ops += [self.comments.remove(one.id) for one in self.comments.all() if one.survey == survey.id]
        if given.comments:
            ops += self._comment_ops(opened, survey, detector)
        self.desk.apply(ops, say("La inn en undersøkelse"))
        reading.remember(opened)
        return survey

    def _comment_ops(self, opened: reading.Opened, survey: Survey, detector: Detector) -> list[Put]:
        texts = {one.id: one.text for one in survey.comments}
        masked = reading.masked_comments(opened, detector, self._hash)
        return [
            self.comments.put(
                SurveyComment(self.desk.tools.new_id(), survey.id, texts.get(item, ""), clean_line(text))
            )
            for item, answers in masked.items()
            for text in answers
        ]

    def _hash(self, text: bytes) -> bytes:
        return self.desk.workbook.keyed_hash("survey", text)

    def remove(self, survey: Survey) -> None:
        """Take a survey out, with its comments. Undo brings it back."""
        gone = [self.comments.remove(one.id) for one in self.comments.all() if one.survey == survey.id]
        self.desk.apply([self.kept.remove(survey.id), *gone], say("Tok bort en undersøkelse"))

    def turn(self, survey: Survey, item: str) -> None:
        """Low answers are good in this question, or no longer."""
        results = tuple(
            replace(one, item=replace(one.item, low_is_good=not one.item.low_is_good))
            if one.item.id == item
            else one
            for one in survey.results
        )
        self.desk.apply([self.kept.put(replace(survey, results=results))], say("Snudde et spørsmål"))

    # Looking --------------------------------------------------------------------------------------

    def spots(self, survey: Survey) -> list[Spot]:
        """Every question, weakest first."""
        return spots(survey, self.k)

    def groups(self, item: str) -> list[tuple[str, dict[str, Cell]]]:
        """A question of the newest survey by each background question: its wording, and label to cell.

        Groups that are withheld in the year before are withheld here too.
        """
        later, two = self.newest, self.two_years
        if later is None:
            return []
        before = {one.id: one for one in two[0].breakdowns} if two else {}
        out: list[tuple[str, dict[str, Cell]]] = []
        for one in later.breakdowns:
            old = before.get(one.id)
            hidden = hidden_in_both(old, one, self.k) if old else frozenset()
            out.append((one.text, table(later, one, self.k, hidden).get(item, {})))
        return out

    def pairs(self, earlier: Survey, later: Survey) -> list[Pair]:
        """Both years, with the measures that were aimed at each question."""
        aimed = aimed_measures(self.desk.themes.all(), self.desk.measures.all())
        return pairs(earlier, later, k=self.k, said=self.same.all(), measures=aimed)

    def say_same(self, pair: Pair) -> bool:
        """A person says that two wordings ask the same, or takes it back. Returns whether they do now.

        Raises ValueError where there are not two wordings.
        """
        if pair.earlier is None or pair.later is None or pair.earlier.item.id == pair.later.item.id:
            raise ValueError(say("Her er det ikke to ordlyder å sammenligne."))
        said = SameQuestion(pair.earlier.item.id, pair.later.item.id)
        if self.same.get(said.id) is not None:
            self.desk.apply([self.same.remove(said.id)], say("Skilte to spørsmål"))
            return False
        self.say_same_as(said.earlier, said.later)
        return True

    def say_same_as(self, earlier: str, later: str) -> None:
        """A person says that these two questions, by item id, ask the same, however they are worded."""
        self.desk.apply([self.same.put(SameQuestion(earlier, later))], say("Sa at to spørsmål er det samme"))

    def figures(self) -> SurveyFigures | None:
        """What of the newest survey, and the one before it, goes into the summary at release."""
        later = self.newest
        if later is None:
            return None
        two = self.two_years
        aimed = aimed_measures(self.desk.themes.all(), self.desk.measures.all())
        return figures(later, two[0] if two else None, k=self.k, said=self.same.all(), measures=aimed)

    # From number to workshop ----------------------------------------------------------------------

    def theme_of(self, item: str) -> Theme | None:
        """The theme of the plan that came from this question."""
        return next((one for one in self.desk.themes.all() if item_id(one.survey_item) == item), None)

    def propose(self, wording: str) -> Proposal:
        """The theme of the bank that a question is about, with questions to ask. Slow the first time."""
        from verksted.content.search import Filters, search

        made, searched = _bank()
        shop = self.desk.workshop
        groups = Filters(groups=frozenset(shop.target_groups))
        found = [hit.question for hit in search(searched, wording, groups, limit=40)]
        named = _named_theme(wording, {name: _words(theme) for name, theme in made.themes.items()})
        theme_id = named or (found[0].theme if found else "")
        if not theme_id:
            own = Theme(f"own-{item_id(wording)}", clean_line(wording), "undersøkelse", survey_item=wording)
            return Proposal(own, ())
        asked = [one for one in found if one.theme == theme_id]
        asked += [
            one
            for one in made.questions.values()
            if one.theme == theme_id and groups.allow(one) and one not in asked
        ]
        chosen = made.themes[theme_id].chosen(shop.standard, survey_item=wording)
        return Proposal(chosen, tuple(asked[:MOST_PROPOSALS]))

    def to_plan(self, wording: str, proposal: Proposal, chosen: Sequence[str]) -> None:
        """Take a question's theme into the plan, tied to it, with the chosen questions of the bank."""
        from verksted.content.questions import planned

        desk, shop = self.desk, self.desk.workshop
        known = desk.themes.get(proposal.theme.id)
        last = max((one.order for one in desk.themes.all()), default=0)
        theme = known or replace(proposal.theme, order=last + 1)
        ops: list[Put | Remove] = [desk.themes.put(replace(theme, survey_item=wording))]
        order = max((one.order for one in desk.questions.all() if one.theme == theme.id), default=0)
        for question in proposal.questions:
            if question.id in chosen and desk.questions.get(question.id) is None:
                order += 1
                ops.append(desk.questions.put(replace(planned(question, shop.standard), order=order)))
        desk.apply(ops, say("La et spørsmål fra undersøkelsen i planen"))

    def out_of_plan(self, theme: Theme) -> None:
        """The theme stays; it is no longer tied to the question."""
        self.desk.apply(
            [self.desk.themes.put(replace(theme, survey_item=""))], say("Løste et tema fra undersøkelsen")
        )

    def comment_to_note(self, comment: SurveyComment, theme: str | None = None) -> None:
        """Make a comment a note, so that it is fair-copied, reviewed and released like any other."""
        from verksted.desk.running_notes import LiveTaker

        taker = LiveTaker(self.desk, Role.NOTE_TAKER)
        made = taker.make(f" {comment.text}", Moment(theme=theme, slip=True))
        ops: list[Put | Remove] = [self.desk.notes.put(note) for note in made.notes]
        self.desk.apply([*ops, self.comments.remove(comment.id)], say("Gjorde en kommentar til et notat"))

    def drop_comment(self, comment: SurveyComment) -> None:
        self.desk.apply([self.comments.remove(comment.id)], say("Tok bort en kommentar"))


def _in_common(found: Sequence[Pair]) -> bool:
    return any(pair.match not in (Match.NEW, Match.GONE) for pair in found)


def reworded(desk: Desk, changes: Sequence[tuple[str, str]]) -> list[Put]:
    """The changes that put other words for a question in every survey; it stays the same question.

    `changes` are pairs of words before and after. Raises ValueError where no survey has such a question.
    """
    register = Register(desk.workbook, tables.SURVEYS)
    words = {clean_line(before): after for before, after in changes}
    ops: list[Put] = []
    found: set[str] = set()
    for survey in register.all():
        own = {one.item.text for one in survey.results if clean_line(one.item.text) in words}
        found |= {clean_line(text) for text in own}
        if own:
            results = tuple(
                replace(one, item=replace(one.item, text=words.get(clean_line(one.item.text), one.item.text)))
                for one in survey.results
            )
            ops.append(register.put(replace(survey, results=results)))
    if set(words) - found:
        raise ValueError(say("Teksten er endret i mellomtiden. Vi ser gjennom den på nytt."))
    return ops


@cache
def _bank() -> tuple[Bank, Index]:
    from verksted.content.questions import bank
    from verksted.content.search import index

    made = bank()
    return made, index(made)


def _words(theme: BankTheme) -> tuple[str, ...]:
    """Tag, name and keywords of a theme of the bank, in both standards."""
    named = (theme.tag.nb, theme.tag.nn, theme.name.nb, theme.name.nn)
    return tuple(plain(word) for word in (*named, *theme.keywords) if len(word) >= _SHORTEST_WORD)


def _named_theme(wording: str, words: dict[str, tuple[str, ...]]) -> str:
    """The theme whose longest word stands in the question; "" where none does."""
    flat = f" {plain(wording)} "
    hits = {name: max((len(word) for word in own if word in flat), default=0) for name, own in words.items()}
    best = max(hits, key=lambda name: hits[name], default="")
    return best if best and hits[best] else ""
