"""The question bank: themes, questions, and the cells that are empty on purpose.

Reads assets/sporsmal, with a municipality's own folder and own questions beside it. Every question is
about the service, never about one's own case. Nothing from a workshop may enter here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta

from verksted.content.loading import ContentProblem, load
from verksted.workshop.language import say
from verksted.workshop.plan import PlannedQuestion, Question, QuestionPhase, Theme
from verksted.workshop.text import clean_line
from verksted.workshop.words import Level, TargetGroup, Text, WrittenStandard

KIND = "sporsmal"
OWN = "own"
FROM_WORKSHOP = "workshop"
"""Source of a question that somebody wrote for one workshop."""
PASS = Text(
    "Du trenger ikke fortelle om din egen sak. Det er alltid lov å si pass.",
    "Du treng ikkje fortelje om di eiga sak. Det er alltid lov å seie pass.",
)
"""Stands with every question that is shown or printed (domain.md §5.2, rules 3 and 12)."""
_OWN_THEMES_FROM = 1000
"""Order of the first theme of one's own: after those of any municipality."""
MOST_CHARACTERS = 300
"""An own question may be this long; the phrasing check speaks up long before."""


class Slant(StrEnum):
    """What a question asks for. Works and better should have equal room in a plan."""

    WORKS = "works"
    BETTER = "better"
    OPEN = "open"


SLANT_NAMES: dict[Slant, Text] = {
    Slant.WORKS: Text("hva fungerer", "kva fungerer"),
    Slant.BETTER: Text("hva bør bli bedre", "kva bør bli betre"),
    Slant.OPEN: Text("åpent", "ope"),
}
QUESTION_PHASE_NAMES: dict[QuestionPhase, Text] = {
    QuestionPhase.WARM_UP: Text("oppvarming", "oppvarming"),
    QuestionPhase.EXPLORE: Text("utforsk", "utforsk"),
    QuestionPhase.DEEPEN: Text("dypdykk", "djupdykk"),
    QuestionPhase.ADVICE: Text("råd", "råd"),
    QuestionPhase.CLOSE: Text("avslutning", "avslutning"),
}
SENSITIVITY_NAMES: dict[int, Text] = {
    1: Text("lett", "lett"),
    2: Text("følsomt: la dem skrive først", "følsamt: la dei skrive først"),
    3: Text("svært følsomt: bruk en oppdiktet person", "svært følsamt: bruk ein oppdikta person"),
}


class SurveyArea(StrEnum):
    """Quality areas that user surveys in municipalities usually ask about (domain.md §5.1)."""

    RESULT = "result"
    PARTICIPATION = "participation"
    RESPECT = "respect"
    RELIABILITY = "reliability"
    AVAILABILITY = "availability"
    INFORMATION = "information"
    PREMISES = "premises"
    OVERALL = "overall"


AREA_NAMES: dict[SurveyArea, Text] = {
    SurveyArea.RESULT: Text("resultat for brukerne", "resultat for brukarane"),
    SurveyArea.PARTICIPATION: Text("brukermedvirkning", "brukarmedverknad"),
    SurveyArea.RESPECT: Text("respektfull behandling", "respektfull behandling"),
    SurveyArea.RELIABILITY: Text("pålitelighet", "pålitelegheit"),
    SurveyArea.AVAILABILITY: Text("tilgjengelighet", "tilgjenge"),
    SurveyArea.INFORMATION: Text("informasjon", "informasjon"),
    SurveyArea.PREMISES: Text("fysiske forhold", "fysiske forhold"),
    SurveyArea.OVERALL: Text("helhetsvurdering", "heilskapsvurdering"),
}


@dataclass(frozen=True, slots=True)
class BankTheme:
    """A theme of the bank. `tag` is what follows `#` in a note; `keywords` only help the search."""

    id: str
    order: int
    name: Text
    tag: Text
    heading: Text
    survey_area: SurveyArea
    about: Text
    keywords: tuple[str, ...] = ()
    source: str = OWN

    def chosen(self, standard: WrittenStandard, *, order: int = 0, survey_item: str = "") -> Theme:
        """The theme as it stands in a plan."""
        name, tag, heading = (text.in_(standard) for text in (self.name, self.tag, self.heading))
        return Theme(self.id, name, tag, heading, survey_item, order)


@dataclass(frozen=True, slots=True)
class BankQuestion(Question):
    """A question of the bank, with its slant. In a municipality's own file the limits below hold.

    Without `heading` or `survey_area` of its own it takes its theme's when the bank is made.
    """

    sensitivity: Annotated[int, Meta(ge=1, le=3)] = 1
    minutes: Annotated[int, Meta(ge=1, le=180)] = 10
    slant: Slant = Slant.OPEN


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """A theme that is not asked about in a group, and why."""

    id: str
    theme: str
    group: TargetGroup
    reason: Text
    source: str = OWN


@dataclass(frozen=True, slots=True)
class Bank:
    """Themes in their order, questions by theme and phase, and what could not be read."""

    themes: Mapping[str, BankTheme]
    questions: Mapping[str, BankQuestion]
    empty: tuple[EmptyCell, ...] = ()
    problems: tuple[ContentProblem, ...] = ()

    def for_survey(self, area: SurveyArea) -> list[BankQuestion]:
        """Questions that dig into a quality area where the survey was weak."""
        return [question for question in self.questions.values() if question.survey_area == area]


def bank(
    *, overlay: Path | None = None, own: Iterable[BankQuestion] = (), own_themes: Iterable[Theme] = ()
) -> Bank:
    """The whole bank: ours, the municipality's folder over it, and the workbook's own questions last.

    `own_themes` are themes of the plan; those the bank does not know come after its own. What is broken
    in the overlay is told in `problems`; own questions that share an id with one of the bank replace it.
    """
    themes = load(KIND, BankTheme, table="theme", overlay=overlay)
    loaded = load(KIND, BankQuestion, table="question", overlay=overlay)
    cells = load(KIND, EmptyCell, table="empty", overlay=overlay)
    by_order = dict(sorted(themes.items.items(), key=lambda pair: pair[1].order))
    for theme in own_themes:
        by_order.setdefault(theme.id, _own_theme(theme))
    problems = [*themes.problems, *loaded.problems, *cells.problems]
    questions: dict[str, BankQuestion] = {}
    for question in (*loaded.items.values(), *own):
        if wrong := _wrong(question, by_order):
            problems.append(ContentProblem(f"{KIND}/{question.id}", 0, wrong))
        else:
            questions[question.id] = _completed(question, by_order[question.theme])
    return Bank(
        MappingProxyType(by_order),
        MappingProxyType(_ordered(questions, by_order)),
        tuple(cells.items.values()),
        tuple(dict.fromkeys(problems)),
    )


def own_question(
    question_id: str,
    text: str,
    theme: str,
    groups: Iterable[TargetGroup],
    *,
    phase: QuestionPhase = QuestionPhase.EXPLORE,
    minutes: int = 10,
    slant: Slant = Slant.OPEN,
) -> BankQuestion:
    """A question that somebody wrote for this workshop; its text serves in both standards.

    Raises ValueError with a sentence if the text is empty or over `MOST_CHARACTERS`.
    """
    line = clean_line(text)
    if not line:
        raise ValueError(say("Skriv spørsmålet først."))
    if len(line) > MOST_CHARACTERS:
        raise ValueError(say("Spørsmålet er for langt. Det kan være på {most} tegn.", most=MOST_CHARACTERS))
    both = Text(line, line)
    return BankQuestion(
        question_id, theme, tuple(groups), phase, both, minutes=minutes, slant=slant, source=FROM_WORKSHOP
    )


def planned(question: Question, standard: WrittenStandard, *, order: int = 0) -> PlannedQuestion:
    """The question as it is taken into a plan, in one standard."""
    prompts = tuple(prompt.in_(standard) for prompt in question.prompts)
    text = question.text.in_(standard)
    return PlannedQuestion(
        question.id, text, question.theme, prompts, question.minutes, question.technique, order
    )


@dataclass(frozen=True, slots=True)
class Balance:
    """How many questions of a choice ask for what works, for what must get better, and for neither."""

    works: int
    better: int
    open: int

    @property
    def fair(self) -> bool:
        """Whether what works has 40–60 % of the questions that take a side (domain.md D3, §5.2)."""
        sides = self.works + self.better
        return sides == 0 or 0.4 <= self.works / sides <= 0.6


def balance(questions: Iterable[BankQuestion]) -> Balance:
    slants = [question.slant for question in questions]
    return Balance(*(slants.count(slant) for slant in Slant))


def _own_theme(theme: Theme) -> BankTheme:
    """A theme of the plan as one of the bank; it belongs to no area of the survey but the whole."""
    name, tag = Text(theme.name, theme.name), Text(theme.tag, theme.tag)
    heading = Text(theme.heading, theme.heading) if theme.heading else name
    order = _OWN_THEMES_FROM + theme.order
    return BankTheme(theme.id, order, name, tag, heading, SurveyArea.OVERALL, name, source=FROM_WORKSHOP)


def _wrong(question: BankQuestion, themes: Mapping[str, BankTheme]) -> str:
    """What keeps the question out of the bank, as a sentence, or ""."""
    if question.theme not in themes:
        return say("Temaet «{theme}» finnes ikke.", theme=question.theme[:60])
    if not question.groups:
        return say("Spørsmålet mangler målgruppe.")
    if question.level is not Level.SERVICE:
        return say("Spørsmål i banken skal handle om tjenesten, ikke om egen sak.")
    if not 0 < len(question.text.nb) <= MOST_CHARACTERS or not 0 < len(question.text.nn) <= MOST_CHARACTERS:
        return say("Spørsmålet må ha mellom 1 og {most} tegn.", most=MOST_CHARACTERS)
    if question.survey_area and question.survey_area not in set(SurveyArea):
        return say("Området «{area}» i undersøkelsen finnes ikke.", area=question.survey_area[:60])
    return ""


def _completed(question: BankQuestion, theme: BankTheme) -> BankQuestion:
    return replace(
        question,
        heading=question.heading or theme.heading,
        survey_area=question.survey_area or theme.survey_area.value,
    )


def _ordered(
    questions: Mapping[str, BankQuestion], themes: Mapping[str, BankTheme]
) -> dict[str, BankQuestion]:
    place = {theme: number for number, theme in enumerate(themes)}
    phases = list(QuestionPhase)
    ordered = sorted(questions.items(), key=lambda pair: (place[pair[1].theme], phases.index(pair[1].phase)))
    return dict(ordered)
