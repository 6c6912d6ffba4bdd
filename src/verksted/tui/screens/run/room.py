"""The screen on the wall: block, question, minutes, ground rules. Never a note, a name or a key.

It is a process of its own (wall.py), which is given these words and nothing else: in a file that the
facilitator's app writes anew as time goes (wall_feed.py), or, where there is only one terminal, once and for
all in an environment variable. Then the facilitator's app waits until `r` or Esc goes back.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from verksted.workshop.language import say
from verksted.workshop.text import clean_line

if TYPE_CHECKING:
    from verksted.desk.running_view import Room
    from verksted.workshop.running import Standing

GIVEN = "VERKSTED_ROM"
PAGES = 4
_MOST = 24_000
_MOST_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Wall:
    """What the room may see. `left` seconds of the block were left `at` (seconds since 1970; 0: when the
    screen came up); `running` False: the clock stands.
    """

    block: str
    question: str
    task: str
    left: int
    running: bool
    rules: tuple[str, ...]
    theme: str = "klar"
    standard: str = "nb"
    at: float = 0.0


def wall_of(room: Room, where: Standing | None, theme: str, standard: str) -> Wall:
    """The words for the wall, from what the facilitator's screen knows."""
    from verksted.tui.screens.run.facilitator_views import room_rules, technique_of
    from verksted.workshop.language import current

    block = where.block if where else None
    questions = room.questions_of(block) if block else []
    card = technique_of(room, block)
    return Wall(
        block=clean_line(block.name) if block else say("Velkommen"),
        question=clean_line(questions[0].text) if questions else "",
        task=card.aim.in_(current()) if card and questions else "",
        left=where.left if where else 0,
        running=bool(where and not where.paused),
        rules=tuple(room_rules(room)),
        theme=theme,
        standard=standard,
    )


def read_wall(given: str) -> Wall:
    """The words as they were handed over. Raises ValueError for anything else."""
    import msgspec

    try:
        return msgspec.json.decode(given[:_MOST], type=Wall)
    except msgspec.DecodeError as wrong:
        raise ValueError(say("Romskjermen fikk ikke noe å vise.")) from wrong


def environment(wall: Wall) -> dict[str, str]:
    """The environment of the process: that of this one, and the words."""
    return {**os.environ, GIVEN: json.dumps(asdict(wall), ensure_ascii=True)}


def show_room(app: Any, room: Room, where: Standing | None) -> None:
    """Give the terminal to the screen on the wall until somebody presses `r` or Esc there."""
    wall = wall_now(app, room, where)
    with app.suspend():
        subprocess.run(
            [sys.executable, "-m", "verksted.tui.screens.run.wall"], env=environment(wall), check=False
        )


def wall_now(app: Any, room: Room, where: Standing | None) -> Wall:
    """The words for the wall at this moment. A dark screen dies in a lit room, so it is never dark."""
    from verksted.workshop.language import current

    return wall_of(room, where, app.theme if app.theme in ("klar", "dag") else "klar", current().value)


def page_texts(wall: Wall, page: int, gone: int) -> dict[str, str]:
    """What stands on a page `gone` seconds after the start, by the name of its place."""
    empty = dict.fromkeys(("question", "task", "minutes", "under", "rules"), "")
    if page == 1:
        return {**empty, "question": say("Kjøreregler"), "rules": _spread(wall.rules)}
    if page == 2:
        return {**empty, "question": say("Vi tar en liten pause")}
    if page == 3:
        thanks = say("Etterpå får dere et brev med det vi gjør, og det vi ikke får til.")
        return {**empty, "question": say("Takk for at dere ville dele"), "task": thanks}
    left = wall.left - (gone if wall.running else 0)
    left = max(-_MOST_SECONDS, min(left, _MOST_SECONDS))
    over = wall.running and left <= 0
    return {
        "question": wall.question or wall.block,
        "task": f"\n{wall.task}\n" if wall.task else "",
        "minutes": "" if over or not wall.left else str(-(-left // 60)),
        "under": say("Tiden er ute. Fullfør setningen.")
        if over
        else say("minutter igjen")
        if wall.left
        else "",
        "rules": "\n" + _spread(wall.rules[:6]),
    }


def _spread(rules: Sequence[str]) -> str:
    return "\n".join(rules)
