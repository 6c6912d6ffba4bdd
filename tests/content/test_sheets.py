"""Sheets made straight from content, and the answers made from a released summary."""

from __future__ import annotations

from datetime import date

import pytest

from verksted.content.checklists import load_checklists, load_milestones, load_needs
from verksted.content.disclosure import load_disclosure
from verksted.content.laws import load_laws
from verksted.content.plan_sheets import (
    laws_sheet,
    needs_sheet,
    principles_sheet,
    timeline_sheet,
    wheel_sheet,
)
from verksted.content.principles import load_principles
from verksted.content.rules import load_ground_rules, load_hard_moments, load_opening_script, load_safe_arena
from verksted.content.sheets import (
    checklist_sheet,
    disclosure_card,
    moments_sheet,
    opening_sheet,
    rules_poster,
    safe_arena_sheet,
)
from verksted.content.tables import Answer, answers_of
from verksted.content.wheel import load_wheel, load_years
from verksted.workshop.followup import MeasureStatus, Origin
from verksted.workshop.handout import Bullets, Handout, Heading, Paragraph, Table
from verksted.workshop.points import PointSign, Strength
from verksted.workshop.summary import (
    DetectorFigures,
    Summary,
    SummaryBalance,
    SummaryMeasure,
    SummaryPoint,
    SummaryShare,
    SummaryTheme,
)
from verksted.workshop.words import Level, TargetGroup, WrittenStandard

NB, NN = WrittenStandard.BOKMAL, WrittenStandard.NYNORSK
DAY = date(2026, 10, 14)


def every_sheet(standard: WrittenStandard) -> list[Handout]:
    return [
        rules_poster(load_ground_rules().items.values(), standard),
        opening_sheet(load_opening_script().items.values(), standard),
        moments_sheet(load_hard_moments().items.values(), standard),
        safe_arena_sheet(load_safe_arena().items.values(), standard),
        disclosure_card(load_disclosure(), standard),
        *(checklist_sheet(listed, standard) for listed in load_checklists().items.values()),
        timeline_sheet(load_milestones().items, DAY, standard),
        wheel_sheet(load_wheel().items.values(), load_years().items.values(), standard),
        needs_sheet(load_needs().items.values(), standard),
        principles_sheet(load_principles().items.values(), standard),
        laws_sheet(load_laws().items.values(), standard),
    ]


@pytest.mark.parametrize("standard", [NB, NN])
def test_every_sheet_is_whole(standard: WrittenStandard) -> None:
    sheets = every_sheet(standard)
    assert len({sheet.name for sheet in sheets}) == len(sheets)
    for sheet in sheets:
        assert sheet.name.isascii()
        assert sheet.standard is standard
        assert "{" not in str(sheet.parts)
        for part in sheet.parts:
            if isinstance(part, Table):
                assert part.rows
                assert all(len(row) == len(part.header) for row in part.rows)
                assert part.caption
            if isinstance(part, Bullets):
                assert part.items


def test_the_standards_are_not_mixed() -> None:
    for bokmal, nynorsk in zip(every_sheet(NB), every_sheet(NN), strict=True):
        assert bokmal.name == nynorsk.name
        assert bokmal.parts != nynorsk.parts


def test_the_disclosure_card_has_the_numbers_under_the_step_that_calls() -> None:
    card = disclosure_card(load_disclosure(), NB)
    place = next(index for index, part in enumerate(card.parts) if isinstance(part, Table))
    headings = [part.text for part in card.parts[:place] if isinstance(part, Heading)]
    assert headings[-1] == "5. Ring nå"
    assert "112" in str(card.parts[place])
    last = card.parts[-1]
    assert isinstance(last, Paragraph)
    assert last.text.startswith("Mangler nummer: Barnevernvakta")


def test_the_timeline_has_a_day_and_a_role_for_everything_in_order() -> None:
    table = timeline_sheet(load_milestones().items, DAY, NN).parts[0]
    assert isinstance(table, Table)
    assert table.rows[0][0] == "22. juli 2026"
    assert ("14. oktober 2026", "Hald verkstaden", "fasilitator") in table.rows
    assert all(all(row) for row in table.rows)


def point(text: str, sign: PointSign) -> SummaryPoint:
    return SummaryPoint(text, sign, Strength.SOME, Level.SERVICE, follow_up=False)


def measure(text: str, theme: str, status: MeasureStatus, why_not: str = "") -> SummaryMeasure:
    return SummaryMeasure(text, Origin.WORKSHOP, (theme,), "leder", "2027-Q1", status, why_not)


def summary() -> Summary:
    nothing = SummaryShare(0, 0)
    return Summary(
        id="x",
        malform=NB,
        quarter="2026-Q4",
        municipality="Fjordvik",
        service="",
        target_group=(TargetGroup.YOUTH_15_17,),
        participants="5–7",
        method="",
        principles=(),
        themes=(
            SummaryTheme("a", "Møter", (point("Spør hvem som skal være med", PointSign.ADVICE),)),
            SummaryTheme("b", "Svar", (point("Det tar for lang tid.", PointSign.MUST_IMPROVE),)),
            SummaryTheme("c", "Ros", (point("De er blide", PointSign.WORKS),)),
            SummaryTheme("d", "Rom", (point("Få et finere rom", PointSign.ADVICE),)),
        ),
        measures=(
            measure("Vi spør alltid først", "a", MeasureStatus.PLANNED),
            measure("Vi bygger nytt rom", "d", MeasureStatus.NOT_DONE, "Kommunen har ikke penger i år."),
        ),
        earlier_measures=(),
        promises=(),
        balance=SummaryBalance(nothing, nothing, nothing, uneven=False),
        detector=DetectorFigures("", "", 0, 0, 0, 0, 0, 0),
        signers=(),
    )


def test_every_advice_gets_an_answer_and_praise_none() -> None:
    assert answers_of(summary()) == (
        Answer("Møter: Spør hvem som skal være med.", "Vi spør alltid først", "1. kvartal 2027"),
        Answer("Svar: Det tar for lang tid.", "Vi har ikke bestemt noe ennå."),
        Answer("Rom: Få et finere rom.", why_not="Vi bygger nytt rom. Kommunen har ikke penger i år."),
    )
