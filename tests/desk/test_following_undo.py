# ruff: noqa: ARG005 -- every act takes the same three, whether it needs them or not
"""Any fifty steps of any screen of the follow-up, taken back one by one and done again, give the same workbook."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.conftest import CHEAP, PASSPHRASE, Clock
from tests.desk.test_copying import ACTS as COPYING
from tests.desk.test_copying import workshop

from verksted.content.wording import put_all
from verksted.desk import (
    copying,
    following,
    following_erasing,
    following_tasks,
    planning_tables,
    registers,
    releasing,
    reviewing_gate,
    reviewing_store,
    sending_easy,
)
from verksted.desk import following_corrections as fixing
from verksted.desk import reviewing_quotes as quoting
from verksted.desk.desk import Desk, Tools
from verksted.desk.following import Answer, Reply
from verksted.desk.following_tasks import tasks, tick
from verksted.desk.registers import Table
from verksted.desk.releasing import keep, mark_reviewed, material
from verksted.desk.reviewing import Review, review_of
from verksted.desk.reviewing_gate import answer_insider, not_about_people, set_helped
from verksted.desk.reviewing_placeholders import PLACEHOLDERS
from verksted.desk.reviewing_store import placeholder_book, rewrite, store
from verksted.desk.sending_easy import Kind, set_easy
from verksted.privacy.decisions import OpenFinding
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.privacy.release_summary import outgoing
from verksted.workbook import Environment
from verksted.workshop.followup import MeasureStatus, Promise
from verksted.workshop.points import Reader

STEPS = 50
DAY = date(2026, 10, 20)
WORD = re.compile(r"\b(?:svar\w*|møter?\w*|Tekst)\b")
TABLES = [one.name for one in vars(registers).values() if isinstance(one, Table)]
TABLES += [one.name for one in vars(planning_tables).values() if isinstance(one, Table)]
TABLES += [fixing.CORRECTIONS.name, PLACEHOLDERS.name]
Held = dict[str, dict[str, object]]
Act = Callable[[Desk, int, int], object]


def held(desk: Desk) -> Held:
    """All that any table of the desk holds."""
    return {name: dict(desk.workbook.documents(name)) for name in sorted(set(TABLES))}


def pick(values: list[str], at: int) -> str:
    return values[at % len(values)] if values else "finnes ikke"


def points(desk: Desk) -> list[str]:
    return [point.id for point in desk.points.all()]


def measures(desk: Desk) -> list[str]:
    return [measure.id for measure in desk.measures.all()]


def promises(desk: Desk) -> list[str]:
    return [promise.id for promise in desk.promises.all()]


def corrected(desk: Desk) -> list[str]:
    return [entry.id for entry in fixing.corrections(desk).all()]


def in_hand(desk: Desk) -> Review:
    """A review with a finding on every word of a few: what the detector says is not tested here."""
    texts = {entry.unit: entry.text for entry in outgoing(material(desk))}
    found = [
        OpenFinding(unit, text, Finding(m.start(), m.end(), Label.PERSON, Action.LOOK, Source.LIST, 0.8))
        for unit, text in texts.items()
        for m in WORD.finditer(text)
    ]
    return review_of(texts, found, placeholder_book(desk))


def decide(make: Callable[[Review, int, bool], Any]) -> Act:
    def act(desk: Desk, one: int, other: int) -> None:
        hand = in_hand(desk)
        if hand.items:
            store(desk, make(hand, one % len(hand.items), bool(other % 2)), hand.book)

    return act


def answered(desk: Desk, one: int, other: int) -> None:
    replies = (
        Reply(Answer.DO, f"Vi gjør {other}.", "leder", "01.03.2027"),
        Reply(Answer.DO_NOT, f"Nei {other}", why_not="Vi har ikke folk til det."),
        Reply(Answer.KNOW_MORE, f"noe {other}", "leder", "01.03.2027"),
    )
    measure = pick(measures(desk), other) if other % 3 == 0 else None
    following.give_answer(desk, ["svar"], replies[one % 3], measure, points=points(desk)[:other])


def reworded(desk: Desk, one: int, other: int) -> None:
    point = copying.point_of(desk, pick(points(desk), one))
    copying.write_text(desk, point.id, put_all(f"Æ veit itj {other}", desk.workshop.standard))


def let_stand_one(desk: Desk, one: int) -> None:
    """As `demo` decides: a finding kept without a review in hand."""
    items = in_hand(desk).items
    if items:
        item = items[one % len(items)]
        text = next(out.text for out in outgoing(material(desk)) if out.unit == item.unit)
        keep(desk, OpenFinding(item.unit, text, item.finding), "et vanlig ord")


FOLLOWING: list[Act] = [
    decide(lambda hand, at, alike: hand.mask(at, alike=alike)),
    decide(lambda hand, at, alike: hand.generalise(at, "noe", alike=alike)),
    decide(lambda hand, at, alike: hand.keep(at, "et vanlig ord", alike=alike, fact=not alike)),
    decide(lambda hand, at, _: hand.mark_missed(hand.items[at].unit, 0, 3)),
    lambda d, a, b: rewrite(d, "workshop:method", d.workshop.method, f"Måten {b}."),
    lambda d, a, b: answer_insider(d, pick(points(d), a), {r: bool(b % 2) for r in Reader}),
    lambda d, a, b: not_about_people(d, f"point:{pick(points(d), a)}", "tekst", f"en god grunn {b}"),
    lambda d, a, b: set_helped(d, 1 + a * 10 + b),
    lambda d, a, b: mark_reviewed(d),
    answered,
    lambda d, a, b: following.answer_also(d, pick(measures(d), a), [pick(points(d), b)]),
    lambda d, a, b: following.set_status(
        d, pick(measures(d), a), list(MeasureStatus)[b % 4], "Vi har ikke råd nå."
    ),
    lambda d, a, b: following.remove_answer(d, pick(measures(d), a)),
    lambda d, a, b: following.give_promise(d, f"Løfte {a}.", "leder", "01.12.2026"),
    lambda d, a, b: following.keep_promise(d, pick(promises(d), a), bool(b % 2)),
    lambda d, a, b: following.be_sorry(d, pick(promises(d), a), f"Det gikk ikke denne gangen {b}."),
    lambda d, a, b: following.take_promises(d, [Promise("x", f"Fra sist {a}.", "leder")]),
    lambda d, a, b: fixing.note_correction(d, pick(points(d), a), f"ikke slik {b}", DAY),
    lambda d, a, b: fixing.note_missing(d, f"- noe mangler {a}"),
    lambda d, a, b: fixing.change_point(d, pick(corrected(d), a), f"Rettet {b}."),
    lambda d, a, b: fixing.let_stand(d, pick(corrected(d), a), "Flere sa det slik."),
    lambda d, a, b: fixing.put_aside(d, pick(corrected(d), a)),
    lambda d, a, b: tick(d, pick([one.id for one in tasks(d)], a * 10 + b), DAY),
    lambda d, a, b: quoting.use_quotes(d, bool(a % 2)),
    lambda d, a, b: quoting.set_quote(
        d, pick(points(d), a), "de tok seg tid", consent=bool(b % 3), today=DAY
    ),
    lambda d, a, b: quoting.set_quote(d, pick(points(d), a), "", consent=False, today=DAY),
    lambda d, a, b: quoting.approve_quotes(d),
    lambda d, a, b: following_erasing.withdraw(d, f"u{1 + a % 4}"),
    reworded,
    lambda d, a, b: let_stand_one(d, a),
    lambda d, a, b: set_easy(d, Kind.POINT, pick(points(d), a), f"Kort {b}." if b % 3 else ""),
    lambda d, a, b: set_easy(d, Kind.MEASURE, pick(measures(d), a), f"Vi gjør det {b}."),
]
ACTS: list[Act] = [*COPYING, *FOLLOWING]
ROWS = st.lists(
    st.tuples(st.integers(0, len(ACTS) - 1), st.integers(0, 9), st.integers(0, 9)),
    min_size=2 * STEPS,
    max_size=4 * STEPS,
)


def there_and_back(desk: Desk, row: list[tuple[int, int, int]]) -> list[int]:
    """Take steps until fifty are on disk, then all back and all forth; returns which acts wrote something."""
    written = 0
    real = desk.workbook.apply

    def counted(*args: Any, **kwargs: Any) -> Any:
        nonlocal written
        written += 1
        return real(*args, **kwargs)

    desk.workbook.apply = counted  # type: ignore[method-assign]  # each is one step of undo
    seen, acted = [held(desk)], []
    for act, one, other in row:
        before = written
        try:
            ACTS[act](desk, one, other)
        except ValueError:
            assert written == before, "a refused step has written something"
            continue
        assert written <= before + 1, "one step of a screen must be one step of undo"
        if written > before:
            seen.append(held(desk))
            acted.append(act)
        if written == STEPS:
            break
    for number in range(len(seen) - 2, -1, -1):
        assert desk.workbook.undo() is not None
        assert held(desk) == seen[number]
    for number in range(1, len(seen)):
        assert desk.workbook.redo() is not None
        assert held(desk) == seen[number]
    return acted


def run(row: list[tuple[int, int, int]]) -> list[int]:
    with TemporaryDirectory() as place:
        tools = Tools(Environment(Clock(), os.urandom, Path(place) / "state"), kdf=CHEAP)
        desk, _ = Desk.create(Path(place) / "bok", title="T", passphrase=PASSPHRASE, tools=tools)
        with desk:
            workshop(desk)
            return there_and_back(desk, row)


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(ROWS)
def test_any_fifty_steps_are_undone_and_done_again(row: list[tuple[int, int, int]]) -> None:
    run(row)


ROOMS = (
    copying, following, fixing, following_tasks, following_erasing, reviewing_gate, reviewing_store, quoting,
    releasing, sending_easy,
)  # fmt: skip
WRITES = re.compile(r"\.(?:apply|change_workshop|hide)\(|\b_store\(|NoteTaker\(")
LEFT_OUT = {"release_now", "sign_off"}
"""A barrier that undo does not pass, and what the second person writes from a program of her own."""


def test_every_verb_of_the_follow_up_is_among_the_steps() -> None:
    """A verb that is made later cannot be forgotten here."""
    tried = Path(__file__).read_text("utf-8") + Path(__file__).with_name("test_copying.py").read_text("utf-8")
    verbs = {
        name
        for room in ROOMS
        for name, verb in inspect.getmembers(room, inspect.isfunction)
        if verb.__module__ == room.__name__ and name[0] != "_" and WRITES.search(inspect.getsource(verb))
    }
    assert len(verbs) > 35
    assert {name for name in verbs if not re.search(rf"\b{name}\(\s*(?:d|desk)\b", tried)} == LEFT_OUT


def test_every_step_of_every_screen_is_among_those_that_were_tried() -> None:
    """Rows in which each act comes with what it needs: none of them is refused for ever."""
    acted: set[int] = set()
    for turn in range(60):
        begin = [(0, 1, 2), (0, 3, 4), (len(COPYING) + 9, 0, 2), (len(COPYING) + 17, 0, 1)]
        dice = Random(turn)
        rest = [(act, dice.randrange(10), dice.randrange(10)) for act in range(len(ACTS)) for _ in range(2)]
        dice.shuffle(rest)
        acted |= set(run([*begin, *rest]))
        if len(acted) == len(ACTS):
            return
    raise AssertionError(sorted(set(range(len(ACTS))) - acted))
