"""What the detector has read of a workbook, laid aside on this machine for the next time, ciphered.

Findings under hashes of the texts, and no text (`privacy/read_before.py`). It hangs on the program and its
lists, and goes with the data key: after an erasure nobody can read it.
"""

from __future__ import annotations

import zlib

import msgspec

from verksted.desk.desk import Desk
from verksted.desk.releasing import material
from verksted.privacy.read_before import Own, read_before
from verksted.privacy.release_summary import outgoing

_NAME = "lest"
_MOST = 64 << 20


def take_up(desk: Desk, build: bytes) -> None:
    """Have at hand what was laid aside. `build` is the program and lists it must come from."""
    packed = desk.workbook.recall(_NAME, build, changing=True)
    if packed is None:
        return
    try:
        data = zlib.decompressobj().decompress(packed, _MOST)
        read_before.take(msgspec.json.decode(data, type=dict[str, Own]))
    except (zlib.error, ValueError):
        return


def lay_aside(desk: Desk, build: bytes) -> None:
    """Lay aside what is known of the workbook's texts now."""
    now = material(desk)
    texts = [*(note.text for note in now.notes), *(entry.text for entry in outgoing(now))]
    data = msgspec.json.encode(read_before.of(texts))
    desk.workbook.remember(_NAME, build, zlib.compress(data, 1), changing=True)
