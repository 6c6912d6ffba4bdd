"""Quotes: off by default, and each needs fit words, a yes, and two people before it goes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.desk.conftest import PASSPHRASE, SECOND
from tests.desk.test_reviewing import ready
from tests.desk.test_reviewing import workshop as with_points

from verksted.desk import copying
from verksted.desk import reviewing_quotes as quoting
from verksted.desk.desk import Desk
from verksted.desk.exporting import Exporter
from verksted.desk.releasing import blocked, gate, mark_reviewed, material, release_now
from verksted.desk.reviewing_gate import add_signer, answer_insider, sign_with
from verksted.desk.reviewing_store import review, rewrite, store
from verksted.privacy.release import Blocked, release
from verksted.report.json_form import from_json, to_json
from verksted.workshop.points import Approval, Quote, Reader
from verksted.workshop.words import Role

DAY = date(2026, 10, 20)
WORDS = "vi vil ha beskjed, ikke brev"


def codes(desk: Desk) -> set[tuple[str, str]]:
    return {(entry.code, entry.unit) for entry in blocked(desk)}


@pytest.fixture
def quoted(desk: Desk) -> Desk:
    """Three plain points; quotes are on, and the first has one, with a yes."""
    with_points(desk)
    for point in desk.points.all():
        copying.write_text(desk, point.id, f"Noen venter på svar, del {point.id[-1]}.")
    quoting.use_quotes(desk, True)
    quoting.set_quote(desk, "p1", WORDS, consent=True, today=DAY)
    add_signer(desk, SECOND, Role.CONTROL)
    return desk


def through_the_gate(desk: Desk) -> None:
    real = review(desk)
    while real.open:
        at = real.next_open(-1)
        assert at is not None
        store(desk, real.keep(at, "ikke en person", fact=False), real.book)
    for point in desk.points.all():
        answer_insider(desk, point.id, dict.fromkeys(Reader, False))
    mark_reviewed(desk)
    sign_with(desk, SECOND)


def test_quotes_are_off_and_what_is_written_stays_inside(desk: Desk) -> None:
    with_points(desk)
    assert not desk.workshop.quotes
    point = copying.point_of(desk, "p1")
    desk.apply([desk.points.put(replace(point, quote=Quote(WORDS, "2026-10-20")))], "utenom")
    ready(desk)
    assert WORDS not in str(release_now(desk))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("vi vil ha beskjed og ikke brev " * 3, "15"),
        ("æ vil ha beskjed, itj brev", "dialekt"),
        ("vi ventet i 14 dager", "tall"),
        ("vi ventet i fjorten dager", "tall"),
        ("de kom på en tirsdag uten å si det", "hendelse"),
        ("da jeg flyttet, visste ingen noe", "hendelse"),
    ],
)
def test_words_that_point_at_somebody_are_refused(desk: Desk, text: str, why: str) -> None:
    with_points(desk)
    quoting.use_quotes(desk, True)
    with pytest.raises(ValueError, match=why):
        quoting.set_quote(desk, "p1", text, consent=True, today=DAY)
    point = copying.point_of(desk, "p1")
    desk.apply([desk.points.put(replace(point, quote=Quote(text, "2026-10-20")))], "utenom")
    assert ("quote-open", "quote:p1") in codes(desk)


def test_nothing_goes_out_before_two_people_have_approved_just_these_words(quoted: Desk) -> None:
    assert ("quote-open", "quote:p1") in codes(quoted)
    assert quoting.approve_quotes(quoted) == 1
    assert quoting.approve_quotes(quoted) == 0
    assert ("quote-open", "quote:p1") in codes(quoted)
    with pytest.raises(ValueError, match="en annen"):
        quoting.approve_quotes_with(quoted, PASSPHRASE)
    assert quoting.approve_quotes_with(quoted, SECOND) == Role.CONTROL
    assert ("quote-open", "quote:p1") not in codes(quoted)
    quoting.set_quote(quoted, "p1", "vi vil ha beskjed før", consent=True, today=DAY)
    assert ("quote-open", "quote:p1") in codes(quoted)


def test_an_approved_quote_stands_after_its_point_in_a_summary_of_the_same_form(
    quoted: Desk, tmp_path: Path
) -> None:
    quoting.approve_quotes(quoted)
    quoting.approve_quotes_with(quoted, SECOND)
    through_the_gate(quoted)
    summary = release_now(quoted)
    texts = [point.text for theme in summary.themes for point in theme.points]
    assert f"Noen venter på svar, del 1. «{WORDS}»" in texts
    assert from_json(to_json(summary)) == summary
    made = Exporter(quoted).write_summary(tmp_path / "s.docx")
    assert made.is_file()


def test_without_a_yes_nobody_approves_and_nothing_goes_out(quoted: Desk) -> None:
    quoting.set_quote(quoted, "p1", WORDS, consent=False, today=DAY)
    with pytest.raises(ValueError, match="sagt ja"):
        quoting.approve_quotes(quoted)
    assert ("quote-open", "quote:p1") in codes(quoted)
    quoting.set_quote(quoted, "p1", "", consent=False, today=DAY)
    assert copying.point_of(quoted, "p1").quote is None
    assert ("quote-open", "quote:p1") not in codes(quoted)


def test_approvals_cannot_be_made_up(quoted: Desk) -> None:
    quoting.approve_quotes(quoted)
    point = copying.point_of(quoted, "p1")
    assert point.quote is not None
    (mine,) = point.quote.approvals
    forged = [
        Approval("en-annen", "kontroll", mine.signature, mine.at),
        Approval(quoted.workbook.slots()[-1].id, "kontroll", "00" * 64, mine.at),
        mine,
    ]
    for other in forged:
        quote = replace(point.quote, approvals=(mine, other))
        quoted.apply([quoted.points.put(replace(point, quote=quote))], "utenom")
        assert ("quote-open", "quote:p1") in codes(quoted)
        with pytest.raises(Blocked):
            release(material(quoted), gate(quoted), "id")


def test_a_new_quote_makes_the_point_wait_for_its_insider_test(quoted: Desk) -> None:
    answer_insider(quoted, "p2", dict.fromkeys(Reader, False))
    quoting.set_quote(quoted, "p2", WORDS, consent=True, today=DAY)
    assert ("insider-missing", "point:p2") in codes(quoted)


def test_a_name_in_a_quote_is_looked_for_and_masking_it_drops_the_approvals(quoted: Desk) -> None:
    quoting.set_quote(quoted, "p1", "Solfrid Haugland svarer aldri", consent=True, today=DAY)
    quoting.approve_quotes(quoted)
    real = review(quoted)
    at = next(n for n, item in enumerate(real.items) if item.unit == "quote:p1")
    store(quoted, real.mask(at), real.book)
    point = copying.point_of(quoted, "p1")
    assert point.quote is not None
    assert "Solfrid" not in point.quote.text
    assert point.quote.approvals == ()
    with pytest.raises(ValueError, match="i mellomtiden"):
        rewrite(quoted, "quote:p1", "noe annet", "noe")


def test_the_words_of_the_notes_are_offered(quoted: Desk) -> None:
    point = copying.point_of(quoted, "p1")
    assert quoting.candidates(quoted, point) == ["en"]
