"""The difference check beside other years: the register's summaries of the same service, while it is open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE, SECOND
from tests.desk.test_reviewing import ready, workshop

from verksted.desk.desk import Desk, Tools
from verksted.desk.register import ServiceRegister
from verksted.desk.releasing import blocked, mark_reviewed, release_now
from verksted.desk.reviewing_gate import RiskKind, answer_insider, risks, sign_with
from verksted.desk.reviewing_years import compare_with, compared_line
from verksted.privacy.release import Blocked
from verksted.workshop.points import Point, PointSign, Reader
from verksted.workshop.words import TargetGroup


@pytest.fixture
def register(tools: Tools, tmp_path: Path) -> Iterator[ServiceRegister]:
    made, _ = ServiceRegister.create(tmp_path / "register", passphrase=PASSPHRASE, tools=tools)
    with made:
        yield made


def a_year(desk: Desk) -> None:
    workshop(desk)
    told = replace(
        desk.workshop,
        municipality="Lindvik kommune",
        service="Barneverntjenesten",
        target_groups=(TargetGroup.YOUTH_15_17,),
    )
    desk.change_workshop(told)
    ready(desk)


@pytest.fixture
def other(tools: Tools, tmp_path: Path, register: ServiceRegister) -> Desk:
    """Another workbook of the same service, which told the same, released and in the register."""
    made, _ = Desk.create(tmp_path / "annen", title="Andre", passphrase=PASSPHRASE, tools=tools)
    with made:
        a_year(made)
        release_now(made)
        register.take_from(made)
    return made


def add_point(desk: Desk) -> None:
    (note, *_) = desk.notes.all()
    text = "Noen ønsker svar på kvelden."
    desk.apply([desk.points.put(Point("p9", text, "svar", PointSign.ADVICE, (note.id,)))], "x")
    answer_insider(desk, "p9", dict.fromkeys(Reader, False))


def codes(desk: Desk) -> set[tuple[str, str]]:
    return {(entry.code, entry.unit) for entry in blocked(desk)}


def test_what_one_voice_adds_to_another_years_summary_blocks_while_the_register_is_open(
    desk: Desk, register: ServiceRegister, other: Desk
) -> None:
    a_year(desk)
    add_point(desk)
    assert ("difference-one", "point:p9") not in codes(desk)
    assert "Ikke sammenlignet" in compared_line(desk, None)
    assert compare_with(desk, register) == 1
    assert "Sammenlignet med 1" in compared_line(desk, register)
    assert ("difference-one", "point:p9") in codes(desk)
    mark_reviewed(desk)
    with pytest.raises(Blocked):
        sign_with(desk, SECOND)
    assert compare_with(desk, None) == 0
    assert ("difference-one", "point:p9") not in codes(desk)


@pytest.mark.parametrize(
    "change",
    [
        {"municipality": "En annen kommune"},
        {"service": "En annen tjeneste"},
        {"target_groups": (TargetGroup.PARENTS,)},
    ],
)
def test_only_the_same_service_and_group_is_compared(
    desk: Desk, register: ServiceRegister, other: Desk, change: dict[str, object]
) -> None:
    a_year(desk)
    desk.change_workshop(replace(desk.workshop, **change))  # type: ignore[arg-type]  # one field each
    assert compare_with(desk, register) == 0
    assert "ingen andre" in compared_line(desk, register)


def test_a_workbooks_own_summaries_are_not_counted_twice(desk: Desk, register: ServiceRegister) -> None:
    a_year(desk)
    release_now(desk)
    register.take_from(desk)
    assert compare_with(desk, register) == 0
    assert "Sammenlignet med 1 herfra" in compared_line(desk, register)


def test_a_point_that_alone_is_gone_since_the_other_summary_is_told(
    desk: Desk, register: ServiceRegister, other: Desk
) -> None:
    a_year(desk)
    compare_with(desk, register)
    assert not [one for one in risks(desk) if one.kind is RiskKind.DIFFERENCE]
    desk.apply([desk.points.remove("p2")], "x")
    assert [one.text for one in risks(desk) if one.kind is RiskKind.DIFFERENCE and "borte" in one.text]
