"""The leak scan: a finished file is opened again, and every part of it searched.

What is searched for comes from the caller: the detector, keyed hashes of hidden words, hashes of raw
notes. Metadata and traces of the machine are looked for in metadata.py.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from verksted.privacy.findings import Action, Finding
from verksted.privacy.reading import Unit, read_units
from verksted.report.leak_policy import LeakPolicy
from verksted.report.machine_texts import counts_here, for_detector
from verksted.report.metadata import metadata_leaks
from verksted.report.own_files import fixed_phrases, fixed_texts
from verksted.report.traces import Leak, place, trace_leaks
from verksted.report.word.outline import END_MARK, FIELD_TAG, HASH_MARK, START_MARK
from verksted.workshop.language import say

SHINGLE_WORDS = 5
_WORD = re.compile(r"\w+")
_SEAT = re.compile(r"(?<![\w-])u[1-9]\d?(?![\w-])")
_OWN_MARK = re.compile(rf"{START_MARK}|{END_MARK}|{HASH_MARK}[0-9a-f]{{16}}|{FIELD_TAG}[a-z-]+")
"""Bookmarks that `sett-inn` leaves round its chapter, to find it again."""
_FINGERPRINT = re.compile(r"(?<![\d+])\d{4}(?: \d{4}){5}(?! ?\d)")
"""Six groups of four digits: the fingerprint of a signing key, in every finished file of ours."""
_PACKAGES = (".docx", ".xlsx")


def shingle_texts(text: str) -> list[str]:
    """The five-word runs of a text, in small letters, as they are hashed; a shorter text gives none."""
    words = [match[0].casefold() for match in _WORD.finditer(text)]
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)]


def scan(source: str | Path | bytes, name: str, policy: LeakPolicy) -> list[Leak]:
    """All leaks of a finished file, in the order of its parts. `name` tells the kind by its ending.

    Raises Unreadable if the file cannot be read at all: what cannot be scanned must not leave.
    """
    known = fixed_texts(PurePath(name).suffix.lower())
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    units = [
        unit
        for unit in read_units(io.BytesIO(data), name=name, limits=policy.limits)
        if unit.text not in policy.known and unit.text not in known and not _OWN_MARK.fullmatch(unit.text)
    ]
    out = list(_in_texts(units, policy))
    for unit in units:
        out += trace_leaks(unit, policy.names)
    if policy.metadata and name.lower().endswith(_PACKAGES):
        out += metadata_leaks(data, policy.limits, own=policy.own)
    return list(dict.fromkeys(out))


def _in_texts(units: list[Unit], policy: LeakPolicy) -> Iterator[Leak]:
    looked_at = [for_detector(unit) for unit in units]
    found = _findings(looked_at, policy)
    phrases = [
        (alike(phrase), phrase) for phrase in map(str.strip, [*policy.allowed, *fixed_phrases()]) if phrase
    ]
    seats = {seat.casefold() for seat in policy.seats} if policy.seats is not None else None
    for unit, text, findings in zip(units, looked_at, found, strict=True):
        where = place(unit)
        counting = [entry for entry in findings if _counts(entry, policy) and counts_here(entry, unit)]
        spans = _allowed_spans(text, counting, phrases)
        if counting:
            spans += [match.span() for match in _FINGERPRINT.finditer(text)]
        for finding in counting:
            if not _covered(finding, spans):
                what = text[finding.start : finding.end]
                yield Leak(where, what, say(finding.why) if finding.why else finding.label.value)
        if policy.hidden is not None and policy.hidden(unit.text):
            yield Leak(where, say("et skjult ord"), say("Ordet står i skjulelista."))
        for seat in _seats(unit.text, seats):
            yield Leak(where, seat, say("Dette er en plass i rommet."))
        if policy.shingle is not None and any(
            policy.shingle(run) in policy.shingles for run in shingle_texts(unit.text)
        ):
            yield Leak(
                where, say("fem ord på rad fra et notat"), say("Rånotater skal skrives om før de deles.")
            )


def _findings(texts: list[str], policy: LeakPolicy) -> list[list[Finding]]:
    """Of each text; one that stands in many places is looked at once."""
    if policy.detect is None:
        return [[] for _ in texts]
    distinct = list(dict.fromkeys(texts))
    found = dict(zip(distinct, policy.detect(distinct), strict=True))
    return [found[text] for text in texts]


def _counts(finding: Finding, policy: LeakPolicy) -> bool:
    return finding.label in policy.labels and (finding.action is Action.MASK or policy.look)


def alike(text: str) -> str:
    """The same for all texts that a search without regard to capitals takes for one another."""
    return text.replace("İ", "i").casefold().replace("ı", "i")


def _allowed_spans(
    text: str, findings: Sequence[Finding], phrases: Sequence[tuple[str, str]]
) -> list[tuple[int, int]]:
    """Where those phrases stand (each after its `alike`) that may cover one of the findings."""
    wanted = {alike(text[finding.start : finding.end]) for finding in findings}
    spans = []
    for form, phrase in phrases:
        if any(part in form for part in wanted):
            pattern = rf"(?<!\w){re.escape(phrase)}(?!\w)"
            spans += [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    return spans


def _covered(finding: Finding, spans: list[tuple[int, int]]) -> bool:
    return any(start <= finding.start and finding.end <= end for start, end in spans)


def _seats(text: str, seats: set[str] | None) -> list[str]:
    if seats is None:
        return [match[0] for match in _SEAT.finditer(text)]
    return [match[0] for match in _WORD.finditer(text) if match[0].casefold() in seats]
