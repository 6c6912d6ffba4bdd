"""Packs our content: each folder of TOML as one JSON file that loads in milliseconds.

Run from tools/pack_content.py when content changes; a test holds the packs fresh, byte for byte.
"""

from __future__ import annotations

import json
from pathlib import Path

from verksted.content.loading import item_files
from verksted.content.toml_files import read_items

NOT_CONTENT = frozenset({"pakket", "lister", "modell", "skjema", "sprak", "maler", "ove"})
"""Folders of assets/ that hold other things than content."""


def kinds(assets: Path) -> list[str]:
    """The kinds of content there are: folders with TOML files."""
    folders = (path for path in assets.iterdir() if path.is_dir() and path.name not in NOT_CONTENT)
    return sorted(path.name for path in folders if item_files(path))


def packed(folder: Path) -> bytes:
    """One folder as a pack: a JSON list of `[table, item]`, an item a line, in the order of the files.

    Raises ValueError with file, line and what is wrong if anything in the folder is broken.
    """
    lines: list[str] = []
    for path in item_files(folder):
        items, problems = read_items(path)
        if problems:
            raise ValueError(str(problems[0]))
        lines += (
            json.dumps([raw.table, raw.data], ensure_ascii=False, separators=(",", ":")) for raw in items
        )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()
