"""Widgets of the room: the log of notes, the line that is typed, the short list over it, large minutes."""
