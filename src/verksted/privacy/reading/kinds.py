"""Kinds of files, as the room for opening files tells them."""

from verksted.opening.kinds import HEAD, Kind, kind_of

__all__ = ["HEAD", "Kind", "kind_of"]
