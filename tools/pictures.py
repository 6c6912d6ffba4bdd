"""Pictures of the screens: the app is run without a terminal, and each screen drawn.

python tools/pictures.py                  writes docs/bilder/*.png, those of README
python tools/pictures.py alle FOLDER      every place and card, in two sizes and three themes, to look at
python tools/pictures.py alle FOLDER kveld 80x24 agenda …     only those named

Needs `pip install cairosvg`. The practice workshop is on every screen: nobody in it exists.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.worker import WorkerCancelled

from verksted.desk.desk import Tools
from verksted.desk.practising import practice_desk
from verksted.tui import messages, routes, settings
from verksted.tui.app import VerkstedApp
from verksted.tui.themes import THEMES
from verksted.workbook import Environment

if TYPE_CHECKING:
    from textual.pilot import Pilot

TARGET = Path(__file__).resolve().parents[1] / "docs/bilder"
SIZE = (100, 30)
DAY = datetime(2026, 9, 21, 9, 12, tzinfo=UTC)
SIZES = ((80, 24), (120, 36))
WAYS: dict[str, tuple[str, ...]] = {
    "oversikt": (),
    "temaer": ("place:themes", "tab", "down", "down"),
    "kjoreplan": ("place:agenda", "down", "down", "down"),
    "brev": ("place:letters", "f2", "enter"),
    "notater": ("place:run", "home", "enter"),
    "renskriving": ("place:follow-up", "f2", "down", "down", "enter"),
}
"""README's pictures: a place to go to, then keys."""
CARDS: dict[str, tuple[str, ...]] = {
    "hjelp": ("f1",),
    "gå-til": ("ctrl+g",),
    "alle-valg": ("ctrl+p",),
    "fare": ("f8",),
    "skjult": ("f9",),
    "avslutte": ("ctrl+c",),
    "innstillinger": ("ctrl+g", "i"),
    "temaer-spørsmål": ("place:themes", "down", "enter"),
    "temaer-eget": ("place:themes", "down", "n"),
    "temaer-planen": ("place:themes", "f2"),
    "kjøreplan-mal": ("place:agenda", "end", "enter"),
    "kjøreplan-økt": ("place:agenda", "enter"),
    "kjøreplan-teknikk": ("place:agenda", "down", "down", "v"),
    "kjøreplan-vernet": ("place:agenda", "end", "up", "p"),
    "brev-skriv": ("place:letters", "f2", "enter"),
    "folk-tall": ("place:people", "end", "e"),
    "prinsipper-skriv": ("place:principles", "enter"),
}
BEFORE: dict[str, tuple[str, ...]] = {"start": (), "start-nytt": ("n",), "start-mappe": ("o",)}
"""What is seen with no workbook open."""
Draw = Callable[[str], Awaitable[None]]


async def quiet(pilot: Pilot[None]) -> None:
    for _ in range(3):
        with suppress(WorkerCancelled):  # of a screen that is gone
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def draw(pilot: Pilot[None], target: Path) -> None:
    """Save the screen as it is now."""
    import cairosvg

    await quiet(pilot)
    svg = pilot.app.export_screenshot(title="verksted")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    target.parent.mkdir(parents=True, exist_ok=True)
    cairosvg.svg2png(bytestring=svg.encode(), write_to=str(target), scale=0.9)


async def walk(pilot: Pilot[None], keys: Sequence[str]) -> None:
    for key in keys:
        place = key.removeprefix("place:")
        if place != key:
            pilot.app.post_message(messages.Go(place))
        else:
            await pilot.press(key)
        await quiet(pilot)


async def home(pilot: Pilot[None]) -> None:
    """Back to Oversikt, whatever lies on top."""
    app: Any = pilot.app
    while len(app.screen_stack) > 2:
        app.pop_screen()
        await quiet(pilot)
    app.post_message(messages.Go("overview"))
    await quiet(pilot)


async def everything(folder: Path, theme: str, size: tuple[int, int], wanted: Sequence[str]) -> None:
    """Every place and card in one theme and size."""

    def asked(name: str) -> bool:
        return not wanted or any(word in name for word in wanted)

    def path(name: str) -> Path:
        return folder / theme / f"{size[0]}x{size[1]}" / f"{name}.png"

    app = VerkstedApp()
    app.settings = settings.Settings(theme=theme)
    app.theme = theme
    async with app.run_test(size=size) as pilot:
        for name, keys in BEFORE.items():
            if asked(name):
                await walk(pilot, keys)
                await draw(pilot, path(name))
                await walk(pilot, ["escape"] if keys else [])
        await walk(pilot, ["ø"])
        ways = {one.id: (f"place:{one.id}",) for one in routes.PLACES if one.there}
        for name, keys in {**ways, **CARDS}.items():
            if asked(name):
                await walk(pilot, keys)
                await draw(pilot, path(name))
                if name == "skjult":
                    await walk(pilot, ["f9"])
                await home(pilot)
        app.close_session()


async def for_readme() -> None:
    """Each screen from a fresh practice workshop, some weeks before its day."""
    environment = replace(Environment.real(), clock=lambda: DAY)
    for name, keys in WAYS.items():
        app = VerkstedApp()
        async with app.run_test(size=SIZE) as pilot:
            app._opened(practice_desk(Tools(environment)), practice=True)  # noqa: SLF001 -- with a day of ours
            await quiet(pilot)
            await walk(pilot, keys)
            await draw(pilot, TARGET / f"{name}.png")
            app.close_session()


async def main(arguments: Sequence[str]) -> None:
    if not arguments or arguments[0] != "alle":
        await for_readme()
        return
    words = list(arguments[2:])
    themes = [one.name for one in THEMES if one.name in words] or [one.name for one in THEMES]
    sizes = [size for size in SIZES if f"{size[0]}x{size[1]}" in words] or list(SIZES)
    names = [word for word in words if word not in themes and not re.fullmatch(r"\d+x\d+", word)]
    for theme in themes:
        for size in sizes:
            await everything(Path(arguments[1]), theme, size, names)


if __name__ == "__main__":
    import os

    with tempfile.TemporaryDirectory() as state:
        os.environ |= {"XDG_STATE_HOME": state, "COLORTERM": "truecolor"}
        asyncio.run(main(sys.argv[1:]))
