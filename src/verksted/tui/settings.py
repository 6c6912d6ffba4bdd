"""Settings of this machine: colours, signs, language, locks, and the numbers to call.

A small JSON file among the user's own state. It never holds a title, a name or anything of a workbook.
Where it cannot be read it is as if it were empty; where it cannot be written, the app goes on.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from verksted.desk import state_files
from verksted.desk.trusted import state_folder
from verksted.tui.themes import THEMES
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role, WrittenStandard

_FILE = "innstillinger.json"
LOCK_MINUTES = (5, 10, 15, 30)
HIDDEN_MINUTES = (1, 2, 5)
CLIPBOARD_SECONDS = (0, 30, 60)
TIME_NOTICES = (10, 5, 1)
STARTERS = (Role.FACILITATOR, Role.NOTE_TAKER, Role.LEADER)
"""Those who can say «Jeg er …» on the first screen."""
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True)
class Settings:
    """`standard` is the language of the interface, not of letters and reports.

    `lock_minutes` without a key before the workbook locks, `hidden_minutes` hidden before it does.
    `clipboard_seconds` until what was marked and copied is taken out of the clipboard again; 0: never.
    `time_notices` are the minutes left of a block at which the facilitator is told. `airy`: lists have a
    blank row between groups where there is room.
    `duty_phone` and `leader_phone` stand on the page for danger; "" until somebody fills them in.
    """

    theme: str = THEMES[0].name
    plain_signs: bool = False
    motion: bool = False
    standard: str = WrittenStandard.BOKMAL.value
    role: str = Role.FACILITATOR.value
    lock_minutes: int = 10
    hidden_minutes: int = 1
    clipboard_seconds: int = 60
    time_notices: tuple[int, ...] = TIME_NOTICES
    airy: bool = True
    duty_phone: str = ""
    leader_phone: str = ""

    @property
    def written(self) -> WrittenStandard:
        return WrittenStandard(self.standard)


def load(folder: Path | None = None) -> Settings:
    """The settings as they were left; what is missing or strange is as it is from the start."""
    given = state_files.read((folder or state_folder()) / _FILE)
    return _sound(given) if isinstance(given, dict) else Settings()


def save(settings: Settings, folder: Path | None = None) -> bool:
    """Whether it could be written."""
    return state_files.write((folder or state_folder()) / _FILE, asdict(settings))


def phone(text: str) -> str:
    """A phone number as typed, in one short line."""
    return clean_line(text)[:_LONGEST_NUMBER]


def _sound(given: dict[str, Any]) -> Settings:
    start = Settings()
    allowed: dict[str, tuple[object, ...]] = {
        "theme": tuple(theme.name for theme in THEMES),
        "standard": tuple(standard.value for standard in WrittenStandard),
        "role": tuple(role.value for role in STARTERS),
        "lock_minutes": LOCK_MINUTES,
        "hidden_minutes": HIDDEN_MINUTES,
        "clipboard_seconds": CLIPBOARD_SECONDS,
        "airy": (True, False),
        "plain_signs": (True, False),
        "motion": (True, False),
    }
    kept: dict[str, Any] = {}
    for field in fields(Settings):
        value = given.get(field.name)
        if field.name in ("duty_phone", "leader_phone"):
            kept[field.name] = phone(value) if isinstance(value, str) else ""
        elif field.name == "time_notices":
            if isinstance(value, list):
                kept[field.name] = tuple(minutes for minutes in TIME_NOTICES if minutes in value)
        elif type(value) is type(getattr(start, field.name)) and value in allowed[field.name]:
            kept[field.name] = value
    return replace(start, **kept)
