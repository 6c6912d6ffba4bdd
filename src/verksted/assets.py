"""Where assets/ lies: inside the installed package, or beside src/ in a checkout.

Everything that is data is reached through here. Imports nothing but pathlib.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def assets_root() -> Path:
    """The folder assets/. Raises FileNotFoundError if the installation lacks it."""
    for folder in (_HERE / "assets", _HERE.parents[1] / "assets"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("Mappen assets mangler i denne installasjonen av verksted.")


def asset(*parts: str) -> Path:
    """The path of one asset, e.g. `asset("maler", "kapittel.docx")`; it need not exist."""
    return assets_root().joinpath(*parts)
