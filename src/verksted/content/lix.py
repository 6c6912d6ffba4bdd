"""How heavy a text is to read: LIX, long sentences, long paragraphs, words to avoid.

LIX is words per sentence plus the percent of words of more than six letters: under 30 very easy,
30–40 easy, 40–50 medium, over 50 hard (domain.md §4). A pointer, no judge: rare short words weigh
nothing in it, and under a hundred words it jumps about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from verksted.workshop.words import Text, WrittenStandard

LONG_WORD = 7
"""Letters from which a word counts as long."""
LINE = 85
"""Characters of one line of a letter (A4, 11–12 point)."""
STEADY = 100
"""Words from which the LIX of a text means something."""

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARKUP = re.compile(r"^(?:#{1,3}|[-*]|\d{1,2}\.)\s+")
_SENTENCE_END = re.compile(r"(?<=[.!?:…])[»”\")]*\s+(?=[«“\"(–{]*[A-ZÆØÅ0-9{])")
_ORDINAL = re.compile(r"(?:^|\s)\d{1,2}\.$")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a text for a reader should keep to. `sentence` in words, `paragraph` in lines."""

    lix: int
    sentence: int = 20
    paragraph: int = 4


EASY = Limits(25, sentence=12)
"""Easy language: one thought a sentence, few long words."""
YOUTH = Limits(30)
PARENTS = Limits(35)
COUNCIL = Limits(45)


@dataclass(frozen=True, slots=True)
class AvoidWord:
    """A word to leave out of letters, with its forms (`medvirk*`: all that begin so), and a better one."""

    id: str
    avoid: Text
    instead: Text
    source: str = "own"

    def forms(self, standard: WrittenStandard) -> tuple[str, ...]:
        return tuple(self.avoid.in_(standard).split())


@dataclass(frozen=True, slots=True)
class Readability:
    """What was measured. `steady` is False when the text is too short for LIX to mean much."""

    lix: int
    words: int
    sentences: int
    longest: int
    long_words: tuple[str, ...]
    long_sentences: tuple[str, ...]
    long_paragraphs: tuple[str, ...]
    avoided: tuple[str, ...]

    @property
    def steady(self) -> bool:
        return self.words >= STEADY

    def within(self, limits: Limits) -> bool:
        heavy = self.steady and self.lix > limits.lix
        return not (heavy or self.long_sentences or self.long_paragraphs or self.avoided)


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def paragraphs(text: str) -> list[str]:
    """Paragraphs, list items, headings and table cells, without their marks."""
    found: list[str] = []
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        current: list[str] = []
        for line in lines:
            if line.startswith("|"):
                found += [cell.strip() for cell in line.strip("|").split("|") if cell.strip(" -:")]
            elif _MARKUP.match(line):
                found += [" ".join(current)] if current else []
                current = [_MARKUP.sub("", line)]
            else:
                current.append(line)
        found += [" ".join(current)] if current else []
    return found


def sentences(text: str) -> list[str]:
    """The sentences of a text; a heading, a list item and a cell is one at least."""
    found: list[str] = []
    for paragraph in paragraphs(text):
        held = ""
        for piece in _SENTENCE_END.split(paragraph):
            held = f"{held} {piece}".strip()
            if not _ORDINAL.search(held):
                found.append(held)
                held = ""
        found += [held] if held else []
    return found


def lix(text: str) -> int:
    """LIX, rounded; 0 for a text without words."""
    every = words(text)
    count = sum(1 for sentence in sentences(text) if words(sentence))
    if not every or not count:
        return 0
    return round(len(every) / count + 100 * _long(every) / len(every))


def _long(every: Iterable[str]) -> int:
    return sum(1 for word in every if len(word) >= LONG_WORD)


def measure(
    text: str,
    limits: Limits,
    avoid: Iterable[AvoidWord] = (),
    standard: WrittenStandard = WrittenStandard.BOKMAL,
) -> Readability:
    """All figures of one text, with what goes past the limits. Never raises."""
    every = words(text)
    by_sentence = {sentence: len(words(sentence)) for sentence in sentences(text)}
    long_words = sorted(
        {word for word in every if len(word) >= LONG_WORD}, key=lambda word: (-len(word), word)
    )
    return Readability(
        lix=lix(text),
        words=len(every),
        sentences=len(by_sentence),
        longest=max(by_sentence.values(), default=0),
        long_words=tuple(long_words),
        long_sentences=tuple(entry for entry, size in by_sentence.items() if size > limits.sentence),
        long_paragraphs=tuple(part for part in paragraphs(text) if len(part) > limits.paragraph * LINE),
        avoided=tuple(_avoided(every, avoid, standard)),
    )


def _avoided(every: list[str], avoid: Iterable[AvoidWord], standard: WrittenStandard) -> list[str]:
    whole: set[str] = set()
    starts: list[str] = []
    for entry in avoid:
        for form in entry.forms(standard):
            (starts.append(form[:-1]) if form.endswith("*") else whole.add(form))
    seen = dict.fromkeys(word.lower() for word in every)
    return [word for word in seen if word in whole or (starts and word.startswith(tuple(starts)))]
