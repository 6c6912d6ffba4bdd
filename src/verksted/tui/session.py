"""The one object a screen is given: the open desk, and what the app remembers while it is open.

Changes run one after another in a thread of their own, so that the screen never waits for the disk
and no change overtakes another. Nothing here is a widget or knows one.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from verksted.workshop.words import Role

if TYPE_CHECKING:
    from verksted.desk.desk import Desk
    from verksted.desk.register import ServiceRegister

T = TypeVar("T")
_LAST_PLACES = 5


def _one_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="lagring")


@dataclass(slots=True)
class Session:
    """`saved` is the clock (`14.03.22`) of the last change that is on disk, "" before the first.

    `rows` is the row last in hand by place, `visited` the last places, `contact` and `compensation`
    what was typed for letters: given for them, and not stored. `practice` has no passphrase. `half` is
    the note that was half typed when one left the room. `register` is the service's register while it is
    open; it is closed by whoever opened it.
    """

    desk: Desk
    role: Role = Role.FACILITATOR
    practice: bool = False
    saved: str = ""
    trouble: str = ""
    rows: dict[str, str] = field(default_factory=dict)
    visited: list[str] = field(default_factory=list)
    contact: str = ""
    compensation: str = ""
    half: str = ""
    on_new_key: Callable[[], object] | None = None
    """Told, from the writing thread, after a job that met a newer key of the workbook."""
    register: ServiceRegister | None = None
    _writer: ThreadPoolExecutor = field(default_factory=_one_thread)

    def __post_init__(self) -> None:
        self.desk.workbook.follows = True

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Run a job after all that were given before it."""
        return self._writer.submit(copy_context().run, self._watched, job)

    def _watched(self, job: Callable[[], T]) -> T:
        try:
            return job()
        finally:
            if self.on_new_key is not None and self.desk.workbook.met_new_key:
                self.on_new_key()

    def visit(self, place: str) -> None:
        self.visited = [place, *(one for one in self.visited if one != place)][:_LAST_PLACES]

    def close(self) -> None:
        """Wait for what is being written, then close the workbook."""
        self._writer.shutdown(wait=True)
        self.desk.close()
