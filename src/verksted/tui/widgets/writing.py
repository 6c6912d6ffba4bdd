"""What every field has in which a text of several lines is written: it wraps, and Tab leaves it.

Here is what letters, sentences and passages have in common; how each begins and ends is its own.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea


class Writing(TextArea):
    """Ctrl+Z first takes back this typing; search is the screen's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "undo", "Angre", show=False),
        Binding("ctrl+f", "nothing", "Søk", show=False),
    ]
    _begun = ""

    def __init__(
        self,
        value: str = "",
        *,
        id: str,  # noqa: A002 -- as in all widgets
        placeholder: str = "",
    ) -> None:
        super().__init__(
            value,
            id=id,
            placeholder=placeholder,
            soft_wrap=True,
            tab_behavior="focus",
            show_line_numbers=False,
            highlight_cursor_line=False,
        )

    @property
    def changed(self) -> bool:
        """Whether other words stand here than it began with."""
        return self.text != self._begun

    def type_in(self, text: str) -> None:
        """At the cursor."""
        self.insert(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Ctrl+Z goes on to the screen where nothing has been written here."""
        if action == "undo":
            return self.changed
        return action != "nothing" and super().check_action(action, parameters)

    async def _on_key(self, event: events.Key) -> None:
        """`shift+å` comes from a terminal that tells the key but not the letter."""
        if event.key == "shift+å" and event.character is None:
            event.stop()
            event.prevent_default()
            self.type_in("Å")
