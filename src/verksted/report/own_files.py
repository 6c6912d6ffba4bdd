"""What may stand in files of our own making beside what the summary says: their fixed, technical texts.

Whatever a file holds when the summary is empty is no news: style sheets, names of parts, headings.
So the leak scan of a finished file is told to pass that over, and the summary's own codes.
"""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

from verksted.privacy.reading import read_units
from verksted.report.files import summary_file
from verksted.report.leak import LeakPolicy
from verksted.report.signing import fingerprint
from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.plan import Principle, Status
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.summary import DetectorFigures, Summary, SummaryBalance, SummaryShare
from verksted.workshop.words import Level, TargetGroup, WrittenStandard

_NAMES = ("a.docx", "a.md", "a.html", "a.xlsx", "a.csv", "a.json")
_LISTS = (MeasureStatus, Origin, Principle, Status, PointSign, Strength, Level, TargetGroup, WrittenStandard)
_NOTHING = SummaryShare(0, 0)


@cache
def fixed_texts(standard: WrittenStandard) -> frozenset[str]:
    """Every unit of text that our files hold whatever the summary says."""
    empty = Summary(
        id="",
        malform=standard,
        quarter="",
        municipality="",
        service="",
        target_group=(),
        participants="",
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
    files = ((summary_file(empty, name), name) for name in _NAMES)
    texts = {unit.text for data, name in files for unit in read_units(io.BytesIO(data), name=name)}
    return frozenset(texts | {entry.value for values in _LISTS for entry in values})


def summary_policy(policy: LeakPolicy, summary: Summary) -> LeakPolicy:
    """The policy for files made from this summary.

    Whose report it is may stand in it (municipality and service), and so may the summary's own codes.
    """
    codes = {summary.id, summary.key, summary.signature, summary.detector.version, summary.detector.measured}
    allowed = {*policy.allowed, fingerprint(summary.key), summary.municipality, summary.service}
    known = {*policy.known, *fixed_texts(summary.malform), *codes}
    return replace(policy, known=frozenset(known), allowed=frozenset(allowed - {""}))
