"""Documents of the workbook as domain types: one register a table.

Types that are not needed while notes are taken are loaded when their documents are read: a room with
thousands of notes has little memory to spare (design, §8).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from verksted.workbook import Put, Remove, Workbook
from verksted.workbook.cells import Rows, body
from verksted.workbook.errors import Damaged
from verksted.workshop.agenda import Block
from verksted.workshop.language import say
from verksted.workshop.notes import Note
from verksted.workshop.plan import PlannedQuestion, PrincipleCheck, RoleFilled, Theme, Workshop

if TYPE_CHECKING:
    from verksted.desk.kept import HiddenForms, HiddenWord, RegisterMark, SigningKey
    from verksted.desk.released import Released
    from verksted.privacy.decisions import Decision
    from verksted.privacy.release_people import Reviewed, SignOff
    from verksted.workshop.followup import Measure, Promise
    from verksted.workshop.points import Point, SetAside

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A block of the agenda with its place in the order."""

    block: Block
    order: int

    @property
    def id(self) -> str:
        return self.block.id


@dataclass(frozen=True, slots=True)
class Late(Generic[T]):
    """A type by the module it stands in, which is loaded when the type is asked for."""

    module: str
    name: str

    def load(self) -> type[T]:
        found: type[T] = getattr(import_module(f"verksted.{self.module}"), self.name)
        return found


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table of the workbook: its name, what its documents are, and what they are known by."""

    name: str
    kind: type[T] | Late[T]
    key: Callable[[T], str]

    @property
    def type(self) -> type[T]:
        """The type of its documents."""
        return self.kind.load() if isinstance(self.kind, Late) else self.kind


WORKSHOP = Table("workshop", Workshop, lambda _: "workshop")
THEMES = Table("themes", Theme, attrgetter("id"))
BLOCKS = Table("blocks", Ordered, attrgetter("id"))
QUESTIONS = Table("questions", PlannedQuestion, attrgetter("id"))
ROLES = Table("roles", RoleFilled, attrgetter("id"))
PRINCIPLES = Table("principles", PrincipleCheck, attrgetter("principle"))
NOTES = Table("notes", Note, attrgetter("id"))
POINTS: Table[Point] = Table("points", Late("workshop.points", "Point"), attrgetter("id"))
ASIDE: Table[SetAside] = Table("aside", Late("workshop.points", "SetAside"), attrgetter("note"))
MEASURES: Table[Measure] = Table("measures", Late("workshop.followup", "Measure"), attrgetter("id"))
PROMISES: Table[Promise] = Table("promises", Late("workshop.followup", "Promise"), attrgetter("id"))
DECISIONS: Table[Decision] = Table("decisions", Late("privacy.decisions", "Decision"), attrgetter("id"))
REVIEWED: Table[Reviewed] = Table("reviewed", Late("privacy.release_people", "Reviewed"), attrgetter("slot"))
SIGN_OFFS: Table[SignOff] = Table(
    "sign_offs", Late("privacy.release_people", "SignOff"), lambda _: "sign-off"
)
RELEASED: Table[Released] = Table("released", Late("desk.released", "Released"), attrgetter("id"))
HIDDEN: Table[HiddenWord] = Table("hidden", Late("desk.kept", "HiddenWord"), attrgetter("id"))
HIDDEN_FORMS: Table[HiddenForms] = Table("hidden_forms", Late("desk.kept", "HiddenForms"), attrgetter("id"))
REGISTER: Table[RegisterMark] = Table("register", Late("desk.kept", "RegisterMark"), attrgetter("id"))
SIGNING: Table[SigningKey] = Table("signing", Late("desk.kept", "SigningKey"), attrgetter("id"))


def to_document(item: object) -> dict[str, Any]:
    """A domain object as a document of JSON types, without what is None or False by default."""
    document: dict[str, Any] = msgspec.to_builtins(item)
    kind: Any = type(item)
    for name in _quiet(kind):
        if document[name] is None or document[name] is False:
            del document[name]
    return document


@cache
def _quiet(kind: Any) -> tuple[str, ...]:
    """The fields that need not be written when they are as they are from the start."""
    return tuple(one.name for one in fields(kind) if one.default is None or one.default is False)


def from_document(document: Mapping[str, Any], kind: type[T]) -> T:
    """A document as its domain type. Raises `Damaged` where it does not fit."""
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as wrong:
        raise _strange(wrong) from wrong


def _strange(wrong: msgspec.ValidationError) -> Damaged:
    return Damaged(say("Noe i arbeidsboka har en form som verksted ikke kjenner: {what}", what=wrong))


@cache
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(kind)


class Register(Generic[T]):
    """One table, read as domain types. A document that does not fit its type raises `WorkbookError`."""

    __slots__ = ("_table", "_workbook")

    def __init__(self, workbook: Workbook, table: Table[T]) -> None:
        self._workbook = workbook
        self._table = table

    def all(self) -> list[T]:
        """Every document, in the order in which they were first written."""
        return list(self)

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in self.items())

    def items(self) -> Iterator[tuple[str, T]]:
        """Key and document, one after the other."""
        return self.of(self._workbook.documents(self._table.name))

    def of(self, rows: Rows) -> Iterator[tuple[str, T]]:
        """As `items`, of documents that were asked for before."""
        if not rows:
            return
        kind: Any = self._table.type
        decode: Callable[[bytes], T] = _decoder(kind).decode
        try:
            for key, held in rows.bodies():
                yield key, decode(body(held))
        except msgspec.ValidationError as wrong:
            raise _strange(wrong) from wrong

    def get(self, key: str) -> T | None:
        document = self._workbook.get(self._table.name, key)
        return None if document is None else from_document(document, self._table.type)

    def __len__(self) -> int:
        return len(self._workbook.documents(self._table.name))

    def put(self, item: T) -> Put:
        """The change that writes this item; it is made when it is applied."""
        return Put(self._table.name, str(self._table.key(item)), to_document(item))

    def remove(self, key: str) -> Remove:
        return Remove(self._table.name, key)
