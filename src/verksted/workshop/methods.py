"""Methods from KS networks as forms: boxes to write in, several side by side, gatherings with work between.

What is written in a box becomes an ordinary note with the box's sign and the form's theme. Here is only
which note stands in which box, and what is planned from one gathering to the next. Roles, never names.
"""

from __future__ import annotations

from dataclasses import dataclass

MOST_SIDES = 4
"""More forms than this cannot be read side by side."""
THREE_THINGS = "three-things"
"""The box of walk and talk that holds three things, and no more."""


@dataclass(frozen=True, slots=True)
class MethodSheet:
    """A form that is filled in: by which method, by whom (`side`: a group, or ""), about which theme."""

    id: str
    method: str
    side: str = ""
    theme: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True)
class BoxNote:
    """That a note stands in a box of a form. `id` is that of the note."""

    id: str
    sheet: str
    box: str


@dataclass(frozen=True, slots=True)
class Gathering:
    """One of several gatherings. `day` is ISO 8601; `bring` is what is to be collected until then."""

    id: str
    day: str
    theme: str
    place: str = ""
    bring: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Who does what, how and by when. `gathering` is the one it is to be done before, or "".

    `due` and `done` are days (ISO 8601) or "".
    """

    id: str
    what: str
    who: str
    how: str = ""
    due: str = ""
    done: str = ""
    gathering: str = ""


def in_box(name: str, text: str) -> str:
    """A note's words with the box they stand in: «Barrierer: ingen vet hvem de skal ringe»."""
    return f"{box_label(name)}: {text}"


def out_of_box(name: str, text: str) -> str:
    """The words alone, as they are shown in the box."""
    return text.removeprefix(f"{box_label(name)}: ")


def box_label(name: str) -> str:
    """The name of a box as it stands before a colon."""
    label = name.strip().rstrip("?:.!")
    head, _, rest = label.partition(". ")
    return rest if head.isdigit() and rest else label
