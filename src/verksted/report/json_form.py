"""The summary as JSON, there and back, strictly: what comes back is exactly what a release writes.

An unknown or missing field, a wrong type or a value out of its range is refused, so that a signature
always covers everything that a reader is shown.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any

import msgspec

from verksted.report.errors import BadSummary
from verksted.report.survey_check import survey_problem
from verksted.workshop.language import say
from verksted.workshop.summary import SUMMARY_FORMAT, Summary

LARGEST = 8 * 1024 * 1024
LONGEST_TEXT = 20_000
QUARTER = re.compile(r"(?:[0-9]{4}-Q[1-4])?\Z")
PARTICIPANTS = re.compile(r"(?:[0-9]{1,4}(?:–[0-9]{1,4}|\+))?\Z")
PER_MILLE = ("direct_found", "names_found", "quasi_found", "masks_right", "load")


def to_builtins(summary: Summary) -> dict[str, Any]:
    """The summary as plain dicts, lists, strings and numbers: the object that is signed and written.

    Without figures of a survey, or of other scales in it, there is no key for them, so that the form of such
    summaries never changed.
    Without figures of a survey there is no key for them, and none for easy words that nobody has written,
    so that the form of such summaries never changed.
    """
    out: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(summary))
    if out["survey"] is None:
        del out["survey"]
    elif not out["survey"]["others"]:
        del out["survey"]["others"]
    points = (point for theme in out["themes"] for point in theme["points"])
    for entry in (*points, *out["measures"], *out["earlier_measures"]):
        if not entry["easy"]:
            del entry["easy"]
    return out


def to_json(summary: Summary) -> bytes:
    """UTF-8 JSON, indented, with a final line break."""
    return msgspec.json.format(msgspec.json.encode(to_builtins(summary)), indent=2) + b"\n"


def from_json(data: bytes) -> Summary:
    """The summary in these bytes. Raises BadSummary with one sentence on what is wrong."""
    if len(data) > LARGEST:
        raise BadSummary(say("Filen er for stor til å være et sammendrag."))
    try:
        if _is_newer(raw := json.loads(data, object_pairs_hook=_no_doubles)):
            raise BadSummary(_newer_sentence())
        summary = msgspec.json.decode(data, type=Summary, strict=True)
    except (msgspec.DecodeError, ValueError, RecursionError, UnicodeDecodeError) as err:
        raise BadSummary(_sentence(data)) from err
    if raw != to_builtins(summary):
        raise BadSummary(
            say("Sammendraget har felt som mangler eller ikke hører hjemme der. Be om en ny fil.")
        )
    if problem := _problem(summary):
        raise BadSummary(problem)
    return summary


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) != len(pairs):
        raise ValueError("doubled key")
    return out


def _sentence(data: bytes) -> str:
    """No JSON, or JSON that is something else?"""
    try:
        msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return say("Filen er ikke gyldig JSON, og kan ikke være et sammendrag.")
    return say("Filen er ikke et helt sammendrag fra verksted. Be om en ny fil.")


def _is_newer(raw: object) -> bool:
    number = raw.get("format") if isinstance(raw, dict) else None
    return isinstance(number, int) and number > SUMMARY_FORMAT


def _newer_sentence() -> str:
    return say("Sammendraget er laget av en nyere utgave av verksted. Oppdater, og prøv igjen.")


def _problem(summary: Summary) -> str:
    """What is wrong with the values, or ""."""
    if summary.format != SUMMARY_FORMAT:
        return say("Filen er ikke et helt sammendrag fra verksted. Be om en ny fil.")
    texts = list(_texts(to_builtins(summary)))
    if any(len(text) > LONGEST_TEXT for text in texts):
        return say("Sammendraget har en tekst som er for lang.")
    dues = [entry.due for entry in (*summary.measures, *summary.earlier_measures)]
    dues += [promise.due for promise in summary.promises]
    if not all(QUARTER.match(quarter) for quarter in (summary.quarter, *dues)):
        return say("Sammendraget har et tidspunkt som ikke er et kvartal.")
    if not PARTICIPANTS.match(summary.participants):
        return say("Sammendraget har et deltakertall som ikke er omtrentlig.")
    if not _numbers_sound(summary):
        return say("Sammendraget har tall utenfor det mulige.")
    ids = [theme.id for theme in summary.themes]
    if not all(ids) or len(set(ids)) != len(ids):
        return say("Sammendraget har tema uten egen id.")
    if not (_base64(summary.key, 32) and _base64(summary.signature, 64)):
        return say("Nøkkelen eller signaturen i sammendraget er skadet. Be om en ny fil.")
    return survey_problem(summary.survey) if summary.survey is not None else ""


def _texts(node: object) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        return [text for value in node.values() for text in _texts(value)]
    if isinstance(node, list | tuple):
        return [text for value in node for text in _texts(value)]
    return []


def _numbers_sound(summary: Summary) -> bool:
    shares = (summary.balance.positive, summary.balance.negative, summary.balance.advice)
    years = [entry.year for entry in (*summary.measures, *summary.earlier_measures) if entry.year is not None]
    return (
        all(0 <= getattr(summary.detector, name) <= 1000 for name in PER_MILLE)
        and 0 <= summary.detector.notes < 2**31
        and all(0 <= share.points < 2**31 and 0 <= share.words < 2**31 for share in shares)
        and all(1900 <= year <= 2200 for year in years)
    )


def _base64(text: str, size: int) -> bool:
    """Empty, or exactly `size` bytes in base64."""
    try:
        return not text or len(base64.b64decode(text, validate=True)) == size
    except (binascii.Error, ValueError):
        return False
