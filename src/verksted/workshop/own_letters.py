"""A letter as this workshop has rewritten it: the words, with the places where facts of the plan go.

Nothing of a note may enter: whoever writes here writes to those who are invited.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """`id` is that of the template and the written standard, which `standard` names.

    `title` and `body` hold the template's placeholders (`{day}`). `base` tells which text of the template
    they were made from, so that one that is improved later can be shown beside them. `without_danger` is
    why the sentence about danger is left out; "" where it stands.
    """

    id: str
    standard: str
    title: str
    body: str
    base: str = ""
    without_danger: str = ""
