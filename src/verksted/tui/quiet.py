"""Keeping Python's collector of garbage out of the way of keys.

A full collection walks every object there is: with the content loaded that is 50–100 ms in the middle of
a key. What is loaded once and stays, as modules and content, need never be walked again.
"""

from __future__ import annotations

import gc


def settle() -> None:
    """Collect what is garbage now, and let all that is left out of later collections."""
    gc.collect()
    gc.freeze()
