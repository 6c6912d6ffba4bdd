"""Keeping Python's collector of garbage out of the way of keys.

A full collection walks every object there is: with the content loaded that is 50–100 ms in the middle of
a key. What is loaded once and stays, as modules and content, need never be walked again, and the rest is
walked while nobody types.
"""

from __future__ import annotations

import gc
from typing import Any

SELDOM = 30
"""Middle collections before a full one comes by itself: about ten screens. Python's own number is 10."""
ENOUGH = 4
"""Middle collections after which a pause is used for a full one."""


def settle() -> None:
    """Collect what is garbage now, and let all that is left out of later collections."""
    gc.collect()
    gc.freeze()
    few, middle, _ = gc.get_threshold()
    gc.set_threshold(few, middle, SELDOM)


def tidy() -> None:
    """Nobody types now: collect what the screens that were left have held."""
    if gc.get_count()[2] >= ENOUGH:
        gc.collect()


def forget_closed(app: Any) -> None:
    """Let go of widgets that are gone, with all that was painted of them. Textual (8.2.8) keeps two kinds:

    those that watch the app, as a `TextArea` does its theme, until the theme changes; and the painted lines
    of the last thousand, in the cache of a method.
    """
    from textual._styles_cache import StylesCache

    for watchers in getattr(app, "__watchers", {}).values():
        watchers[:] = [pair for pair in watchers if not pair[0]._closing]  # noqa: SLF001 -- as Textual does there
    StylesCache.get_inner_outer.cache_clear()
