"""The practice workshop, put into a workbook by the same code that a user's own workshop runs through.

`practice_desk` opens it to try things in; `run_unattended` takes it all the way, from plan to a signed
summary, with two people at two keys.
"""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from verksted.content.practice import Practice, PracticeNote, practice
from verksted.desk.desk import Desk, Tools
from verksted.desk.releasing import findings_to_decide, keep, mark_reviewed, release_now, sign_off
from verksted.desk.taking import Moment, NoteTaker
from verksted.workbook import WorkbookError, peek
from verksted.workshop.language import say
from verksted.workshop.notes import Line, Note, format_line
from verksted.workshop.plan import Status, Workshop
from verksted.workshop.summary import Summary
from verksted.workshop.words import Phase

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
_HALF = 8
"""Bytes: half of the id of a workbook."""

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Run:
    """What an unattended run made: the summary, and the passphrase of the one who facilitates."""

    summary: Summary
    passphrase: str


def random_passphrase(tools: Tools) -> str:
    """Twenty letters and digits in groups of five: 99 bits."""
    raw = int.from_bytes(tools.environment.random(32), "big")
    signs: list[str] = []
    for _ in range(_GROUPS * _GROUP):
        raw, place = divmod(raw, len(_LETTERS))
        signs.append(_LETTERS[place])
    return "-".join("".join(signs[i : i + _GROUP]) for i in range(0, len(signs), _GROUP))


def practice_id(tools: Tools) -> bytes:
    """An id for a workbook of the practice workshop: its second half follows from the random first."""
    first = tools.environment.random(_HALF)
    return first + _second_half(first)


def is_practice(folder: Path) -> bool:
    """Whether the workbook in `folder` was made by `run_unattended`: what is in it is invented."""
    try:
        raw = bytes.fromhex(peek(folder).id)
    except (OSError, ValueError, WorkbookError):
        return False
    return raw[_HALF:] == _second_half(raw[:_HALF])


def _second_half(first: bytes) -> bytes:
    return hashlib.sha256(b"verksted practice" + first).digest()[:_HALF]


def fill_plan(desk: Desk, plan: Practice) -> None:
    """Workshop, themes, questions, agenda, roles and principles, as they stand before the day."""
    desk.change_workshop(plan.workshop)
    desk.apply((desk.themes.put(theme) for theme in plan.themes), say("Valgte temaer"))
    desk.apply((desk.questions.put(question) for question in plan.questions), say("Valgte spørsmål"))
    desk.change_agenda(plan.blocks)
    desk.apply((desk.roles.put(role) for role in plan.roles), say("Fordelte roller"))
    desk.apply((desk.principles.put(check) for check in plan.principles), say("Gikk gjennom prinsippene"))


def take_notes(desk: Desk, plan: Practice) -> dict[str, str]:
    """Type every note as it was typed that day. Returns the workbook's id for each id of the practice."""
    taker = NoteTaker(desk)
    themes = {block.id: block.theme for block in plan.blocks}
    ids: dict[str, str] = {}
    for entry in plan.notes:
        moment = Moment(entry.block, entry.theme or themes.get(entry.block), entry.minute)
        for note in taker.take(_typed(entry), moment):
            ids[entry.id] = note.id
            if entry.quote and not note.quote:
                desk.apply([desk.notes.put(_quoted(note))], say("Merket som ordrett"))
    return ids


def _typed(entry: PracticeNote) -> str:
    return format_line(Line(entry.text, entry.sign, entry.follow_up, entry.seat, None, entry.agree))


def _quoted(note: Note) -> Note:
    return replace(note, quote=True)


def write_points(desk: Desk, plan: Practice, ids: dict[str, str]) -> None:
    """The fair copy: points on their notes, the rest set aside, with insider test answers."""
    slot = desk.workbook.slot.id
    points = [
        replace(
            point,
            notes=tuple(ids[note] for note in point.notes),
            insider=replace(point.insider, judged_by=slot) if point.insider else None,
        )
        for point in plan.points
    ]
    aside = [
        replace(
            entry, note=ids[entry.note], merged_into=ids[entry.merged_into] if entry.merged_into else None
        )
        for entry in plan.aside
    ]
    desk.apply((desk.points.put(point) for point in points), say("Renskrev punkter"))
    desk.apply((desk.aside.put(entry) for entry in aside), say("La notater til side"))


def write_follow_up(desk: Desk, plan: Practice, ids: dict[str, str]) -> None:
    """Measures and promises."""
    desk.apply((desk.measures.put(measure) for measure in plan.measures), say("Førte opp tiltak"))
    promises = [replace(entry, note=ids[entry.note] if entry.note else None) for entry in plan.promises]
    desk.apply((desk.promises.put(promise) for promise in promises), say("Førte opp løfter"))


def decide_findings(desk: Desk, plan: Practice) -> None:
    """The reviewer's decisions: what was let stand, each with its reason. Others stay open, and block."""
    reasons = {
        (decision.unit, decision.words.casefold()): decision.reason
        for decision in plan.decisions
        if decision.choice == "keep"
    }
    for finding in findings_to_decide(desk):
        reason = reasons.get((finding.unit, finding.words.casefold()))
        if reason is not None:
            keep(desk, finding, reason)


def run_unattended(folder: Path, tools: Tools, progress: Progress = silent) -> Run:
    """The whole job in `folder`: plan, notes, points, review, a second person's signature, release.

    Raises `Blocked` if the practice workshop is not in order, and `WorkbookError` for the disk.
    """
    plan = practice()
    first, second = random_passphrase(tools), random_passphrase(tools)
    progress(say("Lager arbeidsboka"))
    desk, _ = Desk.create(
        folder,
        title=plan.workshop.title,
        passphrase=first,
        standard=plan.workshop.standard,
        role=plan.reviewer,
        tools=tools,
        identity=practice_id(tools),
    )
    with desk:
        progress(say("Planlegger"))
        fill_plan(desk, plan)
        progress(say("Skriver notater"))
        ids = take_notes(desk, plan)
        progress(say("Renskriver"))
        write_points(desk, plan, ids)
        write_follow_up(desk, plan, ids)
        progress(say("Ser etter personopplysninger"))
        decide_findings(desk, plan)
        mark_reviewed(desk)
        desk.change_workshop(_all_done(desk))
        desk.workbook.add_slot(second, plan.signer, kdf=tools.kdf)
    progress(say("En annen person leser og signerer"))
    with Desk.open(folder, passphrase=second, tools=tools) as other:
        sign_off(other)
        summary = release_now(other)
    return Run(summary, first)


def _all_done(desk: Desk) -> Workshop:
    done = dict.fromkeys((Phase.PLAN, Phase.RUN, Phase.FOLLOW_UP), Status.IN_PLACE)
    return replace(desk.workshop, phases={**done, Phase.REPORT: Status.UNDER_WAY})


class Stage(StrEnum):
    """How far the practice workshop has come when one begins."""

    PLANNED = "planned"
    """The day has not been: nothing is written yet."""
    WRITTEN = "written"
    """The evening after: every note waits for its fair copy."""
    COPIED = "copied"
    """Points and answers are written, and wait for the review."""


def practice_desk(tools: Tools | None = None, stage: Stage = Stage.COPIED) -> Desk:
    """The practice workshop as far as `stage`, open, in a folder that goes away with the program."""
    tools = tools or Tools()
    folder = Path(tempfile.mkdtemp(prefix="verksted-ovelse-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    plan = practice()
    desk, _ = Desk.create(
        folder / "ovingsverksted",
        title=plan.workshop.title,
        passphrase=random_passphrase(tools),
        standard=plan.workshop.standard,
        tools=tools,
    )
    fill_plan(desk, plan)
    if stage is not Stage.PLANNED:
        ids = take_notes(desk, plan)
        if stage is Stage.COPIED:
            write_points(desk, plan, ids)
            write_follow_up(desk, plan, ids)
    return desk
