"""The fair copy: raw notes become points, and nothing is left over without being told.

Each function is one durable change and one undo step, and can be called without a screen. What is
written is cleaned, and certain identifiers are replaced before anything is stored, as for notes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from verksted.desk.desk import Desk
from verksted.privacy.certain import replace_certain
from verksted.workbook import Put, Remove
from verksted.workshop.language import say
from verksted.workshop.notes import MAX_LINE, Note
from verksted.workshop.plan import band_of
from verksted.workshop.points import (
    STRENGTH_WORDS,
    Aside,
    Point,
    PointSign,
    SetAside,
    Strength,
    point_sign_of,
    strongest,
    too_strong,
    voices,
)
from verksted.workshop.text import clean_line
from verksted.workshop.words import Level

_ENDS = (".", "!", "?", "…", "»")


def voices_behind(point: Point, notes: Iterable[Note]) -> int:
    """How many voices carry the point, at least."""
    own = set(point.notes)
    return voices((note for note in notes if note.id in own), point.slips)


def allowed_strength(desk: Desk, point: Point) -> Strength:
    """The strongest word the point's voices allow; «noen» where the number of participants is not known."""
    participants = desk.workshop.participants
    if not participants:
        return Strength.SOME
    return strongest(voices_behind(point, _notes_of(desk, point)), band_of(participants))


def make_point(desk: Desk, notes: Sequence[str], point_id: str | None = None) -> Point:
    """A new point on these notes: their sign, theme and follow-up, the fullest wording to rewrite.

    Notes that were set aside are taken back into use. Raises ValueError where none of them is there.
    """
    own = [note for note in (desk.notes.get(name) for name in dict.fromkeys(notes)) if note is not None]
    if not own:
        raise ValueError(say("Merk et notat først."))
    point = Point(
        id=point_id or desk.tools.new_id(),
        text=opening(desk, (note.id for note in own)),
        theme=_theme(desk, own),
        sign=_sign(own),
        notes=tuple(note.id for note in own),
        follow_up=any(note.follow_up for note in own),
        order=1 + max((one.order for one in desk.points.all()), default=-1),
    )
    point = replace(point, strength=allowed_strength(desk, point))
    desk.apply([desk.points.put(point), *_back(desk, point.notes)], say("Laget et punkt"))
    return point


def opening(desk: Desk, notes: Iterable[str]) -> str:
    """The wording a point of these notes begins with: the fullest of them, as a sentence."""
    texts = [note.text for note in (desk.notes.get(name) for name in notes) if note is not None]
    return _sentence(desk, max(texts, key=len, default=""))


def write_text(desk: Desk, point_id: str, text: str) -> Point:
    """New wording of a point. Raises ValueError for an empty or overlong one."""
    point = point_of(desk, point_id)
    line = safe_line(desk, text)
    if not line:
        raise ValueError(say("Et punkt må ha en tekst."))
    if len(line) > MAX_LINE:
        raise ValueError(say("Teksten er for lang. Del den i flere punkter."))
    changed = replace(point, text=line)
    return _store(desk, point, changed, say("Skrev om et punkt"))


def set_sign(desk: Desk, point_id: str, sign: PointSign) -> Point:
    point = point_of(desk, point_id)
    return _store(desk, point, replace(point, sign=sign), say("Endret slag"))


def set_level(desk: Desk, point_id: str, level: Level) -> Point:
    point = point_of(desk, point_id)
    return _store(desk, point, replace(point, level=level), say("Endret hva punktet gjelder"))


def set_follow_up(desk: Desk, point_id: str, follow_up: bool) -> Point:
    point = point_of(desk, point_id)
    return _store(desk, point, replace(point, follow_up=follow_up), say("Endret oppfølging"))


def set_theme(desk: Desk, point_id: str, theme: str) -> Point:
    """Give the point another theme of this workshop. Raises ValueError where it is none."""
    point = point_of(desk, point_id)
    if desk.themes.get(theme) is None:
        raise ValueError(say("Det temaet finnes ikke i dette verkstedet."))
    return _store(desk, point, replace(point, theme=theme), say("Ga punktet et tema"))


def set_strength(desk: Desk, point_id: str, strength: Strength) -> Point:
    """How strongly the point is put. Raises ValueError where its voices do not reach so far."""
    point = point_of(desk, point_id)
    allowed = allowed_strength(desk, point)
    participants = desk.workshop.participants
    count = voices_behind(point, _notes_of(desk, point))
    if strength is not Strength.SOME and (
        not participants or too_strong(strength, count, band_of(participants))
    ):
        standard = desk.workshop.standard
        raise ValueError(
            say(
                "Stemmene rekker til «{allowed}», ikke til «{wanted}».",
                allowed=STRENGTH_WORDS[allowed].in_(standard),
                wanted=STRENGTH_WORDS[strength].in_(standard),
            )
        )
    return _store(desk, point, replace(point, strength=strength), say("Endret styrken"))


def add_notes(desk: Desk, point_id: str, notes: Iterable[str]) -> Point:
    """Let a point stand on these notes too; its strength follows where it was as proposed."""
    point = point_of(desk, point_id)
    there = [name for name in notes if desk.notes.get(name) is not None]
    changed = replace(point, notes=tuple(dict.fromkeys((*point.notes, *there))))
    changed = _follow_strength(desk, point, changed)
    desk.apply([desk.points.put(changed), *_back(desk, there)], say("La notater til et punkt"))
    return changed


def take_out(desk: Desk, point_id: str, note: str) -> Point:
    """The note no longer carries the point, and waits to be used again."""
    point = point_of(desk, point_id)
    changed = replace(point, notes=tuple(name for name in point.notes if name != note))
    return _store(desk, point, _follow_strength(desk, point, changed), say("Tok et notat ut av et punkt"))


def split(desk: Desk, point_id: str, notes: Sequence[str]) -> Point:
    """A new point of some of a point's notes, with its theme and sign. Raises ValueError if none is left."""
    point = point_of(desk, point_id)
    moved = [name for name in point.notes if name in set(notes)]
    if not moved or len(moved) == len(point.notes):
        raise ValueError(say("La minst ett notat bli igjen i punktet, og flytt minst ett."))
    own = [note for note in (desk.notes.get(name) for name in moved) if note is not None]
    rest = replace(point, notes=tuple(name for name in point.notes if name not in moved))
    new = Point(
        id=desk.tools.new_id(),
        text=opening(desk, moved),
        theme=point.theme,
        sign=point.sign,
        notes=tuple(moved),
        level=point.level,
        follow_up=any(note.follow_up for note in own),
        order=1 + max(one.order for one in desk.points.all()),
    )
    new = replace(new, strength=allowed_strength(desk, new))
    ops = [desk.points.put(_follow_strength(desk, point, rest)), desk.points.put(new)]
    desk.apply(ops, say("Delte et punkt"))
    return new


def merge(desk: Desk, into: str, other: str) -> Point:
    """One point of two: the wording of `into`, the notes and slips of both.

    Raises ValueError for one and the same, and for two themes.
    """
    if into == other:
        raise ValueError(say("Velg to ulike punkter."))
    kept, gone = point_of(desk, into), point_of(desk, other)
    changed = replace(
        kept,
        notes=tuple(dict.fromkeys((*kept.notes, *gone.notes))),
        slips=kept.slips + gone.slips,
        follow_up=kept.follow_up or gone.follow_up,
    )
    changed = _follow_strength(desk, kept, changed)
    desk.apply([desk.points.put(changed), desk.points.remove(gone.id)], say("Slo sammen to punkter"))
    return changed


def drop(desk: Desk, point_id: str) -> None:
    """Take the point away; its notes wait to be used again."""
    point = point_of(desk, point_id)
    desk.apply([desk.points.remove(point.id)], say("Tok bort et punkt"))


def set_aside(desk: Desk, notes: Iterable[str], reason: Aside, *, same_as: str | None = None) -> None:
    """Set notes aside with a reason, out of every point they carried; `same_as` is a note saying the same."""
    gone = {name for name in notes if desk.notes.get(name) is not None}
    ops: list[Put | Remove] = [
        desk.aside.put(SetAside(name, reason, same_as if same_as != name else None)) for name in sorted(gone)
    ]
    for point in desk.points.all():
        if gone.intersection(point.notes):
            rest = replace(point, notes=tuple(name for name in point.notes if name not in gone))
            ops.append(desk.points.put(_follow_strength(desk, point, rest)))
    desk.apply(ops, say("La notater til side"))


def aside_point(desk: Desk, point_id: str, reason: Aside) -> None:
    """Take a point away and set the notes aside that no other point stands on: one step."""
    desk.apply(aside_ops(desk, point_of(desk, point_id), reason), say("La et punkt til side"))


def aside_ops(desk: Desk, point: Point, reason: Aside) -> list[Put | Remove]:
    """The changes that take a point away with the notes it had alone."""
    used = {name for one in desk.points.all() if one.id != point.id for name in one.notes}
    alone = [name for name in point.notes if name not in used and desk.notes.get(name) is not None]
    ops: list[Put | Remove] = [desk.points.remove(point.id)]
    return ops + [desk.aside.put(SetAside(name, reason)) for name in alone]


def bring_back(desk: Desk, note: str) -> None:
    """A note that was set aside waits to be used again."""
    desk.apply(_back(desk, [note]), say("Tok fram et notat"))


def theme_notes(desk: Desk, notes: Iterable[str], theme: str) -> None:
    """Give notes another theme. Raises ValueError where it is none of this workshop."""
    if desk.themes.get(theme) is None:
        raise ValueError(say("Det temaet finnes ikke i dette verkstedet."))
    own = (desk.notes.get(name) for name in notes)
    ops = [desk.notes.put(replace(note, theme=theme)) for note in own if note is not None]
    desk.apply(ops, say("Ga notater et tema"))


def point_of(desk: Desk, point_id: str) -> Point:
    """The point. Raises ValueError where it is gone."""
    point = desk.points.get(point_id)
    if point is None:
        raise ValueError(say("Punktet finnes ikke lenger."))
    return point


def safe_line(desk: Desk, text: str) -> str:
    """One clean line with certain identifiers replaced."""
    safe, _ = replace_certain(clean_line(text), desk.hide_list())
    return safe


def _store(desk: Desk, before: Point, after: Point, label: str) -> Point:
    if after != before:
        desk.apply([desk.points.put(after)], label)
    return after


def _notes_of(desk: Desk, point: Point) -> list[Note]:
    return [note for note in (desk.notes.get(name) for name in point.notes) if note is not None]


def _follow_strength(desk: Desk, before: Point, after: Point) -> Point:
    """As proposed where it was as proposed, and never stronger than the voices."""
    allowed = allowed_strength(desk, after)
    order = list(Strength)
    proposed = before.strength is allowed_strength(desk, before)
    strength = allowed if proposed else min(after.strength, allowed, key=order.index)
    return replace(after, strength=strength)


def _back(desk: Desk, notes: Iterable[str]) -> list[Put | Remove]:
    return [desk.aside.remove(name) for name in notes if desk.aside.get(name) is not None]


def _theme(desk: Desk, notes: Sequence[Note]) -> str:
    """The theme most of the notes have, of those the workshop knows."""
    known = {theme.id for theme in desk.themes.all()}
    counted = Counter(note.theme for note in notes if note.theme in known)
    return counted.most_common(1)[0][0] or "" if counted else ""


def _sign(notes: Sequence[Note]) -> PointSign:
    """The sign of the first note that has one a point can have; advice where none has."""
    signs = (point_sign_of(note.sign) for note in notes)
    return next((sign for sign in signs if sign is not None), PointSign.ADVICE)


def _sentence(desk: Desk, text: str) -> str:
    """The note as the beginning of a sentence to rewrite."""
    line = safe_line(desk, text)
    if not line:
        return ""
    whole = line[0].upper() + line[1:]
    return whole if whole.endswith(_ENDS) else f"{whole}."
