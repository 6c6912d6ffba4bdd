"""Every place in 80×24 and 120×36, as text: what stands where, and in which token of the theme.

One file a place in `looks/`. The three themes must give the same picture but for the colours of the tokens.
`--snapshot-update` writes the files anew; look at the change before it is kept. Pictures: tools/pictures.py.
«Første dag» is given a folder with a name of its own; «Gjennomgang» and «Frigivelse» a detector that finds two
words and has figures that never change, since the real one learns.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from string import ascii_letters

import pytest
from rich.segment import Segment
from tests.tui.app_helper import CHEAP, SIZES, opened, settled
from textual.pilot import Pilot

from verksted.desk import releasing, reviewing
from verksted.desk.desk import Desk, Tools
from verksted.desk.practising import practice_desk
from verksted.privacy.findings import Action, Finding, Label, Source
from verksted.tui import messages, routes
from verksted.tui.app import VerkstedApp
from verksted.tui.screens.firstday import FirstDayScreen
from verksted.tui.screens.follow import release, review_panes
from verksted.tui.themes import THEMES
from verksted.workbook import Environment
from verksted.workshop.language import mark
from verksted.workshop.summary import DetectorFigures

LOOKS = Path(__file__).parent / "looks"
DAY = datetime(2026, 9, 21, 9, 12, tzinfo=UTC)
SEEN = [one.id for one in routes.PLACES if one.there and one.id != "plan"]
FIGURES = DetectorFigures("1", "2026-09-01", 360, 987, 990, 955, 960, 21)
FOUND = (
    ("bo", Label.PERSON, Source.LIST, mark("Ordet er både navn og vanlig ord. Er det et navn her?")),
    ("kofferter", Label.UNKNOWN, Source.UNKNOWN_WORD, mark("Ordet er ikke kjent. Kan det være et navn?")),
)
"""What is found, wherever it stands as a whole word, and why."""
TOKENS = ("ink", "text-muted", "boost-now", "fase-plan", "fase-kjor", "fase-opp", "fase-rapport")


def names(theme: str) -> dict[str, str]:
    """Colour → token of a theme."""
    one = next(known for known in THEMES if known.name == theme)
    tokens = {str(one.variables[name]).lower(): name for name in reversed(TOKENS)}
    others = {"advarsel": one.warning, "feil": one.error, "bra": one.success, "panel": one.panel}
    tokens |= {str(colour).lower(): name for name, colour in others.items()}
    return tokens | {str(one.background).lower(): "grunn"}


def look(segment: Segment, tokens: dict[str, str]) -> str:
    """`ink på grunn, fet`; a colour that is mixed of several tokens is «blandet»."""
    style = segment.style
    if style is None:
        return ""
    pair = (style.color, style.bgcolor)
    ink, ground = (tokens.get(one.get_truecolor().hex, "blandet") if one is not None else "–" for one in pair)
    extra = {"fet": style.bold, "snudd": style.reverse, "strek": style.underline}
    return ", ".join([f"{ink} på {ground}", *(name for name, on in extra.items() if on)])


def drawn(app: VerkstedApp) -> str:
    """The rows of the screen, each followed by its looks where they are not those of plain text."""
    tokens = names(app.theme)
    known: dict[str, str] = {}
    rows = []
    for strip in app.screen._compositor.render_strips(app.screen.size):
        cells = [(look(segment, tokens), sign) for segment in strip for sign in segment.text]
        for kind, _ in cells:
            known.setdefault(kind, ascii_letters[len(known)])
        runs = [f"{known[kind]}{len(list(run))}" for kind, run in groupby(cells, key=lambda cell: cell[0])]
        rows.append(f"{''.join(sign for _, sign in cells)}|\n{' '.join(runs)}")
    return "\n".join([*rows, *(f"{letter}: {kind}" for kind, letter in known.items())])


def find(texts: Sequence[str]) -> list[list[Finding]]:
    """Findings that are the same whatever the detector has learned."""
    return [
        [
            Finding(*found.span(), label, Action.LOOK, source, 0.5, why)
            for word, label, source, why in FOUND
            for found in re.finditer(rf"\b{word}\b", text)
        ]
        for text in texts
    ]


@pytest.fixture(autouse=True)
def same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder of this run, and no detector that learns."""
    monkeypatch.setattr(FirstDayScreen, "_folder", lambda _: "/hjem/kari/dokumenter/ettervern-2026")
    for room in (releasing, reviewing):
        monkeypatch.setattr(room, "finder", lambda _: find)
    for screen in (release, review_panes):
        monkeypatch.setattr(screen, "figures", lambda: FIGURES)


@pytest.fixture(scope="module")
def practised() -> Iterator[Desk]:
    environment = replace(Environment.real(), clock=lambda: DAY)
    with practice_desk(Tools(environment, kdf=CHEAP)) as made:
        yield made


@asynccontextmanager
async def running(desk: Desk, size: tuple[int, int]) -> AsyncIterator[tuple[VerkstedApp, Pilot[None]]]:
    app = VerkstedApp()
    app.theme = THEMES[0].name
    async with app.run_test(size=size) as pilot:
        await opened(pilot, desk, "hide-list")
        yield app, pilot
        app.session = None


@pytest.mark.parametrize("place", SEEN)
async def test_every_place_looks_as_it_did(practised: Desk, place: str, pytestconfig: pytest.Config) -> None:
    parts = []
    for size in SIZES:
        async with running(practised, size) as (app, pilot):
            app.post_message(messages.Go(place))
            await settled(pilot)
            parts.append(f"{size[0]}×{size[1]}\n{drawn(app)}\n")
            for other in THEMES[1:]:
                app.theme = other.name
                await settled(pilot)
                assert drawn(app) == parts[-1].partition("\n")[2].rstrip("\n"), other.name
    now, kept = "\n".join(parts), LOOKS / f"{place}.txt"
    if pytestconfig.getoption("--snapshot-update"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(now, encoding="utf-8")
    assert kept.read_text(encoding="utf-8") == now
