"""What is unforeseen is told by its kind alone: no message, no values, no traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

CANARY = "Kari i Storgata"

WAYS = {
    "a command": "from verksted.cli.failures import explained\ndef f():\n    raise RuntimeError(NOTE)\nexplained(f)",
    "the top": "raise RuntimeError(NOTE)",
    "a thread": "import threading\ndef f():\n    raise RuntimeError(NOTE)\nt = threading.Thread(target=f); t.start(); t.join()",
    "a finaliser": "class X:\n    def __del__(self):\n        raise RuntimeError(NOTE)\nX()",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_out_prints_the_text_of_a_note(way: str) -> None:
    script = (
        "from verksted.cli.failures import hide_tracebacks\n"
        f"hide_tracebacks()\nNOTE = {CANARY!r}\n{WAYS[way]}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", check=False
    )
    said = done.stdout + done.stderr
    assert "Kari" not in said
    assert "Traceback" not in said
    assert "RuntimeError" in said
