"""The JSON Schema of a summary, made from the types, so that the two cannot part ways.

`assets/skjema/sammendrag-1.schema.json` is what this gives; a test holds them equal.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from verksted.report.json_form import LONGEST_TEXT, PER_MILLE, QUARTER
from verksted.report.survey_check import (
    FEWEST_ANSWERS,
    HIGHEST_SCALE,
    MOST_ANSWERS,
    MOST_LINES,
    MOST_SCALES,
    YEARS,
)
from verksted.workshop.summary import SUMMARY_FORMAT, Summary

SCHEMA_ID = "urn:verksted:sammendrag:1"
OPTIONAL = ("survey", "others", "easy")


def summary_schema() -> dict[str, Any]:
    """JSON Schema 2020-12: all fields but `OPTIONAL` required, no others, values within their ranges."""
    (reference,), parts = msgspec.json.schema_components([Summary], ref_template="#/$defs/{name}")
    for part in parts.values():
        if part.get("type") == "object":
            part["required"] = [name for name in part["properties"] if name not in OPTIONAL]
            part["additionalProperties"] = False
        part.pop("description", None)
        for name, field in part.get("properties", {}).items():
            field.pop("default", None)
            field.update(_bounds(name, field))
    parts["Summary"]["properties"]["format"] = {"const": SUMMARY_FORMAT}
    parts["Summary"]["properties"]["survey"] = {"$ref": "#/$defs/SurveyFigures"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Frigitt sammendrag av et medvirkningsverksted",
        **reference,
        "$defs": parts,
    }


_SURVEY = {
    "earlier_year": YEARS,
    "later_year": YEARS,
    "earlier_answers": (FEWEST_ANSWERS, MOST_ANSWERS),
    "later_answers": (FEWEST_ANSWERS, MOST_ANSWERS),
    "lowest": (0, HIGHEST_SCALE),
    "highest": (0, HIGHEST_SCALE),
    "earlier": (0, 10 * HIGHEST_SCALE),
    "later": (0, 10 * HIGHEST_SCALE),
}
_MOST = {"lines": MOST_LINES, "others": MOST_SCALES}


def _bounds(name: str, field: dict[str, Any]) -> dict[str, Any]:
    if name in ("quarter", "due"):
        return {"pattern": "^" + QUARTER.pattern.removesuffix(r"\Z") + "$"}
    if name == "participants":
        return {"pattern": "^([0-9]{1,4}(–[0-9]{1,4}|\\+))?$"}
    if name in _SURVEY:
        low, high = _SURVEY[name]
        number: dict[str, Any] = {"type": "integer", "minimum": low, "maximum": high}
        return {"anyOf": [number, {"type": "null"}]} if "anyOf" in field else number
    if name in _MOST:
        return {"minItems": 1, "maxItems": _MOST[name]}
    if name == "year":
        return {"anyOf": [{"type": "integer", "minimum": 1900, "maximum": 2200}, {"type": "null"}]}
    if name == "key":
        return {"pattern": "^([A-Za-z0-9+/]{43}=)?$"}
    if name == "signature":
        return {"pattern": "^([A-Za-z0-9+/]{86}==)?$"}
    if name in PER_MILLE:
        return {"minimum": 0, "maximum": 1000}
    if field.get("type") == "integer":
        return {"minimum": 0, "maximum": 2**31 - 1}
    return _lengths(name) if field.get("type") == "string" else {}


def _lengths(name: str) -> dict[str, Any]:
    """Texts that may be left out are never empty."""
    return {"maxLength": LONGEST_TEXT} | ({"minLength": 1} if name in OPTIONAL else {})


def schema_text() -> str:
    return json.dumps(summary_schema(), ensure_ascii=False, indent=2) + "\n"
