"""What the tests of the app share: cheap keys, a workbook to open, what stands on the screen."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from verksted.desk.desk import Desk, Tools
from verksted.tui.app import VerkstedApp
from verksted.tui.session import Session
from verksted.workbook import Environment, KdfCost

CHEAP = KdfCost(memory=64, passes=1, lanes=1, weak=True)
PASSPHRASE = "fire tilfeldige ord"
SIZES = [(80, 24), (120, 36)]


def seen(app: VerkstedApp) -> str:
    """All text on the screen, row by row."""
    screen = app.screen
    lines = screen._compositor.render_strips(screen.size)
    return "\n".join("".join(segment.text for segment in line) for line in lines)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is being done: workers, and the messages they lead to."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def comes(pilot: Pilot[None], text: str) -> bool:
    """Whether a text stands on the screen, once all that waits for the next painting has been done."""
    app = pilot.app
    assert isinstance(app, VerkstedApp)
    for _ in range(20):
        if text in seen(app):
            return True
        await pilot.pause()
    return False


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after another, each with all that follows from it."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text."""
    await pilot.press(*({" ": "space"}.get(sign, sign) for sign in text))
    await settled(pilot)


def make_book(folder: Path, title: str = "Hemmelig tittel") -> Path:
    """A new, empty workbook on disk."""
    desk, _ = Desk.create(
        folder, title=title, passphrase=PASSPHRASE, tools=Tools(Environment.real(), kdf=CHEAP)
    )
    desk.close()
    return folder


async def opened(pilot: Pilot[None], desk: Desk, place: str = "overview") -> Session:
    """Put a session of this desk into the app, and go to a place."""
    from verksted.tui import messages

    app = pilot.app
    assert isinstance(app, VerkstedApp)
    app.session = Session(desk)
    app.post_message(messages.Go(place))
    await settled(pilot)
    return app.session
