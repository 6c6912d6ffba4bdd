"""The two rows at the bottom: what just happened, and at most six keys, the most useful first."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

MOST_KEYS = 6
_NAMES = {"enter": "enter", "esc": "escape", "tab": "tab", "mellomrom": "space"}


def key_of(name: str) -> str | None:
    """The toolkit's name of a key as it stands in the footer; None for several in one («↑ ↓», «1–5»)."""
    low = name.casefold()
    if low in _NAMES:
        return _NAMES[low]
    if low.startswith("ctrl+") or (low[:1] == "f" and low[1:].isdigit()):
        return low
    return low if len(low) == 1 and low.isalnum() else None


class KeyLine(Static):
    """A row of keys with what they do. `keys` are pairs of key name and Norwegian word."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """Somebody clicked a key."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *keys: tuple[str, str], id: str | None = None) -> None:  # noqa: A002 -- as in all widgets
        self._keys = checked(keys)
        super().__init__(_line(self._keys), markup=False, id=id)

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        return self._keys

    def tell(self, *keys: tuple[str, str]) -> None:
        """Other keys count now."""
        self._keys = checked(keys)
        self.update(_line(self._keys), layout=False)

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        at = offset.x if offset is not None else -1
        for name, word in self._keys:
            width = len(name) + 1 + len(word)
            if 0 <= at < width:
                key = key_of(name)
                if key is not None:
                    self.post_message(self.Pressed(key))
                return
            at -= width + 2


class MessageLine(Static):
    """One line that is always there, so that nothing jumps: what happened, and how to take it back."""

    def __init__(self, text: str = "", *, id: str = "message") -> None:  # noqa: A002 -- as in all widgets
        super().__init__(Content(text), markup=False, id=id)
        self.text = text

    def tell(self, text: str) -> None:
        self.text = text
        self.update(Content(text), layout=False)


def checked(keys: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if len(keys) > MOST_KEYS:
        raise ValueError(f"a footer holds at most {MOST_KEYS} keys")
    return keys


def _line(keys: tuple[tuple[str, str], ...]) -> Content:
    return Content("  ").join([Content.assemble((key, "bold"), f" {word}") for key, word in keys])
