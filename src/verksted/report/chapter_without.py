"""A year without a workshop: a survey, measures and their status, told without speaking of taking part."""

from __future__ import annotations

from verksted.report.chapter_short import measures_counted
from verksted.report.chapter_survey import answered, trust
from verksted.report.model import Element
from verksted.report.texts import Words
from verksted.workshop.handout import Paragraph
from verksted.workshop.summary import Summary

OF_A_WORKSHOP = frozenset(
    {"overview", "method", "works", "improve", "advice", "wishes", "input"}
    | {"top-works", "top-improve", "top-advice"}
    | {"thanks", "you-praised", "you-criticised", "you-advised"}
)
"""Blocks that only a workshop fills."""
OF_PROMISES = frozenset({"feedback", "we-promised"})


def in_short(summary: Summary, words: Words) -> list[Element]:
    """That there was no workshop, who answered, what is decided, and how much is told of earlier measures."""
    sentences = [words("uten.kort")]
    if summary.survey is not None:
        sentences.append(answered(summary.survey, words))
    sentences.append(measures_counted(summary, words))
    number = len(summary.earlier_measures)
    if number:
        key = "uten.tidligere-ett" if number == 1 else "uten.tidligere"
        sentences.append(words(key, antall=words.number(number)))
    return [Paragraph(" ".join(sentences))]


def caveat(summary: Summary, words: Words, signers: list[str]) -> list[str]:
    """How to read it, and who has been through it."""
    lines = [trust(summary.survey, words), words("uten.gjett")] if summary.survey is not None else []
    if signers:
        lines.append(words("uten.signert", roller=words.listed(signers)))
    return lines
