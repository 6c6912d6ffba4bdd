"""Those who took part may correct what was heard: each correction is noted, and judged by a person.

What they are sent is a letter made of the released summary (sending.py). A correction makes the point
wait for its insider test again, and blocks the next release until somebody has judged it. «Noe mangler»
is a note like any other, and waits in the fair copy.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import attrgetter

from verksted.desk.copying import aside_ops, point_of, safe_line
from verksted.desk.desk import Desk
from verksted.desk.registers import Register, Table
from verksted.desk.taking import Moment, NoteTaker
from verksted.privacy.release_quotes import told
from verksted.workbook import Put, Remove
from verksted.workshop.corrections import Correction, Verdict
from verksted.workshop.language import say
from verksted.workshop.notes import MAX_LINE, Note
from verksted.workshop.points import Aside, Point

CORRECTIONS = Table("corrections", Correction, attrgetter("id"))
_LEAST_WORDS = 3
"""Words in the reason for letting a point stand as it was."""


def corrections(desk: Desk) -> Register[Correction]:
    return Register(desk.workbook, CORRECTIONS)


def numbers_in_letter(desk: Desk) -> dict[str, int]:
    """The number that each point has in the letter they were sent, by the point's id.

    It is that of the newest release; a point whose words were changed since has none.
    """
    made = desk.released.all()
    if not made:
        return {}
    summary = max(made, key=lambda entry: entry.at).summary
    texts = (point.text for theme in summary.themes for point in theme.points)
    numbers = {text: number for number, text in enumerate(texts, 1)}
    quotes = desk.workshop.quotes
    told_now = {point.id: told(point, quotes=quotes) for point in desk.points.all()}
    return {name: numbers[text] for name, text in told_now.items() if text in numbers}


def open_corrections(desk: Desk) -> list[Correction]:
    return [entry for entry in corrections(desk).all() if entry.open]


def note_correction(desk: Desk, point_id: str, said: str, today: date) -> Correction:
    """Write down what somebody corrected in a point. The point must then be judged again.

    Raises ValueError for an empty one, and where the point is gone.
    """
    point = point_of(desk, point_id)
    words = safe_line(desk, said)[:MAX_LINE]
    if not words:
        raise ValueError(say("Skriv hva de vil ha rettet."))
    made = Correction(desk.tools.new_id(), point.id, words, today.isoformat())
    ops = [corrections(desk).put(made), desk.points.put(replace(point, insider=None))]
    desk.apply(ops, say("Noterte en retting"))
    return made


def note_missing(desk: Desk, said: str) -> list[Note]:
    """Something that was said and is in no point: a new note, which waits in the fair copy."""
    words = safe_line(desk, said)
    if not words:
        raise ValueError(say("Skriv hva som mangler."))
    return list(NoteTaker(desk).take(words, Moment()))


def change_point(desk: Desk, correction_id: str, text: str) -> Point:
    """Write the point anew as they meant it. Raises ValueError for an empty or unchanged wording."""
    entry, point = _both(desk, correction_id)
    line = safe_line(desk, text)[:MAX_LINE]
    if not line or line == point.text:
        raise ValueError(say("Skriv punktet slik de mente det, eller velg at det blir stående."))
    changed = replace(point, text=line, insider=None)
    ops = [desk.points.put(changed), corrections(desk).put(replace(entry, verdict=Verdict.CHANGED))]
    desk.apply(ops, say("Rettet et punkt"))
    return changed


def let_stand(desk: Desk, correction_id: str, why: str) -> Correction:
    """The point stays as it was, for a reason that one could tell them. Raises ValueError without one."""
    entry = _of(desk, correction_id)
    reason = safe_line(desk, why)
    if len(reason.split()) < _LEAST_WORDS:
        raise ValueError(say("Skriv hvorfor punktet blir stående, så dere kan si det til dem."))
    judged = replace(entry, verdict=Verdict.STANDS, why=reason)
    desk.apply([corrections(desk).put(judged)], say("Lot et punkt bli stående"))
    return judged


def put_aside(desk: Desk, correction_id: str) -> None:
    """The point goes to the side with the notes that no other point stands on: one step."""
    entry, point = _both(desk, correction_id)
    ops: list[Put | Remove] = aside_ops(desk, point, Aside.OTHER)
    ops.append(corrections(desk).put(replace(entry, verdict=Verdict.ASIDE)))
    desk.apply(ops, say("La et punkt til side"))


def _of(desk: Desk, correction_id: str) -> Correction:
    entry = corrections(desk).get(correction_id)
    if entry is None:
        raise ValueError(say("Rettingen finnes ikke lenger."))
    return entry


def _both(desk: Desk, correction_id: str) -> tuple[Correction, Point]:
    entry = _of(desk, correction_id)
    return entry, point_of(desk, entry.point)
