"""Key slots outside the workbook's folder: on this machine alone, or on a memory stick.

A folder that is synced keeps old versions, slots too, so an erasure there is honest only if no slot ever
lay in it. A slot outside lies in a folder called `verksted-nokler`: in the user's own state folder, at the
root of a stick (looked for on every stick that is in), or in a place that was named and is remembered. Only
slots of the workbook that is being opened are given; whatever else lies there is passed over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verksted.workbook.disk import translate
from verksted.workbook.environment import Environment
from verksted.workbook.errors import BadRequest, WorkbookError
from verksted.workbook.slotfile import SlotFile
from verksted.workbook.slots import MAX_SLOT_FILE, MAX_SLOTS
from verksted.workshop.language import say

FOLDER = "verksted-nokler"
_PLACES = "nokkelsteder.json"
_MOST_BYTES = 1 << 16
_MOST_PLACES = 8


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What was found outside: slot files, and remembered places that are not there now."""

    files: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()


def find(env: Environment, workbook: bytes) -> Elsewhere:
    """The slots of this workbook on this machine and on the sticks that are in. Never raises for a disk."""
    known = _remembered(env, workbook)
    places = [*_own(env), *known, *(root / FOLDER for root in env.sticks())]
    found: dict[Path, None] = {}
    for place in dict.fromkeys(places):
        for path in _slots_in(env, place):
            if len(found) < MAX_SLOTS and _is_of(env, path, workbook):
                found[path] = None
    away = tuple(place for place in known if not env.disk.exists(place))
    return Elsewhere(tuple(found), away)


def prepare(env: Environment, workbook: bytes, book: Path, place: Path | None) -> Path:
    """The folder for a slot at `place` (None: this machine alone), made and remembered.

    Raises:
        BadRequest: no such place, it lies in the workbook, or nothing can be remembered on this machine.
        WriteFailed and kin: the disk would not.
    """
    own = _own(env)
    if place is None:
        if not own or env.state_dir is None:
            raise BadRequest(say("Denne maskinen har ikke noe sted å legge nøkkelen."))
        _make(env, env.state_dir, own[0])
        return own[0]
    place = place.expanduser().absolute()
    if not env.disk.is_folder(place):
        raise BadRequest(say("Det ligger ingen mappe i «{place}». Er minnepinnen satt i?", place=place))
    inside = book.absolute()
    if place == inside or inside in place.parents:
        raise BadRequest(say("Nøkkelen må ligge et annet sted enn i arbeidsboka."))
    target = place if place.name == FOLDER else place / FOLDER
    _make(env, place, target)
    _remember(env, workbook, target)
    return target


def hint(away: Sequence[Path]) -> str:
    """What to add where no key opened and a remembered place was away; starts with a space, or is empty."""
    return say(" Ligger nøkkelen på en minnepinne? Sett den i, og prøv igjen.") if away else ""


def _own(env: Environment) -> list[Path]:
    return [env.state_dir / FOLDER] if env.state_dir is not None else []


def _slots_in(env: Environment, place: Path) -> list[Path]:
    try:
        return [place / entry.name for entry in env.disk.entries(place, ".slot")][:MAX_SLOTS]
    except (OSError, WorkbookError):
        return []


def _is_of(env: Environment, path: Path, workbook: bytes) -> bool:
    try:
        return SlotFile.decode(env.disk.read(path, limit=MAX_SLOT_FILE)).workbook == workbook
    except (OSError, ValueError, RecursionError, WorkbookError):
        return False


def _make(env: Environment, above: Path, folder: Path) -> None:
    try:
        for path in (above, folder):
            if not env.disk.exists(path):
                env.disk.make_folder(path)
    except OSError as error:
        raise translate(error, above) from error


def _name_of(workbook: bytes) -> str:
    """Tells nothing to who does not know the id."""
    return hashlib.sha256(b"verksted/1 key place" + workbook).hexdigest()[:32]


def _load(env: Environment) -> dict[str, list[str]]:
    if env.state_dir is None:
        return {}
    try:
        found = json.loads(env.disk.read(env.state_dir / _PLACES, limit=_MOST_BYTES))
        return {str(name): [str(place) for place in places] for name, places in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError, WorkbookError):
        return {}


def _remembered(env: Environment, workbook: bytes) -> list[Path]:
    return [Path(place) for place in _load(env).get(_name_of(workbook), ())][:_MOST_PLACES]


def _remember(env: Environment, workbook: bytes, place: Path) -> None:
    """Puts the place first; does without where the state cannot be written."""
    if env.state_dir is None:
        return
    known = _load(env)
    name = _name_of(workbook)
    known[name] = list(dict.fromkeys([str(place), *known.get(name, ())]))[:_MOST_PLACES]
    try:
        env.disk.replace(env.state_dir / _PLACES, json.dumps(known).encode(), env.random(4).hex())
    except OSError:
        return
