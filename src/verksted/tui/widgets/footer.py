"""The last row: at most six keys, the most useful first, F1 last."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

MOST_KEYS = 6


class KeyLine(Static):
    """A row of keys with what they do. `keys` are pairs of key name and Norwegian word."""

    def __init__(self, *keys: tuple[str, str]) -> None:
        if len(keys) > MOST_KEYS:
            raise ValueError(f"a footer holds at most {MOST_KEYS} keys")
        parts = [Content.assemble((key, "bold"), f" {word}") for key, word in keys]
        super().__init__(Content("  ").join(parts), markup=False)
