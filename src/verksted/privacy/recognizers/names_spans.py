"""From verdicts on words to findings: what stands beside a sure name, and words that are one name."""

from __future__ import annotations

from collections.abc import Sequence

from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.recognizers.names_reading import Reading
from verksted.privacy.recognizers.names_rules import (
    MAYBE_BESIDE,
    NOUNS,
    SETTLED,
    STRANGE,
    Kind,
    Verdict,
    kind_of,
)
from verksted.workshop.language import mark

_LEAST_BESIDE = 0.005
_BESIDE = mark("Ordet hører til navnet ved siden av.")
_SELDOM_WORDS = frozenset({Kind.HOMOGRAPH, Kind.SURNAME_HOMOGRAPH, Kind.WEAK, Kind.ORDINARY, Kind.FORM})
_JOINERS = {"-", "‐", "‑", "."}


def strengthened(reading: Reading, verdicts: list[Verdict]) -> list[Verdict]:
    """A likely part of a name right beside a sure one is as sure: «Ingrid L», «mohamed amin»."""
    made = list(verdicts)
    for place, verdict in enumerate(verdicts):
        if verdict.strength == 2:
            for step in (-1, 1):
                at = _neighbour(reading, place, step)
                if at is None or made[at].strength == 2 or made[at] is SETTLED:
                    continue
                if _belongs(reading, at):
                    made[at] = Verdict(2, Source.TAGGER, _BESIDE)
                elif step > 0 and not made[at].strength and _may_belong(reading, at):
                    made[at] = Verdict(1, Source.TAGGER, MAYBE_BESIDE)
    return made


def _neighbour(reading: Reading, place: int, step: int) -> int | None:
    """The word right before or after, over a hyphen or the full stop of an initial."""
    tokens, at = reading.tokens, place + step
    while 0 <= at < len(tokens) and tokens[at].text in _JOINERS:
        at += step
    if not 0 <= at < len(tokens) or not tokens[at].is_word:
        return None
    return at if _touching(reading, min(place, at), max(place, at)) else None


def _belongs(reading: Reading, at: int) -> bool:
    """Whether a word beside a sure name is part of it."""
    score, kind = reading.scores[at].person, kind_of(reading.words[at])
    if score >= 0.35:
        return True
    if kind in STRANGE:
        return score >= 0.02
    return kind in _SELDOM_WORDS and not reading.words[at].common and score >= 0.1


def _may_belong(reading: Reading, at: int) -> bool:
    """Whether an ordinary noun after a sure name might be the surname: «inger marie sperre»."""
    return reading.scores[at].person >= _LEAST_BESIDE and bool(set(reading.words[at].classes) & NOUNS)


def _touching(reading: Reading, first: int, second: int) -> bool:
    """Whether nothing but single spaces and joiners stands between two tokens of one line."""
    tokens = reading.tokens
    for at in range(first, second):
        gap = reading.text[tokens[at].end : tokens[at + 1].start]
        if gap not in {"", " "} or (at + 1 < second and tokens[at + 1].text not in _JOINERS):
            return False
    return True


def spans(reading: Reading, verdicts: Sequence[Verdict]) -> list[Finding]:
    """Words side by side with the same outcome become one finding."""
    found: list[Finding] = []
    run: list[int] = []

    def close() -> None:
        if run:
            found.append(_finding(reading, verdicts, run))
            run.clear()

    for place, verdict in enumerate(verdicts):
        if not verdict.strength:
            continue
        same = (
            run
            and verdicts[run[-1]].strength == verdict.strength
            and verdicts[run[-1]].person == verdict.person
        )
        if not (same and verdict.person and _touching(reading, run[-1], place)):
            close()
        run.append(place)
    close()
    return found


def _finding(reading: Reading, verdicts: Sequence[Verdict], run: Sequence[int]) -> Finding:
    first = verdicts[run[0]]
    score = max(reading.scores[place].person for place in run)
    return Finding(
        reading.tokens[run[0]].start,
        reading.tokens[run[-1]].end,
        Label.PERSON if first.person else Label.UNKNOWN,
        Action.MASK if first.strength == 2 else Action.LOOK,
        first.source,
        round(min(1.0, max(0.0, score)), 4),
        first.why,
    )
