"""Planning in the app: what one sees, what is stored, and what a wrong word leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.tui.app_helper import opened, press, seen, settled, write
from textual import events
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets import Static

from verksted.desk.desk import Desk
from verksted.desk.planning import Planning
from verksted.tui import messages
from verksted.tui.app import VerkstedApp
from verksted.tui.dates import parse_day
from verksted.tui.screens.new import strength
from verksted.tui.screens.plan import questions as bank_view
from verksted.tui.widgets.hanging import Hanging
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workbook import WorkbookError
from verksted.workshop.agenda import Block, BlockKind
from verksted.workshop.plan import Principle, Theme
from verksted.workshop.preparation import Breadth
from verksted.workshop.words import TargetGroup

TODAY = date(2026, 9, 1)


# Days ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("14.10.2026", date(2026, 10, 14)),
        ("14.10.26", date(2026, 10, 14)),
        ("14.10", date(2026, 10, 14)),
        ("14. oktober", date(2026, 10, 14)),
        ("onsdag 14. oktober 2026", date(2026, 10, 14)),
        ("2026-10-14", date(2026, 10, 14)),
        ("3. aug", date(2027, 8, 3)),
        (" 1/9/2026 ", date(2026, 9, 1)),
    ],
)
def test_a_day_is_understood_as_people_write_it(typed: str, day: date) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "tull", "31.2.2026", "14.13.2026", "0.0", "14.10.1800", "9" * 5000, "[b]"]
)
def test_what_is_no_day_gives_a_sentence(typed: str) -> None:
    with pytest.raises(ValueError, match="ikke en dato"):
        parse_day(typed, TODAY)


def test_a_passphrase_is_advised_on_never_refused() -> None:
    assert strength("kort").startswith("○")
    assert strength("aaaaaaaaaaaaaaaaaaaa").startswith("○")
    assert strength("fire helt tilfeldige ord").startswith("●")


# The frame ----------------------------------------------------------------------------------------


async def test_a_field_is_saved_as_one_leaves_it_and_undo_brings_it_back(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        app.screen.query_one("#place", Line).focus()
        await write(pilot, "biblioteket")
        await press(pilot, "tab")
        assert desk.workshop.place == "biblioteket"
        assert "lagret" in seen(app).split("\n")[0]
        app.screen.query_one("#experienced").focus()
        await press(pilot, "ctrl+z")
        assert desk.workshop.place == ""
        assert app.screen.query_one("#place", Line).value == ""
        await press(pilot, "ctrl+y")
        assert desk.workshop.place == "biblioteket"


async def test_a_wrong_date_is_told_and_stays_in_the_field(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        app.screen.query_one("#date", Line).focus()
        await write(pilot, "31.2.2026")
        await press(pilot, "tab")
        assert "ikke en dato" in seen(app)
        assert desk.workshop.date == ""


async def test_a_workshop_in_the_past_and_one_too_near_are_told(desk: Desk) -> None:
    today = desk.tools.environment.clock().astimezone().date()
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        desk.change_workshop(replace(desk.workshop, date=(today - timedelta(days=3)).isoformat()))
        await opened(pilot, desk, "frame")
        assert "for 3 dager siden" in seen(app)
        await press(pilot, "escape")
        assert "Neste steg" in seen(app)
        desk.change_workshop(replace(desk.workshop, date=(today + timedelta(days=5)).isoformat()))
        await press(pilot, "2")
        assert "mindre enn to uker" in seen(app)


async def test_few_participants_are_warned_about_at_once(desk: Desk) -> None:
    desk.change_workshop(replace(desk.workshop, participants=4))
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        assert "færre enn fem" in seen(app)
        field = app.screen.query_one("#participants", Line)
        field.focus()
        field.value = "mange"
        await press(pilot, "tab")
        assert "Skriv et tall fra 1 til 500" in seen(app)
        assert desk.workshop.participants == 4


# Themes -------------------------------------------------------------------------------------------


async def test_user_words_are_never_markup_in_any_list(desk: Desk) -> None:
    plan = Planning(desk)
    plan.add_theme(Theme("t", "[b]fet[/b] [/x]", "t", survey_item="[red]2,9"))
    desk.change_agenda([Block("b", "[u]økt[/u] [", 10, BlockKind.QUESTION, theme="t")])
    app = VerkstedApp()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, desk, "themes")
        assert "[b]fet[/b] [/x]" in seen(app)
        assert "[red]2,9" in seen(app)
        app.post_message(messages.Go("agenda"))
        await settled(pilot)
        assert "[u]økt[/u] [" in seen(app)


async def test_escape_from_a_form_changes_nothing(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "themes")
        await press(pilot, "down", "n")
        await write(pilot, "Hva er viktig?")
        await press(pilot, "escape")
        assert len(desk.questions) == 0


async def test_a_search_without_hits_says_what_to_do(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "themes")
        await write(pilot, "qwxz")
        assert "Ingen treff på «qwxz»" in seen(app)


async def test_a_word_of_other_groups_leads_to_their_questions(desk: Desk) -> None:
    desk.change_workshop(replace(desk.workshop, target_groups=(TargetGroup.YOUTH_12_14,)))
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "themes")
        await write(pilot, "ettervern")
        assert "Ingen treff på «ettervern»" in seen(app)
        assert "Vis 14 treff for alle målgrupper" in seen(app)
        await press(pilot, "down", "space")
        assert "14 treff · alle målgrupper" in seen(app)
        assert "til ettervern" in seen(app)
        await press(pilot, "space")
        assert [one.theme for one in desk.questions.all()] == ["aftercare"]


async def test_another_search_begins_at_its_best_hit(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "themes")
        await write(pilot, "tillit")
        await press(pilot, "down", "down", "down")
        hits = app.screen.query_one("#hits", Rows)
        assert hits.hand != hits.rows[0].id
        await press(pilot, "ctrl+f", "ctrl+u")
        await write(pilot, "kontaktperson")
        await press(pilot, "down")
        assert hits.hand == hits.rows[0].id
        await press(pilot, "down", "v")
        assert hits.hand == hits.rows[0].id


def test_what_is_said_of_a_question_is_never_cut(desk: Desk) -> None:
    del desk
    for question in bank_view.whole_bank()[0].questions.values():
        for width in (38, 60, 100):
            last = bank_view.question_row(question, False, width).more[-1].plain
            assert len(last) <= width + 4
            assert not last.endswith(":")


# The agenda ---------------------------------------------------------------------------------------


def two_blocks() -> list[Block]:
    return [Block("a", "Først", 20), Block("b", "Sist", 30, locked=True)]


def test_what_wraps_in_a_list_goes_on_under_itself() -> None:
    text = Content.assemble(
        ("Slik gjør dere", "bold"),
        "\n  1. Alle skriver i stillhet, en tanke på hver lapp.\n",
        "– Vet de hva de skal være med på?\n\nF4   bytt ut ordet som er merket\nEn vanlig linje som er lang",
    )
    shown = Hanging(text)
    strips = shown.render_strips(24, None, Style(), RenderOptions(lambda _: Style(), {}))
    assert [strip.text.rstrip() for strip in strips] == [
        "Slik gjør dere",
        "  1. Alle skriver i",
        "     stillhet, en tanke",
        "     på hver lapp.",
        "– Vet de hva de skal",
        "  være med på?",
        "",
        "F4   bytt ut ordet som",
        "     er merket",
        "En vanlig linje som er",
        "lang",
    ]
    assert shown.get_height({}, 24) == len(strips)


async def test_minutes_and_order_are_tried_before_they_are_stored(desk: Desk) -> None:
    desk.change_workshop(replace(desk.workshop, starts="16:00"))
    desk.change_agenda(two_blocks())
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "agenda")
        await press(pilot, "e", "right", "right")
        assert "16.30" in seen(app)
        assert [block.minutes for block in desk.agenda] == [20, 30]
        await press(pilot, "escape")
        assert "16.20" in seen(app)
        await press(pilot, "e", "right", "enter")
        assert [block.minutes for block in desk.agenda] == [25, 30]
        await press(pilot, "f", "down")
        assert [block.id for block in desk.agenda] == ["a", "b"]
        await press(pilot, "enter")
        assert [block.id for block in desk.agenda] == ["b", "a"]
        await press(pilot, "ctrl+z", "ctrl+z")
        assert [(block.id, block.minutes) for block in desk.agenda] == [("a", 20), ("b", 30)]


async def test_a_locked_block_keeps_its_minutes(desk: Desk) -> None:
    desk.change_agenda(two_blocks())
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "agenda")
        await press(pilot, "down", "e", "right", "enter")
        assert desk.agenda[1].minutes == 30
        await press(pilot, "escape", "space")
        assert not desk.agenda[1].locked


async def test_an_empty_agenda_offers_templates(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "agenda")
        for key in "fexdtv":
            await press(pilot, key)
        assert desk.agenda == []
        await press(pilot, "enter", "enter")
        assert len(desk.agenda) > 4


# People, principles, hide list --------------------------------------------------------------------


async def test_arrows_count_and_letters_do_without(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "people")
        assert "■ mangler" in seen(app)
        app.screen.query_one(Rows).take("mix:aftercare")
        await press(pilot, "right", "right", "left")
        assert Planning(desk).mix_of(Breadth.AFTERCARE).asked == 1
        await press(pilot, "e")
        app.screen.query_one("#wanted", Line).value = "1000000"
        await press(pilot, "tab", "enter")
        assert "Skriv et tall fra 0 til 500" in seen(app)


async def test_a_hidden_word_is_a_number_and_nothing_else(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "hide-list")
        await write(pilot, "Oddleif")
        assert "Oddleif" not in seen(app)
        await press(pilot, "enter")
        assert "1 ord er skjult" in seen(app)
        assert [one.words for one in desk.hidden.all()] == ["Oddleif"]
        await press(pilot, "ctrl+z")
        assert len(desk.hidden) == 0


async def test_a_copy_to_a_stick_that_is_not_there_is_told(desk: Desk, tmp_path: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "first-day")
        await press(pilot, "down", "enter")
        app.screen.query_one("#where", Line).value = str(tmp_path / "borte")
        await press(pilot, "enter")
        assert "Er minnepinnen satt i?" in seen(app)
        await press(pilot, "enter")
        app.screen.query_one("#where", Line).value = str(tmp_path)
        await press(pilot, "enter")
        assert (tmp_path / "bok-kopi" / "hode.json").exists()
        assert "Nå kan pinnen tas ut" in seen(app)


# When it goes wrong -------------------------------------------------------------------------------


async def test_a_disk_that_fails_is_told_and_nothing_says_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")

        def fails(*_: object, **__: object) -> None:
            raise WorkbookError("Minnepinnen svarer ikke.")

        monkeypatch.setattr(desk, "apply", fails)
        field = app.screen.query_one("#place", Line)
        field.focus()
        await write(pilot, "bib")
        await press(pilot, "tab")
        rows = seen(app).split("\n")
        assert "får ikke lagret" in rows[0]
        assert "Minnepinnen svarer ikke." in rows[-2]


async def test_a_pasted_page_keeps_all_its_lines(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        field = app.screen.query_one("#service", Line)
        field.focus()
        field.post_message(events.Paste("første\r\nandre\ntredje \x1b[31m"))
        await settled(pilot)
        await press(pilot, "tab")
        assert desk.workshop.service == "første andre tredje [31m"


async def test_two_sentences_of_purpose_are_seen_whole_and_the_keys_are_those_of_the_form(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        app.screen.query_one("#service", Line).focus()
        await press(pilot, "enter")
        first = "Vi vil vite hva som gjør at fosterforeldre blir hørt."
        await write(pilot, f"{first} Og hva som må til for å holde ut.")
        assert first in seen(app)
        assert "for å holde ut." in seen(app)
        await press(pilot, "enter")
        assert desk.workshop.purpose == f"{first} Og hva som må til for å holde ut."
        assert app.screen.query_one("#youth-12-14").has_focus
        await press(pilot, "up", "up", "up")
        assert app.screen.query_one("#service").has_focus
        await press(pilot, "down", "down", "down")
        assert app.screen.query_one("#youth-12-14").has_focus
        await press(pilot, "ctrl+z")
        assert desk.workshop.purpose == ""
        assert "holde ut" not in seen(app)
        await press(pilot, "shift+tab")
        await pilot.press("x", "ctrl+z")
        app.screen.query_one("#purpose").post_message(events.Paste("første\r\nandre"))
        await settled(pilot)
        await press(pilot, "tab")
        assert desk.workshop.purpose == "første andre"


async def test_opening_a_place_again_and_again_leaves_one_screen(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk)
        for key in ("2", "ctrl+n", "ctrl+n", "1", "2", "1"):
            await press(pilot, key)
        assert len(app.screen_stack) == 2
        assert app.screen.query_one("#message", Static) is not None


async def test_what_shows_a_principle_is_seen_whole_while_it_is_written(desk: Desk) -> None:
    """Over lines that wrap, typed or pasted; stored as one line, and shown whole beside the questions."""
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "principles")
        await press(pilot, "enter")
        told = "Vi inviterte ungdom med ulike tiltak, både fornøyde og misfornøyde.\nIngen ble valgt av saksbehandler."
        app.post_message(events.Paste(told))
        await settled(pilot)
        await write(pilot, " Og å, ja")
        shown = " ".join(seen(app).replace("│", " ").split())
        assert "Vi inviterte ungdom med ulike tiltak" in shown
        assert "saksbehandler. Og å, ja" in shown
        await press(pilot, "enter")
        kept = Planning(desk).principle(Principle.INFORMATION).evidence
        assert kept == f"{told} Og å, ja".replace("\n", " ")
        assert "Dette har dere skrevet:" in seen(app)
        await press(pilot, "ctrl+z")
        assert not Planning(desk).principle(Principle.INFORMATION).evidence
        app.session = None


async def test_enter_on_nothing_written_says_what_is_missing(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "principles")
        await press(pilot, "enter", "enter")
        assert "▲ Skriv hva som viser det." in seen(app)
        await press(pilot, "ctrl+t")
        await press(pilot, "enter")
        assert Planning(desk).principle(Principle.INFORMATION).evidence
        app.session = None


async def test_the_arrows_go_from_row_to_row_in_the_frame(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        await press(pilot, "down")
        assert app.focused is not None
        assert app.focused.id == "date"
        await press(pilot, "tab", "down")
        assert app.focused.id == "place", "the row below, not the next field of this one"
        await press(pilot, "up", "up")
        assert app.focused.id == "title"
        await press(pilot, "up")
        assert app.focused.id == "title"
        app.session = None


async def test_pages_pasted_into_a_line_are_kept_and_a_book_is_refused_in_words(desk: Desk) -> None:
    pages = "\n".join(f"Linje {number} med æ, ø og å" for number in range(400))
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk, "frame")
        await press(pilot, "down", "down")
        app.post_message(events.Paste(pages))
        await press(pilot, "down")
        assert desk.workshop.place == pages.replace("\n", " ")
        app.post_message(events.Paste("x" * 200_000))
        await settled(pilot)
        assert "Det var for langt for dette feltet" in seen(app)
        assert app.screen.query_one("#municipality", Line).value == desk.workshop.municipality
        app.session = None
