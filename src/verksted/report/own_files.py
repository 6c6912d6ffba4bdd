"""What may stand in files of our own making beside what the summary says: their fixed, technical texts.

Whatever a file holds when the summary is empty is no news: style sheets, names of parts, headings.
So the leak scan of a finished file is told to pass that over, and the summary's own codes.
"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

from verksted.privacy.reading import read_units
from verksted.report.chapter_maps import BLOCK_IDS
from verksted.report.files import ENDINGS, summary_file
from verksted.report.leak_policy import LeakPolicy
from verksted.report.signing import fingerprint
from verksted.report.texts import all_texts
from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.plan import Principle, Status
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.summary import DetectorFigures, Summary, SummaryBalance, SummaryShare
from verksted.workshop.survey_figures import Change
from verksted.workshop.words import Level, TargetGroup, WrittenStandard

_LISTS = (
    Change,
    MeasureStatus,
    Origin,
    Principle,
    Status,
    PointSign,
    Strength,
    Level,
    TargetGroup,
    WrittenStandard,
)
_NOTHING = SummaryShare(0, 0)


@cache
def fixed_texts(suffix: str) -> frozenset[str]:
    """Every unit of text that our files with this ending hold whatever the summary says; none for others."""
    if suffix not in ENDINGS:
        return frozenset()
    name = f"tom{suffix}"
    files = (
        summary_file(_empty(standard, participants), name)
        for standard in WrittenStandard
        for participants in ("", "5–7")
    )
    texts = {unit.text for data in files for unit in read_units(io.BytesIO(data), name=name)}
    marks = {mark for block in BLOCK_IDS for mark in (block, f"#{block}", f"{block}-h")}
    return frozenset(texts | marks | {entry.value for values in _LISTS for entry in values})


@cache
def fixed_phrases() -> tuple[str, ...]:
    """The sentences of our own that stand in reports, in parts where the summary fills something in."""
    parts = {part.strip(" .,:;") for text in all_texts("") for part in re.split(r"\{\w+\}", text)}
    return tuple(sorted(part for part in parts if len(part.split()) > 1))


def _empty(standard: WrittenStandard, participants: str) -> Summary:
    """With participants it is of a workshop, and without of a year that had none."""
    return Summary(
        id="",
        malform=standard,
        quarter="",
        municipality="",
        service="",
        target_group=(),
        participants=participants,
        method="",
        principles=(),
        themes=(),
        measures=(),
        earlier_measures=(),
        promises=(),
        balance=SummaryBalance(_NOTHING, _NOTHING, _NOTHING, uneven=False),
        detector=DetectorFigures("", "", 0, 0, 0, 0, 0, 0),
        signers=(),
    )


def summary_policy(policy: LeakPolicy, summary: Summary) -> LeakPolicy:
    """The policy for files made from this summary.

    Whose report it is may stand in it (municipality and service), and so may the summary's own codes.
    """
    codes = {summary.id, summary.key, summary.signature, summary.detector.version, summary.detector.measured}
    allowed = {*policy.allowed, fingerprint(summary.key), summary.municipality, summary.service}
    known = {*policy.known, *codes}
    return replace(policy, known=frozenset(known), allowed=frozenset(allowed - {""}))
