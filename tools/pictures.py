"""Pictures of the screens for README: the app is run without a terminal, and each screen drawn.

python tools/pictures.py        writes docs/bilder/*.png (needs `pip install cairosvg`)
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

from verksted.tui.app import VerkstedApp

if TYPE_CHECKING:
    from textual.pilot import Pilot

TARGET = Path(__file__).resolve().parents[1] / "docs/bilder"
SIZE = (100, 30)
WAYS: dict[str, list[str]] = {
    "oversikt": [],
    "kjoreplan": ["ctrl+g", "k"],
    "notater": ["ctrl+g", "3", "enter"],
    "renskriving": ["ctrl+g", "4"],
}


async def draw(pilot: Pilot[None], name: str) -> None:
    """Save the screen as it is now."""
    import cairosvg

    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    svg = pilot.app.export_screenshot(title="verksted")
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    TARGET.mkdir(parents=True, exist_ok=True)
    cairosvg.svg2png(bytestring=svg.encode(), write_to=str(TARGET / f"{name}.png"), scale=0.9)


async def main() -> None:
    """Each screen from a fresh practice workshop."""
    for name, keys in WAYS.items():
        app = VerkstedApp(practise=True)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            for key in keys:
                await pilot.press(key)
                await pilot.app.workers.wait_for_complete()
                await pilot.pause()
            await draw(pilot, name)


if __name__ == "__main__":
    asyncio.run(main())
