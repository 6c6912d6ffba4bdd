"""Documents of the workbook as domain types: one register a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec

from verksted.privacy.decisions import Decision
from verksted.privacy.release_people import Reviewed, SignOff
from verksted.workbook import Put, Remove, Workbook
from verksted.workbook.errors import Damaged
from verksted.workshop.agenda import Block
from verksted.workshop.followup import Measure, Promise
from verksted.workshop.language import say
from verksted.workshop.notes import Note
from verksted.workshop.plan import PlannedQuestion, PrincipleCheck, RoleFilled, Theme, Workshop
from verksted.workshop.points import Point, SetAside
from verksted.workshop.summary import Summary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class HiddenWord:
    """A name or place typed to be hidden. Never shown again; gone at release."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class HiddenForms:
    """Keyed hashes (hex) of the forms of hidden words: all that stays after release."""

    id: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Released:
    """A released summary, and the raw notes' word runs (keyed hashes, hex) for later leak scans."""

    id: str
    at: str
    summary: Summary


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The workbook's own Ed25519 seed (hex), which signs what is released."""

    id: str
    seed: str


@dataclass(frozen=True, slots=True)
class RegisterMark:
    """That a workbook is no workshop but the register of a service. There is one, with the id `register`."""

    id: str
    format: int = 1


@dataclass(frozen=True, slots=True)
class Ordered:
    """A block of the agenda with its place in the order."""

    block: Block
    order: int

    @property
    def id(self) -> str:
        return self.block.id


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """A table of the workbook: its name, the type of its documents, and what they are known by."""

    name: str
    type: type[T]
    key: Callable[[T], str]


WORKSHOP = Table("workshop", Workshop, lambda _: "workshop")
THEMES = Table("themes", Theme, attrgetter("id"))
BLOCKS = Table("blocks", Ordered, attrgetter("id"))
QUESTIONS = Table("questions", PlannedQuestion, attrgetter("id"))
ROLES = Table("roles", RoleFilled, attrgetter("id"))
PRINCIPLES = Table("principles", PrincipleCheck, attrgetter("principle"))
NOTES = Table("notes", Note, attrgetter("id"))
POINTS = Table("points", Point, attrgetter("id"))
ASIDE = Table("aside", SetAside, attrgetter("note"))
MEASURES = Table("measures", Measure, attrgetter("id"))
PROMISES = Table("promises", Promise, attrgetter("id"))
DECISIONS = Table("decisions", Decision, attrgetter("id"))
REVIEWED = Table("reviewed", Reviewed, attrgetter("slot"))
SIGN_OFFS = Table("sign_offs", SignOff, lambda _: "sign-off")
RELEASED = Table("released", Released, attrgetter("id"))
HIDDEN = Table("hidden", HiddenWord, attrgetter("id"))
HIDDEN_FORMS = Table("hidden_forms", HiddenForms, attrgetter("id"))
REGISTER = Table("register", RegisterMark, attrgetter("id"))
SIGNING = Table("signing", SigningKey, attrgetter("id"))


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

    __slots__ = ("_kind", "_table", "_workbook")

    def __init__(self, workbook: Workbook, table: Table[T]) -> None:
        self._workbook = workbook
        self._table = table
        self._kind: Any = table.type

    def all(self) -> list[T]:
        """Every document, in the order in which they were first written."""
        return list(self)

    def __iter__(self) -> Iterator[T]:
        return (item for _, item in self.items())

    def items(self) -> Iterator[tuple[str, T]]:
        """Key and document, one after the other."""
        return ((key, item) for key, item, _ in self.packed())

    def packed(self) -> Iterator[tuple[str, T, bytes]]:
        """As `items`, with the JSON in which the workbook holds the document."""
        decode: Callable[[bytes], T] = _decoder(self._kind).decode
        try:
            for key, packed in self._workbook.documents(self._table.name).packed.items():
                yield key, decode(packed), packed
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
