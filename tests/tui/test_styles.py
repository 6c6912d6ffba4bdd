"""Styles are read for the whole app: no rule of one phase may reach a widget of another."""

from __future__ import annotations

import re
from pathlib import Path

import verksted.tui

TUI = Path(verksted.tui.__file__).parent
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def phases_of_ids() -> dict[str, set[str]]:
    """Every id of a widget, and the folders of screens that use it (`.` for those outside the phases)."""
    found: dict[str, set[str]] = {}
    screens = TUI / "screens"
    for path in screens.rglob("*.py"):
        folder = str(path.parent.relative_to(screens))
        for name in re.findall(r'\bid="([a-z][\w-]*)"', path.read_text("utf-8")):
            found.setdefault(name, set()).add(folder)
    return found


def rules() -> list[tuple[str, str]]:
    """File name and selector of every rule."""
    found: list[tuple[str, str]] = []
    for path in sorted((TUI / "styles").glob("*.tcss")):
        text = COMMENT.sub("", path.read_text("utf-8"))
        for selectors in re.findall(r"([^{}]+)\{", text):
            found += [(path.name, one.strip()) for one in selectors.split(",")]
    return found


def test_an_id_that_two_phases_use_is_styled_within_one_of_them() -> None:
    used = phases_of_ids()
    loose = []
    for file, selector in rules():
        shared = [name for name in re.findall(r"#([\w-]+)", selector) if len(used.get(name, ())) > 1]
        bounded = re.search(r"\.-(plan|rom|run|follow-up|report)\b|\.card\b|\.field\b|\.-naar\b", selector)
        if shared and not bounded and file not in ("verksted.tcss", "frame.tcss"):
            loose.append((file, selector))
    assert loose == []


def test_colours_are_reached_by_token_alone() -> None:
    for path in sorted((TUI / "styles").glob("*.tcss")):
        text = COMMENT.sub("", path.read_text("utf-8"))
        values = re.findall(r":\s*([^;{}]+);", text)
        assert not [value for value in values if re.search(r"#[0-9a-fA-F]{3,8}\b|\brgb\(", value)], path.name
