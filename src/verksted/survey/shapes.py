"""How a table lies: where its headings stand, and whether its rows are answers, questions, or both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from verksted.survey.wording import plain
from verksted.workshop.survey import Scale

_LOOKED_FOR_HEADER = 15
_NUMBER = re.compile(r"-?\d{1,7}(?:[.,]\d+)?")
_ENDS = re.compile(r"(?<!\d)(\d{1,2})\s*(?:-|–|til|to)\s*(\d{1,2})(?!\d)")
_QUESTION = ("spørsmål", "question", "påstand", "utsagn", "indikator", "item", "tema", "spørsmålstekst")
_MEAN = (
    "snitt",
    "gjennomsnitt",
    "gjennomsnittlig",
    "mean",
    "average",
    "snittscore",
    "score",
    "skår",
    "middelverdi",
)
_COUNT = (
    "antall",
    "antall svar",
    "tal svar",
    "antal svar",
    "n",
    "svar",
    "respondenter",
    "responses",
    "count",
    "antall respondenter",
)
_DEVIATION = ("standardavvik", "std", "sd", "stdev", "std avvik", "standard deviation")
_ANSWER = ("svar", "answer", "verdi", "value", "response", "svarverdi")
_RESPONDENT = (
    "id",
    "respondent",
    "respondentid",
    "respondent id",
    "svar id",
    "svarid",
    "response id",
    "løpenummer",
)
_AGE = frozenset({"alder", "age", "alderen din", "din alder", "hvor gammel er du", "kor gammal er du"})
AGE_BANDS = ((0, 11), (12, 14), (15, 17), (18, 24), (25, 120))
"""Ages are told in these bands, both ends included (domain.md §3.4)."""


def number(text: str) -> float | None:
    """A number with comma or point; None where the text is none."""
    flat = text.replace("\u00a0", "").replace(" ", "").removesuffix("%")
    return float(flat.replace(",", ".")) if _NUMBER.fullmatch(flat) else None


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row of headings: the first that is nearly as full as the fullest, and no row of numbers."""
    looked = rows[:_LOOKED_FOR_HEADER]
    fullest = max(sum(1 for cell in row if cell) for row in looked)
    for at, row in enumerate(looked):
        cells = [cell for cell in row if cell]
        if len(cells) * 10 >= fullest * 6 and not all(number(cell) is not None for cell in cells):
            return at
    return 0


def _find(headings: Sequence[str], names: Iterable[str]) -> int | None:
    wanted = tuple(names)
    flat = [plain(text) for text in headings]
    for name in wanted:
        if name in flat:
            return flat.index(name)
    return next(
        (
            at
            for at, text in enumerate(flat)
            if any(text.startswith(f"{name} ") for name in wanted if len(name) > 2)
        ),
        None,
    )


def aggregated_parts(rows: Sequence[Sequence[str]], header: int) -> Mapping[str, int] | None:
    """Columns of question, mean, number of answers (and deviation) where each row is a question."""
    headings = rows[header]
    question, mean = _find(headings, _QUESTION), _find(headings, _MEAN)
    if question is None and headings and len(headings) > 1:
        question = 0 if mean not in (None, 0) else None
    if question is None or mean is None or question == mean:
        return None
    body = [row for row in rows[header + 1 :] if row[question]]
    told = sum(1 for row in body if number(row[mean]) is not None)
    if not body or told * 2 < len(body):
        return None
    parts = {"question": question, "mean": mean}
    for name, words in (("count", _COUNT), ("deviation", _DEVIATION)):
        at = _find(headings, words)
        if at is not None and at not in parts.values():
            parts[name] = at
    return parts


def long_parts(headings: Sequence[str]) -> Mapping[str, int] | None:
    """Columns of question and answer (and respondent) where each row is one answer to one question."""
    question, answer = _find(headings, _QUESTION), _find(headings, _ANSWER)
    if question is None or answer is None or question == answer:
        return None
    parts = {"question": question, "answer": answer}
    respondent = _find(headings, _RESPONDENT)
    if respondent is not None and respondent not in parts.values():
        parts["respondent"] = respondent
    return parts


def widened(rows: Sequence[Sequence[str]], header: int, parts: Mapping[str, int]) -> list[list[str]]:
    """A table with a row an answer, made of one with a row for each answer to each question.

    Without a column that tells respondents apart each row stands for itself: totals are right, and
    groups cannot be made.
    """
    headings = rows[header]
    respondent = parts.get("respondent")
    carried = (
        [at for at in range(len(headings)) if at not in parts.values()] if respondent is not None else []
    )
    questions: dict[str, int] = {}
    people: dict[str, dict[int, str]] = {}
    facts: dict[str, list[str]] = {}
    turns: dict[str, int] = {}
    for row in rows[header + 1 :]:
        text = row[parts["question"]]
        if not text:
            continue
        at = questions.setdefault(text, len(questions))
        turn = turns[text] = turns.get(text, 0) + 1
        who = row[respondent] if respondent is not None else str(turn)
        people.setdefault(who, {})[at] = row[parts["answer"]]
        facts.setdefault(who, [row[one] for one in carried])
    top = [*(headings[at] for at in carried), *questions]
    body = [
        [*facts[who], *(answers.get(at, "") for at in range(len(questions)))]
        for who, answers in people.items()
    ]
    return [top, *body]


def told_scale(texts: Iterable[str]) -> Scale | None:
    """The ends of a scale that a heading tells: «Snitt (1–6)»."""
    for text in texts:
        for found in _ENDS.finditer(text):
            low, high = int(found[1]), int(found[2])
            if low in (0, 1) and 2 <= high <= 10:
                return Scale(low, high)
    return None


def is_age(text: str) -> bool:
    return plain(text) in _AGE


def age_band(text: str) -> str:
    """«15–17» for an age in years; words stay as they are, and what is no age is ""."""
    years = number(text)
    if years is None:
        return text
    for low, high in AGE_BANDS:
        if low <= years <= high:
            return f"{low}+" if high == AGE_BANDS[-1][1] else f"{low}–{high}"
    return ""
