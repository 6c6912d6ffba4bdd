"""An open workbook as a facilitator sees it: one workshop, its notes, points, measures and promises."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from verksted.desk import registers as tables
from verksted.desk.registers import Register
from verksted.workbook import Environment, Put, Remove, Workbook
from verksted.workbook.errors import NotAWorkbook
from verksted.workshop.agenda import Block
from verksted.workshop.language import say
from verksted.workshop.plan import Workshop
from verksted.workshop.text import clean_line
from verksted.workshop.words import Role, WrittenStandard

if TYPE_CHECKING:
    from verksted.privacy.hide import HideList
    from verksted.workbook import KdfCost
    from verksted.workbook.reading import Library
    from verksted.workshop.summary import Summary


def standard_in(library: Library) -> WrittenStandard:
    """The written standard of a workbook that has only been read; bokmål where damage has taken it."""
    document = library.cells.table(tables.WORKSHOP.name).get("workshop") or {}
    nynorsk = document.get("standard") == WrittenStandard.NYNORSK.value
    return WrittenStandard.NYNORSK if nynorsk else WrittenStandard.BOKMAL


def _new_id() -> str:
    return secrets.token_hex(6)


@dataclass(frozen=True, slots=True)
class Tools:
    """What the desk takes from the world: the workbook's surroundings, ids, and the cost of a key.

    `kdf` None means the default cost; only tests give another.
    """

    environment: Environment = field(default_factory=Environment.real)
    new_id: Callable[[], str] = _new_id
    kdf: KdfCost | None = None

    def now(self) -> str:
        """UTC now, ISO 8601 with milliseconds and Z."""
        moment = self.environment.clock().astimezone(UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Desk:
    """One open workbook. Close it, or use it in a `with`: the last frame then says it was whole."""

    def __init__(self, workbook: Workbook, tools: Tools) -> None:
        self.tools = tools
        self.others: tuple[Summary, ...] = ()
        """Earlier summaries of the same service from elsewhere, while its register is open. Not stored."""
        self._bind(workbook)

    def _bind(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.themes = Register(workbook, tables.THEMES)
        self.questions = Register(workbook, tables.QUESTIONS)
        self.roles = Register(workbook, tables.ROLES)
        self.principles = Register(workbook, tables.PRINCIPLES)
        self.notes = Register(workbook, tables.NOTES)
        self.points = Register(workbook, tables.POINTS)
        self.aside = Register(workbook, tables.ASIDE)
        self.measures = Register(workbook, tables.MEASURES)
        self.promises = Register(workbook, tables.PROMISES)
        self.decisions = Register(workbook, tables.DECISIONS)
        self.reviewed = Register(workbook, tables.REVIEWED)
        self.sign_offs = Register(workbook, tables.SIGN_OFFS)
        self.released = Register(workbook, tables.RELEASED)
        self.hidden = Register(workbook, tables.HIDDEN)
        self.hidden_forms = Register(workbook, tables.HIDDEN_FORMS)
        self.signing = Register(workbook, tables.SIGNING)
        self._workshop = Register(workbook, tables.WORKSHOP)
        self._blocks = Register(workbook, tables.BLOCKS)

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        title: str,
        passphrase: str,
        standard: WrittenStandard = WrittenStandard.BOKMAL,
        role: Role = Role.FACILITATOR,
        tools: Tools | None = None,
        identity: bytes | None = None,
    ) -> tuple[Desk, str]:
        """A new workbook with a workshop in it, and its recovery key, which is shown once.

        `identity` are the 16 bytes of its id where they are not to be random.

        Raises `WorkbookError` where the folder cannot be made.
        """
        tools = tools or Tools()
        workbook, recovery = Workbook.create(
            folder,
            passphrase=passphrase,
            role=role,
            env=tools.environment,
            kdf=tools.kdf,
            identity=identity,
        )
        desk = cls(workbook, tools)
        from verksted.desk.kept import SigningKey

        seed = SigningKey("release", tools.environment.random(32).hex())
        first = [
            desk._workshop.put(Workshop(title=clean_line(title), standard=standard)),
            desk.signing.put(seed),
        ]
        workbook.apply(first, label=say("Nytt verksted"), barrier=True)
        return desk, recovery

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        passphrase: str | None = None,
        recovery_key: str | None = None,
        tools: Tools | None = None,
    ) -> Desk:
        """An existing workbook. Raises `WrongPassphrase` and the other `WorkbookError`s."""
        tools = tools or Tools()
        workbook = Workbook.open(
            folder, passphrase=passphrase, recovery_key=recovery_key, env=tools.environment
        )
        if len(Register(workbook, tables.REGISTER)):
            workbook.close()
            raise NotAWorkbook(say("Dette er et register, ikke et verksted. Åpne det fra første side."))
        return cls(workbook, tools)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self.workbook.close()

    def renew_key(self) -> None:
        """A new data key, and every file under the old one gone: what was removed can be read by nobody.

        Raises `WorkbookError`; the old key is then still in force.
        """
        _, renewed = self.workbook.renew_key()
        self._bind(renewed)

    @property
    def workshop(self) -> Workshop:
        """The workshop; an empty one where damage has taken it."""
        return self._workshop.get("workshop") or Workshop(title="")

    @property
    def agenda(self) -> list[Block]:
        """The blocks in their order."""
        return [entry.block for entry in sorted(self._blocks.all(), key=lambda entry: entry.order)]

    def change_workshop(self, workshop: Workshop, label: str | None = None) -> None:
        self.apply([self._workshop.put(workshop)], label or say("Endret verkstedet"))

    def change_agenda(self, blocks: Iterable[Block], label: str | None = None) -> None:
        """Make these the blocks of the agenda, in this order: one undo step."""
        new = [tables.Ordered(block, order) for order, block in enumerate(blocks)]
        kept = {entry.id for entry in new}
        gone = [self._blocks.remove(entry.id) for entry in self._blocks.all() if entry.id not in kept]
        self.apply([*(self._blocks.put(entry) for entry in new), *gone], label or say("Endret kjøreplanen"))

    def apply(self, ops: Iterable[Put | Remove], label: str, *, barrier: bool = False) -> None:
        """One durable change and one undo step; returns when the bytes are on disk."""
        listed = list(ops)
        if listed:
            self.workbook.apply(listed, label=label, barrier=barrier)

    def hide(self, words: str) -> None:
        """Put a name or a place on the hide list. It is never shown again."""
        from verksted.desk.kept import HiddenWord

        entry = HiddenWord(self.tools.new_id(), clean_line(words))
        if entry.words:
            self.apply([self.hidden.put(entry)], say("La til på skjulelista"))

    def hide_list(self) -> HideList | None:
        """The words to hide, or None where there are none."""
        from verksted.privacy.hide import HideList

        words = [entry.words for entry in self.hidden.all()]
        return HideList(words) if words else None

    def hash_words(self, words: str) -> str:
        """A keyed hash of words, hex: what a decision keeps of what it was about."""
        return self.workbook.keyed_hash("decision", words.encode()).hex()
