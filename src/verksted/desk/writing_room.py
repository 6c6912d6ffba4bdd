"""Room to write in: tables with empty columns get rows for a pen, and columns wide enough for a sentence.

Only how a table is laid out is changed here, never what stands in it.
"""

from __future__ import annotations

from dataclasses import replace

from verksted.workshop.handout import Handout, Part, Table

_WHOLE = 100
_LEAST_EMPTY = 45
"""Parts of a hundred that the empty columns have together, at least."""
_FEW, _LEAST_OF_MANY, _WIDEST_OF_MANY = 4, 18, 26
"""With more columns than a few a lone empty one has to do with less."""
_NARROWEST, _WIDEST = 8, 40
"""Letters a filled column is taken to hold, at least and at most."""


def with_room(handout: Handout) -> Handout:
    """The handout with room wherever somebody is to write."""
    return replace(handout, parts=tuple(_part(part) for part in handout.parts))


def _part(part: Part) -> Part:
    if not isinstance(part, Table) or part.shares or not part.rows:
        return part
    columns = list(zip(*part.rows, strict=True))
    empty = [not any(cell.strip() for cell in column) for column in columns]
    if not any(empty):
        return part
    roomy = len(columns) <= _FEW or sum(empty) > 1
    filled = [
        0 if bare else _letters((head, *column), _WIDEST if roomy else _WIDEST_OF_MANY)
        for bare, head, column in zip(empty, part.header, columns, strict=True)
    ]
    heads = [len(head) for head in part.header]
    least = _LEAST_EMPTY if roomy else _LEAST_OF_MANY
    for_text = min(_WHOLE - least, sum(filled))
    rest = _WHOLE - for_text
    wanted = [max(_NARROWEST, head) if bare else 0 for bare, head in zip(empty, heads, strict=True)]
    shares = tuple(
        max(1, rest * want // sum(wanted)) if bare else max(1, for_text * length // sum(filled))
        for bare, want, length in zip(empty, wanted, filled, strict=True)
    )
    return replace(part, by_hand=True, shares=shares)


def _letters(texts: tuple[str, ...], widest: int) -> int:
    """How many letters a column asks for: no word of it is broken, and a long text may take lines."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    return max(word + 4, min(widest, max(_NARROWEST, *(len(text) for text in texts))))
