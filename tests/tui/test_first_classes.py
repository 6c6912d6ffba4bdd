"""Our dataclasses are there once, and stay frozen."""

from __future__ import annotations

import gc
import subprocess
import sys
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest

from verksted.privacy.findings import Finding
from verksted.tui.first_classes import let_first_classes_go
from verksted.workshop.notes import Note

TWICE = """
import gc
from collections import Counter
from dataclasses import is_dataclass
import verksted.desk.desk
from verksted.tui.first_classes import let_first_classes_go
def twice():
    gc.collect()
    kinds = [one for one in gc.get_objects() if isinstance(one, type) and is_dataclass(one)]
    many = Counter((one.__module__, one.__qualname__) for one in kinds if one.__module__.startswith('verksted'))
    return sum(count > 1 for count in many.values())
before = twice()
let_first_classes_go()
print(before, twice())
"""


def test_a_dataclass_is_there_once() -> None:
    done = subprocess.run([sys.executable, "-c", TWICE], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert after <= before
    assert after == 0, "some class holds on to the one it was made from in another way now"


@pytest.mark.parametrize("kind", [Note, Finding])
def test_what_is_frozen_stays_so(kind: type) -> None:
    let_first_classes_go()
    gc.collect()
    assert is_dataclass(kind)
    made = object.__new__(kind)
    for name in [fields(kind)[0].name, fields(kind)[-1].name]:
        with pytest.raises(FrozenInstanceError):
            setattr(made, name, "noe")
        with pytest.raises(FrozenInstanceError):
            delattr(made, name)
