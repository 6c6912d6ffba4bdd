"""One class for each dataclass: half a megabyte that Python would keep twice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FunctionType


def let_first_classes_go() -> None:
    """Loosen our dataclasses from the classes they were made from.

    With slots a dataclass is a second class, made of the first; one that is frozen too holds on to the first
    by the methods that refuse a change (so in Python 3.11 to 3.13). That is 5 kB for each, half a megabyte
    in the room, and each is garbage when the methods know the class that is in use.
    """
    for kind in _classes():
        for name in ("__setattr__", "__delattr__"):
            method = vars(kind).get(name)
            for cell in (method.__closure__ or ()) if isinstance(method, FunctionType) else ():
                first = cell.cell_contents
                if isinstance(first, type) and first is not kind and first.__qualname__ == kind.__qualname__:
                    cell.cell_contents = kind


def _classes() -> Iterator[type]:
    """Our frozen dataclasses that have slots, of all modules there are."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("verksted."):
            for kind in tuple(vars(module).values()):
                if isinstance(kind, type) and kind.__module__ == name and "__slots__" in vars(kind):
                    told = vars(kind).get("__dataclass_params__")
                    if told is not None and told.frozen:
                        yield kind
