"""What `undersokelse --json` prints: the same figures for machines, the same withheld."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verksted.cli.survey_lines import breakdown_of
from verksted.desk.surveys_words import reservation
from verksted.survey.compare import Pair, is_better, pairs
from verksted.survey.small import Cell, hidden_in_both, options, spread, table
from verksted.survey.weak import spots
from verksted.workshop.survey import Breakdown, SameQuestion, Scale, Survey

FORMAT = 1


def as_json(
    survey: Survey,
    earlier: Survey | None,
    k: int,
    comments: Mapping[str, Sequence[str]],
    wanted: Sequence[str] | None,
    *,
    said: Sequence[SameQuestion] = (),
) -> dict[str, Any]:
    """A document of JSON types; withheld numbers are null, and say why."""
    out: dict[str, Any] = {
        "format": FORMAT,
        "k": k,
        "reservation": reservation(),
        **_year(survey, k),
        "comments": [
            {
                "id": one.id,
                "text": one.text,
                "answers": one.answers if one.answers >= k else None,
                **({"masked": list(comments[one.id])} if one.id in comments else {}),
            }
            for one in survey.comments
        ],
        "groups": [
            _groups(survey, earlier, found, k)
            for word in wanted or ()
            if (found := breakdown_of(survey, word)) is not None
        ],
    }
    if earlier is not None:
        out["earlier"] = _year(earlier, k)
        out["changes"] = [_change(pair) for pair in pairs(earlier, survey, k=k, said=said)]
    return out


def _year(survey: Survey, k: int) -> dict[str, Any]:
    return {
        "year": survey.year or None,
        "answers": survey.answers if survey.answers >= k else None,
        "asked": survey.asked,
        "questions": [
            {
                "id": spot.id,
                "text": spot.result.item.text,
                "scale": _scale(spot.result.item.scale),
                **_cell(spot.cell),
                "weak": spot.weak,
                "strong": spot.strong,
                "spread": [list(band) for band in spread(spot.result, k) or ()],
            }
            for spot in spots(survey, k)
        ],
        "choices": [
            {
                "id": one.id,
                "text": one.text,
                "answers": one.answers if one.answers >= k else None,
                "several": one.several,
                "options": [{"label": option.label, "answers": option.answers} for option in shown],
                "withheld": more,
            }
            for one in survey.choices
            for shown, more in (options(one, k),)
        ],
    }


def _scale(scale: Scale) -> dict[str, Any]:
    return {"lowest": scale.lowest, "highest": scale.highest, "words": list(scale.words)}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "mean": None if cell.mean is None else round(cell.mean, 2),
        "answers": cell.answers,
        "withheld": cell.why.value if cell.why else None,
    }


def _groups(survey: Survey, earlier: Survey | None, found: Breakdown, k: int) -> dict[str, Any]:
    other = next((one for one in earlier.breakdowns if one.id == found.id), None) if earlier else None
    hidden = hidden_in_both(other, found, k) if other else frozenset()
    rows = table(survey, found, k, hidden)
    return {
        "id": found.id,
        "text": found.text,
        "questions": [
            {"id": item, "groups": {label: _cell(cell) for label, cell in cells.items()}}
            for item, cells in rows.items()
        ],
    }


def _change(pair: Pair) -> dict[str, Any]:
    return {
        "id": pair.id,
        "text": pair.text,
        "match": pair.match.value,
        "earlier_text": pair.earlier.item.text if pair.earlier else None,
        "earlier": _cell(pair.earlier_cell),
        "later": _cell(pair.later_cell),
        "change": pair.difference.change.value,
        "better": is_better(pair),
        "by": None if pair.difference.by is None else round(pair.difference.by, 2),
    }
