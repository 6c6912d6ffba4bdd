"""The shell: every screen is walked, and what holds for all of them is held."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.tui.app_helper import CHEAP, PASSPHRASE, SIZES, opened, press, seen, settled, write
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen

from verksted.desk.desk import Desk, Tools
from verksted.desk.practising import practice_desk
from verksted.tui import messages, routes
from verksted.tui.app import VerkstedApp
from verksted.tui.frame import Frame
from verksted.tui.pages import Card
from verksted.tui.screens.find import FindScreen
from verksted.tui.screens.new import NewScreen
from verksted.tui.screens.recovery import RecoveryScreen
from verksted.tui.screens.settings import SettingsScreen
from verksted.tui.screens.unlock import UnlockScreen
from verksted.tui.settings import Settings, load, save
from verksted.tui.widgets.footer import MOST_KEYS, KeyLine
from verksted.tui.widgets.line import Line
from verksted.tui.widgets.rows import Rows
from verksted.workbook import Environment
from verksted.workshop.language import use
from verksted.workshop.words import WrittenStandard

OWN = [one for one in routes.PLACES if one.phase in ("overview", "plan") and one.id != "plan"]
"""The places of opening and planning."""
GOOD_KEYS = re.compile(
    r"f[1-9]|up|down|left|right|enter|escape|tab|shift\+tab|space|pageup|pagedown|home|end|[0-9a-zæøå]"
    r"|ctrl\+[cfglnptvxyz]"
)
ENGLISH = frozenset(
    "the and you your not with for search open close save quit help cancel delete remove add edit new next "
    "previous screen theme palette command commands found no yes ok error warning settings loading select "
    "key keys press enter back show hide file folder find done today week password passphrase matches".split()
)
ALLOWED = frozenset({"for", "enter"})
"""Words of that list that are Norwegian too, or the name of a key."""
OTHERS = re.compile(r"screens\.(run|follow|report)\b")
"""Phases that have walks of their own."""
LETTERS: dict[str, set[str]] = {
    "n": {"Nytt", "Ny økt", "Nytt verksted"},
    "e": {"Endre", "Endre tid", "Skriv tall", "Fyll inn"},
    "f": {"Flytt"},
    "x": {"Ta bort"},
    "l": {"Legg til side", "Gå uten"},
    "t": {"Tema"},
    "h": {"Hvorfor"},
    "g": {"På plass", "Sendt", "Godkjenn"},
    "k": {"Kopier"},
    "s": {"Søk"},
    "v": {"Utvalg", "Teknikk", "Vis malen"},
    "d": {"Del i to"},
    "o": {"Åpne mappe"},
    "ø": {"Øv deg"},
}
"""What each letter may mean (screens.md §2.3): new, change, pick up, take away, set aside with a reason …"""


@pytest.fixture(scope="module")
def practised() -> Iterator[Desk]:
    with practice_desk(Tools(Environment.real(), kdf=CHEAP)) as made:
        yield made


def other_screens() -> list[Callable[[], Screen[Any]]]:
    return [
        NewScreen,
        lambda: UnlockScreen(Path("bok")),
        FindScreen,
        lambda: RecoveryScreen("ABCD " * 9, "Tittel"),
        lambda: SettingsScreen(Settings()),
    ]


def words_of(app: VerkstedApp) -> set[str]:
    return set(re.findall(r"[a-zæøåA-ZÆØÅ]+", seen(app).lower()))


def footer_fits(app: VerkstedApp) -> bool:
    for line in app.screen.query(KeyLine):
        text = "  ".join(f"{key} {word}" for key, word in line.keys)
        if len(line.keys) > MOST_KEYS or len(text) > line.size.width:
            return False
    return True


# Every screen -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", OWN, ids=lambda one: one.id)
async def test_every_place_fits_its_window_and_speaks_norwegian(
    practised: Desk, place: routes.Place, size: tuple[int, int]
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, practised, place.id)
        assert isinstance(app.screen, Frame)
        assert place.id == app.screen.PLACE
        assert app.focused is not None, "there is always one focus"
        text = seen(app)
        rows = text.split("\n")
        assert "1 Oversikt" in rows[0]
        assert "lagret" in rows[0]
        assert "F1 hjelp" in rows[-1]
        assert footer_fits(app)
        assert not (words_of(app) & ENGLISH) - ALLOWED
        assert app.screen.HELP
        message = app.screen.query_one("#message")
        assert message.region.height == 1
        app.session = None


@pytest.mark.parametrize("make", other_screens(), ids=range(5))
async def test_every_other_screen_fits_80_by_24_and_speaks_norwegian(
    make: Callable[[], Screen[Any]],
) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(make())
        await settled(pilot)
        assert "F1 hjelp" in seen(app).split("\n")[-1]
        assert footer_fits(app)
        assert not (words_of(app) & ENGLISH) - ALLOWED


CARDS = {
    "Hjelp": ("overview", "f1"),
    "Gå til": ("overview", "ctrl+g"),
    "Alle valg": ("overview", "ctrl+p"),
    "Avslutte?": ("overview", "ctrl+c"),
    "Finn i lista": ("people", "s"),
    "Eget spørsmål": ("themes", "down", "n"),
    "Nytt tema": ("themes", "f2", "n"),
    "Spør videre": ("themes", "down", "enter"),
    "Velg en mal": ("agenda", "end", "enter"),
    "Hva slags økt?": ("agenda", "n"),
    "Ta av vernet": ("agenda", "down", "down", "l"),
    "Skriv brevet": ("letters", "f2", "enter"),
    "Sett inn felt": ("letters", "f2", "enter", "ctrl+t"),
    "Det viser": ("principles", "enter"),
    "Ta en kopi nå": ("first-day", "down", "enter"),
}
"""What is seen on a card, and the way to it: a place, then keys."""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("wanted", CARDS)
async def test_every_card_fits_and_speaks_norwegian(
    practised: Desk, wanted: str, size: tuple[int, int]
) -> None:
    place, *keys = CARDS[wanted]
    app = VerkstedApp()
    async with app.run_test(size=size) as pilot:
        await opened(pilot, practised, place)
        await press(pilot, *keys)
        assert wanted in seen(app)
        assert footer_fits(app)
        assert not (words_of(app) & ENGLISH) - ALLOWED
        app.session = None


def bindings(kind: type) -> list[Binding]:
    return [one for one in kind.__dict__.get("BINDINGS", []) if isinstance(one, Binding)]


def every_class() -> list[type]:

    for place in OWN:
        __import__(place.module)
    found: list[type] = [VerkstedApp, Rows, Line]
    waiting: list[type] = [Screen]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("verksted.") and not OTHERS.search(kind.__module__):
            found.append(kind)
    return [*dict.fromkeys(found), Card]


def test_only_keys_that_survive_norwegian_keyboards_are_used() -> None:
    for kind in every_class():
        for one in bindings(kind):
            if one.key != "ctrl+q":
                assert GOOD_KEYS.fullmatch(one.key), (kind.__name__, one.key)


def test_every_binding_says_in_norwegian_what_it_does() -> None:
    for kind in every_class():
        for one in bindings(kind):
            assert one.description, (kind.__name__, one.key)
            assert not set(one.description.lower().split()) & (ENGLISH - ALLOWED), one.description


def test_a_letter_means_the_same_in_the_whole_app() -> None:
    for kind in every_class():
        for one in bindings(kind):
            if len(one.key) == 1 and not one.key.isdigit():
                assert one.description in LETTERS[one.key], (kind.__name__, one.key, one.description)


async def test_letters_are_text_while_a_field_has_the_focus(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "themes")
        before = app.screen
        await write(pilot, "nexflthgkvds123")
        assert app.screen is before
        assert app.screen.query_one("#search", Line).value == "nexflthgkvds123"
        app.session = None


# Moving about -------------------------------------------------------------------------------------


async def test_digits_ctrl_n_and_escape_lead_through_the_phases(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await press(pilot, "2")
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "frame"
        walked = []
        for _ in routes.steps("plan"):
            walked.append(app.screen.PLACE)
            await press(pilot, "ctrl+n")
            assert isinstance(app.screen, Frame)
        assert walked == [one.id for one in routes.steps("plan")]
        assert app.screen.PLACE == "overview"
        await press(pilot, "escape")
        assert "bytt verksted eller avslutt" in seen(app)
        app.session = None


async def test_a_digit_pressed_at_once_in_a_form_changes_phase_and_is_never_part_of_the_title(
    practised: Desk,
) -> None:
    app = VerkstedApp()
    title = practised.workshop.title
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await press(pilot, "2", "3")
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "run"
        assert practised.workshop.title == title
        await press(pilot, "ctrl+g")
        await press(pilot, "1")
        await press(pilot, "2")
        await write(pilot, " høst 2")
        assert app.screen.query_one("#title", Line).value == f"{title} høst 2"
        await press(pilot, "tab", "tab", "tab", "tab", "4")
        assert app.screen.query_one("#place", Line).value.endswith("4")
        assert "Esc, så 4, bytter fase" in seen(app)
        await press(pilot, "escape")
        await press(pilot, "5")
        await press(pilot, "2")
        assert "Esc, så 2, bytter fase" in seen(app)
        app.session = None


async def test_ctrl_g_goes_anywhere_and_remembers_the_last_places(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "themes")
        await press(pilot, "ctrl+g")
        assert "Gå til" in seen(app)
        await press(pilot, "k")
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "agenda"
        await press(pilot, "ctrl+g")
        assert "Sist: Kjøreplan · Temaer" in seen(app)
        await press(pilot, "escape", "ctrl+g", "v")
        assert "Hvor vil du begynne?" in seen(app)
        assert app.session is None


async def test_a_phase_that_is_not_here_says_so(practised: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = replace(routes.BY_ID["report"], screen="finnes_ikke:Screen")
    monkeypatch.setitem(routes.BY_ID, "report", gone)
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await press(pilot, "5")
        assert "Rapport er ikke med i denne utgaven ennå." in seen(app)
        app.session = None


@pytest.mark.parametrize(("key", "phase"), [("3", "run"), ("4", "follow-up"), ("5", "report")])
async def test_every_phase_is_one_key_away(practised: Desk, key: str, phase: str) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await press(pilot, key)
        assert isinstance(app.screen, Frame)
        assert phase == app.screen.PLACE
        await press(pilot, "ctrl+g", "1")
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "overview"
        app.session = None


async def test_the_leader_gets_in_without_a_workbook() -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end", "enter")
        assert "Rapporten" in seen(app)
        await press(pilot, "escape")
        assert "Hvor vil du begynne?" in seen(app)


async def test_the_row_one_left_is_in_hand_when_one_comes_back(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "principles")
        await press(pilot, "down", "down", "down", "1")
        await opened_again(pilot, "principles")
        assert app.screen.query_one(Rows).hand == "relevant"
        app.session = None


async def opened_again(pilot: Pilot[None], place: str) -> None:
    pilot.app.post_message(messages.Go(place))
    await settled(pilot)


async def test_a_click_does_what_the_key_does(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await pilot.click("#phases", offset=(15, 0))
        await settled(pilot)
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "frame"
        await pilot.click("#steps", offset=(20, 0))
        await settled(pilot)
        assert app.screen.PLACE == "agenda"
        keys = app.screen.query_one(KeyLine)
        await pilot.click(keys, offset=(seen(app).split("\n")[-1].index("F1"), 0))
        await settled(pilot)
        assert "Denne skjermen" in seen(app)
        app.session = None


# Settings, language, colours ----------------------------------------------------------------------


async def test_the_language_changes_while_running_and_is_kept(practised: Desk, own_state: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "principles")
        app.post_message(messages.ChangeSettings(standard="nn"))
        await settled(pilot)
        assert isinstance(app.screen, Frame)
        assert app.screen.PLACE == "principles"
        assert "Frivilligheit" in seen(app)
        await press(pilot, "down", "f1", "escape", "1")
        app.session = None
        app.pop_screen()
        await settled(pilot)
        assert "Kvar vil du byrje?" in seen(app)
        assert load(own_state).written is WrittenStandard.NYNORSK
        app.session = None
    use(WrittenStandard.BOKMAL)


async def test_settings_take_effect_at_once_and_are_taken_back(own_state: Path) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+g", "i")
        await press(pilot, "right")
        assert app.theme == "dag"
        await press(pilot, "tab", "right")
        assert app.settings.plain_signs
        assert "●" not in plain(app)
        assert "x ferdig" in plain(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert app.theme == "kveld"
        assert not app.settings.plain_signs
    assert load(own_state) == Settings()


def plain(app: VerkstedApp) -> str:
    """What a terminal would get: the screen after the filters."""
    from textual.color import Color

    strips = app.screen._compositor.render_strips(app.screen.size)
    for one in app.get_line_filters():
        strips = [strip.apply_filter(one, Color(0, 0, 0)) for strip in strips]
    return "\n".join(strip.text for strip in strips)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"theme": 3, "lock_minutes": "x", "duty_phone": 7}', "\x00"]
)
def test_broken_settings_are_as_from_the_start(own_state: Path, content: str) -> None:
    own_state.mkdir(parents=True)
    (own_state / "innstillinger.json").write_text(content, "utf-8")
    assert load(own_state) == Settings()


def test_settings_are_kept_for_this_user_alone(own_state: Path) -> None:
    assert save(Settings(theme="klar", duty_phone="11 22 33 44"), own_state)
    assert load(own_state).duty_phone == "11 22 33 44"
    assert (own_state / "innstillinger.json").stat().st_mode & 0o077 == 0


async def test_no_color_gives_no_colour_codes_and_loses_nothing(
    practised: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "agenda")
        from textual.color import Color

        strips = app.screen._compositor.render_strips(app.screen.size)
        for one in app.get_line_filters():
            strips = [strip.apply_filter(one, Color(20, 24, 29)) for strip in strips]
        styles = [segment.style for strip in strips for segment in strip if segment.style is not None]
        assert all(style.color is None and style.bgcolor is None for style in styles)
        reversed_text = "".join(
            segment.text
            for strip in strips
            for segment in strip
            if segment.style is not None and segment.style.reverse
        )
        assert "2 Planlegg" in reversed_text
        assert "13.00" in reversed_text, "the row in hand is reversed"
        app.session = None


# Hiding and locking -------------------------------------------------------------------------------


async def test_hidden_shows_nothing_and_only_f9_brings_it_back(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised, "themes")
        await write(pilot, "halvskr")
        await press(pilot, "f9")
        assert "verksted" not in seen(app).lower()
        await press(pilot, "escape", "enter", "ctrl+p", "ctrl+g", "f1", "x", "2")
        assert "Vi tar en liten pause" in seen(app)
        await press(pilot, "f9")
        assert app.screen.query_one("#search", Line).value == "halvskr"
        app.session = None


async def test_f9_hides_cards_too(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, practised)
        await press(pilot, "ctrl+p", "f9")
        assert "Alle valg" not in seen(app)
        await press(pilot, "f9")
        assert "Alle valg" in seen(app)
        app.session = None


async def test_ctrl_l_closes_the_workbook_and_asks_for_a_fresh_process(book: Path, desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk)
        await pilot.press("ctrl+l")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.locked == book
    assert app.session is None
    with pytest.raises(Exception, match="lukket"):
        desk.hide("noe")
    with Desk.open(book, passphrase=PASSPHRASE) as again:
        assert not again.workbook.remarks


async def test_idleness_locks(desk: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, desk)
        app._touched -= 60 * app.settings.lock_minutes + 1
        app.look_at_the_clock()
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert app.locked is not None


async def test_the_practice_is_hidden_but_not_locked(practised: Desk) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        session = await opened(pilot, practised)
        session.practice = True
        await press(pilot, "ctrl+l")
        assert "Vi tar en liten pause" in seen(app)
        assert app.locked is None
        app.session = None


async def test_ctrl_c_asks_and_escape_stays() -> None:
    app = VerkstedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+c")
        assert "Alt er lagret." in seen(app)
        await press(pilot, "escape")
        assert "Hvor vil du begynne?" in seen(app)
        await press(pilot, "ctrl+c", "enter")
    assert app.return_code == 0


# Small windows ------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", OWN, ids=lambda one: one.id)
async def test_a_tiny_window_breaks_nothing(practised: Desk, place: routes.Place) -> None:
    app = VerkstedApp()
    async with app.run_test(size=(40, 10)) as pilot:
        await opened(pilot, practised, place.id)
        await press(pilot, "down", "up", "tab")
        assert "litt for lite" in seen(app)
        await pilot.resize_terminal(100, 30)
        await settled(pilot)
        assert "litt for lite" not in seen(app)
        assert "1 Oversikt" in seen(app)
        app.session = None
