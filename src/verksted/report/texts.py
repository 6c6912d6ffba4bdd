"""The headings and fixed sentences of the report, in the summary's written standard.

They are data (assets/maler/rapport/tekster.toml): nothing a reader of the report sees is written in
code but what the summary holds.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from verksted.assets import asset
from verksted.workshop.words import Text, WrittenStandard


def flatten(node: dict[str, Any], path: str = "") -> dict[str, Text]:
    """`{"a.b": Text}` from nested tables whose leaves hold `nb` and `nn`."""
    if isinstance(node.get("nb"), str) and isinstance(node.get("nn"), str):
        return {path: Text(node["nb"], node["nn"])}
    out: dict[str, Text] = {}
    for key, value in node.items():
        if isinstance(value, dict):
            out |= flatten(value, f"{path}.{key}" if path else key)
    return out


@cache
def _texts() -> dict[str, Text]:
    return flatten(tomllib.loads(asset("maler", "rapport", "tekster.toml").read_text("utf-8")))


def all_texts(prefix: str) -> frozenset[str]:
    """Every text whose key begins so, in both written standards."""
    found = [text for key, text in _texts().items() if key.startswith(prefix)]
    return frozenset(line for text in found for line in (text.nb, text.nn))


class Words:
    """The texts of one written standard."""

    def __init__(self, standard: WrittenStandard) -> None:
        self.standard = standard

    def __call__(self, key: str, /, **values: object) -> str:
        """The text under `key` with its fields filled in. Raises KeyError where there is none."""
        text = _texts()[key].in_(self.standard)
        return text.format(**values) if values else text

    def has(self, key: str) -> bool:
        return key in _texts()

    def number(self, count: int) -> str:
        """Up to twelve in words, above that in digits."""
        words = self("tall").split()
        return words[count] if 0 <= count < len(words) else str(count)

    def listed(self, items: list[str]) -> str:
        """«a, b og c»."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self('kort.og')} {items[-1]}"


def names_town(service: str, town: str) -> bool:
    """Whether the name of a service tells which municipality it is: «Barneverntjenesten i Lyngvik»."""
    return town.casefold().removesuffix(" kommune") in service.casefold()


def sentence_case(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]
