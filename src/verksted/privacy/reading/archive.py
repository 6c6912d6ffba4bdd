"""Packages, as the room for opening files opens them."""

from verksted.opening.archive import Archive, open_archive

__all__ = ["Archive", "open_archive"]
