"""A screen that comes in one piece: what Textual does twice to a new screen is done once.

Only this may reach into Textual's own flags, with what was seen in 8.2.8; tests hold that every screen looks
the same when all of it is styled and laid out once more.
"""

# ruff: noqa: SLF001 -- Textual has no open way to say that a layout asked for has been made already

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from textual import events
from textual._time import get_time
from textual.geometry import Size
from textual.messages import Layout
from textual.screen import Screen
from textual.widget import Widget

from verksted.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from verksted.tui.settings import Settings

T = TypeVar("T")


def size_classes(screen: Screen[Any]) -> list[str]:
    """The classes that tell how much room there is, so that a screen is right before its first layout."""
    try:
        app = screen.app
    except RuntimeError:  # made outside a running app
        return []
    width, height = app.size
    rows = ((width, app.HORIZONTAL_BREAKPOINTS or []), (height, app.VERTICAL_BREAKPOINTS or []))
    kept: Settings | None = getattr(app, "settings", None)
    room = ["-luft"] if kept is not None and kept.airy else []
    return room + [max(entry for entry in limits if entry[0] <= size)[1] for size, limits in rows if limits]


_NEW = ((False, False), False)
"""Of a widget not laid out before: it showed no scroll bars, and had asked for nothing."""


class Settled(Screen[T]):
    """A screen that is styled, laid out and painted once when it comes, not three times.

    Textual styles a new screen as it is made, again when something in it gets the focus, and again when it
    is shown; it lays it out, tells each widget its size, and for that lays all of it out again; and it gives
    the screen the classes of its size, which styles and lays it out once more (8.2.8).
    """

    def __init__(self, *, classes: str = "") -> None:
        super().__init__(classes=classes)
        self.add_class(*size_classes(self), update=False)
        self._shown = False
        self._laid_out: Size | None = None
        self._since = 0.0
        self._held_back = False
        self.seen_since = float("inf")
        """The clock of messages when it was first painted."""

    def fit(self) -> None:
        """Show what depends on the room each part has: called once, when that is known, before the painting.

        No class or style may be changed here.
        """

    def take_settings(self, settings: Settings) -> None:
        """Other settings are in force: lists have more room or less."""
        self.set_class(settings.airy, "-luft")
        for rows in self.query(Rows):
            rows.show(list(rows.rows))

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """At first only what has the focus, and what is around it, looks otherwise than when made."""
        if not self._shown:
            self._shown = True
            event.refresh_styles = False
            around = [self] if self.focused is None else self.focused.ancestors_with_self
            self.app.stylesheet.update_nodes(one for one in around if isinstance(one, Widget))

    def _on_unmount(self) -> None:
        from verksted.tui.quiet import forget_closed

        forget_closed(self.app)

    def _update_focus_styles(self, focused: Widget | None = None, blurred: Widget | None = None) -> None:
        if self._shown:
            super()._update_focus_styles(focused, blurred)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """As Textual's, but nothing is laid out again for having been told its size, or asked before.

        The first time it is painted when all has found its place, also what is fitted to the room it got.
        """
        if scroll and not self._layout_widgets:  # only what scrolls into sight
            super()._refresh_layout(size, scroll)
            return
        first, self._laid_out = self._laid_out is None, self.outer_size if size is None else size
        self._since = get_time()
        if not first:
            self._lay_out(size, scroll)
            return
        self._held_back = True
        try:
            self._lay_out(size, scroll, new=True)
            self.fit()
            if any(one._layout_required for one, _ in self._compositor.layers):
                self._lay_out(size, scroll, new=True)
        finally:
            self._held_back = False
        if self.is_current:
            self._compositor_refresh()
            self.seen_since = get_time()
            for one, _ in self._compositor.layers:  # all of it has just been painted
                one._repaint_required = False

    def _lay_out(self, size: Size | None, scroll: bool, *, new: bool = False) -> None:
        """Lay out all; only what got or lost a scroll bar by it, or asked meanwhile, still asks for more.

        `new`: what was asked for before is granted by this.
        """
        there = self.walk_children(Widget)
        before = {one: (one.scrollbars_enabled, not new and one._layout_required) for one in there}
        super()._refresh_layout(size, scroll)
        for one, _ in self._compositor.layers:
            if before.get(one, _NEW) == (one.scrollbars_enabled, False):
                one._layout_required = False

    def _compositor_refresh(self) -> None:
        if not self._held_back:
            super()._compositor_refresh()

    async def _on_layout(self, asked: Layout) -> None:
        if asked.time < self._since:
            asked.prevent_default()

    def _screen_resized(self, size: Size) -> None:
        if size != self._laid_out:
            super()._screen_resized(size)
